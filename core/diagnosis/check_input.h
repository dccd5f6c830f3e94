#pragma once

#include "core/diagnosis/diagnosis.h"

namespace dowel {

/// Refuses unknown ids, and measured evidence of what no camera can see (K-20).
Result<void> check_input(const Knowledge& knowledge, const DiagnosisInput& input);

/// True for any warning sign, and for pain above the red line of knowledge/numbers.toml.
/// @source [Finucane2020] warning signs; [Thomee1997] [Silbernagel2007] pain above 5 of 10
bool must_see_clinician(const Knowledge& knowledge, const AthleteReports& reports);

}  // namespace dowel
