#include "vision/camera_motion.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>

#include "vision/background_shift.h"

namespace dowel::vision {
namespace {

constexpr double kSampleEvery_s = 0.095;  // a little under 0.1, so that 10 fps is not halved
constexpr std::size_t kLeastSamples = 3;
constexpr double kLeastFollowed = 0.5;  // share of samples that must be followed for a verdict
constexpr double kLeftOut = 0.02;       // of the samples on either side, for the ranges
// Beyond this share of the picture the reference has too little left in view.
constexpr double kNewReferenceBeyond = 0.25;

// Largest less smallest value without the outermost.
double trimmed_range(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto cut =
      static_cast<std::size_t>(std::floor(kLeftOut * static_cast<double>(values.size())));
  return values[values.size() - 1 - cut] - values[cut];
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
  return text;
}

}  // namespace

struct CameraMotionEstimator::Impl {
  CameraMotionLimits limits;
  Thumbnail reference;
  Vec2 reference_offset_px;  // of the reference against the first frame [thumbnail px]
  double reference_zoom = 1;
  Thumbnail latest;      // the last one that could be followed
  Vec2 latest_shift_px;  // against the reference
  double latest_zoom = 1;
  std::vector<CameraSample> samples;
  std::size_t looked_at = 0;
  std::size_t textured = 0;
  double next_s = -std::numeric_limits<double>::infinity();

  void follow(Thumbnail thumbnail, double time_s);
  void renew_reference();
};

CameraMotionEstimator::CameraMotionEstimator(CameraMotionLimits limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->limits = limits;
}
CameraMotionEstimator::CameraMotionEstimator(CameraMotionEstimator&&) noexcept = default;
CameraMotionEstimator& CameraMotionEstimator::operator=(CameraMotionEstimator&&) noexcept = default;
CameraMotionEstimator::~CameraMotionEstimator() = default;

void CameraMotionEstimator::add(const Frame& frame, const std::vector<PersonBox>& people) {
  if (frame.time_s < impl_->next_s || frame.bgrx.empty()) return;
  impl_->next_s = frame.time_s + kSampleEvery_s;
  impl_->follow(make_thumbnail(frame, people), frame.time_s);
}

void CameraMotionEstimator::Impl::follow(Thumbnail thumbnail, double time_s) {
  ++looked_at;
  const bool can_be_followed = has_texture(thumbnail);
  textured += can_be_followed;
  if (samples.empty()) {
    if (!can_be_followed) return;
    reference = latest = std::move(thumbnail);
    samples.push_back({time_s, {}, 1, 1});
    return;
  }
  auto shift = background_shift(reference, thumbnail, latest_shift_px);
  if (!shift) {
    renew_reference();
    shift = background_shift(reference, thumbnail, {});
    if (!shift) return;
  }
  latest = std::move(thumbnail);
  latest_shift_px = shift->shift_px;
  latest_zoom = shift->zoom;
  const double height_px = latest.grey.rows;
  // A point p of the first frame is at Z·p + R in the reference, hence at z·(Z·p + R) + s now.
  const Vec2 offset_px = shift->zoom * reference_offset_px + shift->shift_px;
  samples.push_back(
      {time_s, (1 / height_px) * offset_px, shift->zoom * reference_zoom, shift->support});
  const double gone = std::max(std::abs(latest_shift_px.x) / latest.grey.cols,
                               std::abs(latest_shift_px.y) / latest.grey.rows);
  if (gone > kNewReferenceBeyond) renew_reference();
}

void CameraMotionEstimator::Impl::renew_reference() {
  reference_offset_px = latest_zoom * reference_offset_px + latest_shift_px;
  reference_zoom *= latest_zoom;
  reference = latest;
  latest_shift_px = {};
  latest_zoom = 1;
}

CameraMotion CameraMotionEstimator::finish() const {
  const CameraMotionLimits& limits = impl_->limits;
  CameraMotion motion;
  motion.samples = impl_->samples;
  std::vector<double> x, y, zoom;
  for (const CameraSample& sample : motion.samples) {
    x.push_back(sample.offset_of_height.x);
    y.push_back(sample.offset_of_height.y);
    zoom.push_back(sample.zoom);
  }
  motion.range_of_height = std::hypot(trimmed_range(x), trimmed_range(y));
  motion.zoom_range = trimmed_range(zoom);
  const auto followed = static_cast<double>(motion.samples.size());
  const auto looked_at = static_cast<double>(impl_->looked_at);
  const std::string moved =
      "The background moves by " + percent(motion.range_of_height) + " of the picture's height";
  if (impl_->looked_at < kLeastSamples) {
    motion.reason = "The clip is too short to tell whether the camera moves.";
  } else if (static_cast<double>(impl_->textured) < kLeastFollowed * looked_at) {
    motion.reason = "The background is too plain or too hidden to tell whether the camera moves.";
  } else if (followed < kLeastFollowed * looked_at) {
    motion.reason = "The background changes too fast to be followed.";
  } else if (motion.range_of_height <= limits.static_of_height &&
             motion.zoom_range <= limits.static_zoom) {
    motion.verdict = CameraVerdict::kStatic;
    motion.reason = "The camera stands still.";
  } else if (motion.range_of_height <= limits.slight_of_height &&
             motion.zoom_range <= limits.slight_zoom) {
    motion.verdict = CameraVerdict::kMovesSlightly;
    motion.reason = moved + ".";
  } else {
    motion.verdict = CameraVerdict::kMoving;
    motion.reason = moved + "; put the camera on something that stands.";
  }
  return motion;
}

std::optional<CameraSample> CameraMotion::place_at(double time_s) const {
  if (samples.empty()) return std::nullopt;
  const auto after =
      std::lower_bound(samples.begin(), samples.end(), time_s,
                       [](const CameraSample& sample, double t) { return sample.time_s < t; });
  if (after == samples.begin()) return samples.front();
  if (after == samples.end()) return samples.back();
  const CameraSample& before = *(after - 1);
  const double share = (time_s - before.time_s) / (after->time_s - before.time_s);
  return CameraSample{
      time_s, before.offset_of_height + share * (after->offset_of_height - before.offset_of_height),
      before.zoom + share * (after->zoom - before.zoom), std::min(before.support, after->support)};
}

std::optional<Vec2> CameraMotion::offset_at(double time_s) const {
  const auto place = place_at(time_s);
  return place ? std::optional<Vec2>(place->offset_of_height) : std::nullopt;
}

}  // namespace dowel::vision
