// Arrays and sub-tables of toml_reader.h.

#include <algorithm>

#include "core/base/whole.h"
#include "knowledge/toml_state.h"

namespace dowel {

namespace {

std::string list_words(Words words) {
  std::string all;
  for (std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  return all;
}

// Strings of one array; each must be a text, not empty, and stand there once.
std::vector<std::string> read_texts(TomlState& state, const TomlNode& node) {
  if (node.kind != TomlKind::kList) {
    keep_first(state, place_of(state, node), "expected a list, found " + kind_of(node),
               "put the texts in square brackets");
    return {};
  }
  std::vector<std::string> texts;
  texts.reserve(node.count);
  for (const TomlNode& item : state.tree.members(node)) {
    const bool is_text = item.kind == TomlKind::kText;
    const std::string_view text = is_text ? state.tree.text(item) : std::string_view{};
    if (text.empty()) {
      keep_first(state, place_of(state, item),
                 "expected a text, found " + (is_text ? "an empty one" : kind_of(item)),
                 "put the value in double quotes");
    } else if (std::ranges::find(texts, text) != texts.end()) {
      keep_first(state, place_of(state, item), in_quotes(text) + " stands there twice",
                 "remove one of the two");
    } else {
      texts.emplace_back(text);
    }
  }
  return texts;
}

}  // namespace

std::vector<std::string> TomlTable::texts(std::string_view key) const {
  const TomlNode* node = ask(*state_, row_, key);
  return node ? read_texts(*state_, *node) : std::vector<std::string>{};
}

std::vector<std::vector<std::string>> TomlTable::text_lists(std::string_view key) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) return {};
  std::vector<std::vector<std::string>> lists;
  if (node->kind != TomlKind::kList) {
    refuse(key, "expected a list of lists, found " + kind_of(*node), "write [[\"a\"], [\"b\"]]");
    return {};
  }
  for (const TomlNode& item : state_->tree.members(*node)) {
    lists.push_back(read_texts(*state_, item));
  }
  return lists;
}

std::vector<double> TomlTable::rising_numbers(std::string_view key, TomlLimits limits) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) return {};
  if (node->kind != TomlKind::kList) {
    refuse(key, "expected a list of numbers, found " + kind_of(*node), "write e.g. [4, 8, 12]");
    return {};
  }
  std::vector<double> numbers;
  for (const TomlNode& item : state_->tree.members(*node)) {
    if (!is_number(item) || !(item.number >= limits.least && item.number <= limits.most)) {
      refuse(key, "expected a number within its limits, found " + kind_of(item),
             "write e.g. [4, 8, 12]");
    } else if (!numbers.empty() && item.number <= numbers.back()) {
      refuse(key, "the numbers do not rise", "write the smaller number first, each once");
    } else {
      numbers.push_back(item.number);
    }
  }
  return numbers;
}

std::optional<RealRange> TomlTable::range(std::string_view key, TomlLimits limits) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) return std::nullopt;
  const bool pair = node->kind == TomlKind::kList && node->count == 2 &&
                    std::ranges::all_of(state_->tree.members(*node), is_number);
  if (!pair) {
    refuse(key, "expected a range of two numbers", "write [from, to], e.g. [8, 12]");
    return std::nullopt;
  }
  const auto ends = state_->tree.members(*node);
  const RealRange range{ends[0].number, ends[1].number};
  if (range.from > range.to) {
    refuse(key, "the range runs backwards", "write the smaller number first");
  } else if (range.from < limits.least || range.to > limits.most) {
    refuse(key, "the range leaves its limits",
           "keep it between " + short_number(limits.least) + " and " + short_number(limits.most));
  }
  return range;
}

std::optional<IntRange> TomlTable::int_range(std::string_view key, TomlLimits limits) const {
  const std::optional<RealRange> real = range(key, limits);
  if (!real) return std::nullopt;
  const std::optional<int> from = whole_number(real->from), to = whole_number(real->to);
  if (!from || !to) refuse(key, "expected whole numbers", "write e.g. [8, 12]");
  return IntRange{from.value_or(0), to.value_or(0)};
}

TomlTable TomlTable::table(std::string_view key) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (node && node->kind == TomlKind::kTable) return {state_, state_->open(*node)};
  refuse(key,
         node ? "expected a table, found " + kind_of(*node)
              : "table '" + std::string(key) + "' is missing",
         "write " + std::string(key) + " = { … }");
  return {state_, kNoTable};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
  const TomlNode* node = ask(*state_, row_, key);
  if (!node) return {};
  if (node->kind != TomlKind::kList) {
    refuse(key, "expected a list of tables, found " + kind_of(*node),
           "write [[" + std::string(key) + "]] or " + std::string(key) + " = [{ … }]");
    return {};
  }
  std::vector<TomlTable> found;
  found.reserve(node->count);
  for (const TomlNode& item : state_->tree.members(*node)) {
    if (item.kind == TomlKind::kTable) {
      found.push_back({state_, state_->open(item)});
    } else {
      keep_first(*state_, place_of(*state_, item), "expected a table, found " + kind_of(item),
                 "write { key = value, … }");
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
           "use one of: " + list_words(words));
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
                 "use one of: " + list_words(words));
    } else {
      indices.push_back(static_cast<std::size_t>(found - words.begin()));
    }
  }
  return indices;
}

}  // namespace dowel
