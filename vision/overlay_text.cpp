#include "vision/overlay_text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace dowel::vision {
namespace {

constexpr const char* kFont = "DejaVu Sans";
constexpr double kLineSpacing = 1.3;  // in text heights
constexpr double kPlatePadding = 0.45;
constexpr double kLargeScale = 1.35;
constexpr double kPlateOpacity = 0.8;  // white text keeps 7 : 1 contrast over a white picture

// One line as it will stand: already fitting.
struct SetLine {
  SceneState state;
  std::string text;
  double height_px;
  bool continued = false;  // indented like the line before, its symbol not repeated
};

void set_colour(cairo_t* cairo, SceneColour colour, double opacity) {
  cairo_set_source_rgba(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                        opacity);
}

void choose_font(cairo_t* cairo, double height_px) {
  cairo_select_font_face(cairo, kFont, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size(cairo, height_px);
}

double width_of(cairo_t* cairo, const std::string& text) {
  cairo_text_extents_t extents;
  cairo_text_extents(cairo, text.c_str(), &extents);
  return extents.x_advance;
}

// Width of the state's symbol and the space after it; 0 for a plain line.
double indent_of(cairo_t* cairo, SceneState state) {
  const std::string symbol = symbol_of(state);
  return symbol.empty() ? 0 : width_of(cairo, symbol + " ");
}

double text_height(const Painter& painter) {
  return std::max(kLeastTextHeight_px, kTextHeight * painter.unit_px);
}

// Breaks at spaces so that each piece is at most `room_px` wide; a single longer word stays whole.
std::vector<std::string> wrapped(cairo_t* cairo, const std::string& text, double room_px) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, space - at);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && width_of(cairo, longer) > room_px) {
      lines.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    at = space + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

void paint_plate(const Painter& painter, double x, double y, double width, double height) {
  const double r = std::min(0.25 * height, 0.3 * text_height(painter));
  cairo_t* cairo = painter.cairo;
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x + width - r, y + r, r, -M_PI / 2, 0);
  cairo_arc(cairo, x + width - r, y + height - r, r, 0, M_PI / 2);
  cairo_arc(cairo, x + r, y + height - r, r, M_PI / 2, M_PI);
  cairo_arc(cairo, x + r, y + r, r, M_PI, 3 * M_PI / 2);
  cairo_close_path(cairo);
  set_colour(cairo, kCasingColour, kPlateOpacity);
  cairo_fill(cairo);
}

// The symbol takes the state's colour; the words stay white, which can be read.
void paint_line(cairo_t* cairo, const SetLine& line, double x, double top) {
  choose_font(cairo, line.height_px);
  const double baseline = top + 0.98 * line.height_px;
  if (!line.continued) {
    set_colour(cairo, kStateColours[static_cast<std::size_t>(line.state)], 1);
    cairo_move_to(cairo, x, baseline);
    cairo_show_text(cairo, symbol_of(line.state));
  }
  set_colour(cairo, kStateColours[0], 1);
  cairo_move_to(cairo, x + indent_of(cairo, line.state), baseline);
  cairo_show_text(cairo, line.text.c_str());
}

// Which corner of the plate the given point is.
struct Hold {
  bool right = false;
  bool bottom = false;
};

// Paints lines on a plate held at (x, y), moved as far as needed to lie within the picture.
void paint_lines(const Painter& painter, const std::vector<SetLine>& lines, double x, double y,
                 Hold hold) {
  double width = 0, height = 0;
  for (const SetLine& line : lines) {
    choose_font(painter.cairo, line.height_px);
    const double line_width =
        indent_of(painter.cairo, line.state) + width_of(painter.cairo, line.text);
    width = std::max(width, line_width);
    height += kLineSpacing * line.height_px;
  }
  const double padding = kPlatePadding * text_height(painter);
  width += 2 * padding;
  height += padding;
  x = std::clamp(hold.right ? x - width : x, 0.0, std::max(0.0, painter.width_px - width));
  y = std::clamp(hold.bottom ? y - height : y, 0.0, std::max(0.0, painter.height_px - height));
  paint_plate(painter, x, y, width, height);
  double top = y + padding / 2;
  for (const SetLine& line : lines) {
    paint_line(painter.cairo, line, x + padding, top);
    top += kLineSpacing * line.height_px;
  }
}

void paint_label(const Painter& painter, const SceneLabel& label) {
  if (label.text.empty() || !std::isfinite(label.at_px.x) || !std::isfinite(label.at_px.y)) return;
  const double height_px = 0.9 * text_height(painter);
  paint_lines(painter, {{label.state, label.text, height_px}}, label.at_px.x,
              label.at_px.y - 0.8 * height_px, {});
}

void paint_caption(const Painter& painter, const SceneCaption& caption, double top_px) {
  const double margin = 0.5 * text_height(painter);
  const double whole_px =
      caption.room_px > 0 ? std::min(caption.room_px, painter.width_px) : painter.width_px;
  const double room_px = whole_px - 2 * margin - 2 * kPlatePadding * text_height(painter);
  std::vector<SetLine> lines;
  for (const SceneCaptionLine& line : caption.lines) {
    const double height_px = text_height(painter) * (line.large ? kLargeScale : 1.0);
    choose_font(painter.cairo, height_px);
    const double text_room_px = room_px - indent_of(painter.cairo, line.state);
    bool continued = false;
    for (std::string& piece : wrapped(painter.cairo, line.text, text_room_px)) {
      lines.push_back({line.state, std::move(piece), height_px, continued});
      continued = true;
    }
  }
  if (lines.empty()) return;
  using Corner = SceneCaption::Corner;
  const Corner corner = caption.corner;
  const Hold hold{corner == Corner::kTopRight || corner == Corner::kBottomRight,
                  corner == Corner::kBottomLeft || corner == Corner::kBottomRight};
  paint_lines(painter, lines, hold.right ? painter.width_px - margin : margin,
              hold.bottom ? painter.height_px - margin : top_px + margin, hold);
}

// @returns height of the banner, 0 without one
double paint_banner(const Painter& painter, const std::string& banner) {
  if (banner.empty()) return 0;
  cairo_t* cairo = painter.cairo;
  const double height_px = text_height(painter);
  cairo_rectangle(cairo, 0, 0, painter.width_px, 1.6 * height_px);
  set_colour(cairo, kBannerColour, 0.92);
  cairo_fill(cairo);
  choose_font(cairo, height_px);
  cairo_move_to(cairo, std::max(0.0, (painter.width_px - width_of(cairo, banner)) / 2),
                1.18 * height_px);
  set_colour(cairo, kCasingColour, 1);
  cairo_show_text(cairo, banner.c_str());
  return 1.6 * height_px;
}

}  // namespace

void paint_texts(const Painter& painter, const OverlayScene& scene) {
  for (const SceneLabel& label : scene.labels) paint_label(painter, label);
  const double top_px = paint_banner(painter, scene.banner);
  for (const SceneCaption& caption : scene.captions) paint_caption(painter, caption, top_px);
}

}  // namespace dowel::vision
