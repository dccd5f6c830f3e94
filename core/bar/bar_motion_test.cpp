#include "core/bar/bar_motion.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/bar/set_bar.h"
#include "core/bar/testing/made_bar.h"

namespace dowel {
namespace {

using made::film_bar;
using made::MadeBar;
using made::MadeFilm;
using made::rise;

MadeBar pull(double nearer = 1.25) {
  MadeBar made;
  made.nearer = nearer;
  made.up_px = [](double t) { return 300 * rise(t, 1, 2); };
  return made;
}

Scale by_height() {
  Scale scale;
  scale.trunk_length_px = 200;
  scale.metres_per_pixel = 0.0025;
  scale.metres_per_pixel_sd = 0.00005;
  scale.from = ScaleSource::kHeight;
  return scale;
}

AthleteBody with_plate(double plate_m) {
  AthleteBody athlete;
  athlete.plate_m = plate_m;
  return athlete;
}

TEST(BarMotion, IsNothingWithoutABar) {
  const BarMotion bar = measure_bar_motion({}, {}, {}, by_height(), with_plate(0.45));
  EXPECT_EQ(bar.kind, BarKind::kNone);
  EXPECT_FALSE(bar.scale.metres_per_pixel);
  EXPECT_EQ(bar.scale.from, ScaleSource::kNone);
}

// The plate looks larger than the body's plane by as much as it travels further than the hands.
TEST(BarMotion, TellsHowMuchNearerThePlateIs) {
  for (const double nearer : {1.15, 1.25, 1.4}) {
    const MadeFilm film = film_bar(pull(nearer));
    const BarMotion bar = measure_bar_motion(film.points, film.track, film.motion, by_height(), {});
    EXPECT_NEAR(bar.scale.nearer.value, nearer, bar.scale.nearer.sd + 0.02) << nearer;
    EXPECT_EQ(bar.scale.from, ScaleSource::kHeight);
    EXPECT_NEAR(bar.scale.metres_per_pixel->value, 0.0025 / nearer, 0.0025 / nearer * 0.08);
    EXPECT_GT(bar.scale.metres_per_pixel->sd, 0.03 * bar.scale.metres_per_pixel->value);
  }
}

TEST(BarMotion, TakesTheScaleFromAPlateOnlyWhenItIsConfirmed) {
  const MadeFilm film = film_bar(pull());
  const BarMotion silent = measure_bar_motion(film.points, film.track, film.motion, {}, {});
  EXPECT_FALSE(silent.scale.metres_per_pixel);
  const BarMotion said =
      measure_bar_motion(film.points, film.track, film.motion, by_height(), with_plate(0.45));
  EXPECT_EQ(said.scale.from, ScaleSource::kPlate);
  EXPECT_NEAR(said.scale.metres_per_pixel->value, 0.45 / 220, 1e-6);
  ASSERT_TRUE(said.scale.from_height);  // both are kept beside one another
  EXPECT_NE(said.scale.from_height->value, said.scale.from_plate->value);
  const BarMotion small =
      measure_bar_motion(film.points, film.track, film.motion, by_height(), with_plate(0.35));
  EXPECT_NEAR(small.scale.metres_per_pixel->value / said.scale.metres_per_pixel->value, 35.0 / 45,
              1e-6);
}

// A ball has no size that is known, and hangs where the body is.
TEST(BarMotion, MeasuresABellByTheBody) {
  MadeFilm film = film_bar(pull(1));
  film.points.kind = BarKind::kBell;
  const BarMotion bar =
      measure_bar_motion(film.points, film.track, film.motion, by_height(), with_plate(0.45));
  EXPECT_EQ(bar.scale.from, ScaleSource::kHeight);
  EXPECT_DOUBLE_EQ(bar.scale.metres_per_pixel->value, 0.0025);
}

TEST(BarMotion, SmoothsNoiseAndKeepsThePath) {
  MadeBar made = pull();
  made.noise_px = 2;
  const MadeFilm film = film_bar(made);
  const BarMotion bar = measure_bar_motion(film.points, film.track, film.motion, {}, {});
  double square = 0;
  for (std::size_t i = 5; i + 5 < bar.picture.size(); ++i) {
    const double off = bar.picture.px[i].y - (700 - made.up_px(film.motion.time_s[i]));
    square += off * off;
  }
  EXPECT_LT(std::sqrt(square / static_cast<double>(bar.picture.size())), 1.5);
  EXPECT_GT(bar.point_sd_px, 1);
  EXPECT_GE(*bar.sd_px.at(60), bar.picture.noise_px);
}

TEST(BarMotion, LeavesLongGapsOpenAndDoubtsShortOnes) {
  MadeFilm film = film_bar(pull());
  for (std::size_t i = 20; i < 23; ++i) film.points.frames[i].seen = false;
  for (std::size_t i = 70; i < 90; ++i) film.points.frames[i].seen = false;
  const BarMotion bar = measure_bar_motion(film.points, film.track, film.motion, {}, {});
  EXPECT_TRUE(bar.picture.has(21));
  EXPECT_GT(*bar.sd_px.at(21), 1.5 * *bar.sd_px.at(30));
  EXPECT_FALSE(bar.picture.has(80));
  EXPECT_FALSE(bar.up_px_s.has(80));
}

TEST(BarMotion, TellsVelocityUpwards) {
  const MadeFilm film = film_bar(pull());
  const BarMotion bar = measure_bar_motion(film.points, film.track, film.motion, {}, {});
  EXPECT_NEAR(*bar.up_px_s.at(45), 1.875 * 300, 25);  // half-way through a minimum-jerk rise
  EXPECT_NEAR(*bar.up_px_s.at(10), 0, 1);
}

// The circle leaves the bell a frame before it is lost: that is no speed.
TEST(BarMotion, AStrayAtTheEndOfAStretchIsNoSpeed) {
  MadeBar made = pull();
  made.fps = 60;
  MadeFilm film = film_bar(made);
  const std::size_t last = 80;  // on its way up
  for (std::size_t i = last + 1; i < 110; ++i) film.points.frames[i].seen = false;
  const double clean =
      *measure_bar_motion(film.points, film.track, film.motion, {}, {}).up_px_s.at(last);
  film.points.frames[last].centre_px.y -= 7;
  const BarMotion bar = measure_bar_motion(film.points, film.track, film.motion, {}, {});
  ASSERT_TRUE(bar.up_px_s.has(last));
  EXPECT_FALSE(bar.up_px_s.has(last + 10));
  EXPECT_NEAR(clean, 1.875 * 300 * 0.8, 80);  // past the third of a minimum-jerk rise
  EXPECT_LT(*bar.up_px_s.at(last), clean + 7 * 60 * 0.6);
}

TEST(BarMotion, JoinsStretches) {
  const MadeFilm film = film_bar(pull());
  const auto half = [&] {
    return measure_bar_motion(film.points, film.track, film.motion, {}, {});
  };
  BarMotion all;
  append(half(), 0, all);
  const std::size_t n = film.points.frames.size();
  append(half(), n, all);
  ASSERT_EQ(all.picture.size(), 2 * n);
  EXPECT_DOUBLE_EQ(all.picture.px[n + 7].y, all.picture.px[7].y);
  EXPECT_EQ(all.up_px_s.size(), 2 * n);
  append(BarMotion{}, 2 * n, all);  // a stretch without a bar
  EXPECT_EQ(all.picture.size(), 2 * n);
}

}  // namespace
}  // namespace dowel
