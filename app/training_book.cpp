#include "app/training_book.h"

#include <set>

namespace dowel::app {

constexpr double kStepKilograms = 2.5;
constexpr double kStepPounds = 5;

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

Result<TrainingBook> read_book(store::Store& store, const Athlete& athlete, LocalTime now) {
  auto log = store.snapshot();
  if (!log) return tl::unexpected(log.error());
  return TrainingBook{athlete, log_of(std::move(*log), athlete.id), now};
}

Plates plates_of(const Athlete& athlete) {
  if (athlete.shown_unit == MassUnit::kPound)
    return {kStepPounds * kKilogramsPerPound, MassUnit::kPound};
  return {kStepKilograms, MassUnit::kKilogram};
}

LocalDate day_of(LocalTime time) { return std::chrono::floor<std::chrono::days>(time); }

}  // namespace dowel::app
