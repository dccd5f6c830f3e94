#include "vision/second_look.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace dowel::vision {
namespace {

// A body is looked at in 256 px, so less than full size is enough, and more frames fit in memory.
constexpr int kLongestSide_px = 960;
// Frames held at once for walking backwards: some 30 MB.
constexpr std::size_t kChunk = 16;
// Looks in vain, one after the other, after which a body is not there.
constexpr int kInVain = 8;
// Of the film's frames, and at least these many: a lifter who left the picture for minutes is not
// looked for all that time.
constexpr double kMostOfFilm = 0.1;
constexpr std::size_t kAlways = 60;
// Whoever was seen in less of the film is not worth it.
constexpr double kSeenEnough = 0.2;
// How exactly a frame read again must have the time of the first reading.
constexpr double kSameTime_s = 2e-3;

// Frames `from` … `to` − 1, in which a body was not seen.
struct Gap {
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<Gap> gaps_of(const Tracklet& body, std::size_t frames) {
  std::vector<Gap> gaps;
  std::size_t next = 0;
  for (const Look& look : body.looks) {
    if (look.frame > next) gaps.push_back({next, look.frame});
    next = look.frame + 1;
  }
  if (next < frames) gaps.push_back({next, frames});
  return gaps;
}

Roi scaled(const Roi& roi, float k) {
  return {k * roi.centre_x_px, k * roi.centre_y_px, k * roi.side_px, roi.rotation_rad};
}

// A sighting on a smaller picture, as it is on the one first watched.
void enlarge(Sighting& sighting, float k) {
  for (Landmark& landmark : sighting.body.image) {
    landmark.x_px *= k;
    landmark.y_px *= k;
  }
  sighting.body.own_roi = scaled(sighting.body.own_roi, k);
  for (RoundThing& round : sighting.rounds) {
    for (float* length : {&round.x_px, &round.y_px, &round.radius_px, &round.sd_px}) *length *= k;
  }
  sighting.silhouette.softness_px *= k;
  GridToPicture& grid = sighting.silhouette.grid;
  for (ContourPoint* point : {&grid.origin, &grid.u_axis, &grid.v_axis}) {
    point->x_px *= k;
    point->y_px *= k;
  }
}

// One body in one gap, walked through in either direction. Backwards, time runs backwards too.
class Walk {
 public:
  // `known` holds looks nearest to the gap first, `shrink` new pixels per watched one.
  Walk(const std::vector<const Look*>& known, double direction, float shrink, BodyFinder& finder)
      : direction_(direction), shrink_(shrink), finder_(finder) {
    body_.id = 0;
    for (const Look* look : known) {
      const PoseFrame pose = unpack(look->pose);
      body_.seen.push_back(at(pose.time_s, look->roi, build_of(pose.image)));
    }
  }

  bool gave_up() const { return in_vain_ >= kInVain; }

  std::optional<Look> step(Frame& frame, std::size_t index) {
    const double time_s = frame.time_s;
    frame.time_s = direction_ * time_s;
    std::optional<Sighting> sighting = finder_.follow_closely(frame, body_);
    frame.time_s = time_s;
    if (!sighting) {
      ++in_vain_;
      return std::nullopt;
    }
    in_vain_ = 0;
    enlarge(*sighting, 1 / shrink_);
    const BodyEstimate& body = sighting->body;
    body_.seen.insert(body_.seen.begin(), at(time_s, body.own_roi, build_of(body.image)));
    if (body_.seen.size() > FollowedBody::kRemembered) body_.seen.pop_back();
    return Look{index,
                pack({time_s, true, body.confidence, body.image, body.world}),
                std::move(sighting->silhouette),
                sighting->clothing,
                body.own_roi,
                std::move(sighting->rounds)};
  }

 private:
  Whereabouts at(double time_s, const Roi& roi, const Build& build) const {
    return {direction_ * time_s,
            scaled(roi, shrink_),
            {shrink_ * build.trunk_px, shrink_ * build.thigh_px, shrink_ * build.shank_px}};
  }

