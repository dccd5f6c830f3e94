#include "core/pipeline/make_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "core/base/units.h"
#include "core/body/posture.h"

namespace dowel {
namespace {

// A bone of the picture as the network drew it.
struct Bone {
  Joint from, to;
};

constexpr std::array kLeftArm = {Bone{Joint::kLeftShoulder, Joint::kLeftElbow},
                                 Bone{Joint::kLeftElbow, Joint::kLeftWrist}};
constexpr std::array kRightArm = {Bone{Joint::kRightShoulder, Joint::kRightElbow},
                                  Bone{Joint::kRightElbow, Joint::kRightWrist}};
constexpr std::array kLeftLeg = {
    Bone{Joint::kLeftHip, Joint::kLeftKnee}, Bone{Joint::kLeftKnee, Joint::kLeftAnkle},
    Bone{Joint::kLeftAnkle, Joint::kLeftHeel}, Bone{Joint::kLeftHeel, Joint::kLeftFootIndex},
    Bone{Joint::kLeftAnkle, Joint::kLeftFootIndex}};
constexpr std::array kRightLeg = {
    Bone{Joint::kRightHip, Joint::kRightKnee}, Bone{Joint::kRightKnee, Joint::kRightAnkle},
    Bone{Joint::kRightAnkle, Joint::kRightHeel}, Bone{Joint::kRightHeel, Joint::kRightFootIndex},
    Bone{Joint::kRightAnkle, Joint::kRightFootIndex}};

// The ends of the body, and how far the head reaches above the ears, over its height.
constexpr std::array kOutermostJoints = {
    Joint::kLeftEar,   Joint::kRightEar,   Joint::kNose,      Joint::kLeftShoulder,
    Joint::kLeftWrist, Joint::kRightWrist, Joint::kLeftHip,   Joint::kRightHip,
    Joint::kLeftKnee,  Joint::kRightKnee,  Joint::kLeftAnkle, Joint::kRightAnkle};
constexpr double kHeadAboveEar = 0.1;
// What a caption of four lines needs of the picture's height, and a column of text of its width.
constexpr double kRoomForText = 0.2;
constexpr double kColumnForText = 0.25;

bool seen(const PoseFrame& f, Joint joint) {
  return f.image[index_of(joint)].visibility >= kLeastVisibility;
}

template <class Bones>
void draw_bones(const PoseFrame& f, const Bones& bones, bool near, OverlayScene& scene) {
  const SceneRole role = near ? SceneRole::kNearSide : SceneRole::kFarSide;
  for (const Bone& bone : bones) {
    // A point that is hidden is not measured, so it is not drawn as if it were; the far side is
    // hidden by nature and only hinted at.
    if (near && !(seen(f, bone.from) && seen(f, bone.to))) continue;
    scene.lines.push_back(
        {role, SceneState::kPlain, {image_point(f, bone.from), image_point(f, bone.to)}});
  }
}

// The leg as it is measured: what a plate hides, or is told where no leg can have it, is not there,
// whatever the network draws.
void draw_measured_leg(const BodyMotion& m, std::size_t frame, OverlayScene& scene) {
  const auto bone = [&](const PointPath& from, const PointPath& to) {
    if (!from.has(frame) || !to.has(frame)) return;
    scene.lines.push_back(
        {SceneRole::kNearSide, SceneState::kPlain, {from.px[frame], to.px[frame]}});
  };
  bone(m.hip, m.knee);
  bone(m.knee, m.ankle);
  bone(m.ankle, m.heel);
  bone(m.heel, m.toe);
  bone(m.ankle, m.toe);
  for (const PointPath* joint : {&m.hip, &m.knee, &m.ankle}) {
    if (!joint->has(frame)) continue;
    scene.dots.push_back({SceneRole::kNearSide, SceneState::kPlain, joint->px[frame], true});
  }
}

void draw_trunk(const BodyMotion& m, const PoseFrame& f, std::size_t frame, OverlayScene& scene) {
  if (!m.mid_shoulder.has(frame)) return;
  const Vec2 shoulder = m.mid_shoulder.px[frame];
  std::vector<Vec2> line;
  if (m.mid_hip.has(frame)) line.push_back(m.mid_hip.px[frame]);
  line.push_back(shoulder);
  if (seen(f, Joint::kLeftEar) || seen(f, Joint::kRightEar)) {
    line.push_back(image_middle(f, Joint::kLeftEar, Joint::kRightEar));
  }
  if (line.size() > 1) {
    scene.lines.push_back({SceneRole::kNearSide, SceneState::kPlain, std::move(line)});
  }
  scene.dots.push_back({SceneRole::kNearSide, SceneState::kPlain, shoulder, true});
}

// Whoever turns round shows another side from then on.
const View& view_at(const SetAnalysis& a, std::size_t frame) {
  for (const AnalysedStretch& stretch : a.stretches) {
    if (stretch.from <= frame && frame < stretch.to) return stretch.view;
  }
  return a.view;
}

void draw_skeleton(const SetAnalysis& a, const PoseFrame& f, std::size_t frame,
                   OverlayScene& scene) {
  const View& view = view_at(a, frame);
  // From in front no side is the nearer one: both are drawn, and measured, alike.
  const bool front = view.kind == ViewKind::kFront;
  const bool left_near = view.near_side == BodySide::kLeft;
  const bool left_leg = a.exercise.stands_on.value_or(view.near_side) == BodySide::kLeft;
  draw_bones(f, left_near ? kRightArm : kLeftArm, front, scene);
  draw_bones(f, left_leg ? kRightLeg : kLeftLeg, front, scene);
  draw_bones(f, left_near ? kLeftArm : kRightArm, true, scene);
  draw_measured_leg(a.motion, frame, scene);
  draw_trunk(a.motion, f, frame, scene);
}

const DowelDrawing* drawing_of(const DowelTrack& dowel, std::size_t frame) {
  const auto it =
      std::lower_bound(dowel.drawings.begin(), dowel.drawings.end(), frame,
                       [](const DowelDrawing& d, std::size_t wanted) { return d.frame < wanted; });
  return it != dowel.drawings.end() && it->frame == frame ? &*it : nullptr;
}

void draw_dowel(const SetAnalysis& a, std::size_t frame, OverlayScene& scene) {
  const DowelDrawing* d = drawing_of(a.dowel, frame);
  if (d == nullptr || d->back.size() < 2) return;
  // The stick says something about a bent back only; upright it is drawn without verdict.
  const bool bent = a.motion.trunk_inclination_rad.has(frame) &&
                    a.motion.trunk_inclination_rad.value[frame] > to_rad(30);
  std::vector<Vec2> gap{d->tailbone, d->upper_back};
  for (auto it = d->back.rbegin(); it != d->back.rend(); ++it) {
    const Vec2 stick = d->upper_back - d->tailbone;
    const double along = dot(*it - d->tailbone, stick) / dot(stick, stick);
    if (along >= 0 && along <= 1) gap.push_back(*it);
  }
  if (gap.size() > 3) scene.areas.push_back({SceneRole::kGap, SceneState::kPlain, std::move(gap)});
  scene.lines.push_back({SceneRole::kBackContour, SceneState::kPlain, d->back});
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {d->low_end, d->high_end}});
  const auto contact = [&](Vec2 at, bool touches) {
    const SceneState state = !bent     ? SceneState::kPlain
                             : touches ? SceneState::kHeld
                                       : SceneState::kBroken;
    scene.dots.push_back({SceneRole::kContact, state, at, touches});
  };
  contact(d->tailbone, d->tailbone_touches);
  contact(d->upper_back, d->upper_back_touches);
  if (a.dowel.ear_mm.has(frame)) contact(d->head, d->head_touches);
}

