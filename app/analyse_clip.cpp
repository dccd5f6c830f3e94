#include "app/analyse_clip.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/stats.h"
#include "core/body/posture.h"
#include "core/pipeline/analyse_set.h"
#include "vision/camera_motion.h"
#include "vision/decode_ahead.h"
#include "vision/exposure.h"
#include "vision/file_digest.h"
#include "vision/model_files.h"
#include "vision/shot_cuts.h"

namespace dowel::app {
namespace {

class Stopwatch {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - from_).count();
    from_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point from_ = std::chrono::steady_clock::now();
};

Result<WatchedFilm> watch(vision::DecodeAhead& decoder, vision::BodyTracker& tracker,
                          const ClipOptions& options) {
  WatchedFilm film;
  vision::CameraMotionEstimator camera;
  vision::ExposureMonitor exposure;
  vision::ShotCutFinder cuts;
  vision::Frame frame;
  std::int64_t count = 0;
  for (;;) {
    if (options.stop.stop_requested()) {
      return fail(ErrorCode::kCancelled, "stopped before the end of the clip",
                  "nothing was written; start again when you like");
    }
    auto more = decoder.read(frame);
    DOWEL_TRY(more);
    if (!*more) break;
    if (count == 0) film.first_s = frame.time_s;
    film.last_s = frame.time_s;
    camera.add(frame);
    exposure.add(frame);
    cuts.add(frame);
    tracker.push(std::move(frame));
    frame = {};
    ++count;
    if (options.on_progress && count % 8 == 0) {
      options.on_progress({count, decoder.info().frames_estimate});
    }
  }
  film.end = decoder.end();
  auto tracked = tracker.finish();
  DOWEL_TRY(tracked);
  film.tracked = std::move(*tracked);
  film.camera = camera.finish();
  film.exposure = exposure.finish();
  film.cuts_s = cuts.finish();
  film.video = decoder.info();
  if (options.on_progress) options.on_progress({count, count});
  return film;
}

struct Candidate {
  const vision::PersonTrack* person;
  SetAnalysis set;
};

// The one who lifts: most completed reps; between equals the most prominent.
Result<std::size_t> pick_lifter(const std::vector<Candidate>& candidates) {
  if (candidates.empty()) {
    return fail(ErrorCode::kUnusable, "nobody can be seen in this clip",
                "film one lifter from the side, whole body in the picture, in good light");
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (candidates[best].set.reps.counted == 0 && candidates[i].set.reps.counted > 0) best = i;
  }
  return best;
}

void warn_about_people(const std::vector<Candidate>& candidates, int people_seen,
                       std::vector<Warning>& warnings) {
  const auto lifting = std::count_if(candidates.begin(), candidates.end(),
                                     [](const Candidate& c) { return c.set.reps.counted > 0; });
  if (lifting > 1) {
    warnings.push_back({"several_lifters",
                        "More than one person lifts in this clip; the most prominent one was "
                        "analysed. Film one lifter at a time, or cut the picture to one."});
  } else if (people_seen > 1) {
    warnings.push_back(
        {"others_present", "Other people were in the picture; only the lifter was analysed."});
  }
}

// Feet below the picture's edge while standing: the points there are guesses.
void warn_about_cut_off_body(const PoseTrack& track, std::vector<Warning>& warnings) {
  const auto standing = standing_frames(track);
  if (standing.empty()) return;
  std::size_t feet = 0, knees = 0, head = 0;
  for (const std::size_t i : standing) {
    const PoseFrame& f = track.frames[i];
    const auto below = [&](Joint a, Joint b) {
      return image_middle(f, a, b).y > static_cast<double>(track.height_px);
    };
    feet += below(Joint::kLeftAnkle, Joint::kRightAnkle);
    knees += below(Joint::kLeftKnee, Joint::kRightKnee);
    head += image_middle(f, Joint::kLeftEar, Joint::kRightEar).y < 0;
  }
  const auto mostly = [&](std::size_t n) { return 2 * n > standing.size(); };
  if (mostly(knees)) {
    warnings.push_back({"cut_at_knees",
                        "The legs are cut off at the knees, so knee bend and balance cannot be "
                        "told. Step back until the whole body is in the picture."});
  } else if (mostly(feet)) {
    warnings.push_back({"cut_feet",
                        "The feet are out of the picture, so balance cannot be told. Step back "
                        "until the whole body is in the picture."});
  }
  if (mostly(head)) {
    warnings.push_back({"cut_head",
                        "The head is out of the picture, so its contact with the stick cannot be "
                        "told. Step back until the whole body is in the picture."});
  }
}

void warn_about_film(const WatchedFilm& film, std::vector<Warning>& warnings) {
  for (const std::string& text : film.end.warnings()) warnings.push_back({"film", text});
  if (film.camera.verdict == vision::CameraVerdict::kMoving) {
    warnings.push_back({"camera_moves", film.camera.reason});
  }
  for (const vision::ExposureSpan& span : film.exposure.spans) {
    const bool black = span.fault == vision::ExposureFault::kBlack;
    warnings.push_back({black ? "black_frames" : "frozen_frames",
                        "There are " + span.words() + "; nothing can be told there."});
  }
}

std::vector<Warning> all_warnings(const WatchedFilm& film, const std::vector<Candidate>& candidates,
                                  std::size_t chosen, int people_seen) {
  std::vector<Warning> warnings;
  warn_about_film(film, warnings);
  warn_about_people(candidates, people_seen, warnings);
  warn_about_cut_off_body(candidates[chosen].person->poses, warnings);
  if (candidates[chosen].set.reps.reps.empty()) {
    warnings.push_back({"no_reps", "No repetition was seen in this clip."});
  }
  return warnings;
}

// The greatest number that was there for a second at least, or for half of the clip: the detector
// takes a coat on a hook for somebody now and then.
int most_at_once(const vision::TrackedPeople& tracked, double duration_s) {
  constexpr double kFor_s = 1;
  const std::size_t frames = tracked.others.size();
  std::vector<int> here;
  for (std::size_t i = 0; i < frames; ++i) {
    int count = tracked.others[i];
    for (const auto& person : tracked.people) {
      count += i < person.poses.frames.size() && person.poses.frames[i].found;
    }
    here.push_back(count);
  }
  if (here.empty()) return 0;
  const double share = duration_s > 0 ? std::min(0.5, kFor_s / duration_s) : 0.5;
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(frames - 1));
  std::ranges::nth_element(here, here.begin() + static_cast<std::ptrdiff_t>(rank),
                           std::ranges::greater{});
  return here[rank];
}

