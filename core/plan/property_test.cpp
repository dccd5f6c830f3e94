#include <gtest/gtest.h>

#include <map>

#include "core/plan/check.h"
#include "core/plan/testing/random_request.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

constexpr int kRequests = 10000;

/// Every plan for 10 000 athletes passes the independent checker; `make_programme` runs it.
TEST(PlanProperty, NoPlanBreaksARule) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  testing::RequestMaker maker(*knowledge, 20240607);
  std::map<std::string, int> faults;
  int stopped = 0;
  int weeks = 0;
  int shortfalls = 0;
  for (int i = 0; i < kRequests; ++i) {
    const PlanRequest request = maker.make();
    const auto plan = make_programme(request, *knowledge);
    if (!plan) {
      ++faults[plan.error().message + " @ " + plan.error().where];
      continue;
    }
    stopped += plan->stop.has_value();
    weeks += static_cast<int>(plan->weeks.size());
    shortfalls += static_cast<int>(plan->shortfalls.size());
  }
  int shown = 0;
  int total = 0;
  for (const auto& [fault, times] : faults) {
    total += times;
    if (shown++ < 30) ADD_FAILURE() << times << " x " << fault;
  }
  EXPECT_EQ(total, 0) << "of " << kRequests << " plans";
  EXPECT_GT(stopped, kRequests / 100);
  EXPECT_LT(stopped, kRequests / 3);
  std::printf("%d requests, %d weeks checked, %d plans stopped, %d shortfalls said\n", kRequests,
              weeks, stopped, shortfalls);
}

TEST(PlanProperty, TheSameRequestGivesTheSamePlan) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  testing::RequestMaker maker(*knowledge, 7);
  for (int i = 0; i < 50; ++i) {
    const PlanRequest request = maker.make();
    const auto a = make_programme(request, *knowledge);
    const auto b = make_programme(request, *knowledge);
    ASSERT_EQ(a.has_value(), b.has_value());
    if (!a) continue;
    ASSERT_EQ(a->weeks.size(), b->weeks.size());
    for (std::size_t w = 0; w < a->weeks.size(); ++w)
      EXPECT_EQ(a->weeks[w].group_sets, b->weeks[w].group_sets);
  }
}

}  // namespace
}  // namespace dowel
