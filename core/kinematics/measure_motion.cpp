#include "core/kinematics/measure_motion.h"

#include <cmath>
#include <numbers>

#include "core/base/stats.h"
#include "core/body/posture.h"
#include "core/kinematics/angles.h"
#include "core/kinematics/lift_knee.h"
#include "core/signal/butterworth.h"
#include "core/signal/smooth.h"

namespace dowel {
namespace {

// A joint that exists on both sides.
struct Pair {
  Joint left, right;
  Joint on(BodySide side) const { return side == BodySide::kLeft ? left : right; }
  Joint off(BodySide side) const { return side == BodySide::kLeft ? right : left; }
};

constexpr Pair kEar{Joint::kLeftEar, Joint::kRightEar};
constexpr Pair kShoulder{Joint::kLeftShoulder, Joint::kRightShoulder};
constexpr Pair kElbow{Joint::kLeftElbow, Joint::kRightElbow};
constexpr Pair kWrist{Joint::kLeftWrist, Joint::kRightWrist};
constexpr Pair kHip{Joint::kLeftHip, Joint::kRightHip};
constexpr Pair kKnee{Joint::kLeftKnee, Joint::kRightKnee};
constexpr Pair kAnkle{Joint::kLeftAnkle, Joint::kRightAnkle};
constexpr Pair kHeel{Joint::kLeftHeel, Joint::kRightHeel};
constexpr Pair kToe{Joint::kLeftFootIndex, Joint::kRightFootIndex};

template <class Point, class Seen>
PointPath collect(const PoseTrack& track, Point point, Seen seen) {
  PointPath path(track.frames.size());
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    const PoseFrame& f = track.frames[i];
    if (!f.found || !seen(f)) continue;
    path.set(i, point(f));
  }
  return path;
}

PointPath one_side_path(const PoseTrack& track, Joint joint) {
  return collect(
      track, [&](const PoseFrame& f) { return image_point(f, joint); },
      [&](const PoseFrame& f) { return f.image[index_of(joint)].visibility >= kLeastVisibility; });
}

PointPath middle_path(const PoseTrack& track, Pair pair) {
  return collect(
      track, [&](const PoseFrame& f) { return image_middle(f, pair.left, pair.right); },
      [&](const PoseFrame& f) {
        return f.image[index_of(pair.left)].visibility >= kLeastVisibility ||
               f.image[index_of(pair.right)].visibility >= kLeastVisibility;
      });
}

// One coordinate of a path, for the filters.
Series channel(const PointPath& path, double Vec2::*coordinate) {
  Series series(path.size());
  series.seen = path.seen;
  for (std::size_t i = 0; i < path.size(); ++i) series.value[i] = path.px[i].*coordinate;
  return series;
}

// The longest stretch in which a channel is seen without a gap, for the residual analysis.
std::vector<double> longest_stretch(const Series& s) {
  std::size_t best_from = 0, best_n = 0, from = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && s.has(i)) continue;
    if (i - from > best_n) {
      best_n = i - from;
      best_from = from;
    }
    from = i + 1;
  }
  const auto begin = s.value.begin() + static_cast<std::ptrdiff_t>(best_from);
  return {begin, begin + static_cast<std::ptrdiff_t>(std::min<std::size_t>(best_n, 1200))};
}

// A plate drags the points behind it along. Bones do not shrink: in a side view a thigh or shank
// shorter than four fifths of what bodies have, or longer than 1.3 times, ends in a point that is
// not there. Lengths in trunk lengths: thigh and shank, 0.245 and 0.246 of height [Winter2009]
// fig. 4.1, are both taken as 0.72 of the network's hip–shoulder distance, which is what it gives
// on unhidden legs; between the joint heights of that figure (0.288 of height) it would be 0.85.
bool believable(Vec2 a, Vec2 b, double trunk_px) {
  constexpr double kExpected = 0.72;
  const double length = norm(a - b) / (kExpected * trunk_px);
  return length > 0.8 && length < 1.3;
}

