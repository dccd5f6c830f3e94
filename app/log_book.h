#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "store/store.h"

/// The training log as the user means it: which file, and whose entries.
namespace dowel::app {

/// Whether the whole file is looked through for damage at opening.
enum class Opening {
  kChecked,
  kToRead,  ///< not: for who only reads and must be quick; damage is told when it is met
};

/// The log the user means: `file`, else the default place.
/// @returns errors: as `store::open_sqlite` and `store::default_log_path`
Result<std::unique_ptr<store::Store>> open_log(const std::optional<std::filesystem::path>& file,
                                               Opening opening = Opening::kChecked);

/// The log for who only looks: nothing is made. Where nothing was ever logged at the default place
/// it is an empty log that is kept nowhere.
/// @returns errors: unreadable when there is no log at `file`; as `open_log`
Result<std::unique_ptr<store::Store>> look_into_log(
    const std::optional<std::filesystem::path>& file, Opening opening = Opening::kChecked);

/// The athlete by name (any case, unique beginning is enough) or identity. Empty: $DOWEL_ATHLETE,
/// else the only one in the log; for a log without athletes one called "me", who is not put there:
/// `keep_athlete` does when there is something to keep.
/// @returns errors: usage, naming those there are; as the store's
Result<Athlete> find_athlete(store::Store& store, const std::string& wanted);

/// Puts an athlete who was only imagined into the log, before what is to hang on them.
Result<void> keep_athlete(store::Store& store, const Athlete& athlete);

/// "me" as it was made for a log without athletes, when nothing was said of it nor hung on it
/// since.
Result<std::optional<Athlete>> unused_athlete(store::Store& store);

/// The same among athletes already at hand, without environment and without making one.
/// @param wanted  not empty
Result<Athlete> pick_athlete(const std::vector<Athlete>& athletes, const std::string& wanted);

}  // namespace dowel::app