// A trail reaches back to where the rep began, or this far.
constexpr double kTrail_s = 3;
constexpr int kRimCorners = 48;

// Where the plate's rim is on the picture.
std::vector<Vec2> rim_of(Vec2 centre, double radius_px, double aspect) {
  std::vector<Vec2> rim;
  for (int k = 0; k <= kRimCorners; ++k) {
    const double angle = 2 * std::numbers::pi * k / kRimCorners;
    rim.push_back(centre + Vec2{radius_px * aspect * std::cos(angle), radius_px * std::sin(angle)});
  }
  return rim;
}

// Where the bar has been in this rep, and where it is.
void draw_bar(const SetAnalysis& a, std::size_t frame, OverlayScene& scene) {
  const BarMotion& bar = a.bar.motion;
  const PointPath& path = bar.end.size() > 0 ? bar.end : bar.picture;
  if (!path.has(frame)) return;
  const auto& time_s = a.motion.time_s;
  std::size_t first = frame;
  while (first > 0 && time_s[frame] - time_s[first - 1] <= kTrail_s) --first;
  for (const Rep& rep : a.reps.reps) {
    if (rep.start_frame <= frame && frame <= rep.end_frame) {
      first = std::max(first, rep.start_frame);
    }
  }
  std::vector<Vec2> trail;
  for (std::size_t i = first; i <= frame; ++i) {
    if (path.has(i)) trail.push_back(path.px[i]);
  }
  if (trail.size() > 1) {
    scene.lines.push_back({SceneRole::kPath, SceneState::kPlain, std::move(trail)});
  }
  if (bar.radius_px.has(frame) && bar.picture.has(frame)) {
    scene.lines.push_back(
        {SceneRole::kFarSide, SceneState::kPlain,
         rim_of(bar.picture.px[frame], bar.radius_px.value[frame], bar.aspect.value[frame])});
  }
  scene.dots.push_back({SceneRole::kPath, SceneState::kPlain, path.px[frame], true});
}

