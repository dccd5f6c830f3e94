// How long somebody has hinged well without a load.
#include "core/coach/felt_hinges.h"

#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::Form;
using testing::ToldLog;

constexpr const char* kStick = "dowel-hinge";

// Four days of it, no load.
ToldLog& four_days(ToldLog& told) {
  for (const char* day : {"01", "03", "05", "07"}) {
    told.trains(std::string("2026-01-") + day + "T18:00", kStick, 12, 0);
  }
  return told;
}

int felt(ToldLog& told) { return felt_hinges(told.book("2026-01-08T08:00")).value(); }

TEST(FeltHinges, AreDaysWithoutALoad) {
  ToldLog told;
  EXPECT_EQ(felt(told), 0);
  EXPECT_EQ(felt(four_days(told)), 4);
  told.trains("2026-01-07T20:00", kStick, 12, 0);
  EXPECT_EQ(felt(told), 4) << "the same day again";
  told.trains("2026-01-06T18:00", "bodyweight-hinge", 12, 0);
  EXPECT_EQ(felt(told), 5) << "any hinge of the pattern";
  told.trains("2026-01-02T18:00", "kettlebell-deadlift", 8, 12);
  EXPECT_EQ(felt(told), 5);
}

TEST(FeltHinges, BeginAnewAfterTrouble) {
  const auto after = [](const std::function<void(SetEntry&)>& trouble) {
    ToldLog told;
    four_days(told);
    for (SetEntry& set : told.log.sets) {
      if (set.session.value.starts_with("2026-01-03")) trouble(set);
    }
    return felt(told);
  };
  EXPECT_EQ(after([](SetEntry& set) { set.pain = 2; }), 4) << "green";
  EXPECT_EQ(after([](SetEntry& set) { set.pain = 3; }), 2);
  EXPECT_EQ(after([](SetEntry& set) { set.next_day_pain = 3; }), 2);
  EXPECT_EQ(after([](SetEntry& set) { set.rpe = 7; }), 4) << "three are left";
  EXPECT_EQ(after([](SetEntry& set) { set.rpe = 8; }), 2);
  EXPECT_EQ(after([](SetEntry& set) { set.rir = 2; }), 2);
  EXPECT_EQ(after([](SetEntry& set) { set.load_kg = 12; }), 2);
}

TEST(FeltHinges, AFaultOnFilmCountsAsTrouble) {
  ToldLog told;
  told.trains("2026-01-03T18:00", kStick, 12, 0, Form::kBroken);
  told.trains("2026-01-05T18:00", kStick, 12, 0);
  EXPECT_EQ(felt(told), 1);
}

TEST(FeltHinges, AreAmongWhatAPlanIsMadeFrom) {
  ToldLog told;
  four_days(told);
  EXPECT_EQ(readiness_of(told.book("2026-01-08T08:00")).value().felt_hinges, 4);
}

}  // namespace
}  // namespace dowel
