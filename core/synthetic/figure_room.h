#pragma once

#include "core/synthetic/camera.h"
#include "core/synthetic/figure.h"
#include "core/synthetic/skeleton.h"

namespace dowel::synthetic {

/// Wall, floor and the words SYNTHETIC LIFTER; the floor begins behind the lifter's feet.
Figure draw_room(const SyntheticCamera& camera, const View& view);

/// The bench that the shoulders lie on in a hip thrust.
void draw_bench(const SyntheticBody& body, const Skeleton& skeleton, const View& view,
                std::vector<FigureShape>& shapes);

/// Soft shadows of feet and load on the floor.
void draw_shadows(const SyntheticBody& body, const Skeleton& skeleton, const View& view,
                  std::vector<FigureShape>& shapes);

/// What the hands hold, drawn with its grip at the skeleton's load.
struct Implement {
  enum class Kind { kNone, kBarbell, kKettlebell };
  Kind kind = Kind::kNone;
  double plate_radius_m = 0;  ///< of the barbell; 0: empty bar
};
/// @param near  the half of it nearer to the camera than the lifter; the other half otherwise
void draw_implement(const Implement& implement, const Skeleton& skeleton, const View& view,
                    FigureColour iron, bool near, std::vector<FigureShape>& shapes);

}  // namespace dowel::synthetic
