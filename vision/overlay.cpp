#include "vision/overlay.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "vision/overlay_text.h"
#include "vision/painter.h"

namespace dowel::vision {
namespace {

bool is_finite(Vec2 point) { return std::isfinite(point.x) && std::isfinite(point.y); }
bool all_finite(const std::vector<Vec2>& points) {
  return std::all_of(points.begin(), points.end(), is_finite);
}

void set_colour(cairo_t* cairo, SceneColour colour, double opacity) {
  cairo_set_source_rgba(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                        opacity);
}

void trace(cairo_t* cairo, const std::vector<Vec2>& points) {
  cairo_new_path(cairo);
  for (const Vec2 point : points) cairo_line_to(cairo, point.x, point.y);
}

// Strokes the current path in its colour over a darker, wider edge.
void stroke_cased(const Painter& painter, const SceneStyle& style) {
  const double width_px = std::max(1.2, style.width * painter.unit_px);
  const double edge_px = std::max(1.0, 0.0022 * painter.unit_px);
  set_colour(painter.cairo, kCasingColour, kCasingOpacity * style.opacity);
  cairo_set_line_width(painter.cairo, width_px + 2 * edge_px);
  cairo_stroke_preserve(painter.cairo);
  set_colour(painter.cairo, style.colour, style.opacity);
  cairo_set_line_width(painter.cairo, width_px);
  cairo_stroke(painter.cairo);
}

void paint_area(const Painter& painter, const SceneArea& area) {
  if (area.ring_px.size() < 3 || !all_finite(area.ring_px)) return;
  const SceneStyle style = style_of(area.role, area.state);
  trace(painter.cairo, area.ring_px);
  cairo_close_path(painter.cairo);
  set_colour(painter.cairo, style.colour, style.opacity);
  cairo_fill(painter.cairo);
}

void paint_line(const Painter& painter, const SceneLine& line) {
  if (line.points_px.size() < 2 || !all_finite(line.points_px)) return;
  trace(painter.cairo, line.points_px);
  stroke_cased(painter, style_of(line.role, line.state));
}

void paint_arc(const Painter& painter, const SceneArc& arc) {
  if (!is_finite(arc.centre_px) || !(arc.radius_px > 0) || !std::isfinite(arc.from_rad) ||
      !std::isfinite(arc.to_rad)) {
    return;
  }
  cairo_new_path(painter.cairo);
  cairo_arc(painter.cairo, arc.centre_px.x, arc.centre_px.y, arc.radius_px,
            std::min(arc.from_rad, arc.to_rad), std::max(arc.from_rad, arc.to_rad));
  stroke_cased(painter, style_of(SceneRole::kAngle, arc.state));
}

void disc(cairo_t* cairo, Vec2 centre, double radius_px) {
  cairo_new_path(cairo);
  cairo_arc(cairo, centre.x, centre.y, radius_px, 0, 2 * M_PI);
}

void paint_dot(const Painter& painter, const SceneDot& dot) {
  if (!is_finite(dot.centre_px)) return;
  const SceneStyle style = style_of(dot.role, dot.state);
  const double radius_px = std::max(2.0, style.dot_radius * painter.unit_px);
  cairo_t* cairo = painter.cairo;
  if (dot.lit && dot.role == SceneRole::kContact) {  // a glow
    disc(cairo, dot.centre_px, 1.9 * radius_px);
    set_colour(cairo, style.colour, 0.35);
    cairo_fill(cairo);
  }
  disc(cairo, dot.centre_px, 1.3 * radius_px);
  set_colour(cairo, kCasingColour, kCasingOpacity * style.opacity);
  cairo_fill(cairo);
  disc(cairo, dot.centre_px, radius_px);
  set_colour(cairo, dot.lit ? style.colour : kCasingColour, style.opacity);
  cairo_fill(cairo);
  if (!dot.lit) {
    disc(cairo, dot.centre_px, radius_px);
    set_colour(cairo, style.colour, style.opacity);
    cairo_set_line_width(cairo, 0.35 * radius_px);
    cairo_stroke(cairo);
  }
}

void paint_all(const Painter& painter, const OverlayScene& scene) {
  cairo_set_line_cap(painter.cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(painter.cairo, CAIRO_LINE_JOIN_ROUND);
  for (const SceneArea& area : scene.areas) paint_area(painter, area);
  for (const SceneLine& line : scene.lines) paint_line(painter, line);
  for (const SceneArc& arc : scene.arcs) paint_arc(painter, arc);
  for (const SceneDot& dot : scene.dots) paint_dot(painter, dot);
  paint_texts(painter, scene);
}

}  // namespace

void paint_scene(const OverlayScene& scene, Frame& frame) {
  if (frame.width_px <= 0 || frame.height_px <= 0) return;
  cairo_surface_t* surface = cairo_image_surface_create_for_data(
      frame.bgrx.data(), CAIRO_FORMAT_RGB24, frame.width_px, frame.height_px, frame.width_px * 4);
  cairo_t* cairo = cairo_create(surface);
  // Everything is laid out in the scene's pixels; a frame of another size only scales the pen.
  const double width_px = scene.width_px > 0 ? scene.width_px : frame.width_px;
  const double height_px = scene.height_px > 0 ? scene.height_px : frame.height_px;
  cairo_scale(cairo, frame.width_px / width_px, frame.height_px / height_px);
  paint_all({cairo, width_px, height_px, std::sqrt(width_px * height_px)}, scene);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  cairo_surface_destroy(surface);
}

}  // namespace dowel::vision
