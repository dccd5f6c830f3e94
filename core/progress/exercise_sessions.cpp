#include "core/progress/exercise_sessions.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/gate/gate.h"
#include "core/log/strength.h"

namespace dowel {
namespace {

bool in_easy_week(LocalTime when, const std::vector<LocalDate>& easy_weeks) {
  return std::any_of(easy_weeks.begin(), easy_weeks.end(), [&](LocalDate start) {
    return when >= LocalTime{start} && when < LocalTime{start} + std::chrono::days{7};
  });
}

// Best estimate of a maximum over the logged sets, from sets of up to ten repetitions.
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

// Form of the last session that was filmed so that it could be graded.
void add_form(const Films& films, const std::vector<DoneSession>& sessions, ExerciseState& state) {
  for (auto session = sessions.rbegin(); session != sessions.rend(); ++session) {
    for (const SetEntry& set : session->sets) {
      const auto film = films.find(set.id);
      if (film == films.end()) continue;
      state.held += film->second->held;
      state.gradeable += film->second->gradeable;
    }
    if (state.gradeable > 0) return;
  }
}

ExerciseState state_of(const std::string& slug, const Progress& where) {
  ExerciseState state;
  state.exercise = slug;
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

FormWord word_in_force(const SessionRuling& said) {
  const bool stricter = said.overridden && said.overridden->to == GateVerdict::kRegress;
  return stricter ? FormWord::kBroken : said.ruling.form;
}

// The last word about a slow hinge that the film spoke in, or null. A clean film without a load
// says nothing about a hinge with one; a fault counts at any load.
const SessionRuling* last_word(SessionRulings rulings, const Knowledge& knowledge, bool loaded) {
  const SessionRuling* last = nullptr;
  for (const SessionRuling& said : rulings) {
    if (!is_slow_hinge(knowledge, said.exercise)) continue;
    const FormWord word = word_in_force(said);
    if (word == FormWord::kNothing) continue;
    if (loaded && word == FormWord::kPassed && !said.ruling.loaded) continue;
    if (!last || said.when >= last->when) last = &said;
  }
  return last;
}

}  // namespace

bool is_slow_hinge(const Knowledge& knowledge, const std::string& slug) {
  const Exercise* exercise = find_exercise(knowledge, slug);
  return exercise && exercise->pattern == Pattern::kHinge && !exercise->checkpoints.empty() &&
         !has_flag(*exercise, Flag::kBallistic);
}

bool slow_hinge_passed(SessionRulings rulings, const Knowledge& knowledge) {
  const SessionRuling* last = last_word(rulings, knowledge, false);
  return last && word_in_force(*last) == FormWord::kPassed;
}

bool loaded_hinge_passed(SessionRulings rulings, const Knowledge& knowledge,
                         std::optional<LocalTime> now) {
  const SessionRuling* last = last_word(rulings, knowledge, true);
  const bool fresh =
      last && (!now || *now - last->when <= std::chrono::weeks{knowledge.progress->clean_weeks});
  return fresh && word_in_force(*last) == FormWord::kPassed;
}

std::vector<DoneSession> sessions_of(std::vector<SetEntry> sets, const SessionStart& began,
                                     const std::vector<LocalDate>& easy_weeks) {
  std::vector<DoneSession> sessions;
  std::unordered_map<std::string, std::size_t> place_of;
  DoneSession* last = nullptr;  // sets of one session mostly stand together
  for (SetEntry& set : sets) {
    if (!last || last->sets.front().session != set.session) {
      const auto known = place_of.find(set.session.value);
      if (known != place_of.end()) {
        last = &sessions[known->second];
      } else {
        const auto when = began(set.session);
        if (!when) continue;
        place_of.emplace(set.session.value, sessions.size());
        last = &sessions.emplace_back();
        last->when = *when;
        last->easy = in_easy_week(*when, easy_weeks);
      }
    }
    last->sets.push_back(std::move(set));
  }
  std::erase_if(sessions, [](const DoneSession& session) {
    return std::ranges::all_of(session.sets,
                               [](const SetEntry& set) { return set.kind == SetKind::kWarmup; });
  });
  for (DoneSession& session : sessions) {
    std::ranges::sort(session.sets, [](const SetEntry& a, const SetEntry& b) {
      return std::tie(a.order, a.id) < std::tie(b.order, b.id);
    });
  }
  std::ranges::sort(sessions, [](const DoneSession& a, const DoneSession& b) {
    return std::tie(a.when, a.sets.front().session) < std::tie(b.when, b.sets.front().session);
  });
  return sessions;
}

void take_verdicts(std::vector<DoneSession>& sessions, const std::string& exercise_slug,
                   SessionRulings rulings) {
  std::map<SessionId, const SessionRuling*> said_of;
  for (const SessionRuling& said : rulings) {
    if (said.exercise == exercise_slug) said_of[said.ruling.session] = &said;
  }
  if (said_of.empty()) return;
  for (DoneSession& session : sessions) {
    const auto said = said_of.find(session.sets.front().session);
    if (said == said_of.end()) continue;
    session.gate = verdict_in_force(*said->second);
    session.gate_overridden = said->second->overridden.has_value();
    session.gate_for_pain = said->second->ruling.pain_decided && !session.gate_overridden;
    session.gate_pain = session.gate_for_pain ? said->second->ruling.pain : 0;
  }
}

ExerciseState summarise_exercise(const ProgressScheme& scheme,
                                 const std::vector<DoneSession>& sessions, const Films& films,
                                 std::optional<LocalTime> now) {
  const LocalTime asked = now.value_or(sessions.back().when);
  ExerciseState state = state_of(scheme.exercise, progress_outlook(scheme, sessions, asked).now);
  state.sessions = static_cast<int>(sessions.size());
  state.one_rep_max_kg = best_one_rep_max(sessions);
  state.lately = now && *now - sessions.back().when < std::chrono::weeks{1};
  add_form(films, sessions, state);
  return state;
}

}  // namespace dowel
