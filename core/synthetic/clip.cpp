#include "core/synthetic/clip.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/synthetic/body_parts.h"
#include "core/synthetic/landmarks.h"
#include "core/synthetic/lifter.h"
#include "core/synthetic/silhouette_maker.h"

namespace dowel {
namespace synthetic {
namespace {

SyntheticFrameTruth truth_of(const SyntheticBody& body, const Instant& instant, const View& view,
                             const BackCurve& curve, const BackCurve::Surface& dorsal) {
  const Skeleton& skeleton = instant.skeleton;
  const Limbs& leg = view.right_is_near() ? skeleton.right : skeleton.left;
  SyntheticFrameTruth truth;
  truth.rep = instant.moment.rep;
  truth.depth = instant.moment.trunk_depth;
  truth.trunk_inclination_rad = skeleton.trunk_rad;
  truth.shank_inclination_rad = std::atan2(leg.knee.x - leg.ankle.x, leg.knee.y - leg.ankle.y);
  const double thigh_rad = std::atan2(leg.hip.x - leg.knee.x, leg.hip.y - leg.knee.y);
  truth.knee_flexion_rad = truth.shank_inclination_rad - thigh_rad;
  truth.hip_flexion_rad = skeleton.trunk_rad - thigh_rad;
  const double sole_rad = std::atan2(leg.toe.y - leg.heel.y, leg.toe.x - leg.heel.x);
  truth.ankle_rad = truth.shank_inclination_rad + sole_rad;
  truth.hip_m = skeleton.hip;
  truth.shoulder_m = skeleton.shoulder;
  truth.knee_m = {leg.knee.x, leg.knee.y};
  truth.ankle_m = {leg.ankle.x, leg.ankle.y};
  truth.bar_m = skeleton.load;
  truth.carried_kg = instant.carried_kg;
  truth.com_m = centre_of_mass(body, skeleton, instant.carried_kg);
  if (instant.balanced) {
    truth.com_over_foot = (truth.com_m.x - leg.heel.x) / (leg.toe.x - leg.heel.x);
  }
  truth.back = curve.profile(dorsal);
  truth.dowel = read_true_dowel(truth.back, body.trunk_m);
  return truth;
}

// Ventral distance of the ear from the chord's line [mm].
double ear_before_chord_mm(const Skeleton& skeleton, const SyntheticBackProfile& back,
                           double trunk_m) {
  const auto axes = trunk_axes(skeleton.trunk_rad);
  const auto on_back = [&](std::size_t i) {
    return skeleton.hip + (SyntheticBackProfile::s_at(i) * trunk_m) * axes.up +
           back.depth_m[i] * axes.dorsal;
  };
  const Vec2 low = on_back(SyntheticBackProfile::kChordFirst);
  const Vec2 chord = on_back(SyntheticBackProfile::kChordLast) - low;
  return 1000 * cross(skeleton.ear - low, chord) / norm(chord);
}

// The same, from where the ear stands on a neutral neck: the chord keeps its place in the trunk.
double ear_shift_mm(const SyntheticBody& body, const Skeleton& skeleton,
                    const SyntheticBackProfile& back) {
  Skeleton neutral = skeleton;
  place_trunk(body, neutral.hip, neutral.trunk_rad, 0, neutral);
  return ear_before_chord_mm(skeleton, back, body.trunk_m) -
         ear_before_chord_mm(neutral, back, body.trunk_m);
}

// Moves the reps to the clip's clock; an ascent that the clip cuts is a partial rep, one that it
// does not show is none.
std::vector<SyntheticRep> filmed_reps(std::vector<SyntheticRep> reps, double first_s,
                                      double last_s) {
  std::erase_if(reps, [&](const SyntheticRep& rep) {
    return rep.lockout_s <= first_s || rep.ascent_start_s >= last_s;
  });
  for (SyntheticRep& rep : reps) {
    const bool cut = rep.ascent_start_s < first_s || rep.lockout_s > last_s;
    const bool named = std::find(rep.faults.begin(), rep.faults.end(),
                                 SyntheticFault::kPartialRep) != rep.faults.end();
    if (cut && !named) rep.faults.push_back(SyntheticFault::kPartialRep);
    rep.partial = rep.partial || cut;
    for (double* time :
         {&rep.start_s, &rep.bottom_s, &rep.ascent_start_s, &rep.lockout_s, &rep.end_s}) {
      *time -= first_s;
    }
  }
  return reps;
}

bool is_lost(const SyntheticCamera& camera, double time_s) {
  return std::any_of(camera.lost.begin(), camera.lost.end(), [&](const auto& span) {
    return time_s >= span.from_s && time_s <= span.to_s;
  });
}

}  // namespace

std::vector<double> frame_times(const SyntheticCamera& camera, double set_end_s) {
  std::vector<double> times = camera.times_s;
  if (times.empty()) {
    const double end_s = std::min(camera.end_s.value_or(set_end_s), set_end_s);
    const auto count = static_cast<long>(std::floor((end_s - camera.start_s) * camera.fps + 1e-9));
    for (long i = 0; i <= count; ++i) {
      times.push_back(camera.start_s + static_cast<double>(i) / camera.fps);
    }
  }
  if (camera.dropped_share > 0) {
    Random random(camera.seed ^ 0x9e3779b97f4a7c15ULL);
    std::size_t index = 0;
    std::erase_if(times, [&](double) {  // the first frame stays: it sets the clock
      return random.uniform() < camera.dropped_share && index++ > 0;
    });
  }
  return times;
}

}  // namespace synthetic

Result<SyntheticClip> film_synthetic_clip(const SyntheticBody& body, const SyntheticMotion& motion,
                                          const SyntheticCamera& camera) {
  using namespace synthetic;
  DOWEL_TRY(check_arguments(body, motion, camera));
  const bool faces_right = camera.facing == SyntheticCamera::Facing::kRight;
  const Lifter lifter(body, motion, faces_right);
  const View view(camera, lifter.middle_x());
  const BackCurve curve(body);
  const auto times = frame_times(camera, lifter.timeline().end_s);
  if (times.empty()) {
    return fail(ErrorCode::kUsage, "the camera films before or after the set: no frame",
                "let start_s … end_s overlap the set");
  }
  SyntheticClip clip;
  clip.poses.width_px = camera.width_px;
  clip.poses.height_px = camera.height_px;
  clip.truth = {
      body.trunk_m, camera.metres_per_pixel, view.origin_px(), camera.yaw_rad, faces_right, {}, {}};
  Random joint_noise(camera.seed);
  Random mask_noise(camera.seed + 1);
  for (const double time_s : times) {
    const Instant instant = lifter.at(time_s);
    const auto dorsal = curve.dorsal(instant.spine);
    SyntheticFrameTruth truth = truth_of(body, instant, view, curve, dorsal);
    truth.time_s = time_s - times.front();
    truth.ear_shift_mm = ear_shift_mm(body, instant.skeleton, truth.back);
    PoseFrame pose = see_joints(body, instant.skeleton, camera, view, joint_noise);
    pose.time_s = truth.time_s;
    if (is_lost(camera, time_s)) pose.found = false;
    auto rings = silhouette_rings(body, instant.skeleton, {curve, dorsal}, camera, view);
    DOWEL_TRY(rings);
    add_mask_noise(camera, mask_noise, *rings);
    clip.silhouettes.frames.push_back(pose.found ? to_silhouette(*rings) : PackedSilhouette{});
    clip.poses.frames.push_back(pose);
    clip.truth.frames.push_back(truth);
  }
  clip.truth.reps = filmed_reps(lifter.timeline().reps, times.front(), times.back());
  return clip;
}

std::optional<SyntheticSpine> true_spine_of_rep(const SyntheticTruth& truth, int rep) {
  constexpr double kHinged_rad = std::numbers::pi / 6;
  std::vector<double> mdev;
  std::vector<double> bend;
  if (rep < 1 || static_cast<std::size_t>(rep) > truth.reps.size()) return std::nullopt;
  const SyntheticRep& asked = truth.reps[static_cast<std::size_t>(rep) - 1];
  for (const SyntheticFrameTruth& frame : truth.frames) {
    const bool ascends = frame.time_s >= asked.ascent_start_s && frame.time_s <= asked.lockout_s;
    if (!ascends || frame.trunk_inclination_rad < kHinged_rad) continue;
    mdev.push_back(frame.dowel.mdev_mm);
    bend.push_back(frame.dowel.bend_rad);
  }
  if (mdev.empty()) return std::nullopt;
  const auto median = [](std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
  };
  return SyntheticSpine{median(mdev), median(bend)};
}

}  // namespace dowel
