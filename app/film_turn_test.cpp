#include "app/film_turn.h"

#include <gtest/gtest.h>

#include "core/synthetic/clip.h"
#include "knowledge/load_technique.h"

namespace dowel::app {
namespace {

const Technique& technique() {
  static const Technique kTechnique = [] {
    auto loaded = load_technique();
    return loaded ? std::move(*loaded) : Technique{};
  }();
  return kTechnique;
}

// What a tracker would have seen of the synthetic lifter on a picture turned counter-clockwise by
// so many quarters; what the film needs is the same turn clockwise.
vision::FollowedFilm film(SyntheticExercise exercise, int quarters) {
  SyntheticCamera camera;
  camera.fps = 15;
  auto clip =
      film_synthetic_clip(make_synthetic_body(), make_synthetic_motion(exercise, 2), camera);
  EXPECT_TRUE(clip);
  PoseTrack& poses = clip->poses;
  vision::FollowedFilm followed{poses.width_px, poses.height_px, {}, {}, {}};
  vision::Tracklet body;
  for (std::size_t i = 0; i < poses.frames.size(); ++i) {
    PoseFrame& pose = poses.frames[i];
    auto width = static_cast<float>(poses.width_px), height = static_cast<float>(poses.height_px);
    for (int turn = 0; turn < quarters; ++turn) {
      for (Landmark& p : pose.image) {
        const float x = p.x_px;
        p.x_px = p.y_px;
        p.y_px = width - x;
      }
      for (WorldPoint& p : pose.world) {
        const float x = p.x_m;
        p.x_m = p.y_m;
        p.y_m = -x;
      }
      std::swap(width, height);
    }
    followed.times_s.push_back(pose.time_s);
    if (pose.found) body.looks.push_back({i, vision::pack(pose)});
  }
  if (quarters % 2 != 0) std::swap(followed.width_px, followed.height_px);
  followed.others.resize(followed.times_s.size());
  followed.tracklets.push_back(std::move(body));
  return followed;
}

TEST(FilmTurn, AFilmThatLiesOrStandsOnItsHeadIsFound) {
  for (int quarters = 0; quarters < 4; ++quarters) {
    EXPECT_EQ(
        turn_to_upright(film(SyntheticExercise::kKettlebellDeadlift, quarters), technique(), {}),
        90 * quarters);
  }
}

TEST(FilmTurn, WhoLiesAndLiftsNothingIsLeftLying) {
  EXPECT_EQ(turn_to_upright(film(SyntheticExercise::kStanding, 1), technique(), {}), 0);
}

}  // namespace
}  // namespace dowel::app
