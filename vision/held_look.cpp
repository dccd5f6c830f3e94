#include "vision/held_look.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/stats.h"

namespace dowel::vision {
namespace {

// Whoever was seen in less of the film is not worth it.
constexpr double kSeenEnough = 0.2;
// In body lengths, shoulder to ankle. Feet that carry a lifter stay within a step; whose feet are
// told further from where they usually are than that walks, or is not seen as he is.
struct Bounds {
  double step;  // from where the feet are
  double legs;  // how much longer than upright ones they may be told
};
// What makes a body doubted, and, once it is, each of its looks.
constexpr Bounds kLoose{0.25, 1.2}, kTight{0.15, 1.15};
constexpr double kTogether = 0.12;
// Of the looks; a body whose feet are here and there stands nowhere.
constexpr double kMostly = 0.4;
// Legs are as long as in most of their upright looks.
constexpr double kUpright = 0.8;
// Shorter gaps are bridged or do not matter; a body told where it cannot be is worse than none.
constexpr double kUnseen_s = 0.3;
constexpr double kCannotBe_s = 0.1;
constexpr double kEdges_s = 0.2;
// Of the film's frames, and at least these many.
constexpr double kMostOfFilm = 0.1;
constexpr std::size_t kAlways = 120;
// How exactly a frame read again must have the time of the first reading.
constexpr double kSameTime_s = 2e-3;

Vec2 feet_of(const PerJoint<Landmark>& image) {
  return middle_of(image, Joint::kLeftAnkle, Joint::kRightAnkle);
}

Vec2 hips_of(const PerJoint<Landmark>& image) {
  return middle_of(image, Joint::kLeftHip, Joint::kRightHip);
}

Vec2 median_of(const std::vector<Vec2>& points) {
  std::vector<double> x, y;
  for (const Vec2& p : points) {
    x.push_back(p.x);
    y.push_back(p.y);
  }
  return {*median(std::move(x)), *median(std::move(y))};
}

// Where most of the points lie together; feet that are made up lie here and there.
Vec2 thickest(const std::vector<Vec2>& points, double within) {
  constexpr std::size_t kAtMost = 400;
  const std::size_t stride = std::max<std::size_t>(1, points.size() / kAtMost);
  std::vector<Vec2> best;
  for (std::size_t i = 0; i < points.size(); i += stride) {
    std::vector<Vec2> near;
    for (std::size_t k = 0; k < points.size(); k += stride) {
      if (norm(points[k] - points[i]) <= within) near.push_back(points[k]);
    }
    if (near.size() > best.size()) best = std::move(near);
  }
  return median_of(best);
}

// Where a body stands, and how large it is.
struct Stance {
  Vec2 feet, hip;
  double length_px = 0;
  double legs_px = 0;  // from hip to ankle, upright
  float side_px = 0;

  // On legs that are not too long.
  bool holds(const PerJoint<Landmark>& image, Bounds bounds) const {
    return norm(feet_of(image) - feet) <= bounds.step * length_px &&
           norm(hips_of(image) - feet_of(image)) <= bounds.legs * legs_px;
  }
};

std::optional<Stance> stance_of(const Tracklet& body) {
  std::vector<Vec2> feet, hips;
  std::vector<Build> builds;
  for (const Look& look : body.looks) {
    const PoseFrame pose = unpack(look.pose);
    feet.push_back(feet_of(pose.image));
    hips.push_back(hips_of(pose.image));
    builds.push_back(build_of(pose.image));
  }
  Stance stance;
  stance.length_px = static_cast<double>(std::max(1.0F, usual_build(builds).length_px()));
  stance.feet = thickest(feet, kTogether * stance.length_px);
  std::vector<Vec2> clear_hips;
  std::vector<double> legs, sides;
  for (std::size_t i = 0; i < feet.size(); ++i) {
    if (norm(feet[i] - stance.feet) > kTogether * stance.length_px) continue;
    clear_hips.push_back(hips[i]);
    legs.push_back(norm(hips[i] - feet[i]));
    sides.push_back(static_cast<double>(body.looks[i].roi.side_px));
  }
  if (static_cast<double>(clear_hips.size()) < kMostly * static_cast<double>(feet.size())) {
    return std::nullopt;
  }
  stance.hip = median_of(clear_hips);
  stance.legs_px = *quantile(std::move(legs), kUpright);
  stance.side_px = static_cast<float>(*median(std::move(sides)));
  return stance;
}

enum class At : std::uint8_t { kUnseen, kSure, kCannotBe };

// How a body is told in each frame.
std::vector<At> told(const Tracklet& body, const Stance& stance, std::size_t frames,
                     Bounds bounds) {
  std::vector<At> at(frames, At::kUnseen);
  const std::vector<char> shakes = looks_that_shake(body);
  for (std::size_t i = 0; i < body.looks.size(); ++i) {
    const Look& look = body.looks[i];
    const bool sure = shakes[i] == 0 && stance.holds(unpack(look.pose).image, bounds);
    at[look.frame] = sure ? At::kSure : At::kCannotBe;
  }
  return at;
}

// Stretches without a sure look.
// @param least_s  that hold one that cannot be; shorter gaps than kUnseen_s do not matter
std::vector<DoubtedSpan> unsure(const std::vector<At>& at, const std::vector<double>& times_s,
                                double least_s) {
  std::vector<DoubtedSpan> spans;
  for (std::size_t i = 0; i < at.size();) {
    if (at[i] == At::kSure) {
      ++i;
      continue;
    }
    DoubtedSpan span{i, i};
    bool seen = false;
    for (; span.to < at.size() && at[span.to] != At::kSure; ++span.to) {
      seen |= at[span.to] == At::kCannotBe;
    }
    i = span.to;
    const double lasts_s = times_s[span.to - 1] - times_s[span.from];
    if (lasts_s >= (seen ? least_s : kUnseen_s)) spans.push_back(span);
  }
  return spans;
}

// A body that was never in doubt for long is not asked more closely.
std::vector<DoubtedSpan> doubted(const Tracklet& body, const Stance& stance,
                                 const std::vector<double>& times_s) {
  if (unsure(told(body, stance, times_s.size(), kLoose), times_s, kUnseen_s).empty()) return {};
  std::vector<DoubtedSpan> spans;
  for (DoubtedSpan span :
       unsure(told(body, stance, times_s.size(), kTight), times_s, kCannotBe_s)) {
    const double from_s = times_s[span.from] - kEdges_s, to_s = times_s[span.to - 1] + kEdges_s;
    while (span.from > 0 && times_s[span.from - 1] >= from_s) --span.from;
    while (span.to < times_s.size() && times_s[span.to] <= to_s) ++span.to;
    if (!spans.empty()) span.from = std::max(span.from, spans.back().to);
    if (span.from < span.to) spans.push_back(span);
  }
  return spans;
}

// One body's second reading. Frames are read again at their full size: they are few.
class HeldLook {
 public:
  HeldLook(const Tracklet& body, const Stance& stance) : body_(body), stance_(stance) {
    held_ = {static_cast<float>(stance.hip.x), static_cast<float>(stance.hip.y), stance.side_px, 0};
  }

