#include "formats/same_workout.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/log/athlete.h"

namespace dowel::formats {
namespace {

using Indices = std::vector<std::size_t>;

bool close(std::optional<double> a, std::optional<double> b, double within) {
  return std::abs(a.value_or(0) - b.value_or(0)) <= within;
}

bool said(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

struct Span {
  LocalTime from{}, to{};
};

// One that begins at midnight sharp and tells no end tells no time of day at all.
bool tells_day_only(const WorkoutSession& session) {
  return !session.duration_s &&
         session.started == LocalTime{std::chrono::floor<std::chrono::days>(session.started)};
}

// When a workout was. Of one that tells no end something is assumed.
Span span_of(const WorkoutSession& session) {
  constexpr std::chrono::hours kUsualLength{1};
  const auto length = session.duration_s ? std::chrono::seconds{static_cast<std::int64_t>(
                                               std::clamp(*session.duration_s, 0., 86400.))}
                                         : std::chrono::seconds{kUsualLength};
  return {session.started, session.started + length};
}

// What a pair of sets of one exercise is worth; two sets left alone are worth nothing. The same
// work counts more than any two pairs of other work; of equal ones the kind and the effort decide.
int worth(const SetEntry& file, const SetEntry& log) {
  const bool kind = file.kind == log.kind && file.side == log.side;
  if (!same_work(file, log)) return kind ? 2 : 1;
  const bool effort = !file.rpe || file.rpe == log.rpe;
  return 6 + (kind ? 2 : 0) + (effort ? 1 : 0);
}
constexpr int kMostWorth = 9;

// Pairs two sequences of one exercise.
class Alignment {
 public:
  Alignment(const std::vector<FileSet>& file, const std::vector<const SetEntry*>& log,
            SetPairs& pairs)
      : file_(file), log_(log), pairs_(pairs) {}

  void pair(Indices file, Indices log) {
    // Equal ends meet in any best alignment; the first ones first, for sets are added behind.
    std::size_t head = 0;
    while (head < file.size() && head < log.size() && value(file[head], log[head]) == kMostWorth) {
      meet(file[head], log[head]);
      ++head;
    }
    file.erase(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(head));
    log.erase(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(head));
    while (!file.empty() && !log.empty() && value(file.back(), log.back()) == kMostWorth) {
      meet(file.back(), log.back());
      file.pop_back();
      log.pop_back();
    }
    constexpr std::size_t kMostCells = 1U << 20;  // beyond any workout
    if ((file.size() + 1) * (log.size() + 1) > kMostCells) {
      for (std::size_t i = 0; i < std::min(file.size(), log.size()); ++i) meet(file[i], log[i]);
      return;
    }
    align(file, log);
  }

 private:
  int value(std::size_t file, std::size_t log) const { return worth(file_[file].set, *log_[log]); }
  void meet(std::size_t file, std::size_t log) {
    pairs_.log_of[file] = log;
    pairs_.alike += same_work(file_[file].set, *log_[log]);
  }
  void align(const Indices& file, const Indices& log) {
    const std::size_t width = log.size() + 1;
    std::vector<int> best((file.size() + 1) * width, 0);  // of all behind (i, j)
    for (std::size_t i = file.size(); i-- > 0;) {
      for (std::size_t j = log.size(); j-- > 0;) {
        best[i * width + j] = std::max({best[(i + 1) * width + j], best[i * width + j + 1],
                                        best[(i + 1) * width + j + 1] + value(file[i], log[j])});
      }
    }
    for (std::size_t i = 0, j = 0; i < file.size() && j < log.size();) {
      const int here = best[i * width + j];
      if (here == best[(i + 1) * width + j + 1] + value(file[i], log[j])) {
        meet(file[i++], log[j++]);
      } else if (here == best[(i + 1) * width + j]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const std::vector<FileSet>& file_;
  const std::vector<const SetEntry*>& log_;
  SetPairs& pairs_;
};

// Sets of one exercise, by their indices.
struct Group {
  Indices file{}, log{};
};

std::vector<Group> groups_of(const std::vector<FileSet>& file,
                             const std::vector<const SetEntry*>& log, std::vector<char>& taken) {
  std::vector<Group> groups;
  std::vector<char> grouped(file.size(), 0);
  for (std::size_t i = 0; i < file.size(); ++i) {
    if (grouped[i] != 0) continue;
    Group group;
    for (std::size_t k = i; k < file.size(); ++k) {
      if (grouped[k] != 0 || !same_exercise(file[i].set, file[k].set)) continue;
      grouped[k] = 1;
      group.file.push_back(k);
    }
    for (std::size_t k = 0; k < log.size(); ++k) {
      if (taken[k] != 0) continue;
      if (!same_exercise(file[i].set, *log[k]) &&
          !said(file[i].former_name, log[k]->exercise.name)) {
        continue;
      }
      taken[k] = 1;
      group.log.push_back(k);
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

// The exercises that only the log has.
std::vector<Indices> groups_left(const std::vector<const SetEntry*>& log,
                                 const std::vector<char>& taken) {
  std::vector<Indices> groups;
  for (std::size_t k = 0; k < log.size(); ++k) {
    if (taken[k] != 0) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Indices& group) {
      return same_exercise(*log[group.front()], *log[k]);
    });
    if (same != groups.end()) {
      same->push_back(k);
    } else {
      groups.push_back({k});
    }
  }
  return groups;
}

}  // namespace

bool same_load(std::optional<double> a_kg, std::optional<double> b_kg) {
  constexpr double kHalfPound_kg = kKilogramsPerPound / 2 + 1e-6;
  return close(a_kg, b_kg, kHalfPound_kg);
}

bool same_distance(std::optional<double> a_m, std::optional<double> b_m) {
  constexpr double kHalfMetre_m = 0.5, kHundredth = 0.01;
  return close(a_m, b_m, std::max(kHalfMetre_m, kHundredth * std::abs(a_m.value_or(0))));
}

bool same_time(std::optional<double> a_s, std::optional<double> b_s) {
  constexpr double kHalfSecond_s = 0.5;
  return close(a_s, b_s, kHalfSecond_s);
}

bool same_work(const SetEntry& a, const SetEntry& b) {
  return a.reps == b.reps && same_load(a.load_kg, b.load_kg) && same_time(a.hold_s, b.hold_s) &&
         same_distance(a.distance_m, b.distance_m);
}

bool same_exercise(const SetEntry& a, const SetEntry& b) {
  return said(a.exercise.slug, b.exercise.slug) || said(a.exercise.name, b.exercise.name);
}

bool at_one_time(const WorkoutSession& a, const WorkoutSession& b) {
  constexpr std::chrono::hours kApart{1};
  if (tells_day_only(a) || tells_day_only(b)) {
    return std::chrono::floor<std::chrono::days>(a.started) ==
           std::chrono::floor<std::chrono::days>(b.started);
  }
  const Span one = span_of(a), other = span_of(b);
  return one.from < other.to + kApart && other.from < one.to + kApart;
}

bool apart_by_zone(const WorkoutSession& a, const WorkoutSession& b) {
  constexpr std::chrono::hours kMost{14};  // a zone from home, or a zone's twice: no day
  constexpr double kMinute_s = 60;
  const auto apart = std::chrono::abs(a.started - b.started);
  const bool lengths = a.duration_s && b.duration_s && *a.duration_s > 0 &&
                       std::abs(*a.duration_s - *b.duration_s) < kMinute_s;
  return lengths && a.source == b.source && a.title == b.title && apart <= kMost &&
         apart % std::chrono::minutes{15} == std::chrono::seconds{0};
}

SetPairs pair_sets(const std::vector<FileSet>& file, const std::vector<const SetEntry*>& log) {
  SetPairs pairs{.log_of = std::vector<std::optional<std::size_t>>(file.size()),
                 .renamed = std::vector<char>(file.size(), 0)};
  std::vector<char> taken(log.size(), 0);
  const std::vector<Group> groups = groups_of(file, log, taken);
  Alignment alignment{file, log, pairs};
  for (const Group& group : groups) alignment.pair(group.file, group.log);
  // Sets whose exercise was changed by hand in the log.
  for (std::size_t i = 0; i < file.size(); ++i) {
    if (pairs.log_of[i] || file[i].set.id.value.empty()) continue;
    for (std::size_t k = 0; k < log.size(); ++k) {
      if (taken[k] != 0 || log[k]->id != file[i].set.id) continue;
      taken[k] = 1;
      pairs.log_of[i] = k;
    }
  }
  std::vector<Indices> left = groups_left(log, taken);
  for (const Group& group : groups) {
    const bool alone = group.log.empty() && std::ranges::none_of(group.file, [&](std::size_t i) {
                         return pairs.log_of[i].has_value();
                       });
    if (!alone) continue;
    const auto same = std::ranges::find_if(left, [&](const Indices& other) {
      return std::ranges::equal(group.file, other, [&](std::size_t i, std::size_t k) {
        return same_work(file[i].set, *log[k]) && file[i].set.kind == log[k]->kind;
      });
    });
    if (same == left.end()) continue;
    for (std::size_t n = 0; n < group.file.size(); ++n) {
      pairs.log_of[group.file[n]] = (*same)[n];
      pairs.renamed[group.file[n]] = 1;
    }
    left.erase(same);
  }
  return pairs;
}

}  // namespace dowel::formats
