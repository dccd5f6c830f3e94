// Arrays and sub-tables of toml_reader.h.

#include <algorithm>

#include "core/base/whole.h"
#include "knowledge/toml_state.h"

namespace dowel {

namespace {

const toml::table kNothing;  // what a read after a mistake looks into

std::string list_words(Words words) {
  std::string all;
  for (std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  return all;
}

// Strings of one array; each must be a text, not empty, and stand there once.
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
      keep_first(state, here, in_quotes(*text) + " stands there twice", "Remove one of the two.");
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

std::vector<double> TomlTable::rising_numbers(std::string_view key, TomlLimits limits) const {
  const toml::node* node = ask(*state_, index_, key);
  if (!node) return {};
  const toml::array* array = node->as_array();
  if (!array) {
    refuse(key, "expected a list of numbers, found " + kind_of(*node), "Write e.g. [4, 8, 12].");
    return {};
  }
  std::vector<double> numbers;
  for (const toml::node& item : *array) {
    const auto number = item.value<double>();
    if (!item.is_number() || !number || !(*number >= limits.least && *number <= limits.most)) {
      refuse(key, "expected a number within its limits, found " + kind_of(item),
             "Write e.g. [4, 8, 12].");
    } else if (!numbers.empty() && *number <= numbers.back()) {
      refuse(key, "the numbers do not rise", "Write the smaller number first, each once.");
    } else {
      numbers.push_back(*number);
    }
  }
  return numbers;
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
  const std::optional<int> from = whole_number(real->from), to = whole_number(real->to);
  if (!from || !to) refuse(key, "expected whole numbers", "Write e.g. [8, 12].");
  return IntRange{from.value_or(0), to.value_or(0)};
}

TomlTable TomlTable::table(std::string_view key) const {
  const toml::node* node = ask(*state_, index_, key);
  const std::string path = join_path(state_->tables[index_].path, key);
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
    refuse(key, in_quotes(word) + " is not a word for this key",
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
      keep_first(*state_, place(key, i), in_quotes(chosen[i]) + " is not a word for this key",
                 "Use one of: " + list_words(words) + ".");
    } else {
      indices.push_back(static_cast<std::size_t>(found - words.begin()));
    }
  }
  return indices;
}

}  // namespace dowel
