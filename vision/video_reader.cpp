#include "vision/video_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "vision/decoder.h"
#include "vision/picture_converter.h"

namespace dowel::vision {
namespace {

// On fewer pixels nobody can be told from a stain.
constexpr int kLeastSide_px = 16;

struct Size {
  int width_px;
  int height_px;
};

// Size with square pixels: the side that the pixels stretch grows, so nothing is lost.
Size square_pixels(int width_px, int height_px, double pixel_aspect) {
  if (pixel_aspect >= 1) return {static_cast<int>(std::lround(width_px * pixel_aspect)), height_px};
  return {width_px, static_cast<int>(std::lround(height_px / pixel_aspect))};
}

Size at_most(Size size, int longest_side_px) {
  const int longer = std::max(size.width_px, size.height_px);
  if (longer <= longest_side_px) return size;
  const double scale = static_cast<double>(longest_side_px) / longer;
  return {std::max(1, static_cast<int>(std::lround(size.width_px * scale))),
          std::max(1, static_cast<int>(std::lround(size.height_px * scale)))};
}

// Width ÷ height of a pixel. Beyond 4 : 1 no camera goes; such a tag is taken as broken.
double pixel_aspect_of(const AVRational& ratio) {
  if (ratio.num <= 0 || ratio.den <= 0) return 1;
  const double aspect = av_q2d(ratio);
  return aspect >= 0.25 && aspect <= 4 ? aspect : 1;
}

std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::vector<std::string> StreamEnd::warnings() const {
  std::vector<std::string> said;
  if (truncated) {
    said.push_back(
        "The file ends before the clip does: it was cut off while recording or copying.");
  }
  if (damaged_skipped > 0) {
    said.push_back(counted(damaged_skipped, "piece of the video was", "pieces of the video were") +
                   " damaged beyond decoding and left out.");
  }
  if (damaged_shown > 0) {
    said.push_back(counted(damaged_shown, "frame is", "frames are") +
                   " damaged; the decoder filled in what was missing.");
  }
  if (duplicates_dropped > 0) {
    said.push_back(counted(duplicates_dropped, "frame", "frames") +
                   " with a repeated or backward timestamp dropped.");
  }
  if (untimed > 0) {
    said.push_back(counted(untimed, "frame", "frames") +
                   " without a timestamp; timed by the file's nominal rate.");
  }
  return said;
}

struct VideoReader::Impl {
  Decoder decoder;
  VideoInfo info;
  PictureConverter converter;

  Result<bool> read(Frame& out) {
    const AVFrame* picture = decoder.next();
    if (picture == nullptr) return false;
    if (!converter.convert(*picture, out)) {
      return fail(ErrorCode::kUnreadable, "the video's pixel format cannot be converted",
                  "convert the clip to H.264 in an MP4 file", decoder.path());
    }
    out.time_s = decoder.time_s();
    ++decoder.end().frames;
    return true;
  }
};

Result<VideoReader> VideoReader::open(const std::string& path, VideoReaderOptions options) {
  auto opened = Decoder::open(path, options.codec_threads);
  DOWEL_TRY(opened);
  Decoder& decoder = *opened;
  const AVFrame& first = decoder.first();

  VideoInfo info = decoder.describe();
  const Orientation orientation = decoder.orientation();
  info.rotation_deg = orientation.clockwise_deg();
  info.turned_deg = options.turn_deg;
  info.mirrored = orientation.mirrored();
  info.pixel_aspect = pixel_aspect_of(decoder.pixel_aspect());
  Size source = square_pixels(first.width, first.height, info.pixel_aspect);
  const Orientation turned = orientation.turned(options.turn_deg);
  if (turned.swaps_axes) std::swap(source.width_px, source.height_px);
  info.source_width_px = source.width_px;
  info.source_height_px = source.height_px;
  const Size shown = at_most(source, options.longest_side_px);
  info.width_px = shown.width_px;
  info.height_px = shown.height_px;
  if (std::min(shown.width_px, shown.height_px) < kLeastSide_px) {
    return fail(ErrorCode::kUnusable,
                "the picture is too small to show a person: " + std::to_string(source.width_px) +
                    " × " + std::to_string(source.height_px) + " pixels",
                "use the film as the camera made it", path);
  }

  PictureConverter converter(shown.width_px, shown.height_px, turned);
  return VideoReader(
      std::make_unique<Impl>(Impl{std::move(decoder), std::move(info), std::move(converter)}));
}

VideoReader::VideoReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VideoReader::VideoReader(VideoReader&&) noexcept = default;
VideoReader& VideoReader::operator=(VideoReader&&) noexcept = default;
VideoReader::~VideoReader() = default;

const VideoInfo& VideoReader::info() const { return impl_->info; }
const StreamEnd& VideoReader::end() const { return impl_->decoder.end(); }
Result<bool> VideoReader::read(Frame& out) { return impl_->read(out); }
Result<void> VideoReader::seek(double time_s) { return impl_->decoder.seek(time_s); }

Result<std::vector<Frame>> grab_frames(const std::string& path, const std::vector<double>& times_s,
                                       VideoReaderOptions options) {
  auto reader = VideoReader::open(path, options);
  DOWEL_TRY(reader);
  std::vector<std::size_t> order(times_s.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return times_s[a] < times_s[b]; });
  std::vector<Frame> grabbed(times_s.size());
  for (const std::size_t i : order) {
    DOWEL_TRY(reader->seek(times_s[i]));
    auto got = reader->read(grabbed[i]);
    DOWEL_TRY(got);
    if (!*got) {
      return fail(ErrorCode::kUnreadable, "no frame could be decoded at the time asked for",
                  "check that the clip plays to its end", path);
    }
  }
  return grabbed;
}

}  // namespace dowel::vision
