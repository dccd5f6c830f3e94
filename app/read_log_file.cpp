#include <algorithm>
#include <array>
#include <concepts>
#include <map>
#include <set>

#include "app/log_files.h"
#include "core/log/log_fields.h"
#include "formats/fit.h"
#include "formats/log_json.h"
#include "formats/log_tables.h"
#include "knowledge/load_foreign_words.h"
#include "platform/atomic_file.h"
#include "platform/read_file.h"
#include "store/sqlite_store.h"

namespace dowel::app {
namespace fs = std::filesystem;
namespace {

bool is_fit(const std::string& bytes) {
  return bytes.size() >= 12 && bytes.compare(8, 4, ".FIT") == 0;
}

bool is_json(const std::string& bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string::npos && bytes[first] == '{' && !formats::is_wger(bytes);
}

// What people take for a log and is none of the files Dowel reads, by its first bytes.
Result<void> refuse_others(const std::string& bytes) {
  struct Other {
    std::string_view start;
    const char* what;
    const char* hint;
  };
  constexpr std::array<Other, 5> kOthers{
      {{"PK\x03\x04", "the file is a ZIP archive or a spreadsheet",
        "unpack it, or save the sheet as CSV (UTF-8), and import that"},
       {"SQLite format 3", "the file is a backup with a database in it",
        "export the log as CSV in the program it comes from and import that"},
       {"\x1F\x8B", "the file is compressed", "unpack it (gunzip) and import what comes out"},
       {"%PDF", "the file is a PDF", "export the log as CSV and import that"},
       {"<?xml", "the file is XML", "export the log as CSV and import that"}}};
  for (const Other& other : kOthers) {
    if (bytes.starts_with(other.start)) return fail(ErrorCode::kUnreadable, other.what, other.hint);
  }
  return {};
}

Result<formats::ImportPreview> read_foreign(const std::string& bytes,
                                            formats::ImportOptions options) {
  DOWEL_TRY(refuse_others(bytes));
  if (is_fit(bytes)) {
    const auto exercises = load_fit_exercises();
    DOWEL_TRY(exercises);
    options.fit_exercises = &*exercises;
    return formats::read_fit_log(
        {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, options);
  }
  const auto words = load_foreign_words();
  DOWEL_TRY(words);
  options.words = &*words;
  return formats::read_foreign_log(bytes, options);
}

template <class Record>
void compare_lists(const std::vector<Record>& file, const std::vector<Record>& log,
                   std::vector<Record>& changes, ExportAgainstLog& result) {
  std::map<std::string, const Record*> there;
  for (const Record& record : log) there[record.id.value] = &record;
  for (const Record& record : file) {
    const auto found = there.find(record.id.value);
    if (found == there.end()) {
      ++result.added;
    } else if (*found->second == record) {
      ++result.same;
      continue;
    } else {
      ++result.replaced;
    }
    changes.push_back(record);
  }
}

// A backup of Dowel's as an export. @returns nothing for another file; what is wrong with a
// database is told by `refuse_others`
std::optional<formats::LogRead> read_backup(const fs::path& path, const std::string& bytes) {
  if (!bytes.starts_with("SQLite format 3")) return std::nullopt;
  const auto store = store::read_sqlite(path);
  if (!store) return std::nullopt;
  auto log = (*store)->snapshot();
  auto recordings = store::recordings_in(path);
  if (!log || !recordings) return std::nullopt;
  return formats::LogRead{std::move(*log), std::move(*recordings)};
}

// Whose a session is; nothing when the log does not have it.
Result<std::optional<AthleteId>> owner_of(store::Store& store, const SessionId& id) {
  if (id.value.empty()) return std::nullopt;
  auto session = store.session(id);
  DOWEL_TRY(session);
  if (!*session) return std::nullopt;
  return (*session)->athlete;
}

// Whose a row's set is, by itself or by the session it is to go into.
Result<std::optional<AthleteId>> owner_of(store::Store& store, const SessionId& session,
                                          const SetId& id) {
  if (!id.value.empty()) {
    auto set = store.set(id);
    DOWEL_TRY(set);
    if (*set) return owner_of(store, (*set)->session);
  }
  return owner_of(store, session);
}

Result<void> refuse_owner(store::Store& store, const AthleteId& owner, std::size_t sets) {
  auto athletes = store.athletes();
  DOWEL_TRY(athletes);
  std::string name = owner.value;
  for (const Athlete& athlete : *athletes) {
    if (athlete.id == owner) name = athlete.name;
  }
  return fail(ErrorCode::kUsage,
              std::to_string(sets) + (sets == 1 ? " set" : " sets") + " of the file belong" +
                  (sets == 1 ? "s" : "") + " to " + name + " in this log",
              "import it with --athlete '" + name +
                  "'; for a copy, take the columns session_id and set_id out of the file first");
}

}  // namespace

Result<LogFile> read_log_file(const fs::path& path, const formats::ImportOptions& options) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    auto data = formats::read_export(path);
    DOWEL_TRY(data);
    return LogFile{std::move(*data)};
  }
  auto read = platform::read_file(path);
  DOWEL_TRY(read);
  const std::string& bytes = *read;
  if (auto backup = read_backup(path, bytes)) return LogFile{std::move(*backup)};
  if (is_json(bytes)) {
    auto data = formats::log_from_json(bytes);
    DOWEL_TRY(data);
    return LogFile{std::move(*data)};
  }
  auto preview = read_foreign(bytes, options);
  if (!preview) {
    if (preview.error().where.empty()) preview.error().where = path.string();
    return tl::unexpected(preview.error());
  }
  return LogFile{std::move(*preview)};
}