const char* phase_of(const Rep& rep, std::size_t frame) {
  if (frame >= rep.ascent_from && frame <= rep.ascent_to) return "up";
  if (rep.has_descent && frame >= rep.descent_from && frame <= rep.descent_to) return "down";
  return frame > rep.ascent_to ? "top" : "bottom";
}

SceneState state_of(FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      return SceneState::kHeld;
    case FindingState::kBroken:
      return SceneState::kBroken;
    case FindingState::kBorderline:
      return SceneState::kBorderline;
    case FindingState::kCannotTell:
      break;
  }
  return SceneState::kCannotTell;
}

void write_captions(const SetAnalysis& a, std::size_t frame, const CaptionPlace& place,
                    OverlayScene& scene) {
  SceneCaption caption{place.corner, {}, place.room_px};
  char text[96];
  for (std::size_t r = 0; r < a.reps.reps.size(); ++r) {
    const Rep& rep = a.reps.reps[r];
    const std::size_t first = std::min(rep.start_frame, rep.ascent_from);
    if (frame < first || frame > rep.end_frame) continue;
    if (rep.partial) {
      caption.lines.push_back({"partial rep", SceneState::kPlain, true});
      break;
    }
    std::snprintf(text, sizeof text, "Rep %d of %d  %s", rep.index, a.reps.counted,
                  phase_of(rep, frame));
    caption.lines.push_back({text, SceneState::kPlain, true});
    for (const Finding& f : a.findings[r].findings) {
      if (f.state == FindingState::kBroken || f.state == FindingState::kBorderline) {
        caption.lines.push_back({f.checkpoint + " " + f.reason, state_of(f.state), false});
      }
    }
    break;
  }
  if (a.motion.trunk_inclination_rad.has(frame)) {
    std::snprintf(text, sizeof text, "trunk %.0f°",
                  to_deg(a.motion.trunk_inclination_rad.value[frame]));
    caption.lines.push_back({text, SceneState::kPlain, false});
  }
  if (!caption.lines.empty()) scene.captions.push_back(std::move(caption));
}

}  // namespace

CaptionPlace find_caption_place(const PoseTrack& track) {
  double left = track.width_px, right = 0, top = track.height_px, bottom = 0;
  for (const PoseFrame& f : track.frames) {
    if (!f.found) continue;
    for (const Joint joint : kOutermostJoints) {
      const Vec2 at = image_point(f, joint);
      left = std::min(left, at.x);
      right = std::max(right, at.x);
      top = std::min(top, at.y);
      bottom = std::max(bottom, at.y);
    }
  }
  const double margin_px = kHeadAboveEar * std::max(0.0, bottom - top);
  const double width = track.width_px, height = track.height_px;
  const double beside = std::max(left, width - right) - margin_px;
  if (top - margin_px > kRoomForText * height) return {};
  if (beside > kColumnForText * width && width > height) {
    using Corner = SceneCaption::Corner;
    return {left > width - right ? Corner::kTopLeft : Corner::kTopRight, beside};
  }
  if (height - bottom - margin_px > kRoomForText * height) {
    return {SceneCaption::Corner::kBottomLeft, 0};
  }
  return {};
}

OverlayScene make_scene(const SetAnalysis& a, const PoseTrack& track, std::size_t frame,
                        const SceneOptions& options) {
  OverlayScene scene;
  scene.width_px = track.width_px;
  scene.height_px = track.height_px;
  scene.banner = options.banner;
  const PoseFrame& f = track.frames[frame];
  if (f.found) {
    draw_skeleton(a, f, frame, scene);
    draw_dowel(a, frame, scene);
  }
  draw_bar(a, frame, scene);
  if (options.captions) write_captions(a, frame, options.place, scene);
  return scene;
}

}  // namespace dowel
