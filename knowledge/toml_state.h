#pragma once

// Inner workings of toml_reader.h, shared by its two sources; nobody else includes this.

#include <deque>
#include <set>
#include <unordered_map>

#define TOML_EXCEPTIONS 0
// What the library asserts of its input it also handles; a file must not end the program.
#define TOML_ASSERT(condition) static_assert(true)
#include <toml++/toml.h>

#include "knowledge/toml_reader.h"

namespace dowel {

/// The parsed tree, which of its keys were asked for, and the first mistake.
struct TomlState {
  struct Visited {
    const toml::table* table = nullptr;
    std::string path;
    std::set<std::string, std::less<>> asked;
  };

  std::string file;
  toml::table root;
  std::deque<Visited> tables;
  std::unordered_map<const toml::table*, std::size_t> index_of_table;
  std::optional<Error> mistake;

  std::size_t visit(const toml::table* table, std::string path) {
    const auto [entry, fresh] = index_of_table.try_emplace(table, tables.size());
    if (fresh) tables.push_back({table, std::move(path), {}});
    return entry->second;
  }
};

/// Keeps a mistake unless there is one already.
void keep_first(TomlState& state, const TomlPlace& place, const std::string& message,
                const std::string& hint);

/// "a text", "a list" …: what a value is, for messages.
std::string kind_of(const toml::node& node);

/// Marks the key of table `index` as asked for and returns its value, or null.
const toml::node* ask(TomlState& state, std::size_t index, std::string_view key);

/// "a.b" out of "a" and "b".
std::string join_path(const std::string& path, std::string_view key);

/// "a[3]" out of "a" and 3.
std::string item_key(std::string_view key, std::size_t index);

/// The word between single quotes.
std::string in_quotes(std::string_view word);

/// A number without trailing zeros.
std::string short_number(double value);

}  // namespace dowel
