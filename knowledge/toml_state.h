#pragma once

// Inner workings of toml_reader.h, shared by its two sources; nobody else includes this.

#include "knowledge/toml_reader.h"
#include "knowledge/toml_tree.h"

namespace dowel {

/// The tree, which of its values were asked for, and the first mistake.
struct TomlState {
  /// A key that was asked for where it does not stand.
  struct Absent {
    std::uint32_t table;
    std::string key;
  };

  std::string file;
  TomlRows rows;  ///< what `tree` looks into; empty for a file that is built in
  TomlTree tree;
  std::vector<bool> asked;   ///< by row: its key was asked for
  std::vector<bool> opened;  ///< by row: a table that was looked into
  std::vector<Absent> absent;
  std::optional<Error> mistake;

  const TomlNode& node(std::uint32_t row) const { return tree.nodes[row]; }
  std::uint32_t row_of(const TomlNode& node) const {
    return static_cast<std::uint32_t>(&node - tree.nodes.data());
  }
  std::uint32_t open(const TomlNode& table) {
    opened[row_of(table)] = true;
    return row_of(table);
  }
};

/// Stands for a table that is not there: what a read after a mistake looks into.
inline constexpr std::uint32_t kNoTable = 0xffffffff;

/// Keeps a mistake unless there is one already.
void keep_first(TomlState& state, const TomlPlace& place, const std::string& message,
                const std::string& hint);

/// "a text", "a list" …: what a value is, for messages.
std::string kind_of(const TomlNode& node);

/// The member of a table with this key, or null.
const TomlNode* member(const TomlState& state, std::uint32_t table, std::string_view key);

/// Marks the key of a table as asked for and returns its value, or null.
const TomlNode* ask(TomlState& state, std::uint32_t table, std::string_view key);

/// The place of a value.
TomlPlace place_of(const TomlState& state, const TomlNode& node);

inline bool is_number(const TomlNode& node) {
  return node.kind == TomlKind::kInteger || node.kind == TomlKind::kNumber;
}

/// The word between single quotes.
std::string in_quotes(std::string_view word);

/// A number without trailing zeros.
std::string short_number(double value);

}  // namespace dowel
