#include "report/testing/sample_motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dowel::report::testing {
namespace {

constexpr double kDescent_s = 1.2, kBottom_s = 0.3, kAscent_s = 0.9, kTop_s = 0.6;
constexpr double kRep_s = kDescent_s + kBottom_s + kAscent_s + kTop_s;
constexpr double kLead_s = 0.8;
constexpr double kShank_px = 232, kThigh_px = 244, kTrunk_px = 290, kNeck_px = 92, kArm_px = 330;
constexpr Vec2 kAnkle = {330, 1120};

Vec2 along(double inclination_rad, double length_px) {
  return {length_px * std::sin(inclination_rad), -length_px * std::cos(inclination_rad)};
}

// 0 standing, 1 at the bottom; `lead` bends the way up ahead of (> 0) or behind the plain cosine.
double depth(double in_rep_s, bool pull_first, double lead) {
  const double pi = std::numbers::pi;
  if (in_rep_s < 0) return pull_first ? 1 : 0;
  if (pull_first) in_rep_s = std::fmod(in_rep_s + kDescent_s, kRep_s);
  if (in_rep_s < kDescent_s) return (1 - std::cos(pi * in_rep_s / kDescent_s)) / 2;
  in_rep_s -= kDescent_s;
  if (in_rep_s < kBottom_s) return 1;
  in_rep_s -= kBottom_s;
  if (in_rep_s >= kAscent_s) return 0;
  const double part = std::pow(in_rep_s / kAscent_s, 1 - lead);
  return (1 + std::cos(pi * part)) / 2;
}

// A small wobble that differs from frame to frame and rep to rep, the same in every run.
double wobble(double t, double size) {
  return size * (std::sin(2.3 * t + 0.4) + 0.6 * std::sin(5.9 * t + 1.1)) / 1.6;
}

void size_series(BodyMotion& m, DowelTrack& d, std::size_t n) {
  for (PointPath* path : {&m.ear, &m.shoulder, &m.elbow, &m.wrist, &m.hip, &m.knee, &m.ankle,
                          &m.heel, &m.toe, &m.mid_shoulder, &m.mid_hip}) {
    *path = PointPath(n, 0.6);
  }
  for (Series* series : {&m.trunk_inclination_rad, &m.hip_flexion_rad, &m.knee_flexion_rad,
                         &m.ankle_dorsiflexion_rad, &m.shank_inclination_rad, &m.elbow_flexion_rad,
                         &m.shoulder_drop, &m.hip_drop, &m.hip_back, &d.mean_deviation_mm,
                         &d.bulge_mm, &d.bend_rad, &d.gap_mm, &d.ear_mm}) {
    *series = Series(n);
  }
}

struct Posture {
  double shank_rad, knee_rad, hip_rad;
  double trunk_rad() const { return shank_rad - knee_rad + hip_rad; }
};

Posture posture_at(double t, const SampleOptions& options) {
  const double into = t - kLead_s;
  const int rep = into < 0 ? 1 : static_cast<int>(into / kRep_s) + 1;
  const bool stands = into < 0 || (into >= kRep_s * options.reps && !options.cut_last);
  const double in_rep = stands ? -1 : std::fmod(into, kRep_s);
  const double lead = hips_rise_first(rep) ? 0.55 : 0.1;
  const double knee = depth(in_rep, options.pull_first, lead);
  const double trunk = depth(in_rep, options.pull_first, lead > 0.5 ? -0.6 : -0.05);
  const double trunk_rad = to_rad(2 + 52 * trunk + wobble(t, 0.8));
  const double knee_rad = to_rad(6 + 58 * knee + wobble(t + 3, 0.8));
  const double shank_rad = to_rad(2 + 10 * knee);
  return {shank_rad, knee_rad, trunk_rad - shank_rad + knee_rad};
}

void lay_sample_dowel(const SampleOptions& options, std::size_t i, Vec2 hip, double trunk_rad,
                      int rep, SetAnalysis& set) {
  const double bent = std::max(0.0, std::sin(trunk_rad));
  const bool rounds = options.rounded && rep % 4 != 0;
  const double bulge_px = bent * (rounds ? 15 : 2);
  const Vec2 dorsal = {-std::cos(trunk_rad), -std::sin(trunk_rad)};
  DowelDrawing drawing;
  drawing.frame = i;
  const auto at = [&](double s, double off_px) {
    return hip + along(trunk_rad, s * kTrunk_px) + off_px * dorsal;
  };
  for (double s = 0.1; s < 0.665; s += 0.04) {
    const double x = (s - 0.1) / 0.56;
    const double lumbar_px = -9 * (1 - bent) * std::sin(std::numbers::pi * x);
    drawing.back.push_back(at(s, 52 + lumbar_px + bulge_px * std::sin(std::numbers::pi * x)));
  }
  const double lift_px = std::max(0.0, bulge_px - 2);
  drawing.low_end = at(-0.18, 53 + lift_px);
  drawing.high_end = at(1.42, 53 + lift_px);
  drawing.tailbone = at(0.1, 52);
  drawing.upper_back = at(0.66, 52);
  drawing.head = at(1.24, 47);
  drawing.tailbone_touches = true;
  drawing.upper_back_touches = !rounds || bent < 0.5;
  drawing.head_touches = rep % 3 != 0 || bent < 0.4;
  const double mm_per_px = 535 / kTrunk_px;
  set.dowel.mean_deviation_mm.set(i, (bulge_px - 9 * (1 - bent)) * 0.6 * mm_per_px);
  set.dowel.bulge_mm.set(i, bulge_px * mm_per_px);
  set.dowel.bend_rad.set(i, to_rad(bulge_px));
  set.dowel.gap_mm.set(i, 6 + 18 * (1 - bent));
  set.dowel.ear_mm.set(i, drawing.head_touches ? 8 : 31);
  set.dowel.drawings.push_back(std::move(drawing));
}

void place_frame(const SampleOptions& options, std::size_t i, SetAnalysis& set) {
  BodyMotion& m = set.motion;
  const double t = m.time_s[i];
  const Posture pose = posture_at(t, options);
  const double trunk = pose.trunk_rad();
  const Vec2 knee = kAnkle + along(pose.shank_rad, kShank_px);
  const Vec2 hip = knee + along(pose.shank_rad - pose.knee_rad, kThigh_px);
  const Vec2 shoulder = hip + along(trunk, kTrunk_px);
  const Vec2 ear = shoulder + along(0.8 * trunk, kNeck_px) + Vec2{12, 0};
  const Vec2 wrist = shoulder + Vec2{10, kArm_px * 0.93};
  m.ankle.set(i, kAnkle);
  m.heel.set(i, kAnkle + Vec2{-34, 36});
  m.toe.set(i, kAnkle + Vec2{96, 42});
  m.knee.set(i, knee);
  m.hip.set(i, hip);
  m.mid_hip.set(i, hip);
  m.shoulder.set(i, shoulder);
  m.mid_shoulder.set(i, shoulder);
  m.ear.set(i, ear);
  m.elbow.set(i, shoulder + Vec2{2, kArm_px * 0.5});
  m.wrist.set(i, wrist);
  m.trunk_inclination_rad.set(i, trunk);
  m.hip_flexion_rad.set(i, pose.hip_rad);
  m.knee_flexion_rad.set(i, pose.knee_rad);
  m.shank_inclination_rad.set(i, pose.shank_rad);
  m.ankle_dorsiflexion_rad.set(i, pose.shank_rad);
  m.elbow_flexion_rad.set(i, to_rad(4));
  const double standing_hip_y = kAnkle.y - kShank_px - kThigh_px;
  m.hip_drop.set(i, (hip.y - standing_hip_y) / kTrunk_px);
  m.hip_back.set(i, (kAnkle.x - hip.x) / kTrunk_px);
  m.shoulder_drop.set(i, (shoulder.y - standing_hip_y + kTrunk_px) / kTrunk_px);
  const int rep = std::max(1, static_cast<int>((t - kLead_s) / kRep_s) + 1);
  if (!options.oblique) lay_sample_dowel(options, i, hip, trunk, rep, set);
}

Rep sample_rep(const SampleOptions& options, int number, std::size_t last_frame) {
  const double start = kLead_s + kRep_s * (number - 1);
  const auto frame = [&](double after_s) {
    const auto i = static_cast<std::size_t>(std::lround((start + after_s) * options.frame_rate_hz));
    return std::min(i, last_frame);
  };
  Rep rep;
  rep.index = number;
  rep.descent_first = !options.pull_first;
  rep.start_frame = frame(0);
  rep.end_frame = frame(kRep_s);
  const double down = options.pull_first ? kBottom_s + kAscent_s + kTop_s : 0;
  const double up = options.pull_first ? kBottom_s : kDescent_s + kBottom_s;
  rep.descent_from = frame(down);
  rep.descent_to = frame(down + kDescent_s);
  rep.ascent_from = frame(up);
  rep.ascent_to = frame(up + kAscent_s);
  rep.bottom_frame = frame(up - kBottom_s / 2);
  rep.tempo = {kDescent_s, kBottom_s, kAscent_s, kTop_s};
  return rep;
}

}  // namespace

