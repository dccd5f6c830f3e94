#include "core/synthetic/outlines.h"

#include <algorithm>
#include <cmath>

namespace dowel::synthetic {
namespace {

// Side view of a head, ear canal at the origin, x to the face, y up; metres at a head of 227 mm.
constexpr Vec2 kHeadProfile[] = {
    {-.058, -.080}, {-.084, -.035}, {-.097, .015}, {-.093, .062}, {-.066, .104}, {-.020, .124},
    {.030, .122},   {.070, .102},   {.093, .066},  {.099, .040},  {.096, .026},  {.110, .006},
    {.121, -.010},  {.116, -.020},  {.103, -.024}, {.108, -.036}, {.104, -.045}, {.106, -.054},
    {.098, -.064},  {.100, -.082},  {.086, -.096}, {.050, -.084}, {.010, -.066}};
// A shoe, heel at the origin, x to the toes, both in foot lengths.
constexpr Vec2 kShoe[] = {{-.02, .015}, {-.035, .08}, {-.028, .17}, {-.005, .26}, {.10, .30},
                          {.30, .305},  {.42, .265},  {.58, .205},  {.78, .160},  {.94, .115},
                          {1.01, .060}, {.99, .01},   {.93, .0},    {.03, .0}};

}  // namespace

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

std::span<const Vec2> head_profile() {
  static const std::vector<Vec2> kProfile = rounded(kHeadProfile, 2);
  return kProfile;
}

std::span<const Vec2> shoe_profile() {
  static const std::vector<Vec2> kProfile = rounded(kShoe, 2);
  return kProfile;
}

std::vector<Vec3> head_points(const SyntheticBody& body, const Skeleton& skeleton, const View& view,
                              std::span<const Vec2> points) {
  const double scale = body.head_m / 0.2275;
  const double s = std::sin(skeleton.head_rad);
  const double c = std::cos(skeleton.head_rad);
  // A head is about three quarters as wide as deep: turned, it foreshortens less than a plate.
  const double sine = 0.75 * std::sin(view.yaw());
  const double cosine = std::cos(view.yaw());
  const double wider = std::hypot(cosine, sine) / std::max(std::abs(cosine), 1e-6);
  const Vec3 ear = view.to_camera({skeleton.ear.x, skeleton.ear.y, 0});
  std::vector<Vec3> seen;
  seen.reserve(points.size());
  for (const Vec2 p : points) {
    const Vec2 q = scale * Vec2{c * p.x + s * p.y, c * p.y - s * p.x};
    const Vec3 offset = view.to_camera({q.x, q.y, 0});
    seen.push_back({ear.x + wider * offset.x, ear.y + offset.y, ear.z});
  }
  return seen;
}

std::vector<Vec3> foot_points(const SyntheticBody& body, const Limbs& limbs, const View& view,
                              std::span<const Vec2> points) {
  const Vec3 along = (1 / body.foot_m) * (limbs.toe - limbs.heel);
  // Up out of the sole: the ankle's direction without its part along the foot.
  const Vec3 to_ankle = limbs.ankle - limbs.heel;
  Vec3 up = to_ankle - dot(to_ankle, along) * along;
  up = (1 / norm(up)) * up;
  std::vector<Vec3> seen;
  seen.reserve(points.size());
  for (const Vec2 p : points) {
    seen.push_back(view.to_camera(limbs.heel + body.foot_m * (p.x * along + p.y * up)));
  }
  return seen;
}

}  // namespace dowel::synthetic
