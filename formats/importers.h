#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv.h"
#include "formats/foreign_log.h"
#include "formats/text_values.h"

/// What the importers share; not for use outside this room.
namespace dowel::formats {

/// A row of a table by column names, in any case. Remembers which columns were ever asked for.
class Columns {
 public:
  explicit Columns(const CsvTable& table);
  bool has(std::string_view name) const;
  /// The trimmed cell, empty when there is no such column.
  std::string_view cell(const CsvRow& row, std::string_view name);
  std::vector<UnusedColumn> unused(const CsvTable& table) const;

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<bool> used_;
};

enum class RowKind { kSet, kRestTimer, kNote, kNotDone };

/// One row in terms all formats share. Loads and distances are still in the file's units.
struct ForeignRow {
  RowKind kind = RowKind::kSet;
  SessionId session_id{};  ///< only in Dowel's own files, as is set.id
  LocalTime started{};
  std::optional<double> duration_s{};
  std::string title{};
  std::string session_notes{};
  std::string exercise{};
  std::string slug{};   ///< where the file names an exercise of ours
  std::string label{};  ///< what the file itself calls the set within its exercise
  SetEntry set{};       ///< load and distance are filled in from the two below
  std::optional<double> load{};
  std::optional<MassUnit> load_unit{};
  std::optional<double> distance{};
  std::optional<double> metres_per_unit{};
  std::string note{};                  ///< for note rows
  std::vector<std::string> remarks{};  ///< what the user should know of this row
};

/// Reads one row, or says why it cannot be read.
using RowReading = tl::expected<ForeignRow, std::string>;

/// One format: how to know it and how to read a row of it.
struct Format {
  std::string_view source;
  std::string_view form;
  bool (*recognises)(const Columns& columns, const CsvTable& table);
  RowReading (*read)(Columns& columns, const CsvRow& row);
};

extern const Format kStrongPlain;
extern const Format kStrongUnits;
extern const Format kStrongSemicolon;
extern const Format kHevy;
extern const Format kFitNotesAndroid;
extern const Format kFitNotesAndroidOld;
extern const Format kFitNotesIos;
extern const Format kLiftosaur;
extern const Format kDowelSets;

/// Reads an optional number. An empty cell is none; anything else that is no number fails.
tl::expected<std::optional<double>, std::string> optional_number(std::string_view cell,
                                                                 std::string_view column);

/// Fills reps, hold and RPE from cells. Halved reps are rounded down with a remark; an RPE outside
/// 0 … 10 is left out with one. @returns what is wrong, empty when nothing is
std::string read_effort(ForeignRow& row, std::string_view reps, std::string_view seconds,
                        std::string_view rpe);

/// Nothing where apps write 0 for "not entered".
inline std::optional<double> unless_zero(std::optional<double> value) {
  return value && *value != 0 ? value : std::nullopt;
}

}  // namespace dowel::formats
