// What changes a plan after it was made.
#include "core/coach/plan_now.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/catalogue/plan_rules.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::Form;
using ::testing::HasSubstr;
using testing::kLift;
using testing::on;
using testing::ToldLog;

std::string change_of(const PlanNow& now) {
  return now.change(testing::rules_in_force().knowledge).text;
}

PlanNow now_of(
    ToldLog& told, const char* now,
    const std::vector<RedFlagAnswer>& answers = all_clear(testing::rules_in_force().knowledge)) {
  const Book book = told.book(now);
  return plan_now(book, plan_in_force(book, day_of(book.now())).value().value(), answers).value();
}

// Exercises planned from a day on.
std::set<std::string> planned(const PlanNow& now, LocalDate from) {
  std::set<std::string> slugs;
  for (const PlanWeek& week : now.plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      for (const PlanBlock& block : day.blocks) {
        for (const Prescription& line : block.lines) {
          if (day.date >= from) slugs.insert(line.exercise);
        }
      }
    }
  }
  return slugs;
}

TEST(PlanNow, AfterASignOfALegsNervesNothingPullsAtThem) {
  for (const auto& [sign, stretches] : {std::pair{"leg-weakness", false}, {"fever", true}}) {
    ToldLog told;
    told.plans("2026-01-05T08:00");
    ASSERT_TRUE(
        planned(now_of(told, "2026-01-06T08:00"), on("2026-01-06")).contains("static-stretching"));
    told.red_flags("2026-01-06T09:00", sign).red_flags("2026-01-07T09:00", "cleared");
    const PlanNow now = now_of(told, "2026-01-08T08:00");
    EXPECT_EQ(planned(now, on("2026-01-08")).contains("static-stretching"), stretches) << sign;
    const Book book = told.book("2026-01-08T08:00");
    const Exercise* still = find_exercise(book.knowledge(), "static-stretching");
    EXPECT_EQ(why_not_now(book, *still).value().empty(), stretches);
  }
}

TEST(PlanNow, StaysAsItWasMadeWhileNothingChanged) {
  ToldLog told;
  told.plans("2026-01-05T08:00");
  const PlanNow now = now_of(told, "2026-01-07T08:00");
  EXPECT_FALSE(now.for_pain);
  EXPECT_FALSE(now.for_athlete);
  EXPECT_EQ(change_of(now), "");
  EXPECT_FALSE(now.plan.programme.stop);
}

TEST(PlanNow, PainToldSinceChangesItUntilItIsAnswered) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 12).hurts("2026-01-06T08:00", Region::kHip, 4);
  const PlanNow sore = now_of(told, "2026-01-07T08:00");
  EXPECT_TRUE(sore.for_pain);
  EXPECT_THAT(change_of(sore), HasSubstr("Changed for what hurts"));
  EXPECT_EQ(sore.plan.request.pain.front().during, 4);
  EXPECT_TRUE(now_of(told, "2026-03-10T08:00").for_pain) << "nobody said that it is over";
  told.hurts("2026-02-10T08:00", Region::kHip, 0);
  EXPECT_FALSE(now_of(told, "2026-03-10T08:00").for_pain);
}

TEST(PlanNow, BackPainOfTheLastWeeksChangesItThoughItIsGone) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 12).hurts("2026-01-06T08:00", Region::kLowerBack, 2);
  told.hurts("2026-01-07T08:00", Region::kLowerBack, 0);
  EXPECT_TRUE(now_of(told, "2026-01-20T08:00").for_pain);
}

std::string notes_of(const PlanNow& now) {
  std::string all;
  for (const PlanWeek& week : now.plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      for (const Advice& note : day.notes) all += note.text + "\n";
    }
  }
  return all;
}

TEST(PlanNow, WhoLearntWithoutACameraHearsOfTheLightLoad) {
  ToldLog told;
  told.athlete.experience = Experience::kNovice;
  told.plans("2026-01-05T08:00", 4);
  const int enough = testing::rules_in_force().knowledge.plan->felt_sessions;
  for (int day = 0; day < enough; ++day) {
    EXPECT_EQ(notes_of(now_of(told, "2026-01-24T08:00")).find("begins with a light one"),
              std::string::npos)
        << day;
    const std::string date = std::to_string(10 + day);
    told.trains("2026-01-" + date + "T18:00", "dowel-hinge", 12, 0);
  }
  EXPECT_THAT(notes_of(now_of(told, "2026-01-24T08:00")), HasSubstr("begins with a light one"));
  told.hurts("2026-01-23T08:00", Region::kLowerBack, 1);
  EXPECT_EQ(notes_of(now_of(told, "2026-01-24T08:00")).find("begins with a light one"),
            std::string::npos);
}

