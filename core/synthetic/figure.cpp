#include "core/synthetic/figure.h"

#include <array>
#include <cmath>

#include "core/synthetic/clip.h"
#include "core/synthetic/figure_paint.h"
#include "core/synthetic/figure_room.h"
#include "core/synthetic/lifter.h"
#include "core/synthetic/outlines.h"

namespace dowel {

using namespace synthetic;

struct FigureMaker::State {
  SyntheticBody body;
  SyntheticMotion motion;
  SyntheticCamera camera;
  FigureLook look;
  Lifter lifter;
  View view;
  BackCurve curve;
  std::vector<double> times_s;
};

namespace {

// The head in its own side view, metres at a head of 227 mm (see head_points).
constexpr Vec2 kHair[] = {
    {.080, .082},   {.098, .074},  {.088, .098},  {.060, .118},   {.020, .131},   {-.030, .130},
    {-.074, .108},  {-.100, .064}, {-.104, .015}, {-.090, -.034}, {-.068, -.066}, {-.040, -.052},
    {-.024, -.020}, {-.016, .024}, {.014, .030},  {.022, .012},   {.030, .036},   {.050, .058}};
constexpr Vec2 kEar[] = {{-.012, .018}, {.002, .026},   {.014, .018},   {.013, .002},
                         {.006, -.018}, {-.002, -.028}, {-.010, -.016}, {-.014, .002}};
constexpr Vec2 kEye[] = {{.074, .027}, {.081, .031}, {.088, .027}, {.081, .023}};
constexpr Vec2 kBrow[] = {{.066, .043}, {.080, .049}, {.094, .044}};
constexpr Vec2 kMouth[] = {{.082, -.044}, {.093, -.043}, {.104, -.044}};
constexpr Vec2 kNostril[] = {{.100, -.016}, {.106, -.012}, {.112, -.016}};
constexpr Vec2 kJaw[] = {{-.004, -.040}, {.018, -.066}, {.056, -.084}, {.086, -.094}};
// A shoe's parts in foot lengths (see foot_points).
constexpr Vec2 kSole[] = {{-.02, .0},  {.30, .0},   {.99, .0},   {1.015, .055},
                          {.70, .075}, {.30, .075}, {-.03, .085}};
constexpr Vec2 kLaces[] = {{.38, .27}, {.48, .235}, {.60, .19}};
constexpr Vec2 kSock[] = {{.06, .25}, {.32, .27}, {.31, .37}, {.09, .37}};

// Draws one lifter at one moment; holds what every part needs.
struct Artist {
  const SyntheticBody& body;
  const Skeleton& skeleton;
  const TrunkShape& trunk;
  const View& view;
  const FigureLook& look;
  std::vector<FigureShape>& shapes;

  std::vector<Vec2> seen(const std::vector<Vec3>& points) const {
    std::vector<Vec2> px;
    px.reserve(points.size());
    for (const Vec3 p : points) px.push_back(view.to_px(p));
    return px;
  }

  // A stretch of a limb, shaded across its axis.
  void limb(PartKind kind, Vec3 from, Vec3 to, const LimbPiece& piece, FigureColour colour,
            double half_m) const {
    const Vec2 a = view.to_px(view.to_camera(from));
    const Vec2 b = view.to_px(view.to_camera(to));
    const double length = std::max(norm(b - a), 1e-9);
    const Vec2 down = (1 / length) * (b - a);
    const Vec2 across =
        (view.facing() * half_m * piece.looseness * view.scale_at(0)) * Vec2{down.y, -down.x};
    shapes.push_back({seen(limb_outline(body, view, kind, from, to, piece)),
                      round_shade(0.5 * (a + b), across, colour)});
  }

  void leg(const Limbs& limbs, double light) const {
    const FigureColour skin = shade(look.skin, light);
    limb(PartKind::kShank, limbs.knee, limbs.ankle, {}, skin, 0.058);
    limb(PartKind::kThigh, limbs.hip, limbs.knee, {}, skin, 0.080);
    shoe(limbs, light);
    limb(PartKind::kThigh, limbs.hip, limbs.knee, {0, 0.72, 1.06, true}, shade(look.shorts, light),
         0.085);
  }

