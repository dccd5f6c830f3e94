#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/vec.h"

namespace dowel {

/// The synthetic camera and everything it does to the truth. Defaults: a phone on a tripod, square
/// to the lifter's side, without noise.
struct SyntheticCamera {
  enum class Facing { kLeft, kRight };
  /// A lens at a height; without it the picture is a parallel projection.
  struct Perspective {
    double distance_m = 4.0;  ///< lens to the lifter's sagittal plane
    double lens_height_m = 0.95;
  };
  /// A stretch of time; both ends included.
  struct Span {
    double from_s = 0;
    double to_s = 0;
  };

  int width_px = 360;
  int height_px = 640;
  double fps = 60;
  std::vector<double> times_s;  ///< variable rate: frame times on the set's clock; overrides fps
  double start_s = 0;           ///< filming starts here on the set's clock; frame times start at 0
  std::optional<double> end_s;  ///< filming stops here; empty: when the set is over

  double metres_per_pixel = 0.0055;  ///< in the lifter's sagittal plane
  std::optional<Vec2>
      origin_px;  ///< floor under mid-foot; empty: the lifter in the middle, floor at 7/8
  std::optional<Perspective> perspective;
  Facing facing = Facing::kRight;
  double yaw_rad = 0;  ///< 0 square to the side; positive: the toes turn away from the camera

  double landmark_noise_px = 0;     ///< standard deviation of each picture coordinate
  double mask_noise_px = 0;         ///< standard deviation of the outline along its normal
  double mask_noise_length_px = 6;  ///< over which it is correlated
  double near_visibility = 0.95;    ///< mean of the points that the camera sees
  double far_visibility = 0.12;     ///< mean of those behind the body
  bool plate_hides = false;         ///< a 450 mm plate in front of what it covers
  double dropped_share = 0;         ///< chance of each frame to be missing from the clip
  std::vector<Span> lost;           ///< nobody is tracked here
  std::uint64_t seed = 1;
};

namespace synthetic {

inline constexpr double kPlateRadius_m = 0.225;

/// Maps the lifter's frame to the picture.
class View {
 public:
  /// @param middle_x_m  what stands in the picture's middle when `origin_px` is empty, body frame
  explicit View(const SyntheticCamera& camera, double middle_x_m = 0);

  /// Body frame (x forward, y up, z right) to camera axes (x right, y down, z away) [m].
  Vec3 to_camera(Vec3 body) const;
  /// Camera axes [m] to the picture [px].
  Vec2 to_px(Vec3 camera) const;
  /// Pixels per metre at a depth.
  double scale_at(double z_m) const;
  Vec2 origin_px() const { return origin_px_; }
  double facing() const { return facing_; }
  double yaw() const { return yaw_; }
  /// The lifter's right side is nearer to the camera.
  bool right_is_near() const { return facing_ > 0; }

 private:
  double facing_;
  double yaw_;
  double pixels_per_metre_;
  Vec2 origin_px_;
  std::optional<SyntheticCamera::Perspective> perspective_;
};

}  // namespace synthetic
}  // namespace dowel
