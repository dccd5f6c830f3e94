// Who needs a look, and who does not.
#include "core/coach/roster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::at;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Form;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kLift;
using testing::on;
using ::testing::SizeIs;
using testing::ToldLog;

constexpr const char* kSunday = "2025-11-02T19:00";
constexpr const char* kWeekAgo = "2025-10-26";
// Mondays up to the last before that Sunday.
constexpr const char* kMondays[] = {"2025-09-15T18:00", "2025-09-22T18:00", "2025-09-29T18:00",
                                    "2025-10-06T18:00", "2025-10-13T18:00", "2025-10-20T18:00",
                                    "2025-10-27T18:00"};

RosterEntry look(ToldLog& told, const char* since = kWeekAgo, const char* now = kSunday) {
  const auto entry = look_over(told.book(now), on(since));
  EXPECT_TRUE(entry) << entry.error().message;
  return entry.value_or(RosterEntry{});
}

std::vector<std::string> kinds(const RosterEntry& entry) {
  std::vector<std::string> words;
  for (const RosterFact& fact : entry.facts) words.emplace_back(word_for(kind_of(fact)));
  return words;
}

// The first fact of that kind; a test that has none fails.
template <class Fact>
Fact fact_of(const RosterEntry& entry) {
  for (const RosterFact& fact : entry.facts) {
    if (const auto* found = std::get_if<Fact>(&fact)) return *found;
  }
  ADD_FAILURE() << "told instead: " << ::testing::PrintToString(kinds(entry));
  return {};
}

// The last four Mondays, all well: effort told, loads that rise.
void train_well(ToldLog& told, double load_kg = 100) {
  for (int i = 3; i < 7; ++i) {
    told.trains(kMondays[i], kLift, 5, load_kg + 5 * (i - 3));
    told.log.sets.back().rpe = 8;
  }
}

CoachNote note_on(const ToldLog& told, const SetEntry* set, const SessionId& session) {
  CoachNote note{.id = {"note" + std::to_string(told.log.notes.size())},
                 .athlete = told.athlete.id,
                 .session = session,
                 .written = at("2025-10-31T20:00"),
                 .author = "Eve",
                 .text = "knees"};
  if (set) note.set = set->id;
  return note;
}

TEST(Roster, PlannedDaysThatAreNeverTrainedAreTold) {
  const auto with_plan = [](const std::vector<const char*>& trained) {
    ToldLog told;
    told.plans("2025-10-12T08:00", 4,
               [](PlanRequest& request) { request.start = on("2025-10-13"); });
    for (const char* day : trained) told.trains(std::string(day) + "T18:00", kLift, 5, 100);
    return kinds(look(told)).empty() ? std::optional<DaysMissed>()
                                     : std::optional{fact_of<DaysMissed>(look(told))};
  };
  const auto days = with_plan({"2025-10-13", "2025-10-15", "2025-10-20", "2025-10-22", "2025-10-27",
                               "2025-10-29"});  // never on a Friday
  ASSERT_TRUE(days);
  EXPECT_EQ(days->missed, 3);
  EXPECT_EQ(days->planned, 9);
  EXPECT_EQ(days->first, on("2025-10-17"));
  EXPECT_FALSE(with_plan({"2025-10-13", "2025-10-15", "2025-10-17", "2025-10-20", "2025-10-22",
                          "2025-10-27", "2025-10-29", "2025-10-31"}))
      << "one was missed";
  EXPECT_FALSE(with_plan({"2025-10-13", "2025-10-15", "2025-10-18", "2025-10-20", "2025-10-22",
                          "2025-10-25", "2025-10-27", "2025-10-29", "2025-11-01"}))
      << "done a day later";
}

