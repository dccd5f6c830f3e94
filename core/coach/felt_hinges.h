#pragma once

#include "core/coach/book.h"

namespace dowel {

/// Days on which the hinge was practised without a load (`PlanChoices::hinge_pattern`), back from
/// the newest to the last on which it hurt above green, came near failure, or was seen broken on
/// film. What was not said of pain or effort speaks neither way.
/// @returns errors: as `Book::exercise`
Result<int> felt_hinges(const Book& book);

}  // namespace dowel
