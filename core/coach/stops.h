#pragma once

#include <vector>

#include "core/coach/book.h"
#include "core/progress/progress.h"

/// Times in which nothing, or not all, was to be trained, as the log tells of them.
namespace dowel {

/// Days on which what had stopped training on an earlier day was over: strong pain of a region that
/// counts was told to be less, a warning sign was cleared. Rising.
std::vector<LocalDate> stops_ended(const Knowledge& knowledge, const LogData& log, LocalTime now);

/// True when a warning sign, or pain above green of a region that counts, stood on a day.
bool was_held_off(const Book& book, LocalDate day);

/// Warning signs that were told and cleared by a clinician's word, oldest first.
std::vector<ClearedSign> signs_cleared(const LogData& log, LocalTime now);

}  // namespace dowel
