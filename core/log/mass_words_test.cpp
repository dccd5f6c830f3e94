#include "core/log/mass_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel {
namespace {

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

}  // namespace
}  // namespace dowel
