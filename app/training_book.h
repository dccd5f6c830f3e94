#pragma once

#include "core/plan/progress.h"
#include "core/training/log.h"
#include "store/store.h"

namespace dowel::app {

/// What the log of one athlete says at one moment; everything a decision about training rests on.
struct TrainingBook {
  Athlete athlete{};
  LogData log{};  ///< of this athlete only
  LocalTime now{};
};

/// @returns errors: as the store's
Result<TrainingBook> read_book(store::Store& store, const Athlete& athlete, LocalTime now);

/// What is left of a whole log when only one athlete is looked at.
LogData log_of(LogData log, const AthleteId& athlete);

/// The steps loads go up in: 2.5 kg, or 5 lb for an athlete who is shown pounds.
Plates plates_of(const Athlete& athlete);

/// The day of a moment.
LocalDate day_of(LocalTime time);

}  // namespace dowel::app
