#include "core/reps/recognise_bridge.h"

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

// A stick figure that lies: feet at the origin, toes to the right, head to the left.
struct LyingBody {
  double hips_up = 0;         // [trunk lengths] over the floor
  double shoulders_up = 0.1;  //
  bool knees_bent = true;
  double sits_up_rad = 0;  // trunk raised from lying
};

PoseFrame draw(const LyingBody& body, double time_s) {
  constexpr double kTrunk_px = 110, kBone = 0.72;
  PoseFrame frame;
  frame.time_s = time_s;
  frame.found = true;
  frame.confidence = 1;
  const double ankle_up = 0.1;
  // Shank upright, thigh from knee to hip.
  const Vec2 ankle{0, ankle_up};
  const Vec2 knee = body.knees_bent ? Vec2{0, ankle_up + kBone} : Vec2{-kBone, ankle_up};
  const double down = knee.y - body.hips_up;
  const Vec2 hip{knee.x - std::sqrt(std::max(0.0, kBone * kBone - down * down)), body.hips_up};
  const double rise = body.shoulders_up - body.hips_up;
  const double lie = std::asin(std::clamp(rise, -1.0, 1.0)) + body.sits_up_rad;
  const Vec2 shoulder = hip + Vec2{-std::cos(lie), std::sin(lie)};
  const auto put = [&](Joint left, Joint right, Vec2 place) {
    for (const Joint joint : {left, right}) {
      Landmark& p = frame.image[index_of(joint)];
      p.x_px = static_cast<float>(400 + kTrunk_px * place.x);
      p.y_px = static_cast<float>(400 - kTrunk_px * place.y);
      p.visibility = p.presence = 1;
      frame.world[index_of(joint)] = {static_cast<float>(0.5 * place.x),
                                      static_cast<float>(-0.5 * place.y),
                                      joint == left ? 0.1F : -0.1F};
    }
  };
  put(Joint::kLeftAnkle, Joint::kRightAnkle, ankle);
  put(Joint::kLeftHeel, Joint::kRightHeel, {-0.1, 0.02});
  put(Joint::kLeftFootIndex, Joint::kRightFootIndex, {0.35, 0.02});
  put(Joint::kLeftKnee, Joint::kRightKnee, knee);
  put(Joint::kLeftHip, Joint::kRightHip, hip);
  put(Joint::kLeftShoulder, Joint::kRightShoulder, shoulder);
  put(Joint::kLeftEar, Joint::kRightEar, shoulder + Vec2{-0.3, 0});
  put(Joint::kLeftElbow, Joint::kRightElbow, shoulder + Vec2{0.4, -0.1});
  put(Joint::kLeftWrist, Joint::kRightWrist, shoulder + Vec2{0.8, -0.1});
  return frame;
}

// Four times from low to high and back, three seconds each.
SetAnalysis analyse(const std::function<LyingBody(double share_up)>& posture) {
  PoseTrack track;
  track.width_px = 800;
  track.height_px = 600;
  constexpr int kReps = 4, kPerRep = 90;
  for (int i = 0; i < kReps * kPerRep + 20; ++i) {
    const double up =
        i < kReps * kPerRep ? 0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / kPerRep) : 0;
    track.frames.push_back(draw(posture(up), i / 30.0));
  }
  const auto set = analyse_set(track, nullptr, {}, nullptr, technique());
  EXPECT_TRUE(set) << set.error().message;
  return set ? *set : SetAnalysis{};
}

TEST(RecogniseBridge, HipsRaisedFromTheFloorAreAGluteBridge) {
  const SetAnalysis set = analyse([](double up) { return LyingBody{0.15 + 0.45 * up, 0.1}; });
  EXPECT_EQ(set.exercise.id, "glute-bridge");
  EXPECT_EQ(set.reps.counted, 4);
  EXPECT_GT(set.exercise.confidence, 0.8);
}

TEST(RecogniseBridge, WithTheShouldersOnABenchItIsAHipThrust) {
  const SetAnalysis set = analyse([](double up) { return LyingBody{0.2 + 0.6 * up, 0.8}; });
  EXPECT_EQ(set.exercise.id, "hip-thrust");
  EXPECT_EQ(set.reps.counted, 4);
}

TEST(RecogniseBridge, SittingUpRaisesTheShouldersAndIsNone) {
  const SetAnalysis set = analyse([](double up) {
    LyingBody body{0.15, 0.1};
    body.sits_up_rad = to_rad(75) * up;
    return body;
  });
  EXPECT_EQ(set.exercise.id, "none");
  EXPECT_EQ(set.reps.counted, 0);
}

TEST(RecogniseBridge, StraightLegsThatLieAreNone) {
  const SetAnalysis set = analyse([](double up) {
    LyingBody body{0.12 + 0.4 * up, 0.1};
    body.knees_bent = false;
    return body;
  });
  EXPECT_EQ(set.exercise.id, "none");
}

}  // namespace
}  // namespace dowel
