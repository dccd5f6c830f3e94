#pragma once

#include <string>

#include "core/synthetic/body.h"
#include "core/synthetic/pose.h"

namespace dowel::report {

/// A drawing of an exercise: the synthetic lifter at its start and its end, and what is wrong
/// beside what is right where the figure shows it. One `<svg>` element with its own text; it
/// fetches nothing and needs no style. Nothing is drawn by hand: see core/synthetic/posed_lifter.h.
/// @param name  of the exercise, for those who cannot see the drawing
std::string pose_svg(const PoseFigure& figure, const std::string& name,
                     const SyntheticBody& body = make_synthetic_body());

}  // namespace dowel::report
