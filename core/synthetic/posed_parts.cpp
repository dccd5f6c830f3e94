#include "core/synthetic/posed_parts.h"

#include <algorithm>
#include <cmath>

namespace dowel {
namespace synthetic {
namespace {

Ellipsoid ball(Vec3 centre, double radius) {
  return {centre, {Vec3{radius, 0, 0}, Vec3{0, radius, 0}, Vec3{0, 0, radius}}};
}

std::pair<Ellipsoid, Ellipsoid> rod(Vec3 from, double from_radius, Vec3 to, double to_radius) {
  return {ball(from, from_radius), ball(to, to_radius)};
}

class Maker {
 public:
  Maker(const SyntheticBody& body, const PosedLifter& lifter)
      : lifter_(lifter), k_(body.height_m / 1.75), fat_(std::sqrt(body.girth)) {}

  std::vector<PosedPart> make() {
    head();
    trunk();
    for (const int side : {1, -1}) {
      const Limbs& limbs = side > 0 ? lifter_.right : lifter_.left;
      arm(limbs, side);
      leg(limbs, side);
    }
    return std::move(parts_);
  }

 private:
  double r(double at_175) const { return k_ * fat_ * at_175; }

  void head() {
    const BodyAxes& a = lifter_.head_axes;
    const Vec3 skull = lifter_.head;
    const Ellipsoid whole = ellipsoid(skull, a, k_ * Vec3{0.095, 0.112, 0.076});
    const Ellipsoid jaw = ellipsoid(skull + k_ * (0.03 * a.front + (-0.055) * a.up), a,
                                    k_ * Vec3{0.062, 0.06, 0.055});
    const Ellipsoid nose = ball(skull + k_ * (0.098 * a.front + (-0.02) * a.up), k_ * 0.014);
    PosedPart face{PosedPartKind::kHead, 0, {{whole, jaw}, {whole, nose}}};
    face.hulls.push_back(rod(lifter_.neck + (-0.03 * k_) * lifter_.chest.up, r(0.058),
                             skull + k_ * ((-0.02) * a.front + (-0.06) * a.up), r(0.052)));
    parts_.push_back(std::move(face));
    // Hair behind the face, and over the forehead.
    const Ellipsoid back =
        ellipsoid(skull + k_ * ((-0.03) * a.front + 0.02 * a.up), a, k_ * Vec3{0.074, 0.1, 0.081});
    const Ellipsoid crown = ellipsoid(skull + k_ * ((-0.012) * a.front + 0.068 * a.up), a,
                                      k_ * Vec3{0.088, 0.054, 0.079});
    parts_.insert(parts_.begin(), {PosedPartKind::kHair, 0, {{back, crown}}});
    parts_.push_back({PosedPartKind::kFringe, 0, {{crown, crown}}});
    for (const double side : {1.0, -1.0}) {
      const Ellipsoid eye =
          ball(skull + k_ * (0.084 * a.front + 0.004 * a.up + side * 0.033 * a.right), k_ * 0.0085);
      parts_.push_back({PosedPartKind::kEye, 0, {{eye, eye}}});
    }
  }

  void trunk() {
    const auto& spine = lifter_.spine;
    const BodyAxes& p = lifter_.pelvis;
    const BodyAxes& c = lifter_.chest;
    const Vec3 seat = spine[0] + k_ * ((-0.018) * p.front + 0.012 * p.up);
    const Ellipsoid pelvis = ellipsoid(seat, p, fat_ * k_ * Vec3{0.116, 0.105, 0.158});
    const Ellipsoid belt =
        ellipsoid(spine[1] + (0.002 * k_) * p.front, p, fat_ * k_ * Vec3{0.1, 0.07, 0.142});
    const Ellipsoid waist = ellipsoid(0.5 * (spine[2] + spine[1]) + (0.006 * k_) * p.front,
                                      between(p, c), fat_ * k_ * Vec3{0.094, 0.08, 0.132});
    const Ellipsoid belly = ellipsoid(spine[3] + (0.008 * k_) * c.front, between(p, c),
                                      fat_ * k_ * Vec3{0.096, 0.085, 0.136});
    const Ellipsoid ribs =
        ellipsoid(spine[4] + (0.014 * k_) * c.front, c, fat_ * k_ * Vec3{0.112, 0.1, 0.152});
    const Ellipsoid girdle = ellipsoid(spine[6] + k_ * ((-0.006) * c.front + (-0.02) * c.up), c,
                                       k_ * Vec3{0.085, 0.062, 0.168});
    parts_.push_back({PosedPartKind::kShorts, 0, {{pelvis, belt}}});
    parts_.push_back({PosedPartKind::kShirt,
                      0,
                      {{waist, belly},
                       {belly, ribs},
                       {ribs, girdle},
                       {girdle, ball(lifter_.neck + (0.012 * k_) * c.up, r(0.05))}}});
  }

  static BodyAxes between(const BodyAxes& a, const BodyAxes& b) {
    const auto mean = [](Vec3 u, Vec3 v) {
      const Vec3 sum = u + v;
      return (1 / norm(sum)) * sum;
    };
    return {mean(a.front, b.front), mean(a.up, b.up), a.right};
  }

  void arm(const Limbs& limbs, int side) {
    PosedPart skin{PosedPartKind::kSkin, side, {}};
    skin.hulls.push_back(rod(limbs.shoulder, r(0.054), limbs.elbow, r(0.04)));
    const Vec3 belly = limbs.elbow + 0.25 * (limbs.wrist - limbs.elbow);
    skin.hulls.push_back(rod(limbs.elbow, r(0.04), belly, r(0.043)));
    skin.hulls.push_back(rod(belly, r(0.043), limbs.wrist, r(0.028)));
    skin.hulls.push_back(rod(limbs.wrist, r(0.028), limbs.grip, k_ * 0.042));
    parts_.push_back(std::move(skin));
    PosedPart sleeve{PosedPartKind::kShirt, side, {}};
    const Vec3 hem = limbs.shoulder + 0.42 * (limbs.elbow - limbs.shoulder);
    sleeve.hulls.push_back(rod(limbs.shoulder, r(0.06), hem, r(0.055)));
    parts_.push_back(std::move(sleeve));
  }

