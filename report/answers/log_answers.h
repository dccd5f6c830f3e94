#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/log/log_change.h"
#include "core/log/numbered_set.h"

/// What the commands of the log answer to programs. Records stand there with the fields of
/// core/log/log_fields.h, sets also with their number of the day and their handle.
namespace dowel::report {

std::string athletes_answer(const std::vector<Athlete>& athletes);
/// @param sessions  so many went with the athlete
std::string athlete_removed_answer(const Athlete& athlete, std::size_t sessions);

/// @param earlier  so many sessions before these were left out
std::string sessions_answer(const Athlete& athlete, const std::vector<SessionSets>& sessions,
                            std::size_t earlier);

/// @param change  the number under which the log knows the change
std::string logged_answer(const Athlete& athlete, const SessionSets& logged, std::int64_t change);
std::string edited_answer(const NumberedSet& before, const NumberedSet& after, std::int64_t change);
std::string sets_removed_answer(const std::vector<NumberedSet>& sets, std::int64_t change);

/// @param removed  they were taken away, not written
std::string noted_answer(const std::vector<CoachNote>& notes, bool removed, std::int64_t change);

std::string undone_answer(const ChangeInfo& change);
std::string changes_answer(const std::vector<ChangeInfo>& changes);

/// @param what  what the file holds, for people
/// @param lost  what its format has no place for
std::string export_answer(const std::string& file, const std::string& what,
                          const std::vector<std::string>& lost);
std::string backup_answer(const std::string& log, const std::string& file, std::uintmax_t bytes);
/// @param former  where the log that was there is now; empty: there was none
std::string restore_answer(const std::string& log, const std::string& from,
                           const std::string& former);

}  // namespace dowel::report