// Where the ankle usually is: while the lifter stands upright, since then a plate hangs above it;
// without such frames, over the whole clip.
std::optional<Vec2> usual_place(const PointPath& ankle, const std::vector<std::size_t>& standing,
                                const Ground& ground) {
  constexpr std::size_t kEnough = 3;
  std::vector<double> x, y;
  const auto take = [&](std::size_t i) {
    const Vec2 place = ground.place(i, ankle.px[i]);
    x.push_back(place.x);
    y.push_back(place.y);
  };
  for (const std::size_t i : standing) {
    if (ankle.has(i)) take(i);
  }
  if (x.size() >= kEnough) return Vec2{*median(std::move(x)), *median(std::move(y))};
  x.clear();
  y.clear();
  for (std::size_t i = 0; i < ankle.size(); ++i) {
    if (ankle.has(i)) take(i);
  }
  if (x.size() < 10) return std::nullopt;
  return Vec2{*median(std::move(x)), *median(std::move(y))};
}

// A foot that carries weight stays where it is; an ankle seen a hand's breadth (85 mm of a trunk of
// 535) away from its usual place is the plate's edge, and a shank drawn to it would be 13° off. The
// foot that swings free in a one-legged lift goes with it.
void drop_wandering_ankles(PointPath& ankle, const std::vector<std::size_t>& standing,
                           const Ground& ground, std::vector<std::uint8_t>& astray) {
  constexpr double kHandsBreadth = 0.16;
  const auto place = usual_place(ankle, standing, ground);
  if (!place) return;
  for (std::size_t i = 0; i < ankle.size(); ++i) {
    if (!ankle.has(i)) continue;
    if (norm(ground.place(i, ankle.px[i]) - *place) > kHandsBreadth * ground.trunk_px) {
      ankle.seen[i] = 0;
      astray[i] = 1;
    }
  }
}

// A point moved away from the plate's centre.
Vec2 outward(const BarPoints& bar, std::size_t frame, Vec2 point_px, double by_px) {
  if (frame >= bar.frames.size() || !bar.frames[frame].seen) return point_px;
  const Vec2 off = point_px - bar.frames[frame].centre_px;
  const double length = norm(off);
  return length > 0 ? point_px + (by_px / length) * off : point_px;
}

// In which frames a plate hides the hip, or the knee; shape (n) each.
struct BehindPlate {
  std::vector<std::uint8_t> hip, knee;
};

// What lies behind the plate was not seen, whatever is told of it. A hip is told from the outline
// of the pelvis around it: it is lost where half a pelvis beside it is hidden as well.
BehindPlate hide_behind_plate(const BarPoints& bar, PointPath& hip, PointPath& knee,
                              PointPath& ankle, PointPath& heel, PointPath& toe,
                              const Ground& ground) {
  constexpr double kHalfPelvis = 0.2;  // trunk lengths
  BehindPlate behind{std::vector<std::uint8_t>(hip.size(), 0),
                     std::vector<std::uint8_t>(hip.size(), 0)};
  const auto hide = [&](PointPath& path, std::size_t i) {
    const bool hidden = path.has(i) && is_behind_plate(bar, i, path.px[i]);
    if (hidden) path.seen[i] = 0;
    return hidden;
  };
  for (std::size_t i = 0; i < hip.size(); ++i) {
    const double outward_px = kHalfPelvis * ground.trunk_on_picture(i);
    behind.hip[i] = hip.has(i) && is_behind_plate(bar, i, outward(bar, i, hip.px[i], outward_px));
    if (behind.hip[i]) hip.seen[i] = 0;
    behind.knee[i] = hide(knee, i);
    for (PointPath* path : {&ankle, &heel, &toe}) hide(*path, i);
  }
  return behind;
}

