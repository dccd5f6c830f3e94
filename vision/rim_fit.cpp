#include "vision/rim_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/stats.h"

namespace dowel::vision {
namespace {

// Samples along a ray lie a fortieth of the radius apart, but no closer than pixels tell.
constexpr double kStepsToRadius = 40;
constexpr double kLeastStep_px = 0.6;
// Where the rim lies thicker than a line, edges scatter by this much of the radius and still are
// its.
constexpr double kInlier = 0.025;
constexpr double kInlier_px = 0.8;
constexpr std::size_t kUnknowns = 4;  // centre x, y; radius; widening
constexpr int kPasses = 2;            // the second looks along rays from the centre of the first
constexpr std::size_t kMostEdges = 3;

using Row = std::array<double, kUnknowns>;

// A place on a ray where brightness steps, in radii of the guess.
struct RimEdge {
  double at = 0;
  double height = 0;
};

struct Ray {
  double cosine = 0, sine = 0;
  std::vector<RimEdge> edges;
};

// Blue, green and red: a plate may be as bright as the clothes behind it and of another colour.
struct Shade {
  float blue = 0, green = 0, red = 0;
};

float distance(const Shade& a, const Shade& b) {
  const float blue = a.blue - b.blue, green = a.green - b.green, red = a.red - b.red;
  return std::sqrt((blue * blue + green * green + red * red) / 3);
}

// The colour between pixels; nothing beyond the picture.
class Shades {
 public:
  explicit Shades(const Frame& frame) : frame_(frame) {}
  bool within(double x, double y) const {
    return x >= 0.5 && y >= 0.5 && x < frame_.width_px - 0.5 && y < frame_.height_px - 0.5;
  }
  Shade operator()(double x, double y) const {
    const double px = std::clamp(x - 0.5, 0.0, frame_.width_px - 1.001);
    const double py = std::clamp(y - 0.5, 0.0, frame_.height_px - 1.001);
    const int left = static_cast<int>(px), top = static_cast<int>(py);
    const auto right = static_cast<float>(px - left), down = static_cast<float>(py - top);
    const std::uint8_t* upper = frame_.row(top) + 4 * left;
    const std::uint8_t* lower = upper + 4 * static_cast<std::ptrdiff_t>(frame_.width_px);
    const float a = (1 - down) * (1 - right), b = (1 - down) * right, c = down * (1 - right),
                d = down * right;
    const auto mix = [&](int k) {
      return a * static_cast<float>(upper[k]) + b * static_cast<float>(upper[k + 4]) +
             c * static_cast<float>(lower[k]) + d * static_cast<float>(lower[k + 4]);
    };
    return {mix(0), mix(1), mix(2)};
  }

