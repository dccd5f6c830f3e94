#include "vision/follow_bar.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "core/base/stats.h"
#include "vision/bar_chains.h"
#include "vision/bar_end.h"
#include "vision/body_build.h"
#include "vision/rounds_at_hands.h"

namespace dowel::vision {
namespace {

// What is carried goes up and down by this much at least, and with the hands.
constexpr double kLeastTravel = 0.25;
constexpr double kTogether = 0.85;
constexpr double kLeastSlope = 0.5, kLargestSlope = 2.2;
constexpr double kLeastMeanSupport = 0.62, kPlainSupport = 0.7;
constexpr double kWhileMoving = 0.4;

double trunk_of(const Person& person) {
  std::vector<double> trunks;
  for (const Look& look : person.looks) {
    trunks.push_back(static_cast<double>(build_of(unpack(look.pose).image).trunk_px));
  }
  return quantile(std::move(trunks), 0.9).value_or(0);
}

double travel(std::vector<double> heights) {
  return *quantile(heights, 0.95) - *quantile(heights, 0.05);
}

// Whether it goes up and down as some part of the body does.
template <class Part>
bool goes_with(const BarChain& chain, const std::vector<RoundNode>& nodes, Part part) {
  std::vector<double> own, others;
  for (const std::size_t k : chain) {
    if (!nodes[k].body) continue;
    own.push_back(nodes[k].centre.y);
    others.push_back(part(*nodes[k].body).y);
  }
  if (own.empty() || travel(own) < kLeastTravel || travel(others) < kLeastTravel) return false;
  const auto n = static_cast<double>(own.size());
  const double own_mean = std::accumulate(own.begin(), own.end(), 0.0) / n;
  const double others_mean = std::accumulate(others.begin(), others.end(), 0.0) / n;
  double oo = 0, hh = 0, oh = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const double o = own[i] - own_mean, h = others[i] - others_mean;
    oo += o * o;
    hh += h * h;
    oh += o * h;
  }
  const double together = oh / std::sqrt(oo * hh);
  const double slope = std::sqrt(oo / hh);
  return together >= kTogether && slope >= kLeastSlope && slope <= kLargestSlope;
}

// With the hands; a plate that hides them goes with the hips of whoever squats under the bar, and
// is plain and large, unlike a knee or a print on a shirt.
bool is_carried(const BarChain& chain, const std::vector<RoundNode>& nodes, double trunk_px,
                MovesWith with) {
  constexpr double kLargePlate = 0.3;  // trunk lengths, in radius
  double support = 0;
  for (const std::size_t k : chain) support += static_cast<double>(nodes[k].thing.support);
  support /= static_cast<double>(chain.size());
  if (support < kLeastMeanSupport) return false;
  if (goes_with(chain, nodes, [](const BodyAt& b) { return b.hands; })) return true;
  return with == MovesWith::kItself && support >= kPlainSupport &&
         usual_radius_px(chain, nodes) >= kLargePlate * trunk_px &&
         goes_with(chain, nodes, [](const BodyAt& b) { return b.hips; });
}

// How high a part of the body is, look by look.
struct HeightAt {
  std::size_t frame = 0;
  double time_s = 0;
  double y = 0;  // [trunk lengths]
};

std::vector<HeightAt> heights_of(const Person& person, double trunk_px, MovesWith with) {
  std::vector<HeightAt> heights;
  for (const Look& look : person.looks) {
    const PoseFrame pose = unpack(look.pose);
    const Vec2 at = with == MovesWith::kHands
                        ? hands_of(pose.image)
                        : middle_of(pose.image, Joint::kLeftHip, Joint::kRightHip);
    heights.push_back({look.frame, pose.time_s, at.y / trunk_px});
  }
  return heights;
}

// In how many of the looks in which hands, or hips, go up or down, from its first to its last, a
// thing was there with them: bits of clutter go with them for a moment now and then. Things are
// sought thirty times a second, or as often as there are pictures.
double share_while_moving(const BarChain& chain, const std::vector<RoundNode>& nodes,
                          const std::vector<HeightAt>& heights) {
  constexpr double kMoves_per_s = 0.3, kOver_s = 0.1, kSought = 30;
  const double from_s = nodes[chain.front()].time_s, to_s = nodes[chain.back()].time_s;
  double moving_s = 0;
  std::vector<std::size_t> moving;  // frames, increasing
  std::size_t before = 0;
  for (std::size_t i = 1; i < heights.size(); ++i) {
    while (before + 1 < i && heights[i].time_s - heights[before + 1].time_s >= kOver_s) ++before;
    const double over_s = heights[i].time_s - heights[before].time_s;
    if (!(std::abs(heights[i].y - heights[before].y) > kMoves_per_s * over_s)) continue;
    moving.push_back(heights[i].frame);
    if (heights[i].time_s >= from_s && heights[i].time_s <= to_s) {
      moving_s += std::min(heights[i].time_s - heights[i - 1].time_s, kOver_s);
    }
  }
  if (!(moving_s > 0)) return 0;
  double seen = 0;
  for (const std::size_t k : chain) seen += std::ranges::binary_search(moving, nodes[k].frame);
  const double film_s = heights.back().time_s - heights.front().time_s;
  const double looks_per_s = static_cast<double>(heights.size()) / std::max(film_s, kOver_s);
  return seen / (std::min(kSought, looks_per_s) * moving_s);
}

// The lifter's own head is round and, in a squat, goes down with the hands.
bool is_head(const BarChain& chain, const std::vector<RoundNode>& nodes, double trunk_px) {
  constexpr double kHead = 0.35;  // trunk lengths
  return median_over(chain, nodes,
                     [](const RoundNode& n) {
                       return n.body ? std::optional(norm(n.centre - n.body->head)) : std::nullopt;
                     }) < kHead &&
         usual_radius_px(chain, nodes) < kHead * trunk_px;
}

// A bell hangs beyond the hands, along the forearms; a bar goes through them.
// @param larger  see `outermost`
BarKind kind_of(const BarChain& chain, const std::vector<RoundNode>& nodes, double trunk_px,
                double larger) {
  constexpr double kLargestBell = 0.3, kBeyond = 0.9;  // trunk lengths; radii
  const double radius = larger * usual_radius_px(chain, nodes) / trunk_px;
  const double beyond = median_over(chain, nodes, [](const RoundNode& n) {
    return n.body ? std::optional(dot(n.centre - n.body->hands, n.body->forearm)) : std::nullopt;
  });
  return radius < kLargestBell && beyond > kBeyond * radius ? BarKind::kBell : BarKind::kPlate;
}

// A rim has rings within it, and any of them may have been followed: how much larger the outermost
// is that is found again and again about the same centre.
double outermost(const BarChain& chain, const std::vector<RoundNode>& nodes) {
  constexpr double kLargest = 2.6, kBin = 0.05, kOften = 0.3, kConcentric = 0.12;
  std::vector<double> ratios;
  for (const std::size_t k : chain) {
    const RoundThing& own = nodes[k].thing;
    for (const RoundThing& other : *nodes[k].all) {
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

std::vector<OnThePlate> on_the_plate(const BarChain& chain, const std::vector<RoundNode>& nodes) {
  std::vector<OnThePlate> seen;
  for (const std::size_t k : chain) {
    const RoundNode& node = nodes[k];
    const Vec2 centre{static_cast<double>(node.thing.x_px), static_cast<double>(node.thing.y_px)};
    for (const RoundThing& thing : *node.all) {
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

// What was carried, and how much speaks for it.
struct Carried {
  BarChain nodes;
  double worth = 0;
};

Carried find_carried(const Person& person, std::vector<RoundNode>& nodes, double trunk_px,
                     MovesWith with) {
  const std::vector<HeightAt> heights = heights_of(person, trunk_px, with);
  const std::vector<BarChain> chains = chains_of(nodes, with);
  Carried best;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    BarChain pool = pooled(c, chains, nodes, with);
    double sum = 0;
    for (const std::size_t k : pool) sum += gain(nodes[k]);
    // Of a bar's two plates the near one looks larger.
    sum *= std::pow(usual_radius_px(pool, nodes), 2);
    if (sum > best.worth && is_carried(pool, nodes, trunk_px, with) &&
        !is_head(pool, nodes, trunk_px) &&
        share_while_moving(pool, nodes, heights) >= kWhileMoving) {
      best = {std::move(pool), sum};
    }
  }
  return best;
}

}  // namespace

BarPoints follow_bar(const TrackedPeople& film, const Person& person) {
  BarPoints bar;
  const double trunk_px = trunk_of(person);
  if (!(trunk_px > 0)) return bar;
  std::vector<RoundNode> nodes = nodes_of(film, person, trunk_px);
  BarChain best = find_carried(person, nodes, trunk_px, MovesWith::kHands).nodes;
  if (best.empty()) best = find_carried(person, nodes, trunk_px, MovesWith::kItself).nodes;
  if (best.empty()) return bar;
  const double larger = outermost(best, nodes);
  bar.kind = kind_of(best, nodes, trunk_px, larger);
  bar.frames.resize(film.times_s.size());
  const auto end = bar.kind == BarKind::kPlate ? BarEnd::fit(on_the_plate(best, nodes))
                                               : std::optional<BarEnd>();
  if (end) bar.end_nearer = end->nearer();
  for (const std::size_t k : best) {
    const RoundThing& thing = nodes[k].thing;
    BarPoint& point = bar.frames[nodes[k].frame];
    point = {true,
             {static_cast<double>(thing.x_px), static_cast<double>(thing.y_px)},
             static_cast<double>(thing.sd_px),
             larger * static_cast<double>(thing.radius_px),
             static_cast<double>(thing.aspect),
             {}};
    if (end) point.end_px = end->at(nodes[k].time_s, point.centre_px);
  }
  return bar;
}

}  // namespace dowel::vision
