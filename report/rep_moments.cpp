#include "report/rep_moments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dowel::report {
namespace {

// The frame of [from, to] at which the shoulders are nearest half-way between both ends.
std::size_t half_way(const Series& drop, std::size_t from, std::size_t to) {
  const std::size_t middle = from + (to - from) / 2;
  if (to <= from || to >= drop.size() || !drop.has(from) || !drop.has(to)) return middle;
  const double goal = (drop.value[from] + drop.value[to]) / 2;
  std::size_t best = middle;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = from; i <= to; ++i) {
    if (!drop.has(i)) continue;
    const double distance = std::abs(drop.value[i] - goal);
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

// Grows as far as the points of one frame.
struct Box {
  double left = std::numeric_limits<double>::infinity();
  double top = std::numeric_limits<double>::infinity();
  double right = -std::numeric_limits<double>::infinity();
  double bottom = -std::numeric_limits<double>::infinity();

  void add(double x, double y) {
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
  void add(const PointPath& path, std::size_t frame) {
    if (path.has(frame)) add(path.px[frame].x, path.px[frame].y);
  }
};

Box box_of_lifter(const SetAnalysis& analysis) {
  const BodyMotion& m = analysis.motion;
  const std::array paths = {&m.ear,  &m.shoulder, &m.elbow, &m.wrist,        &m.hip,    &m.knee,
                            &m.heel, &m.ankle,    &m.toe,   &m.mid_shoulder, &m.mid_hip};
  Box box;
  for (const std::size_t frame : frames_to_picture(analysis)) {
    for (const PointPath* path : paths) box.add(*path, frame);
  }
  for (const DowelDrawing& drawing : analysis.dowel.drawings) {
    box.add(drawing.head.x, drawing.head.y);
    box.add(drawing.tailbone.x, drawing.tailbone.y);
  }
  return box;
}

// Widens [low, high] to `wanted` about its middle and moves it inside [0, limit].
void fit(double& low, double& high, double wanted, double limit) {
  const double grow = std::max(0.0, wanted - (high - low)) / 2;
  low -= grow;
  high += grow;
  if (high - low >= limit) {
    low = 0;
    high = limit;
  } else if (low < 0) {
    high -= low;
    low = 0;
  } else if (high > limit) {
    low -= high - limit;
    high = limit;
  }
}

}  // namespace

std::vector<Moment> rep_moments(const SetAnalysis& analysis, const Rep& rep) {
  const Series& drop = analysis.motion.shoulder_drop;
  std::vector<Moment> out;
  const std::size_t top = rep.descent_first && rep.has_descent ? rep.descent_from : rep.ascent_to;
  out.push_back({"Top", top});
  if (rep.has_descent) {
    out.push_back({"Half-way down", half_way(drop, rep.descent_from, rep.descent_to)});
  }
  out.push_back({"Bottom", rep.bottom_frame});
  out.push_back({"Half-way up", half_way(drop, rep.ascent_from, rep.ascent_to)});
  std::stable_sort(out.begin(), out.end(),
                   [](const Moment& a, const Moment& b) { return a.frame < b.frame; });
  return out;
}

std::vector<std::size_t> frames_to_picture(const SetAnalysis& analysis) {
  std::vector<std::size_t> out;
  for (const Rep& rep : analysis.reps.reps) {
    for (const Moment& moment : rep_moments(analysis, rep)) {
      if (moment.frame < analysis.motion.time_s.size()) out.push_back(moment.frame);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Rectangle crop_around_lifter(const SetAnalysis& analysis, int picture_width_px,
                             int picture_height_px) {
  constexpr double kMarginTrunks = 0.35;  // head above the ear, hands and plates beside the body
  constexpr double kLeastAspect = 0.75;   // width ÷ height: four pictures stand side by side
  constexpr double kGreatestAspect = 1.25;
  Box box = box_of_lifter(analysis);
  if (!(box.right > box.left) || !(box.bottom > box.top)) {
    return {0, 0, double(picture_width_px), double(picture_height_px)};
  }
  const double margin = kMarginTrunks * analysis.scale.trunk_length_px;
  box.left -= margin;
  box.right += margin;
  box.top -= margin;
  box.bottom += margin / 2;
  fit(box.left, box.right, kLeastAspect * (box.bottom - box.top), picture_width_px);
  fit(box.top, box.bottom, (box.right - box.left) / kGreatestAspect, picture_height_px);
  return {box.left, box.top, box.right - box.left, box.bottom - box.top};
}

}  // namespace dowel::report
