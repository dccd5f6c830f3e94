// The synthetic lifter with a drawn plate, whose place is known in every frame: the follower
// against the truth, through an even and an uneven rate, blur, somebody who passes by, and from
// aside.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/stats.h"
#include "core/synthetic/clip.h"
#include "vision/follow_bar.h"
#include "vision/rounds_at_hands.h"
#include "vision/synthetic_film.h"
#include "vision/testing/draw_disc.h"

namespace dowel::vision {
namespace {

constexpr double kPlateAside_m = 0.66;  // where figures have the plate (figure_room.cpp)

SyntheticCamera phone() {
  SyntheticCamera camera;
  camera.width_px = 480;
  camera.height_px = 640;
  camera.fps = 30;
  camera.metres_per_pixel = 0.0042;
  camera.origin_px = Vec2{240, 580};
  camera.perspective = SyntheticCamera::Perspective{3.0, 0.9};
  return camera;
}

struct Staged {
  SyntheticExercise exercise = SyntheticExercise::kDeadlift;
  SyntheticCamera camera = phone();
  int blur = 1;  // frames of the camera that one picture of the film is the mean of
  void (*before)(Frame&, double time_s) = nullptr;  // what stands before the lifter
};

struct Followed {
  BarPoints bar;
  TrackedPeople film;
  std::vector<Vec2> truth_px;
  std::vector<double> radius_px;
};

Frame mean_of(const std::vector<Frame>& frames) {
  Frame out = frames[frames.size() / 2];
  for (std::size_t i = 0; i < out.bgrx.size(); ++i) {
    unsigned sum = 0;
    for (const Frame& frame : frames) sum += frame.bgrx[i];
    out.bgrx[i] = static_cast<std::uint8_t>(sum / frames.size());
  }
  return out;
}

BodyEstimate estimate_of(const PoseFrame& pose) {
  BodyEstimate body;
  body.confidence = 1;
  body.image = pose.image;
  body.world = pose.world;
  body.own_roi.side_px = 4.5F * build_of(pose.image).trunk_px;
  return body;
}

// Films a set, looks for round things as the tracker does, and follows the bar.
Followed follow(const Staged& staged) {
  auto motion = make_synthetic_motion(staged.exercise, 2);
  if (motion.load_kg <= 0 && staged.exercise != SyntheticExercise::kBodyweightHinge) {
    motion.load_kg = 60;
  }
  const SyntheticBody body = make_synthetic_body();
  const auto clip = film_synthetic_clip(body, motion, staged.camera);
  const auto film = SyntheticFilm::make(body, motion, staged.camera);
  EXPECT_TRUE(clip && film);
  const synthetic::View view(staged.camera);
  Followed out;
  Person person;
  FollowedBody known;
  double next_new_s = 0;
  const auto blur = static_cast<std::size_t>(staged.blur);
  for (std::size_t i = 0; i + blur <= clip->poses.frames.size(); i += blur) {
    std::vector<Frame> parts;
    for (std::size_t k = 0; k < blur; ++k) parts.push_back(*film->frame(i + k));
    Frame frame = mean_of(parts);
    const std::size_t middle = i + blur / 2;
    const PoseFrame& pose = clip->poses.frames[middle];
    frame.time_s = pose.time_s;
    if (staged.before != nullptr) staged.before(frame, pose.time_s);
    const BodyEstimate estimate = estimate_of(pose);
    Look look;
    look.frame = out.film.times_s.size();
    look.pose = pack(pose);
    const bool also_new = pose.time_s >= next_new_s;
    if (also_new) next_new_s = pose.time_s + 0.2;
    look.rounds = rounds_at_hands(frame, estimate, known, also_new);
    known.seen.insert(known.seen.begin(), {pose.time_s, estimate.own_roi, build_of(pose.image),
                                           best_of(look.rounds), disc_aspect(pose.world)});
    remember_held(best_of(look.rounds), known);
    if (known.seen.size() > FollowedBody::kRemembered) known.seen.pop_back();
    out.film.times_s.push_back(pose.time_s);
    person.looks.push_back(std::move(look));
    const auto& bar_m = clip->truth.frames[middle].bar_m;
    const double side = view.right_is_near() ? 1 : -1;
    const Vec3 plate = bar_m ? view.to_camera({bar_m->x, bar_m->y, kPlateAside_m * side}) : Vec3{};
    out.truth_px.push_back(view.to_px(plate));
    out.radius_px.push_back(synthetic::kPlateRadius_m * view.scale_at(plate.z));
  }
  out.bar = follow_bar(out.film, person);
  return out;
}

struct Errors {
  double mean_px = 0, worst_px = 0, seen = 0, over_sd = 0;
};

Errors errors_of(const Followed& followed, double from_s = 0, double to_s = 1e9) {
  Errors e;
  double n = 0, all = 0, square = 0;
  for (std::size_t i = 0; i < followed.bar.frames.size(); ++i) {
    if (followed.film.times_s[i] < from_s || followed.film.times_s[i] > to_s) continue;
    ++all;
    const BarPoint& p = followed.bar.frames[i];
    if (!p.seen) continue;
    ++n;
    const double off = norm(p.centre_px - followed.truth_px[i]);
    e.mean_px += off;
    e.worst_px = std::max(e.worst_px, off);
    square += off * off / (2 * p.sd_px * p.sd_px);
  }
  e.mean_px /= std::max(1.0, n);
  e.seen = n / std::max(1.0, all);
  e.over_sd = std::sqrt(square / std::max(1.0, n));
  return e;
}

TEST(BarOnFilm, IsFollowedToHalfAPixel) {
  const Followed followed = follow({});
  ASSERT_EQ(followed.bar.kind, BarKind::kPlate);
  const Errors e = errors_of(followed);
  EXPECT_GT(e.seen, 0.7);
  EXPECT_LT(e.mean_px, 0.5);
  EXPECT_LT(e.worst_px, 3);
  EXPECT_LT(e.over_sd, 2);
  for (std::size_t i = 0; i < followed.bar.frames.size(); ++i) {
    if (followed.bar.frames[i].seen) {
      EXPECT_NEAR(followed.bar.frames[i].radius_px, followed.radius_px[i], 1.5);
    }
  }
}

TEST(BarOnFilm, IsFollowedAtAnUnevenRate) {
  Staged staged;
  double t = 0;
  for (int k = 0; t < 7; ++k) {
    staged.camera.times_s.push_back(t);
    t += k % 7 == 3 ? 0.1 : k % 3 == 0 ? 0.05 : 0.0333;
  }
  const Errors e = errors_of(follow(staged));
  EXPECT_GT(e.seen, 0.55);
  EXPECT_LT(e.mean_px, 0.6);
}

TEST(BarOnFilm, IsFollowedThroughBlur) {
  Staged staged;
  staged.camera.fps = 90;
  staged.blur = 3;
  const Errors e = errors_of(follow(staged));
  EXPECT_GT(e.seen, 0.55);
  EXPECT_LT(e.mean_px, 0.9);
}

// Somebody's arm goes through the picture before the plate, for half a second.
TEST(BarOnFilm, IsFollowedAgainAfterSomebodyPassed) {
  Staged staged;
  staged.before = [](Frame& frame, double t) {
    if (t < 2 || t > 3) return;
    drawn::fill_box(frame, static_cast<int>(640 * (t - 2)) - 80, 0, 120, 640, {90, 130, 60});
  };
  const Followed followed = follow(staged);
  ASSERT_EQ(followed.bar.kind, BarKind::kPlate);
  const Errors before = errors_of(followed, 0, 2), after = errors_of(followed, 3.1);
  EXPECT_LT(before.mean_px, 0.6);
  EXPECT_LT(after.mean_px, 0.6);
  EXPECT_GT(after.seen, 0.55);
  // What is told while somebody is before it is still true.
  EXPECT_LT(errors_of(followed, 2, 3.1).worst_px, 6);
}

TEST(BarOnFilm, IsFollowedFromAsideAsAnEllipse) {
  Staged staged;
  staged.camera.yaw_rad = to_rad(-25);
  const Followed followed = follow(staged);
  ASSERT_EQ(followed.bar.kind, BarKind::kPlate);
  const Errors e = errors_of(followed);
  EXPECT_GT(e.seen, 0.5);
  EXPECT_LT(e.mean_px, 1);
  std::vector<double> aspects;
  for (const BarPoint& p : followed.bar.frames) {
    if (p.seen) aspects.push_back(p.aspect);
  }
  EXPECT_NEAR(*median(aspects), std::cos(to_rad(25)), 0.03);
}

TEST(BarOnFilm, InventsNoBar) {
  Staged bare;
  bare.exercise = SyntheticExercise::kBodyweightHinge;
  EXPECT_EQ(follow(bare).bar.kind, BarKind::kNone);
  // Plates hang on a rack right behind the hands.
  bare.before = [](Frame& frame, double) {
    drawn::draw_disc(frame, {{330, 300}, 50, 1}, {40, 40, 180});
    drawn::draw_disc(frame, {{330, 300}, 20, 1}, {180, 180, 180});
    drawn::draw_disc(frame, {{150, 420}, 60, 1}, {40, 40, 40});
  };
  EXPECT_EQ(follow(bare).bar.kind, BarKind::kNone);
}

TEST(BarOnFilm, CallsAKettlebellABell) {
  Staged bell;
  bell.exercise = SyntheticExercise::kKettlebellDeadlift;
  EXPECT_NE(follow(bell).bar.kind, BarKind::kPlate);
}

}  // namespace
}  // namespace dowel::vision
