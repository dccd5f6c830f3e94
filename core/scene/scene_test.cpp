#include "core/scene/scene.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace dowel {
namespace {

using Linear = std::array<double, 3>;  // linear light, 0 … 1

Linear to_linear(SceneColour colour) {
  const auto decode = [](std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return {decode(colour.red), decode(colour.green), decode(colour.blue)};
}

double luminance(const Linear& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; }

// CIE 1976 L*a*b*, white D65.
std::array<double, 3> to_lab(const Linear& c) {
  const double x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505;
  const double y = luminance(c);
  const double z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089;
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(const Linear& a, const Linear& b) {
  const auto p = to_lab(a), q = to_lab(b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

// What an eye without one kind of cone sees. @source [Machado2009] table 1, severity 1
constexpr double kVision[4][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};

Linear seen(const Linear& c, const double (&m)[3][3]) {
  Linear out{};
  for (int i = 0; i < 3; ++i) {
    out[i] = std::clamp(m[i][0] * c[0] + m[i][1] * c[1] + m[i][2] * c[2], 0.0, 1.0);
  }
  return out;
}

TEST(ScenePalette, StatesStayApartForEveryKindOfColourVision) {
  // A difference of 2.3 is just noticeable; ten times that is plain even in a small dot.
  constexpr double kPlainDifference = 23;
  for (const auto& vision : kVision) {
    for (std::size_t i = 1; i < kSceneStateCount; ++i) {
      for (std::size_t j = i + 1; j < kSceneStateCount; ++j) {
        EXPECT_GT(difference(seen(to_linear(kStateColours[i]), vision),
                             seen(to_linear(kStateColours[j]), vision)),
                  kPlainDifference)
            << i << ' ' << j << " vision " << (&vision - kVision);
      }
    }
  }
}

TEST(ScenePalette, EveryColourStandsOutFromItsCasing) {
  constexpr double kLeastContrast = 4.5;  // WCAG 2.1, 1.4.3
  const double dark = luminance(to_linear(kCasingColour));
  for (std::size_t role = 0; role < kSceneRoleCount; ++role) {
    for (std::size_t state = 0; state < kSceneStateCount; ++state) {
      const SceneStyle style =
          style_of(static_cast<SceneRole>(role), static_cast<SceneState>(state));
      EXPECT_GT((luminance(to_linear(style.colour)) + 0.05) / (dark + 0.05), kLeastContrast);
    }
  }
}

TEST(ScenePalette, EveryStateHasItsOwnSymbol) {
  std::set<std::string> symbols;
  for (std::size_t state = 0; state < kSceneStateCount; ++state) {
    symbols.insert(symbol_of(static_cast<SceneState>(state)));
  }
  EXPECT_EQ(symbols.size(), kSceneStateCount);
}

TEST(ScenePalette, TheFarSideIsFainterAndThinner) {
  const SceneStyle near_style = style_of(SceneRole::kNearSide, SceneState::kPlain);
  const SceneStyle far_style = style_of(SceneRole::kFarSide, SceneState::kPlain);
  EXPECT_LT(far_style.opacity, near_style.opacity);
  EXPECT_LT(far_style.width, near_style.width);
}

}  // namespace
}  // namespace dowel
