#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/catalogue/knowledge.h"
#include "formats/foreign_log.h"
#include "formats/import_plan.h"
#include "formats/older_log.h"
#include "store/store.h"

/// Logs as files: others' in, ours out.
namespace dowel::app {

/// A file that was read: sets of another program (or a table), or a whole log of Dowel's own.
using LogFile = std::variant<formats::ImportPreview, formats::LogRead>;

/// Reads any log Dowel knows: CSV of other programs or its own, Garmin FIT, an export (folder or
/// `dowel.log/…` JSON) or a backup. Which one is told from the content, not from the name.
/// @returns errors: unreadable, unusable
Result<LogFile> read_log_file(const std::filesystem::path& path,
                              const formats::ImportOptions& options);

/// What the store has already of a source, for `plan_import`.
Result<formats::KnownEntries> known_entries(store::Store& store, const AthleteId& athlete,
                                            const std::string& source);

/// Refuses rows of Dowel's own table that name sets or sessions of another athlete in this log:
/// taken for this one, they would be taken away from the other.
/// @returns errors: usage, naming the other; as the store's
Result<void> check_owner(store::Store& store, const AthleteId& athlete,
                         const formats::ImportPreview& preview);

/// What is spoken in the comments of a log, as far as it lies beside its file.
/// @returns errors: unreadable
Result<std::vector<formats::Recording>> recordings_of(const LogData& log,
                                                      const std::filesystem::path& file);

/// Lays recordings beside the log's file; one that is there already stays.
/// @returns errors: write_failed
Result<void> keep_recordings(const std::vector<formats::Recording>& recordings,
                             const std::filesystem::path& file);

/// How an export compares with the log it is to be put into.
struct ExportAgainstLog {
  std::size_t added = 0;     ///< entries the log does not have
  std::size_t replaced = 0;  ///< entries it has with other content
  std::size_t same = 0;      ///< entries it has just so
  LogData changes{};         ///< those added or replaced
};
ExportAgainstLog compare(const LogData& file, const LogData& log);

/// What `write_log_file` writes, told from the name's ending.
enum class LogFileKind { kFolder, kCsv, kJson, kCalendar, kFit };
/// @returns errors: usage for an ending nobody knows
Result<LogFileKind> kind_of_name(const std::filesystem::path& path);

/// What a log holds of one athlete alone, and what foreign names of exercises were said to mean,
/// which is nobody's.
LogData log_of_one(const LogData& log, const AthleteId& athlete);

/// The athlete's sets as CSV; the sessions as calendar entries, times by the zone when one is
/// named.
std::string sets_table(const LogData& log, const AthleteId& athlete);
Result<std::string> sessions_calendar(const LogData& log, const Athlete& athlete,
                                      const std::string& zone, Instant now,
                                      const Knowledge& knowledge);
/// One session as a FIT activity. The log holds no time of single sets: they are written in order,
/// a minute apart. @returns errors: unusable without sets
Result<std::string> session_fit(const LogData& log, const WorkoutSession& session, int utc_offset_s,
                                const Knowledge& knowledge);
/// Seconds that this machine's clock was ahead of UTC at a local moment.
int utc_offset_at(LocalTime when);
/// What this session has and a FIT file cannot hold, for people; empty when nothing is lost.
std::vector<std::string> lost_in_fit(const LogData& log, const WorkoutSession& session);

}  // namespace dowel::app
