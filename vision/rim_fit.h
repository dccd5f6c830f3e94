#pragma once

#include <optional>

#include "core/base/vec.h"
#include "vision/frame.h"

namespace dowel::vision {

/// A disc seen from somewhat aside: an ellipse whose height is the disc's diameter and whose width
/// is foreshortened.
struct Rim {
  Vec2 centre_px;        ///< on the picture
  double radius_px = 0;  ///< half of its height
  double aspect = 1;     ///< width over height, at most about 1
};

/// A rim as the picture's edges show it.
struct FittedRim {
  Rim rim;
  double sd_px = 0;    ///< of the centre, an axis
  double support = 0;  ///< share of the rim at which the picture has an edge, 0 … 1
};

/// How a rim is looked for.
struct RimFitOptions {
  int rays = 64;             ///< from the centre outwards; more cost more and reject more clutter
  double within = 0.2;       ///< of the radius, inwards and outwards of the guess
  double least_step = 6;     ///< grey values of 255 over a fortieth of the radius: clear of noise
  double aspect_sd = 0.06;   ///< how far the guess of the aspect may be wrong
  double least_support = 0;  ///< given up as soon as it is clear that there is less
};

/// Fits an ellipse to the edges of a picture around a guess: along rays from the centre the places
/// where brightness steps, then the ellipse that most of them agree on; those that lie off it have
/// no say (least squares with weights by a biweight that narrows).
/// @returns nothing when the guess lies mostly beyond the picture or too few edges agree
std::optional<FittedRim> fit_rim(const Frame& frame, const Rim& guess,
                                 const RimFitOptions& options = {});

}  // namespace dowel::vision