// Bones of which a plate hides one end cannot be asked for their length.
void drop_unbelievable_legs(PointPath& knee, PointPath& ankle, PointPath& heel, PointPath& toe,
                            const PointPath& hip, const BehindPlate& behind,
                            const std::vector<std::size_t>& standing, const Ground& ground,
                            std::vector<std::uint8_t>& astray) {
  astray.assign(knee.size(), 0);
  for (std::size_t i = 0; i < knee.size(); ++i) {
    const double trunk_px = ground.trunk_on_picture(i);
    const bool thigh_asked = hip.has(i) || !behind.hip[i];
    if (knee.has(i) && thigh_asked &&
        (!hip.has(i) || !believable(hip.px[i], knee.px[i], trunk_px))) {
      knee.seen[i] = 0;
      astray[i] = hip.has(i);
    }
    if (knee.has(i) ? ankle.has(i) && !believable(knee.px[i], ankle.px[i], trunk_px)
                    : !behind.knee[i]) {
      ankle.seen[i] = 0;
    }
  }
  drop_wandering_ankles(ankle, standing, ground, astray);
  for (std::size_t i = 0; i < ankle.size(); ++i) {
    if (!ankle.has(i)) heel.seen[i] = toe.seen[i] = 0;
  }
}

// Behind a plate the network makes up a body that folds where no body does: further than a trunk
// comes to the thigh, or backwards. Such a frame tells nothing of the trunk and leg.
void drop_impossible_folds(PointPath& shoulder, PointPath& mid_hip, PointPath& hip, PointPath& knee,
                           double forward) {
  constexpr double kMost_rad = 155 / kDegPerRad, kLeast_rad = -50 / kDegPerRad;
  for (std::size_t i = 0; i < hip.size(); ++i) {
    if (!shoulder.has(i) || !hip.has(i) || !knee.has(i)) continue;
    const double fold = std::remainder(inclination(hip.px[i], shoulder.px[i], forward) -
                                           inclination(knee.px[i], hip.px[i], forward),
                                       2 * std::numbers::pi);
    if (fold > kLeast_rad && fold < kMost_rad) continue;
    shoulder.seen[i] = mid_hip.seen[i] = hip.seen[i] = knee.seen[i] = 0;
  }
}

// The leg of whoever stands, from its ends: a plate at the lockout hides the knee between them.
std::optional<StandingLeg> standing_leg(const PointPath& hip, const PointPath& ankle,
                                        const std::vector<std::size_t>& standing,
                                        const Ground& ground) {
  // Thigh and shank are 0.245 and 0.246 of height [Winter2009] fig. 4.1; whoever stands bends the
  // knees by a few degrees, which shortens the leg by less than a hundredth.
  constexpr double kThigh = 0.245 / (0.245 + 0.246);
  constexpr std::size_t kEnough = 3;
  std::vector<double> x, y, length;
  for (const std::size_t i : standing) {
    if (!hip.has(i) || !ankle.has(i)) continue;
    const Vec2 foot = ground.place(i, ankle.px[i]);
    x.push_back(foot.x);
    y.push_back(foot.y);
    length.push_back(norm(ground.place(i, hip.px[i]) - foot));
  }
  if (length.size() < kEnough) return std::nullopt;
  const double leg = *median(std::move(length));
  // Legs of other lengths against the trunk are no legs: a plate led one end astray.
  constexpr double kExpected = 1.44, kShortest = 0.8, kLongest = 1.3;
  const double share = leg / (kExpected * ground.trunk_px);
  if (share < kShortest || share > kLongest) return std::nullopt;
  return StandingLeg{
      {*median(std::move(x)), *median(std::move(y))}, kThigh * leg, (1 - kThigh) * leg};
}

// The same of a lifter who is never seen to stand, or whose foot is hidden then: the foot where it
// mostly is, and bones as long as the trunk asks for. People's legs differ by this much against it.
std::optional<StandingLeg> leg_by_build(const PointPath& ankle,
                                        const std::vector<std::size_t>& standing,
                                        const Ground& ground) {
  constexpr double kBone = 0.72, kPeopleDiffer = 0.08;
  const auto foot = usual_place(ankle, standing, ground);
  if (!foot || !(ground.trunk_px > 0)) return std::nullopt;
  const double bone = kBone * ground.trunk_px;
  return StandingLeg{*foot, bone, bone, kPeopleDiffer};
}