TEST(Roster, AnOwnLiftThatTheCatalogueDoesNotKnowIsLookedAtToo) {
  ToldLog told;
  told.plans("2025-10-12T08:00", 4, [](PlanRequest& request) {
    request.start = on("2025-10-13");
    request.days = {
        {0, 60, {OwnLift{"bench press", 2, 5, true, OwnRule{.by = OwnProgress::kStep}}}}};
  });
  for (int i = 3; i < 7; ++i) told.trains(kMondays[i], "bench", i == 3 ? 5 : 3, i == 3 ? 80 : 82.5);
  for (SetEntry& set : told.log.sets) set.exercise = {"", "bench press"};
  const HeldBack held = fact_of<HeldBack>(look(told));
  EXPECT_EQ(held.exercise, "");
  EXPECT_EQ(held.name, "bench press");
  EXPECT_EQ(held.verdict, GateVerdict::kRegress);
}

TEST(Roster, WhoTrainsAsPlannedIsWell) {
  ToldLog told;
  train_well(told);
  const RosterEntry entry = look(told);
  EXPECT_THAT(kinds(entry), IsEmpty());
  EXPECT_EQ(entry.sessions, 1);
  EXPECT_EQ(entry.last, at(kMondays[6]));
  EXPECT_EQ(entry.athlete.name, "Ana");
}

TEST(Roster, SaysWhatTheLogDoesNot) {
  ToldLog told;
  train_well(told);
  EXPECT_THAT(look(told).gaps,
              ElementsAre(RosterGap::kNoFilm, RosterGap::kNoPainTold, RosterGap::kNoSignsAsked));
  told.log.sets.back().pain = 0;
  told.red_flags("2025-10-01T08:00");
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kClean, 115);
  EXPECT_THAT(look(told).gaps, IsEmpty()) << "no pain is an answer, too";
  for (SetEntry& set : told.log.sets) set.rpe.reset();
  EXPECT_THAT(look(told).gaps, ElementsAre(RosterGap::kNoEffort));
  told.log.sets.back().rir = 2;
  EXPECT_THAT(look(told).gaps, IsEmpty()) << "in reserve is effort, too";
}

// ---- warning signs ---------------------------------------------------------------------------

TEST(Roster, AWarningSignStandsHoweverOldAndComesFirst) {
  ToldLog told;
  train_well(told);
  told.hurts("2025-10-28T08:00", Region::kLowerBack, 7);
  told.red_flags("2025-08-01T08:00", "night-pain");
  told.log.red_flags.back().note = "since the fall";
  const RosterEntry entry = look(told);
  EXPECT_THAT(kinds(entry), ElementsAre("warning_sign", "pain"));
  const auto sign = fact_of<WarningSign>(entry);
  EXPECT_THAT(sign.signs, ElementsAre("night-pain"));
  EXPECT_EQ(sign.told, at("2025-08-01T08:00"));
  EXPECT_EQ(sign.note, "since the fall");
  told.red_flags("2025-10-30T08:00");
  EXPECT_THAT(kinds(look(told)), ElementsAre("pain")) << "answered again, with no";
}

TEST(Roster, ASignThatCannotWaitGoesBeforeOneThatCan) {
  ToldLog soon, today;
  soon.red_flags("2025-11-01T08:00", "night-pain");
  today.red_flags("2025-10-01T08:00", "bladder-bowel");
  EXPECT_TRUE(presses_more(look(today), look(soon)));
  EXPECT_FALSE(presses_more(look(soon), look(today)));
}

// ---- pain ------------------------------------------------------------------------------------

TEST(Roster, AmberPainNeedsALookAndGreenDoesNot) {
  for (const auto& [level, told_of] : {std::pair{2, false}, {3, true}, {5, true}, {6, true}}) {
    ToldLog told;
    train_well(told);
    told.hurts("2025-10-31T18:00", Region::kLowerBack, level);
    EXPECT_EQ(!look(told).facts.empty(), told_of) << level;
  }
}

TEST(Roster, TheMorningAfterCountsByItself) {
  ToldLog told;
  train_well(told);
  told.feels("2025-10-31T18:00",
             {.region = Region::kHip, .during = 1, .next_morning = 3, .note = "climbing stairs"});
  const auto pain = fact_of<PainTold>(look(told));
  EXPECT_EQ(pain.region, Region::kHip);
  EXPECT_EQ(pain.during, 1);
  EXPECT_EQ(pain.next_morning, 3);
  EXPECT_EQ(pain.light, Light::kAmber);
  EXPECT_EQ(pain.told, at("2025-10-31T18:00"));
  EXPECT_EQ(pain.note, "climbing stairs");
}

