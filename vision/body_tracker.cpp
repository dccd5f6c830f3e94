#include "vision/body_tracker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "core/base/assert.h"
#include "vision/body_finder.h"
#include "vision/held_look.h"
#include "vision/join_bodies.h"
#include "vision/second_look.h"
#include "vision/tflite_model.h"

namespace dowel::vision {
namespace {

constexpr std::size_t kWorkers = 2;
constexpr std::size_t kQueueLength = 4;
constexpr double kSearchEvery_s = 0.5;
// A bar's movement lies below 6 Hz: 30 places a second tell all of it. New things to hold are rare.
constexpr double kRoundsEvery_s = 1 / 31.0;
constexpr double kNewRoundsEvery_s = 0.2;

std::string file_name(PoseModel model) {
  switch (model) {
    case PoseModel::kLite:
      return "pose_landmark_lite.tflite";
    case PoseModel::kHeavy:
      return "pose_landmark_heavy.tflite";
    default:
      return "pose_landmark_full.tflite";
  }
}

// A frame on its way, numbered from 0.
struct Job {
  std::size_t index = 0;
  Frame frame;
  BodyFinder::Search search = BodyFinder::Search::kNone;
  BodyFinder::Rounds rounds = BodyFinder::Rounds::kNone;
};

PackedPose to_pose(const BodyEstimate& body, double time_s) {
  return pack({time_s, true, body.confidence, body.image, body.world});
}

}  // namespace

struct BodyTracker::State {
  TrackerOptions options;
  std::vector<BodyFinder> finders;
  std::vector<std::thread> threads;

  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Job> queue;                       // waiting, in order
  std::map<std::size_t, FrameSightings> seen;  // looked at, but one before is not yet
  std::map<std::size_t, Scene> scenes;         // after the last frames put in order
  std::size_t pushed = 0;
  std::size_t ordered = 0;  // frames whose scene is known
  bool no_more = false;

  double next_search_s = 0, next_rounds_s = 0, next_new_rounds_s = 0;
  FollowedFilm film;  // tracklets: index = id

  void work(BodyFinder& finder);
  std::optional<std::pair<Job, Scene>> take();
  Scene scene_before(std::size_t index);
  void put_in_order(std::size_t index, FrameSightings sightings);
  void record(std::size_t index, FrameSightings& sightings);
  void stop();
};

// Waits for the next frame whose scene two frames before is known.
std::optional<std::pair<Job, Scene>> BodyTracker::State::take() {
  std::unique_lock lock(mutex);
  changed.wait(lock,
               [&] { return queue.empty() ? no_more : queue.front().index < ordered + kWorkers; });
  if (queue.empty()) return std::nullopt;
  Job job = std::move(queue.front());
  queue.pop_front();
  Scene scene;
  if (job.index >= kWorkers) scene = scenes.at(job.index - kWorkers);
  changed.notify_all();
  return std::pair{std::move(job), std::move(scene)};
}

void BodyTracker::State::work(BodyFinder& finder) {
  while (std::optional<std::pair<Job, Scene>> task = take()) {
    const Job& job = task->first;
    FrameSightings seen_here = finder.look(job.frame, task->second, job.search);
    if (options.rounds && job.rounds != BodyFinder::Rounds::kNone) {
      finder.look_at_hands(job.frame, scene_before(job.index), job.rounds, seen_here);
    }
    put_in_order(job.index, std::move(seen_here));
  }
}

// Waits until all earlier frames are in order; another worker is on the last of them at most.
Scene BodyTracker::State::scene_before(std::size_t index) {
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return ordered == index; });
  return index == 0 ? Scene{} : scenes.at(index - 1);
}

// Identities are settled frame by frame, whichever worker was faster.
void BodyTracker::State::put_in_order(std::size_t index, FrameSightings sightings) {
  const std::lock_guard lock(mutex);
  seen.emplace(index, std::move(sightings));
  while (!seen.empty() && seen.begin()->first == ordered) {
    FrameSightings& next = seen.begin()->second;
    scenes[ordered] = advance(ordered == 0 ? Scene{} : scenes.at(ordered - 1), next);
    record(ordered, next);
    seen.erase(seen.begin());
    ++ordered;
    while (scenes.size() > kWorkers + 1) scenes.erase(scenes.begin());
  }
  changed.notify_all();
}

