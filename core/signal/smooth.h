#pragma once

#include <span>
#include <vector>

#include "core/signal/series.h"

namespace dowel {

/// How a channel is repaired and smoothed.
struct SmoothOptions {
  double longest_gap_s = 0.2;   ///< longer gaps stay gaps: what was hidden is not invented
  double cutoff_hz = 6;         ///< low-pass; lowered to 0.45 × rate when the clip is slower
  double least_piece_s = 0.15;  ///< shorter seen pieces are too short to trust and are dropped
};

/// A channel after smoothing.
struct SmoothedChannel {
  Series series;        ///< shape (n)
  double noise_sd = 0;  ///< sd of raw minus smooth, robust (1.4826 × median), unit of the channel
};

/// Fills short gaps by a cubic through the neighbours and low-passes without lag. Uneven frame
/// times are respected: the channel is put on an even grid, filtered, and read back at its times.
/// @param time_s  shape (n), strictly increasing [s]
/// @param raw  shape (n)
/// @param rate_hz  1 / median frame interval
SmoothedChannel smooth_channel(std::span<const double> time_s, const Series& raw, double rate_hz,
                               const SmoothOptions& options);

/// Frames per second as filmed: 1 / median interval; 0 for fewer than two frames.
double frame_rate_hz(std::span<const double> time_s);

/// Derivative over time by a local parabola (Savitzky–Golay of degree 2 on the true frame times).
/// @param half_window_s  half the width of the fit [s]
/// @returns shape (n), unit of `series` per second; unseen where fewer than 3 points lie in reach
/// @source [Savitzky1964], written for uneven times as a weighted least-squares fit
Series derivative(std::span<const double> time_s, const Series& series, double half_window_s);

}  // namespace dowel
