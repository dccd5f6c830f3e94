#pragma once

#include <vector>

#include "core/motion/silhouette.h"
#include "core/synthetic/body_parts.h"
#include "core/synthetic/polygon_union.h"
#include "core/synthetic/random.h"

namespace dowel::synthetic {

/// The body's outline in the picture [px]: union of its parts, cut at the picture's edges and, when
/// the camera says so, at the plate in front.
Result<std::vector<Ring>> silhouette_rings(const SyntheticBody& body, const Skeleton& skeleton,
                                           const TrunkShape& trunk, const SyntheticCamera& camera,
                                           const View& view);

/// Shifts the outline along its normal by noise that is correlated over neighbouring points.
void add_mask_noise(const SyntheticCamera& camera, Random& random, std::vector<Ring>& rings);

/// The one place that writes the silhouette's storage; the longest ring comes first.
PackedSilhouette to_silhouette(std::vector<Ring> rings);

}  // namespace dowel::synthetic
