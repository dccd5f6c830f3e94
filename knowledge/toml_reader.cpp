#include "knowledge/toml_reader.h"

#include <algorithm>
#include <cmath>

#include "core/base/whole.h"
#include "core/catalogue/knowledge.h"
#include "knowledge/toml_state.h"

namespace dowel {

void keep_first(TomlState& state, const TomlPlace& place, const std::string& message,
                const std::string& hint) {
  if (!state.mistake) state.mistake = Error{ErrorCode::kBadData, message, to_string(place), hint};
}

std::string kind_of(const TomlNode& node) {
  switch (node.kind) {
    case TomlKind::kText:
      return "a text";
    case TomlKind::kInteger:
      return "a whole number";
    case TomlKind::kNumber:
      return "a number";
    case TomlKind::kFlag:
      return "true or false";
    case TomlKind::kList:
      return "a list";
    case TomlKind::kTable:
      return "a table";
    case TomlKind::kOther:
      break;
  }
  return "a date or time";
}

const TomlNode* member(const TomlState& state, std::uint32_t table, std::string_view key) {
  if (table == kNoTable) return nullptr;
  for (const TomlNode& node : state.tree.members(state.node(table))) {
    if (state.tree.key(node) == key) return &node;
  }
  return nullptr;
}

const TomlNode* ask(TomlState& state, std::uint32_t table, std::string_view key) {
  const TomlNode* node = member(state, table, key);
  if (node) {
    state.asked[state.row_of(*node)] = true;
  } else {
    state.absent.push_back({table, std::string(key)});
  }
  return node;
}

namespace {

// "exercise[2].dosage[0]", from the root down to this value.
std::string path_of(const TomlState& state, std::uint32_t row) {
  const TomlNode& node = state.node(row);
  if (node.parent == row) return {};
  const TomlNode& parent = state.node(node.parent);
  std::string path = path_of(state, node.parent);
  if (parent.kind == TomlKind::kList) {
    return path.append("[").append(std::to_string(row - parent.first)).append("]");
  }
  return path.append(path.empty() ? "" : ".").append(state.tree.key(node));
}

// The keys of a table that somebody asked for, there or not.
std::vector<std::string> asked_of(const TomlState& state, std::uint32_t table) {
  std::vector<std::string> keys;
  for (const TomlNode& node : state.tree.members(state.node(table))) {
    if (state.asked[state.row_of(node)]) keys.emplace_back(state.tree.key(node));
  }
  for (const TomlState::Absent& absent : state.absent) {
    if (absent.table == table) keys.push_back(absent.key);
  }
  return keys;
}

std::string item_key(std::string_view key, std::size_t index) {
  return std::string(key).append("[").append(std::to_string(index)).append("]");
}

}  // namespace

TomlPlace place_of(const TomlState& state, const TomlNode& node) {
  return {state.file, static_cast<int>(node.line), path_of(state, state.row_of(node))};
}

TomlPlace TomlSpot::place() const {
  return state_ ? place_of(*state_, state_->node(row_)) : TomlPlace{};
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

bool TomlTable::has(std::string_view key) const { return ask(*state_, row_, key) != nullptr; }

TomlPlace TomlTable::place(std::string_view key) const {
  if (row_ == kNoTable) return {state_->file, 0, std::string(key)};
  if (const TomlNode* node = member(*state_, row_, key)) return place_of(*state_, *node);
  TomlPlace where = place_of(*state_, state_->node(row_));
  where.key.append(where.key.empty() ? "" : ".").append(key);
  return where;
}

TomlPlace TomlTable::place(std::string_view key, std::size_t index) const {
  TomlPlace where = place(key);
  const TomlNode* node = member(*state_, row_, key);
  if (node && node->kind == TomlKind::kList && index < node->count) {
    where.line = static_cast<int>(state_->tree.members(*node)[index].line);
  }
  where.key = item_key(where.key, index);
  return where;
}

TomlSpot TomlTable::spot(std::string_view key) const {
  if (row_ == kNoTable) return {};
  const TomlNode* node = member(*state_, row_, key);
  return {state_, node ? state_->row_of(*node) : row_};
}

TomlSpot TomlTable::spot(std::string_view key, std::size_t index) const {
  if (row_ == kNoTable) return {};
  const TomlNode* node = member(*state_, row_, key);
  if (!node) return {state_, row_};
  const bool item = node->kind == TomlKind::kList && index < node->count;
  return {state_, item ? static_cast<std::uint32_t>(node->first + index) : state_->row_of(*node)};
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  if (row_ == kNoTable) return names;
  for (const TomlNode& node : state_->tree.members(state_->node(row_))) {
    names.emplace_back(state_->tree.key(node));
  }
  return names;
}

void TomlTable::refuse(std::string_view key, const std::string& message,
                       const std::string& hint) const {
  keep_first(*state_, place(key), message, hint);
}

std::string TomlTable::text(std::string_view key) const {
  if (!has(key)) {
    refuse(key, "key " + in_quotes(key) + " is missing", "add " + std::string(key) + " = \"…\"");
    return {};
  }
  const std::string value = text_or_empty(key);
  if (value.empty()) refuse(key, "key " + in_quotes(key) + " is empty", "write a text");
  return value;
}

std::string TomlTable::text_or_empty(std::string_view key) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) return {};
  if (node->kind == TomlKind::kText) return std::string(state_->tree.text(*node));
  refuse(key, "expected a text, found " + kind_of(*node), "put the value in double quotes");
  return {};
}

