#include "core/coach/training_book.h"

#include <algorithm>
#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/log/plausible.h"

namespace dowel {

LogData log_of(LogData log, const AthleteId& athlete) {
  const auto others = [&](const auto& record) { return record.athlete != athlete; };
  std::erase_if(log.athletes, [&](const Athlete& record) { return record.id != athlete; });
  std::erase_if(log.sessions, others);
  std::erase_if(log.gates, others);
  std::erase_if(log.plans, others);
  std::erase_if(log.pain, others);
  std::erase_if(log.red_flags, others);
  std::erase_if(log.checks, others);
  std::erase_if(log.notes, others);
  std::set<SessionId> sessions;
  for (const WorkoutSession& session : log.sessions) sessions.insert(session.id);
  std::erase_if(log.sets, [&](const SetEntry& set) { return !sessions.contains(set.session); });
  std::set<SetId> sets;
  for (const SetEntry& set : log.sets) sets.insert(set.id);
  std::erase_if(log.analyses, [&](const AnalysisLink& link) { return !sets.contains(link.set); });
  return log;
}

LogData log_until(LogData log, LocalTime now) {
  std::set<SessionId> to_come;
  for (const WorkoutSession& session : log.sessions) {
    if (still_to_come(session.started, now)) to_come.insert(session.id);
  }
  if (to_come.empty()) return log;
  std::set<SetId> sets;
  for (const SetEntry& set : log.sets) {
    if (to_come.contains(set.session)) sets.insert(set.id);
  }
  std::erase_if(log.sessions, [&](const WorkoutSession& s) { return to_come.contains(s.id); });
  std::erase_if(log.sets, [&](const SetEntry& s) { return to_come.contains(s.session); });
  std::erase_if(log.analyses, [&](const AnalysisLink& a) { return sets.contains(a.set); });
  std::erase_if(log.notes, [&](const CoachNote& n) { return to_come.contains(n.session); });
  return log;
}

Plates plates_of(const Knowledge& knowledge, const Athlete& athlete) {
  const CoachRules& rules = *knowledge.coach;
  if (athlete.shown_unit == MassUnit::kPound) {
    return {rules.plates_step_lb * kKilogramsPerPound, MassUnit::kPound};
  }
  return {rules.plates_step_kg, MassUnit::kKilogram};
}

BarKit bar_kit_of(const Knowledge& knowledge, const Athlete& athlete) {
  const CoachRules& rules = *knowledge.coach;
  const bool pounds = athlete.shown_unit == MassUnit::kPound;
  const double unit_kg = pounds ? kKilogramsPerPound : 1;
  BarKit kit{
      own_bar_kg(athlete).value_or(unit_kg * (pounds ? rules.ramp.bar_lb : rules.ramp.bar_kg)),
      plates_owned(athlete)};
  const Equipment* sold = find_equipment(knowledge, EquipmentKind::kPlates);
  if (!kit.plates.empty() || !sold) return kit;
  for (const double mark : pounds ? sold->marked_lb : sold->marked_kg) {
    kit.plates.push_back({mark * unit_kg, std::nullopt});
  }
  std::ranges::sort(kit.plates, {}, &PlatePile::mass_kg);
  return kit;
}

void take_loads(const Knowledge& knowledge, const Athlete& athlete, TrainingFacts& facts) {
  facts.plates = plates_of(knowledge, athlete);
  facts.bells_kg = bells_kg(athlete);
  facts.dumbbells_kg = dumbbells_kg(athlete);
  const BarKit kit = bar_kit_of(knowledge, athlete);
  facts.bar_kg = kit.bar_kg;
  if (athlete.plates.empty() && athlete.bar.empty()) return;
  facts.on_bar_kg = loads_of(kit, knowledge.coach->ramp.most_kg);
}

std::optional<int> weeks_since_easy(const CoachRules& rules, const TrainingBook& book,
                                    const TrainingFacts& facts) {
  constexpr std::chrono::days kWeek{7};
  if (book.log.sessions.empty()) return std::nullopt;
  const LocalDate today = day_of(book.now);
  for (int weeks = 0; weeks < rules.look_back_weeks; ++weeks) {
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
  return rules.look_back_weeks;
}

int weeks_away(const TrainingBook& book) {
  std::optional<LocalTime> last;
  for (const WorkoutSession& session : book.log.sessions) {
    if (session.started <= book.now) {
      last = std::max(last.value_or(session.started), session.started);
    }
  }
  if (!last) return 0;
  return static_cast<int>((book.now - *last) / std::chrono::days{7});
}

LocalTime sets_from(const Knowledge& knowledge, LocalTime now) {
  const CoachRules& rules = *knowledge.coach;
  return now -
         std::max(std::chrono::days{rules.pain_days}, std::chrono::days{7 * rules.red_flag_weeks});
}

LocalDate day_of(LocalTime time) { return std::chrono::floor<std::chrono::days>(time); }

}  // namespace dowel
