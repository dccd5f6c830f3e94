#pragma once

#include <string>

#include "core/plan/programme.h"
#include "core/progress/progress.h"

/// Amounts of work as people write them.
namespace dowel {

/// "8-12", "5".
std::string range_figures(const IntRange& range);

/// "3 × 8-12", "2 × 20 s each side", "2 × 6 × 20 s".
std::string amount_words(const Prescription& line);

/// "3 s down, 2 s pause, 1 s up".
std::string tempo_figures(const Tempo& tempo);

/// "3 × 9 at 60 kg", "2 × 25 s each side"; in the athlete's unit.
std::string target_text(const WorkTarget& target, MassUnit unit);

}  // namespace dowel
