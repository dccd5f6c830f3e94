#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/catalogue/readiness_rules.h"
#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"

namespace dowel::checker {
namespace {

using Names = std::set<std::string>;

// Exercises of one category in a week's accessory blocks.
Names accessories_of(const Examiner& e, const PlanWeek& week, Category category) {
  Names names;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory) return;
    const Exercise* exercise = e.exercise_of(line);
    if (exercise && exercise->category == category) names.insert(line.exercise);
  });
  return names;
}

Names alternatives(const Examiner& e, Category category) {
  Names names;
  for (const Exercise& exercise : e.knowledge().exercises) {
    const bool accessory = std::find(exercise.roles.begin(), exercise.roles.end(),
                                     Role::kAccessory) != exercise.roles.end();
    if (accessory && exercise.category == category && exercise.choose_from.empty() &&
        e.may_choose(exercise) && e.short_enough(exercise)) {
      names.insert(exercise.slug);
    }
  }
  return names;
}

constexpr std::array<Category, 4> kFour{Category::kHipFlexion, Category::kAdductionAbduction,
                                        Category::kExtension, Category::kRotation};

// Whether the athlete does another accessory than the rules chose, of a category or instead of one.
bool chosen_by_athlete(const Examiner& e, const PlanWeek& week, Category category) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory || line.instead_of.empty()) return false;
    const Exercise* done = e.exercise_of(line);
    const Exercise* chosen = find_exercise(e.knowledge(), line.instead_of);
    return (done && done->category == category) || (chosen && chosen->category == category);
  });
}

// What stands in for an exercise was asked for on this day by the latest word on that exercise.
void check_stand_ins(Examiner& e) {
  for_each_line(e.programme(), [&](const PlanWeek& week, const PlanDay& day, const PlanBlock&,
                                   const Prescription& line) {
    if (line.instead_of.empty()) return;
    std::string asked;
    for (const PlanSwap& swap : e.request().swaps) {
      if (swap.exercise == line.instead_of && swap.from <= day.date) asked = swap.instead;
    }
    if (asked != line.exercise) {
      e.blame("R-ACC", week.number, line.exercise, "stands in for what nobody swapped");
    }
  });
}

// R-ACC: accessories change from week to week wherever there is another. A deload repeats, and what
// the athlete does instead of what was chosen is his.
void check_rotation(Examiner& e) {
  if (!e.request().settings.rotate) return;
  const auto& weeks = e.programme().weeks;
  for (const Category category : kFour) {
    const Names all = alternatives(e, category);
    for (std::size_t i = 1; i < weeks.size(); ++i) {
      const Names now = accessories_of(e, weeks[i], category);
      if (weeks[i].deload || now.empty() || now.size() >= all.size()) continue;
      if (chosen_by_athlete(e, weeks[i], category) ||
          chosen_by_athlete(e, weeks[i - 1], category)) {
        continue;
      }
      if (now == accessories_of(e, weeks[i - 1], category)) {
        e.blame("R-ACC", weeks[i].number, std::string(word_for(category)),
                "the same accessories as the week before");
      }
    }
  }
}

// R-BAL, K-05: all four categories every week, or said; and not said without need.
void check_balance(Examiner& e) {
  for (const PlanWeek& week : e.programme().weeks) {
    for (const Category category : kFour) {
      const std::string name(word_for(category));
      const bool there = any_line(week, [&](const PlanBlock& block, const Prescription& line) {
        const Exercise* exercise = e.exercise_of(line);
        return is_working(block.kind) && exercise && exercise->category == category;
      });
      const bool said = e.excused("R-BAL", name, week.number);
      if (!there && !said) e.blame("R-BAL", week.number, name, "left out, and not said");
      if (there && said) e.blame("R-BAL", week.number, name, "said to be left out, but is there");
    }
  }
}

Names added_hinges(const PlanWeek& week) {
  Names names;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind == BlockKind::kMain && !line.own) names.insert(line.exercise);
  });
  return names;
}

