// Texts as earlier Dowels wrote them, letter by letter.
#include "formats/older_log.h"

#include <gtest/gtest.h>

namespace dowel::formats {
namespace {

// The first form: no session, no word of the form, no pain.
constexpr const char* kFirst =
    R"({"planned_step":"2 × 9 at 24 kg","why":"Pain of 4 of 10 is amber: nothing is added until )"
    R"(it is green.","rules":["G-11","R-LEVERS"],"sources":["Thomee1997","Silbernagel2007"],)"
    R"("would_change":"A session with pain of 2 or less, and still 2 or less the morning after.",)"
    R"("clean_in_a_row":0,"clean_needed":2,"evidence":[]})";

constexpr const char* kLast =
    R"({"planned_step":"2 × 9 at 24 kg","why":"The back rounded: it bulges out of the line from )"
    R"(tailbone to upper back, in 2 of 5 repetitions: the load stays.","rules":["R-P1","R-LEVERS"],)"
    R"("sources":["S1","S0"],"would_change":"2 filmed sessions in a row in which it holds.",)"
    R"("clean_in_a_row":0,"clean_needed":2,"session":"w-8","form":"broken","loaded":true,"pain":1,)"
    R"("evidence":[{"set":"s-1","when":"2026-01-08T18:00:00","rep":3,"at_s":9.9,)"
    R"("rule":"spine_rounded","checkpoint":"C-01","measure":"spine_mdev_mm","value":13.6823,)"
    R"("sd":1.2,"threshold":3.5,"broken_above":true,"source":"Dowel"}]})";

TEST(OlderLog, ReadsTheGroundsOfTheLastForm) {
  const auto ruling = ruling_from_evidence(kLast);
  ASSERT_TRUE(ruling);
  EXPECT_EQ(ruling->session.value, "w-8");
  EXPECT_EQ(ruling->form, FormWord::kBroken);
  EXPECT_TRUE(ruling->loaded);
  EXPECT_EQ(ruling->pain, 1);
  EXPECT_FALSE(ruling->pain_decided);
  EXPECT_EQ(ruling->planned_step, "2 × 9 at 24 kg");
  EXPECT_EQ(ruling->why.rules, (std::vector<std::string>{"R-P1", "R-LEVERS"}));
  EXPECT_EQ(ruling->why.sources, (std::vector<std::string>{"S1", "S0"}));
  EXPECT_EQ(ruling->clean_needed, 2);
  ASSERT_EQ(ruling->evidence.size(), 1U);
  const GateEvidence wanted{.set = {"s-1"},
                            .when = *parse_local_time("2026-01-08T18:00:00"),
                            .rep = 3,
                            .at_s = 9.9,
                            .rule = "spine_rounded",
                            .checkpoint = "C-01",
                            .measure = "spine_mdev_mm",
                            .value = 13.6823,
                            .sd = 1.2,
                            .threshold = 3.5,
                            .broken_above = true,
                            .source = "Dowel"};
  EXPECT_EQ(ruling->evidence.front(), wanted);
}

TEST(OlderLog, ReadsTheGroundsOfTheFirstForm) {
  const auto ruling = ruling_from_evidence(kFirst);
  ASSERT_TRUE(ruling);
  EXPECT_TRUE(ruling->pain_decided);
  EXPECT_EQ(ruling->session, SessionId{});
  EXPECT_EQ(ruling->form, FormWord::kNothing);
  EXPECT_EQ(ruling_from_evidence("").value(), GateRuling{});
}

TEST(OlderLog, TakesNothingFromGroundsThatNoDowelWrote) {
  std::string wrong_word = kLast;
  wrong_word.replace(wrong_word.find("broken\","), 6, "bent  ");
  std::string pain = kLast;
  pain.replace(pain.find("\"pain\":1"), 8, "\"pain\":77");
  std::string more = kLast;
  more.insert(1, "\"mood\":\"good\",");
  std::string fewer = kFirst;
  fewer.replace(fewer.find("\"clean_needed\":2,"), 17, "");
  for (const std::string& text :
       {std::string{R"({"rep":3})"}, std::string{"G-11"}, std::string{"[]"}, wrong_word, pain, more,
        fewer, std::string{kLast, 200}}) {
    EXPECT_FALSE(ruling_from_evidence(text)) << text;
  }
}

