#pragma once

#include "core/body/view.h"
#include "core/kinematics/body_motion.h"
#include "core/motion/silhouette.h"
#include "core/spine/dorsal_profile.h"
#include "core/spine/dowel_track.h"

namespace dowel {

/// The trunk length at which all the dowel's millimetres are given, so that small and tall lifters
/// share one threshold (docs/method.md).
inline constexpr double kReferenceTrunk_mm = 535;

/// What one profile says about the back's shape.
struct BackShape {
  double mean_deviation_mm = 0;  ///< mean signed distance to the chord, dorsal positive
  double bulge_mm = 0;           ///< greatest signed distance
  double gap_mm = 0;             ///< greatest ventral distance, ≥ 0
  double bend_rad = 0;           ///< slope low on the back minus slope high, positive rounds
  double chord_low_d = 0;        ///< profile at the chord's low end [trunk lengths]
  double chord_high_d = 0;       ///< profile at the chord's high end [trunk lengths]
};

/// Measures a back against the chord from s = 0.10 to 0.66.
/// @returns nothing when a value in [−0.05, 0.66] is missing, or where the edge bends as no back
/// does
std::optional<BackShape> measure_back(const DorsalProfile& profile);

/// Lays the virtual dowel on every frame in which the back's edge can be followed.
/// @param silhouettes  one per frame of the clip, or null
/// @param first  the silhouette of the motion's first frame
/// @returns series of shape (n); all unseen, with the reason, when the view forbids it
DowelTrack lay_dowel(const SilhouetteTrack* silhouettes, std::size_t first, const View& view,
                     const BodyMotion& motion);

}  // namespace dowel
