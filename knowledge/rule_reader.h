#pragma once

#include <memory>
#include <optional>

#include "core/catalogue/sentence.h"
#include "knowledge/sections.h"

namespace dowel {

/// Hands the numbers sentences and choices of the knowledge to the rooms that work by them, once,
/// when the files are loaded: each is asked for by its id with what the room can take, so that a
/// number of another unit, or a sentence with a place that nobody fills, is refused with file, line
/// and key.
///
/// As with `TomlTable` the first mistake is kept, later reads change nothing, and `finish` hands it
/// over. `finish` also refuses a sentence that no room says.
class RuleReader {
 public:
  /// Keeps a reference: lives shorter than `reading`.
  explicit RuleReader(Reading& reading) : reading_(reading) {}

  /// A single figure, from and to the same; for `int` a whole one.
  void number(std::string_view id, std::string_view unit, TomlLimits limits, int& into);
  void number(std::string_view id, std::string_view unit, TomlLimits limits, double& into);
  /// Both ends of a number.
  void number(std::string_view id, std::string_view unit, TomlLimits limits, IntRange& into);
  void number(std::string_view id, std::string_view unit, TomlLimits limits, RealRange& into);

  /// The exercises of a choice, by their ids.
  void exercises(std::string_view id, std::vector<std::string>& into);

  /// Words with the values that the room puts in; numbers are put in here.
  void words(std::string_view id, const std::vector<std::string_view>& places, Phrase& into);
  void words(std::string_view id, const std::vector<std::string_view>& places, Sentence& into);

  /// Takes over what was read into `reading.knowledge.sentences`.
  Result<void> finish();

 private:
  std::optional<RealRange> range(std::string_view id, std::string_view unit, TomlLimits limits,
                                 bool single, bool whole);
  const Wording* wording(std::string_view id, bool reason);
  std::string with_numbers(const Wording& wording, const std::vector<std::string_view>& places);
  std::optional<std::string> number_named(std::string_view name) const;
  void refuse(const TomlPlace& place, const std::string& message, const std::string& hint);

  Reading& reading_;
  std::vector<std::string> said_{};
  std::optional<Error> mistake_{};
};

// One reader a room, in read_<name>.cpp.
std::shared_ptr<const ReadinessRules> read_readiness_rules(RuleReader& in);
std::shared_ptr<const GateLimits> read_gate_limits(RuleReader& in);
std::shared_ptr<const ProgressRules> read_progress_rules(RuleReader& in);
std::shared_ptr<const PlanRules> read_plan_rules(RuleReader& in);
std::shared_ptr<const DiagnosisRules> read_diagnosis_rules(RuleReader& in);
std::shared_ptr<const CoachRules> read_coach_rules(RuleReader& in);

/// Fills the rules of every room. Errors: a number or sentence that is missing, of another unit,
/// out of its limits, or with a place that is neither a number nor a value the room has.
Result<void> read_rules(Reading& reading);

}  // namespace dowel
