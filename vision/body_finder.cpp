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

BodyFinder::BodyFinder(PoseDetector detector, PoseLandmarker first, PoseLandmarker second,
                       TrackerOptions options)
    : detector_(std::move(detector)),
      first_(std::move(first)),
      second_(std::move(second)),
      options_(options) {}

Result<BodyFinder> BodyFinder::create(const Graphs& graphs, const TrackerOptions& options) {
  using Outputs = PoseLandmarker::Outputs;
  Result<PoseDetector> detector = PoseDetector::create(graphs.detector);
  if (!detector) return tl::unexpected(detector.error());
  Result<PoseLandmarker> first = PoseLandmarker::create(graphs.landmarks, Outputs::kRoiOnly);
  if (!first) return tl::unexpected(first.error());
  Result<PoseLandmarker> second = PoseLandmarker::create(
      graphs.landmarks, options.silhouettes ? Outputs::kPointsAndMask : Outputs::kPoints);
  if (!second) return tl::unexpected(second.error());
  return BodyFinder(std::move(*detector), std::move(*first), std::move(*second), options);
}

std::optional<Sighting> BodyFinder::follow(const Frame& frame, const Roi& guess) {
  if (!is_plausible(guess, frame)) return std::nullopt;
  Sighting sighting;
  Roi roi;
  {
    const Stopwatch watch(timing_.landmarks_s);
    const BodyEstimate first = first_.estimate(frame, guess);
    ++timing_.first_passes;
    roi = first.own_roi;
    if (!(first.confidence >= kPersonThere) || !is_plausible(roi, frame)) return std::nullopt;
    sighting.body = second_.estimate(frame, roi);
    ++timing_.second_passes;
  }
  if (!(sighting.body.confidence >= kPersonThere) || !is_plausible(sighting.body.own_roi, frame)) {
    return std::nullopt;
  }
  if (options_.silhouettes) {
    const Stopwatch watch(timing_.outlines_s);
    const GridToPicture grid = grid_of(roi, kMaskSize);
    sighting.silhouette =
        pack(trace_mask(second_.mask_logits(), grid, frame.width_px, frame.height_px), grid);
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
    std::optional<Sighting> sighting = follow(frame, body.roi);
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
