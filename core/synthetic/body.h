#pragma once

namespace dowel {

/// The person of the synthetic lifter: segment lengths, soft tissue, mass. Both sides are equal.
struct SyntheticBody {
  enum class Sex { kFemale, kMale };

  double height_m = 0;
  double mass_kg = 0;
  Sex sex = Sex::kMale;

  double foot_m = 0;           ///< heel to toe tip
  double heel_to_ankle_m = 0;  ///< horizontal, ankle joint in front of the heel's back
  double ankle_height_m = 0;   ///< ankle joint above the floor
  double shank_m = 0;          ///< ankle to knee
  double thigh_m = 0;          ///< knee to hip
  double trunk_m = 0;          ///< mid-hip to mid-shoulder, L0 of the virtual dowel
  double upper_arm_m = 0;      ///< shoulder to elbow
  double forearm_m = 0;        ///< elbow to wrist
  double wrist_to_grip_m = 0;  ///< wrist to the middle of a closed hand
  double head_m = 0;           ///< chin to vertex
  double hip_half_m = 0;       ///< half the distance between the hip joints
  double shoulder_half_m = 0;  ///< half the distance between the shoulder joints
  double girth = 1;            ///< soft tissue relative to a body-mass index of 23, 1 = same
};

/// Builds a body from stature and mass by published mean proportions.
/// @param height_m  stature [m], 1.2 … 2.2
/// @param mass_kg  [kg], 30 … 250
/// @source [Winter2009] fig. 4.1 (after Drillis and Contini): lengths as shares of stature; joint
///   centres of shoulder and hip lie inside the breadths given there
SyntheticBody make_synthetic_body(double height_m = 1.75, double mass_kg = 75,
                                  SyntheticBody::Sex sex = SyntheticBody::Sex::kMale);

namespace synthetic {

/// Mass of one segment and where its centre lies.
struct SegmentMass {
  double mass_share = 0;    ///< of body mass
  double centre_share = 0;  ///< from the proximal end, of the segment's length
};

/// The segments of the balance, one side for limbs. The trunk is three parts, so that the truth
/// does not rest on the one number for the whole trunk that the measurement uses.
struct SegmentMasses {
  SegmentMass head;          ///< vertex to C7
  SegmentMass upper_trunk;   ///< C7 to xiphion
  SegmentMass middle_trunk;  ///< xiphion to omphalion
  SegmentMass lower_trunk;   ///< omphalion to mid-hip
  SegmentMass upper_arm;     ///< shoulder to elbow
  SegmentMass forearm;       ///< elbow to wrist
  SegmentMass hand;          ///< wrist to knuckles
  SegmentMass thigh;         ///< hip to knee
  SegmentMass shank;         ///< knee to ankle
  SegmentMass foot;          ///< heel to toe tip
  double head_length = 0;    ///< vertex to C7, of stature
  double c7 = 0;             ///< above mid-hip along the trunk, 1 = mid-shoulder
  double xiphion = 0;        ///< the same
  double omphalion = 0;      ///< the same
};

/// @source [deLeva1996] table 4: head by VERT–CERV, trunk by its three parts; the places are their
///         mean lengths over that of MIDS–MIDH
SegmentMasses segment_masses(SyntheticBody::Sex sex);

}  // namespace synthetic
}  // namespace dowel
