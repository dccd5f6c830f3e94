#include <cstdio>  // jpeglib.h needs it first

#include <jpeglib.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <vector>

#include "report/testing/sample_scene.h"

namespace dowel::report::testing {
namespace {

struct Rgb {
  double r = 0, g = 0, b = 0;
};

Rgb mix(Rgb a, Rgb b, double part) {
  return {a.r + part * (b.r - a.r), a.g + part * (b.g - a.g), a.b + part * (b.b - a.b)};
}

// A limb: a rod with a radius at each end.
struct Limb {
  Vec2 from, to;
  double from_radius, to_radius;
  Rgb colour;
};

// False where the limb is so far off that nothing of it can be seen.
bool near(const Limb& limb, Vec2 p) {
  const double reach = std::max(limb.from_radius, limb.to_radius) + 3;
  return p.x > std::min(limb.from.x, limb.to.x) - reach &&
         p.x < std::max(limb.from.x, limb.to.x) + reach &&
         p.y > std::min(limb.from.y, limb.to.y) - reach &&
         p.y < std::max(limb.from.y, limb.to.y) + reach;
}

// How far p lies outside the limb [px]; negative inside.
double outside(const Limb& limb, Vec2 p) {
  const Vec2 along = limb.to - limb.from;
  const double part =
      std::clamp(dot(p - limb.from, along) / std::max(dot(along, along), 1e-9), 0.0, 1.0);
  const Vec2 off = p - (limb.from + part * along);
  return std::sqrt(dot(off, off)) - (limb.from_radius + part * (limb.to_radius - limb.from_radius));
}

std::vector<Limb> body_of(const BodyMotion& m, std::size_t i) {
  const auto at = [i](const PointPath& path) { return path.px[i]; };
  const Rgb skin{196, 152, 124}, shirt{72, 92, 118}, shorts{46, 48, 56}, shoe{230, 228, 222};
  const Vec2 hip = at(m.hip), shoulder = at(m.shoulder), wrist = at(m.wrist), ear = at(m.ear);
  return {{at(m.heel), at(m.toe), 20, 15, shoe},
          {at(m.ankle), at(m.knee), 26, 40, skin},
          {at(m.knee), hip, 44, 66, shorts},
          {hip, shoulder, 62, 54, shirt},
          {shoulder, ear, 30, 30, skin},
          {ear + Vec2{4, -14}, ear + Vec2{10, 6}, 44, 40, skin},
          {shoulder, at(m.elbow), 34, 26, shirt},
          {at(m.elbow), wrist, 25, 18, skin},
          {wrist + Vec2{0, 46}, wrist + Vec2{0, 46}, 44, 44, {52, 40, 38}}};
}

Rgb room(Vec2 p) {
  if (p.y > 1120) return mix({112, 104, 96}, {86, 80, 75}, (p.y - 1120) / 160);
  const Rgb wall = mix({178, 184, 186}, {138, 146, 152}, p.y / 1120);
  const bool seam = std::fmod(p.x + 2000, 190) < 3;
  return seam ? mix(wall, {100, 106, 112}, 0.5) : wall;
}

Rgb pixel(const std::vector<Limb>& body, Vec2 p, double px) {
  Rgb colour = room(p);
  for (const Limb& limb : body) {
    if (!near(limb, p)) continue;
    const double d = outside(limb, p) / px;
    if (d > 0.5) continue;
    const double light = 1 - 0.35 * std::clamp(1 + d * px / limb.from_radius, 0.0, 1.0);
    const Rgb shaded{limb.colour.r * light, limb.colour.g * light, limb.colour.b * light};
    colour = mix(colour, shaded, std::clamp(0.5 - d, 0.0, 1.0));
  }
  return colour;
}

std::string compress(std::vector<std::uint8_t>& rgb, int width, int height) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(width);
  jpeg.image_height = static_cast<JDIMENSION>(height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 82, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = rgb.data() + static_cast<std::size_t>(jpeg.next_scanline) * jpeg.image_width * 3;
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string out(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&jpeg);
  std::free(bytes);
  return out;
}

}  // namespace

std::string sample_jpeg(const SetAnalysis& set, std::size_t frame, const Rectangle& cut,
                        int width_px) {
  const double px = cut.width_px / width_px;
  const int height_px = static_cast<int>(std::lround(cut.height_px / px));
  const std::vector<Limb> body = body_of(set.motion, frame);
  std::vector<std::uint8_t> rgb;
  rgb.reserve(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 3);
  std::uint32_t grain = 12345 + static_cast<std::uint32_t>(frame);
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      const Rgb c = pixel(body, {cut.left_px + (x + 0.5) * px, cut.top_px + (y + 0.5) * px}, px);
      grain = grain * 1664525U + 1013904223U;
      const double noise = static_cast<double>(grain >> 24U) / 32 - 4;
      for (const double channel : {c.r, c.g, c.b}) {
        rgb.push_back(static_cast<std::uint8_t>(std::clamp(channel + noise, 0.0, 255.0)));
      }
    }
  }
  return compress(rgb, width_px, height_px);
}

}  // namespace dowel::report::testing
