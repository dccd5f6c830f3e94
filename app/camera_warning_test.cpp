// What is said of the camera, and the lifter's feet that can speak against it; and of a piece that
// was cut out of the film.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "app/analyse_clip.h"
#include "core/synthetic/clip.h"
#include "knowledge/load_technique.h"

namespace dowel::app {
namespace {

// A lifter, and a background that was found to sway by a tenth of the picture's height.
WatchedFilm film_of_lift(bool picture_sways) {
  SyntheticCamera camera;
  camera.fps = 30;
  const auto clip = film_synthetic_clip(
      make_synthetic_body(), make_synthetic_motion(SyntheticExercise::kDeadlift, 2), camera);
  EXPECT_TRUE(clip);
  WatchedFilm film;
  film.followed.width_px = clip->poses.width_px;
  film.followed.height_px = clip->poses.height_px;
  film.camera.verdict = vision::CameraVerdict::kMoving;
  film.camera.reason = "The background moves by 10.0 % of the picture's height.";
  vision::Tracklet& body = film.followed.tracklets.emplace_back();
  for (std::size_t i = 0; i < clip->poses.frames.size(); ++i) {
    PoseFrame pose = clip->poses.frames[i];
    const double offset = 0.05 * std::sin(3 * pose.time_s);
    film.camera.samples.push_back({pose.time_s, {0, offset}, 1, 1});
    if (picture_sways) {
      for (Landmark& point : pose.image) {
        point.y_px += static_cast<float>(offset * clip->poses.height_px);
      }
    }
    vision::Look look;
    look.frame = i;
    look.pose = vision::pack(pose);
    body.looks.push_back(std::move(look));
    film.followed.times_s.push_back(pose.time_s);
    film.followed.others.push_back(0);
    film.last_s = pose.time_s;
  }
  return film;
}

bool says_camera_moves(bool picture_sways) {
  const auto technique = load_technique();
  EXPECT_TRUE(technique);
  const auto clip = analyse_watched(film_of_lift(picture_sways), *technique, {});
  EXPECT_TRUE(clip) << clip.error().message;
  EXPECT_EQ(clip->set.reps.counted, 2);
  return std::ranges::any_of(clip->set.warnings,
                             [](const Warning& w) { return w.code == "camera_moves"; });
}

TEST(CameraWarning, IsGivenWhereTheFeetMoveWithTheBackground) {
  EXPECT_TRUE(says_camera_moves(true));
}

TEST(CameraWarning, IsNotGivenWhereTheFeetStandStill) { EXPECT_FALSE(says_camera_moves(false)); }

// The same lift, of which everything from 1.5 s before its end to 0.5 s before is left out.
TEST(CutWarning, IsGivenWhereTheLifterJumpsWithThePicture) {
  const auto technique = load_technique();
  ASSERT_TRUE(technique);
  WatchedFilm film = film_of_lift(false);
  auto& times_s = film.followed.times_s;
  auto& looks = film.followed.tracklets[0].looks;
  const std::size_t from = times_s.size() / 2, left_out = 30;
  const double shift_s = times_s[from + left_out] - times_s[from];
  looks.erase(looks.begin() + static_cast<std::ptrdiff_t>(from),
              looks.begin() + static_cast<std::ptrdiff_t>(from + left_out));
  for (std::size_t i = from; i < looks.size(); ++i) {
    looks[i].frame -= left_out;
    PoseFrame pose = vision::unpack(looks[i].pose);
    pose.time_s -= shift_s;
    looks[i].pose = vision::pack(pose);
  }
  times_s.resize(looks.size());
  film.followed.others.resize(looks.size());
  film.camera = {};
  film.last_s = times_s.back();
  const auto cuts_said = [&](std::vector<double> sudden_s) {
    film.sudden_s = std::move(sudden_s);
    const auto clip = analyse_watched(film, *technique, {});
    EXPECT_TRUE(clip) << clip.error().message;
    return std::ranges::count_if(clip->set.warnings, [](const Warning& w) {
      return w.code == "cut" && w.message.find("is cut at") != std::string::npos;
    });
  };
  EXPECT_EQ(cuts_said({times_s[from]}), 1);
  EXPECT_EQ(cuts_said({times_s[from / 2]}), 0);
  EXPECT_EQ(cuts_said({}), 0);
}

}  // namespace
}  // namespace dowel::app
