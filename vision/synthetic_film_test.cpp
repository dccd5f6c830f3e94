#include "vision/synthetic_film.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "core/synthetic/clip.h"
#include "core/synthetic/polygon_union.h"
#include "vision/body_tracker.h"
#include "vision/model_files.h"
#include "vision/tell_people.h"

namespace dowel::vision {
namespace {

SyntheticCamera film_camera(double fps) {
  SyntheticCamera camera;
  camera.width_px = 480;
  camera.height_px = 480;
  camera.metres_per_pixel = 0.0046;
  camera.fps = fps;
  return camera;
}

bool inside(const Silhouette& silhouette, double x, double y) {
  bool in = false;
  for (std::size_t r = 0; r < silhouette.ring_starts.size(); ++r) {
    const std::size_t from = silhouette.ring_starts[r];
    const std::size_t to = r + 1 < silhouette.ring_starts.size() ? silhouette.ring_starts[r + 1]
                                                                 : silhouette.points.size();
    synthetic::Ring ring;
    for (std::size_t i = from; i < to; ++i) {
      ring.push_back({silhouette.points[i].x_px, silhouette.points[i].y_px});
    }
    in = in != synthetic::contains(ring, {x, y});
  }
  return in;
}

TEST(SyntheticFilm, PaintsWhereTheSilhouetteIs) {
  const SyntheticBody body = make_synthetic_body();
  const auto motion = make_synthetic_motion(SyntheticExercise::kBodyweightHinge, 1);
  const SyntheticCamera camera = film_camera(1);
  const auto clip = film_synthetic_clip(body, motion, camera);
  const auto film = SyntheticFilm::make(body, motion, camera);
  const auto maker = FigureMaker::make(body, motion, camera);
  ASSERT_TRUE(clip && film && maker);
  const auto empty_room = paint_figure(maker->backdrop(), Figure{0, 480, 480, {}, {}});
  ASSERT_TRUE(empty_room);
  for (std::size_t i = 0; i < film->frame_count(); ++i) {
    // Without the film's grain, so that every change is paint.
    const auto frame = paint_figure(maker->backdrop(), maker->lifter(i));
    ASSERT_TRUE(frame);
    EXPECT_DOUBLE_EQ(frame->time_s, clip->poses.frames[i].time_s);
    const Silhouette body_outline = clip->silhouettes.unpack(i);
    int both = 0;
    int either = 0;
    constexpr int kFloor_px = 400;  // below, the shadows change the picture too
    for (int y = 1; y < kFloor_px; y += 3) {
      for (int x = 1; x < frame->width_px; x += 3) {
        const std::uint8_t* now = frame->row(y) + 4 * x;
        const std::uint8_t* then = empty_room->row(y) + 4 * x;
        const int change =
            std::abs(now[0] - then[0]) + std::abs(now[1] - then[1]) + std::abs(now[2] - then[2]);
        const bool painted = change > 24;
        const bool true_body = inside(body_outline, x + 0.5, y + 0.5);
        both += painted && true_body ? 1 : 0;
        either += painted || true_body ? 1 : 0;
      }
    }
    // Clothes and hair stand off the body by a centimetre here and there.
    EXPECT_GT(both, 0.90 * either) << "frame " << i;
    EXPECT_GT(either, 500);
  }
}

TEST(SyntheticFilm, IsTheSameEveryTime) {
  const SyntheticBody body = make_synthetic_body();
  const auto motion = make_synthetic_motion(SyntheticExercise::kKettlebellSwing, 1);
  const auto a = SyntheticFilm::make(body, motion, film_camera(2));
  const auto b = SyntheticFilm::make(body, motion, film_camera(2));
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->frame(3)->bgrx, b->frame(3)->bgrx);
  EXPECT_NE(a->frame(3)->bgrx, a->frame(4)->bgrx);
}

TEST(SyntheticFilm, RefusesARoomOfAnotherSize) {
  const auto frame = paint_figure(Figure{0, 10, 10, {}, {}}, Figure{0, 20, 10, {}, {}});
  ASSERT_FALSE(frame);
  EXPECT_EQ(frame.error().code, ErrorCode::kBadData);
}

TEST(SyntheticFilm, TheRealNetworkFollowsTheFigure) {
  const auto models = find_model_dir();
  if (!models) GTEST_SKIP() << "no pose networks here: " << models.error().message;
  const SyntheticBody body = make_synthetic_body();
  const auto motion = make_synthetic_motion(SyntheticExercise::kBodyweightHinge, 1);
  SyntheticCamera camera = film_camera(6);
  camera.perspective = SyntheticCamera::Perspective{};
  const auto clip = film_synthetic_clip(body, motion, camera);
  const auto film = SyntheticFilm::make(body, motion, camera);
  auto tracker = BodyTracker::create(*models, {});
  ASSERT_TRUE(clip && film && tracker);
  for (std::size_t i = 0; i < film->frame_count(); ++i) tracker->push(*film->frame(i));
  auto followed = tracker->finish();
  ASSERT_TRUE(followed);
  const TrackedPeople told = tell_people(std::move(*followed));
  ASSERT_FALSE(told.people.empty());
  const PoseTrack seen = poses_of(told, told.people.front());
  const double trunk_px = clip->truth.trunk_m / camera.metres_per_pixel;
  double squares = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < seen.frames.size(); ++i) {
    if (!seen.frames[i].found) continue;
    ++count;
    for (const Joint joint : {Joint::kRightHip, Joint::kRightShoulder, Joint::kRightKnee}) {
      const Landmark& a = seen.frames[i].image[index_of(joint)];
      const Landmark& b = clip->poses.frames[i].image[index_of(joint)];
      squares += std::pow(a.x_px - b.x_px, 2) + std::pow(a.y_px - b.y_px, 2);
    }
  }
  EXPECT_GE(count, seen.frames.size() - 1);
  // A drawn person is not a real one: a tenth of the trunk is what the demo needs at the least.
  EXPECT_LT(std::sqrt(squares / (3.0 * static_cast<double>(count))), 0.10 * trunk_px);
}

}  // namespace
}  // namespace dowel::vision
