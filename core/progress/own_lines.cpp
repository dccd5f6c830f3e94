#include "core/progress/own_lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/log/free_name.h"

namespace dowel {
namespace {

constexpr int kDays = 7;
// In repetitions: how much less a session of the right weekday may look like its line, and what a
// set too many or too few counts for.
constexpr double kOfTheDay = 2;
constexpr double kOfASet = 0.5;

bool is_lift(const Knowledge& knowledge, const OwnLift& lift, const std::string& key) {
  const Exercise* exercise = find_exercise(knowledge, lift.exercise);
  return exercise ? exercise->slug == key : free_name_key(lift.exercise) == key;
}

// What is asked for set by set on one day, as positions in the lines.
using Asked = std::vector<std::size_t>;

std::map<int, Asked> asked_by_day(const std::vector<OwnLine>& lines) {
  std::map<int, Asked> asked;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const int weekday : lines[i].weekdays) {
      asked[weekday].insert(asked[weekday].end(), static_cast<std::size_t>(lines[i].lift.sets), i);
    }
  }
  return asked;
}

std::vector<const SetEntry*> work_of(const DoneSession& session) {
  std::vector<const SetEntry*> work;
  for (const SetEntry& set : session.sets) {
    if (set.kind != SetKind::kWarmup) work.push_back(&set);
  }
  return work;
}

// Repetitions by which a set misses what a line asks for.
double miss_of(const SetEntry& set, const OwnLift& lift) {
  const int reps = set.reps.value_or(lift.reps);
  int least = lift.reps, most = lift.reps;
  if (lift.rule) {
    most = lift.rule->most_reps.value_or(most);
    for (const OwnWave& wave : lift.rule->waves) {
      least = std::min(least, wave.reps);
      most = std::max(most, wave.reps);
    }
  }
  return std::max({0, least - reps, reps - most});
}

// How little a session looks like a day: repetitions missed by a set, and sets too many or too few.
double unlike(const std::vector<OwnLine>& lines, const Asked& asked,
              const std::vector<const SetEntry*>& work) {
  const std::size_t both = std::min(asked.size(), work.size());
  double missed = 0;
  for (std::size_t i = 0; i < both; ++i) missed += miss_of(*work[i], lines[asked[i]].lift);
  const double sets =
      std::abs(static_cast<double>(asked.size()) - static_cast<double>(work.size()));
  return (both > 0 ? missed / static_cast<double>(both) : 0) + kOfASet * sets;
}

const Asked& day_of_session(const std::vector<OwnLine>& lines, const std::map<int, Asked>& days,
                            const DoneSession& session, const std::vector<const SetEntry*>& work) {
  const int weekday = weekday_of(std::chrono::floor<std::chrono::days>(session.when));
  const Asked* best = nullptr;
  double least = 0;
  for (const auto& [day, asked] : days) {
    const double away = unlike(lines, asked, work) - (day == weekday ? kOfTheDay : 0);
    if (best && away >= least) continue;
    best = &asked;
    least = away;
  }
  return *best;
}

}  // namespace

bool is_same_line(const OwnLift& one, const OwnLift& other) {
  return one.sets == other.sets && one.reps == other.reps && one.heavy == other.heavy &&
         one.rule.value_or(OwnRule{}) == other.rule.value_or(OwnRule{});
}

std::vector<OwnLine> lines_of_lift(const Knowledge& knowledge, const std::vector<TrainingDay>& days,
                                   const std::string& key) {
  std::vector<const TrainingDay*> week;
  for (const TrainingDay& day : days) week.push_back(&day);
  std::ranges::stable_sort(week, {}, &TrainingDay::weekday);
  std::vector<OwnLine> lines;
  for (const TrainingDay* day : week) {
    for (const OwnLift& lift : day->own) {
      if (!is_lift(knowledge, lift, key)) continue;
      const auto same = std::ranges::find_if(
          lines, [&](const OwnLine& line) { return is_same_line(line.lift, lift); });
      if (same == lines.end()) {
        lines.push_back({lift, {day->weekday}});
      } else if (same->weekdays.back() != day->weekday) {
        same->weekdays.push_back(day->weekday);
      }
    }
  }
  return lines;
}

std::size_t line_due(const std::vector<OwnLine>& lines, LocalDate day, bool done_today) {
  const int today = weekday_of(day);
  std::size_t due = 0;
  int soonest = 2 * kDays;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const int weekday : lines[i].weekdays) {
      int in = (weekday - today + kDays) % kDays;
      if (in == 0 && done_today) in = kDays;
      if (in >= soonest) continue;
      soonest = in;
      due = i;
    }
  }
  return due;
}

std::vector<std::vector<DoneSession>> by_lines(const std::vector<OwnLine>& lines,
                                               const std::vector<DoneSession>& sessions) {
  std::vector<std::vector<DoneSession>> seen(lines.size(), sessions);
  if (lines.size() < 2) return seen;
  const std::map<int, Asked> days = asked_by_day(lines);
  for (std::size_t s = 0; s < sessions.size(); ++s) {
    const std::vector<const SetEntry*> work = work_of(sessions[s]);
    if (work.empty()) continue;
    const Asked& asked = day_of_session(lines, days, sessions[s], work);
    std::vector<std::vector<SetEntry>> sets(lines.size());
    for (std::size_t i = 0; i < work.size(); ++i) {
      sets[asked[std::min(i, asked.size() - 1)]].push_back(*work[i]);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (sets[i].empty()) {
        seen[i][s].other_line = true;
      } else {
        seen[i][s].sets = std::move(sets[i]);
      }
    }
  }
  return seen;
}

}  // namespace dowel
