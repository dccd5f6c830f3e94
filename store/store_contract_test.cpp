// What every adapter of the store must do. A new adapter adds itself to `Backends`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "core/log/films.h"
#include "core/log/testing/random_records.h"
#include "store/sample_log.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct SqliteBackend {
  TestFolder folder;
  // Each call opens the same log anew, as another process would.
  Result<std::unique_ptr<Store>> open() { return open_sqlite(folder / "log.db"); }
};

template <class Backend>
class StoreContract : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = backend.open();
    ASSERT_TRUE(opened) << opened.error().message;
    log = std::move(*opened);
  }
  void fill() {
    const auto done = log->commit(change_from(sample_log(), "fill"));
    ASSERT_TRUE(done) << done.error().message;
  }
  LogData all() {
    auto data = log->snapshot();
    EXPECT_TRUE(data) << data.error().message;
    return data.value_or(LogData{});
  }
  SetEntry set_of(const char* id, int order = 9) {
    return {.id = {id}, .session = {"w1"}, .exercise = {"deadlift", ""}, .order = order, .reps = 3};
  }

  Backend backend;
  std::unique_ptr<Store> log;
  const AthleteId ana{"a1"};
};

using Backends = ::testing::Types<SqliteBackend>;
TYPED_TEST_SUITE(StoreContract, Backends);

TYPED_TEST(StoreContract, BeginsEmpty) { EXPECT_EQ(this->all(), LogData{}); }

TYPED_TEST(StoreContract, KeepsEveryFieldOfEveryRecord) {
  this->fill();
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, KeepsDecisionsAndAnswersWhateverIsInThem) {
  dowel::testing::RandomRecords random(5);
  LogData wanted{.athletes = {{.id = this->ana, .name = "Ana"}},
                 .sessions = {{.id = {"w1"}, .athlete = this->ana}}};
  for (int i = 0; i < 60; ++i) {
    wanted.gates.push_back(random.decision());
    wanted.pain.push_back(random.pain());
    wanted.red_flags.push_back(random.red_flags());
    wanted.notes.push_back(random.note({"w1"}));
  }
  const auto settle = [&](auto& list) {
    for (auto& record : list) record.athlete = this->ana;
    std::ranges::sort(list, {}, [](const auto& record) { return record.id; });
  };
  settle(wanted.gates);
  settle(wanted.pain);
  settle(wanted.red_flags);
  settle(wanted.notes);
  const auto done = this->log->commit(change_from(wanted, "fill"));
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(this->all(), wanted);
}

TYPED_TEST(StoreContract, UndoBringsBackAnEditedAnswerAndDecision) {
  this->fill();
  GateDecision decision = sample_log().gates[0];
  decision.ruling.evidence.pop_back();
  decision.ruling.pain = 0;
  PainAnswer pain = sample_log().pain[0];
  pain.next_morning.reset();
  RedFlagCheck flags = sample_log().red_flags[0];
  flags.answers.pop_back();
  ASSERT_TRUE(this->log->commit({.what = "edit", .put = {decision, pain, flags}}));
  EXPECT_NE(this->all(), sample_log());
  ASSERT_TRUE(this->log->commit({.what = "leave", .removed = {pain.id, flags.id, decision.id}}));
  EXPECT_THAT(this->all().red_flags, IsEmpty());
  ASSERT_TRUE(this->log->undo(this->ana));
  ASSERT_TRUE(this->log->undo(this->ana)) << "both changes are known to be hers";
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, ANoteGoesWithWhatItIsAboutAndComesBackWithIt) {
  this->fill();
  const auto left = [&] {
    std::vector<std::string> ids;
    for (const CoachNote& note : this->all().notes) ids.push_back(note.id.value);
    return ids;
  };
  ASSERT_TRUE(this->log->commit({.what = "a set", .removed = {SetId{"s2"}}}));
  EXPECT_THAT(left(), ElementsAre("n2"));
  ASSERT_TRUE(this->log->commit({.what = "a session", .removed = {SessionId{"w2"}}}));
  EXPECT_THAT(left(), IsEmpty());
  ASSERT_TRUE(this->log->undo(this->ana)) << "hers, and known to be";
  ASSERT_TRUE(this->log->undo(this->ana));
  EXPECT_EQ(this->all(), sample_log());
  ASSERT_TRUE(this->log->commit({.what = "her", .removed = {this->ana}}));
  EXPECT_THAT(left(), IsEmpty());
  const CoachNote of_nothing{
      .id = {"n9"}, .athlete = {"a2"}, .session = {"none"}, .author = "Eve", .text = "?"};
  EXPECT_FALSE(this->log->commit({.what = "nothing", .put = {of_nothing}}));
}

