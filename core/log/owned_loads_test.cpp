// What is owned to lift with, as it is marked.
#include "core/log/owned_loads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Words = std::vector<std::string>;

TEST(ParseBells, AreKeptAsMarkedLightestFirstAndCounted) {
  const auto parsed = [](const Words& words, MassUnit bare) {
    return parse_bells(words, bare).value();
  };
  EXPECT_THAT(parsed({"24", "16kg", "53 lb", "16 kg"}, MassUnit::kKilogram),
              ElementsAre("2 x 16 kg", "24 kg", "53 lb"));
  EXPECT_THAT(parsed({"2x16", "24kg", "28"}, MassUnit::kKilogram),
              ElementsAre("2 x 16 kg", "24 kg", "28 kg"));
  EXPECT_THAT(parsed({"2 x 16 kg", "16"}, MassUnit::kKilogram), ElementsAre("3 x 16 kg"));
  EXPECT_THAT(parsed({"35"}, MassUnit::kPound), ElementsAre("35 lb"));
  EXPECT_THAT(parsed({"35", "53lb"}, MassUnit::kKilogram), ElementsAre("35 lb", "53 lb"))
      << "a unit behind the last one is meant of all";
  EXPECT_THAT(parsed({"none"}, MassUnit::kKilogram), IsEmpty());
  for (const char* text :
       {"heavy", "0", "-16", "16 stone", "204", "1.2.3", "0x16", "1.5x16", "x16", "2x"}) {
    EXPECT_EQ(parse_bells({text}, MassUnit::kKilogram).error().code, ErrorCode::kUsage) << text;
  }
}

TEST(BellsKg, AreTheMassesOfWhatIsMarkedRising) {
  Athlete athlete;
  athlete.bells = {"53 lb", "16 kg"};
  EXPECT_THAT(bells_kg(athlete), ElementsAre(16, DoubleNear(24.0404, 1e-4)));
  athlete.bells = {"2 x 16 kg", "24 kg"};
  EXPECT_THAT(bells_kg(athlete), ElementsAre(16, 24, 32)) << "a pair is lifted together";
}

TEST(ParseDumbbells, OneByOneOrAdjusted) {
  const auto parsed = [](const Words& words) {
    return parse_dumbbells(words, MassUnit::kKilogram).value();
  };
  EXPECT_THAT(parsed({"10", "7.5", "25lb"}), ElementsAre("7.5 lb", "10 lb", "25 lb"));
  EXPECT_THAT(parsed({"10kg", "7.5"}), ElementsAre("7.5 kg", "10 kg"));
  EXPECT_THAT(parsed({"4-10/2kg"}), ElementsAre("4 kg", "6 kg", "8 kg", "10 kg"));
  EXPECT_THAT(parsed({"5-15/5lb"}), ElementsAre("5 lb", "10 lb", "15 lb"));
  EXPECT_THAT(parsed({"2.5-6/1.25"}), ElementsAre("2.5 kg", "3.75 kg", "5 kg"));
  EXPECT_THAT(parsed({"none"}), IsEmpty());
  for (const char* text : {"10-4/2", "4-10", "4-10/0", "1-150/0.1", "two", "4-10/2 stone", "-4"}) {
    EXPECT_EQ(parse_dumbbells({text}, MassUnit::kKilogram).error().code, ErrorCode::kUsage) << text;
  }
}

TEST(ParsePlates, CountedOrAsManyAsWanted) {
  const auto parsed = [](const Words& words) {
    return parse_plates(words, MassUnit::kKilogram).value();
  };
  EXPECT_THAT(parsed({"4x20", "2 x 1.25", "10"}), ElementsAre("2 x 1.25 kg", "10 kg", "4 x 20 kg"));
  EXPECT_THAT(parsed({"4×45", "2x2.5lb"}), ElementsAre("2 x 2.5 lb", "4 x 45 lb"));
  EXPECT_THAT(parsed({"none"}), IsEmpty());
  for (const char* text : {"0x20", "2.5x20", "x20", "4x", "4x51", "101x20", "-2x20", "many"}) {
    EXPECT_EQ(parse_plates({text}, MassUnit::kKilogram).error().code, ErrorCode::kUsage) << text;
  }
  EXPECT_FALSE(parse_plates({"2x20", "4x20"}, MassUnit::kKilogram)) << "two or four?";
}

TEST(PlatesOwned, ComeBackAsTheyWereKept) {
  Athlete athlete;
  athlete.shown_unit = MassUnit::kPound;
  athlete.plates = parse_plates({"4x45", "10"}, MassUnit::kPound).value();
  athlete.bar = parse_bar("15kg", MassUnit::kPound).value();
  athlete.dumbbells = parse_dumbbells({"25"}, MassUnit::kPound).value();
  const auto piles = plates_owned(athlete);
  ASSERT_EQ(piles.size(), 2U);
  EXPECT_NEAR(piles[0].mass_kg, 10 * kKilogramsPerPound, 1e-9);
  EXPECT_FALSE(piles[0].count);
  EXPECT_NEAR(piles[1].mass_kg, 45 * kKilogramsPerPound, 1e-9);
  EXPECT_EQ(piles[1].count, 4);
  EXPECT_EQ(own_bar_kg(athlete), 15.0);
  EXPECT_THAT(dumbbells_kg(athlete), ElementsAre(DoubleNear(25 * kKilogramsPerPound, 1e-9)));
  EXPECT_FALSE(own_bar_kg(Athlete{}));
  EXPECT_EQ(parse_bar("none", MassUnit::kKilogram).value(), "");
  for (const char* text : {"0", "60", "heavy"}) {
    EXPECT_EQ(parse_bar(text, MassUnit::kKilogram).error().code, ErrorCode::kUsage) << text;
  }
}

}  // namespace
}  // namespace dowel
