#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/base/vec.h"
#include "vision/frame.h"
#include "vision/video_writer.h"

/// Clips made inside tests: nothing of the kind is ever committed.
namespace dowel::vision::testing {

/// Writes a clip of one frame per time; `paint` fills an opaque black frame of the given size.
/// @param times_s  strictly increasing, from 0 on
Result<void> make_clip(const std::filesystem::path& path, int width_px, int height_px,
                       const std::vector<double>& times_s, const std::function<void(Frame&)>& paint,
                       const VideoWriterOptions& options = {});

/// `count` times at a steady rate, from 0 on.
std::vector<double> steady_times(int count, double fps);

/// Fills a rectangle with one colour; parts outside the frame are ignored.
void fill_rectangle(Frame& frame, int left, int top, int width, int height, std::uint8_t red,
                    std::uint8_t green, std::uint8_t blue);

/// What a copy changes. Applied in this order: shake, crop, scale, mirror; times last.
struct ClipChanges {
  /// How far the scene moves on the picture, in fractions of the picture's height, as a function of
  /// time: as if the camera had turned the other way. The border is continued.
  std::function<Vec2(double time_s)> scene_shift = nullptr;
  /// Part of the picture kept, in fractions of its sides: left, top, width, height.
  struct Crop {
    double left = 0;
    double top = 0;
    double width = 1;
    double height = 1;
  };
  Crop crop = {};
  double scale = 1;
  bool mirror = false;  ///< left and right
  /// Re-times evenly: at each instant the frame that was shown then. Empty: the times stay.
  std::optional<double> fps = std::nullopt;
  /// Drops two of every seven frames, unevenly, so that the rate varies; the others keep their
  /// times.
  bool variable = false;
  double from_s = 0;  ///< frames before are left out; the copy starts at 0 again
  std::optional<double> to_s = std::nullopt;  ///< frames from here on are left out
  int crf = 14;  ///< see `VideoWriterOptions`: low, so that the picture hardly changes
};

/// Copies a clip with changes. @returns number of frames written; errors: as reader and writer
Result<int> copy_clip(const std::filesystem::path& source, const std::filesystem::path& target,
                      const ClipChanges& changes = {});

}  // namespace dowel::vision::testing
