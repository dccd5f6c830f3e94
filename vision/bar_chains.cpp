#include "vision/bar_chains.h"

#include <algorithm>
#include <cmath>

#include "vision/rounds_at_hands.h"

namespace dowel::vision {
namespace {

// Clutter fits a rim at half of its length now and then; what is no better speaks for nothing.
constexpr double kChance = 0.6, kLeastGain = 0.02;
constexpr double kLongestGap_s = 0.35;
constexpr double kShortestChain_s = 0.2;
constexpr std::size_t kFewestNodes = 5;
constexpr std::size_t kMostChains = 16;
// A rim keeps its size but for noise and a step towards the camera.
constexpr double kSizeNoise = 0.06;
constexpr double kSameSize = 0.14;
// Against the hands, in trunk lengths: how far points about them wander from frame to frame, how
// fast, and how far away from where it was a chain may lie that is of the same thing.
constexpr double kHandNoise = 0.04;
constexpr double kDrift_per_s = 0.8;
constexpr double kSameHold = 0.35;
// By itself a loaded bar goes no faster than 2 m/s, four trunks a second; half of that is usual.
constexpr double kOwnNoise = 0.02;
constexpr double kOwnSpeed_per_s = 2;
constexpr double kMostCost = 0.3;  // of a step: a wrong hand must not break what is plainly round

BodyAt body_at(const PoseFrame& pose, double trunk_px) {
  const auto middle = [&](Joint left, Joint right) {
    return (1 / trunk_px) * middle_of(pose.image, left, right);
  };
  const Vec2 arm =
      middle(Joint::kLeftWrist, Joint::kRightWrist) - middle(Joint::kLeftElbow, Joint::kRightElbow);
  return {(1 / trunk_px) * hands_of(pose.image),
          middle(Joint::kLeftShoulder, Joint::kRightShoulder),
          middle(Joint::kLeftHip, Joint::kRightHip), (1 / std::max(1e-9, norm(arm))) * arm,
          middle(Joint::kLeftEar, Joint::kRightEar)};
}

void add_nodes(const std::vector<RoundThing>& rounds, const RoundNode& like, double trunk_px,
               std::vector<RoundNode>& nodes) {
  for (const RoundThing& thing : rounds) {
    if (thing.within) continue;
    RoundNode& node = nodes.emplace_back(like);
    node.thing = thing;
    node.all = &rounds;
    node.centre =
        (1 / trunk_px) * Vec2{static_cast<double>(thing.x_px), static_cast<double>(thing.y_px)};
  }
}

std::optional<Vec2> hold(const RoundNode& node) {
  return node.body ? std::optional(node.centre - node.body->hands) : std::nullopt;
}

// What it costs to take two nodes for one thing; nothing when they cannot be.
std::optional<double> step_cost(const RoundNode& a, const RoundNode& b, MovesWith with) {
  const double gap_s = b.time_s - a.time_s;
  const double growth = std::log(b.thing.radius_px / a.thing.radius_px);
  if (std::abs(growth) > kSameSize) return std::nullopt;
  double aside = norm(b.centre - a.centre), may = kOwnNoise + kOwnSpeed_per_s * gap_s;
  if (with == MovesWith::kItself) {
    if (aside > 2 * may) return std::nullopt;
  } else {
    const auto from = hold(a), to = hold(b);
    if (!from || !to) return std::nullopt;
    aside = norm(*to - *from);
    may = kHandNoise + kDrift_per_s * gap_s;
    if (aside > 6 * may) return std::nullopt;
  }
  const double cost =
      0.05 * (aside / may) * (aside / may) + 0.05 * (growth / kSizeNoise) * (growth / kSizeNoise);
  return std::min(cost, kMostCost);
}

// The chain of unused nodes that gains most.
struct FoundChain {
  BarChain nodes;
  double gain = 0;
};

FoundChain best_chain(const std::vector<RoundNode>& nodes, MovesWith with) {
  std::vector<double> best(nodes.size(), 0);
  std::vector<std::size_t> from(nodes.size(), nodes.size());
  std::size_t first = 0, top = nodes.size();
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    if (nodes[k].used || gain(nodes[k]) < kLeastGain) continue;
    best[k] = gain(nodes[k]);
    while (nodes[first].time_s < nodes[k].time_s - kLongestGap_s) ++first;
    double most = 0;
    for (std::size_t j = first; j < k && nodes[j].frame < nodes[k].frame; ++j) {
      if (nodes[j].used || gain(nodes[j]) < kLeastGain) continue;
      const auto cost = step_cost(nodes[j], nodes[k], with);
      if (cost && best[j] - *cost > most) {
        most = best[j] - *cost;
        from[k] = j;
      }
    }
    best[k] += most;
    if (top == nodes.size() || best[k] > best[top]) top = k;
  }
  FoundChain found;
  if (top == nodes.size()) return found;
  found.gain = best[top];
  for (std::size_t k = top; k < nodes.size(); k = from[k]) found.nodes.push_back(k);
  std::ranges::reverse(found.nodes);
  return found;
}

std::optional<Vec2> usual_hold(const BarChain& chain, const std::vector<RoundNode>& nodes) {
  std::vector<double> x, y;
  for (const std::size_t k : chain) {
    if (const auto at = hold(nodes[k])) {
      x.push_back(at->x);
      y.push_back(at->y);
    }
  }
  if (x.empty()) return std::nullopt;
  return Vec2{*median(std::move(x)), *median(std::move(y))};
}

}  // namespace