TEST(OlderLog, SaysWhatIsLeftOut) {
  EXPECT_EQ(words_of(NoLongerKept{}), "");
  EXPECT_EQ(words_of(NoLongerKept{.goals = 2, .notes = 1, .grounds = 3}),
            "2 goals, 1 note, 3 grounds of decisions");
}

SelfCheck check_of(const char* question, const char* result) {
  return {{"c"}, {"a"}, *parse_local_time("2026-01-08T18:00:00"), question, result, "sore"};
}

TEST(OlderLog, PainOfARegionBecomesItsAnswer) {
  const auto pain = [](const char* question, const char* result) {
    return std::get<PainAnswer>(answer_from_check(check_of(question, result)));
  };
  const PainAnswer hip = pain("pain-hip", "3");
  EXPECT_EQ(hip.region, Region::kHip);
  EXPECT_EQ(hip.during, 3);
  EXPECT_FALSE(hip.next_morning || hip.stiff);
  EXPECT_EQ(hip.id.value, "c");
  EXPECT_EQ(hip.athlete.value, "a");
  EXPECT_EQ(hip.note, "sore");
  EXPECT_EQ(to_text(hip.when), "2026-01-08T18:00:00");
  const PainAnswer after = pain("pain-after-lower-back", "0");
  EXPECT_EQ(after.region, Region::kLowerBack);
  EXPECT_EQ(after.next_morning, 0);
  EXPECT_FALSE(after.during);
  EXPECT_EQ(pain("stiff-groin", "no").stiff, false);
  EXPECT_EQ(pain("stiff-groin", "yes").stiff, true);
}

TEST(OlderLog, WarningSignsBecomeAnAnswerToEachQuestion) {
  const auto flags = [](const char* result) {
    return std::get<RedFlagCheck>(answer_from_check(check_of("red-flags", result)));
  };
  const RedFlagCheck none = flags("none");
  EXPECT_EQ(none.answers.size(), 9U);
  for (const RedFlagAnswer& answer : none.answers) EXPECT_FALSE(answer.yes) << answer.id;
  const RedFlagCheck two = flags("fever,night-pain");
  EXPECT_EQ(two.answers.size(), 9U);
  for (const RedFlagAnswer& answer : two.answers) {
    EXPECT_EQ(answer.yes, answer.id == "fever" || answer.id == "night-pain") << answer.id;
  }
  const RedFlagCheck foreign = flags("hiccups");
  EXPECT_EQ(foreign.answers.back(), (RedFlagAnswer{"hiccups", true})) << "a yes is never lost";
  EXPECT_TRUE(dowel::check(foreign));
}

TEST(OlderLog, WhatIsNoAnswerAboutARegionStaysASelfCheck) {
  for (const auto& [question, result] : {std::pair{"active-knee-raise", "cannot-hold"},
                                         {"pain-elbow", "3"},
                                         {"pain-hip", "a lot"},
                                         {"pain-hip", "11"},
                                         {"pain-hip", "-1"},
                                         {"pain-hip", "2.5"},
                                         {"pain-after-hip", ""},
                                         {"stiff-hip", "rather"},
                                         {"red-flags", " , "}}) {
    const SelfCheck check = check_of(question, result);
    const Answer answer = answer_from_check(check);
    ASSERT_TRUE(std::holds_alternative<SelfCheck>(answer)) << question << " " << result;
    EXPECT_EQ(std::get<SelfCheck>(answer), check);
  }
}

}  // namespace
}  // namespace dowel::formats
