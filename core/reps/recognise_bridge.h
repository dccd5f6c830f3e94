#pragma once

#include <optional>

#include "core/reps/recognise_exercise.h"

namespace dowel {

/// A hip that is raised by somebody who lies: on the floor, or with the shoulders on a bench.
struct Bridge {
  bool on_bench = false;  ///< a hip thrust; else a glute bridge
  double confidence = 1;  ///< 0.5 … 1, that it is the one and not the other
};

/// Tells whether reps that the hip angle counts are bridges: at the top the trunk lies and the
/// knees are bent, the hips have risen, and the shoulders have stayed. Sitting up, raising the legs
/// and pressing up from the floor unbend the hip, too, but raise something else.
/// @param stretches  reps as cut by hip flexion
/// @returns nothing when most of the reps are something else, or there are none
std::optional<Bridge> recognise_bridge(const std::vector<SeenReps>& stretches);

}  // namespace dowel
