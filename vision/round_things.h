#pragma once

#include <vector>

#include "core/base/vec.h"
#include "vision/frame.h"
#include "vision/rim_fit.h"

namespace dowel::vision {

/// Something round on a picture, as a plate or a bell is.
struct RoundThing {
  float x_px = 0;
  float y_px = 0;
  float radius_px = 0;  ///< half of its height
  float aspect = 1;     ///< width over height
  float sd_px = 0;      ///< of the centre, an axis
  float support = 0;    ///< share of its rim at which the picture has an edge, 0 … 1
  bool within = false;  ///< a small one on the face of a larger one: the end of a bar's sleeve?
};

/// Whether two are one and the same, found twice.
bool same_round(const RoundThing& a, const RoundThing& b);
RoundThing round_thing(const FittedRim& fitted);

/// Where round things are looked for, and of what size.
struct RoundSearch {
  Vec2 around_px;
  double reach_px = 0;           ///< how far from there a centre may lie
  double least_radius_px = 0;    ///< half of its height
  double largest_radius_px = 0;  ///< at least the least
  double aspect = 1;             ///< width over height of a disc seen from here, above 0
};

/// Finds what is round in a part of the picture.
///
/// Edges vote, each along its own direction, for where the centre of a circle could be that it lies
/// on; rings one in the other vote for the same centre. Where most votes fall the rim is fitted to
/// the picture itself (rim_fit.h). A small copy is searched, so that the cost does not grow
/// with the picture.
/// @returns the best supported first, at most six; rings with one centre count as several
/// @source the vote is that of [Loy2003], without its strictness
std::vector<RoundThing> find_round_things(const Frame& frame, const RoundSearch& search);

}  // namespace dowel::vision
