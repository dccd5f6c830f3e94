#include "vision/join_bodies.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

#include "core/base/stats.h"
#include "vision/body_build.h"

// Problem: which looks, over the whole film, are the lifter?
// Method: 0. looks that shake as no body can are dropped; 1. tracklets side by side in time are one
// body when their boxes share most of their area;
// 2. tracklets one after the other are joined, the likeliest pairs first; 3. of each body's looks
// the best chain is found by dynamic programming: a look is worth the time it covers, less what is
// unlikely about it; a step from look to look costs what it jumps and turns beyond what bodies do.

namespace dowel::vision {
namespace {

// Keeps of a look that is not believed what was round about the hands.
void stray(Look& look, Tracklet& tracklet) {
  if (!look.rounds.empty()) tracklet.strays.push_back({look.frame, std::move(look.rounds)});
}

void refuse(Look& look, Tracklet& tracklet) {
  tracklet.refused.push_back(look.frame);
  stray(look, tracklet);
}

// ---- what one look says

struct Seen {
  double time_s = 0;
  Vec2 shoulder, hip, knee, ankle;
  Build build;
  float left = 0, top = 0, right = 0, bottom = 0;
};

Seen see(const PackedPose& packed) {
  const PoseFrame pose = unpack(packed);
  Seen seen;
  seen.time_s = pose.time_s;
  seen.shoulder = middle_of(pose.image, Joint::kLeftShoulder, Joint::kRightShoulder);
  seen.hip = middle_of(pose.image, Joint::kLeftHip, Joint::kRightHip);
  seen.knee = middle_of(pose.image, Joint::kLeftKnee, Joint::kRightKnee);
  seen.ankle = middle_of(pose.image, Joint::kLeftAnkle, Joint::kRightAnkle);
  seen.build = build_of(pose.image);
  const auto [left, right] = std::ranges::minmax(pose.image, {}, &Landmark::x_px);
  const auto [top, bottom] = std::ranges::minmax(pose.image, {}, &Landmark::y_px);
  seen.left = left.x_px;
  seen.right = right.x_px;
  seen.top = top.y_px;
  seen.bottom = bottom.y_px;
  return seen;
}

// Shared area of the boxes over the smaller one's: a folded, wrong skeleton lies within the body.
float cover(const Seen& a, const Seen& b) {
  const float w = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float h = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  if (w <= 0 || h <= 0) return 0;
  const auto area = [](const Seen& s) { return (s.right - s.left) * (s.bottom - s.top); };
  return w * h / std::max(1.0F, std::min(area(a), area(b)));
}

// ---- looks that shake

// In body lengths, the middle of half a second: how far trunks stray from between the looks
// before and after. The network's noise behind a plate, and half of what an acceleration of three
// times gravity makes of the time between two looks. Followed bodies stray by 0.004 … 0.012, half
// hidden ones by up to 0.04 for a moment, poses made up where no body is by 0.05 … 0.1.
constexpr double kShakeNoise = 0.03;
constexpr double kHardest_per_s2 = 23;
constexpr double kShakeWindow_s = 0.25;  // half
constexpr double kNextLook_s = 0.1;
// On either side of such a stretch. What is left between two, and is shorter than that, is no
// better.
constexpr double kEdges_s = 0.2;
constexpr double kCalm_s = 0.35;

// How far a trunk strays, over what it can; nothing where a neighbour is missing.
std::optional<double> strays(const Seen& before, const Seen& here, const Seen& after,
                             double length_px) {
  const double step_s = (after.time_s - before.time_s) / 2;
  if (step_s > kNextLook_s) return std::nullopt;
  const double share = (here.time_s - before.time_s) / (2 * step_s);
  const auto off = [&](Vec2 Seen::*point) {
    return norm(here.*point - (1 - share) * (before.*point) - share * (after.*point));
  };
  const double limit = kShakeNoise + kHardest_per_s2 / 2 * step_s * step_s;
  return (off(&Seen::shoulder) + off(&Seen::hip)) / 2 / (limit * length_px);
}

}  // namespace

std::vector<char> looks_that_shake(const Tracklet& tracklet) {
  const std::size_t n = tracklet.looks.size();
  if (n < 3) return std::vector<char>(n);
  std::vector<Seen> seen;
  std::vector<Build> builds;
  for (const Look& look : tracklet.looks) {
    seen.push_back(see(look.pose));
    builds.push_back(seen.back().build);
  }
  const double length_px = std::max(1.0F, usual_build(builds).length_px());
  std::vector<std::optional<double>> straying(n);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    straying[i] = strays(seen[i - 1], seen[i], seen[i + 1], length_px);
  }
  std::vector<char> shakes(n);
  std::size_t from = 0, to = 0, last = n;
  for (std::size_t i = 0; i < n; ++i) {
    while (seen[i].time_s - seen[from].time_s > kShakeWindow_s) ++from;
    while (to < n && seen[to].time_s - seen[i].time_s <= kShakeWindow_s) ++to;
    std::vector<double> about;
    for (std::size_t k = from; k < to; ++k) {
      if (straying[k]) about.push_back(*straying[k]);
    }
    const auto usual = median(std::move(about));
    if (!usual || *usual <= 1) continue;
    const bool goes_on = last < n && seen[i].time_s - seen[last].time_s <= kCalm_s + 2 * kEdges_s;
    std::fill(shakes.begin() + static_cast<std::ptrdiff_t>(goes_on ? last : i),
              shakes.begin() + static_cast<std::ptrdiff_t>(i + 1), char{1});
    last = i;
  }
  // Half a second's middle does not show how such a stretch begins and ends.
  std::vector<char> near = shakes;
  for (std::size_t i = 0; i < n; ++i) {
    if (shakes[i] == 0) continue;
    for (std::size_t k = i; k-- > 0 && seen[i].time_s - seen[k].time_s <= kEdges_s;) {
      near[k] = 1;
    }
    for (std::size_t k = i + 1; k < n && seen[k].time_s - seen[i].time_s <= kEdges_s; ++k) {
      near[k] = 1;
    }
  }
  return near;
}

