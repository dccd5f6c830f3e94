// A day of the plan with its loads.
#include "core/coach/today_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>

#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::Form;
using ::testing::HasSubstr;
using testing::on;
using testing::ToldLog;

KeptPlan plan_of(const Book& book) {
  auto plan = plan_in_force(book, day_of(book.now())).value().value();
  return plan_now(book, std::move(plan), all_clear(testing::rules_in_force().knowledge))
      .value()
      .plan;
}

// The main hinge of the plan in this log.
std::string main_of(ToldLog& told, const char* now) {
  return plan_of(told.book(now)).programme.main_hinge;
}

std::optional<double> load_in(const PlanDay& day, const std::string& slug) {
  for (const PlanBlock& block : day.blocks) {
    for (const Prescription& line : block.lines) {
      if (line.exercise == slug && line.load.kind == LoadKind::kGiven) return line.load.load_kg;
    }
  }
  return std::nullopt;
}

constexpr const char* kNow = "2026-01-07T08:00";  // a Wednesday, within the plan's first week

// A plan, and before it three sessions of its main hinge in which all that was asked for was done.
std::string plan_and_train(ToldLog& told, Form form = Form::kClean, double load_kg = 60) {
  told.plans("2026-01-05T08:00", 6, [](PlanRequest& request) {
    request.history.clean_slow_hinge = true;
    request.history.clean_loaded_hinge = true;
  });
  const std::string main = main_of(told, kNow);
  for (const char* when : {"2025-12-29T18:00", "2026-01-01T18:00", "2026-01-04T18:00"}) {
    told.trains(when, main, 12, load_kg, form);
  }
  return main;
}

TEST(TodayOf, GivesTheDayOfThePlanWithTheLoadTheLogAsksFor) {
  ToldLog told;
  const std::string main = plan_and_train(told);
  const Book book = told.book(kNow);
  const Today today = today_of(book, plan_of(book), on("2026-01-07")).value();
  EXPECT_EQ(today.week, 1);
  EXPECT_FALSE(today.easy);
  ASSERT_TRUE(today.day);
  EXPECT_EQ(today.day->date, on("2026-01-07"));
  EXPECT_GT(today.next, on("2026-01-07"));
  const NextStep next = next_step(book, main).value();
  ASSERT_TRUE(next.progress.target.load_kg);
  EXPECT_EQ(load_in(*today.day, main), next.progress.target.load_kg) << "as 'next' says";
  ASSERT_TRUE(today.main);
  EXPECT_EQ(today.main->ruling.verdict, next.ruling.verdict);
}

// What is logged in the middle of a session changes nothing of what it asks for: the next day does.
TEST(TodayOf, AsksForTheSameWhileItIsBeingDone) {
  ToldLog told;
  const std::string main = plan_and_train(told);
  const auto asked_on = [&](const char* now, const char* date) {
    const Book book = told.book(now);
    const Today today = today_of(book, plan_of(book), on(date)).value();
    std::vector<std::tuple<std::string, std::optional<double>, int, int>> asked;
    for (const PlanBlock& block : today.day->blocks) {
      for (const Prescription& line : block.lines) {
        const IntRange reps = line.reps.value_or(IntRange{});
        asked.emplace_back(line.exercise, line.load.load_kg, reps.from, reps.to);
      }
    }
    return asked;
  };
  const auto before = asked_on(kNow, "2026-01-07");
  const double load_kg = next_step(told.book(kNow), main).value().progress.target.load_kg.value();
  told.trains("2026-01-07T08:10", main, 12, load_kg, Form::kClean);
  EXPECT_EQ(asked_on("2026-01-07T08:20", "2026-01-07"), before);
  const Book after = told.book("2026-01-07T08:20");
  const NextStep next = next_step(after, main).value();
  EXPECT_NE(std::tie(next.progress.target.load_kg, next.progress.target.reps),
            std::tie(next.before.load_kg, next.before.reps))
      << "else nothing is tested";
}

TEST(TodayOf, GivesNoLoadToWhatWasNeverDone) {
  ToldLog told;
  told.plans("2026-01-05T08:00");
  const Book book = told.book(kNow);
  const Today today = today_of(book, plan_of(book), on("2026-01-07")).value();
  ASSERT_TRUE(today.day);
  for (const PlanBlock& block : today.day->blocks) {
    for (const Prescription& line : block.lines) {
      EXPECT_NE(line.load.kind, LoadKind::kGiven) << line.exercise;
    }
  }
}

TEST(TodayOf, PainAddsNothingToTheLoadLiftedLast) {
  ToldLog told;
  const std::string main = plan_and_train(told);
  const double rising =
      load_in(*today_of(told.book(kNow), plan_of(told.book(kNow)), on("2026-01-07"))->day, main)
          .value();
  EXPECT_GT(rising, 60);
  told.hurts("2026-01-06T08:00", Region::kHamstring, 3);
  const Book sore = told.book(kNow);
  const auto day = today_of(sore, plan_of(sore), on("2026-01-07"))->day;
  ASSERT_TRUE(day);
  if (const auto load = load_in(*day, main)) {
    EXPECT_LE(*load, 60);
  }
}

