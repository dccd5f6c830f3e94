#include "vision/bar_end.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/base/stats.h"

namespace dowel::vision {
namespace {

// A sleeve of 0.3 to 0.4 m before a camera 1.5 to 5 m away.
constexpr double kLeastNearer = 1.03, kMostNearer = 1.6;
// In the plate's radii: how far a bar that turns a little carries its end off, how well single
// sightings must go on from one another, and where on the face it can be.
constexpr double kOff = 0.12, kScatter = 0.05, kFace = 0.75;
constexpr double kApart = 0.4;      // likewise: what tells of an enlargement
constexpr double kAgree = 0.5;      // of the frames
constexpr double kOnFace = 0.9;     // of the frames
constexpr std::size_t kFewest = 5;  // frames
constexpr std::size_t kTries = 40;  // to either side of a pair

Vec2 off(const OnThePlate& one, double nearer, Vec2 shift) {
  return one.thing_px - (nearer * one.plate_px + shift);
}

// A cap at a sleeve's end is rounder than letters and screws.
double weight_of(const std::vector<OnThePlate>& things) {
  double sum = 0;
  for (const OnThePlate& one : things) sum += one.support * one.support;
  return sum;
}

// The best thing of each frame that lies about where it should; in order.
std::vector<OnThePlate> agreeing(const std::vector<OnThePlate>& seen, double nearer, Vec2 shift) {
  std::vector<OnThePlate> out;
  for (const OnThePlate& one : seen) {
    if (norm(off(one, nearer, shift)) > kOff * one.radius_px) continue;
    if (out.empty() || out.back().time_s != one.time_s) {
      out.push_back(one);
    } else if (one.support > out.back().support) {
      out.back() = one;
    }
  }
  return out;
}

std::size_t frames_of(const std::vector<OnThePlate>& seen) {
  std::size_t frames = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    frames += i == 0 || seen[i].time_s != seen[i - 1].time_s;
  }
  return frames;
}

double share_on_face(const std::vector<OnThePlate>& seen, double nearer, Vec2 shift) {
  std::size_t on = 0;
  for (const OnThePlate& one : seen) {
    on += norm(nearer * one.plate_px + shift - one.plate_px) < kFace * one.radius_px;
  }
  return static_cast<double>(on) / static_cast<double>(seen.size());
}

// Least squares of enlargement and shift over all that agree.
void refine(const std::vector<OnThePlate>& things, double& nearer, Vec2& shift) {
  Vec2 plate, thing;
  for (const OnThePlate& one : things) {
    plate = plate + one.plate_px;
    thing = thing + one.thing_px;
  }
  const double share = 1 / static_cast<double>(things.size());
  plate = share * plate;
  thing = share * thing;
  double together = 0, own = 0;
  for (const OnThePlate& one : things) {
    together += dot(one.thing_px - thing, one.plate_px - plate);
    own += dot(one.plate_px - plate, one.plate_px - plate);
  }
  if (own > 0) nearer = together / own;
  shift = thing - nearer * plate;
}

double middle_of_three(double a, double b, double c) {
  return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

}  // namespace

std::optional<BarEnd> BarEnd::fit(const std::vector<OnThePlate>& seen) {
  BarEnd best;
  std::vector<OnThePlate> with;
  double most = 0;
  const std::size_t step = std::max<std::size_t>(1, seen.size() / kTries);
  for (std::size_t i = 0; i < seen.size(); i += step) {
    for (std::size_t j = i + 1; j < seen.size(); j += step) {
      const Vec2 plate = seen[j].plate_px - seen[i].plate_px;
      if (norm(plate) < kApart * seen[i].radius_px) continue;
      const double nearer = dot(seen[j].thing_px - seen[i].thing_px, plate) / dot(plate, plate);
      if (nearer < kLeastNearer || nearer > kMostNearer) continue;
      const Vec2 shift = seen[i].thing_px - nearer * seen[i].plate_px;
      auto here = agreeing(seen, nearer, shift);
      const double weight = weight_of(here);
      if (weight <= most) continue;
      most = weight;
      best.nearer_ = nearer;
      best.shift_px_ = shift;
      with = std::move(here);
    }
  }
  const std::size_t n = with.size();
  if (n < kFewest || static_cast<double>(n) < kAgree * static_cast<double>(frames_of(seen)) ||
      share_on_face(seen, best.nearer_, best.shift_px_) < kOnFace) {
    return std::nullopt;
  }
  refine(with, best.nearer_, best.shift_px_);
  if (best.nearer_ < kLeastNearer) return std::nullopt;
  // How the bar's turning carries the end off, and how well that goes on from sighting to sighting.
  std::vector<double> scatter;
  for (std::size_t k = 0; k < n; ++k) {
    const Vec2 before = off(with[k > 0 ? k - 1 : 1], best.nearer_, best.shift_px_);
    const Vec2 here = off(with[k], best.nearer_, best.shift_px_);
    const Vec2 after = off(with[k + 1 < n ? k + 1 : n - 2], best.nearer_, best.shift_px_);
    best.turned_.push_back(
        {with[k].time_s,
         {middle_of_three(before.x, here.x, after.x), middle_of_three(before.y, here.y, after.y)}});
    const Vec2 between = here - 0.5 * (before + after);
    scatter.push_back(norm(between) / with[k].radius_px);
    best.scatter_px_ = with[k].radius_px;
  }
  const double usual = *median(std::move(scatter));
  if (usual > kScatter) return std::nullopt;
  best.scatter_px_ *= usual;
  return best;
}

Vec2 BarEnd::at(double time_s, Vec2 plate_px) const {
  const auto after = std::ranges::lower_bound(turned_, time_s, {}, &Turned::time_s);
  Vec2 turned;
  if (after == turned_.begin()) {
    turned = after->off_px;
  } else if (after == turned_.end()) {
    turned = std::prev(after)->off_px;
  } else {
    const auto before = std::prev(after);
    const double share = (time_s - before->time_s) / (after->time_s - before->time_s);
    turned = (1 - share) * before->off_px + share * after->off_px;
  }
  return nearer_ * plate_px + shift_px_ + turned;
}

}  // namespace dowel::vision
