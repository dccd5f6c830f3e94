#pragma once

#include <string>

#include "core/diagnosis/compare_block.h"
#include "core/diagnosis/diagnosis.h"

namespace dowel::report {

/// The hypotheses in order with what speaks for and against each, how to tell them apart, and what
/// to do meanwhile; at most 100 columns.
std::string diagnosis_text(const Diagnosis& diagnosis, const Knowledge& knowledge);

/// What a block changed.
std::string comparison_text(const BlockComparison& comparison);

/// A test with how it is done and what may come of it.
std::string test_text(const DiscriminatingTest& test);

}  // namespace dowel::report