Result<std::vector<Candidate>> analyse_people(const vision::TrackedPeople& tracked,
                                              const Technique& technique,
                                              const ClipOptions& options) {
  std::vector<Candidate> candidates;
  for (const auto& person : tracked.people) {
    const SilhouetteTrack* outlines =
        person.silhouettes.frames.empty() ? nullptr : &person.silhouettes;
    auto set = analyse_set(person.poses, outlines, options.athlete, options.exercise, technique);
    if (set) {
      candidates.push_back({&person, std::move(*set)});
    } else if (set.error().code != ErrorCode::kUnusable) {
      return tl::unexpected(set.error());
    }
  }
  return candidates;
}

}  // namespace

Result<WatchedFilm> watch_clip(const std::string& path, const ClipOptions& options,
                               std::vector<StageSeconds>& timing) {
  Stopwatch stopwatch;
  auto models = vision::find_model_dir();
  DOWEL_TRY(models);
  auto reader = vision::VideoReader::open(path);
  DOWEL_TRY(reader);
  auto tracker = vision::BodyTracker::create(*models, {options.model});
  DOWEL_TRY(tracker);
  vision::DecodeAhead decoder(std::move(*reader));
  timing.push_back({"open", stopwatch.lap()});
  auto film = watch(decoder, *tracker, options);
  DOWEL_TRY(film);
  timing.push_back({"decode_and_track", stopwatch.lap()});
  return film;
}

Result<ClipAnalysis> analyse_watched(const WatchedFilm& film, const Technique& technique,
                                     const ClipOptions& options) {
  auto candidates = analyse_people(film.tracked, technique, options);
  DOWEL_TRY(candidates);
  auto chosen = pick_lifter(*candidates);
  DOWEL_TRY(chosen);
  ClipAnalysis clip;
  clip.people_seen = most_at_once(film.tracked, film.last_s - film.first_s);
  auto warnings = all_warnings(film, *candidates, *chosen, clip.people_seen);
  Candidate& lifter = (*candidates)[*chosen];
  clip.video = film.video;
  clip.frames = film.end.frames;
  clip.duration_s = film.last_s - film.first_s;
  clip.lifter = lifter.person->poses;
  clip.set = std::move(lifter.set);
  clip.set.warnings.insert(clip.set.warnings.end(), warnings.begin(), warnings.end());
  return clip;
}

Result<ClipAnalysis> analyse_clip(const std::string& path, const Technique& technique,
                                  const ClipOptions& options) {
  std::vector<StageSeconds> timing;
  const auto film = watch_clip(path, options, timing);
  DOWEL_TRY(film);
  Stopwatch stopwatch;
  auto clip = analyse_watched(*film, technique, options);
  DOWEL_TRY(clip);
  timing.push_back({"analyse", stopwatch.lap()});
  auto digest = vision::sha256_of_file(path);
  DOWEL_TRY(digest);
  clip->sha256 = std::move(*digest);
  timing.push_back({"digest", stopwatch.lap()});
  clip->timing = std::move(timing);
  return clip;
}

}  // namespace dowel::app
