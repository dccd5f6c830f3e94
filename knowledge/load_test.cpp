#include "knowledge/load.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

std::string describe(const Error& error) {
  return error.where + ": " + error.message + " | " + error.hint;
}

TEST(Load, BuiltInKnowledgeIsValid) {
  const Result<Knowledge> knowledge = load_embedded();
  ASSERT_TRUE(knowledge) << describe(knowledge.error());
  EXPECT_FALSE(knowledge->exercises.empty());
}

}  // namespace
}  // namespace dowel
