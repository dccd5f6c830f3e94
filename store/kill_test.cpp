// Durability: a writer is killed at random moments, five hundred times; whatever it had been told
// is committed must be there, and the log must be in order.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <unordered_set>

#include "store/sqlite_store.h"
#include "store/test_folder.h"
#include "testing/folders.h"

namespace dowel::store {
namespace {

const std::string kWriter = build_folder() / "dowel_kill_writer";

struct Writer {
  pid_t pid = -1;
  int acknowledgements = -1;  // what the writer prints
};

Writer start_writer(const std::filesystem::path& log, const std::string& prefix) {
  int ends[2] = {};
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execl(kWriter.c_str(), kWriter.c_str(), log.c_str(), prefix.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return {pid, ends[0]};
}

// Kills the writer and returns the identities it acknowledged, whole lines only.
std::vector<std::string> kill_writer(const Writer& writer) {
  ::kill(writer.pid, SIGKILL);
  std::string printed;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(writer.acknowledgements, buffer, sizeof buffer)) > 0;) {
    printed.append(buffer, static_cast<std::size_t>(n));
  }
  ::close(writer.acknowledgements);
  int status = 0;
  ::waitpid(writer.pid, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
  std::vector<std::string> lines;
  std::istringstream text{printed};
  for (std::string line; std::getline(text, line) && !text.eof();) lines.push_back(line);
  return lines;
}

void expect_all_there(const std::filesystem::path& path, const std::vector<std::string>& ids,
                      const std::string& session) {
  auto log = open_sqlite(path);
  ASSERT_TRUE(log) << log.error().message;
  const auto sets = (*log)->sets({session});
  ASSERT_TRUE(sets) << sets.error().message;
  std::unordered_set<std::string> there;
  for (const SetEntry& set : *sets) there.insert(set.id.value);
  for (const std::string& id : ids) EXPECT_EQ(there.count(id), 1u) << id << " was acknowledged";
  EXPECT_LE(there.size(), ids.size() + 1);  // at most the one being acknowledged
}

TEST(Durability, FiveHundredKillsLoseNothingAcknowledged) {
  ASSERT_TRUE(std::filesystem::exists(kWriter)) << "build dowel_kill_writer";
  constexpr int kKills = 500;
  constexpr int kFreshLogEvery = 25;  // so that kills also fall into the making of a log
  std::mt19937 random{20250915};
  std::uniform_int_distribution<int> wait_us{500, 40'000};
  constexpr int kPatienceMs = 10'000;
  auto folder = std::make_unique<TestFolder>();
  std::size_t acknowledged = 0;
  for (int i = 0; i < kKills; ++i) {
    if (i % kFreshLogEvery == 0) folder = std::make_unique<TestFolder>();
    const std::filesystem::path path = *folder / "log.db";
    const std::string session = "kill" + std::to_string(i);
    const Writer writer = start_writer(path, session);
    ASSERT_GT(writer.pid, 0);
    // Every other kill falls anywhere, opening included; the rest once the writing is under way.
    pollfd first{writer.acknowledgements, POLLIN, 0};
    if (i % 2 == 0) {
      ASSERT_EQ(::poll(&first, 1, kPatienceMs), 1) << "the writer does not write";
    }
    std::this_thread::sleep_for(std::chrono::microseconds{wait_us(random)});
    const auto ids = kill_writer(writer);
    acknowledged += ids.size();
    expect_all_there(path, ids, session);
  }
  EXPECT_GE(acknowledged, static_cast<std::size_t>(kKills)) << "the kills came too early to tell";
  RecordProperty("acknowledged_sets", static_cast<int>(acknowledged));
}

}  // namespace
}  // namespace dowel::store
