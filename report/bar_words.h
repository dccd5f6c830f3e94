#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/set_analysis.h"

namespace dowel::report {

/// "0.42 ± 0.02"; an en dash when it is not known.
std::string bar_value_text(const std::optional<Measured>& value, int decimals);

/// Why a rep's bar could not be told, in plain words. @param reason  of `RepBar`
std::string bar_reason_words(const std::string& reason);

/// "between 31 and 48 % of the way, to 60 % of the speed before"; "no" without a sticking region.
std::string sticking_words(const std::optional<StickingRegion>& sticking);

/// "4.1 ± 0.3 cm"; behind is negative; an en dash where it cannot be told.
std::string ahead_words(const RepBar& bar);

/// What a reader must know of the bar's numbers: where metres come from, whether both sources
/// agree, how much speed was lost. One sentence or two each.
std::vector<std::string> bar_notes(const SetAnalysis& analysis, const AthleteBody& athlete);

/// Says that a set's bar or bell was not found; empty where it was, or nobody lifted.
std::string bar_not_found(const SetAnalysis& analysis);

/// One line about the bar for the terminal: what it did, or that it was not found or followed.
/// Empty without a repetition.
std::string bar_summary(const SetAnalysis& analysis);

}  // namespace dowel::report
