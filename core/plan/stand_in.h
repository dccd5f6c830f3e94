#pragma once

#include <deque>

#include "core/plan/candidates.h"

namespace dowel {

/// Puts what the athlete does instead of an exercise in its place (`PlanRequest::swaps`), where the
/// rules let it stand there: what could be an accessory now, once a session. Owns what it puts in
/// and lives as long as the picks.
class StandIns {
 public:
  explicit StandIns(const PlanContext& context) : context_(context) {}

  /// @param week  its number; in those of `PlanContext::as_chosen` nothing is changed
  /// @param picks  the accessories the rules chose for a session on the date
  /// @returns the same with what stands in
  std::vector<const Candidate*> put_in(const CandidatePool& pool, int week, LocalDate date,
                                       std::vector<const Candidate*> picks);

 private:
  const Candidate& instead_of(const Candidate& chosen, const Candidate& other);

  const PlanContext& context_;
  std::deque<Candidate> made_{};
};

/// Weeks in which an exercise stands where the athlete does another instead: there the rules did
/// not let it in.
/// @param programme  the weeks as they are laid
std::vector<int> weeks_not_swapped(const PlanRequest& request, const std::vector<PlanWeek>& weeks,
                                   const std::string& exercise);

}  // namespace dowel
