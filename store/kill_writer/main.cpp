// Logs set after set until it is killed, and prints each one's identity once it is committed.
// The durability test holds what it printed against what the log then holds.
#include <unistd.h>

#include <cstdio>
#include <string>

#include "store/sqlite_store.h"

namespace {

using namespace dowel;

int write_until_killed(const std::string& path, const std::string& prefix) {
  auto log = store::open_sqlite(path);
  if (!log) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), log.error().message.c_str());
    return 1;
  }
  const AthleteId athlete{"athlete"};
  const SessionId session{prefix};
  const auto first =
      (*log)->commit({.what = "begin a session",
                      .put = {Athlete{.id = athlete, .name = "A"},
                              WorkoutSession{.id = session, .athlete = athlete, .title = prefix}}});
  if (!first) return 1;
  for (int i = 0;; ++i) {
    const SetEntry set{.id = {prefix + "-" + std::to_string(i)},
                       .session = session,
                       .exercise = {"deadlift", ""},
                       .order = i,
                       .reps = 5,
                       .load_kg = 100};
    if (const auto written = (*log)->commit({.what = "log a set", .put = {set}}); !written) {
      std::fprintf(stderr, "%s\n", written.error().message.c_str());
      return 1;
    }
    const std::string line = set.id.value + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: dowel_kill_writer LOG PREFIX\n");
    return 2;
  }
  return write_until_killed(argv[1], argv[2]);
}
