#pragma once

#include <array>
#include <vector>

#include "vision/frame.h"

namespace dowel::vision {

/// Finds hard cuts: the picture changes as a whole from one frame to the next, and by far more than
/// it does just before and after. Frames go in, in order; every one is looked at, on a sparse grid.
/// Fades, flashes that pass, and a camera that turns are no cuts.
class ShotCutFinder {
 public:
  void add(const Frame& frame);
  /// @returns the time of the first frame of each shot but the first, rising [s]
  std::vector<double> finish() const;
  /// Where more of the picture changes in one step than in any step shortly before or after, cuts
  /// of `finish` left out: a piece may have been cut out of one scene there, or words came in, or
  /// somebody moved fast once. Who is in the picture tells (`cuts_within`).
  /// @returns the times of the later frames, rising [s]
  std::vector<double> sudden_changes() const;

 private:
  static constexpr int kSide = 48;
  using Grid = std::array<float, kSide * kSide>;

  struct Change {
    double time_s = 0;      ///< of the later frame
    double dissimilar = 0;  ///< 1 − correlation with the frame before
    double over_flash = 0;  ///< the same with the frame before that: what a flash does not change
    double share = 0;       ///< of the picture that differs from the frame before, 0 … 1
  };

  Grid before_{}, last_{};  ///< the last two frames, without their mean, scaled to length 1
  Grid last_grey_{};        ///< the last frame without its mean [grey levels]
  int frames_ = 0;
  std::vector<Change> changes_;
};

}  // namespace dowel::vision
