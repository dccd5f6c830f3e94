#include "core/signal/smooth.h"

#include <algorithm>
#include <cmath>

#include "core/base/assert.h"
#include "core/base/stats.h"
#include "core/signal/butterworth.h"

namespace dowel {
namespace {

// Cubic Hermite through (t, v); each slope is that of the parabola through a point and its two
// neighbours. t strictly increasing, at least 2 points.
class Cubic {
 public:
  Cubic(std::vector<double> t, std::vector<double> v) : t_(std::move(t)), v_(std::move(v)) {
    const auto n = t_.size();
    slope_.resize(n);
    const auto secant = [&](std::size_t i) { return (v_[i + 1] - v_[i]) / (t_[i + 1] - t_[i]); };
    slope_[0] = secant(0);
    slope_[n - 1] = secant(n - 2);
    for (std::size_t i = 1; i + 1 < n; ++i) {
      const double before = t_[i] - t_[i - 1], after = t_[i + 1] - t_[i];
      slope_[i] = (secant(i - 1) * after + secant(i) * before) / (before + after);
    }
  }
  // Asks must come in rising order of time: the search goes on from the last answer.
  double operator()(double t) {
    while (at_ + 2 < t_.size() && t_[at_ + 1] < t) ++at_;
    const double h = t_[at_ + 1] - t_[at_];
    const double u = std::clamp((t - t_[at_]) / h, 0.0, 1.0);
    const double u2 = u * u, u3 = u2 * u;
    return (2 * u3 - 3 * u2 + 1) * v_[at_] + (u3 - 2 * u2 + u) * h * slope_[at_] +
           (-2 * u3 + 3 * u2) * v_[at_ + 1] + (u3 - u2) * h * slope_[at_ + 1];
  }

 private:
  std::vector<double> t_, v_, slope_;
  std::size_t at_ = 0;
};

struct Piece {
  std::size_t first, last;  // frames, both seen
};

std::vector<Piece> pieces_of(std::span<const double> time_s, const Series& raw,
                             const SmoothOptions& options) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (!raw.has(i)) continue;
    if (!pieces.empty() && time_s[i] - time_s[pieces.back().last] <= options.longest_gap_s) {
      pieces.back().last = i;
    } else {
      pieces.push_back({i, i});
    }
  }
  std::erase_if(pieces, [&](const Piece& p) {
    return p.last - p.first < 3 || time_s[p.last] - time_s[p.first] < options.least_piece_s;
  });
  return pieces;
}

void smooth_piece(std::span<const double> time_s, const Series& raw, Piece piece, double rate_hz,
                  double cutoff_hz, Series& out) {
  std::vector<double> t, v;
  for (std::size_t i = piece.first; i <= piece.last; ++i) {
    if (raw.has(i)) {
      t.push_back(time_s[i]);
      v.push_back(raw.value[i]);
    }
  }
  const double begin = t.front(), span = t.back() - t.front();
  const auto n = static_cast<std::size_t>(std::max(3.0, std::round(span * rate_hz))) + 1;
  const double step = span / static_cast<double>(n - 1);
  std::vector<double> grid_t(n), grid_v(n);
  Cubic raw_curve(std::move(t), std::move(v));
  for (std::size_t k = 0; k < n; ++k) {
    grid_t[k] = begin + step * static_cast<double>(k);
    grid_v[k] = raw_curve(grid_t[k]);
  }
  if (auto filtered = butterworth_zero_lag(grid_v, 1 / step, std::min(cutoff_hz, 0.45 / step))) {
    grid_v = std::move(*filtered);
  }
  Cubic smooth_curve(std::move(grid_t), std::move(grid_v));
  for (std::size_t i = piece.first; i <= piece.last; ++i) out.set(i, smooth_curve(time_s[i]));
}

}  // namespace

SmoothedChannel smooth_channel(std::span<const double> time_s, const Series& raw, double rate_hz,
                               const SmoothOptions& options) {
  DOWEL_ASSERT(time_s.size() == raw.size());
  SmoothedChannel out{Series(raw.size()), 0};
  if (!(rate_hz > 0)) return out;
  for (const Piece& piece : pieces_of(time_s, raw, options)) {
    smooth_piece(time_s, raw, piece, rate_hz, options.cutoff_hz, out.series);
  }
  std::vector<double> deviations;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw.has(i) && out.series.has(i)) deviations.push_back(raw.value[i] - out.series.value[i]);
  }
  out.noise_sd = robust_sd(std::move(deviations));
  return out;
}

double frame_rate_hz(std::span<const double> time_s) {
  if (time_s.size() < 2) return 0;
  std::vector<double> steps;
  steps.reserve(time_s.size() - 1);
  for (std::size_t i = 1; i < time_s.size(); ++i) steps.push_back(time_s[i] - time_s[i - 1]);
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle > 0 ? 1 / *middle : 0;
}

Series derivative(std::span<const double> time_s, const Series& series, double half_window_s) {
  DOWEL_ASSERT(time_s.size() == series.size());
  Series out(series.size());
  std::size_t low = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (!series.has(i)) continue;
    while (time_s[i] - time_s[low] > half_window_s) ++low;
    // Least squares of v = a + b·d + c·d² with d = time from frame i; b is the derivative.
    double s[5] = {}, r[3] = {};
    for (std::size_t k = low; k < series.size() && time_s[k] - time_s[i] <= half_window_s; ++k) {
      if (!series.has(k)) continue;
      const double d = time_s[k] - time_s[i];
      double power = 1;
      for (int p = 0; p < 5; ++p, power *= d) {
        s[p] += power;
        if (p < 3) r[p] += power * series.value[k];
      }
    }
    const double det = s[0] * (s[2] * s[4] - s[3] * s[3]) - s[1] * (s[1] * s[4] - s[3] * s[2]) +
                       s[2] * (s[1] * s[3] - s[2] * s[2]);
    if (s[0] < 3 || !(std::abs(det) > 1e-30)) continue;
    const double slope = (s[0] * (r[1] * s[4] - s[3] * r[2]) - r[0] * (s[1] * s[4] - s[3] * s[2]) +
                          s[2] * (s[1] * r[2] - r[1] * s[2])) /
                         det;
    out.set(i, slope);
  }
  return out;
}

}  // namespace dowel
