#pragma once

#include <optional>

#include "core/base/units.h"
#include "core/body/athlete_body.h"
#include "core/body/scale.h"
#include "core/kinematics/body_motion.h"
#include "core/kinematics/point_path.h"
#include "core/motion/bar_points.h"
#include "core/motion/pose_track.h"
#include "core/signal/series.h"

namespace dowel {

/// How long a metre is where the bar is, which is nearer to the camera than the body.
struct BarScale {
  std::optional<Measured> metres_per_pixel{};  ///< none: nothing of the bar may be told in metres
  ScaleSource from = ScaleSource::kNone;
  /// The same from the other source, where the film tells both: so that one checks the other.
  std::optional<Measured> from_height{}, from_plate{};
  /// How much larger things look at the bar's end than at the middle of the body; 1 for a bell.
  Measured nearer{1, 0};
};

/// How the near plate's centre, or the bell's, moved; n frames.
struct BarMotion {
  BarKind kind = BarKind::kNone;
  PointPath picture;  ///< smoothed, on the picture [px]; gaps longer than 0.2 s stay gaps
  PointPath end;      ///< of the bar's end, likewise; empty where none was told
  PointPath ground;  ///< that of the centre, up to 0.25 s bridged, on the lifter's own ground [px];
                     ///< see `Ground`
  Series radius_px;  ///< half of its height on the picture, where it was seen itself
  Series aspect;     ///< width over height, likewise
  Series sd_px;      ///< of a point of `picture`, an axis
  Series up_px_s;    ///< vertical velocity on the ground, up positive
  double picture_middle_x_px = 0;  ///< of the film
  double point_sd_px = 0;          ///< of a point of `ground`, an axis, usual
  double slope_sd_px_s = 0;        ///< of a value of `up_px_s` from that
  BarScale scale;
};

/// Smooths a bar's points and tells how fast they rise.
/// @param bar  kNone, or one point a frame of the track
/// @param track  whose hands hold it  @param scale  of the body
/// @param athlete  `plate_m` when the plate's diameter was confirmed
/// @returns kNone and nothing else when there is no bar
/// @source zero-lag low-pass at a cut-off from the residuals, within 4 … 10 Hz [Winter2009]
BarMotion measure_bar_motion(const BarPoints& bar, const PoseTrack& track, const BodyMotion& motion,
                             const Scale& scale, const AthleteBody& athlete);

/// How far the bar is below its highest place, in trunk lengths of the body's own plane; rises as
/// it goes down. Empty when there is no bar.
Series depth_of_bar(const BarMotion& bar, const BodyMotion& motion);

}  // namespace dowel
