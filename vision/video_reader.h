#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "vision/frame.h"

namespace dowel::vision {

/// What is known of a clip once it is open.
struct VideoInfo {
  std::string container;     ///< libav's short name, e.g. "mov,mp4,m4a,3gp,3g2,mj2"
  std::string codec;         ///< e.g. "h264"
  int width_px = 0;          ///< of the frames handed out: upright, square pixels
  int height_px = 0;         ///< same
  int source_width_px = 0;   ///< as stored, but upright and square: before any downscaling
  int source_height_px = 0;  ///< same
  int rotation_deg = 0;      ///< clockwise turn that made the picture upright: 0, 90, 180, 270
  int turned_deg = 0;        ///< clockwise turn on top of that, as the options asked for
  bool mirrored = false;     ///< the container asked for a mirror image, which was made
  double pixel_aspect = 1;   ///< width ÷ height of a stored pixel; frames have it taken out
  double start_s = 0;        ///< time of the first frame
  std::optional<double> duration_s;   ///< of the shown part, as the container claims
  std::optional<double> nominal_fps;  ///< the container's average; times come from frames instead
  std::optional<std::int64_t> frames_estimate;  ///< for progress only
};

/// What happened on the way to the end of a clip. Counts start anew after `seek`.
struct StreamEnd {
  std::int64_t frames = 0;              ///< handed out
  std::int64_t hidden_dropped = 0;      ///< before the presentation start (edit list); normal
  std::int64_t duplicates_dropped = 0;  ///< shown no later than the frame before
  std::int64_t damaged_skipped = 0;     ///< packets that were broken or could not be decoded
  std::int64_t damaged_shown = 0;       ///< frames the decoder repaired by guessing; handed out
  std::int64_t untimed = 0;             ///< frames without a timestamp, timed by the nominal rate
  bool truncated = false;               ///< the file ends before the clip does
  /// One sentence for each count a user should know of.
  std::vector<std::string> warnings() const;
};

struct VideoReaderOptions {
  /// Frames whose longer side exceeds this are scaled down while converting [px].
  int longest_side_px = 1920;
  /// Threads inside the codec. One is enough for 1080p in real time; each further one keeps more
  /// pictures in memory.
  int codec_threads = 1;
  /// Clockwise turn on top of what the container asks for: 0, 90, 180 or 270.
  int turn_deg = 0;
};

/// Reads the frames of a video file in the order they are shown: upright, square pixels, with the
/// times of the container's timeline. Times are strictly increasing and honour edit lists: what the
/// container hides is dropped, and t = 0 is where the container puts it.
class VideoReader {
 public:
  /// Opens a clip and decodes its first frame, so that an unusable file fails here.
  /// @returns errors: kUnreadable with a sentence on what the file is instead of a clip
  static Result<VideoReader> open(const std::string& path, VideoReaderOptions options = {});

  VideoReader(VideoReader&&) noexcept;
  VideoReader& operator=(VideoReader&&) noexcept;
  ~VideoReader();

  const VideoInfo& info() const;

  /// Decodes the next frame into `out`, whose buffer is reused.
  /// @returns false at the end, `out` then untouched; errors: kUnreadable on a pixel format without
  ///   conversion
  Result<bool> read(Frame& out);

  /// Makes the next `read` return the frame shown at `time_s`: the last one that starts no later.
  /// A time before the first frame gives the first, one past the end the last. Exact, decoding
  /// forward from the key frame before.
  Result<void> seek(double time_s);

  /// What happened so far; complete once `read` returned false.
  const StreamEnd& end() const;

 private:
  struct Impl;
  explicit VideoReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// A time that lies within this before a frame's start counts as that frame's, so that times
/// rounded to a millisecond in a report find their frame again.
inline constexpr double kSeekTolerance_s = 1e-3;

/// The frames shown at the given times, in the order asked for.
/// @param times_s  in any order; see `VideoReader::seek` for times outside the clip
/// @returns shape (times); errors: as `VideoReader::open`
Result<std::vector<Frame>> grab_frames(const std::string& path, const std::vector<double>& times_s,
                                       VideoReaderOptions options = {});

}  // namespace dowel::vision
