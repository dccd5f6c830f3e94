// The printed plan: nothing in it runs or is fetched, whatever names and notes hold.
#include "report/plan_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kEvil = "<script>alert(1)</script><img src=http://x/ onerror='a()'>\"&";

class PlanHtml : public ::testing::Test {
 protected:
  static Prescription line(const std::string& exercise, bool own = false) {
    Prescription made;
    made.exercise = exercise;
    made.own = own;
    made.sets = 3;
    made.reps = IntRange{8, 12};
    made.why = {"Because.", {"R-P1"}, {"Dowel"}};
    return made;
  }
  static Programme programme(const std::string& said) {
    Programme plan;
    plan.start = LocalDate{std::chrono::days{20000}};
    plan.main_hinge = "deadlift";
    plan.why_main = {said, {"R-P1"}, {"Dowel"}};
    plan.notes = {{said, {said}, {"Dowel"}}};
    plan.shortfalls = {{"R-ACC", said, {}, said, said}};
    PlanDay day{.date = plan.start, .weekday = 1, .minutes = 30, .minutes_had = 60};
    Prescription own = line(said, true);
    own.level = said;
    own.with = said;
    own.why.text = said;
    day.blocks = {{BlockKind::kMain, {line("deadlift"), own}}};
    day.notes = {{said, {}}};
    plan.weeks = {{.number = 1, .start = plan.start, .theme = said, .days = {day}}};
    return plan;
  }
  Knowledge knowledge = load_embedded().value();
};

TEST_F(PlanHtml, ForbidsItselfToFetchOrRunAnything) {
  const std::string page = plan_html(programme("plain"), knowledge);
  const std::string policy =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; base-uri 'none'; form-action 'none'\">";
  const auto at = page.find(policy);
  ASSERT_NE(at, std::string::npos) << page.substr(0, 400);
  // A policy holds for what stands behind it: before it there may be nothing but the charset.
  EXPECT_LT(at, page.find("<title>"));
  EXPECT_LT(at, page.find("<style>"));
}

TEST_F(PlanHtml, NoWordOfOthersBecomesAnElement) {
  const std::string page = plan_html(programme(kEvil), knowledge, {.athlete = kEvil});
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
  // As many elements as a page of harmless words has.
  const std::string plain = plan_html(programme("plain"), knowledge, {.athlete = "Ana"});
  EXPECT_EQ(std::count(page.begin(), page.end(), '<'), std::count(plain.begin(), plain.end(), '<'));
}

TEST_F(PlanHtml, NeitherDoesAStop) {
  Programme stopped;
  stopped.stop = Stop{{kEvil, {"X-00"}, {"Dowel"}}, kEvil};
  const std::string page = plan_html(stopped, knowledge);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("role=\"alert\""));
  EXPECT_THAT(page, Not(HasSubstr("class=\"week\"")));
}

TEST_F(PlanHtml, SaysWhatIsDoneAndWhy) {
  const std::string page = plan_html(programme("plain"), knowledge, {.athlete = "Ana"});
  for (const char* words : {"Ana", "Deadlift", "Week 1", "8-12", "Because."}) {
    EXPECT_THAT(page, HasSubstr(words));
  }
  EXPECT_THAT(plan_html(programme("plain"), knowledge, {.why = false}), Not(HasSubstr("Because.")));
}

}  // namespace
}  // namespace dowel
