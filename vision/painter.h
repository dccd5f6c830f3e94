#pragma once

#include <cairo.h>

namespace dowel::vision {

/// Where the overlay draws: a pen and the size of its picture, in scene pixels.
struct Painter {
  cairo_t* cairo;
  double width_px;
  double height_px;
  double unit_px;  ///< √(picture area): what the styles' fractions refer to
};

}  // namespace dowel::vision
