#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

#include "store/store.h"

namespace dowel::store {

/// One pass over the sets of the file, gathered by exercise and session.
/// @param first,last  moments as the file writes them, both inclusive
Result<std::vector<ExerciseProgress>> read_progress_of_all(SQLite::Database& db,
                                                           const AthleteId& athlete,
                                                           const std::string& first,
                                                           const std::string& last);

}  // namespace dowel::store
