#include "vision/body_tracker.h"
#include "testing/folders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "vision/model_files.h"
#include "vision/pose_detector.h"
#include "vision/tell_people.h"
#include "vision/tflite_model.h"

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;

Frame make_frame(int width_px, int height_px, double time_s) {
  Frame frame{time_s, width_px, height_px, {}};
  frame.bgrx.resize(std::size_t(4) * width_px * height_px);
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      std::uint8_t* pixel = frame.row(y) + 4 * x;
      pixel[0] = static_cast<std::uint8_t>(60 + x * 100 / width_px);
      pixel[1] = static_cast<std::uint8_t>(80 + y * 90 / height_px);
      pixel[2] = static_cast<std::uint8_t>(90 + (x / 40 + y / 40) % 2 * 30);
    }
  }
  return frame;
}

// The networks where set-up has fetched them.
class WithModels : public testing::Test {
 protected:
  void SetUp() override {
    const auto dir = find_model_dir();
    if (!dir || !fs::exists(*dir / "pose_landmark_lite.tflite")) {
      GTEST_SKIP() << "the pose networks are not installed";
    }
    models_ = *dir;
  }
  BodyTracker make_tracker(TrackerOptions options) const {
    Result<BodyTracker> tracker = BodyTracker::create(models_, options);
    EXPECT_TRUE(tracker) << tracker.error().message;
    return std::move(*tracker);
  }
  fs::path models_;
};

// Frames of a clip, at a size and rate of our choice, from the ffmpeg program.
std::vector<Frame> read_clip(const std::string& name, int width_px, int height_px, int count) {
  const std::string path = source_folder().string() + "/../shared/data/clips/" + name;
  std::vector<Frame> frames;
  if (!fs::exists(path)) return frames;
  const std::string command = "ffmpeg -v error -i '" + path +
                              "' -an -vf fps=30,scale=" + std::to_string(width_px) + ":" +
                              std::to_string(height_px) + " -frames:v " + std::to_string(count) +
                              " -f rawvideo -pix_fmt bgr0 - 2>/dev/null";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) return frames;
  while (true) {
    Frame frame{static_cast<double>(frames.size()) / 30, width_px, height_px, {}};
    frame.bgrx.resize(std::size_t(4) * width_px * height_px);
    if (std::fread(frame.bgrx.data(), frame.bgrx.size(), 1, pipe.get()) != 1) return frames;
    frames.push_back(std::move(frame));
  }
}

TrackedPeople track(BodyTracker tracker, const std::vector<Frame>& frames) {
  for (const Frame& frame : frames) tracker.push(frame);
  Result<FollowedFilm> film = tracker.finish();
  EXPECT_TRUE(film);
  return tell_people(std::move(*film));
}

TEST(BodyTracker, SaysWhichNetworkIsMissing) {
  const Result<BodyTracker> tracker = BodyTracker::create("nowhere", {});
  ASSERT_FALSE(tracker);
  EXPECT_EQ(tracker.error().code, ErrorCode::kMissing);
  EXPECT_NE(tracker.error().hint.find("make setup"), std::string::npos);
}

