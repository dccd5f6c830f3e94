#include "core/synthetic/body_parts.h"

namespace dowel::synthetic {

std::vector<BodyPart> make_body_parts(const SyntheticBody& body, const Skeleton& skeleton,
                                      const TrunkShape& trunk, const View& view) {
  std::vector<BodyPart> parts;
  const auto limb = [&](PartKind kind, Vec3 from, Vec3 to) {
    parts.push_back({kind, limb_outline(body, view, kind, from, to)});
  };
  for (const Limbs* limbs : {&skeleton.left, &skeleton.right}) {
    parts.push_back({PartKind::kFoot, foot_points(body, *limbs, view, shoe_profile())});
    limb(PartKind::kShank, limbs->knee, limbs->ankle);
    limb(PartKind::kThigh, limbs->hip, limbs->knee);
    limb(PartKind::kHand, limbs->wrist, limbs->wrist + 1.5 * (limbs->grip - limbs->wrist));
    limb(PartKind::kForearm, limbs->elbow, limbs->wrist);
    limb(PartKind::kUpperArm, limbs->shoulder, limbs->elbow);
  }
  parts.push_back({PartKind::kTrunk, trunk_outline(body, skeleton, trunk, view)});
  const NeckEnds neck = neck_ends(body, skeleton);
  limb(PartKind::kNeck, neck.skull, neck.root);
  parts.push_back({PartKind::kHead, head_points(body, skeleton, view, head_profile())});
  return parts;
}

}  // namespace dowel::synthetic
