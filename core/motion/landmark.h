#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dowel {

/// The 33 body points of BlazePose, in the network's order.
/// @source [Bazarevsky2020]; names follow the model card
enum class Joint : std::uint8_t {
  kNose,
  kLeftEyeInner,
  kLeftEye,
  kLeftEyeOuter,
  kRightEyeInner,
  kRightEye,
  kRightEyeOuter,
  kLeftEar,
  kRightEar,
  kMouthLeft,
  kMouthRight,
  kLeftShoulder,
  kRightShoulder,
  kLeftElbow,
  kRightElbow,
  kLeftWrist,
  kRightWrist,
  kLeftPinky,
  kRightPinky,
  kLeftIndex,
  kRightIndex,
  kLeftThumb,
  kRightThumb,
  kLeftHip,
  kRightHip,
  kLeftKnee,
  kRightKnee,
  kLeftAnkle,
  kRightAnkle,
  kLeftHeel,
  kRightHeel,
  kLeftFootIndex,
  kRightFootIndex,
};
inline constexpr std::size_t kJointCount = 33;

/// One body point on the picture.
struct Landmark {
  float x_px = 0;        ///< picture frame, x right, pixel centres at half integers
  float y_px = 0;        ///< picture frame, y down
  float visibility = 0;  ///< chance that the point is not hidden, 0 … 1; 0 also when never set
  float presence = 0;    ///< chance that the point lies within the picture, 0 … 1
};

/// One body point in space, origin at mid-hip, x right, y down, z away from the camera [m].
struct WorldPoint {
  float x_m = 0;
  float y_m = 0;
  float z_m = 0;
};

template <class T>
using PerJoint = std::array<T, kJointCount>;

/// Index of a joint in a `PerJoint` array.
constexpr std::size_t index_of(Joint joint) { return static_cast<std::size_t>(joint); }

}  // namespace dowel
