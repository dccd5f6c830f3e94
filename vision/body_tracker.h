#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "vision/frame.h"
#include "vision/join_bodies.h"
#include "vision/video_reader.h"

namespace dowel::vision {

/// Which landmark network: larger ones are steadier and slower (about 1 : 1.4 : 4 in time).
enum class PoseModel { kLite, kFull, kHeavy };

struct TrackerOptions {
  PoseModel model = PoseModel::kFull;
  int max_people = 3;       ///< followed at once; further ones are only counted
  bool silhouettes = true;  ///< also trace the bodies' outlines, a third more work
  bool rounds = true;       ///< also look for what is round about the hands: a plate, a bell
};

/// What was followed from frame to frame; `tell_people` says who is who.
struct FollowedFilm {
  int width_px = 0;
  int height_px = 0;
  std::vector<double> times_s;      ///< of all frames, increasing
  std::vector<Tracklet> tracklets;  ///< in the order of appearance
  std::vector<int> others;          ///< people seen but not followed, per frame
};

/// Opens the film again, from its beginning.
using OpenAgain = std::function<Result<VideoReader>(const VideoReaderOptions&)>;

/// Follows the bodies in a clip.
///
/// The network's answer leans with the turn of the square it is shown, and the square of an earlier
/// frame lags behind the body. So the square is predicted from the body's motion, and where this
/// frame's own points ask for another one, it is rebuilt from them and the network asked again.
/// Nothing is smoothed. Frame t starts from frames up to t − 2, so that two workers can go on side
/// by side, and what is round about the hands from those up to t − 1, one after the other; the
/// result is the same whatever the number of cores.
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
  /// Waits for the frames pushed so far and gives everything. The tracker is spent then, and its
  /// networks are freed.
  /// @param open_again  for a second look at the stretches in which bodies were lost; none: no
  ///   second look
  /// @returns errors: kUnusable when no frame was pushed; those of reading the film again
  Result<FollowedFilm> finish(const OpenAgain& open_again = nullptr);

 private:
  struct State;
  explicit BodyTracker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dowel::vision
