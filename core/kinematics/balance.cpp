#include "core/kinematics/balance.h"

#include "core/body/anthropometry.h"

namespace dowel {
namespace {

// Adds a segment's moment about x = 0; nothing when an end is hidden.
struct Sum {
  double mass = 0;
  double moment = 0;
  void add(double share, double x_px) {
    mass += share;
    moment += share * x_px;
  }
  bool add(SegmentShare share, int count, const PointPath& upper, const PointPath& lower,
           std::size_t i) {
    if (!upper.x_px.has(i) || !lower.x_px.has(i)) return false;
    const double a = upper.x_px.value[i], b = lower.x_px.value[i];
    add(count * share.mass, a + share.centre * (b - a));
    return true;
  }
};

}  // namespace

std::optional<double> mass_over_foot(const BodyMotion& m, std::size_t i, const AthleteBody& athlete,
                                     const CarriedLoad& load) {
  const BodyShares shares = body_shares(athlete.sex);
  if (!m.heel.x_px.has(i) || !m.toe.x_px.has(i) || !m.ear.x_px.has(i)) return std::nullopt;
  const double heel = m.heel.x_px.value[i], toe = m.toe.x_px.value[i];
  if (toe == heel) return std::nullopt;

  Sum sum;
  sum.add(shares.head.mass, m.ear.x_px.value[i]);
  const bool heavy_seen = sum.add(shares.trunk, 1, m.mid_shoulder, m.mid_hip, i) &&
                          sum.add(shares.thigh, 2, m.hip, m.knee, i) &&
                          sum.add(shares.shank, 2, m.knee, m.ankle, i);
  if (!heavy_seen) return std::nullopt;
  sum.add(shares.foot, 2, m.heel, m.toe, i);
  // Hidden arms weigh a tenth of the body and hang from the shoulder.
  const bool arm_seen = sum.add(shares.upper_arm, 2, m.shoulder, m.elbow, i) &&
                        sum.add(shares.forearm, 2, m.elbow, m.wrist, i);
  if (arm_seen) sum.add(2 * shares.hand.mass, m.wrist.x_px.value[i]);

  if (load.mass_kg > 0) {
    if (!athlete.mass_kg || !(*athlete.mass_kg > 0)) return std::nullopt;
    const PointPath& at = load.in_hands ? m.wrist : m.mid_shoulder;
    if (!at.x_px.has(i)) return std::nullopt;
    sum.add(load.mass_kg / *athlete.mass_kg, at.x_px.value[i]);
  }
  return (sum.moment / sum.mass - heel) / (toe - heel);
}

}  // namespace dowel
