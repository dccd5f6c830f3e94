#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "formats/import_plan.h"
#include "formats/lifted_so_far.h"
#include "formats/logged_workouts.h"

/// What `plan_import` does with the workouts of a file; not for use outside this room.
namespace dowel::formats {

/// How often something happened to workouts, and to which of them first, for people.
struct Happened {
  int times = 0;
  std::string first{};
};

inline void count(Happened& happened, const std::string& first) {
  if (++happened.times == 1) happened.first = first;
}

/// The identities that follow from keys. @param space  of the program and the athlete
SessionId session_id(const std::string& space, const std::string& key);
SetId set_id(const std::string& space, const std::string& key);

/// When a workout began, for people: "2026-01-05 18:02".
std::string start_of(const WorkoutSession& session);

/// Turns the workouts of a preview into records, one after the other. A workout that the log has by
/// its key, or that lies at one time with one of the log and has its sets, is that one: of such
/// only the sets that the log lacks are added, each where it stood. Refers to what it is made from.
class ImportPlanner {
 public:
  ImportPlanner(const ImportDecisions& decisions, const KnownEntries& known);

  /// To be called once. Names are not planned here.
  ImportPlan plan(const ImportPreview& preview);

 private:
  /// A workout of the file with the identities it gets.
  struct Incoming {
    const ForeignSession* foreign = nullptr;
    WorkoutSession session{};
    std::string space{};          ///< of its program and athlete
    std::string key{};            ///< under which the log knows it, or will
    std::vector<FileSet> sets{};  ///< by row
  };

  Incoming incoming(const ForeignSession& foreign) const;
  void give_identities(Incoming& workout, const std::string& key) const;
  std::string key_in_log(const ForeignSession& foreign, const std::string& space) const;
  void add(Incoming workout);
  void add_rows_that_name_themselves(Incoming& workout);
  bool add_workout_at_the_same_time(Incoming& workout);
  void add_to(Incoming& workout, const LoggedWorkout& home,
              const std::vector<const SetEntry*>& pool);
  void add_as_new(Incoming& workout);
  void add_between(const Incoming& workout, const std::vector<std::size_t>& fresh,
                   const SetPairs& pairs, const std::vector<const SetEntry*>& pool,
                   const LoggedWorkout& home);
  void fill_session(const WorkoutSession& log, const WorkoutSession& file);
  bool is_removed(const FileSet& set) const;
  bool all_there(const Incoming& workout);
  void tell_pair(const Incoming& workout, std::size_t row, const SetEntry& log, bool renamed);
  void tell_difference(const Incoming& workout, std::size_t row, const SetEntry& log);
  bool may_be(const WorkoutSession& session, int line, const SetEntry& set);
  void put_new(const Incoming& workout, std::size_t row, SetEntry set);
  bool replace(const Incoming& workout, int line, SetEntry set, const SetEntry& log);
  bool is_known(const Incoming& workout, std::size_t row);
  bool same_to_the_watch(const Incoming& workout);
  void leave_out_impossible_length(WorkoutSession& session);
  void remark_on_session(const WorkoutSession& session, bool named);
  void remark_on_neighbours(const Incoming& workout);
  void remark_on_all();
  bool to_come(LocalTime started) const;

  const ImportDecisions& decisions_;
  const KnownEntries& known_;
  LoggedWorkouts workouts_;
  LiftedSoFar lifted_;
  ImportPlan plan_;
  std::map<LocalDate, std::set<std::string>> titles_on_;  // of the log's sessions, by their days
  Happened retitled_, taken_for_same_, beside_others_, same_elsewhere_, renamed_;
  std::set<std::string> renamed_names_;
  std::set<std::string> filled_;  // sessions that got what they did not say, by identity
};

}  // namespace dowel::formats