  void leg(const Limbs& limbs, int side) {
    PosedPart skin{PosedPartKind::kSkin, side, {}};
    skin.hulls.push_back(rod(limbs.hip, r(0.088), limbs.knee, r(0.056)));
    const Vec3 back_of_knee = limbs.ankle - limbs.knee;
    const Vec3 calf = limbs.knee + 0.28 * back_of_knee + behind(limbs);
    skin.hulls.push_back(rod(limbs.knee, r(0.055), calf, r(0.056)));
    skin.hulls.push_back(rod(calf, r(0.056), limbs.ankle, r(0.036)));
    parts_.push_back(std::move(skin));
    PosedPart shorts{PosedPartKind::kShorts, side, {}};
    const Vec3 hem = limbs.hip + 0.5 * (limbs.knee - limbs.hip);
    shorts.hulls.push_back(rod(limbs.hip, r(0.1), hem, r(0.086)));
    parts_.push_back(std::move(shorts));
    PosedPart shoe{PosedPartKind::kShoe, side, {}};
    const Vec3 along = limbs.toe - limbs.heel;
    const Vec3 sole_up = up_of_foot(limbs);
    const auto over = [&](double share, double up) {
      return limbs.heel + share * along + up * sole_up;
    };
    shoe.hulls.push_back(
        {ball(over(0.13, r(0.036)), r(0.036)), ball(over(0.28, r(0.07)), r(0.04))});
    shoe.hulls.push_back(
        {ball(over(0.13, r(0.036)), r(0.036)), ball(over(0.74, r(0.029)), r(0.029))});
    shoe.hulls.push_back(
        {ball(over(0.28, r(0.07)), r(0.04)), ball(over(0.74, r(0.029)), r(0.029))});
    shoe.hulls.push_back(
        {ball(over(0.74, r(0.029)), r(0.029)), ball(over(0.92, r(0.022)), r(0.022))});
    parts_.push_back(std::move(shoe));
  }

  static Vec3 up_of_foot(const Limbs& limbs) {
    const Vec3 along = limbs.toe - limbs.heel;
    const Vec3 to_ankle = limbs.ankle - limbs.heel;
    const Vec3 up = to_ankle - (dot(to_ankle, along) / dot(along, along)) * along;
    return (1 / std::max(1e-9, norm(up))) * up;
  }

  // The calf lies away from where the toes point.
  Vec3 behind(const Limbs& limbs) const {
    const Vec3 toes = limbs.toe - limbs.heel;
    return (-0.022 * k_ / norm(toes)) * toes;
  }

  const PosedLifter& lifter_;
  double k_, fat_;
  std::vector<PosedPart> parts_{};
};

double reach_down(const Ellipsoid& e) {
  return e.centre.y - std::hypot(e.half[0].y, e.half[1].y, e.half[2].y);
}

}  // namespace

Ellipsoid ellipsoid(Vec3 centre, const BodyAxes& axes, Vec3 half) {
  return {centre, {half.x * axes.front, half.y * axes.up, half.z * axes.right}};
}

Flesh flesh_of(const SyntheticBody& body) {
  const double k = body.height_m / 1.75;
  const double fat = k * std::sqrt(body.girth);
  return {0.042 * k,
          0.04 * fat,
          0.056 * fat,
          0,
          fat * Vec3{0.134, 0.105, 0.158},
          fat * Vec3{0.1, 0.1, 0.152},
          k * Vec3{0.09, 0.062, 0.168},
          k * Vec3{0.104, 0.112, 0.08}};
}

std::vector<PosedPart> posed_parts(const SyntheticBody& body, const PosedLifter& lifter) {
  return Maker(body, lifter).make();
}

}  // namespace synthetic

double lowest_of(const SyntheticBody& body, const PosedLifter& lifter, RestingPart part) {
  using synthetic::ellipsoid;
  const synthetic::Flesh flesh = synthetic::flesh_of(body);
  const auto lower = [&](Vec3 synthetic::Limbs::*joint, double radius) {
    return std::min((lifter.right.*joint).y, (lifter.left.*joint).y) - radius;
  };
  switch (part) {
    case RestingPart::kPelvis:
      return synthetic::reach_down(ellipsoid(lifter.spine.front(), lifter.pelvis, flesh.pelvis));
    case RestingPart::kChest:
      return synthetic::reach_down(ellipsoid(lifter.spine[4], lifter.chest, flesh.chest));
    case RestingPart::kShoulders:
      return synthetic::reach_down(ellipsoid(lifter.spine.back(), lifter.chest, flesh.shoulders));
    case RestingPart::kHead:
      return synthetic::reach_down(ellipsoid(lifter.head, lifter.head_axes, flesh.head));
    case RestingPart::kKnees:
      return lower(&synthetic::Limbs::knee, flesh.knee);
    case RestingPart::kHands:
      return lower(&synthetic::Limbs::grip, flesh.hand);
    case RestingPart::kElbows:
      return lower(&synthetic::Limbs::elbow, flesh.elbow);
    case RestingPart::kFeet:
      break;
  }
  return std::min(lower(&synthetic::Limbs::heel, flesh.sole),
                  lower(&synthetic::Limbs::toe, flesh.sole));
}

}  // namespace dowel
