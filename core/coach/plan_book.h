#pragma once

#include <optional>
#include <vector>

#include "core/coach/book.h"
#include "core/plan/programme.h"

/// Plans in the log: made, kept as the request they were made from, and found again.
namespace dowel {

/// The plan that counts on a day: the newest one made whose weeks hold the day, else the newest
/// that is still to begin; nothing when all are over.
/// @returns errors: as `make_programme`; unreadable for a request that cannot be read
Result<std::optional<KeptPlan>> plan_in_force(const Book& book, LocalDate on);

/// True when there is one, whether it can be read or not.
bool has_plan(const LogData& log, LocalDate on);

/// Training days that earlier plans of the log hold on or after this plan's start, and this one
/// does not. What no longer can be made counts for nothing.
std::vector<LocalDate> days_given_up(const Book& book, const KeptPlan& plan);

/// The newest plan made, over or not, or null.
const PlanRecord* newest_plan(const LogData& log);

/// Last day of a plan.
LocalDate last_day(const PlanRecord& plan);

/// A request to begin with: as the newest plan was asked for, with the athlete as he is today; the
/// first time three days of an hour, for general strength. History, weak links, pain and answers
/// are not filled in.
Result<PlanRequest> usual_request(const Book& book);

/// The same of the plan that counts today, which a later one may not have replaced yet.
Result<PlanRequest> request_in_force(const Book& book);

/// What speaks for or against fast, bending and loaded work now: the form of the slow hinges,
/// breaks, and pain of the last weeks. The exercises are left out.
/// @returns errors: as `Book::exercise`
Result<TrainingHistory> readiness_of(const Book& book);

/// The same, and where every exercise stands.
/// @param days  with the lifts of the athlete's own programme
Result<TrainingHistory> history_of(const Book& book, const std::vector<TrainingDay>& days);

/// Fills in what the log says: history with the gate's word, weak links by diagnosis (behind
/// those asked for), pain and answers to the safety questions where the request names none.
Result<void> add_what_the_log_says(const Book& book, PlanRequest& request);

/// Why nothing may be trained now, by the answers that stand; absent when nothing speaks against
/// it.
/// @returns errors: as `must_stop` of the plan
Result<std::optional<Stop>> stop_in_force(const Book& book);

}  // namespace dowel
