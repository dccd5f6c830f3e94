#include "knowledge/toml_reader.h"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "core/training/knowledge.h"

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

namespace {

const toml::table kNothing;  // what a read after a mistake looks into

std::string join(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::string item_key(std::string_view key, std::size_t index) {
  return std::string(key) + "[" + std::to_string(index) + "]";
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

/// Marks the key as asked for and returns its value, or null.
const toml::node* ask(TomlState& state, std::size_t index, std::string_view key) {
  TomlState::Visited& visited = state.tables[index];
  visited.asked.emplace(key);
  return visited.table->get(key);
}

std::string list_words(Words words) {
  std::string all;
  for (std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  return all;
}

std::string short_number(double value) {
  std::string text = std::to_string(value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string to_string(const TomlPlace& place) {
  return place.file + ":" + std::to_string(place.line) + (place.key.empty() ? "" : ": ") +
         place.key;
}

bool TomlTable::has(std::string_view key) const { return ask(*state_, index_, key) != nullptr; }

TomlPlace TomlTable::place(std::string_view key) const {
  const TomlState::Visited& visited = state_->tables[index_];
  const toml::node* node = visited.table->get(key);
  const toml::source_region& region = node ? node->source() : visited.table->source();
  return {state_->file, static_cast<int>(region.begin.line), join(visited.path, key)};
}

TomlPlace TomlTable::place(std::string_view key, std::size_t index) const {
  TomlPlace where = place(key);
  const toml::node* node = state_->tables[index_].table->get(key);
  const toml::array* array = node ? node->as_array() : nullptr;
  if (array && index < array->size()) {
    where.line = static_cast<int>(array->get(index)->source().begin.line);
  }
  where.key += "[" + std::to_string(index) + "]";
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
    refuse(key, "key '" + std::string(key) + "' is missing",
           "Add " + std::string(key) + " = \"…\".");
    return {};
  }
  const std::string value = text_or_empty(key);
  if (value.empty()) refuse(key, "key '" + std::string(key) + "' is empty", "Write a text.");
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
    refuse(key, "key '" + std::string(key) + "' is missing",
           "Add " + std::string(key) + " = number.");
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
  }
  return value;
}

double TomlTable::number_or(std::string_view key, double absent, TomlLimits limits) const {
  return has(key) ? number(key, limits) : absent;
}

int TomlTable::integer(std::string_view key, TomlLimits limits) const {
  const double value = number(key, limits);
  if (value != static_cast<int>(value)) {
    refuse(key, short_number(value) + " is not a whole number", "Write a whole number.");
  }
  return static_cast<int>(value);
}

bool TomlTable::flag_or(std::string_view key, bool absent) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return absent;
  if (const auto value = node->value_exact<bool>()) return *value;
  refuse(key, "expected true or false, found " + kind_of(*node), "Write true or false, unquoted.");
  return absent;
}

namespace {

/// Strings of one array; each must be a text, not empty, and stand there once.
std::vector<std::string> read_texts(TomlState& state, const toml::node& node,
                                    const TomlPlace& place) {
  const toml::array* array = node.as_array();
  if (!array) {
    keep_first(state, place, "expected a list, found " + kind_of(node),
               "Put the texts in square brackets.");
    return {};
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const toml::node& item = *array->get(i);
    const TomlPlace here{place.file, static_cast<int>(item.source().begin.line),
                         item_key(place.key, i)};
    const auto text = item.value_exact<std::string>();
    if (!text || text->empty()) {
      keep_first(state, here, "expected a text, found " + (text ? "an empty one" : kind_of(item)),
                 "Put the value in double quotes.");
    } else if (std::ranges::find(texts, *text) != texts.end()) {
      keep_first(state, here, "'" + *text + "' stands there twice", "Remove one of the two.");
    } else {
      texts.push_back(*text);
    }
  }
  return texts;
}

}  // namespace

std::vector<std::string> TomlTable::texts(std::string_view key) const {
  const toml::node* node = ask(*state_, index_, key);
  return node ? read_texts(*state_, *node, place(key)) : std::vector<std::string>{};
}

std::vector<std::vector<std::string>> TomlTable::text_lists(std::string_view key) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return {};
  std::vector<std::vector<std::string>> lists;
  const toml::array* array = node->as_array();
  if (!array) {
    refuse(key, "expected a list of lists, found " + kind_of(*node), "Write [[\"a\"], [\"b\"]].");
    return {};
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    lists.push_back(read_texts(*state_, *array->get(i), place(key, i)));
  }
  return lists;
}

std::optional<RealRange> TomlTable::range(std::string_view key, TomlLimits limits) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return std::nullopt;
  const toml::array* array = node->as_array();
  if (!array || array->size() != 2 || !array->get(0)->is_number() || !array->get(1)->is_number()) {
    refuse(key, "expected a range of two numbers", "Write [from, to], e.g. [8, 12].");
    return std::nullopt;
  }
  const RealRange range{array->get(0)->value<double>().value_or(0),
                        array->get(1)->value<double>().value_or(0)};
  if (range.from > range.to) {
    refuse(key, "the range runs backwards", "Write the smaller number first.");
  } else if (range.from < limits.least || range.to > limits.most) {
    refuse(key, "the range leaves its limits",
           "Keep it between " + short_number(limits.least) + " and " + short_number(limits.most) +
               ".");
  }
  return range;
}

std::optional<IntRange> TomlTable::int_range(std::string_view key, TomlLimits limits) const {
  const std::optional<RealRange> real = range(key, limits);
  if (!real) return std::nullopt;
  const IntRange whole{static_cast<int>(real->from), static_cast<int>(real->to)};
  if (whole.from != real->from || whole.to != real->to) {
    refuse(key, "expected whole numbers", "Write e.g. [8, 12].");
  }
  return whole;
}

TomlTable TomlTable::table(std::string_view key) const {
  const toml::node* node = ask(*state_, index_, key);
  const std::string path = join(state_->tables[index_].path, key);
  if (node && node->is_table()) return {state_, state_->visit(node->as_table(), path)};
  refuse(key,
         node ? "expected a table, found " + kind_of(*node)
              : "table '" + std::string(key) + "' is missing",
         "Write " + std::string(key) + " = { … }.");
  return {state_, state_->visit(&kNothing, path)};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return {};
  const toml::array* array = node->as_array();
  if (!array) {
    refuse(key, "expected a list of tables, found " + kind_of(*node),
           "Write [[" + std::string(key) + "]] or " + std::string(key) + " = [{ … }].");
    return {};
  }
  std::vector<TomlTable> found;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const toml::table* item = array->get(i)->as_table();
    const TomlPlace here = place(key, i);
    if (item) {
      found.push_back({state_, state_->visit(item, here.key)});
    } else {
      keep_first(*state_, here, "expected a table, found " + kind_of(*array->get(i)),
                 "Write { key = value, … }.");
    }
  }
  return found;
}

std::size_t TomlTable::choice(std::string_view key, Words words) const {
  const std::string word = text(key);
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  if (!word.empty()) {
    refuse(key, "'" + word + "' is not a word for this key",
           "Use one of: " + list_words(words) + ".");
  }
  return 0;
}

std::vector<std::size_t> TomlTable::choices(std::string_view key, Words words) const {
  std::vector<std::size_t> indices;
  const std::vector<std::string> chosen = texts(key);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto found = std::ranges::find(words, chosen[i]);
    if (found == words.end()) {
      keep_first(*state_, place(key, i), "'" + chosen[i] + "' is not a word for this key",
                 "Use one of: " + list_words(words) + ".");
    } else {
      indices.push_back(static_cast<std::size_t>(found - words.begin()));
    }
  }
  return indices;
}

Result<TomlDocument> TomlDocument::parse(std::string_view text, const std::string& file) {
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
      return fail(ErrorCode::kBadData, "unknown key '" + key + "'",
                  near.empty() ? "Remove it." : "Did you mean '" + near.front() + "'?",
                  to_string(TomlTable(state_.get(), i).place(key)));
    }
  }
  return {};
}

}  // namespace dowel
