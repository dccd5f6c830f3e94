#include <gtest/gtest.h>

#include "core/plan/programme.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

TEST(Stop, PlansStopForFlagsRedPainAndPregnancy) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  PlanRequest request;
  request.days = {{0, 60, {}}, {3, 60, {}}};
  request.start = LocalDate{std::chrono::days{20001}};
  EXPECT_FALSE(make_programme(request, *knowledge)) << "questions were left open";
  request.red_flags = all_clear(*knowledge);
  ASSERT_TRUE(make_programme(request, *knowledge));
  EXPECT_FALSE(make_programme(request, *knowledge)->stop);

  PlanRequest flagged = request;
  flagged.red_flags.front().yes = true;
  EXPECT_TRUE(make_programme(flagged, *knowledge)->stop);
  EXPECT_TRUE(make_programme(flagged, *knowledge)->weeks.empty());

  PlanRequest red = request;
  red.pain = {{Region::kGroin, 3, 6, false, false}};
  EXPECT_TRUE(make_programme(red, *knowledge)->stop) << "the morning after counts";
  red.pain = {{Region::kOther, 8, 8, false, false}};
  EXPECT_FALSE(make_programme(red, *knowledge)->stop) << "not where the plan loads";

  PlanRequest pregnant = request;
  pregnant.athlete.conditions = {"pregnancy"};
  EXPECT_TRUE(make_programme(pregnant, *knowledge)->stop);
  pregnant.clinician_cleared = true;
  EXPECT_FALSE(make_programme(pregnant, *knowledge)->stop);
}

}  // namespace
}  // namespace dowel
