#include "app/log_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/exercise_choice.h"
#include "app/save_analysis.h"
#include "knowledge/load.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const AthleteId kAna{"ana"}, kBo{"bo"};

LocalTime at(const char* text) { return parse_local_time(text).value(); }
LocalDate on(const char* text) { return parse_local_date(text).value(); }

// Ana: two sessions on Monday (two sets and one), one on Tuesday without a set. Bo: one set.
class LogEntries : public ::testing::Test {
 protected:
  LogEntries() {
    LogChange change{.what = "fill"};
    change.put = {Athlete{.id = kAna, .name = "Ana"}, Athlete{.id = kBo, .name = "Bo"}};
    add(change, kAna, "morning", "2026-01-05T07:00:00", {"m1", "m2"});
    add(change, kAna, "evening", "2026-01-05T18:30:00", {"e1"});
    add(change, kAna, "empty", "2026-01-06T07:00:00", {});
    add(change, kBo, "bos", "2026-01-07T07:00:00", {"b1"});
    EXPECT_TRUE(log->commit(change));
  }
  static void add(LogChange& change, const AthleteId& athlete, const char* session,
                  const char* start, const std::vector<const char*>& sets) {
    change.put.emplace_back(
        WorkoutSession{.id = {session}, .athlete = athlete, .started = at(start)});
    for (std::size_t i = 0; i < sets.size(); ++i) {
      change.put.emplace_back(SetEntry{.id = {sets[i]},
                                       .session = {session},
                                       .exercise = {"deadlift", ""},
                                       .order = static_cast<int>(i),
                                       .reps = 5});
    }
  }
  const Knowledge knowledge = load_embedded().value();
  CoachRules coach = *knowledge.coach;
  std::string found(const std::string& handle, const AthleteId& athlete = kAna) {
    const auto set = find_set(*log, athlete, handle);
    return set ? set->set.id.value + "/" + std::to_string(set->number)
               : set.error().message + " | " + set.error().hint;
  }

  store::TestFolder folder;
  std::unique_ptr<store::Store> log = store::open_sqlite(folder / "log.db").value();
};

TEST_F(LogEntries, SetsAreNumberedOverAllSessionsOfTheirDay) {
  const auto day = sets_of_day(*log, kAna, on("2026-01-05"));
  ASSERT_TRUE(day);
  std::vector<std::string> ids;
  for (const NumberedSet& s : *day) {
    ids.push_back(s.set.id.value);
    EXPECT_EQ(s.number, static_cast<int>(ids.size()));
  }
  EXPECT_THAT(ids, ElementsAre("m1", "m2", "e1"));
  EXPECT_TRUE(sets_of_day(*log, kAna, on("2026-01-06"))->empty());
  EXPECT_TRUE(sets_of_day(*log, kBo, on("2026-01-05"))->empty());
}

TEST_F(LogEntries, TheLastDayIsTheLastWithSets) {
  EXPECT_EQ(sets_of_last_day(*log, kAna)->size(), 3U) << "Tuesday has a session but no set";
  EXPECT_TRUE(sets_of_last_day(*log, {"nobody"})->empty());
}

TEST_F(LogEntries, ASetIsFoundByEveryHandleThereIs) {
  EXPECT_EQ(found("last"), "e1/3");
  EXPECT_EQ(found("2"), "m2/2");
  EXPECT_EQ(found("2026-01-05/1"), "m1/1");
  EXPECT_EQ(found("e1"), "e1/3");
  EXPECT_EQ(found("last", kBo), "b1/1");
}

TEST_F(LogEntries, ARefusalSaysWhatThereIs) {
  EXPECT_THAT(found("4"), HasSubstr("no set 4 on 2026-01-05 | that day has sets 1 to 3"));
  EXPECT_THAT(found("0"), HasSubstr("no set 0"));
  EXPECT_THAT(found("-1"), HasSubstr("no set -1"));
  EXPECT_THAT(found("2026-01-06/1"), HasSubstr("none was logged then"));
  EXPECT_THAT(found("2026-02-30/1"), HasSubstr("there is no set '2026-02-30/1'"));
  EXPECT_THAT(found("nonsense"), HasSubstr("say last, a number"));
  EXPECT_THAT(found("last", {"nobody"}), HasSubstr("none was logged then"));
}

TEST_F(LogEntries, NobodyFindsTheSetOfAnother) {
  EXPECT_THAT(found("b1"), HasSubstr("belongs to another athlete"));
  EXPECT_THAT(found("m1", kBo), HasSubstr("belongs to another athlete"));
}