double choose_cutoff(const PointPath& shoulder, const PointPath& hip, double rate_hz,
                     const MotionOptions& options) {
  double sum = 0;
  for (const Series& s : {channel(shoulder, &Vec2::y), channel(hip, &Vec2::x)}) {
    sum += residual_cutoff_hz(longest_stretch(s), rate_hz, options.lowest_cutoff_hz,
                              options.highest_cutoff_hz);
  }
  return sum / 2;
}

PointPath smooth_path(const std::vector<double>& time_s, const PointPath& raw, double rate_hz,
                      const SmoothOptions& options) {
  const auto x = smooth_channel(time_s, channel(raw, &Vec2::x), rate_hz, options);
  const auto y = smooth_channel(time_s, channel(raw, &Vec2::y), rate_hz, options);
  PointPath path(raw.size(), (x.noise_sd + y.noise_sd) / 2);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (x.series.has(i)) path.set(i, {x.series.value[i], y.series.value[i]});
  }
  return path;
}

// Applies `value` in every frame in which all the paths are seen.
template <class Value>
Series per_frame(std::size_t n, std::initializer_list<const PointPath*> needs, Value value) {
  Series out(n);
  for (std::size_t i = 0; i < n; ++i) {
    bool all = true;
    for (const PointPath* p : needs) all = all && p->has(i);
    if (all) out.set(i, value(i));
  }
  return out;
}

// Puts an angle into (−π, π], so that differences of inclinations stay small.
double wrapped(double angle_rad) { return std::remainder(angle_rad, 2 * std::numbers::pi); }

// Angles are differences of segment inclinations, so that they keep their sign past straight.
void angles_from_picture(BodyMotion& m, double forward) {
  const std::size_t n = m.time_s.size();
  const auto lean = [&](const PointPath& low, const PointPath& high, std::size_t i) {
    const Vec2 up = m.ground.upright(high.px[i] - low.px[i]);
    return inclination({0, 0}, up, forward);
  };
  m.trunk_inclination_rad = per_frame(n, {&m.mid_shoulder, &m.mid_hip}, [&](std::size_t i) {
    return lean(m.mid_hip, m.mid_shoulder, i);
  });
  m.shank_inclination_rad =
      per_frame(n, {&m.knee, &m.ankle}, [&](std::size_t i) { return lean(m.ankle, m.knee, i); });
  m.hip_flexion_rad = per_frame(n, {&m.mid_shoulder, &m.hip, &m.knee}, [&](std::size_t i) {
    return wrapped(lean(m.hip, m.mid_shoulder, i) - lean(m.knee, m.hip, i));
  });
  m.knee_flexion_rad = per_frame(n, {&m.hip, &m.knee, &m.ankle}, [&](std::size_t i) {
    return wrapped(lean(m.ankle, m.knee, i) - lean(m.knee, m.hip, i));
  });
  m.ankle_dorsiflexion_rad = per_frame(n, {&m.knee, &m.ankle, &m.heel, &m.toe}, [&](std::size_t i) {
    const Vec2 foot = m.toe.px[i] - m.heel.px[i];
    return std::numbers::pi / 2 - angle_at(m.knee.px[i], m.ankle.px[i], m.ankle.px[i] + foot);
  });
}

// World points are smoothed as three channels a joint; only the joints that the angles need.
struct WorldPath {
  Series x, y, z;
};

WorldPath world_path(const PoseTrack& track, const std::vector<double>& time_s, Pair pair,
                     double rate_hz, const SmoothOptions& options, BodySide side, bool middle) {
  WorldPath raw{Series(track.frames.size()), Series(track.frames.size()),
                Series(track.frames.size())};
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    const PoseFrame& f = track.frames[i];
    if (!f.found) continue;
    const Vec3 p = middle ? 0.5 * (world_point(f, pair.left) + world_point(f, pair.right))
                          : world_point(f, pair.on(side));
    raw.x.set(i, p.x);
    raw.y.set(i, p.y);
    raw.z.set(i, p.z);
  }
  return {smooth_channel(time_s, raw.x, rate_hz, options).series,
          smooth_channel(time_s, raw.y, rate_hz, options).series,
          smooth_channel(time_s, raw.z, rate_hz, options).series};
}

