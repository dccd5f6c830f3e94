#include "vision/round_things.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

#include "vision/rim_fit.h"

namespace dowel::vision {
namespace {

constexpr int kSide = 112;           // of the small copy [cells]
constexpr int kSamples = 3;          // to each side of a cell
constexpr int kAround = 15;          // cells
constexpr float kStandsOut = 1.4F;   // from the mean of those
constexpr float kLeastGradient = 6;  // grey values over two cells: clear of noise
constexpr std::size_t kCentres = 3;  // looked at closely, of each band of sizes
constexpr std::size_t kRings = 2;    // of each
constexpr std::size_t kMost = 6;
constexpr double kLeastSupport = 0.45;

// The part of the picture in which rims may lie, made small and so that they are as wide as high.
struct SmallCopy {
  cv::Mat3f shades;
  Vec2 origin_px;  // of cell (0, 0)'s corner
  double cell_x_px = 1, cell_y_px = 1;

  Vec2 on_picture(double u, double v) const {
    return {origin_px.x + u * cell_x_px, origin_px.y + v * cell_y_px};
  }
};

SmallCopy copy_of(const Frame& frame, const RoundSearch& search) {
  SmallCopy copy;
  const double half_px = search.reach_px + search.largest_radius_px;
  copy.cell_y_px = 2 * half_px / kSide;
  copy.cell_x_px = copy.cell_y_px * search.aspect;
  copy.origin_px = search.around_px - 0.5 * kSide * Vec2{copy.cell_x_px, copy.cell_y_px};
  copy.shades.create(kSide, kSide);
  const auto spread = [](double from, double cell, int size) {
    std::array<int, kSide * kSamples> places{};
    for (int i = 0; i < kSide * kSamples; ++i) {
      const double at = from + (i + 0.5) * cell / kSamples;
      places[static_cast<std::size_t>(i)] = std::clamp(static_cast<int>(at), 0, size - 1);
    }
    return places;
  };
  const auto columns = spread(copy.origin_px.x, copy.cell_x_px, frame.width_px);
  const auto rows = spread(copy.origin_px.y, copy.cell_y_px, frame.height_px);
  for (int v = 0; v < kSide; ++v) {
    std::array<std::array<int, 3>, kSide> sums{};
    for (int s = 0; s < kSamples; ++s) {
      const std::uint8_t* row = frame.row(rows[static_cast<std::size_t>(v * kSamples + s)]);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::uint8_t* pixel = row + 4 * columns[i];
        for (std::size_t c = 0; c < 3; ++c) sums[i / kSamples][c] += pixel[c];
      }
    }
    cv::Vec3f* out = copy.shades[v];
    for (std::size_t u = 0; u < kSide; ++u) {
      for (int c = 0; c < 3; ++c) {
        out[u][c] =
            static_cast<float>(sums[u][static_cast<std::size_t>(c)]) / (kSamples * kSamples);
      }
    }
  }
  return copy;
}

// A cell at an edge, and the edge's direction across.
struct Edge {
  float u = 0, v = 0, across_u = 0, across_v = 0;
};

std::vector<Edge> edges_of(const cv::Mat3f& shades) {
  cv::Mat3f smooth, along_u, along_v;
  cv::GaussianBlur(shades, smooth, {3, 3}, 0.8, 0.8, cv::BORDER_REPLICATE);
  cv::Sobel(smooth, along_u, CV_32F, 1, 0, 3, 0.25, 0, cv::BORDER_REPLICATE);
  cv::Sobel(smooth, along_v, CV_32F, 0, 1, 3, 0.25, 0, cv::BORDER_REPLICATE);
  // Of the colour that changes most.
  cv::Mat1f du(kSide, kSide), dv(kSide, kSide), size(kSide, kSide);
  for (int v = 0; v < kSide; ++v) {
    for (int u = 0; u < kSide; ++u) {
      const cv::Vec3f &gu = along_u(v, u), &gv = along_v(v, u);
      float most = -1;
      for (int c = 0; c < 3; ++c) {
        const float square = gu[c] * gu[c] + gv[c] * gv[c];
        if (square <= most) continue;
        most = square;
        du(v, u) = gu[c];
        dv(v, u) = gv[c];
      }
      size(v, u) = std::sqrt(most);
    }
  }
  // Edges stand out from what is around them: a dark plate on a dark floor is none the less round
  // for the windows beside it.
  cv::Mat1f around;
  cv::blur(size, around, {kAround, kAround}, {-1, -1}, cv::BORDER_REPLICATE);
  std::vector<Edge> edges;
  edges.reserve(kSide * kSide / 3);
  for (int v = 1; v + 1 < size.rows; ++v) {
    for (int u = 1; u + 1 < size.cols; ++u) {
      const float g = size(v, u);
      if (g < kLeastGradient || g < kStandsOut * around(v, u)) continue;
      edges.push_back(
          {static_cast<float>(u) + 0.5F, static_cast<float>(v) + 0.5F, du(v, u) / g, dv(v, u) / g});
    }
  }
  return edges;
}

// Each edge votes along its direction, both ways. A rim has as many edges as it is long, and the
// further away its centre, the wider their votes are scattered: they count alike.
cv::Mat1f votes_for_centres(const std::vector<Edge>& edges, int least, int largest) {
  cv::Mat1f votes(kSide, kSide, 0.0F);
  for (const Edge& edge : edges) {
    for (const float way : {-1.0F, 1.0F}) {
      for (int r = least; r <= largest; ++r) {
        const auto far = way * static_cast<float>(r);
        const int u = static_cast<int>(edge.u + far * edge.across_u);
        const int v = static_cast<int>(edge.v + far * edge.across_v);
        if (static_cast<unsigned>(u) >= kSide || static_cast<unsigned>(v) >= kSide) break;
        votes(v, u) += 1;
      }
    }
  }
  // As wide as an error of some five degrees in direction scatters them.
  const double sigma = std::max(0.8, 0.08 * (least + largest) / 2);
  cv::GaussianBlur(votes, votes, {0, 0}, sigma, sigma, cv::BORDER_CONSTANT);
  return votes;
}

// The places with most votes within reach of the middle, each taking its surroundings with it.
std::vector<cv::Point> best_centres(cv::Mat1f votes, double reach, int apart) {
  std::vector<cv::Point> found;
  cv::Mat1b mask(votes.size(), 0);
  cv::circle(mask, {kSide / 2, kSide / 2}, static_cast<int>(std::lround(reach)), 255, cv::FILLED);
  while (found.size() < kCentres) {
    cv::Point best;
    double most = 0;
    cv::minMaxLoc(votes, nullptr, &most, nullptr, &best, mask);
    if (!(most > 0)) break;
    found.push_back(best);
    cv::circle(mask, best, apart, 0, cv::FILLED);
  }
  return found;
}

// Edges that point at a centre, ring by ring: how many, and in which of the sectors around it.
class Rings {
 public:
  Rings(const std::vector<Edge>& edges, cv::Point centre, int least, int largest)
      : count_(static_cast<std::size_t>(largest) + 3, 0.0F),
        sectors_(static_cast<std::size_t>(largest) + 3, 0U) {
    constexpr float kPointsAtIt = 0.9F;
    for (const Edge& edge : edges) {
      const float du = edge.u - (static_cast<float>(centre.x) + 0.5F);
      const float dv = edge.v - (static_cast<float>(centre.y) + 0.5F);
      const float square = du * du + dv * dv;
      const auto near = static_cast<float>(least - 1), far = static_cast<float>(largest + 1);
      if (square < near * near || square > far * far) continue;
      const float r = std::sqrt(square);
      if (std::abs(du * edge.across_u + dv * edge.across_v) < kPointsAtIt * r) continue;
      const auto ring = static_cast<std::size_t>(r + 0.5F);
      count_[ring] += 1 / r;
      sectors_[ring] |= 1U << sector_of(du, dv);
    }
  }

