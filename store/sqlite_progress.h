#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

#include "store/store.h"

namespace dowel::store {

/// What stands before a SELECT that joins `newest`: of every filmed set what its newest analysis
/// held, of two made at one moment the later id. It is `newest_analyses` of core/log in the file's
/// words, the one place where the store says it; StoreContract.TheNewestAnalysisIsTheOneCoreTakes
/// holds both together.
inline constexpr const char* kWithNewest =
    "WITH newest AS (SELECT set_id,held,gradeable FROM (SELECT set_id,held,gradeable,ROW_NUMBER() "
    "OVER (PARTITION BY set_id ORDER BY made_at DESC,id DESC) AS place FROM analysis) WHERE "
    "place=1) ";

/// One pass over the sets of the file, gathered by exercise and session.
/// @param first,last  moments as the file writes them, both inclusive
Result<std::vector<ExerciseProgress>> read_progress_of_all(SQLite::Database& db,
                                                           const AthleteId& athlete,
                                                           const std::string& first,
                                                           const std::string& last);

}  // namespace dowel::store
