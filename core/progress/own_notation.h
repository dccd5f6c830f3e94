#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/log/athlete.h"
#include "core/progress/training_day.h"

/// The short notation of the athlete's own programme:
///
///     mon: squat 5x5, bench press 3x8 light; thu: deadlift 3x3
///
/// Days stand apart by semicolons or lines, lifts by commas; `mon,fri:` names two days; `light`
/// behind a lift that needs no warm-up. Behind sets x repetitions stands how the lift moves:
///
///     5x5                  from what was lifted last, and what the gate says
///     5x5 100kg            the same, begun with 100 kg; also 5x5x100, 5x5 @100kg
///     5x5 +2.5kg  5x5 +    a step once all sets are done; without a figure the smallest there is
///     5x5 +2.5kg/week      the same, once a week
///     3x8-12 +2.5kg        repetitions up through the range, then the step
///     3x5 @75% of 180kg    part of a maximum; `of tm 160kg`: of a training maximum
///     3x5 @75%             of the maximum that the log speaks for
///     3x5 @70/75/80%       waves: a week each, in turn; 3x5/3x3/5x1 with or without parts
///     3x5 @rpe8 +5         the load that meets an effort, by steps; also @8, @rir2
namespace dowel {

/// One day of the own programme: 0 Monday … 6 Sunday, and its lifts.
using OwnDay = std::pair<int, std::vector<OwnLift>>;

/// Reads days and lifts; a day named twice comes twice.
/// @param unit  of figures without one
/// @returns at least one day, each with at least one lift; errors: usage, naming what was not
/// understood
Result<std::vector<OwnDay>> parse_own_days(const std::string& text, MassUnit unit);

/// Sets, repetitions and rule as the notation has them, "3x5 @75% of 180kg"; read again it gives
/// the same lift.
std::string own_notation(const OwnLift& lift, MassUnit unit);

/// "mon", "Monday" … → 0 … 6. Errors: usage.
Result<int> parse_weekday(const std::string& text);

}  // namespace dowel
