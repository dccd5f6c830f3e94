#include "app/plan_phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/progress/own_notation.h"
#include "knowledge/load.h"

namespace dowel::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

// "0:45 3:60", or the refusal.
std::string days(const std::string& text, const std::vector<TrainingDay>& before = {},
                 std::optional<double> minutes = std::nullopt) {
  const auto parsed = parse_days(text, before, minutes);
  if (!parsed) return parsed.error().message;
  std::string shown;
  for (const TrainingDay& day : *parsed) {
    shown += (shown.empty() ? "" : " ") + std::to_string(day.weekday) + ":" +
             std::to_string(static_cast<int>(day.minutes));
    if (!day.own.empty()) shown += "+" + day.own.front().exercise;
  }
  return shown;
}

TEST(PlanPhrases, AimsAreTakenInAnyCase) {
  EXPECT_EQ(parse_aim("Field-Sport").value(), Aim::kFieldSport);
  EXPECT_EQ(parse_aim("general").value(), Aim::kGeneralStrength);
  for (const std::string_view word : words_of(Aim{})) EXPECT_TRUE(parse_aim(std::string(word)));
  const auto none = parse_aim("muscles");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kUsage);
  for (const std::string_view word : words_of(Aim{})) {
    EXPECT_THAT(none.error().hint, HasSubstr(std::string(word)));
  }
}

TEST(PlanPhrases, WeekdaysByTheirBeginning) {
  const char* names[] = {"monday", "tuesday",  "wednesday", "thursday",
                         "friday", "saturday", "sunday"};
  for (int day = 0; day < 7; ++day) {
    const std::string name = names[day];
    for (std::size_t length = 2; length <= name.size(); ++length) {
      EXPECT_EQ(parse_weekday(std::string(1, ' ').append(name.substr(0, length))).value(), day)
          << name.substr(0, length);
    }
  }
  EXPECT_EQ(parse_weekday("SAT").value(), 5);
  for (const char* text : {"", "m", "mondays", "montag", "0", "t"}) {
    EXPECT_FALSE(parse_weekday(text)) << text;
  }
}

TEST(PlanPhrases, DaysKeepWhatWasThereUnlessItIsSaidAnew) {
  EXPECT_EQ(days("mon,thu"), "0:60 3:60");
  EXPECT_EQ(days("mon:45, thu:30"), "0:45 3:30");
  EXPECT_EQ(days("mon,thu", {}, 40), "0:40 3:40");
  const std::vector<TrainingDay> before{{0, 75, {{"squat", 5, 5, true}}}, {1, 20, {}}};
  EXPECT_EQ(days("mon,thu", before), "0:75+squat 3:60");
  EXPECT_EQ(days("mon,thu", before, 40), "0:40+squat 3:40");
  EXPECT_EQ(days("mon:90", before, 40), "0:90+squat");
}

TEST(PlanPhrases, DaysMayStandApartByBlanks) {
  const auto days = parse_days("mon wed fri", {}, 40);
  ASSERT_TRUE(days);
  ASSERT_EQ(days->size(), 3U);
  EXPECT_EQ((*days)[1].weekday, 2);
  const auto count = parse_days("3", {}, std::nullopt);
  ASSERT_FALSE(count);
  EXPECT_NE(count.error().hint.find("mon,wed,fri for three"), std::string::npos);
}

TEST(PlanPhrases, APlanHoldsNoClock) {
  const auto own = parse_own(known(), "wed: swing EMOM 10x10 24kg", MassUnit::kKilogram);
  ASSERT_FALSE(own);
  EXPECT_NE(own.error().hint.find("leave the word out: swing"), std::string::npos);
}

TEST(PlanPhrases, DaysThatAreNoneAreNamed) {
  EXPECT_THAT(days(""), HasSubstr("no training day is named"));
  EXPECT_THAT(days(" , "), HasSubstr("no training day is named"));
  EXPECT_THAT(days("mon,funday"), HasSubstr("'funday' is no day"));
  EXPECT_THAT(days("mon:long"), HasSubstr("'mon:long' is no day with minutes"));
  EXPECT_THAT(days("mon:"), HasSubstr("'mon:' is no day with minutes"));
}

TEST(PlanPhrases, ConditionsAreKnownOnesOrNone) {
  EXPECT_THAT(parse_conditions(known(), "low-back-pain, sits_a_lot").value(),
              ElementsAre("low_back_pain", "sits_a_lot"));
  EXPECT_THAT(parse_conditions(known(), "none").value(), IsEmpty());
  EXPECT_THAT(parse_conditions(known(), "").value(), IsEmpty());
  const auto unknown = parse_conditions(known(), "stiff-hips,tennis-elbow");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, HasSubstr("tennis-elbow"));
}

TEST(PlanPhrases, ExperienceIsOneOfThree) {
  EXPECT_EQ(parse_experience("Novice").value(), Experience::kNovice);
  EXPECT_EQ(parse_experience("advanced").value(), Experience::kAdvanced);
  EXPECT_EQ(parse_experience("expert").value(), Experience::kAdvanced);
  EXPECT_FALSE(parse_experience("unstated"));
}

TEST(PlanPhrases, WordsAreTrimmedAndEmptyOnesLeftOut) {
  EXPECT_THAT(split_words(" a b ,, c,"), ElementsAre("a b", "c"));
  EXPECT_THAT(split_words(""), IsEmpty());
}

}  // namespace
}  // namespace dowel::app
