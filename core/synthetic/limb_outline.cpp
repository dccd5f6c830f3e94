#include "core/synthetic/outlines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/assert.h"
#include "core/synthetic/ease.h"

namespace dowel::synthetic {
namespace {

// Half thickness of a limb to its front and back at a share of its length; metres at 1.75 m.
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

std::span<const Station> stations_of(PartKind kind) {
  switch (kind) {
    case PartKind::kThigh:
      return kThigh;
    case PartKind::kShank:
      return kShank;
    case PartKind::kUpperArm:
      return kUpperArm;
    case PartKind::kForearm:
      return kForearm;
    case PartKind::kHand:
      return kHand;
    case PartKind::kNeck:
      return kNeck;
    case PartKind::kFoot:
    case PartKind::kTrunk:
    case PartKind::kHead:
      break;
  }
  DOWEL_ASSERT(kind != PartKind::kTrunk && kind != PartKind::kHead && kind != PartKind::kFoot);
  return {};
}

// Both half thicknesses at a share of the length: cubic pieces through the stations.
Station station_at(std::span<const Station> stations, double t) {
  const std::size_t n = stations.size();
  std::size_t k = 0;
  while (k + 2 < n && t > stations[k + 1].along) ++k;
  const Station& a = stations[k];
  const Station& b = stations[k + 1];
  const Station& before = stations[k > 0 ? k - 1 : 0];
  const Station& next = stations[std::min(k + 2, n - 1)];
  const double h = b.along - a.along;
  const double u = (t - a.along) / h;
  const auto value = [&](auto part) {
    const double start = (b.*part - before.*part) / std::max(b.along - before.along, 1e-9) * h;
    const double end = (next.*part - a.*part) / std::max(next.along - a.along, 1e-9) * h;
    const double u2 = u * u;
    const double u3 = u2 * u;
    return (2 * u3 - 3 * u2 + 1) * (a.*part) + (u3 - 2 * u2 + u) * start +
           (3 * u2 - 2 * u3) * (b.*part) + (u3 - u2) * end;
  };
  return {t, value(&Station::front_m), value(&Station::back_m)};
}

}  // namespace

std::vector<Vec3> limb_outline(const SyntheticBody& body, const View& view, PartKind kind,
                               Vec3 from, Vec3 to, const LimbPiece& piece) {
  constexpr int kAlong = 10;
  constexpr int kCap = 8;
  const auto stations = stations_of(kind);
  const bool fleshy = kind != PartKind::kHand && kind != PartKind::kNeck;
  const double scale = piece.looseness * (fleshy ? body.girth : 1.0) * body.height_m / 1.75;
  const Vec3 start = view.to_camera(from);
  const Vec3 end = view.to_camera(to);
  const Vec2 axis{end.x - start.x, end.y - start.y};
  const double length = norm(axis);
  const Vec2 down = length > 1e-9 ? (1 / length) * axis : Vec2{0, 1};
  const Vec2 front = view.facing() * Vec2{down.y, -down.x};
  std::vector<Vec3> ring;
  const auto add = [&](const Station& at, double sideways, double beyond) {
    const double half = 0.5 * (at.front_m + at.back_m);
    const double offset = scale * sideways * (sideways > 0 ? at.front_m : at.back_m);
    const Vec2 p = offset * front + (scale * beyond * half) * down;
    const Vec3 on = start + at.along * (end - start);
    ring.push_back({on.x + p.x, on.y + p.y, on.z});
  };
  const auto at_step = [&](int i) {
    return station_at(stations, blend(piece.from, piece.to, static_cast<double>(i) / kAlong));
  };
  const auto cap = [&](const Station& at, double start_rad) {
    if (!piece.round_ends) return;
    for (int i = 1; i < kCap; ++i) {
      const double angle = start_rad + std::numbers::pi * i / kCap;
      add(at, std::cos(angle), -std::sin(angle));
    }
  };
  for (int i = kAlong; i >= 0; --i) add(at_step(i), 1, 0);
  cap(at_step(0), 0);
  for (int i = 0; i <= kAlong; ++i) add(at_step(i), -1, 0);
  cap(at_step(kAlong), std::numbers::pi);
  return ring;
}

NeckEnds neck_ends(const SyntheticBody& body, const Skeleton& skeleton) {
  const double s = std::sin(skeleton.head_rad);
  const double c = std::cos(skeleton.head_rad);
  const Vec2 skull =
      skeleton.ear + (body.head_m / 0.2275) * Vec2{-.030 * c - .020 * s, .030 * s - .020 * c};
  const auto [up, dorsal] = trunk_axes(skeleton.trunk_rad);
  const Vec2 root = skeleton.neck - 0.035 * up - 0.022 * dorsal;
  return {{skull.x, skull.y, 0}, {root.x, root.y, 0}};
}

}  // namespace dowel::synthetic
