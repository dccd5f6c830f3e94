#include "core/synthetic/back_curve.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "core/synthetic/ease.h"

namespace dowel {
namespace {

// Least-squares slope of profile samples [first, last] against length along the trunk.
double slope(const SyntheticBackProfile& profile, std::size_t first, std::size_t last,
             double step_m) {
  const double middle = 0.5 * static_cast<double>(first + last);
  double xy = 0;
  double xx = 0;
  for (std::size_t i = first; i <= last; ++i) {
    const double x = static_cast<double>(i) - middle;
    xy += x * profile.depth_m[i];
    xx += x * x;
  }
  return xy / (xx * step_m);
}

}  // namespace

SyntheticDowelReading read_true_dowel(const SyntheticBackProfile& profile, double trunk_m) {
  constexpr auto kFirst = SyntheticBackProfile::kChordFirst;
  constexpr auto kLast = SyntheticBackProfile::kChordLast;
  constexpr std::size_t kSlopeSpan = 20;  // .20 trunk lengths at either end of the chord
  const double step_m = SyntheticBackProfile::kStepS * trunk_m;
  const double rise = profile.depth_m[kLast] - profile.depth_m[kFirst];
  const double run = step_m * static_cast<double>(kLast - kFirst);
  const double cosine = run / std::hypot(run, rise);
  SyntheticDowelReading reading;
  double sum = 0;
  for (std::size_t i = kFirst; i <= kLast; ++i) {
    const double share = static_cast<double>(i - kFirst) / static_cast<double>(kLast - kFirst);
    const double above_m = profile.depth_m[i] - profile.depth_m[kFirst] - share * rise;
    reading.deviation_mm[i - kFirst] = 1000.0 * cosine * above_m;
    sum += reading.deviation_mm[i - kFirst];
  }
  reading.mdev_mm = sum / static_cast<double>(SyntheticDowelReading::kCount);
  reading.bulge_mm = *std::max_element(reading.deviation_mm.begin(), reading.deviation_mm.end());
  reading.bend_rad = std::atan(slope(profile, kFirst, kFirst + kSlopeSpan, step_m)) -
                     std::atan(slope(profile, kLast - kSlopeSpan, kLast, step_m));
  return reading;
}

namespace synthetic {
namespace {

struct Knot {
  double s;
  double mm;  // at a trunk of 504 mm
};

// Surfaces of a person of 1.75 m and body-mass index 23, read off side-view proportions: the seat
// at the hip joint's level, a nearly straight stretch under the dowel's chord, then the shoulder
// blades and the slope to the neck.
constexpr Knot kBack[] = {{0, 124},   {.10, 117}, {.25, 114}, {.40, 113}, {.55, 112},
                          {.66, 110}, {.80, 100}, {.90, 84},  {1.0, 62}};
constexpr Knot kFrontMale[] = {{0, 88},    {.12, 94},  {.3, 98}, {.5, 104},
                               {.70, 116}, {.80, 110}, {.9, 84}, {1.0, 52}};
constexpr Knot kFrontFemale[] = {{0, 90},    {.12, 94},  {.3, 86}, {.5, 96},
                                 {.68, 128}, {.80, 112}, {.9, 76}, {1.0, 48}};
constexpr Knot kWidth[] = {{0, 172}, {.2, 160}, {.4, 148}, {.7, 165}, {.85, 180}, {1.0, 150}};

// Natural cubic spline through the knots, flat at the first one, at s = 0, .01 … 1 [m].
BackCurve::Surface spline(std::span<const Knot> knots, double scale) {
  const std::size_t n = knots.size();
  std::vector<double> diagonal(n);
  std::vector<double> upper(n, 0.0);
  std::vector<double> second(n, 0.0);
  // Tridiagonal system for the second derivatives, solved by elimination.
  const double h0 = knots[1].s - knots[0].s;
  diagonal[0] = 2 * h0;
  upper[0] = h0;
  second[0] = 6 * (knots[1].mm - knots[0].mm) / h0;
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double before = knots[i].s - knots[i - 1].s;
    const double after = knots[i + 1].s - knots[i].s;
    const double factor = before / diagonal[i - 1];
    diagonal[i] = 2 * (before + after) - factor * upper[i - 1];
    upper[i] = after;
    second[i] =
        6 * ((knots[i + 1].mm - knots[i].mm) / after - (knots[i].mm - knots[i - 1].mm) / before) -
        factor * second[i - 1];
  }
  second[n - 1] = 0;
  for (std::size_t i = n - 1; i-- > 0;) {
    second[i] = (second[i] - upper[i] * second[i + 1]) / diagonal[i];
  }
  BackCurve::Surface surface{};
  std::size_t k = 0;
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const double s = 0.01 * static_cast<double>(i);
    while (k + 2 < n && s > knots[k + 1].s) ++k;
    const double h = knots[k + 1].s - knots[k].s;
    const double a = (knots[k + 1].s - s) / h;
    const double b = 1 - a;
    const double mm = a * knots[k].mm + b * knots[k + 1].mm +
                      ((a * a * a - a) * second[k] + (b * b * b - b) * second[k + 1]) * h * h / 6;
    surface[i] = 0.001 * scale * mm;
  }
  return surface;
}

constexpr double kFirstChordS = 0.10;
constexpr double kLastChordS = 0.66;

}  // namespace

