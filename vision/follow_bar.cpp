#include "vision/follow_bar.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/stats.h"
#include "vision/bar_end.h"
#include "vision/body_build.h"
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
constexpr double kMostCost = 0.3;  // of a step: a wrong hand must not break what is plainly round
// What is carried goes up and down by this much at least, and with the hands.
constexpr double kLeastTravel = 0.25;
constexpr double kWithHands = 0.85;
constexpr double kLeastSlope = 0.5, kLargestSlope = 2.2;
constexpr double kLeastMeanSupport = 0.62;
constexpr double kWhileMoving = 0.4;

// A round thing in one look, seen from the hands.
struct Node {
  std::size_t look = 0;
  double time_s = 0;
  RoundThing thing;
  Vec2 centre, hands;  // [trunk lengths]
  Vec2 forearm;        // elbow to wrist, of length 1
  double to_head = 0;  // [trunk lengths]
  bool used = false;

  double radius(double trunk_px) const { return static_cast<double>(thing.radius_px) / trunk_px; }
  Vec2 hold() const { return centre - hands; }
};

using Chain = std::vector<std::size_t>;  // nodes, in time order

double trunk_of(const Person& person) {
  std::vector<double> trunks;
  for (const Look& look : person.looks) {
    trunks.push_back(static_cast<double>(build_of(unpack(look.pose).image).trunk_px));
  }
  return quantile(std::move(trunks), 0.9).value_or(0);
}

std::vector<Node> nodes_of(const Person& person, double trunk_px) {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < person.looks.size(); ++i) {
    const Look& look = person.looks[i];
    if (look.rounds.empty()) continue;
    const PoseFrame pose = unpack(look.pose);
    const Vec2 hands = hands_of(pose.image);
    const Vec2 head = middle_of(pose.image, Joint::kLeftEar, Joint::kRightEar);
    const Vec2 arm = middle_of(pose.image, Joint::kLeftWrist, Joint::kRightWrist) -
                     middle_of(pose.image, Joint::kLeftElbow, Joint::kRightElbow);
    for (const RoundThing& thing : look.rounds) {
      if (thing.within) continue;
      Node& node = nodes.emplace_back();
      node.look = i;
      node.time_s = pose.time_s;
      node.thing = thing;
      const Vec2 centre{static_cast<double>(thing.x_px), static_cast<double>(thing.y_px)};
      node.centre = (1 / trunk_px) * centre;
      node.hands = (1 / trunk_px) * hands;
      node.forearm = (1 / std::max(1e-9, norm(arm))) * arm;
      node.to_head = norm(centre - head) / trunk_px;
    }
  }
  return nodes;
}

// What it costs to take two nodes for one thing; nothing when they cannot be.
std::optional<double> step_cost(const Node& a, const Node& b) {
  const double gap_s = b.time_s - a.time_s;
  const double growth = std::log(b.thing.radius_px / a.thing.radius_px);
  if (std::abs(growth) > kSameSize) return std::nullopt;
  const double aside = norm(b.hold() - a.hold());
  const double may = kHandNoise + kDrift_per_s * gap_s;
  if (aside > 6 * may) return std::nullopt;
  const double cost =
      0.05 * (aside / may) * (aside / may) + 0.05 * (growth / kSizeNoise) * (growth / kSizeNoise);
  return std::min(cost, kMostCost);
}

double gain(const Node& node) { return static_cast<double>(node.thing.support) - kChance; }

// The chain of unused nodes that gains most.
struct FoundChain {
  Chain nodes;
  double gain = 0;
};

