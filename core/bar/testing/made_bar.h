#pragma once

#include <cmath>
#include <functional>
#include <vector>

#include "core/bar/bar_motion.h"
#include "core/reps/rep.h"

/// A bar whose movement is known, held by hands that move as it does, `nearer` times less far on
/// the picture.
namespace dowel::made {

struct MadeBar {
  double seconds = 4;
  double fps = 30;
  double trunk_px = 200;
  double nearer = 1.25;
  double radius_px = 110;
  double noise_px = 0;  ///< of the points: plus and minus in turn, of period three
  std::function<double(double time_s)> up_px = [](double) { return 0.0; };       ///< of the plate
  std::function<double(double time_s)> forward_px = [](double) { return 0.0; };  ///< to the right
  std::vector<double> times_s = {};  ///< instead of a steady rate
};

struct MadeFilm {
  PoseTrack track;
  BodyMotion motion;
  BarPoints points;
};

inline MadeFilm film_bar(const MadeBar& made) {
  MadeFilm film;
  std::vector<double> times_s = made.times_s;
  if (times_s.empty()) {
    for (int i = 0; i <= static_cast<int>(made.seconds * made.fps); ++i) {
      times_s.push_back(i / made.fps);
    }
  }
  const std::size_t n = times_s.size();
  film.track.width_px = 640;
  film.track.height_px = 900;
  film.motion.time_s = times_s;
  film.motion.frame_rate_hz = made.fps;
  film.motion.ground.trunk_px = made.trunk_px;
  film.motion.ground.larger.assign(n, 1);
  film.motion.ground.feet_away.assign(n, {});
  film.points.kind = BarKind::kPlate;
  film.motion.heel = film.motion.toe = PointPath(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double t = times_s[i];
    const double noise = made.noise_px *
                         (i % 3 == 0   ? 1.0
                          : i % 3 == 1 ? -1.0
                                       : 0.0) *
                         std::sqrt(1.5);
    const Vec2 centre{320 + made.forward_px(t) + noise, 700 - made.up_px(t) - noise};
    film.points.frames.push_back({true, centre, 0.3, made.radius_px, 1, {}});
    PoseFrame pose;
    pose.time_s = t;
    pose.found = true;
    for (const Joint joint : {Joint::kLeftWrist, Joint::kRightWrist}) {
      pose.image[index_of(joint)] = {320, static_cast<float>(690 - made.up_px(t) / made.nearer), 1,
                                     1};
    }
    film.track.frames.push_back(pose);
    film.motion.heel.set(i, {290, 800});
    film.motion.toe.set(i, {400, 800});
  }
  return film;
}

/// A rep that goes up between two times.
inline Rep rep_between(const std::vector<double>& time_s, double from_s, double to_s, int index) {
  const auto frame = [&](double t) {
    std::size_t i = 0;
    while (i + 1 < time_s.size() && time_s[i] < t) ++i;
    return i;
  };
  Rep rep;
  rep.index = index;
  rep.start_frame = rep.bottom_frame = rep.ascent_from = frame(from_s);
  rep.ascent_to = rep.end_frame = frame(to_s);
  return rep;
}

/// From 0 to 1 between two times, smoothly: minimum jerk.
inline double rise(double time_s, double from_s, double to_s) {
  const double u = std::min(1.0, std::max(0.0, (time_s - from_s) / (to_s - from_s)));
  return u * u * u * (10 - 15 * u + 6 * u * u);
}

}  // namespace dowel::made
