#pragma once

#include <optional>
#include <vector>

#include "core/coach/gate_book.h"
#include "core/coach/rules_in_force.h"
#include "core/coach/training_book.h"
#include "core/plan/programme.h"

/// Plans in the log: made, kept as the request they were made from, and found again.
namespace dowel {

/// A plan of the log, made again from its request.
struct KeptPlan {
  PlanRecord record{};
  PlanRequest request{};
  Programme programme{};
};

/// The plan that counts on a day: the newest one made whose weeks hold the day, else the newest
/// that is still to begin; nothing when all are over.
/// @returns errors: as `make_programme`; unreadable for a request that cannot be read
Result<std::optional<KeptPlan>> plan_in_force(const TrainingBook& book, const RulesInForce& rules,
                                              LocalDate on);

/// Training days that earlier plans of the log hold on or after this plan's start, and this one
/// does not. What no longer can be made counts for nothing.
std::vector<LocalDate> days_given_up(const TrainingBook& book, const RulesInForce& rules,
                                     const KeptPlan& plan);

/// The newest plan made, over or not, or null.
const PlanRecord* newest_plan(const LogData& log);

/// Last day of a plan.
LocalDate last_day(const PlanRecord& plan);

/// A request to begin with: as the newest plan was asked for, with the athlete as he is today; the
/// first time three days of an hour, for general strength. History, weak links, pain and answers
/// are not filled in.
Result<PlanRequest> usual_request(const TrainingBook& book);

/// The same of the plan that counts today, which a later one may not have replaced yet.
Result<PlanRequest> request_in_force(const TrainingBook& book);

/// Fills in the history: where every exercise stands, form, breaks and pain of the last weeks.
Result<void> add_history(const TrainingBook& book, const RulesInForce& rules, const GatedLog& gated,
                         PlanRequest& request);

/// Fills in what the log says: history with the gate's word, weak links by diagnosis (behind
/// those asked for), pain and answers to the safety questions where the request names none.
Result<void> add_what_the_log_says(const TrainingBook& book, const RulesInForce& rules,
                                   PlanRequest& request);

/// Why nothing may be trained now, by the answers that stand; absent when nothing speaks against
/// it.
/// @returns errors: as `must_stop` of the plan
Result<std::optional<Stop>> stop_in_force(const TrainingBook& book, const RulesInForce& rules);

}  // namespace dowel
