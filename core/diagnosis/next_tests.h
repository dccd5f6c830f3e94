#pragma once

#include "core/diagnosis/diagnosis.h"

namespace dowel {

/// What restricts the choice of tests.
struct TestLimits {
  std::vector<std::string> done;                  ///< ids of tests that have an outcome already
  std::optional<std::vector<std::string>> owned;  ///< equipment; absent: all is allowed
  bool without_load = false;                      ///< the lower back hurts
};

/// Fills `next_test` of each hypothesis and `next_tests` of the diagnosis: tests not done yet, that
/// the equipment allows, and that move at least one cause that still stands. First the test that
/// moves most such causes, then one that Dowel can read itself, then knowledge order.
void choose_next_tests(const Knowledge& knowledge, const TestLimits& limits, Diagnosis& diagnosis);

}  // namespace dowel
