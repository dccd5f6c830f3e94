#include "vision/follow_bar.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace dowel::vision {
namespace {

constexpr double kTrunk_px = 120;

// What is round in one frame, given the hands' place.
using Rounds = std::function<std::vector<RoundThing>(double time_s, Vec2 hands)>;

Vec2 hands_at(double time_s) { return {300, 400 - 90 * std::cos(2.2 * time_s)}; }

PoseFrame pose_at(double time_s) {
  PoseFrame pose;
  pose.time_s = time_s;
  pose.found = true;
  pose.confidence = 1;
  const auto put = [&](Joint left, Joint right, Vec2 at) {
    for (const Joint joint : {left, right}) {
      Landmark& p = pose.image[index_of(joint)];
      p = {static_cast<float>(at.x), static_cast<float>(at.y), 0.9F, 0.9F};
    }
  };
  for (Landmark& p : pose.image) p = {300, 300, 0.9F, 0.9F};
  const Vec2 hands = hands_at(time_s);
  put(Joint::kLeftShoulder, Joint::kRightShoulder, hands - Vec2{0, 150});
  put(Joint::kLeftHip, Joint::kRightHip, hands - Vec2{0, 150 - kTrunk_px});
  put(Joint::kLeftEar, Joint::kRightEar, hands - Vec2{0, 195});
  put(Joint::kLeftElbow, Joint::kRightElbow, hands - Vec2{0, 60});
  put(Joint::kLeftWrist, Joint::kRightWrist, hands);
  put(Joint::kLeftIndex, Joint::kRightIndex, hands);
  return pose;
}

struct Filmed {
  TrackedPeople film;
  const Person& person() const { return film.people.front(); }
};

Filmed film_of(const Rounds& rounds, double seconds = 6, double fps = 30) {
  Filmed filmed;
  Person person;
  for (int i = 0; i < static_cast<int>(seconds * fps); ++i) {
    const double t = i / fps;
    filmed.film.times_s.push_back(t);
    Look look;
    look.frame = static_cast<std::size_t>(i);
    look.pose = pack(pose_at(t));
    look.rounds = rounds(t, hands_at(t));
    person.looks.push_back(std::move(look));
  }
  filmed.film.people.push_back(std::move(person));
  return filmed;
}

RoundThing thing(Vec2 at, double radius_px, double support) {
  RoundThing out;
  out.x_px = static_cast<float>(at.x);
  out.y_px = static_cast<float>(at.y);
  out.radius_px = static_cast<float>(radius_px);
  out.support = static_cast<float>(support);
  out.sd_px = 0.4F;
  return out;
}

// Clutter: fits a rim somewhere about the hands, another each frame.
RoundThing clutter(double time_s, Vec2 hands) {
  const double k = std::floor(30 * time_s);
  return thing(hands + Vec2{70 * std::cos(k * k), 60 * std::sin(3.7 * k)},
               30 + 20 * std::fabs(std::sin(k)), 0.6);
}

int seen_frames(const BarPoints& bar) {
  int n = 0;
  for (const BarPoint& p : bar.frames) n += p.seen;
  return n;
}

TEST(FollowBar, FollowsWhatGoesUpAndDownWithTheHands) {
  const auto filmed = film_of([](double t, Vec2 hands) {
    return std::vector{thing(hands + Vec2{6, 10}, 55, 0.85), clutter(t, hands)};
  });
  const BarPoints bar = follow_bar(filmed.film, filmed.person());
  EXPECT_EQ(bar.kind, BarKind::kPlate);
  ASSERT_EQ(bar.frames.size(), 180U);
  EXPECT_GT(seen_frames(bar), 175);
  for (std::size_t i = 0; i < bar.frames.size(); ++i) {
    if (!bar.frames[i].seen) continue;
    EXPECT_LT(norm(bar.frames[i].centre_px - hands_at(filmed.film.times_s[i]) - Vec2{6, 10}), 0.5);
    EXPECT_NEAR(bar.frames[i].radius_px, 55, 1);
  }
}

// Plates on a rack beside the lifter are plainer than anything, and stay where they are.
TEST(FollowBar, TakesNoPlateOnARack) {
  const auto filmed = film_of([](double t, Vec2 hands) {
    return std::vector{thing({330, 420}, 55, 1), thing({250, 380}, 40, 1), clutter(t, hands)};
  });
  const BarPoints bar = follow_bar(filmed.film, filmed.person());
  EXPECT_EQ(bar.kind, BarKind::kNone);
  EXPECT_TRUE(bar.frames.empty());
}

TEST(FollowBar, TellsTheBarFromARackBehindIt) {
  const auto filmed = film_of([](double, Vec2 hands) {
    return std::vector{thing({330, 420}, 55, 1), thing(hands + Vec2{6, 10}, 57, 0.75)};
  });
  const BarPoints bar = follow_bar(filmed.film, filmed.person());
  ASSERT_EQ(bar.kind, BarKind::kPlate);
  for (std::size_t i = 0; i < bar.frames.size(); ++i) {
    if (!bar.frames[i].seen) continue;
    EXPECT_LT(norm(bar.frames[i].centre_px - hands_at(filmed.film.times_s[i]) - Vec2{6, 10}), 1);
  }
}

TEST(FollowBar, MakesNothingOfClutter) {
  const auto filmed = film_of([](double t, Vec2 hands) {
    return std::vector{clutter(t, hands), clutter(t + 9, hands)};
  });
  EXPECT_EQ(follow_bar(filmed.film, filmed.person()).kind, BarKind::kNone);
}

TEST(FollowBar, MakesNothingOfTheLiftersHead) {
  const auto filmed = film_of([](double, Vec2 hands) {
    return std::vector{thing(hands - Vec2{0, 190}, 28, 0.8)};
  });
  EXPECT_EQ(follow_bar(filmed.film, filmed.person()).kind, BarKind::kNone);
}

TEST(FollowBar, NeedsHandsThatMove) {
  const auto filmed = film_of(
      [](double, Vec2) {
        return std::vector{thing({300, 330}, 55, 0.9)};
      },
      0.5);
  EXPECT_EQ(follow_bar(filmed.film, filmed.person()).kind, BarKind::kNone);
}

TEST(FollowBar, CallsABellWhatHangsBeyondTheHands) {
  const auto filmed = film_of([](double, Vec2 hands) {
    return std::vector{thing(hands + Vec2{0, 38}, 26, 0.8)};
  });
  EXPECT_EQ(follow_bar(filmed.film, filmed.person()).kind, BarKind::kBell);
}

// Somebody walks through between: nothing is told of that while, and all of what comes after.
TEST(FollowBar, LeavesAGapWhereItIsHidden) {
  const auto hidden = [](double t) { return t > 2 && t < 3; };
  const auto filmed = film_of([&](double t, Vec2 hands) {
    std::vector<RoundThing> rounds{clutter(t, hands)};
    if (!hidden(t)) rounds.push_back(thing(hands + Vec2{6, 10}, 55, 0.85));
    return rounds;
  });
  const BarPoints bar = follow_bar(filmed.film, filmed.person());
  ASSERT_EQ(bar.kind, BarKind::kPlate);
  for (std::size_t i = 0; i < bar.frames.size(); ++i) {
    const double t = filmed.film.times_s[i];
    if (t > 2.05 && t < 2.95) {
      EXPECT_FALSE(bar.frames[i].seen) << t;
    } else if (t < 1.95 || t > 3.05) {
      EXPECT_TRUE(bar.frames[i].seen) << t;
    }
  }
}

// The rim is larger than the ring that was followed because it stood out more.
TEST(FollowBar, TellsTheOutermostRim) {
  const auto filmed = film_of([](double t, Vec2 hands) {
    std::vector<RoundThing> rounds{thing(hands, 40, 0.95)};
    if (std::fmod(t, 0.3) < 0.15) rounds.push_back(thing(hands, 60, 0.75));
    return rounds;
  });
  const BarPoints bar = follow_bar(filmed.film, filmed.person());
  ASSERT_EQ(bar.kind, BarKind::kPlate);
  EXPECT_NEAR(bar.frames[40].radius_px, 60, 1);
}

// A plate on the back hides hands and trunk: what is told of the hands is made up anew in every
// frame, and for a second no pose is believed at all.
Filmed squat_behind_plate(bool plate_moves) {
  Filmed filmed;
  Person person;
  for (std::size_t i = 0; i < 180; ++i) {
    const double t = static_cast<double>(i) / 30;
    filmed.film.times_s.push_back(t);
    PoseFrame pose = pose_at(t);
    const auto k = static_cast<double>(i);
    for (const Joint joint :
         {Joint::kLeftWrist, Joint::kRightWrist, Joint::kLeftIndex, Joint::kRightIndex}) {
      pose.image[index_of(joint)].x_px = static_cast<float>(300 + 80 * std::sin(7 * k * k));
      pose.image[index_of(joint)].y_px = static_cast<float>(330 + 80 * std::cos(5 * k * k));
    }
    const Vec2 plate = plate_moves ? hands_at(t) - Vec2{20, 120} : Vec2{280, 280};
    std::vector<RoundThing> rounds{thing(plate, 60, 0.85), clutter(t, plate)};
    if (t > 2 && t < 3) {
      person.strays.push_back({i, std::move(rounds)});
      continue;
    }
    Look look;
    look.frame = i;
    look.pose = pack(pose);
    look.rounds = std::move(rounds);
    person.looks.push_back(std::move(look));
  }
  filmed.film.people.push_back(std::move(person));
  return filmed;
}

TEST(FollowBar, FollowsThePlateThatHidesTheHands) {
  const auto filmed = squat_behind_plate(true);
  const BarPoints bar = follow_bar(filmed.film, filmed.person());
  ASSERT_EQ(bar.kind, BarKind::kPlate);
  EXPECT_GT(seen_frames(bar), 175);
  for (std::size_t i = 0; i < bar.frames.size(); ++i) {
    if (!bar.frames[i].seen) continue;
    const Vec2 plate = hands_at(filmed.film.times_s[i]) - Vec2{20, 120};
    EXPECT_LT(norm(bar.frames[i].centre_px - plate), 1);
  }
  const auto rack = squat_behind_plate(false);
  EXPECT_EQ(follow_bar(rack.film, rack.person()).kind, BarKind::kNone);
}

TEST(FollowBar, BearsPeopleWithoutLooks) {
  TrackedPeople film;
  EXPECT_EQ(follow_bar(film, Person{}).kind, BarKind::kNone);
}

}  // namespace
}  // namespace dowel::vision
