#pragma once

#include "core/scene/scene.h"
#include "vision/frame.h"

namespace dowel::vision {

/// Draws a scene over a frame. A frame of another size than the scene's is drawn on to scale.
/// Shapes with a point that is not finite are left out; shapes may reach beyond the picture.
void paint_scene(const OverlayScene& scene, Frame& frame);

}  // namespace dowel::vision