void BodyTracker::State::record(std::size_t index, FrameSightings& sightings) {
  film.times_s.push_back(sightings.time_s);
  film.others.push_back(scenes.at(index).others);
  for (Sighting& sighting : sightings.sightings) {
    const auto id = static_cast<std::size_t>(*sighting.id);
    while (film.tracklets.size() <= id) {
      film.tracklets.push_back({static_cast<int>(film.tracklets.size()), {}});
    }
    sighting.silhouette.bytes.shrink_to_fit();
    film.tracklets[id].looks.push_back({index, to_pose(sighting.body, sightings.time_s),
                                        std::move(sighting.silhouette), sighting.clothing,
                                        sighting.body.own_roi, std::move(sighting.rounds)});
  }
}

void BodyTracker::State::stop() {
  {
    const std::lock_guard lock(mutex);
    no_more = true;
    changed.notify_all();
  }
  for (std::thread& thread : threads) thread.join();
  threads.clear();
}

Result<BodyTracker> BodyTracker::create(const std::filesystem::path& model_dir,
                                        TrackerOptions options) {
  Result<Graph> detector = load_tflite(model_dir / "pose_detection.tflite");
  DOWEL_TRY(detector);
  Result<Graph> landmarks = load_tflite(model_dir / file_name(options.model));
  DOWEL_TRY(landmarks);
  const BodyFinder::Graphs graphs{std::make_shared<const Graph>(std::move(*detector)),
                                  std::make_shared<const Graph>(std::move(*landmarks))};
  auto state = std::make_unique<State>();
  state->options = options;
  for (std::size_t i = 0; i < kWorkers; ++i) {
    Result<BodyFinder> finder = BodyFinder::create(graphs, options);
    DOWEL_TRY(finder);
    state->finders.push_back(std::move(*finder));
  }
  for (BodyFinder& finder : state->finders) {
    state->threads.emplace_back([s = state.get(), &finder] { s->work(finder); });
  }
  return BodyTracker(std::move(state));
}

BodyTracker::BodyTracker(std::unique_ptr<State> state) : state_(std::move(state)) {}
BodyTracker::BodyTracker(BodyTracker&&) noexcept = default;
BodyTracker& BodyTracker::operator=(BodyTracker&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

BodyTracker::~BodyTracker() {
  if (!state_) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->queue.clear();
  }
  state_->stop();
}

void BodyTracker::push(Frame frame) {
  State& s = *state_;
  DOWEL_ASSERT(frame.width_px >= 2 && frame.height_px >= 2);
  std::unique_lock lock(s.mutex);
  DOWEL_ASSERT(!s.no_more);
  if (s.pushed == 0) {
    s.film.width_px = frame.width_px;
    s.film.height_px = frame.height_px;
    s.next_search_s = s.next_rounds_s = s.next_new_rounds_s = frame.time_s;
  }
  DOWEL_ASSERT(frame.width_px == s.film.width_px && frame.height_px == s.film.height_px);
  s.changed.wait(lock, [&] { return s.queue.size() < kQueueLength; });
  Job job{s.pushed++, std::move(frame), BodyFinder::Search::kNone, BodyFinder::Rounds::kNone};
  if (job.frame.time_s >= s.next_search_s) {
    job.search = BodyFinder::Search::kAlsoSmall;
    s.next_search_s = job.frame.time_s + kSearchEvery_s;
  }
  if (job.frame.time_s >= s.next_rounds_s) {
    job.rounds = BodyFinder::Rounds::kGoOn;
    s.next_rounds_s = std::max(s.next_rounds_s + kRoundsEvery_s, job.frame.time_s);
    if (job.frame.time_s >= s.next_new_rounds_s) {
      job.rounds = BodyFinder::Rounds::kAlsoNew;
      s.next_new_rounds_s = job.frame.time_s + kNewRoundsEvery_s;
    }
  }
  s.queue.push_back(std::move(job));
  s.changed.notify_all();
}

Result<FollowedFilm> BodyTracker::finish(const OpenAgain& open_again) {
  State& s = *state_;
  s.stop();
  if (s.pushed == 0) {
    return fail(ErrorCode::kUnusable, "there is no picture to look at", "check the video file");
  }
  FollowedFilm film = std::move(s.film);
  if (open_again) {
    film.tracklets = join_bodies(std::move(film.tracklets));
    DOWEL_TRY(look_again(open_again, s.finders.front(), film));
    DOWEL_TRY(look_held(open_again, s.finders.front(), film));
  }
  s.finders.clear();
  return film;
}

}  // namespace dowel::vision
