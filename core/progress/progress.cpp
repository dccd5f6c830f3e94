#include "core/progress/progress.h"

#include <algorithm>
#include <map>

#include "core/log/mass_words.h"
#include "core/log/strength.h"
#include "core/progress/progress_fold.h"
#include "core/progress/session_outcome.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

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

// Warm-ups prepare the work, drop sets follow it with what is left: neither says what was lifted.
bool is_no_work(const SetEntry& set) {
  return set.kind == SetKind::kWarmup || set.kind == SetKind::kDrop;
}

bool is_loadable(const ProgressScheme& scheme, const SetEntry& set) {
  return !set.load_kg || loadable_kg(scheme, *set.load_kg) == *set.load_kg;
}

// Of a load that was lifted: what stands for it is much the same, not merely the next one lighter.
bool is_near(const ProgressScheme& scheme, const SetEntry& set) {
  const double least = *set.load_kg * (1 - scheme.rules->same_load_percent / 100);
  return loadable_kg(scheme, *set.load_kg) >= least;
}

// Loads as they can be put on. Where a far lighter one stands for what was lifted, and other sets
// were done with that one, it counts for no fewer repetitions than they.
void put_loadable(const ProgressScheme& scheme, std::vector<SetEntry>& sets) {
  std::map<double, int> done;  // by the load put on: fewest repetitions of a set with it
  for (const SetEntry& set : sets) {
    if (!set.load_kg || set.reps.value_or(0) == 0 || !is_near(scheme, set)) continue;
    const auto [least, first] = done.try_emplace(loadable_kg(scheme, *set.load_kg), *set.reps);
    least->second = std::min(least->second, *set.reps);
  }
  for (SetEntry& set : sets) {
    if (!set.load_kg) continue;
    const bool far = !is_near(scheme, set);
    set.load_kg = loadable_kg(scheme, *set.load_kg);
    const auto beside = done.find(*set.load_kg);
    if (far && set.reps.value_or(0) > 0 && beside != done.end()) {
      set.reps = std::max(*set.reps, beside->second);
    }
  }
}

// The effort that was logged, as a sentence behind others; empty where none was.
std::string effort_words(const ProgressScheme& scheme, const DoneSession& session) {
  std::optional<double> hardest;
  for (const SetEntry& set : session.sets) {
    if (!is_no_work(set) && !is_missed(set, scheme)) hardest = std::max(hardest, effort_of(set));
  }
  if (!hardest) return {};
  const std::string rpe = plain_number(*hardest);
  return std::string(" ").append(say(scheme.rules->words.effort_was, {{"rpe", rpe}}));
}

// Says of a load that cannot be put on which one stands for it.
void say_as_loaded(const ProgressScheme& scheme, const DoneSession& session, StepTaken& step) {
  if (!step.target.load_kg) return;
  const MassUnit unit = scheme.plates.shown;
  const std::string loaded = mass_words(*step.target.load_kg, unit);
  for (const SetEntry& set : session.sets) {
    if (is_loadable(scheme, set) || is_no_work(set)) continue;
    const std::string lifted = mass_words(*set.load_kg, unit);
    if (mass_words(loadable_kg(scheme, *set.load_kg), unit) != loaded || lifted == loaded) continue;
    const std::string said =
        say(scheme.rules->words.as_loaded, {{"lifted", lifted}, {"loaded", loaded}});
    // Far less than was lifted is no step up, whatever the repetitions.
    if (is_rise(step.kind) && !is_near(scheme, set)) {
      step.why.text = said + effort_words(scheme, session);
    } else {
      step.why.text.append(" ").append(said);
    }
    return;
  }
}

// Says of heavier sets of fewer repetitions what they count as, where no set was done as asked.
void say_worth(const ProgressScheme& scheme, const DoneSession& session, StepTaken& step) {
  const WorkTarget& target = step.target;
  if (scheme.own || !scheme.reps || !target.load_kg) return;
  const SetEntry* heavy = nullptr;
  for (const SetEntry& set : session.sets) {
    if (is_no_work(set) || set.reps.value_or(0) < 1 || !set.load_kg) continue;
    if (*set.reps >= target.window.from || *set.load_kg <= *target.load_kg + 1e-9) return;
    heavy = &set;
  }
  if (!heavy) return;
  const MassUnit unit = scheme.plates.shown;
  const auto number = [](int reps) { return std::to_string(reps); };
  step.why.text.append(" ").append(
      say(scheme.rules->words.worth,
          {{"lifted", number(*heavy->reps) + " × " + mass_words(*heavy->load_kg, unit)},
           {"reps", number(target.reps)},
           {"load", mass_words(*target.load_kg, unit)},
           {"from", number(target.window.from)},
           {"to", number(target.window.to)}}));
}

