#include "app/plan_calendar.h"

#include <algorithm>
#include <set>

#include "formats/calendar.h"
#include "report/plan_text.h"

namespace dowel::app {
namespace {

std::string day_description(const Programme& programme, const PlanDay& day,
                            const Knowledge& knowledge, MassUnit unit) {
  PlanTextOptions options;
  options.unit = unit;
  options.flowing = true;
  return day_text(programme, day.date, knowledge, options);
}

// An event without its words. Its name follows from athlete and date and its number from when the
// plan was made, so that the file of a newer plan updates the calendar.
formats::CalendarEvent event_of(const KeptPlan& plan, LocalDate date, std::chrono::seconds clock) {
  formats::CalendarEvent event;
  event.uid = plan.record.athlete.value + "-" + to_text(date) + "@dowel";
  event.sequence = static_cast<int>(
      std::chrono::floor<std::chrono::minutes>(plan.record.made.time_since_epoch()).count());
  event.sequence += static_cast<int>(plan.request.moves.size());  // a moved session is newer, too
  event.stamp = std::chrono::sys_seconds{plan.record.made.time_since_epoch()};
  event.start = LocalTime{date} + clock;
  return event;
}

formats::CalendarEvent cancelled(const KeptPlan& plan, LocalDate date, std::chrono::seconds clock) {
  formats::CalendarEvent event = event_of(plan, date, clock);
  event.summary = "Training";
  event.cancelled = true;
  return event;
}

bool trains_on(const Programme& programme, LocalDate date) {
  for (const PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date == date && day.training) return true;
    }
  }
  return false;
}

}  // namespace

Result<std::chrono::seconds> parse_clock(const std::string& text) {
  const auto clock = parse_local_time("2000-01-01T" + text);
  if (!clock) {
    return fail(ErrorCode::kUsage, "'" + text + "' is no time of day", "write for example 18:00");
  }
  return *clock - LocalTime{std::chrono::floor<std::chrono::days>(*clock)};
}

Result<std::string> plan_calendar(const Desk& desk, const KeptPlan& plan,
                                  std::chrono::seconds clock) {
  const Knowledge& knowledge = desk.rules.knowledge;
  std::vector<formats::CalendarEvent> events;
  const auto given_up = days_given_up(make_book(desk.book, desk.rules), plan);
  for (const LocalDate date : given_up) events.push_back(cancelled(plan, date, clock));
  // A calendar that was filled before a session was moved holds it on its former day.
  std::set<LocalDate> left;
  for (const DayMove& move : plan.request.moves) left.insert(move.from);
  for (const LocalDate date : left) {
    const bool told = std::ranges::find(given_up, date) != given_up.end();
    if (!told && !trains_on(plan.programme, date)) events.push_back(cancelled(plan, date, clock));
  }
  for (const PlanWeek& week : plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (!day.training) continue;
      formats::CalendarEvent event = event_of(plan, day.date, clock);
      event.duration_s = 60 * std::max(day.minutes, 1.0);
      event.summary = "Training, week " + std::to_string(week.number);
      if (week.deload) event.summary += " (easier)";
      event.description =
          day_description(plan.programme, day, knowledge, plan.request.athlete.shown_unit);
      events.push_back(std::move(event));
    }
  }
  const bool any = std::ranges::any_of(events, [](const auto& one) { return !one.cancelled; });
  if (!any && given_up.empty()) {
    return fail(ErrorCode::kUsage, "there is no training day to write into a calendar",
                "leave --ics out until there is a plan");
  }
  return formats::write_calendar(events, std::nullopt);
}

}  // namespace dowel::app
