#include "report/scene_svg.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

#include "report/text.h"

namespace dowel::report {
namespace {

constexpr double kCasingWidth = 1.8;    // of the line it surrounds
constexpr double kLabelHeight = 0.045;  // of the cut's width: readable at four pictures a row

enum Layer : std::size_t { kGapLayer, kSkeleton, kPaths, kBack, kStickLayer, kAngles, kLayerCount };
constexpr std::array<std::string_view, kLayerCount> kLayerNames = {"gap",  "skeleton", "path",
                                                                   "back", "stick",    "angles"};

Layer layer_of(SceneRole role) {
  switch (role) {
    case SceneRole::kNearSide:
    case SceneRole::kFarSide:
      return kSkeleton;
    case SceneRole::kBackContour:
      return kBack;
    case SceneRole::kStick:
    case SceneRole::kContact:
      return kStickLayer;
    case SceneRole::kGap:
      return kGapLayer;
    case SceneRole::kPath:
      return kPaths;
    case SceneRole::kAngle:
    case SceneRole::kText:
      break;
  }
  return kAngles;
}

std::string hex(SceneColour c) {
  return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue);
}

bool drawable(Vec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); }

std::string path_of(const std::vector<Vec2>& points) {
  std::string out;
  bool pen_down = false;
  for (const Vec2 p : points) {
    if (drawable(p)) {
      out += fmt::format("{}{} {}", pen_down ? 'L' : 'M', fixed(p.x, 1), fixed(p.y, 1));
    }
    pen_down = drawable(p);
  }
  return out;
}

// A line with its dark casing below it.
std::string cased_line(const std::string& d, const SceneStyle& style, double unit_px) {
  const double width_px = style.width * unit_px;
  return fmt::format(
      R"(<path d="{0}" stroke="{1}" stroke-opacity="{2}" stroke-width="{3}"/><path d="{0}" stroke="{4}" stroke-opacity="{5}" stroke-width="{6}"/>)",
      d, hex(kCasingColour), fixed(kCasingOpacity * style.opacity, 2),
      fixed(kCasingWidth * width_px, 1), hex(style.colour), fixed(style.opacity, 2),
      fixed(width_px, 1));
}

std::string arc_path(const SceneArc& arc) {
  const auto at = [&](double angle) {
    return arc.centre_px + arc.radius_px * Vec2{std::cos(angle), std::sin(angle)};
  };
  const Vec2 from = at(arc.from_rad), to = at(arc.to_rad);
  if (!drawable(from) || !drawable(to)) return {};
  const double sweep = arc.to_rad - arc.from_rad;
  return fmt::format("M{} {}A{} {} 0 {} {} {} {}", fixed(from.x, 1), fixed(from.y, 1),
                     fixed(arc.radius_px, 1), fixed(arc.radius_px, 1),
                     std::abs(sweep) > std::numbers::pi ? 1 : 0, sweep > 0 ? 1 : 0, fixed(to.x, 1),
                     fixed(to.y, 1));
}

std::string circle(Vec2 centre, double radius, double stroke, SceneColour colour, bool lit) {
  return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="{}"/>)",
                     fixed(centre.x, 1), fixed(centre.y, 1), fixed(radius, 1),
                     hex(lit ? colour : kCasingColour), hex(lit ? kCasingColour : colour),
                     fixed(stroke, 1));
}

std::string label(const SceneLabel& label, double size_px) {
  const SceneStyle style = style_of(SceneRole::kText, label.state);
  return fmt::format(
      R"(<text x="{}" y="{}" font-size="{}" fill="{}" stroke="{}" stroke-width="{}">{}</text>)",
      fixed(label.at_px.x, 1), fixed(label.at_px.y, 1), fixed(size_px, 1), hex(style.colour),
      hex(kCasingColour), fixed(size_px / 5, 1), escape_html(label.text));
}

}  // namespace

std::string scene_svg(const OverlayScene& scene, const Rectangle& cut) {
  const double unit_px = std::sqrt(cut.width_px * cut.height_px);
  std::array<std::string, kLayerCount> layers;
  for (const SceneArea& area : scene.areas) {
    const SceneStyle style = style_of(area.role, area.state);
    const std::string d = path_of(area.ring_px);
    if (d.empty()) continue;
    layers[layer_of(area.role)] += fmt::format(R"(<path d="{}Z" fill="{}" fill-opacity="{}"/>)", d,
                                               hex(style.colour), fixed(style.opacity, 2));
  }
  for (const SceneLine& line : scene.lines) {
    const std::string d = path_of(line.points_px);
    if (d.empty()) continue;
    layers[layer_of(line.role)] += cased_line(d, style_of(line.role, line.state), unit_px);
  }
  for (const SceneArc& arc : scene.arcs) {
    const std::string d = arc_path(arc);
    if (d.empty()) continue;
    layers[kAngles] += cased_line(d, style_of(SceneRole::kAngle, arc.state), unit_px);
  }
  for (const SceneDot& dot : scene.dots) {
    if (!drawable(dot.centre_px)) continue;
    const SceneStyle style = style_of(dot.role, dot.state);
    layers[layer_of(dot.role)] += circle(dot.centre_px, style.dot_radius * unit_px,
                                         0.3 * style.dot_radius * unit_px, style.colour, dot.lit);
  }
  for (const SceneLabel& text : scene.labels) {
    if (drawable(text.at_px)) layers[kAngles] += label(text, kLabelHeight * cut.width_px);
  }
  std::string out;
  for (std::size_t i = 0; i < kLayerCount; ++i) {
    if (layers[i].empty()) continue;
    out += fmt::format("<g data-layer=\"{}\">{}</g>", kLayerNames[i], layers[i]);
  }
  return out;
}

std::string line_swatch(SceneRole role) {
  SceneStyle style = style_of(role, SceneState::kPlain);
  style.width *= 3.2 / 0.0085;  // the stick's width in a legend
  return cased_line("M3 6H23", style, 1);
}

std::string area_swatch(SceneRole role) {
  const SceneStyle style = style_of(role, SceneState::kPlain);
  return fmt::format(
      R"(<rect width="26" height="12" fill="{}"/><rect width="26" height="12" fill="{}" fill-opacity="{}"/>)",
      hex(kCasingColour), hex(style.colour), fixed(style.opacity, 2));
}

std::string contact_swatch(bool lit) {
  const SceneState state = lit ? SceneState::kHeld : SceneState::kBroken;
  return fmt::format(R"(<rect x="4" width="18" height="12" rx="3" fill="#757d84"/>{})",
                     circle({13, 6}, 3.8, 1.3, style_of(SceneRole::kContact, state).colour, lit));
}

}  // namespace dowel::report
