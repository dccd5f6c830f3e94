#include "report/log_words.h"

#include <fmt/format.h>

#include <cmath>

namespace dowel::report {

std::string figure(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

const char* unit_word(MassUnit unit) { return unit == MassUnit::kPound ? "lb" : "kg"; }

std::string load_figure(double load_kg, MassUnit unit) {
  if (unit == MassUnit::kKilogram) return figure(load_kg);
  return figure(std::round(load_kg / kKilogramsPerPound * 10) / 10);
}

std::string rounded_figure(double load_kg, MassUnit unit, double step) {
  const double shown = unit == MassUnit::kPound ? load_kg / kKilogramsPerPound : load_kg;
  return figure(std::round(shown / step) * step);
}

std::string load_words(double load_kg, MassUnit unit) {
  return load_figure(load_kg, unit) + " " + unit_word(unit);
}

namespace {

// A load in the unit it was written in, where it can be told: a whole number of half pounds that is
// no figure anybody writes in kilograms.
std::string load_as_written(double load_kg, MassUnit unit) {
  const auto off = [](double value) { return std::abs(value - std::round(value)); };
  const double halves_lb = 2 * load_kg / kKilogramsPerPound;
  const bool pounds = off(halves_lb) < 1e-6 && off(100 * load_kg) > 1e-4;
  if (unit == MassUnit::kPound || !pounds) return load_words(load_kg, unit);
  return figure(std::round(halves_lb) / 2) + " lb (" + figure(std::round(10 * load_kg) / 10) +
         " kg)";
}

}  // namespace

std::string work_words(const SetEntry& set, MassUnit unit) {
  std::string load = set.load_kg ? load_as_written(*set.load_kg, unit) : "";
  std::string done;
  if (set.reps) done = load.empty() ? fmt::format("{} reps", *set.reps) : std::to_string(*set.reps);
  if (set.reps && *set.reps == 1 && load.empty()) done = "1 rep";
  if (set.hold_s) done += (done.empty() ? "" : " in ") + figure(*set.hold_s) + " s";
  if (set.distance_m) done += (done.empty() ? "" : ", ") + figure(*set.distance_m) + " m";
  if (set.reps == 0 && !set.hold_s && !set.distance_m) {
    return load.empty() ? "missed" : "0 × " + load + " (missed)";
  }
  if (load.empty()) return done.empty() ? "done" : done;
  if (done.empty()) return load;
  return done + (set.reps && !set.hold_s && !set.distance_m ? " × " : " with ") + load;
}

std::string detail_words(const SetEntry& set) {
  std::string text;
  const auto add = [&](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
  if (set.kind == SetKind::kWarmup) add("warm-up");
  if (set.kind == SetKind::kFailure) add("to failure");
  if (set.kind == SetKind::kDrop) add("drop set");
  if (set.side == Side::kLeft) add("left");
  if (set.side == Side::kRight) add("right");
  if (set.rpe) add("effort " + figure(*set.rpe) + " of 10");
  if (set.rir) add(figure(*set.rir) + " left in reserve");
  if (!set.tempo.empty()) add("tempo " + set.tempo);
  if (!set.superset.empty()) add("superset " + set.superset);
  if (set.pain) add(fmt::format("pain {} of 10", *set.pain));
  if (set.next_day_pain) add(fmt::format("pain {} of 10 the day after", *set.next_day_pain));
  if (!set.notes.empty()) add("“" + set.notes + "”");
  return text;
}

std::string set_words(const SetEntry& set, MassUnit unit) {
  const std::string details = detail_words(set);
  return work_words(set, unit) + (details.empty() ? "" : ", " + details);
}

std::string day_words(LocalDate day) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {} {}", kDays[std::chrono::weekday{day}.c_encoding()],
                     unsigned{date.day()}, kMonths[unsigned{date.month()} - 1],
                     static_cast<int>(date.year()));
}

std::string clock_words(LocalTime time) {
  const std::string text = to_text(time).substr(11, 5);
  return text == "00:00" ? "" : text;
}

std::string exercise_words(const Knowledge& knowledge, const ExerciseRef& exercise) {
  if (!exercise.slug.empty()) {
    if (const Exercise* ours = find_exercise(knowledge, exercise.slug)) return ours->name;
  }
  return own_name(exercise);
}

std::string own_name(const ExerciseRef& exercise) {
  return exercise.name.empty() ? exercise.slug : exercise.name;
}

}  // namespace dowel::report
