#pragma once

#include <cstddef>
#include <string>

#include "core/pipeline/set_analysis.h"
#include "core/scene/scene.h"
#include "report/rep_moments.h"

namespace dowel::report::testing {

/// The drawing of one frame of an invented set: body, back, stick, contacts, gap, hip angle.
OverlayScene sample_scene(const SetAnalysis& set, std::size_t frame);

/// A painted picture of the invented lifter in a plain room, as JPEG, `width_px` wide. No real
/// person or place.
std::string sample_jpeg(const SetAnalysis& set, std::size_t frame, const Rectangle& cut,
                        int width_px);

}  // namespace dowel::report::testing
