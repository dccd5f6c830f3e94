#include "core/body/posture.h"

#include <algorithm>
#include <cmath>

#include "core/base/stats.h"
#include "core/base/units.h"

namespace dowel {
namespace {

struct Trunk {
  std::size_t frame;
  double shoulder_y_px;
};

}  // namespace

std::vector<std::size_t> standing_frames(const PoseTrack& track, const Ground& ground) {
  constexpr double kUprightSlope = 0.466;  // tan 25°
  std::vector<Trunk> upright;
  std::vector<double> all_y;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    const PoseFrame& f = track.frames[i];
    if (!f.found) continue;
    const Vec2 shoulder = image_middle(f, Joint::kLeftShoulder, Joint::kRightShoulder);
    const Vec2 hip = image_middle(f, Joint::kLeftHip, Joint::kRightHip);
    const double level = ground.place(i, shoulder).y;
    all_y.push_back(level);
    const Vec2 up = ground.upright(shoulder - hip);
    const bool trunk_upright = up.y < 0 && std::abs(up.x) < -up.y * kUprightSlope;
    if (trunk_upright) upright.push_back({i, level});
  }
  if (upright.empty()) return {};
  const double highest = *quantile(all_y, 0.02);
  const double lowest = *quantile(all_y, 0.98);
  const double limit = highest + 0.1 * (lowest - highest) + 2.0;
  std::vector<std::size_t> frames;
  for (const Trunk& t : upright) {
    if (t.shoulder_y_px <= limit) frames.push_back(t.frame);
  }
  return frames;
}

}  // namespace dowel
