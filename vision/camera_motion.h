#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/vec.h"
#include "vision/frame.h"

namespace dowel::vision {

/// A box around a person, in pixels of the frame.
struct PersonBox {
  double left_px = 0;
  double top_px = 0;
  double width_px = 0;
  double height_px = 0;
};

enum class CameraVerdict : std::uint8_t {
  kStatic,         ///< on a tripod, or as good as
  kMovesSlightly,  ///< hand-held and steady: lengths and speeds over seconds suffer, angles do not
  kMoving,         ///< pans, follows or shakes: paths on the picture are not paths in space
  kCannotTell,     ///< too little background with texture, or too few frames
};

/// Where the camera was at one instant, against the first.
struct CameraSample {
  double time_s = 0;
  /// How far the background has moved on the picture, in fractions of the picture's height.
  Vec2 offset_of_height;
  double zoom = 1;     ///< size of the background against the first frame
  double support = 0;  ///< share of the usable background blocks that agree, 0 … 1
};

struct CameraMotion {
  CameraVerdict verdict = CameraVerdict::kCannotTell;
  /// Largest distance between two places of the background in the clip, 2 % of the samples left out
  /// on either side, in fractions of the picture's height.
  double range_of_height = 0;
  double zoom_range = 0;  ///< largest less smallest zoom, left out likewise
  std::vector<CameraSample> samples;
  std::string reason;  ///< one sentence for the user; also says why it cannot be told

  /// Where the camera was at any time, interpolated between samples; empty without samples.
  std::optional<CameraSample> place_at(double time_s) const;
  /// The background's offset at any time.
  std::optional<Vec2> offset_at(double time_s) const;
};

/// Thresholds on `range_of_height`. A lifter standing fills about 70 % of the picture's height, so
/// 1 % of it is about 2.5 cm at the lifter.
struct CameraMotionLimits {
  /// Up to 1.2 cm at the lifter: about the repeatability of a landmark over a set (jitter 3–4.5 mm
  /// sd, ± 3 sd).
  double static_of_height = 0.005;
  /// Up to 7.5 cm: a tenth of the bar's travel in a deadlift; beyond it the path of hip or bar on
  /// the picture is no longer theirs.
  double slight_of_height = 0.03;
  /// A zoom of 2 % changes a 0.5 m trunk by 1 cm.
  double static_zoom = 0.02;
  double slight_zoom = 0.08;
};

/// Tells whether the camera stands still, from the background: frames go in, in order; most are
/// passed over, since 10 a second are enough.
class CameraMotionEstimator {
 public:
  explicit CameraMotionEstimator(CameraMotionLimits limits = {});
  CameraMotionEstimator(CameraMotionEstimator&&) noexcept;
  CameraMotionEstimator& operator=(CameraMotionEstimator&&) noexcept;
  ~CameraMotionEstimator();

  /// @param people  boxes to leave out; without any, whoever moves must cover less than half of the
  ///   textured background
  void add(const Frame& frame, const std::vector<PersonBox>& people = {});

  CameraMotion finish() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dowel::vision
