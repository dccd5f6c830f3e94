#include "core/gate/gate.h"

namespace dowel {

Result<GateDecision> override_decision(GateDecision decision, GateVerdict instead,
                                       const std::string& reason) {
  if (reason.find_first_not_of(" \t\n") == std::string::npos) {
    return fail(ErrorCode::kUsage, "an override needs a reason",
                "say in a few words why you do it anyway; it is kept in the log");
  }
  decision.overridden_to = instead;
  decision.override_reason = reason;
  return decision;
}

GateVerdict verdict_in_force(const SessionRuling& said) {
  return said.overridden ? said.overridden->to : said.ruling.verdict;
}

}  // namespace dowel
