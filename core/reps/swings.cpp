#include "core/reps/swings.h"

#include <algorithm>
#include <cmath>

namespace dowel {
namespace {

// A lifter who bobs, re-grips or sticks half-way makes a wobble; two fifths of a way are more than
// that, and half a rep still is a way of its own. Our setting.
constexpr double kWobble = 0.4;

struct Extreme {
  std::size_t frame;
  double depth;
};

// Alternating extremes of the seen frames in [from, to], the first and last being the ends' own.
std::vector<Extreme> zigzag(const Series& depth, std::size_t from, std::size_t to, double least) {
  std::vector<Extreme> found;
  Extreme low{from, depth.value[from]}, high = low;  // shallowest and deepest since the last turn
  int way = 0;                                       // +1 going down, −1 going up
  for (std::size_t i = from; i <= to; ++i) {
    if (!depth.has(i)) continue;
    const double d = depth.value[i];
    if (way >= 0 && d > high.depth) high = {i, d};
    if (way <= 0 && d < low.depth) low = {i, d};
    if (way == 0 && high.depth - low.depth >= least) {
      found.push_back(high.frame > low.frame ? low : high);
      way = high.frame > low.frame ? 1 : -1;
    } else if (way > 0 && high.depth - d >= least) {
      found.push_back(high);
      low = {i, d};
      way = -1;
    } else if (way < 0 && d - low.depth >= least) {
      found.push_back(low);
      high = {i, d};
      way = 1;
    }
  }
  if (way != 0) found.push_back(way > 0 ? high : low);
  return found;
}

// Takes out the smallest way for as long as it is a wobble of both ways beside it.
void take_out_wobbles(std::vector<Extreme>& extremes) {
  const auto way = [&](std::size_t k) {
    return std::abs(extremes[k + 1].depth - extremes[k].depth);
  };
  for (;;) {
    std::size_t smallest = 0;
    double least = 0;
    for (std::size_t k = 1; k + 2 < extremes.size(); ++k) {
      if (way(k) < kWobble * std::min(way(k - 1), way(k + 1)) &&
          (smallest == 0 || way(k) < least)) {
        smallest = k;
        least = way(k);
      }
    }
    if (smallest == 0) return;
    const auto first = extremes.begin() + static_cast<std::ptrdiff_t>(smallest);
    extremes.erase(first, first + 2);
  }
}

void add_swings(const std::vector<Extreme>& extremes, std::size_t from, std::size_t to,
                std::vector<Swing>& swings) {
  for (std::size_t k = 0; k < extremes.size(); ++k) {
    const bool before = k > 0, after = k + 1 < extremes.size();
    const bool deep = before ? extremes[k].depth > extremes[k - 1].depth
                             : after && extremes[k].depth > extremes[k + 1].depth;
    if (!deep) continue;
    swings.push_back({extremes[k].frame, before ? extremes[k - 1].frame : 0,
                      after ? extremes[k + 1].frame : 0, before, after, from, to});
  }
}

}  // namespace

std::vector<Swing> find_swings(const Series& depth, const std::vector<double>& time_s, double least,
                               double longest_gap_s) {
  std::vector<Swing> swings;
  const std::size_t n = depth.size();
  std::size_t from = 0;
  while (from < n && !depth.has(from)) ++from;
  while (from < n) {
    std::size_t last = from;
    std::size_t next = from + 1;
    for (; next < n; ++next) {
      if (!depth.has(next)) continue;
      if (time_s[next] - time_s[last] > longest_gap_s) break;
      last = next;
    }
    auto extremes = zigzag(depth, from, last, least);
    take_out_wobbles(extremes);
    add_swings(extremes, from, last, swings);
    from = next;
  }
  return swings;
}

}  // namespace dowel