  // Those with most edges, each taking its neighbours with it, of which enough is there.
  std::vector<double> best(int least) {
    std::vector<double> radii;
    for (std::size_t tries = 0; tries < kRings; ++tries) {
      std::size_t best = 0;
      float most = 0;
      for (std::size_t r = static_cast<std::size_t>(least); r + 1 < count_.size(); ++r) {
        const float here = count_[r - 1] + 2 * count_[r] + count_[r + 1];
        if (here > most) {
          most = here;
          best = r;
        }
      }
      if (!(most > 0)) break;
      const std::uint32_t around = sectors_[best - 1] | sectors_[best] | sectors_[best + 1];
      if (std::popcount(around) >= kLeastSectors) radii.push_back(static_cast<double>(best));
      const std::size_t apart = std::max<std::size_t>(2, best / 6);
      const std::size_t to = std::min(best + apart, count_.size() - 1);
      for (std::size_t r = best > apart ? best - apart : 0; r <= to; ++r) count_[r] = 0;
    }
    return radii;
  }

 private:
  static constexpr int kSectors = 24, kLeastSectors = 11;

  static unsigned sector_of(float du, float dv) {
    const float turn = cv::fastAtan2(dv, du) / 360;  // 0 … 1
    return std::min(static_cast<unsigned>(turn * kSectors), static_cast<unsigned>(kSectors - 1));
  }

