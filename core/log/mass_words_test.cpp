#include "core/log/mass_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/log/bells.h"

namespace dowel {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(MassWords, AreAsShortAsOneDecimalAllows) {
  EXPECT_EQ(mass_words(60, MassUnit::kKilogram), "60 kg");
  EXPECT_EQ(mass_words(62.5, MassUnit::kKilogram), "62.5 kg");
  EXPECT_EQ(mass_words(62.54, MassUnit::kKilogram), "62.5 kg");
  EXPECT_EQ(mass_words(62.5, MassUnit::kPound), "137.8 lb") << "62.5 / 0.45359237 = 137.789";
  EXPECT_EQ(figure_words(0), "0");
}

TEST(ParseMassUnit, KnowsKilogramsAndPoundsAndGuessesNothing) {
  for (const char* text : {"kg", "KG", " kgs "}) {
    EXPECT_EQ(parse_mass_unit(text), MassUnit::kKilogram);
  }
  for (const char* text : {"lb", "Lbs"}) EXPECT_EQ(parse_mass_unit(text), MassUnit::kPound);
  for (const char* text : {"", "g", "pound", "stone"}) EXPECT_FALSE(parse_mass_unit(text)) << text;
}

TEST(ParseBells, AreKeptAsMarkedLightestFirstAndEachOnce) {
  const auto parsed = [](const std::vector<std::string>& words, MassUnit bare) {
    return parse_bells(words, bare).value();
  };
  EXPECT_THAT(parsed({"24", "16kg", "53 lb", "16 kg"}, MassUnit::kKilogram),
              ElementsAre("16 kg", "24 kg", "53 lb"));
  EXPECT_THAT(parsed({"35"}, MassUnit::kPound), ElementsAre("35 lb"));
  EXPECT_THAT(parsed({"none"}, MassUnit::kKilogram), IsEmpty());
  for (const char* text : {"heavy", "0", "-16", "16 stone", "204", "1.2.3"}) {
    EXPECT_EQ(parse_bells({text}, MassUnit::kKilogram).error().code, ErrorCode::kUsage) << text;
  }
}

TEST(BellsKg, AreTheMassesOfWhatIsMarkedRising) {
  Athlete athlete;
  athlete.bells = {"53 lb", "16 kg"};
  EXPECT_THAT(bells_kg(athlete), ElementsAre(16, DoubleNear(24.0404, 1e-4)));
}

}  // namespace
}  // namespace dowel
