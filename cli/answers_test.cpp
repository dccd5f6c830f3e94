// Every command answers programs with one document, and docs/schemas says what stands in it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "cli/testing/filmed_log.h"
#include "cli/testing/log_program.h"
#include "testing/folders.h"

namespace dowel::cli {
namespace {

using namespace testing;
using Json = nlohmann::json;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kStrong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout "
    "Notes,RPE\n"
    "2026-01-03 18:00:00,Evening,45m,Deadlift (Barbell),1,100,5,0,0,,,8\n"
    "2026-01-03 18:00:00,Evening,45m,My Own Thing,1,20,8,0,0,,,\n"
    "2026-01-03 18:00:00,Evening,45m,My Own Thing,2,20,900000,0,0,,,\n";

// What the commands answer, one or more documents of every kind.
class Answers : public ::testing::Test {
 protected:
  // Each is held against its schema by `run_dowel`.
  void ask(const std::vector<std::string>& arguments, int exit_code = 0) {
    std::vector<std::string> said = arguments;
    said.emplace_back("--json");
    const Outcome outcome = dowel_.run(said);
    EXPECT_EQ(outcome.exit_code, exit_code) << arguments[0] << " " << outcome.err << outcome.out;
    const Json answer = Json::parse(outcome.out, nullptr, false);
    ASSERT_TRUE(answer.is_object()) << arguments[0] << " " << outcome.out << outcome.err;
    answers_.emplace(answer.value("schema", ""), answer);
  }
  std::string path(const char* name) const { return dowel_.path(name); }

  void ask_about_the_log() {
    ask({"athlete", "add", "Ana", "--sex", "f", "--height", "1.70", "--equipment", "barbell"});
    ask({"log", "add", "deadlift", "3x5x100", "--rpe", "8", "--tempo", "3-1-1-0", "--at",
         "2026-01-02T18:00"});
    ask({"log", "add", "copenhagen-plank", "2x20s", "--side", "left"});
    ask({"log", "list", "--from", "2026-01-01"});
    ask({"log", "note", "2026-01-02/1", "knees out", "--by", "Eve"});
    ask({"log", "note", "2026-01-02", "good week"});
    ask({"log", "list", "--from", "2026-01-01"});
    ask({"log", "note", "2026-01-02", "--remove"});
    ask({"log", "edit", "2026-01-02/1", "reps=6"});
    ask({"log", "history"});
    ask({"log", "undo"});
    ask({"log", "remove", "2026-01-02/3"});
    dowel_.write("strong.csv", kStrong);
    ask({"log", "import", path("strong.csv"), "--unit", "kg", "--yes"});
    ask({"log", "export", path("all.json")});
    ask({"log", "import", path("all.json"), "--yes"});
    ask({"progress"});
    ask({"progress", "deadlift"});
    ask({"backup", path("copy.db")});
    ask({"restore", path("copy.db"), "--yes"});
    ask({"athlete", "remove", "Ana", "--yes"});
  }
  void ask_about_dowel() {
    ask({"exercises"});
    ask({"explain"});
    ask({"explain", "C-01", "deadlift"});
    ask({"explain", "C-01", "nonsense"}, 2);
    ask({"doctor"}, vision_is_there() ? 0 : 1);
    ask({"next", "nonsense"}, 2);
  }
  void ask_about_training() {
    const std::string log = path("filmed.db");
    write_log(log, {{"2026-01-02T18:00:00"}, {"2026-01-05T18:00:00", 8, true, 14.0}});
    const auto now = [&](std::vector<std::string> arguments, int exit_code = 0) {
      arguments.insert(arguments.end(), {"--log", log, "--at", "2026-01-06T09:00"});
      ask(arguments, exit_code);
    };
    now({"plan", "--days", "mon:45,thu:45", "--red-flags", "none", "--own", "mon: squat 3x5"});
    now({"plan", "--show"});
    now({"today"});
    now({"today", "--date", "2026-01-08"});
    now({"next", "kettlebell-deadlift"});
    now({"next", "kettlebell-deadlift", "--override", "pass", "--reason", "seen by a coach", "--by",
         "Eve"});
    now({"next", "kettlebell-swing"});
    ask({"log", "note", "2026-01-05", "film the next one, too", "--log", log, "--at",
         "2026-01-05T21:00"});
    now({"today"});
    ask({"roster", "--log", log, path("none.db"), "--at", "2026-01-06T09:00"}, 3);
    now({"why"});
    now({"check"});
    now({"check", "brace-cue"});
    now({"check", "red-flags", "--result", "none"});
    now({"check", "pain", "--pain", "hip=3/1", "--red-flags", "none"});
    now({"check", "red-flags", "--result", "fall-or-accident"}, 4);
    now({"next", "kettlebell-deadlift"}, 4);
    now({"today"}, 4);
    now({"plan", "--show"}, 4);
    const std::string example = source_folder() / "docs/examples/year/beginner.toml";
    ask({"plan", "--simulate", example});
  }
  bool vision_is_there() const {
    return dowel_.run({"doctor"}).out.find("missing") == std::string::npos;
  }