TEST(Roster, PainIsComparedWithTheDayBefore) {
  ToldLog told;
  train_well(told);
  told.hurts("2025-10-31T18:00", Region::kHip, 4);
  EXPECT_FALSE(fact_of<PainTold>(look(told)).before) << "told for the first time";
  told.hurts("2025-10-29T18:00", Region::kHip, 3);
  told.hurts("2025-10-31T09:00", Region::kHip, 1);
  EXPECT_EQ(fact_of<PainTold>(look(told)).before, 3) << "answers of one day are one";
  told.hurts("2025-10-31T18:30", Region::kGroin, 4);
  EXPECT_FALSE(fact_of<PainTold>(look(told)).before) << "another region is no comparison";
}

TEST(Roster, PainThatLastsSaysForHowLong) {
  ToldLog told;
  train_well(told);
  for (const char* day :
       {"2025-10-10T18:00", "2025-10-18T18:00", "2025-10-25T18:00", "2025-10-31T18:00"}) {
    told.hurts(day, Region::kKnee, 3);
  }
  EXPECT_EQ(fact_of<PainTold>(look(told)).weeks, 3);
}

TEST(Roster, StrongPainStandsUntilAnsweredAgain) {
  ToldLog told;
  train_well(told);
  told.hurts("2025-09-20T18:00", Region::kHip, 7);
  EXPECT_EQ(fact_of<PainTold>(look(told)).light, Light::kRed);
  told.hurts("2025-10-01T18:00", Region::kHip, 1);
  EXPECT_THAT(kinds(look(told)), IsEmpty());
}

TEST(Roster, AmberPainOfBeforeStandsUntilItIsAnswered) {
  ToldLog told;
  train_well(told);
  told.hurts("2025-10-20T18:00", Region::kHip, 4);
  EXPECT_THAT(kinds(look(told)), ElementsAre("pain"));
  EXPECT_THAT(look(told).gaps, ::testing::Not(::testing::Contains(RosterGap::kNoPainTold)));
  const RosterEntry longer = look(told, "2025-10-15");
  EXPECT_EQ(fact_of<PainTold>(longer).during, 4) << "who was away for a fortnight is told";
  told.hurts("2025-10-22T18:00", Region::kHip, 0);
  EXPECT_THAT(kinds(look(told, "2025-10-15")), IsEmpty()) << "it has gone since";
}

TEST(Roster, PainOfASetWithoutAPlaceIsToldByItsExercise) {
  ToldLog told;
  train_well(told);
  told.log.sets.back().pain = 4;
  told.log.sets.back().next_day_pain = 3;
  const auto pain = fact_of<PainTold>(look(told));
  EXPECT_FALSE(pain.region);
  EXPECT_EQ(pain.exercise.slug, kLift);
  EXPECT_EQ(pain.during, 4);
  EXPECT_EQ(pain.next_morning, 3);
  EXPECT_EQ(pain.told, at(kMondays[6]));
  told.hurts("2025-10-28T08:00", Region::kLowerBack, 1);
  const RosterEntry placed = look(told);
  EXPECT_THAT(kinds(placed), ElementsAre("hold")) << "the place was told, and it is mild";
  EXPECT_TRUE(fact_of<HeldBack>(placed).for_pain);
}

TEST(Roster, PainOfSetsReachesAsFarBackAsIsAsked) {
  ToldLog told;
  train_well(told);
  SetEntry& earlier = told.log.sets[told.log.sets.size() - 3];  // of the Monday before
  earlier.pain = 5;
  EXPECT_THAT(kinds(look(told)), IsEmpty());
  EXPECT_EQ(fact_of<PainTold>(look(told, "2025-10-20")).during, 5);
}