  void shoe(const Limbs& limbs, double light) const {
    const auto part = [&](std::span<const Vec2> points, FigurePaint paint, bool round = true) {
      const auto smooth = round ? rounded(points, 3) : std::vector(points.begin(), points.end());
      shapes.push_back({seen(foot_points(body, limbs, view, smooth)), std::move(paint)});
    };
    const Vec2 heel = view.to_px(view.to_camera(limbs.heel));
    const Vec2 ankle = view.to_px(view.to_camera(limbs.ankle));
    const FigureColour upper = shade(look.shoes, light);
    part(kSock, flat(shade({0.93, 0.93, 0.92}, light)));
    part(shoe_profile(),
         linear({heel.x, ankle.y}, heel,
                {{0, upper}, {0.7, shade(upper, 0.9)}, {1, shade(upper, 0.75)}}),
         false);
    part(kSole, flat(shade({0.55, 0.55, 0.56}, light)));
    shapes.push_back(line(seen(foot_points(body, limbs, view, kLaces)), 0.010 * view.scale_at(0),
                          shade(upper, 0.7)));
  }

  void arm(const Limbs& limbs, double light) const {
    const FigureColour skin = shade(look.skin, light);
    const Vec3 fist = limbs.wrist + 1.5 * (limbs.grip - limbs.wrist);
    limb(PartKind::kHand, limbs.wrist, fist, {}, shade(skin, 0.96), 0.034);
    const Vec3 hand = limbs.grip - limbs.wrist;
    const Vec3 front = (0.022 / norm(hand)) * Vec3{-hand.y, hand.x, 0};
    const Vec3 root = limbs.wrist + 0.35 * hand + 0.7 * front;
    shapes.push_back(
        line(seen({view.to_camera(root), view.to_camera(root + 0.6 * hand + 0.5 * front)}),
             0.019 * view.scale_at(0), shade(skin, 0.86)));
    limb(PartKind::kUpperArm, limbs.shoulder, limbs.elbow, {}, skin, 0.048);
    limb(PartKind::kForearm, limbs.elbow, limbs.wrist, {}, skin, 0.040);
    limb(PartKind::kUpperArm, limbs.shoulder, limbs.elbow, {0, 0.58, 1.10, true},
         shade(look.shirt, 1.05 * light), 0.056);
  }

  void torso() const {
    const auto [up, dorsal] = trunk_axes(skeleton.trunk_rad);
    const auto at = [&, up = up](double s) {
      const Vec2 p = skeleton.hip + s * body.trunk_m * up;
      return view.to_px(view.to_camera({p.x, p.y, 0}));
    };
    const Vec3 front = view.to_camera({-dorsal.x, -dorsal.y, 0});
    const Vec2 across = (0.125 * body.girth * view.scale_at(0)) * Vec2{front.x, front.y};
    const auto piece = [&](double from_s, double to_s, double loose_m, FigureColour colour) {
      const TrunkPiece band{from_s, to_s, loose_m};
      shapes.push_back({seen(trunk_outline(body, skeleton, trunk, view, band)),
                        round_shade(at(0.5), across, colour)});
    };
    piece(-1, 0.30, 0, look.shorts);
    piece(0.14, 2, 0.004, look.shirt);
    // A crease or two where the shirt folds at the waist, and the sleeve's seam.
    for (const double s : {0.20, 0.30}) {
      const double scale = view.scale_at(0);
      const Vec2 middle = at(s);
      shapes.push_back(line({middle + 0.1 * across, middle + 0.5 * across + Vec2{0, 0.01 * scale},
                             middle + 0.85 * across},
                            0.008 * scale, fade(shade(look.shirt, 0.6), 0.35)));
    }
  }

  std::vector<Vec2> on_head(std::span<const Vec2> points, int pieces = 1) const {
    return seen(head_points(
        body, skeleton, view,
        pieces > 1 ? rounded(points, pieces) : std::vector(points.begin(), points.end())));
  }

