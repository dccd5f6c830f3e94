#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <memory>

#include "core/base/result.h"
#include "core/catalogue/basis.h"

namespace dowel {

/// Reading TOML so that every mistake in a file is reported with file, line and key.
///
///     Result<TomlDocument> document = TomlDocument::parse(text, "technique.toml");
///     DOWEL_TRY(document);
///     for (TomlTable rule : document->root().tables("rule")) {
///       thresholds.push_back({rule.text("id"), rule.number("limit", {0, 90})});
///     }
///     DOWEL_TRY(document->finish());
///
/// Reads never fail on the spot: the first mistake is kept, later reads give empty values, and
/// `finish` hands the mistake over. `finish` also refuses every key that was never asked for, so a
/// misspelt key cannot be ignored in silence.

struct TomlState;

/// A place in a file, for messages.
struct TomlPlace {
  std::string file;
  int line = 0;     ///< from 1; 0 when the file has no such place
  std::string key;  ///< e.g. exercise[2].dosage[0].reps
};

/// "exercises.toml:12: exercise[2].name"
std::string to_string(const TomlPlace& place);

/// Where a value stands, put into words only when somebody asks: cheap to keep. Valid as long as
/// the document.
class TomlSpot {
 public:
  TomlSpot() = default;
  /// An empty place where there is none.
  TomlPlace place() const;

 private:
  friend class TomlTable;
  TomlSpot(const TomlState* state, std::uint32_t row) : state_(state), row_(row) {}
  const TomlState* state_ = nullptr;
  std::uint32_t row_ = 0;
};

/// Limits that a number must keep, both included.
struct TomlLimits {
  double least = std::numeric_limits<double>::lowest();
  double most = std::numeric_limits<double>::max();
};

/// One table of a document; cheap to copy, valid as long as the document.
class TomlTable {
 public:
  bool has(std::string_view key) const;
  /// Place of a key's value, or of the table when the key is absent.
  TomlPlace place(std::string_view key) const;
  /// Place of one item of an array.
  TomlPlace place(std::string_view key, std::size_t index) const;
  /// The same two, to be told later; of the table where the value is absent.
  TomlSpot spot(std::string_view key) const;
  TomlSpot spot(std::string_view key, std::size_t index) const;
  /// Keys of this table in file order; asking for the names does not count as reading them.
  std::vector<std::string> keys() const;

  /// Required, not empty.
  std::string text(std::string_view key) const;
  /// Empty when absent.
  std::string text_or_empty(std::string_view key) const;
  double number(std::string_view key, TomlLimits limits = {}) const;
  double number_or(std::string_view key, double absent, TomlLimits limits = {}) const;
  int integer(std::string_view key, TomlLimits limits = {}) const;
  bool flag_or(std::string_view key, bool absent) const;
  /// Empty when absent; each item a string that is not empty, none twice.
  std::vector<std::string> texts(std::string_view key) const;
  /// An array of arrays of strings; empty when absent.
  std::vector<std::vector<std::string>> text_lists(std::string_view key) const;
  /// Numbers that rise, none twice; empty when absent.
  std::vector<double> rising_numbers(std::string_view key, TomlLimits limits = {}) const;
  /// `[from, to]`, from ≤ to; absent when the key is.
  std::optional<RealRange> range(std::string_view key, TomlLimits limits = {}) const;
  std::optional<IntRange> int_range(std::string_view key, TomlLimits limits = {}) const;
  /// A required sub-table.
  TomlTable table(std::string_view key) const;
  /// Sub-tables of an array of tables; empty when absent.
  std::vector<TomlTable> tables(std::string_view key) const;

  /// Index of a required word among `words`; the error lists them.
  std::size_t choice(std::string_view key, Words words) const;
  /// Index of each word in an optional array.
  std::vector<std::size_t> choices(std::string_view key, Words words) const;

  /// Records a mistake that only the caller can see.
  void refuse(std::string_view key, const std::string& message, const std::string& hint) const;

 private:
  friend class TomlDocument;
  TomlTable(TomlState* state, std::uint32_t row) : state_(state), row_(row) {}
  TomlState* state_;
  std::uint32_t row_;
};

/// One parsed file. Cheap to copy: all copies are the same document.
class TomlDocument {
 public:
  /// A file that stands in the program as it is was read when the program was built.
  /// @param text  the file's content, UTF-8
  /// @param file  its name, for messages
  /// Errors: kUnreadable with the place and the parser's own words.
  static Result<TomlDocument> parse(std::string_view text, const std::string& file);

  TomlTable root() const;
  /// True as long as no mistake was met.
  bool good() const;
  /// The first mistake, else the first key that nobody asked for, else nothing.
  Result<void> finish() const;

 private:
  explicit TomlDocument(std::shared_ptr<TomlState> state) : state_(std::move(state)) {}
  std::shared_ptr<TomlState> state_;
};

/// Reads a required word as an enumeration that has `words_of`.
template <class Enum>
Enum read_choice(const TomlTable& table, std::string_view key) {
  return static_cast<Enum>(table.choice(key, words_of(Enum{})));
}

/// The same with a value for when the key is absent.
template <class Enum>
Enum read_choice_or(const TomlTable& table, std::string_view key, Enum absent) {
  return table.has(key) ? read_choice<Enum>(table, key) : absent;
}

/// Reads an array of words; empty when absent.
template <class Enum>
std::vector<Enum> read_choices(const TomlTable& table, std::string_view key) {
  std::vector<Enum> values;
  for (std::size_t index : table.choices(key, words_of(Enum{}))) {
    values.push_back(static_cast<Enum>(index));
  }
  return values;
}

}  // namespace dowel
