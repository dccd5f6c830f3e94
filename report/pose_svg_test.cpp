#include "report/pose_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "core/base/units.h"
#include "knowledge/load_poses.h"
#include "report/explain.h"
#include "report/explain_html.h"

namespace dowel::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const Knowledge& built_in() {
  static const Knowledge knowledge = load_embedded().value();
  return knowledge;
}

const std::vector<PoseFigure>& figures() {
  static const std::vector<PoseFigure> all = load_poses(embedded_files(), built_in()).value();
  return all;
}

PoseFigure standing(double trunk_deg = 0) {
  PoseFigure figure;
  for (const char* label : {"Start", "End"}) {
    PoseMoment frame;
    frame.label = label;
    frame.pose.knee_rad = to_rad(6);
    figure.moments.push_back(frame);
  }
  figure.moments[1].pose.trunk_rad = to_rad(trunk_deg);
  return figure;
}

// Extremes of all points of the paths within one picture (its translated group).
struct Box {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
};
std::vector<Box> boxes(const std::string& svg) {
  std::vector<Box> all;
  constexpr std::string_view kPicture = " 0)\">";
  for (std::size_t from = svg.find(kPicture); from != std::string::npos;
       from = svg.find(kPicture, from + 1)) {
    const std::string inside = svg.substr(from, svg.find("</g>", from) - from);
    Box box;
    for (std::size_t i = inside.find_first_of("ML"); i != std::string::npos;
         i = inside.find_first_of("ML", i + 1)) {
      double x = 0, y = 0;
      if (std::sscanf(inside.c_str() + i + 1, "%lf %lf", &x, &y) != 2) continue;
      box = {std::min(box.left, x), std::max(box.right, x), std::min(box.top, y),
             std::max(box.bottom, y)};
    }
    all.push_back(box);
  }
  return all;
}

// Hand calculation: one unit is a centimetre, so a lifter of 1.75 m reaches from the floor to -175,
// less what soft knees take, and one of 1.55 m is smaller by the ratio.
TEST(PoseSvg, ALifterIsAsTallAsHeIs) {
  const auto tall = boxes(pose_svg(standing(), "standing", make_synthetic_body(1.75, 70)));
  const auto small = boxes(pose_svg(standing(), "standing", make_synthetic_body(1.55, 55)));
  ASSERT_EQ(tall.size(), 2U);
  EXPECT_NEAR(tall[0].top, -175, 5);
  EXPECT_NEAR(tall[0].bottom, 0, 1);
  EXPECT_NEAR(small[0].top / tall[0].top, 1.55 / 1.75, 0.01);
}

// A trunk that tips forward brings the head to the right and the hips to the left of where they
// were.
TEST(PoseSvg, AHingeGoesBackAndForward) {
  const auto drawn = boxes(pose_svg(standing(70), "hinge"));
  EXPECT_GT(drawn[1].right, drawn[0].right + 25);
  EXPECT_LT(drawn[1].left, drawn[0].left - 5);
  EXPECT_GT(drawn[1].top, drawn[0].top + 30);
}

TEST(PoseSvg, WrongIsMarkedAndSaid) {
  PoseFigure figure = standing(60);
  EXPECT_THAT(pose_svg(figure, "hinge"), Not(HasSubstr("#b3261e")));
  figure.moments.push_back(figure.moments.back());
  figure.moments.back().label = "Knees & hips <bent>";
  figure.moments.back().fault = "D-03";
  const std::string svg = pose_svg(figure, "hinge");
  EXPECT_THAT(svg,
              AllOf(HasSubstr("#b3261e"), HasSubstr("#1a7f4b"),
                    HasSubstr("wrong: Knees &amp; hips &lt;bent&gt;"), Not(HasSubstr("<bent>"))));
}

// Every drawing of the catalogue: finite, with its words, small enough for a page of twenty of
// them.
TEST(PoseSvg, AllAreDrawn) {
  for (const PoseFigure& figure : figures()) {
    const std::string svg = pose_svg(figure, figure.of.front());
    SCOPED_TRACE(figure.of.front());
    EXPECT_THAT(svg,
                AllOf(Not(HasSubstr("nan")), Not(HasSubstr("inf")), HasSubstr("role=\"img\"")));
    EXPECT_EQ(boxes(svg).size(), figure.moments.size());
    EXPECT_LT(svg.size(), 60000U);
    for (const Box& box : boxes(svg)) EXPECT_LT(box.top, -25);  // somebody is there
  }
}

TEST(ExplainHtml, HasDrawingStepsAndNothingFetched) {
  Guide guide;
  guide.how_to = {{"X-22",
                   "Hips back & down.",
                   {"Stand."},
                   {"Bend <slowly>."},
                   "A stretch.",
                   "It hurts.",
                   {{"With a stick.", "dowel-hinge"}},
                   {{"Slower.", ""}}}};
  guide.figures = figures();
  const auto page = explain_html(built_in(), guide, {"bodyweight-hinge", "K-05"});
  ASSERT_TRUE(page);
  EXPECT_THAT(*page, AllOf(HasSubstr("Hips back &amp; down."), HasSubstr("Bend &lt;slowly&gt;."),
                           HasSubstr("<svg"), HasSubstr("dowel explain dowel-hinge"),
                           HasSubstr("default-src 'none'"), Not(HasSubstr("<script")),
                           Not(HasSubstr("src="))));
  EXPECT_FALSE(explain_html(built_in(), guide, {"nonsense"}));
}

// No drawing and no steps: the page says what there is, and shows nothing in their place.
TEST(ExplainHtml, SaysNothingRatherThanSomethingWrong) {
  const auto page = explain_html(built_in(), {{}, figures()}, {"X-34"});
  ASSERT_TRUE(page);
  EXPECT_THAT(*page, AllOf(Not(HasSubstr("<svg")), Not(HasSubstr("Set-up"))));
  EXPECT_EQ(how_to_card_html({{}, figures()}, "X-34", "Direct hip-flexor work"), "");
}

TEST(ExplainHowTo, StandsBelowTheTitle) {
  const std::vector<HowTo> how_to{{"X-16",
                                   "Snap.",
                                   {"Stand.", "Take the bell."},
                                   {"Swing."},
                                   "The hips.",
                                   "The back feels it.",
                                   {{"Slowly.", "kettlebell-deadlift"}},
                                   {{"Heavier.", ""}}}};
  const std::string page = explain(built_in(), "swing", how_to).value();
  EXPECT_THAT(page,
              HasSubstr("\nSet-up\n  1. Stand.\n  2. Take the bell.\n\nMovement\n  1. Swing.\n"));
  EXPECT_THAT(page, HasSubstr("\nStop if\n  The back feels it.\n"));
  EXPECT_THAT(page, HasSubstr("  - Slowly. (dowel explain kettlebell-deadlift)\n"));
  EXPECT_LT(page.find("Set-up"), page.find("What the articles say"));
  EXPECT_THAT(explain(built_in(), "swing").value(), Not(HasSubstr("Set-up")));
}

}  // namespace
}  // namespace dowel::report
