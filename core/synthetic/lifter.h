#pragma once

#include <vector>

#include "core/synthetic/back_curve.h"
#include "core/synthetic/skeleton.h"
#include "core/synthetic/timeline.h"

namespace dowel::synthetic {

/// Everything about the lifter at one moment, before any camera.
struct Instant {
  Moment moment;
  Skeleton skeleton;
  SyntheticSpine spine;  ///< as wished at this moment
  double carried_kg = 0;
  bool balanced = true;  ///< false: lies on a bench or walks; the balance then says nothing
};

/// Performs a motion: a pure function of time once the bottoms are known.
class Lifter {
 public:
  Lifter(const SyntheticBody& body, const SyntheticMotion& motion, bool stands_on_right);

  const Timeline& timeline() const { return timeline_; }
  Instant at(double time_s) const;
  /// Middle of everything that the body reaches over the set, along the floor [m].
  double middle_x() const;

 private:
  /// What the lifter does at the lower end of one rep.
  struct Bottom {
    double trunk_rad = 0;
    double knee_rad = 0;
    double com_over_foot = 0;
    double ear_drop_m = 0;
    SyntheticSpine spine;
    Vec2 floor_load;
  };

  PostureRequest base_request() const;
  PostureRequest top_request() const;
  Bottom make_bottom(int rep) const;
  PostureRequest request_at(const Moment& moment, double time_s) const;
  double swing_arm_rad(double swing) const;

  SyntheticBody body_;
  SyntheticMotion motion_;
  bool stands_on_right_;
  Timeline timeline_;
  std::vector<Bottom> bottoms_;
};

}  // namespace dowel::synthetic
