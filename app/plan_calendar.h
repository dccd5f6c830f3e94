#pragma once

#include <chrono>
#include <string>

#include "app/desk.h"
#include "core/coach/plan_book.h"

/// A plan for a calendar (iCalendar, RFC 5545).
namespace dowel::app {

/// Reads a time of day: "18:00". @returns errors: usage
Result<std::chrono::seconds> parse_clock(const std::string& text);

/// Training days as events, and those of earlier plans that fall away, as cancelled ones.
/// @param clock  time of day at which training begins
/// @returns errors: usage when the plan has no training day
Result<std::string> plan_calendar(const Desk& desk, const KeptPlan& plan,
                                  std::chrono::seconds clock);

}  // namespace dowel::app
