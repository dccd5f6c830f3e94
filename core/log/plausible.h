#pragma once

#include <string>

#include "core/log/log.h"

/// What no diary should take without a question, however it gets there: typed in or imported.
/// `check` (log_cells.h) says what a log may hold at all; this is narrower.
namespace dowel {

/// Names the first figure that is more likely a slip than a set: loads above 600 kg, more than 200
/// reps, holds above an hour, ways above 10 km. A way with its time is a run or a ride: it may last
/// a day, and be as long and as fast as a racing bicycle goes. Whoever wrote it may know better.
/// @returns e.g. "a load of 9999 kg"; empty when there is none
std::string likely_slip(const SetEntry& set);

/// Names what cannot be right of a set at all: a load below nothing where nothing assists, or
/// neither repetitions nor a time nor a distance.
/// @returns a clause for people; empty when there is nothing
std::string impossible_in(const SetEntry& set);

/// Whether a load below zero may mean help: an exercise that is assisted by its name, or is done
/// with the body's own weight against a bar, bars or the floor. Some programs write the help of a
/// machine or band so.
bool takes_assistance(const ExerciseRef& exercise);

/// Whether a moment is still to come. Clocks differ a little, so ten minutes are let pass.
bool still_to_come(LocalTime when, LocalTime now);

/// Whether a moment lies before 1900: nobody who trains today did then. Such a day is a slip of the
/// pen, or stands where a program had no date.
bool too_long_ago(LocalTime when);

}  // namespace dowel