bool hips_rise_first(int rep) { return rep == 7 || rep == 8 || rep == 10; }

void move_sample_body(const SampleOptions& options, SetAnalysis& set) {
  const double whole_s = kLead_s + kRep_s * options.reps;
  const double until_cut_s = kDescent_s + kBottom_s + kAscent_s / 2;
  const double length_s = whole_s + (options.cut_last ? until_cut_s : 0.8);
  const auto n = static_cast<std::size_t>(std::lround(length_s * options.frame_rate_hz));
  set.motion.frame_rate_hz = options.frame_rate_hz;
  set.motion.cutoff_hz = 6;
  set.motion.angle_noise_rad = to_rad(0.6);
  size_series(set.motion, set.dowel, n);
  for (std::size_t i = 0; i < n; ++i) {
    set.motion.time_s.push_back(static_cast<double>(i) / options.frame_rate_hz);
    place_frame(options, i, set);
  }
  for (int number = 1; number <= options.reps; ++number) {
    set.reps.reps.push_back(sample_rep(options, number, n - 1));
  }
  if (options.cut_last) {
    Rep cut = sample_rep(options, options.reps + 1, n - 1);
    cut.index = 0;
    cut.partial = true;
    cut.partial_reason = "The clip ends before the lifter stands.";
    set.reps.reps.push_back(cut);
  }
  set.reps.counted = options.reps;
  set.scale.trunk_length_px = kTrunk_px;
}

}  // namespace dowel::report::testing
