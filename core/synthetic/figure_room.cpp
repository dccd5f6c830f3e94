#include "core/synthetic/figure_room.h"

#include <cmath>
#include <numbers>

#include "core/synthetic/figure_paint.h"
#include "core/synthetic/outlines.h"

namespace dowel::synthetic {
namespace {

constexpr FigureColour kWall{0.80, 0.79, 0.76};
constexpr FigureColour kFloor{0.56, 0.53, 0.50};
constexpr FigureColour kInk{0.20, 0.22, 0.26};
constexpr FigureColour kPaper{0.97, 0.97, 0.95};
constexpr FigureColour kShadow{0.08, 0.07, 0.07};

Vec2 seen(const View& view, Vec3 body_point) { return view.to_px(view.to_camera(body_point)); }

// A disc that stands in the sagittal plane.
FigureShape disc(const View& view, Vec3 centre, double radius_m, FigurePaint paint) {
  const Vec3 middle = view.to_camera(centre);
  const double radius = radius_m * view.scale_at(middle.z);
  return ellipse(view.to_px(middle), {radius * std::abs(std::cos(view.yaw())), radius},
                 std::move(paint));
}

void draw_plate(const View& view, Vec3 centre, double radius_m, FigureColour iron,
                std::vector<FigureShape>& shapes) {
  const double radius = radius_m * view.scale_at(view.to_camera(centre).z);
  const Vec2 at = seen(view, centre);
  shapes.push_back(disc(view, centre, radius_m,
                        linear(at - Vec2{0, radius}, at + Vec2{0, radius},
                               {{0, shade(iron, 0.75)}, {1, shade(iron, 0.45)}})));
  shapes.push_back(disc(view, centre, 0.82 * radius_m, flat(shade(iron, 0.55))));
  shapes.push_back(disc(view, centre, 0.36 * radius_m, flat(shade(iron, 0.75))));
  shapes.push_back(disc(view, centre, 0.025, flat({0.75, 0.75, 0.76, 1})));
}

void draw_kettlebell(const View& view, Vec2 grip, FigureColour iron, double hang_rad,
                     std::vector<FigureShape>& shapes) {
  // The bell hangs from the hands: a ball under a bow.
  const Vec2 down{std::sin(hang_rad), -std::cos(hang_rad)};
  const Vec2 side{down.y, -down.x};
  const auto at = [&](double below_m, double across_m) {
    const Vec2 p = grip + below_m * down + across_m * side;
    return seen(view, {p.x, p.y, 0});
  };
  const double scale = view.scale_at(0);
  std::vector<Vec2> bow;
  for (int i = 0; i <= 16; ++i) {
    const double angle = std::numbers::pi * i / 16;
    bow.push_back(at(0.055 - 0.055 * std::sin(angle), 0.055 * std::cos(angle)));
  }
  bow.insert(bow.begin(), at(0.12, 0.068));
  bow.push_back(at(0.12, -0.068));
  shapes.push_back(line(bow, 0.030 * scale, shade(iron, 0.62)));
  shapes.push_back(line(bow, 0.016 * scale, shade(iron, 0.85)));
  const Vec2 ball = at(0.165, 0);
  const double radius = 0.100 * scale;
  shapes.push_back(ellipse(ball, {radius, radius},
                           linear(ball - Vec2{0.4 * radius, radius}, ball + Vec2{0, radius},
                                  {{0, shade(iron, 1.35)}, {0.5, iron}, {1, shade(iron, 0.5)}})));
}

}  // namespace

Figure draw_room(const SyntheticCamera& camera, const View& view) {
  const double width = camera.width_px;
  const double height = camera.height_px;
  const double scale = view.scale_at(0);
  const double edge_y = view.origin_px().y - 0.26 * scale;  // where the wall meets the floor
  Figure room;
  room.width_px = camera.width_px;
  room.height_px = camera.height_px;
  auto& shapes = room.shapes;
  shapes.push_back(box({0, 0}, {width, edge_y},
                       linear({0, 0}, {0, edge_y},
                              {{0, shade(kWall, 0.90)}, {0.5, shade(kWall, 1.05)}, {1, kWall}})));
  shapes.push_back(ellipse(
      {0.35 * width, 0.25 * height}, {0.7 * width, 0.35 * height},
      glow({0.35 * width, 0.25 * height}, {0.7 * width, 0.35 * height}, {1, 0.99, 0.95, 0.35})));
  shapes.push_back(
      box({0, edge_y}, {width, height},
          linear({0, edge_y}, {0, height}, {{0, shade(kFloor, 0.86)}, {1, shade(kFloor, 1.10)}})));
  shapes.push_back(box({0, edge_y - 0.07 * scale}, {width, edge_y}, flat(shade(kInk, 1.2))));
  // Joints between the boards of the floor run towards the wall.
  for (int i = -6; i <= 6; ++i) {
    const double x = view.origin_px().x + 0.55 * scale * i;
    shapes.push_back(
        line({{x, edge_y}, {x + 0.22 * scale * i, height}}, 1.2, fade(shade(kFloor, 0.7), 0.5)));
  }
  const double size = 0.058 * width;
  room.texts.push_back(
      {"SYNTHETIC LIFTER", {0.04 * width, 0.97 * height}, size, fade(kPaper, 0.9)});
  return room;
}

void draw_bench(const SyntheticBody& body, const Skeleton& skeleton, const View& view,
                std::vector<FigureShape>& shapes) {
  const double top = skeleton.shoulder.y - 0.11 * body.girth;
  const double middle = skeleton.shoulder.x - 0.02;
  const auto at = [&](double x, double y) { return seen(view, {middle + x, y, 0}); };
  const FigureColour pad{0.24, 0.22, 0.22};
  for (const double x : {-0.13, 0.11}) {
    shapes.push_back(line({at(x, top - 0.05), at(x, 0)}, 0.04 * view.scale_at(0), shade(pad, 1.6)));
  }
  shapes.push_back(FigureShape{
      {at(-0.20, top), at(0.16, top), at(0.16, top - 0.08), at(-0.20, top - 0.08)}, flat(pad)});
}

void draw_shadows(const SyntheticBody& body, const Skeleton& skeleton, const View& view,
                  std::vector<FigureShape>& shapes) {
  const double scale = view.scale_at(0);
  const auto under = [&](Vec3 p, double half_m, double alpha) {
    const Vec2 centre = seen(view, {p.x, 0, p.z});
    const Vec2 radii{half_m * scale, 0.16 * half_m * scale};
    shapes.push_back(ellipse(centre, radii, glow(centre, radii, fade(kShadow, alpha))));
  };
  for (const Limbs* limbs : {&skeleton.left, &skeleton.right}) {
    const double high = std::max(limbs->toe.y, 0.0);
    under(0.5 * (limbs->heel + limbs->toe), 0.85 * body.foot_m, 0.55 / (1 + 8 * high));
  }
  under({skeleton.hip.x, 0, 0}, 0.45, 0.22);
  if (skeleton.load) {
    under({skeleton.load->x, 0, 0}, 0.22, 0.45 / (1 + 2 * skeleton.load->y));
  }
}

void draw_implement(const Implement& implement, const Skeleton& skeleton, const View& view,
                    FigureColour iron, bool near, std::vector<FigureShape>& shapes) {
  if (!skeleton.load || implement.kind == Implement::Kind::kNone) return;
  const Vec2 grip = *skeleton.load;
  if (implement.kind == Implement::Kind::kKettlebell) {
    if (near) return;  // it hangs in the middle: drawn with the far half
    const Vec2 arm = grip - skeleton.shoulder;
    const bool held = norm(grip - Vec2{skeleton.right.grip.x, skeleton.right.grip.y}) < 1e-6;
    const double hang =
        held && std::abs(arm.x) > 0.6 * std::abs(arm.y) ? std::atan2(arm.x, -arm.y) : 0;
    draw_kettlebell(view, grip, iron, hang, shapes);
    return;
  }
  const double side = near == view.right_is_near() ? 1 : -1;
  const FigureColour steel{0.66, 0.67, 0.69, 1};
  shapes.push_back(
      line({seen(view, {grip.x, grip.y, 0}), seen(view, {grip.x, grip.y, 0.66 * side})},
           0.030 * view.scale_at(0), steel));
  const Vec3 end{grip.x, grip.y, 0.66 * side};
  if (implement.plate_radius_m > 0) {
    draw_plate(view, end, implement.plate_radius_m, iron, shapes);
  } else {
    shapes.push_back(disc(view, end, 0.025, flat(shade(steel, 0.8))));
  }
}

}  // namespace dowel::synthetic