namespace {

void refuse_shaking(Tracklet& tracklet) {
  const std::vector<char> shakes = looks_that_shake(tracklet);
  std::vector<Look> calm;
  for (std::size_t i = 0; i < shakes.size(); ++i) {
    if (shakes[i] != 0) {
      refuse(tracklet.looks[i], tracklet);
    } else {
      calm.push_back(std::move(tracklet.looks[i]));
    }
  }
  tracklet.looks = std::move(calm);
}

// ---- which tracklets are one body

constexpr float kUponOneAnother = 0.6F;
// Of the frames that two tracklets have in common.
constexpr double kMostly = 0.5;
// Longest time out of sight; whoever comes back later may be anybody.
constexpr double kLongestHidden_s = 8;
// In body lengths: a step aside while hidden, and on at a stroll.
constexpr double kStep = 0.25;
constexpr double kStroll_per_s = 0.6;
constexpr double kFurthestHidden = 1.2;
// The camera stays, and so the size, but for a step or two towards it.
constexpr double kSizeRatio = 1.5;
// Of 255, between the mean colours of two trunks: light changes with the turn, a plate hides some.
constexpr double kOtherClothes = 70;

struct Summary {
  std::vector<Seen> seen;  // by look
  Build usual;
  std::optional<Colour> clothing;
};

Summary summarise(const Tracklet& tracklet) {
  Summary summary;
  std::vector<Build> builds;
  std::vector<double> blue, green, red;
  for (const Look& look : tracklet.looks) {
    summary.seen.push_back(see(look.pose));
    builds.push_back(summary.seen.back().build);
    if (!look.clothing) continue;
    blue.push_back(look.clothing->blue);
    green.push_back(look.clothing->green);
    red.push_back(look.clothing->red);
  }
  summary.usual = usual_build(builds);
  if (!blue.empty()) {
    summary.clothing = Colour{static_cast<float>(*median(blue)), static_cast<float>(*median(green)),
                              static_cast<float>(*median(red))};
  }
  return summary;
}

double colour_distance(const std::optional<Colour>& a, const std::optional<Colour>& b) {
  if (!a || !b) return 0;
  return std::hypot(a->blue - b->blue, a->green - b->green, a->red - b->red);
}

enum class Relation : std::uint8_t { kApart, kOneBody, kTwoBodies };

// What two tracklets are to each other, by the frames they have in common.
Relation relation(const Tracklet& a, const Tracklet& b, const Summary& of_a, const Summary& of_b) {
  std::size_t common = 0, upon = 0;
  for (std::size_t i = 0, k = 0; i < a.looks.size() && k < b.looks.size();) {
    if (a.looks[i].frame < b.looks[k].frame) {
      ++i;
    } else if (b.looks[k].frame < a.looks[i].frame) {
      ++k;
    } else {
      ++common;
      upon += cover(of_a.seen[i], of_b.seen[k]) > kUponOneAnother;
      ++i;
      ++k;
    }
  }
  if (common == 0) return Relation::kApart;
  return static_cast<double>(upon) >= kMostly * static_cast<double>(common) ? Relation::kOneBody
                                                                            : Relation::kTwoBodies;
}

// How unlikely it is that a body last seen as `before` is the one next seen as `after`, less is
// likelier; empty: cannot be.
std::optional<double> cost_of_joining(const Seen& before, const Seen& after, const Build& usual,
                                      const Build& then, double colours) {
  const double hidden_s = after.time_s - before.time_s;
  if (hidden_s <= 0 || hidden_s > kLongestHidden_s) return std::nullopt;
  const double length = std::max(usual.length_px(), then.length_px());
  const double ratio = length / std::max(1.0F, std::min(usual.length_px(), then.length_px()));
  if (ratio > kSizeRatio) return std::nullopt;
  const double gone = norm(after.hip - before.hip) / length;
  if (gone > std::min(kFurthestHidden, kStep + kStroll_per_s * hidden_s)) return std::nullopt;
  if (colours > kOtherClothes) return std::nullopt;
  return gone + 0.2 * hidden_s + (ratio - 1) + colours / kOtherClothes;
}

// Sets of tracklets, of which some must not come together.
class Groups {
 public:
  explicit Groups(std::size_t count) : group_(count), apart_(count, std::vector<char>(count)) {
    std::iota(group_.begin(), group_.end(), 0);
  }
  std::size_t of(std::size_t i) const { return group_[i]; }
  void keep_apart(std::size_t a, std::size_t b) { apart_[a][b] = apart_[b][a] = 1; }
  bool may_join(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < group_.size(); ++i) {
      if (group_[i] != group_[a]) continue;
      for (std::size_t k = 0; k < group_.size(); ++k) {
        if (group_[k] == group_[b] && apart_[i][k]) return false;
      }
    }
    return true;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t into = std::min(group_[a], group_[b]);
    const std::size_t from = std::max(group_[a], group_[b]);
    std::ranges::replace(group_, from, into);
  }

