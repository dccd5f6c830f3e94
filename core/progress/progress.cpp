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
std::optional<double> recent_max_kg(const ProgressScheme& scheme, DoneSessions sessions,
                                    LocalTime now) {
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

bool is_warmup(const SetEntry& set) { return set.kind == SetKind::kWarmup; }

// What a session does to the target; nothing where it was only warm-ups.
std::optional<StepTaken> take(ProgressFold& fold, const DoneSession& session) {
  if (std::ranges::none_of(session.sets, is_warmup)) {
    if (session.sets.empty()) return std::nullopt;
    return fold.take(session);
  }
  DoneSession work = session;
  std::erase_if(work.sets, is_warmup);
  if (work.sets.empty()) return std::nullopt;
  return fold.take(work);
}

void take(ProgressFold& fold, const DoneSession& session, Progress& out) {
  auto step = take(fold, session);
  if (!step) return;
  out.steps.push_back(std::move(*step));
  const StepKind kind = out.steps.back().kind;
  if (out.steps.back().passed_over) return;
  if (fold.sore()) {
    out.sessions_without_progress = 0;
    return;
  }
  out.sessions_without_progress =
      is_rise(kind) || kind == StepKind::kStart ? 0 : out.sessions_without_progress + 1;
}

void finish(ProgressFold& fold, const ProgressScheme& scheme, DoneSessions sessions,
            std::optional<LocalTime> now, Progress& out) {
  if (!sessions.empty()) {
    out.max_kg = recent_max_kg(scheme, sessions, now.value_or(sessions.back().when));
  }
  if (now) out.after_gap = fold.wait_until(*now);
  out.target = fold.target();
  out.sore = fold.sore();
  out.mastered = fold.mastered();
  out.easy_load_kg = fold.easy_load_kg();
}

WorkTarget target_at(ProgressFold fold, LocalTime now) {
  fold.wait_until(now);
  return fold.target();
}

}  // namespace

Progress progress(const ProgressScheme& scheme, std::vector<DoneSession> sessions,
                  std::optional<LocalTime> now) {
  std::ranges::stable_sort(sessions, {}, &DoneSession::when);
  ProgressFold fold(scheme);
  Progress out;
  for (const DoneSession& session : sessions) take(fold, session, out);
  finish(fold, scheme, sessions, now, out);
  return out;
}

ProgressOutlook progress_outlook(const ProgressScheme& scheme, DoneSessions sessions,
                                 LocalTime now) {
  ProgressFold fold(scheme);
  ProgressOutlook out;
  for (std::size_t i = 0; i + 1 < sessions.size(); ++i) take(fold, sessions[i], out.now);
  std::optional<ProgressFold> passed;
  if (!sessions.empty()) {
    out.before = target_at(fold, sessions.back().when);
    passed.emplace(fold);
    DoneSession with_pass = sessions.back();
    with_pass.gate = GateVerdict::kPass;
    take(*passed, with_pass);
    take(fold, sessions.back(), out.now);
  }
  finish(fold, scheme, sessions, now, out.now);
  out.if_passed = passed ? target_at(*passed, now) : out.now.target;
  return out;
}

}  // namespace dowel
