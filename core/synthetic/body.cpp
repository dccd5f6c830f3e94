#include "core/synthetic/body.h"

#include <cmath>

namespace dowel {

SyntheticBody make_synthetic_body(double height_m, double mass_kg, SyntheticBody::Sex sex) {
  SyntheticBody body;
  body.height_m = height_m;
  body.mass_kg = mass_kg;
  body.sex = sex;
  body.foot_m = 0.152 * height_m;
  body.heel_to_ankle_m = 0.25 * body.foot_m;
  body.ankle_height_m = 0.039 * height_m;
  body.shank_m = (0.285 - 0.039) * height_m;
  body.thigh_m = (0.530 - 0.285) * height_m;
  body.trunk_m = (0.818 - 0.530) * height_m;
  body.upper_arm_m = 0.186 * height_m;
  body.forearm_m = 0.146 * height_m;
  body.wrist_to_grip_m = 0.045 * height_m;
  body.head_m = 0.130 * height_m;
  const bool male = sex == SyntheticBody::Sex::kMale;
  body.hip_half_m = (male ? 0.053 : 0.056) * height_m;
  body.shoulder_half_m = (male ? 0.104 : 0.095) * height_m;
  // Depths and widths of the same skeleton grow with the square root of mass per height squared.
  body.girth = std::sqrt(mass_kg / (23.0 * height_m * height_m));
  return body;
}

namespace synthetic {

SegmentMasses segment_masses(SyntheticBody::Sex sex) {
  if (sex == SyntheticBody::Sex::kFemale) {
    return {.head = {0.0668, 0.4841},
            .upper_trunk = {0.1545, 0.5050},
            .middle_trunk = {0.1465, 0.4512},
            .lower_trunk = {0.1247, 0.4920},
            .upper_arm = {0.0255, 0.5754},
            .forearm = {0.0138, 0.4559},
            .hand = {0.0056, 0.7474},
            .thigh = {0.1478, 0.3612},
            .shank = {0.0481, 0.4352},
            .foot = {0.0129, 0.4014},
            .head_length = 0.2437 / 1.735,
            .c7 = (0.1815 + 0.2053 + 0.2280) / 0.4979,
            .xiphion = (0.1815 + 0.2053) / 0.4979,
            .omphalion = 0.1815 / 0.4979};
  }
  return {.head = {0.0694, 0.5002},
          .upper_trunk = {0.1596, 0.5066},
          .middle_trunk = {0.1633, 0.4502},
          .lower_trunk = {0.1117, 0.6115},
          .upper_arm = {0.0271, 0.5772},
          .forearm = {0.0162, 0.4574},
          .hand = {0.0061, 0.7900},
          .thigh = {0.1416, 0.4095},
          .shank = {0.0433, 0.4395},
          .foot = {0.0137, 0.4415},
          .head_length = 0.2429 / 1.741,
          .c7 = (0.1457 + 0.2155 + 0.2421) / 0.5155,
          .xiphion = (0.1457 + 0.2155) / 0.5155,
          .omphalion = 0.1457 / 0.5155};
}

}  // namespace synthetic
}  // namespace dowel
