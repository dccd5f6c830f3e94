#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

/// What the points of progress say.
namespace dowel::app {

/// What can be followed over sessions.
enum class Figure { kOneRepMax, kLoad, kVolume, kReps, kHold, kDistance, kQuality };

/// The figure of one session; nothing when it has none. Quality is the share held, 0 … 1.
std::optional<double> figure_of(const store::ProgressPoint& point, Figure figure);

/// The figure that says most about an exercise: the estimated maximum where most sessions give
/// one, else load, holds, ways, repetitions.
Figure telling_figure(const std::vector<store::ProgressPoint>& points);

/// Change of the latest sessions against those before them: median of the last three (of half,
/// when there are fewer than six) over the median of as many before, minus one.
/// @returns nothing with fewer than four sessions that have the figure
std::optional<double> recent_change(const std::vector<store::ProgressPoint>& points, Figure figure);

}  // namespace dowel::app