  // Frames `span.from` … `span.to` − 1, as far as `left` allows.
  Result<void> read(VideoReader& reader, BodyFinder& finder, const std::vector<double>& times_s,
                    DoubtedSpan span, std::size_t& left) {
    DOWEL_TRY(reader.seek(times_s[span.from]));
    known_ = {};
    for (std::size_t i = span.from; i < span.to && left > 0; ++i, --left) {
      Frame frame;
      auto more = reader.read(frame);
      DOWEL_TRY(more);
      if (!*more || std::abs(frame.time_s - times_s[i]) > kSameTime_s) break;
      auto sighting = finder.look_held(frame, held_, known_);
      if (!sighting || !stance_.holds(sighting->body.image, kLoose)) continue;
      remember(*sighting, frame.time_s);
      if (!agrees(*sighting, i)) looks_.push_back(look_of(std::move(*sighting), i, frame.time_s));
    }
    return {};
  }

  std::vector<Look> take() { return std::move(looks_); }

 private:
  bool agrees(const Sighting& sighting, std::size_t frame) const {
    const auto at = std::ranges::lower_bound(body_.looks, frame, {}, &Look::frame);
    if (at == body_.looks.end() || at->frame != frame) return false;
    const PoseFrame pose = unpack(at->pose);
    return same_body({pose.confidence, pose.image, pose.world, at->roi}, sighting.body);
  }

  void remember(const Sighting& sighting, double time_s) {
    const FewRounds rounds = best_of(sighting.rounds);
    known_.seen.insert(known_.seen.begin(),
                       {time_s, sighting.body.own_roi, build_of(sighting.body.image), rounds,
                        disc_aspect(sighting.body.world)});
    if (known_.seen.size() > FollowedBody::kRemembered) known_.seen.pop_back();
    remember_held(rounds, known_);
  }

  static Look look_of(Sighting sighting, std::size_t frame, double time_s) {
    const BodyEstimate& body = sighting.body;
    return {frame,
            pack({time_s, true, body.confidence, body.image, body.world}),
            std::move(sighting.silhouette),
            sighting.clothing,
            body.own_roi,
            std::move(sighting.rounds)};
  }

  const Tracklet& body_;
  Stance stance_;
  Roi held_;
  FollowedBody known_;
  std::vector<Look> looks_;
};

}  // namespace

std::vector<DoubtedSpan> doubted_spans(const Tracklet& body, const std::vector<double>& times_s) {
  const auto stance = stance_of(body);
  return stance ? doubted(body, *stance, times_s) : std::vector<DoubtedSpan>();
}

Result<void> look_held(const OpenAgain& open, BodyFinder& finder, FollowedFilm& film) {
  const auto frames = static_cast<double>(film.times_s.size());
  std::size_t left = std::max(kAlways, static_cast<std::size_t>(kMostOfFilm * frames));
  std::optional<VideoReader> reader;  // opened only when it is needed
  std::vector<Tracklet> readings;
  int next_id = 0;
  for (const Tracklet& body : film.tracklets) next_id = std::max(next_id, body.id + 1);
  for (const Tracklet& body : film.tracklets) {
    if (static_cast<double>(body.looks.size()) < kSeenEnough * frames) continue;
    const auto stance = stance_of(body);
    if (!stance) continue;
    HeldLook look(body, *stance);
    for (const DoubtedSpan& span : doubted(body, *stance, film.times_s)) {
      if (left == 0) break;
      if (!reader) {
        auto opened = open({});
        DOWEL_TRY(opened);
        reader.emplace(std::move(*opened));
      }
      DOWEL_TRY(look.read(*reader, finder, film.times_s, span, left));
    }
    std::vector<Look> looks = look.take();
    if (looks.empty()) continue;
    readings.push_back({next_id++, std::move(looks)});
    readings.back().reads = body.id;
  }
  std::ranges::move(readings, std::back_inserter(film.tracklets));
  return {};
}

}  // namespace dowel::vision
