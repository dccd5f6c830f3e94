#include "core/bar/rep_bar.h"

#include <algorithm>
#include <cmath>

#include "core/base/stats.h"

namespace dowel {
namespace {

// Near rest the moment of turning cannot be told: a fiftieth of the way is left out at both ends.
constexpr double kRest = 0.02;
// A valley is one when the bar slows by a tenth of the peak before it and speeds up again by as
// much, beyond three times the noise.
constexpr double kValley = 0.1, kBeyondNoise = 3;
// The bar may leave later and arrive later than the body is seen to.
constexpr double kAround_s = 0.4;
constexpr double kLeastRise = 0.15;  // trunk lengths

struct Ascent {
  std::size_t from = 0, to = 0;
  double low_px = 0, high_px = 0;  // heights
  double core_s = 0;               // from a fiftieth of the way to a fiftieth before its end
};

double height(const BarMotion& bar, std::size_t i) { return -bar.ground.px[i].y; }

// Where the bar goes from its lowest to its highest within a rep's surroundings.
std::optional<Ascent> find_ascent(const BarMotion& bar, const std::vector<double>& time_s,
                                  const Rep& rep) {
  const double first_s = time_s[std::min(rep.bottom_frame, rep.ascent_from)] - kAround_s;
  const double last_s = time_s[rep.ascent_to] + kAround_s;
  const std::size_t n = bar.ground.size();
  std::size_t first = rep.ascent_from, last = rep.ascent_to;
  while (first > 0 && time_s[first - 1] >= first_s) --first;
  while (last + 1 < n && time_s[last + 1] <= last_s) ++last;
  std::optional<std::size_t> low, high;
  for (std::size_t i = first; i <= rep.ascent_to; ++i) {
    if (bar.ground.has(i) && (!low || height(bar, i) <= height(bar, *low))) low = i;
  }
  if (!low) return std::nullopt;
  for (std::size_t i = *low; i <= last; ++i) {
    if (bar.ground.has(i) && (!high || height(bar, i) > height(bar, *high))) high = i;
  }
  // Followed all the way between them.
  for (std::size_t i = *low; i <= *high; ++i) {
    if (!bar.ground.has(i)) return std::nullopt;
  }
  Ascent ascent{*low, *high, height(bar, *low), height(bar, *high)};
  const double way = ascent.high_px - ascent.low_px;
  while (ascent.from < ascent.to && height(bar, ascent.from + 1) <= ascent.low_px + kRest * way) {
    ++ascent.from;
  }
  while (ascent.to > ascent.from && height(bar, ascent.to - 1) >= ascent.high_px - kRest * way) {
    --ascent.to;
  }
  // Between two frames each.
  const auto crossing_s = [&](std::size_t i, double level_px) {
    const double below = height(bar, i), above = height(bar, i + 1);
    const double share = above > below ? (level_px - below) / (above - below) : 0.5;
    return time_s[i] + std::clamp(share, 0.0, 1.0) * (time_s[i + 1] - time_s[i]);
  };
  if (ascent.to > ascent.from) {
    ascent.core_s = crossing_s(ascent.to - 1, ascent.high_px - kRest * way) -
                    crossing_s(ascent.from, ascent.low_px + kRest * way);
  }
  return ascent;
}

std::optional<StickingRegion> find_sticking(const BarMotion& bar, const std::vector<double>& time_s,
                                            const Ascent& ascent) {
  const auto v = [&](std::size_t i) { return bar.up_px_s.value[i]; };
  const double noise = kBeyondNoise * bar.slope_sd_px_s;
  std::size_t peak = ascent.from, valley = ascent.from;
  bool slowed = false;
  for (std::size_t i = ascent.from; i <= ascent.to; ++i) {
    if (!bar.up_px_s.has(i)) return std::nullopt;
    if (!slowed && v(i) > v(peak)) peak = valley = i;
    if (v(i) < v(valley)) valley = i;
    const double margin = std::max(kValley * v(peak), noise);
    slowed = slowed || v(peak) - v(valley) > margin;
    if (!slowed || v(i) - v(valley) <= margin) continue;
    const double way = ascent.high_px - ascent.low_px;
    const auto share = [&](std::size_t k) { return (height(bar, k) - ascent.low_px) / way; };
    return StickingRegion{time_s[peak], time_s[valley], share(peak), share(valley),
                          std::max(0.0, v(valley)) / v(peak)};
  }
  return std::nullopt;
}

// Forward of the place at the top, at most, from the bottom up.
std::optional<Measured> ahead_px(const BarMotion& bar, const Ascent& ascent, double forward) {
  double most = 0;
  const double top_x = bar.ground.px[ascent.to].x;
  for (std::size_t i = ascent.from; i <= ascent.to; ++i) {
    const double ahead = forward * (bar.ground.px[i].x - top_x);
    if (std::abs(ahead) > std::abs(most)) most = ahead;
  }
  return Measured{most, std::sqrt(2.0) * bar.point_sd_px};
}

// Where a point of the foot stands on the lifter's own ground, most of the time.
std::optional<double> usual_x(const BodyMotion& motion, const PointPath& point) {
  constexpr std::size_t kEnough = 10;
  std::vector<double> x;
  for (std::size_t i = 0; i < point.size(); ++i) {
    if (point.has(i)) x.push_back(motion.on_ground(point, i).x);
  }
  return x.size() < kEnough ? std::nullopt : median(std::move(x));
}

// The near plate hangs nearer to the camera than the foot: its place is brought back to the body's
// plane towards the picture's middle, and what the yaw shifts it by is part of the uncertainty.
std::optional<Measured> over_foot(const BarMotion& bar, const BodyMotion& motion, const View& view,
                                  std::size_t frame, double forward) {
  constexpr double kHalfBar_trunks = 1.3;  // 0.655 m of a trunk of 0.5 m
  constexpr double kUseless = 0.6;         // foot lengths
  constexpr double kOutOfReach = 1.5;      // nobody balances there: the foot was not seen
  const auto heel = usual_x(motion, motion.heel), toe = usual_x(motion, motion.toe);
  if (!heel || !toe) return std::nullopt;
  const double foot = forward * (*toe - *heel), trunk_px = motion.ground.trunk_px;
  if (foot < 0.2 * trunk_px) return std::nullopt;
  const double aside = bar.ground.px[frame].x - bar.picture_middle_x_px;
  const double x = bar.picture_middle_x_px + aside / bar.scale.nearer.value;
  // The yaw is known without its sign.
  constexpr double kLeastYaw_rad = 0.05;
  const double yaw_rad = std::max(std::hypot(view.yaw_rad.value, view.yaw_rad.sd), kLeastYaw_rad);
  const double by_yaw =
      bar.kind == BarKind::kBell ? 0 : kHalfBar_trunks * trunk_px * std::sin(yaw_rad);
  const double by_depth =
      aside * bar.scale.nearer.sd / (bar.scale.nearer.value * bar.scale.nearer.value);
  const double sd =
      std::sqrt(by_yaw * by_yaw + by_depth * by_depth + bar.point_sd_px * bar.point_sd_px +
                motion.heel.noise_px * motion.heel.noise_px) /
      foot;
  const double value = forward * (x - *heel) / foot;
  if (sd > kUseless || std::abs(value - 0.5) > kOutOfReach) return std::nullopt;
  return Measured{value, sd};
}

Measured in_metres(const Measured& px, const Measured& scale) {
  const double value = px.value * scale.value;
  return {value, std::hypot(px.sd * scale.value, px.value * scale.sd)};
}

RepBar measure(const BarMotion& bar, const BodyMotion& motion, const View& view, const Rep& rep) {
  RepBar out;
  const auto& time_s = motion.time_s;
  const auto ascent = find_ascent(bar, time_s, rep);
  const double trunk_px = motion.ground.trunk_px;
  if (!ascent || !(trunk_px > 0)) {
    out.reason = "not_followed";
    return out;
  }
  const double way_px = ascent->high_px - ascent->low_px;
  const double lasts_s = ascent->core_s;
  if (way_px < kLeastRise * trunk_px * bar.scale.nearer.value || !(lasts_s > 0)) {
    out.reason = "did_not_rise";
    return out;
  }
  out.followed = true;
  out.from_frame = ascent->from;
  out.to_frame = ascent->to;
  out.from_s = time_s[ascent->from];
  out.to_s = time_s[ascent->to];
  out.rise_trunks = way_px / (bar.scale.nearer.value * trunk_px);
  out.sticking = find_sticking(bar, time_s, *ascent);
  const Measured rise_px{way_px, std::sqrt(2.0) * bar.point_sd_px};
  // Both ends fall somewhere between two frames.
  const double frame_s = motion.frame_rate_hz > 0 ? 1 / motion.frame_rate_hz : 0;
  const double time_share = std::sqrt(2.0 / 12) * frame_s / lasts_s;
  const double covered = (1 - 2 * kRest) * way_px / lasts_s;
  const Measured mean{covered, std::hypot(rise_px.sd / lasts_s, covered * time_share)};
  const double unit_px = bar.scale.nearer.value * trunk_px;
  out.mean_velocity_trunks_s = Measured{mean.value / unit_px, mean.sd / unit_px};
  Measured peak{0, bar.slope_sd_px_s};
  for (std::size_t i = ascent->from; i <= ascent->to; ++i) {
    if (bar.up_px_s.has(i)) peak.value = std::max(peak.value, bar.up_px_s.value[i]);
  }
  const double forward = view.facing == Facing::kLeft ? -1 : 1;
  const bool side = view.sagittal_usable && view.facing != Facing::kUnknown;
  const auto ahead = side ? ahead_px(bar, *ascent, forward) : std::nullopt;
  if (ahead) {
    out.ahead_trunks = Measured{ahead->value / unit_px, ahead->sd / unit_px};
    out.over_foot = over_foot(bar, motion, view, ascent->from, forward);
  }
  if (const auto& scale = bar.scale.metres_per_pixel) {
    out.rise_m = in_metres(rise_px, *scale);
    out.mean_velocity_m_s = in_metres(mean, *scale);
    out.peak_velocity_m_s = in_metres(peak, *scale);
    if (ahead) out.ahead_m = in_metres(*ahead, *scale);
  } else {
    out.reason = "no_scale";
  }
  return out;
}

}  // namespace

std::vector<RepBar> measure_rep_bars(const BarMotion& bar, const BodyMotion& motion,
                                     const View& view, const std::vector<Rep>& reps) {
  std::vector<RepBar> out;
  for (const Rep& rep : reps) {
    if (bar.kind == BarKind::kNone) {
      out.emplace_back().reason = "no_bar";
    } else {
      out.push_back(measure(bar, motion, view, rep));
    }
  }
  return out;
}

std::optional<Measured> velocity_loss(const std::vector<Rep>& reps,
                                      const std::vector<RepBar>& bars) {
  std::vector<Measured> speeds;
  for (std::size_t i = 0; i < reps.size(); ++i) {
    if (!reps[i].partial && bars[i].mean_velocity_trunks_s) {
      speeds.push_back(*bars[i].mean_velocity_trunks_s);
    }
  }
  if (speeds.size() < 2) return std::nullopt;
  const Measured& last = speeds.back();
  const Measured& fastest = *std::ranges::max_element(speeds, {}, &Measured::value);
  if (!(fastest.value > 0)) return std::nullopt;
  const double kept = last.value / fastest.value;
  if (&fastest == &last) return Measured{0, std::sqrt(2.0) * last.sd / last.value};
  return Measured{1 - kept, kept * std::hypot(last.sd / last.value, fastest.sd / fastest.value)};
}

}  // namespace dowel
