#include "core/synthetic/outlines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dowel::synthetic {
namespace {

// A cross-section of the trunk: an ellipse between back and front.
struct Section {
  double along_m;
  double dorsal_m;
  double ventral_m;
  double half_width_m;
};

// Sections from the seat's lowest point to the root of the neck.
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

}  // namespace

std::vector<Vec3> trunk_outline(const SyntheticBody& body, const Skeleton& skeleton,
                                const TrunkShape& trunk, const View& view,
                                const TrunkPiece& piece) {
  const auto [up, dorsal] = trunk_axes(skeleton.trunk_rad);
  const Vec3 up_seen = view.to_camera({up.x, up.y, 0});
  const Vec3 dorsal_seen = view.to_camera({dorsal.x, dorsal.y, 0});
  const Vec3 side_seen = view.to_camera({0, 0, 1});
  Vec2 edge{-up_seen.y, up_seen.x};  // ⟂ the trunk's axis in the picture, to the dorsal side
  edge = (1 / norm(edge)) * edge;
  if (dot(edge, {dorsal_seen.x, dorsal_seen.y}) < 0) edge = -1 * edge;
  std::vector<Vec3> back;
  std::vector<Vec3> front;
  for (Section section : trunk_sections(body, trunk)) {
    const double s = section.along_m / body.trunk_m;
    if (s < piece.from_s - 1e-9 || s > piece.to_s + 1e-9) continue;
    section.ventral_m += piece.loose_front_m;
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
  // A whole trunk ends in single points: keep them once.
  const auto same = [](Vec3 p, Vec3 q) { return norm(p - q) < 1e-12; };
  const std::ptrdiff_t skip_top = same(back.back(), front.back()) ? 1 : 0;
  const std::ptrdiff_t skip_seat = same(back.front(), front.front()) ? 1 : 0;
  back.insert(back.end(), front.rbegin() + skip_top, front.rend() - skip_seat);
  return back;
}

}  // namespace dowel::synthetic
