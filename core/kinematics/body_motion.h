#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/vec.h"
#include "core/body/ground.h"
#include "core/body/scale.h"
#include "core/body/view.h"
#include "core/kinematics/both_sides.h"
#include "core/kinematics/closed_leg.h"
#include "core/kinematics/point_path.h"
#include "core/motion/pose_track.h"
#include "core/signal/series.h"

namespace dowel {

/// Everything about how the body moved, per frame of the `PoseTrack` (n frames).
/// Angles follow docs/method.md: flexion positive, 0 standing straight, unwrapped.
struct BodyMotion {
  std::vector<double> time_s;  ///< shape (n)
  double frame_rate_hz = 0;    ///< 1 / median frame interval
  Ground ground;               ///< what of a path on the picture is the lifter's own
  double cutoff_hz = 0;        ///< low-pass applied to the paths [Winter2009]
  PointPath ear, shoulder, elbow, wrist, hip, knee, ankle, heel,
      toe;                          ///< near side; leg: asked one
  PointPath far_knee, far_ankle;    ///< of the other leg; seldom seen from the side
  PointPath mid_shoulder, mid_hip;  ///< mean of both sides
  Series trunk_inclination_rad;     ///< mid-hip → mid-shoulder against vertical, forward positive
  Series hip_flexion_rad;           ///< π − trunk–thigh angle; contains lumbar flexion
  Series knee_flexion_rad;          ///< 0 straight
  Series knee_flexion_sd_rad;       ///< own sd of each value; only in views off the side
  Series ankle_dorsiflexion_rad;    ///< 0 when the shank is square to the foot
  Series shank_inclination_rad;     ///< forward positive
  Series elbow_flexion_rad;         ///< 0 straight
  Series shoulder_drop;             ///< mid-shoulder below its standing level [trunk lengths]
  Series hip_drop;                  ///< mid-hip below its standing level [trunk lengths]
  Series hip_back;                  ///< mid-hip behind its standing place [trunk lengths]
  std::vector<std::uint8_t>
      hip_behind_plate;                  ///< shape (n) from the side: 1 where a plate hides it
  std::vector<std::uint8_t> leg_astray;  ///< shape (n) from the side: told where no leg can have it
  std::optional<StandingLeg> standing_leg;  ///< near side; from the side, where somebody stands
  std::optional<StandingLeg> leg_by_build;  ///< the same where nobody was seen to stand
  std::optional<BothSides> both_sides;  ///< from in front or behind; not kept of joined stretches
  double angle_noise_rad = 0;           ///< frame-to-frame sd of the joint angles

  /// A point of a path on the lifter's own ground [px]; see `Ground`.
  Vec2 on_ground(const PointPath& path, std::size_t i) const { return ground.place(i, path.px[i]); }
};

}  // namespace dowel
