#pragma once

#include "core/catalogue/diagnosis_rules.h"
#include "core/diagnosis/diagnosis.h"

namespace dowel {

/// One sentence for a hypothesis. Says who suggests it, never that it is so.
std::string wording_of(const DiagnosisWords& words, const Hypothesis& hypothesis);

/// One or two sentences over the whole diagnosis.
std::string summary_words(const DiagnosisWords& words, const Diagnosis& diagnosis);

/// What to say instead of a diagnosis when warning signs or strong pain are there.
std::string clinician_words(const DiagnosisWords& words, const AthleteReports& reports);

}  // namespace dowel
