#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>

#include "app/testing/films.h"
#include "cli/testing/run_dowel.h"
#include "cli/testing/terminal.h"
#include "formats/film_messages.h"
#include "testing/folders.h"

// Films are read by a process of its own: what happens to it never happens to the log, and commands
// without film load nothing that reads films.
namespace dowel::cli::testing {
namespace {

using namespace app::testing;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

// The libraries a program loads, as the dynamic linker lists them.
std::string libraries_of(const std::string& program) {
  const std::string command =
      "LD_TRACE_LOADED_OBJECTS=1 '" + build_folder().string() + "/" + program + "'";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  for (int c = 0; (c = std::fgetc(pipe)) != EOF;) text.push_back(static_cast<char>(c));
  ::pclose(pipe);
  return text;
}

TEST(FilmProcess, OnlyItLoadsWhatReadsFilms) {
  const std::string own = libraries_of("dowel"), film = libraries_of("dowel-film");
  ASSERT_THAT(own, HasSubstr("libc.so"));
  for (const char* library : {"libavformat", "libavcodec", "libswscale", "libopencv", "libXNNPACK",
                              "libpthreadpool", "libcairo", "libX11"}) {
    EXPECT_THAT(own, Not(HasSubstr(library)));
  }
  for (const char* library : {"libavformat", "libswscale", "libcairo"}) {
    EXPECT_THAT(film, HasSubstr(library));
  }
}

std::string child_list(const std::string& process) {
  return read_text("/proc/" + process + "/task/" + process + "/children");
}

// The process that reads films for a program this test started, once it is there.
std::optional<pid_t> film_process() {
  std::istringstream programs(child_list(std::to_string(::getpid())));
  for (std::string program; programs >> program;) {
    std::istringstream films(child_list(program));
    for (std::string film; films >> film;) {
      if (read_text("/proc/" + film + "/comm") == "dowel-film\n") return std::stoi(film);
    }
  }
  return std::nullopt;
}

// Kills the process with a signal after it has read films for a while. Never interrupts `dowel`.
std::function<bool()> kill_it_with(int signal, bool& killed) {
  return [signal, &killed, seen = 0]() mutable {
    const auto film = film_process();
    if (!film || killed || ++seen < 15) return false;
    killed = ::kill(*film, signal) == 0;
    return false;
  };
}

int count_of(const std::string& text, const std::string& words) {
  int count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

TEST(FilmProcess, KilledInTheMiddleIsOneMessageAndLosesNothing) {
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  const std::string log = scratch / "log.db", clip = scratch / "film.mp4";
  write_film(clip);
  const auto sets_of_log = [&] { return run_dowel({"log", "list", "--json", "--log", log}).out; };
  ASSERT_EQ(run_dowel({"log", "add", "deadlift", "3x5x100", "--log", log}).exit_code, 0);
  const std::string before = sets_of_log();
  fs::create_directory(scratch / "out");
  for (const int signal : {SIGKILL, SIGSEGV, SIGABRT}) {
    SCOPED_TRACE(signal);
    bool killed = false;
    const Outcome outcome =
        run_dowel({"analyze", clip, "--model", "heavy", "--save", "--log", log, "--overlay",
                   scratch / "out/overlay.mp4", "--html", scratch / "out/report.html", "--csv",
                   scratch / "out/tables"},
                  {.interrupt_when = kill_it_with(signal, killed)});
    ASSERT_TRUE(killed) << "the film was read before it could be killed: " << outcome.out;
    EXPECT_EQ(outcome.exit_code, signal == SIGKILL ? 1 : 3) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(count_of(outcome.err, "\n"), 2) << outcome.err;
    expect_told(outcome, "the process that reads films");
    EXPECT_THAT(files_in(scratch / "out"), ::testing::IsEmpty());
    EXPECT_EQ(sets_of_log(), before);
  }
}

// The real program beside a script that stands in for the process that reads films.
struct WithStandIn {
  platform::testing::Scratch scratch;

  explicit WithStandIn(const std::string& script) {
    fs::copy_file(build_folder().string() + "/dowel", scratch / "dowel");
    if (script.empty()) return;
    std::ofstream(scratch / "dowel-film") << "#!/bin/sh\n" << script << "\n";
    ::chmod((scratch / "dowel-film").c_str(), 0700);
    std::ofstream(scratch / "film.mp4") << "no film";
  }

  Outcome analyze() const {
    return run_dowel({"analyze", scratch / "film.mp4", "--json", scratch / "a.json"},
                     {.program = scratch / "dowel"});
  }
};

TEST(FilmProcess, ACrashIsToldWithTheFileAndTheJsonSaysIt) {
  const WithStandIn program("kill -SEGV $$");
  const Outcome outcome = program.analyze();
  EXPECT_EQ(outcome.exit_code, 3);
  expect_told(outcome, "film.mp4: the process that reads films crashed (Segmentation fault)");
  EXPECT_THAT(read_text(program.scratch / "a.json"), HasSubstr("crashed"));
}

// The hidden file of a writer that was killed goes, others' stay.
TEST(FilmProcess, NothingHalfWrittenIsLeft) {
  const WithStandIn program(
      "folder=$(dirname $0); echo half > $folder/.a.json.$$-abcdef; "
      "echo own > $folder/.a.json.1-abcdef; kill -KILL $$");
  EXPECT_EQ(program.analyze().exit_code, 1);
  const auto files = files_in(program.scratch.folder());
  EXPECT_THAT(files, ::testing::Contains(".a.json.1-abcdef"));
  EXPECT_EQ(std::ranges::count_if(files, [](const auto& f) { return f.starts_with("."); }), 1);
}

TEST(FilmProcess, NonsenseIsNotBelieved) {
  for (const char* script :
       {"echo this is no message at all >&0; while :; do sleep 1; done", "exit 0",
        "printf '\\377\\377\\377\\377' >&0; while :; do sleep 1; done"}) {
    const Outcome outcome = WithStandIn(script).analyze();
    EXPECT_NE(outcome.exit_code, 0) << script;
    EXPECT_EQ(outcome.out, "");
    expect_told(outcome, "the process that reads films");
  }
}

// On a terminal the summary is coloured, and nobody reads codes.
TEST(FilmProcess, ItsSummaryIsColouredOnATerminalAndCannotClearIt) {
  const WithStandIn program("cat $(dirname $0)/answer >&0");
  formats::FilmAnalysed analysed;
  analysed.summary = "\x1b[1mtwo reps\x1b[0m\x1b[2J\n";
  std::ofstream(program.scratch / "answer", std::ios::binary)
      << formats::film_message(formats::FilmAnswer{analysed});
  const Dialogue shown =
      talk_to_dowel({"analyze", program.scratch / "film.mp4"}, {}, program.scratch / "dowel");
  EXPECT_EQ(shown.exit_code, 0) << shown.screen;
  EXPECT_THAT(shown.screen, HasSubstr("\x1b[1mtwo reps\x1b[0m\\u001b[2J"));
}

TEST(FilmProcess, ThatIsNotInstalledIsSaidToBeMissing) {
  const Outcome outcome = WithStandIn("").analyze();
  EXPECT_EQ(outcome.exit_code, 1);
  expect_told(outcome, "dowel-film");
}

TEST(FilmProcess, OneThatHangsIsStoppedByCtrlC) {
  const WithStandIn program("trap '' TERM INT; while :; do sleep 1; done");
  const auto started = std::chrono::steady_clock::now();
  const Outcome outcome = run_dowel({"analyze", program.scratch / "film.mp4"},
                                    {.interrupt_when = [] { return film_process().has_value(); },
                                     .program = program.scratch / "dowel"});
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  expect_told(outcome, "stopped");
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds{100});
}

TEST(FilmProcess, TooLittleMemoryIsOneMessage) {
#ifdef DOWEL_SANITIZED
  GTEST_SKIP() << "a sanitizer's own memory counts: its builds have no limit";
#endif
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  write_film(scratch / "film.mp4");
  const Outcome outcome = run_dowel({"analyze", scratch / "film.mp4", "--json", scratch / "a.json"},
                                    {.environment = {{"DOWEL_FILM_MEMORY_MB", "96"}}});
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_EQ(count_of(outcome.err, "\n"), 2) << outcome.err;
  expect_told(outcome, "more than 96 MB of memory");
  EXPECT_THAT(outcome.err, HasSubstr("DOWEL_FILM_MEMORY_MB=192"));
}

TEST(FilmProcess, TooLittleTimeIsOneMessage) {
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  write_film(scratch / "film.mp4");
  const Outcome outcome = run_dowel({"analyze", scratch / "film.mp4", "--model", "heavy"},
                                    {.environment = {{"DOWEL_FILM_CPU_S", "1"}}});
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_EQ(count_of(outcome.err, "\n"), 2) << outcome.err;
  expect_told(outcome, "more than 1 s of processor time");
  EXPECT_THAT(outcome.err, HasSubstr("DOWEL_FILM_CPU_S=2"));
}

TEST(FilmProcess, ALimitThatIsNoNumberIsSaid) {
  const platform::testing::Scratch scratch;
  std::ofstream(scratch / "film.mp4") << "no film";
  const Outcome outcome = run_dowel({"analyze", scratch / "film.mp4"},
                                    {.environment = {{"DOWEL_FILM_MEMORY_MB", "4 GB"}}});
  EXPECT_EQ(outcome.exit_code, 2);
  expect_told(outcome, "DOWEL_FILM_MEMORY_MB is '4 GB'");
}

// A link to the program, called from another folder: dowel-film is found beside what it points to.
TEST(FilmProcess, IsFoundThroughALink) {
  NEEDS_NETWORKS();
  const platform::testing::Scratch scratch;
  fs::create_symlink(build_folder().string() + "/dowel", scratch / "link");
  const Outcome outcome = run_dowel({"doctor"}, {.program = scratch / "link"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
  EXPECT_THAT(outcome.out, HasSubstr("hostile films"));
}

}  // namespace
}  // namespace dowel::cli::testing
