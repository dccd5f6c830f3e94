#include "report/plan_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/catalogue/knowledge.h"
#include "core/log/mass_words.h"
#include "core/plan/amount_words.h"
#include "core/progress/own_notation.h"
#include "report/text.h"

namespace dowel::plan_words {
namespace {

std::string at_least_in_reserve(const IntRange& reserve) {
  return "stop with at least " + std::to_string(reserve.from) +
         (reserve.from == 1 ? " repetition in reserve" : " repetitions in reserve");
}

std::string effort(const Prescription& line) {
  if (!line.load.reserve) return "";
  if (!line.reps) {
    return line.distance_m ? "stop while the steps are even" : "stop while it is steady";
  }
  if (line.done_with == EquipmentKind::kNothing) return at_least_in_reserve(*line.load.reserve);
  return "leave " + range_figures(*line.load.reserve) + " repetitions in reserve";
}

// A part of a maximum that neither the rule nor the log knows.
bool waits_for_maximum(const Prescription& line) {
  const auto& rule = line.written ? line.written->rule : std::nullopt;
  return line.load.kind == LoadKind::kOwn && rule && rule->by == OwnProgress::kPercent &&
         !rule->max_kg;
}

std::string no_maximum() {
  return " (no maximum is known yet: log a hard set, or say it, '@75% of 160kg')";
}

// The rule that an own lift goes by, as it was written.
std::string own_rule(const Prescription& line, MassUnit unit) {
  if (!line.written || !line.written->rule) return "";
  return "; your rule: " + own_notation(*line.written, unit) +
         (waits_for_maximum(line) ? no_maximum() : "");
}

std::string how_heavy(const Prescription& line, MassUnit unit) {
  switch (line.load.kind) {
    case LoadKind::kNone:
      return line.load.reserve ? at_least_in_reserve(*line.load.reserve) : "";
    case LoadKind::kOwn:
      return "load as in your own programme" + own_rule(line, unit);
    case LoadKind::kLight:
      return line.done_with == EquipmentKind::kNothing ? "" : "light";
    case LoadKind::kByEffort:
      return line.with.empty() ? "choose a load: " + effort(line) : effort(line);
    case LoadKind::kGiven:
      return (line.load.load_kg ? mass_words(*line.load.load_kg, unit) : std::string("no load")) +
             (line.load.side_kg.empty() ? ""
                                        : " (" + plates(line.load.side_kg, unit) + " each side)") +
             (line.load.reserve ? "; " + effort(line) : "") + own_rule(line, unit);
    case LoadKind::kAsLast:
      return (line.load.load_kg ? mass_words(*line.load.load_kg, unit) + " again; " : "") +
             effort(line);
    case LoadKind::kAsLastOrStep:
      return (line.load.load_kg ? mass_words(*line.load.load_kg, unit) : std::string("last load")) +
             ", more only when the form has passed; " + effort(line);
  }
  return "";
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text.append(text.empty() ? "" : ", ").append(item);
  return text;
}

}  // namespace

std::string load(const Prescription& line, MassUnit unit) {
  std::string how = how_heavy(line, unit);
  const bool nothing =
      line.done_with == EquipmentKind::kNothing && line.load.kind == LoadKind::kNone;
  if (nothing) return how;
  if (line.with.empty() || how.empty()) return line.with + how;
  return line.with + ": " + how;
}

std::string plates(const std::vector<double>& side_kg, MassUnit unit) {
  if (side_kg.empty()) return "";
  const bool pounds = unit == MassUnit::kPound;
  std::string text;
  for (const double plate_kg : side_kg) {
    // Plates are marked to two decimals, other loads are not.
    const double mark = std::round((pounds ? plate_kg / kKilogramsPerPound : plate_kg) * 100) / 100;
    text.append(text.empty() ? "" : " + ").append(fmt::format("{:g}", mark));
  }
  return text.append(pounds ? " lb" : " kg");
}

std::string bar(const BarLoad& bar, MassUnit unit) {
  std::string text = mass_words(bar.load_kg, unit);
  if (bar.bar_kg > 0) {
    const std::string empty = mass_words(bar.bar_kg, unit);
    text += bar.side_kg.empty()
                ? ": the empty bar."
                : ": " + plates(bar.side_kg, unit) + " each side of the " + empty + " bar.";
  } else {
    text += ".";
  }
  const char* lead = " Warm up: ";
  for (const RampSet& set : bar.ramp) {
    text.append(lead).append(mass_words(set.load_kg, unit));
    text.append(" × ").append(std::to_string(set.reps));
    lead = ", ";
  }
  return text;
}

std::string rest(const Prescription& line) {
  if (line.sets < 2 || line.rest_s <= 0) return "";
  if (line.rest_s < 120) return "rest " + figure_words(line.rest_s) + " s";
  return "rest " + figure_words(line.rest_s / 60) + " min";
}

std::string aim(Aim aim) {
  std::string words(word_for(aim));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string name(const Knowledge& knowledge, const Prescription& line) {
  // One lift has one name, whether it stands in the own programme or beside it.
  const Exercise* exercise = find_exercise(knowledge, line.exercise);
  if (exercise) return exercise->name;
  return line.own ? report::capitalised(line.exercise) : line.exercise;
}

std::string heading(BlockKind kind) {
  static constexpr std::array<const char*, 7> kHeadings{"Get moving",
                                                        "Warm-up",
                                                        "Main lifts",
                                                        "Accessories",
                                                        "For what is sore or stiff",
                                                        "Easy work on a day off",
                                                        "Stretch"};
  return kHeadings[static_cast<std::size_t>(kind)];
}

std::string day(LocalDate date) { return day_words(date); }

std::string day_and_year(LocalDate date) {
  const std::chrono::year_month_day ymd{date};
  return day(date).append(" ").append(std::to_string(static_cast<int>(ymd.year())));
}

std::string weeks(const std::vector<int>& numbers) {
  if (numbers.empty()) return "";
  std::string text = numbers.size() == 1 ? "week " : "weeks ";
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text.append(i ? ", " : "").append(std::to_string(numbers[i]));
    if (last > i) text.append(last > i + 1 ? "-" : ", ").append(std::to_string(numbers[last]));
    i = last + 1;
  }
  return text;
}

std::string footing(const Reason& why) {
  return joined(why.rules).append(" · ").append(joined(why.sources));
}

std::vector<std::string> shortfalls(const Programme& programme) {
  std::vector<std::string> texts;
  std::vector<const Shortfall*> firsts;
  for (const Shortfall& shortfall : programme.shortfalls) {
    std::size_t at = 0;
    while (at < firsts.size() &&
           (firsts[at]->rule != shortfall.rule || firsts[at]->weeks != shortfall.weeks ||
            firsts[at]->nearest != shortfall.nearest)) {
      ++at;
    }
    if (at == firsts.size()) {
      firsts.push_back(&shortfall);
      texts.emplace_back();
    }
    texts[at].append(texts[at].empty() ? "" : " ").append(shortfall.says);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string when = weeks(firsts[i]->weeks);
    texts[i].append(" ").append(firsts[i]->nearest).append(" (").append(firsts[i]->rule);
    texts[i].append(when.empty() ? "" : "; ").append(when).append(")");
  }
  return texts;
}

std::string week_kind(const PlanWeek& week) { return week.deload ? "easier week" : ""; }

}  // namespace dowel::plan_words
