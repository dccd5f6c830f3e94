#include <algorithm>
#include <set>
#include <tuple>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/gate_limits.h"
#include "core/catalogue/progress_rules.h"
#include "core/coach/gate_book.h"
#include "core/coach/line_now.h"
#include "core/coach/roster_facts.h"
#include "core/coach/self_checks.h"
#include "core/coach/stops.h"
#include "core/log/free_name.h"
#include "core/log/strength.h"
#include "core/progress/session_outcome.h"

namespace dowel {
namespace {

// Exercises without a slug are told apart by their names.
std::tuple<std::string, std::string> key_of(const ExerciseRef& exercise) {
  return {exercise.slug, exercise.slug.empty() ? exercise.name : ""};
}

bool is_missed(const SetEntry& set) { return set.reps == 0; }

bool is_filmed(const Book& book, const SessionWork& work) {
  return std::ranges::any_of(work.sets,
                             [&](const SetEntry& set) { return book.films().contains(set.id); });
}

bool hurt_or_missed(const SessionWork& work) {
  return std::ranges::any_of(
      work.sets, [](const SetEntry& set) { return worst_pain(set) > 0 || is_missed(set); });
}

// True when sets at one load fell off and the last had nothing left: the session was too much.
bool went_to_failure(const std::vector<SetEntry>& sets) {
  const SetEntry* first = nullptr;
  for (const SetEntry& set : sets) {
    if (set.reps.value_or(0) == 0 || !set.load_kg) continue;
    if (!first || *set.load_kg > *first->load_kg) first = &set;
  }
  return first && std::ranges::any_of(sets, [&](const SetEntry& set) {
           return set.load_kg == first->load_kg && set.side == first->side &&
                  set.reps.value_or(0) < *first->reps && effort_of(set).value_or(0) >= kMostEffort;
         });
}

// True when the load did not rise over so many sessions as take the target back.
bool stands_still(const Book& book, const ExerciseWork& exercise) {
  const auto most_kg = [](const SessionWork& session) {
    double most = 0;
    for (const SetEntry& set : session.sets) most = std::max(most, set.load_kg.value_or(0));
    return most;
  };
  const auto many = static_cast<std::size_t>(book.knowledge().progress->failures_to_step_back);
  const auto& sessions = exercise.sessions;
  return sessions.size() >= many &&
         most_kg(sessions.back()) <= most_kg(sessions[sessions.size() - many]) + 1e-9;
}

// Those of which the gate or progress has something to say: trained since then, with pain, a miss,
// a load that stands still or a film that still counts; or decided otherwise by somebody.
std::set<std::string> exercises_to_ask(const Book& book, const RecentWork& work) {
  const LocalTime counts = work.since - std::chrono::days{book.knowledge().gate->stale_after_days};
  std::set<std::string> slugs;
  for (const ExerciseWork& exercise : work.exercises) {
    if (exercise.sessions.back().session->started < work.since) continue;
    const bool told = std::ranges::any_of(exercise.sessions, [&](const SessionWork& session) {
      const LocalTime when = session.session->started;
      return (when >= work.since && (hurt_or_missed(session) || went_to_failure(session.sets))) ||
             (when >= counts && is_filmed(book, session));
    });
    if (told || stands_still(book, exercise)) slugs.insert(exercise.exercise.slug);
  }
  for (const GateDecision& gate : book.log().gates) {
    if (gate.overridden_to && gate.decided >= work.since) slugs.insert(gate.exercise.slug);
  }
  std::erase_if(slugs, [&](const std::string& slug) {
    return slug.empty() || !find_exercise(book.knowledge(), slug);
  });
  return slugs;
}

// @param key  slug, or what a name of no exercise of the catalogue is known by
bool is_known_by(const ExerciseRef& exercise, const std::string& key) {
  return exercise.slug.empty() ? free_name_key(exercise.name) == key : exercise.slug == key;
}

const SessionWork* find_work(const RecentWork& work, const std::string& key,
                             const SessionId& session) {
  for (const ExerciseWork& exercise : work.exercises) {
    if (!is_known_by(exercise.exercise, key)) continue;
    for (const SessionWork& one : exercise.sessions) {
      if (one.session->id == session) return &one;
    }
  }
  return nullptr;
}

int strictness(GateVerdict verdict) {
  switch (verdict) {
    case GateVerdict::kRegress:
      return 3;
    case GateVerdict::kHold:
      return 2;
    case GateVerdict::kNotMeasured:
      return 1;
    case GateVerdict::kPass:
      break;
  }
  return 0;
}

// True when somebody other than the athlete signed, or the athlete chose no less than was asked:
// nothing is left to look at.
bool is_settled(const GateOverride& instead, GateVerdict said, const Athlete& athlete) {
  const bool by_another = !instead.by.empty() && instead.by != athlete.name;
  return by_another || strictness(instead.to) >= strictness(said);
}

// The newest film since then that broke, unless a coach has looked at it.
std::optional<FilmBroke> broken_film(const Book& book, const RecentWork& work,
                                     const std::string& slug, const ExerciseBook& exercise) {
  for (auto said = exercise.rulings.rbegin(); said != exercise.rulings.rend(); ++said) {
    if (said->when < work.since) break;
    if (said->ruling.form != FormWord::kBroken) continue;
    const SessionWork* session = find_work(work, slug, said->ruling.session);
    const bool settled =
        said->overridden && is_settled(*said->overridden, said->ruling.verdict, book.athlete());
    if (settled || (session && looked_at(book.log(), *session))) continue;
    return FilmBroke{slug, said->ruling.session, said->when, said->ruling.verdict,
                     said->ruling.why};
  }
  return std::nullopt;
}

// A hold because the clean sessions asked for are not complete yet is on its way, not held up.
bool is_on_its_way(const GateRuling& ruling) {
  return ruling.verdict == GateVerdict::kHold && ruling.form == FormWord::kNothing &&
         ruling.clean_in_a_row > 0;
}

// @param last  session of the exercise
std::optional<HeldBack> held_back(const Book& book, const NextStep& next, const StepTaken& last) {
  const GateRuling& ruling = next.ruling;
  HeldBack held{next.scheme.exercise, last.when,       ruling.verdict,
                ruling.why,           next.overridden, ruling.pain_decided};
  if (next.overridden) {
    const bool settled = is_settled(*next.overridden, ruling.verdict, book.athlete());
    return settled ? std::nullopt : std::optional{held};
  }
  if (strictness(ruling.verdict) >= strictness(GateVerdict::kHold)) {
    return is_on_its_way(ruling) ? std::nullopt : std::optional{held};
  }
  const bool failed = last.kind == StepKind::kRepeat && went_to_failure(next.done);
  if (last.kind != StepKind::kStepBack && !failed) return std::nullopt;
  held.verdict = failed ? GateVerdict::kHold : GateVerdict::kRegress;
  held.why = last.why;
  return held;
}

// True when the target comes down after the same work took more effort each time, or left nothing
// time after time: that is told by itself, with its figures.
bool steps_back_by_effort(const Book& book, const RecentWork& work, const NextStep& next) {
  if (next.overridden || strictness(next.ruling.verdict) >= strictness(GateVerdict::kHold)) {
    return false;
  }
  return std::ranges::any_of(work.exercises, [&](const ExerciseWork& exercise) {
    return is_known_by(exercise.exercise, next.scheme.exercise) &&
           (effort_rose(book, exercise) || nothing_left(book, exercise));
  });
}

// The same of a session since then that no coach has looked at.
std::optional<HeldBack> held_back(const Book& book, const RecentWork& work, const NextStep& next) {
  if (next.progress.steps.empty()) return std::nullopt;
  const StepTaken& last = next.progress.steps.back();
  // No gate speaks of what the catalogue does not know: the sets say which session it was.
  const SessionId& decided = !next.ruling.session.value.empty() || next.done.empty()
                                 ? next.ruling.session
                                 : next.done.front().session;
  const SessionWork* session = find_work(work, next.scheme.exercise, decided);
  const bool seen = session && looked_at(book.log(), *session);
  if (steps_back_by_effort(book, work, next)) return std::nullopt;
  return last.when < work.since || seen ? std::nullopt : held_back(book, next, last);
}

// The newest miss of an exercise since then.
std::optional<MissedLift> missed_lift(const Book& book, const RecentWork& work,
                                      const ExerciseWork& exercise) {
  for (auto session = exercise.sessions.rbegin(); session != exercise.sessions.rend(); ++session) {
    if (session->session->started < work.since) break;
    for (auto set = session->sets.rbegin(); set != session->sets.rend(); ++set) {
      if (is_missed(*set) && !looked_at(book.log(), *set)) {
        return MissedLift{*set, session->session->started};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

bool looked_at(const LogData& log, const SetEntry& set) {
  return std::ranges::any_of(log.notes, [&](const CoachNote& note) {
    return note.set ? *note.set == set.id : note.session == set.session;
  });
}

bool looked_at(const LogData& log, const SessionWork& work) {
  return std::ranges::any_of(work.sets, [&](const SetEntry& set) { return looked_at(log, set); });
}

Result<RecentWork> recent_work(const Book& book, LocalTime since) {
  const std::chrono::weeks back{book.knowledge().coach->roster.look_back_weeks};
  auto sets = book.told().reader.sets_since(std::min(since, book.now() - back));
  DOWEL_TRY(sets);
  std::map<SessionId, const WorkoutSession*> sessions;
  for (const WorkoutSession& session : book.log().sessions) sessions[session.id] = &session;
  std::erase_if(*sets, [&](const SetEntry& set) {
    return set.kind == SetKind::kWarmup || !sessions.contains(set.session);
  });
  const auto place_of = [&](const SetEntry& set) {
    return std::tuple{key_of(set.exercise), sessions.at(set.session)->started, set.session,
                      set.order, set.id};
  };
  std::ranges::sort(*sets, {}, place_of);
  RecentWork work{since, {}};
  for (SetEntry& set : *sets) {
    const bool same =
        !work.exercises.empty() && key_of(work.exercises.back().exercise) == key_of(set.exercise);
    if (!same) work.exercises.push_back({set.exercise, {}});
    std::vector<SessionWork>& done = work.exercises.back().sessions;
    if (done.empty() || done.back().session->id != set.session) {
      done.push_back({sessions.at(set.session), {}});
    }
    done.back().sets.push_back(std::move(set));
  }
  return work;
}

Result<std::vector<RosterFact>> what_went_wrong(const Book& book, const RecentWork& work) {
  std::vector<RosterFact> facts;
  for (const std::string& slug : exercises_to_ask(book, work)) {
    const auto exercise = book.exercise(slug);
    DOWEL_TRY(exercise);
    auto next = next_step(book, slug);
    DOWEL_TRY(next);
    auto film = broken_film(book, work, slug, **exercise);
    auto held = held_back(book, work, *next);
    // What the film of that session broke by is told once.
    const bool twice = film && held && !held->overridden && held->when == film->when;
    if (film) facts.emplace_back(std::move(*film));
    if (held && !twice) facts.emplace_back(std::move(*held));
  }
  for (const ExerciseWork& exercise : work.exercises) {
    const std::string& name = exercise.exercise.name;
    const bool free =
        exercise.exercise.slug.empty() && exercise.sessions.back().session->started >= work.since;
    if (!free || !stands_still(book, exercise)) continue;
    const auto next = own_step(book, name);
    DOWEL_TRY(next);
    auto held = *next ? held_back(book, work, **next) : std::nullopt;
    if (!held) continue;
    held->exercise.clear();
    held->name = name;
    facts.emplace_back(std::move(*held));
  }
  for (const ExerciseWork& exercise : work.exercises) {
    if (auto missed = missed_lift(book, work, exercise)) facts.emplace_back(std::move(*missed));
  }
  return facts;
}

namespace {

// True when a coach wrote of the last session once it was clear that nothing followed, and that was
// no longer ago than one may stay away.
bool talked_over(const Book& book, LocalTime last, int longest) {
  return std::ranges::any_of(book.log().notes, [&](const CoachNote& note) {
    const auto began = book.began(note.session);
    const std::chrono::days stands{longest};
    return began == last && note.written <= book.now() && day_of(note.written) > day_of(last) &&
           day_of(book.now()) - day_of(note.written) <= stands;
  });
}

bool trained_on(const Book& book, LocalDate date) {
  return std::ranges::any_of(book.log().sessions, [&](const WorkoutSession& session) {
    return day_of(session.started) == date;
  });
}

// The plan that counts; nothing where its weekdays say already that no day is missing. To lay it
// out takes far longer than that.
std::optional<KeptPlan> plan_to_look_at(const Book& book, LocalDate from, int fewest) {
  const LocalDate today = day_of(book.now());
  const PlanRecord* held = nullptr;
  for (const PlanRecord& plan : book.log().plans) {
    const bool holds = plan.start <= today && last_day(plan) >= today;
    if (holds && (!held || plan.made >= held->made)) held = &plan;
  }
  if (!held) return std::nullopt;
  const auto request = book.told().reader.plan_request(*held);
  if (!request) return std::nullopt;
  int missing = 0;
  for (LocalDate date = std::max(from, held->start); date < today; date += std::chrono::days{1}) {
    const int weekday = weekday_of(date);
    const bool asked =
        std::ranges::find(request->days, weekday, &TrainingDay::weekday) != request->days.end();
    missing += asked && !trained_on(book, date);
  }
  return missing < fewest ? std::nullopt : plan_that_counts(book);
}

// Days of the plan in the weeks looked at of which nothing was logged.
std::optional<DaysMissed> days_missed(const Book& book) {
  const RosterRules& rules = book.knowledge().coach->roster;
  const LocalDate today = day_of(book.now());
  const LocalDate back = today - std::chrono::weeks{rules.missed_weeks};
  const auto plan = plan_to_look_at(book, back, rules.missed_sessions);
  if (!plan || plan->programme.stop) return std::nullopt;
  const LocalDate from = std::max(day_of(plan->record.made) + std::chrono::days{1}, back);
  DaysMissed days;
  for (const PlanWeek& week : plan->programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (!day.training || day.date < from || day.date >= today) continue;
      ++days.planned;
      if (trained_on(book, day.date) || was_held_off(book, day.date)) continue;
      if (days.missed++ == 0) days.first = day.date;
      days.last = day.date;
    }
  }
  const bool many = days.missed >= rules.missed_sessions &&
                    days.missed >= rules.missed_part * days.planned - 1e-9;
  return many ? std::optional{days} : std::nullopt;
}

}  // namespace

std::vector<RosterFact> what_is_missing(const Book& book, const RecentWork& work) {
  std::vector<RosterFact> facts;
  std::optional<LocalTime> last;
  for (const WorkoutSession& session : book.log().sessions) {
    last = std::max(last.value_or(session.started), session.started);
  }
  if (!last) facts.emplace_back(NothingLogged{});
  bool away = false;
  if (last) {
    const auto days = static_cast<int>((day_of(book.now()) - day_of(*last)).count());
    const int longest = book.knowledge().coach->roster.away_days;
    away = days > longest;
    if (away && !talked_over(book, *last, longest)) {
      facts.emplace_back(DaysAway{days, *last});
    }
  }
  if (const auto days = away ? std::nullopt : days_missed(book)) facts.emplace_back(*days);
  NotLookedAt films;
  for (const ExerciseWork& exercise : work.exercises) {
    for (const SessionWork& session : exercise.sessions) {
      if (session.session->started < work.since) continue;
      for (const SetEntry& set : session.sets) {
        if (!book.films().contains(set.id) || looked_at(book.log(), set)) continue;
        const LocalTime when = session.session->started;
        films.first = films.films == 0 ? when : std::min(films.first, when);
        ++films.films;
      }
    }
  }
  if (films.films > 0) facts.emplace_back(films);
  return facts;
}

}  // namespace dowel
