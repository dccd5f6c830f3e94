#include "app/film_turn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/base/units.h"
#include "core/body/posture.h"
#include "core/pipeline/analyse_set.h"
#include "vision/tell_people.h"

namespace dowel::app {
namespace {

// From shoulders to ankles against along trunk, thigh and shank.
constexpr double kStraight = 0.85;
// Of the looks at straight bodies.
constexpr double kMostly = 0.75;
constexpr double kNear_rad = 35 / kDegPerRad;
constexpr std::size_t kEnough = 5;

// The film as seen by somebody who turns it; outlines are left out.
vision::FollowedFilm turned(const vision::FollowedFilm& film, int clockwise_deg) {
  const auto width = static_cast<float>(film.width_px), height = static_cast<float>(film.height_px);
  const auto turn = [&](PoseFrame pose) {
    for (Landmark& p : pose.image) {
      const float x = p.x_px, y = p.y_px;
      p.x_px = clockwise_deg == 90 ? height - y : clockwise_deg == 180 ? width - x : y;
      p.y_px = clockwise_deg == 90 ? x : clockwise_deg == 180 ? height - y : width - x;
    }
    for (WorldPoint& p : pose.world) {
      const float x = p.x_m, y = p.y_m;
      p.x_m = clockwise_deg == 90 ? -y : clockwise_deg == 180 ? -x : y;
      p.y_m = clockwise_deg == 90 ? x : clockwise_deg == 180 ? -y : -x;
    }
    return pose;
  };
  vision::FollowedFilm out{film.width_px, film.height_px, film.times_s, {}, film.others};
  if (clockwise_deg % 180 != 0) std::swap(out.width_px, out.height_px);
  for (const vision::Tracklet& body : film.tracklets) {
    vision::Tracklet& copy = out.tracklets.emplace_back();
    copy.id = body.id;
    for (const vision::Look& look : body.looks) {
      const PoseFrame pose = vision::unpack(look.pose);
      copy.looks.push_back({look.frame,
                            vision::pack(clockwise_deg == 0 ? pose : turn(pose)),
                            {},
                            look.clothing,
                            look.roi});
    }
  }
  return out;
}

// The turn that would make a straight body stand; nothing for one that is bent.
std::optional<int> turn_of(const PoseFrame& pose) {
  const Vec2 shoulder = image_middle(pose, Joint::kLeftShoulder, Joint::kRightShoulder);
  const Vec2 hip = image_middle(pose, Joint::kLeftHip, Joint::kRightHip);
  const Vec2 knee = image_middle(pose, Joint::kLeftKnee, Joint::kRightKnee);
  const Vec2 ankle = image_middle(pose, Joint::kLeftAnkle, Joint::kRightAnkle);
  const Vec2 up = shoulder - ankle;
  if (norm(up) < kStraight * (norm(shoulder - hip) + norm(hip - knee) + norm(knee - ankle))) {
    return std::nullopt;
  }
  // Clockwise to the eye, from where it points to straight up.
  const double turn = std::atan2(-up.x, -up.y);
  const int quarter = static_cast<int>(std::lround(turn * kDegPerRad / 90));
  if (std::abs(std::remainder(turn - quarter * 90 / kDegPerRad, 360 / kDegPerRad)) > kNear_rad) {
    return std::nullopt;
  }
  return (quarter * 90 + 360) % 360;
}

// What nearly all straight bodies ask for; 0 where they do not agree.
int suspected_turn(const vision::FollowedFilm& film) {
  std::array<std::size_t, 4> asked{};
  std::size_t all = 0;
  for (const vision::Tracklet& body : film.tracklets) {
    for (const vision::Look& look : body.looks) {
      const auto turn = turn_of(vision::unpack(look.pose));
      ++all;
      if (turn) ++asked[static_cast<std::size_t>(*turn / 90)];
    }
  }
  const std::size_t straight = asked[0] + asked[1] + asked[2] + asked[3];
  const auto most = std::max_element(asked.begin(), asked.end());
  if (straight < kEnough || 20 * straight < all) return 0;
  if (static_cast<double>(*most) < kMostly * static_cast<double>(straight)) return 0;
  return 90 * static_cast<int>(most - asked.begin());
}

int most_reps(const vision::FollowedFilm& film, int clockwise_deg, const Technique& technique,
              const ClipOptions& options) {
  const auto told = vision::tell_people(turned(film, clockwise_deg));
  int most = 0;
  for (const vision::Person& person : told.people) {
    const auto set = analyse_set(vision::poses_of(told, person), nullptr, options.athlete,
                                 options.exercise, technique);
    if (set) most = std::max(most, set->reps.counted);
  }
  return most;
}

}  // namespace

int turn_to_upright(const vision::FollowedFilm& film, const Technique& technique,
                    const ClipOptions& options) {
  const int turn = suspected_turn(film);
  if (turn == 0 || most_reps(film, 0, technique, options) > 0) return 0;
  return most_reps(film, turn, technique, options) > 0 ? turn : 0;
}

}  // namespace dowel::app