Vec3 point(const WorldPath& path, std::size_t i) {
  return {path.x.value[i], path.y.value[i], path.z.value[i]};
}

void angles_from_world(BodyMotion& m, const PoseTrack& track, const View& view,
                       const SmoothOptions& options) {
  const auto get = [&](Pair pair, bool middle) {
    return world_path(track, m.time_s, pair, m.frame_rate_hz, options, view.near_side, middle);
  };
  const WorldPath shoulder = get(kShoulder, true), mid_hip = get(kHip, true),
                  hip = get(kHip, false), knee = get(kKnee, false), ankle = get(kAnkle, false);
  constexpr double kPi = std::numbers::pi;
  const std::size_t n = m.time_s.size();
  m.hip_flexion_rad = m.knee_flexion_rad = m.trunk_inclination_rad = m.shank_inclination_rad =
      m.ankle_dorsiflexion_rad = Series(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!hip.x.has(i)) continue;
    const Vec3 s = point(shoulder, i), h = point(mid_hip, i);
    // The trunk's line is that of the body's middle: from the near hip it would lean sideways by
    // half the pelvis's width, ten degrees.
    m.hip_flexion_rad.set(i, angle_at(s - h, Vec3{}, point(hip, i) - point(knee, i)));
    m.knee_flexion_rad.set(i, kPi - angle_at(point(hip, i), point(knee, i), point(ankle, i)));
    const Vec3 up = s - h;
    m.trunk_inclination_rad.set(i, std::atan2(std::hypot(up.x, up.z), -up.y));
    const Vec3 shank = point(knee, i) - point(ankle, i);
    m.shank_inclination_rad.set(i, std::atan2(std::hypot(shank.x, shank.z), -shank.y));
  }
}

// Off the side the network's depth is weak and a leg's foreshortening says much: the two are put
// together, for both legs, and the legs averaged.
constexpr double kWorldKneeSd_rad = 8 / kDegPerRad;
constexpr double kKneeModelSd_rad = 4 / kDegPerRad;  // landmarks are not joint centres

void knee_off_the_side(BodyMotion& m, const PoseTrack& track, const SmoothOptions& options) {
  const std::size_t n = m.time_s.size();
  const auto standing = standing_frames(track, m.ground);
  const auto usual = [&](std::size_t i) {
    return m.ground.trunk_px / m.ground.trunk_on_picture(i);
  };
  Series value(n), variance(n);
  std::vector<int> legs(n, 0);
  for (const BodySide side : {BodySide::kLeft, BodySide::kRight}) {
    const Joint hip = kHip.on(side), knee = kKnee.on(side), ankle = kAnkle.on(side);
    std::vector<double> thighs, shanks;
    for (const std::size_t i : standing) {
      const PoseFrame& f = track.frames[i];
      thighs.push_back(usual(i) * norm(image_point(f, hip) - image_point(f, knee)));
      shanks.push_back(usual(i) * norm(image_point(f, knee) - image_point(f, ankle)));
    }
    if (thighs.size() < 5) return;  // nobody stands: the spatial points alone must do
    const double thigh = *median(std::move(thighs)), shank = *median(std::move(shanks));
    for (std::size_t i = 0; i < n; ++i) {
      const PoseFrame& f = track.frames[i];
      if (!f.found || f.image[index_of(knee)].visibility < kLeastVisibility) continue;
      const double world = std::numbers::pi - angle_at(world_point(f, hip), world_point(f, knee),
                                                       world_point(f, ankle));
      const Measured both = fuse(
          {world, kWorldKneeSd_rad},
          knee_from_foreshortening({image_point(f, hip), image_point(f, knee),
                                    image_point(f, ankle), thigh / usual(i), shank / usual(i)}));
      value.set(i, value.value[i] + both.value);
      variance.set(i, variance.value[i] + both.sd * both.sd);
      ++legs[i];
    }
  }
  m.knee_flexion_sd_rad = Series(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (legs[i] == 0) continue;
    value.value[i] /= legs[i];
    // The legs share the camera and so most of the error: averaged, not pooled.
    m.knee_flexion_sd_rad.set(i,
                              std::hypot(std::sqrt(variance.value[i] / legs[i]), kKneeModelSd_rad));
  }
  m.knee_flexion_rad = smooth_channel(m.time_s, value, m.frame_rate_hz, options).series;
}

