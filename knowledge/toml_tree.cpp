#include "knowledge/toml_tree.h"

#include <algorithm>

#include "knowledge/toml_guard.h"

#define TOML_EXCEPTIONS 0
// What the library asserts of its input it also handles; a file must not end the program.
#define TOML_ASSERT(condition) static_assert(true)
#include <toml++/toml.h>

namespace dowel {
namespace {

constexpr const char* kFormat = "mend the line; toml.io describes the format";

std::string at_line(const std::string& file, int line) { return file + ":" + std::to_string(line); }

// Row by row, the members of each list and table behind all rows there are by then.
class Rows {
 public:
  TomlRows all(const toml::table& root) {
    add(root, {}, 0);
    for (std::size_t row = 0; row < pending_.size(); ++row) {
      if (const toml::table* table = pending_[row]->as_table()) {
        add_members(*table, row);
      } else if (const toml::array* array = pending_[row]->as_array()) {
        begin_members(row, array->size());
        for (const toml::node& item : *array) add(item, {}, row);
      }
    }
    return std::move(rows_);
  }

 private:
  void add_members(const toml::table& table, std::size_t row) {
    std::vector<std::pair<std::string_view, const toml::node*>> members;
    for (const auto& [key, node] : table) members.emplace_back(key.str(), &node);
    std::ranges::stable_sort(members, {},
                             [](const auto& member) { return member.second->source().begin.line; });
    begin_members(row, members.size());
    for (const auto& [key, node] : members) add(*node, key, row);
  }

  void begin_members(std::size_t row, std::size_t count) {
    rows_.nodes[row].first = size_of(rows_.nodes);
    rows_.nodes[row].count = static_cast<std::uint32_t>(count);
  }

  void add(const toml::node& node, std::string_view key, std::size_t parent) {
    TomlNode row;
    row.line = node.source().begin.line;
    row.key_at = size_of(rows_.texts);
    row.key_size = static_cast<std::uint32_t>(key.size());
    row.parent = static_cast<std::uint32_t>(parent);
    rows_.texts += key;
    if (const auto text = node.value_exact<std::string_view>()) {
      row.kind = TomlKind::kText;
      row.first = size_of(rows_.texts);
      row.count = static_cast<std::uint32_t>(text->size());
      rows_.texts += *text;
    } else if (node.is_number()) {
      row.kind = node.is_integer() ? TomlKind::kInteger : TomlKind::kNumber;
      row.number = node.value<double>().value_or(0);
    } else if (const auto flag = node.value_exact<bool>()) {
      row.kind = TomlKind::kFlag;
      row.number = *flag ? 1 : 0;
    } else if (node.is_array()) {
      row.kind = TomlKind::kList;
    } else if (node.is_table()) {
      row.kind = TomlKind::kTable;
    }
    rows_.nodes.push_back(row);
    pending_.push_back(&node);
  }

  static std::uint32_t size_of(const auto& container) {
    return static_cast<std::uint32_t>(container.size());
  }

  TomlRows rows_{};
  std::vector<const toml::node*> pending_{};  // behind each row
};

}  // namespace

Result<TomlRows> read_toml(std::string_view text, const std::string& file) {
  if (const auto refusal = refuse_toml(text)) {
    return fail(ErrorCode::kUnreadable, "not valid TOML: " + refusal->why, kFormat,
                at_line(file, refusal->line));
  }
  const toml::parse_result parsed = toml::parse(text, std::string_view(file));
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return fail(ErrorCode::kUnreadable, "not valid TOML: " + std::string(error.description()),
                kFormat, at_line(file, static_cast<int>(error.source().begin.line)));
  }
  return Rows().all(parsed.table());
}

}  // namespace dowel
