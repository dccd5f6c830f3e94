#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/csv.h"
#include "formats/foreign_columns.h"
#include "formats/foreign_log.h"
#include "formats/text_values.h"

/// What the importers share; not for use outside this room.
namespace dowel::formats {

enum class RowKind { kSet, kRestTimer, kNote, kNotDone };

/// One set (or row of another kind) in terms all formats share. Loads and distances are still in
/// the file's units.
struct ForeignRow {
  RowKind kind = RowKind::kSet;
  SessionId session_id{};  ///< only in Dowel's own files, as is set.id
  LocalTime started{};
  bool in_utc = false;  ///< the start is told in UTC
  std::optional<double> duration_s{};
  std::string title{};
  std::string session_notes{};
  std::optional<double> body_mass_kg{};
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

/// A table while its rows are read, and what was worked out once for many of them.
struct TableReading {
  Columns& columns;
  const DateReader& dates;
  const ForeignWords* words = nullptr;  ///< null: English alone
  std::map<std::string, std::optional<double>, std::less<>> lengths_s{};
  std::map<std::string, RowKind, std::less<>> kinds{};           ///< by the words for them
  std::map<std::string, LocalTime, std::less<>> first_starts{};  ///< of a day's workouts
  std::map<std::string, std::string, std::less<>> kept_notes{};  ///< of a workout's exercise

  /// `parse_duration_s`, once for each text.
  std::optional<double> length_s(std::string_view text);
};

/// Reads one row, or says why it cannot be read.
using RowReading = tl::expected<ForeignRow, std::string>;
/// The same of a row that holds several sets.
using RowsReading = tl::expected<std::vector<ForeignRow>, std::string>;

/// One format: how to know it and how to read a row of it, by one of the two.
struct Format {
  std::string_view source;
  std::string_view form;
  bool (*recognises)(const Columns& columns) = nullptr;
  RowReading (*read)(TableReading& table, const CsvRow& row) = nullptr;
  RowsReading (*read_sets)(TableReading& table, const CsvRow& row) = nullptr;
  std::array<std::string_view, 2> date_columns{};  ///< whose cells tell how dates are written
};

extern const Format kStrongPlain;
extern const Format kStrongUnits;
extern const Format kStrongSemicolon;
extern const Format kStrong2016;
extern const Format kHevy;
extern const Format kFitNotesAndroid;
extern const Format kFitNotesAndroidOld;
extern const Format kFitNotesIos;
extern const Format kLiftosaur;
extern const Format kStrongLifts;
extern const Format kGymBook;
extern const Format kDowelSets;

/// Strong's English header where the columns of a table in a language nobody knows are Strong's by
/// their places and contents; nothing where not, or where more than one of its forms would do.
std::optional<std::vector<std::string>> strong_header_by_place(const CsvTable& table);

/// Others that are no plain table. @returns errors: unreadable, unusable
bool is_jefit(std::string_view text);
Result<ImportPreview> read_jefit(std::string_view text, const ImportOptions& options);
bool is_strong_share(std::string_view text, const ForeignWords* words);
Result<ImportPreview> read_strong_share(std::string_view text, const ImportOptions& options);

/// Puts rows into sessions and keeps the books.
class PreviewBuilder {
 public:
  PreviewBuilder(ImportPreview& preview, const ImportOptions& options)
      : preview_(preview), options_(options) {}

  /// @param shown  the row for people, where it has remarks
  void add(ForeignRow row, int line, const std::string& shown);
  /// Keeps the note of a line that is no row with its session.
  void add_note(const ForeignRow& row);
  /// Names by use, most used first; sessions of which nothing was done are none.
  void finish();

 private:
  ForeignSession& session_of(const ForeignRow& row);
  void take_help_from_load(ForeignRow& row, int line);
  void convert(ForeignRow& row);
  std::string next_key(const ForeignSession& session, const ForeignRow& row);
  void count_name(const ForeignRow& row);
  void add_set(ForeignSession& session, ForeignRow row, int line);

  ImportPreview& preview_;
  const ImportOptions& options_;
  std::unordered_map<std::string, std::size_t> session_at_;
  std::unordered_map<std::string, int> titles_at_;
  std::unordered_map<std::string, std::size_t> name_at_;
  std::unordered_map<std::string, int> occurrences_;
  std::unordered_map<std::string, bool> helped_;  ///< by name: whether the exercise is assisted
};

/// Moves the starts that a file tells in UTC to where it was trained, each by the offset of its own
/// day. Keys stay as they are, so that another zone finds the same sets again.
void shift_from_utc(ImportPreview& preview, const ImportOptions& options);

/// Reads an optional number. An empty cell is none; anything else that is no number fails. Where
/// both marks stand in it, the last is the decimal one: `1.250,5`.
tl::expected<std::optional<double>, std::string> optional_number(std::string_view cell,
                                                                 std::string_view column);

/// Fills reps, hold and RPE from cells. Halved reps are rounded down with a remark; an RPE outside
/// 0 … 10 is left out with one. @returns what is wrong, empty when nothing is
std::string read_effort(ForeignRow& row, std::string_view reps, std::string_view seconds,
                        std::string_view rpe);

/// A complaint about a cell, of which it quotes the first 40 bytes: `the date 'x' cannot be read`.
std::string complaint(std::string_view before, std::string_view cell, std::string_view after);

/// True when a folded word is one of these forms.
bool is_one_of(const std::vector<std::string>& forms, const std::string& word);

/// What a letter or a word of any language says of a set: "W", "Warm-up", "Aufwärmen". Nothing for
/// other words.
/// @param words  null: letters alone
std::optional<SetKind> set_kind_of(std::string_view text, const ForeignWords* words);

/// Whether an exercise's name says that something helps: "Pull Up (Assisted)".
/// @param words  null: English alone
bool is_assisted(std::string_view name, const ForeignWords* words);

/// A multiplication sign and what is beside it: `×`, `x`, `X`, `*`. Nothing where there is none.
std::optional<std::pair<std::string_view, std::string_view>> split_at_times(std::string_view text);

/// Nothing where apps write 0 for "not entered".
inline std::optional<double> unless_zero(std::optional<double> value) {
  return value && *value != 0 ? value : std::nullopt;
}

}  // namespace dowel::formats
