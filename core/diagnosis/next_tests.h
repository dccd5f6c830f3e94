#pragma once

#include "core/diagnosis/diagnosis.h"

namespace dowel {

/// Fills `next_test` of each hypothesis and `next_tests` of the diagnosis: tests not done yet, that
/// the equipment allows, and that move at least one cause that still stands. First the test that
/// moves most such causes, then one that Dowel can read itself, then knowledge order.
/// @param done  ids of tests that have an outcome already
void choose_next_tests(const Knowledge& knowledge, const std::vector<std::string>& done,
                       const std::optional<std::vector<std::string>>& owned, Diagnosis& diagnosis);

}  // namespace dowel