// What a session does to the target; nothing where it was only warm-ups or drop sets. Loads count
// as what can be put on.
std::optional<StepTaken> take(ProgressFold& fold, const ProgressScheme& scheme,
                              const DoneSession& session) {
  if (session.sets.empty()) return std::nullopt;
  const bool as_it_is = std::ranges::none_of(session.sets, [&](const SetEntry& set) {
    return is_no_work(set) || !is_loadable(scheme, set);
  });
  if (as_it_is) {
    StepTaken step = fold.take(session);
    if (!step.why.text.empty()) say_worth(scheme, session, step);
    return step;
  }
  DoneSession work = session;
  std::erase_if(work.sets, is_no_work);
  if (work.sets.empty()) return std::nullopt;
  put_loadable(scheme, work.sets);
  StepTaken step = fold.take(work);
  if (!step.why.text.empty()) {
    say_as_loaded(scheme, session, step);
    say_worth(scheme, work, step);
  }
  return step;
}

void count(const ProgressFold& fold, const StepTaken& step, Progress& out) {
  if (step.passed_over) return;
  const bool moved = step.kind != StepKind::kRepeat && step.kind != StepKind::kStepBack;
  out.sessions_without_progress = fold.sore() || moved ? 0 : out.sessions_without_progress + 1;
}

void take(ProgressFold& fold, const ProgressScheme& scheme, const DoneSession& session,
          Progress& out) {
  auto step = take(fold, scheme, session);
  if (!step || (session.other_line && step->passed_over)) return;
  count(fold, *step, out);
  out.steps.push_back(std::move(*step));
}

// The same of sessions whose steps nobody asks for.
void take_silently(ProgressFold& fold, const ProgressScheme& scheme, DoneSessions sessions,
                   Progress& out) {
  fold.give_reasons(false);
  for (const DoneSession& session : sessions) {
    if (const auto step = take(fold, scheme, session)) count(fold, *step, out);
  }
  fold.give_reasons(true);
}

void finish(ProgressFold& fold, const ProgressScheme& scheme, DoneSessions sessions,
            std::optional<LocalTime> now, Progress& out) {
  if (!sessions.empty()) {
    out.max_kg = recent_max_kg(scheme, sessions, now.value_or(sessions.back().when));
  }
  if (now) out.after_gap = fold.wait_until(*now);
  out.begins = now ? fold.begin_programme(*now) : std::nullopt;
  out.target = fold.target();
  out.sore = fold.sore();
  out.strained = fold.strained();
  out.mastered = fold.mastered();
  out.easy_load_kg = fold.easy_load_kg();
  out.rises_on = fold.rises_on();
  out.rises_to_kg = fold.rises_to_kg();
}

WorkTarget target_at(ProgressFold fold, LocalTime now) {
  fold.wait_until(now);
  fold.begin_programme(now);
  return fold.target();
}

// Where the last session of the line itself stands; behind the end where there is none.
std::size_t last_of_line(DoneSessions sessions) {
  for (std::size_t i = sessions.size(); i > 0; --i) {
    if (!sessions[i - 1].other_line) return i - 1;
  }
  return sessions.size();
}

}  // namespace

Progress progress(const ProgressScheme& scheme, std::vector<DoneSession> sessions,
                  std::optional<LocalTime> now) {
  std::ranges::stable_sort(sessions, {}, &DoneSession::when);
  ProgressFold fold(scheme);
  Progress out;
  for (const DoneSession& session : sessions) take(fold, scheme, session, out);
  finish(fold, scheme, sessions, now, out);
  return out;
}

ProgressOutlook progress_outlook(const ProgressScheme& scheme, DoneSessions sessions,
                                 LocalTime now) {
  ProgressFold fold(scheme);
  ProgressOutlook out;
  std::optional<ProgressFold> passed;
  const std::size_t last = last_of_line(sessions);
  if (last < sessions.size()) {
    take_silently(fold, scheme, sessions.first(last), out.now);
    out.before = target_at(fold, sessions[last].when);
    passed.emplace(fold);
    DoneSession with_pass = sessions[last];
    with_pass.gate = GateVerdict::kPass;
    take(*passed, scheme, with_pass);
    for (const DoneSession& session : sessions.subspan(last + 1)) take(*passed, scheme, session);
    for (const DoneSession& session : sessions.subspan(last)) take(fold, scheme, session, out.now);
  }
  // A light line follows the heavy one before it was ever done.
  if (last == sessions.size() && scheme.light) take_silently(fold, scheme, sessions, out.now);
  finish(fold, scheme, sessions, now, out.now);
  out.if_passed = passed ? target_at(*passed, now) : out.now.target;
  return out;
}

}  // namespace dowel