TEST(Roster, WorsePainGoesFirstThenRisingThenNewer) {
  const auto entry = [](int level, const char* when, std::optional<int> before = std::nullopt) {
    ToldLog told;
    train_well(told);
    if (before) told.hurts("2025-10-24T18:00", Region::kHip, *before);
    told.hurts(when, Region::kHip, level);
    return look(told);
  };
  const RosterEntry red = entry(6, "2025-10-27T18:00", 8);
  const RosterEntry rising = entry(4, "2025-10-28T18:00", 3);
  const RosterEntry falling = entry(5, "2025-10-31T18:00", 5);
  const RosterEntry newer = entry(4, "2025-10-29T18:00", 3);
  EXPECT_TRUE(presses_more(red, rising)) << "it stops a plan, though it eases";
  EXPECT_TRUE(presses_more(rising, falling)) << "it gets worse";
  EXPECT_TRUE(presses_more(newer, rising));
  EXPECT_FALSE(presses_more(rising, newer));
}

// ---- films, the gate, misses -----------------------------------------------------------------

TEST(Roster, AFilmThatBrokeIsToldWithTheGatesReason) {
  ToldLog told;
  train_well(told);
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kBroken, 115);
  const RosterEntry entry = look(told);
  EXPECT_THAT(kinds(entry), ElementsAre("film_broke", "not_looked_at"));
  const auto film = fact_of<FilmBroke>(entry);
  EXPECT_EQ(film.exercise, kLift);
  EXPECT_EQ(film.when, at(kMondays[6]));
  EXPECT_EQ(film.verdict, GateVerdict::kRegress);
  EXPECT_EQ(film.why.text, next_step(told.book(kSunday), kLift).value().ruling.why.text)
      << "as 'next' says it";
}

TEST(Roster, ACleanFilmIsOnlyToBeLookedAt) {
  ToldLog told;
  train_well(told);
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kClean, 115);
  const RosterEntry entry = look(told);
  EXPECT_THAT(kinds(entry), ElementsAre("not_looked_at"))
      << "the first clean session of two is on its way, not held up";
  EXPECT_EQ(fact_of<NotLookedAt>(entry).films, 1);
  EXPECT_EQ(fact_of<NotLookedAt>(entry).first, at(kMondays[6]));
}

TEST(Roster, WhatACoachHasLookedAtIsToldNoMore) {
  ToldLog told;
  train_well(told);
  told.log.sets.back().reps = 0;
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kBroken, 115);
  EXPECT_THAT(kinds(look(told)), ElementsAre("film_broke", "missed_lift", "not_looked_at"));
  const SetEntry filmed = told.log.sets.back();
  told.log.notes = {note_on(told, &told.log.sets.front(), told.log.sets.front().session)};
  EXPECT_THAT(kinds(look(told)), SizeIs(3)) << "that was another session";
  told.log.notes = {note_on(told, &filmed, filmed.session)};
  told.log.notes.back().text.clear();
  EXPECT_THAT(kinds(look(told)), IsEmpty()) << "looked at without a word";
  told.log.notes = {note_on(told, nullptr, filmed.session)};
  EXPECT_THAT(kinds(look(told)), IsEmpty()) << "the whole session was spoken of";
}

TEST(Roster, ARiseOfEffortIsToldUntilACoachHasSpokenOfIt) {
  ToldLog told;
  for (int i = 3; i < 7; ++i) {
    told.trains(kMondays[i], kLift, 5, 100);
    told.log.sets.back().rpe = std::min(4.0 + i, 9.5);
  }
  EXPECT_THAT(kinds(look(told)), ElementsAre("slide"));
  const SetEntry last = told.log.sets.back();
  told.log.notes = {note_on(told, nullptr, told.log.sets.front().session)};
  EXPECT_THAT(kinds(look(told)), SizeIs(1)) << "that was another session";
  told.log.notes = {note_on(told, nullptr, last.session)};
  EXPECT_THAT(kinds(look(told)), IsEmpty());
}

TEST(Roster, AHoldWithoutANewFilmIsTold) {
  ToldLog told;
  train_well(told);
  told.film(told.log.sets[told.log.sets.size() - 3].id, at(kMondays[5]), kLift, Form::kBroken, 110);
  const RosterEntry entry = look(told);
  EXPECT_THAT(kinds(entry), ElementsAre("hold"));
  const auto held = fact_of<HeldBack>(entry);
  EXPECT_EQ(held.verdict, GateVerdict::kHold);
  EXPECT_EQ(held.when, at(kMondays[6]));
  EXPECT_THAT(held.why.text, HasSubstr("2025-10-20"));
  EXPECT_FALSE(held.overridden);
}

