#include "core/diagnosis/compare_block.h"

#include <algorithm>
#include <cmath>

namespace dowel {

namespace {

constexpr double kTwoSided95 = 1.96;
// Under less than this share of the load before, better form may only mean less weight.
constexpr double kComparableLoadShare = 0.9;

bool lighter(const FollowedMeasure& before, const FollowedMeasure& after) {
  return before.load_kg && after.load_kg && *after.load_kg < kComparableLoadShare * *before.load_kg;
}

BlockOutcome outcome_by_value(const FollowedMeasure& before, BlockChange& change,
                              const FollowedMeasure& after) {
  change.change = after.value->value - before.value->value;
  change.smallest_real_change = kTwoSided95 * std::hypot(before.value->sd, after.value->sd);
  if (std::abs(*change.change) <= *change.smallest_real_change) return BlockOutcome::kUnchanged;
  const bool grew = *change.change > 0;
  return grew == before.worse_above ? BlockOutcome::kWorse : BlockOutcome::kImproved;
}

BlockOutcome outcome_by_fault(const FollowedMeasure& before, const FollowedMeasure& after) {
  if (*before.fault_present == *after.fault_present) return BlockOutcome::kUnchanged;
  return *after.fault_present ? BlockOutcome::kWorse : BlockOutcome::kImproved;
}

std::string words_for(BlockOutcome outcome) {
  switch (outcome) {
    case BlockOutcome::kImproved:
      return "improved.";
    case BlockOutcome::kUnchanged:
      return "unchanged, within the error of measurement.";
    case BlockOutcome::kWorse:
      return "worse.";
    case BlockOutcome::kNotRemeasured:
      break;
  }
  return "not measured again.";
}

BlockChange change_of(const FollowedMeasure& before, const FollowedMeasure* after) {
  BlockChange change;
  change.id = before.id;
  if (after && before.value && after->value) {
    change.outcome = outcome_by_value(before, change, *after);
  } else if (after && before.fault_present && after->fault_present) {
    change.outcome = outcome_by_fault(before, *after);
  }
  change.text = before.name + ": " + words_for(change.outcome);
  if (after && change.outcome == BlockOutcome::kImproved && lighter(before, *after)) {
    change.outcome = BlockOutcome::kNotRemeasured;
    change.text = before.name +
                  ": looks better, but with less weight; measure it again with the "
                  "weight of before.";
  }
  return change;
}

std::string summary_of(const std::vector<BlockChange>& changes) {
  const auto count = [&changes](BlockOutcome outcome) {
    return std::ranges::count(changes, outcome, &BlockChange::outcome);
  };
  const auto left = count(BlockOutcome::kNotRemeasured);
  const auto measured = static_cast<std::ptrdiff_t>(changes.size()) - left;
  if (measured == 0) return "Nothing was measured again, so nothing can be said about this block.";
  const auto improved = count(BlockOutcome::kImproved);
  std::string words = improved == 0 ? "Nothing improved"
                                    : std::to_string(improved) + " of " + std::to_string(measured) +
                                          " measured again improved";
  if (count(BlockOutcome::kWorse) > 0) {
    words.append(", ").append(std::to_string(count(BlockOutcome::kWorse))).append(" got worse");
  }
  words += ".";
  if (improved == 0) words += " The suspected cause may be another one: test the competing ones.";
  if (left > 0) words.append(" Not measured again: ").append(std::to_string(left)).append(".");
  return words;
}

}  // namespace

BlockComparison compare_block(const std::vector<FollowedMeasure>& before,
                              const std::vector<FollowedMeasure>& after) {
  BlockComparison comparison;
  for (const FollowedMeasure& each : before) {
    const auto match = std::ranges::find_if(after, [&each](const FollowedMeasure& other) {
      return other.id == each.id && other.exercise == each.exercise;
    });
    comparison.changes.push_back(change_of(each, match == after.end() ? nullptr : &*match));
  }
  comparison.summary = summary_of(comparison.changes);
  return comparison;
}

}  // namespace dowel
