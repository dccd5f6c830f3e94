#include "app/watched_film.h"

#include <gtest/gtest.h>

#include <fstream>

#include "platform/testing/scratch.h"

namespace dowel::app {
namespace {

WatchedFilm small_film() {
  WatchedFilm film;
  film.video.codec = "h264";
  film.video.width_px = 360;
  film.followed.times_s = {0, 0.25, 0.5};
  film.followed.tracklets.resize(2);
  auto& body = film.followed.tracklets[1];
  body.id = 7;
  body.looks.resize(2);
  body.looks[1].frame = 2;
  body.looks[1].pose.time_s = 0.5;
  body.looks[1].pose.points[index_of(Joint::kLeftHip)].x = 12;
  body.looks[1].clothing = vision::Colour{1, 2, 3};
  body.looks[0].silhouette.bytes = {1, 2, 3};
  film.followed.others = {0, 1, 0};
  film.camera.samples.push_back({0.1, {0.25, -0.5}, 1.25, 0.75});
  film.camera.reason = "The camera stands still.";
  film.cuts_s = {0.25};
  film.sudden_s = {0.5, 0.75};
  film.last_s = 0.5;
  return film;
}

TEST(WatchedFilm, ComesBackAsItWasKept) {
  const platform::testing::Scratch scratch;
  const WatchedFilm film = small_film();
  ASSERT_TRUE(keep_watched(film, scratch / "film.kept"));
  const auto back = read_watched(scratch / "film.kept");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->video.codec, "h264");
  EXPECT_EQ(back->followed.times_s, film.followed.times_s);
  ASSERT_EQ(back->followed.tracklets.size(), 2U);
  const auto& body = back->followed.tracklets[1];
  EXPECT_EQ(body.id, 7);
  ASSERT_EQ(body.looks.size(), 2U);
  EXPECT_EQ(body.looks[1].frame, 2U);
  EXPECT_EQ(body.looks[1].pose.time_s, 0.5);
  EXPECT_EQ(body.looks[1].pose.points[index_of(Joint::kLeftHip)].x, 12);
  EXPECT_FALSE(body.looks[0].clothing);
  EXPECT_EQ(body.looks[1].clothing.value().green, 2);
  EXPECT_EQ(body.looks[0].silhouette.bytes, (std::vector<std::uint8_t>{1, 2, 3}));
  EXPECT_EQ(back->followed.others, film.followed.others);
  ASSERT_EQ(back->camera.samples.size(), 1U);
  EXPECT_EQ(back->camera.samples[0].zoom, 1.25);
  EXPECT_EQ(back->camera.reason, film.camera.reason);
  EXPECT_EQ(back->cuts_s, film.cuts_s);
  EXPECT_EQ(back->sudden_s, film.sudden_s);
  EXPECT_EQ(back->last_s, 0.5);
}

TEST(WatchedFilm, AnotherFileIsRefused) {
  const platform::testing::Scratch scratch;
  std::ofstream(scratch / "film.kept") << "not a kept film, but long enough to look like one";
  EXPECT_FALSE(read_watched(scratch / "film.kept"));
  EXPECT_FALSE(read_watched(scratch / "nothing.kept"));
}

TEST(WatchedFilm, AFileCutShortIsRefused) {
  const platform::testing::Scratch scratch;
  ASSERT_TRUE(keep_watched(small_film(), scratch / "film.kept"));
  std::filesystem::resize_file(scratch / "film.kept",
                               std::filesystem::file_size(scratch / "film.kept") / 2);
  EXPECT_FALSE(read_watched(scratch / "film.kept"));
}

}  // namespace
}  // namespace dowel::app
