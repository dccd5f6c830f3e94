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
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "report/testing/json_schema.h"
#include "vision/testing/scratch.h"

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
};

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
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
  const std::string program = std::string(DOWEL_BINARY_DIR) + "/dowel";
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

inline Outcome run_dowel(const std::vector<std::string>& arguments,
                         const RunOptions& options = {}) {
  const vision::testing::Scratch scratch;
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
  return outcome;
}

/// The written analysis obeys docs/analysis.schema.json.
inline void expect_valid_json(const std::filesystem::path& path) {
  const std::string schema =
      read_text(std::filesystem::path(DOWEL_SOURCE_DIR) / "docs/analysis.schema.json");
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
