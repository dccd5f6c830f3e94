#include "vision/people.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "core/base/stats.h"

namespace dowel::vision {
namespace {

constexpr double kLetGo_s = 0.5;
// In sides of the square, some 2.5 m: nobody moves half a metre unforeseen between two looks.
constexpr float kFurthestJump = 0.2F;
// A slope over less is noisy, over more lags behind; at 30 frames/s these are two frames.
constexpr double kSlopeOver_s = 0.07;
// Whoever was out of sight for longer is looked for where he was last seen.
constexpr double kPredictAtMost_s = 0.15;
constexpr float kSamePersonOverlap = 0.4F;
// A forecast over more than the stretch that its slope was taken from is more noise than motion.
constexpr double kFurthestForecast = 1;
// How much a body's square grows and shrinks between standing, bending and reaching up.
constexpr float kSquareShrinks = 0.7F;
constexpr float kSquareGrows = 1.4F;
// Sightings that must be remembered before they say how large a body is.
constexpr std::size_t kEnoughToKnow = 5;
// The line from hip to head turns by some 4 rad/s in a fast swing; twice that, and the noise of
// two looks, is beyond belief.
constexpr double kFastestTurn_rad_per_s = 8;
constexpr double kTurnNoise_rad = 0.8;
// Whoever was hidden may have gone on unseen, at a walk.
constexpr double kUnseenSpeed_sides_per_s = 0.6;
// Mean distance of trunk and knees, over the square's side, below which two estimates are one.
constexpr float kSameBodyDistance = 0.04F;

bool is_seen(const FrameSightings& seen, int id) {
  return std::ranges::any_of(seen.sightings, [&](const Sighting& s) { return s.id == id; });
}

float usual_side(const FollowedBody& body) {
  std::vector<double> sides;
  for (const Whereabouts& seen : body.seen) sides.push_back(seen.roi.side_px);
  return static_cast<float>(*median(std::move(sides)));
}

float distance_in_sides(const Roi& from, const Roi& to) {
  return std::hypot(to.centre_x_px - from.centre_x_px, to.centre_y_px - from.centre_y_px) /
         from.side_px;
}

// A body that was looked for in vain, or not yet, and now found by the detector.
std::optional<int> find_again(const Scene& before, const FrameSightings& seen,
                              const BodyEstimate& body) {
  std::optional<int> best;
  float best_overlap = kSamePersonOverlap;
  for (const FollowedBody& known : before.bodies) {
    const float shared = overlap(predict(known, seen.time_s), body.own_roi);
    if (shared > best_overlap && !is_seen(seen, known.id) &&
        is_believable(known, body, seen.time_s)) {
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

// How far a sighting lies from where its body was expected, in sides of the square; a find of
// the detector, which nobody expected, comes after all others.
float surprise(const Scene& before, const Sighting& sighting, double time_s) {
  const FollowedBody* body = find_body(before, sighting.id);
  if (body == nullptr) return std::numeric_limits<float>::infinity();
  return distance_in_sides(predict(*body, time_s), sighting.body.own_roi);
}

// A body cannot jump: what looks like it is another one, and whose it is must be told anew. Nor
// is one that was let go meanwhile taken up again under its old id.
void doubt_jumps(const Scene& before, FrameSightings& seen) {
  for (Sighting& sighting : seen.sightings) {
    const FollowedBody* body = find_body(before, sighting.id);
    if (body == nullptr || !is_believable(*body, sighting.body, seen.time_s)) {
      sighting.id.reset();
    }
  }
}

// Where two tracks have come to show one body, the one that moved on as expected keeps it.
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

FewRounds best_of(const std::vector<RoundThing>& rounds) {
  FewRounds few;
  for (const RoundThing& thing : rounds) {
    if (thing.within || few.count == FewRounds::kMost) continue;
    few.things[few.count++] = thing;
  }
  return few;
}

void remember_held(const FewRounds& rounds, FollowedBody& body) {
  constexpr float kPlain = 0.88F, kSameSize = 0.08F;
  constexpr int kMostLooks = 60;
  if (rounds.count == 0 || rounds.things[0].support < kPlain) return;
  const RoundThing& thing = rounds.things[0];
  const bool same = body.held_looks > 0 &&
                    std::abs(thing.radius_px / body.held.radius_px - 1) < kSameSize &&
                    std::abs(thing.aspect / body.held.aspect - 1) < kSameSize;
  if (same || body.held_looks <= 1) {
    body.held = thing;
    body.held_looks = std::min(kMostLooks, same ? body.held_looks + 1 : 1);
  } else {
    --body.held_looks;
  }
}

float disc_aspect(const PerJoint<WorldPoint>& world) {
  const auto step = [&](Joint left, Joint right, float WorldPoint::*axis) {
    return world[index_of(right)].*axis - world[index_of(left)].*axis;
  };
  const auto both = [&](float WorldPoint::*axis) {
    return step(Joint::kLeftShoulder, Joint::kRightShoulder, axis) +
           step(Joint::kLeftHip, Joint::kRightHip, axis);
  };
  const float aside = both(&WorldPoint::x_m), away = both(&WorldPoint::z_m);
  const float length = std::hypot(aside, away);
  return length > 0 ? std::abs(away) / length : 0;
}

Roi predict(const FollowedBody& body, double time_s) {
  const Whereabouts& last = body.seen.front();
  const Whereabouts* before = nullptr;
  for (const Whereabouts& earlier : body.seen) {
    const double age_s = last.time_s - earlier.time_s;
    if (age_s > 0 && age_s <= kSlopeOver_s) before = &earlier;
  }
  const double ahead_s = time_s - last.time_s;
  if (before == nullptr || ahead_s > kPredictAtMost_s) return last.roi;
  const auto k =
      static_cast<float>(std::min(kFurthestForecast, ahead_s / (last.time_s - before->time_s)));
  const Roi& from = before->roi;
  Roi roi = last.roi;
  const float turn =
      std::remainder(roi.rotation_rad - from.rotation_rad, 2 * std::numbers::pi_v<float>);
  roi.centre_x_px += k * (roi.centre_x_px - from.centre_x_px);
  roi.centre_y_px += k * (roi.centre_y_px - from.centre_y_px);
  roi.side_px *= std::clamp(1 + k * (roi.side_px / from.side_px - 1), 0.8F, 1.25F);
  if (body.seen.size() >= kEnoughToKnow) {
    const float usual_px = usual_side(body);
    roi.side_px = std::clamp(roi.side_px, kSquareShrinks * usual_px, kSquareGrows * usual_px);
  }
  roi.rotation_rad += k * turn;
  return roi;
}

Roi last_place(const FollowedBody& body) {
  Roi roi = body.seen.front().roi;
  roi.side_px = usual_side(body);
  return roi;
}

bool is_believable(const FollowedBody& body, const BodyEstimate& estimate, double time_s) {
  const Whereabouts& last = body.seen.front();
  const double unseen_s = time_s - last.time_s;
  const double turn = std::abs(
      std::remainder(static_cast<double>(estimate.own_roi.rotation_rad - last.roi.rotation_rad),
                     2 * std::numbers::pi));
  if (turn > kTurnNoise_rad + kFastestTurn_rad_per_s * unseen_s) return false;
  const double reach =
      kFurthestJump + kUnseenSpeed_sides_per_s * std::max(0.0, unseen_s - kPredictAtMost_s);
  if (distance_in_sides(predict(body, time_s), estimate.own_roi) > reach) return false;
  if (body.seen.size() < kEnoughToKnow) return true;
  std::vector<Build> builds;
  for (const Whereabouts& seen : body.seen) builds.push_back(seen.build);
  return misfit(build_of(estimate.image), usual_build(builds)) == 0;
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
    const Whereabouts here{seen.time_s, sighting.body.own_roi, build_of(sighting.body.image),
                           best_of(sighting.rounds), disc_aspect(sighting.body.world)};
    if (!sighting.id) {
      sighting.id = after.next_id++;
      after.bodies.push_back({*sighting.id, {here}});
      remember_held(here.rounds, after.bodies.back());
      continue;
    }
    FollowedBody& known = *std::ranges::find(after.bodies, *sighting.id, &FollowedBody::id);
    known.seen.insert(known.seen.begin(), here);
    remember_held(here.rounds, known);
    if (known.seen.size() > FollowedBody::kRemembered) known.seen.pop_back();
  }
  std::erase_if(after.bodies, [&](const FollowedBody& body) {
    return seen.time_s - body.seen.front().time_s > kLetGo_s;
  });
  return after;
}

}  // namespace dowel::vision
