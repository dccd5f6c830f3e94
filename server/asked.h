#pragma once

#include <cstdint>
#include <string>

#include "app/desk.h"
#include "core/log/civil_time.h"
#include "core/log/log_change.h"
#include "server/house.h"
#include "server/router.h"

/// What the endpoints read out of an address alike, and what they tell all listeners alike.
namespace dowel::server {

/// The day `?name`. @returns a problem where it cannot be read
Answer<LocalDate> date_asked(const Call& call, const std::string& name, LocalDate otherwise);

/// The days `?from` and `?to`, both optional. @returns a problem where one cannot be read
Answer<Period> period_asked(const Call& call);

/// The number `?name`, 1 or more; what is above `most` is `most`. @returns a problem where it is
/// none
Answer<int> number_asked(const Call& call, const std::string& name, int otherwise, int most);

/// The time in a film `?name` [s], 0 or more. @returns a problem where it is none
Answer<double> seconds_asked(const Call& call, const std::string& name, double otherwise);

/// When something was done that is told afterwards.
struct DoneAt {
  LocalTime when{};
  bool time_given = false;  ///< the time of day was said, too
};
/// A day (2026-01-05), which keeps the time of day of `from`, or a moment. @returns a problem where
/// it is neither, is still to come or lies too far back
Answer<DoneAt> done_at(const std::string& text, LocalTime from, LocalTime now);

/// That there is no plan for a day.
tl::unexpected<Problem> no_plan();

/// That the questions about warning signs come first, where a pain or a written word raised them.
/// @returns a problem ("ask-red-flags") unless nothing did, or training is stopped: then that is
/// told
Answer<void> require_signs(const app::Desk& desk);

/// Tells everybody who listens that the log of the desk's athlete changed.
void tell_log(House& house, const app::Desk& desk, std::int64_t change);

}  // namespace dowel::server
