#include "core/coach/plan_book.h"

#include <algorithm>
#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/felt_hinges.h"
#include "core/coach/gate_book.h"
#include "core/coach/self_checks.h"
#include "core/coach/stops.h"
#include "core/progress/exercise_sessions.h"

namespace dowel {
namespace {

constexpr int kDaysInWeek = 7;

}  // namespace

LocalDate last_day(const PlanRecord& plan) {
  return plan.start + std::chrono::days{7 * plan.weeks - 1};
}

const PlanRecord* newest_plan(const LogData& log) {
  const PlanRecord* newest = nullptr;
  for (const PlanRecord& plan : log.plans) {
    if (!newest || plan.made >= newest->made) newest = &plan;
  }
  return newest;
}

namespace {

std::vector<LocalDate> training_days(const Programme& programme) {
  std::vector<LocalDate> days;
  for (const PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.training) days.push_back(day.date);
    }
  }
  return days;
}

}  // namespace

namespace {

// The record behind `plan_in_force`, or null.
const PlanRecord* record_in_force(const LogData& log, LocalDate on) {
  const PlanRecord* holds = nullptr;
  const PlanRecord* ahead = nullptr;
  for (const PlanRecord& plan : log.plans) {
    if (last_day(plan) < on) continue;
    const PlanRecord*& place = plan.start <= on ? holds : ahead;
    if (!place || plan.made >= place->made) place = &plan;
  }
  return holds ? holds : ahead;
}

}  // namespace

bool has_plan(const LogData& log, LocalDate on) { return record_in_force(log, on) != nullptr; }

Result<std::optional<KeptPlan>> plan_in_force(const Book& book, LocalDate on) {
  const PlanRecord* chosen = record_in_force(book.log(), on);
  if (!chosen) return std::optional<KeptPlan>{};
  auto kept = book.plan(*chosen);
  DOWEL_TRY(kept);
  return std::optional{std::move(*kept)};
}

std::vector<LocalDate> days_given_up(const Book& book, const KeptPlan& plan) {
  std::set<LocalDate> given_up;
  for (const PlanRecord& former : book.log().plans) {
    if (former.id == plan.record.id || former.made > plan.record.made) continue;
    if (last_day(former) < plan.record.start) continue;
    const auto kept = book.plan(former);
    if (!kept) continue;
    for (const LocalDate day : training_days(kept->programme)) {
      if (day >= plan.record.start) given_up.insert(day);
    }
  }
  for (const LocalDate day : training_days(plan.programme)) given_up.erase(day);
  return {given_up.begin(), given_up.end()};
}

namespace {

// The request of a plan without what changes from day to day; the first one where there is none.
Result<PlanRequest> request_like(const Book& book, const PlanRecord* plan) {
  PlanRequest request;
  if (plan) {
    auto kept = book.request_of(*plan);
    DOWEL_TRY(kept);
    request = std::move(*kept);
    request.pain.clear();
    request.red_flags.clear();
    request.weak_links.clear();
    request.history = {};
    request.moves.clear();
    // What is asked for stays; what was swapped, until the plan it was swapped in is over.
    if (last_day(*plan) < day_of(book.now())) request.swaps.clear();
  } else {
    const CoachRules& usual = *book.knowledge().coach;
    for (int day = 0; day < usual.usual_days; ++day) {
      request.days.push_back({day * kDaysInWeek / usual.usual_days, usual.usual_minutes, {}});
    }
  }
  request.athlete = book.athlete();
  request.start = day_of(book.now());
  return request;
}

}  // namespace

Result<PlanRequest> usual_request(const Book& book) {
  return request_like(book, newest_plan(book.log()));
}

Result<PlanRequest> request_in_force(const Book& book) {
  const PlanRecord* plan = record_in_force(book.log(), day_of(book.now()));
  return request_like(book, plan ? plan : newest_plan(book.log()));
}

