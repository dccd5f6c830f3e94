#pragma once

#include "core/coach/training_book.h"
#include "store/store.h"

/// From the log to what the coach decides on, and back: documents are read and written here.
namespace dowel::app {

/// The log of one athlete. Its reader refers to the store: lives shorter than that does.
/// @returns errors: as the store's
Result<TrainingBook> read_book(store::Store& store, const Knowledge& knowledge,
                               const Athlete& athlete, LocalTime now);

/// The record of a plan; the identity is left to the caller.
PlanRecord record_of(const PlanRequest& request, LocalTime made);

}  // namespace dowel::app
