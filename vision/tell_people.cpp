#include "vision/tell_people.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dowel::vision {
namespace {

// Whoever was seen for less, and for less than half of the clip, was a shadow, or cannot be
// measured anyway.
constexpr double kShadow_s = 0.5;
// Shorter gaps are bridged or do not matter: half of the fastest repetition's ascent.
constexpr double kWorthTelling_s = 0.3;
// Of the frames of a gap.
constexpr double kMostly = 0.5;

bool is_shadow(const Tracklet& body, const FollowedFilm& film) {
  const auto looks = static_cast<double>(body.looks.size());
  const auto frames = static_cast<double>(film.times_s.size());
  const double film_s = film.times_s.back() - film.times_s.front();
  return looks / frames < 0.5 && looks / frames * film_s < kShadow_s;
}

// Large, central and long in view.
double prominence(const Person& person, int width_px) {
  const double centre_x = width_px / 2.0;
  double sum = 0;
  for (const Look& look : person.looks) {
    const PoseFrame pose = unpack(look.pose);
    const double x = middle_of(pose.image, Joint::kLeftHip, Joint::kRightHip).x;
    const auto [low, high] = std::ranges::minmax(pose.image, {}, &Landmark::y_px);
    const double height = high.y_px - low.y_px;
    const double off_centre = std::min(1.0, std::abs(x - centre_x) / centre_x);
    sum += height * (1 - 0.5 * off_centre);
  }
  return sum;
}

// Whether the trunk has reached the picture's edge, so that the next step leads out of it.
bool at_the_edge(const Look& look, const FollowedFilm& film) {
  const PoseFrame pose = unpack(look.pose);
  const Vec2 shoulder = middle_of(pose.image, Joint::kLeftShoulder, Joint::kRightShoulder);
  const Vec2 hip = middle_of(pose.image, Joint::kLeftHip, Joint::kRightHip);
  const double reach = norm(shoulder - hip) / 2;
  const Vec2 middle = 0.5 * (shoulder + hip);
  return middle.x < reach || middle.y < reach || middle.x > film.width_px - reach ||
         middle.y > film.height_px - reach;
}

// @param before, after  the looks on either side; null at the film's ends
// @param frames  that lie in the gap  @param refused  of these
UnseenReason reason(const Look* before, const Look* after, std::size_t frames, std::size_t refused,
                    const FollowedFilm& film) {
  if (frames == 0) return UnseenReason::kNoFrames;
  if (static_cast<double>(refused) >= kMostly * static_cast<double>(frames)) {
    return UnseenReason::kRefused;
  }
  if ((before != nullptr && at_the_edge(*before, film)) ||
      (after != nullptr && at_the_edge(*after, film))) {
    return UnseenReason::kOutside;
  }
  return before == nullptr || after == nullptr ? UnseenReason::kNotFound : UnseenReason::kHidden;
}

std::vector<UnseenSpan> unseen_spans(const Tracklet& body, const FollowedFilm& film) {
  std::vector<UnseenSpan> spans;
  const std::size_t count = film.times_s.size();
  auto refused = body.refused.begin();
  // The gap before each look, and the one after the last.
  for (std::size_t i = 0; i <= body.looks.size(); ++i) {
    const Look* before = i > 0 ? &body.looks[i - 1] : nullptr;
    const Look* after = i < body.looks.size() ? &body.looks[i] : nullptr;
    const std::size_t from = before != nullptr ? before->frame : 0;
    const std::size_t to = after != nullptr ? after->frame : count - 1;
    while (refused != body.refused.end() && *refused < from) ++refused;
    const auto not_believed = static_cast<std::size_t>(std::distance(
        refused,
        std::find_if(refused, body.refused.end(), [&](std::size_t frame) { return frame > to; })));
    if (to <= from || film.times_s[to] - film.times_s[from] < kWorthTelling_s) continue;
    const std::size_t ends = (before != nullptr ? 1 : 0) + (after != nullptr ? 1 : 0);
    spans.push_back({film.times_s[from], film.times_s[to],
                     reason(before, after, to - from + 1 - ends, not_believed, film)});
  }
  return spans;
}

}  // namespace

TrackedPeople tell_people(FollowedFilm film) {
  TrackedPeople told{film.width_px, film.height_px, {}, {}, std::move(film.others)};
  std::vector<std::pair<double, Person>> people;
  for (Tracklet& body : join_bodies(std::move(film.tracklets))) {
    if (is_shadow(body, film)) continue;
    std::vector<UnseenSpan> unseen = unseen_spans(body, film);
    people.push_back(
        {0, {body.id, std::move(body.looks), std::move(unseen), std::move(body.strays)}});
    people.back().first = prominence(people.back().second, film.width_px);
  }
  std::ranges::stable_sort(people, std::ranges::greater{},
                           [](const auto& person) { return person.first; });
  for (auto& person : people) told.people.push_back(std::move(person.second));
  told.times_s = std::move(film.times_s);
  return told;
}

PoseTrack poses_of(const TrackedPeople& film, const Person& person) {
  PoseTrack track{film.width_px, film.height_px, {}};
  track.frames.resize(film.times_s.size());
  for (std::size_t i = 0; i < track.frames.size(); ++i) track.frames[i].time_s = film.times_s[i];
  for (const Look& look : person.looks) track.frames[look.frame] = unpack(look.pose);
  return track;
}

SilhouetteTrack take_outlines(const TrackedPeople& film, Person& person) {
  SilhouetteTrack track;
  if (std::ranges::all_of(person.looks, [](const Look& l) { return l.silhouette.empty(); })) {
    return track;
  }
  track.frames.resize(film.times_s.size());
  for (Look& look : person.looks) track.frames[look.frame] = std::exchange(look.silhouette, {});
  return track;
}

}  // namespace dowel::vision