TEST_F(LogEntries, ADayWithTwoSessionsAsksWhich) {
  const auto session = [&](const char* when, bool day_only) {
    const auto found = find_session(*log, kAna, at(when), day_only);
    return found ? found->id.value : found.error().message + " | " + found.error().hint;
  };
  EXPECT_EQ(session("2026-01-06T00:00:00", true), "empty");
  EXPECT_EQ(session("2026-01-05T18:30:00", false), "evening");
  EXPECT_EQ(session("2026-01-05T18:30:59", false), "evening") << "within the minute";
  EXPECT_EQ(session("2026-01-05T00:00:00", true),
            "there are several sessions on 2026-01-05 | say when it began: 2026-01-05T07:00 or "
            "2026-01-05T18:30");
  EXPECT_THAT(session("2026-01-05T18:31:00", false), HasSubstr("began then"));
  EXPECT_THAT(session("2026-03-01T00:00:00", true), HasSubstr("no session was logged"));
}

TEST_F(LogEntries, NewSetsGoBehindThoseOfTheSession) {
  bool is_new = true;
  const auto session = session_for(*log, coach, kAna, at("2026-01-05T20:00:00"), is_new);
  ASSERT_TRUE(session);
  EXPECT_FALSE(is_new);
  EXPECT_EQ(session->id.value, "evening") << "the newest of Dowel's own that day";
  int made = 0;
  const auto change =
      log_sets(*log, *session, is_new, {"squat", ""}, {{.sets = 2, .reps = 8, .load_kg = 60}},
               {.sides = {Side::kLeft, Side::kRight}, .rpe = 8, .notes = "ok"},
               [&] { return "new" + std::to_string(++made); });
  ASSERT_TRUE(change);
  ASSERT_TRUE(log->commit(*change));
  const auto sets = log->sets({"evening"});
  ASSERT_EQ(sets->size(), 5U);
  for (std::size_t i = 1; i < sets->size(); ++i) {
    const SetEntry& set = (*sets)[i];
    EXPECT_EQ(set.order, static_cast<int>(i));
    EXPECT_EQ(set.side, i % 2 == 1 ? Side::kLeft : Side::kRight);
    EXPECT_EQ(set.rpe, 8);
    EXPECT_EQ(set.load_kg, 60);
  }
}

TEST_F(LogEntries, ASessionGoesOnAfterMidnightAsLongAsTheRulesSay) {
  const auto session = [&](const char* when) {
    bool is_new = false;
    return session_for(*log, coach, kAna, at(when), is_new)->id.value;
  };
  ASSERT_TRUE(log->commit(
      {.what = "late",
       .put = {
           WorkoutSession{.id = {"late"}, .athlete = kAna, .started = at("2026-01-09T23:00:00")},
           WorkoutSession{.id = {"long"},
                          .athlete = kAna,
                          .started = at("2026-01-12T21:00:00"),
                          .duration_s = 3.5 * 3600}}}));
  EXPECT_EQ(session("2026-01-10T01:00:00"), "late") << "its end is not known";
  EXPECT_NE(session("2026-01-10T01:01:00"), "late");
  EXPECT_EQ(session("2026-01-13T01:15:00"), "long") << "it ended at half past midnight";
  EXPECT_NE(session("2026-01-13T01:16:00"), "long");
  coach.goes_on_min = 61;
  coach.goes_on_after_end_min = 0;
  EXPECT_EQ(session("2026-01-10T00:01:00"), "late");
  EXPECT_NE(session("2026-01-10T00:02:00"), "late");
  EXPECT_NE(session("2026-01-13T00:31:00"), "long");
}

TEST_F(LogEntries, TwoProgramsBeginTheSameSession) {
  bool first_new = false, second_new = false;
  const auto first = session_for(*log, coach, kAna, at("2026-01-09T07:00:00"), first_new);
  const auto second = session_for(*log, coach, kAna, at("2026-01-09T07:00:05"), second_new);
  EXPECT_TRUE(first_new && second_new);
  EXPECT_EQ(first->id, second->id);
  bool other = false;
  EXPECT_NE(session_for(*log, coach, kBo, at("2026-01-09T07:00:00"), other)->id, first->id);
}

// Which set a film belongs to.
class FilmOf : public LogEntries {
 protected:
  AnalysisToSave film(const char* clip) const {
    return {.slugs = {"deadlift"},
            .reps = 5,
            .clip = clip,
            .held = 1,
            .gradeable = 2,
            .json = "{}",
            .done = at("2026-01-05T19:00:00")};
  }
  std::string saved(const AnalysisToSave& analysis) {
    const auto done = save_analysis(*log, coach, Athlete{.id = kAna, .name = "Ana"}, analysis,
                                    store::system_ids());
    return done ? done->set.set.id.value + (done->made_set ? " made" : "") : done.error().message;
  }
};

TEST_F(FilmOf, TheNewestNotFilmedThenTheOneBefore) {
  EXPECT_EQ(saved(film("a.mp4")), "e1");
  EXPECT_EQ(saved(film("b.mp4")), "m2");
  EXPECT_EQ(saved(film("a.mp4")), "e1") << "the same clip again goes to its own set";
  EXPECT_EQ(saved(film("c.mp4")), "m1");
  EXPECT_EQ(log->analyses({"e1"})->size(), 2U);
}

