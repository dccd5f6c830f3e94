#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/foreign_words.h"
#include "core/log/log.h"
#include "formats/csv.h"
#include "formats/foreign_dates.h"

/// Training logs of other programs. Reading one only gives a preview; nothing is changed until
/// `plan_import` (import_plan.h) has been told what the names mean.
namespace dowel::formats {

/// What the user may have to add because the file does not say it.
struct ImportOptions {
  std::optional<MassUnit> unit{};               ///< of loads in a file that names no unit
  std::optional<double> distance_in_m{};        ///< metres per unit of distance, where not named
  std::map<std::string, double> distance_of{};  ///< the same of exercises that go by another unit
  std::optional<DayOrder> day_order{};  ///< of dates in figures, where no day is above twelve
  std::string language{};               ///< of months, where they might be of several: "pl"
  const ForeignWords* words = nullptr;  ///< of other languages; null: English alone
  const std::vector<FitCategory>* fit_exercises = nullptr;  ///< null: FIT categories alone
  /// Local time minus UTC at a moment [s], for files that tell UTC; empty: 0.
  std::function<int(Instant)> utc_offset_s{};
};

/// One set of a foreign log. Identities are not given yet.
struct ForeignSet {
  SetEntry set{};
  std::string key{};  ///< the same for the same row at each export; unique within the session
  int line = 0;
  std::string former_name{};  ///< what an earlier Dowel called the exercise of this row, if not so
};

struct ForeignSession {
  WorkoutSession session{};
  /// The start as the file tells it, and for a second workout of that moment a number. The title is
  /// no part of it: workouts are renamed.
  std::string key{};
  std::string former_start{};  ///< with the title: the key that an earlier Dowel gave it
  bool in_utc = false;         ///< the file told the start in UTC
  std::vector<ForeignSet> sets{};
};

struct FoundName {
  std::string name{};  ///< never empty: the slug where the file has no other name
  int sets = 0;
  std::string slug{};         ///< of ours, where the file itself names it
  std::string former_name{};  ///< what an earlier Dowel called it, if not so
  bool settled = false;  ///< the file itself says which exercise it is; there is nothing to match
};
struct UnusedColumn {
  std::string name{};
  int filled_cells = 0;
};
/// How many rows became what. Their sum is `rows`, but where a row holds several sets: nothing is
/// dropped silently.
struct RowCounts {
  int rows = 0;
  int working = 0;
  int warmup = 0;
  int failure = 0;
  int drop = 0;
  int rest_timers = 0;  ///< Strong's rest timer rows: a pause, no set
  int notes = 0;        ///< note rows, kept in the session's notes
  int not_done = 0;     ///< planned sets that were never done
  int not_understood = 0;
};

/// What a file holds, before anything is imported.
struct ImportPreview {
  std::string source{};  ///< "strong", "hevy", "fitnotes", "liftosaur", "stronglifts", "dowel" …
  std::string form{};    ///< which of its forms, for people
  std::vector<ForeignSession> sessions{};
  std::vector<FoundName> names{};  ///< most used first
  RowCounts counts{};
  bool must_ask_unit = false;       ///< loads without a unit: ask kg or lb and read again
  bool must_ask_distance = false;   ///< distances without a unit
  bool must_ask_day_order = false;  ///< 04/05/2025: ask, the dates are not to be used
  std::vector<std::string> must_ask_language{};  ///< months that these languages read differently
  std::string unread_date{};  ///< the first date whose words no language has; empty: there is none
  std::vector<UnusedColumn> unused{};        ///< columns with content Dowel has no place for
  std::vector<RowProblem> not_understood{};  ///< rows left out
  std::vector<RowProblem> remarks{};         ///< rows taken, with something to know about them
};

/// Reads the log of any program it knows; which one is told from the content. UTF-16 is read, too.
/// @returns errors: unreadable when the text is no table or the header is no known one (the
///   message lists those known), also where the first line is a set or dates contradict each other;
///   unusable when there is no set in it
Result<ImportPreview> read_foreign_log(std::string_view text, const ImportOptions& options = {});

/// Reads workout logs as wger's API gives them (JSON: a page with `results`, or a list).
bool is_wger(std::string_view text);
Result<ImportPreview> read_wger(std::string_view text, const ImportOptions& options = {});

}  // namespace dowel::formats
