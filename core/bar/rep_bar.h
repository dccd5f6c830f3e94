#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bar/bar_motion.h"
#include "core/base/units.h"
#include "core/reps/rep.h"

namespace dowel {

/// A stretch of an ascent in which the bar slows down although it is not there yet.
struct StickingRegion {
  double from_s = 0;      ///< the first peak of its velocity
  double to_s = 0;        ///< the valley after it
  double from_share = 0;  ///< of the way up, 0 … 1
  double to_share = 0;
  double slows_to = 0;  ///< velocity in the valley over that at the peak
};

/// What the bar did in one repetition. Metres only where there is a scale; else `reason` says so.
struct RepBar {
  bool followed = false;  ///< all the way up
  double from_s = 0;      ///< the bar leaves the bottom
  double to_s = 0;        ///< and arrives at the top
  std::size_t from_frame = 0, to_frame = 0;
  double rise_trunks = 0;  ///< trunk lengths of the lifter's own
  std::optional<Measured> rise_m{};
  std::optional<Measured> mean_velocity_m_s{};  ///< rise over its time
  std::optional<Measured> peak_velocity_m_s{};
  /// The same in the lifter's own trunk lengths, for comparing reps: without the scale's sd.
  std::optional<Measured> mean_velocity_trunks_s{};
  std::optional<StickingRegion> sticking{};
  /// How far the bar was ahead (towards the toes, positive) of where it is at the top, at most,
  /// from the bottom up [trunk lengths, m]; only from the side.
  std::optional<Measured> ahead_trunks{}, ahead_m{};
  /// Where it hung over the foot on leaving the bottom: 0 heel … 1 toe; only from the side.
  std::optional<Measured> over_foot{};
  std::string reason{};  ///< why something above is missing: stable snake_case; empty: nothing is
};

/// Measures what the bar did in each rep.
/// @param motion, view  of the same frames  @returns shape (reps); not followed where there is no
/// bar
/// @source mean velocity of the concentric phase [SanchezMedina2011]; sticking region from the
///         first peak of velocity to the valley after it [Kompf2016]
std::vector<RepBar> measure_rep_bars(const BarMotion& bar, const BodyMotion& motion,
                                     const View& view, const std::vector<Rep>& reps);

/// How much slower the last counted rep's mean velocity was than the fastest's, as a share of it.
/// @returns nothing with fewer than two counted reps whose bar was followed
/// @source [SanchezMedina2011]
std::optional<Measured> velocity_loss(const std::vector<Rep>& reps,
                                      const std::vector<RepBar>& bars);

}  // namespace dowel
