#include "vision/rounds_at_hands.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/stats.h"
#include "vision/body_build.h"
#include "vision/rim_fit.h"

namespace dowel::vision {
namespace {

// A trunk, shoulder to hip, is some 0.5 m; smaller on the picture, a plate has too few pixels.
constexpr double kLeastTrunk_px = 22;
// Trunk over the side of the square around a body: somebody bent towards the camera shows less.
constexpr double kTrunkOfSquare = 0.2;
// In trunk lengths. Bells of 8 kg are 0.09 m in radius; the largest plates 0.225 m, and the near
// one is up to half as large again as what is as far away as the body.
constexpr double kLeastRadius = 0.17;
constexpr double kLargestRadius = 0.85;
constexpr double kReach = 0.75;
// From the middle of a bar to its sleeves [IWF2024]: 1.31 m between the collars.
constexpr double kHalfBar_m = 0.655;
// Turned further, a plate is a sliver; a bell is round from everywhere, and smaller.
constexpr double kLeastAspect = 0.35;
constexpr double kLargestBell = 0.35;

// The end of a bar's sleeve: 25 mm in radius on plates of 225 and less, and nearer to the camera.
constexpr double kLeastSleeve = 0.085, kLargestSleeve = 0.24, kSleeveReach = 0.7;
constexpr double kLeastSleeve_px = 4;
constexpr float kPlainly = 0.7F;
// What was found before is looked for with fewer rays, and for no longer than a moment.
constexpr double kStillRound = 0.55;
constexpr int kFewRays = 40;
constexpr double kLongestForecast_s = 0.25;
constexpr float kSwells = 0.05F;
constexpr double kSlopeOver_s = 0.12;

Vec3 world_middle(const BodyEstimate& body, Joint a, Joint b) {
  const WorldPoint& p = body.world[index_of(a)];
  const WorldPoint& q = body.world[index_of(b)];
  return {0.5 * (p.x_m + q.x_m), 0.5 * (p.y_m + q.y_m), 0.5 * (p.z_m + q.z_m)};
}

Vec3 world_step(const BodyEstimate& body, Joint from, Joint to) {
  const WorldPoint& p = body.world[index_of(from)];
  const WorldPoint& q = body.world[index_of(to)];
  return {q.x_m - p.x_m, q.y_m - p.y_m, q.z_m - p.z_m};
}

// Where a thing is by now if it went straight on since it was last seen twice.
using Seen = std::vector<Whereabouts>::const_iterator;
Vec2 moved_on(const RoundThing& thing, Seen last, Seen end, double time_s) {
  const Vec2 here{static_cast<double>(thing.x_px), static_cast<double>(thing.y_px)};
  for (Seen before = last + 1; before != end; ++before) {
    const double since_s = last->time_s - before->time_s;
    if (since_s > kSlopeOver_s) break;
    for (std::size_t k = 0; k < before->rounds.count; ++k) {
      const RoundThing& was = before->rounds.things[k];
      const Vec2 there{static_cast<double>(was.x_px), static_cast<double>(was.y_px)};
      const float growth = was.radius_px / thing.radius_px;
      if (growth < 0.9F || growth > 1.1F) continue;
      if (norm(here - there) > static_cast<double>(thing.radius_px)) continue;
      return here + ((time_s - last->time_s) / since_s) * (here - there);
    }
  }
  return here;
}

// The body's left-to-right line, of length 1, pointing towards the camera.
Vec3 across(const BodyEstimate& body) {
  Vec3 line = world_step(body, Joint::kLeftShoulder, Joint::kRightShoulder) +
              world_step(body, Joint::kLeftHip, Joint::kRightHip);
  const double length = norm(line);
  if (!(length > 0)) return {0, 0, -1};
  line = (1 / length) * line;
  return line.z > 0 ? -1 * line : line;
}

// Of this look and the remembered ones.
double usual_aspect(const BodyEstimate& body, const FollowedBody& known) {
  std::vector<double> aspects{static_cast<double>(disc_aspect(body.world))};
  for (const Whereabouts& seen : known.seen) {
    if (seen.aspect > 0) aspects.push_back(static_cast<double>(seen.aspect));
  }
  return *median(std::move(aspects));
}

// Of two finds of one thing the better is kept.
void keep(const RoundThing& thing, std::vector<RoundThing>& rounds) {
  const auto twin =
      std::ranges::find_if(rounds, [&](const auto& other) { return same_round(thing, other); });
  if (twin == rounds.end()) {
    rounds.push_back(thing);
  } else if (thing.support > twin->support) {
    *twin = thing;
  }
}

// What was there before and still is.
void go_on(const Frame& frame, const FollowedBody& known, const RoundSearch& search,
           std::vector<RoundThing>& rounds) {
  const auto last = std::ranges::find_if(
      known.seen, [](const Whereabouts& seen) { return seen.rounds.count > 0; });
  if (last == known.seen.end() || frame.time_s - last->time_s > kLongestForecast_s) return;
  RimFitOptions options;
  options.least_support = kStillRound;
  options.rays = kFewRays;
  for (std::size_t k = 0; k < last->rounds.count; ++k) {
    const RoundThing& thing = last->rounds.things[k];
    const Vec2 expected = moved_on(thing, last, known.seen.end(), frame.time_s);
    if (norm(expected - search.around_px) > search.reach_px) continue;
    const auto fitted = fit_rim(
        frame, {expected, static_cast<double>(thing.radius_px), static_cast<double>(thing.aspect)},
        options);
    if (!fitted) continue;
    const RoundThing here = round_thing(*fitted);
    // What swells or turns from look to look slides along the clutter behind it.
    if (std::abs(here.radius_px / thing.radius_px - 1) < kSwells &&
        std::abs(here.aspect / thing.aspect - 1) < kSwells) {
      keep(here, rounds);
    }
  }
  std::ranges::stable_sort(rounds, std::ranges::greater{}, &RoundThing::support);
}

// What is plainly held and was lost is looked for at once, and of its own size and shape only:
// most of what else is there then falls away.
constexpr int kHeldLooks = 6;
bool is_held(const RoundThing& thing, const FollowedBody& known) {
  const float growth = thing.radius_px / known.held.radius_px;
  return thing.support >= kPlainly && growth > 0.9F && growth < 1.11F;
}
void find_held_again(const Frame& frame, const FollowedBody& known, RoundSearch search,
                     std::vector<RoundThing>& rounds) {
  if (known.held_looks < kHeldLooks) return;
  if (std::ranges::any_of(rounds, [&](const auto& thing) { return is_held(thing, known); })) return;
  search.aspect = static_cast<double>(known.held.aspect);
  search.least_radius_px = 0.88 * static_cast<double>(known.held.radius_px);
  search.largest_radius_px = 1.13 * static_cast<double>(known.held.radius_px);
  for (const RoundThing& thing : find_round_things(frame, search)) keep(thing, rounds);
}

// How a body is turned is told wrongly now and then, where a plate hides it above all: nearly every
// film of a bar is taken from the side, so that this is tried as well.
constexpr double kNearlySide = 0.92;
bool every_other_time(double time_s) {
  constexpr double kTurns_per_s = 5;
  return static_cast<std::int64_t>(std::floor(kTurns_per_s * time_s)) % 2 == 0;
}

// The end of the sleeve is a small round thing before the plate.
void look_at_face(const Frame& frame, const RoundThing& plate, std::vector<RoundThing>& rounds) {
  const Vec2 centre{static_cast<double>(plate.x_px), static_cast<double>(plate.y_px)};
  const auto radius_px = static_cast<double>(plate.radius_px);
  if (kLeastSleeve * radius_px < kLeastSleeve_px) return;
  const RoundSearch face{centre, kSleeveReach * radius_px, kLeastSleeve * radius_px,
                         kLargestSleeve * radius_px, static_cast<double>(plate.aspect)};
  for (RoundThing& end : find_round_things(frame, face)) {
    end.within = true;
    rounds.push_back(end);
  }
}

}  // namespace

Vec2 hands_of(const PerJoint<Landmark>& image) {
  return 0.5 * (middle_of(image, Joint::kLeftWrist, Joint::kRightWrist) +
                middle_of(image, Joint::kLeftIndex, Joint::kRightIndex));
}

std::optional<RoundSearch> search_at_hands(const BodyEstimate& body, const FollowedBody& known) {
  const double side_px = static_cast<double>(body.own_roi.side_px);
  const Vec2 shoulder = middle_of(body.image, Joint::kLeftShoulder, Joint::kRightShoulder);
  const Vec2 hip = middle_of(body.image, Joint::kLeftHip, Joint::kRightHip);
  const double trunk_px = std::max(norm(shoulder - hip), kTrunkOfSquare * side_px);
  if (!(trunk_px >= kLeastTrunk_px)) return std::nullopt;
  const Vec3 trunk_m = world_middle(body, Joint::kLeftShoulder, Joint::kRightShoulder) -
                       world_middle(body, Joint::kLeftHip, Joint::kRightHip);
  const double px_per_m = trunk_px / std::max(0.3, norm(trunk_m));
  const Vec3 line = across(body);
  const double aspect = usual_aspect(body, known);
  RoundSearch search;
  search.around_px = hands_of(body.image);
  search.reach_px = kReach * trunk_px;
  search.least_radius_px = kLeastRadius * trunk_px;
  if (aspect < kLeastAspect) {
    search.largest_radius_px = kLargestBell * trunk_px;
    return search;
  }
  search.aspect = aspect;
  search.largest_radius_px = kLargestRadius * trunk_px;
  const Vec2 to_the_end = kHalfBar_m * px_per_m * Vec2{line.x, line.y};
  search.around_px = search.around_px + 0.5 * to_the_end;
  search.reach_px += 0.5 * norm(to_the_end);
  return search;
}

std::vector<RoundThing> rounds_at_hands(const Frame& frame, const BodyEstimate& body,
                                        const FollowedBody& known, bool also_new) {
  std::vector<RoundThing> rounds;
  auto search = search_at_hands(body, known);
  if (!search) return rounds;
  go_on(frame, known, *search, rounds);
  find_held_again(frame, known, *search, rounds);
  if (!also_new) return rounds;
  std::ranges::stable_sort(rounds, std::ranges::greater{}, &RoundThing::support);
  if (!rounds.empty() && rounds.front().support >= kPlainly) {
    search->aspect = static_cast<double>(rounds.front().aspect);
  } else if (search->aspect < kNearlySide && every_other_time(frame.time_s)) {
    search->aspect = 1;
  }
  for (const RoundThing& thing : find_round_things(frame, *search)) keep(thing, rounds);
  std::ranges::stable_sort(rounds, std::ranges::greater{}, &RoundThing::support);
  if (!rounds.empty() && rounds.front().support >= kPlainly) {
    look_at_face(frame, rounds.front(), rounds);
  }
  return rounds;
}

}  // namespace dowel::vision