// K-11: one main hinge, the same all along; none is added to a programme that has one (R-ADD).
void check_main(Examiner& e) {
  const Programme& programme = e.programme();
  for (const PlanWeek& week : programme.weeks) {
    for (const std::string& name : added_hinges(week)) {
      if (programme.main_is_own) {
        e.blame("R-ADD", week.number, name, "a second main hinge beside the athlete's own");
      } else if (name != programme.main_hinge) {
        e.blame("K-11", week.number, name, "the main hinge changed");
      }
    }
  }
  const Exercise* main = find_exercise(e.knowledge(), programme.main_hinge);
  if (main && main->category != Category::kHinge && main->pattern != Pattern::kHinge) {
    e.blame("K-11", 0, programme.main_hinge, "the main hinge is no hinge");
  }
}

// G-05: never more weeks without a deload than the sources' longest, and fewer sets in it.
void check_deloads(Examiner& e) {
  const std::optional<int> before = e.request().history.weeks_since_easy;
  int since = before.value_or(0);
  const PlanRules& rules = e.rules();
  const auto eased = static_cast<int>(std::ceil(4 * rules.deload_percent / 100 - 1e-9));
  for (const PlanWeek& week : e.programme().weeks) {
    since = week.deload ? 0 : since + 1;
    if (since >= e.number_to("deload-every")) {
      e.blame("G-05", week.number, "", "too many weeks without an easier one");
    }
    if (!week.deload) continue;
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      if (is_working(block.kind) && !line.own && line.sets > eased) {
        e.blame("G-05", week.number, line.exercise, "not eased in the deload");
      }
    });
  }
  for (const ExerciseState& state : e.request().history.exercises) {
    const auto days = static_cast<int>(e.request().days.size());
    const TrainingHistory& told = e.request().history;
    const int lately = e.knowledge().readiness->lately_weeks;
    const bool sore = e.facts().amber || told.weeks_since_strong_pain.value_or(1000) < lately ||
                      told.weeks_since_back_pain.value_or(1000) < lately;
    const bool stalled = state.exercise == e.programme().main_hinge && !sore &&
                         state.sessions_without_progress >=
                             std::max(rules.stall_sessions,
                                      rules.stall_weeks * std::min(days, rules.stall_days_a_week));
    const bool rested = before && *before <= rules.rested_weeks;
    if (stalled && !rested && !e.programme().weeks.empty() && !e.programme().weeks.front().deload) {
      e.blame("G-05", 1, state.exercise, "a stall without an easier week");
    }
  }
}

// R-GPP: easy work on a day off each week, one day left free, or said.
void check_days_off(Examiner& e) {
  for (const PlanWeek& week : e.programme().weeks) {
    bool easy = false;
    for (const PlanDay& day : week.days) {
      for (const PlanBlock& block : day.blocks) easy = easy || block.kind == BlockKind::kGeneral;
    }
    if (easy && week.days.size() > 6) e.blame("R-GPP", week.number, "", "no day left for rest");
    if (!easy && !e.excused("R-GPP", "", week.number)) {
      e.blame("R-GPP", week.number, "", "no easy work on days off, and not said");
    }
  }
}

// R-P7: one-sided work every week, or said.
void check_one_sided(Examiner& e) {
  for (const PlanWeek& week : e.programme().weeks) {
    bool any = false;
    bool one_sided = false;
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kWarmUp) return;
      any = any || block.kind == BlockKind::kAccessory;
      one_sided = one_sided || line.per_side;
    });
    if (any && !one_sided && !e.excused("R-P7", "", week.number)) {
      e.blame("R-P7", week.number, "", "nothing is done one side at a time");
    }
  }
}

}  // namespace

void check_weeks(Examiner& e) {
  check_rotation(e);
  check_stand_ins(e);
  check_balance(e);
  check_main(e);
  check_deloads(e);
  check_days_off(e);
  check_one_sided(e);
}

}  // namespace dowel::checker