Result<TrainingHistory> readiness_of(const Book& book) {
  TrainingHistory history;
  const auto form = hinge_form(book);
  DOWEL_TRY(form);
  history.clean_slow_hinge = form->slow;
  history.clean_loaded_hinge = form->loaded;
  history.weeks_since_easy = weeks_since_easy(*book.knowledge().coach, book.told(), book.facts());
  history.weeks_away = weeks_away(book.told());
  const LogData& log = book.log();
  history.weeks_since_back_pain = weeks_since_pain(log, Region::kLowerBack, book.now());
  for (const Region region :
       {Region::kLowerBack, Region::kHip, Region::kGroin, Region::kHamstring, Region::kKnee}) {
    const auto weeks = weeks_since_pain(log, region, book.now(), least_strong(book.knowledge()));
    if (weeks) {
      history.weeks_since_strong_pain =
          std::min(*weeks, history.weeks_since_strong_pain.value_or(*weeks));
    }
    const auto amber = weeks_since_pain(log, region, book.now(), least_amber(book.knowledge()));
    if (amber && (region == Region::kHip || region == Region::kGroin)) {
      history.weeks_since_groin_pain =
          std::min(*amber, history.weeks_since_groin_pain.value_or(*amber));
    }
  }
  history.weeks_since_knee_pain =
      weeks_since_pain(log, Region::kKnee, book.now(), least_amber(book.knowledge()));
  if (told_free(log, Region::kLowerBack, book.now())) history.back_free = true;
  const int amber = least_amber(book.knowledge());
  if (told_below(log, Region::kLowerBack, book.now(), amber)) history.back_green = true;
  const auto ends = stops_ended(book.knowledge(), log, book.now());
  if (!ends.empty()) history.easy_from = ends.back();
  history.weeks_sore = weeks_sore(book.knowledge(), log, book.now());
  const auto felt = felt_hinges(book);
  DOWEL_TRY(felt);
  if (*felt > 0) history.felt_hinges = *felt;
  return history;
}

Result<TrainingHistory> history_of(const Book& book, const std::vector<TrainingDay>& days) {
  auto history = readiness_of(book);
  DOWEL_TRY(history);
  TrainingFacts facts = book.facts();
  facts.days = days;
  facts.own_since = own_since(book, days);
  const auto slugs = book.told().reader.exercises();
  DOWEL_TRY(slugs);
  for (const std::string& slug : *slugs) {
    if (slug.empty() || !find_exercise(book.knowledge(), slug)) continue;
    const auto scheme = progress_scheme(book.knowledge(), slug, facts);
    DOWEL_TRY(scheme);
    const auto exercise = book.exercise(slug);
    DOWEL_TRY(exercise);
    if ((*exercise)->done.empty()) continue;
    history->exercises.push_back(
        summarise_exercise(*scheme, (*exercise)->done, book.films(), book.now()));
  }
  return history;
}

Result<void> add_what_the_log_says(const Book& book, PlanRequest& request) {
  auto history = history_of(book, request.days);
  DOWEL_TRY(history);
  request.history = std::move(*history);
  if (request.pain.empty()) request.pain = standing_pain(book.knowledge(), book.log(), book.now());
  if (request.red_flags.empty()) {
    if (auto answers = standing_red_flags(book.knowledge(), book.log(), book.now())) {
      request.red_flags = *answers;
    }
  }
  const auto diagnosis = diagnose_book(book);
  DOWEL_TRY(diagnosis);
  for (const WeakLink& link : weak_links_of(book.knowledge(), *diagnosis)) {
    const auto same = [&](const WeakLink& asked) { return asked.cause == link.cause; };
    if (std::ranges::none_of(request.weak_links, same)) request.weak_links.push_back(link);
  }
  return {};
}

Result<std::optional<Stop>> stop_in_force(const Book& book) {
  auto request = request_in_force(book);
  DOWEL_TRY(request);
  request->pain = standing_pain(book.knowledge(), book.log(), book.now());
  request->red_flags = newest_red_flags(book.knowledge(), book.log(), book.now())
                           .value_or(all_clear(book.knowledge()));
  return must_stop(*request, book.knowledge());
}

}  // namespace dowel