TEST(PlanNow, ABackToldToBeGreenTakesItsLoadUpAgainThoughAConditionIsKept) {
  ToldLog told;
  told.athlete.conditions = {"low_back_pain"};
  told.plans("2026-01-05T08:00", 4);
  const Exercise* bell = find_exercise(testing::rules_in_force().knowledge, "kettlebell-deadlift");
  EXPECT_FALSE(why_not_now(told.book("2026-01-06T08:00"), *bell).value().empty());
  told.hurts("2026-01-06T09:00", Region::kLowerBack, 2);
  EXPECT_TRUE(why_not_now(told.book("2026-01-07T08:00"), *bell).value().empty());
  const PlanNow green = now_of(told, "2026-01-07T08:00");
  EXPECT_TRUE(green.for_pain);
  EXPECT_EQ(green.plan.programme.main_hinge, "kettlebell-deadlift");
  told.hurts("2026-01-08T09:00", Region::kLowerBack, 3);
  EXPECT_FALSE(why_not_now(told.book("2026-01-09T08:00"), *bell).value().empty());
}

TEST(PlanNow, StrongPainAndWarningSignsStopIt) {
  ToldLog told;
  told.plans("2026-01-05T08:00").hurts("2026-01-06T08:00", Region::kHip, 7);
  const PlanNow strong = now_of(told, "2026-01-07T08:00");
  EXPECT_TRUE(strong.plan.programme.stop);
  EXPECT_TRUE(strong.plan.programme.weeks.empty());
  EXPECT_EQ(change_of(strong), "") << "the stop says it";
  ToldLog ill;
  ill.plans("2026-01-05T08:00");
  std::vector<RedFlagAnswer> answers = all_clear(testing::rules_in_force().knowledge);
  answers.front().yes = true;
  EXPECT_TRUE(now_of(ill, "2026-01-07T08:00", answers).plan.programme.stop);
}

TEST(PlanNow, IsMadeAgainForWhatTheAthleteOwnsSince) {
  ToldLog told;
  told.plans("2026-01-05T08:00");
  told.athlete.equipment = {"mini-band"};
  const PlanNow now = now_of(told, "2026-01-07T08:00");
  EXPECT_TRUE(now.for_athlete);
  EXPECT_THAT(change_of(now), HasSubstr("what was said of you since"));
  EXPECT_FALSE(planned(now, on("2026-01-07")).contains("deadlift"));
  told.athlete.name = "Another name";
  told.athlete.equipment = {"kettlebell", "mini-band", "bench", "barbell", "rack"};
  EXPECT_FALSE(now_of(told, "2026-01-07T08:00").for_athlete) << "a name trains nothing";
}

// An athlete whose clean films let a plan hold fast work.
void plan_after_clean_films(ToldLog& told) {
  told.trains("2026-01-01T18:00", kLift, 8, 60, Form::kClean);
  told.trains("2026-01-03T18:00", kLift, 8, 60, Form::kClean);
  told.plans("2026-01-05T08:00", 6, [](PlanRequest& request) {
    request.history.clean_slow_hinge = true;
    request.history.clean_loaded_hinge = true;
    request.aim = Aim::kFieldSport;
  });
}

TEST(PlanNow, AFaultOnFilmTakesFastWorkOutOfTheDaysToCome) {
  ToldLog told;
  plan_after_clean_films(told);
  const auto fast_in = [&](const PlanNow& now, LocalDate from) {
    std::size_t fast = 0;
    for (const std::string& slug : planned(now, from)) {
      const Exercise* exercise = find_exercise(testing::rules_in_force().knowledge, slug);
      fast += exercise && has_flag(*exercise, Flag::kBallistic);
    }
    return fast;
  };
  ASSERT_GT(fast_in(now_of(told, "2026-01-07T08:00"), on("2026-01-07")), 0U);
  told.trains("2026-01-07T18:00", kLift, 8, 60, Form::kBroken);
  const PlanNow broken = now_of(told, "2026-01-08T08:00");
  EXPECT_EQ(fast_in(broken, on("2026-01-08")), 0U);
  EXPECT_FALSE(broken.for_pain) << "nothing hurts";
}