BackCurve::BackCurve(const SyntheticBody& body) : trunk_m_(body.trunk_m) {
  const double scale = body.girth * body.height_m / 1.75;
  base_ = spline(kBack, scale);
  ventral_ = body.sex == SyntheticBody::Sex::kMale ? spline(kFrontMale, scale)
                                                   : spline(kFrontFemale, scale);
  half_width_ = spline(kWidth, scale);
  seat_m_ = 0.120 * scale;
  for (std::size_t i = 0; i < kCount; ++i) {
    const double s = 0.01 * static_cast<double>(i);
    const double x = (2 * s - kFirstChordS - kLastChordS) / (kLastChordS - kFirstChordS);
    const double bump = std::abs(x) < 1 ? (1 - x * x) * (1 - x * x) : 0.0;
    bump_[i] = bump;
    wave_[i] = bump * (x * x - 1.0 / 7.0);
  }
}

SyntheticBackProfile BackCurve::profile(const Surface& dorsal) const {
  SyntheticBackProfile profile;
  constexpr std::size_t kBelowHip = 5;
  for (std::size_t i = 0; i < SyntheticBackProfile::kCount; ++i) {
    if (i >= kBelowHip) {
      profile.depth_m[i] = dorsal[i - kBelowHip];
    } else {
      const double down = SyntheticBackProfile::s_at(i) * trunk_m_ / seat_m_;
      profile.depth_m[i] = dorsal[0] * std::sqrt(1 - down * down);
    }
  }
  return profile;
}

BackCurve::Surface BackCurve::dorsal(const SyntheticSpine& wished) const {
  const auto shape = [&](double a, double b) {
    Surface surface = base_;
    for (std::size_t i = 0; i < kCount; ++i) surface[i] += a * bump_[i] + b * wave_[i];
    return surface;
  };
  // Newton on (a, b) [mm]; mdev is linear in both, bend nearly so: three steps reach 1e-12.
  constexpr int kSteps = 4;
  constexpr double kProbe_m = 1e-3;
  double a = 0;
  double b = 0;
  for (int step = 0; step < kSteps; ++step) {
    const auto here = read_true_dowel(profile(shape(a, b)), trunk_m_);
    const auto da = read_true_dowel(profile(shape(a + kProbe_m, b)), trunk_m_);
    const auto db = read_true_dowel(profile(shape(a, b + kProbe_m)), trunk_m_);
    const double m_a = (da.mdev_mm - here.mdev_mm) / kProbe_m;
    const double m_b = (db.mdev_mm - here.mdev_mm) / kProbe_m;
    const double b_a = (da.bend_rad - here.bend_rad) / kProbe_m;
    const double b_b = (db.bend_rad - here.bend_rad) / kProbe_m;
    const double m = wished.mdev_mm - here.mdev_mm;
    const double d = wished.bend_rad - here.bend_rad;
    const double determinant = m_a * b_b - m_b * b_a;
    a += (m * b_b - m_b * d) / determinant;
    b += (m_a * d - m * b_a) / determinant;
  }
  return shape(a, b);
}

}  // namespace synthetic
}  // namespace dowel
