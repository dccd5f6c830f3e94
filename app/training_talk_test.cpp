// From a pain answer at the desk to a stopped plan, with a real log and the rules in force.

#include "app/training_talk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/plan_book.h"
#include "store/test_folder.h"

namespace dowel::app {
namespace {

using ::testing::HasSubstr;

LocalTime at(const char* text) { return parse_local_time(text).value(); }

// Ana trained on Monday evening: a warm-up and two sets of five; it is Tuesday morning.
class TrainingTalk : public ::testing::Test {
 protected:
  TrainingTalk() {
    LogChange change{.what = "fill"};
    change.put = {
        Athlete{.id = {"ana"}, .name = "Ana", .equipment = {"barbell", "mini-band"}},
        WorkoutSession{.id = {"w"}, .athlete = {"ana"}, .started = at("2026-01-05T18:00")}};
    for (int i = 0; i < 3; ++i) {
      change.put.emplace_back(SetEntry{.id = {"s" + std::to_string(i)},
                                       .session = {"w"},
                                       .exercise = {"deadlift", ""},
                                       .order = i,
                                       .kind = i == 0 ? SetKind::kWarmup : SetKind::kWorking,
                                       .reps = 5,
                                       .load_kg = 100,
                                       .next_day_pain = i == 2 ? std::optional(4) : std::nullopt});
    }
    LogDesk log = open_whole_log({folder_ / "log.db", ""}, DeskFor::kWriting).value();
    EXPECT_TRUE(commit(log, change));
  }
  Desk desk(const char* now = "2026-01-06T07:00") const {
    auto opened = open_desk({folder_ / "log.db", "Ana"}, at(now));
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  static PainAnswer pain(Region region, std::optional<int> during,
                         std::optional<int> next_morning = {}) {
    PainAnswer answer;
    answer.region = region;
    answer.during = during;
    answer.next_morning = next_morning;
    return answer;
  }
  static Feel all_well(const Desk& desk) {
    Feel feel;
    feel.red_flags = all_clear(desk.rules.knowledge);
    return feel;
  }
  static PlanRequest request(const Desk& desk) {
    PlanRequest request;
    request.athlete = desk.athlete();
    request.days = {{0, 60, {}}, {3, 60, {}}};
    request.start = parse_local_date("2026-01-12").value();
    request.weeks = 4;
    return request;
  }
  static std::vector<std::optional<int>> mornings_after(const Desk& desk) {
    std::vector<std::optional<int>> mornings;
    for (const SetEntry& set : desk.book.log.sets) mornings.push_back(set.next_day_pain);
    return mornings;
  }

 private:
  store::TestFolder folder_;
};

TEST_F(TrainingTalk, TheMorningAfterBelongsToTheSetsOfTheLastSession) {
  Desk desk = this->desk();
  ASSERT_TRUE(keep_feel(desk, {{pain(Region::kHip, 2, 3)}, {}, ""}));
  EXPECT_EQ(mornings_after(desk), (std::vector<std::optional<int>>{{}, 3, 4}))
      << "not the warm-up, and nothing milder over what was told";
  ASSERT_EQ(desk.book.log.pain.size(), 1U);
  const PainAnswer& kept = desk.book.log.pain[0];
  EXPECT_EQ(kept.athlete.value, "ana");
  EXPECT_EQ(kept.when, at("2026-01-06T07:00"));
  EXPECT_FALSE(kept.id.value.empty());
}

TEST_F(TrainingTalk, AMorningThatIsNotAfterASessionIsNoSets) {
  for (const char* now : {"2026-01-05T19:00", "2026-01-08T07:00"}) {
    Desk desk = this->desk(now);
    ASSERT_TRUE(keep_feel(desk, {{pain(Region::kHip, {}, 5)}, {}, ""}));
    EXPECT_EQ(mornings_after(desk)[1], std::nullopt) << now;
    EXPECT_EQ(desk.book.log.pain.size(), now[9] == '5' ? 1U : 2U) << "the answer itself is kept";
  }
}

TEST_F(TrainingTalk, WhatDoesNotConcernTheHipsIsKeptButNoSets) {
  Desk desk = this->desk();
  ASSERT_TRUE(keep_feel(desk, {{pain(Region::kOther, 2, 6)}, {}, ""}));
  EXPECT_EQ(mornings_after(desk)[1], std::nullopt);
  EXPECT_EQ(desk.book.log.pain.size(), 1U);
}

TEST_F(TrainingTalk, NothingToldIsNothingKept) {
  Desk desk = this->desk();
  ASSERT_TRUE(keep_feel(desk, {}));
  EXPECT_TRUE(desk.book.log.pain.empty());
  EXPECT_TRUE(desk.book.log.red_flags.empty());
}

TEST_F(TrainingTalk, QuestionsLeftOpenAreRefusedAndNothingIsKept) {
  Desk desk = this->desk();
  Feel feel = all_well(desk);
  feel.red_flags->pop_back();
  feel.pain = {pain(Region::kHip, 3)};
  const auto kept = keep_feel(desk, feel);
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::kUsage);
  EXPECT_TRUE(desk.book.log.pain.empty()) << "whole or not at all";
}

TEST_F(TrainingTalk, LightsAreThoseOfWhatStandsNow) {
  Desk desk = this->desk();
  const std::vector<PainAnswer> told{pain(Region::kHip, 1), pain(Region::kKnee, 4),
                                     pain(Region::kLowerBack, 0, 7)};
  ASSERT_TRUE(keep_feel(desk, {told, {}, ""}));
  const auto lights = lights_of(desk, told);
  ASSERT_EQ(lights.size(), 3U);
  EXPECT_EQ(lights[0].light, Light::kGreen);
  EXPECT_EQ(lights[1].light, Light::kAmber);
  EXPECT_EQ(lights[2].light, Light::kRed) << "the morning after counts";
}

TEST_F(TrainingTalk, WarningSignsAreAskedOnceAndAgainAfterNewPain) {
  Desk desk = this->desk();
  EXPECT_TRUE(must_ask_signs(desk));
  const auto open = plan_from(desk, request(desk), false);
  ASSERT_FALSE(open);
  EXPECT_THAT(open.error().message, HasSubstr("warning signs"));
  ASSERT_TRUE(keep_feel(desk, all_well(desk)));
  EXPECT_FALSE(must_ask_signs(desk));
  Desk later = this->desk("2026-01-07T07:00");
  ASSERT_TRUE(keep_feel(later, {{pain(Region::kGroin, 3)}, {}, ""}));
  EXPECT_TRUE(must_ask_signs(later)) << "a new pain since";
}

// The way that ARCHITECTURE.md follows: answer, standing pain, stop.
TEST_F(TrainingTalk, AStrongPainStopsThePlanInForceUntilItIsToldToBeGone) {
  Desk desk = this->desk();
  ASSERT_TRUE(keep_feel(desk, all_well(desk)));
  // The pain logged with Monday's set has no place yet.
  const auto placeless = plan_from(desk, request(desk), true);
  ASSERT_FALSE(placeless);
  EXPECT_THAT(placeless.error().message, HasSubstr("pain of 4 of 10"));
  Feel placed = all_well(desk);
  placed.pain = {pain(Region::kHip, 1, 1)};
  ASSERT_TRUE(keep_feel(desk, placed));
  const auto made = plan_from(desk, request(desk), true);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_FALSE(made->plan.programme.stop);

  Desk sore = this->desk("2026-01-13T07:00");
  ASSERT_TRUE(tell_plan(sore).value());
  EXPECT_FALSE((*tell_plan(sore))->plan.programme.stop);
  Feel strong = all_well(sore);
  strong.pain = {pain(Region::kHip, 8)};
  ASSERT_TRUE(keep_feel(sore, strong));
  const auto stopped = tell_plan(sore);
  ASSERT_TRUE(stopped && *stopped);
  ASSERT_TRUE((*stopped)->plan.programme.stop);
  EXPECT_TRUE((*stopped)->plan.programme.weeks.empty()) << "nobody goes on as if there were one";
  const auto today = tell_today(sore, parse_local_date("2026-01-15").value());
  ASSERT_TRUE(today && *today);
  EXPECT_TRUE((*today)->stop);
  const Exercise& deadlift = *find_exercise(sore.rules.knowledge, "deadlift");
  EXPECT_TRUE(std::holds_alternative<Stop>(look_at_next(sore, deadlift).value()));
  EXPECT_TRUE(std::holds_alternative<Stop>(
      override_gate(sore, deadlift, {GateVerdict::kPass, "I want to", ""}).value()))
      << "a stop is nobody's to override";

  Desk well = this->desk("2026-01-20T07:00");
  Feel gone = all_well(well);
  gone.pain = {pain(Region::kHip, 0, 0)};
  ASSERT_TRUE(keep_feel(well, gone));
  EXPECT_FALSE((*tell_plan(well))->plan.programme.stop);
  EXPECT_TRUE(std::holds_alternative<report::NextTold>(look_at_next(well, deadlift).value()));
}

TEST_F(TrainingTalk, ANewPainAsksForTheSignsUntilTheyAreAnswered) {
  Desk desk = this->desk("2026-01-13T07:00");
  Feel placed = all_well(desk);
  placed.pain = {pain(Region::kHamstring, 1, 1)};
  ASSERT_TRUE(keep_feel(desk, placed));
  ASSERT_TRUE(plan_from(desk, request(desk), true));
  EXPECT_FALSE(signs_due(desk));
  desk.book.now += std::chrono::hours{1};
  desk.book.log.pain.push_back(pain(Region::kHip, 2));
  desk.book.log.pain.back().when = desk.book.now;
  ASSERT_TRUE(signs_due(desk));
  EXPECT_EQ(signs_due(desk)->written, "") << "a pain does it, nothing that was written";
  const auto today = tell_today(desk, parse_local_date("2026-01-15").value());
  ASSERT_TRUE(today && *today);
  EXPECT_TRUE((*today)->signs_due);
  desk.book.now += std::chrono::hours{1};
  ASSERT_TRUE(keep_feel(desk, all_well(desk)));
  EXPECT_FALSE(signs_due(desk)) << "they were answered";
}

TEST_F(TrainingTalk, LookingKeepsNothingAndOverridingIsSigned) {
  Desk desk = this->desk("2026-01-09T07:00");
  ASSERT_TRUE(keep_feel(desk, all_well(desk)));
  const Exercise& deadlift = *find_exercise(desk.rules.knowledge, "deadlift");
  ASSERT_TRUE(look_at_next(desk, deadlift));
  EXPECT_TRUE(desk.book.log.gates.empty());
  EXPECT_FALSE(override_gate(desk, deadlift, {GateVerdict::kHold, "", ""})) << "without a reason";
  const auto done = override_gate(desk, deadlift, {GateVerdict::kHold, "meet on Sunday", "ANA"});
  ASSERT_TRUE(done) << done.error().message;
  ASSERT_EQ(desk.book.log.gates.size(), 1U);
  EXPECT_EQ(desk.book.log.gates[0].overridden_to, GateVerdict::kHold);
  EXPECT_EQ(desk.book.log.gates[0].overridden_by, "Ana") << "as the log spells the name";
  const Exercise& squat = *find_exercise(desk.rules.knowledge, "squat");
  const auto none = override_gate(desk, squat, {GateVerdict::kHold, "why not", ""});
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().message, HasSubstr("no session of squat"));
}

TEST_F(TrainingTalk, APlanOnlyLookedAtIsNotKept) {
  Desk desk = this->desk("2026-01-09T07:00");
  Feel feel = all_well(desk);
  feel.pain = {pain(Region::kHip, 0, 0)};
  ASSERT_TRUE(keep_feel(desk, feel));
  PlanRequest wish = request(desk);
  wish.athlete.experience = Experience::kAdvanced;
  ASSERT_TRUE(plan_from(desk, wish, false));
  EXPECT_TRUE(desk.book.log.plans.empty());
  EXPECT_EQ(desk.athlete().experience, Experience::kUnstated);
  ASSERT_TRUE(plan_from(desk, wish, true));
  EXPECT_EQ(desk.book.log.plans.size(), 1U);
  EXPECT_EQ(this->desk("2026-01-09T08:00").athlete().experience, Experience::kAdvanced);
}

TEST_F(TrainingTalk, WhyLooksBackOnTheBlockThatRanThoughANewPlanHasBegun) {
  const auto plan = [&](const char* now, const char* start) {
    Desk desk = this->desk(now);
    Feel feel = all_well(desk);
    feel.pain = {pain(Region::kHip, 0, 0)};
    EXPECT_TRUE(keep_feel(desk, feel));
    PlanRequest wish = request(desk);
    wish.start = parse_local_date(start).value();
    EXPECT_TRUE(plan_from(desk, wish, true));
    return tell_why(desk).value();
  };
  EXPECT_FALSE(plan("2026-01-09T07:00", "2026-01-12").last_block) << "it has yet to begin";
  EXPECT_FALSE(tell_why(desk("2026-01-25T23:00"))->last_block) << "nothing can have changed yet";
  ASSERT_TRUE(tell_why(desk("2026-01-26T07:00"))->last_block);
  EXPECT_TRUE(plan("2026-01-30T07:00", "2026-02-02").last_block) << "of the plan before";
}

TEST_F(TrainingTalk, TurningToAnotherMomentReadsTheBookOfThatMoment) {
  Desk desk = this->desk();
  ASSERT_TRUE(keep_feel(desk, {{pain(Region::kHip, 2)}, {}, ""}));
  ASSERT_TRUE(turn_to(desk, "ana", at("2026-01-02T12:00")));
  EXPECT_TRUE(desk.book.log.sets.empty()) << "that session was still to come";
  EXPECT_FALSE(turn_to(desk, "nobody", at("2026-01-06T12:00")));
}

}  // namespace
}  // namespace dowel::app
