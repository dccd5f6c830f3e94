#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/testing/run_dowel.h"

/// The real program on a log of the test's own.
namespace dowel::cli::testing {

class LogProgram {
 public:
  std::string path(const char* name) const { return (scratch_ / name).string(); }

  Outcome run(const std::vector<std::string>& arguments) const { return run_in({}, arguments); }
  /// In a time zone, e.g. "Europe/Berlin"; empty: that of the machine.
  Outcome run_in(const std::string& zone, const std::vector<std::string>& arguments) const {
    RunOptions options;
    options.environment = {
        {"DOWEL_DATA", path("data")}, {"DOWEL_ATHLETE", ""}, {"LC_ALL", "C.UTF-8"}};
    if (!zone.empty()) options.environment.emplace_back("TZ", zone);
    return run_dowel(arguments, options);
  }
  /// What it says when all goes well.
  std::string say(const std::vector<std::string>& arguments) const {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err << outcome.out;
    EXPECT_TRUE(outcome.err.empty()) << outcome.err;
    return outcome.out;
  }
  /// What it answers to programs.
  nlohmann::json ask(std::vector<std::string> arguments, const std::string& schema) const {
    arguments.emplace_back("--json");
    auto answer = nlohmann::json::parse(say(arguments), nullptr, false);
    EXPECT_FALSE(answer.is_discarded());
    EXPECT_EQ(answer.value("schema", ""), "dowel." + schema + "/1");
    return answer;
  }
  /// Expects a refusal in two lines, and nothing on stdout.
  std::string refuse(const std::vector<std::string>& arguments, int exit_code = 2) const {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err << outcome.out;
    expect_told(outcome, "");
    return outcome.err;
  }
  /// All sets of the athlete.
  nlohmann::json sets() const {
    auto all = nlohmann::json::array();
    const auto answer = ask({"log", "list", "--from", "2000-01-01"}, "sessions");
    for (const auto& session : answer["sessions"]) {
      for (const auto& set : session["sets"]) all.push_back(set);
    }
    return all;
  }
  void write(const char* name, const std::string& text) const {
    std::ofstream(scratch_ / name, std::ios::binary) << text;
  }

 private:
  platform::testing::Scratch scratch_;
};

inline bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

}  // namespace dowel::cli::testing