  void head() const {
    const NeckEnds neck = neck_ends(body, skeleton);
    limb(PartKind::kNeck, neck.skull, neck.root, {}, shade(look.skin, 0.88), 0.056);
    const auto face = on_head(head_profile());
    constexpr Vec2 kAcross[] = {{-.10, .02}, {.12, .02}};
    const auto across = on_head(kAcross);
    shapes.push_back({face, linear(across[0], across[1],
                                   {{0, shade(look.skin, 0.78)},
                                    {0.5, shade(look.skin, 0.98)},
                                    {0.85, shade(look.skin, 1.06)},
                                    {1, shade(look.skin, 0.98)}})});
    const double scale = view.scale_at(0);
    const auto stroke = [&](std::span<const Vec2> points, double width_m, FigureColour colour) {
      shapes.push_back(line(on_head(points), width_m * scale, colour));
    };
    stroke(kJaw, 0.010, fade(shade(look.skin, 0.7), 0.5));
    shapes.push_back(
        {on_head(kHair, 4),
         linear(across[0], across[1],
                {{0, shade(look.hair, 0.8)}, {0.6, shade(look.hair, 1.5)}, {1, look.hair}})});
    shapes.push_back({on_head(kEar, 4), flat(shade(look.skin, 0.90))});
    stroke(kEar, 0.004, fade(shade(look.skin, 0.6), 0.8));
    shapes.push_back({on_head(kEye, 3), flat({0.93, 0.92, 0.90, 1})});
    constexpr Vec2 kIris[] = {{.083, .027}};
    shapes.push_back(ellipse(on_head(kIris)[0], Vec2{.0045 * scale, .0055 * scale},
                             flat({0.12, 0.09, 0.08, 1})));
    stroke(kEye, 0.003, fade(shade(look.skin, 0.35), 0.9));
    stroke(kBrow, 0.008, look.hair);
    stroke(kMouth, 0.007, {0.62, 0.36, 0.32, 1});
    stroke(kNostril, 0.004, fade(shade(look.skin, 0.55), 0.8));
  }
};

Implement implement_of(const SyntheticMotion& motion) {
  constexpr double kEmptyBar_kg = 20;
  constexpr double kSmallPlate_m = 0.14;  // does not hide the face
  if (motion.load_kg <= 0) return {};
  switch (motion.exercise) {
    case SyntheticExercise::kKettlebellDeadlift:
    case SyntheticExercise::kKettlebellSwing:
      return {Implement::Kind::kKettlebell, 0};
    case SyntheticExercise::kGoodMorning:
    case SyntheticExercise::kSquat:
    case SyntheticExercise::kFrontSquat:
      return {Implement::Kind::kBarbell, motion.load_kg > kEmptyBar_kg ? kSmallPlate_m : 0};
    default:
      return {Implement::Kind::kBarbell, kPlateRadius_m};
  }
}

}  // namespace

FigureMaker::FigureMaker(std::unique_ptr<State> state) : state_(std::move(state)) {}
FigureMaker::~FigureMaker() = default;
FigureMaker::FigureMaker(FigureMaker&&) noexcept = default;
FigureMaker& FigureMaker::operator=(FigureMaker&&) noexcept = default;

Result<FigureMaker> FigureMaker::make(const SyntheticBody& body, const SyntheticMotion& motion,
                                      const SyntheticCamera& camera, const FigureLook& look) {
  DOWEL_TRY(check_arguments(body, motion, camera));
  Lifter lifter(body, motion, camera.facing == SyntheticCamera::Facing::kRight);
  const View view(camera, lifter.middle_x());
  auto times = frame_times(camera, lifter.timeline().end_s);
  return FigureMaker(std::make_unique<State>(State{body, motion, camera, look, std::move(lifter),
                                                   view, BackCurve(body), std::move(times)}));
}

std::size_t FigureMaker::frame_count() const { return state_->times_s.size(); }

Figure FigureMaker::backdrop() const { return draw_room(state_->camera, state_->view); }

Figure FigureMaker::lifter(std::size_t frame) const {
  const State& s = *state_;
  const Instant instant = s.lifter.at(s.times_s[frame]);
  const Skeleton& skeleton = instant.skeleton;
  const TrunkShape trunk{s.curve, s.curve.dorsal(instant.spine)};
  Figure figure;
  figure.time_s = s.times_s[frame] - s.times_s.front();
  figure.width_px = s.camera.width_px;
  figure.height_px = s.camera.height_px;
  const Artist artist{s.body, skeleton, trunk, s.view, s.look, figure.shapes};
  const bool right = s.view.right_is_near();
  const Limbs& near = right ? skeleton.right : skeleton.left;
  const Limbs& far = right ? skeleton.left : skeleton.right;
  const Implement implement = implement_of(s.motion);
  draw_shadows(s.body, skeleton, s.view, figure.shapes);
  if (s.motion.exercise == SyntheticExercise::kHipThrust) {
    draw_bench(s.body, s.lifter.at(0).skeleton, s.view, figure.shapes);
  }
  artist.arm(far, 0.72);
  artist.leg(far, 0.72);
  draw_implement(implement, skeleton, s.view, s.look.iron, false, figure.shapes);
  artist.leg(near, 1.0);
  artist.torso();
  artist.head();
  artist.arm(near, 1.0);
  draw_implement(implement, skeleton, s.view, s.look.iron, true, figure.shapes);
  return figure;
}

}  // namespace dowel
