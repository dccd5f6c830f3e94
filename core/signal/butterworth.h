#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"

namespace dowel {

/// Low-pass filters a signal forwards and backwards, so without phase lag.
/// @param samples  one channel, evenly spaced, shape (n), any unit
/// @param rate_hz  sampling rate [Hz], positive
/// @param cutoff_hz  −3 dB frequency of the whole double pass [Hz], above 0 and below Nyquist
/// @returns shape (n), unit of `samples`; errors: kBadData when the cut-off does not fit the rate
///          or fewer than 4 samples are given
/// @source [Winter2009] zero-lag filter; the ends are extended by point reflection over three time
///         constants, which he leaves open
Result<std::vector<double>> butterworth_zero_lag(std::span<const double> samples, double rate_hz,
                                                 double cutoff_hz);

/// Chooses the cut-off at which what is removed equals the noise that would be removed anyway.
/// @param samples  one channel, evenly spaced, shape (n)
/// @param rate_hz  sampling rate [Hz]
/// @param lowest_hz, highest_hz  bounds of the answer [Hz]
/// @returns cut-off [Hz] within the bounds and below 0.45 × rate; `highest_hz` (so bounded) when
///          the signal is too short to tell
/// @source [Winter2009] residual analysis
double residual_cutoff_hz(std::span<const double> samples, double rate_hz, double lowest_hz,
                          double highest_hz);

}  // namespace dowel
