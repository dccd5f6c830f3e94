#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "platform/testing/scratch.h"
#include "report/testing/json_schema.h"
#include "testing/folders.h"

/// Runs the real program as a user would and tells all that came of it.
namespace dowel::cli::testing {

struct Outcome {
  int exit_code = -1;  ///< 128 + n when killed by signal n
  std::string out, err;
  double peak_mb = 0;  ///< most memory held at once
};

struct RunOptions {
  std::vector<std::pair<std::string, std::string>> environment{};
  /// Asked about every 20 ms; when it first says yes the program gets a SIGINT.
  std::function<bool()> interrupt_when{};
  std::string program = build_folder().string() + "/dowel";
};

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Where the schemas of the answers are.
inline std::filesystem::path schema_folder() { return source_folder() / "docs/schemas"; }
/// The schema of a document that calls itself "dowel.next/1".
inline std::filesystem::path schema_file(const std::string& name) {
  const std::string what = name.substr(std::min(name.find('.') + 1, name.size()));
  return schema_folder() / (what.substr(0, what.find('/')) + ".schema.json");
}

/// What was answered to a program is one document, as its schema describes it.
inline void expect_one_answer(const std::string& text) {
  const auto answer = nlohmann::json::parse(text, nullptr, false);
  ASSERT_TRUE(answer.is_object()) << "no JSON document: " << text;
  const std::string name = answer.value("schema", "");
  const auto file = schema_file(name);
  ASSERT_TRUE(std::filesystem::is_regular_file(file)) << "no schema for " << name;
  for (const std::string& line : report::testing::schema_violations(text, read_text(file))) {
    ADD_FAILURE() << name << " " << line << "\n" << text.substr(0, 2000);
  }
}

/// Whether the program was asked to answer a program; `analyze` writes its JSON into a file.
inline bool asks_for_json(const std::vector<std::string>& arguments) {
  const auto says = [&](const char* word) {
    return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
  };
  return says("--json") && !says("analyze") && !says("--help");
}

/// Replaces this (child) process by the program.
[[noreturn]] inline void become_dowel(const std::vector<std::string>& arguments,
                                      const RunOptions& options,
                                      const std::filesystem::path& folder) {
  const auto redirect = [&](int descriptor, const char* name) {
    const int file = ::open((folder / name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, descriptor);
  };
  redirect(STDOUT_FILENO, "out");
  redirect(STDERR_FILENO, "err");
  for (const auto& [name, value] : options.environment) {
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  std::vector<char*> argv{const_cast<char*>(options.program.c_str())};
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  ::execv(options.program.c_str(), argv.data());
  ::_exit(127);
}

inline Outcome run_dowel(const std::vector<std::string>& arguments,
                         const RunOptions& options = {}) {
  const platform::testing::Scratch scratch;
  const pid_t child = ::fork();
  if (child == 0) become_dowel(arguments, options, scratch.folder());
  int status = 0;
  rusage usage{};
  bool interrupted = false;
  while (::wait4(child, &status, WNOHANG, &usage) == 0) {
    if (options.interrupt_when && !interrupted && options.interrupt_when()) {
      ::kill(child, SIGINT);
      interrupted = true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  Outcome outcome;
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = read_text(scratch / "out");
  outcome.err = read_text(scratch / "err");
  outcome.peak_mb = static_cast<double>(usage.ru_maxrss) / 1024;
  EXPECT_NE(outcome.exit_code, 127) << "the program is not built";
  if (asks_for_json(arguments)) expect_one_answer(outcome.out);
  return outcome;
}

/// The written analysis obeys docs/analysis.schema.json.
inline void expect_valid_json(const std::filesystem::path& path) {
  const std::string schema = read_text(source_folder() / "docs/analysis.schema.json");
  for (const std::string& line : report::testing::schema_violations(read_text(path), schema)) {
    ADD_FAILURE() << path.filename() << ": " << line;
  }
}

/// stderr says what is wrong and what to do about it.
inline void expect_told(const Outcome& outcome, const std::string& what) {
  EXPECT_NE(outcome.err.find("dowel: "), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find(what), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("what to do: "), std::string::npos) << outcome.err;
}

/// Names of all files in a folder, so that none is left behind unseen.
inline std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace dowel::cli::testing
