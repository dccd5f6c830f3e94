#include "core/synthetic/silhouette_maker.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dowel::synthetic {
namespace {

// Four slabs around the picture, wide enough for everything that could stick out; only those that
// are needed.
std::vector<Ring> frame_cutters(const SyntheticCamera& camera, const std::vector<Ring>& parts) {
  Vec2 low{0, 0};
  Vec2 high{static_cast<double>(camera.width_px), static_cast<double>(camera.height_px)};
  const Vec2 corner = high;
  for (const Ring& ring : parts) {
    for (const Vec2 p : ring) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  std::vector<Ring> cutters;
  const auto slab = [&](Vec2 a, Vec2 b) { cutters.push_back({a, {b.x, a.y}, b, {a.x, b.y}}); };
  const Vec2 far_low = low - Vec2{10, 10};
  const Vec2 far_high = high + Vec2{10, 10};
  if (low.x < 0) slab(far_low, {0, far_high.y});
  if (high.x > corner.x) slab({corner.x, far_low.y - 1}, far_high + Vec2{1, 1});
  if (low.y < 0) slab(far_low - Vec2{2, 2}, {far_high.x + 2, 0});
  if (high.y > corner.y) slab({far_low.x - 3, corner.y}, far_high + Vec2{3, 3});
  return cutters;
}

Ring plate_ring(const Skeleton& skeleton, const View& view) {
  constexpr int kCorners = 64;
  const Vec3 centre = view.to_camera({skeleton.load->x, skeleton.load->y, 0});
  const Vec2 middle = view.to_px(centre);
  const double radius = kPlateRadius_m * view.scale_at(centre.z);
  Ring ring;
  for (int i = 0; i < kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * (i + 0.5) / kCorners;
    ring.push_back(middle + radius * Vec2{std::cos(angle) * std::cos(view.yaw()), std::sin(angle)});
  }
  return ring;
}

double length(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) sum += norm(ring[i] - ring[(i + 1) % ring.size()]);
  return sum;
}

}  // namespace

Result<std::vector<Ring>> silhouette_rings(const SyntheticBody& body, const Skeleton& skeleton,
                                           const TrunkShape& trunk, const SyntheticCamera& camera,
                                           const View& view) {
  std::vector<Ring> parts;
  for (const BodyPart& part : make_body_parts(body, skeleton, trunk, view)) {
    Ring ring;
    ring.reserve(part.outline.size());
    for (const Vec3 p : part.outline) ring.push_back(view.to_px(p));
    parts.push_back(std::move(ring));
  }
  std::vector<Ring> cutters = frame_cutters(camera, parts);
  if (camera.plate_hides && skeleton.load) cutters.push_back(plate_ring(skeleton, view));
  auto rings = outline_of(std::move(parts), std::move(cutters));
  DOWEL_TRY(rings);
  constexpr double kSpeck_px2 = 1.0;  // slivers between nearly coincident limbs
  std::erase_if(*rings, [](const Ring& ring) { return std::abs(signed_area(ring)) < kSpeck_px2; });
  return rings;
}

void add_mask_noise(const SyntheticCamera& camera, Random& random, std::vector<Ring>& rings) {
  if (camera.mask_noise_px <= 0) return;
  for (Ring& ring : rings) {
    // First-order autoregression along the outline: unit variance, e^(−distance/length) memory.
    const std::size_t n = ring.size();
    Ring moved(n);
    double level = random.normal();
    for (std::size_t i = 0; i < n; ++i) {
      const Vec2 before = ring[(i + n - 1) % n];
      const Vec2 next = ring[(i + 1) % n];
      const double memory = std::exp(-norm(ring[i] - before) / camera.mask_noise_length_px);
      level = memory * level + std::sqrt(1 - memory * memory) * random.normal();
      const Vec2 way = next - before;
      const double length = norm(way);
      const Vec2 normal = length > 0 ? (1 / length) * Vec2{-way.y, way.x} : Vec2{0, 0};
      moved[i] = ring[i] + (camera.mask_noise_px * level) * normal;
    }
    ring = std::move(moved);
  }
}

PackedSilhouette to_silhouette(std::vector<Ring> rings) {
  std::sort(rings.begin(), rings.end(),
            [](const Ring& a, const Ring& b) { return length(a) > length(b); });
  Silhouette silhouette;
  for (const Ring& ring : rings) {
    silhouette.ring_starts.push_back(static_cast<std::uint32_t>(silhouette.points.size()));
    for (const Vec2 p : ring) {
      silhouette.points.push_back({static_cast<float>(p.x), static_cast<float>(p.y)});
    }
  }
  return pack(silhouette);
}

}  // namespace dowel::synthetic