FoundChain best_chain(const std::vector<Node>& nodes) {
  std::vector<double> best(nodes.size(), 0);
  std::vector<std::size_t> from(nodes.size(), nodes.size());
  std::size_t first = 0, top = nodes.size();
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    if (nodes[k].used || gain(nodes[k]) < kLeastGain) continue;
    best[k] = gain(nodes[k]);
    while (nodes[first].time_s < nodes[k].time_s - kLongestGap_s) ++first;
    double most = 0;
    for (std::size_t j = first; j < k && nodes[j].look < nodes[k].look; ++j) {
      if (nodes[j].used || gain(nodes[j]) < kLeastGain) continue;
      const auto cost = step_cost(nodes[j], nodes[k]);
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

std::vector<FoundChain> all_chains(std::vector<Node>& nodes) {
  std::vector<FoundChain> chains;
  while (chains.size() < kMostChains) {
    FoundChain chain = best_chain(nodes);
    if (chain.nodes.size() < kFewestNodes || !(chain.gain > 0)) break;
    for (const std::size_t k : chain.nodes) nodes[k].used = true;
    const double lasts_s = nodes[chain.nodes.back()].time_s - nodes[chain.nodes.front()].time_s;
    if (lasts_s >= kShortestChain_s) chains.push_back(std::move(chain));
  }
  return chains;
}

template <class Value>
double median_over(const Chain& chain, const std::vector<Node>& nodes, Value value) {
  std::vector<double> values;
  for (const std::size_t k : chain) values.push_back(value(nodes[k]));
  return median(std::move(values)).value_or(0);
}

Vec2 usual_hold(const Chain& chain, const std::vector<Node>& nodes) {
  return {median_over(chain, nodes, [](const Node& n) { return n.hold().x; }),
          median_over(chain, nodes, [](const Node& n) { return n.hold().y; })};
}

double usual_radius_px(const Chain& chain, const std::vector<Node>& nodes) {
  return median_over(chain, nodes,
                     [](const Node& n) { return static_cast<double>(n.thing.radius_px); });
}

// All chains of what one chain is of, those that gain most first; one node a look.
Chain pooled(std::size_t seed, const std::vector<FoundChain>& chains,
             const std::vector<Node>& nodes) {
  Chain pool = chains[seed].nodes;
  const double radius_px = usual_radius_px(pool, nodes);
  const Vec2 hold = usual_hold(pool, nodes);
  for (std::size_t c = 0; c < chains.size(); ++c) {
    const Chain& other = chains[c].nodes;
    if (c == seed || std::abs(std::log(usual_radius_px(other, nodes) / radius_px)) > kSameSize ||
        norm(usual_hold(other, nodes) - hold) > kSameHold) {
      continue;
    }
    Chain joined;
    for (const std::size_t k : other) {
      const bool taken =
          std::ranges::any_of(pool, [&](std::size_t p) { return nodes[p].look == nodes[k].look; });
      if (!taken) joined.push_back(k);
    }
    if (joined.size() < kFewestNodes) continue;
    pool.insert(pool.end(), joined.begin(), joined.end());
  }
  std::ranges::sort(pool, {}, [&](std::size_t k) { return nodes[k].look; });
  // A chain may have slid over to something else on its way.
  const double usual_px = usual_radius_px(pool, nodes);
  std::erase_if(pool, [&](std::size_t k) {
    return std::abs(std::log(static_cast<double>(nodes[k].thing.radius_px) / usual_px)) > kSameSize;
  });
  return pool;
}

double travel(std::vector<double> heights) {
  return *quantile(heights, 0.95) - *quantile(heights, 0.05);
}

// Whether it goes up and down with the hands.
bool is_carried(const Chain& chain, const std::vector<Node>& nodes) {
  std::vector<double> own, hands;
  double support = 0;
  for (const std::size_t k : chain) {
    own.push_back(nodes[k].centre.y);
    hands.push_back(nodes[k].hands.y);
    support += static_cast<double>(nodes[k].thing.support);
  }
  const auto n = static_cast<double>(chain.size());
  if (support / n < kLeastMeanSupport) return false;
  if (travel(own) < kLeastTravel || travel(hands) < kLeastTravel) return false;
  const double own_mean = std::accumulate(own.begin(), own.end(), 0.0) / n;
  const double hands_mean = std::accumulate(hands.begin(), hands.end(), 0.0) / n;
  double oo = 0, hh = 0, oh = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const double o = own[i] - own_mean, h = hands[i] - hands_mean;
    oo += o * o;
    hh += h * h;
    oh += o * h;
  }
  const double together = oh / std::sqrt(oo * hh);
  const double slope = std::sqrt(oo / hh);
  return together >= kWithHands && slope >= kLeastSlope && slope <= kLargestSlope;
}

struct HandsAt {
  double time_s = 0;
  double y = 0;  // [trunk lengths]
};

std::vector<HandsAt> hands_over_time(const Person& person, double trunk_px) {
  std::vector<HandsAt> hands;
  for (const Look& look : person.looks) {
    const PoseFrame pose = unpack(look.pose);
    hands.push_back({pose.time_s, hands_of(pose.image).y / trunk_px});
  }
  return hands;
}

// In how many of the looks in which hands go up or down, from its first to its last, a thing was
// there with them: bits of clutter go with them for a moment now and then. Things are sought
// thirty times a second, or as often as there are pictures.
double share_while_moving(const Chain& chain, const std::vector<Node>& nodes,
                          const std::vector<HandsAt>& hands) {
  constexpr double kMoves_per_s = 0.3, kOver_s = 0.1, kSought = 30;
  const double from_s = nodes[chain.front()].time_s, to_s = nodes[chain.back()].time_s;
  double moving_s = 0;
  std::vector<bool> moves(hands.size(), false);
  std::size_t before = 0;
  for (std::size_t i = 1; i < hands.size(); ++i) {
    while (before + 1 < i && hands[i].time_s - hands[before + 1].time_s >= kOver_s) ++before;
    const double over_s = hands[i].time_s - hands[before].time_s;
    moves[i] = std::abs(hands[i].y - hands[before].y) > kMoves_per_s * over_s;
    if (moves[i] && hands[i].time_s >= from_s && hands[i].time_s <= to_s) {
      moving_s += std::min(hands[i].time_s - hands[i - 1].time_s, kOver_s);
    }
  }
  if (!(moving_s > 0)) return 0;
  double seen = 0;
  for (const std::size_t k : chain) seen += moves[nodes[k].look];
  const double film_s = hands.back().time_s - hands.front().time_s;
  const double looks_per_s = static_cast<double>(hands.size()) / std::max(film_s, kOver_s);
  return seen / (std::min(kSought, looks_per_s) * moving_s);
}

// The lifter's own head is round and, in a squat, goes down with the hands.
bool is_head(const Chain& chain, const std::vector<Node>& nodes, double trunk_px) {
  constexpr double kHead = 0.35;  // trunk lengths
  return median_over(chain, nodes, [](const Node& n) { return n.to_head; }) < kHead &&
         usual_radius_px(chain, nodes) < kHead * trunk_px;
}

// A bell hangs beyond the hands, along the forearms; a bar goes through them.
// @param larger  see `outermost`
BarKind kind_of(const Chain& chain, const std::vector<Node>& nodes, double trunk_px,
                double larger) {
  constexpr double kLargestBell = 0.3, kBeyond = 0.9;  // trunk lengths; radii
  const double radius = larger * usual_radius_px(chain, nodes) / trunk_px;
  const double beyond =
      median_over(chain, nodes, [](const Node& n) { return dot(n.hold(), n.forearm); });
  return radius < kLargestBell && beyond > kBeyond * radius ? BarKind::kBell : BarKind::kPlate;
}

// A rim has rings within it, and any of them may have been followed: how much larger the outermost
// is that is found again and again about the same centre.
double outermost(const Chain& chain, const std::vector<Node>& nodes, const Person& person) {
  constexpr double kLargest = 2.6, kBin = 0.05, kOften = 0.3, kConcentric = 0.12;
  std::vector<double> ratios;
  for (const std::size_t k : chain) {
    const RoundThing& own = nodes[k].thing;
    for (const RoundThing& other : person.looks[nodes[k].look].rounds) {
      const float apart = std::hypot(other.x_px - own.x_px, other.y_px - own.y_px);
      const auto ratio = static_cast<double>(other.radius_px / own.radius_px);
      if (!other.within && apart < kConcentric * static_cast<double>(own.radius_px) &&
          ratio > 1.08 && ratio < kLargest && other.support >= kLeastMeanSupport) {
        ratios.push_back(ratio);
      }
    }
  }
  std::ranges::sort(ratios, std::ranges::greater{});
  for (const double ratio : ratios) {
    std::vector<double> like;
    for (const double other : ratios) {
      if (std::abs(other / ratio - 1) < kBin) like.push_back(other);
    }
    if (static_cast<double>(like.size()) >= kOften * static_cast<double>(chain.size())) {
      return *median(std::move(like));
    }
  }
  return 1;
}

std::vector<OnThePlate> on_the_plate(const Chain& chain, const std::vector<Node>& nodes,
                                     const Person& person) {
  std::vector<OnThePlate> seen;
  for (const std::size_t k : chain) {
    const Node& node = nodes[k];
    const Vec2 centre{static_cast<double>(node.thing.x_px), static_cast<double>(node.thing.y_px)};
    for (const RoundThing& thing : person.looks[node.look].rounds) {
      if (!thing.within) continue;
      seen.push_back({node.time_s,
                      centre,
                      static_cast<double>(node.thing.radius_px),
                      {static_cast<double>(thing.x_px), static_cast<double>(thing.y_px)},
                      static_cast<double>(thing.support)});
    }
  }
  return seen;
}

}  // namespace