TEST(Roster, WhoWentOnAgainstTheGateIsToldUnlessACoachSigned) {
  ToldLog told;
  train_well(told);
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kBroken, 115);
  told.overrides("2025-10-28T08:00", kLift, GateVerdict::kPass);
  told.log.gates.back().overridden_by = "Ana";
  const auto held = fact_of<HeldBack>(look(told));
  ASSERT_TRUE(held.overridden);
  EXPECT_EQ(held.overridden->to, GateVerdict::kPass);
  EXPECT_EQ(held.overridden->by, "Ana");
  EXPECT_EQ(held.overridden->reason, "meet on Saturday");
  told.log.gates.back().overridden_by = "Eve";
  EXPECT_THAT(kinds(look(told)), ElementsAre("not_looked_at"));
  told.log.gates.back().overridden_by.clear();
  EXPECT_TRUE(fact_of<HeldBack>(look(told)).overridden) << "nobody signed older ones";
}

TEST(Roster, ASessionThatFellOffAndLeftNothingIsTold) {
  ToldLog told;
  train_well(told);
  ASSERT_THAT(kinds(look(told)), IsEmpty());
  SetEntry& last = told.log.sets.back();
  last.reps = *last.reps - 3;
  last.rpe = 9;
  EXPECT_THAT(kinds(look(told)), IsEmpty()) << "one was left";
  told.log.sets.back().rpe = 10;
  EXPECT_THAT(kinds(look(told)), ElementsAre("hold"));
  EXPECT_EQ(fact_of<HeldBack>(look(told)).verdict, GateVerdict::kHold);
}

TEST(Roster, WhoChoseToStepBackNeedsNoLookForThat) {
  ToldLog told;
  train_well(told);
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kClean, 115);
  told.overrides("2025-10-28T08:00", kLift, GateVerdict::kRegress);
  EXPECT_THAT(kinds(look(told)), ElementsAre("not_looked_at"));
}

TEST(Roster, WhatPainDecidedIsToldAsPainAlone) {
  ToldLog told;
  train_well(told);
  told.log.sets.back().pain = 4;
  EXPECT_THAT(kinds(look(told)), ElementsAre("pain"));
}

TEST(Roster, AMissedLiftIsToldWithItsLoad) {
  ToldLog told;
  train_well(told);
  told.trains("2025-10-30T18:00", kLift, 0, 150);
  const RosterEntry entry = look(told);
  EXPECT_EQ(kinds(entry).front(), "missed_lift");
  EXPECT_EQ(fact_of<MissedLift>(entry).set.load_kg, 150);
  EXPECT_EQ(fact_of<MissedLift>(entry).when, at("2025-10-30T18:00"));
  for (const RosterFact& fact : entry.facts) {
    EXPECT_FALSE(std::holds_alternative<Slide>(fact)) << "a miss is no slide";
  }
  EXPECT_THAT(kinds(look(told, "2025-10-31")), IsEmpty());
}

TEST(Roster, AFreeExerciseIsMissedToo) {
  ToldLog told;
  train_well(told);
  told.trains("2025-10-30T18:00", "", 0, 90);
  for (SetEntry& set : told.log.sets) {
    if (set.exercise.slug.empty()) set.exercise.name = "Zercher squat";
  }
  EXPECT_EQ(fact_of<MissedLift>(look(told)).set.exercise.name, "Zercher squat");
}

// ---- days away, slides, nothing --------------------------------------------------------------

TEST(Roster, DaysAwayAreCountedFromTheLastSession) {
  const int longest = testing::rules_in_force().knowledge.coach->roster.away_days;
  for (const int days : {longest, longest + 1}) {
    ToldLog told;
    const LocalTime last = LocalTime{on("2025-11-02")} - std::chrono::days{days};
    told.trains(to_text(last));
    const RosterEntry entry = look(told);
    EXPECT_EQ(!entry.facts.empty(), days > longest) << days;
    if (days > longest) {
      EXPECT_EQ(fact_of<DaysAway>(entry).days, days);
    }
  }
}

