#include "core/spine/lay_dowel.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/assert.h"
#include "core/base/stats.h"
#include "core/base/units.h"

// Problem: does the back keep its shape? Coaches hold a broomstick along it.
// Method (docs/method.md): follow the silhouette's dorsal edge in the trunk's own frame, lay a
// chord from above the buttock to below the shoulder blade, and measure what stands out of it. A
// hood or hair spoils the edge above s ≈ 0.66, so the head is judged by the ear point instead.

namespace dowel {
namespace {

constexpr double kChordLow = 0.10, kChordHigh = 0.66, kNeedFrom = -0.05;
constexpr double kSlopeLowEnd = 0.30, kSlopeHighStart = 0.46;
constexpr double kHeadReach = 1.35;       // stick drawn to here
constexpr double kTouch_mm = 6;           // closer than this to the stick: it touches
constexpr double kHeadTouch_mm = 25;      // head contact lost beyond (docs/method.md)
constexpr double kFurthestHead_mm = 200;  // a neck bent and stretched as far as it goes

double slope(const DorsalProfile& p, double from, double to) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (std::size_t k = ProfileGrid::index(from); k <= ProfileGrid::index(to); ++k) {
    const double s = ProfileGrid::s_of(k);
    n += 1;
    sx += s;
    sy += p.d[k];
    sxx += s * s;
    sxy += s * p.d[k];
  }
  return (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

// The chord as a line in (s, d): d = low + tilt · (s − kChordLow).
double chord_tilt(const BackShape& shape) {
  return (shape.chord_high_d - shape.chord_low_d) / (kChordHigh - kChordLow);
}

double distance_to_chord(const BackShape& shape, double s, double d) {
  const double tilt = chord_tilt(shape);
  return (d - shape.chord_low_d - tilt * (s - kChordLow)) / std::hypot(1.0, tilt);
}

// No back bends by a hand's breadth over its own length: over 64 mm of a trunk of 535 the edge
// leaves the line between its neighbours by 5 … 13 mm, rounded backs included, by 20 in a noisy
// frame (own). What stands out by more is a line drawn on the film, an arrow, a strap or somebody
// else.
constexpr double kBendReach = 0.06, kSharpest_mm = 25;

double sharpest_bend_mm(const DorsalProfile& p) {
  double most = 0;
  for (std::size_t k = ProfileGrid::index(kChordLow + kBendReach);
       k <= ProfileGrid::index(kChordHigh - kBendReach); ++k) {
    const std::size_t reach =
        ProfileGrid::index(kChordLow + kBendReach) - ProfileGrid::index(kChordLow);
    most = std::max(most, std::abs(p.d[k - reach] - 2 * p.d[k] + p.d[k + reach]));
  }
  return kReferenceTrunk_mm * most;
}

std::optional<double> ear_ventral_mm(const BodyMotion& m, const TrunkFrame& frame,
                                     const BackShape& shape, std::size_t i) {
  if (!m.ear.has(i)) return std::nullopt;
  const Vec2 v = m.ear.px[i] - frame.hip_px;
  const double s = dot(v, frame.along) / frame.trunk_length_px;
  const double d = dot(v, frame.dorsal) / frame.trunk_length_px;
  return -distance_to_chord(shape, s, d) * kReferenceTrunk_mm;
}

bool touches(const DorsalProfile& p, const BackShape& shape, double from, double to) {
  double best = -1e9;
  for (std::size_t k = ProfileGrid::index(from); k <= ProfileGrid::index(to); ++k) {
    if (p.seen[k]) best = std::max(best, distance_to_chord(shape, ProfileGrid::s_of(k), p.d[k]));
  }
  const double stick = std::max(0.0, shape.bulge_mm / kReferenceTrunk_mm);
  return (stick - best) * kReferenceTrunk_mm < kTouch_mm;
}

DowelDrawing draw(const DorsalProfile& p, const TrunkFrame& frame, const BackShape& shape,
                  std::size_t i) {
  DowelDrawing drawing;
  drawing.frame = i;
  // The stick rests on the most dorsal point between the chord's ends, parallel to the chord.
  const double tilt = chord_tilt(shape);
  const double lift = std::max(0.0, shape.bulge_mm / kReferenceTrunk_mm) * std::hypot(1.0, tilt);
  const auto on_stick = [&](double s) {
    return frame.to_picture(s, shape.chord_low_d + tilt * (s - kChordLow) + lift);
  };
  drawing.low_end = on_stick(-0.15);
  drawing.high_end = on_stick(kHeadReach);
  drawing.tailbone = on_stick(kChordLow);
  drawing.upper_back = on_stick(kChordHigh);
  drawing.head = on_stick(1.25);
  drawing.tailbone_touches = touches(p, shape, 0.0, 0.16);
  drawing.upper_back_touches = touches(p, shape, 0.56, 0.72);
  for (std::size_t k = ProfileGrid::index(kNeedFrom); k <= ProfileGrid::index(0.9); ++k) {
    if (p.seen[k]) drawing.back.push_back(frame.to_picture(ProfileGrid::s_of(k), p.d[k]));
  }
  return drawing;
}

// The ear's place is a matter of build and of the landmark; only its change tells.
void reference_ear_to_standing(const BodyMotion& m, DowelTrack& track) {
  constexpr double kStanding_rad = 0.35;  // 20°
  std::vector<double> standing;
  for (std::size_t i = 0; i < track.ear_mm.size(); ++i) {
    if (track.ear_mm.has(i) && m.trunk_inclination_rad.has(i) &&
        std::abs(m.trunk_inclination_rad.value[i]) < kStanding_rad) {
      standing.push_back(track.ear_mm.value[i]);
    }
  }
  if (standing.size() < 5) {
    track.ear_mm = Series(track.ear_mm.size());
    return;
  }
  const double reference = *median(std::move(standing));
  for (std::size_t i = 0; i < track.ear_mm.size(); ++i) {
    track.ear_mm.value[i] -= reference;
    // Further than a head reaches: one of the two was not the ear.
    if (std::abs(track.ear_mm.value[i]) > kFurthestHead_mm) track.ear_mm.seen[i] = 0;
  }
  for (DowelDrawing& drawing : track.drawings) {
    drawing.head_touches =
        track.ear_mm.has(drawing.frame) && track.ear_mm.value[drawing.frame] <= kHeadTouch_mm;
  }
}

}  // namespace

std::optional<BackShape> measure_back(const DorsalProfile& p) {
  for (std::size_t k = ProfileGrid::index(kNeedFrom); k <= ProfileGrid::index(kChordHigh); ++k) {
    if (!p.seen[k]) return std::nullopt;
  }
  if (sharpest_bend_mm(p) > kSharpest_mm) return std::nullopt;
  BackShape shape;
  const std::size_t low = ProfileGrid::index(kChordLow), high = ProfileGrid::index(kChordHigh);
  shape.chord_low_d = p.d[low];
  shape.chord_high_d = p.d[high];
  double sum = 0, most = -1e9, least = 1e9;
  for (std::size_t k = low; k <= high; ++k) {
    const double e = distance_to_chord(shape, ProfileGrid::s_of(k), p.d[k]);
    sum += e;
    most = std::max(most, e);
    least = std::min(least, e);
  }
  shape.mean_deviation_mm = kReferenceTrunk_mm * sum / static_cast<double>(high - low + 1);
  shape.bulge_mm = kReferenceTrunk_mm * most;
  shape.gap_mm = kReferenceTrunk_mm * std::max(0.0, -least);
  shape.bend_rad = std::atan(slope(p, kChordLow, kSlopeLowEnd)) -
                   std::atan(slope(p, kSlopeHighStart, kChordHigh));
  return shape;
}

DowelTrack lay_dowel(const SilhouetteTrack* silhouettes, std::size_t first, const View& view,
                     const BodyMotion& m) {
  const std::size_t n = m.time_s.size();
  DowelTrack track;
  for (Series* s : {&track.mean_deviation_mm, &track.bulge_mm, &track.bend_rad, &track.gap_mm,
                    &track.ear_mm, &track.softness_mm}) {
    *s = Series(n);
  }
  if (silhouettes == nullptr) {
    track.unusable_reason = "There is no silhouette of the lifter in this data.";
    return track;
  }
  DOWEL_ASSERT(silhouettes->frames.size() >= first + n);
  if (!view.spine_usable) {
    track.unusable_reason =
        "The camera does not look squarely at the lifter's side, so the back's edge on the picture "
        "is not the back's midline.";
    return track;
  }
  const double facing = view.facing == Facing::kRight ? 1 : -1;
  for (std::size_t i = 0; i < n; ++i) {
    if (!m.mid_hip.has(i) || !m.mid_shoulder.has(i)) continue;
    if (silhouettes->frames[first + i].empty()) continue;
    const auto frame =
        trunk_frame(m.mid_hip.px[i], m.mid_shoulder.px[i], facing, m.ground.trunk_on_picture(i));
    if (!frame) continue;
    const DorsalProfile profile = trace_back(silhouettes->unpack(first + i), *frame, facing);
    const auto shape = measure_back(profile);
    if (!shape) continue;
    track.mean_deviation_mm.set(i, shape->mean_deviation_mm);
    track.bulge_mm.set(i, shape->bulge_mm);
    track.bend_rad.set(i, shape->bend_rad);
    track.gap_mm.set(i, shape->gap_mm);
    if (const double softness_px = silhouettes->frames[first + i].softness_px; softness_px > 0) {
      track.softness_mm.set(i, kReferenceTrunk_mm * softness_px / frame->trunk_length_px);
    }
    if (const auto ear = ear_ventral_mm(m, *frame, *shape, i)) track.ear_mm.set(i, *ear);
    track.drawings.push_back(draw(profile, *frame, *shape, i));
  }
  reference_ear_to_standing(m, track);
  return track;
}

}  // namespace dowel
