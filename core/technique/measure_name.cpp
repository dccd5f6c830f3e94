#include "core/technique/measure_name.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dowel {
namespace {

struct UnitRule {
  std::string_view ending;
  std::string_view unit;
  std::string_view suffix;
  int decimals;
};

// Longer endings stand before the shorter ones they end in.
constexpr std::array kUnits = {
    UnitRule{"_deg_s", "deg/s", "°/s", 0}, UnitRule{"_deg", "deg", "°", 1},
    UnitRule{"_mm", "mm", " mm", 1},       UnitRule{"_cm", "cm", " cm", 1},
    UnitRule{"_mps", "m/s", " m/s", 2},    UnitRule{"_m_s", "m/s", " m/s", 2},
    UnitRule{"_nm", "N·m", " N·m", 0},     UnitRule{"_kg", "kg", " kg", 1},
    UnitRule{"_hz", "Hz", " Hz", 1},       UnitRule{"_percent", "%", " %", 0},
    UnitRule{"_px", "px", " px", 1},       UnitRule{"_s", "s", " s", 2},
    UnitRule{"_m", "m", " m", 2},          UnitRule{"_w", "W", " W", 0},
    UnitRule{"_n", "N", " N", 0},
};

struct KnownTitle {
  std::string_view id;
  std::string_view title;
};

// docs/measures.md in a lifter's words.
constexpr std::array kTitles = {
    KnownTitle{"hip_flexion_deg", "hip bend at the bottom"},
    KnownTitle{"knee_flexion_deg", "knee bend at the bottom"},
    KnownTitle{"trunk_inclination_deg", "trunk lean at the bottom"},
    KnownTitle{"shank_inclination_deg", "shin lean at the bottom"},
    KnownTitle{"knee_over_hip_flexion", "knee bend ÷ hip bend"},
    KnownTitle{"hip_flexion_top_deg", "hip bend at the top"},
    KnownTitle{"knee_flexion_top_deg", "knee bend at the top"},
    KnownTitle{"trunk_lean_top_deg", "trunk lean at the top"},
    KnownTitle{"hip_past_straight_deg", "hip bend at the top at its least"},
    KnownTitle{"hip_back_over_drop", "hips back ÷ hips down"},
    KnownTitle{"hip_rise_at_30_shoulder_rise",
               "share of the hips' rise done when the shoulders have done 30 % of theirs"},
    KnownTitle{"trunk_tips_deg", "trunk tips further while the hips rise half-way"},
    KnownTitle{"trunk_late_deg",
               "trunk further forward than at the start when the hands pass the knees"},
    KnownTitle{"elbow_flexion_deg", "elbow bend on the way up"},
    KnownTitle{"spine_mdev_mm", "back outside the stick's line, on average"},
    KnownTitle{"spine_bulge_mm", "back outside the stick's line, at most"},
    KnownTitle{"spine_bend_deg", "bend of the back from low to high"},
    KnownTitle{"lumbar_gap_mm", "gap at the low back"},
    KnownTitle{"ear_shift_mm", "head away from the stick since standing"},
    KnownTitle{"mass_over_foot", "weight over the foot, 0 heel to 1 toe"},
    KnownTitle{"knees_in_deg", "knees fall in on the way up, both"},
    KnownTitle{"knee_in_left_deg", "left knee falls in on the way up"},
    KnownTitle{"knee_in_right_deg", "right knee falls in on the way up"},
    KnownTitle{"knee_in_difference_deg", "left knee falls in more than the right"},
    KnownTitle{"pelvis_tilt_deg", "pelvis drops to the left at the bottom"},
    KnownTitle{"pelvis_shift_over_trunk", "hips shift to the left, in trunk lengths"},
    KnownTitle{"hips_lag_s", "left hip rises later than the right"},
    KnownTitle{"stance_over_shoulders", "feet apart ÷ shoulders apart"},
    KnownTitle{"foot_turn_out_left_deg", "left foot turned out"},
    KnownTitle{"foot_turn_out_right_deg", "right foot turned out"},
    KnownTitle{"hands_tilt_deg", "bar lower at the left hand"},
};

}  // namespace

MeasureName measure_name(const std::string& id) {
  MeasureName name{id, "1", "", 2};
  for (const UnitRule& rule : kUnits) {
    if (!id.ends_with(rule.ending) || id.size() == rule.ending.size()) continue;
    name.title = id.substr(0, id.size() - rule.ending.size());
    name.unit = rule.unit;
    name.suffix = rule.suffix;
    name.decimals = rule.decimals;
    break;
  }
  std::replace(name.title.begin(), name.title.end(), '_', ' ');
  for (const KnownTitle& known : kTitles) {
    if (known.id == id) name.title = known.title;
  }
  return name;
}

}  // namespace dowel
