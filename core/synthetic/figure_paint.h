#pragma once

#include "core/synthetic/figure.h"

namespace dowel::synthetic {

/// Lighter (above 1) or darker (below 1), opacity kept.
FigureColour shade(FigureColour colour, double factor);
FigureColour fade(FigureColour colour, double alpha);

FigurePaint flat(FigureColour colour);
FigurePaint linear(Vec2 from_px, Vec2 to_px, std::vector<FigurePaint::Stop> stops);
/// From a colour in the middle to nothing at the rim.
FigurePaint glow(Vec2 centre_px, Vec2 radii_px, FigureColour colour);

/// A rounded body part lit from above and in front: dark towards its edges.
/// @param middle_px  a point on its axis  @param across_px  from there to its front edge
FigurePaint round_shade(Vec2 middle_px, Vec2 across_px, FigureColour colour);

FigureShape ellipse(Vec2 centre_px, Vec2 radii_px, FigurePaint paint, double turn_rad = 0);
FigureShape box(Vec2 low_px, Vec2 high_px, FigurePaint paint);
FigureShape line(std::vector<Vec2> points_px, double width_px, FigureColour colour);

}  // namespace dowel::synthetic
