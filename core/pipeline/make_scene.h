#pragma once

#include <cstddef>
#include <string>

#include "core/motion/pose_track.h"
#include "core/pipeline/set_analysis.h"
#include "core/scene/scene.h"

namespace dowel {

/// Where a caption hides nothing of the lifter.
struct CaptionPlace {
  SceneCaption::Corner corner = SceneCaption::Corner::kTopLeft;
  double room_px = 0;  ///< as in `SceneCaption`
};

/// The place for the captions of a whole film, so that they stand still: above the lifter's head,
/// else beside the lifter, else below the feet, else above all the same.
CaptionPlace find_caption_place(const PoseTrack& track);

/// What else to write on a scene.
struct SceneOptions {
  bool captions = true;  ///< rep, phase and findings in the corner; off for small pictures
  CaptionPlace place{};
  std::string banner;  ///< across the top, e.g. "SYNTHETIC"
};

/// Draws what Dowel saw in one frame: skeleton, back's edge, the stick with its three contacts, the
/// gap between stick and back, and where the set stands.
/// @param track  the lifter that `analysis` was made from
/// @param frame  index into the track
OverlayScene make_scene(const SetAnalysis& analysis, const PoseTrack& track, std::size_t frame,
                        const SceneOptions& options = {});

}  // namespace dowel
