#include "knowledge/load_poses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/units.h"
#include "core/synthetic/posed_lifter.h"

namespace dowel {
namespace {

using synthetic::Limbs;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Knowledge& built_in() {
  static const Knowledge knowledge = load_embedded().value();
  return knowledge;
}

const std::vector<PoseFigure>& figures() {
  static const std::vector<PoseFigure> all = load_poses(embedded_files(), built_in()).value();
  return all;
}

// What has no drawing says so here, with its reason; everything else must have one.
TEST(Poses, EveryExerciseIsDrawnThatIsOneMovement) {
  const std::set<std::string> no_movement_of_their_own{"X-31", "X-34"};  // "choose one of these"
  for (const Exercise& exercise : built_in().exercises) {
    const bool drawn = find_figure(figures(), exercise.id) != nullptr;
    EXPECT_NE(drawn, no_movement_of_their_own.contains(exercise.id)) << exercise.id;
    EXPECT_TRUE(drawn || !exercise.choose_from.empty()) << exercise.id;
  }
}

// Where the catalogue names mistakes of an exercise that a body can show, one stands beside what is
// right, and none that the catalogue does not name for it.
TEST(Poses, WrongStandsBesideRight) {
  const std::set<std::string> can_be_shown{"D-01", "D-02", "D-03", "D-06", "D-09", "D-10", "D-12"};
  for (const Exercise& exercise : built_in().exercises) {
    const PoseFigure* figure = find_figure(figures(), exercise.id);
    if (!figure || exercise.watch.empty()) continue;
    const bool showable = std::ranges::any_of(
        exercise.watch, [&](const std::string& id) { return can_be_shown.contains(id); });
    const bool shown = std::ranges::any_of(
        figure->moments, [](const PoseMoment& frame) { return !frame.fault.empty(); });
    EXPECT_EQ(shown, showable) << exercise.id;
    for (const PoseMoment& frame : figure->moments) {
      if (!frame.fault.starts_with("D-")) continue;
      EXPECT_TRUE(std::ranges::find(exercise.watch, frame.fault) != exercise.watch.end())
          << exercise.id << " shows " << frame.fault;
    }
  }
}

// Calls `what(figure, frame, lifter, body)` for every frame and two bodies.
template <class F>
void each_frame(F&& what) {
  for (const double height_m : {1.55, 1.9}) {
    const SyntheticBody body = make_synthetic_body(height_m, 23 * height_m * height_m);
    for (const PoseFigure& figure : figures()) {
      for (const PoseMoment& frame : figure.moments) {
        SCOPED_TRACE(figure.of.front() + ": " + frame.label);
        what(figure, frame, pose_lifter(body, frame.pose), body);
      }
    }
  }
}

TEST(Poses, BonesKeepTheirLength) {
  constexpr double kNear_m = 1e-6;
  each_frame([&](const PoseFigure&, const PoseMoment& frame, const PosedLifter& lifter,
                 const SyntheticBody& body) {
    for (const Limbs* limbs : {&lifter.right, &lifter.left}) {
      EXPECT_NEAR(norm(limbs->knee - limbs->hip), body.thigh_m, kNear_m);
      EXPECT_NEAR(norm(limbs->ankle - limbs->knee), body.shank_m, kNear_m);
      EXPECT_NEAR(norm(limbs->elbow - limbs->shoulder), body.upper_arm_m, kNear_m);
      EXPECT_NEAR(norm(limbs->wrist - limbs->elbow), body.forearm_m, kNear_m);
      const PosedLeg& leg = limbs == &lifter.right ? frame.pose.right_leg : frame.pose.left_leg;
      if (leg.heel_up_rad > 0) continue;  // bends at the ball
      EXPECT_NEAR(norm(limbs->toe - limbs->heel), body.foot_m, kNear_m);
    }
    EXPECT_NEAR(norm(lifter.spine.back() - lifter.spine.front()), body.trunk_m, 1e-3);
  });
}

// A standing foot is on the floor (or on what it stands on), and nothing is below the floor.
TEST(Poses, TheFloorCarriesThem) {
  constexpr double kNear_m = 0.012;  // a sole gives
  each_frame([&](const PoseFigure&, const PoseMoment& frame, const PosedLifter& lifter,
                 const SyntheticBody& body) {
    const double k = body.height_m / 1.75;
    const auto stands = [&](const PosedLeg& leg, const Limbs& limbs) {
      if (!leg.stands) return;
      EXPECT_NEAR(std::min(limbs.heel.y, limbs.toe.y), k * leg.height_m, kNear_m);
    };
    stands(frame.pose.right_leg, lifter.right);
    stands(frame.pose.left_leg, lifter.left);
    for (const PosedPart& part : lifter.parts) {
      for (const auto& [a, b] : part.hulls) {
        for (const Ellipsoid* e : {&a, &b}) {
          const double low = e->centre.y - std::hypot(e->half[0].y, e->half[1].y, e->half[2].y);
          EXPECT_GT(low, -0.035 * k)
              << "a part of kind " << static_cast<int>(part.kind) << ", side " << part.side;
        }
      }
    }
  });
}

// Nobody who stands freely would fall over: the mass is over the foot, in wrong postures, too.
TEST(Poses, WhoStandsFreelyIsBalanced) {
  int counted = 0;
  each_frame([&](const PoseFigure&, const PoseMoment& frame, const PosedLifter& lifter,
                 const SyntheticBody& body) {
    const Pose& pose = frame.pose;
    if (pose.hips_up_m || !pose.rests.empty() || pose.load_kg > 0) return;
    const Limbs& limbs = pose.right_leg.stands ? lifter.right : lifter.left;
    const double com_x = centre_of_mass(body, lifter).x;
    EXPECT_GT(com_x, limbs.heel.x);
    EXPECT_LT(com_x, limbs.toe.x);
    ++counted;
  });
  EXPECT_GT(counted, 40);
}

// No knee bends the wrong way, no hip or elbow further than people can.
TEST(Poses, JointsStayWithinWhatPeopleCan) {
  const auto between = [](Vec3 a, Vec3 b) {
    return to_deg(std::acos(std::clamp(dot(a, b) / (norm(a) * norm(b)), -1.0, 1.0)));
  };
  each_frame([&](const PoseFigure&, const PoseMoment& frame, const PosedLifter& lifter,
                 const SyntheticBody&) {
    for (const Limbs* limbs : {&lifter.right, &lifter.left}) {
      const Vec3 thigh = limbs->knee - limbs->hip, shank = limbs->ankle - limbs->knee;
      EXPECT_LT(between(thigh, shank), 152);
      EXPECT_LT(between(limbs->elbow - limbs->shoulder, limbs->grip - limbs->elbow), 155);
      // Bent to the back: the shank turns towards the heels, whose way is away from the toes.
      const Vec3 toes = limbs->toe - limbs->heel;
      const PosedLeg& leg = limbs == &lifter.right ? frame.pose.right_leg : frame.pose.left_leg;
      const bool toes_tell = leg.stands || std::abs(leg.foot_rad) < to_rad(45);
      const bool bent = toes_tell && between(thigh, shank) > 25;
      EXPECT_TRUE(!bent || dot(shank, toes) - dot(thigh, toes) < 0.06);
    }
  });
}

constexpr const char* kGood = R"([[figure]]
of = ["X-22"]
[[figure.moment]]
label = "Start"
knee = 10
[[figure.moment]]
label = "End"
trunk = 60
knee = 20
[[figure.moment]]
label = "Wrong"
fault = "D-03"
knee = 80
)";

Result<std::vector<PoseFigure>> read(const std::string& text) {
  return load_poses({{"poses.toml", text}}, built_in());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(Poses, MistakesAreNamedWithTheirPlace) {
  ASSERT_TRUE(read(kGood)) << read(kGood).error().message;
  EXPECT_NEAR(read(kGood)->front().moments[1].pose.trunk_rad, to_rad(60), 1e-12);
  const std::vector<std::pair<std::string, std::string>> bad{
      {replaced(kGood, "X-22", "X-99"), "no exercise, drill or test"},
      {replaced(kGood, "D-03", "D-99"), "no mistake and no sign"},
      {replaced(kGood, "trunk = 60", "trunc = 60"), "trunc"},
      {replaced(kGood, "trunk = 60", "trunk = 600"), "trunk"},
      {replaced(kGood, "label = \"End\"", "label = \"End\"\nfault = \"D-03\""),
       "its start and its end"},
      {replaced(kGood, "knee = 10", "rests = [\"nose\"]"), "nose"},
      {replaced(kGood, "knee = 10", "legs = { thigh = 0 }"), "nothing carries"},
      {replaced(kGood, "knee = 10", "props = [{ kind = \"anvil\" }]"), "anvil"},
      {std::string(kGood) + kGood, "drawn twice"},
  };
  for (const auto& [text, words] : bad) {
    const auto all = read(text);
    ASSERT_FALSE(all) << text;
    EXPECT_THAT(all.error().message + all.error().where, HasSubstr(words));
    EXPECT_THAT(all.error().where, HasSubstr("poses.toml:"));
  }
}

}  // namespace
}  // namespace dowel
