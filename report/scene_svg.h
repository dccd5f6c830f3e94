#pragma once

#include <string>

#include "core/scene/scene.h"
#include "report/rep_moments.h"

namespace dowel::report {

/// A scene as SVG groups in source pixels, one `<g data-layer="…">` a layer in painting order:
/// gap, skeleton, path, back, stick, angles. Same shapes, colours and proportions as the overlay
/// video; captions and banner are left to the page.
/// @param cut  part of the picture that is shown; sizes the strokes
std::string scene_svg(const OverlayScene& scene, const Rectangle& cut);

/// A short line in the colours of a role, for legends; `viewBox="0 0 26 12"`.
std::string line_swatch(SceneRole role);
/// An area in the colours of a role.
std::string area_swatch(SceneRole role);
/// A contact that touches, or one that has left the stick.
std::string contact_swatch(bool lit);

}  // namespace dowel::report
