#include "core/kinematics/balance.h"

#include <cmath>

namespace dowel {
namespace {

// Sum of masses and of their moments about x = 0, along the horizontal.
struct Sum {
  double mass = 0;
  double moment = 0;

  void add(double share, double x_px) {
    mass += share;
    moment += share * x_px;
  }
  void add(SegmentShare share, double upper_x_px, double lower_x_px) {
    add(share.mass, upper_x_px + share.centre * (lower_x_px - upper_x_px));
  }
};

bool seen(std::initializer_list<const PointPath*> paths, std::size_t i) {
  for (const PointPath* path : paths) {
    if (!path->has(i)) return false;
  }
  return true;
}

// A place as a phone that stands straight would show it [px].
Vec2 at(const BodyMotion& m, const PointPath& path, std::size_t i) {
  return m.ground.upright(path.px[i]);
}
double x_of(const BodyMotion& m, const PointPath& path, std::size_t i) { return at(m, path, i).x; }

// Where the fingers close around a load: as far beyond the wrist as the knuckles, in line with the
// forearm, or with the whole arm when the elbow is hidden. Nothing when that line is hidden too.
std::optional<double> grip_x(const BodyMotion& m, std::size_t i, const BodyShares& shares) {
  if (!seen({&m.wrist}, i)) return std::nullopt;
  const double wrist = x_of(m, m.wrist, i);
  if (seen({&m.elbow}, i)) {
    return wrist + shares.hand.length / shares.forearm.length * (wrist - x_of(m, m.elbow, i));
  }
  if (!seen({&m.shoulder}, i)) return std::nullopt;
  const double arm = shares.upper_arm.length + shares.forearm.length;
  return wrist + shares.hand.length / arm * (wrist - x_of(m, m.shoulder, i));
}

void add_arms(const BodyMotion& m, std::size_t i, const BodyShares& shares, Sum& sum) {
  const auto grip = grip_x(m, i, shares);
  if (grip && seen({&m.shoulder, &m.elbow, &m.wrist}, i)) {
    for (int side = 0; side < 2; ++side) {
      sum.add(shares.upper_arm, x_of(m, m.shoulder, i), x_of(m, m.elbow, i));
      sum.add(shares.forearm, x_of(m, m.elbow, i), x_of(m, m.wrist, i));
      sum.add(shares.hand, x_of(m, m.wrist, i), *grip);
    }
    return;
  }
  const double arm = shares.upper_arm.mass + shares.forearm.mass + shares.hand.mass;
  sum.add(2 * arm, x_of(m, m.mid_shoulder, i));
}

double bar_on_back_x(const BodyMotion& m, std::size_t i, const BarOnBack& bar, double forward) {
  // Along the trunk (x, y) with y down; its dorsal normal is forward · (y, −x).
  const Vec2 trunk = at(m, m.mid_shoulder, i) - at(m, m.mid_hip, i);
  return x_of(m, m.mid_shoulder, i) + bar.above * trunk.x + bar.behind * forward * trunk.y;
}

}  // namespace

std::optional<double> mass_over_foot(const BodyMotion& m, std::size_t i, const BodyShares& shares,
                                     const CarriedLoad& load, bool one_leg) {
  if (!seen({&m.heel, &m.toe, &m.ear, &m.mid_shoulder, &m.mid_hip, &m.hip, &m.knee, &m.ankle}, i)) {
    return std::nullopt;
  }
  if (one_leg && !seen({&m.far_knee, &m.far_ankle}, i)) return std::nullopt;
  const double heel = x_of(m, m.heel, i), toe = x_of(m, m.toe, i);
  if (toe == heel) return std::nullopt;

  Sum sum;
  sum.add(shares.head.mass, x_of(m, m.ear, i));
  sum.add(shares.trunk, x_of(m, m.mid_shoulder, i), x_of(m, m.mid_hip, i));
  for (const bool far : {false, true}) {
    const bool free = far && one_leg;
    const double knee = x_of(m, free ? m.far_knee : m.knee, i);
    const double ankle = x_of(m, free ? m.far_ankle : m.ankle, i);
    sum.add(shares.thigh, x_of(m, m.hip, i), knee);
    sum.add(shares.shank, knee, ankle);
    // A free foot is light and hangs about its ankle.
    free ? sum.add(shares.foot.mass, ankle) : sum.add(shares.foot, heel, toe);
  }
  add_arms(m, i, shares, sum);

  if (load.share > 0) {
    const auto at = load.on_back
                        ? std::optional(bar_on_back_x(m, i, *load.on_back, toe > heel ? 1 : -1))
                        : grip_x(m, i, shares);
    if (!at) return std::nullopt;
    sum.add(load.share, *at);
  }
  if (!(sum.mass > 0)) return std::nullopt;
  return (sum.moment / sum.mass - heel) / (toe - heel);
}

}  // namespace dowel