double gain(const RoundNode& node) { return static_cast<double>(node.thing.support) - kChance; }

std::vector<RoundNode> nodes_of(const TrackedPeople& film, const Person& person, double trunk_px) {
  std::vector<RoundNode> nodes;
  for (const Look& look : person.looks) {
    if (look.rounds.empty()) continue;
    RoundNode like;
    like.frame = look.frame;
    const PoseFrame pose = unpack(look.pose);
    like.time_s = pose.time_s;
    like.body = body_at(pose, trunk_px);
    add_nodes(look.rounds, like, trunk_px, nodes);
  }
  for (const StrayRounds& stray : person.strays) {
    RoundNode like;
    like.frame = stray.frame;
    like.time_s = film.times_s[stray.frame];
    add_nodes(stray.rounds, like, trunk_px, nodes);
  }
  std::ranges::stable_sort(nodes, {}, &RoundNode::frame);
  return nodes;
}

std::vector<BarChain> chains_of(std::vector<RoundNode>& nodes, MovesWith with) {
  std::vector<BarChain> chains;
  while (chains.size() < kMostChains) {
    FoundChain chain = best_chain(nodes, with);
    if (chain.nodes.size() < kFewestNodes || !(chain.gain > 0)) break;
    for (const std::size_t k : chain.nodes) nodes[k].used = true;
    const double lasts_s = nodes[chain.nodes.back()].time_s - nodes[chain.nodes.front()].time_s;
    if (lasts_s >= kShortestChain_s) chains.push_back(std::move(chain.nodes));
  }
  for (RoundNode& node : nodes) node.used = false;
  return chains;
}

double usual_radius_px(const BarChain& chain, const std::vector<RoundNode>& nodes) {
  return median_over(chain, nodes, [](const RoundNode& n) {
    return std::optional(static_cast<double>(n.thing.radius_px));
  });
}

BarChain pooled(std::size_t seed, const std::vector<BarChain>& chains,
                const std::vector<RoundNode>& nodes, MovesWith with) {
  BarChain pool = chains[seed];
  const double radius_px = usual_radius_px(pool, nodes);
  const auto own_hold = usual_hold(pool, nodes);
  const auto held_alike = [&](const BarChain& other) {
    if (with == MovesWith::kItself) return true;
    const auto other_hold = usual_hold(other, nodes);
    return own_hold && other_hold && norm(*other_hold - *own_hold) <= kSameHold;
  };
  for (std::size_t c = 0; c < chains.size(); ++c) {
    const BarChain& other = chains[c];
    if (c == seed || std::abs(std::log(usual_radius_px(other, nodes) / radius_px)) > kSameSize ||
        !held_alike(other)) {
      continue;
    }
    BarChain joined;
    for (const std::size_t k : other) {
      const bool taken = std::ranges::any_of(
          pool, [&](std::size_t p) { return nodes[p].frame == nodes[k].frame; });
      if (!taken) joined.push_back(k);
    }
    if (joined.size() < kFewestNodes) continue;
    pool.insert(pool.end(), joined.begin(), joined.end());
  }
  std::ranges::sort(pool, {}, [&](std::size_t k) { return nodes[k].frame; });
  // A chain may have slid over to something else on its way.
  const double usual_px = usual_radius_px(pool, nodes);
  std::erase_if(pool, [&](std::size_t k) {
    return std::abs(std::log(static_cast<double>(nodes[k].thing.radius_px) / usual_px)) > kSameSize;
  });
  return pool;
}

}  // namespace dowel::vision
