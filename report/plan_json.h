#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/diagnosis/compare_block.h"
#include "core/diagnosis/diagnosis.h"
#include "core/gate/gate.h"
#include "core/plan/programme.h"
#include "core/progress/progress.h"
#include "report/commands.h"

/// Plans, the gate's answers and the diagnosis for other programs. Keys carry their units; loads
/// are in kilograms; what is absent is null.
namespace dowel::report {

/// @param surface  who reads the words: remedies in them are commands or places
nlohmann::ordered_json programme_to_json(const Programme& programme,
                                         Surface surface = Surface::kTerminal);
nlohmann::ordered_json day_to_json(const PlanDay& day, Surface surface = Surface::kTerminal);
nlohmann::ordered_json target_to_json(const WorkTarget& target);
nlohmann::ordered_json ruling_to_json(const std::string& exercise, const GateRuling& ruling,
                                      Surface surface = Surface::kTerminal);
nlohmann::ordered_json diagnosis_to_json(const Diagnosis& diagnosis);
nlohmann::ordered_json comparison_to_json(const BlockComparison& comparison);

/// "pass", "hold", "regress", "not_measured".
std::string_view verdict_key(GateVerdict verdict);

}  // namespace dowel::report
