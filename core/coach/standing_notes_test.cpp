// What a coach wrote stands until the athlete has trained by it.
#include "core/coach/standing_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::at;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kLift;
using testing::ToldLog;

class StandingNotes : public ::testing::Test {
 protected:
  StandingNotes() { told.trains("2026-01-05T18:00"); }

  void write(const std::string& when, const std::string& text, bool of_set = true) {
    CoachNote note{.id = {text + when},
                   .athlete = told.athlete.id,
                   .session = told.log.sets.front().session,
                   .written = at(when),
                   .author = "Eve",
                   .text = text};
    if (of_set) note.set = told.log.sets.front().id;
    told.log.notes.push_back(note);
  }
  std::vector<std::string> standing(const std::string& now) {
    std::vector<std::string> texts;
    const auto notes = standing_notes(told.book(now));
    for (const StandingNote& one : notes.value()) {
      texts.push_back(one.note.text);
    }
    return texts;
  }

  ToldLog told;
};

TEST_F(StandingNotes, OfASetStandUntilTheDayAfterTheExerciseWasTrainedAgain) {
  write("2026-01-06T20:00", "knees");
  EXPECT_THAT(standing("2026-01-06T19:00"), IsEmpty()) << "not written yet";
  EXPECT_THAT(standing("2026-01-07T08:00"), ElementsAre("knees"));
  told.trains("2026-01-08T18:00", "squat");
  EXPECT_THAT(standing("2026-01-09T08:00"), ElementsAre("knees")) << "another exercise";
  told.trains("2026-01-12T18:00");
  EXPECT_THAT(standing("2026-01-12T20:00"), ElementsAre("knees")) << "to read in the gym";
  EXPECT_THAT(standing("2026-01-13T08:00"), IsEmpty());
}

TEST_F(StandingNotes, OfASessionStandUntilTheDayAfterTheNextOne) {
  write("2026-01-06T20:00", "sleep more", false);
  told.trains("2026-01-08T18:00", "squat");
  EXPECT_THAT(standing("2026-01-08T20:00"), ElementsAre("sleep more"));
  EXPECT_THAT(standing("2026-01-09T08:00"), IsEmpty());
}

TEST_F(StandingNotes, WhatIsNotTrainedAnyMoreIsForgottenAfterFourWeeks) {
  write("2026-01-06T20:00", "knees");
  EXPECT_THAT(standing("2026-02-03T20:00"), ElementsAre("knees"));
  EXPECT_THAT(standing("2026-02-03T20:01"), IsEmpty());
}

TEST_F(StandingNotes, ALookWithoutAWordSaysNothing) {
  write("2026-01-06T20:00", "");
  EXPECT_THAT(standing("2026-01-07T08:00"), IsEmpty());
}

TEST_F(StandingNotes, AreToldOldestFirstWithWhatTheyAreAbout) {
  write("2026-01-07T20:00", "and the back");
  write("2026-01-06T20:00", "knees");
  write("2026-01-06T21:00", "sleep", false);
  EXPECT_THAT(standing("2026-01-08T08:00"), ElementsAre("knees", "sleep", "and the back"));
  const auto notes = standing_notes(told.book("2026-01-08T08:00")).value();
  EXPECT_EQ(notes[0].session, at("2026-01-05T18:00"));
  ASSERT_TRUE(notes[0].set);
  EXPECT_EQ(notes[0].set->exercise.slug, kLift);
  EXPECT_FALSE(notes[1].set);
}

TEST_F(StandingNotes, OfAFreeExerciseAreKnownByItsName) {
  for (SetEntry& set : told.log.sets) set.exercise = {"", "Zercher squat"};
  write("2026-01-06T20:00", "elbows");
  told.trains("2026-01-08T18:00", "");
  told.log.sets.back().exercise.name = told.log.sets[2].exercise.name = "Yoke";
  EXPECT_THAT(standing("2026-01-09T08:00"), ElementsAre("elbows"));
  told.log.sets.back().exercise.name = "Zercher squat";
  EXPECT_THAT(standing("2026-01-09T08:00"), IsEmpty());
}

}  // namespace
}  // namespace dowel