TEST(Roster, LongerAwayGoesFirst) {
  ToldLog longer, shorter;
  longer.trains("2025-09-01T18:00");
  shorter.trains("2025-10-06T18:00");
  EXPECT_EQ(fact_of<DaysAway>(look(shorter)).days, 27);
  EXPECT_TRUE(presses_more(look(longer), look(shorter)));
}

TEST(Roster, ASlideIsALossOfTheLatestSessionsAgainstThoseBefore) {
  for (const auto& [drop, told_of] : {std::pair{2.0, false}, {10.0, true}}) {
    ToldLog told;
    for (int i = 1; i < 7; ++i) told.trains(kMondays[i], kLift, 5, i < 4 ? 100 : 100 - drop);
    const RosterEntry entry = look(told);
    EXPECT_EQ(!entry.facts.empty(), told_of) << drop;
    if (!told_of) continue;
    const auto slide = fact_of<Slide>(entry);
    EXPECT_NEAR(slide.change, -drop / 100, 1e-9) << "the reps are the same";
    EXPECT_EQ(slide.figure, Figure::kOneRepMax);
    EXPECT_EQ(slide.sessions, 6);
    EXPECT_EQ(slide.exercise.slug, kLift);
  }
}

TEST(Roster, OneBadDayIsNoSlide) {
  ToldLog told;
  for (int i = 1; i < 7; ++i) told.trains(kMondays[i], kLift, 5, i == 6 ? 70 : 100);
  EXPECT_THAT(kinds(look(told)), IsEmpty());
}

TEST(Roster, AnEasierWeekOfThePlanIsNoSlide) {
  ToldLog told;
  told.plans("2025-09-15T08:00", 7);
  const TrainingFacts facts = told.book(kSunday).facts();
  ASSERT_THAT(facts.easy_weeks, ::testing::Not(IsEmpty()));
  // The last two of four sessions lie in easier weeks or not: only then it is a slide.
  const auto easy = LocalTime{facts.easy_weeks.front()} + std::chrono::hours{18};
  ToldLog without;
  for (ToldLog* each : {&told, &without}) {
    for (int back = 4; back > 0; --back) {
      each->trains(to_text(easy - std::chrono::days{7 * back}), kLift, 5, 100);
    }
    for (int day = 0; day < 4; ++day) {
      each->trains(to_text(easy + std::chrono::days{day}), kLift, 5, 80);
    }
  }
  const std::string now = to_text(easy + std::chrono::days{5});
  const std::string since = to_text(facts.easy_weeks.front());
  EXPECT_THAT(kinds(look(told, since.c_str(), now.c_str())),
              ::testing::Not(::testing::Contains("slide")));
  EXPECT_THAT(kinds(look(without, since.c_str(), now.c_str())), ElementsAre("slide"));
}

TEST(Roster, ASlideOfWhatIsNotTrainedAnyMoreIsNoNews) {
  ToldLog told;
  for (int i = 0; i < 6; ++i) told.trains(kMondays[i], kLift, 5, i < 3 ? 100 : 80);
  told.trains(kMondays[6], "squat", 5, 80);
  EXPECT_THAT(kinds(look(told)), IsEmpty());
}

