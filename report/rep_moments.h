#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/pipeline/set_analysis.h"

namespace dowel::report {

/// A frame of a rep that is worth a picture.
struct Moment {
  std::string title;      ///< "Top", "Half-way down", "Bottom", "Half-way up"
  std::size_t frame = 0;  ///< of the `PoseTrack`
};

/// The moments of one rep in time order; without the way down where it was not filmed.
std::vector<Moment> rep_moments(const SetAnalysis& analysis, const Rep& rep);

/// All frames that the page shows, ascending, none twice: what `ReportContext::pictures` should
/// hold.
std::vector<std::size_t> frames_to_picture(const SetAnalysis& analysis);

/// A rectangle on the upright source picture [px].
struct Rectangle {
  double left_px = 0;
  double top_px = 0;
  double width_px = 0;
  double height_px = 0;
};

/// The cut that holds the lifter in all pictured frames, with room for the stick; the same for the
/// whole set, so that reps can be compared. The whole picture where the lifter was never seen.
Rectangle crop_around_lifter(const SetAnalysis& analysis, int picture_width_px,
                             int picture_height_px);

}  // namespace dowel::report
