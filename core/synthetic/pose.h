#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/vec.h"

namespace dowel {

/// Where an arm's hand is sent, when not by angles.
enum class ReachFor { kNothing, kHips, kShoulders, kHead, kKnees, kAnkles, kFloor };

/// How one leg stands or hangs. Angles of parts are against the vertical: 0 hangs down, positive
/// forward, beyond half a turn upright; `out` is the part of it to the leg's own side.
struct PosedLeg {
  bool stands = true;       ///< the sole is on the floor at `x_m`; else the angles below hold
  double x_m = 0;           ///< middle of the foot before the origin
  double z_m = 0.12;        ///< outwards from the middle of the body
  double height_m = 0;      ///< of what the foot stands on
  double toe_out_rad = 0;   ///< of the foot
  double knee_out_rad = 0;  ///< of the plane in which the knee bends
  double heel_up_rad = 0;   ///< of a foot that stands on its toes
  double thigh_rad = 0;
  double thigh_out_rad = 0;
  double shank_rad = 0;
  double shank_out_rad = 0;
  double foot_rad = 0;  ///< 0: at a right angle to the shank; positive: toes pointed
};

/// How one arm hangs or reaches; angles as in `PosedLeg`.
struct PosedArm {
  ReachFor reach = ReachFor::kNothing;
  Vec3 by_m;  ///< from what is reached for: along its own front, up and out; the floor's is the
              ///< room's
  Vec3 elbow{-1, -0.4, 0.4};  ///< where the elbow of a reaching arm points: front, up, out
  double upper_rad = 0;
  double upper_out_rad = 0;
  double fore_rad = 0;
  double fore_out_rad = 0;
};

/// Parts of the body that may lie or sit on something.
enum class RestingPart { kPelvis, kChest, kShoulders, kHead, kKnees, kHands, kElbows, kFeet };

/// One posture in the lifter's own terms. Lengths are those of a lifter of 1.75 m and grow with
/// him.
struct Pose {
  double trunk_rad = 0;  ///< line from hips to shoulders against the vertical, positive forward
  double curve_rad = 0;  ///< bend of the back along that line: positive rounds, negative arches
  double lean_rad = 0;   ///< of the trunk to the right, over the hips
  double head_rad = 0;   ///< nod against the upper back
  double roll_rad = 0;   ///< of the whole body to the right: a quarter turn lies on the right side
  double turn_rad = 0;   ///< of the whole body to the right, about the vertical
  /// Height of the hips; absent: found by balance or by what rests.
  std::optional<double> hips_up_m;
  double hips_front_m = 0;  ///< where they are, unless found by balance
  double hips_right_m = 0;
  double knee_rad = 0;         ///< bend of the standing knees, for balance
  double com_over_foot = 0.5;  ///< 0 heel … 1 toes, for balance
  /// Height at which hanging hands must arrive; the knees bend until they do. For balance.
  std::optional<double> hands_at_m;
  std::vector<RestingPart> rests;  ///< the lowest of these lies at `rests_at_m`
  double rests_at_m = 0;
  double load_kg = 0;  ///< in the hands or on the shoulders, for balance
  PosedLeg right_leg, left_leg;
  PosedArm right_arm, left_arm;
};

/// What stands in the picture or is held.
enum class PropKind {
  kBlock,    ///< anything solid: box, pad, platform, step, sled
  kBench,    ///< a block on two legs
  kBarbell,  ///< with plates
  kKettlebell,
  kDumbbell,
  kStick,
  kBand,
  kStrap,  ///< strap, rope, cable: a line that is not elastic
  kWall,
  kBar,  ///< fixed, seen from its end: to hang from, to hold
  kRoller,
};

/// Where a thing, or the end of a line, is.
enum class PropPlace {
  kRoom,   ///< at x_m, y_m of the picture
  kHands,  ///< between both hands
  kRightHand,
  kLeftHand,
  kUpperBack,  ///< on the back of the shoulders
  kShoulders,  ///< on the front of the shoulders
  kHips,       ///< in the crease of the hips
  kChest,
  kSpine,  ///< along the back from tailbone to head
  kRightKnee,
  kLeftKnee,
  kRightAnkle,
  kLeftAnkle,
  kRightFoot,
  kLeftFoot,
};

/// One thing in the picture. x to the right of the picture, y up from the floor, for 1.75 m.
struct Prop {
  PropKind kind = PropKind::kBlock;
  PropPlace at = PropPlace::kRoom;
  double x_m = 0, y_m = 0;           ///< kRoom: where; blocks: their lower left corner
  double width_m = 0, height_m = 0;  ///< blocks; roller and plate: width is the diameter
  PropPlace to = PropPlace::kRoom;   ///< lines: their other end
  double to_x_m = 0, to_y_m = 0;     ///< kRoom: where
  bool before = false;               ///< drawn before the lifter, not behind
};

/// One moment of an exercise.
struct PoseMoment {
  std::string label;      ///< "Start", "End", or what is wrong
  std::string fault;      ///< id of the mistake or sign shown; empty: as it should be
  bool compared = false;  ///< the mistakes go wrong here; none says so: at the last right moment
  Pose pose;
  std::vector<Prop> props;  ///< besides those of the figure
};

/// How one exercise, or several that look alike, is drawn.
struct PoseFigure {
  std::vector<std::string> of;  ///< ids of exercises, drills and tests
  double view_rad = 0;          ///< camera: 0 from the right side, a quarter turn: from the front
  double above_rad = 0;         ///< how steeply it looks down
  std::vector<Prop> props;      ///< in every frame
  std::vector<PoseMoment> moments;  ///< start, end, then what is wrong
};

/// The figure of this id, or null: it cannot be drawn.
inline const PoseFigure* find_figure(const std::vector<PoseFigure>& figures, std::string_view id) {
  for (const PoseFigure& figure : figures) {
    for (const std::string& of : figure.of) {
      if (of == id) return &figure;
    }
  }
  return nullptr;
}

}  // namespace dowel
