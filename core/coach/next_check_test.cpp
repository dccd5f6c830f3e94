// The independent checker over lifters and logs nobody thought of, and the checker itself.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <set>

#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/random_log.h"
#include "core/plan/check/check_next.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using testing::LogMaker;
using testing::ToldLog;

constexpr int kLogs = 10000;
constexpr const char* kSlugs[] = {"deadlift",     "romanian-deadlift",   "hip-thrust",
                                  "squat",        "cossack-squat",       "glute-bridge",
                                  "good-morning", "kettlebell-deadlift", "sumo-romanian-deadlift"};

// Pain that may still hold something back: any that was told of, or felt in the last sessions.
bool hurts_lately(const Book& book, const NextStep& next) {
  if (!book.log().pain.empty()) return true;
  const std::size_t first = next.all.size() < 4 ? 0 : next.all.size() - 4;
  return std::ranges::any_of(next.all.subspan(first), [](const DoneSession& session) {
    return std::ranges::any_of(session.sets,
                               [](const SetEntry& set) { return set.pain.value_or(0) > 0; });
  });
}

std::optional<OwnLift> own_lift(const Book& book, const std::string& slug) {
  for (const TrainingDay& day : book.facts().days) {
    for (const OwnLift& lift : day.own) {
      const Exercise* exercise = find_exercise(book.knowledge(), lift.exercise);
      if (exercise && exercise->slug == slug) return lift;
    }
  }
  return std::nullopt;
}

NextAsked asked_of(const Book& book, const NextStep& next, const AskedNext& asked) {
  NextAsked out;
  out.exercise = next.scheme.exercise;
  out.sessions = next.all;
  out.now = book.now();
  out.own = own_lift(book, next.scheme.exercise);
  out.hurts = hurts_lately(book, next);
  out.target = asked.target;
  if (const StepTaken* step = next.progress.decided_by()) out.step = step->kind;
  out.says = asked.why.text;
  return out;
}

TEST(NextChecked, NothingNewIsWrongInTenThousandLogs) {
  LogMaker maker(2026);
  std::map<std::string, int> faults;
  std::map<std::string, std::string> first;
  int looked = 0;
  int effort = 0;
  int own = 0;
  int loads = 0;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    const Book book = told.book(maker.now());
    const std::optional<KeptPlan> plan = plan_that_counts(book);
    for (const char* slug : kSlugs) {
      const NextStep next = next_step(book, slug).value();
      if (next.all.empty()) continue;
      const NextAsked asked = asked_of(book, next, asked_next(book, next, plan ? &*plan : nullptr));
      ++looked;
      own += asked.own.has_value();
      loads += asked.target.load_kg.has_value();
      effort += std::ranges::any_of(next.all.back().sets,
                                    [](const SetEntry& set) { return set.rpe || set.rir; });
      for (const Violation& wrong : check_next(asked, told.athlete, book.knowledge())) {
        const std::string text = wrong.rule + ": " + wrong.says.substr(0, 60);
        if (++faults[text] == 1) {
          first[text] = "log " + std::to_string(i) + " " + slug + ": " + asked.says;
        }
      }
    }
  }
  // Three kinds are found in 113 of 44 685 answers and not yet understood: loads that stand for one
  // that cannot be made, and a lighter session. They may not become more, and no other kind may
  // come.
  const std::set<std::string> known{"R-P8: fewer repetitions than were done at this load",
                                    "R-P8: fewer sets than were done at this load, and not said",
                                    "R-P8: one repetition more than something that was not done"};
  int found = 0;
  for (const auto& [fault, times] : faults) {
    found += times;
    std::cout << times << " x " << fault << "\n  first: " << first[fault] << "\n";
    EXPECT_TRUE(known.contains(fault)) << times << " x " << fault << "\n  first: " << first[fault];
  }
  EXPECT_LE(found, looked * 3 / 1000);
  EXPECT_GT(looked, 2 * kLogs);
  EXPECT_GT(effort, looked / 5);
  EXPECT_GT(own, looked / 50);
  EXPECT_GT(loads, looked / 2);
  std::printf("%d answers of %d logs: %d with a load, %d after logged effort, %d of own lifts\n",
              looked, kLogs, loads, effort, own);
}

}  // namespace
}  // namespace dowel