// How far a foot points away from where the pelvis faces.
Series turn_out(const PoseTrack& track, BodySide side) {
  Series out(track.frames.size());
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    const PoseFrame& f = track.frames[i];
    if (!f.found || f.image[index_of(kToe.on(side))].visibility < kLeastVisibility) continue;
    const auto on_floor = [&](Joint from, Joint to) {
      const Vec3 way = world_point(f, to) - world_point(f, from);
      return Vec2{way.x, way.z};
    };
    const Vec2 outward = on_floor(kHip.off(side), kHip.on(side));
    const Vec2 foot = on_floor(kHeel.on(side), kToe.on(side));
    const Vec2 feet = foot + on_floor(kHeel.off(side), kToe.off(side));
    Vec2 forward{-outward.y, outward.x};
    if (dot(forward, feet) < 0) forward = -1 * forward;
    if (norm(outward) > 0 && norm(foot) > 0) {
      out.set(i, std::atan2(dot(foot, outward), dot(foot, forward)));
    }
  }
  return out;
}

// The level of the shoulders and the place of the hips from which travel is told: where the lifter
// stands; when nobody stands upright in the shot, the highest that is seen.
struct Standing {
  double shoulder_y, hip_x, hip_y;
};

std::optional<Standing> standing_place(const BodyMotion& m, const PoseTrack& track) {
  std::vector<double> shoulder_y, hip_x, hip_y;
  const auto take = [&](std::size_t i) {
    if (!m.mid_shoulder.has(i) || !m.mid_hip.has(i)) return;
    shoulder_y.push_back(m.on_ground(m.mid_shoulder, i).y);
    const Vec2 hip = m.on_ground(m.mid_hip, i);
    hip_x.push_back(hip.x);
    hip_y.push_back(hip.y);
  };
  for (const std::size_t i : standing_frames(track, m.ground)) take(i);
  double level = 0.5;
  if (shoulder_y.empty()) {
    level = 0.05;
    for (std::size_t i = 0; i < m.time_s.size(); ++i) take(i);
  }
  if (shoulder_y.empty()) return std::nullopt;
  return Standing{*quantile(shoulder_y, level), *median(std::move(hip_x)), *quantile(hip_y, level)};
}

void travel(BodyMotion& m, const PoseTrack& track, double forward) {
  const std::size_t n = m.time_s.size();
  m.shoulder_drop = m.hip_drop = m.hip_back = Series(n);
  const auto standing = standing_place(m, track);
  if (!standing) return;
  for (std::size_t i = 0; i < n; ++i) {
    if (m.mid_shoulder.has(i)) {
      m.shoulder_drop.set(
          i, (m.on_ground(m.mid_shoulder, i).y - standing->shoulder_y) / m.ground.trunk_px);
    }
    if (m.mid_hip.has(i)) {
      const Vec2 hip = m.on_ground(m.mid_hip, i);
      m.hip_drop.set(i, (hip.y - standing->hip_y) / m.ground.trunk_px);
      m.hip_back.set(i, -forward * (hip.x - standing->hip_x) / m.ground.trunk_px);
    }
  }
}

}  // namespace

