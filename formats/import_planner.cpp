#include "formats/import_planner.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/log/ids.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"

namespace dowel::formats {
namespace {

// Whether the log says of a set what the file says. What the file has no word for, a remark or an
// effort noted later, is no difference; nor is the exercise as long as its foreign name stands.
bool same_content(const FileSet& file, const SetEntry& log) {
  const bool former = !file.former_name.empty() && file.former_name == log.exercise.name;
  constexpr double kRounding = 1e-6;
  const auto near = [](double a, double b) { return std::abs(a - b) < kRounding; };
  const SetEntry& set = file.set;
  return (same_exercise(set, log) || former) && set.kind == log.kind && same_work(set, log) &&
         (!set.rpe || (log.rpe && near(*set.rpe, *log.rpe))) &&
         (set.notes.empty() || set.notes == log.notes);
}

// The same of a set whose identity the file gives: then all that the table tells counts, but for
// blanks around texts, which tables lose.
bool same_entry(const SetEntry& file, SetEntry log) {
  for (std::string* text : {&log.tempo, &log.superset, &log.notes, &log.exercise.name}) {
    *text = trimmed(*text);
  }
  return file == log;
}

}  // namespace

SessionId session_id(const std::string& space, const std::string& key) {
  return {name_uuid(kImportSpace, space + "session|" + key)};
}

SetId set_id(const std::string& space, const std::string& key) {
  return {name_uuid(kImportSpace, space + "|" + key)};
}

ImportPlanner::ImportPlanner(const ImportDecisions& decisions, const KnownEntries& known)
    : decisions_(decisions), known_(known), workouts_(known) {
  for (const auto& [id, session] : known.sessions) {
    titles_on_[std::chrono::floor<std::chrono::days>(session.started)].insert(session.title);
  }
}

ImportPlan ImportPlanner::plan(const ImportPreview& preview) {
  std::vector<Incoming> workouts;
  workouts.reserve(preview.sessions.size());
  for (const ForeignSession& foreign : preview.sessions) {
    workouts.push_back(incoming(foreign));
    workouts_.claim(workouts.back().session.id);
    for (const FileSet& set : workouts.back().sets) {
      lifted_.add(set.set, workouts.back().session.id);
    }
  }
  for (const auto& [id, set] : known_.sets) lifted_.add(set, set.session);
  for (Incoming& workout : workouts) add(std::move(workout));
  remark_on_all();
  return std::move(plan_);
}

ImportPlanner::Incoming ImportPlanner::incoming(const ForeignSession& foreign) const {
  Incoming workout{.foreign = &foreign, .session = foreign.session};
  workout.session.athlete = decisions_.athlete;
  workout.space = decisions_.athlete.value + "|" + workout.session.source + "|";
  for (const ForeignSet& row : foreign.sets) {
    workout.sets.push_back({row.set, row.former_name});
    ExerciseRef& exercise = workout.sets.back().set.exercise;
    const auto chosen = decisions_.slug_of.find(exercise.name);
    if (exercise.slug.empty() && chosen != decisions_.slug_of.end()) exercise.slug = chosen->second;
  }
  const bool named = !foreign.session.id.value.empty();
  give_identities(workout, named ? foreign.key : key_in_log(foreign, workout.space));
  return workout;
}

// Identities follow from keys, but for those that the file itself gives.
void ImportPlanner::give_identities(Incoming& workout, const std::string& key) const {
  workout.key = key;
  if (workout.foreign->session.id.value.empty()) {
    workout.session.id = session_id(workout.space, key);
  }
  for (std::size_t i = 0; i < workout.sets.size(); ++i) {
    SetEntry& set = workout.sets[i].set;
    const ForeignSet& row = workout.foreign->sets[i];
    if (row.set.id.value.empty()) set.id = set_id(workout.space + key, row.key);
    set.session = workout.session.id;
  }
}

// Under which key the log has a session. Keys once held the title, too: what was imported then is
// found under the title of now, or those of the sessions that the log has around that day.
std::string ImportPlanner::key_in_log(const ForeignSession& foreign,
                                      const std::string& space) const {
  const auto has = [&](const std::string& key) {
    return known_.sessions.contains(session_id(space, key).value) ||
           (!foreign.sets.empty() &&
            known_.rows.contains(set_id(space + key, foreign.sets.front().key).value));
  };
  if (foreign.former_start.empty() || known_.rows.empty() || has(foreign.key)) return foreign.key;
  if (const std::string former = foreign.former_start + "|" + foreign.session.title; has(former)) {
    return former;
  }
  // Times told in UTC were moved home, so that the day may be a neighbour.
  const auto day = std::chrono::floor<std::chrono::days>(foreign.session.started);
  for (auto near = titles_on_.lower_bound(day - std::chrono::days{1});
       near != titles_on_.end() && near->first <= day + std::chrono::days{1}; ++near) {
    for (const std::string& title : near->second) {
      const std::string former = foreign.former_start + "|" + title;
      if (has(former)) return former;
    }
  }
  return foreign.key;
}

void ImportPlanner::add(Incoming workout) {
  const bool named = !workout.foreign->session.id.value.empty();
  leave_out_impossible_length(workout.session);
  remark_on_session(workout.session, named);
  if (workout.session.source == "garmin" && same_to_the_watch(workout)) return;
  const LoggedWorkout* own = workouts_.find(workout.session.id);
  if (own != nullptr && named) return add_rows_that_name_themselves(workout);
  if (own != nullptr) {
    if (all_there(workout)) return;
    return add_to(workout, *own, workouts_.unclaimed(*own));
  }
  // Sets that the file names, in a session the log does not have: they were moved there.
  const bool moved = std::ranges::any_of(workout.foreign->sets, [&](const ForeignSet& row) {
    return known_.sets.contains(row.set.id.value);
  });
  if (moved) return add_rows_that_name_themselves(workout);
  if (!add_workout_at_the_same_time(workout)) add_as_new(workout);
}

// Each row by its identity alone.
void ImportPlanner::add_rows_that_name_themselves(Incoming& workout) {
  bool any_new = workout.sets.empty() && !to_come(workout.session.started);
  for (std::size_t i = 0; i < workout.sets.size(); ++i) {
    const ForeignSet& row = workout.foreign->sets[i];
    const SetEntry& set = workout.sets[i].set;
    const bool names_itself = !row.set.id.value.empty();
    if (const auto there = known_.sets.find(set.id.value);
        names_itself && there != known_.sets.end()) {
      replace(workout, row.line, set, there->second);
    } else if ((names_itself || !is_known(workout, i)) && may_be(workout.session, row.line, set)) {
      put_new(workout, i, set);
      any_new = true;
    }
  }
  if (any_new && !known_.sessions.contains(workout.session.id.value)) {
    plan_.additions.sessions.push_back(workout.session);
  }
}

void ImportPlanner::add_as_new(Incoming& workout) {
  bool any_new = workout.sets.empty() && !to_come(workout.session.started);  // but notes
  for (std::size_t i = 0; i < workout.sets.size(); ++i) {
    if (is_known(workout, i)) continue;
    if (!may_be(workout.session, workout.foreign->sets[i].line, workout.sets[i].set)) continue;
    put_new(workout, i, workout.sets[i].set);
    any_new = true;
  }
  if (!any_new) return;
  plan_.additions.sessions.push_back(workout.session);
  remark_on_neighbours(workout);
}

bool ImportPlanner::to_come(LocalTime started) const {
  return decisions_.now && still_to_come(started, *decisions_.now);
}

bool ImportPlanner::is_removed(const FileSet& set) const {
  return known_.rows.contains(set.set.id.value) && !known_.sets.contains(set.set.id.value);
}

// Whether the log has each row as the file has it, or had it: the usual case of a file that is
// imported again.
bool ImportPlanner::all_there(const Incoming& workout) {
  int there = 0, removed = 0;
  for (const FileSet& row : workout.sets) {
    const auto found = known_.sets.find(row.set.id.value);
    if (found != known_.sets.end() && same_content(row, found->second)) {
      ++there;
    } else if (is_removed(row)) {
      ++removed;
    } else {
      return false;
    }
  }
  for (const FileSet& row : workout.sets) workouts_.claim(row.set);
  plan_.already_there += there;
  plan_.removed_since += removed;
  return true;
}

void ImportPlanner::tell_pair(const Incoming& workout, std::size_t row, const SetEntry& log,
                              bool renamed) {
  const FileSet& file = workout.sets[row];
  const auto session = known_.sessions.find(log.session.value);
  const bool other_program =
      session == known_.sessions.end() || session->second.source != workout.session.source;
  if (renamed) {
    ++plan_.already_there;
    const auto name_of = [](const ExerciseRef& exercise) {
      return exercise.name.empty() ? exercise.slug : exercise.name;
    };
    const std::string names =
        "'" + name_of(file.set.exercise) + "' there, '" + name_of(log.exercise) + "' here";
    if (renamed_names_.insert(names).second) count(renamed_, names);
  } else if (same_content(file, log) ||
             (other_program && same_exercise(file.set, log) && same_work(file.set, log))) {
    ++plan_.already_there;
  } else {
    tell_difference(workout, row, log);
  }
}

void ImportPlanner::tell_difference(const Incoming& workout, std::size_t row, const SetEntry& log) {
  const SetEntry& file = workout.sets[row].set;
  const int line = workout.foreign->sets[row].line;
  if (!decisions_.replace) {
    plan_.differing.push_back({line, workout.session.started, file, log});
    return;
  }
  // What the file has no word for stays.
  SetEntry mended = log;
  if (!same_exercise(file, log)) mended.exercise = file.exercise;
  mended.kind = file.kind;
  mended.reps = file.reps;
  mended.hold_s = file.hold_s;
  mended.distance_m = file.distance_m;
  mended.load_kg = file.load_kg;
  if (file.rpe) mended.rpe = file.rpe;
  if (!file.notes.empty()) mended.notes = file.notes;
  if (!may_be(workout.session, line, mended)) return;
  plan_.replaced.push_back({line, workout.session.started, file, log});
  plan_.additions.sets.push_back(std::move(mended));
}

// Whether a set may be taken; if not, it is told.
bool ImportPlanner::may_be(const WorkoutSession& session, int line, const SetEntry& set) {
  std::string reason = reason_against(set, session.started, decisions_);
  // What the log would refuse to hold must not take the rest of the file down with it.
  if (const auto checked = check(set); reason.empty() && !checked) {
    reason = checked.error().message;
  }
  if (reason.empty() && !decisions_.however_large) {
    reason = lifted_.far_above(set, session.id);
    if (!reason.empty()) reason += " looks like a slip";
  }
  if (reason.empty()) return true;
  plan_.left_out.push_back({line, session.started, set, std::move(reason)});
  return false;
}

void ImportPlanner::put_new(const Incoming& workout, std::size_t row, SetEntry set) {
  if (workout.foreign->sets[row].set.id.value.empty()) {
    plan_.additions.imported.push_back(
        {{set.id.value}, decisions_.athlete, workout.session.source});
  }
  plan_.additions.sets.push_back(std::move(set));
  ++plan_.new_sets;
}

// A row of Dowel's own table, for a set the log has. Its place in the session stays: the table
// does not tell it. @returns false: the log gets nothing that it does not have
bool ImportPlanner::replace(const Incoming& workout, int line, SetEntry set, const SetEntry& log) {
  set.order = log.order;
  if (workout.foreign->session.id.value.empty()) set.session = log.session;
  if (same_entry(set, log)) {
    ++plan_.already_there;
  } else if (may_be(workout.session, line, set)) {
    plan_.replaced.push_back({line, workout.session.started, set, log});
    plan_.additions.sets.push_back(std::move(set));
  }
  return false;
}

// Counts a row that was imported before.
bool ImportPlanner::is_known(const Incoming& workout, std::size_t row) {
  const FileSet& set = workout.sets[row];
  if (const auto there = known_.sets.find(set.set.id.value); there != known_.sets.end()) {
    tell_pair(workout, row, there->second, false);
    return true;
  }
  if (!is_removed(set)) return false;
  ++plan_.removed_since;
  return true;
}

}  // namespace dowel::formats
