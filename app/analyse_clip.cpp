#include "app/analyse_clip.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>

#include "app/film_turn.h"
#include "app/pick_lifter.h"
#include "core/base/stats.h"
#include "core/body/ground.h"
#include "core/body/posture.h"
#include "core/motion/unseen_words.h"
#include "core/pipeline/analyse_set.h"
#include "vision/camera_motion.h"
#include "vision/cuts_within.h"
#include "vision/decode_ahead.h"
#include "vision/exposure.h"
#include "vision/file_digest.h"
#include "vision/follow_bar.h"
#include "vision/model_files.h"
#include "vision/plumb_finder.h"
#include "vision/shot_cuts.h"
#include "vision/tell_people.h"

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

Result<WatchedFilm> watch(const std::string& path, vision::DecodeAhead& decoder,
                          vision::BodyTracker& tracker, const ClipOptions& options) {
  WatchedFilm film;
  vision::CameraMotionEstimator camera;
  vision::ExposureMonitor exposure;
  vision::ShotCutFinder cuts;
  vision::PlumbFinder plumb;
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
    plumb.add(frame);
    tracker.push(std::move(frame));
    frame = {};
    ++count;
    if (options.on_progress && count % 8 == 0) {
      options.on_progress({count, decoder.info().frames_estimate});
    }
  }
  film.end = decoder.end();
  auto followed = tracker.finish([&](const vision::VideoReaderOptions& reading) {
    vision::VideoReaderOptions turned = reading;
    turned.turn_deg = decoder.info().turned_deg;
    return vision::VideoReader::open(path, turned);
  });
  DOWEL_TRY(followed);
  film.followed = std::move(*followed);
  film.camera = camera.finish();
  film.exposure = exposure.finish();
  film.cuts_s = cuts.finish();
  film.sudden_s = cuts.sudden_changes();
  film.plumb = plumb.finish();
  film.video = decoder.info();
  if (options.on_progress) options.on_progress({count, count});
  return film;
}

// The one who lifts.
struct Lifter {
  Lifting lifting;
  PoseTrack poses;
  SetAnalysis set;
  std::vector<UnseenSpan> unseen{};
  std::vector<double> cuts_s{};
  std::vector<SeenPerson> people{};
  bool with_others = false;  // who lift as well, and were seen beside him
};

// For a second at least, or for half of the film.
bool seen_together(const vision::Person& a, const vision::Person& b,
                   const std::vector<double>& times_s) {
  constexpr double kFor_s = 1;
  std::size_t together = 0;
  for (std::size_t i = 0, k = 0; i < a.looks.size() && k < b.looks.size();) {
    const std::size_t in_a = a.looks[i].frame, in_b = b.looks[k].frame;
    together += in_a == in_b;
    i += in_a <= in_b;
    k += in_b <= in_a;
  }
  const double share = static_cast<double>(together) / static_cast<double>(times_s.size());
  return share >= 0.5 || share * (times_s.back() - times_s.front()) >= kFor_s;
}

void warn_about_people(bool others_lift, int people_seen, std::vector<Warning>& warnings) {
  if (others_lift) {
    warnings.push_back({"several_lifters",
                        "More than one person lifts in this clip; the one who lifts most was "
                        "analysed. Choose the other, or film one lifter at a time."});
  } else if (people_seen > 1) {
    warnings.push_back(
        {"others_present", "Other people were in the picture; only the lifter was analysed."});
  }
}

