// What an import says of workouts as wholes: titles, starts, and others of the log beside them.
#include <algorithm>
#include <cmath>

#include "core/log/log_cells.h"
#include "formats/import_planner.h"
#include "formats/text_values.h"

namespace dowel::formats {
namespace {

// Whether two sets are the same as far as a watch's file can tell: it has reps, seconds and
// sixteenths of a kilogram.
bool same_to_a_watch(const SetEntry& file, const SetEntry& log) {
  constexpr double kHalfSixteenth_kg = 1.0 / 32;
  constexpr double kHalfMillisecond_s = 0.0005;
  const auto close = [](std::optional<double> a, std::optional<double> b, double within) {
    return std::abs(std::max(0.0, a.value_or(0)) - std::max(0.0, b.value_or(0))) <= within;
  };
  return file.reps == log.reps && close(file.hold_s, log.hold_s, kHalfMillisecond_s) &&
         close(file.load_kg, log.load_kg, kHalfSixteenth_kg);
}

bool near(const std::optional<double>& a, const std::optional<double>& b) {
  constexpr double kRounding = 1e-6;
  return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < kRounding);
}

// "1 workout has", "2 workouts have"
std::string some(int n, const char* one, const char* many) {
  return std::to_string(n) + (n == 1 ? " workout " : " workouts ") + (n == 1 ? one : many);
}

}  // namespace

std::string start_of(const WorkoutSession& session) {
  std::string start = to_text(session.started).substr(0, 16);
  start[10] = ' ';
  return start;
}

// A session of the log that is not this one but began at the same second. Dowel's own FIT files
// name no session; but no two trainings of an athlete begin at once.
bool ImportPlanner::same_to_the_watch(const Incoming& workout) {
  const LoggedWorkout* twin = nullptr;
  for (const auto& [id, log] : known_.sessions) {
    if (log.started != workout.session.started || id == workout.session.id.value) continue;
    twin = workouts_.find(log.id);
    break;
  }
  if (twin == nullptr) return false;
  const bool same = std::ranges::equal(
      workout.foreign->sets, twin->sets,
      [](const ForeignSet& row, const SetEntry* log) { return same_to_a_watch(row.set, *log); });
  const std::string there =
      "the log has a session that began at the same moment, " + start_of(*twin->session) + ": ";
  if (same) {
    plan_.already_there += static_cast<int>(workout.sets.size());
    plan_.remarks.push_back({0, there + "these are its sets", {}});
  }
  return same;
}

// A length the log would refuse to hold is left out, so that the sets can be taken.
void ImportPlanner::leave_out_impossible_length(WorkoutSession& session) {
  const auto checked = check(session);
  if (checked || !session.duration_s) return;
  session.duration_s.reset();
  plan_.remarks.push_back({0,
                           "the length of the session of " +
                               to_text(session.started).substr(0, 10) +
                               " was left out: " + checked.error().message,
                           {}});
}

// Sessions are not replaced, only their sets: what differs is said.
void ImportPlanner::remark_on_session(const WorkoutSession& session, bool named) {
  const auto there = known_.sessions.find(session.id.value);
  if (there == known_.sessions.end()) return;
  const WorkoutSession& log = there->second;
  if (!named) {
    if (session.title == trimmed(log.title)) return;
    count(retitled_, to_text(log.started).substr(0, 10) + " is '" + session.title +
                         "' there and '" + log.title + "' here");
    return;
  }
  const bool same = session.started == log.started && session.title == trimmed(log.title) &&
                    session.notes == trimmed(log.notes) && near(session.duration_s, log.duration_s);
  if (same) return;
  plan_.remarks.push_back({0,
                           "the session of " + to_text(log.started).substr(0, 10) +
                               " has another start, length, title or note in the log: these stay",
                           {}});
}

// A workout that is new, though the log has one at its time, or the same sets on a day beside it.
void ImportPlanner::remark_on_neighbours(const Incoming& workout) {
  if (workout.sets.empty()) return;
  const std::string start = start_of(workout.session);
  const auto at_once = workouts_.at_the_time_of(workout.session);
  if (!at_once.empty()) {
    count(beside_others_, start + " beside " + start_of(*at_once.front()->session));
    return;
  }
  const auto at_midnight = [](const WorkoutSession& s) {
    return s.started == LocalTime{std::chrono::floor<std::chrono::days>(s.started)};
  };
  for (const LoggedWorkout* log : workouts_.around(workout.session, std::chrono::hours{36})) {
    // Days without a time were not moved by a clock.
    if (at_midnight(workout.session) && at_midnight(*log->session)) continue;
    const auto sets = workouts_.unclaimed(*log);
    if (sets.size() != workout.sets.size()) continue;
    if (pair_sets(workout.sets, sets).alike != static_cast<int>(sets.size())) continue;
    count(same_elsewhere_, start + " as " + start_of(*log->session));
    return;
  }
}

void ImportPlanner::remark_on_all() {
  const auto say = [&](const Happened& happened, const std::string& words) {
    if (happened.times > 0) plan_.remarks.push_back({0, words + happened.first, {}});
  };
  say(retitled_, some(retitled_.times, "has", "have") +
                     " another title in the file than in the log, which keeps its own: ");
  say(taken_for_same_,
      some(taken_for_same_.times, "lies", "lie") +
          " at the time of a workout of the log with its sets: taken for the same; the log keeps "
          "its start, title, efforts and notes, and gets the sets it lacks: ");
  say(beside_others_, some(beside_others_.times, "lies", "lie") +
                          " at the time of a workout of the log with other sets and will stand "
                          "beside it; if it is the same, do not import it: ");
  say(same_elsewhere_, some(same_elsewhere_.times, "has", "have") +
                           " the same sets as a workout of the log at another time; if it is the "
                           "same, moved since, do not import it: ");
  if (renamed_.times > 0) {
    plan_.remarks.push_back(
        {0,
         std::to_string(renamed_.times) +
             (renamed_.times == 1 ? " exercise has" : " exercises have") +
             " another name in the file than in the log, with the same sets; the log keeps its "
             "own: " +
             renamed_.first,
         {}});
  }
}

}  // namespace dowel::formats
