#pragma once

#include <optional>

namespace dowel {

enum class ScaleSource { kNone, kHeight, kPlate };

/// How long things are. The trunk length is always known once a person was seen; metres only with
/// the athlete's height or a plate in the picture.
struct Scale {
  double trunk_length_px = 0;              ///< L0: 95th percentile of shoulder–hip distance
  std::optional<double> metres_per_pixel;  ///< none: nothing in metres may be reported
  double metres_per_pixel_sd = 0;          ///< meaningless without `metres_per_pixel`
  ScaleSource from = ScaleSource::kNone;
  std::optional<double> standing_height_px;  ///< crown to heel while standing
};

}  // namespace dowel