TYPED_TEST(StoreContract, ANoteIsItsAthletesChange) {
  this->fill();
  CoachNote note = sample_log().notes[1];
  note.text = "good";
  ASSERT_TRUE(this->log->commit({.what = "note", .put = {note}}));
  EXPECT_FALSE(this->log->undo(AthleteId{"a2"}));
  EXPECT_TRUE(this->log->undo(this->ana));
  EXPECT_EQ(this->all(), sample_log());
}

// Another athlete with a filmed set of her own, beside the one of the sample.
LogChange of_another_athlete() {
  const AthleteId eva{"eva"};
  return {
      .what = "another",
      .put = {
          Athlete{.id = eva, .name = "Eva"}, WorkoutSession{.id = {"eva1"}, .athlete = eva},
          SetEntry{.id = {"evaset"}, .session = {"eva1"}, .exercise = {"deadlift", ""}, .reps = 5},
          AnalysisLink{.id = {"evafilm"}, .set = {"evaset"}, .clip = "e", .json = "{}"},
          SelfCheck{.id = {"evac"}, .athlete = eva, .question = "q", .result = "yes"}}};
}

TYPED_TEST(StoreContract, ABookHoldsWhatOneAthleteSaidBesideTheSets) {
  this->fill();
  ASSERT_TRUE(this->log->commit(of_another_athlete()));
  LogData own = sample_log();
  std::erase_if(own.athletes, [&](const Athlete& athlete) { return athlete.id != this->ana; });
  own.sets.clear();
  own.mappings.clear();
  own.imported.clear();
  for (AnalysisLink& analysis : own.analyses) analysis.json.clear();
  const auto book = this->log->book(this->ana);
  ASSERT_TRUE(book) << book.error().message;
  EXPECT_EQ(*book, own);
  EXPECT_EQ(this->log->book({"nobody"}).value(), LogData{});
}

TYPED_TEST(StoreContract, GivesTheSetsOfOneExerciseAndThoseFilmedOfOneAthleteOnly) {
  this->fill();
  ASSERT_TRUE(this->log->commit(of_another_athlete()));
  const auto ids = [](const Result<std::vector<SetEntry>>& sets) {
    std::vector<std::string> found;
    for (const SetEntry& set : sets.value()) found.push_back(set.id.value);
    std::ranges::sort(found);
    return found;
  };
  EXPECT_THAT(ids(this->log->sets_of(this->ana, "deadlift")), ElementsAre("s1", "s2"));
  EXPECT_THAT(ids(this->log->sets_of({"eva"}, "deadlift")), ElementsAre("evaset"));
  EXPECT_THAT(ids(this->log->sets_of(this->ana, "squat")), IsEmpty());
  EXPECT_EQ(this->log->sets_of(this->ana, "deadlift").value()[0].exercise.slug, "deadlift");
  const LocalTime first = sample_log().sessions[0].started;
  EXPECT_TRUE(this->log->ever_done(this->ana, "deadlift", first).value());
  EXPECT_FALSE(
      this->log->ever_done(this->ana, "deadlift", first - std::chrono::seconds{1}).value());
  EXPECT_FALSE(this->log->ever_done(this->ana, "squat", first).value());
  EXPECT_FALSE(this->log->ever_done({"nobody"}, "deadlift", first).value());
  EXPECT_THAT(ids(this->log->filmed_sets(this->ana)), ElementsAre("s2"));
  const LocalTime thursday = sample_log().sessions[1].started;
  EXPECT_THAT(ids(this->log->sets_since(this->ana, thursday)), ElementsAre("s4", "s5"));
  EXPECT_THAT(ids(this->log->sets_since(this->ana, thursday + std::chrono::seconds{1})), IsEmpty());
  EXPECT_THAT(ids(this->log->sets_since(this->ana, sample_log().sessions[0].started)), SizeIs(5));
  EXPECT_THAT(ids(this->log->filmed_sets({"eva"})), ElementsAre("evaset"));
}

