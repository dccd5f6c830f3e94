#include "core/coach/move_session.h"

#include <algorithm>

#include "core/plan/check.h"
#include "core/plan/move_day.h"

namespace dowel {
namespace {

using std::chrono::days;

const PlanWeek* week_of(const Programme& programme, LocalDate date) {
  const auto holds = [&](const PlanWeek& week) {
    return date >= week.start && date < week.start + days{7};
  };
  const auto found = std::ranges::find_if(programme.weeks, holds);
  return found == programme.weeks.end() ? nullptr : &*found;
}

const PlanDay* day_at(const PlanWeek& week, LocalDate date) {
  const auto found = std::ranges::find(week.days, date, &PlanDay::date);
  return found == week.days.end() ? nullptr : &*found;
}

DayHolds holds_of(const PlanDay* day) {
  if (day == nullptr) return DayHolds::kNothing;
  return day->training ? DayHolds::kTraining : DayHolds::kEasyWork;
}

bool trained_on(const Book& book, LocalDate date) {
  return std::ranges::any_of(book.log().sessions, [&](const WorkoutSession& session) {
    return day_of(session.started) == date && session.started <= book.now();
  });
}

// The rules a move can break: that a session stands on a day nobody named, with that day's minutes
// and lifts, is what moving means.
std::vector<BrokenRule> broken_rules(const Programme& programme, const KeptPlan& plan,
                                     const Knowledge& knowledge) {
  std::vector<BrokenRule> broken;
  for (const Violation& one : check_programme(programme, plan.request, knowledge)) {
    if (one.rule == "calendar" || one.rule == "minutes" || one.rule == "R-ADD") continue;
    const BrokenRule rule{one.rule, one.says};
    if (std::ranges::find(broken, rule) == broken.end()) broken.push_back(rule);
  }
  return broken;
}

// Days on which hip work stands right beside other hip work, over the whole plan.
int neighbours(const Programme& programme) {
  int count = 0;
  LocalDate last{};
  for (const PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (!day.training || !day.hips) continue;
      count += day.date - last == days{1} ? 1 : 0;
      last = day.date;
    }
  }
  return count;
}

}  // namespace

Result<SessionPlaces> places_for(const Book& book, const KeptPlan& plan, LocalDate date) {
  const Programme& programme = plan.programme;
  const PlanWeek* week = week_of(programme, date);
  const PlanDay* session = week ? day_at(*week, date) : nullptr;
  if (session == nullptr) {
    return fail(ErrorCode::kUsage, "the plan has no session on " + to_text(date),
                "choose a day on which one stands");
  }
  if (trained_on(book, date)) {
    return fail(ErrorCode::kUsage, "the session of " + to_text(date) + " was trained already",
                "choose one that is still to come");
  }
  const auto before = broken_rules(programme, plan, book.knowledge());
  const int close_before = neighbours(programme);
  SessionPlaces all{week->number, {}};
  for (LocalDate day = week->start; day < week->start + days{7}; day += days{1}) {
    SessionPlace place{day, day == date, holds_of(day_at(*week, day)), PlaceState::kHeld, {}};
    if (!place.here && (day < day_of(book.now()) || trained_on(book, day))) continue;
    if (!place.here) {
      Programme moved = programme;
      move_day(moved, {date, day, ""});
      for (BrokenRule& rule : broken_rules(moved, plan, book.knowledge())) {
        if (std::ranges::find(before, rule) == before.end()) {
          place.breaks.push_back(std::move(rule));
        }
      }
      const bool closer = neighbours(moved) > close_before;
      if (closer && place.breaks.empty()) {
        place.state = PlaceState::kBorderline;
        place.breaks.push_back({"R-FREQ", "hip work on neighbouring days"});
      } else if (!place.breaks.empty()) {
        place.state = PlaceState::kBroken;
      } else if (place.holds == DayHolds::kTraining) {
        place.state = PlaceState::kBorderline;
      }
    }
    all.places.push_back(std::move(place));
  }
  return all;
}

Result<PlanRequest> with_move(const Book& book, const KeptPlan& kept, const KeptPlan& now,
                              const DayMove& move) {
  const auto all = places_for(book, now, move.from);
  DOWEL_TRY(all);
  const auto place = std::ranges::find(all->places, move.to, &SessionPlace::date);
  if (place == all->places.end() || place->here) {
    return fail(ErrorCode::kUsage,
                "the session of " + to_text(move.from) + " cannot go to " + to_text(move.to),
                "choose another day of its week, from today on, on which nothing was trained");
  }
  PlanRequest request = kept.request;
  request.moves.push_back(move);
  return request;
}

}  // namespace dowel
