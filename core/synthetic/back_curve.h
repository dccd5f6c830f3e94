#pragma once

#include <array>
#include <cstddef>

#include "core/synthetic/body.h"

namespace dowel {

/// The shape of the back between the two ends of the dowel's chord.
struct SyntheticSpine {
  double mdev_mm = 0;   ///< mean deviation from the chord, dorsal positive
  double bend_rad = 0;  ///< atan slope over s .10–.30 minus atan slope over s .46–.66
};

/// The back's surface, measured from the line mid-hip → mid-shoulder along the dorsal normal.
struct SyntheticBackProfile {
  static constexpr double kFirstS = -0.05;  ///< in trunk lengths above mid-hip
  static constexpr double kStepS = 0.01;
  static constexpr std::size_t kCount = 96;       ///< up to s = .90
  static constexpr std::size_t kChordFirst = 15;  ///< sample at s = .10
  static constexpr std::size_t kChordLast = 71;   ///< sample at s = .66
  std::array<double, kCount> depth_m{};

  static constexpr double s_at(std::size_t i) { return kFirstS + kStepS * static_cast<double>(i); }
};

/// What the virtual dowel would read on a profile without any error.
struct SyntheticDowelReading {
  static constexpr std::size_t kCount =
      SyntheticBackProfile::kChordLast - SyntheticBackProfile::kChordFirst + 1;
  std::array<double, kCount> deviation_mm{};  ///< e(s), s = .10 … .66, distance ⟂ chord, dorsal +
  double mdev_mm = 0;                         ///< mean e
  double bulge_mm = 0;                        ///< greatest e
  double bend_rad = 0;  ///< least-squares slopes; positive: round, negative: hollow
};

/// Lays the chord from s = .10 to s = .66 and measures the rest against it.
/// @param trunk_m  mid-hip to mid-shoulder [m]
SyntheticDowelReading read_true_dowel(const SyntheticBackProfile& profile, double trunk_m);

namespace synthetic {

/// The trunk's surfaces in the sagittal plane as functions of s, and how they bend.
///
/// The back is base(s) + a·P(s) + b·Q(s): base is the soft tissue over a straight back,
/// P = (1 − x²)² and Q = (1 − x²)²(x² − 1/7) with x from −1 to 1 over the chord, a bump and a
/// zero-mean "W" that end flat at the chord's ends. a and b are solved for the wished
/// `SyntheticSpine`, so the reading of the constructed back is exact.
class BackCurve {
 public:
  static constexpr std::size_t kCount = 101;  ///< samples s = 0, .01, … 1
  using Surface = std::array<double, kCount>;

  explicit BackCurve(const SyntheticBody& body);

  /// The back for a wished shape. @returns depth dorsal of the hip–shoulder line [m] at s = i/100
  Surface dorsal(const SyntheticSpine& wished) const;
  /// The front of the trunk, as depth ventral of the hip–shoulder line [m].
  const Surface& ventral() const { return ventral_; }
  /// Half the trunk's width at s [m].
  const Surface& half_width() const { return half_width_; }
  /// Half height of the rounded lower end of the trunk, below s = 0 [m].
  double seat_m() const { return seat_m_; }

  /// The first part of the truth: the dowel's samples of a back, rounded seat included.
  SyntheticBackProfile profile(const Surface& dorsal) const;

 private:
  double trunk_m_;
  double seat_m_;
  Surface base_{};
  Surface bump_{};
  Surface wave_{};
  Surface ventral_{};
  Surface half_width_{};
};

}  // namespace synthetic
}  // namespace dowel