BarPoints follow_bar(const TrackedPeople& film, const Person& person) {
  BarPoints bar;
  const double trunk_px = trunk_of(person);
  if (!(trunk_px > 0)) return bar;
  std::vector<Node> nodes = nodes_of(person, trunk_px);
  const std::vector<HandsAt> hands = hands_over_time(person, trunk_px);
  const std::vector<FoundChain> chains = all_chains(nodes);
  Chain best;
  double most = 0;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    Chain pool = pooled(c, chains, nodes);
    double sum = 0;
    for (const std::size_t k : pool) sum += gain(nodes[k]);
    // Of a bar's two plates the near one looks larger.
    sum *= std::pow(usual_radius_px(pool, nodes), 2);
    if (sum > most && is_carried(pool, nodes) && !is_head(pool, nodes, trunk_px) &&
        share_while_moving(pool, nodes, hands) >= kWhileMoving) {
      most = sum;
      best = std::move(pool);
    }
  }
  if (best.empty()) return bar;
  const double larger = outermost(best, nodes, person);
  bar.kind = kind_of(best, nodes, trunk_px, larger);
  bar.frames.resize(film.times_s.size());
  const auto end = bar.kind == BarKind::kPlate ? BarEnd::fit(on_the_plate(best, nodes, person))
                                               : std::optional<BarEnd>();
  if (end) bar.end_nearer = end->nearer();
  for (const std::size_t k : best) {
    const RoundThing& thing = nodes[k].thing;
    bar.frames[person.looks[nodes[k].look].frame] = {
        true,
        {static_cast<double>(thing.x_px), static_cast<double>(thing.y_px)},
        static_cast<double>(thing.sd_px),
        larger * static_cast<double>(thing.radius_px),
        static_cast<double>(thing.aspect),
        {}};
    BarPoint& point = bar.frames[person.looks[nodes[k].look].frame];
    if (end) point.end_px = end->at(nodes[k].time_s, point.centre_px);
  }
  return bar;
}

}  // namespace dowel::vision
