#include "vision/trim_outline.h"

#include <algorithm>

#include "vision/body_build.h"

namespace dowel::vision {
namespace {

// In trunk lengths; the dowel is laid from 0.35 below the hips to 1.25 above them.
constexpr double kBelow = 0.5, kAbove = 1.5, kAside = 1;

// On which sides of the box around the trunk a point lies: one bit a side, none within.
class Sides {
 public:
  Sides(const PerJoint<Landmark>& image, double trunk_px)
      : hip_(middle_of(image, Joint::kLeftHip, Joint::kRightHip)) {
    const Vec2 up = middle_of(image, Joint::kLeftShoulder, Joint::kRightShoulder) - hip_;
    const double length = norm(up);
    told_ = length > 0;
    if (!told_) return;
    const double unit = 1 / (length * std::max(length, trunk_px));
    along_ = unit * up;
  }
  unsigned operator()(ContourPoint point) const {
    if (!told_) return 0;
    const Vec2 from_hip = Vec2{point.x_px, point.y_px} - hip_;
    const double s = dot(along_, from_hip), d = cross(along_, from_hip);
    return (s < -kBelow ? 1U : 0U) | (s > kAbove ? 2U : 0U) | (d < -kAside ? 4U : 0U) |
           (d > kAside ? 8U : 0U);
  }

 private:
  Vec2 hip_, along_;
  bool told_ = false;
};

}  // namespace

Silhouette around_trunk(const Silhouette& outline, const PerJoint<Landmark>& image,
                        float trunk_px) {
  const Sides sides(image, trunk_px);
  Silhouette trimmed;
  for (std::size_t ring = 0; ring < outline.ring_starts.size(); ++ring) {
    const std::size_t begin = outline.ring_starts[ring];
    const std::size_t end = ring + 1 < outline.ring_starts.size() ? outline.ring_starts[ring + 1]
                                                                  : outline.points.size();
    const std::size_t start = trimmed.points.size();
    // A run may go while all of its points, the kept ones at its ends included, are on one side.
    unsigned common = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const unsigned here = sides(outline.points[i]);
      const unsigned next = i + 1 < end ? sides(outline.points[i + 1]) : 0;
      const bool drop = i > begin && (common & here & next) != 0;
      common = drop ? common & here : here;
      if (!drop) trimmed.points.push_back(outline.points[i]);
    }
    // Less than a triangle encloses nothing.
    if (trimmed.points.size() < start + 3) {
      trimmed.points.resize(start);
    } else {
      trimmed.ring_starts.push_back(static_cast<std::uint32_t>(start));
    }
  }
  return trimmed;
}

}  // namespace dowel::vision