TEST(TodayOf, ADayOffHasNoSessionButANextOne) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 4, [](PlanRequest& request) { request.off_day_minutes = 0; });
  const Book book = told.book(kNow);
  const Today off = today_of(book, plan_of(book), on("2026-01-08")).value();
  EXPECT_FALSE(off.day);
  EXPECT_EQ(off.next, on("2026-01-09"));
  EXPECT_EQ(off.week, 1);
  const Today over = today_of(book, plan_of(book), on("2026-02-02")).value();
  EXPECT_FALSE(over.day || over.next || over.week);
}

TEST(TodayOf, AnEasierWeekKeepsThePlansRepetitions) {
  ToldLog told;
  const std::string main = plan_and_train(told);
  const Book book = told.book(kNow);
  const KeptPlan plan = plan_of(book);
  for (const PlanWeek& week : plan.programme.weeks) {
    if (!week.deload) continue;
    for (const PlanDay& day : week.days) {
      if (!day.training) continue;
      const Today today = today_of(book, plan, day.date).value();
      EXPECT_TRUE(today.easy);
      for (std::size_t b = 0; b < day.blocks.size(); ++b) {
        for (std::size_t l = 0; l < day.blocks[b].lines.size(); ++l) {
          const auto& asked = day.blocks[b].lines[l].reps;
          const auto& shown = today.day->blocks[b].lines[l].reps;
          ASSERT_EQ(asked.has_value(), shown.has_value());
          if (asked) {
            EXPECT_EQ(asked->from, shown->from);
          }
        }
      }
      if (const auto load = load_in(*today.day, main)) {
        EXPECT_LE(*load, 60) << "no more than was lifted";
      }
      return;
    }
  }
  FAIL() << "six weeks have an easier one";
}

TEST(TodayOf, PainThatLastsSendsToAClinician) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 6);
  for (const char* when : {"2026-01-05T08:00", "2026-01-12T08:00", "2026-01-19T08:00"}) {
    told.hurts(when, Region::kHip, 3);
  }
  const Book week = told.book("2026-01-12T09:00");
  EXPECT_EQ(today_of(week, plan_of(week), on("2026-01-12"))->advice, "");
  const Book weeks = told.book("2026-01-19T09:00");
  EXPECT_THAT(today_of(weeks, plan_of(weeks), on("2026-01-19"))->advice, HasSubstr("clinician"));
}

TEST(BringUpToDate, ShowsInThePlanWhatTodayShows) {
  ToldLog told;
  const std::string main = plan_and_train(told);
  const Book book = told.book(kNow);
  KeptPlan plan = plan_of(book);
  const auto today = today_of(book, plan, on("2026-01-07")).value();
  ASSERT_TRUE(bring_up_to_date(book, plan, {on("2026-01-07")}));
  int compared = 0;
  for (const PlanWeek& week : plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date < on("2026-01-07")) {
        EXPECT_EQ(load_in(day, main), std::nullopt) << "days gone by stay as they were";
      } else if (day.date == on("2026-01-07")) {
        EXPECT_EQ(load_in(day, main), load_in(*today.day, main));
        ++compared;
      }
    }
  }
  EXPECT_EQ(compared, 1);
}

TEST(TodayOf, ADayOffForetellsTheNextSessionAsThatDayWillTellIt) {
  ToldLog told;
  const std::string lift = plan_and_train(told);
  told.documents.requests.begin()->second.off_day_minutes = 0;  // nothing on days off
  told.trains("2026-01-07T18:00", lift, 12, 60, Form::kClean);
  const Book book = told.book("2026-01-08T08:00");  // a Thursday
  const KeptPlan plan = plan_of(book);
  const Today off = today_of(book, plan, on("2026-01-08")).value();
  const Today then = today_of(book, plan, on("2026-01-09")).value();
  ASSERT_TRUE(off.coming && then.day);
  const std::string main = plan.programme.main_hinge;
  EXPECT_EQ(load_in(*off.coming, main), load_in(*then.day, main));
  EXPECT_TRUE(load_in(*off.coming, main));
  EXPECT_FALSE(then.coming);
}

TEST(TodayOf, AfterMoreThanAWeekWithoutItTheSameComesAgainFirst) {
  const auto asked = [](const char* last) {
    ToldLog told;
    told.plans("2026-01-05T08:00", 6,
               [](PlanRequest& request) { request.history.clean_slow_hinge = true; });
    const std::string main = main_of(told, kNow);
    told.trains(last, main, 9, 60);
    const Book book = told.book("2026-01-19T08:00");  // a Monday
    const KeptPlan plan = plan_of(book);
    return asked_next(book, next_step(book, main).value(), &plan);
  };
  EXPECT_EQ(asked("2026-01-14T18:00").target.reps, 10);
  const AskedNext late = asked("2026-01-07T18:00");
  EXPECT_EQ(late.target.reps, 9);
  EXPECT_LE(late.target.sets, 2) << "no set more than were done";
  EXPECT_THAT(late.why.text, HasSubstr("nothing is added first"));
}

}  // namespace
}  // namespace dowel
