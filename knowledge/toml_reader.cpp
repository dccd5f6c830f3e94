#include "knowledge/toml_reader.h"

#include <algorithm>
#include <cmath>

#include "core/base/whole.h"
#include "core/catalogue/knowledge.h"
#include "knowledge/toml_guard.h"
#include "knowledge/toml_state.h"

namespace dowel {

std::string join_path(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

void keep_first(TomlState& state, const TomlPlace& place, const std::string& message,
                const std::string& hint) {
  if (!state.mistake) state.mistake = Error{ErrorCode::kBadData, message, to_string(place), hint};
}

std::string kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    default:
      return "a date or time";
  }
}

// Marks the key as asked for and returns its value, or null.
const toml::node* ask(TomlState& state, std::size_t index, std::string_view key) {
  TomlState::Visited& visited = state.tables[index];
  visited.asked.emplace(key);
  return visited.table->get(key);
}

std::string item_key(std::string_view key, std::size_t index) {
  return std::string(key).append("[").append(std::to_string(index)).append("]");
}

std::string in_quotes(std::string_view word) { return std::string("'").append(word).append("'"); }

std::string short_number(double value) {
  std::string text = std::to_string(value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string to_string(const TomlPlace& place) {
  return place.file + ":" + std::to_string(place.line) + (place.key.empty() ? "" : ": ") +
         place.key;
}

bool TomlTable::has(std::string_view key) const { return ask(*state_, index_, key) != nullptr; }

TomlPlace TomlTable::place(std::string_view key) const {
  const TomlState::Visited& visited = state_->tables[index_];
  const toml::node* node = visited.table->get(key);
  const toml::source_region& region = node ? node->source() : visited.table->source();
  return {state_->file, static_cast<int>(region.begin.line), join_path(visited.path, key)};
}

TomlPlace TomlTable::place(std::string_view key, std::size_t index) const {
  TomlPlace where = place(key);
  const toml::node* node = state_->tables[index_].table->get(key);
  const toml::array* array = node ? node->as_array() : nullptr;
  if (array && index < array->size()) {
    where.line = static_cast<int>(array->get(index)->source().begin.line);
  }
  where.key = item_key(where.key, index);
  return where;
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::pair<std::uint32_t, std::string>> by_line;
  for (const auto& [key, node] : *state_->tables[index_].table) {
    by_line.emplace_back(node.source().begin.line, std::string(key.str()));
  }
  std::ranges::stable_sort(by_line, {}, [](const auto& entry) { return entry.first; });
  std::vector<std::string> names;
  for (auto& entry : by_line) names.push_back(std::move(entry.second));
  return names;
}

void TomlTable::refuse(std::string_view key, const std::string& message,
                       const std::string& hint) const {
  keep_first(*state_, place(key), message, hint);
}

std::string TomlTable::text(std::string_view key) const {
  if (!has(key)) {
    refuse(key, "key " + in_quotes(key) + " is missing", "Add " + std::string(key) + " = \"…\".");
    return {};
  }
  const std::string value = text_or_empty(key);
  if (value.empty()) refuse(key, "key " + in_quotes(key) + " is empty", "Write a text.");
  return value;
}

std::string TomlTable::text_or_empty(std::string_view key) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return {};
  if (const auto value = node->value_exact<std::string>()) return *value;
  refuse(key, "expected a text, found " + kind_of(*node), "Put the value in double quotes.");
  return {};
}

double TomlTable::number(std::string_view key, TomlLimits limits) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) {
    refuse(key, "key " + in_quotes(key) + " is missing", "Add " + std::string(key) + " = number.");
    return 0;
  }
  if (!node->is_number()) {
    refuse(key, "expected a number, found " + kind_of(*node), "Write a plain number.");
    return 0;
  }
  const double value = node->value<double>().value_or(0);
  if (!(value >= limits.least && value <= limits.most)) {
    refuse(key, short_number(value) + " is out of range",
           "Keep it between " + short_number(limits.least) + " and " + short_number(limits.most) +
               ".");
    return std::isnan(value) ? limits.least : std::clamp(value, limits.least, limits.most);
  }
  return value;
}

double TomlTable::number_or(std::string_view key, double absent, TomlLimits limits) const {
  return has(key) ? number(key, limits) : absent;
}

int TomlTable::integer(std::string_view key, TomlLimits limits) const {
  const double value = number(key, limits);
  const std::optional<int> whole = whole_number(value);
  if (!whole) refuse(key, short_number(value) + " is not a whole number", "Write a whole number.");
  return whole.value_or(0);
}

bool TomlTable::flag_or(std::string_view key, bool absent) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return absent;
  if (const auto value = node->value_exact<bool>()) return *value;
  refuse(key, "expected true or false, found " + kind_of(*node), "Write true or false, unquoted.");
  return absent;
}

Result<TomlDocument> TomlDocument::parse(std::string_view text, const std::string& file) {
  if (const auto refusal = refuse_toml(text)) {
    return fail(ErrorCode::kUnreadable, "not valid TOML: " + refusal->why,
                "Mend the line; toml.io describes the format.",
                to_string(TomlPlace{file, refusal->line, {}}));
  }
  toml::parse_result parsed = toml::parse(text, std::string_view(file));
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    const TomlPlace place{file, static_cast<int>(error.source().begin.line), {}};
    return fail(ErrorCode::kUnreadable, "not valid TOML: " + std::string(error.description()),
                "Mend the line; toml.io describes the format.", to_string(place));
  }
  auto state = std::make_shared<TomlState>();
  state->file = file;
  state->root = std::move(parsed).table();
  state->visit(&state->root, {});
  return TomlDocument(std::move(state));
}

TomlTable TomlDocument::root() const { return {state_.get(), 0}; }

bool TomlDocument::good() const { return !state_->mistake; }

Result<void> TomlDocument::finish() const {
  if (state_->mistake) return tl::unexpected<Error>(*state_->mistake);
  for (std::size_t i = 0; i < state_->tables.size(); ++i) {
    const TomlState::Visited& visited = state_->tables[i];
    for (const std::string& key : TomlTable(state_.get(), i).keys()) {
      if (visited.asked.contains(key)) continue;
      const std::vector<std::string> known(visited.asked.begin(), visited.asked.end());
      const std::vector<std::string> near = nearest_words(key, known, 1);
      return fail(ErrorCode::kBadData, "unknown key " + in_quotes(key),
                  near.empty() ? "Remove it." : "Did you mean " + in_quotes(near.front()) + "?",
                  to_string(TomlTable(state_.get(), i).place(key)));
    }
  }
  return {};
}

}  // namespace dowel
