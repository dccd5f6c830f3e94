// The years in docs/examples are what the program prints now.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/testing/run_dowel.h"
#include "platform/testing/scratch.h"
#include "testing/folders.h"

namespace dowel::cli {
namespace {

using testing::expect_told;
using testing::read_text;
using testing::run_dowel;

std::vector<std::filesystem::path> scripts() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_folder() / "docs/examples/year")) {
    if (entry.path().extension() == ".toml") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(Year, TheCommittedYearsAreWhatTheProgramSays) {
  ASSERT_GE(scripts().size(), 12U);
  for (const auto& script : scripts()) {
    const auto outcome = run_dowel({"plan", "--simulate", script.string()});
    EXPECT_EQ(outcome.exit_code, 0) << script << outcome.err;
    std::filesystem::path text = script;
    text.replace_extension(".txt");
    EXPECT_EQ(outcome.out, read_text(text))
        << "run docs/examples/play_the_year and read what changed";
  }
}

TEST(Year, LoadNeverRisesInBadFormOrPain) {
  for (const auto& script : scripts()) {
    const auto outcome = run_dowel({"plan", "--simulate", script.string(), "--json"});
    const auto year = nlohmann::json::parse(outcome.out);
    EXPECT_EQ(year["schema"], "dowel.year/1");
    EXPECT_EQ(year["wrong_increases"], 0) << script;
  }
}

TEST(Year, ABadScriptIsNamedWithLineAndKey) {
  const platform::testing::Scratch scratch;
  const auto refused = [&](const std::string& text, const char* what) {
    const std::filesystem::path file = scratch.folder() / "script.toml";
    std::ofstream(file) << text;
    const auto outcome = run_dowel({"plan", "--simulate", file.string()});
    EXPECT_NE(outcome.exit_code, 0) << text;
    expect_told(outcome, what);
  };
  const std::string good = read_text(scripts().front());
  refused("title = 1", "title");
  refused("not toml at all [", "script.toml");
  refused(good + "\n[surprise]\nx = 1\n", "surprise");
  std::string chess = good;
  chess.replace(chess.find("for = \""), 7, "for = \"chess-");
  refused(chess, "chess");
  const auto missing = run_dowel({"plan", "--simulate", "/no/such/file.toml"});
  EXPECT_EQ(missing.exit_code, 3);
  expect_told(missing, "there is no such file");
}

}  // namespace
}  // namespace dowel::cli
