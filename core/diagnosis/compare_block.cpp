#include "core/diagnosis/compare_block.h"

#include <algorithm>
#include <cmath>

#include "core/readiness/say.h"

namespace dowel {

namespace {

// Under much less load than before, better form may only mean less weight.
bool lighter(const DiagnosisRules& rules, const FollowedMeasure& before,
             const FollowedMeasure& after) {
  return before.load_kg && after.load_kg &&
         *after.load_kg < rules.comparable_load_share * *before.load_kg;
}

BlockOutcome outcome_by_value(const DiagnosisRules& rules, const FollowedMeasure& before,
                              BlockChange& change, const FollowedMeasure& after) {
  change.change = after.value->value - before.value->value;
  change.smallest_real_change = rules.confidence_sd * std::hypot(before.value->sd, after.value->sd);
  if (std::abs(*change.change) <= *change.smallest_real_change) return BlockOutcome::kUnchanged;
  const bool grew = *change.change > 0;
  return grew == before.worse_above ? BlockOutcome::kWorse : BlockOutcome::kImproved;
}

BlockOutcome outcome_by_fault(const FollowedMeasure& before, const FollowedMeasure& after) {
  if (*before.fault_present == *after.fault_present) return BlockOutcome::kUnchanged;
  return *after.fault_present ? BlockOutcome::kWorse : BlockOutcome::kImproved;
}

const Phrase& words_for(const DiagnosisWords& words, BlockOutcome outcome) {
  switch (outcome) {
    case BlockOutcome::kImproved:
      return words.improved;
    case BlockOutcome::kUnchanged:
      return words.unchanged;
    case BlockOutcome::kWorse:
      return words.worse;
    case BlockOutcome::kNotRemeasured:
      break;
  }
  return words.not_remeasured;
}

BlockChange change_of(const DiagnosisRules& rules, const FollowedMeasure& before,
                      const FollowedMeasure* after) {
  const DiagnosisWords& words = rules.words;
  BlockChange change;
  change.id = before.id;
  if (after && before.value && after->value) {
    change.outcome = outcome_by_value(rules, before, change, *after);
  } else if (after && before.fault_present && after->fault_present) {
    change.outcome = outcome_by_fault(before, *after);
  }
  change.text = say(words_for(words, change.outcome), {{"measure", before.name}});
  if (after && change.outcome == BlockOutcome::kImproved && lighter(rules, before, *after)) {
    change.outcome = BlockOutcome::kNotRemeasured;
    change.text = say(words.improved_lighter, {{"measure", before.name}});
  }
  return change;
}

std::string summary_of(const DiagnosisWords& words, const std::vector<BlockChange>& changes) {
  const auto count = [&changes](BlockOutcome outcome) {
    return std::ranges::count(changes, outcome, &BlockChange::outcome);
  };
  const auto left = count(BlockOutcome::kNotRemeasured);
  const auto measured = static_cast<std::ptrdiff_t>(changes.size()) - left;
  if (measured == 0) return say(words.block_unmeasured);
  const auto improved = count(BlockOutcome::kImproved);
  const auto worsened = count(BlockOutcome::kWorse);
  const std::string worse =
      worsened > 0 ? say(words.block_got_worse, {{"count", std::to_string(worsened)}}) : "";
  std::string text = improved == 0
                         ? say(words.block_not_improved, {{"worse", worse}})
                         : say(words.block_improved, {{"improved", std::to_string(improved)},
                                                      {"measured", std::to_string(measured)},
                                                      {"worse", worse}});
  if (left > 0) text.append(" ").append(say(words.block_left, {{"count", std::to_string(left)}}));
  return text;
}

}  // namespace

BlockComparison compare_block(const DiagnosisRules& rules,
                              const std::vector<FollowedMeasure>& before,
                              const std::vector<FollowedMeasure>& after) {
  BlockComparison comparison;
  for (const FollowedMeasure& each : before) {
    const auto match = std::ranges::find_if(after, [&each](const FollowedMeasure& other) {
      return other.id == each.id && other.exercise == each.exercise;
    });
    comparison.changes.push_back(change_of(rules, each, match == after.end() ? nullptr : &*match));
  }
  comparison.summary = summary_of(rules.words, comparison.changes);
  return comparison;
}

}  // namespace dowel