TYPED_TEST(StoreContract, GivesTheDocumentOfAnAnalysis) {
  this->fill();
  const AnalysisLink analysis = sample_log().analyses.front();
  EXPECT_EQ(this->log->document(analysis.id).value(), analysis.json);
  EXPECT_EQ(this->log->document({"none"}).error().code, ErrorCode::kBadData);
}

TYPED_TEST(StoreContract, KnowsWhichSetsAreFilmed) {
  this->fill();
  const LogData all = this->all();
  for (const WorkoutSession& session : all.sessions) {
    const auto filmed = this->log->filmed(session.id).value();
    const auto sets = this->log->sets(session.id).value();
    for (const SetEntry& set : sets) {
      EXPECT_EQ(filmed.contains(set.id.value), !this->log->analyses(set.id)->empty());
    }
  }
}

TYPED_TEST(StoreContract, KeepsItAllWhenOpenedAgain) {
  this->fill();
  this->log.reset();
  this->SetUp();
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, ProgressOfAllIsTheProgressOfEach) {
  this->fill();
  // An exercise of two sessions, one with an older and a newer analysis, and a free one.
  ASSERT_TRUE(this->log->commit({.what = "more",
                                 .put = {SetEntry{.id = {"m1"},
                                                  .session = {"w2"},
                                                  .exercise = {"deadlift", "DL"},
                                                  .reps = 8,
                                                  .load_kg = 70},
                                         SetEntry{.id = {"m2"},
                                                  .session = {"w1"},
                                                  .exercise = {"deadlift", "Deadlift"},
                                                  .order = 7,
                                                  .reps = 12,
                                                  .load_kg = 70,
                                                  .pain = 4},
                                         AnalysisLink{.id = {"y1"},
                                                      .set = {"m1"},
                                                      .made_at = Instant{},
                                                      .held = 1,
                                                      .gradeable = 2,
                                                      .json = "{}"},
                                         AnalysisLink{.id = {"y2"},
                                                      .set = {"m1"},
                                                      .made_at = Instant{std::chrono::hours{1}},
                                                      .held = 7,
                                                      .gradeable = 9,
                                                      .json = "{}"}}}));
  const LocalDate monday = *parse_local_date("2025-09-15");
  for (const Period& period : {Period{}, Period{monday, monday}, Period{{}, monday}}) {
    const auto all = this->log->progress_of_all(this->ana, period).value();
    std::size_t with_points = 0;
    const auto uses = this->log->exercises(this->ana).value();
    for (const ExerciseUse& use : uses) {
      const auto points = this->log->progress(this->ana, use.exercise, period).value();
      if (points.empty()) continue;
      ++with_points;
      EXPECT_THAT(all, ::testing::Contains(ExerciseProgress{use.exercise, points}));
    }
    EXPECT_EQ(all.size(), with_points);
  }
  EXPECT_THAT(this->log->progress_of_all({"a2"}, {}).value(), IsEmpty());
}

