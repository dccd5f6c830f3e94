#include "core/synthetic/timeline.h"

#include <algorithm>
#include <cmath>

#include "core/synthetic/ease.h"

namespace dowel::synthetic {
namespace {

constexpr double kSetUp_s = 1.5;  // bending down to a load and straightening up without it

std::vector<SyntheticFault> faults_of(const SyntheticMotion& motion, int rep) {
  std::vector<SyntheticFault> faults;
  const SyntheticFaults& f = motion.faults;
  const auto add = [&](bool present, SyntheticFault fault) {
    if (present) faults.push_back(fault);
  };
  if (is_faulty(motion, rep)) {
    add(f.rounding_mm > 0, SyntheticFault::kRoundedBack);
    add(f.arching_mm > 0, SyntheticFault::kOverArchedBack);
    add(f.knee_dominance > 0, SyntheticFault::kKneeDominant);
    add(f.hips_first > 0, SyntheticFault::kHipsFirst);
    add(f.head_drop_mm > 0, SyntheticFault::kHeadDrop);
    add(f.weight_shift < 0, SyntheticFault::kWeightOnHeels);
    add(f.weight_shift > 0, SyntheticFault::kWeightOnToes);
    add(f.wobble_rad > 0, SyntheticFault::kWobble);
  }
  add(rep == motion.reps && f.last_ascent_share < 1, SyntheticFault::kPartialRep);
  return faults;
}

// Lays stages one after the other.
struct Builder {
  const SyntheticMotion& motion;
  Timeline timeline;
  Stage state;  // what the next stage starts from

  void append(StageKind kind, double duration_s, double to_depth) {
    Stage stage = state;
    stage.kind = kind;
    stage.start_s = timeline.end_s;
    stage.end_s = timeline.end_s + duration_s;
    stage.from_depth = state.to_depth;
    stage.from_grip = state.to_grip;
    stage.from_swing = state.to_swing;
    stage.to_depth = to_depth;
    stage.to_grip = next_grip;
    stage.to_swing = next_swing;
    timeline.end_s = stage.end_s;
    if (duration_s > 0) timeline.stages.push_back(stage);
    state = stage;
  }
  void hold(double duration_s) { append(StageKind::kHold, duration_s, state.to_depth); }
  void descend(double duration_s) { append(StageKind::kDescent, duration_s, 1); }
  void ascend(double duration_s, double to_depth) {
    append(StageKind::kAscent, duration_s, to_depth);
  }
  bool fails(int rep) const { return rep == motion.reps && motion.faults.last_ascent_share < 1; }

