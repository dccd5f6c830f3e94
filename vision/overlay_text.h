#pragma once

#include "core/scene/scene.h"
#include "vision/painter.h"

namespace dowel::vision {

/// Paints a scene's labels, captions and banner: white on dark plates, wrapped and kept within the
/// picture.
void paint_texts(const Painter& painter, const OverlayScene& scene);

}  // namespace dowel::vision