  LogProgram dowel_;
  std::multimap<std::string, Json> answers_;
};

// Every place in a document, deepest last.
void places_of(const Json& value, const Json::json_pointer& here,
               std::vector<Json::json_pointer>& out) {
  if (value.is_object()) {
    for (const auto& [key, part] : value.items()) {
      out.push_back(here / key);
      places_of(part, here / key, out);
    }
  } else if (value.is_array() && !value.empty()) {
    places_of(value.front(), here / 0, out);
  }
}

// What the schema lets through although it is wrong: each place in turn holds what nothing allows.
std::vector<std::string> slips(const Json& answer, const std::string& schema) {
  std::vector<Json::json_pointer> places;
  places_of(answer, Json::json_pointer(), places);
  std::vector<std::string> let_through;
  for (const Json::json_pointer& place : places) {
    if (place.to_string().starts_with("/request/")) continue;  // has a form and a reader of its own
    Json harmed = answer;
    harmed[place] = {{"never", {{"heard", "of"}}}};
    if (report::testing::schema_violations(harmed.dump(), schema).empty()) {
      let_through.push_back(place.to_string());
    }
  }
  return let_through;
}

TEST_F(Answers, EveryCommandKeepsToItsSchemaAndEverySchemaIsUsed) {
  ask_about_the_log();
  ask_about_dowel();
  ask_about_training();
  std::set<std::string> given, described;
  for (const auto& [name, answer] : answers_) given.insert(name);
  for (const std::string& file : files_in(schema_folder())) {
    described.insert("dowel." + file.substr(0, file.find('.')) + "/1");
  }
  EXPECT_EQ(given, described);
  for (const auto& [name, answer] : answers_) {
    const std::string schema = read_text(schema_file(name));
    EXPECT_THAT(slips(answer, schema), IsEmpty()) << name;
    Json more = answer;
    more["more"] = 1;
    EXPECT_THAT(report::testing::schema_violations(more.dump(), schema), Not(IsEmpty())) << name;
    for (const auto& [key, value] : answer.items()) {
      Json less = answer;
      less.erase(key);
      if (name == "dowel.import/1" && key == "change") continue;
      EXPECT_THAT(report::testing::schema_violations(less.dump(), schema), Not(IsEmpty()))
          << name << " without " << key;
    }
  }
}

TEST(Schemas, WhatTheyShareReadsTheSameInAll) {
  std::map<std::string, std::pair<std::string, Json>> first;
  for (const std::string& file : files_in(schema_folder())) {
    const Json schema = Json::parse(read_text(schema_folder() / file), nullptr, false);
    ASSERT_TRUE(schema.is_object()) << file;
    const Json definitions = schema.value("definitions", Json::object());
    for (const auto& [name, definition] : definitions.items()) {
      const auto& [where, what] = first.try_emplace(name, file, definition).first->second;
      EXPECT_EQ(what, definition) << name << " in " << file << " and " << where;
    }
  }
  EXPECT_GT(first.size(), 10U);
}

struct Refusal {
  std::vector<std::string> arguments;
  int exit_code;
  std::string code;
};

TEST_F(Answers, AnErrorIsOneDocumentToProgramsAndTheSameTwoLinesToPeople) {
  const std::vector<Refusal> refusals{
      {{"next", "nonsense"}, 2, "usage"},
      {{"foo"}, 2, "usage"},
      {{"log", "list", "--from", "nonsense"}, 2, "usage"},
      {{"log", "list", "--no-such-option"}, 2, "usage"},
      {{"log", "list", "--log", path("not-there.db")}, 3, "unreadable"},
      {{"log", "export", path("all.json")}, 4, "unusable"},
      {{"backup", "/no/such/folder/copy.db", "--log", path("log.db")}, 1, "write_failed"},
      {{"plan"}, 2, "usage"},
      {{"athlete", "show", "Nobody"}, 2, "usage"},
  };
  dowel_.say({"log", "add", "deadlift", "5x100", "--log", path("log.db")});
  for (const Refusal& refusal : refusals) {
    const Outcome plain = dowel_.run(refusal.arguments);
    auto arguments = refusal.arguments;
    arguments.emplace_back("--json");
    const Outcome told = dowel_.run(arguments);
    const std::string which = ::testing::PrintToString(refusal.arguments);
    EXPECT_EQ(told.exit_code, refusal.exit_code) << which << told.err;
    EXPECT_EQ(told.exit_code, plain.exit_code) << which;
    EXPECT_EQ(told.err, plain.err) << which;
    EXPECT_EQ(plain.out, "") << which;
    const Json answer = Json::parse(told.out, nullptr, false);
    ASSERT_TRUE(answer.is_object()) << which << told.out;
    EXPECT_EQ(answer.value("schema", ""), "dowel.error/1") << which;
    EXPECT_EQ(answer.value("code", ""), refusal.code) << which;
    EXPECT_NE(told.err.find(answer.value("message", "?")), std::string::npos) << which << told.err;
  }
}

}  // namespace
}  // namespace dowel::cli
