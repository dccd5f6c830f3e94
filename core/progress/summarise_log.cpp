#include "core/progress/summarise_log.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/gate/gate.h"
#include "core/log/strength.h"

namespace dowel {
namespace {

using SessionTimes = std::map<SessionId, LocalTime>;

SessionTimes times_of(const LogData& log, const AthleteId& athlete) {
  SessionTimes times;
  for (const WorkoutSession& session : log.sessions) {
    if (session.athlete == athlete) times[session.id] = session.started;
  }
  return times;
}

bool in_easy_week(LocalTime when, const std::vector<LocalDate>& easy_weeks) {
  return std::any_of(easy_weeks.begin(), easy_weeks.end(), [&](LocalDate start) {
    return when >= LocalTime{start} && when < LocalTime{start} + std::chrono::days{7};
  });
}

std::vector<const GateDecision*> gates_of(const LogData& log, const AthleteId& athlete,
                                          const std::string& slug) {
  std::vector<const GateDecision*> gates;
  for (const GateDecision& gate : log.gates) {
    if (gate.athlete == athlete && gate.exercise.slug == slug) gates.push_back(&gate);
  }
  std::stable_sort(gates.begin(), gates.end(), [](const GateDecision* a, const GateDecision* b) {
    return a->decided < b->decided;
  });
  return gates;
}

/// Best estimate of a maximum over the logged sets, from sets of up to ten repetitions.
std::optional<double> best_one_rep_max(const std::vector<DoneSession>& sessions) {
  std::optional<double> best;
  for (const DoneSession& session : sessions) {
    for (const SetEntry& set : session.sets) {
      if (!set.load_kg || !set.reps || set.kind == SetKind::kWarmup) continue;
      const auto estimate = one_rep_max_kg(*set.load_kg, *set.reps);
      if (estimate && (!best || *estimate > *best)) best = estimate;
    }
  }
  return best;
}

void add_form(const LogData& log, const std::vector<DoneSession>& sessions, ExerciseState& state) {
  for (auto session = sessions.rbegin(); session != sessions.rend(); ++session) {
    for (const SetEntry& set : session->sets) {
      for (const AnalysisLink& analysis : log.analyses) {
        if (analysis.set != set.id) continue;
        state.held += analysis.held;
        state.gradeable += analysis.gradeable;
      }
    }
    if (state.gradeable > 0) return;
  }
}

ExerciseState state_of(const std::string& slug, const Progress& where) {
  ExerciseState state;
  state.exercise = slug;
  state.sessions = static_cast<int>(where.steps.size());
  state.load_kg = where.target.load_kg;
  if (where.target.reps > 0) state.reps = where.target.reps;
  state.hold_s = where.target.hold_s;
  state.distance_m = where.target.distance_m;
  state.level = where.target.level;
  state.sessions_without_progress = where.sessions_without_progress;
  state.mastered = where.mastered;
  return state;
}

}  // namespace

namespace {

constexpr std::chrono::weeks kCleanHolds{12};  // our setting: older film says little about today

bool is_slow_hinge(const Knowledge& knowledge, const std::string& slug) {
  const Exercise* exercise = find_exercise(knowledge, slug);
  return exercise && exercise->pattern == Pattern::kHinge && !exercise->checkpoints.empty() &&
         !has_flag(*exercise, Flag::kBallistic);
}

FormWord word_in_force(const GateDecision& gate) {
  const bool stricter = gate.overridden_to == GateVerdict::kRegress;
  return stricter ? FormWord::kBroken : form_of(gate).word;
}

/// The last decision about a slow hinge that the film spoke in, or null. A clean film without a
/// load says nothing about a hinge with one; a fault counts at any load.
const GateDecision* last_word(const LogData& log, const AthleteId& athlete,
                              const Knowledge& knowledge, bool loaded) {
  const GateDecision* last = nullptr;
  for (const GateDecision& gate : log.gates) {
    if (gate.athlete != athlete || !is_slow_hinge(knowledge, gate.exercise.slug)) continue;
    const FormWord word = word_in_force(gate);
    if (word == FormWord::kNothing) continue;
    if (loaded && word == FormWord::kPassed && !form_of(gate).loaded) continue;
    if (!last || gate.decided >= last->decided) last = &gate;
  }
  return last;
}

}  // namespace

bool slow_hinge_passed(const LogData& log, const AthleteId& athlete, const Knowledge& knowledge) {
  const GateDecision* last = last_word(log, athlete, knowledge, false);
  return last && word_in_force(*last) == FormWord::kPassed;
}

bool loaded_hinge_passed(const LogData& log, const AthleteId& athlete, const Knowledge& knowledge,
                         std::optional<LocalTime> now) {
  const GateDecision* last = last_word(log, athlete, knowledge, true);
  const bool fresh = last && (!now || *now - last->decided <= kCleanHolds);
  return fresh && word_in_force(*last) == FormWord::kPassed;
}

std::vector<DoneSession> sessions_of(const LogData& log, const AthleteId& athlete,
                                     const std::string& exercise_slug,
                                     const std::vector<LocalDate>& easy_weeks) {
  const SessionTimes times = times_of(log, athlete);
  std::map<std::pair<LocalTime, SessionId>, DoneSession> by_time;
  for (const SetEntry& set : log.sets) {
    const auto found = times.find(set.session);
    if (found == times.end() || set.exercise.slug != exercise_slug) continue;
    DoneSession& session = by_time[{found->second, set.session}];
    session.when = found->second;
    session.easy = in_easy_week(found->second, easy_weeks);
    session.sets.push_back(set);
  }
  std::vector<DoneSession> sessions;
  for (auto& [key, session] : by_time) {
    const bool worked = std::ranges::any_of(
        session.sets, [](const SetEntry& set) { return set.kind != SetKind::kWarmup; });
    if (!worked) continue;
    std::ranges::stable_sort(session.sets, {}, &SetEntry::order);
    sessions.push_back(std::move(session));
  }
  const auto gates = gates_of(log, athlete, exercise_slug);
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    for (const GateDecision* gate : gates) {
      const SessionId named = session_of(*gate);
      const bool before_next = i + 1 == sessions.size() || gate->decided < sessions[i + 1].when;
      const bool in_time = gate->decided >= sessions[i].when && before_next;
      const bool here = named.value.empty() ? in_time : named == sessions[i].sets.front().session;
      if (!here) continue;
      sessions[i].gate = verdict_in_force(*gate);
      sessions[i].gate_overridden = gate->overridden_to.has_value();
    }
  }
  return sessions;
}

Result<TrainingHistory> summarise_log(const LogData& log, const AthleteId& athlete,
                                      const Knowledge& knowledge, const TrainingFacts& facts,
                                      std::optional<LocalTime> now) {
  TrainingHistory history;
  std::set<std::string> slugs;
  for (const SetEntry& set : log.sets) slugs.insert(set.exercise.slug);
  for (const std::string& slug : slugs) {
    if (slug.empty() || !find_exercise(knowledge, slug)) continue;
    const auto scheme = progress_scheme(knowledge, slug, facts);
    DOWEL_TRY(scheme);
    const std::vector<DoneSession> sessions = sessions_of(log, athlete, slug, facts.easy_weeks);
    if (sessions.empty()) continue;
    ExerciseState state = state_of(slug, progress(*scheme, sessions, now));
    state.one_rep_max_kg = best_one_rep_max(sessions);
    add_form(log, sessions, state);
    history.exercises.push_back(std::move(state));
  }
  history.clean_slow_hinge = slow_hinge_passed(log, athlete, knowledge);
  history.clean_loaded_hinge = loaded_hinge_passed(log, athlete, knowledge, now);
  return history;
}

}  // namespace dowel
