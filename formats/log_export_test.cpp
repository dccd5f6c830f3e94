// A log that leaves and comes back must be the same log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <tuple>

#include "formats/csv.h"
#include "formats/log_json.h"
#include "formats/log_tables.h"
#include "store/sample_log.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::formats {
namespace {

using store::sample_log;
using store::TestFolder;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

TEST(LogJson, ComesBackTheSame) {
  const auto back = log_from_json(log_to_json(sample_log()));
  ASSERT_TRUE(back) << back.error().message << " at " << back.error().where;
  EXPECT_EQ(back->log, sample_log());
  EXPECT_EQ(back->left_out, NoLongerKept{});
  EXPECT_EQ(log_from_json(log_to_json({})).value().log, LogData{});
}

// What is spoken to films stands in the same document, and as files in a folder.
TEST(LogJson, CarriesWhatIsSpoken) {
  const std::vector<Recording> spoken{{sample_log().comments.front().voice, "OggS\n\xFF spoken"}};
  const auto back = log_from_json(log_to_json(sample_log(), spoken));
  ASSERT_TRUE(back) << back.error().message << " at " << back.error().where;
  EXPECT_EQ(back->log, sample_log());
  EXPECT_EQ(back->recordings, spoken);
  const TestFolder folder;
  ASSERT_TRUE(write_export(sample_log(), folder / "all", spoken));
  const fs::path heard = fs::path{folder / "all"} / "voices" / (spoken[0].name + ".ogg");
  EXPECT_EQ(store::file_bytes(heard), spoken[0].bytes);
  EXPECT_EQ(read_export(folder / "all").value().recordings, spoken);
  fs::remove(fs::path{folder / "all"} / "log.json");
  EXPECT_EQ(read_export(folder / "all").value().recordings, spoken) << "by the tables";
}

TEST(LogJson, RefusesRecordingsThatAreNone) {
  const std::string name = sample_log().comments.front().voice;
  for (const Recording& wrong : {Recording{"../log.db", "OggS"}, Recording{name, "#!/bin/sh"},
                                 Recording{"", "OggS"}, Recording{name, ""}}) {
    const auto back = log_from_json(log_to_json(sample_log(), {wrong}));
    ASSERT_FALSE(back) << wrong.name;
    EXPECT_THAT(back.error().message, HasSubstr("recording"));
  }
}

TEST(LogJson, NestsTheEvidenceOfADecision) {
  const auto document = nlohmann::json::parse(log_to_json(sample_log()));
  const auto& evidence = document["gates"][0]["evidence"];
  ASSERT_TRUE(evidence.is_array());
  EXPECT_EQ(evidence[0]["threshold"], 3.5);
  EXPECT_EQ(evidence[1]["broken_above"], false);
  EXPECT_EQ(document["gates"][0]["pain_decided"], true);
  EXPECT_EQ(document["pain"][0]["next_morning"], 0);
  EXPECT_EQ(document["red_flags"][0]["answers"][1]["question"], "night-pain");
}

// An export as earlier Dowels wrote it: goals and notes, grounds as a text, answers as checks.
struct OlderExport {
  nlohmann::ordered_json json{};
  std::vector<NamedText> tables{};
  LogData means{};  // what it says today
};

constexpr const char* kGrounds =
    R"({"planned_step":"62.5 kg","why":"Pain of 3 of 10 is amber.","rules":["G-11"],)"
    R"("sources":["Thomee1997"],"would_change":"Less.","clean_in_a_row":1,"clean_needed":2,)"
    R"("session":"w1","form":"passed","loaded":true,"pain":3,"evidence":[]})";

// @param version  1: without plans and checks; 2: with both
OlderExport older_export(int version) {
  OlderExport older;
  older.means = sample_log();
  LogData& log = older.means;
  if (version == 1) log.plans.clear();
  log.gates = {{.id = {"d1"},
                .athlete = {"a1"},
                .exercise = {"deadlift", ""},
                .decided = log.sessions[0].started,
                .ruling = {.verdict = GateVerdict::kHold,
                           .session = {"w1"},
                           .form = FormWord::kPassed,
                           .loaded = true,
                           .pain = 3,
                           .pain_decided = true,
                           .planned_step = "62.5 kg",
                           .why = {"Pain of 3 of 10 is amber.", {"G-11"}, {"Thomee1997"}},
                           .would_change = "Less.",
                           .clean_in_a_row = 1,
                           .clean_needed = 2},
                .overridden_to = GateVerdict::kPass,
                .override_reason = "it was the shoes"},
               {.id = {"d2"},
                .athlete = {"a1"},
                .exercise = {"deadlift", ""},
                .decided = log.sessions[1].started,
                .ruling = {.verdict = GateVerdict::kRegress}}};
  const LocalTime when = log.sessions[1].started;
  log.pain.clear();
  log.red_flags.clear();
  log.checks.clear();
  log.notes.clear();
  log.comments.clear();
  if (version == 2) {
    log.pain = {
        {.id = {"k1"}, .athlete = {"a1"}, .when = when, .region = Region::kHip, .during = 4},
        {.id = {"k2"}, .athlete = {"a1"}, .when = when, .region = Region::kHip, .next_morning = 6},
        {.id = {"k3"}, .athlete = {"a1"}, .when = when, .region = Region::kHip, .stiff = false}};
    RedFlagCheck flags{.id = {"k4"}, .athlete = {"a1"}, .when = when};
    for (const char* id : {"bladder-bowel", "saddle-numbness", "leg-weakness", "fall-or-accident",
                           "fever", "weight-loss", "cancer", "night-pain", "fracture-risk"}) {
      flags.answers.push_back({id, std::string_view{id} == "fever"});
    }
    log.red_flags = {flags};
    log.checks = {{.id = {"k5"},
                   .athlete = {"a1"},
                   .when = when,
                   .question = "brace-cue",
                   .result = "better"}};
  }

  LogData rest = log;  // the lists that were the same then
  rest.gates.clear();
  rest.pain.clear();
  rest.red_flags.clear();
  rest.checks.clear();
  using Json = nlohmann::ordered_json;
  older.json = Json::parse(log_to_json(rest));
  older.json["schema"] = "dowel.log/" + std::to_string(version);
  older.json.erase("pain");
  older.json.erase("red_flags");
  older.json.erase("coach_notes");
  older.json.erase("film_comments");
  if (version == 1) {
    older.json.erase("plans");
    older.json.erase("checks");
  }
  older.json["goals"] = {{{"id", "g1"}, {"athlete_id", "a1"}, {"kind", "hinge_form"}},
                         {{"id", "g2"}, {"athlete_id", "a1"}, {"kind", "strength"}}};
  older.json["notes"] = {{{"id", "n1"}, {"athlete_id", "a1"}, {"text", "travelling"}}};
  const std::string then = to_text(log.sessions[0].started), later = to_text(when);
  const auto gate = [&](const char* id, const std::string& decided, const char* verdict,
                        const char* evidence, Json to, const char* reason) {
    return Json{{"id", id},
                {"athlete_id", "a1"},
                {"exercise_slug", "deadlift"},
                {"exercise_name", ""},
                {"decided", decided},
                {"verdict", verdict},
                {"evidence", evidence},
                {"overridden_to", std::move(to)},
                {"override_reason", reason}};
  };
  older.json["gates"] =
      Json::array({gate("d1", then, "hold", kGrounds, "pass", "it was the shoes"),
                   gate("d2", later, "regress", "my coach said so", nullptr, "")});
  std::string checks = "id,athlete_id,answered,question,result,note\n";
  if (version == 2) {
    older.json["checks"] = Json::array();
    for (const auto& [id, question, result] : {std::tuple{"k1", "pain-hip", "4"},
                                               {"k2", "pain-after-hip", "6"},
                                               {"k3", "stiff-hip", "no"},
                                               {"k4", "red-flags", "fever"},
                                               {"k5", "brace-cue", "better"}}) {
      older.json["checks"].push_back({{"id", id},
                                      {"athlete_id", "a1"},
                                      {"answered", later},
                                      {"question", question},
                                      {"result", result},
                                      {"note", ""}});
      checks.append(id).append(",a1,").append(later).append(",").append(question).append(",");
      checks.append(result).append(",\n");
    }
  }

  for (NamedText& table : log_to_tables(rest)) {
    const bool later_list = table.name == "pain.csv" || table.name == "red_flags.csv" ||
                            table.name == "coach_notes.csv" || table.name == "film_comments.csv";
    const bool second_list = table.name == "plans.csv" || table.name == "checks.csv";
    if (later_list || (version == 1 && second_list)) continue;
    if (table.name == "checks.csv") table.text = checks;
    if (table.name == "gates.csv") {
      table.text =
          "id,athlete_id,exercise_slug,exercise_name,decided,verdict,evidence,"
          "overridden_to,override_reason\nd1,a1,deadlift,," +
          then + ",hold," + csv_field(kGrounds) + ",pass,it was the shoes\nd2,a1,deadlift,," +
          later + ",regress,my coach said so,,\n";
    }
    older.tables.push_back(std::move(table));
  }
  older.tables.push_back({"goals.csv", "id,athlete_id,kind\ng1,a1,hinge_form\ng2,a1,strength\n"});
  older.tables.push_back({"notes.csv", "id,athlete_id,text\nn1,a1,travelling\n"});
  return older;
}

TEST(OlderExports, AreReadInEveryFormAndSayWhatIsLeftOut) {
  for (const int version : {1, 2}) {
    SCOPED_TRACE(version);
    const OlderExport older = older_export(version);
    const NoLongerKept left_out{.goals = 2, .notes = 1, .grounds = 1};
    const auto from_json = log_from_json(older.json.dump());
    ASSERT_TRUE(from_json) << from_json.error().message << " at " << from_json.error().where;
    EXPECT_EQ(from_json->log, older.means);
    EXPECT_EQ(from_json->left_out, left_out);
    const auto from_tables = log_from_tables(older.tables);
    ASSERT_TRUE(from_tables) << from_tables.error().message << " at " << from_tables.error().where;
    EXPECT_EQ(from_tables->log, older.means);
    EXPECT_EQ(from_tables->left_out, left_out);
  }
}

TEST(OlderExports, OnceReadAreExportedTheSameForEver) {
  const auto first = log_from_json(older_export(2).json.dump()).value().log;
  const std::string text = log_to_json(first);
  EXPECT_EQ(log_to_json(log_from_json(text).value().log), text);
  EXPECT_EQ(log_to_json(log_from_tables(log_to_tables(first)).value().log), text);
}

TEST(OlderExports, AListThatIsLostIsMissed) {
  auto json = older_export(2).json;
  json.erase("checks");
  EXPECT_FALSE(log_from_json(json.dump()));
  auto tables = older_export(2).tables;
  std::erase_if(tables, [](const NamedText& t) { return t.name == "plans.csv"; });
  EXPECT_FALSE(log_from_tables(tables)) << "one of the two is lost";
  auto today = log_to_tables(sample_log());
  std::erase_if(today, [](const NamedText& t) { return t.name == "red_flags.csv"; });
  EXPECT_FALSE(log_from_tables(today));
  json = older_export(2).json;
  json["schema"] = "dowel.log/3";
  EXPECT_FALSE(log_from_json(json.dump())) << "today's form is not the older one";
}

// The form before notes of coaches: neither they nor who overrode had a place.
TEST(OlderExports, OfTheThirdFormHaveNoNotesAndNobodySigned) {
  LogData means = sample_log();
  means.notes.clear();
  means.comments.clear();
  for (GateDecision& gate : means.gates) gate.overridden_by.clear();
  auto json = nlohmann::ordered_json::parse(log_to_json(means));
  json["schema"] = "dowel.log/3";
  json.erase("coach_notes");
  json.erase("film_comments");
  for (auto& gate : json["gates"]) gate.erase("overridden_by");
  const auto from_json = log_from_json(json.dump());
  ASSERT_TRUE(from_json) << from_json.error().message << " at " << from_json.error().where;
  EXPECT_EQ(from_json->log, means);

  auto tables = log_to_tables(means);
  std::erase_if(tables, [](const NamedText& t) { return t.name == "coach_notes.csv"; });
  EXPECT_FALSE(log_from_tables(tables)) << "today's form has the table";
  for (NamedText& table : tables) {
    if (table.name != "gates.csv") continue;
    table.text.replace(table.text.find(",overridden_by"), 14, "");
    std::string::size_type end = 0;  // the last column of every row is empty
    while ((end = table.text.find(",\n", end)) != std::string::npos) table.text.erase(end, 1);
  }
  std::erase_if(tables, [](const NamedText& t) { return t.name == "film_comments.csv"; });
  const auto from_tables = log_from_tables(tables);
  ASSERT_TRUE(from_tables) << from_tables.error().message << " at " << from_tables.error().where;
  EXPECT_EQ(from_tables->log, means);
}

// The form before comments on films.
TEST(OlderExports, OfTheFourthFormHaveNoComments) {
  LogData means = sample_log();
  means.comments.clear();
  auto json = nlohmann::ordered_json::parse(log_to_json(means));
  json["schema"] = "dowel.log/4";
  json.erase("film_comments");
  const auto from_json = log_from_json(json.dump());
  ASSERT_TRUE(from_json) << from_json.error().message << " at " << from_json.error().where;
  EXPECT_EQ(from_json->log, means);
  json["schema"] = "dowel.log/5";
  EXPECT_FALSE(log_from_json(json.dump())) << "today's form has the list";

  auto tables = log_to_tables(means);
  std::erase_if(tables, [](const NamedText& t) { return t.name == "film_comments.csv"; });
  const auto from_tables = log_from_tables(tables);
  ASSERT_TRUE(from_tables) << from_tables.error().message << " at " << from_tables.error().where;
  EXPECT_EQ(from_tables->log, means);
}

TEST(LogJson, ANoteWithoutAnAuthorIsRefused) {
  std::string text = log_to_json(sample_log());
  const std::string signed_by = R"("author": "coach Eve")";
  text.replace(text.find(signed_by), signed_by.size(), R"("author": "")");
  const auto back = log_from_json(text);
  ASSERT_FALSE(back);
  EXPECT_THAT(back.error().message, HasSubstr("must say who wrote it"));
}

TEST(LogJson, NamesWhatIsWrong) {
  const auto error_after = [](const char* find, const char* put) {
    std::string text = log_to_json(sample_log());
    text.replace(text.find(find), std::string_view{find}.size(), put);
    const auto back = log_from_json(text);
    EXPECT_FALSE(back) << find;
    return back ? std::string{} : back.error().message + " at " + back.error().where;
  };
  EXPECT_THAT(error_after("\"pain\": 1", "\"pain\": 11"), HasSubstr("sets[1]"));
  EXPECT_THAT(error_after("\"pain\": 1", "\"pane\": 1"), HasSubstr("'pain'"));
  EXPECT_THAT(error_after("\"tempo\"", "\"new\": 1, \"tempo\""), HasSubstr("does not know"));
  EXPECT_THAT(error_after("dowel.log/5", "dowel.log/9"), HasSubstr("dowel.log/5"));
  EXPECT_THAT(error_after("\"sessions\"", "\"evenings\""), HasSubstr("sessions"));
  EXPECT_THAT(error_after("\"threshold\"", "\"limit\""), HasSubstr("'evidence'"));
  EXPECT_THAT(error_after("\"yes\": false", "\"yes\": \"no\""), HasSubstr("red_flags[0]"));
  EXPECT_THAT(error_after("lower-back", "elbow"), HasSubstr("pain[0]"));
  EXPECT_THAT(error_after("{", "["), HasSubstr("JSON"));
}

TEST(LogTables, ComeBackTheSame) {
  const auto back = log_from_tables(log_to_tables(sample_log()));
  ASSERT_TRUE(back) << back.error().message << " at " << back.error().where;
  EXPECT_EQ(back->log, sample_log());
  EXPECT_EQ(log_from_tables(log_to_tables({})).value().log, LogData{});
}

TEST(LogTables, KeepAnAnalysisOfMegabytes) {
  LogData log = sample_log();
  log.analyses[0].json.assign(3'000'000, 'x');
  EXPECT_EQ(log_from_tables(log_to_tables(log)).value().log, log);
}

TEST(LogTables, NameFileLineAndColumn) {
  auto tables = log_to_tables(sample_log());
  for (NamedText& table : tables) {
    if (table.name == "sets.csv") table.text.replace(table.text.find("warmup"), 6, "warm");
  }
  const auto back = log_from_tables(tables);
  ASSERT_FALSE(back);
  EXPECT_THAT(back.error().message, HasSubstr("'kind'"));
  EXPECT_EQ(back.error().where, "sets.csv:2");
  tables.pop_back();
  EXPECT_FALSE(log_from_tables(tables));
}

TEST(Export, StoreToFolderToStoreLosesNothing) {
  const TestFolder folder;
  auto log = store::open_sqlite(folder / "log.db").value();
  ASSERT_TRUE(log->commit(change_from(sample_log(), "fill")));
  ASSERT_TRUE(write_export(log->snapshot().value(), folder / "export"));
  for (const bool only_tables : {false, true}) {
    if (only_tables) std::filesystem::remove(folder / "export" / "log.json");
    const auto data = read_export(folder / "export");
    ASSERT_TRUE(data) << data.error().message << " at " << data.error().where;
    auto fresh = store::open_sqlite(folder / (only_tables ? "b.db" : "a.db")).value();
    ASSERT_TRUE(fresh->commit(change_from(data->log, "import")));
    EXPECT_EQ(fresh->snapshot().value(), sample_log());
    EXPECT_EQ(log_to_json(fresh->snapshot().value()), log_to_json(sample_log()));
  }
}

TEST(Export, NeverOverwritesAndLeavesNothingBehind) {
  const TestFolder folder;
  ASSERT_TRUE(write_export(sample_log(), folder / "export"));
  EXPECT_EQ(write_export(sample_log(), folder / "export").error().code, ErrorCode::kUsage);
  store::write_bytes(folder / "file", "x");
  EXPECT_EQ(write_export(sample_log(), folder / "file" / "below").error().code,
            ErrorCode::kWriteFailed);
  int entries = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    ++entries;
  }
  EXPECT_EQ(entries, 2);
  EXPECT_FALSE(read_export(folder / "nothing"));
}

}  // namespace
}  // namespace dowel::formats
