#pragma once

#include <map>

#include "core/plan/context.h"

namespace dowel {

/// Working sets each muscle group gets in a week: main, accessory and restoration lines, the
/// athlete's own lifts included where the catalogue knows them. Warm-ups, easy work and stretching
/// stay far from failure and do not count. @source [Pelland2024] and decision K-17
std::map<std::string, double> weekly_sets(const Knowledge& knowledge, const PlanWeek& week);

/// Takes sets from added lines until no group is above the weekly most, one set left at least. An
/// accessory that can be spared is left out before others are worn down to single sets; what trains
/// the first weak link with a load gives last, and the main hinge after it (K-11).
/// @param before  the week before; null in the first
void cap_weekly_sets(const PlanContext& context, PlanWeek& week, const PlanWeek* before);

/// Adds sets, within dosage and minutes, where a hip group would stay below the weekly least.
/// Nothing is added in a deload or while it hurts.
void raise_weekly_sets(const PlanContext& context, PlanWeek& week);

/// Adds sets of what trains the first weak link, within dosage, minutes and the weekly most; for
/// them only what trains neither it nor a link as likely gives sets, and nothing is left out.
/// Nothing is added in a deload or while it hurts.
void raise_link_sets(const PlanContext& context, PlanWeek& week);

}  // namespace dowel
