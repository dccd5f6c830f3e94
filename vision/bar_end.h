#pragma once

#include <optional>
#include <vector>

#include "core/base/vec.h"

namespace dowel::vision {

/// A small round thing on the face of a plate in one frame.
struct OnThePlate {
  double time_s = 0;
  Vec2 plate_px;         ///< the plate's centre
  double radius_px = 0;  ///< the plate's
  Vec2 thing_px;         ///< the small thing's centre
  double support = 0;    ///< share of its rim that shows, 0 … 1
};

/// Where the end of a bar's sleeve is seen from where its plate is. The end sticks out towards the
/// camera, so on the picture it moves with the plate and by a constant share further: enlarged
/// about one point, and carried off a little as the bar turns. What is painted on the plate's face
/// is not.
class BarEnd {
 public:
  /// Finds the enlargement that most frames agree on.
  /// @param seen  small things on the plate, frames in order; several of one frame, or none
  /// @returns nothing when less than half of the frames agree, or no enlargement shows
  static std::optional<BarEnd> fit(const std::vector<OnThePlate>& seen);

  /// @param plate_px  the plate's centre at that time
  Vec2 at(double time_s, Vec2 plate_px) const;
  /// How much further the end travels on the picture than the plate; above 1.
  double nearer() const { return nearer_; }
  /// How far single sightings lie off, an axis [px].
  double scatter_px() const { return scatter_px_; }

 private:
  double nearer_ = 1;
  Vec2 shift_px_;
  double scatter_px_ = 0;
  struct Turned {
    double time_s = 0;
    Vec2 off_px;
  };
  std::vector<Turned> turned_;  // how far the end lies off as the bar turns; in order, not empty
};

}  // namespace dowel::vision