 private:
  const Frame& frame_;
};

void find_edges(const Shades& shades, const Rim& rim, const RimFitOptions& options, Ray& ray,
                std::vector<Shade>& values) {
  ray.edges.clear();
  const double step = std::max(1 / kStepsToRadius, kLeastStep_px / rim.radius_px);  // in radii
  const int half = static_cast<int>(std::ceil(options.within / step));
  values.clear();
  for (int k = -half - 1; k <= half + 1; ++k) {
    const double r = (1 + k * step) * rim.radius_px;
    const double x = rim.centre_px.x + r * rim.aspect * ray.cosine;
    const double y = rim.centre_px.y + r * ray.sine;
    if (!shades.within(x, y)) break;  // further out is further beyond
    values.push_back(shades(x, y));
  }
  // An edge of less height over this step than noise makes is none.
  const double least = options.least_step * step * kStepsToRadius;
  const auto climb = [&](std::size_t k) {
    return 0.5 * static_cast<double>(distance(values[k + 1], values[k - 1]));
  };
  for (std::size_t k = 2; k + 2 < values.size(); ++k) {
    const double here = climb(k), before = climb(k - 1), after = climb(k + 1);
    if (here < least || here < before || here <= after) continue;
    const double bend = before - 2 * here + after;
    const double shift = bend < 0 ? 0.5 * (before - after) / bend : 0;
    ray.edges.push_back({1 + (static_cast<double>(k) - half - 1 + shift) * step, here});
  }
  if (ray.edges.size() > kMostEdges) {
    std::ranges::sort(ray.edges, std::ranges::greater{}, &RimEdge::height);
    ray.edges.resize(kMostEdges);
  }
}

// Solves the normal equations by elimination with pivots; false when they do not tell.
bool solve(std::array<Row, kUnknowns> a, Row b, Row& x) {
  for (std::size_t i = 0; i < kUnknowns; ++i) {
    std::size_t pivot = i;
    for (std::size_t k = i + 1; k < kUnknowns; ++k) {
      if (std::abs(a[k][i]) > std::abs(a[pivot][i])) pivot = k;
    }
    if (std::abs(a[pivot][i]) < 1e-9) return false;
    std::swap(a[i], a[pivot]);
    std::swap(b[i], b[pivot]);
    for (std::size_t k = i + 1; k < kUnknowns; ++k) {
      const double factor = a[k][i] / a[i][i];
      for (std::size_t j = i; j < kUnknowns; ++j) a[k][j] -= factor * a[i][j];
      b[k] -= factor * b[i];
    }
  }
  for (std::size_t i = kUnknowns; i-- > 0;) {
    double sum = b[i];
    for (std::size_t j = i + 1; j < kUnknowns; ++j) sum -= a[i][j] * x[j];
    x[i] = sum / a[i][i];
  }
  return true;
}

Row row_of(const Ray& ray) { return {ray.cosine, ray.sine, 1, ray.cosine * ray.cosine}; }

double at_ray(const Row& model, const Ray& ray) {
  const Row row = row_of(ray);
  double sum = 0;
  for (std::size_t k = 0; k < kUnknowns; ++k) sum += row[k] * model[k];
  return sum;
}

// The edge of a ray nearest to the model, and how far off it lies [radii]; nothing without edges.
std::optional<double> nearest(const Ray& ray, double expected) {
  std::optional<double> best;
  for (const RimEdge& edge : ray.edges) {
    const double off = edge.at - expected;
    if (!best || std::abs(off) < std::abs(*best)) best = off;
  }
  return best;
}

struct Fit {
  Row model{0, 0, 1, 0};  // in radii of the guess: shift x, y; radius; widening of the width
  std::array<Row, kUnknowns> normal{};
  double support = 0;
  double scatter = 0;
};

// The radius most rays can agree on to begin with: the guess may sit on a neighbouring ring.
double commonest_radius(const std::vector<Ray>& rays, double within) {
  constexpr int kBins = 24;
  std::array<double, kBins + 2> votes{};
  for (const Ray& ray : rays) {
    for (const RimEdge& edge : ray.edges) {
      const double place = (edge.at - 1 + within) / (2 * within) * kBins;
      const int bin = std::clamp(static_cast<int>(place), 0, kBins - 1) + 1;
      for (int k = -1; k <= 1; ++k) votes[static_cast<std::size_t>(bin + k)] += k == 0 ? 2 : 1;
    }
  }
  const auto most = std::ranges::max_element(votes) - votes.begin();
  return 1 - within + (static_cast<double>(most) - 0.5) * 2 * within / kBins;
}

std::optional<Fit> fit(const std::vector<Ray>& rays, const RimFitOptions& options, double inlier,
                       bool first) {
  Fit best;
  if (first) best.model[2] = commonest_radius(rays, options.within);
  double width = first ? options.within / 2 : 3 * inlier;
  for (int round = 0; round < 6; ++round) {
    std::array<Row, kUnknowns> a{};
    Row b{};
    for (const Ray& ray : rays) {
      const auto off = nearest(ray, at_ray(best.model, ray));
      if (!off || std::abs(*off) >= width) continue;
      const double share = *off / width;
      const double weight = (1 - share * share) * (1 - share * share);
      const Row row = row_of(ray);
      for (std::size_t i = 0; i < kUnknowns; ++i) {
        for (std::size_t j = 0; j < kUnknowns; ++j) a[i][j] += weight * row[i] * row[j];
        b[i] += weight * row[i] * *off;
      }
    }
    // What is known of the aspect, and that a shift of more than the search reaches is none.
    const double aspect_weight = std::pow(inlier / options.aspect_sd, 2) * 4;
    a[3][3] += aspect_weight;
    b[3] -= aspect_weight * best.model[3];
    for (std::size_t k = 0; k < 2; ++k) a[k][k] += 0.05;
    Row change{};
    if (!solve(a, b, change)) return std::nullopt;
    for (std::size_t k = 0; k < kUnknowns; ++k) best.model[k] += change[k];
    best.normal = a;
    width = std::max(3 * inlier, width / 2);
  }
  std::vector<double> offs;
  for (const Ray& ray : rays) {
    const auto off = nearest(ray, at_ray(best.model, ray));
    if (off && std::abs(*off) < inlier) offs.push_back(*off);
  }
  best.support = static_cast<double>(offs.size()) / static_cast<double>(rays.size());
  double sum = 0;
  for (const double off : offs) sum += off * off;
  best.scatter = offs.empty() ? 1 : std::sqrt(sum / static_cast<double>(offs.size()));
  if (std::abs(best.model[0]) > options.within || std::abs(best.model[1]) > options.within ||
      std::abs(best.model[2] - 1) > options.within) {
    return std::nullopt;
  }
  return best;
}

std::vector<Ray> make_rays(int count) {
  std::vector<Ray> rays(static_cast<std::size_t>(count));
  for (std::size_t k = 0; k < rays.size(); ++k) {
    const double angle = 2 * std::numbers::pi * (static_cast<double>(k) + 0.5) / count;
    rays[k].cosine = std::cos(angle);
    rays[k].sine = std::sin(angle);
  }
  return rays;
}

}  // namespace

std::optional<FittedRim> fit_rim(const Frame& frame, const Rim& guess,
                                 const RimFitOptions& options) {
  // Neighbouring rays share what bends the rim: blur, letters, a hand. Four make one observation.
  constexpr double kRaysTogether = 4;
  const Shades shades(frame);
  std::vector<Ray> rays = make_rays(options.rays);
  std::vector<Shade> values;
  FittedRim found{guess, 0, 0};
  for (int pass = 0; pass < kPasses; ++pass) {
    Rim& rim = found.rim;
    if (!(rim.radius_px > 2) || !shades.within(rim.centre_px.x, rim.centre_px.y)) {
      return std::nullopt;
    }
    RimFitOptions here = options;
    if (pass > 0) here.within = options.within / 2;
    for (Ray& ray : rays) find_edges(shades, rim, here, ray, values);
    const double inlier = kInlier + kInlier_px / rim.radius_px;
    const auto best = fit(rays, here, inlier, pass == 0);
    if (!best || best->support < options.least_support * (pass == 0 ? 0.8 : 1)) {
      return std::nullopt;
    }
    const double r = rim.radius_px;
    found.support = best->support;
    // Var of a shift from the normal equations' diagonal: rims seen in part tell less.
    const double rays_for_x = std::max(1.0, best->normal[0][0]);
    const double rays_for_y = std::max(1.0, best->normal[1][1]);
    const double scatter = std::max(best->scatter, 0.3 / r);
    found.sd_px = r * scatter * std::sqrt(kRaysTogether * 0.5 * (1 / rays_for_x + 1 / rays_for_y));
    rim.centre_px = rim.centre_px + Vec2{best->model[0] * r * rim.aspect, best->model[1] * r};
    rim.radius_px = r * best->model[2];
    rim.aspect *= (best->model[2] + best->model[3]) / best->model[2];
  }
  return found;
}

}  // namespace dowel::vision