TEST_F(WithModels, ADamagedNetworkIsAnError) {
  const fs::path dir = fs::temp_directory_path() / "dowel_damaged_models";
  fs::create_directories(dir);
  fs::copy_file(models_ / "pose_detection.tflite", dir / "pose_detection.tflite",
                fs::copy_options::overwrite_existing);
  // The detector in the landmark network's place, then a cut file.
  fs::copy_file(models_ / "pose_detection.tflite", dir / "pose_landmark_lite.tflite",
                fs::copy_options::overwrite_existing);
  const Result<BodyTracker> mixed_up = BodyTracker::create(dir, {PoseModel::kLite});
  ASSERT_FALSE(mixed_up);
  EXPECT_EQ(mixed_up.error().code, ErrorCode::kMissing);
  fs::resize_file(dir / "pose_landmark_lite.tflite", 100'000);
  EXPECT_FALSE(BodyTracker::create(dir, {PoseModel::kLite}));
  fs::remove_all(dir);
}

TEST_F(WithModels, NobodyOnAPictureWithoutAnybody) {
  const auto graph = std::make_shared<const Graph>(*load_tflite(models_ / "pose_detection.tflite"));
  Result<PoseDetector> detector = PoseDetector::create(graph);
  ASSERT_TRUE(detector);
  const Frame frame = make_frame(640, 360, 0);
  EXPECT_TRUE(detector->detect(frame).empty());
  EXPECT_TRUE(detector->detect_small(frame).empty());
}

TEST_F(WithModels, EmptyClipAndEmptyScene) {
  EXPECT_FALSE(make_tracker({PoseModel::kLite}).finish()) << "no frame at all";
  std::vector<Frame> frames;
  for (int i = 0; i < 6; ++i) frames.push_back(make_frame(320, 240, i / 30.0));
  const TrackedPeople people = track(make_tracker({PoseModel::kLite}), frames);
  EXPECT_TRUE(people.people.empty());
  EXPECT_EQ(people.others.size(), 6U);
}

TEST_F(WithModels, StopsWhenAbandoned) {
  BodyTracker tracker = make_tracker({PoseModel::kLite});
  for (int i = 0; i < 4; ++i) tracker.push(make_frame(320, 240, i / 30.0));
}

class OnClip : public WithModels, public testing::WithParamInterface<const char*> {};

TEST_P(OnClip, FollowsTheLifterThroughout) {
  const std::vector<Frame> frames = read_clip(GetParam(), 360, 640, 90);
  if (frames.empty()) GTEST_SKIP() << GetParam() << " is not there";
  TrackedPeople people = track(make_tracker({PoseModel::kFull}), frames);
  ASSERT_FALSE(people.people.empty());
  const PoseTrack poses = poses_of(people, people.people.front());
  const SilhouetteTrack outlines = take_outlines(people, people.people.front());
  ASSERT_EQ(poses.frames.size(), frames.size());
  ASSERT_EQ(outlines.frames.size(), frames.size());
  const auto found = std::ranges::count(poses.frames, true, &PoseFrame::found);
  EXPECT_GE(static_cast<double>(found), 0.95 * static_cast<double>(frames.size()));
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_EQ(poses.frames[i].time_s, frames[i].time_s);
    if (!poses.frames[i].found) continue;
    const auto& image = poses.frames[i].image;
    EXPECT_GT(image[index_of(Joint::kLeftAnkle)].y_px, image[index_of(Joint::kLeftHip)].y_px);
    EXPECT_FALSE(outlines.unpack(i).empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Clips, OnClip,
                         testing::Values("tby66_0016c_1.mp4", "tby66_0016h_1.mp4",
                                         "tby66_0016r_1.mp4"));

TEST_F(WithModels, TheSameClipGivesTheSamePoses) {
  const std::vector<Frame> frames = read_clip("tby66_0016c_1.mp4", 360, 640, 40);
  if (frames.empty()) GTEST_SKIP() << "the clip is not there";
  const TrackedPeople first = track(make_tracker({PoseModel::kLite}), frames);
  const TrackedPeople second = track(make_tracker({PoseModel::kLite}), frames);
  ASSERT_EQ(first.people.size(), second.people.size());
  for (std::size_t p = 0; p < first.people.size(); ++p) {
    ASSERT_EQ(first.people[p].looks.size(), second.people[p].looks.size());
    for (std::size_t i = 0; i < first.people[p].looks.size(); ++i) {
      const Look& look = first.people[p].looks[i];
      const Look& other = second.people[p].looks[i];
      ASSERT_EQ(look.frame, other.frame);
      const PoseFrame a = unpack(look.pose), b = unpack(other.pose);
      for (std::size_t joint = 0; joint < kJointCount; ++joint) {
        ASSERT_EQ(a.image[joint].x_px, b.image[joint].x_px);
        ASSERT_EQ(a.world[joint].z_m, b.world[joint].z_m);
      }
      ASSERT_EQ(look.silhouette.bytes, other.silhouette.bytes);
    }
  }
}

TEST_F(WithModels, WithoutSilhouettesThePosesStayTheSame) {
  const std::vector<Frame> frames = read_clip("tby66_0016c_1.mp4", 360, 640, 10);
  if (frames.empty()) GTEST_SKIP() << "the clip is not there";
  const TrackedPeople with = track(make_tracker({PoseModel::kLite}), frames);
  TrackedPeople without = track(make_tracker({PoseModel::kLite, 3, false}), frames);
  ASSERT_EQ(without.people.size(), with.people.size());
  EXPECT_TRUE(take_outlines(without, without.people[0]).frames.empty());
  const PoseTrack a = poses_of(with, with.people[0]), b = poses_of(without, without.people[0]);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_EQ(a.frames[i].image[0].x_px, b.frames[i].image[0].x_px);
  }
}

TEST_F(WithModels, ASmallPersonIsFoundInTiles) {
  std::vector<Frame> source = read_clip("tby66_0016c_1.mp4", 90, 160, 1);
  if (source.empty()) GTEST_SKIP() << "the clip is not there";
  // The clip's frame, small, in the middle of a large plain picture: the man is 75 of 640 px tall.
  Frame frame{0, 640, 640, std::vector<std::uint8_t>(std::size_t(4) * 640 * 640, 128)};
  for (int y = 0; y < 160; ++y) {
    std::copy_n(source[0].row(y), 90 * 4, frame.row(240 + y) + 4 * 275);
  }
  const auto graph = std::make_shared<const Graph>(*load_tflite(models_ / "pose_detection.tflite"));
  Result<PoseDetector> detector = PoseDetector::create(graph);
  ASSERT_TRUE(detector);
  const std::vector<Detection> found = detector->detect_small(frame);
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(found[0].roi.centre_x_px, 320, 45);
  EXPECT_NEAR(found[0].roi.centre_y_px, 320, 80);
  EXPECT_LT(found[0].roi.side_px, 200);
}

}  // namespace
}  // namespace dowel::vision
