#pragma once

#include "core/catalogue/roster_rules.h"
#include "knowledge/rule_reader.h"

namespace dowel {

/// Fills what the roster goes by; part of `read_coach_rules`.
void read_roster_rules(RuleReader& in, RosterRules& out);

}  // namespace dowel
