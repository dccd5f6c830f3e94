#include "core/coach/plan_book.h"

#include <algorithm>
#include <set>

#include "core/coach/diagnosis_book.h"
#include "core/coach/gate_book.h"
#include "core/coach/self_checks.h"
#include "core/progress/summarise_log.h"

namespace dowel {
namespace {

constexpr int kUsualDays[] = {0, 2, 4};  // Monday, Wednesday, Friday

Result<KeptPlan> make_again(const TrainingBook& book, const PlanRecord& record,
                            const Knowledge& knowledge) {
  auto request = request_of(book.documents, record);
  DOWEL_TRY(request);
  auto programme = make_programme(*request, knowledge);
  DOWEL_TRY(programme);
  return KeptPlan{record, std::move(*request), std::move(*programme)};
}

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

/// The record behind `plan_in_force`, or null.
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

Result<std::optional<KeptPlan>> plan_in_force(const TrainingBook& book, const RulesInForce& rules,
                                              LocalDate on) {
  const PlanRecord* chosen = record_in_force(book.log, on);
  if (!chosen) return std::optional<KeptPlan>{};
  auto kept = make_again(book, *chosen, rules.knowledge);
  DOWEL_TRY(kept);
  return std::optional{std::move(*kept)};
}

std::vector<LocalDate> days_given_up(const TrainingBook& book, const RulesInForce& rules,
                                     const KeptPlan& plan) {
  std::set<LocalDate> given_up;
  for (const PlanRecord& former : book.log.plans) {
    if (former.id == plan.record.id || former.made > plan.record.made) continue;
    if (last_day(former) < plan.record.start) continue;
    const auto kept = make_again(book, former, rules.knowledge);
    if (!kept) continue;
    for (const LocalDate day : training_days(kept->programme)) {
      if (day >= plan.record.start) given_up.insert(day);
    }
  }
  for (const LocalDate day : training_days(plan.programme)) given_up.erase(day);
  return {given_up.begin(), given_up.end()};
}

namespace {

/// The request of a plan without what changes from day to day; the first one where there is none.
Result<PlanRequest> request_like(const TrainingBook& book, const PlanRecord* plan) {
  PlanRequest request;
  if (plan) {
    auto kept = request_of(book.documents, *plan);
    DOWEL_TRY(kept);
    request = std::move(*kept);
    request.pain.clear();
    request.red_flags.clear();
    request.weak_links.clear();
    request.history = {};
  } else {
    for (const int weekday : kUsualDays) request.days.push_back({weekday, 60, {}});
  }
  request.athlete = book.athlete;
  request.start = day_of(book.now);
  return request;
}

}  // namespace

Result<PlanRequest> usual_request(const TrainingBook& book) {
  return request_like(book, newest_plan(book.log));
}

Result<PlanRequest> request_in_force(const TrainingBook& book) {
  const PlanRecord* plan = record_in_force(book.log, day_of(book.now));
  return request_like(book, plan ? plan : newest_plan(book.log));
}

Result<void> add_history(const TrainingBook& book, const RulesInForce& rules, const GatedLog& gated,
                         PlanRequest& request) {
  TrainingFacts facts = gated.facts;
  facts.days = request.days;
  auto history = summarise_log(gated.log, book.athlete.id, rules.knowledge, facts, book.now);
  DOWEL_TRY(history);
  request.history = std::move(*history);
  request.history.weeks_since_easy = weeks_since_easy(book, facts);
  request.history.weeks_away = weeks_away(book);
  request.history.weeks_since_back_pain = weeks_since_pain(book.log, Region::kLowerBack, book.now);
  for (const Region region :
       {Region::kLowerBack, Region::kHip, Region::kGroin, Region::kHamstring, Region::kKnee}) {
    const auto weeks = weeks_since_pain(book.log, region, book.now, kStrongPain);
    if (weeks)
      request.history.weeks_since_strong_pain =
          std::min(*weeks, request.history.weeks_since_strong_pain.value_or(*weeks));
    const auto amber = weeks_since_pain(book.log, region, book.now, kAmberPain);
    if (amber && (region == Region::kHip || region == Region::kGroin))
      request.history.weeks_since_groin_pain =
          std::min(*amber, request.history.weeks_since_groin_pain.value_or(*amber));
  }
  request.history.weeks_sore = weeks_sore(book.log, book.now);
  return {};
}

Result<void> add_what_the_log_says(const TrainingBook& book, const RulesInForce& rules,
                                   PlanRequest& request) {
  const auto gated = log_with_gates(book, rules);
  DOWEL_TRY(gated);
  DOWEL_TRY(add_history(book, rules, *gated, request));
  if (request.pain.empty()) request.pain = standing_pain(book.log, book.now);
  if (request.red_flags.empty()) {
    if (auto answers = standing_red_flags(book.log, book.now)) request.red_flags = *answers;
  }
  const auto diagnosis = diagnose_book(book, rules);
  DOWEL_TRY(diagnosis);
  for (const WeakLink& link : weak_links_of(*diagnosis)) {
    const auto same = [&](const WeakLink& asked) { return asked.cause == link.cause; };
    if (std::ranges::none_of(request.weak_links, same)) request.weak_links.push_back(link);
  }
  return {};
}

Result<std::optional<Stop>> stop_in_force(const TrainingBook& book, const RulesInForce& rules) {
  auto request = request_in_force(book);
  DOWEL_TRY(request);
  request->pain = standing_pain(book.log, book.now);
  request->red_flags = newest_red_flags(book.log, book.now).value_or(all_clear());
  return must_stop(*request, rules.knowledge);
}

}  // namespace dowel