  std::vector<float> count_;
  std::vector<std::uint32_t> sectors_;
};

}  // namespace

bool same_round(const RoundThing& a, const RoundThing& b) {
  const float near = 0.08F * std::min(a.radius_px, b.radius_px);
  return std::hypot(a.x_px - b.x_px, a.y_px - b.y_px) < near &&
         std::abs(a.radius_px - b.radius_px) < near;
}

RoundThing round_thing(const FittedRim& fitted) {
  const Rim& rim = fitted.rim;
  return {static_cast<float>(rim.centre_px.x), static_cast<float>(rim.centre_px.y),
          static_cast<float>(rim.radius_px),   static_cast<float>(rim.aspect),
          static_cast<float>(fitted.sd_px),    static_cast<float>(fitted.support)};
}

namespace {

// Fits a rim and keeps it, unless it is known already.
void take(const Frame& frame, const Rim& guess, const RoundSearch& search,
          std::vector<RoundThing>& found) {
  RimFitOptions options;
  options.least_support = kLeastSupport;
  const auto fitted = fit_rim(frame, guess, options);
  if (!fitted) return;
  const double radius_px = fitted->rim.radius_px;
  if (radius_px < search.least_radius_px || radius_px > search.largest_radius_px) return;
  const RoundThing thing = round_thing(*fitted);
  const auto twin =
      std::ranges::find_if(found, [&](const auto& f) { return same_round(f, thing); });
  if (twin == found.end()) {
    found.push_back(thing);
  } else if (thing.support > twin->support) {
    *twin = thing;
  }
}

}  // namespace

std::vector<RoundThing> find_round_things(const Frame& frame, const RoundSearch& search) {
  std::vector<RoundThing> found;
  constexpr double kFurthest_px = 1e6;  // places further away are none
  if (!(norm(search.around_px) < kFurthest_px) || !(search.reach_px < kFurthest_px) ||
      !(search.largest_radius_px < kFurthest_px)) {
    return found;
  }
  if (!(search.reach_px > 1) || !(search.largest_radius_px > 2) || !(search.aspect > 0.05)) {
    return found;
  }
  const SmallCopy copy = copy_of(frame, search);
  const int largest =
      std::max(3, static_cast<int>(std::lround(search.largest_radius_px / copy.cell_y_px)));
  const int least = std::clamp(
      static_cast<int>(std::lround(search.least_radius_px / copy.cell_y_px)), 3, largest);
  const std::vector<Edge> edges = edges_of(copy.shades);
  // Small and large ones apart, or the clutter of the ones drowns the others.
  const int between =
      std::clamp(static_cast<int>(std::lround(std::sqrt(least * largest))), least, largest);
  for (const auto& [from, to] : {std::pair{between, largest}, std::pair{least, between}}) {
    const auto centres = best_centres(votes_for_centres(edges, from, to),
                                      search.reach_px / copy.cell_y_px, std::max(2, from / 2));
    for (const cv::Point& centre : centres) {
      for (const double radius : Rings(edges, centre, from, to).best(from)) {
        const Rim guess{copy.on_picture(centre.x + 0.5, centre.y + 0.5), radius * copy.cell_y_px,
                        search.aspect};
        take(frame, guess, search, found);
      }
    }
    if (from == least) break;  // one band holds all
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &RoundThing::support);
  if (found.size() > kMost) found.resize(kMost);
  return found;
}

}  // namespace dowel::vision
