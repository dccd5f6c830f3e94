// What the commands say, and what a whole run leaves behind.

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/testing/films.h"
#include "cli/testing/run_dowel.h"
#include "testing/folders.h"

namespace dowel::cli {
namespace {

using namespace testing;
using namespace app::testing;
namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

TEST(Commands, HelpOfEveryCommand) {
  const Outcome top = run_dowel({"--help"});
  EXPECT_EQ(top.exit_code, 0);
  for (const char* command : {"analyze", "demo", "doctor", "exercises", "explain", "completion"}) {
    EXPECT_TRUE(says(top.out, command)) << command;
    const Outcome own = run_dowel({command, "--help"});
    EXPECT_EQ(own.exit_code, 0) << command;
    EXPECT_TRUE(own.err.empty()) << command << ": " << own.err;
    EXPECT_GT(own.out.size(), 100U) << command;
  }
  const Outcome analyze = run_dowel({"analyze", "--help"});
  for (const char* option : {"--exercise", "--height", "--mass", "--sex", "--load", "--model",
                             "--json", "--html", "--csv", "--overlay", "--quiet"}) {
    EXPECT_TRUE(says(analyze.out, option)) << option;
  }
}

TEST(Commands, VersionIsANumber) {
  const Outcome outcome = run_dowel({"--version"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, std::string(DOWEL_VERSION) + "\n");
}

TEST(Commands, ExercisesListsThoseThatCanBeMeasured) {
  const Outcome outcome = run_dowel({"exercises"});
  EXPECT_EQ(outcome.exit_code, 0);
  for (const char* id : {"deadlift", "kettlebell-swing", "hip-thrust", "front-squat"}) {
    EXPECT_TRUE(says(outcome.out, id)) << id;
  }
  EXPECT_TRUE(says(outcome.out, "C-01"));
}

TEST(Commands, ExplainKnowsCheckpointsAndExercises) {
  for (const char* id : {"C-01", "c-01", "D-03", "K-05", "X-16", "deadlift"}) {
    const Outcome outcome = run_dowel({"explain", id});
    EXPECT_EQ(outcome.exit_code, 0) << id << outcome.err;
    EXPECT_GT(outcome.out.size(), 80U) << id;
  }
  EXPECT_GT(run_dowel({"explain"}).out.size(), 1000U);
}

nlohmann::json answer_of(const Outcome& outcome, const std::string& schema) {
  auto answer = nlohmann::json::parse(outcome.out, nullptr, false);
  EXPECT_FALSE(answer.is_discarded()) << outcome.out;
  EXPECT_EQ(answer.value("schema", ""), "dowel." + schema + "/1");
  return answer;
}

TEST(Commands, WhatIsKnownAndInstalledIsToldToPrograms) {
  const auto all = answer_of(run_dowel({"explain", "--json"}), "explain");
  EXPECT_GT(all["entries"].size(), 100U);
  EXPECT_FALSE(all["entries"][0]["name"].get<std::string>().empty());
  const Outcome some = run_dowel({"explain", "C-01", "C-99", "hip thrust", "--json"});
  EXPECT_EQ(some.exit_code, 2);
  EXPECT_TRUE(says(some.err, "C-99"));
  const auto pages = answer_of(some, "explain")["entries"];
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_TRUE(says(pages[1].dump(), "C-99"));
  EXPECT_EQ(pages[2]["asked"], "hip thrust");
  EXPECT_TRUE(says(pages[2]["text"].get<std::string>(), "Hip thrust"));
  const auto measured = answer_of(run_dowel({"exercises", "--json"}), "exercises")["exercises"];
  EXPECT_EQ(measured[0]["id"], "bodyweight-hinge");
  EXPECT_FALSE(measured[0]["checkpoints"].empty());
  RunOptions bare;
  bare.environment = {{"DOWEL_MODELS", "/nonexistent"}};
  const Outcome ill = run_dowel({"doctor", "--json"}, bare);
  EXPECT_EQ(ill.exit_code, 1);
  const auto doctor = answer_of(ill, "doctor");
  EXPECT_EQ(doctor["well"], false);
  EXPECT_FALSE(doctor["checks"][0]["missing"]["hint"].get<std::string>().empty());
}

TEST(Commands, OneUnknownIdDoesNotHideTheOthers) {
  const Outcome outcome = run_dowel({"explain", "C-01", "C-99"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_TRUE(says(outcome.out, "C-01"));
  EXPECT_TRUE(says(outcome.err, "C-99"));
}

TEST(Commands, CompletionIsAScriptThatNamesEveryOption) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Outcome outcome = run_dowel({"completion", shell});
    ASSERT_EQ(outcome.exit_code, 0) << shell;
    for (const char* word : {"analyze", "explain", "exercise", "overlay"}) {
      EXPECT_TRUE(says(outcome.out, word)) << shell << " " << word;
    }
    const platform::testing::Scratch scratch;
    std::ofstream(scratch / "script") << outcome.out;
    const std::string program = std::string("command -v ") + shell + " >/dev/null";
    if (std::system(program.c_str()) != 0) continue;  // this shell is not installed
    const std::string check = std::string(shell) + " -n " + (scratch / "script").string();
    EXPECT_EQ(std::system(check.c_str()), 0) << shell;
  }
}

TEST(Commands, BashCompletesCommandsAndOptions) {
  const platform::testing::Scratch scratch;
  std::ofstream(scratch / "script") << run_dowel({"completion", "bash"}).out;
  std::ofstream(scratch / "ask")
      << "source " << (scratch / "script").string()
      << "\nCOMP_WORDS=(dowel ana); COMP_CWORD=1; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel analyze --ov); COMP_CWORD=2; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel log und); COMP_CWORD=2; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel log add copenhagen-plank-s); COMP_CWORD=3; _dowel; echo "
         "${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel next belt); COMP_CWORD=2; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel analyze a.mp4 -e good); COMP_CWORD=4; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel check red); COMP_CWORD=2; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel check E-0); COMP_CWORD=2; _dowel; echo ${COMPREPLY[0]}"
         "\nCOMP_WORDS=(dowel explain C-01); COMP_CWORD=2; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel plan --for power); COMP_CWORD=3; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel athlete add Bo --unit l); COMP_CWORD=5; _dowel; echo ${COMPREPLY[*]}"
         "\nCOMP_WORDS=(dowel plan --equipment barbell,ket); COMP_CWORD=3; _dowel; echo "
         "${COMPREPLY[*]}"
         "\nCOMP_WORDS=("
      << build_folder().string()
      << "/dowel log --athlete a); COMP_CWORD=3; _dowel; echo ${COMPREPLY[*]}\n";
  const platform::testing::Scratch data;
  RunOptions place;
  place.environment = {{"DOWEL_DATA", data.folder().string()}};
  for (const char* name : {"ana", "ann", "bo"}) run_dowel({"athlete", "add", name}, place);
  const std::string command = "DOWEL_DATA=" + data.folder().string() + " bash " +
                              (scratch / "ask").string() + " > " + (scratch / "answer").string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_text(scratch / "answer"),
            "analyze\n--overlay\nundo\ncopenhagen-plank-short\nbelt-squat-march belt-squat\n"
            "good-morning\nred-flags\nE-01\nC-01\npowerlifting\nlb\nbarbell,kettlebell\nana ann\n");
}

TEST(Commands, DoctorTellsWhatIsMissing) {
  RunOptions options;
  options.environment = {{"DOWEL_MODELS", "/nonexistent"}};
  const Outcome outcome = run_dowel({"doctor"}, options);
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_TRUE(says(outcome.out, "missing")) << outcome.out;
  EXPECT_TRUE(says(outcome.out, "what to do")) << outcome.out;
}

// Cells of a table that have numbers under them carry their unit in the heading.
void expect_units(const fs::path& table) {
  std::ifstream csv(table);
  std::string header;
  ASSERT_TRUE(std::getline(csv, header)) << table;
  std::stringstream cells(header);
  for (std::string name; std::getline(cells, name, ',');) {
    for (const char* quantity : {"time", "start", "bottom", "end", "duration", "angle", "flexion",
                                 "inclination", "drop", "noise"}) {
      if (!says(name, quantity)) continue;
      const bool has_unit = name.ends_with("_s") || name.ends_with("_deg") ||
                            name.ends_with("_mm") || name.ends_with("_px") ||
                            name.ends_with("_m") || name.ends_with("_hz") || says(name, "_over_") ||
                            name.ends_with("_trunks") || says(name, "frame");
      EXPECT_TRUE(has_unit) << table.filename() << ": " << name;
    }
  }
}

TEST(Commands, AWholeRunLeavesEverythingAskedFor) {
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  const auto path = [&](const char* name) { return (scratch / name).string(); };
  const Outcome outcome =
      run_dowel({"analyze", plain_film().string(), "-e", "kettlebell-deadlift", "--height", "1.75",
                 "--mass", "75", "--load", "20", "--json", path("a.json"), "--html", path("a.html"),
                 "--csv", path("tables"), "--overlay", path("a.mp4")});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(says(outcome.out, "2")) << outcome.out;
  EXPECT_TRUE(outcome.err.empty()) << outcome.err;

  expect_valid_json(scratch / "a.json");
  const auto json = nlohmann::json::parse(read_text(scratch / "a.json"), nullptr, false);
  ASSERT_FALSE(json.is_discarded());
  EXPECT_EQ(json["schema"], "dowel.analysis/1");
  EXPECT_EQ(json["set"]["reps"], 2);
  EXPECT_EQ(json["exercise"]["id"], "kettlebell-deadlift");
  EXPECT_EQ(json["view"]["kind"], "side");
  EXPECT_FALSE(json.contains("error"));

  for (const char* table : {"reps.csv", "measures.csv", "findings.csv", "series.csv"}) {
    SCOPED_TRACE(table);
    EXPECT_TRUE(fs::exists(scratch / "tables" / table));
    expect_units(scratch / "tables" / table);
  }
  EXPECT_TRUE(says(read_text(scratch / "a.html"), "</html>"));
  const auto film = vision::VideoReader::open(path("a.mp4"));
  ASSERT_TRUE(film);
  EXPECT_EQ(film->info().source_height_px, film_camera().height_px);
  EXPECT_EQ(files_in(scratch.folder()),
            (std::vector<std::string>{"a.html", "a.json", "a.mp4", "tables"}));
}

TEST(Commands, SeveralClipsGetTheirOwnFilesAndTheWorstExitCode) {
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  const std::string missing = (scratch / "missing.mp4").string();
  const std::string json = (scratch / "a.json").string();
  const Outcome outcome =
      run_dowel({"analyze", missing, plain_film().string(), "--json", json, "-q"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_TRUE(outcome.out.empty()) << outcome.out;
  EXPECT_EQ(files_in(scratch.folder()),
            (std::vector<std::string>{"a-lifter.json", "a-missing.json"}));
  expect_valid_json(scratch / "a-lifter.json");
  expect_valid_json(scratch / "a-missing.json");
}

TEST(Commands, ClipsOfOneNameDoNotOverwriteEachOther) {
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  const std::string json = (scratch / "out.json").string();
  const Outcome outcome = run_dowel({"analyze", (scratch / "ann/set.mp4").string(),
                                     (scratch / "bob/set.mp4").string(), "--json", json, "-q"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(files_in(scratch.folder()),
            (std::vector<std::string>{"out-set-2.json", "out-set.json"}));
}

TEST(Commands, QuietSaysNothing) {
  NEEDS_NETWORKS();
  const Outcome outcome = run_dowel({"analyze", plain_film().string(), "--quiet"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_TRUE(outcome.out.empty()) << outcome.out;
  EXPECT_TRUE(outcome.err.empty()) << outcome.err;
}

}  // namespace
}  // namespace dowel::cli
