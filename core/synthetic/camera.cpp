#include "core/synthetic/camera.h"

#include <cmath>

namespace dowel::synthetic {

View::View(const SyntheticCamera& camera, double middle_x_m)
    : facing_(camera.facing == SyntheticCamera::Facing::kRight ? 1 : -1),
      yaw_(camera.yaw_rad),
      pixels_per_metre_(1 / camera.metres_per_pixel),
      origin_px_(camera.origin_px.value_or(
          Vec2{0.5 * camera.width_px -
                   facing_ * std::cos(camera.yaw_rad) * middle_x_m / camera.metres_per_pixel,
               0.875 * camera.height_px})),
      perspective_(camera.perspective) {}

Vec3 View::to_camera(Vec3 body) const {
  // Turn about the vertical, the other way round for a lifter who faces left: so that the two
  // views are mirror images with left and right exchanged.
  const double turn = facing_ * yaw_;
  const double x = body.x * std::cos(turn) + body.z * std::sin(turn);
  const double z = -body.x * std::sin(turn) + body.z * std::cos(turn);
  return {facing_ * x, -body.y, -facing_ * z};
}

double View::scale_at(double z_m) const {
  if (!perspective_) return pixels_per_metre_;
  return pixels_per_metre_ * perspective_->distance_m / (perspective_->distance_m + z_m);
}

Vec2 View::to_px(Vec3 camera) const {
  const double scale = scale_at(camera.z);
  const double axis_m = perspective_ ? perspective_->lens_height_m : 0;
  return {origin_px_.x + scale * camera.x,
          origin_px_.y - pixels_per_metre_ * axis_m + scale * (camera.y + axis_m)};
}

}  // namespace dowel::synthetic
