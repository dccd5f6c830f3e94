// A limit changed in the knowledge changes the plan and the sentences that name it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/plan/context.h"
#include "core/plan/time_model.h"
#include "core/readiness/safety.h"
#include "knowledge/testing/changed_number.h"

namespace dowel {
namespace {

using dowel::testing::with_number;
using ::testing::HasSubstr;
using ::testing::Not;

const Knowledge& built_in() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

PlanRequest lifter(int weeks = 4) {
  PlanRequest request;
  request.athlete.experience = Experience::kIntermediate;
  request.athlete.equipment = {"barbell", "rack", "bench", "mini-band", "long-band", "dumbbell"};
  request.days = {{0, 60, {}}, {3, 60, {}}};
  request.weeks = weeks;
  request.start = LocalDate{std::chrono::days{20003}};  // a Monday
  request.red_flags = all_clear(built_in());
  return request;
}

PlanRequest sore(int pain, Region region = Region::kHip) {
  PlanRequest request = lifter();
  request.pain = {{region, pain, std::nullopt, false}};
  return request;
}

Programme plan(const Knowledge& knowledge, const PlanRequest& request) {
  const auto programme = make_programme(request, knowledge);
  EXPECT_TRUE(programme) << programme.error().message;
  return programme ? *programme : Programme{};
}

// Every sentence of a plan, one a line.
std::string words_of_plan(const Programme& programme) {
  std::string all = programme.why_main.text + "\n";
  if (programme.stop) all += programme.stop->why.text + "\n" + programme.stop->advice.text + "\n";
  for (const Reason& note : programme.notes) all += note.text + "\n";
  for (const Shortfall& shortfall : programme.shortfalls) {
    all += shortfall.says + "\n" + shortfall.nearest + "\n";
  }
  for (const PlanWeek& week : programme.weeks) {
    all += week.theme + "\n";
    for (const PlanDay& day : week.days) {
      for (const PlanBlock& block : day.blocks) {
        for (const Prescription& line : block.lines) all += line.why.text + "\n";
      }
    }
  }
  return all;
}

int most_working_sets(const PlanWeek& week) {
  int most = 0;
  for (const PlanDay& day : week.days) {
    for (const PlanBlock& block : day.blocks) {
      const bool working = block.kind == BlockKind::kMain || block.kind == BlockKind::kAccessory;
      for (const Prescription& line : block.lines) most = std::max(most, working ? line.sets : 0);
    }
  }
  return most;
}

TEST(PlanLimits, PainThatStopsAPlan) {
  const Knowledge strict = with_number("pain-acceptable", 2, 4);
  EXPECT_FALSE(plan(built_in(), sore(5)).stop);
  const Programme stopped = plan(strict, sore(5));
  ASSERT_TRUE(stopped.stop);
  EXPECT_THAT(stopped.stop->why.text, HasSubstr("Pain above 4 of 10"));
  EXPECT_THAT(stopped.stop->advice.text, HasSubstr("4 or less while you move"));
  EXPECT_THAT(plan(built_in(), sore(6)).stop->why.text, HasSubstr("Pain above 5 of 10"));
  const std::string words = words_of_plan(plan(strict, sore(3)));
  EXPECT_THAT(words, HasSubstr("3 to 4: nothing is added"));
  EXPECT_THAT(words, HasSubstr("Above 4: stop"));
}

TEST(PlanLimits, PainThatIsGreen) {
  const Knowledge mild = with_number("pain-safe", 0, 3);
  EXPECT_THAT(words_of_plan(plan(built_in(), sore(3))), HasSubstr("no more than 2 of 10"));
  EXPECT_THAT(words_of_plan(plan(mild, sore(3))), Not(HasSubstr("Fewer sets and no more load")));
  EXPECT_THAT(words_of_plan(plan(mild, sore(4))), HasSubstr("no more than 3 of 10"));
  EXPECT_THAT(words_of_plan(plan(mild, sore(4))), HasSubstr("Pain of 0 to 3 of 10: go on. 4 to 5"));
  EXPECT_THAT(plan(mild, sore(6)).stop->advice.text, HasSubstr("3 or less the next morning"));
  EXPECT_EQ(plan(mild, sore(6)).stop->advice.remedies,
            (std::vector<Remedy>{{RemedyKind::kTellPain, "hip=3"}}));
}

TEST(PlanLimits, SetsInPain) {
  const Programme was = plan(built_in(), sore(4));
  const Programme is = plan(with_number("plan-most-sets-in-pain", 1), sore(4));
  EXPECT_EQ(most_working_sets(was.weeks.front()), 2);
  EXPECT_THAT(words_of_plan(was), HasSubstr("At most two sets while it hurts"));
  EXPECT_EQ(most_working_sets(is.weeks.front()), 1);
  EXPECT_THAT(words_of_plan(is), HasSubstr("At most one set while it hurts"));
}

TEST(PlanLimits, WeeksAfterBackPain) {
  PlanRequest request = lifter();
  request.history.clean_slow_hinge = true;
  request.history.clean_loaded_hinge = true;
  request.history.weeks_since_back_pain = 8;
  const Knowledge six = with_number("weeks-after-back-pain", 6);
  const auto bending = [&](const Knowledge& knowledge) {
    return why_not_bending(*make_context(request, knowledge)).text;
  };
  EXPECT_THAT(bending(built_in()), HasSubstr("in the twelve weeks after back pain"));
  EXPECT_EQ(bending(six), "");
  request.history.weeks_since_back_pain = 5;
  EXPECT_THAT(bending(six), HasSubstr("in the six weeks after back pain"));
  const auto fast = [&](const Knowledge& knowledge) {
    return why_not_fast(*make_context(request, knowledge)).text;
  };
  EXPECT_EQ(fast(built_in()), "");
  EXPECT_NE(fast(with_number("weeks-before-fast", 6)), "");
}

TEST(PlanLimits, CleanFilms) {
  const PlanRequest request = lifter();
  EXPECT_THAT(why_not_fast(*make_context(request, built_in())).text,
              HasSubstr("in two sessions, the last within twelve weeks"));
  const Knowledge weeks = with_number("clean-film-weeks", 6);
  EXPECT_THAT(why_not_fast(*make_context(request, weeks)).text, HasSubstr("within six weeks"));
  const Knowledge sessions = with_number("stage-sessions", 3);
  EXPECT_THAT(why_not_bending(*make_context(request, sessions)).text,
              HasSubstr("in three sessions"));
}

TEST(PlanLimits, EasierWeeks) {
  PlanRequest request = lifter();
  request.history.weeks_away = 3;
  const Programme was = plan(built_in(), request);
  ASSERT_TRUE(was.weeks.front().deload);
  EXPECT_THAT(was.weeks.front().theme, HasSubstr("about half the sets"));
  EXPECT_EQ(most_working_sets(was.weeks.front()), 2);
  const Programme is = plan(with_number("plan-deload-share", 25), request);
  EXPECT_THAT(is.weeks.front().theme, HasSubstr("about a quarter the sets"));
  EXPECT_EQ(most_working_sets(is.weeks.front()), 1);
  EXPECT_FALSE(plan(with_number("plan-break-weeks", 4), request).weeks.front().deload);
}

TEST(PlanLimits, WeeksOfPain) {
  PlanRequest request = sore(4);
  request.history.weeks_sore = 2;
  EXPECT_THAT(words_of_plan(plan(built_in(), request)), HasSubstr("hurt for 2 weeks"));
  const Knowledge three = with_number("amber-pain-weeks", 3);
  const std::string words = words_of_plan(plan(three, request));
  EXPECT_THAT(words, Not(HasSubstr("hurt for 2 weeks")));
  EXPECT_THAT(words, HasSubstr("3 to 5 lasts three weeks"));
  const Knowledge two = with_number("red-pain-weeks", 2);
  EXPECT_THAT(words_of_plan(plan(two, request)), HasSubstr("more than 5 two weeks"));
  EXPECT_THAT(plan(two, sore(6)).stop->advice.text, HasSubstr("more than two weeks"));
}

TEST(PlanLimits, WeeklySets) {
  const Knowledge eight = with_number("weekly-sets-least", 8);
  EXPECT_THAT(words_of_plan(plan(eight, lifter())), HasSubstr("fewer than 8 do little"));
  PlanRequest much = lifter();
  much.days = {{0, 90, {{"squat", 6, 5}}}, {3, 90, {{"squat", 6, 5}}}};
  const Knowledge few = with_number("weekly-sets-per-muscle", 4, 8);
  EXPECT_THAT(words_of_plan(plan(few, much)), HasSubstr("get more than 8 sets a week"));
  EXPECT_THAT(words_of_plan(plan(built_in(), much)), Not(HasSubstr("get more than 8 sets")));
}

TEST(PlanLimits, SessionsAndAccessories) {
  const Knowledge three = with_number("sessions-per-week-novice", 3, 4);
  EXPECT_THAT(words_of_plan(plan(three, lifter())),
              HasSubstr("start with 3 sessions a week; you have 2"));
  EXPECT_THAT(words_of_plan(plan(built_in(), lifter())), Not(HasSubstr("The sources start")));
  PlanRequest short_time = lifter();
  short_time.days = {{0, 12, {}}, {3, 12, {}}};
  EXPECT_THAT(words_of_plan(plan(built_in(), short_time)),
              HasSubstr("no room for two accessory exercises"));
  EXPECT_THAT(words_of_plan(plan(with_number("accessories-per-session", 3, 4), short_time)),
              HasSubstr("no room for three accessory exercises"));
}

TEST(PlanLimits, TheTimeModel) {
  Prescription line;
  line.sets = 2;
  line.reps = IntRange{10, 10};
  const auto minutes = [&](const Knowledge& knowledge) {
    return line_minutes(*knowledge.plan, line, BlockKind::kAccessory);
  };
  EXPECT_NEAR(minutes(built_in()), (30 + 2 * 40) / 60.0, 1e-9);
  EXPECT_NEAR(minutes(with_number("plan-rep-seconds", 6)), (30 + 2 * 60) / 60.0, 1e-9);
  EXPECT_NEAR(minutes(with_number("plan-get-ready", 60)), (60 + 2 * 40) / 60.0, 1e-9);
}

}  // namespace
}  // namespace dowel
