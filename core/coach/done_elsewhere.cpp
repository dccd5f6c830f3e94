#include "core/coach/done_elsewhere.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/coach/line_now.h"
#include "core/log/free_name.h"
#include "core/plan/layout.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

using std::chrono::days;
using Keys = std::set<std::string>;

std::string key_of(const Knowledge& knowledge, const std::string& name) {
  const Exercise* exercise = find_exercise(knowledge, name);
  return exercise ? exercise->slug : free_name_key(name);
}

// What was trained on which day since the plan was made.
std::map<LocalDate, Keys> done_by_day(const Book& book, const KeptPlan& plan) {
  std::map<SessionId, LocalDate> day_of_session;
  for (const WorkoutSession& session : book.log().sessions) {
    const bool told = session.started >= plan.record.made && session.started <= book.now() &&
                      day_of(session.started) >= plan.record.start;
    if (told) day_of_session[session.id] = day_of(session.started);
  }
  std::map<LocalDate, Keys> done;
  for (const SetEntry& set : book.log().sets) {
    const auto day = day_of_session.find(set.session);
    if (day == day_of_session.end() || set.kind == SetKind::kWarmup) continue;
    const std::string& name = set.exercise.slug.empty() ? set.exercise.name : set.exercise.slug;
    done[day->second].insert(key_of(book.knowledge(), name));
  }
  return done;
}

// A training day of the plan and what it asks for.
struct Planned {
  PlanWeek* week = nullptr;
  LocalDate date{};
  Keys main{}, all{};
};

std::vector<Planned> planned_days(const Knowledge& knowledge, Programme& programme) {
  std::vector<Planned> planned;
  for (PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (!day.training) continue;
      Planned one{&week, day.date, {}, {}};
      for (const PlanBlock& block : day.blocks) {
        if (!takes_target(block.kind)) continue;
        for (const Prescription& line : block.lines) {
          const std::string key = key_of(knowledge, line.exercise);
          if (block.kind == BlockKind::kMain) one.main.insert(key);
          one.all.insert(key);
        }
      }
      planned.push_back(std::move(one));
    }
  }
  return planned;
}

std::size_t shared(const Keys& one, const Keys& other) {
  return static_cast<std::size_t>(
      std::ranges::count_if(one, [&](const std::string& key) { return other.contains(key); }));
}

// What was done looks like the session: most of it, and of a neighbouring day its main lift.
bool looks_like(const Keys& done, const Planned& planned, days apart) {
  if (planned.all.empty()) return false;
  if (2 * shared(planned.all, done) >= planned.all.size()) return true;
  return apart <= days{1} && shared(planned.main, done) > 0;
}

PlanWeek* week_at(Programme& programme, LocalDate date) {
  const auto holds = [&](const PlanWeek& week) {
    return date >= week.start && date < week.start + days{7};
  };
  const auto found = std::ranges::find_if(programme.weeks, holds);
  return found == programme.weeks.end() ? nullptr : &*found;
}

void put_on(const Book& book, KeptPlan& plan, const Planned& planned, LocalDate date) {
  PlanWeek* to = week_at(plan.programme, date);
  if (!to) return;
  auto& from = planned.week->days;
  const auto at = std::ranges::find(from, planned.date, &PlanDay::date);
  PlanDay day = std::move(*at);
  from.erase(at);
  day.date = date;
  day.weekday = weekday_of(date);
  const std::string due = day_words(planned.date, book.now());
  day.notes.insert(day.notes.begin(),
                   advise(book.knowledge().coach->words.done_elsewhere, {{"day", due}}));
  std::erase_if(to->days, [&](const PlanDay& other) { return other.date == date; });
  to->days.push_back(std::move(day));
  std::ranges::sort(to->days, {}, &PlanDay::date);
  plan.request.moves.push_back({planned.date, date, ""});
}

}  // namespace

void settle_done_elsewhere(const Book& book, KeptPlan& plan) {
  const days most{book.knowledge().coach->done_elsewhere_days};
  const auto done = done_by_day(book, plan);
  if (done.empty()) return;
  std::vector<Planned> planned = planned_days(book.knowledge(), plan.programme);
  std::erase_if(planned, [&](const Planned& one) { return one.date < plan.record.start; });
  const auto apart = [](const Planned& one, LocalDate day) {
    return one.date > day ? one.date - day : day - one.date;
  };
  for (const auto& [day, keys] : done) {
    if (std::ranges::find(planned, day, &Planned::date) != planned.end()) continue;
    const Planned* best = nullptr;
    for (const Planned& one : planned) {
      if (done.contains(one.date) || apart(one, day) > most) continue;
      if (!looks_like(keys, one, apart(one, day))) continue;
      if (!best || apart(one, day) < apart(*best, day)) best = &one;
    }
    if (!best) continue;
    put_on(book, plan, *best, day);
    std::erase_if(planned, [due = best->date](const Planned& one) { return one.date == due; });
  }
}

}  // namespace dowel
