#pragma once

#include "core/base/result.h"
#include "core/body/athlete_body.h"
#include "core/motion/film_facts.h"
#include "core/motion/pose_track.h"
#include "core/motion/silhouette.h"
#include "core/pipeline/set_analysis.h"
#include "core/reps/move_edges.h"
#include "core/technique/profile.h"

namespace dowel {

/// Measures and judges one set: the whole flow, one stage a line.
/// @param track  one lifter, one entry per frame
/// @param silhouettes  one per frame, or null: then the back's shape cannot be told
/// @param athlete  may be all unknown
/// @param exercise  what was done, or null to recognise it
/// @param technique  rules and exercises, from knowledge/technique.toml
/// @param film  cuts, and how the camera moved; its path has an entry a frame or none
/// @param edges  where somebody said that reps begin, turn and end: they are measured there
/// @returns zero reps are an answer, not an error; errors: kBadData when track and silhouettes
///          differ in length or times do not rise, kUnusable when nobody is seen in the clip,
///          kUsage as `move_edges`, and for a rep that is not there
Result<SetAnalysis> analyse_set(const PoseTrack& track, const SilhouetteTrack* silhouettes,
                                const AthleteBody& athlete, const ExerciseProfile* exercise,
                                const Technique& technique, const FilmFacts& film = {},
                                const std::vector<RepEdges>& edges = {});

}  // namespace dowel
