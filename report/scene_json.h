#pragma once

#include <string>

#include "core/scene/scene.h"

/// What is drawn on the frames of a film, for pages that draw it themselves: one JSON object a
/// line, so that a stretch of a long film is read without the rest.
namespace dowel::report {

/// The first line: `{"schema":"dowel.scenes/1","width_px":…,"height_px":…}`.
std::string scenes_head(int width_px, int height_px);

/// One frame: `{"t_s":…,"shapes":[{"kind":"line","role":"stick","state":"held","points":[…]},…]}`,
/// null instead of the list where nothing was seen. Kinds: area, line, arc (radius, from_rad,
/// to_rad), dot (lit), label (text). Points are x and y in turn, on the upright picture [px]; where
/// a line is broken off stands null twice. Captions and banner are left out.
/// @param time_s  the frame's own time
std::string scene_line(const OverlayScene& scene, double time_s);

}  // namespace dowel::report
