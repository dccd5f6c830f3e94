#include "core/synthetic/figure_paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dowel::synthetic {

FigureColour shade(FigureColour colour, double factor) {
  const auto part = [&](double value) { return std::clamp(value * factor, 0.0, 1.0); };
  return {part(colour.red), part(colour.green), part(colour.blue), colour.alpha};
}

FigureColour fade(FigureColour colour, double alpha) {
  colour.alpha = alpha;
  return colour;
}

FigurePaint flat(FigureColour colour) { return {FigurePaint::Kind::kFlat, {}, {}, {{0, colour}}}; }

FigurePaint linear(Vec2 from_px, Vec2 to_px, std::vector<FigurePaint::Stop> stops) {
  return {FigurePaint::Kind::kLinear, from_px, to_px, std::move(stops)};
}

FigurePaint glow(Vec2 centre_px, Vec2 radii_px, FigureColour colour) {
  return {FigurePaint::Kind::kRadial,
          centre_px,
          radii_px,
          {{0, colour}, {0.55, fade(colour, 0.6 * colour.alpha)}, {1, fade(colour, 0)}}};
}

FigurePaint round_shade(Vec2 middle_px, Vec2 across_px, FigureColour colour) {
  // How much either edge looks to the light, which comes from above.
  const double length = std::max(norm(across_px), 1e-9);
  const double lit = -across_px.y / length;
  const auto edge = [&](double towards) { return shade(colour, 0.70 + 0.24 * towards); };
  return linear(middle_px - across_px, middle_px + across_px,
                {{0.0, edge(-lit)},
                 {0.28, shade(colour, 0.97 - 0.08 * lit)},
                 {0.55, shade(colour, 1.06)},
                 {0.78, shade(colour, 0.98 + 0.08 * lit)},
                 {1.0, edge(lit)}});
}

FigureShape ellipse(Vec2 centre_px, Vec2 radii_px, FigurePaint paint, double turn_rad) {
  constexpr int kCorners = 48;
  FigureShape shape;
  const double s = std::sin(turn_rad);
  const double c = std::cos(turn_rad);
  for (int i = 0; i < kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    const Vec2 p{radii_px.x * std::cos(angle), radii_px.y * std::sin(angle)};
    shape.outline_px.push_back(centre_px + Vec2{c * p.x - s * p.y, s * p.x + c * p.y});
  }
  shape.paint = std::move(paint);
  return shape;
}

FigureShape box(Vec2 low_px, Vec2 high_px, FigurePaint paint) {
  return {{low_px, {high_px.x, low_px.y}, high_px, {low_px.x, high_px.y}}, std::move(paint)};
}

FigureShape line(std::vector<Vec2> points_px, double width_px, FigureColour colour) {
  return {std::move(points_px), flat(colour), width_px, false};
}

}  // namespace dowel::synthetic
