#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/log/log.h"

/// What one person has lifted, in the log and in a file, so that a slip of the pen is told from a
/// lift by that and not by what anybody can lift.
namespace dowel::formats {

class LiftedSoFar {
 public:
  /// Warm-ups, missed lifts and sets without a load count for nothing.
  void add(const SetEntry& set, const SessionId& session);

  /// Whether a load is at least twice the most otherwise, and 40 kg more: by the single repetition
  /// that it makes likely (Epley), against the best of each other session, of which there must be
  /// two. Of ten the best is left out, so that two slips do not hide each other. Pounds taken for
  /// kilograms are 2.2 times as much; from a bell of 12 kg to one of 24 kg is no slip.
  /// @returns what to say of it, "a load of 500 kg, 3.3 times the most otherwise (150 kg)"; empty:
  ///   it may well be
  std::string far_above(const SetEntry& set, const SessionId& session) const;

 private:
  struct Best {
    double single_kg = 0;  ///< the single repetition it makes likely
    double load_kg = 0;    ///< the most
  };
  static std::string key_of(const ExerciseRef& exercise);

  std::map<std::string, std::map<std::string, Best>> best_;  // by exercise and session
};

}  // namespace dowel::formats
