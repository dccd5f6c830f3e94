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
#include "core/technique/profile.h"
#include "vision/body_tracker.h"
#include "vision/video_reader.h"

namespace dowel::app {

/// How far the work on a clip has come.
struct Progress {
  std::int64_t frames = 0;                      ///< taken in so far
  std::optional<std::int64_t> frames_expected;  ///< as the container claims; may be wrong
};

struct ClipOptions {
  const ExerciseProfile* exercise = nullptr;  ///< null: recognise it
  AthleteBody athlete;
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
  std::vector<StageSeconds> timing;
};

/// Analyses one clip: decodes it, follows the people in it, picks the one who lifts.
/// @param technique  must outlive the call
/// @returns errors: kUnreadable (not a video), kUnusable (nobody in it), kMissing (models),
///          kCancelled
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