  double next_grip = 1;
  double next_swing = 0;
};

// One ascent with its pause; a failed one sinks back to the bottom.
void ascend_rep(Builder& b, int rep, SyntheticRep& truth) {
  const SyntheticTempo& tempo = b.motion.tempo;
  b.state.rep = rep;
  truth.ascent_start_s = b.timeline.end_s;
  truth.faults = faults_of(b.motion, rep);
  truth.partial = b.fails(rep);
  b.ascend(tempo.concentric_s, truth.partial ? 1 - b.motion.faults.last_ascent_share : 0);
  truth.lockout_s = b.timeline.end_s;
  if (truth.partial) {
    b.descend(tempo.concentric_s);
  } else {
    b.hold(tempo.top_s);
  }
  truth.tempo.concentric_s = tempo.concentric_s;
  truth.tempo.top_s = truth.partial ? 0 : tempo.top_s;
  truth.end_s = b.timeline.end_s;
}

void straighten_up_empty(Builder& b) {
  b.next_grip = 0;
  b.state.rep = 0;
  b.hold(0.4);
  b.ascend(kSetUp_s, 0);
}

// Pulls from the floor and thrusts: ascent, pause, descent to the next bottom.
void floor_set(Builder& b) {
  const SyntheticTempo& tempo = b.motion.tempo;
  if (b.motion.start != SyntheticStart::kBottom) {
    b.next_grip = 1;
    b.descend(b.motion.start == SyntheticStart::kBeforePick ? kSetUp_s : tempo.eccentric_s);
    b.hold(std::max(tempo.bottom_s, 0.3));
  }
  for (int rep = 1; rep <= b.motion.reps; ++rep) {
    SyntheticRep truth;
    truth.start_s = truth.bottom_s = b.timeline.end_s;
    b.state.bottom = rep - 1;
    ascend_rep(b, rep, truth);
    const bool last = rep == b.motion.reps;
    if (!truth.partial && (!last || b.motion.end != SyntheticEnd::kLockout)) {
      b.state.bottom = std::min(rep, b.motion.reps - 1);
      b.descend(tempo.eccentric_s);
      truth.tempo.eccentric_s = tempo.eccentric_s;
      truth.end_s = b.timeline.end_s;
      b.state.rep = 0;
      if (!last) b.hold(tempo.bottom_s);
      truth.tempo.bottom_s = last ? 0 : tempo.bottom_s;
    } else {
      truth.tempo.eccentric_s = truth.tempo.bottom_s = 0;
    }
    b.timeline.reps.push_back(truth);
  }
  b.state.rep = 0;
  if (b.motion.end == SyntheticEnd::kWalksAway && b.state.to_depth > 0.5) straighten_up_empty(b);
}

// Lifts that start at the top: descent, pause, ascent.
void standing_set(Builder& b) {
  const SyntheticTempo& tempo = b.motion.tempo;
  const bool swings = b.motion.exercise == SyntheticExercise::kKettlebellSwing;
  for (int rep = 1; rep <= b.motion.reps; ++rep) {
    SyntheticRep truth;
    b.state.bottom = rep - 1;
    b.state.rep = rep;
    truth.start_s = b.timeline.end_s;
    b.next_swing = swings ? -1 : 0;
    b.descend(tempo.eccentric_s);
    truth.bottom_s = b.timeline.end_s;
    b.hold(tempo.bottom_s);
    truth.tempo = tempo;
    b.next_swing = swings ? 1 : 0;
    ascend_rep(b, rep, truth);
    b.timeline.reps.push_back(truth);
  }
  b.state.rep = 0;
  b.next_swing = 0;
  if (swings) b.hold(0.9);  // the bell sinks in front of the standing lifter
  if (b.motion.end != SyntheticEnd::kLockout) b.descend(tempo.eccentric_s);
  if (b.motion.end == SyntheticEnd::kWalksAway) straighten_up_empty(b);
}

// Hips first: the knees take the first part of the ascent, the trunk even tips forward.
void split_ascent(double hips_first, double from, double to, double eased, Moment& moment) {
  const double knee = 1 - std::pow(1 - eased, 1 + 2.5 * hips_first);
  const double tip = 0.25 * hips_first * 6.75 * eased * (1 - eased) * (1 - eased);
  const double trunk = std::pow(eased, 1 + 1.5 * hips_first) - tip;
  moment.knee_depth = blend(from, to, knee);
  moment.trunk_depth = blend(from, to, trunk);
}

}  // namespace

bool is_faulty(const SyntheticMotion& motion, int rep) {
  const auto& reps = motion.faulty_reps;
  return reps.empty() || std::find(reps.begin(), reps.end(), rep) != reps.end();
}

Timeline make_timeline(const SyntheticMotion& motion) {
  Builder b{motion, {}, {}};
  b.next_grip = motion.start == SyntheticStart::kBeforePick ? 0 : 1;
  b.state.to_grip = b.next_grip;
  const bool lifts = is_lift(motion.exercise);
  b.state.to_depth = lifts && motion.start == SyntheticStart::kBottom ? 1 : 0;
  b.hold(motion.lead_in_s);
  b.next_grip = 1;
  if (lifts && ascends_first(motion.exercise)) {
    floor_set(b);
  } else if (lifts) {
    standing_set(b);
  } else {
    const double each_s = motion.tempo.eccentric_s + motion.tempo.bottom_s +
                          motion.tempo.concentric_s + motion.tempo.top_s;
    b.hold(each_s * motion.reps);
  }
  b.hold(motion.lead_out_s);
  b.timeline.bottoms = std::max(motion.reps, 1);
  return b.timeline;
}

Moment moment_at(const Timeline& timeline, const SyntheticMotion& motion, double time_s) {
  Moment moment;
  if (timeline.stages.empty()) return moment;
  auto it = std::find_if(timeline.stages.begin(), timeline.stages.end(),
                         [&](const Stage& stage) { return time_s < stage.end_s; });
  if (it == timeline.stages.end()) it = std::prev(timeline.stages.end());
  const Stage& stage = *it;
  const double q = (time_s - stage.start_s) / (stage.end_s - stage.start_s);
  const double eased = minimum_jerk(q);
  moment.kind = stage.kind;
  moment.bottom = stage.bottom;
  moment.rep = stage.rep;
  moment.trunk_depth = moment.knee_depth = blend(stage.from_depth, stage.to_depth, eased);
  const double hips_first =
      stage.rep > 0 && is_faulty(motion, stage.rep) ? motion.faults.hips_first : 0;
  if (stage.kind == StageKind::kAscent && hips_first > 0) {
    split_ascent(hips_first, stage.from_depth, stage.to_depth, eased, moment);
  }
  // The load changes hands in the lower half of a descent and the first half of a straightening.
  const double change = stage.to_grip > stage.from_grip ? 2 * q - 1 : 2 * q;
  moment.grip = blend(stage.from_grip, stage.to_grip, smooth_step(change));
  moment.swing = blend(stage.from_swing, stage.to_swing, eased);
  return moment;
}

}  // namespace dowel::synthetic
