#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "core/motion/landmark.h"
#include "vision/frame.h"
#include "vision/mask_head.h"
#include "vision/roi.h"
#include "vision/xnn_network.h"

namespace dowel::vision {

/// What the landmark network says about one square of one picture.
struct BodyEstimate {
  float confidence = 0;        ///< that a person is there, 0 … 1
  PerJoint<Landmark> image{};  ///< on the picture
  PerJoint<WorldPoint> world{};
  Roi own_roi;  ///< the square that these very points ask for
};

/// Finds the 33 body points, and if asked the mask, of the person in a given square. One thread
/// at a time.
class PoseLandmarker {
 public:
  enum class Outputs {
    kRoiOnly,        ///< only `confidence` and `own_roi`, the cheapest
    kPoints,         ///< all of `BodyEstimate`
    kPointsAndMask,  ///< and the mask
  };

  /// @param graph  of a pose_landmark_*.tflite; errors: kMissing when it is another network
  static Result<PoseLandmarker> create(std::shared_ptr<const Graph> graph, Outputs outputs);

  /// @param roi  finite, side at least 1 px
  BodyEstimate estimate(const Frame& frame, const Roi& roi);
  /// Mask logits of the last estimate, shape (256, 256) over its square; needs kPointsAndMask.
  std::span<const float> mask_logits();

 private:
  PoseLandmarker(XnnNetwork network, Outputs outputs, std::optional<MaskHead> mask_head)
      : network_(std::move(network)), outputs_(outputs), mask_head_(std::move(mask_head)) {}
  XnnNetwork network_;
  Outputs outputs_;
  std::optional<MaskHead> mask_head_;  ///< none: the network itself gives the mask
};

}  // namespace dowel::vision