TEST_F(FilmOf, OfSeveralFilmsTheOldestSetComesFirst) {
  AnalysisToSave first = film("a.mp4");
  first.oldest_first = true;
  EXPECT_EQ(saved(first), "m1");
}

TEST_F(FilmOf, AHandleDecides) {
  AnalysisToSave told = film("a.mp4");
  told.set_handle = "2";
  told.done = at("2026-03-01T00:00:00");
  EXPECT_EQ(saved(told), "m2");
  told.set_handle = "b1";
  EXPECT_THAT(saved(told), HasSubstr("belongs to another athlete"));
}

TEST_F(FilmOf, WhatWasNotLoggedIsMadeFromWhatWasCounted) {
  AnalysisToSave other = film("a.mp4");
  other.slugs = {"squat"};
  other.load_kg = 80;
  EXPECT_THAT(saved(other), HasSubstr(" made"));
  const NumberedSet made = find_set(*log, kAna, "last").value();
  EXPECT_EQ(made.set.exercise.slug, "squat");
  EXPECT_EQ(made.set.reps, 5);
  EXPECT_EQ(made.set.load_kg, 80);
  EXPECT_TRUE(made.filmed);
}

TEST_F(FilmOf, NothingIsGuessed) {
  AnalysisToSave rough = film("a.mp4");
  rough.slugs = {"squat", "front-squat"};
  EXPECT_THAT(saved(rough), HasSubstr("recognised only roughly"));
  rough.slugs = {"squat"};
  rough.reps = 0;
  EXPECT_THAT(saved(rough), HasSubstr("no repetition was counted"));
  rough.slugs = {"squat", "deadlift"};
  rough.reps = 5;
  EXPECT_EQ(saved(rough), "e1") << "one of both was logged that day";
}

// What a word for an exercise means.
class Choose : public LogEntries {
 protected:
  Choose() {
    EXPECT_TRUE(log->commit({.what = "free",
                             .put = {SetEntry{.id = {"f1"},
                                              .session = {"evening"},
                                              .exercise = {"", "Yoke walk"},
                                              .order = 9,
                                              .distance_m = 20}}}));
  }
  std::string chosen(const std::string& words, NewNames new_names = NewNames::kRefused,
                     const AthleteId& athlete = kAna) {
    const auto choice = choose_exercise(*log, athlete, knowledge, words, new_names);
    if (!choice) return choice.error().message + " | " + choice.error().hint;
    return choice->slug + "|" + choice->name;
  }
  Knowledge knowledge = load_embedded().value();
};

TEST_F(Choose, OursByAnyOfItsNames) {
  for (const char* words : {"deadlift", "Deadlift", " DEADLIFT "}) {
    EXPECT_EQ(chosen(words), "deadlift|") << words;
  }
  for (const char* words : {"romanian-deadlift", "Romanian deadlift", "romanian_deadlift", "RDL"}) {
    EXPECT_EQ(chosen(words), "romanian-deadlift|") << words;
  }
}

TEST_F(Choose, AFreeOneOnlyWhoLoggedItBefore) {
  EXPECT_EQ(chosen("yoke WALK"), "|Yoke walk");
  EXPECT_THAT(chosen("yoke walk", NewNames::kRefused, kBo), HasSubstr("no exercise is called"));
}

TEST_F(Choose, LiftsThatPeopleKnowAndVariantsOfOursAreMeantAsTheyAreTyped) {
  const auto offered = [&](const char* words) { return chosen(words, NewNames::kOffered); };
  EXPECT_EQ(offered("Goblet squats"), "|goblet squat");
  EXPECT_EQ(offered("hex bar deadlift"), "|trap bar deadlift");
  EXPECT_EQ(offered("TGU"), "|turkish get up");
  EXPECT_EQ(offered("paused deadlift"), "|paused deadlift");
  EXPECT_EQ(offered("block pull"), "|block pull");
  EXPECT_THAT(chosen("goblet squat"), HasSubstr("no exercise is called"))
      << "where nothing is logged it is not known";
  EXPECT_THAT(offered("kettelbell deadlift"), HasSubstr("kettlebell-deadlift"))
      << "a slip is no variant";
}

TEST_F(Choose, ANewNameOnlyWhereItIsWanted) {
  EXPECT_EQ(chosen("Zercher yoke", NewNames::kTaken), "|Zercher yoke");
  EXPECT_THAT(chosen("Zercher yoke", NewNames::kOffered), HasSubstr("--free"));
  EXPECT_THAT(chosen("Zercher yoke"), HasSubstr("'dowel explain' lists"));
  EXPECT_THAT(chosen("deadlfit"), HasSubstr("did you mean deadlift"));
  EXPECT_THAT(chosen("   "), HasSubstr("has no name"));
}

}  // namespace
}  // namespace dowel::app
