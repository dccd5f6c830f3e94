#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/plan/programme.h"

namespace dowel::testing {

/// Finds where two programmes differ, every field of them looked at. Each structure is taken apart
/// into all its fields by name, so that one added later does not compile before it is compared.
class PlanDifference {
 public:
  /// @returns the first place, e.g. "weeks[2].days[0].blocks[1].lines[3].sets"; empty: none
  static std::string between(const Programme& a, const Programme& b) {
    PlanDifference difference;
    difference.compare("plan", a, b);
    return difference.first_;
  }

 private:
  template <class T>
  void compare(const std::string& at, const T& a, const T& b) {
    if (!first_.empty()) return;
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      tell(at, a == b);
    } else {
      fields(at, a, b);
    }
  }
  void tell(const std::string& at, bool same) {
    if (!same && first_.empty()) first_ = at;
  }

  void fields(const std::string& at, const std::string& a, const std::string& b) {
    tell(at, a == b);
  }
  void fields(const std::string& at, LocalDate a, LocalDate b) { tell(at, a == b); }
  void fields(const std::string& at, const OwnLift& a, const OwnLift& b) { tell(at, a == b); }
  template <class T>
  void fields(const std::string& at, const std::vector<T>& a, const std::vector<T>& b) {
    tell(at + ".size", a.size() == b.size());
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      compare(at + "[" + std::to_string(i) + "]", a[i], b[i]);
    }
  }
  template <class T>
  void fields(const std::string& at, const std::optional<T>& a, const std::optional<T>& b) {
    tell(at, a.has_value() == b.has_value());
    if (a && b) compare(at, *a, *b);
  }
  template <class A, class B>
  void fields(const std::string& at, const std::pair<A, B>& a, const std::pair<A, B>& b) {
    compare(at + ".first", a.first, b.first);
    compare(at + ".second", a.second, b.second);
  }
  void fields(const std::string& at, const IntRange& a, const IntRange& b) {
    const auto& [from_a, to_a] = a;
    const auto& [from_b, to_b] = b;
    tell(at, from_a == from_b && to_a == to_b);
  }
  void fields(const std::string& at, const Tempo& a, const Tempo& b) {
    const auto& [down_a, bottom_a, up_a, top_a] = a;
    const auto& [down_b, bottom_b, up_b, top_b] = b;
    tell(at, down_a == down_b && bottom_a == bottom_b && up_a == up_b && top_a == top_b);
  }
  void fields(const std::string& at, const Reason& a, const Reason& b) {
    const auto& [text_a, rules_a, sources_a, remedies_a] = a;
    const auto& [text_b, rules_b, sources_b, remedies_b] = b;
    tell(at, text_a == text_b && rules_a == rules_b && sources_a == sources_b &&
                 remedies_a == remedies_b);
  }
  void fields(const std::string& at, const Advice& a, const Advice& b) {
    const auto& [text_a, remedies_a] = a;
    const auto& [text_b, remedies_b] = b;
    tell(at, text_a == text_b && remedies_a == remedies_b);
  }
  void fields(const std::string& at, const Stop& a, const Stop& b) {
    const auto& [why_a, advice_a] = a;
    const auto& [why_b, advice_b] = b;
    compare(at + ".why", why_a, why_b);
    compare(at + ".advice", advice_a, advice_b);
  }
  void fields(const std::string& at, const Shortfall& a, const Shortfall& b) {
    const auto& [rule_a, subject_a, weeks_a, says_a, nearest_a] = a;
    const auto& [rule_b, subject_b, weeks_b, says_b, nearest_b] = b;
    tell(at, rule_a == rule_b && subject_a == subject_b && weeks_a == weeks_b && says_a == says_b &&
                 nearest_a == nearest_b);
  }
  void fields(const std::string& at, const LoadRule& a, const LoadRule& b) {
    const auto& [kind_a, reserve_a, load_a, side_a] = a;
    const auto& [kind_b, reserve_b, load_b, side_b] = b;
    compare(at + ".kind", kind_a, kind_b);
    compare(at + ".reserve", reserve_a, reserve_b);
    compare(at + ".load_kg", load_a, load_b);
    compare(at + ".side_kg", side_a, side_b);
  }
  void fields(const std::string& at, const Prescription& a, const Prescription& b) {
    const auto& [exercise_a, own_a, instead_a, sets_a, reps_a, hold_a, distance_a, tempo_a, side_a,
                 rest_a, with_a, done_with_a, load_a, written_a, level_a, lever_a, minutes_a,
                 why_a] = a;
    const auto& [exercise_b, own_b, instead_b, sets_b, reps_b, hold_b, distance_b, tempo_b, side_b,
                 rest_b, with_b, done_with_b, load_b, written_b, level_b, lever_b, minutes_b,
                 why_b] = b;
    compare(at + ".exercise", exercise_a, exercise_b);
    compare(at + ".own", own_a, own_b);
    compare(at + ".instead_of", instead_a, instead_b);
    compare(at + ".sets", sets_a, sets_b);
    compare(at + ".reps", reps_a, reps_b);
    compare(at + ".hold_s", hold_a, hold_b);
    compare(at + ".distance_m", distance_a, distance_b);
    compare(at + ".tempo", tempo_a, tempo_b);
    compare(at + ".per_side", side_a, side_b);
    compare(at + ".rest_s", rest_a, rest_b);
    compare(at + ".with", with_a, with_b);
    compare(at + ".done_with", done_with_a, done_with_b);
    compare(at + ".load", load_a, load_b);
    compare(at + ".written", written_a, written_b);
    compare(at + ".level", level_a, level_b);
    compare(at + ".reduced_by", lever_a, lever_b);
    compare(at + ".minutes", minutes_a, minutes_b);
    compare(at + ".why", why_a, why_b);
  }
  void fields(const std::string& at, const PlanBlock& a, const PlanBlock& b) {
    const auto& [kind_a, lines_a] = a;
    const auto& [kind_b, lines_b] = b;
    compare(at + ".kind", kind_a, kind_b);
    compare(at + ".lines", lines_a, lines_b);
  }
  void fields(const std::string& at, const PlanDay& a, const PlanDay& b) {
    const auto& [date_a, weekday_a, training_a, hips_a, minutes_a, had_a, blocks_a, notes_a] = a;
    const auto& [date_b, weekday_b, training_b, hips_b, minutes_b, had_b, blocks_b, notes_b] = b;
    compare(at + ".date", date_a, date_b);
    compare(at + ".weekday", weekday_a, weekday_b);
    compare(at + ".training", training_a, training_b);
    compare(at + ".hips", hips_a, hips_b);
    compare(at + ".minutes", minutes_a, minutes_b);
    compare(at + ".minutes_had", had_a, had_b);
    compare(at + ".blocks", blocks_a, blocks_b);
    compare(at + ".notes", notes_a, notes_b);
  }
  void fields(const std::string& at, const PlanWeek& a, const PlanWeek& b) {
    const auto& [number_a, start_a, deload_a, theme_a, days_a, sets_a] = a;
    const auto& [number_b, start_b, deload_b, theme_b, days_b, sets_b] = b;
    compare(at + ".number", number_a, number_b);
    compare(at + ".start", start_a, start_b);
    compare(at + ".deload", deload_a, deload_b);
    compare(at + ".theme", theme_a, theme_b);
    compare(at + ".days", days_a, days_b);
    compare(at + ".group_sets", sets_a, sets_b);
  }
  void fields(const std::string& at, const Programme& a, const Programme& b) {
    const auto& [start_a, aim_a, main_a, own_a, why_a, stop_a, weeks_a, short_a, notes_a] = a;
    const auto& [start_b, aim_b, main_b, own_b, why_b, stop_b, weeks_b, short_b, notes_b] = b;
    compare(at + ".start", start_a, start_b);
    compare(at + ".aim", aim_a, aim_b);
    compare(at + ".main_hinge", main_a, main_b);
    compare(at + ".main_is_own", own_a, own_b);
    compare(at + ".why_main", why_a, why_b);
    compare(at + ".stop", stop_a, stop_b);
    compare(at + ".weeks", weeks_a, weeks_b);
    compare(at + ".shortfalls", short_a, short_b);
    compare(at + ".notes", notes_a, notes_b);
  }

  std::string first_;
};

}  // namespace dowel::testing