TYPED_TEST(StoreContract, TheNewestAnalysisIsTheOneCoreTakes) {
  this->fill();
  LogChange more{.what = "films of one set"};
  // Put in out of order, the newest twice at one moment: the later id counts.
  const std::array<std::pair<const char*, int>, 5> made{
      {{"n3", 5}, {"n5", 9}, {"n1", 1}, {"n4", 9}, {"n2", 3}}};
  more.put.push_back(SetEntry{.id = {"m1"},
                              .session = {"w2"},
                              .exercise = {"deadlift", "Deadlift"},
                              .order = 9,
                              .reps = 8,
                              .load_kg = 70});
  for (const auto& [id, hour] : made) {
    more.put.push_back(AnalysisLink{.id = {id},
                                    .set = {"m1"},
                                    .made_at = Instant{std::chrono::hours{hour}},
                                    .held = id[1] - '0',
                                    .gradeable = 9,
                                    .json = "{}"});
  }
  ASSERT_TRUE(this->log->commit(more));
  const LogData all = this->all();
  const auto newest = newest_analyses(all);
  EXPECT_EQ(newest.at({"m1"})->id.value, "n5");
  const auto points = this->log->progress(this->ana, {"deadlift", "Deadlift"}, {}).value();
  for (const ProgressPoint& point : points) {
    int held = 0;
    const auto sets = this->log->sets(point.session).value();
    for (const SetEntry& set : sets) {
      const auto found = newest.find(set.id);
      if (set.exercise.slug == "deadlift" && found != newest.end()) held += found->second->held;
    }
    EXPECT_EQ(point.held, held) << point.session.value;
  }
}

TYPED_TEST(StoreContract, ReadsWhatBelongsTogether) {
  this->fill();
  const LogData sample = sample_log();
  EXPECT_EQ(this->log->athletes().value(), sample.athletes);
  EXPECT_EQ(this->log->sessions(this->ana, {}).value(), sample.sessions);
  EXPECT_THAT(this->log->sessions({"a2"}, {}).value(), IsEmpty());
  EXPECT_THAT(this->log->sets({"w1"}).value(),
              ElementsAre(sample.sets[0], sample.sets[1], sample.sets[2]));
  EXPECT_EQ(this->log->set({"s4"}).value(), sample.sets[3]);
  EXPECT_EQ(this->log->set({"none"}).value(), std::nullopt);
  EXPECT_EQ(this->log->session({"w2"}).value(), sample.sessions[1]);
  EXPECT_EQ(this->log->analyses({"s2"}).value(), sample.analyses);
  EXPECT_THAT(this->log->mappings("hevy").value(), SizeIs(2));
  EXPECT_THAT(this->log->mappings("strong").value(), IsEmpty());
  EXPECT_THAT(this->log->imported(this->ana, "hevy").value(),
              ::testing::UnorderedElementsAre("s4", "s5"));
}

TYPED_TEST(StoreContract, PeriodsIncludeBothTheirDays) {
  this->fill();
  const auto monday = parse_local_date("2025-09-15");
  const auto thursday = parse_local_date("2025-09-18");
  EXPECT_THAT(this->log->sessions(this->ana, {monday, monday}).value(), SizeIs(1));
  EXPECT_THAT(this->log->sessions(this->ana, {monday, thursday}).value(), SizeIs(2));
  EXPECT_THAT(this->log->sessions(this->ana, {std::nullopt, monday}).value(), SizeIs(1));
  EXPECT_THAT(this->log->sessions(this->ana, {thursday, std::nullopt}).value(), SizeIs(1));
  EXPECT_THAT(this->log->sessions(this->ana, {thursday, monday}).value(), IsEmpty());
}

TYPED_TEST(StoreContract, AnOldEntryCanBeChanged) {
  this->fill();
  SetEntry set = this->log->set({"s2"}).value().value();
  set.load_kg = 82.5;
  set.next_day_pain.reset();
  ASSERT_TRUE(this->log->commit({.what = "correct a set", .put = {set}}));
  EXPECT_EQ(this->log->set({"s2"}).value(), set);
  EXPECT_THAT(this->all().sets, SizeIs(5));
  EXPECT_EQ(this->log->analyses({"s2"}).value(), sample_log().analyses);
}