TEST(WhyNotNow, FastWorkWaitsForTwoCleanFilmsWithALoad) {
  const Exercise& swing = *find_exercise(testing::rules_in_force().knowledge, "kettlebell-swing");
  ToldLog told;
  told.trains("2026-01-01T18:00", kLift, 8, 60, Form::kClean);
  EXPECT_THAT(why_not_now(told.book("2026-01-02T08:00"), swing).value().text,
              HasSubstr("It is fast"));
  told.trains("2026-01-03T18:00", kLift, 8, 60, Form::kClean);
  EXPECT_EQ(why_not_now(told.book("2026-01-04T08:00"), swing).value().text, "");
  told.hurts("2026-01-04T09:00", Region::kHip, 3);
  EXPECT_THAT(why_not_now(told.book("2026-01-04T10:00"), swing).value().text,
              HasSubstr("not while it hurts"));
}

TEST(WhyNotNow, WhileTheBackHurtsNothingLoadsIt) {
  const Knowledge& knowledge = testing::rules_in_force().knowledge;
  ToldLog told;
  told.hurts("2026-01-04T09:00", Region::kLowerBack, 1);
  const Book book = told.book("2026-01-04T10:00");
  EXPECT_THAT(why_not_now(book, *find_exercise(knowledge, "deadlift")).value().text,
              HasSubstr("While the back hurts"));
  EXPECT_EQ(why_not_now(book, *find_exercise(knowledge, "clamshell")).value().text, "");
  const Book earlier = told.book("2026-01-04T08:00");
  EXPECT_EQ(why_not_now(earlier, *find_exercise(knowledge, "deadlift")).value().text, "")
      << "before it was told";
}

const PlanWeek& week_of(const PlanNow& now, LocalDate day) {
  const auto& weeks = now.plan.programme.weeks;
  return *std::ranges::find_if(weeks, [&](const PlanWeek& week) {
    return day >= week.start && day < week.start + std::chrono::days{7};
  });
}

TEST(PlanNow, TheFirstWeekAfterAStopIsAnEasierOne) {
  ToldLog told;
  told.plans("2026-01-04T08:00", 8, [](PlanRequest& request) { request.start = on("2026-01-05"); });
  ASSERT_FALSE(week_of(now_of(told, "2026-01-19T08:00"), on("2026-01-19")).deload);
  told.hurts("2026-01-09T08:00", Region::kHip, 7).hurts("2026-01-17T08:00", Region::kHip, 1);
  const PlanNow now = now_of(told, "2026-01-19T08:00");
  EXPECT_TRUE(week_of(now, on("2026-01-19")).deload) << "over on a Saturday: the week after";
  EXPECT_FALSE(week_of(now, on("2026-01-12")).deload);
  EXPECT_FALSE(week_of(now, on("2026-01-26")).deload);
  const Book book = told.book("2026-01-21T08:00");
  EXPECT_THAT(book.facts().easy_weeks, ::testing::Contains(on("2026-01-19")))
      << "what is done in it is judged as such";
}

TEST(PlanNow, LeavesTheDaysThatAreOverAsTheyWere) {
  ToldLog told;
  told.plans("2026-01-05T08:00");
  const PlanNow before = now_of(told, "2026-01-08T08:00");
  told.hurts("2026-01-08T08:00", Region::kLowerBack, 4);
  const PlanNow now = now_of(told, "2026-01-08T09:00");
  const auto lines = [](const PlanNow& plan, LocalDate date) {
    std::vector<std::string> names;
    for (const PlanDay& day : week_of(plan, date).days) {
      if (day.date != date) continue;
      for (const PlanBlock& block : day.blocks) {
        for (const Prescription& line : block.lines) names.push_back(line.exercise);
      }
    }
    return names;
  };
  EXPECT_EQ(lines(now, on("2026-01-05")), lines(before, on("2026-01-05")));
  EXPECT_NE(lines(now, on("2026-01-09")), lines(before, on("2026-01-09")));
}

TEST(PlanNow, SaysWhatItLeavesOutOfTheOwnProgramme) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 4, [](PlanRequest& request) {
    request.days[0].own = {{"squat", 5, 5}, {"bench press", 4, 6}};
  });
  told.trains("2026-01-03T18:00", "squat", 5, 100);
  told.feels("2026-01-05T09:00", {.region = Region::kLowerBack, .during = 4, .next_morning = 4});
  const PlanNow now = now_of(told, "2026-01-05T10:00");
  std::string notes;
  for (const PlanDay& day : week_of(now, on("2026-01-05")).days) {
    for (const Advice& note : day.notes) notes += note.text;
  }
  EXPECT_THAT(notes,
              HasSubstr("Left out of your own programme while your lower back hurts: Back squat."));
  const Book book = told.book("2026-01-05T10:00");
  EXPECT_FALSE(why_not_own_now(book, "squat")->empty()) << "next says the same";
  EXPECT_TRUE(why_not_own_now(book, "bench press")->empty());
}

}  // namespace
}  // namespace dowel
