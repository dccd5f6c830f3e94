#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/watched_film.h"
#include "core/base/result.h"
#include "core/log/athlete.h"
#include "core/motion/unseen_span.h"
#include "core/pipeline/set_analysis.h"
#include "core/reps/move_edges.h"
#include "core/technique/profile.h"
#include "vision/body_tracker.h"
#include "vision/video_reader.h"

namespace dowel::app {

/// How far the work on a clip has come.
struct Progress {
  std::int64_t frames = 0;                      ///< taken in so far
  std::optional<std::int64_t> frames_expected;  ///< as the container claims; may be wrong
};

/// Somebody who was followed in a clip, and a frame that shows them.
struct SeenPerson {
  bool chosen = false;                                     ///< this one was analysed
  int reps = 0;                                            ///< completed
  double from_s = 0, to_s = 0;                             ///< first and last seen
  double at_s = 0;                                         ///< of that frame
  double x_px = 0, y_px = 0, width_px = 0, height_px = 0;  ///< around them there, upright picture
};

struct ClipOptions {
  const ExerciseProfile* exercise = nullptr;  ///< null: recognise it
  AthleteBody athlete;
  int person = 0;  ///< in the order of `ClipAnalysis::people`, from 1; 0: the one who lifts
  std::vector<RepEdges> edges{};  ///< as `analyse_set`, of the one analysed
  vision::PoseModel model = vision::PoseModel::kFull;
  std::stop_token stop;                              ///< asked between frames
  std::function<void(const Progress&)> on_progress;  ///< called about ten times a second of film
};

/// Wall time of one stage.
struct StageSeconds {
  std::string stage;
  double seconds = 0;
};

/// A clip after analysis, with all that is needed to draw it.
struct ClipAnalysis {
  vision::VideoInfo video;
  std::int64_t frames = 0;
  double duration_s = 0;  ///< from the first to the last frame
  std::string sha256;     ///< of the file, 64 hex digits
  PoseTrack lifter;       ///< the one analysed
  SetAnalysis set;
  std::vector<UnseenSpan> unseen;  ///< where the lifter was not followed, in order
  int people_seen = 0;             ///< greatest number at once
  std::vector<SeenPerson> people;  ///< everybody who was followed and can be measured
  std::vector<StageSeconds> timing;
};

/// Analyses one clip: decodes it, follows the people in it, picks the one who lifts.
/// @param technique  must outlive the call
/// @returns errors: kUnreadable (not a video), kUnusable (nobody in it), kMissing (models),
///          kCancelled; kUsage for a person who is not there, and as `move_edges`
Result<ClipAnalysis> analyse_clip(const std::string& path, const Technique& technique,
                                  const ClipOptions& options);

/// The first half of `analyse_clip`: decodes a clip and follows the people in it; once more,
/// turned, when the film turns out to lie on its side or to stand on its head.
Result<WatchedFilm> watch_clip(const std::string& path, const Technique& technique,
                               const ClipOptions& options, std::vector<StageSeconds>& timing);

/// The second half: tells who is who, picks the one who lifts and measures the set. Everything but
/// the digest.
Result<ClipAnalysis> analyse_watched(WatchedFilm film, const Technique& technique,
                                     const ClipOptions& options);

}  // namespace dowel::app