double TomlTable::number(std::string_view key, TomlLimits limits) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) {
    refuse(key, "key " + in_quotes(key) + " is missing", "add " + std::string(key) + " = number");
    return 0;
  }
  if (!is_number(*node)) {
    refuse(key, "expected a number, found " + kind_of(*node), "write a plain number");
    return 0;
  }
  const double value = node->number;
  if (!(value >= limits.least && value <= limits.most)) {
    refuse(key, short_number(value) + " is out of range",
           "keep it between " + short_number(limits.least) + " and " + short_number(limits.most));
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
  if (!whole) refuse(key, short_number(value) + " is not a whole number", "write a whole number");
  return whole.value_or(0);
}

bool TomlTable::flag_or(std::string_view key, bool absent) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) return absent;
  if (node->kind == TomlKind::kFlag) return node->number != 0;
  refuse(key, "expected true or false, found " + kind_of(*node), "write true or false, unquoted");
  return absent;
}

namespace {

bool is_same_text(std::string_view one, std::string_view other) {
  const bool same_bytes = one.data() == other.data() && one.size() == other.size();
  return same_bytes || one == other;
}

}  // namespace

Result<TomlDocument> TomlDocument::parse(std::string_view text, const std::string& file) {
  auto state = std::make_shared<TomlState>();
  state->file = file;
  const auto built_in = std::ranges::find(built_in_files(), file, &BuiltInFile::name);
  if (built_in != built_in_files().end() && is_same_text(built_in->text, text)) {
    state->tree = built_in->tree;
  } else {
    auto rows = read_toml(text, file);
    DOWEL_TRY(rows);
    state->rows = std::move(*rows);
    state->tree = state->rows.tree();
  }
  state->asked.resize(state->tree.nodes.size());
  state->opened.resize(state->tree.nodes.size());
  state->opened[0] = true;
  return TomlDocument(std::move(state));
}

TomlTable TomlDocument::root() const { return {state_.get(), 0}; }

bool TomlDocument::good() const { return !state_->mistake; }

Result<void> TomlDocument::finish() const {
  if (state_->mistake) return tl::unexpected<Error>(*state_->mistake);
  for (const TomlNode& table : state_->tree.nodes) {
    const std::uint32_t row = state_->row_of(table);
    if (!state_->opened[row]) continue;
    for (const TomlNode& node : state_->tree.members(table)) {
      if (state_->asked[state_->row_of(node)]) continue;
      const std::string key(state_->tree.key(node));
      const std::vector<std::string> near = nearest_words(key, asked_of(*state_, row), 1);
      return fail(ErrorCode::kBadData, "unknown key " + in_quotes(key),
                  near.empty() ? "remove it" : "did you mean " + in_quotes(near.front()) + "?",
                  to_string(place_of(*state_, node)));
    }
  }
  return {};
}

}  // namespace dowel
