#pragma once

#include <optional>

#include "core/kinematics/body_motion.h"
#include "core/motion/bar_points.h"

namespace dowel {

/// Limits for smoothing (docs/method.md, smoothing and noise).
struct MotionOptions {
  double lowest_cutoff_hz = 4;  ///< the residual analysis answers within these
  double highest_cutoff_hz = 10;
  double longest_gap_s = 0.2;     ///< longer gaps stay gaps
  std::optional<BodySide> leg{};  ///< whose leg is measured; none: the nearer one
  BarPoints bar{};                ///< whose plate hides what lies behind it; kNone: nothing does
};

/// Smooths the near side's points and turns them into angles and travel.
/// In an oblique view the angles come from the network's world points instead of the picture.
/// @param track  n frames
/// @param view  from estimate_view
/// @param ground  from find_ground
/// @returns every series of shape (n); points not seen are gaps
/// @source angle conventions [Wu2002]; filter [Winter2009]
BodyMotion measure_motion(const PoseTrack& track, const View& view, const Ground& ground,
                          const MotionOptions& options = {});

}  // namespace dowel
