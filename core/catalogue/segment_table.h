#pragma once

#include "core/catalogue/basis.h"

namespace dowel {

enum class TableSex { kFemale, kMale };
Words words_of(TableSex);

/// Inertia of one body segment relative to the body and to the segment's own length.
struct SegmentInertia {
  std::string segment;               ///< slug, e.g. upper-arm; paired segments: one side
  std::string proximal;              ///< landmark that the length starts from
  std::string distal;                ///< landmark that it ends at
  double mass_fraction = 0;          ///< of body mass
  double com_fraction = 0;           ///< from the proximal end, of segment length
  double gyration_sagittal = 0;      ///< radius about the antero-posterior axis, of segment length
  double gyration_transverse = 0;    ///< radius about the left-right axis: the sagittal plane's
  double gyration_longitudinal = 0;  ///< radius about the long axis
  double length_fraction = 0;        ///< mean segment length, of stature
  bool paired = false;               ///< the body has two of them
  std::string part_of;               ///< segment that contains this one; empty for a whole segment
};

/// One sex's table; `mass_fraction` of the whole segments, paired ones twice, sums to 1.
struct SegmentTable {
  TableSex sex = TableSex::kFemale;
  double mean_mass_kg = 0;
  double mean_stature_m = 0;
  std::vector<SegmentInertia> segments;
  std::vector<std::string> sources;
};

}  // namespace dowel