TEST(Roster, TheSameWorkAtMoreEffortIsASlide) {
  const auto trained = [](const std::vector<double>& efforts, double last_kg = 140) {
    auto told = std::make_unique<ToldLog>();
    for (std::size_t i = 0; i < efforts.size(); ++i) {
      const bool last = i + 1 == efforts.size();
      told->trains(kMondays[7 - efforts.size() + i], kLift, 5, last ? last_kg : 140);
      told->log.sets.back().rpe = efforts[i];
    }
    return told;
  };
  const auto rose = fact_of<EffortRose>(look(*trained({7, 8, 9, 10})));
  EXPECT_EQ(rose.from, 7);
  EXPECT_EQ(rose.to, 10);
  EXPECT_EQ(rose.sessions, 4);
  EXPECT_EQ(rose.set.load_kg, 140);
  EXPECT_THAT(kinds(look(*trained({7, 8, 9, 10}))), ElementsAre("slide")) << "told once";
  EXPECT_THAT(kinds(look(*trained({8, 8, 8, 8}))), IsEmpty());
  EXPECT_THAT(kinds(look(*trained({5, 6, 7, 8}))), IsEmpty()) << "there is room still";
  EXPECT_THAT(kinds(look(*trained({8, 10}))), IsEmpty()) << "two sessions show nothing";
  EXPECT_THAT(kinds(look(*trained({7, 8, 9, 10}, 145))), IsEmpty()) << "more work costs more";
  EXPECT_THAT(kinds(look(*trained({9.5, 7, 9.5}))), IsEmpty()) << "it came and went";
  EXPECT_THAT(kinds(look(*trained({8, 8, 10}))), ElementsAre("slide"));
  EXPECT_THAT(kinds(look(*trained({9, 8, 10}))), ElementsAre("hold")) << "nothing was left";
}

// Where the load comes down for it, and where an own rule leads it and nothing does.
TEST(Roster, NothingLeftTimeAfterTimeAtOneLoadIsToldOnce) {
  const auto trained = [](const std::vector<double>& efforts, const char* name = "",
                          double last_kg = 140) {
    auto told = std::make_unique<ToldLog>();
    for (std::size_t i = 0; i < efforts.size(); ++i) {
      const bool last = i + 1 == efforts.size();
      told->trains(kMondays[7 - efforts.size() + i], kLift, 5, last ? last_kg : 140);
      told->log.sets.back().rpe = efforts[i];
    }
    if (*name) {
      for (SetEntry& set : told->log.sets) set.exercise = {"", name};
    }
    return told;
  };
  const auto left = fact_of<NothingLeft>(look(*trained({8, 10, 10, 10})));
  EXPECT_EQ(left.sessions, 3);
  EXPECT_EQ(left.set.load_kg, 140);
  EXPECT_EQ(left.last, at(kMondays[6]));
  EXPECT_THAT(kinds(look(*trained({10, 10, 10}))), ElementsAre("hold")) << "told once";
  EXPECT_EQ(fact_of<NothingLeft>(look(*trained({10, 10, 10}, "log press"))).sessions, 3);
  const auto some = [&](const RosterEntry& entry) {
    return std::ranges::any_of(entry.facts, [](const RosterFact& fact) {
      return std::holds_alternative<NothingLeft>(fact);
    });
  };
  EXPECT_FALSE(some(look(*trained({10, 10}))));
  EXPECT_FALSE(some(look(*trained({10, 9, 10, 10})))) << "one left something";
  EXPECT_FALSE(some(look(*trained({10, 10, 10}, "", 135)))) << "it went lighter";
  auto seen = trained({10, 10, 10});
  const SetEntry last = seen->log.sets.back();
  seen->log.notes.push_back(note_on(*seen, &last, last.session));
  EXPECT_THAT(kinds(look(*seen)), IsEmpty()) << "the coach has spoken of it";
}

TEST(Roster, RepetitionsInReserveAreEffort) {
  ToldLog told;
  for (int i = 4; i < 7; ++i) {
    told.trains(kMondays[i], kLift, 5, 140);
    told.log.sets.back().rir = 6 - i;
  }
  EXPECT_EQ(fact_of<EffortRose>(look(told)).to, 10);
}

TEST(Roster, AnEmptyLogIsToldLastButOne) {
  ToldLog nothing, filmed;
  const RosterEntry empty = look(nothing);
  EXPECT_THAT(kinds(empty), ElementsAre("nothing_logged"));
  EXPECT_FALSE(empty.last);
  train_well(filmed);
  filmed.film(filmed.log.sets.back().id, at(kMondays[6]), kLift, Form::kClean, 115);
  EXPECT_TRUE(presses_more(empty, look(filmed)));
}

// ---- order -----------------------------------------------------------------------------------

