#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/motion/plumb_line.h"
#include "vision/body_tracker.h"
#include "vision/camera_motion.h"
#include "vision/exposure.h"
#include "vision/video_reader.h"

namespace dowel::app {

/// What is learnt from a film's frames while they pass by: all that the analysis needs.
struct WatchedFilm {
  vision::VideoInfo video;
  vision::FollowedFilm followed;
  vision::CameraMotion camera;
  vision::ExposureReport exposure;
  std::vector<double> cuts_s;        ///< first frames of the shots after the first
  std::vector<double> sudden_s;      ///< where much of the picture changed at once, in one scene
  std::optional<PlumbLine> plumb{};  ///< which way is up, were the camera to stand
  vision::StreamEnd end;
  double first_s = 0, last_s = 0;
};

/// Keeps what was seen in a film, for looking into the analysis: watching takes minutes, analysing
/// milliseconds. For developers: the form is that of this build on this machine, and no other.
Result<void> keep_watched(const WatchedFilm& film, const std::filesystem::path& path);

/// @returns errors: kUnreadable for a file that this build did not write
Result<WatchedFilm> read_watched(const std::filesystem::path& path);

}  // namespace dowel::app
