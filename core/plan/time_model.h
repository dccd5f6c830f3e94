#pragma once

#include "core/plan/programme.h"

/// How long a line takes. The figures are Dowel's own plain assumptions, stated so that anyone can
/// disagree: a repetition lasts its tempo or 4 s, a walk or drag goes at 0.8 m/s, getting ready for
/// an exercise takes 30 s, the lighter sets that lead up to a loaded main lift 120 s; both sides
/// are done before the rest.
namespace dowel {

inline constexpr double kRepSeconds = 4;
inline constexpr double kWalkMetresPerSecond = 0.8;
inline constexpr double kGetReadySeconds = 30;
inline constexpr double kLeadUpSeconds = 120;

/// Seconds of work in one set, both sides where it is done per side.
double set_seconds(const Prescription& line);

/// Minutes of a line: get ready, lead up when `block` is the main one and the line is loaded, all
/// sets, and the rests between them.
double line_minutes(const Prescription& line, BlockKind block);

/// Sets `minutes` of every line and of the day.
void time_day(PlanDay& day);

}  // namespace dowel
