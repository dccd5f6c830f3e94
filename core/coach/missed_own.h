#pragma once

#include <optional>
#include <string>

#include "core/coach/gate_book.h"

namespace dowel {

/// What a coach says where a lift that goes by percentages of a maximum fell short in its last
/// session: how many sets, and what may be done about it. Nothing of the programme is changed.
/// @param next  of the lift's line
/// @returns nothing where the lift goes otherwise or all repetitions were done
std::optional<std::string> missed_at_percent(const Book& book, const NextStep& next);

}  // namespace dowel
