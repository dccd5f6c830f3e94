#include "vision/body_finder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "vision/mask_contour.h"

namespace dowel::vision {
namespace {

constexpr float kPersonThere = 0.5F;
constexpr float kSamePersonOverlap = 0.4F;
/// Whoever is smaller than this part of the largest stands in the background: counted only.
constexpr float kWorthFollowing = 0.45F;

/// A square this close to the one that the body's own points ask for is as good as that one: the
/// hip then differs from a second look's by 0.25 % of the side (root mean square), as much as a
/// third look's differs from the second's. Clips tracked forwards and backwards differ by less
/// than 0.1° in trunk inclination between lowering and rising. At 0.03 there are half as many
/// second looks and a fifth more noise.
constexpr float kSquareFits = 0.02F;

class Stopwatch {
 public:
  explicit Stopwatch(double& sum_s) : sum_s_(sum_s) {}
  ~Stopwatch() {
    sum_s_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& sum_s_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Neither lost in the distance nor run away beyond the picture.
bool is_plausible(const Roi& roi, const Frame& frame) {
  const auto longer = static_cast<float>(std::max(frame.width_px, frame.height_px));
  return std::isfinite(roi.centre_x_px + roi.centre_y_px + roi.side_px + roi.rotation_rad) &&
         roi.side_px >= 16 && roi.side_px <= 8 * longer &&
         std::abs(roi.centre_x_px) <= 4 * longer && std::abs(roi.centre_y_px) <= 4 * longer;
}

}  // namespace

BodyFinder::BodyFinder(PoseDetector detector, PoseLandmarker landmarker, TrackerOptions options)
    : detector_(std::move(detector)), landmarker_(std::move(landmarker)), options_(options) {}

Result<BodyFinder> BodyFinder::create(const Graphs& graphs, const TrackerOptions& options) {
  using Outputs = PoseLandmarker::Outputs;
  Result<PoseDetector> detector = PoseDetector::create(graphs.detector);
  if (!detector) return tl::unexpected(detector.error());
  Result<PoseLandmarker> landmarker = PoseLandmarker::create(
      graphs.landmarks, options.silhouettes ? Outputs::kPointsAndMask : Outputs::kPoints);
  if (!landmarker) return tl::unexpected(landmarker.error());
  return BodyFinder(std::move(*detector), std::move(*landmarker), options);
}

/// Looks through the guessed square, and once more through the body's own when the two differ.
std::optional<Sighting> BodyFinder::follow(const Frame& frame, const Roi& guess) {
  const auto is_there = [&](const BodyEstimate& body) {
    return body.confidence >= kPersonThere && is_plausible(body.own_roi, frame);
  };
  if (!is_plausible(guess, frame)) return std::nullopt;
  Sighting sighting;
  Roi roi = guess;
  {
    const Stopwatch watch(timing_.landmarks_s);
    sighting.body = landmarker_.estimate(frame, roi);
    ++timing_.first_passes;
    if (!is_there(sighting.body)) return std::nullopt;
    if (difference(guess, sighting.body.own_roi) > kSquareFits) {
      roi = sighting.body.own_roi;
      sighting.body = landmarker_.estimate(frame, roi);
      ++timing_.second_passes;
      if (!is_there(sighting.body)) return std::nullopt;
    }
  }
  if (options_.silhouettes) {
    const Stopwatch watch(timing_.outlines_s);
    const GridToPicture grid = grid_of(roi, kMaskSize);
    sighting.silhouette =
        pack(trace_mask(landmarker_.mask_logits(), grid, frame.width_px, frame.height_px), grid);
  }
  return sighting;
}

void BodyFinder::search_new(const Frame& frame, Search search, FrameSightings& seen) {
  std::vector<Detection> found;
  {
    const Stopwatch watch(timing_.detector_s);
    found = detector_.detect(frame);
    ++timing_.detector_runs;
    if (found.empty() && seen.sightings.empty() && search == Search::kAlsoSmall) {
      found = detector_.detect_small(frame);
    }
  }
  std::erase_if(found, [&](const Detection& detection) {
    return std::ranges::any_of(seen.sightings, [&](const Sighting& sighting) {
      return overlap(sighting.body.own_roi, detection.roi) > kSamePersonOverlap;
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
      ++others;
    } else if (std::optional<Sighting> sighting = follow(frame, detection.roi)) {
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
    std::optional<Sighting> sighting = follow(frame, predict(body, frame.time_s));
    if (!sighting) {
      lost = true;
      continue;
    }
    sighting->id = body.id;
    seen.sightings.push_back(std::move(*sighting));
  }
  if (lost || scene.bodies.empty() || search != Search::kNone) search_new(frame, search, seen);
  return seen;
}

}  // namespace dowel::vision