TYPED_TEST(StoreContract, RefusesAChangeWhole) {
  this->fill();
  SetEntry broken = this->set_of("s8");
  broken.pain = 12;
  const auto outcome = this->log->commit({.what = "two sets", .put = {this->set_of("s7"), broken}});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kBadData);
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, RefusesWhatBelongsToNothing) {
  this->fill();
  SetEntry lost = this->set_of("s9");
  lost.session = {"no such session"};
  const auto outcome = this->log->commit({.what = "lost", .put = {this->set_of("s8"), lost}});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kBadData);
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, TheOrderWithinAChangeDoesNotMatter) {
  LogChange change = change_from(sample_log(), "backwards");
  std::reverse(change.put.begin(), change.put.end());
  ASSERT_TRUE(this->log->commit(change));
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, UndoTakesBackAnEditARemovalAndAnAddition) {
  this->fill();
  SetEntry edited = this->log->set({"s2"}).value().value();
  edited.load_kg = 1.0 / 3;
  ASSERT_TRUE(this->log->commit({.what = "edit", .put = {edited}}));
  const LogData after_edit = this->all();
  ASSERT_TRUE(this->log->commit({.what = "remove", .removed = {SessionId{"w1"}}}));
  EXPECT_THAT(this->log->sets({"w1"}).value(), IsEmpty());
  EXPECT_THAT(this->all().analyses, IsEmpty());

  EXPECT_EQ(this->log->undo().value().what, "remove");
  EXPECT_EQ(this->all(), after_edit);
  EXPECT_EQ(this->log->undo().value().what, "edit");
  EXPECT_EQ(this->all(), sample_log());
  EXPECT_EQ(this->log->undo().value().what, "fill");
  EXPECT_EQ(this->all(), LogData{});
  const auto nothing = this->log->undo();
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().code, ErrorCode::kUsage);
}

TYPED_TEST(StoreContract, UndoPassesOverWhatIsUndoneAlready) {
  this->fill();
  ASSERT_TRUE(this->log->commit({.what = "first", .put = {this->set_of("s7")}}));
  ASSERT_TRUE(this->log->commit({.what = "second", .put = {this->set_of("s8")}}));
  ASSERT_EQ(this->log->undo().value().what, "second");
  ASSERT_TRUE(this->log->commit({.what = "third", .put = {this->set_of("s9")}}));
  EXPECT_EQ(this->log->undo().value().what, "third");
  EXPECT_EQ(this->log->undo().value().what, "first");
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, UndoForOneAthleteLeavesWhatIsAnothers) {
  const AthleteId bo{"a2"};
  this->fill();
  const auto refused = this->log->undo(this->ana);  // the whole log is of both
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kUsage);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("but of Bo: fill"));
  ASSERT_TRUE(this->log->commit({.what = "add", .put = {this->set_of("s7")}}));
  ASSERT_TRUE(this->log->commit({.what = "remove", .removed = {SessionId{"w1"}}}));
  EXPECT_FALSE(this->log->undo(bo));
  EXPECT_EQ(this->log->undo(this->ana).value().what, "remove");
  EXPECT_FALSE(this->log->undo(bo));
  EXPECT_EQ(this->log->undo(this->ana).value().what, "add");
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, AnAnswerOfTheGateIsKeptAndIsNoChange) {
  const Athlete cleo{.id = {"a3"}, .name = "Cleo"};
  this->fill();
  ASSERT_TRUE(this->log->commit({.what = "add", .put = {cleo}}));
  const GateDecision answer{.id = {"d9"}, .athlete = cleo.id, .exercise = {"deadlift", ""}};
  ASSERT_TRUE(this->log->keep_answer(answer));
  EXPECT_THAT(this->all().gates, ::testing::Contains(answer));
  EXPECT_THAT(this->log->changes(9).value(), SizeIs(2));
  EXPECT_EQ(this->log->undo().value().what, "add");  // takes along what hung on the athlete
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, AChangeThatTouchesARecordTwiceIsUndoneWhole) {
  this->fill();
  SetEntry once = this->set_of("s2");
  SetEntry twice = this->set_of("s2");
  twice.reps = 9;
  ASSERT_TRUE(this->log->commit({.what = "twice", .put = {once, twice}}));
  EXPECT_EQ(this->log->set({"s2"}).value(), twice);
  ASSERT_TRUE(this->log->undo());
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, ListsChangesNewestFirst) {
  this->fill();
  ASSERT_TRUE(this->log->commit({.what = "a", .put = {this->set_of("s7")}}));
  ASSERT_TRUE(this->log->commit({.what = "b", .put = {this->set_of("s8")}}));
  ASSERT_TRUE(this->log->undo());
  const auto changes = this->log->changes(2).value();
  ASSERT_THAT(changes, SizeIs(2));
  EXPECT_EQ(changes[0].what, "b");
  EXPECT_TRUE(changes[0].undone);
  EXPECT_EQ(changes[1].what, "a");
  EXPECT_FALSE(changes[1].undone);
  EXPECT_GT(changes[0].number, changes[1].number);
}

