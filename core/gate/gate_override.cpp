#include "core/gate/gate.h"

namespace dowel {

Result<GateDecision> override_decision(GateDecision decision, GateVerdict instead,
                                       const std::string& reason, const Signature& by) {
  if (reason.find_first_not_of(" \t\n") == std::string::npos) {
    return fail(ErrorCode::kUsage, "an override needs a reason",
                "say in a few words why you do it anyway; it is kept in the log");
  }
  const bool over_pain = decision.ruling.pain_decided && instead != GateVerdict::kRegress &&
                         instead != decision.ruling.verdict;
  if (over_pain && !by.is_athlete) {
    return fail(ErrorCode::kUsage, "pain decided here: only who feels it can do otherwise",
                "talk it over; a step back can be signed by anybody: --override regress");
  }
  decision.overridden_to = instead;
  decision.override_reason = reason;
  decision.overridden_by = by.name;
  return decision;
}

GateVerdict verdict_in_force(const SessionRuling& said) {
  return said.overridden ? said.overridden->to : said.ruling.verdict;
}

}  // namespace dowel
