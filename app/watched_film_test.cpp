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
  film.tracked.people.resize(2);
  auto& person = film.tracked.people[1];
  person.id = 7;
  person.poses.frames.resize(3);
  person.poses.frames[2].time_s = 0.5;
  person.poses.frames[2].image[index_of(Joint::kLeftHip)].x_px = 12.5F;
  person.silhouettes.frames.resize(3);
  person.silhouettes.frames[1].bytes = {1, 2, 3};
  film.tracked.others = {0, 1, 0};
  film.camera.samples.push_back({0.1, {0.25, -0.5}, 1.25, 0.75});
  film.camera.reason = "The camera stands still.";
  film.cuts_s = {0.25};
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
  ASSERT_EQ(back->tracked.people.size(), 2U);
  const auto& person = back->tracked.people[1];
  EXPECT_EQ(person.id, 7);
  ASSERT_EQ(person.poses.frames.size(), 3U);
  EXPECT_EQ(person.poses.frames[2].time_s, 0.5);
  EXPECT_EQ(person.poses.frames[2].image[index_of(Joint::kLeftHip)].x_px, 12.5F);
  EXPECT_EQ(person.silhouettes.frames[1].bytes, (std::vector<std::uint8_t>{1, 2, 3}));
  EXPECT_EQ(back->tracked.others, film.tracked.others);
  ASSERT_EQ(back->camera.samples.size(), 1U);
  EXPECT_EQ(back->camera.samples[0].zoom, 1.25);
  EXPECT_EQ(back->camera.reason, film.camera.reason);
  EXPECT_EQ(back->cuts_s, film.cuts_s);
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