TYPED_TEST(StoreContract, RemovingAnAthleteRemovesAllOfTheirs) {
  this->fill();
  ASSERT_TRUE(this->log->commit({.what = "leave", .removed = {this->ana}}));
  const LogData left = this->all();
  EXPECT_THAT(left.athletes, SizeIs(1));
  EXPECT_THAT(left.sets, IsEmpty());
  EXPECT_THAT(left.gates, IsEmpty());
  EXPECT_THAT(left.pain, IsEmpty());
  EXPECT_THAT(left.red_flags, IsEmpty());
  EXPECT_THAT(left.imported, IsEmpty());
  EXPECT_THAT(left.mappings, SizeIs(2));
  ASSERT_TRUE(this->log->undo());
  EXPECT_EQ(this->all(), sample_log());
}

TYPED_TEST(StoreContract, ASetRemovedByHandStaysKnownAsImported) {
  this->fill();
  ASSERT_TRUE(this->log->commit({.what = "remove", .removed = {SetId{"s4"}}}));
  EXPECT_EQ(this->log->imported(this->ana, "hevy").value().count("s4"), 1u);
}

TYPED_TEST(StoreContract, SeesWhatAnotherHasWritten) {
  auto other = this->backend.open().value();
  this->fill();
  EXPECT_EQ(other->snapshot().value(), sample_log());
}

