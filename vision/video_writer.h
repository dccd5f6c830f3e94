#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "platform/atomic_file.h"
#include "vision/frame.h"

namespace dowel::vision {

struct VideoWriterOptions {
  /// libx264's constant rate factor: 0 lossless, 18 hardly visible loss, 23 usual. Larger files
  /// below.
  int crf = 20;
  /// libx264's trade of time against size, "ultrafast" … "veryslow".
  std::string preset = "veryfast";
  int codec_threads = 1;
  /// Frames between two key frames at most: what a player decodes at worst to jump.
  int key_frame_every = 60;
  /// Frames that lean on later ones, between two that do not; 0: stored in the order they are
  /// shown. Absent: as the preset has it.
  std::optional<int> b_frames{};
  /// About how many frames a second there are, for the level that tells players how strong a
  /// decoder must be; absent: the highest level is written.
  std::optional<int> usual_fps{};
  /// Seam for tests.
  const platform::FileCalls* calls = &platform::kSystemFileCalls;
};

/// Writes an H.264 MP4 that plays in every browser: yuv420p, index in front, the frames' own times
/// (variable rate kept). The file appears under its name when `finish` succeeds, never before.
class VideoWriter {
 public:
  /// @param width_px, height_px  of every frame; an odd side is padded by repeating its last pixels
  /// @returns errors: kWriteFailed, kUsage (size not 2 … 16384, unknown preset)
  static Result<VideoWriter> create(const std::filesystem::path& path, int width_px, int height_px,
                                    const VideoWriterOptions& options = {});

  VideoWriter(VideoWriter&&) noexcept;
  VideoWriter& operator=(VideoWriter&&) noexcept;
  ~VideoWriter();  ///< discards a file that was not finished

  /// @param frame  of the writer's size; `time_s` ≥ 0 and later than the frame before by 1/90 ms
  /// @returns errors: kWriteFailed, kBadData (size or time)
  Result<void> write(const Frame& frame);
  /// Writes what is left, puts the index in front and the file under its name. Call once.
  /// @returns errors: kWriteFailed, kBadData when no frame was written
  Result<void> finish();

 private:
  struct Impl;
  explicit VideoWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dowel::vision
