#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/base/vec.h"

namespace dowel::synthetic {

using Ring = std::vector<Vec2>;

/// The outline of (union of `parts`) minus (union of `cutters`), exact up to rounding: every vertex
/// is a vertex of an input or a crossing of two inputs.
/// @param parts, cutters  simple closed polygons in a y-down plane, any orientation, any unit
/// @returns closed rings that keep the body to the left seen with y down; errors: bad_data when
///   the rings touch in a way that no small shift resolves
///
/// Method: cut every ring where it crosses another, keep the stretches that bound the result, and
/// join them at the crossings. Rings that coincide are taken once.
Result<std::vector<Ring>> outline_of(std::vector<Ring> parts, std::vector<Ring> cutters = {});

/// Twice-signed area halved: negative when the ring keeps its inside to the left with y down.
double signed_area(const Ring& ring);

/// Even–odd test. @returns true when `point` lies inside `ring`
bool contains(const Ring& ring, Vec2 point);

}  // namespace dowel::synthetic
