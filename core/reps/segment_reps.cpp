#include "core/reps/segment_reps.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/assert.h"
#include "core/base/stats.h"
#include "core/base/vec.h"
#include "core/reps/phase_edges.h"

// Problem: where does each repetition begin, turn and end?
// Method: a Schmitt trigger on depth (two thresholds, so jitter at one cannot count twice) finds
// the stays at the bottom; each stay that ends standing is an ascent, hence a repetition. Phases
// are refined to where depth leaves its extremes by 5 % of the travel, then outward (phase_edges).

namespace dowel {
namespace {

constexpr double kPhaseEdge = 0.05;  // share of the travel that counts as "has left"

// A stay below: from crossing `down_above` until crossing `up_below`.
struct Stay {
  std::size_t from;  // first frame below
  std::size_t to;    // first frame back up, or n when the clip ends first
  bool from_start;   // the lifter was never seen standing before
  bool to_end;       // the clip ends below
};

std::vector<Stay> find_stays(const Series& depth, const std::vector<double>& time_s,
                             const RepRule& rule) {
  enum class Where { kNowhere, kUp, kDown };
  std::vector<Stay> stays;
  Where where = Where::kNowhere;
  for (std::size_t i = 0; i < depth.size(); ++i) {
    if (!depth.has(i)) continue;
    const double d = depth.value[i];
    if (d > rule.down_above && where != Where::kDown) {
      // A top shorter than the least time is a wobble of the same stay.
      if (where == Where::kUp && !stays.empty() &&
          time_s[i] - time_s[stays.back().to] < rule.least_s) {
        stays.back().to = depth.size();
        stays.back().to_end = true;
      } else {
        stays.push_back({i, depth.size(), where == Where::kNowhere, true});
      }
      where = Where::kDown;
    } else if (d < rule.up_below && where != Where::kUp) {
      if (where == Where::kDown) {
        stays.back().to = i;
        stays.back().to_end = false;
      }
      where = Where::kUp;
    }
  }
  std::erase_if(stays, [&](const Stay& s) {
    const std::size_t last = std::min(s.to, depth.size() - 1);
    return time_s[last] - time_s[s.from] < rule.least_s;
  });
  return stays;
}

std::size_t deepest(const Series& depth, std::size_t from, std::size_t to) {
  std::size_t best = from;
  for (std::size_t i = from; i < to; ++i) {
    if (depth.has(i) && (!depth.has(best) || depth.value[i] > depth.value[best])) best = i;
  }
  return best;
}

std::size_t shallowest(const Series& depth, std::size_t from, std::size_t to) {
  std::size_t best = from;
  for (std::size_t i = from; i < to; ++i) {
    if (depth.has(i) && (!depth.has(best) || depth.value[i] < depth.value[best])) best = i;
  }
  return best;
}

// The turn itself: the middle of the stretch around the deepest frame that lies within 2 % of it.
// The deepest frame alone wanders over a flat bottom with the noise.
std::size_t middle_of_bottom(const Series& depth, const std::vector<double>& time_s,
                             std::size_t deep, double travel) {
  const double level = depth.value[deep] - 0.02 * travel;
  std::size_t from = deep, to = deep;
  while (from > 0 && depth.has(from - 1) && depth.value[from - 1] >= level) --from;
  while (to + 1 < depth.size() && depth.has(to + 1) && depth.value[to + 1] >= level) ++to;
  const double middle = (time_s[from] + time_s[to]) / 2;
  std::size_t at = from;
  while (at < to && time_s[at] < middle) ++at;
  return at;
}

std::size_t first_seen(const Series& depth) {
  std::size_t i = 0;
  while (i < depth.size() && !depth.has(i)) ++i;
  return i;
}

std::size_t last_seen(const Series& depth) {
  std::size_t i = depth.size();
  while (i > 0 && !depth.has(i - 1)) --i;
  return i == 0 ? 0 : i - 1;
}

// Was the body already rising when the first picture was taken?
bool starts_rising(const Series& depth, const std::vector<double>& time_s, std::size_t from) {
  constexpr double kLook_s = 0.15, kMoved = 0.05;
  for (std::size_t i = from; i < depth.size() && time_s[i] - time_s[from] <= kLook_s; ++i) {
    if (depth.has(i) && depth.value[from] - depth.value[i] > kMoved) return true;
  }
  return false;
}

// The body must not travel during a lift. The hip of a hinge goes back by half a trunk's length at
// most; a plate may hide the feet and lead their points astray, so they are not asked.
bool body_stays(const BodyMotion& m, std::size_t from, std::size_t to, double trunk_px) {
  constexpr double kMost = 0.9;
  std::vector<double> x;
  for (std::size_t i = from; i <= to && i < m.time_s.size(); ++i) {
    if (m.mid_hip.has(i)) x.push_back(m.mid_hip.px[i].x);
  }
  if (x.size() < 3) return true;
  return *quantile(x, 0.98) - *quantile(x, 0.02) < kMost * trunk_px;
}

// Whoever lifts keeps a foot on the floor; a jump takes both off it. Only told when both are seen.
bool both_feet_leave(const BodyMotion& m, std::size_t from, std::size_t to, double trunk_px) {
  constexpr double kRaised = 0.15;
  for (const PointPath* foot : {&m.ankle, &m.far_ankle}) {
    std::vector<double> y;
    for (std::size_t i = from; i <= to && i < m.time_s.size(); ++i) {
      if (foot->has(i)) y.push_back(foot->px[i].y);
    }
    if (2 * y.size() < to - from + 1) return false;
    if (*quantile(y, 0.95) - *quantile(y, 0.05) < kRaised * trunk_px) return false;
  }
  return true;
}

double trunk_px(const BodyMotion& m, std::size_t i) {
  return norm(m.mid_shoulder.px[i] - m.mid_hip.px[i]);
}

std::size_t walk_back(const Series& depth, std::size_t from, std::size_t stop, double level,
                      bool deeper) {
  for (std::size_t i = from; i > stop; --i) {
    if (!depth.has(i)) continue;
    if (deeper ? depth.value[i] >= level : depth.value[i] <= level) return i;
  }
  return stop;
}

std::size_t walk_on(const Series& depth, std::size_t from, std::size_t stop, double level,
                    bool deeper) {
  for (std::size_t i = from; i < stop; ++i) {
    if (!depth.has(i)) continue;
    if (deeper ? depth.value[i] >= level : depth.value[i] <= level) return i;
  }
  return stop;
}

// Everything about one stay, before descents are handed to the ascent they belong to.
struct Turn {
  std::size_t descent_from, descent_to, bottom, ascent_from, ascent_to;
  bool has_descent, completed;
};

Turn refine(const Series& depth, const Series& speed, const BodyMotion& motion, const Stay& stay,
            std::size_t previous_top_from, std::size_t next_stay_from) {
  const auto widen = [&](Phase phase, double direction, Phase limits) {
    return widen_to_motion(speed, motion.trunk_inclination_rad, phase, direction, limits);
  };
  Turn turn{};
  turn.bottom = deepest(depth, stay.from, std::min(stay.to, depth.size()));
  const double deep = depth.value[turn.bottom];
  turn.completed = !stay.to_end;
  turn.has_descent = !stay.from_start;

  if (turn.has_descent) {
    const std::size_t top = shallowest(depth, previous_top_from, stay.from);
    const double travel = deep - depth.value[top];
    turn.descent_from = walk_back(depth, stay.from, previous_top_from,
                                  depth.value[top] + kPhaseEdge * travel, false);
    turn.descent_to = walk_on(depth, stay.from, turn.bottom, deep - kPhaseEdge * travel, true);
    const Phase phase =
        widen({turn.descent_from, turn.descent_to}, 1, {previous_top_from, turn.bottom});
    turn.descent_from = phase.from;
    turn.descent_to = phase.to;
  } else {
    turn.descent_from = turn.descent_to = stay.from;
  }
  if (turn.completed) {
    const std::size_t top = shallowest(depth, stay.to, next_stay_from);
    const double travel = deep - depth.value[top];
    turn.ascent_from = walk_back(depth, stay.to, turn.bottom, deep - kPhaseEdge * travel, true);
    turn.ascent_to = walk_on(depth, stay.to, top, depth.value[top] + kPhaseEdge * travel, false);
    const Phase phase =
        widen({turn.ascent_from, turn.ascent_to}, -1, {turn.bottom, next_stay_from - 1});
    turn.ascent_from = phase.from;
    turn.ascent_to = phase.to;
  } else {
    turn.ascent_from = turn.bottom;
    turn.ascent_to = last_seen(depth);
  }
  if (turn.has_descent && turn.completed) {
    const double travel = deep - depth.value[turn.ascent_to];
    turn.bottom = middle_of_bottom(depth, motion.time_s, turn.bottom, travel);
  }
  return turn;
}

// A clip that ends below: an ascent under way is a partial rep, a set-down is nothing.
bool ends_rising(const Series& depth, const Turn& turn) {
  const double deep = depth.value[turn.bottom];
  return depth.value[turn.ascent_to] < 0.6 * deep && turn.ascent_to > turn.bottom;
}

RepTempo tempo_of(const Turn& turn, const std::vector<double>& time_s, double top_pause_s) {
  RepTempo tempo;
  if (turn.has_descent) {
    tempo.eccentric_s = time_s[turn.descent_to] - time_s[turn.descent_from];
    tempo.bottom_pause_s = time_s[turn.ascent_from] - time_s[turn.descent_to];
  }
  tempo.concentric_s = time_s[turn.ascent_to] - time_s[turn.ascent_from];
  tempo.top_pause_s = top_pause_s;
  return tempo;
}

// A weight on the floor may be waited over for seconds; the posture that counts is the one it is
// pulled from: the deepest of the last 0.3 s before the ascent.
std::size_t start_of_pull(const Series& depth, const std::vector<double>& time_s,
                          const Turn& turn) {
  constexpr double kJustBefore_s = 0.3;
  std::size_t from = turn.ascent_from;
  while (from > 0 && time_s[turn.ascent_from] - time_s[from - 1] <= kJustBefore_s) --from;
  return deepest(depth, from, turn.ascent_from + 1);
}

Rep make_rep(const Turn& turn, const Turn* next, const std::vector<double>& time_s,
             bool descent_first) {
  Rep rep;
  rep.descent_first = descent_first;
  rep.bottom_frame = turn.bottom;
  rep.ascent_from = turn.ascent_from;
  rep.ascent_to = turn.ascent_to;
  const bool next_descent = next != nullptr && next->has_descent;
  const double top_pause = next_descent ? time_s[next->descent_from] - time_s[turn.ascent_to] : 0;
  rep.tempo = tempo_of(turn, time_s, top_pause);
  if (descent_first) {
    rep.has_descent = turn.has_descent;
    rep.descent_from = turn.descent_from;
    rep.descent_to = turn.descent_to;
    rep.start_frame = turn.has_descent ? turn.descent_from : turn.bottom;
    rep.end_frame = turn.ascent_to;
  } else {
    rep.has_descent = next_descent;
    rep.start_frame = turn.bottom;
    rep.end_frame = turn.ascent_to;
    if (next_descent) {
      rep.descent_from = next->descent_from;
      rep.descent_to = rep.end_frame = next->descent_to;
      rep.tempo.eccentric_s = time_s[next->descent_to] - time_s[next->descent_from];
    } else {
      rep.tempo.eccentric_s = 0;
    }
  }
  return rep;
}

}  // namespace

RepList segment_reps(const Series& depth, const BodyMotion& motion, const RepRule& rule) {
  DOWEL_ASSERT(depth.size() == motion.time_s.size());
  RepList list;
  const auto stays = find_stays(depth, motion.time_s, rule);

  const Series speed = posture_speed(motion);
  std::vector<Turn> turns;
  for (std::size_t k = 0; k < stays.size(); ++k) {
    const std::size_t before = k == 0 ? first_seen(depth) : stays[k - 1].to;
    const std::size_t after = k + 1 < stays.size() ? stays[k + 1].from : last_seen(depth) + 1;
    turns.push_back(refine(depth, speed, motion, stays[k], before, after));
  }
  for (std::size_t k = 0; k < turns.size(); ++k) {
    Turn& turn = turns[k];
    if (turn.completed && !rule.descent_first) {
      turn.bottom = start_of_pull(depth, motion.time_s, turn);
    }
    if (!turn.completed && !ends_rising(depth, turn)) continue;
    const double trunk = trunk_px(motion, turn.bottom);
    if (!body_stays(motion, turn.ascent_from, turn.ascent_to, trunk) ||
        both_feet_leave(motion, turn.bottom, turn.ascent_to, trunk)) {
      continue;
    }
    Rep rep = make_rep(turn, k + 1 < turns.size() ? &turns[k + 1] : nullptr, motion.time_s,
                       rule.descent_first);
    if (!turn.completed) {
      rep.partial = true;
      rep.partial_reason = "The clip ends before the lockout.";
    } else if (stays[k].from_start && starts_rising(depth, motion.time_s, stays[k].from)) {
      rep.partial = true;
      rep.partial_reason = "The clip begins after the bottom.";
    }
    rep.index = rep.partial ? 0 : ++list.counted;
    list.reps.push_back(std::move(rep));
  }
  return list;
}

}  // namespace dowel
