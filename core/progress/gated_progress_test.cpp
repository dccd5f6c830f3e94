#include <gtest/gtest.h>

#include "core/gate/gate.h"
#include "core/progress/progress.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

TEST(GatedProgress, WhatAsksForAPassCanBePassed) {
  const auto knowledge = load_embedded();
  const auto technique = load_technique();
  ASSERT_TRUE(knowledge);
  ASSERT_TRUE(technique);
  for (const Exercise& exercise : knowledge->exercises) {
    const auto rules = gate_rules(*technique, *knowledge, exercise.slug);
    const auto scheme = progress_scheme(*knowledge, exercise.slug, {});
    ASSERT_TRUE(rules);
    ASSERT_TRUE(scheme);
    EXPECT_EQ(scheme->gated, !rules->required.empty()) << exercise.slug;
  }
}

}  // namespace
}  // namespace dowel
