#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/desk.h"
#include "cli/questions.h"

namespace dowel::cli {

inline constexpr const char* kRedFlagQuestion = "red-flags";  ///< as an argument of 'check'

struct CheckOptions {
  LogOptions log;
  FeelOptions feel;
  std::string at, id, result, note;
};

/// Keeps what was said about how it feels, the morning after also with the sets it belongs to.
/// @returns the answers to the safety questions; errors: as `settle_feel`
Result<std::vector<RedFlagAnswer>> keep_feel(Desk& desk, const FeelOptions& feel);

/// Says why nothing is to be trained now, if something stands in the way.
/// @returns the exit code then; absent: nothing does
Result<std::optional<int>> tell_stop_in_force(const Desk& desk, bool json);

/// Asks or takes the safety questions and keeps the answers, with pain when it is told as well.
/// @returns the exit code, 4 for a warning or another stop
Result<int> answer_red_flags(Desk& desk, const CheckOptions& options);

/// Keeps what was told about pain and says its light, or what stops training. @returns the exit
/// code, 4 for a stop
Result<int> answer_pain(Desk& desk, const CheckOptions& options);

/// The light of each region told of, by what stands: "hip: green: train on." @returns the exit code
Result<int> tell_lights(const Desk& desk, const FeelOptions& feel, bool json);

/// The questions there are, with the answers so far. @returns the exit code
int list_questions(const Desk& desk, bool json);

}  // namespace dowel::cli