BodyMotion measure_motion(const PoseTrack& track, const View& view, const Ground& ground,
                          const MotionOptions& options) {
  BodyMotion m;
  m.ground = ground;
  m.time_s.reserve(track.frames.size());
  for (const PoseFrame& f : track.frames) m.time_s.push_back(f.time_s);
  m.frame_rate_hz = frame_rate_hz(m.time_s);

  // 1. Raw paths; the cut-off is chosen on shoulder and hip, which move most and are seen best.
  PointPath shoulders = middle_path(track, kShoulder), hips = middle_path(track, kHip);
  m.cutoff_hz = choose_cutoff(shoulders, hips, m.frame_rate_hz, options);
  SmoothOptions smoothing;
  smoothing.longest_gap_s = options.longest_gap_s;
  smoothing.cutoff_hz = m.cutoff_hz;

  // 2. Drop what cannot be, then smooth.
  const auto near_raw = [&](Pair pair) { return one_side_path(track, pair.on(view.near_side)); };
  const BodySide leg_side = options.leg.value_or(view.near_side);
  const auto leg_raw = [&](Pair pair) { return one_side_path(track, pair.on(leg_side)); };
  PointPath hip = leg_raw(kHip);
  PointPath knee = leg_raw(kKnee), ankle = leg_raw(kAnkle), heel = leg_raw(kHeel),
            toe = leg_raw(kToe);
  const double forward = view.facing == Facing::kLeft ? -1 : 1;
  if (view.kind == ViewKind::kSide) {
    const auto standing = standing_frames(track, ground);
    drop_impossible_folds(shoulders, hips, hip, knee, forward);
    // Whoever stands has the leg straight under the hip: where a plate draws the hip forward, the
    // leg seems hardly longer.
    m.standing_leg = standing_leg(hip, ankle, standing, ground);
    const BehindPlate behind = hide_behind_plate(options.bar, hip, knee, ankle, heel, toe, ground);
    if (!m.standing_leg) m.leg_by_build = leg_by_build(ankle, standing, ground);
    drop_unbelievable_legs(knee, ankle, heel, toe, hip, behind, standing, ground, m.leg_astray);
    m.hip_behind_plate = behind.hip;
  }
  const auto smooth = [&](const PointPath& raw) {
    return smooth_path(m.time_s, raw, m.frame_rate_hz, smoothing);
  };
  m.mid_shoulder = smooth(shoulders);
  m.mid_hip = smooth(hips);
  m.ear = smooth(near_raw(kEar));
  m.shoulder = smooth(near_raw(kShoulder));
  m.elbow = smooth(near_raw(kElbow));
  m.wrist = smooth(near_raw(kWrist));
  m.hip = smooth(hip);
  m.knee = smooth(knee);
  m.ankle = smooth(ankle);
  m.far_knee = smooth(one_side_path(track, kKnee.off(leg_side)));
  m.far_ankle = smooth(one_side_path(track, kAnkle.off(leg_side)));
  m.heel = smooth(heel);
  m.toe = smooth(toe);

  if (view.kind == ViewKind::kFront) {
    const auto side_paths = [&](BodySide side) {
      const auto path = [&](Pair pair) { return smooth(one_side_path(track, pair.on(side))); };
      return SidePaths{path(kShoulder), path(kWrist), path(kHip),
                       path(kKnee),     path(kAnkle), turn_out(track, side)};
    };
    m.both_sides = BothSides{side_paths(BodySide::kLeft), side_paths(BodySide::kRight)};
  }

  // 3. Angles and travel.
  if (view.kind == ViewKind::kSide) {
    angles_from_picture(m, forward);
  } else {
    angles_from_world(m, track, view, smoothing);
    knee_off_the_side(m, track, smoothing);
  }
  m.elbow_flexion_rad =
      per_frame(m.time_s.size(), {&m.shoulder, &m.elbow, &m.wrist}, [&](std::size_t i) {
        return std::numbers::pi - angle_at(m.shoulder.px[i], m.elbow.px[i], m.wrist.px[i]);
      });
  travel(m, track, forward);
  if (ground.trunk_px > 0) {
    // Two segment ends of about a trunk's length each jitter on their own.
    m.angle_noise_rad =
        2 * (m.hip.noise_px + m.mid_shoulder.noise_px + m.knee.noise_px) / 3 / ground.trunk_px;
  }
  return m;
}

}  // namespace dowel