// Feet below the picture's edge while standing: the points there are guesses.
void warn_about_cut_off_body(const PoseTrack& track, std::vector<Warning>& warnings) {
  const auto standing = standing_frames(track, find_ground(track, {}));
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

// @param feet_agree  the lifter's feet stand stiller with the background's motion taken out, or
// could not be asked: on a plain ground it is the lifter who was taken for the background
void warn_about_film(const WatchedFilm& film, bool feet_agree, std::vector<Warning>& warnings) {
  if (film.video.turned_deg == 180) {
    warnings.push_back({"turned", "The film stood on its head; it was turned for the analysis."});
  } else if (film.video.turned_deg != 0) {
    warnings.push_back(
        {"turned", "The film lay on its side; it was turned upright for the analysis."});
  }
  for (const std::string& text : film.end.warnings()) warnings.push_back({"film", text});
  if (film.camera.verdict == vision::CameraVerdict::kMoving && feet_agree) {
    warnings.push_back({"camera_moves", film.camera.reason});
  }
  for (const vision::ExposureSpan& span : film.exposure.spans) {
    const bool black = span.fault == vision::ExposureFault::kBlack;
    warnings.push_back({black ? "black_frames" : "frozen_frames",
                        "There are " + span.words() + "; nothing can be told there."});
  }
}

// Never silent about what was not seen: a repetition there is lost.
void warn_about_unseen(const Lifter& lifter, std::vector<Warning>& warnings) {
  if (lifter.unseen.empty()) return;
  const char* who = lifter.set.reps.reps.empty() ? "The one who was followed" : "The lifter";
  warnings.push_back({"unseen", std::string(who) + " was not seen " + unseen_words(lifter.unseen) +
                                    "; repetitions there are not counted."});
}

// What was between is not known, and what lay across a cut is no whole repetition.
void warn_about_cuts(const Lifter& lifter, const WatchedFilm& film,
                     std::vector<Warning>& warnings) {
  constexpr std::size_t kNamed = 3;
  constexpr double kEdge_s = 0.3;  // of the film: nothing can be lost there
  std::vector<std::string> at;
  for (const double cut_s : lifter.cuts_s) {
    if (cut_s < film.first_s + kEdge_s || cut_s > film.last_s - kEdge_s) continue;
    char text[32];
    std::snprintf(text, sizeof text, "%.1f s", cut_s);
    at.emplace_back(text);
  }
  if (at.empty()) return;
  std::string places;
  for (std::size_t i = 0; i < std::min(at.size(), kNamed); ++i) {
    places += (i == 0 ? "" : i + 1 == at.size() ? " and " : ", ") + at[i];
  }
  if (at.size() > kNamed) places += " and " + std::to_string(at.size() - kNamed) + " times more";
  warnings.push_back({"cut", "The film is cut at " + places +
                                 "; what was left out is not counted, and no repetition across "
                                 "a cut."});
}

std::vector<Warning> all_warnings(const WatchedFilm& film, const Lifter& lifter, int people_seen) {
  std::vector<Warning> warnings;
  warn_about_film(film, lifter.set.motion.ground.camera.moves(), warnings);
  warn_about_cuts(lifter, film, warnings);
  warn_about_unseen(lifter, warnings);
  warn_about_people(lifter.with_others, people_seen, warnings);
  warn_about_cut_off_body(lifter.poses, warnings);
  if (lifter.set.reps.reps.empty()) {
    warnings.push_back({"no_reps", "No repetition was seen in this clip."});
  }
  return warnings;
}

int most_at_once(const vision::TrackedPeople& tracked) {
  std::vector<int> here = tracked.others;
  for (const vision::Person& person : tracked.people) {
    for (const vision::Look& look : person.looks) ++here[look.frame];
  }
  return people_at_once(here, tracked.times_s);
}

// The camera's path at the frames of a track; none for one that stands, or cannot be told.
CameraPath camera_path(const vision::CameraMotion& camera, const PoseTrack& track) {
  if (camera.verdict != vision::CameraVerdict::kMoving &&
      camera.verdict != vision::CameraVerdict::kMovesSlightly) {
    return {};
  }
  CameraPath path{{track.width_px / 2.0, track.height_px / 2.0}, {}};
  for (const PoseFrame& frame : track.frames) {
    const auto place = camera.place_at(frame.time_s);
    path.frames.push_back(place
                              ? CameraPlace{track.height_px * place->offset_of_height, place->zoom}
                              : CameraPlace{});
  }
  return path;
}

// A camera that turns, or a film of several shots, has no one way that is up.
std::optional<PlumbLine> plumb_of(const WatchedFilm& film) {
  const bool moves = film.camera.verdict == vision::CameraVerdict::kMoving;
  return moves || !film.cuts_s.empty() ? std::nullopt : film.plumb;
}

// Around the points of a body that lie in the picture. @returns nothing where none do
std::optional<SeenPerson> box_of(const PoseFrame& frame, const PoseTrack& track) {
  const double width = track.width_px, height = track.height_px;
  double left = width, top = height, right = 0, bottom = 0;
  for (const Landmark& point : frame.image) {
    const double x = std::clamp(static_cast<double>(point.x_px), 0.0, width);
    const double y = std::clamp(static_cast<double>(point.y_px), 0.0, height);
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
  if (right <= left || bottom <= top) return std::nullopt;
  SeenPerson seen;
  seen.at_s = frame.time_s;
  seen.x_px = left;
  seen.y_px = top;
  seen.width_px = right - left;
  seen.height_px = bottom - top;
  return seen;
}

// A person at the frame that shows most of them.
SeenPerson seen_person(const PoseTrack& track, int reps) {
  SeenPerson best;
  bool any = false;
  double from_s = 0, to_s = 0;
  for (const PoseFrame& frame : track.frames) {
    if (!frame.found) continue;
    if (!std::exchange(any, true)) from_s = frame.time_s;
    to_s = frame.time_s;
    const auto seen = box_of(frame, track);
    if (seen && seen->height_px > best.height_px) best = *seen;
  }
  best.reps = reps;
  best.from_s = from_s;
  best.to_s = to_s;
  return best;
}

// Between scenes, and within one where this person jumps.
std::vector<double> cuts_of(const WatchedFilm& film, const vision::Person& person) {
  std::vector<double> cuts_s = film.cuts_s;
  for (const double at_s : vision::cuts_within(person, film.sudden_s)) cuts_s.push_back(at_s);
  std::ranges::sort(cuts_s);
  return cuts_s;
}

// Measures one person after the other and keeps the one who lifts; outlines are gone afterwards.
Result<Lifter> pick_lifter(const WatchedFilm& film, vision::TrackedPeople& tracked,
                           const Technique& technique, const ClipOptions& options) {
  std::optional<Lifter> lifter;
  std::size_t chosen = 0;
  std::vector<std::size_t> lifting;
  std::vector<SeenPerson> people;
  std::size_t chosen_seen = 0;
  for (std::size_t i = 0; i < tracked.people.size(); ++i) {
    PoseTrack poses = vision::poses_of(tracked, tracked.people[i]);
    const std::vector<double> cuts_s = cuts_of(film, tracked.people[i]);
    const FilmFacts facts{cuts_s, camera_path(film.camera, poses), plumb_of(film),
                          vision::follow_bar(tracked, tracked.people[i])};
    const auto wanted = static_cast<std::size_t>(options.person);
    const bool said = wanted > 0 && wanted == people.size() + 1;
    // Only of who is known to be meant do the edges say something; who lifts is not known yet.
    const bool moved = said && !options.edges.empty();
    auto set = [&] {
      const SilhouetteTrack outlines = vision::take_outlines(tracked, tracked.people[i]);
      return analyse_set(poses, outlines.frames.empty() ? nullptr : &outlines, options.athlete,
                         options.exercise, technique, facts,
                         moved ? options.edges : std::vector<RepEdges>());
    }();
    if (!set && set.error().code == ErrorCode::kUnusable) continue;
    DOWEL_TRY(set);
    const Lifting here{set->reps.counted, lifted_lengths(poses)};
    if (here.reps > 0) lifting.push_back(i);
    people.push_back(seen_person(poses, here.reps));
    if (wanted > 0 ? !said : lifter && !lifts_more(here, lifter->lifting)) continue;
    chosen = i;
    chosen_seen = people.size() - 1;
    lifter = Lifter{here, std::move(poses), std::move(*set), {}, cuts_s};
  }
  if (!lifter && !people.empty()) {
    return fail(ErrorCode::kUsage,
                "there is no person " + std::to_string(options.person) + " in this clip",
                "choose one of " + std::to_string(people.size()));
  }
  if (!lifter) {
    return fail(ErrorCode::kUnusable, "nobody can be seen in this clip",
                "film one lifter from the side, whole body in the picture, in good light");
  }
  people[chosen_seen].chosen = true;
  lifter->people = std::move(people);
  lifter->unseen = tracked.people[chosen].unseen;
  lifter->with_others = std::ranges::any_of(lifting, [&](std::size_t i) {
    return i != chosen && seen_together(tracked.people[i], tracked.people[chosen], tracked.times_s);
  });
  return std::move(*lifter);
}

}  // namespace

namespace {

Result<WatchedFilm> watch_turned(const std::string& path, int turn_deg, const ClipOptions& options,
                                 std::vector<StageSeconds>& timing) {
  Stopwatch stopwatch;
  auto models = vision::find_model_dir();
  DOWEL_TRY(models);
  vision::VideoReaderOptions reading;
  reading.turn_deg = turn_deg;
  auto reader = vision::VideoReader::open(path, reading);
  DOWEL_TRY(reader);
  auto tracker = vision::BodyTracker::create(*models, {options.model});
  DOWEL_TRY(tracker);
  vision::DecodeAhead decoder(std::move(*reader));
  timing.push_back({"open", stopwatch.lap()});
  auto film = watch(path, decoder, *tracker, options);
  DOWEL_TRY(film);
  timing.push_back({"decode_and_track", stopwatch.lap()});
  return film;
}

}  // namespace

Result<WatchedFilm> watch_clip(const std::string& path, const Technique& technique,
                               const ClipOptions& options, std::vector<StageSeconds>& timing) {
  auto film = watch_turned(path, 0, options, timing);
  DOWEL_TRY(film);
  const int turn_deg = turn_to_upright(film->followed, technique, options);
  if (turn_deg == 0) return film;
  film = WatchedFilm{};
  return watch_turned(path, turn_deg, options, timing);
}

Result<ClipAnalysis> analyse_watched(WatchedFilm film, const Technique& technique,
                                     const ClipOptions& options) {
  vision::TrackedPeople tracked = vision::tell_people(std::exchange(film.followed, {}));
  auto lifter = pick_lifter(film, tracked, technique, options);
  DOWEL_TRY(lifter);
  ClipAnalysis clip;
  clip.people_seen = most_at_once(tracked);
  auto warnings = all_warnings(film, *lifter, clip.people_seen);
  clip.video = film.video;
  clip.frames = film.end.frames;
  clip.duration_s = film.last_s - film.first_s;
  clip.lifter = std::move(lifter->poses);
  clip.people = std::move(lifter->people);
  clip.unseen = std::move(lifter->unseen);
  clip.set = std::move(lifter->set);
  clip.set.warnings.insert(clip.set.warnings.end(), warnings.begin(), warnings.end());
  return clip;
}

Result<ClipAnalysis> analyse_clip(const std::string& path, const Technique& technique,
                                  const ClipOptions& options) {
  std::vector<StageSeconds> timing;
  auto film = watch_clip(path, technique, options, timing);
  DOWEL_TRY(film);
  Stopwatch stopwatch;
  auto clip = analyse_watched(std::move(*film), technique, options);
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