  double direction_;
  float shrink_;
  BodyFinder& finder_;
  FollowedBody body_;
  int in_vain_ = 0;
};

// The looks next to a gap, nearest first.
std::vector<const Look*> looks_after(const Tracklet& body, std::size_t frame) {
  std::vector<const Look*> looks;
  for (const Look& look : body.looks) {
    if (look.frame >= frame && looks.size() < FollowedBody::kRemembered) looks.push_back(&look);
  }
  return looks;
}

std::vector<const Look*> looks_before(const Tracklet& body, std::size_t frame) {
  std::vector<const Look*> looks;
  for (auto look = body.looks.rbegin(); look != body.looks.rend(); ++look) {
    if (look->frame < frame && looks.size() < FollowedBody::kRemembered) looks.push_back(&*look);
  }
  return looks;
}

class SecondLook {
 public:
  SecondLook(VideoReader reader, const FollowedFilm& film, BodyFinder& finder)
      : reader_(std::move(reader)), film_(film), finder_(finder) {
    shrink_ = static_cast<float>(reader_.info().width_px) / static_cast<float>(film.width_px);
    left_ = std::max(
        kAlways, static_cast<std::size_t>(kMostOfFilm * static_cast<double>(film.times_s.size())));
  }

  // New looks in a gap, in any order.
  Result<std::vector<Look>> fill(const Tracklet& body, Gap gap) {
    std::vector<Look> found;
    const auto after = looks_after(body, gap.to);
    if (!after.empty()) DOWEL_TRY(backwards(Walk(after, -1, shrink_, finder_), gap, found));
    for (const Look& look : found) gap.to = std::min(gap.to, look.frame);
    const auto before = looks_before(body, gap.from);
    if (!before.empty()) DOWEL_TRY(forwards(Walk(before, 1, shrink_, finder_), gap, found));
    return found;
  }

 private:
  // Frames `from` … `to` − 1; fewer when the film does not read the same again.
  Result<std::vector<Frame>> read(std::size_t from, std::size_t to) {
    DOWEL_TRY(reader_.seek(film_.times_s[from]));
    std::vector<Frame> frames;
    while (frames.size() < to - from) {
      Frame frame;
      auto more = reader_.read(frame);
      DOWEL_TRY(more);
      const double expected_s = film_.times_s[from + frames.size()];
      if (!*more || std::abs(frame.time_s - expected_s) > kSameTime_s) break;
      frames.push_back(std::move(frame));
    }
    return frames;
  }

  Result<void> backwards(Walk walk, Gap gap, std::vector<Look>& found) {
    for (std::size_t to = gap.to; to > gap.from && !walk.gave_up() && left_ > 0;) {
      const std::size_t from = to - std::min(kChunk, to - gap.from);
      auto frames = read(from, to);
      DOWEL_TRY(frames);
      if (frames->size() < to - from) return {};
      for (std::size_t i = frames->size(); i-- > 0 && !walk.gave_up();) {
        take(walk, (*frames)[i], from + i, found);
      }
      to = from;
    }
    return {};
  }

  Result<void> forwards(Walk walk, Gap gap, std::vector<Look>& found) {
    for (std::size_t from = gap.from; from < gap.to && !walk.gave_up() && left_ > 0;) {
      const std::size_t to = from + std::min<std::size_t>(kInVain, gap.to - from);
      auto frames = read(from, to);
      DOWEL_TRY(frames);
      if (frames->size() < to - from) return {};
      for (std::size_t i = 0; i < frames->size() && !walk.gave_up(); ++i) {
        take(walk, (*frames)[i], from + i, found);
      }
      from = to;
    }
    return {};
  }

  void take(Walk& walk, Frame& frame, std::size_t index, std::vector<Look>& found) {
    if (left_ == 0) return;
    --left_;
    if (std::optional<Look> look = walk.step(frame, index)) found.push_back(std::move(*look));
  }

  VideoReader reader_;
  const FollowedFilm& film_;
  BodyFinder& finder_;
  float shrink_ = 1;
  std::size_t left_ = 0;  //< frames that may still be looked at
};

}  // namespace

Result<void> look_again(const OpenAgain& open, BodyFinder& finder, FollowedFilm& film) {
  const auto frames = static_cast<double>(film.times_s.size());
  std::optional<SecondLook> second;  // opened only when it is needed
  for (Tracklet& body : film.tracklets) {
    if (static_cast<double>(body.looks.size()) < kSeenEnough * frames) continue;
    for (const Gap& gap : gaps_of(body, film.times_s.size())) {
      if (!second) {
        VideoReaderOptions options;
        options.longest_side_px = kLongestSide_px;
        auto reader = open(options);
        DOWEL_TRY(reader);
        second.emplace(std::move(*reader), film, finder);
      }
      auto found = second->fill(body, gap);
      DOWEL_TRY(found);
      std::ranges::move(*found, std::back_inserter(body.looks));
      std::ranges::stable_sort(body.looks, {}, &Look::frame);
    }
  }
  return {};
}

}  // namespace dowel::vision
