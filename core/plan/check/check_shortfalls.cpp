#include "core/plan/check/examiner.h"

namespace dowel::checker {

// Every shortfall names its rule, says what is missing, and offers the nearest thing.
void check_shortfalls(Examiner& e) {
  for (const Shortfall& shortfall : e.programme().shortfalls) {
    if (shortfall.rule.empty() || shortfall.says.empty() || shortfall.nearest.empty()) {
      e.blame("shortfall", 0, shortfall.rule,
              "does not say what is missing and what comes nearest");
    }
    for (const int week : shortfall.weeks) {
      if (week < 1 || week > e.request().weeks) {
        e.blame("shortfall", week, shortfall.rule, "speaks of a week that is not there");
      }
    }
  }
}

}  // namespace dowel::checker
