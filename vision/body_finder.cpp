#include "vision/body_finder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "vision/edge_softness.h"
#include "vision/mask_contour.h"
#include "vision/mirror.h"
#include "vision/rounds_at_hands.h"
#include "vision/trim_outline.h"

namespace dowel::vision {
namespace {

// To begin with; whoever is being followed is believed to be there down to less, so that a body
// half hidden is not lost and found from frame to frame.
constexpr float kPersonThere = 0.5F;
constexpr float kStillThere = 0.3F;
// In sides of a body's square: the part of the picture in which a lost one is looked for, and a
// square that still holds it when it has moved on.
constexpr float kPartAround = 1.5F;
constexpr float kWider = 1.25F;
// The detector sees a body lie this far otherwise than the one who is followed there: one of the
// two is wrong, and which will be told from the whole film.
constexpr float kSeenOtherwise = 0.5F;
// Whoever is smaller than this part of the largest stands in the background: counted only.
constexpr float kWorthFollowing = 0.45F;

// A square this close to the one that the body's own points ask for is as good as that one: the
// hip then differs from a second look's by 0.25 % of the side (root mean square), as much as a
// third look's differs from the second's. Clips tracked forwards and backwards differ by less
// than 0.1° in trunk inclination between lowering and rising. At 0.03 there are half as many
// second looks and a fifth more noise.
constexpr float kSquareFits = 0.02F;

// Trunk over the side of the square around a body: 0.2 … 0.25 of those who stand.
constexpr float kLeastTrunk = 0.22F;
// In trunk lengths: a picture softer than a third of this tells nothing of a back.
constexpr float kEdgeReach = 0.15F;

// Neither lost in the distance nor run away beyond the picture.
bool is_plausible(const Roi& roi, const Frame& frame) {
  const auto longer = static_cast<float>(std::max(frame.width_px, frame.height_px));
  return std::isfinite(roi.centre_x_px + roi.centre_y_px + roi.side_px + roi.rotation_rad) &&
         roi.side_px >= 16 && roi.side_px <= 8 * longer &&
         std::abs(roi.centre_x_px) <= 4 * longer && std::abs(roi.centre_y_px) <= 4 * longer;
}

// Mean colour over a grid between shoulders and hips.
std::optional<Colour> trunk_colour(const Frame& frame, const PerJoint<Landmark>& image) {
  constexpr int kSteps = 5;
  const auto at = [&](Joint joint) {
    const Landmark& p = image[index_of(joint)];
    return Vec2{p.x_px, p.y_px};
  };
  Colour sum;
  int count = 0;
  for (int i = 1; i < kSteps; ++i) {
    for (int j = 0; j <= kSteps; ++j) {
      const double down = static_cast<double>(i) / kSteps;
      const double across = static_cast<double>(j) / kSteps;
      const Vec2 left = (1 - down) * at(Joint::kLeftShoulder) + down * at(Joint::kLeftHip);
      const Vec2 right = (1 - down) * at(Joint::kRightShoulder) + down * at(Joint::kRightHip);
      const Vec2 p = (1 - across) * left + across * right;
      if (!(p.x >= 0 && p.y >= 0 && p.x < frame.width_px && p.y < frame.height_px)) continue;
      const std::uint8_t* pixel = frame.row(static_cast<int>(p.y)) + 4 * static_cast<int>(p.x);
      sum = {sum.blue + pixel[0], sum.green + pixel[1], sum.red + pixel[2]};
      ++count;
    }
  }
  if (count == 0) return std::nullopt;
  const auto n = static_cast<float>(count);
  return Colour{sum.blue / n, sum.green / n, sum.red / n};
}

}  // namespace

BodyFinder::BodyFinder(PoseDetector detector, PoseLandmarker landmarker, TrackerOptions options)
    : detector_(std::move(detector)), landmarker_(std::move(landmarker)), options_(options) {}

Result<BodyFinder> BodyFinder::create(const Graphs& graphs, const TrackerOptions& options) {
  using Outputs = PoseLandmarker::Outputs;
  Result<PoseDetector> detector = PoseDetector::create(graphs.detector);
  DOWEL_TRY(detector);
  Result<PoseLandmarker> landmarker = PoseLandmarker::create(
      graphs.landmarks, options.silhouettes ? Outputs::kPointsAndMask : Outputs::kPoints);
  DOWEL_TRY(landmarker);
  return BodyFinder(std::move(*detector), std::move(*landmarker), options);
}

// Looks through the guessed square, and once more through the body's own when the two differ.
std::optional<Sighting> BodyFinder::look_through(const Frame& frame, const Roi& guess,
                                                 float least_confidence) {
  const auto is_there = [&](const BodyEstimate& body) {
    return body.confidence >= least_confidence && is_plausible(body.own_roi, frame);
  };
  if (!is_plausible(guess, frame)) return std::nullopt;
  Sighting sighting;
  Roi roi = rounded(guess);
  sighting.body = landmarker_.estimate(frame, roi);
  if (!is_there(sighting.body)) return std::nullopt;
  if (difference(roi, sighting.body.own_roi) > kSquareFits) {
    roi = rounded(sighting.body.own_roi);
    sighting.body = landmarker_.estimate(frame, roi);
    if (!is_there(sighting.body)) return std::nullopt;
  }
  add_outline(frame, roi, sighting);
  return sighting;
}

// Of the square that was looked at last.
void BodyFinder::add_outline(const Frame& frame, const Roi& roi, Sighting& sighting) {
  if (options_.silhouettes) {
    const GridToPicture grid = grid_of(roi, kMaskSize);
    const Silhouette outline =
        trace_mask(landmarker_.mask_logits(), grid, frame.width_px, frame.height_px);
    const float trunk_px = kLeastTrunk * roi.side_px;
    const Silhouette trunk = around_trunk(outline, sighting.body.image, trunk_px);
    sighting.silhouette = pack(trunk, grid);
    sighting.silhouette.softness_px = edge_softness(frame, trunk, kEdgeReach * trunk_px);
  }
  sighting.clothing = trunk_colour(frame, sighting.body.image);
}

std::optional<Sighting> BodyFinder::look_held(const Frame& frame, const Roi& held,
                                              const FollowedBody& known) {
  if (!is_plausible(held, frame)) return std::nullopt;
  Sighting sighting;
  Roi roi = rounded(held), moved = held;
  sighting.body = landmarker_.estimate(frame, roi);
  moved.centre_x_px = sighting.body.own_roi.centre_x_px;
  moved.centre_y_px = sighting.body.own_roi.centre_y_px;
  if (sighting.body.confidence < kPersonThere || !is_plausible(moved, frame)) return std::nullopt;
  if (difference(roi, moved) > kSquareFits) {
    roi = rounded(moved);
    sighting.body = landmarker_.estimate(frame, roi);
    if (sighting.body.confidence < kPersonThere) return std::nullopt;
  }
  sighting.body.own_roi = moved;
  add_outline(frame, roi, sighting);
  if (options_.rounds) sighting.rounds = rounds_at_hands(frame, sighting.body, known, true);
  return sighting;
}

// A body that is not believable where it was predicted is looked for once more where it last was.
std::optional<Sighting> BodyFinder::follow(const Frame& frame, const FollowedBody& body) {
  const Roi guess = predict(body, frame.time_s);
  for (const Roi& roi : {guess, last_place(body)}) {
    std::optional<Sighting> sighting = look_through(frame, roi, kStillThere);
    if (sighting && is_believable(body, sighting->body, frame.time_s)) {
      sighting->id = body.id;
      return sighting;
    }
    if (difference(guess, last_place(body)) <= kSquareFits) break;
  }
  return std::nullopt;
}

std::optional<Sighting> BodyFinder::follow_closely(const Frame& frame, const FollowedBody& body) {
  auto sighting = find_closely(frame, body);
  if (sighting && options_.rounds) {
    sighting->rounds = rounds_at_hands(frame, sighting->body, body, true);
  }
  return sighting;
}

std::optional<Sighting> BodyFinder::find_closely(const Frame& frame, const FollowedBody& body) {
  const auto believed = [&](std::optional<Sighting> sighting) {
    if (sighting && !is_believable(body, sighting->body, frame.time_s)) sighting.reset();
    if (sighting) sighting->id.reset();
    return sighting;
  };
  if (auto sighting = believed(follow(frame, body))) return sighting;
  Roi around = last_place(body);
  around.side_px *= kPartAround;
  for (const Detection& detection : detector_.detect_within(frame, around)) {
    if (auto sighting = believed(look_through(frame, detection.roi, kStillThere))) return sighting;
  }
  Roi wider = last_place(body);
  wider.side_px *= kWider;
  if (auto sighting = believed(look_through(frame, wider, kStillThere))) return sighting;
  const Frame mirror = mirrored(frame);
  auto sighting = look_through(mirror, mirrored(last_place(body), frame.width_px), kStillThere);
  if (!sighting) return std::nullopt;
  return believed(mirrored_back(std::move(*sighting), frame.width_px));
}

void BodyFinder::search_new(const Frame& frame, Search search, FrameSightings& seen) {
  std::vector<Detection> found = detector_.detect(frame);
  if (found.empty() && seen.sightings.empty() && search == Search::kAlsoSmall) {
    found = detector_.detect_small(frame);
  }
  std::erase_if(found, [&](const Detection& detection) {
    return std::ranges::any_of(seen.sightings, [&](const Sighting& sighting) {
      return same_place(sighting.body.own_roi, detection.roi) &&
             difference(sighting.body.own_roi, detection.roi) <= kSeenOtherwise;
    });
  });
  float largest = 0;
  for (const Sighting& sighting : seen.sightings) {
    largest = std::max(largest, sighting.body.own_roi.side_px);
  }
  for (const Detection& detection : found) largest = std::max(largest, detection.roi.side_px);
  int others = 0;
  for (const Detection& detection : found) {
    const bool room = seen.sightings.size() < static_cast<std::size_t>(options_.max_people);
    if (!room || detection.roi.side_px < kWorthFollowing * largest) {
      others += std::ranges::none_of(seen.sightings, [&](const Sighting& sighting) {
        return same_place(sighting.body.own_roi, detection.roi);
      });
    } else if (auto sighting = look_through(frame, detection.roi, kPersonThere)) {
      seen.sightings.push_back(std::move(*sighting));
    }
  }
  seen.others = others;
}

FrameSightings BodyFinder::look(const Frame& frame, const Scene& scene, Search search) {
  FrameSightings seen;
  seen.time_s = frame.time_s;
  bool lost = false;
  for (const FollowedBody& body : scene.bodies) {
    if (std::optional<Sighting> sighting = follow(frame, body)) {
      seen.sightings.push_back(std::move(*sighting));
    } else {
      lost = true;
    }
  }
  if (lost || scene.bodies.empty() || search != Search::kNone) search_new(frame, search, seen);
  return seen;
}

void BodyFinder::look_at_hands(const Frame& frame, const Scene& before, Rounds rounds,
                               FrameSightings& seen) const {
  if (!options_.rounds || rounds == Rounds::kNone) return;
  for (Sighting& sighting : seen.sightings) {
    const auto body = std::ranges::find_if(
        before.bodies, [&](const FollowedBody& b) { return sighting.id && b.id == *sighting.id; });
    sighting.rounds =
        rounds_at_hands(frame, sighting.body, body != before.bodies.end() ? *body : FollowedBody(),
                        rounds == Rounds::kAlsoNew);
  }
}

}  // namespace dowel::vision
