#include "core/body/find_stretches.h"

#include <algorithm>
#include <cmath>

#include "core/base/stats.h"
#include "core/base/units.h"
#include "core/body/posture.h"

// Problem: a lifter turns round between repetitions, and what was behind is before.
// Method: in every frame in which the trunk is upright (nobody turns while bent over) and a foot is
// seen, the body's aspect is read: from facing left over frontal to facing right. The middle of a
// second counts, and only what lies far from the stretch so far, for a second and a half, begins a
// new one.

namespace dowel {
namespace {

constexpr double kUpright_rad = 35 / kDegPerRad;
// The network's aspect of somebody who stays where they are wavers by 10 … 20°.
constexpr double kTurned_rad = 35 / kDegPerRad;
constexpr double kHalfWindow_s = 0.5;
constexpr double kStays_s = 1.5;

struct Look {
  std::size_t frame;
  double time_s;
  double aspect_rad;  // −π/2 facing left … 0 from front or back … π/2 facing right
};

bool foot_seen(const PoseFrame& f) {
  const auto seen = [&](Joint a, Joint b) {
    return std::min(f.image[index_of(a)].visibility, f.image[index_of(b)].visibility) >=
           kLeastVisibility;
  };
  return seen(Joint::kLeftHeel, Joint::kLeftFootIndex) ||
         seen(Joint::kRightHeel, Joint::kRightFootIndex);
}

std::vector<Look> upright_looks(const PoseTrack& track, std::size_t from, std::size_t to) {
  std::vector<Look> looks;
  for (std::size_t i = from; i < to; ++i) {
    const PoseFrame& f = track.frames[i];
    if (!f.found || !foot_seen(f)) continue;
    const auto middle = [&](Joint a, Joint b) {
      return 0.5 * (world_point(f, a) + world_point(f, b));
    };
    const Vec3 up = middle(Joint::kLeftShoulder, Joint::kRightShoulder) -
                    middle(Joint::kLeftHip, Joint::kRightHip);
    if (std::atan2(std::hypot(up.x, up.z), -up.y) > kUpright_rad) continue;
    const Vec3 across = world_point(f, Joint::kLeftShoulder) -
                        world_point(f, Joint::kRightShoulder) + world_point(f, Joint::kLeftHip) -
                        world_point(f, Joint::kRightHip);
    const double from_front = std::atan2(std::abs(across.z), std::abs(across.x));
    const double toes = image_middle(f, Joint::kLeftFootIndex, Joint::kRightFootIndex).x -
                        image_middle(f, Joint::kLeftHeel, Joint::kRightHeel).x;
    looks.push_back({i, f.time_s, toes < 0 ? -from_front : from_front});
  }
  return looks;
}

// The middle of the looks within half a second of one.
double aspect_at(const std::vector<Look>& looks, std::size_t k) {
  std::vector<double> aspects;
  std::size_t i = k;
  while (i > 0 && looks[k].time_s - looks[i - 1].time_s <= kHalfWindow_s) --i;
  for (; i < looks.size() && looks[i].time_s - looks[k].time_s <= kHalfWindow_s; ++i) {
    aspects.push_back(looks[i].aspect_rad);
  }
  return *median(std::move(aspects));
}

void add_shot(const PoseTrack& track, std::size_t from, std::size_t to,
              std::vector<Stretch>& stretches) {
  const auto looks = upright_looks(track, from, to);
  std::size_t begin = from;
  bool away = false;
  std::size_t turned = 0;  // first look away from the stretch so far
  std::vector<double> so_far;
  for (std::size_t k = 0; k < looks.size(); ++k) {
    const double aspect = aspect_at(looks, k);
    const auto usual = median(so_far);
    if (!usual || std::abs(aspect - *usual) < kTurned_rad) {
      so_far.push_back(aspect);
      away = false;
      continue;
    }
    if (!away) turned = k;
    away = true;
    if (looks[k].time_s - looks[turned].time_s < kStays_s) continue;
    stretches.push_back({begin, looks[turned].frame});
    begin = looks[turned].frame;
    so_far = {aspect};
    away = false;
  }
  stretches.push_back({begin, to});
}

}  // namespace

std::vector<Stretch> find_stretches(const PoseTrack& track, const std::vector<double>& cuts_s) {
  constexpr double kHalfMillisecond_s = 5e-4;  // times of frames and of cuts are the same numbers
  std::vector<Stretch> stretches;
  std::size_t from = 0;
  for (const double cut_s : cuts_s) {
    std::size_t to = from;
    while (to < track.frames.size() && track.frames[to].time_s < cut_s - kHalfMillisecond_s) ++to;
    if (to == from || to == track.frames.size()) continue;
    add_shot(track, from, to, stretches);
    from = to;
  }
  add_shot(track, from, track.frames.size(), stretches);
  std::erase_if(stretches, [](const Stretch& s) { return s.to <= s.from; });
  if (stretches.empty()) stretches.push_back({0, track.frames.size()});
  return stretches;
}

}  // namespace dowel
