#include "core/body/ground.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/base/stats.h"
#include "core/body/posture.h"
#include "core/signal/series.h"

// Problem: heights on the picture mean nothing while the camera tilts or the lifter comes nearer.
// Method: the background's own motion is taken out; the body's size follows from how long its
// segments look against how long the network takes them to be in space, which turning and bending
// do not change; the feet tell where the floor is now. Each is a median over a second or two, and
// is used only where it changes by more than the network errs.

namespace dowel {
namespace {

constexpr double kSizeWindow_s = 1.0;   // half
constexpr double kFloorWindow_s = 1.0;  // half
// The network takes one body for some per cent longer or shorter from posture to posture.
constexpr double kSameSize = 0.15;
// Trunk lengths. A tilt that matters to a rep is larger; a plate before the feet moves them less.
constexpr double kSamePlace = 0.15;

// Segments whose length on the picture and in space are compared: trunk, thighs, shanks.
constexpr std::pair<Joint, Joint> kSegments[] = {
    {Joint::kLeftShoulder, Joint::kLeftHip}, {Joint::kRightShoulder, Joint::kRightHip},
    {Joint::kLeftHip, Joint::kLeftKnee},     {Joint::kRightHip, Joint::kRightKnee},
    {Joint::kLeftKnee, Joint::kLeftAnkle},   {Joint::kRightKnee, Joint::kRightAnkle},
};

double picture_over_space(const PoseFrame& f) {
  double picture = 0, space = 0;
  for (const auto& [a, b] : kSegments) {
    picture += norm(image_point(f, a) - image_point(f, b));
    const Vec3 w = world_point(f, a) - world_point(f, b);
    space += std::hypot(w.x, w.y);
  }
  return space > 0 ? picture / space : 0;
}

double trunk_length(const PoseFrame& f) {
  return norm(image_middle(f, Joint::kLeftShoulder, Joint::kRightShoulder) -
              image_middle(f, Joint::kLeftHip, Joint::kRightHip));
}

// Median of what is seen within a time of each frame; where nothing is, the nearest one's.
Series rolling_median(const std::vector<double>& time_s, const Series& raw, double half_s) {
  Series out(raw.size());
  std::size_t from = 0, to = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    while (time_s[i] - time_s[from] > half_s) ++from;
    while (to < raw.size() && time_s[to] - time_s[i] <= half_s) ++to;
    std::vector<double> window;
    const std::size_t step = std::max<std::size_t>(1, (to - from) / 60);  // enough for a median
    for (std::size_t k = from; k < to; k += step) {
      if (raw.has(k)) window.push_back(raw.value[k]);
    }
    if (const auto middle = median(std::move(window))) out.set(i, *middle);
  }
  return out;
}

void fill_ends_and_gaps(Series& s) {
  std::size_t last = s.size();
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!s.has(i)) continue;
    if (last == s.size()) {
      for (std::size_t k = 0; k < i; ++k) s.set(k, s.value[i]);
    } else {
      for (std::size_t k = last + 1; k < i; ++k) {
        const double share = static_cast<double>(k - last) / static_cast<double>(i - last);
        s.set(k, s.value[last] + share * (s.value[i] - s.value[last]));
      }
    }
    last = i;
  }
  for (std::size_t k = last + 1; last < s.size() && k < s.size(); ++k) s.set(k, s.value[last]);
}

std::vector<double> seen_values(const Series& s) {
  std::vector<double> values;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s.has(i)) values.push_back(s.value[i]);
  }
  return values;
}

// The middle of the ankles that are seen.
std::optional<Vec2> feet(const PoseFrame& f) {
  Vec2 sum{};
  int count = 0;
  for (const Joint ankle : {Joint::kLeftAnkle, Joint::kRightAnkle}) {
    if (f.image[index_of(ankle)].visibility < kLeastVisibility) continue;
    sum = sum + image_point(f, ankle);
    ++count;
  }
  if (count == 0) return std::nullopt;
  return (1.0 / count) * sum;
}

// Whoever stands, or walks, has the trunk upright over legs of about 1.44 trunk lengths. Only then
// are size and feet read: a body that is bent, or made up behind a plate, would mislead.
bool stands(const PoseFrame& f) {
  constexpr double kUprightSlope = 0.325;  // tan 18°: further down a plate comes before the feet
  constexpr double kShortest = 1.1, kLongest = 1.8;
  const Vec2 hip = image_middle(f, Joint::kLeftHip, Joint::kRightHip);
  const Vec2 up = image_middle(f, Joint::kLeftShoulder, Joint::kRightShoulder) - hip;
  if (!(up.y < 0) || std::abs(up.x) > -up.y * kUprightSlope) return false;
  const auto at = feet(f);
  if (!at) return false;
  const double leg = (at->y - hip.y) / norm(up);
  return leg > kShortest && leg < kLongest;
}

