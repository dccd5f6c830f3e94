#include "core/synthetic/body_parts.h"

#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <span>

#include "core/synthetic/ease.h"

namespace dowel::synthetic {
namespace {

/// Half thickness of a limb to its front and back at a share of its length; metres at 1.75 m.
struct Station {
  double along;
  double front_m;
  double back_m;
};
constexpr Station kThigh[] = {
    {0, .078, .086}, {.25, .086, .084}, {.6, .076, .066}, {1, .056, .052}};
constexpr Station kShank[] = {
    {0, .056, .052}, {.12, .050, .058}, {.32, .047, .066}, {.65, .040, .044}, {1, .036, .036}};
constexpr Station kUpperArm[] = {
    {0, .056, .052}, {.35, .050, .048}, {.7, .042, .044}, {1, .038, .040}};
constexpr Station kForearm[] = {
    {0, .038, .040}, {.25, .041, .042}, {.7, .031, .033}, {1, .026, .028}};
constexpr Station kHand[] = {{0, .026, .027}, {.5, .033, .034}, {1, .030, .028}};
constexpr Station kNeck[] = {{0, .060, .058}, {.5, .054, .054}, {1, .056, .056}};

// Side view of a head, ear canal at the origin, x to the face, y up; metres at a head of 227 mm.
constexpr Vec2 kHeadProfile[] = {
    {-.058, -.080}, {-.084, -.035}, {-.097, .015}, {-.093, .062}, {-.066, .104}, {-.020, .124},
    {.030, .122},   {.070, .102},   {.093, .066},  {.099, .040},  {.096, .026},  {.110, .006},
    {.121, -.010},  {.116, -.020},  {.103, -.024}, {.108, -.036}, {.104, -.045}, {.106, -.054},
    {.098, -.064},  {.100, -.082},  {.086, -.096}, {.050, -.084}, {.010, -.066}};
// A shoe, heel at the origin, x to the toes, both in foot lengths.
constexpr Vec2 kShoe[] = {{-.02, .015}, {-.035, .10}, {-.025, .22}, {.02, .34}, {.13, .40},
                          {.33, .40},   {.43, .31},   {.58, .235},  {.78, .18}, {.94, .125},
                          {1.01, .065}, {.99, .01},   {.93, .0},    {.03, .0}};

/// Rounds a polygon off: each point and the Catmull–Rom points between it and the next one.
std::vector<Vec2> rounded(std::span<const Vec2> corners, int pieces) {
  std::vector<Vec2> points;
  const std::size_t n = corners.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Vec2 a = corners[(i + n - 1) % n];
    const Vec2 b = corners[i];
    const Vec2 c = corners[(i + 1) % n];
    const Vec2 d = corners[(i + 2) % n];
    for (int k = 0; k < pieces; ++k) {
      const double t = static_cast<double>(k) / pieces;
      const Vec2 p = 0.5 * ((2 * b) + t * (c - a) + (t * t) * (2 * a - 5 * b + 4 * c - d) +
                            (t * t * t) * (3 * b - a - 3 * c + d));
      points.push_back(p);
    }
  }
  return points;
}

/// The stations joined without kinks, `count` + 1 of them evenly along.
std::vector<Station> refine(std::span<const Station> stations, int count) {
  std::vector<Station> fine;
  std::size_t k = 0;
  for (int i = 0; i <= count; ++i) {
    const double t = static_cast<double>(i) / count;
    while (k + 2 < stations.size() && t > stations[k + 1].along) ++k;
    const double share =
        smooth_step((t - stations[k].along) / (stations[k + 1].along - stations[k].along));
    fine.push_back({t, blend(stations[k].front_m, stations[k + 1].front_m, share),
                    blend(stations[k].back_m, stations[k + 1].back_m, share)});
  }
  return fine;
}

/// A limb between two joints with rounded ends.
std::vector<Vec3> limb_outline(Vec3 from, Vec3 to, std::span<const Station> stations, double scale,
                               double facing) {
  constexpr int kAlong = 9;
  constexpr int kCap = 8;
  const Vec2 axis{to.x - from.x, to.y - from.y};
  const double length = norm(axis);
  const Vec2 down = length > 1e-9 ? (1 / length) * axis : Vec2{0, 1};
  const Vec2 front = facing * Vec2{down.y, -down.x};
  const auto fine = refine(stations, kAlong);
  std::vector<Vec3> ring;
  const auto add = [&](const Station& at, double sideways, double beyond) {
    const double half = 0.5 * (at.front_m + at.back_m);
    const double offset = scale * sideways * (sideways > 0 ? at.front_m : at.back_m);
    const Vec2 p = offset * front + (scale * beyond * half) * down;
    const Vec3 on = from + at.along * (to - from);
    ring.push_back({on.x + p.x, on.y + p.y, on.z});
  };
  const auto cap = [&](const Station& at, double start_rad) {
    for (int i = 1; i < kCap; ++i) {
      const double angle = start_rad + std::numbers::pi * i / kCap;
      add(at, std::cos(angle), -std::sin(angle));
    }
  };
  for (auto at = fine.rbegin(); at != fine.rend(); ++at) add(*at, 1, 0);
  cap(fine.front(), 0);
  for (const Station& at : fine) add(at, -1, 0);
  cap(fine.back(), std::numbers::pi);
  return ring;
}

/// A cross-section of the trunk: an ellipse between back and front.
struct Section {
  double along_m;
  double dorsal_m;
  double ventral_m;
  double half_width_m;
};

/// Sections from the seat's lowest point to the root of the neck.
std::vector<Section> trunk_sections(const SyntheticBody& body, const TrunkShape& trunk) {
  constexpr int kCap = 36;  // 2.5° apart: within .03 mm of the ellipse
  const BackCurve& curve = trunk.curve;
  const double top_m = 0.055 * body.height_m / 1.75;
  std::vector<Section> sections;
  const auto cap = [&](double base_m, double rise_m, std::size_t i, double angle) {
    const double c = std::cos(angle);
    sections.push_back({base_m + rise_m * std::sin(angle), c * trunk.dorsal[i],
                        c * curve.ventral()[i], c * curve.half_width()[i]});
  };
  const double quarter = 0.5 * std::numbers::pi;
  for (int k = kCap; k > 0; --k) cap(0, -curve.seat_m(), 0, quarter * k / kCap);
  for (std::size_t i = 0; i < BackCurve::kCount; ++i) {
    sections.push_back({0.01 * static_cast<double>(i) * body.trunk_m, trunk.dorsal[i],
                        curve.ventral()[i], curve.half_width()[i]});
  }
  constexpr int kTop = 9;
  for (int k = 1; k <= kTop; ++k) {
    cap(body.trunk_m, top_m, BackCurve::kCount - 1, quarter * k / kTop);
  }
  return sections;
}

/// The trunk's outline: for each section the points that the camera sees at its edges.
std::vector<Vec3> trunk_outline(const SyntheticBody& body, const Skeleton& skeleton,
                                const TrunkShape& trunk, const View& view) {
  const auto [up, dorsal] = trunk_axes(skeleton.trunk_rad);
  const Vec3 up_seen = view.to_camera({up.x, up.y, 0});
  const Vec3 dorsal_seen = view.to_camera({dorsal.x, dorsal.y, 0});
  const Vec3 side_seen = view.to_camera({0, 0, 1});
  Vec2 edge{-up_seen.y, up_seen.x};  // ⟂ the trunk's axis in the picture, to the dorsal side
  edge = (1 / norm(edge)) * edge;
  if (dot(edge, {dorsal_seen.x, dorsal_seen.y}) < 0) edge = -1 * edge;
  std::vector<Vec3> back;
  std::vector<Vec3> front;
  for (const Section& section : trunk_sections(body, trunk)) {
    const double middle = 0.5 * (section.dorsal_m - section.ventral_m);
    const double half = 0.5 * (section.dorsal_m + section.ventral_m);
    const Vec2 sagittal = skeleton.hip + section.along_m * up + middle * dorsal;
    const Vec3 centre = view.to_camera({sagittal.x, sagittal.y, 0});
    const Vec2 deep = half * Vec2{dorsal_seen.x, dorsal_seen.y};
    const Vec2 wide = section.half_width_m * Vec2{side_seen.x, side_seen.y};
    const double a = dot(deep, edge);
    const double b = dot(wide, edge);
    const double reach = std::hypot(a, b);
    const Vec2 offset = reach > 1e-12 ? (1 / reach) * (a * deep + b * wide) : Vec2{0, 0};
    back.push_back({centre.x + offset.x, centre.y + offset.y, centre.z});
    front.push_back({centre.x - offset.x, centre.y - offset.y, centre.z});
  }
  // Both ends are single points: keep them once.
  back.insert(back.end(), front.rbegin() + 1, front.rend() - 1);
  return back;
}

std::vector<Vec3> head_outline(const SyntheticBody& body, const Skeleton& skeleton,
                               const View& view) {
  static const std::vector<Vec2> kProfile = rounded(kHeadProfile, 2);
  const double scale = body.head_m / 0.2275;
  const double s = std::sin(skeleton.head_rad);
  const double c = std::cos(skeleton.head_rad);
  // A head is about three quarters as wide as deep: turned, it foreshortens less than a plate.
  const double sine = 0.75 * std::sin(view.yaw());
  const double cosine = std::cos(view.yaw());
  const double wider = std::hypot(cosine, sine) / std::max(std::abs(cosine), 1e-6);
  const Vec3 ear = view.to_camera({skeleton.ear.x, skeleton.ear.y, 0});
  std::vector<Vec3> ring;
  for (const Vec2 p : kProfile) {
    const Vec2 q = scale * Vec2{c * p.x + s * p.y, c * p.y - s * p.x};
    const Vec3 seen = view.to_camera({q.x, q.y, 0});
    ring.push_back({ear.x + wider * seen.x, ear.y + seen.y, ear.z});
  }
  return ring;
}

std::vector<Vec3> foot_outline(const SyntheticBody& body, const Limbs& limbs, const View& view) {
  static const std::vector<Vec2> kProfile = rounded(kShoe, 2);
  const Vec3 along = (1 / body.foot_m) * (limbs.toe - limbs.heel);
  // Up out of the sole: the ankle's direction without its part along the foot.
  const Vec3 to_ankle = limbs.ankle - limbs.heel;
  Vec3 up = to_ankle - dot(to_ankle, along) * along;
  up = (1 / norm(up)) * up;
  std::vector<Vec3> ring;
  for (const Vec2 p : kProfile) {
    ring.push_back(view.to_camera(limbs.heel + body.foot_m * (p.x * along + p.y * up)));
  }
  return ring;
}

}  // namespace

