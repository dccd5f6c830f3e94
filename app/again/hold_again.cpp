#include "app/again/hold_again.h"

#include <cmath>
#include <vector>

#include "vision/packed_pose.h"
#include "vision/people.h"
#include "vision/rounds_at_hands.h"

namespace dowel::app {
namespace {

using namespace vision;

// As the tracker has them (body_tracker.cpp).
constexpr double kRoundsEvery_s = 1 / 31.0, kNewRoundsEvery_s = 0.2, kLetGo_s = 0.5;

// One tracklet on its way through the film.
struct Walker {
  Tracklet* body;
  std::size_t next = 0;
  FollowedBody known{};
};

void look_at(const Frame& frame, bool rounds, bool also_new, Walker& walker) {
  Look& look = walker.body->looks[walker.next++];
  const PoseFrame pose = unpack(look.pose);
  BodyEstimate body;
  body.confidence = pose.confidence;
  body.image = pose.image;
  body.world = pose.world;
  body.own_roi = look.roi;
  auto& seen = walker.known.seen;
  if (!seen.empty() && frame.time_s - seen.front().time_s > kLetGo_s) walker.known = {};
  look.rounds.clear();
  if (rounds) look.rounds = rounds_at_hands(frame, body, walker.known, also_new);
  seen.insert(seen.begin(), {frame.time_s, look.roi, build_of(pose.image), best_of(look.rounds),
                             disc_aspect(pose.world)});
  remember_held(best_of(look.rounds), walker.known);
  if (seen.size() > FollowedBody::kRemembered) seen.pop_back();
}

}  // namespace

Result<void> hold_again(const std::string& path, WatchedFilm& film) {
  VideoReaderOptions options;
  options.turn_deg = film.video.turned_deg;
  auto reader = VideoReader::open(path, options);
  DOWEL_TRY(reader);
  std::vector<Walker> walkers;
  for (Tracklet& body : film.followed.tracklets) walkers.push_back({&body});
  double next_s = -1e9, next_new_s = -1e9;
  Frame frame;
  for (std::size_t i = 0; i < film.followed.times_s.size(); ++i) {
    auto more = reader->read(frame);
    DOWEL_TRY(more);
    if (!*more) break;
    const bool rounds = frame.time_s >= next_s;
    const bool also_new = rounds && frame.time_s >= next_new_s;
    if (rounds) next_s = std::max(next_s + kRoundsEvery_s, frame.time_s);
    if (also_new) next_new_s = frame.time_s + kNewRoundsEvery_s;
    for (Walker& walker : walkers) {
      if (walker.next < walker.body->looks.size() && walker.body->looks[walker.next].frame == i) {
        look_at(frame, rounds, also_new, walker);
      }
    }
  }
  return {};
}

}  // namespace dowel::app
