#include "core/progress/progress.h"

#include <algorithm>

#include "core/log/strength.h"
#include "core/progress/progress_fold.h"

namespace dowel {
namespace {

bool is_rise(StepKind kind) {
  return kind != StepKind::kRepeat && kind != StepKind::kStepBack && kind != StepKind::kStart;
}

// The greatest maximum that the sets of the last weeks speak for.
std::optional<double> recent_max_kg(const ProgressScheme& scheme,
                                    const std::vector<DoneSession>& sessions, LocalTime now) {
  std::optional<double> best;
  for (const DoneSession& session : sessions) {
    if (now - session.when > std::chrono::weeks{scheme.rules->max_weeks}) continue;
    for (const SetEntry& set : session.sets) {
      if (!set.load_kg || !set.reps || set.kind == SetKind::kWarmup) continue;
      best = std::max(best, one_rep_max_kg(*set.load_kg, *set.reps));
    }
  }
  return best;
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
  if (!sessions.empty()) {
    out.max_kg = recent_max_kg(scheme, sessions, now.value_or(sessions.back().when));
  }
  if (now) out.after_gap = fold.wait_until(*now);
  out.target = fold.target();
  out.mastered = fold.mastered();
  out.easy_load_kg = fold.easy_load_kg();
  return out;
}

}  // namespace dowel
