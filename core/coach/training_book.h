#pragma once

#include "core/coach/documents.h"
#include "core/progress/bar_loads.h"
#include "core/progress/progress.h"

namespace dowel {

/// What the log of one athlete says at one moment.
struct TrainingBook {
  Athlete athlete{};
  /// Of this athlete only, without sessions after `now`. Of the sets those of the last
  /// days (`sets_from`), of the analyses what they amount to: `reader` reads the others, and the
  /// documents.
  LogData log{};
  LocalTime now{};
  LogReader reader{};
};

/// Sets of sessions from then on are in `TrainingBook::log`.
LocalTime sets_from(const Knowledge& knowledge, LocalTime now);

/// What is left of a whole log when only one athlete is looked at.
LogData log_of(LogData log, const AthleteId& athlete);

/// What was done after `now` says nothing about now: a log imported with wrong dates, or a question
/// asked "as if it were then".
LogData log_until(LogData log, LocalTime now);

/// The steps loads go up in, in pounds for an athlete who is shown pounds.
Plates plates_of(const Knowledge& knowledge, const Athlete& athlete);

/// What the athlete has to load with: steps, bar, and the bells, dumbbells and plates he owns.
void take_loads(const Knowledge& knowledge, const Athlete& athlete, TrainingFacts& facts);

/// The bar and plates that the athlete owns, or those that his unit stands for, as many as are
/// wanted.
BarKit bar_kit_of(const Knowledge& knowledge, const Athlete& athlete);

/// Trained weeks up to now since the last easier one or the last week without a session; nothing
/// for a log without sessions.
std::optional<int> weeks_since_easy(const CoachRules& rules, const TrainingBook& book,
                                    const TrainingFacts& facts);

/// Whole weeks without a session up to now; 0 for a log without sessions.
int weeks_away(const TrainingBook& book);

/// The day of a moment.
LocalDate day_of(LocalTime time);

}  // namespace dowel
