#include "core/synthetic/back_curve.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/units.h"
#include "core/synthetic/motion.h"

namespace dowel {
namespace {

using synthetic::BackCurve;

TEST(BackCurve, ReadsAsWished) {
  for (const double height_m : {1.55, 1.75, 1.95}) {
    const SyntheticBody body = make_synthetic_body(height_m, 23 * height_m * height_m);
    const BackCurve curve(body);
    for (const SyntheticSpine wished :
         {SyntheticSpine{0, 0}, SyntheticSpine{9.5, to_rad(14)}, SyntheticSpine{-14, to_rad(-20)},
          SyntheticSpine{3.5, to_rad(-2)}}) {
      const SyntheticDowelReading read =
          read_true_dowel(curve.profile(curve.dorsal(wished)), body.trunk_m);
      EXPECT_NEAR(read.mdev_mm, wished.mdev_mm, 1e-6);
      EXPECT_NEAR(read.bend_rad, wished.bend_rad, 1e-8);
    }
  }
}

TEST(BackCurve, ChordEndsAndSeatDoNotMoveWithTheShape) {
  const SyntheticBody body = make_synthetic_body();
  const BackCurve curve(body);
  const SyntheticBackProfile flat = curve.profile(curve.dorsal({0, 0}));
  const SyntheticBackProfile round = curve.profile(curve.dorsal({12, to_rad(18)}));
  for (const std::size_t i : {SyntheticBackProfile::kChordFirst, SyntheticBackProfile::kChordLast,
                              std::size_t{0}, std::size_t{5}}) {
    EXPECT_NEAR(flat.depth_m[i], round.depth_m[i], 1e-12);
  }
}

TEST(BackCurve, HasNoKinks) {
  const SyntheticBody body = make_synthetic_body();
  const BackCurve curve(body);
  for (const SyntheticSpine wished :
       {SyntheticSpine{0.8, 0.02}, SyntheticSpine{12, even_bend_rad(12, body.trunk_m)}}) {
    const auto dorsal = curve.dorsal(wished);
    for (std::size_t i = 1; i + 1 < dorsal.size(); ++i) {
      const double second = dorsal[i + 1] - 2 * dorsal[i] + dorsal[i - 1];
      // Half the tightest bend of a back's surface, radius 35 mm.
      EXPECT_LT(std::abs(second), 0.0007) << "at s = " << 0.01 * static_cast<double>(i);
    }
  }
}

TEST(ReadTrueDowel, ParabolaByHand) {
  // e = k·(s − .10)(.66 − s) on a level chord: mean k·.56²/6, top k·.28², slopes ±.36 k.
  const double trunk_m = 0.5;
  const double k = 0.1;  // in metres a squared trunk length
  SyntheticBackProfile profile;
  for (std::size_t i = 0; i < SyntheticBackProfile::kCount; ++i) {
    const double s = SyntheticBackProfile::s_at(i);
    profile.depth_m[i] = 0.11 + k * (s - 0.10) * (0.66 - s);
  }
  const SyntheticDowelReading read = read_true_dowel(profile, trunk_m);
  // The mean over 57 samples, both zero ends among them, is a little below the integral's.
  EXPECT_NEAR(read.mdev_mm, 1000 * k * 0.56 * 0.56 / 6, 0.1);
  EXPECT_NEAR(read.bulge_mm, 1000 * k * 0.28 * 0.28, 1e-9);
  EXPECT_NEAR(read.bend_rad, 2 * std::atan(0.36 * k / trunk_m), 1e-9);
}

TEST(ReadTrueDowel, EvenBendIsThatOfTheSmoothBump) {
  const double trunk_m = 0.5;
  const double top_m = 0.018;
  SyntheticBackProfile profile;
  for (std::size_t i = 0; i < SyntheticBackProfile::kCount; ++i) {
    const double x = (SyntheticBackProfile::s_at(i) - 0.38) / 0.28;
    profile.depth_m[i] = std::abs(x) < 1 ? top_m * (1 - x * x) * (1 - x * x) : 0;
  }
  const SyntheticDowelReading read = read_true_dowel(profile, trunk_m);
  // Sums over 57 and 21 samples against integrals: within two hundredths.
  EXPECT_NEAR(read.mdev_mm / (1000 * top_m * 8 / 15), 1, 0.02);
  EXPECT_NEAR(read.bend_rad / even_bend_rad(1000 * top_m * 8 / 15, trunk_m), 1, 0.02);
}

TEST(ReadTrueDowel, TiltedStraightBackReadsZero) {
  SyntheticBackProfile profile;
  for (std::size_t i = 0; i < SyntheticBackProfile::kCount; ++i) {
    profile.depth_m[i] = 0.10 + 0.04 * SyntheticBackProfile::s_at(i);
  }
  const SyntheticDowelReading read = read_true_dowel(profile, 0.5);
  EXPECT_NEAR(read.mdev_mm, 0, 1e-9);
  EXPECT_NEAR(read.bend_rad, 0, 1e-9);
}

}  // namespace
}  // namespace dowel
