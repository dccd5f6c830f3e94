#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/vec.h"
#include "core/signal/series.h"

namespace dowel {

/// The stick laid on one frame, for drawing: picture coordinates [px].
struct DowelDrawing {
  std::size_t frame = 0;
  Vec2 low_end;                     ///< stick, beyond the sacrum
  Vec2 high_end;                    ///< stick, beyond the head
  std::vector<Vec2> back;           ///< dorsal contour from sacrum to upper back
  Vec2 tailbone, upper_back, head;  ///< where the stick should touch
  bool tailbone_touches = false, upper_back_touches = false, head_touches = false;
};

/// The virtual dowel over a clip, shape (n) each, mm at a trunk of 535 mm (docs/method.md).
struct DowelTrack {
  Series mean_deviation_mm;  ///< mdev: mean signed distance of the back to the chord, dorsal +
  Series bulge_mm;           ///< greatest signed distance
  Series bend_rad;           ///< low slope minus high slope; positive rounds
  Series gap_mm;             ///< deepest ventral distance below the stick (lumbar gap)
  Series ear_mm;             ///< ear ventral of the chord line, minus its standing median
  Series softness_mm;        ///< σ of the picture's own edges there; seen where it is known
  std::vector<DowelDrawing> drawings;  ///< one per frame in which the stick could be laid
  std::string unusable_reason;         ///< why there is no dowel at all; empty when there is
};

}  // namespace dowel
