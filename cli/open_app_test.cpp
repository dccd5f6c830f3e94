// `dowel` alone: on a terminal of a desktop the app, everywhere else the help.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/testing/terminal.h"
#include "platform/testing/scratch.h"
#include "testing/folders.h"

namespace dowel::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

// Sits at a terminal, with a desktop whose browser only writes down what it was to show.
class OpenApp : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ofstream(scratch_.folder() / "xdg-open")
        << "#!/bin/sh\necho \"$1\" > " << shown().string() << ".new && mv " << shown().string()
        << ".new " << shown().string() << "\n";
    fs::permissions(scratch_.folder() / "xdg-open", fs::perms::owner_all);
    ::setenv("PATH", (scratch_.folder().string() + ":" + std::getenv("PATH")).c_str(), 1);
    ::setenv("DOWEL_DATA", scratch_.folder().c_str(), 1);
    ::setenv("DISPLAY", ":0", 1);
  }
  void TearDown() override {
    ::unsetenv("DISPLAY");
    ::unsetenv("DOWEL_DATA");
  }
  fs::path shown() const { return scratch_.folder() / "shown"; }

  // Runs `dowel` on a terminal until `until` stands on its screen, does something, then Ctrl-C.
  template <class Meanwhile>
  std::string at_terminal(const std::string& until, Meanwhile&& meanwhile) const {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
      const std::string program = build_folder().string() + "/dowel";
      ::execl(program.c_str(), program.c_str(), nullptr);
      ::_exit(127);
    }
    std::string screen;
    bool done = false;
    char chunk[4096];
    for (ssize_t count = 1; count > 0;) {
      pollfd waiting{.fd = terminal, .events = POLLIN, .revents = 0};
      if (::poll(&waiting, 1, 30'000) <= 0) {
        ::kill(child, SIGKILL);
        break;
      }
      count = ::read(terminal, chunk, sizeof chunk);
      if (count > 0) screen.append(chunk, static_cast<std::size_t>(count));
      if (done || screen.find(until) == std::string::npos) continue;
      done = true;
      meanwhile();
      if (::write(terminal, "\x03", 1) != 1) ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << screen;
    return screen;
  }
  std::string address_shown() const {
    for (int i = 0; i < 600 && !fs::exists(shown()); ++i) ::usleep(50'000);
    std::ifstream file(shown());
    std::string line;
    std::getline(file, line);
    return line;
  }

 private:
  platform::testing::Scratch scratch_;
};

TEST_F(OpenApp, TheAppIsServedAndShown) {
  std::string first, second;
  const std::string screen = at_terminal("Ctrl-C ends it.", [&] {
    first = address_shown();
    fs::remove(shown());
    // A second one finds the first, shows its page and is done.
    EXPECT_THAT(at_terminal("nothing", [] {}), Not(HasSubstr("Ctrl-C")));
    second = address_shown();
  });
  EXPECT_THAT(screen, HasSubstr("Dowel is at http://127.0.0.1:"));
  EXPECT_THAT(first, ::testing::StartsWith("http://127.0.0.1:"));
  EXPECT_THAT(screen, HasSubstr(first));
  EXPECT_EQ(second, first);
}

TEST_F(OpenApp, WithoutAScreenOrATerminalItIsTheHelp) {
  const testing::Outcome piped = testing::run_dowel({});
  EXPECT_NE(piped.exit_code, 0);
  EXPECT_THAT(piped.out + piped.err, HasSubstr("--help"));
  ::unsetenv("DISPLAY");
  ::unsetenv("WAYLAND_DISPLAY");
  const testing::Dialogue alone = testing::talk_to_dowel({}, {});
  EXPECT_THAT(alone.screen, HasSubstr("--help"));
  EXPECT_THAT(alone.screen, Not(HasSubstr("Ctrl-C")));
  EXPECT_FALSE(fs::exists(shown()));
}

}  // namespace
}  // namespace dowel::cli
