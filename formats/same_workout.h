#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/log/log.h"

/// Whether a workout of a file is one that the log has already, whatever it is called in either:
/// names, numbers and starts are changed in the programs they come from; what was lifted is not.
namespace dowel::formats {

/// Whether two figures of loads, ways and times are one but for rounding [kg, m, s]. A load shown
/// in whole pounds is off by up to half a pound; the smallest plates there are add more than that.
bool same_load(std::optional<double> a_kg, std::optional<double> b_kg);
bool same_distance(std::optional<double> a_m, std::optional<double> b_m);
bool same_time(std::optional<double> a_s, std::optional<double> b_s);

/// Whether two sets tell of the same repetitions, load, way and time, but for rounding. The
/// exercise and the kind of set are not compared.
bool same_work(const SetEntry& a, const SetEntry& b);

/// Whether two sets are of one exercise: the same of ours, or the same name.
bool same_exercise(const SetEntry& a, const SetEntry& b);

/// Whether two workouts lie at one time: they overlap, or lie less than an hour apart, as when a
/// clock was set or the sets were written down afterwards. A workout of which only the day is known
/// may lie at any time of it, and at none of another day.
bool at_one_time(const WorkoutSession& a, const WorkoutSession& b);

/// Whether two workouts of one program differ by the zone of a clock alone: the same title and
/// length, and whole quarters of an hour between their starts.
bool apart_by_zone(const WorkoutSession& a, const WorkoutSession& b);

/// A set of a file, and what an earlier Dowel called its exercise.
struct FileSet {
  SetEntry set{};
  std::string former_name{};
};

/// Which set of the log each set of a file is.
struct SetPairs {
  std::vector<std::optional<std::size_t>> log_of{};  ///< by set of the file; index into the log's
  std::vector<char> renamed{};  ///< by set of the file: the log calls its exercise otherwise
  int alike = 0;                ///< pairs of one exercise with the same work
};

/// Pairs the sets of a workout, each at most once: exercise by exercise in their order, so that the
/// most sets with the same work meet (an alignment of two sequences after Needleman and Wunsch
/// 1970); those left between two pairs meet in order, for they were changed. Then sets of one
/// identity; then whole exercises that only one of the two has, with the very same sets: they were
/// renamed.
/// @param log  of the workout, in order
SetPairs pair_sets(const std::vector<FileSet>& file, const std::vector<const SetEntry*>& log);

}  // namespace dowel::formats
