#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/plan/check.h"
#include "core/plan/check/check_link.h"
#include "core/plan/each_line.h"
#include "core/plan/testing/plan_difference.h"
#include "core/plan/testing/random_request.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

constexpr int kRequests = 10000;

// Every plan for 10 000 athletes passes the independent checker; `make_programme` runs it.
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

// What is suspected first changes the plan, says so and is never trained less, by a checker that
// shares nothing with what makes the plan.
TEST(PlanProperty, AWeakLinkChangesThePlanAndSaysHow) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  testing::RequestMaker maker(*knowledge, 42);
  std::map<std::string, int> faults;
  std::map<std::string, std::string> first;
  int looked = 0;
  int more = 0;
  for (int i = 0; looked < kRequests; ++i) {
    PlanRequest request = maker.make();
    if (request.weak_links.empty()) continue;
    ++looked;
    if (i % 8 != 0) request.weeks = std::min(request.weeks, 3);
    const auto with = make_programme(request, *knowledge);
    PlanRequest plain = request;
    plain.weak_links.clear();
    const auto without = make_programme(plain, *knowledge);
    ASSERT_TRUE(with) << i << ": " << with.error().message << " " << with.error().where;
    ASSERT_TRUE(without) << i;
    for (const Violation& wrong : check_link(*with, *without, request, *knowledge)) {
      const std::string text = wrong.says.substr(0, 40);
      if (++faults[text] == 1) {
        first[text] = "request " + std::to_string(i) + ", week " + std::to_string(wrong.week) +
                      ", " + wrong.where + ": " + wrong.says;
      }
    }
    more += with->notes.size() > without->notes.size();
  }
  for (const auto& [fault, times] : faults) {
    ADD_FAILURE() << times << " x " << fault << "\n  first: " << first[fault];
  }
  EXPECT_GT(5 * more, 2 * looked);
}

// Twice from one knowledge and once from another copy of it, which lies elsewhere in memory: no
// order of addresses may decide anything.
TEST(PlanProperty, TheSameRequestGivesTheSamePlan) {
  const auto knowledge = load_embedded(), other = load_embedded();
  ASSERT_TRUE(knowledge && other);
  testing::RequestMaker maker(*knowledge, 7);
  int made = 0;
  for (int i = 0; i < 50; ++i) {
    const PlanRequest request = maker.make();
    const auto a = make_programme(request, *knowledge);
    const auto b = make_programme(request, *knowledge);
    const auto c = make_programme(request, *other);
    ASSERT_EQ(a.has_value(), b.has_value());
    ASSERT_EQ(a.has_value(), c.has_value());
    if (!a) continue;
    ++made;
    EXPECT_EQ(testing::PlanDifference::between(*a, *b), "");
    EXPECT_EQ(testing::PlanDifference::between(*a, *c), "");
  }
  EXPECT_GT(made, 40);
}

// What the test above leans on finds a change of any kind, wherever it is.
TEST(PlanProperty, ADifferenceIsFoundWhereverItIs) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  PlanRequest request;
  request.start = LocalDate{std::chrono::days{20000}};
  request.red_flags = all_clear(*knowledge);
  request.days = {{0, 60, {}}, {3, 60, {}}};
  const auto plan = make_programme(request, *knowledge);
  ASSERT_TRUE(plan) << plan.error().message;
  const auto found = [&](auto&& change) {
    Programme other = *plan;
    change(other);
    return testing::PlanDifference::between(*plan, other);
  };
  ASSERT_FALSE(plan->weeks.front().days.front().blocks.front().lines.empty());
  const auto line = [](Programme& p) -> Prescription& {
    return p.weeks.front().days.front().blocks.front().lines.front();
  };
  const std::string at = "plan.weeks[0].days[0].blocks[0].lines[0]";
  EXPECT_EQ(found([&](Programme& p) { ++line(p).sets; }), at + ".sets");
  EXPECT_EQ(found([&](Programme& p) { line(p).why.text += "!"; }), at + ".why");
  EXPECT_EQ(found([&](Programme& p) { line(p).tempo = Tempo{3, 1, 1, 9}; }), at + ".tempo");
  EXPECT_EQ(found([&](Programme& p) { line(p).load.load_kg = 1e-9; }), at + ".load.load_kg");
  EXPECT_EQ(found([](Programme& p) { p.weeks.pop_back(); }), "plan.weeks.size");
  EXPECT_EQ(
      found([](Programme& p) { p.weeks.back().group_sets.front().second += 0.5; }).substr(0, 10),
      "plan.weeks");
  EXPECT_EQ(found([](Programme& p) { p.notes.push_back({}); }), "plan.notes.size");
  EXPECT_EQ(found([](Programme& p) { p.stop = Stop{}; }), "plan.stop");
  EXPECT_EQ(found([](Programme&) {}), "");
}

}  // namespace
}  // namespace dowel
