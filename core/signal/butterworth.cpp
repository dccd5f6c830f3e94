#include "core/signal/butterworth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

// Problem: landmarks jitter; angles and velocities must not.
// Method: second-order Butterworth run in both directions (fourth order, zero lag) [Winter2009].
// Running twice lowers the −3 dB point; the design frequency is raised by 1/0.802 in the warped
// domain to put it back where the caller asked for it.

namespace dowel {
namespace {

struct Biquad {
  double b0, b1, b2, a1, a2;
};

constexpr double kDoublePassCorrection = 0.80218;  // (√2 − 1)^(1/4) for two second-order passes

Biquad design(double rate_hz, double cutoff_hz) {
  const double warped = std::tan(std::numbers::pi * cutoff_hz / rate_hz) / kDoublePassCorrection;
  const double k = std::numbers::sqrt2 * warped;
  const double square = warped * warped;
  const double scale = 1.0 / (1.0 + k + square);
  const double b0 = square * scale;
  return {b0, 2 * b0, b0, 2 * (square - 1) * scale, (1 - k + square) * scale};
}

// One pass in place. The state starts as if the first sample had stood there for ever.
void run(const Biquad& f, std::vector<double>& x) {
  const double first = x.front();
  double x1 = first, x2 = first, y1 = first, y2 = first;
  for (double& sample : x) {
    const double y = f.b0 * sample + f.b1 * x1 + f.b2 * x2 - f.a1 * y1 - f.a2 * y2;
    x2 = x1;
    x1 = sample;
    y2 = y1;
    y1 = y;
    sample = y;
  }
}

std::vector<double> filter_padded(std::span<const double> samples, double rate_hz,
                                  double cutoff_hz) {
  const auto n = samples.size();
  const auto pad =
      std::min(n - 1, static_cast<std::size_t>(std::ceil(3 * rate_hz / cutoff_hz / 2)));
  std::vector<double> work;
  work.reserve(n + 2 * pad);
  for (std::size_t i = pad; i > 0; --i) work.push_back(2 * samples[0] - samples[i]);
  work.insert(work.end(), samples.begin(), samples.end());
  for (std::size_t i = 1; i <= pad; ++i) work.push_back(2 * samples[n - 1] - samples[n - 1 - i]);

  const Biquad f = design(rate_hz, cutoff_hz);
  run(f, work);
  std::reverse(work.begin(), work.end());
  run(f, work);
  std::reverse(work.begin(), work.end());
  return {work.begin() + static_cast<std::ptrdiff_t>(pad),
          work.begin() + static_cast<std::ptrdiff_t>(pad + n)};
}

double residual_rms(std::span<const double> samples, double rate_hz, double cutoff_hz) {
  const auto smooth = filter_padded(samples, rate_hz, cutoff_hz);
  double sum = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double d = samples[i] - smooth[i];
    sum += d * d;
  }
  return std::sqrt(sum / static_cast<double>(samples.size()));
}

}  // namespace

Result<std::vector<double>> butterworth_zero_lag(std::span<const double> samples, double rate_hz,
                                                 double cutoff_hz) {
  if (samples.size() < 4) {
    return fail(ErrorCode::kBadData, "fewer than 4 samples cannot be filtered",
                "give a longer piece of signal");
  }
  if (!(rate_hz > 0) || !(cutoff_hz > 0) || !(cutoff_hz < rate_hz / 2)) {
    return fail(ErrorCode::kBadData, "the cut-off frequency must lie between 0 and half the rate",
                "lower the cut-off or film at a higher frame rate");
  }
  return filter_padded(samples, rate_hz, cutoff_hz);
}

double residual_cutoff_hz(std::span<const double> samples, double rate_hz, double lowest_hz,
                          double highest_hz) {
  // The residual falls with the cut-off; past the signal's band it falls along a straight line,
  // which is noise alone. Its intercept at 0 Hz is the noise; the answer is where the residual of
  // signal and noise together is no larger than that.
  const double top = std::min(0.45 * rate_hz, std::max(highest_hz, 0.4 * rate_hz));
  highest_hz = std::min(highest_hz, 0.45 * rate_hz);
  lowest_hz = std::min(lowest_hz, highest_hz);
  constexpr int kSteps = 12;
  if (samples.size() < 30 || top <= highest_hz) return highest_hz;

  double sum_f = 0, sum_r = 0, sum_ff = 0, sum_fr = 0;
  constexpr int kLineSteps = 4;
  for (int i = 0; i < kLineSteps; ++i) {
    const double f = highest_hz + (top - highest_hz) * (i + 1) / kLineSteps;
    const double r = residual_rms(samples, rate_hz, f);
    sum_f += f;
    sum_r += r;
    sum_ff += f * f;
    sum_fr += f * r;
  }
  const double slope =
      (kLineSteps * sum_fr - sum_f * sum_r) / (kLineSteps * sum_ff - sum_f * sum_f);
  const double intercept = (sum_r - slope * sum_f) / kLineSteps;
  for (int i = 0; i <= kSteps; ++i) {
    const double f = lowest_hz + (highest_hz - lowest_hz) * i / kSteps;
    if (residual_rms(samples, rate_hz, f) <= intercept) return f;
  }
  return highest_hz;
}

}  // namespace dowel
