// Each document is held against its schema with hostile texts in every place, and comes back as
// JSON that says what was put in.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/coach/self_checks.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"
#include "report/answers/error_answer.h"
#include "report/answers/knowledge_answers.h"
#include "report/answers/log_answers.h"
#include "report/answers/training_answers.h"
#include "report/testing/json_schema.h"
#include "testing/folders.h"

namespace dowel::report {
namespace {

using ::testing::IsEmpty;
using Json = nlohmann::json;

// What trips whoever writes JSON by hand.
constexpr const char* kHostile = "\"},{\"schema\":\"dowel.stop/1\"\\u0000\n\t</script><b>ü膝\x7F";

std::string schema_of(const std::string& name) {
  std::ifstream file(source_folder().string() + "/docs/schemas/" + name + ".schema.json");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_FALSE(text.str().empty()) << name;
  return text.str();
}

Json valid(const std::string& document) {
  const Json answer = Json::parse(document, nullptr, false);
  EXPECT_TRUE(answer.is_object()) << document;
  if (!answer.is_object()) return {};
  const std::string schema = answer.value("schema", "");
  EXPECT_TRUE(schema.starts_with("dowel.") && schema.ends_with("/1")) << schema;
  const std::string name = schema.substr(6, schema.size() - 8);
  EXPECT_THAT(testing::schema_violations(document, schema_of(name)), IsEmpty()) << document;
  return answer;
}

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

Athlete athlete() {
  Athlete athlete;
  athlete.id.value = "a";
  athlete.name = kHostile;
  athlete.conditions = {kHostile};
  return athlete;
}

NumberedSet numbered_set() {
  NumberedSet set;
  set.number = 3;
  set.session.id = {"w"};
  set.session.athlete = {"a"};
  set.session.started = *parse_local_time("2026-01-05T18:00");
  set.set.id = {"s"};
  set.set.session = {"w"};
  set.set.exercise = {"", kHostile};
  set.set.notes = kHostile;
  set.set.reps = 5;
  set.set.load_kg = 100.25;
  return set;
}

CoachNote note() {
  CoachNote note;
  note.id = {"n"};
  note.athlete = {"a"};
  note.session = {"w"};
  note.author = kHostile;
  note.text = kHostile;
  return note;
}

TEST(LogAnswers, AreTheirSchemasWhateverTheTextsHold) {
  const NumberedSet set = numbered_set();
  const SessionSets session{set.session, {set}, {note()}};
  const ChangeInfo change{7, kHostile, Instant{std::chrono::seconds{1'700'000'000}}, true};
  const Json athletes = valid(athletes_answer({athlete(), athlete()}));
  EXPECT_EQ(athletes["athletes"].size(), 2U);
  EXPECT_EQ(athletes["athletes"][0]["name"], kHostile);
  EXPECT_EQ(valid(athlete_removed_answer(athlete(), 3))["sessions"], 3);
  const Json sessions = valid(sessions_answer(athlete(), {session}, 12));
  EXPECT_EQ(sessions["earlier_sessions"], 12);
  EXPECT_EQ(sessions["sessions"][0]["sets"][0]["handle"], "2026-01-05/3");
  EXPECT_EQ(sessions["sessions"][0]["sets"][0]["exercise_name"], kHostile);
  EXPECT_EQ(sessions["sessions"][0]["coach_notes"][0]["text"], kHostile);
  EXPECT_EQ(valid(logged_answer(athlete(), session, 9))["change"], 9);
  NumberedSet after = set;
  after.set.reps = 6;
  const Json edited = valid(edited_answer(set, after, 10));
  EXPECT_EQ(edited["before"]["reps"], 5);
  EXPECT_EQ(edited["set"]["reps"], 6);
  EXPECT_EQ(valid(sets_removed_answer({set, after}, 11))["sets"].size(), 2U);
  EXPECT_EQ(valid(noted_answer({note()}, true, 12))["removed"], true);
  EXPECT_EQ(valid(undone_answer(change))["change"]["number"], 7);
  EXPECT_EQ(valid(changes_answer({change, change}))["changes"].size(), 2U);
  EXPECT_EQ(valid(export_answer("a.json", kHostile, {kHostile}))["lost"][0], kHostile);
  EXPECT_EQ(valid(backup_answer("log.db", "copy.db", 1U << 31U))["bytes"], 2147483648U);
  EXPECT_EQ(valid(restore_answer("log.db", "copy.db", ""))["former"], nullptr);
  EXPECT_EQ(valid(restore_answer("log.db", "copy.db", "old.db"))["former"], "old.db");
}

TEST(LogAnswers, OfNothingAreDocumentsToo) {
  EXPECT_TRUE(valid(athletes_answer({}))["athletes"].empty());
  EXPECT_TRUE(valid(sessions_answer(athlete(), {}, 0))["sessions"].empty());
  EXPECT_TRUE(valid(changes_answer({}))["changes"].empty());
}

// A number that JSON has none for must not become a document that no reader takes.
TEST(LogAnswers, LoadsComeBackToTheBit) {
  for (const double load_kg : {0.1 + 0.2, 61.23497, 1e-300, 102.5, -20.0}) {
    NumberedSet set = numbered_set();
    set.set.load_kg = load_kg;
    const Json answer = valid(sets_removed_answer({set}, 1));
    EXPECT_EQ(answer["sets"][0]["load_kg"].get<double>(), load_kg);
  }
}

TEST(ErrorAnswer, EveryCodeHasAKeyOfItsOwn) {
  std::set<std::string_view> keys;
  for (const ErrorCode code :
       {ErrorCode::kUsage, ErrorCode::kUnreadable, ErrorCode::kUnusable, ErrorCode::kMissing,
        ErrorCode::kWriteFailed, ErrorCode::kCancelled, ErrorCode::kBadData}) {
    EXPECT_TRUE(keys.insert(error_key(code)).second);
    const Json answer = valid(error_answer({code, kHostile, kHostile, kHostile}));
    EXPECT_EQ(answer["code"], std::string(error_key(code)));
    EXPECT_EQ(answer["message"], kHostile);
    EXPECT_EQ(answer["where"], kHostile);
    EXPECT_EQ(answer["hint"], kHostile);
  }
}

TEST(KnowledgeAnswers, ListWhatThereIs) {
  const Technique technique = load_technique().value();
  const Json exercises = valid(exercises_answer(technique, known()));
  std::size_t told = 0;
  for (const ExerciseProfile& profile : technique.profiles) told += !profile.recognised_only;
  EXPECT_EQ(exercises["exercises"].size(), told);
  EXPECT_EQ(
      exercises["not_measured"].size() +
          static_cast<std::size_t>(std::ranges::count_if(
              known().exercises, [&](const Exercise& one) { return is_measured(technique, one); })),
      known().exercises.size());
  for (const Json& other : exercises["not_measured"]) {
    EXPECT_FALSE(other["camera"].is_null()) << other["id"];
  }
  for (const Json& exercise : exercises["exercises"]) {
    EXPECT_FALSE(exercise["camera"].is_null()) << exercise["id"];
    EXPECT_NE(find_exercise(known(), exercise["entry"].get<std::string>()), nullptr);
    std::set<std::string> once;
    for (const Json& checkpoint : exercise["checkpoints"]) {
      EXPECT_TRUE(once.insert(checkpoint).second) << exercise["id"];
    }
  }
  EXPECT_GT(valid(entries_answer(known()))["entries"].size(), 300U);
}

TEST(KnowledgeAnswers, WhatIsNotKnownIsAnErrorAmongTheEntries) {
  const Json answer = valid(explain_answer(
      known(), {},
      {{"C-01", "C-01"}, {kHostile, fail(ErrorCode::kUsage, "no such entry", "look again")}}));
  ASSERT_EQ(answer["entries"].size(), 2U);
  EXPECT_EQ(answer["entries"][0]["id"], "C-01");
  EXPECT_EQ(answer["entries"][1]["error"]["message"], "no such entry");
  EXPECT_EQ(answer["entries"][1]["asked"], kHostile);
}

TEST(KnowledgeAnswers, TheDoctorIsWellOnlyWhenAllIs) {
  const InstalledPart there{"encoder", "H.264"};
  const InstalledPart missing{"networks", fail(ErrorCode::kMissing, "not found", "set up")};
  EXPECT_EQ(valid(doctor_answer({there, there}))["well"], true);
  const Json ill = valid(doctor_answer({there, missing}));
  EXPECT_EQ(ill["well"], false);
  EXPECT_EQ(ill["checks"][1]["found"], nullptr);
  EXPECT_EQ(ill["checks"][1]["missing"]["hint"], "set up");
}

GateRuling ruling() {
  GateRuling ruling;
  ruling.verdict = GateVerdict::kHold;
  ruling.why = {kHostile, {"R-P1"}, {"S1"}};
  ruling.would_change = kHostile;
  ruling.evidence = {{.set = {"s"},
                      .rep = 2,
                      .at_s = 9.5,
                      .rule = "spine_rounded",
                      .checkpoint = "C-01",
                      .measure = "spine_mdev_mm",
                      .value = 9.1,
                      .sd = 1.2,
                      .threshold = 3.5,
                      .source = kHostile}};
  return ruling;
}

TEST(TrainingAnswers, NextSaysWhatTheGateSaidAndWhatWasDoneInstead) {
  NextTold told;
  told.exercise = "deadlift";
  told.sessions = 4;
  told.gate = ruling();
  told.target.sets = 3;
  told.target.reps = 5;
  told.target.load_kg = 100;
  told.if_passed = told.target;
  told.if_passed.load_kg = 102.5;
  const Json plain = valid(next_answer(told));
  EXPECT_EQ(plain["gate"]["verdict"], "hold");
  EXPECT_EQ(plain["overridden"], nullptr);
  EXPECT_NE(plain["target_if_passed"].dump().find("102.5"), std::string::npos);
  told.overridden = OverrideTold{GateVerdict::kPass, kHostile, LocalTime{}, kHostile};
  told.not_yet = {kHostile, {}};
  const Json answer = valid(next_answer(told));
  EXPECT_EQ(answer["overridden"]["reason"], kHostile);
  EXPECT_EQ(answer["not_yet"], kHostile);
  EXPECT_EQ(answer["target"], nullptr) << "what should not be done now has no target";
}

TEST(TrainingAnswers, AStopIsADocumentWithItsReason) {
  const Stop stop{{kHostile, {"G-11"}, {"Finucane2020"}}, {kHostile, {}}};
  const Json answer = valid(stop_answer(stop));
  EXPECT_EQ(answer["stopped"]["why"], kHostile);
  EXPECT_EQ(answer["stopped"]["advice"], kHostile);
  TodayTold today;
  today.plan = {"p"};
  today.stop = stop;
  today.changed_for_pain = true;
  const Json stopped = valid(today_answer(today));
  EXPECT_EQ(stopped["stopped"]["why"], kHostile);
  EXPECT_EQ(stopped["changed_for_pain"], false) << "a stop is no change of the plan";
  today.stop.reset();
  today.advice = kHostile;
  today.notes = {{note(), LocalTime{}, kHostile}};
  valid(today_answer(today));
}

TEST(TrainingAnswers, LightsAndWarningSigns) {
  const Json lights =
      valid(pain_answer({{Region::kHip, Light::kAmber}, {Region::kKnee, Light::kRed}}));
  EXPECT_NE(lights.dump().find("amber"), std::string::npos);
  EXPECT_NE(lights.dump().find("red"), std::string::npos);
  SafetyVerdict verdict;
  valid(red_flags_answer(verdict));
  verdict.raised = {"fever"};
  verdict.at_once = true;
  verdict.advice.text = kHostile;
  EXPECT_NE(valid(red_flags_answer(verdict)).dump().find("fever"), std::string::npos);
}

}  // namespace
}  // namespace dowel::report
