#include "core/log/free_name.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(FreeName, OfOneExerciseIsOneHoweverAnAppWritesIt) {
  for (const char* name : {"bench press", "Bench Press", " bench  press ", "Bench Press (Barbell)",
                           "Barbell Bench Press", "bench-press", "Bench press - barbell"}) {
    EXPECT_EQ(free_name_key(name), "bench press") << name;
  }
}

TEST(FreeName, OfAnotherToolOrVariantIsAnother) {
  EXPECT_EQ(free_name_key("Bench Press (Dumbbell)"), "bench press dumbbell");
  EXPECT_EQ(free_name_key("Close-grip bench press"), "close grip bench press");
  EXPECT_EQ(free_name_key("Bankdrücken"), "bankdrücken");
}

TEST(FreeName, OfNothingButSignsStaysWhatItIs) {
  EXPECT_EQ(free_name_key("***"), "***");
  EXPECT_EQ(free_name_key("Barbell"), "Barbell");
  EXPECT_EQ(free_name_key(""), "");
}

}  // namespace
}  // namespace dowel