Result<std::vector<formats::Recording>> recordings_of(const LogData& log, const fs::path& file) {
  std::vector<formats::Recording> recordings;
  std::set<std::string> taken;
  for (const FilmComment& comment : log.comments) {
    const std::string& name = comment.voice;
    std::error_code failed;
    const fs::path voice = store::recordings_folder(file) / name;
    if (!formats::is_recording_name(name) || !fs::is_regular_file(voice, failed)) continue;
    if (!taken.insert(name).second) continue;
    auto bytes = platform::read_file(voice);
    DOWEL_TRY(bytes);
    recordings.push_back({name, std::move(*bytes)});
  }
  return recordings;
}

Result<void> keep_recordings(const std::vector<formats::Recording>& recordings,
                             const fs::path& file) {
  const fs::path folder = store::recordings_folder(file);
  std::error_code failed;
  if (!recordings.empty()) fs::create_directories(folder, failed);
  for (const formats::Recording& one : recordings) {
    if (fs::exists(folder / one.name, failed)) continue;
    DOWEL_TRY(platform::write_file(folder / one.name, one.bytes));
  }
  return {};
}

Result<formats::KnownEntries> known_entries(store::Store& store, const AthleteId& athlete,
                                            const std::string& source) {
  auto rows = store.imported(athlete, source);
  DOWEL_TRY(rows);
  auto sessions = store.sessions(athlete, {});
  DOWEL_TRY(sessions);
  formats::KnownEntries known{.rows = std::move(*rows)};
  for (WorkoutSession& session : *sessions) {
    auto sets = store.sets(session.id);
    DOWEL_TRY(sets);
    for (SetEntry& set : *sets) known.sets.emplace(set.id.value, std::move(set));
    known.sessions.emplace(session.id.value, std::move(session));
  }
  return known;
}

Result<void> check_owner(store::Store& store, const AthleteId& athlete,
                         const formats::ImportPreview& preview) {
  std::optional<AthleteId> other;
  std::size_t sets = 0;
  for (const formats::ForeignSession& session : preview.sessions) {
    for (const formats::ForeignSet& row : session.sets) {
      auto owner = owner_of(store, session.session.id, row.set.id);
      DOWEL_TRY(owner);
      if (!*owner || **owner == athlete) continue;
      if (!other) other = **owner;
      if (**owner == *other) ++sets;
    }
  }
  if (other) return refuse_owner(store, *other, sets);
  return {};
}

ExportAgainstLog compare(const LogData& file, const LogData& log) {
  ExportAgainstLog result;
  visit_lists(file, [&]<class T>(std::string_view, const std::vector<T>& told) {
    visit_lists(log, [&]<class U>(std::string_view, const std::vector<U>& there) {
      visit_lists(result.changes, [&]<class V>(std::string_view, std::vector<V>& changes) {
        if constexpr (std::same_as<T, U> && std::same_as<T, V>) {
          compare_lists(told, there, changes, result);
        }
      });
    });
  });
  return result;
}

}  // namespace dowel::app
