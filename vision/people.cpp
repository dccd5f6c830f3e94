#include "vision/people.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowel::vision {
namespace {

constexpr double kLetGo_s = 0.5;
constexpr float kSamePersonOverlap = 0.4F;
/// Mean distance of trunk and knees, over the square's side, below which two estimates are one.
constexpr float kSameBodyDistance = 0.04F;

bool is_seen(const FrameSightings& seen, int id) {
  return std::ranges::any_of(seen.sightings, [&](const Sighting& s) { return s.id == id; });
}

/// A body that was looked for in vain, or not yet, and now found by the detector.
std::optional<int> find_again(const Scene& before, const FrameSightings& seen,
                              const BodyEstimate& body) {
  std::optional<int> best;
  float best_overlap = kSamePersonOverlap;
  for (const FollowedBody& known : before.bodies) {
    const float shared = overlap(known.roi, body.own_roi);
    if (shared > best_overlap && !is_seen(seen, known.id)) {
      best = known.id;
      best_overlap = shared;
    }
  }
  return best;
}

void drop_doubles(FrameSightings& seen) {
  // Known bodies come first, so that a find of the detector never displaces one.
  std::ranges::stable_sort(seen.sightings, [](const Sighting& a, const Sighting& b) {
    return a.id.has_value() > b.id.has_value();
  });
  std::vector<Sighting> kept;
  for (Sighting& sighting : seen.sightings) {
    const bool known = std::ranges::any_of(
        kept, [&](const Sighting& other) { return same_body(other.body, sighting.body); });
    if (!known) kept.push_back(std::move(sighting));
  }
  seen.sightings = std::move(kept);
}

}  // namespace

bool same_body(const BodyEstimate& a, const BodyEstimate& b) {
  constexpr std::array<Joint, 6> kTrunkAndKnees = {Joint::kLeftShoulder, Joint::kRightShoulder,
                                                   Joint::kLeftHip,      Joint::kRightHip,
                                                   Joint::kLeftKnee,     Joint::kRightKnee};
  float sum = 0;
  for (const Joint joint : kTrunkAndKnees) {
    const Landmark& p = a.image[index_of(joint)];
    const Landmark& q = b.image[index_of(joint)];
    sum += std::hypot(p.x_px - q.x_px, p.y_px - q.y_px);
  }
  const float side = std::max(a.own_roi.side_px, b.own_roi.side_px);
  return sum / kTrunkAndKnees.size() < kSameBodyDistance * side;
}

Scene advance(const Scene& before, FrameSightings& seen) {
  Scene after = before;
  if (seen.others) after.others = *seen.others;
  // A body let go meanwhile is not taken up again under its old id.
  std::erase_if(seen.sightings, [&](const Sighting& s) {
    return s.id && std::ranges::none_of(before.bodies,
                                        [&](const FollowedBody& b) { return b.id == *s.id; });
  });
  drop_doubles(seen);
  for (Sighting& sighting : seen.sightings) {
    if (!sighting.id) sighting.id = find_again(before, seen, sighting.body);
    const Roi& roi = sighting.body.own_roi;
    if (!sighting.id) {
      sighting.id = after.next_id++;
      after.bodies.push_back({*sighting.id, roi, seen.time_s, roi, seen.time_s});
      continue;
    }
    FollowedBody& known = *std::ranges::find(after.bodies, *sighting.id, &FollowedBody::id);
    known = {known.id, roi, seen.time_s, known.roi, known.seen_s};
  }
  std::erase_if(after.bodies,
                [&](const FollowedBody& body) { return seen.time_s - body.seen_s > kLetGo_s; });
  return after;
}

}  // namespace dowel::vision
