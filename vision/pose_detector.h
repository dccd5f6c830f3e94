#pragma once

#include <vector>

#include "vision/frame.h"
#include "vision/roi.h"
#include "vision/xnn_network.h"

namespace dowel::vision {

/// A person found on a whole picture.
struct Detection {
  float score = 0;  ///< 0.5 … 1
  Roi roi;          ///< for the landmark network
};

/// Finds people on a picture without knowing where to look. One thread at a time.
class PoseDetector {
 public:
  /// @param graph  of pose_detection.tflite; errors: kMissing when it is another network
  static Result<PoseDetector> create(std::shared_ptr<const Graph> graph);

  /// Looks at the whole picture once. Misses people below about a third of its longer side.
  /// @returns best score first
  std::vector<Detection> detect(const Frame& frame);
  /// Looks at overlapping tiles of half, and if that finds nobody of a third, of the picture's
  /// longer side: some twenty times as slow as `detect`.
  std::vector<Detection> detect_small(const Frame& frame);
  /// Looks at an upright part of the picture, enlarged.
  std::vector<Detection> detect_within(const Frame& frame, const Roi& part);

 private:
  explicit PoseDetector(XnnNetwork network) : network_(std::move(network)) {}
  std::vector<Detection> look_at(const Frame& frame, const Roi& window);
  std::vector<Detection> look_at_tiles(const Frame& frame, int tiles_per_side);
  XnnNetwork network_;
};

}  // namespace dowel::vision
