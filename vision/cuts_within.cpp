#include "vision/cuts_within.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "vision/body_build.h"

// Problem: a film was cut within one scene; the picture says when it changed at once, not why.
// Method: the trunk's way from the last look before to the first look after, less what its speed on
// either side explains, against what the hardest acceleration of a body and the network's noise
// make of the time between. Of a body that was lost for longer, that is anywhere.

namespace dowel::vision {
namespace {

// As for looks that shake (join_bodies.cpp), in body lengths: what a trunk strays by noise, half
// hidden ones included, and the hardest acceleration.
constexpr double kNoise = 0.05;
constexpr double kHardest_per_s2 = 23;
// A speed is told over this time on either side, or over as little more as there are looks.
constexpr double kSpeedOver_s = 0.1, kAtMost_s = 0.25;

struct Trunk {
  double time_s = 0;
  Vec2 shoulder, hip;
  double length_px = 0;
};

Trunk trunk_of(const Look& look) {
  const PoseFrame pose = unpack(look.pose);
  return {pose.time_s, middle_of(pose.image, Joint::kLeftShoulder, Joint::kRightShoulder),
          middle_of(pose.image, Joint::kLeftHip, Joint::kRightHip),
          static_cast<double>(build_of(pose.image).length_px())};
}

// Speeds of shoulder and hip next to a look, away from the step in question [px/s].
// @param direction  −1: before it, 1: after it
Trunk speed_at(const std::vector<Look>& looks, std::size_t at, int direction) {
  const Trunk here = trunk_of(looks[at]);
  std::optional<Trunk> far;
  for (std::size_t i = at; direction > 0 ? i + 1 < looks.size() : i > 0;) {
    i = direction > 0 ? i + 1 : i - 1;
    const Trunk other = trunk_of(looks[i]);
    if (std::abs(other.time_s - here.time_s) > kAtMost_s) break;
    far = other;
    if (std::abs(other.time_s - here.time_s) >= kSpeedOver_s) break;
  }
  if (!far) return {};
  const double per_s = 1 / (far->time_s - here.time_s);
  return {0, per_s * (far->shoulder - here.shoulder), per_s * (far->hip - here.hip), 0};
}

bool jumps(const std::vector<Look>& looks, std::size_t after) {
  const Trunk from = trunk_of(looks[after - 1]), to = trunk_of(looks[after]);
  const double passed_s = to.time_s - from.time_s;
  const Trunk before = speed_at(looks, after - 1, -1), then = speed_at(looks, after, 1);
  const auto unexplained = [&](Vec2 Trunk::*point) {
    const Vec2 way = passed_s / 2 * (before.*point + then.*point);
    return norm(to.*point - from.*point - way);
  };
  const double gone = (unexplained(&Trunk::shoulder) + unexplained(&Trunk::hip)) / 2;
  const double limit = kNoise + kHardest_per_s2 / 2 * passed_s * passed_s;
  return gone > limit * std::max(1.0, std::max(from.length_px, to.length_px));
}

}  // namespace

std::vector<double> cuts_within(const Person& person, const std::vector<double>& sudden_s) {
  constexpr double kHalfMillisecond_s = 5e-4;
  std::vector<double> cuts_s;
  std::size_t after = 0;
  for (const double at_s : sudden_s) {
    while (after < person.looks.size() &&
           unpack(person.looks[after].pose).time_s < at_s - kHalfMillisecond_s) {
      ++after;
    }
    if (after > 0 && after < person.looks.size() && jumps(person.looks, after)) {
      cuts_s.push_back(at_s);
    }
  }
  return cuts_s;
}

}  // namespace dowel::vision