 private:
  std::vector<std::size_t> group_;
  std::vector<std::vector<char>> apart_;
};

Groups group(const std::vector<Tracklet>& tracklets) {
  std::vector<Summary> summaries;
  for (const Tracklet& tracklet : tracklets) summaries.push_back(summarise(tracklet));
  const std::size_t n = tracklets.size();
  Groups groups(n);
  std::vector<std::pair<std::size_t, std::size_t>> one_body;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      const bool read_twice =
          tracklets[a].reads == tracklets[b].id || tracklets[b].reads == tracklets[a].id;
      const Relation found = read_twice
                                 ? Relation::kOneBody
                                 : relation(tracklets[a], tracklets[b], summaries[a], summaries[b]);
      if (found == Relation::kTwoBodies) groups.keep_apart(a, b);
      if (found == Relation::kOneBody) one_body.emplace_back(a, b);
    }
  }
  for (const auto& [a, b] : one_body) {
    if (groups.may_join(a, b)) groups.join(a, b);
  }
  struct Pair {
    double cost;
    std::size_t before, after;
  };
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (a == b) continue;
      const auto cost = cost_of_joining(
          summaries[a].seen.back(), summaries[b].seen.front(), summaries[a].usual,
          summaries[b].usual, colour_distance(summaries[a].clothing, summaries[b].clothing));
      if (cost) pairs.push_back({*cost, a, b});
    }
  }
  std::ranges::stable_sort(pairs, {}, &Pair::cost);
  for (const Pair& pair : pairs) {
    if (groups.of(pair.before) != groups.of(pair.after) &&
        groups.may_join(pair.before, pair.after)) {
      groups.join(pair.before, pair.after);
    }
  }
  return groups;
}

// ---- the best chain of looks

