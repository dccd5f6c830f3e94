#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/vec.h"

namespace dowel {

/// What a lifter was seen to hold.
enum class BarKind : std::uint8_t {
  kNone,   ///< nothing round moved with the hands
  kPlate,  ///< the near plate of a bar
  kBell,   ///< a kettlebell or the like, hanging from the hands
};

/// The near plate or the bell in one frame: an ellipse on the picture.
struct BarPoint {
  bool seen = false;             ///< false: not followed there; the rest then means nothing
  Vec2 centre_px;                ///< picture frame, x right, y down
  double sd_px = 0;              ///< of the centre, an axis
  double radius_px = 0;          ///< half of its height
  double aspect = 1;             ///< width over height
  std::optional<Vec2> end_px{};  ///< where the bar's end is, which sticks out of the plate
};

/// What one lifter held through one film.
struct BarPoints {
  BarKind kind = BarKind::kNone;
  std::vector<BarPoint> frames;  ///< one per frame of the `PoseTrack` it belongs to; none for kNone
  /// How much further the bar's end travels on the picture than the plate, where it was told.
  std::optional<double> end_nearer{};
};

/// Goes on in a straight line where a plate or bell was lost for no longer than a quarter second.
/// @param time_s  of the frames, shape (n)
/// @returns points with what lies between marked as seen, its sd three times that of the ends
BarPoints bridged(BarPoints bar, const std::vector<double>& time_s);

/// Whether a point of the picture lies behind the near plate, so that whatever is told of it there
/// was made up. A bell hangs between the legs and hides no near joint.
/// @param frame  of the track that the bar belongs to
bool is_behind_plate(const BarPoints& bar, std::size_t frame, Vec2 point_px);

}  // namespace dowel
