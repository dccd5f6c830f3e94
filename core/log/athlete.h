#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/body/athlete_body.h"
#include "core/log/civil_time.h"
#include "core/log/ids.h"

namespace dowel {

enum class MassUnit { kKilogram, kPound };
enum class Experience { kUnstated, kNovice, kIntermediate, kAdvanced };

inline constexpr double kKilogramsPerPound = 0.45359237;  ///< exact, by definition

/// Who trains. What is not known is absent, never guessed.
struct Athlete {
  AthleteId id{};
  std::string name{};
  Sex sex = Sex::kUnstated;
  std::optional<int> birth_year{};
  std::optional<double> height_m{};
  std::optional<double> mass_kg{};
  MassUnit shown_unit = MassUnit::kKilogram;  ///< how loads are shown and asked for
  Experience experience = Experience::kUnstated;
  std::vector<std::string> conditions{};  ///< slugs of knowledge/, e.g. "low-back-pain"
  std::vector<std::string> equipment{};   ///< what is at hand, slugs of knowledge/, e.g. "barbell"

  std::vector<std::string> bells{};  ///< kettlebells at hand as marked, "16 kg", "35 lb"; rising
  std::vector<std::string> dumbbells{};  ///< the same, of one each; empty: any that are sold
  std::vector<std::string> plates{};  ///< of a barbell, "4 x 20 kg", "20 kg"; empty: the usual ones
  std::string bar{};                  ///< the empty bar, "15 kg"; empty: the usual one

  bool operator==(const Athlete&) const = default;
};

}  // namespace dowel
