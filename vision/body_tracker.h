#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/motion/pose_track.h"
#include "core/motion/silhouette.h"
#include "vision/frame.h"

namespace dowel::vision {

/// Which landmark network: larger ones are steadier and slower (about 1 : 1.4 : 4 in time).
enum class PoseModel { kLite, kFull, kHeavy };

struct TrackerOptions {
  PoseModel model = PoseModel::kFull;
  int max_people = 3;       ///< followed at once; further ones are only counted
  bool silhouettes = true;  ///< also trace the bodies' outlines, a third more work
};

/// One person through the clip: one entry per frame pushed, gaps with `found` false.
struct PersonTrack {
  int id = 0;  ///< in the order of appearance
  PoseTrack poses;
  SilhouetteTrack silhouettes;  ///< empty track when not asked for
};

/// Where the time went, summed over both workers.
struct TrackerTiming {
  double detector_s = 0;
  double landmarks_s = 0;  ///< crops included
  double outlines_s = 0;
  int detector_runs = 0;
  int first_passes = 0;   ///< looks at a body
  int second_passes = 0;  ///< looks repeated because the square did not fit
};

struct TrackedPeople {
  std::vector<PersonTrack> people;  ///< the most prominent first: large, central, long in view
  std::vector<int> others;          ///< people seen but not followed, per frame
  TrackerTiming timing;
};

/// Follows the bodies in a clip.
///
/// The network's answer leans with the turn of the square it is shown, and the square of an earlier
/// frame lags behind the body. So the square is predicted from the body's motion, and where this
/// frame's own points ask for another one, it is rebuilt from them and the network asked again.
/// Nothing is smoothed. Frame t starts from frames up to t − 2, so that two workers can go on side
/// by side; the result is the same whatever the number of cores.
class BodyTracker {
 public:
  /// @param model_dir  see `find_model_dir`; errors: kMissing when a network is not there or
  /// damaged
  static Result<BodyTracker> create(const std::filesystem::path& model_dir, TrackerOptions options);

  BodyTracker(BodyTracker&&) noexcept;
  BodyTracker& operator=(BodyTracker&&) noexcept;
  ~BodyTracker();  ///< stops early when `finish` was not called

  /// Hands over the next frame; waits while a few are in the queue. All of one size, times
  /// increasing.
  void push(Frame frame);
  /// Waits for the frames pushed so far and gives everything; the tracker is spent then.
  /// @returns errors: kUnusable when no frame was pushed
  Result<TrackedPeople> finish();

 private:
  struct State;
  explicit BodyTracker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dowel::vision
