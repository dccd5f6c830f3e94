#pragma once

#include <optional>
#include <string>

#include "core/catalogue/knowledge.h"
#include "core/log/log.h"

/// Entries of the log in words a lifter uses.
namespace dowel::report {

/// "100 kg", "220.5 lb".
std::string load_words(double load_kg, MassUnit unit);
/// A load without its unit, for columns that name it.
std::string load_figure(double load_kg, MassUnit unit);
/// A total or an estimate, rounded in the unit it is shown in, to the multiple of `step` next to
/// it.
std::string rounded_figure(double load_kg, MassUnit unit, double step);
const char* unit_word(MassUnit unit);

/// The figure without zeros at its end, at most two decimals.
std::string figure(double value);

/// "5 × 100 kg", "30 s", "20 m with 32 kg", "12 reps".
std::string work_words(const SetEntry& set, MassUnit unit);
/// The rest: "warm-up, left, effort 8 (RPE), 2 in reserve, tempo 3-1-1-0, pain 2 …".
std::string detail_words(const SetEntry& set);

/// Both: "5 × 100 kg, effort 8 of 10".
std::string set_words(const SetEntry& set, MassUnit unit);

/// "Mon 5 Jan 2026".
std::string day_words(LocalDate day);
/// "18:30"; nothing for midnight, which stands for "not stated".
std::string clock_words(LocalTime time);

/// The exercise's name for people: ours, else as its writer called it.
std::string exercise_words(const Knowledge& knowledge, const ExerciseRef& exercise);
/// As its writer called it, else by slug.
std::string own_name(const ExerciseRef& exercise);

}  // namespace dowel::report
