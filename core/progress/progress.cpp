#include "core/progress/progress.h"

#include <algorithm>

#include "core/progress/progress_fold.h"

namespace dowel {
namespace {

bool is_rise(StepKind kind) {
  return kind != StepKind::kRepeat && kind != StepKind::kStepBack && kind != StepKind::kStart;
}

}  // namespace

Progress progress(const ProgressScheme& scheme, std::vector<DoneSession> sessions,
                  std::optional<LocalTime> now) {
  std::stable_sort(sessions.begin(), sessions.end(),
                   [](const DoneSession& a, const DoneSession& b) { return a.when < b.when; });
  ProgressFold fold(scheme);
  Progress out;
  for (DoneSession& session : sessions) {
    std::erase_if(session.sets, [](const SetEntry& set) { return set.kind == SetKind::kWarmup; });
    if (session.sets.empty()) continue;
    out.steps.push_back(fold.take(session));
    const StepKind kind = out.steps.back().kind;
    if (out.steps.back().passed_over) continue;
    if (fold.sore()) {
      out.sessions_without_progress = 0;
      continue;
    }
    out.sessions_without_progress =
        is_rise(kind) || kind == StepKind::kStart ? 0 : out.sessions_without_progress + 1;
  }
  if (now) out.after_gap = fold.wait_until(*now);
  out.target = fold.target();
  out.mastered = fold.mastered();
  out.easy_load_kg = fold.easy_load_kg();
  return out;
}

}  // namespace dowel