// Bodies may come nearer over seconds: what is usual is told from this far on either side.
constexpr double kUsualWithin_s = 2;
// A look with a bone that is this much too long, in parts of it, is worth nothing.
constexpr double kWorthless = 0.3;
// In body lengths (some 1.3 m from shoulder to ankle): the noise of two looks, the speed of a fast
// swing or jump with as much again to spare, which nobody keeps up for longer than a moment, and
// the speed at which somebody goes on unseen.
constexpr double kJumpNoise = 0.08;
constexpr double kFastest_per_s = 4;
constexpr double kTurnNoise_rad = 0.7;
constexpr double kFastestTurn_rad_per_s = 8;
constexpr double kMoment_s = 0.1;
constexpr double kOn_per_s = 1;
constexpr double kTurnOn_rad_per_s = 4;
// What a jump by one more body length costs, in seconds of sight, and what it costs at most: a
// film may be cut, and then what lies on either side of the cut is worth more than the step.
constexpr double kJumpCost_s = 2;
constexpr double kTurnCost_s_per_rad = 0.3;
constexpr double kDearestStep_s = 0.7;
// Looks further back are not compared one by one.
constexpr double kLookBack_s = 3;

double step_cost(const Seen& from, const Seen& to, double length_px) {
  const double passed_s = to.time_s - from.time_s;
  const double moment_s = std::min(kMoment_s, passed_s);
  const double on_s = passed_s - moment_s;
  const double gone =
      std::max(norm(to.hip - from.hip), norm(to.shoulder - from.shoulder)) / length_px;
  const double jump =
      std::max(0.0, gone - kJumpNoise - kFastest_per_s * moment_s - kOn_per_s * on_s);
  const Vec2 before = from.shoulder - from.hip, after = to.shoulder - to.hip;
  const double turned = std::abs(std::atan2(cross(before, after), dot(before, after)));
  // The direction of a trunk that points at the camera means nothing.
  const double told = std::min(1.0, std::min(norm(before), norm(after)) / (0.2 * length_px));
  const double turn =
      told * std::max(0.0, turned - kTurnNoise_rad - kFastestTurn_rad_per_s * moment_s -
                               kTurnOn_rad_per_s * on_s);
  return std::min(kDearestStep_s, kJumpCost_s * jump + kTurnCost_s_per_rad * turn);
}

struct Node {
  Look* look;
  Seen seen;
  double worth_s = 0;
  double length_px = 1;
  double best_s = 0;
  std::ptrdiff_t from = -1;
};

// Where two readings of one frame compete: how far a look's feet are from where they are in most
// of those around it, or its hips higher than legs reach, 0 … 1. Legs that carry somebody stay
// where they are; such as are drawn on a plate move with it.
double off_its_feet(const std::vector<Node>& nodes, std::size_t i, std::size_t from,
                    std::size_t to) {
  constexpr double kStays = 0.1, kAway = 0.25, kUpright = 0.8, kReach = 1.1, kBeyond = 1.25;
  std::vector<double> x, y, legs;
  const std::size_t stride = std::max<std::size_t>(1, (to - from) / 40);
  for (std::size_t k = from; k < to; k += stride) {
    x.push_back(nodes[k].seen.ankle.x);
    y.push_back(nodes[k].seen.ankle.y);
    legs.push_back(norm(nodes[k].seen.hip - nodes[k].seen.ankle));
  }
  const Vec2 usual{*median(std::move(x)), *median(std::move(y))};
  const double away = norm(nodes[i].seen.ankle - usual) / nodes[i].length_px;
  const double reach = norm(nodes[i].seen.hip - nodes[i].seen.ankle) /
                       std::max(1.0, *quantile(std::move(legs), kUpright));
  return std::clamp(
      std::max((away - kStays) / (kAway - kStays), (reach - kReach) / (kBeyond - kReach)), 0.0,
      1.0);
}

// How long a look lasts: until the next frame in which the body was seen at all.
void appraise(std::vector<Node>& nodes, bool read_twice) {
  std::size_t from = 0, to = 0;
  double lasts_s = 1.0 / 30;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const double now_s = nodes[i].seen.time_s;
    while (now_s - nodes[from].seen.time_s > kUsualWithin_s) ++from;
    while (to < nodes.size() && nodes[to].seen.time_s - now_s <= kUsualWithin_s) ++to;
    std::vector<Build> builds;
    const std::size_t stride = std::max<std::size_t>(1, (to - from) / 40);
    for (std::size_t k = from; k < to; k += stride) builds.push_back(nodes[k].seen.build);
    const Build usual = usual_build(builds);
    nodes[i].length_px = std::max(1.0F, usual.length_px());
    for (std::size_t k = i + 1; k < nodes.size(); ++k) {
      if (nodes[k].look->frame == nodes[i].look->frame) continue;
      if (nodes[k].look->frame == nodes[i].look->frame + 1) {
        lasts_s = nodes[k].seen.time_s - now_s;
      }
      break;
    }
    double doubt = misfit(nodes[i].seen.build, usual) / kWorthless;
    const auto same_frame = [&](std::size_t k) {
      return nodes[k].look->frame == nodes[i].look->frame;
    };
    const bool rival = (i > 0 && same_frame(i - 1)) || (i + 1 < nodes.size() && same_frame(i + 1));
    if (read_twice && rival) doubt += off_its_feet(nodes, i, from, to);
    const auto sure = static_cast<double>(std::clamp(nodes[i].look->pose.confidence, 0.0F, 1.0F));
    nodes[i].worth_s = lasts_s * (sure - doubt);
  }
}

