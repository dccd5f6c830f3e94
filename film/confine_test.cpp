#include "film/confine.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/landlock.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <memory>

#include "platform/testing/scratch.h"

namespace dowel::film {
namespace {

namespace fs = std::filesystem;

// Does something in a process of its own, for confinement cannot be undone.
// @returns its exit code, or 128 + the signal that ended it
int apart(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// @returns 0 when the file could be opened, else errno
int try_open(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0) return errno;
  ::close(file);
  return 0;
}

bool kernel_has_landlock() {
  return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

#define NEEDS_LANDLOCK() \
  if (!kernel_has_landlock()) GTEST_SKIP() << "this kernel has no Landlock"

struct Places {
  platform::testing::Scratch scratch;
  fs::path film = scratch / "film.mp4", secret = scratch / "elsewhere/secret";
  fs::path report = scratch / "out/report.html";

  Places() {
    fs::create_directory(scratch / "elsewhere");
    fs::create_directory(scratch / "out");
    std::ofstream(film) << "film";
    std::ofstream(secret) << "secret";
  }
};

TEST(Confine, WhatTheRequestNamesCanBeReadAndWritten) {
  NEEDS_LANDLOCK();
  const Places places;
  EXPECT_EQ(apart([&] {
              const auto in_force = confine({{places.film}, {places.report}});
              return in_force.files ? try_open(places.film, O_RDONLY) : -1;
            }),
            0);
  EXPECT_EQ(apart([&] {
              confine({{places.film}, {places.report}});
              const fs::path hidden = places.report.parent_path() / ".report.html.1-x";
              const int made = try_open(hidden, O_WRONLY | O_CREAT);
              if (made != 0) return made;
              return ::rename(hidden.c_str(), places.report.c_str()) == 0 ? 0 : errno;
            }),
            0);
  EXPECT_TRUE(fs::exists(places.report));
}

TEST(Confine, NothingElseCanBe) {
  NEEDS_LANDLOCK();
  const Places places;
  const auto tries = [&](const fs::path& path, int flags) {
    return apart([&] {
      confine({{places.film}, {places.report}});
      return try_open(path, flags);
    });
  };
  EXPECT_EQ(tries(places.secret, O_RDONLY), EACCES);
  EXPECT_EQ(tries(places.scratch / "elsewhere/new", O_WRONLY | O_CREAT), EACCES);
  EXPECT_EQ(tries(places.film, O_WRONLY), EACCES);
  EXPECT_EQ(tries(places.film, O_WRONLY | O_TRUNC), EACCES);
  EXPECT_TRUE(fs::file_size(places.film) == 4);
}

TEST(Confine, AFolderForTablesMayBeMade) {
  NEEDS_LANDLOCK();
  const Places places;
  const fs::path tables = places.scratch / "out/tables";
  EXPECT_EQ(apart([&] {
              confine({{}, {tables}});
              std::error_code failed;
              fs::create_directories(tables, failed);
              return failed ? failed.value() : try_open(tables / "reps.csv", O_WRONLY | O_CREAT);
            }),
            0);
}

TEST(Confine, ADeviceIsWrittenButNotItsFolder) {
  NEEDS_LANDLOCK();
  const Places places;
  const fs::path pipe = places.scratch / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(apart([&] {
              confine({{}, {pipe}});
              return try_open(pipe, O_RDWR);
            }),
            0);
  EXPECT_EQ(apart([&] {
              confine({{}, {pipe}});
              return try_open(places.scratch / "new", O_WRONLY | O_CREAT);
            }),
            EACCES);
}

TEST(Confine, NoNetworkAndNoOtherProgram) {
  if (!apart([] { return confine({}).calls ? 1 : 0; })) {
    GTEST_SKIP() << "this build (sanitizers) or kernel has no seccomp";
  }
  EXPECT_EQ(apart([] {
              confine({});
              return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0;
            }),
            EPERM);
  EXPECT_EQ(apart([] {
              confine({});
              char name[] = "/bin/true";
              char* words[] = {name, nullptr};
              ::execv(name, words);
              return errno;
            }),
            EPERM);
}

TEST(Limit, MemoryIsRefusedBeyondIt) {
#ifdef DOWEL_SANITIZED
  GTEST_SKIP() << "a sanitizer's own memory counts: its builds have no limit";
#endif
  constexpr std::uint64_t kMegabyte = 1U << 20U;
  const auto takes = [&](std::uint64_t megabytes) {
    return apart([&] {
      limit({1024 * kMegabyte, {}});  // what the other tests hold counts, too
      const std::unique_ptr<char[]> memory(new (std::nothrow) char[megabytes * kMegabyte]);
      return memory ? 0 : 1;
    });
  };
  EXPECT_EQ(takes(16), 0);
  EXPECT_EQ(takes(1040), 1);
}

TEST(Limit, TimeEndsTheProcessAndLeavesNoImage) {
  EXPECT_EQ(apart([] {
              limit({0, std::chrono::seconds{1}});
              rlimit core{};
              ::getrlimit(RLIMIT_CORE, &core);
              if (core.rlim_cur != 0) return 1;
              volatile unsigned spin = 0;
              for (;;) spin = spin + 1;
              return 0;
            }),
            128 + SIGXCPU);
}

}  // namespace
}  // namespace dowel::film
