#include "core/reps/segment_reps.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/stats.h"
#include "core/base/units.h"
#include "core/base/vec.h"
#include "core/reps/phase_edges.h"
#include "core/reps/swings.h"
#include "core/reps/witnesses.h"

// Problem: where does each repetition begin, turn and end?
// Method: curves that rise with depth are cut at their extremes (swings); the shoulders' height
// leads, the hip angle stands in where they are not seen. Each ascent is then put to the other
// witnesses, and to what speaks against a lift: a jump, a walk, a top that is no lockout. Phases
// are refined to where depth leaves its extremes by 5 % of the travel, then outward (phase_edges).

namespace dowel {
namespace {

constexpr double kPhaseEdge = 0.05;  // share of the travel that counts as "has left"

// Longer gaps hide whole repetitions: nothing is joined across them.
constexpr double kLongestGap_s = 1.0;

// A turn below, as one curve tells it: from half-way down until all but up.
struct Stay {
  std::size_t from;  // first frame below half of the descent
  std::size_t to;    // first frame above three quarters of the ascent, or n without one
  std::size_t top;   // where the ascent ended; meaningless without one
  bool from_start;   // no descent was seen
  bool to_end;       // no ascent was seen
  std::size_t seen_from, seen_to;  // the curve is seen without a long gap from here to there
  const Series* depth;             // that tells of it
};

Stay stay_of(const Swing& swing, const Series& depth) {
  const double deep = depth.value[swing.bottom];
  Stay stay{swing.bottom,    depth.size(),  0,     !swing.has_descent, !swing.has_ascent,
            swing.seen_from, swing.seen_to, &depth};
  if (!swing.has_descent) stay.from = swing.seen_from;
  if (swing.has_descent) {
    const double level = (deep + depth.value[swing.top_before]) / 2;
    std::size_t i = swing.bottom;
    while (i > swing.top_before && !(depth.has(i - 1) && depth.value[i - 1] < level)) --i;
    stay.from = i;
  }
  if (swing.has_ascent) {
    const double level = 0.25 * deep + 0.75 * depth.value[swing.top_after];
    std::size_t i = swing.bottom;
    while (i < swing.top_after && !(depth.has(i) && depth.value[i] <= level)) ++i;
    stay.to = i;
    stay.top = swing.top_after;
  }
  return stay;
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

std::size_t last_seen(const Series& depth) {
  std::size_t i = depth.size();
  while (i > 0 && !depth.has(i - 1)) --i;
  return i == 0 ? 0 : i - 1;
}

// Was the body already rising when the first picture was taken, and did it go on?
bool starts_rising(const Series& depth, const std::vector<double>& time_s, std::size_t from) {
  constexpr double kLook_s = 0.15, kMoved = 0.05;
  bool moved = false;
  std::size_t then = from;
  for (std::size_t i = from; i < depth.size(); ++i) {
    if (!depth.has(i)) continue;
    if (!moved) {
      if (time_s[i] - time_s[from] > kLook_s) return false;
      moved = depth.value[from] - depth.value[i] > kMoved;
      then = i;
    } else if (time_s[i] - time_s[then] > kLook_s) {
      return depth.value[then] - depth.value[i] > kMoved;
    }
  }
  return moved;
}

// The body must not travel during a lift. The hip of a hinge goes back by half a trunk's length at
// most; a plate may hide the feet and lead their points astray, so they are not asked.
bool body_stays(const BodyMotion& m, std::size_t from, std::size_t to) {
  constexpr double kMost = 0.9;
  std::vector<double> x;
  for (std::size_t i = from; i <= to && i < m.time_s.size(); ++i) {
    if (m.mid_hip.has(i)) x.push_back(m.on_ground(m.mid_hip, i).x);
  }
  if (x.size() < 3) return true;
  return *quantile(x, 0.98) - *quantile(x, 0.02) < kMost * m.ground.trunk_px;
}

// Whoever lifts keeps a foot on the floor; a jump takes both off it, carries hips and shoulders
// higher than they stand, and lands. The far foot is asked, the near one may be behind a plate;
// feet that are set anew while the body is low, a picture that sinks, and raised heels are no jump.
bool leaves_the_floor(const BodyMotion& m, std::size_t from, std::size_t to) {
  constexpr double kFoot = 0.15, kBody = 0.12, kLanding_s = 0.5, kLeast_s = 0.1;
  std::size_t end = std::min(to, m.time_s.size() - 1);
  while (end + 1 < m.time_s.size() && m.time_s[end + 1] - m.time_s[to] <= kLanding_s) ++end;
  const std::size_t landed = from + (end - from) * 4 / 5;
  const auto level = [&](const PointPath& path) {
    std::vector<double> y;
    for (std::size_t i = landed; i <= end; ++i) {
      if (path.has(i)) y.push_back(m.on_ground(path, i).y);
    }
    return median(std::move(y));
  };
  const auto foot = level(m.far_ankle), hip = level(m.mid_hip), shoulder = level(m.mid_shoulder);
  if (!foot || !hip || !shoulder) return false;
  std::size_t raised = 0;
  for (std::size_t i = from; i <= end; ++i) {
    const auto above = [&](double stands, const PointPath& path, double least) {
      return path.has(i) && stands - m.on_ground(path, i).y > least * m.ground.trunk_px;
    };
    raised += above(*foot, m.far_ankle, kFoot) && above(*hip, m.mid_hip, kBody) &&
              above(*shoulder, m.mid_shoulder, kBody);
  }
  return static_cast<double>(raised) > kLeast_s * m.frame_rate_hz;
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

Turn refine(const Series& speed, const BodyMotion& motion, const Stay& stay,
            std::size_t previous_top_from, std::size_t next_stay_from) {
  const Series& depth = *stay.depth;
  const auto widen = [&](Phase phase, double direction, Phase limits) {
    return widen_to_motion(speed, motion.trunk_inclination_rad, phase, direction, limits);
  };
  Turn turn{};
  // What was lost at the bottom reaches no further than it was seen.
  turn.bottom = deepest(depth, stay.from, stay.to_end ? stay.seen_to + 1 : stay.to);
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

// Is a curve seen most of the way between two frames?
bool is_seen(const Series& s, std::size_t from, std::size_t to) {
  std::size_t seen = 0;
  for (std::size_t i = from; i <= to; ++i) seen += s.has(i);
  return 4 * seen > 3 * (to - from + 1);
}

// The turns that the leading curve tells of, in the order of time.
std::vector<Stay> find_stays(const std::vector<WitnessCurve>& witnesses,
                             const std::vector<double>& time_s, const RepRule& rule) {
  constexpr double kLeastHipFlexion_rad = 0.61;  // 35°
  const auto curve = [&](Witness witness) -> const Series& {
    return std::find_if(witnesses.begin(), witnesses.end(),
                        [&](const WitnessCurve& w) { return w.witness == witness; })
        ->depth;
  };
  const Series& shoulders = curve(Witness::kShoulders);
  const Series& hip = curve(Witness::kHipFlexion);
  const Series& leading = rule.by_hip_flexion ? hip : shoulders;
  std::vector<Stay> stays;
  for (const Swing& swing : find_swings(leading, time_s, rule.least_travel, kLongestGap_s)) {
    stays.push_back(stay_of(swing, leading));
  }
  if (rule.by_hip_flexion) return stays;
  // Where the shoulders are out of the picture the hip angle still tells; where that is hidden,
  // too, the bar. Of what it does by itself, as when it bounces, nothing is that long a way.
  constexpr double kLeastWayOfBar = 0.35;  // trunk lengths
  const Series& bar = curve(Witness::kBar);
  const auto take_unseen = [&](const Series& depth, double least, auto seen_otherwise) {
    for (const Swing& swing : find_swings(depth, time_s, least, kLongestGap_s)) {
      const Stay stay = stay_of(swing, depth);
      const std::size_t end = stay.to_end ? stay.seen_to : stay.top;
      if (seen_otherwise(stay.from, end)) continue;
      // What was lost at the bottom was not seen to rise.
      const bool known = std::any_of(stays.begin(), stays.end(), [&](const Stay& other) {
        const std::size_t other_end = other.to_end ? other.seen_to : other.top;
        return stay.from <= other_end && other.from <= end && (stay.to_end || !other.to_end);
      });
      if (!known) stays.push_back(stay);
    }
  };
  take_unseen(hip, kLeastHipFlexion_rad,
              [&](std::size_t from, std::size_t to) { return is_seen(shoulders, from, to); });
  take_unseen(bar, std::max(kLeastWayOfBar, rule.least_travel),
              [&](std::size_t from, std::size_t to) {
                return is_seen(shoulders, from, to) || is_seen(hip, from, to);
              });
  std::sort(stays.begin(), stays.end(),
            [](const Stay& a, const Stay& b) { return a.from < b.from; });
  return stays;
}

void ask_all(const std::vector<WitnessCurve>& witnesses, const std::vector<double>& time_s,
             const Turn& turn, Rep& rep) {
  for (const WitnessCurve& curve : witnesses) {
    switch (ask(curve, time_s, turn.bottom, turn.ascent_to)) {
      case Testimony::kAscent:
        rep.told_by.push_back(curve.witness);
        break;
      case Testimony::kNone:
        rep.against.push_back(curve.witness);
        break;
      case Testimony::kNotSeen:
        break;
    }
  }
}

bool any_of_them(const std::vector<Witness>& witnesses, std::initializer_list<Witness> asked) {
  return std::any_of(witnesses.begin(), witnesses.end(), [&](Witness w) {
    return std::find(asked.begin(), asked.end(), w) != asked.end();
  });
}

// Heights and angles are two looks at one thing: a lift raises the one and unbends the other.
bool both_tell(const Rep& rep, bool by_hip_flexion) {
  const auto heights = {Witness::kShoulders, Witness::kHips, Witness::kHands, Witness::kBar};
  const auto angles = {Witness::kHipFlexion, Witness::kTrunk, Witness::kKnees};
  const bool risen = any_of_them(rep.told_by, heights), unbent = any_of_them(rep.told_by, angles);
  if (by_hip_flexion) return unbent && (risen || !any_of_them(rep.against, {Witness::kHips}));
  if (any_of_them(rep.against, {Witness::kShoulders})) return false;
  if (any_of_them(rep.against, {Witness::kHipFlexion}) &&
      !any_of_them(rep.told_by, {Witness::kKnees})) {
    return false;
  }
  return (risen || !any_of_them(rep.against, heights)) &&
         (unbent || !any_of_them(rep.against, angles));
}

// Whoever stands up from a bar that stays where it is has set it down. Bar and hands are asked:
// what is round about the hands may be another one's plate.
bool leaves_bar(const Rep& rep) {
  return any_of_them(rep.against, {Witness::kBar}) && any_of_them(rep.against, {Witness::kHands});
}

std::optional<double> about(const Series& s, const std::vector<double>& time_s, std::size_t frame) {
  constexpr double kAfter_s = 0.15;
  std::vector<double> values;
  for (std::size_t i = frame; i < s.size() && time_s[i] - time_s[frame] <= kAfter_s; ++i) {
    if (s.has(i)) values.push_back(s.value[i]);
  }
  return median(std::move(values));
}

// How the lifter stands at the top of an ascent.
enum class Top { kUpright, kBent, kNotSeen };

// Do the hips rise as the thigh's turning says? A plate drags the knee along and turns the thigh of
// somebody who stands; then the hips rose further than that thigh can carry them.
bool thigh_lies(const BodyMotion& m, std::size_t bottom, std::size_t top) {
  constexpr double kThigh = 0.72, kShankGives = 0.15, kMost = 0.15;  // trunk lengths
  const auto thigh = [&](std::size_t i) -> std::optional<double> {
    const auto hip = about(m.hip_flexion_rad, m.time_s, i);
    const auto trunk = about(m.trunk_inclination_rad, m.time_s, i);
    return hip && trunk ? std::optional(*hip - *trunk) : std::nullopt;
  };
  const auto low = thigh(bottom), high = thigh(top);
  if (!low || !high || !m.mid_hip.has(bottom) || !m.mid_hip.has(top)) return false;
  const double told = kThigh * (std::cos(*high) - std::cos(*low)) + kShankGives;
  const double risen =
      (m.on_ground(m.mid_hip, bottom).y - m.on_ground(m.mid_hip, top).y) / m.ground.trunk_px;
  return risen > told + kMost;
}

Top top_of(const BodyMotion& m, std::size_t bottom, std::size_t frame, bool by_hip_flexion) {
  // A lockout stands within 15° of straight; off the side and behind plates angles read up to 15°
  // more. Half-way up a hinge the trunk is inclined by 30° and more, a squat's hip bent by 50°.
  constexpr double kTrunk_rad = 28 / kDegPerRad, kHip_rad = 42 / kDegPerRad;
  const auto trunk = about(m.trunk_inclination_rad, m.time_s, frame);
  const auto hip = about(m.hip_flexion_rad, m.time_s, frame);
  constexpr double kLies_rad = -50 / kDegPerRad;
  if (!by_hip_flexion && trunk && (*trunk > kTrunk_rad || *trunk < kLies_rad)) return Top::kBent;
  if (hip && *hip > kHip_rad) {
    return !by_hip_flexion && trunk && thigh_lies(m, bottom, frame) ? Top::kUpright : Top::kBent;
  }
  return trunk || hip ? Top::kUpright : Top::kNotSeen;
}

// Is the body still on its way when the pictures end, and not all but upright?
bool still_rises(const BodyMotion& m, const Series& speed, const Turn& turn) {
  constexpr double kMoving = 0.25, kTrunk_rad = 10 / kDegPerRad;
  double fastest = 0;
  for (std::size_t i = turn.ascent_from; i <= turn.ascent_to; ++i) {
    if (speed.has(i)) fastest = std::max(fastest, -speed.value[i]);
  }
  const auto last = about(speed, m.time_s, turn.ascent_to);
  const auto trunk = about(m.trunk_inclination_rad, m.time_s, turn.ascent_to);
  return last && -*last > kMoving * fastest && (!trunk || *trunk > kTrunk_rad);
}

// A body that is lost on its way up and found again about as high, on its way down: nobody saw the
// lockout, and nobody goes up, and down, and up again unseen in that time.
bool comes_back_high(const Stay& stay, const Turn& turn, const std::vector<double>& time_s) {
  constexpr double kLeastLost_s = 0.25, kMostLost_s = 4, kSoonLost_s = 0.3, kHigh = 0.6;
  const Series& depth = *stay.depth;
  std::size_t last = turn.ascent_to;  // seen before the body was lost
  while (last + 1 < depth.size() && depth.has(last + 1)) ++last;
  std::size_t next = last + 1;
  while (next < depth.size() && !depth.has(next)) ++next;
  if (next >= depth.size() || time_s[last] - time_s[stay.top] > kSoonLost_s) return false;
  const double lost_s = time_s[next] - time_s[last];
  if (lost_s < kLeastLost_s || lost_s > kMostLost_s) return false;
  const double deep = depth.value[turn.bottom], high = depth.value[stay.top];
  const double level = deep - kHigh * (deep - high);
  return depth.value[last] < level && depth.value[next] < level;
}

// The body is lost while it still rises, as behind a plate or through the upper edge of the
// picture, and is next seen about as low as it began: it was up there meanwhile. Whether it stood,
// nobody saw.
bool rises_out_of_sight(const BodyMotion& m, const Stay& stay, const Turn& turn) {
  constexpr double kLeastLost_s = 0.25, kMostLost_s = 4, kSoonLost_s = 0.3;
  constexpr double kRises = 0.03, kLook_s = 0.15, kLow = 0.4;  // trunk lengths; s; share of the way
  const Series& depth = *stay.depth;
  std::size_t last = turn.ascent_to;
  while (last + 1 < depth.size() && depth.has(last + 1)) ++last;
  std::size_t next = last + 1;
  while (next < depth.size() && !depth.has(next)) ++next;
  if (next >= depth.size() || m.time_s[last] - m.time_s[stay.top] > kSoonLost_s) return false;
  const double lost_s = m.time_s[next] - m.time_s[last];
  if (lost_s < kLeastLost_s || lost_s > kMostLost_s || !m.mid_shoulder.has(last)) return false;
  std::size_t then = last;
  while (then > turn.bottom && m.time_s[last] - m.time_s[then] < kLook_s) --then;
  if (!m.mid_shoulder.has(then)) return false;
  const double risen_px = m.mid_shoulder.px[then].y - m.mid_shoulder.px[last].y;
  if (risen_px < kRises * m.ground.trunk_on_picture(last)) return false;
  // Found again on the way down, it may still have some of it before it.
  constexpr double kGoesOn_s = 1, kBack = 0.05;
  const double deep = depth.value[turn.bottom];
  const double low = deep - kLow * (deep - depth.value[last]);
  double deepest_since = depth.value[next];
  for (std::size_t i = next; i < depth.size() && m.time_s[i] - m.time_s[next] <= kGoesOn_s; ++i) {
    if (!depth.has(i)) continue;
    if (depth.value[i] > low) return true;
    deepest_since = std::max(deepest_since, depth.value[i]);
    if (depth.value[i] < deepest_since - kBack) return false;
  }
  return false;
}

// A set may be filmed from its first pull on: what starts as deep as the others turn starts at the
// bottom, though it rises at once.
bool starts_as_deep(const std::vector<Turn>& turns, std::size_t k, const std::vector<Stay>& stays) {
  constexpr double kNearly = 0.9;
  std::vector<double> travels;
  for (std::size_t other = 0; other < turns.size(); ++other) {
    if (other == k || !turns[other].completed) continue;
    const Series& depth = *stays[other].depth;
    travels.push_back(depth.value[turns[other].bottom] - depth.value[turns[other].ascent_to]);
  }
  const auto usual = median(std::move(travels));
  const Series& depth = *stays[k].depth;
  return usual &&
         depth.value[turns[k].bottom] - depth.value[turns[k].ascent_to] >= kNearly * *usual;
}

}  // namespace

RepList segment_reps(const BodyMotion& motion, const RepRule& rule, const Series& bar_depth) {
  RepList list;
  const auto witnesses = witnesses_of(motion, bar_depth);
  const auto stays = find_stays(witnesses, motion.time_s, rule);
  const Series speed = posture_speed(motion);
  std::vector<Turn> turns;
  for (std::size_t k = 0; k < stays.size(); ++k) {
    // Phases reach no further than the turns beside this one, and across no long gap.
    const Stay& stay = stays[k];
    const std::size_t before = k == 0                ? stay.seen_from
                               : stays[k - 1].to_end ? std::max(stay.seen_from, stays[k - 1].from)
                                                     : std::max(stay.seen_from, stays[k - 1].to);
    const std::size_t after =
        k + 1 < stays.size() ? std::min(stays[k + 1].from, stay.seen_to + 1) : stay.seen_to + 1;
    turns.push_back(refine(speed, motion, stay, std::min(before, stay.from), after));
  }
  for (std::size_t k = 0; k < turns.size(); ++k) {
    Turn& turn = turns[k];
    if (!turn.completed) continue;
    const Series& depth = *stays[k].depth;
    if (!rule.descent_first) turn.bottom = start_of_pull(depth, motion.time_s, turn);
    Rep rep = make_rep(turn, k + 1 < turns.size() ? &turns[k + 1] : nullptr, motion.time_s,
                       rule.descent_first);
    ask_all(witnesses, motion.time_s, turn, rep);
    const auto drop = [&](DropReason reason) {
      list.dropped.push_back({turn.bottom, turn.ascent_to, reason, rep.told_by});
    };
    if (!both_tell(rep, rule.by_hip_flexion)) {
      drop(DropReason::kNotAll);
      continue;
    }
    if (leaves_bar(rep)) {
      drop(DropReason::kBarStays);
      continue;
    }
    if (!body_stays(motion, turn.ascent_from, turn.ascent_to)) {
      drop(DropReason::kWalks);
      continue;
    }
    if (leaves_the_floor(motion, turn.ascent_from, turn.ascent_to)) {
      drop(DropReason::kJump);
      continue;
    }
    const bool at_end =
        motion.time_s[stays[k].seen_to] - motion.time_s[stays[k].top] < rule.least_s;
    const bool cut_off = at_end && still_rises(motion, speed, turn);
    const Top top = top_of(motion, turn.bottom, turn.ascent_to, rule.by_hip_flexion);
    if (top == Top::kBent && (comes_back_high(stays[k], turn, motion.time_s) ||
                              rises_out_of_sight(motion, stays[k], turn))) {
      rep.top_hidden = true;
    } else if (top == Top::kBent || cut_off) {
      if (!at_end) {
        drop(DropReason::kNotUpright);
        continue;
      }
      rep.partial = true;
      rep.partial_reason =
          stays[k].seen_to + 1 < depth.size() && last_seen(depth) > stays[k].seen_to
              ? "The body was lost before the lockout."
              : "The clip ends before the lockout.";
    } else if (stays[k].from_start && starts_rising(depth, motion.time_s, stays[k].from) &&
               !starts_as_deep(turns, k, stays)) {
      rep.partial = true;
      rep.partial_reason = "The clip begins after the bottom.";
    }
    rep.index = rep.partial ? 0 : ++list.counted;
    list.reps.push_back(std::move(rep));
  }
  return list;
}

}  // namespace dowel
