#pragma once

#include "core/diagnosis/evidence.h"

namespace dowel {

/// Tests that sets already filmed amount to: the same sign with load and without, with more load
/// and with less, in the first and in the last repetitions.
/// @param sign  whose evidence it is
/// @param evidence  all of it; only measured evidence of `sign` is read
/// @returns none for what the sets do not settle
std::vector<TestResult> derived_tests(const Knowledge& knowledge, const SignRule& sign,
                                      const std::vector<Evidence>& evidence);

}  // namespace dowel
