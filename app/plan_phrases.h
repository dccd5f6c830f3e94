#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/plan/request.h"
#include "core/progress/own_notation.h"

/// How people write what a plan is asked with, on the command line and in scripts. All errors are
/// usage and say what may be written instead.
namespace dowel::app {

/// "powerlifting", "field-sport", "general" …
Result<Aim> parse_aim(const std::string& text);

/// "novice", "intermediate" or "advanced".
Result<Experience> parse_experience(const std::string& text);

/// "mon,wed" or "mon:45,wed:60".
/// @param before  a day that was there keeps its minutes and its own lifts
/// @param minutes  for days that name none; absent: those of before, else an hour
Result<std::vector<TrainingDay>> parse_days(const std::string& text,
                                            const std::vector<TrainingDay>& before,
                                            std::optional<double> minutes);

/// "low-back-pain,sits-a-lot" or "none".
Result<std::vector<std::string>> parse_conditions(const Knowledge& knowledge,
                                                  const std::string& text);

/// The athlete's own programme (`parse_own_days`), its lifts found by the words that people use.
Result<std::vector<OwnDay>> parse_own(const Knowledge& knowledge, const std::string& text,
                                      MassUnit unit);

/// Words separated by commas, blanks trimmed, empty ones left out.
std::vector<std::string> split_words(const std::string& text);

}  // namespace dowel::app