std::vector<BodyPart> make_body_parts(const SyntheticBody& body, const Skeleton& skeleton,
                                      const TrunkShape& trunk, const View& view) {
  const double scale = body.girth * body.height_m / 1.75;
  std::vector<BodyPart> parts;
  const auto limb = [&](PartKind kind, bool near, Vec3 from, Vec3 to,
                        std::span<const Station> stations, double thickness) {
    parts.push_back({kind, near,
                     limb_outline(view.to_camera(from), view.to_camera(to), stations, thickness,
                                  view.facing())});
  };
  const auto leg = [&](const Limbs& l, bool near) {
    parts.push_back({PartKind::kFoot, near, foot_outline(body, l, view)});
    limb(PartKind::kShank, near, l.knee, l.ankle, kShank, scale);
    limb(PartKind::kThigh, near, l.hip, l.knee, kThigh, scale);
  };
  const auto arm = [&](const Limbs& l, bool near) {
    limb(PartKind::kHand, near, l.wrist, l.wrist + 1.5 * (l.grip - l.wrist), kHand,
         body.height_m / 1.75);
    limb(PartKind::kForearm, near, l.elbow, l.wrist, kForearm, scale);
    limb(PartKind::kUpperArm, near, l.shoulder, l.elbow, kUpperArm, scale);
  };
  const Limbs& near = view.right_is_near() ? skeleton.right : skeleton.left;
  const Limbs& far = view.right_is_near() ? skeleton.left : skeleton.right;
  arm(far, false);
  leg(far, false);
  parts.push_back({PartKind::kTrunk, true, trunk_outline(body, skeleton, trunk, view)});
  const double tilt = skeleton.head_rad;
  const Vec2 skull =
      skeleton.ear + (body.head_m / 0.2275) * Vec2{-.030 * std::cos(tilt) - .02 * std::sin(tilt),
                                                   .030 * std::sin(tilt) - .02 * std::cos(tilt)};
  const auto [up, dorsal] = trunk_axes(skeleton.trunk_rad);
  const Vec2 root = skeleton.neck - 0.035 * up - 0.022 * dorsal;
  limb(PartKind::kNeck, true, {skull.x, skull.y, 0}, {root.x, root.y, 0}, kNeck,
       body.height_m / 1.75);
  parts.push_back({PartKind::kHead, true, head_outline(body, skeleton, view)});
  leg(near, true);
  arm(near, true);
  return parts;
}

}  // namespace dowel::synthetic
