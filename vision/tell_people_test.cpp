#include "vision/tell_people.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dowel::vision {
namespace {

constexpr double kFrame_s = 0.1;

// A body standing at x, 280 px tall.
PackedPose standing(double time_s, float x, float size = 1, float y = 300) {
  PoseFrame pose{time_s, true, 1, {}, {}};
  const auto put = [&](Joint left, Joint right, float dy) {
    for (const Joint joint : {left, right}) {
      pose.image[index_of(joint)] = {x, y + size * dy, 1, 1};
    }
  };
  for (Landmark& landmark : pose.image) landmark = {x + 5, y - size * 120, 1, 1};
  put(Joint::kLeftShoulder, Joint::kRightShoulder, -100);
  put(Joint::kLeftHip, Joint::kRightHip, 0);
  put(Joint::kLeftKnee, Joint::kRightKnee, 80);
  put(Joint::kLeftAnkle, Joint::kRightAnkle, 160);
  return pack(pose);
}

FollowedFilm film_of(std::size_t frames) {
  FollowedFilm film{640, 600, {}, {}, {}};
  for (std::size_t i = 0; i < frames; ++i) {
    film.times_s.push_back(static_cast<double>(i) * kFrame_s);
  }
  film.others.resize(frames);
  return film;
}

void follow(FollowedFilm& film, std::size_t from, std::size_t to, float x, float size = 1,
            float y = 300) {
  Tracklet body{static_cast<int>(film.tracklets.size()), {}};
  for (std::size_t i = from; i < to; ++i) {
    Look look{i, standing(film.times_s[i], x, size, y)};
    look.silhouette.bytes = {1};
    body.looks.push_back(std::move(look));
  }
  film.tracklets.push_back(std::move(body));
}

TEST(TellPeople, WhoWasHiddenIsOnePersonWithAGapThatIsTold) {
  FollowedFilm film = film_of(60);
  follow(film, 0, 20, 320);
  follow(film, 41, 60, 330);
  const TrackedPeople told = tell_people(std::move(film));
  ASSERT_EQ(told.people.size(), 1U);
  ASSERT_EQ(told.people[0].unseen.size(), 1U);
  const UnseenSpan& gap = told.people[0].unseen[0];
  EXPECT_NEAR(gap.from_s, 1.9, 1e-9);
  EXPECT_NEAR(gap.to_s, 4.1, 1e-9);
  EXPECT_EQ(gap.why, UnseenReason::kHidden);
}

TEST(TellPeople, AtTheEndsNobodyWasFound) {
  FollowedFilm film = film_of(60);
  follow(film, 12, 50, 320);
  const TrackedPeople told = tell_people(std::move(film));
  ASSERT_EQ(told.people.at(0).unseen.size(), 2U);
  EXPECT_EQ(told.people[0].unseen[0].why, UnseenReason::kNotFound);
  EXPECT_EQ(told.people[0].unseen[0].from_s, 0);
  EXPECT_EQ(told.people[0].unseen[1].why, UnseenReason::kNotFound);
  EXPECT_NEAR(told.people[0].unseen[1].to_s, 5.9, 1e-9);
}

TEST(TellPeople, WhoStandsAtTheEdgeHasLeftThePicture) {
  FollowedFilm film = film_of(60);
  follow(film, 0, 40, 15);
  EXPECT_EQ(tell_people(std::move(film)).people.at(0).unseen.at(0).why, UnseenReason::kOutside);
}

TEST(TellPeople, FramesThatAreMissingAreTold) {
  FollowedFilm film = film_of(60);
  for (std::size_t i = 30; i < 60; ++i) film.times_s[i] += 3;
  follow(film, 0, 60, 320);
  const TrackedPeople told = tell_people(std::move(film));
  ASSERT_EQ(told.people.at(0).unseen.size(), 1U);
  EXPECT_EQ(told.people[0].unseen[0].why, UnseenReason::kNoFrames);
  EXPECT_NEAR(told.people[0].unseen[0].from_s, 2.9, 1e-9);
  EXPECT_NEAR(told.people[0].unseen[0].to_s, 6.0, 1e-9);
}

TEST(TellPeople, WhatCannotBeIsRefusedAndTold) {
  FollowedFilm film = film_of(60);
  follow(film, 0, 50, 320);
  // The same body on the ceiling, for the last second.
  for (std::size_t i = 50; i < 60; ++i) {
    film.tracklets[0].looks.push_back({i, standing(film.times_s[i], 330, 1, 40)});
  }
  const TrackedPeople told = tell_people(std::move(film));
  ASSERT_EQ(told.people.at(0).unseen.size(), 1U);
  EXPECT_EQ(told.people[0].unseen[0].why, UnseenReason::kRefused);
}

TEST(TellPeople, ShortGapsAreNotWorthAWord) {
  FollowedFilm film = film_of(60);
  follow(film, 0, 20, 320);
  follow(film, 21, 60, 320);
  EXPECT_TRUE(tell_people(std::move(film)).people.at(0).unseen.empty());
}

TEST(TellPeople, TheMostProminentComesFirstAndShadowsNotAtAll) {
  FollowedFilm film = film_of(60);
  follow(film, 0, 60, 550, 0.6F);
  follow(film, 0, 60, 320);
  follow(film, 5, 8, 100);
  const TrackedPeople told = tell_people(std::move(film));
  ASSERT_EQ(told.people.size(), 2U);
  EXPECT_EQ(told.people[0].id, 1);
  EXPECT_EQ(told.people[1].id, 0);
}

TEST(TellPeople, PosesAndOutlinesHaveOneEntryAFrame) {
  FollowedFilm film = film_of(30);
  follow(film, 10, 30, 320);
  TrackedPeople told = tell_people(std::move(film));
  const PoseTrack poses = poses_of(told, told.people.at(0));
  ASSERT_EQ(poses.frames.size(), 30U);
  EXPECT_EQ(poses.width_px, 640);
  EXPECT_FALSE(poses.frames[9].found);
  EXPECT_NEAR(poses.frames[9].time_s, 0.9, 1e-9);
  EXPECT_TRUE(poses.frames[10].found);
  EXPECT_NEAR(poses.frames[10].image[index_of(Joint::kLeftHip)].x_px, 320, 0.01);
  const SilhouetteTrack outlines = take_outlines(told, told.people[0]);
  ASSERT_EQ(outlines.frames.size(), 30U);
  EXPECT_TRUE(outlines.frames[9].empty());
  EXPECT_FALSE(outlines.frames[10].empty());
  EXPECT_TRUE(told.people[0].looks[0].silhouette.empty()) << "they are taken, not copied";
  EXPECT_TRUE(take_outlines(told, told.people[0]).frames.empty());
}

}  // namespace
}  // namespace dowel::vision
