#include "core/kinematics/closed_leg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/kinematics/angles.h"

namespace dowel {
namespace {

constexpr std::size_t kUnknowns = 7;  // hip x, y; ankle x, y; thigh; shank; trunk
constexpr std::size_t kAngles = 4;    // knee, hip, shank, knee over hip
constexpr double kLeastHip_rad = 0.1;

using Unknowns = std::array<double, kUnknowns>;
using Angles = std::array<double, kAngles>;

std::optional<Angles> angles_of(const Unknowns& u, double forward) {
  const Vec2 hip{u[0], u[1]}, ankle{u[2], u[3]};
  const auto knee = closed_knee({ankle, u[4], u[5]}, hip, forward);
  if (!knee) return std::nullopt;
  const double thigh = inclination(*knee, hip, forward), shank = inclination(ankle, *knee, forward);
  const double knee_flexion = shank - thigh, hip_flexion = u[6] - thigh;
  return Angles{knee_flexion, hip_flexion, shank,
                knee_flexion / std::max(hip_flexion, kLeastHip_rad)};
}

}  // namespace

std::optional<Vec2> closed_knee(const StandingLeg& leg, Vec2 hip, double forward_sign) {
  const Vec2 up = hip - leg.ankle;
  const double length = norm(up);
  if (!(length > std::abs(leg.thigh_px - leg.shank_px))) return std::nullopt;
  const double straight = leg.thigh_px + leg.shank_px;
  if (length >= straight) return leg.ankle + (leg.shank_px / straight) * up;
  const double along =
      (length * length + leg.shank_px * leg.shank_px - leg.thigh_px * leg.thigh_px) / (2 * length);
  const double aside = std::sqrt(std::max(0.0, leg.shank_px * leg.shank_px - along * along));
  const Vec2 unit = (1 / length) * up;
  // Square to the leg's line, towards the toes; y runs down.
  const Vec2 ahead{-forward_sign * unit.y, forward_sign * unit.x};
  return leg.ankle + along * unit + aside * ahead;
}

std::optional<ClosedLeg> close_leg(const StandingLeg& leg, Vec2 hip, const Measured& trunk_rad,
                                   double forward_sign, double place_sd_px,
                                   double length_share_sd) {
  const Unknowns at{hip.x,        hip.y,        leg.ankle.x,    leg.ankle.y,
                    leg.thigh_px, leg.shank_px, trunk_rad.value};
  const Unknowns sd{place_sd_px,
                    place_sd_px,
                    place_sd_px,
                    place_sd_px,
                    length_share_sd * leg.thigh_px,
                    length_share_sd * leg.shank_px,
                    trunk_rad.sd};
  const auto best = angles_of(at, forward_sign);
  if (!best || (*best)[1] < kLeastHip_rad) return std::nullopt;
  Angles variance{};
  for (std::size_t k = 0; k < kUnknowns; ++k) {
    Unknowns more = at, less = at;
    more[k] += sd[k];
    less[k] -= sd[k];
    // Where one side cannot be, the other tells.
    const auto up = angles_of(more, forward_sign).value_or(*best);
    const auto down = angles_of(less, forward_sign).value_or(*best);
    for (std::size_t a = 0; a < kAngles; ++a) {
      const double change = std::max(std::abs(up[a] - (*best)[a]), std::abs(down[a] - (*best)[a]));
      variance[a] += change * change;
    }
  }
  const auto told = [&](std::size_t a) { return Measured{(*best)[a], std::sqrt(variance[a])}; };
  return ClosedLeg{told(0), told(1), told(2), told(3)};
}

}  // namespace dowel
