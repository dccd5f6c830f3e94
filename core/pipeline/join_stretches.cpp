#include "core/pipeline/join_stretches.h"

#include <iterator>
#include <utility>

namespace dowel {
namespace {

template <class T>
void append(std::vector<T>&& more, std::vector<T>& all) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

void append(Series&& more, Series& all) {
  append(std::move(more.value), all.value);
  append(std::move(more.seen), all.seen);
}

void append(PointPath&& more, PointPath& all) {
  append(std::move(more.px), all.px);
  append(std::move(more.seen), all.seen);
}

void append(Ground&& more, Ground& all) {
  append(std::move(more.larger), all.larger);
  append(std::move(more.feet_away), all.feet_away);
  append(std::move(more.camera.frames), all.camera.frames);
}

}  // namespace

void append(std::size_t first, RepList&& stretch, RepList& all) {
  for (Rep& rep : stretch.reps) {
    for (std::size_t Rep::*frame :
         {&Rep::start_frame, &Rep::descent_from, &Rep::descent_to, &Rep::bottom_frame,
          &Rep::ascent_from, &Rep::ascent_to, &Rep::end_frame}) {
      rep.*frame += first;
    }
    if (!rep.partial) rep.index = ++all.counted;
    all.reps.push_back(std::move(rep));
  }
  for (DroppedRep& rep : stretch.dropped) {
    rep.bottom_frame += first;
    rep.top_frame += first;
    all.dropped.push_back(std::move(rep));
  }
}

void append(DowelTrack&& stretch, std::size_t first, DowelTrack& all) {
  for (Series DowelTrack::*series :
       {&DowelTrack::mean_deviation_mm, &DowelTrack::bulge_mm, &DowelTrack::bend_rad,
        &DowelTrack::gap_mm, &DowelTrack::ear_mm, &DowelTrack::softness_mm}) {
    append(std::move(stretch.*series), all.*series);
  }
  for (DowelDrawing& drawing : stretch.drawings) {
    drawing.frame += first;
    all.drawings.push_back(std::move(drawing));
  }
  // One stretch with a dowel is enough for there to be one.
  if (first == 0) {
    all.unusable_reason = std::move(stretch.unusable_reason);
  } else if (stretch.unusable_reason.empty()) {
    all.unusable_reason.clear();
  }
}

void append(BodyMotion&& stretch, BodyMotion& all) {
  if (all.time_s.empty()) {
    all = std::move(stretch);
    return;
  }
  // Knees off the side bring an sd of their own along, from the side they do not.
  const std::size_t before = all.time_s.size(), more = stretch.time_s.size();
  if (all.knee_flexion_sd_rad.size() + stretch.knee_flexion_sd_rad.size() > 0) {
    if (all.knee_flexion_sd_rad.size() == 0) all.knee_flexion_sd_rad = Series(before);
    if (stretch.knee_flexion_sd_rad.size() == 0) stretch.knee_flexion_sd_rad = Series(more);
  }
  all.both_sides.reset();  // has been measured, stretch by stretch
  append(std::move(stretch.time_s), all.time_s);
  append(std::move(stretch.ground), all.ground);
  for (PointPath BodyMotion::*path :
       {&BodyMotion::ear, &BodyMotion::shoulder, &BodyMotion::elbow, &BodyMotion::wrist,
        &BodyMotion::hip, &BodyMotion::knee, &BodyMotion::ankle, &BodyMotion::heel,
        &BodyMotion::toe, &BodyMotion::far_knee, &BodyMotion::far_ankle, &BodyMotion::mid_shoulder,
        &BodyMotion::mid_hip}) {
    append(std::move(stretch.*path), all.*path);
  }
  for (Series BodyMotion::*series :
       {&BodyMotion::trunk_inclination_rad, &BodyMotion::hip_flexion_rad,
        &BodyMotion::knee_flexion_rad, &BodyMotion::knee_flexion_sd_rad,
        &BodyMotion::ankle_dorsiflexion_rad, &BodyMotion::shank_inclination_rad,
        &BodyMotion::elbow_flexion_rad, &BodyMotion::shoulder_drop, &BodyMotion::hip_drop,
        &BodyMotion::hip_back}) {
    append(std::move(stretch.*series), all.*series);
  }
}

}  // namespace dowel
