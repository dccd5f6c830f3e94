#include "vision/testing/make_clip.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "vision/video_reader.h"

namespace dowel::vision::testing {
namespace {

// A pattern of seven frames in which five stay: gaps of one and two frames, unevenly mixed.
constexpr bool kStays[7] = {true, true, false, true, false, true, true};

int even_size(double size_px) {
  return std::max(2, 2 * static_cast<int>(std::lround(size_px / 2)));
}

cv::Mat as_mat(const Frame& frame) {
  return {frame.height_px, frame.width_px, CV_8UC4, const_cast<std::uint8_t*>(frame.bgrx.data())};
}

// The changed picture; its time is left to the caller.
Frame change_picture(const Frame& frame, const ClipChanges& changes) {
  cv::Mat picture = as_mat(frame);
  if (changes.scene_shift) {
    const Vec2 shift = static_cast<double>(frame.height_px) * changes.scene_shift(frame.time_s);
    const cv::Matx23d move(1, 0, shift.x, 0, 1, shift.y);
    cv::Mat moved;
    cv::warpAffine(picture, moved, move, picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    picture = moved;
  }
  const auto px = [](double fraction, int size) {
    return static_cast<int>(std::lround(fraction * size));
  };
  const cv::Rect whole(0, 0, frame.width_px, frame.height_px);
  const cv::Rect kept =
      whole & cv::Rect(px(changes.crop.left, whole.width), px(changes.crop.top, whole.height),
                       px(changes.crop.width, whole.width), px(changes.crop.height, whole.height));
  Frame out;
  out.width_px = even_size(kept.width * changes.scale);
  out.height_px = even_size(kept.height * changes.scale);
  out.bgrx.resize(static_cast<std::size_t>(out.width_px) * static_cast<std::size_t>(out.height_px) *
                  4);
  cv::Mat target = as_mat(out);
  cv::resize(picture(kept), target, target.size(), 0, 0,
             changes.scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  if (changes.mirror) cv::flip(target, target, 1);
  return out;
}

// Writes changed frames, opening the writer with the first one, whose size decides.
class Copier {
 public:
  Copier(std::filesystem::path target, const ClipChanges& changes)
      : target_(std::move(target)), changes_(changes) {}

  Result<void> write(const Frame& frame, double time_s) {
    Frame changed = change_picture(frame, changes_);
    changed.time_s = time_s;
    if (!writer_) {
      VideoWriterOptions options;
      options.crf = changes_.crf;
      auto made = VideoWriter::create(target_, changed.width_px, changed.height_px, options);
      DOWEL_TRY(made);
      writer_.emplace(std::move(*made));
    }
    ++written_;
    return writer_->write(changed);
  }

  Result<int> finish() {
    if (!writer_) {
      return fail(ErrorCode::kUsage, "no frame lies between from_s and to_s",
                  "choose a part of the clip", target_.string());
    }
    DOWEL_TRY(writer_->finish());
    return written_;
  }

 private:
  std::filesystem::path target_;
  const ClipChanges& changes_;
  std::optional<VideoWriter> writer_;
  int written_ = 0;
};

}  // namespace

Result<void> make_clip(const std::filesystem::path& path, int width_px, int height_px,
                       const std::vector<double>& times_s, const std::function<void(Frame&)>& paint,
                       const VideoWriterOptions& options) {
  auto writer = VideoWriter::create(path, width_px, height_px, options);
  DOWEL_TRY(writer);
  Frame frame;
  frame.width_px = width_px;
  frame.height_px = height_px;
  for (const double time_s : times_s) {
    frame.time_s = time_s;
    frame.bgrx.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4,
                      0);
    paint(frame);
    if (auto done = writer->write(frame); !done) return done;
  }
  return writer->finish();
}

std::vector<double> steady_times(int count, double fps) {
  std::vector<double> times_s;
  for (int i = 0; i < count; ++i) times_s.push_back(i / fps);
  return times_s;
}

void fill_rectangle(Frame& frame, int left, int top, int width, int height, std::uint8_t red,
                    std::uint8_t green, std::uint8_t blue) {
  for (int y = std::max(top, 0); y < std::min(top + height, frame.height_px); ++y) {
    for (int x = std::max(left, 0); x < std::min(left + width, frame.width_px); ++x) {
      std::uint8_t* pixel = frame.row(y) + x * 4;
      pixel[0] = blue;
      pixel[1] = green;
      pixel[2] = red;
    }
  }
}

Result<int> copy_clip(const std::filesystem::path& source, const std::filesystem::path& target,
                      const ClipChanges& changes) {
  auto reader = VideoReader::open(source);
  DOWEL_TRY(reader);
  Copier copier(target, changes);
  Frame shown, following;
  std::optional<double> zero_s;  // source time that becomes 0
  int instant = 0, index = 0;    // of the even rate; of the frame
  const auto write_instants_before = [&](double time_s) -> Result<void> {
    for (; !shown.bgrx.empty() && instant / *changes.fps + *zero_s < time_s - 1e-9; ++instant) {
      if (auto done = copier.write(shown, instant / *changes.fps); !done) return done;
    }
    return {};
  };
  double last_gap_s = 1.0 / 30;
  while (true) {
    auto got = reader->read(following);
    DOWEL_TRY(got);
    if (!*got || (changes.to_s && following.time_s >= *changes.to_s)) break;
    if (following.time_s < changes.from_s) continue;
    if (!zero_s) zero_s = following.time_s;
    if (!shown.bgrx.empty()) last_gap_s = following.time_s - shown.time_s;
    Result<void> done;
    if (changes.fps) {
      done = write_instants_before(following.time_s);
    } else if (!changes.variable || kStays[index % 7]) {
      done = copier.write(following, following.time_s - *zero_s);
    }
    DOWEL_TRY(done);
    std::swap(shown, following);
    ++index;
  }
  if (changes.fps && !shown.bgrx.empty()) {
    if (auto done = write_instants_before(shown.time_s + last_gap_s); !done) {
      return tl::unexpected(done.error());
    }
  }
  return copier.finish();
}

}  // namespace dowel::vision::testing
