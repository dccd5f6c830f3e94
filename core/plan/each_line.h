#pragma once

#include <concepts>
#include <type_traits>

#include "core/plan/programme.h"

namespace dowel {

namespace each_line {

template <class Test, class Line, class Block>
bool asked(Test& test, Line& line, Block& block) {
  if constexpr (std::is_invocable_v<Test&, Line&>) {
    return test(line);
  } else {
    return test(block, line);
  }
}
template <class Test, class Line, class Block, class Day>
bool asked(Test& test, Line& line, Block& block, Day& day) {
  if constexpr (std::is_invocable_v<Test&, Day&, Block&, Line&>) {
    return test(day, block, line);
  } else {
    return asked(test, line, block);
  }
}
template <class Test, class Line, class Block, class Day, class Week>
bool asked(Test& test, Line& line, Block& block, Day& day, Week& week) {
  if constexpr (std::is_invocable_v<Test&, Week&, Day&, Block&, Line&>) {
    return test(week, day, block, line);
  } else {
    return asked(test, line, block, day);
  }
}

template <class Test, class Day, class... Week>
bool any_of_day(Test& test, Day& day, Week&... week) {
  for (auto& block : day.blocks) {
    for (auto& line : block.lines) {
      if (asked(test, line, block, day, week...)) return true;
    }
  }
  return false;
}

template <class Test, class Week>
bool any_of_week(Test& test, Week& week) {
  for (auto& day : week.days) {
    if (any_of_day(test, day, week)) return true;
  }
  return false;
}

}  // namespace each_line

/// True as soon as a line of a day, a week or a whole plan passes the test; the rest is not asked.
/// @param test  takes the line, or what it stands in before it: (line), (block, line),
///              (day, block, line), (week, day, block, line); constant where the place is
template <class Place, class Test>
bool any_line(Place&& place, Test&& test) {
  using Kind = std::remove_cvref_t<Place>;
  if constexpr (std::same_as<Kind, PlanDay>) {
    return each_line::any_of_day(test, place);
  } else if constexpr (std::same_as<Kind, PlanWeek>) {
    return each_line::any_of_week(test, place);
  } else {
    for (auto& week : place.weeks) {
      if (each_line::any_of_week(test, week)) return true;
    }
    return false;
  }
}

/// Visits every line of a day, a week or a whole plan in the order they are done.
/// @param visit  as the test of `any_line`, without an answer
template <class Place, class Visit>
void for_each_line(Place&& place, Visit&& visit) {
  any_line(
      place,
      [&]<class... Where>(Where & ... where) -> bool requires std::invocable<Visit&, Where&...> {
        visit(where...);
        return false;
      });
}

}  // namespace dowel
