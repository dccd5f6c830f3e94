#include "core/coach/training_book.h"

#include <algorithm>
#include <set>

#include "core/coach/self_checks.h"
#include "core/log/bells.h"
#include "core/plan/programme.h"

namespace dowel {

namespace {

constexpr double kStepKilograms = 2.5;
constexpr double kStepPounds = 5;

}  // namespace

LogData log_of(LogData log, const AthleteId& athlete) {
  const auto others = [&](const auto& record) { return record.athlete != athlete; };
  std::erase_if(log.athletes, [&](const Athlete& record) { return record.id != athlete; });
  std::erase_if(log.goals, others);
  std::erase_if(log.sessions, others);
  std::erase_if(log.gates, others);
  std::erase_if(log.notes, others);
  std::erase_if(log.plans, others);
  std::erase_if(log.checks, others);
  std::set<SessionId> sessions;
  for (const WorkoutSession& session : log.sessions) sessions.insert(session.id);
  std::erase_if(log.sets, [&](const SetEntry& set) { return !sessions.contains(set.session); });
  std::set<SetId> sets;
  for (const SetEntry& set : log.sets) sets.insert(set.id);
  std::erase_if(log.analyses, [&](const AnalysisLink& link) { return !sets.contains(link.set); });
  return log;
}

namespace {

constexpr std::chrono::minutes kClocksDiffer{10};

}  // namespace

LogData log_until(LogData log, LocalTime now) {
  std::set<SessionId> to_come;
  for (const WorkoutSession& session : log.sessions) {
    if (session.started > now + kClocksDiffer) to_come.insert(session.id);
  }
  if (to_come.empty()) return log;
  std::set<SetId> sets;
  for (const SetEntry& set : log.sets) {
    if (to_come.contains(set.session)) sets.insert(set.id);
  }
  std::erase_if(log.sessions, [&](const WorkoutSession& s) { return to_come.contains(s.id); });
  std::erase_if(log.sets, [&](const SetEntry& s) { return to_come.contains(s.session); });
  std::erase_if(log.analyses, [&](const AnalysisLink& a) { return sets.contains(a.set); });
  return log;
}

Plates plates_of(const Athlete& athlete) {
  if (athlete.shown_unit == MassUnit::kPound)
    return {kStepPounds * kKilogramsPerPound, MassUnit::kPound};
  return {kStepKilograms, MassUnit::kKilogram};
}

TrainingFacts facts_of(const TrainingBook& book, const Knowledge& knowledge) {
  TrainingFacts facts;
  facts.plates = plates_of(book.athlete);
  facts.bells_kg = bells_kg(book.athlete);
  if (!book.athlete.equipment.empty()) facts.owned = book.athlete.equipment;
  facts.held_off_by_pain = pain_times(book.log, Region::kLowerBack);
  for (const Region region : {Region::kHip, Region::kGroin, Region::kHamstring, Region::kKnee}) {
    const auto strong = pain_times(book.log, region, kStrongPain);
    facts.held_off_by_pain.insert(facts.held_off_by_pain.end(), strong.begin(), strong.end());
  }
  std::vector<const PlanRecord*> plans;
  for (const PlanRecord& plan : book.log.plans) plans.push_back(&plan);
  std::ranges::stable_sort(plans, {}, &PlanRecord::made);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const auto request = request_of(book.documents, *plans[i]);
    if (!request) continue;
    facts.days = request->days;
    const auto programme = make_programme(*request, knowledge);
    if (!programme) continue;
    for (const PlanWeek& week : programme->weeks) {
      // A plan made later takes the place of what is left of this one.
      const bool replaced = i + 1 < plans.size() && plans[i + 1]->start <= week.start;
      if (week.deload && !replaced) facts.easy_weeks.push_back(week.start);
    }
  }
  return facts;
}

std::optional<int> weeks_since_easy(const TrainingBook& book, const TrainingFacts& facts) {
  constexpr std::chrono::days kWeek{7};
  constexpr int kLongestLook = 52;
  if (book.log.sessions.empty()) return std::nullopt;
  const LocalDate today = day_of(book.now);
  for (int weeks = 0; weeks < kLongestLook; ++weeks) {
    const LocalDate end = today - weeks * kWeek;
    const LocalDate start = end - kWeek;
    const auto in_week = [&](LocalDate day) { return day >= start && day < end; };
    const bool trained = std::ranges::any_of(
        book.log.sessions, [&](const WorkoutSession& s) { return in_week(day_of(s.started)); });
    const bool easy = std::ranges::any_of(facts.easy_weeks, [&](LocalDate first) {
      return in_week(first + kWeek - std::chrono::days{1});
    });
    if (!trained || easy) return weeks;
  }
  return kLongestLook;
}

int weeks_away(const TrainingBook& book) {
  std::optional<LocalTime> last;
  for (const WorkoutSession& session : book.log.sessions) {
    if (session.started <= book.now)
      last = std::max(last.value_or(session.started), session.started);
  }
  if (!last) return 0;
  return static_cast<int>((book.now - *last) / std::chrono::days{7});
}

LocalDate day_of(LocalTime time) { return std::chrono::floor<std::chrono::days>(time); }

}  // namespace dowel