TEST(Roster, KindsStandInTheOrderACoachAsksFor) {
  EXPECT_THAT(
      std::vector<std::string>(words_of(RosterKind{}).begin(), words_of(RosterKind{}).end()),
      ElementsAre("warning_sign", "pain", "film_broke", "missed_lift", "hold", "away", "slide",
                  "nothing_logged", "not_looked_at"));
  const std::vector<RosterFact> facts{WarningSign{}, PainTold{},      FilmBroke{},  MissedLift{},
                                      NothingLeft{}, HeldBack{},      DaysAway{},   Slide{},
                                      EffortRose{},  NothingLogged{}, NotLookedAt{}};
  for (std::size_t i = 0; i < facts.size(); ++i) {
    for (std::size_t j = 0; j < facts.size(); ++j) {
      EXPECT_EQ(presses_more(facts[i], facts[j]), i < j) << i << " " << j;
    }
  }
}

TEST(Roster, WhoIsWellGoesLast) {
  RosterEntry well, slides;
  slides.facts = {Slide{}};
  EXPECT_TRUE(presses_more(slides, well));
  EXPECT_FALSE(presses_more(well, slides));
  EXPECT_FALSE(presses_more(well, well));
}

TEST(Roster, EveryFactKnowsItsTime) {
  const LocalTime then = at("2025-10-27T18:00");
  const std::vector<RosterFact> facts{WarningSign{.told = then}, PainTold{.told = then},
                                      FilmBroke{.when = then},   HeldBack{.when = then},
                                      MissedLift{{}, then},      DaysAway{.last = then},
                                      NothingLeft{.last = then}, Slide{.last = then},
                                      EffortRose{.last = then},  NotLookedAt{.first = then}};
  for (const RosterFact& fact : facts) EXPECT_EQ(time_of(fact), then) << fact.index();
}

TEST(Roster, ADamagedFilmIsAnErrorAndNoGuess) {
  ToldLog told;
  train_well(told);
  told.film(told.log.sets.back().id, at(kMondays[6]), kLift, Form::kClean, 115);
  TrainingBook book{told.athlete, told.log, at(kSunday), reader_of(told.log, told.documents)};
  book.reader.analysis = [](const AnalysisLink&, const Technique&) -> Result<ReadAnalysis> {
    return fail(ErrorCode::kUnreadable, "it breaks off");
  };
  const auto entry = look_over(make_book(book, testing::rules_in_force()), on(kWeekAgo));
  ASSERT_FALSE(entry);
  EXPECT_EQ(entry.error().code, ErrorCode::kUnreadable);
}

TEST(Roster, SessionsBelowTheTargetTakeItBackAndAreToldOf) {
  ToldLog told;
  told.plans("2025-09-29T08:00", 8, [](PlanRequest& request) {
    OwnRule rule;
    rule.by = OwnProgress::kStep;
    rule.step_kg = 2.5;
    request.days[0].own = {{"squat", 2, 5, true, rule}};
  });
  told.trains("2025-10-06T18:00", "squat", 5, 100);
  for (const char* when : {"2025-10-13T18:00", "2025-10-20T18:00", "2025-10-27T18:00"}) {
    told.trains(when, "squat", 3, 102.5);
  }
  EXPECT_EQ(fact_of<HeldBack>(look(told)).exercise, "squat");
}

TEST(Roster, AnAbsenceThatWasTalkedOverIsToldAgainOnlyWhenItLasts) {
  ToldLog told;
  told.trains("2025-10-06T18:00");
  EXPECT_EQ(fact_of<DaysAway>(look(told)).days, 27);
  told.log.notes.push_back({.id = {"note"},
                            .athlete = told.athlete.id,
                            .session = told.log.sessions.back().id,
                            .written = at("2025-11-01T12:00"),
                            .author = "Eve",
                            .text = "holiday until the tenth"});
  EXPECT_THAT(kinds(look(told)), ::testing::Not(::testing::Contains("away")));
  EXPECT_THAT(kinds(look(told, kWeekAgo, "2025-11-20T19:00")), ::testing::Contains("away"));
}

}  // namespace
}  // namespace dowel
