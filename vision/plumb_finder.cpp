#include "vision/plumb_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/base/stats.h"
#include "core/base/units.h"

// Problem: angles against the vertical (a lean at the lockout) are told from a picture whose own
// vertical may stand askew by several degrees.
// Method: straight segments of the picture that lean by less than 20° vote, by their length, for a
// lean that changes evenly from left to right (what the vanishing point of plumb lines makes of
// them when it is far away). The best pair of segments is found by trying all; what agrees with it
// is fitted by least squares. Lifters, trees and cables lean every way and so do not agree.

namespace dowel::vision {
namespace {

constexpr int kLongestSide_px = 640;
constexpr double kEvery_s = 1.0;
constexpr int kMostLooks = 8;

constexpr double kMostLean_rad = 20 / kDegPerRad;
constexpr double kShortest = 0.08;  // of the picture's height
constexpr double kAgrees_rad = 1.5 / kDegPerRad;
// From edge to edge of the picture plumb lines of a phone that looks up steeply differ by so much.
constexpr double kMostChange_rad = 25 / kDegPerRad;
constexpr std::size_t kMostPairs = 60;  // of the longest segments
// What agrees must be so long in all, in picture heights a look, and so much of all that might be
// plumb; and stand in so many places, in parts of the picture's width.
constexpr double kEnough = 1.5;
constexpr double kMostly = 0.45;
constexpr double kPlaces = 0.25;

struct Line {
  double lean_rad = 0, per_px = 0;
  double at(double x_px) const { return lean_rad + per_px * x_px; }
};

// Weighted least squares of lean over place; through the mean alone where all stand in one place.
Line fit(const std::vector<const PlumbEdge*>& edges, double centre_px, double least_spread_px) {
  double w = 0, x = 0, a = 0;
  for (const PlumbEdge* e : edges) {
    w += e->length_px;
    x += e->length_px * (e->middle_px.x - centre_px);
    a += e->length_px * e->lean_rad;
  }
  x /= w;
  a /= w;
  double xx = 0, xa = 0;
  for (const PlumbEdge* e : edges) {
    const double dx = e->middle_px.x - centre_px - x;
    xx += e->length_px * dx * dx;
    xa += e->length_px * dx * (e->lean_rad - a);
  }
  const bool spread = std::sqrt(xx / w) > least_spread_px;
  const double slope = spread ? xa / xx : 0;
  return {a - slope * x, slope};
}

std::vector<const PlumbEdge*> agreeing(const std::vector<PlumbEdge>& edges, const Line& line,
                                       double centre_px) {
  std::vector<const PlumbEdge*> found;
  for (const PlumbEdge& e : edges) {
    if (std::abs(e.lean_rad - line.at(e.middle_px.x - centre_px)) < kAgrees_rad) {
      found.push_back(&e);
    }
  }
  return found;
}

double length_of(const std::vector<const PlumbEdge*>& edges) {
  double sum = 0;
  for (const PlumbEdge* e : edges) sum += e->length_px;
  return sum;
}

// The edge of a black or white border, as beside an upright film in a lying picture, stands
// straight however the phone stood: on one side of it there is one flat colour.
bool is_border(const cv::Mat1b& grey, const cv::Vec4f& segment) {
  constexpr int kSamples = 6, kBeside_px = 4, kSame = 3, kBlack = 20, kWhite = 245;
  for (const int side : {-kBeside_px, kBeside_px}) {
    int low = 255, high = 0;
    for (int i = 0; i < kSamples; ++i) {
      const float along = (static_cast<float>(i) + 0.5F) / kSamples;
      const int x = static_cast<int>(segment[0] + along * (segment[2] - segment[0])) + side;
      const int y = static_cast<int>(segment[1] + along * (segment[3] - segment[1]));
      const int value = x < 0 || y < 0 || x >= grey.cols || y >= grey.rows ? 0 : grey(y, x);
      low = std::min(low, value);
      high = std::max(high, value);
    }
    if (high - low <= kSame && (high <= kBlack || low >= kWhite)) return true;
  }
  return false;
}

std::vector<PlumbEdge> edges_of(const Frame& frame) {
  const cv::Mat picture(frame.height_px, frame.width_px, CV_8UC4,
                        const_cast<std::uint8_t*>(frame.row(0)),
                        static_cast<std::size_t>(frame.row(1) - frame.row(0)));
  const double scale = std::min(
      1.0, static_cast<double>(kLongestSide_px) / std::max(frame.width_px, frame.height_px));
  cv::Mat1b grey, small;
  cv::cvtColor(picture, grey, cv::COLOR_BGRA2GRAY);
  cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
  std::vector<cv::Vec4f> segments;
  cv::createLineSegmentDetector(cv::LSD_REFINE_STD)->detect(small, segments);
  std::vector<PlumbEdge> edges;
  for (const cv::Vec4f& s : segments) {
    // Upward, whichever end came first.
    Vec2 low{s[0] / scale, s[1] / scale}, high{s[2] / scale, s[3] / scale};
    if (high.y > low.y) std::swap(low, high);
    const Vec2 up = high - low;
    const PlumbEdge edge{0.5 * (low + high), norm(up), std::atan2(up.x, -up.y)};
    if (edge.length_px < kShortest * frame.height_px || std::abs(edge.lean_rad) > kMostLean_rad) {
      continue;
    }
    if (is_border(small, s)) continue;
    edges.push_back(edge);
  }
  return edges;
}

}  // namespace

std::optional<PlumbLine> plumb_from_edges(const std::vector<PlumbEdge>& edges, int width_px,
                                          int height_px, int looks) {
  const double centre_px = width_px / 2.0;
  std::vector<const PlumbEdge*> longest;
  double all_px = 0;
  for (const PlumbEdge& e : edges) {
    longest.push_back(&e);
    all_px += e.length_px;
  }
  std::ranges::sort(longest, std::ranges::greater{}, &PlumbEdge::length_px);
  if (longest.size() > kMostPairs) longest.resize(kMostPairs);
  const double least_spread_px = 0.1 * width_px;
  std::vector<const PlumbEdge*> best;
  double best_px = 0;
  const auto consider = [&](const Line& line) {
    if (std::abs(line.per_px) * width_px > kMostChange_rad) return;
    auto found = agreeing(edges, line, centre_px);
    const double found_px = length_of(found);
    if (found_px > best_px) {
      best_px = found_px;
      best = std::move(found);
    }
  };
  for (std::size_t i = 0; i < longest.size(); ++i) {
    consider({longest[i]->lean_rad, 0});
    for (std::size_t k = i + 1; k < longest.size(); ++k) {
      const double apart = longest[k]->middle_px.x - longest[i]->middle_px.x;
      if (std::abs(apart) < 2 * least_spread_px) continue;
      const double slope = (longest[k]->lean_rad - longest[i]->lean_rad) / apart;
      consider({longest[i]->lean_rad - slope * (longest[i]->middle_px.x - centre_px), slope});
    }
  }
  if (best_px < kEnough * height_px * looks || best_px < kMostly * all_px) return std::nullopt;
  const auto [left, right] =
      std::ranges::minmax(best, {}, [](const PlumbEdge* e) { return e->middle_px.x; });
  if (right->middle_px.x - left->middle_px.x < kPlaces * width_px) return std::nullopt;
  const Line line = fit(best, centre_px, least_spread_px);
  std::vector<double> residuals;
  for (const PlumbEdge* e : best) {
    residuals.push_back(e->lean_rad - line.at(e->middle_px.x - centre_px));
  }
  constexpr double kLeastSd_rad = 1.0 / kDegPerRad;  // things built plumb are so to about this
  return PlumbLine{{centre_px, height_px / 2.0},
                   line.lean_rad,
                   line.per_px,
                   std::hypot(kLeastSd_rad, robust_sd(residuals))};
}

struct PlumbFinder::Impl {
  int width_px = 0, height_px = 0;
  double next_s = 0;
  int looks = 0;
  std::vector<PlumbEdge> edges;
};

PlumbFinder::PlumbFinder() : impl_(std::make_unique<Impl>()) {}
PlumbFinder::PlumbFinder(PlumbFinder&&) noexcept = default;
PlumbFinder& PlumbFinder::operator=(PlumbFinder&&) noexcept = default;
PlumbFinder::~PlumbFinder() = default;

void PlumbFinder::add(const Frame& frame) {
  Impl& s = *impl_;
  if (s.looks == kMostLooks || (s.looks > 0 && frame.time_s < s.next_s)) return;
  s.next_s = frame.time_s + kEvery_s;
  s.width_px = frame.width_px;
  s.height_px = frame.height_px;
  ++s.looks;
  const auto found = edges_of(frame);
  s.edges.insert(s.edges.end(), found.begin(), found.end());
}

std::optional<PlumbLine> PlumbFinder::finish() const {
  const Impl& s = *impl_;
  if (s.looks == 0) return std::nullopt;
  return plumb_from_edges(s.edges, s.width_px, s.height_px, s.looks);
}

}  // namespace dowel::vision