// How large the body looks in each frame against its usual size; all ones when it hardly changes.
std::vector<double> sizes(const PoseTrack& track, const std::vector<double>& time_s,
                          const CameraPath& camera) {
  std::vector<double> larger(track.frames.size(), 1);
  Series raw(track.frames.size());
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (!track.frames[i].found || !stands(track.frames[i])) continue;
    const double size = picture_over_space(track.frames[i]) / camera.zoom(i);
    if (size > 0) raw.set(i, size);
  }
  const auto usual = median(seen_values(raw));
  if (!usual) return larger;
  Series smooth = rolling_median(time_s, raw, kSizeWindow_s);
  const auto values = seen_values(smooth);
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  if (*most<(1 + kSameSize) * *usual&& * least>(1 - kSameSize) * *usual) return larger;
  fill_ends_and_gaps(smooth);
  for (std::size_t i = 0; i < larger.size(); ++i) larger[i] = smooth.value[i] / *usual;
  return larger;
}

// How far the feet go in half a second, all but the quickest tenth of the time [px]; nothing when
// they are hardly seen. Somebody who lifts stands: what moves the feet is the picture.
std::optional<double> restlessness(const PoseTrack& track, const CameraPath& camera) {
  constexpr double kStep_s = 0.5;
  constexpr std::size_t kEnough = 10;
  std::vector<double> ways;
  std::size_t then = 0;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    while (track.frames[i].time_s - track.frames[then].time_s > kStep_s) ++then;
    if (then == 0 || !track.frames[i].found || !track.frames[then].found) continue;
    for (const Joint ankle : {Joint::kLeftAnkle, Joint::kRightAnkle}) {
      const auto seen = [&](std::size_t k) {
        return track.frames[k].image[index_of(ankle)].visibility >= kLeastVisibility;
      };
      if (!seen(i) || !seen(then)) continue;
      ways.push_back(norm(camera.steady(i, image_point(track.frames[i], ankle)) -
                          camera.steady(then, image_point(track.frames[then], ankle))));
    }
  }
  return ways.size() < kEnough ? std::nullopt : quantile(std::move(ways), 0.9);
}

// What is taken for the background may be the lifter, or a drawing: a camera's motion is believed
// when the feet are stiller with it taken out than without.
CameraPath believed(const PoseTrack& track, const CameraPath& camera) {
  if (!camera.moves()) return {};
  const auto with = restlessness(track, camera), without = restlessness(track, {});
  return with && without && *with > *without ? CameraPath{} : camera;
}

void find_feet(const PoseTrack& track, const std::vector<double>& time_s, Ground& ground) {
  const std::size_t n = track.frames.size();
  Series x(n), y(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!track.frames[i].found || !stands(track.frames[i])) continue;
    if (const auto place = feet(track.frames[i])) {
      const Vec2 steady = ground.camera.steady(i, *place);
      x.set(i, steady.x);
      y.set(i, steady.y);
    }
  }
  const auto usual_x = median(seen_values(x)), usual_y = median(seen_values(y));
  ground.feet_away.assign(n, {});
  if (!usual_x || !usual_y) return;
  ground.usual_feet_px = {*usual_x, *usual_y};
  x = rolling_median(time_s, x, kFloorWindow_s);
  y = rolling_median(time_s, y, kFloorWindow_s);
  const bool same_size = std::all_of(ground.larger.begin(), ground.larger.end(),
                                     [](double size) { return size == 1; });
  const auto values = seen_values(y);
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  if (same_size && *most - *least < kSamePlace * ground.trunk_px) return;
  fill_ends_and_gaps(x);
  fill_ends_and_gaps(y);
  for (std::size_t i = 0; i < n; ++i) {
    ground.feet_away[i] = Vec2{x.value[i], y.value[i]} - ground.usual_feet_px;
  }
}

// Plumb lines lean differently from left to right: those where the lifter mostly is count.
void find_up(const PoseTrack& track, const PlumbLine& plumb, Ground& ground) {
  std::vector<double> x;
  for (const PoseFrame& f : track.frames) {
    if (f.found) x.push_back(image_middle(f, Joint::kLeftHip, Joint::kRightHip).x);
  }
  const double lean = plumb.lean_at(median(std::move(x)).value_or(plumb.centre_px.x));
  ground.up_on_picture = {std::sin(lean), -std::cos(lean)};
  ground.up_sd_rad = plumb.sd_rad;
}

}  // namespace

Ground find_ground(const PoseTrack& track, const CameraPath& measured,
                   const std::optional<PlumbLine>& plumb) {
  Ground ground;
  if (plumb) find_up(track, *plumb, ground);
  const CameraPath& camera = ground.camera = believed(track, measured);
  std::vector<double> time_s, trunks;
  for (const PoseFrame& f : track.frames) time_s.push_back(f.time_s);
  ground.larger = sizes(track, time_s, camera);
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (!track.frames[i].found) continue;
    trunks.push_back(trunk_length(track.frames[i]) / (ground.larger[i] * camera.zoom(i)));
  }
  ground.trunk_px = quantile(std::move(trunks), 0.95).value_or(0);
  find_feet(track, time_s, ground);
  return ground;
}

}  // namespace dowel
