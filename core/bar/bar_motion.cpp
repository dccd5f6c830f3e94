#include "core/bar/bar_motion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/stats.h"
#include "core/body/posture.h"
#include "core/signal/butterworth.h"
#include "core/signal/smooth.h"

namespace dowel {
namespace {

constexpr double kLowestCutoff_hz = 4, kHighestCutoff_hz = 10;
constexpr double kSlopeHalfWindow_s = 0.06;

// Where nothing better is known: a phone stands 2 to 5 m from the lifter and the plate 0.65 m
// nearer to it, so that it looks 1.15 to 1.5 times as large [own estimate].
constexpr Measured kUsuallyNearer{1.25, 0.12};
// The network's hands behind a plate go along with the plate as much as with the arms, and tell
// of too little [own: 450 mm plates of three films look a tenth larger than the hands say].
constexpr double kHandsShareSd = 0.1;
// A loaded bar turns round no faster than this: for how far and how fast it went, longer gaps than
// the body's are bridged; for where it was they are not.
constexpr double kLongestGap_s = 0.2, kLongestGapOfTravel_s = 0.25;

Series channel(const PointPath& path, double Vec2::*coordinate) {
  Series series(path.size());
  series.seen = path.seen;
  for (std::size_t i = 0; i < path.size(); ++i) series.value[i] = path.px[i].*coordinate;
  return series;
}

double cutoff_of(const Series& y, double rate_hz) {
  std::vector<double> longest, here;
  for (std::size_t i = 0; i <= y.size(); ++i) {
    if (i < y.size() && y.has(i)) {
      here.push_back(y.value[i]);
      continue;
    }
    if (here.size() > longest.size()) std::swap(longest, here);
    here.clear();
  }
  return residual_cutoff_hz(longest, rate_hz, kLowestCutoff_hz, kHighestCutoff_hz);
}

PointPath smoothed(const BodyMotion& motion, const PointPath& raw, double longest_gap_s) {
  SmoothOptions options;
  options.longest_gap_s = longest_gap_s;
  options.cutoff_hz = cutoff_of(channel(raw, &Vec2::y), motion.frame_rate_hz);
  const auto x =
      smooth_channel(motion.time_s, channel(raw, &Vec2::x), motion.frame_rate_hz, options);
  const auto y =
      smooth_channel(motion.time_s, channel(raw, &Vec2::y), motion.frame_rate_hz, options);
  PointPath path(raw.size(), std::hypot(x.noise_sd, y.noise_sd) / std::sqrt(2.0));
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (x.series.has(i) && y.series.has(i)) path.set(i, {x.series.value[i], y.series.value[i]});
  }
  return path;
}

// At the ends of what was seen a parabola has points on one side only and makes much of the last of
// them, which is where a circle leaves the bar: there a straight line tells the slope.
void steady_ends(const std::vector<double>& time_s, const Series& height, Series& slope) {
  std::size_t low = 0;
  for (std::size_t i = 0; i < height.size(); ++i) {
    while (time_s[i] - time_s[low] > kSlopeHalfWindow_s) ++low;
    if (!slope.has(i)) continue;
    double before_s = 0, after_s = 0, n = 0, t = 0, y = 0, tt = 0, ty = 0;
    for (std::size_t k = low; k < height.size() && time_s[k] - time_s[i] <= kSlopeHalfWindow_s;
         ++k) {
      if (!height.has(k)) continue;
      const double d = time_s[k] - time_s[i];
      before_s = std::max(before_s, -d);
      after_s = std::max(after_s, d);
      n += 1;
      t += d;
      y += height.value[k];
      tt += d * d;
      ty += d * height.value[k];
    }
    if (std::min(before_s, after_s) > kSlopeHalfWindow_s / 2) continue;
    slope.set(i, (n * ty - t * y) / (n * tt - t * t));  // of three points or more, see derivative()
  }
}

// How much further the bar's end travels on the picture than the hands, from the spread of both.
std::optional<Measured> nearer_by_hands(const BarMotion& bar, const PoseTrack& track,
                                        const BodyMotion& motion) {
  constexpr double kLeastTravel = 0.3;  // trunk lengths
  std::vector<double> own, hands;
  for (std::size_t i = 0; i < bar.ground.size(); ++i) {
    if (!bar.ground.has(i) || !track.frames[i].found) continue;
    own.push_back(bar.ground.px[i].y);
    hands.push_back(
        motion.ground.place(i, image_middle(track.frames[i], Joint::kLeftWrist, Joint::kRightWrist))
            .y);
  }
  if (own.size() < 10) return std::nullopt;
  const auto spread = [](const std::vector<double>& v) {
    return *quantile(v, 0.95) - *quantile(v, 0.05);
  };
  const double hands_px = spread(hands);
  if (hands_px < kLeastTravel * motion.ground.trunk_px) return std::nullopt;
  const double ratio = spread(own) / hands_px;
  return Measured{ratio, kHandsShareSd * ratio};
}

Measured combined(const Measured& a, const Measured& b) {
  const double wa = 1 / (a.sd * a.sd), wb = 1 / (b.sd * b.sd);
  return {(wa * a.value + wb * b.value) / (wa + wb), 1 / std::sqrt(wa + wb)};
}

std::optional<double> usual_radius_px(const BarMotion& bar, const BodyMotion& motion) {
  std::vector<double> radii;
  for (std::size_t i = 0; i < bar.radius_px.size(); ++i) {
    if (!bar.radius_px.has(i)) continue;
    radii.push_back(bar.radius_px.value[i] /
                    (motion.ground.larger[i] * motion.ground.camera.zoom(i)));
  }
  return median(std::move(radii));
}

BarScale scale_of(const BarMotion& bar, const PoseTrack& track, const BodyMotion& motion,
                  const Scale& scale, const AthleteBody& athlete) {
  BarScale out;
  // A bell hangs between hands and body's middle plane.
  constexpr Measured kAtTheBody{1, 0.03};
  if (bar.kind == BarKind::kBell) {
    out.nearer = kAtTheBody;
  } else if (const auto told = nearer_by_hands(bar, track, motion)) {
    out.nearer = combined(*told, kUsuallyNearer);
  } else {
    out.nearer = kUsuallyNearer;
  }
  if (scale.from == ScaleSource::kHeight && scale.metres_per_pixel) {
    const double here = *scale.metres_per_pixel / out.nearer.value;
    const double share = std::hypot(scale.metres_per_pixel_sd / *scale.metres_per_pixel,
                                    out.nearer.sd / out.nearer.value);
    out.from_height = Measured{here, share * here};
  }
  const auto radius_px = usual_radius_px(bar, motion);
  if (athlete.plate_m && radius_px && bar.kind == BarKind::kPlate) {
    // The rim's edge is found to a hundredth of its radius; rims are worn and rounded.
    constexpr double kRimShareSd = 0.015;
    const double here = *athlete.plate_m / (2 * *radius_px);
    out.from_plate = Measured{here, kRimShareSd * here};
  }
  if (out.from_plate) {
    out.metres_per_pixel = out.from_plate;
    out.from = ScaleSource::kPlate;
  } else if (out.from_height) {
    out.metres_per_pixel = out.from_height;
    out.from = ScaleSource::kHeight;
  }
  return out;
}

}  // namespace

