#include <algorithm>
#include <tuple>

#include "core/catalogue/coach_rules.h"
#include "core/coach/roster_facts.h"
#include "core/log/strength.h"
#include "core/progress/session_outcome.h"

namespace dowel {
namespace {

// What one session was worth, by its best sets.
ProgressPoint point_of(const SessionWork& work) {
  ProgressPoint point{.session = work.session->id, .started = work.session->started};
  const auto keep = [](auto& kept, const auto& value) {
    if (value && (!kept || *value > *kept)) kept = value;
  };
  for (const SetEntry& set : work.sets) {
    if (set.reps == 0) continue;
    point.reps = std::max(point.reps, set.reps.value_or(0));
    keep(point.best_load_kg, set.load_kg);
    if (set.load_kg && set.reps) {
      // Of the sets as they were done: more effort for the same work is told by itself.
      keep(point.best_one_rm_kg, one_rep_max_kg(*set.load_kg, *set.reps));
    }
    keep(point.longest_hold_s, set.hold_s);
    keep(point.longest_distance_m, set.distance_m);
  }
  return point;
}

bool in_easy_week(const Book& book, LocalTime when) {
  return std::ranges::any_of(book.facts().easy_weeks, [&](LocalDate start) {
    return when >= LocalTime{start} && when < LocalTime{start} + std::chrono::weeks{1};
  });
}

std::optional<Slide> slide_of(const Book& book, const ExerciseWork& exercise) {
  const RosterRules& rules = book.knowledge().coach->roster;
  std::vector<ProgressPoint> points;
  for (const SessionWork& session : exercise.sessions) points.push_back(point_of(session));
  const int sessions = book.knowledge().coach->change_sessions;
  const auto loss = [&]() -> std::optional<Slide> {
    if (static_cast<int>(points.size()) < rules.slide_sessions) return std::nullopt;
    const Figure figure = telling_figure(points);
    const auto change = recent_change(points, figure, sessions);
    if (!change || *change > -rules.slide_part) return std::nullopt;
    return Slide{exercise.exercise, figure, *change, static_cast<int>(points.size()),
                 points.back().started};
  };
  if (!loss()) return std::nullopt;
  // Easier weeks are meant to be easier. Which they are is asked only now: it takes the plans.
  std::erase_if(points, [&](const ProgressPoint& p) { return in_easy_week(book, p.started); });
  return loss();
}

// The heaviest set that tells its effort, of equal ones the hardest.
const SetEntry* top_set(const SessionWork& work) {
  const SetEntry* top = nullptr;
  for (const SetEntry& set : work.sets) {
    const auto effort = effort_of(set);
    if (!effort || set.reps.value_or(0) == 0) continue;
    const auto rank = [](const SetEntry& one) {
      return std::tuple{one.load_kg.value_or(0), *effort_of(one)};
    };
    if (!top || rank(set) > rank(*top)) top = &set;
  }
  return top;
}

}  // namespace

std::optional<EffortRose> effort_rose(const Book& book, const ExerciseWork& exercise) {
  const RosterRules& rules = book.knowledge().coach->roster;
  std::vector<const SetEntry*> same;  // newest first, the same work in a row
  for (auto session = exercise.sessions.rbegin(); session != exercise.sessions.rend(); ++session) {
    const SetEntry* top = top_set(*session);
    if (!top) break;
    const bool other =
        !same.empty() && (top->load_kg != same.front()->load_kg || top->reps != same.front()->reps);
    const bool fell = !same.empty() && *effort_of(*top) > *effort_of(*same.back());
    if (other || fell) break;
    same.push_back(top);
  }
  if (same.empty() || static_cast<int>(same.size()) < rules.effort_sessions) return std::nullopt;
  EffortRose rose{*same.front(), *effort_of(*same.back()), *effort_of(*same.front()),
                  static_cast<int>(same.size()), exercise.sessions.back().session->started};
  if (rose.to < rules.effort_from || rose.to - rose.from < rules.effort_rise) return std::nullopt;
  return rose;
}

std::optional<NothingLeft> nothing_left(const Book& book, const ExerciseWork& exercise) {
  const SetEntry* last = nullptr;
  int sessions = 0;
  for (auto session = exercise.sessions.rbegin(); session != exercise.sessions.rend(); ++session) {
    const SetEntry* top = top_set(*session);
    if (!top || *effort_of(*top) < kMostEffort || (last && top->load_kg != last->load_kg)) break;
    if (!last) last = top;
    ++sessions;
  }
  if (sessions < book.knowledge().coach->roster.nothing_left_sessions) return std::nullopt;
  return NothingLeft{*last, sessions, exercise.sessions.back().session->started};
}

std::vector<RosterFact> what_slides(const Book& book, const RecentWork& work) {
  std::vector<RosterFact> facts;
  for (const ExerciseWork& exercise : work.exercises) {
    const SessionWork& last = exercise.sessions.back();
    if (last.session->started < work.since || looked_at(book.log(), last)) continue;
    if (auto slide = slide_of(book, exercise)) facts.emplace_back(std::move(*slide));
    if (auto rose = effort_rose(book, exercise)) facts.emplace_back(std::move(*rose));
    if (auto left = nothing_left(book, exercise)) facts.emplace_back(std::move(*left));
  }
  return facts;
}

}  // namespace dowel
