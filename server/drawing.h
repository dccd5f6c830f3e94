#pragma once

#include "core/log/log.h"
#include "server/fields.h"

namespace dowel::server {

/// Strokes on one frame of a film, in pixels of a picture of the size that is said with them, so
/// that they stand where they were drawn on a picture of any size:
/// `{t_s, width_px, height_px, strokes: [{tool: pen|line|angle, width: 1|2|3, points: [[x, y],
/// …]}]}`. A line has two points, an angle three with its corner in the middle.
/// @returns a problem that names what is wrong
Answer<void> check_drawing(const Json& drawing);

/// A comment as `dowel.comments/1` has it.
Json comment_json(const FilmComment& comment);

}  // namespace dowel::server