BarMotion measure_bar_motion(const BarPoints& points, const PoseTrack& track,
                             const BodyMotion& motion, const Scale& scale,
                             const AthleteBody& athlete) {
  BarMotion bar;
  if (points.kind == BarKind::kNone) return bar;
  bar.kind = points.kind;
  bar.picture_middle_x_px = track.width_px / 2.0;
  const std::size_t n = points.frames.size();
  PointPath raw(n), raw_ground(n), raw_end(n);
  bar.radius_px = Series(n);
  bar.aspect = Series(n);
  bar.sd_px = Series(n);
  std::vector<double> fit_sd;
  for (std::size_t i = 0; i < n; ++i) {
    const BarPoint& p = points.frames[i];
    if (!p.seen) continue;
    raw.set(i, p.centre_px);
    raw_ground.set(i, motion.ground.place(i, p.centre_px));
    if (p.end_px) raw_end.set(i, *p.end_px);
    bar.radius_px.set(i, p.radius_px);
    bar.aspect.set(i, p.aspect);
    fit_sd.push_back(p.sd_px);
  }
  bar.picture = smoothed(motion, raw, kLongestGap_s);
  bar.ground = smoothed(motion, raw_ground, kLongestGapOfTravel_s);
  if (points.end_nearer) bar.end = smoothed(motion, raw_end, kLongestGap_s);
  const double usual_sd_px = median(fit_sd).value_or(0);
  for (std::size_t i = 0; i < n; ++i) {
    if (!bar.picture.has(i)) continue;
    // Where it was not seen itself the path goes on across a short gap: as uncertain as far.
    const double own = points.frames[i].seen ? points.frames[i].sd_px : 3 * usual_sd_px;
    bar.sd_px.set(i, std::max(own, bar.picture.noise_px));
  }
  bar.point_sd_px = std::max(usual_sd_px, bar.ground.noise_px);
  Series height = channel(bar.ground, &Vec2::y);
  for (double& y : height.value) y = -y;
  bar.up_px_s = derivative(motion.time_s, height, kSlopeHalfWindow_s);
  steady_ends(motion.time_s, height, bar.up_px_s);
  // A straight line through m even points h apart: sd / (h √(m³ / 12)).
  const double m = std::max(3.0, 2 * kSlopeHalfWindow_s * motion.frame_rate_hz + 1);
  bar.slope_sd_px_s = bar.point_sd_px * motion.frame_rate_hz / std::sqrt(m * m * m / 12);
  bar.scale = scale_of(bar, track, motion, scale, athlete);
  return bar;
}

Series depth_of_bar(const BarMotion& bar, const BodyMotion& motion) {
  const double unit_px = bar.scale.nearer.value * motion.ground.trunk_px;
  if (bar.kind == BarKind::kNone || !(unit_px > 0)) return {};
  double highest_px = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < bar.ground.size(); ++i) {
    if (bar.ground.has(i)) highest_px = std::min(highest_px, bar.ground.px[i].y);
  }
  Series depth(bar.ground.size());
  for (std::size_t i = 0; i < depth.size(); ++i) {
    if (bar.ground.has(i)) depth.set(i, (bar.ground.px[i].y - highest_px) / unit_px);
  }
  return depth;
}

}  // namespace dowel