TYPED_TEST(StoreContract, ProgressIsOnePointASession) {
  this->fill();
  const LocalTime friday = *make_local_time(2025, 9, 19, 9, 0, 0);
  std::vector<Record> more{WorkoutSession{.id = {"w3"}, .athlete = this->ana, .started = friday}};
  const auto add = [&](const char* id, int reps, double load_kg, SetKind kind) {
    more.emplace_back(SetEntry{.id = {id},
                               .session = {"w3"},
                               .exercise = {"deadlift", "other name"},
                               .order = static_cast<int>(more.size()),
                               .kind = kind,
                               .reps = reps,
                               .load_kg = load_kg});
  };
  add("p1", 5, 60, SetKind::kWarmup);
  add("p2", 3, 100, SetKind::kWorking);
  add("p3", 5, 100, SetKind::kWorking);
  add("p4", 12, 90, SetKind::kFailure);
  ASSERT_TRUE(this->log->commit({.what = "friday", .put = more}));

  const auto points = this->log->progress(this->ana, {"deadlift", ""}, {}).value();
  ASSERT_THAT(points, SizeIs(2));
  EXPECT_EQ(points[0].session, SessionId{"w1"});
  EXPECT_EQ(points[0].sets, 1);  // its warm-up is left out
  EXPECT_EQ(points[0].worst_pain, 3);
  EXPECT_EQ(points[0].held, 41);
  EXPECT_EQ(points[0].gradeable, 45);
  EXPECT_EQ(points[1].started, friday);
  EXPECT_EQ(points[1].sets, 3);
  EXPECT_EQ(points[1].reps, 20);
  EXPECT_DOUBLE_EQ(points[1].volume_kg, 300 + 500 + 1080);
  EXPECT_EQ(points[1].best_load_kg, 100);
  EXPECT_EQ(points[1].best_load_reps, 5);
  EXPECT_NEAR(points[1].best_one_rm_kg.value(), 100 * (1 + 5.0 / 30), 1e-9);
  EXPECT_EQ(points[1].worst_pain, std::nullopt);

  const auto day = parse_local_date("2025-09-19");
  EXPECT_THAT(this->log->progress(this->ana, {"deadlift", ""}, {day, day}).value(), SizeIs(1));
  EXPECT_THAT(this->log->progress({"a2"}, {"deadlift", ""}, {}).value(), IsEmpty());
}

TYPED_TEST(StoreContract, ProgressOfAFreeExerciseGoesByItsName) {
  this->fill();
  EXPECT_THAT(this->log->progress(this->ana, {"", "Bench Press (Barbell)"}, {}).value(), SizeIs(1));
  EXPECT_THAT(this->log->progress(this->ana, {"", "Bench"}, {}).value(), IsEmpty());
}

TYPED_TEST(StoreContract, OfSeveralAnalysesOfASetTheNewestCounts) {
  this->fill();
  const AnalysisLink newer{.id = {"x0"},
                           .set = {"s2"},
                           .made_at = *parse_instant("2025-09-16T06:10:00Z"),
                           .held = 2,
                           .gradeable = 3,
                           .json = "{}"};
  ASSERT_TRUE(this->log->commit({.what = "again", .put = {newer}}));
  const auto points = this->log->progress(this->ana, {"deadlift", ""}, {}).value();
  EXPECT_EQ(points[0].sets, 1);
  EXPECT_EQ(points[0].held, 2);
  EXPECT_EQ(points[0].gradeable, 3);
}

TYPED_TEST(StoreContract, ListsTheExercisesInUse) {
  this->fill();
  const auto uses = this->log->exercises(this->ana).value();
  ASSERT_THAT(uses, SizeIs(4));
  EXPECT_EQ(uses[0].exercise.slug, "deadlift");
  EXPECT_EQ(uses[0].sets, 2);
}

TYPED_TEST(StoreContract, TwoWritersLoseNothing) {
  this->fill();
  constexpr int kEach = 60;
  const auto write = [&](const std::string& prefix) {
    auto own = this->backend.open();
    ASSERT_TRUE(own) << own.error().message;
    for (int i = 0; i < kEach; ++i) {
      const auto done = (*own)->commit(
          {.what = prefix, .put = {this->set_of((prefix + std::to_string(i)).c_str(), i)}});
      ASSERT_TRUE(done) << done.error().message;
    }
  };
  std::thread other{write, "other"};
  write("this");
  other.join();
  EXPECT_THAT(this->all().sets, SizeIs(5 + 2 * kEach));
}

TYPED_TEST(StoreContract, OneStoreServesSeveralThreads) {
  this->fill();
  constexpr int kEach = 40;
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        const std::string id = std::to_string(t) + "-" + std::to_string(i);
        EXPECT_TRUE(this->log->commit({.what = id, .put = {this->set_of(id.c_str(), i)}}));
        EXPECT_TRUE(this->log->progress(this->ana, {"deadlift", ""}, {}));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(this->all().sets, SizeIs(5 + 3 * kEach));
}

}  // namespace
}  // namespace dowel::store
