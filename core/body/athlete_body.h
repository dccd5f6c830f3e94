#pragma once

#include <optional>

namespace dowel {

enum class Sex { kUnstated, kFemale, kMale };

/// What the analysis of one set may know about the lifter; everything is optional.
struct AthleteBody {
  std::optional<double> height_m{};  ///< standing, without shoes
  std::optional<double> mass_kg{};
  Sex sex = Sex::kUnstated;
  std::optional<double> load_kg{};  ///< in the hands or on the back in this set
  std::optional<double> plate_m{};  ///< the near plate's diameter, when the user confirmed it

  bool operator==(const AthleteBody&) const = default;
};

}  // namespace dowel
