#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <unordered_set>
#include <utility>

#include "store/sqlite_store.h"

namespace dowel::store {
namespace {

TEST(DefaultLogPath, FollowsTheEnvironment) {
  const auto with = [](const char* own, const char* xdg, const char* home) {
    for (const auto& [name, value] :
         {std::pair{"DOWEL_DATA", own}, {"XDG_DATA_HOME", xdg}, {"HOME", home}}) {
      value ? ::setenv(name, value, 1) : ::unsetenv(name);
    }
    return default_log_path();
  };
  const char* home = std::getenv("HOME");
  const std::string kept = home ? home : "/";
  EXPECT_EQ(with("/own", "/xdg", "/home/a").value(), "/own/log.db");
  EXPECT_EQ(with(nullptr, "/xdg", "/home/a").value(), "/xdg/dowel/log.db");
  EXPECT_EQ(with(nullptr, "relative", "/home/a").value(), "/home/a/.local/share/dowel/log.db");
  EXPECT_FALSE(with(nullptr, nullptr, nullptr));
  with(nullptr, nullptr, kept.c_str());
}

TEST(SystemIds, AreFreshAndOrderedByTime) {
  const IdGenerator next = system_ids();
  std::unordered_set<std::string> seen;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(next()).second);
}

}  // namespace
}  // namespace dowel::store
