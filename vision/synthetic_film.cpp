#include "vision/synthetic_film.h"

#include <cairo.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include "core/base/assert.h"

namespace dowel::vision {
namespace {

struct CairoFree {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};
template <class T>
using Owned = std::unique_ptr<T, CairoFree>;

Owned<cairo_pattern_t> make_pattern(const FigurePaint& paint) {
  Owned<cairo_pattern_t> pattern;
  switch (paint.kind) {
    case FigurePaint::Kind::kFlat: {
      const FigureColour c = paint.stops.front().colour;
      return Owned<cairo_pattern_t>(cairo_pattern_create_rgba(c.red, c.green, c.blue, c.alpha));
    }
    case FigurePaint::Kind::kLinear:
      pattern.reset(cairo_pattern_create_linear(paint.from_px.x, paint.from_px.y, paint.to_px.x,
                                                paint.to_px.y));
      break;
    case FigurePaint::Kind::kRadial: {
      // A unit circle, stretched to the two radii.
      pattern.reset(cairo_pattern_create_radial(0, 0, 0, 0, 0, 1));
      cairo_matrix_t matrix;
      cairo_matrix_init_scale(&matrix, 1 / paint.to_px.x, 1 / paint.to_px.y);
      cairo_matrix_translate(&matrix, -paint.from_px.x, -paint.from_px.y);
      cairo_pattern_set_matrix(pattern.get(), &matrix);
      break;
    }
  }
  for (const auto& stop : paint.stops) {
    cairo_pattern_add_color_stop_rgba(pattern.get(), stop.offset, stop.colour.red,
                                      stop.colour.green, stop.colour.blue, stop.colour.alpha);
  }
  return pattern;
}

void paint_shape(cairo_t* context, const FigureShape& shape) {
  if (shape.outline_px.empty()) return;
  cairo_new_path(context);
  for (const Vec2 p : shape.outline_px) cairo_line_to(context, p.x, p.y);
  if (shape.closed) cairo_close_path(context);
  const auto pattern = make_pattern(shape.paint);
  cairo_set_source(context, pattern.get());
  if (shape.stroke_px > 0) {
    cairo_set_line_width(context, shape.stroke_px);
    cairo_stroke(context);
  } else {
    cairo_fill(context);
  }
}

void paint_text(cairo_t* context, const FigureText& text) {
  cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size(context, text.size_px);
  cairo_set_source_rgba(context, text.colour.red, text.colour.green, text.colour.blue,
                        text.colour.alpha);
  cairo_move_to(context, text.at_px.x, text.at_px.y);
  cairo_show_text(context, text.text.c_str());
}

// Paints a figure onto a frame that already holds a picture.
Result<void> paint_onto(const Figure& figure, Frame& frame) {
  static_assert(sizeof(std::uint32_t) == 4);
  const int stride = frame.width_px * 4;  // Cairo's own stride for 32-bit pixels
  const Owned<cairo_surface_t> surface(cairo_image_surface_create_for_data(
      frame.bgrx.data(), CAIRO_FORMAT_RGB24, frame.width_px, frame.height_px, stride));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  cairo_set_line_join(context.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(context.get(), CAIRO_LINE_CAP_ROUND);
  for (const FigureShape& shape : figure.shapes) paint_shape(context.get(), shape);
  for (const FigureText& text : figure.texts) paint_text(context.get(), text);
  cairo_surface_flush(surface.get());
  const cairo_status_t status = cairo_status(context.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorCode::kBadData,
                std::string("the picture cannot be painted: ") + cairo_status_to_string(status),
                "choose a picture of ordinary size", "synthetic film");
  }
  return {};
}

Result<Frame> paint_ground(const Figure& ground) {
  Frame frame;
  frame.width_px = ground.width_px;
  frame.height_px = ground.height_px;
  frame.bgrx.assign(
      static_cast<std::size_t>(frame.width_px) * static_cast<std::size_t>(frame.height_px) * 4,
      0xff);
  if (auto painted = paint_onto(ground, frame); !painted) {
    return tl::unexpected(painted.error());
  }
  return frame;
}

Result<Frame> paint_over(const Frame& ground, const Figure& lifter) {
  Frame frame = ground;
  frame.time_s = lifter.time_s;
  if (auto painted = paint_onto(lifter, frame); !painted) {
    return tl::unexpected(painted.error());
  }
  return frame;
}

// A well-mixed number for a place; the same on every machine.
std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  std::uint32_t h = a * 0x9E3779B1U ^ b * 0x85EBCA77U ^ c * 0xC2B2AE3DU;
  h ^= h >> 15;
  h *= 0x2C1B3C6DU;
  h ^= h >> 12;
  h *= 0x297A2D39U;
  return h ^ (h >> 15);
}

// Adds −depth … +depth to all three colours of a pixel, clamped.
void shift_luma(std::uint8_t* pixel, int by) {
  for (int channel = 0; channel < 3; ++channel) {
    pixel[channel] = static_cast<std::uint8_t>(std::clamp(pixel[channel] + by, 0, 255));
  }
}

// A real room has texture, by which a standing camera is known; a drawn wall has none.
void roughen(Frame& ground) {
  constexpr int kPatch_px = 7, kDepth = 6;
  for (int y = 0; y < ground.height_px; ++y) {
    for (int x = 0; x < ground.width_px; ++x) {
      const auto patch = mix(static_cast<std::uint32_t>(x / kPatch_px),
                             static_cast<std::uint32_t>(y / kPatch_px), 7);
      shift_luma(ground.row(y) + 4 * x, static_cast<int>(patch % (2 * kDepth + 1)) - kDepth);
    }
  }
}

// The grain of a sensor, by which a living picture differs from a frozen one.
void add_grain(Frame& frame, std::size_t index) {
  constexpr int kDepth = 5;
  for (int y = 0; y < frame.height_px; ++y) {
    for (int x = 0; x < frame.width_px; ++x) {
      const auto grain = mix(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y),
                             static_cast<std::uint32_t>(index) + 11);
      shift_luma(frame.row(y) + 4 * x, static_cast<int>(grain % (2 * kDepth + 1)) - kDepth);
    }
  }
}

}  // namespace

Result<Frame> paint_figure(const Figure& ground, const Figure& lifter) {
  if (ground.width_px != lifter.width_px || ground.height_px != lifter.height_px) {
    return fail(ErrorCode::kBadData, "the lifter's picture and the room's differ in size",
                "make both with the same camera", "synthetic film");
  }
  auto frame = paint_ground(ground);
  DOWEL_TRY(frame);
  return paint_over(*frame, lifter);
}

SyntheticFilm::SyntheticFilm(FigureMaker maker, Frame ground)
    : maker_(std::move(maker)), ground_(std::move(ground)) {}

Result<SyntheticFilm> SyntheticFilm::make(const SyntheticBody& body, const SyntheticMotion& motion,
                                          const SyntheticCamera& camera, const FigureLook& look) {
  auto maker = FigureMaker::make(body, motion, camera, look);
  DOWEL_TRY(maker);
  auto ground = paint_ground(maker->backdrop());
  DOWEL_TRY(ground);
  roughen(*ground);
  return SyntheticFilm(std::move(*maker), std::move(*ground));
}

Result<Frame> SyntheticFilm::frame(std::size_t index) const {
  DOWEL_ASSERT(index < frame_count());
  auto frame = paint_over(ground_, maker_.lifter(index));
  if (frame) add_grain(*frame, index);
  return frame;
}

}  // namespace dowel::vision
