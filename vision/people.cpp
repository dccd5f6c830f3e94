#include "vision/people.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace dowel::vision {
namespace {

constexpr double kLetGo_s = 0.5;
/// In sides of the square, some 2.5 m: nobody moves half a metre unforeseen between two looks.
constexpr float kFurthestJump = 0.2F;
/// A slope over less is noisy, over more lags behind; at 30 frames/s these are two frames.
constexpr double kSlopeOver_s = 0.07;
/// Whoever was out of sight for longer is looked for where he was last seen.
constexpr double kPredictAtMost_s = 0.15;
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
    const float shared = overlap(predict(known, seen.time_s), body.own_roi);
    if (shared > best_overlap && !is_seen(seen, known.id)) {
      best = known.id;
      best_overlap = shared;
    }
  }
  return best;
}

const FollowedBody* find_body(const Scene& scene, std::optional<int> id) {
  const auto body = std::ranges::find_if(
      scene.bodies, [&](const FollowedBody& known) { return id && known.id == *id; });
  return body == scene.bodies.end() ? nullptr : &*body;
}

/// How far a sighting lies from where its body was expected, in sides of the square; a find of
/// the detector, which nobody expected, comes after all others.
float surprise(const Scene& before, const Sighting& sighting, double time_s) {
  const FollowedBody* body = find_body(before, sighting.id);
  if (body == nullptr) return std::numeric_limits<float>::infinity();
  const Roi expected = predict(*body, time_s);
  const Roi& found = sighting.body.own_roi;
  return std::hypot(found.centre_x_px - expected.centre_x_px,
                    found.centre_y_px - expected.centre_y_px) /
         expected.side_px;
}

/// A body cannot jump: what looks like it is another one, and whose it is must be told anew. Nor
/// is one that was let go meanwhile taken up again under its old id.
void doubt_jumps(const Scene& before, FrameSightings& seen) {
  for (Sighting& sighting : seen.sightings) {
    const FollowedBody* body = find_body(before, sighting.id);
    if (body == nullptr || surprise(before, sighting, seen.time_s) > kFurthestJump) {
      sighting.id.reset();
    }
  }
}

/// Where two tracks have come to show one body, the one that moved on as expected keeps it.
void drop_doubles(const Scene& before, FrameSightings& seen) {
  std::ranges::stable_sort(seen.sightings, [&](const Sighting& a, const Sighting& b) {
    return surprise(before, a, seen.time_s) < surprise(before, b, seen.time_s);
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

Roi predict(const FollowedBody& body, double time_s) {
  const Whereabouts& last = body.seen.front();
  const Whereabouts* before = nullptr;
  for (const Whereabouts& earlier : body.seen) {
    const double age_s = last.time_s - earlier.time_s;
    if (age_s > 0 && age_s <= kSlopeOver_s) before = &earlier;
  }
  const double ahead_s = time_s - last.time_s;
  if (before == nullptr || ahead_s > kPredictAtMost_s) return last.roi;
  const auto k = static_cast<float>(ahead_s / (last.time_s - before->time_s));
  const Roi& from = before->roi;
  Roi roi = last.roi;
  const float turn =
      std::remainder(roi.rotation_rad - from.rotation_rad, 2 * std::numbers::pi_v<float>);
  roi.centre_x_px += k * (roi.centre_x_px - from.centre_x_px);
  roi.centre_y_px += k * (roi.centre_y_px - from.centre_y_px);
  roi.side_px *= std::clamp(1 + k * (roi.side_px / from.side_px - 1), 0.8F, 1.25F);
  roi.rotation_rad += k * turn;
  return roi;
}

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
  doubt_jumps(before, seen);
  drop_doubles(before, seen);
  for (Sighting& sighting : seen.sightings) {
    if (!sighting.id) sighting.id = find_again(before, seen, sighting.body);
    const Roi& roi = sighting.body.own_roi;
    if (!sighting.id) {
      sighting.id = after.next_id++;
      after.bodies.push_back({*sighting.id, {{seen.time_s, roi}}});
      continue;
    }
    FollowedBody& known = *std::ranges::find(after.bodies, *sighting.id, &FollowedBody::id);
    known.seen.insert(known.seen.begin(), {seen.time_s, roi});
    if (known.seen.size() > FollowedBody::kRemembered) known.seen.pop_back();
  }
  std::erase_if(after.bodies, [&](const FollowedBody& body) {
    return seen.time_s - body.seen.front().time_s > kLetGo_s;
  });
  return after;
}

}  // namespace dowel::vision
