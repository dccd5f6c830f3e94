#include "core/technique/sum_up.h"

#include <algorithm>

#include "core/base/assert.h"

namespace dowel {
namespace {

SetFault& fault_of(std::vector<SetFault>& faults, const Finding& finding) {
  const auto it = std::find_if(faults.begin(), faults.end(),
                               [&](const SetFault& f) { return f.rule == finding.rule; });
  if (it != faults.end()) return *it;
  SetFault fault;
  fault.rule = finding.rule;
  fault.fault = finding.fault.empty() ? finding.checkpoint : finding.fault;
  fault.checkpoint = finding.checkpoint;
  faults.push_back(std::move(fault));
  return faults.back();
}

std::string message(const SetFault& fault, int counted, const Technique& technique) {
  const Rule* rule = technique.find_rule(fault.rule);
  const std::string text = rule != nullptr ? rule->broken_text : std::string();
  if (counted == 1) return (fault.reps.empty() ? "Close to the limit: " : "") + text;
  const auto in = [&](std::size_t n) {
    return "In " + std::to_string(n) + " of " + std::to_string(counted) + " reps";
  };
  if (fault.reps.empty()) return in(fault.borderline_reps.size()) + " close to the limit: " + text;
  std::string out = in(fault.reps.size()) + ": " + text;
  if (!fault.borderline_reps.empty()) {
    out += " In " + std::to_string(fault.borderline_reps.size()) + " more it was close.";
  }
  return out;
}

}  // namespace

SetSummary sum_up(const std::vector<Rep>& reps, const std::vector<RepFindings>& findings,
                  const Technique& technique) {
  DOWEL_ASSERT(reps.size() == findings.size());
  SetSummary summary;
  int counted = 0;
  for (std::size_t r = 0; r < reps.size(); ++r) {
    if (reps[r].partial) continue;
    ++counted;
    for (const Finding& f : findings[r].findings) {
      if (f.state == FindingState::kCannotTell) continue;
      ++summary.quality.gradeable;
      if (f.state == FindingState::kHeld) {
        ++summary.quality.held;
      } else {
        SetFault& fault = fault_of(summary.faults, f);
        auto& list = f.state == FindingState::kBroken ? fault.reps : fault.borderline_reps;
        list.push_back(reps[r].index);
      }
    }
  }
  for (SetFault& fault : summary.faults) fault.message = message(fault, counted, technique);
  std::stable_sort(summary.faults.begin(), summary.faults.end(),
                   [](const SetFault& a, const SetFault& b) {
                     return std::pair(a.reps.size(), a.borderline_reps.size()) >
                            std::pair(b.reps.size(), b.borderline_reps.size());
                   });
  return summary;
}

}  // namespace dowel