// Takes the looks of the best chain out of their tracklets.
// @param read_twice  one of the tracklets is another reading
Tracklet best_chain(int id, const std::vector<Look*>& looks, bool read_twice,
                    std::vector<std::size_t> refused) {
  std::vector<Node> nodes;
  nodes.reserve(looks.size());
  for (Look* look : looks) nodes.push_back({look, see(look->pose)});
  appraise(nodes, read_twice);
  std::ptrdiff_t best = -1, best_far = -1;
  std::size_t near = 0;  // the first node that is compared one by one
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Node& node = nodes[i];
    for (; node.seen.time_s - nodes[near].seen.time_s > kLookBack_s; ++near) {
      if (best_far < 0 || nodes[near].best_s > nodes[best_far].best_s) {
        best_far = static_cast<std::ptrdiff_t>(near);
      }
    }
    double before_s = 0;
    if (best_far >= 0 && nodes[best_far].best_s > before_s) {
      before_s = nodes[best_far].best_s;
      node.from = best_far;
    }
    for (std::size_t k = near; k < i && nodes[k].look->frame < node.look->frame; ++k) {
      if (nodes[k].best_s <= before_s) continue;  // even a free step would not pay
      const double so_far_s = nodes[k].best_s - step_cost(nodes[k].seen, node.seen, node.length_px);
      if (so_far_s > before_s) {
        before_s = so_far_s;
        node.from = static_cast<std::ptrdiff_t>(k);
      }
    }
    node.best_s = before_s + node.worth_s;
    if (best < 0 || node.best_s > nodes[best].best_s) best = static_cast<std::ptrdiff_t>(i);
  }
  std::vector<char> kept(nodes.size());
  for (std::ptrdiff_t i = best; i >= 0; i = nodes[i].from) kept[static_cast<std::size_t>(i)] = 1;
  Tracklet chain{id, {}};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (kept[i]) {
      chain.looks.push_back(std::move(*nodes[i].look));
    } else {
      stray(*nodes[i].look, chain);
    }
  }
  for (const Node& node : nodes) refused.push_back(node.look->frame);
  std::ranges::sort(refused);
  std::size_t next = 0;
  for (const std::size_t frame : refused) {
    while (next < chain.looks.size() && chain.looks[next].frame < frame) ++next;
    const bool seen = next < chain.looks.size() && chain.looks[next].frame == frame;
    if (!seen && (chain.refused.empty() || chain.refused.back() != frame)) {
      chain.refused.push_back(frame);
    }
  }
  return chain;
}

}  // namespace

std::vector<Tracklet> join_bodies(std::vector<Tracklet> tracklets) {
  for (Tracklet& tracklet : tracklets) refuse_shaking(tracklet);
  std::erase_if(tracklets, [](const Tracklet& tracklet) { return tracklet.looks.empty(); });
  const Groups groups = group(tracklets);
  std::vector<Tracklet> bodies;
  for (std::size_t first = 0; first < tracklets.size(); ++first) {
    if (groups.of(first) != first) continue;
    std::vector<Look*> looks;
    std::vector<std::size_t> refused;
    std::vector<StrayRounds> strays;
    bool read_twice = false;
    for (std::size_t i = first; i < tracklets.size(); ++i) {
      if (groups.of(i) != first) continue;
      read_twice |= tracklets[i].reads.has_value();
      for (Look& look : tracklets[i].looks) looks.push_back(&look);
      const std::vector<std::size_t>& before = tracklets[i].refused;
      refused.insert(refused.end(), before.begin(), before.end());
      std::ranges::move(tracklets[i].strays, std::back_inserter(strays));
    }
    std::ranges::stable_sort(looks, {}, &Look::frame);
    bodies.push_back(best_chain(tracklets[first].id, looks, read_twice, std::move(refused)));
    std::ranges::move(strays, std::back_inserter(bodies.back().strays));
  }
  return bodies;
}

}  // namespace dowel::vision
