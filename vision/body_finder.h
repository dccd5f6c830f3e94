#pragma once

#include <memory>
#include <optional>

#include "vision/body_tracker.h"
#include "vision/people.h"
#include "vision/pose_detector.h"
#include "vision/pose_landmarker.h"

namespace dowel::vision {

/// The networks of one worker.
class BodyFinder {
 public:
  struct Graphs {
    std::shared_ptr<const Graph> detector;
    std::shared_ptr<const Graph> landmarks;
  };
  static Result<BodyFinder> create(const Graphs& graphs, const TrackerOptions& options);

  /// What the detector is to do in a frame, on top of what lost bodies ask for.
  enum class Search { kNone, kWholePicture, kAlsoSmall };

  /// What is to be done about round things at hands: nothing, go on with what was found there
  /// before, or also look for new ones.
  enum class Rounds { kNone, kGoOn, kAlsoNew };

  /// Finds the bodies of `scene` in a later frame, and new ones.
  FrameSightings look(const Frame& frame, const Scene& scene, Search search);

  /// Adds what is round about the hands of those who were seen.
  /// @param before  of the frame before this one: two frames later a plate is a fifth of its radius
  ///   away from where its last two places say, and an edge too far to be taken for its rim
  void look_at_hands(const Frame& frame, const Scene& before, Rounds rounds,
                     FrameSightings& seen) const;

  /// Finds one body that was lost there: where it is predicted, where it last was, with the
  /// detector on that part of the picture alone, in a wider square, and in the mirror. Some five
  /// times the work of a frame when nothing is found.
  /// @returns a believable sighting without an id
  std::optional<Sighting> follow_closely(const Frame& frame, const FollowedBody& body);

  /// Finds a body in a square that keeps its size and turn whatever is seen in it, and moves with
  /// the hips alone: what a frame shows then hangs on no frame before it.
  /// @param known  what was round about the hands before; may hold no sightings
  /// @returns a sighting without an id, of which nothing but the network's confidence is asked
  std::optional<Sighting> look_held(const Frame& frame, const Roi& held, const FollowedBody& known);

 private:
  BodyFinder(PoseDetector detector, PoseLandmarker landmarker, TrackerOptions options);
  std::optional<Sighting> look_through(const Frame& frame, const Roi& guess,
                                       float least_confidence);
  void add_outline(const Frame& frame, const Roi& roi, Sighting& sighting);
  std::optional<Sighting> find_closely(const Frame& frame, const FollowedBody& body);
  std::optional<Sighting> follow(const Frame& frame, const FollowedBody& body);
  void search_new(const Frame& frame, Search search, FrameSightings& seen);

  PoseDetector detector_;
  PoseLandmarker landmarker_;
  TrackerOptions options_;
};

}  // namespace dowel::vision
