#include "core/plan/check.h"

#include <algorithm>

#include "core/plan/check/examiner.h"

namespace dowel {
namespace {

// Reasons for which there must be no plan at all.
bool must_stop(const checker::Examiner& e) {
  const PlanRequest& request = e.request();
  const bool flag =
      std::any_of(request.red_flags.begin(), request.red_flags.end(),
                  [](const RedFlagAnswer& answer) { return answer.yes && answer.id != kCleared; });
  return flag || e.facts().red || (e.facts().pregnant && !request.clinician_cleared);
}

void check_stop(checker::Examiner& e) {
  const Programme& programme = e.programme();
  if (must_stop(e)) {
    if (!programme.stop || !programme.weeks.empty()) {
      e.blame("G-12", 0, "", "a warning sign or high pain, and yet a plan");
    } else if (programme.stop->advice.empty() || programme.stop->why.rules.empty()) {
      e.blame("G-12", 0, "", "stopped without reason or advice");
    }
  } else if (programme.stop) {
    e.blame("G-12", 0, "", "stopped without need");
  }
}

}  // namespace

std::vector<Violation> check_programme(const Programme& programme, const PlanRequest& request,
                                       const Knowledge& knowledge) {
  checker::Examiner examiner(programme, request, knowledge);
  check_stop(examiner);
  if (programme.stop) return examiner.take();
  checker::check_calendar(examiner);
  checker::check_lines(examiner);
  checker::check_dosage(examiner);
  checker::check_sessions(examiner);
  checker::check_weeks(examiner);
  checker::check_volume(examiner);
  checker::check_emphasis(examiner);
  checker::check_shortfalls(examiner);
  return examiner.take();
}

}  // namespace dowel
