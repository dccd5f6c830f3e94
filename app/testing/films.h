#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>

#include "platform/testing/scratch.h"
#include "vision/model_files.h"
#include "vision/synthetic_film.h"
#include "vision/testing/make_clip.h"
#include "vision/video_reader.h"
#include "vision/video_writer.h"

/// Films of the synthetic lifter for tests of the whole program: no real person is needed.
namespace dowel::app::testing {

#define NEEDS_NETWORKS() \
  if (!vision::find_model_dir()) GTEST_SKIP() << "the pose networks are not installed"

/// Two kettlebell deadlifts from the floor, the second with a rounded back, about nine seconds.
inline SyntheticMotion two_pulls() {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2);
  motion.start = SyntheticStart::kBeforePick;
  motion.lead_in_s = 0.8;
  motion.lead_out_s = 0.3;
  motion.faults.rounding_mm = 14;
  motion.faulty_reps = {2};
  return motion;
}

inline SyntheticCamera film_camera() {
  SyntheticCamera camera;
  camera.fps = 20;  // enough for the reps, and quick
  return camera;
}

/// Writes a film. @param alter  changes each frame before it is written; may be null
inline void write_film(const std::filesystem::path& target,
                       const std::function<void(vision::Frame&)>& alter = nullptr,
                       const SyntheticCamera& camera = film_camera()) {
  auto film = vision::SyntheticFilm::make(make_synthetic_body(), two_pulls(), camera);
  ASSERT_TRUE(film) << film.error().message;
  std::unique_ptr<vision::VideoWriter> writer;
  for (std::size_t i = 0; i < film->frame_count(); ++i) {
    auto frame = film->frame(i);
    ASSERT_TRUE(frame) << frame.error().message;
    if (alter) alter(*frame);
    if (!writer) {
      auto made = vision::VideoWriter::create(target, frame->width_px, frame->height_px);
      ASSERT_TRUE(made) << made.error().message;
      writer = std::make_unique<vision::VideoWriter>(std::move(*made));
    }
    const auto written = writer->write(*frame);
    ASSERT_TRUE(written) << written.error().message;
  }
  ASSERT_TRUE(writer->finish());
}

/// The film once per test program, as many tests use it.
inline const std::filesystem::path& plain_film() {
  static const platform::testing::Scratch kScratch;
  static const std::filesystem::path kPath = [] {
    write_film(kScratch / "lifter.mp4");
    return kScratch / "lifter.mp4";
  }();
  return kPath;
}

}  // namespace dowel::app::testing
