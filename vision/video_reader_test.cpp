#include "testing/folders.h"
#include "vision/testing/reader_fixture.h"

#include <algorithm>

namespace dowel::vision {
namespace {

using namespace testing;  // NOLINT: the fixture's words
using ::testing::HasSubstr;

TEST_F(VideoReaderTest, HonoursAnEditListThatStartsBetweenKeyFrames) {
  make_counter("a.mp4");
  NEEDS_FFMPEG("-ss 1.0 -i " + path("a.mp4") + " -c copy " + path("cut.mp4"));
  const Read all = read_all(path("cut.mp4"));
  ASSERT_FALSE(all.frames.empty());
  EXPECT_EQ(read_counter(all.frames[0]), 30);  // key frames are at 0 and 60
  EXPECT_NEAR(all.frames[0].time_s, 0, 1e-3);
  EXPECT_EQ(all.frames.size(), 60u);
  EXPECT_EQ(all.end.hidden_dropped, 30);
}

TEST_F(VideoReaderTest, HonoursADelayedStart) {
  make("late.mp4", 64, 48, {0.5, 0.6, 0.7}, paint_corners);
  const Read all = read_all(path("late.mp4"));
  ASSERT_EQ(all.frames.size(), 3u);
  EXPECT_NEAR(all.frames[0].time_s, 0.5, 1e-4);
  EXPECT_NEAR(all.info.start_s, 0.5, 1e-4);
}

TEST_F(VideoReaderTest, ABroadcastStreamsArbitraryClockIsTakenOut) {
  make_counter("a.mp4", 30);
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy -output_ts_offset 5000 " + path("a.ts"));
  const Read all = read_all(path("a.ts"));
  ASSERT_EQ(all.frames.size(), 30u);
  EXPECT_NEAR(all.frames[0].time_s, 0, 1e-4);
  EXPECT_NEAR(all.frames[29].time_s, 29 / 30.0, 1e-4);
}

TEST_F(VideoReaderTest, OtherContainersKeepTheTimes) {
  make("vfr.mp4", 64, 48, {0.0, 0.1, 0.15, 0.4, 0.41, 1.0}, paint_corners);
  NEEDS_FFMPEG("-i " + path("vfr.mp4") + " -c copy " + path("vfr.mkv"));
  const std::vector<double> times_s = times_of(read_all(path("vfr.mkv")).frames);
  const std::vector<double> want_s = {0.0, 0.1, 0.15, 0.4, 0.41, 1.0};
  EXPECT_THAT(times_s, ::testing::Pointwise(::testing::DoubleNear(1e-3), want_s));
}

TEST_F(VideoReaderTest, RepeatedTimesAreDroppedAndCounted) {
  make_counter("a.mp4", 20);
  // Every odd frame takes the time of the frame before.
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy -bsf:v 'setts=pts=PTS-mod(N\\,2)*512' " +
               path("twice.mkv"));
  const Read all = read_all(path("twice.mkv"));
  EXPECT_EQ(all.frames.size() + static_cast<std::size_t>(all.end.duplicates_dropped), 20u);
  EXPECT_GT(all.end.duplicates_dropped, 0);
  const std::vector<double> times_s = times_of(all.frames);
  EXPECT_TRUE(std::is_sorted(times_s.begin(), times_s.end(), std::less_equal<>()));
  EXPECT_THAT(all.end.warnings().at(0), HasSubstr("repeated or backward timestamp dropped"));
}

TEST_F(VideoReaderTest, SeekFindsTheFrameShownThen) {
  make_counter("a.mp4", 150);
  auto reader = VideoReader::open(path("a.mp4"));
  ASSERT_TRUE(reader.has_value());
  const std::pair<double, int> cases[] = {{0.0, 0},    {2.0, 60},   {1.99, 59},   {1.9995, 60},
                                          {4.5, 135},  {0.034, 1},  {3.349, 100}, {-5.0, 0},
                                          {99.0, 149}, {4.98, 149}, {0.0, 0}};
  Frame frame;
  for (const auto& [time_s, number] : cases) {
    ASSERT_TRUE(reader->seek(time_s).has_value()) << time_s;
    ASSERT_TRUE(reader->read(frame).value()) << time_s;
    EXPECT_EQ(read_counter(frame), number) << time_s;
    if (number < 149) {
      ASSERT_TRUE(reader->read(frame).value());
      EXPECT_EQ(read_counter(frame), number + 1) << time_s;
    }
  }
}

TEST_F(VideoReaderTest, SeekWorksInEveryContainer) {
  make_counter("a.mp4", 150);
  for (const char* name : {"a.mkv", "a.ts", "a.avi", "a.h264", "cut.mp4"}) {
    const bool is_cut = std::string(name) == "cut.mp4";
    NEEDS_FFMPEG(std::string(is_cut ? "-ss 0.5 " : "") + "-i " + path("a.mp4") + " -c copy " +
                 path(name));
    const Read all = read_all(path(name));
    ASSERT_GE(all.frames.size(), 130u) << name;
    for (const std::size_t i :
         {std::size_t{120}, std::size_t{5}, std::size_t{61}, std::size_t{0}}) {
      auto grabbed = grab_frames(path(name), {all.frames[i].time_s});
      ASSERT_TRUE(grabbed.has_value()) << name;
      EXPECT_EQ(read_counter(grabbed->at(0)), read_counter(all.frames[i])) << name << ' ' << i;
    }
  }
}

TEST_F(VideoReaderTest, GrabFramesKeepsTheOrderAskedFor) {
  make_counter("a.mp4");
  const auto grabbed = grab_frames(path("a.mp4"), {2.5, 0.1, 2.5, 1.0});
  ASSERT_TRUE(grabbed.has_value());
  const int want[] = {75, 3, 75, 30};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(read_counter(grabbed->at(i)), want[i]);
  EXPECT_TRUE(grab_frames(path("a.mp4"), {}).value().empty());
}

// ---- real clips, where present ----

fs::path real_clip(const char* name) { return source_folder() / "../shared/data/clips" / name; }

TEST(RealClips, AnEditListHides25Frames) {
  const fs::path path = real_clip("opencap_squat.mp4");
  if (!fs::exists(path)) GTEST_SKIP() << "evaluation data not here: " << path;
  auto reader = VideoReader::open(path);
  ASSERT_TRUE(reader.has_value());
  Frame frame;
  std::vector<double> times_s;
  while (reader->read(frame).value()) times_s.push_back(frame.time_s);
  EXPECT_EQ(times_s.size(), 807u);  // of 832 stored; 807 as presented, by the data's description
  EXPECT_EQ(times_s.front(), 0);
  EXPECT_NEAR(times_s.back(), 13.4333, 1e-3);
  EXPECT_EQ(reader->end().hidden_dropped, 25);
  EXPECT_FALSE(reader->end().truncated);
}

}  // namespace
}  // namespace dowel::vision
