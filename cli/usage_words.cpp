#include "cli/usage_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/catalogue/knowledge.h"

namespace dowel::cli {
namespace {

struct Called {
  const Command* command;
  std::string name;  // "dowel log add"
};

// The command that the words call.
Called called_by(const Command& program, const std::vector<std::string>& words) {
  Called called{&program, "dowel"};
  for (const std::string& word : words) {
    const auto next = std::ranges::find_if(
        called.command->commands, [&](const Command& part) { return part.is_called(word); });
    if (next == called.command->commands.end()) break;
    called = {&*next, called.name + " " + next->name};
  }
  return called;
}

std::vector<std::string> names_of(const Option& option) {
  std::vector<std::string> names;
  std::size_t from = 0;
  while (from <= option.names.size()) {
    const std::size_t end = std::min(option.names.find(',', from), option.names.size());
    names.push_back(option.names.substr(from, end - from));
    from = end + 1;
  }
  return names;
}

const Option* option_called(const Command& command, const std::string& name) {
  for (const Option& option : command.options) {
    const auto names = names_of(option);
    if (std::ranges::find(names, name) != names.end()) return &option;
  }
  return nullptr;
}

// The value that stands behind an option.
std::string value_of(const Option& option, const std::vector<std::string>& words) {
  const auto names = names_of(option);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string& name : names) {
      if (words[i] == name && i + 1 < words.size()) return words[i + 1];
      if (words[i].starts_with(name + "=")) return words[i].substr(name.size() + 1);
    }
  }
  return {};
}

std::string nearest(const std::string& word, const std::vector<std::string>& there_are) {
  const auto near = nearest_words(word, there_are, 1);
  return near.empty() ? "" : "did you mean " + near.front() + "? ";
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::string help_of(const Called& called) {
  return "'" + called.name + " --help' shows what may be said";
}

Error unexpected(const Called& called, const std::string& word) {
  if (word.starts_with("-")) {
    std::vector<std::string> names{"--help"};
    for (const Option& option : called.command->options) {
      const auto long_names = option.long_names();
      names.insert(names.end(), long_names.begin(), long_names.end());
    }
    return {ErrorCode::kUsage, "'" + called.name + "' has no option '" + word + "'", "",
            nearest(word, names) + help_of(called)};
  }
  return {ErrorCode::kUsage, "'" + word + "' is one word too many for '" + called.name + "'", "",
          "put words that belong together in quotes; " + help_of(called)};
}

std::string limits(const Check& check) {
  return std::visit(
      []<class T>(const T& allowed) -> std::string {
        if constexpr (requires { allowed.least; }) {
          return fmt::format("{} to {}", allowed.least, allowed.most);
        } else {
          return {};
        }
      },
      check);
}

std::vector<std::string> allowed_words(const Check& check) {
  std::vector<std::string> words;
  if (const auto* some = std::get_if<OneOf>(&check)) words = some->words;
  if (const auto* choices = std::get_if<Choices>(&check)) {
    for (const auto& [word, value] : choices->values) words.push_back(word);
  }
  return words;
}

Error bad_value(const Called& called, const Option& option, const std::string& value) {
  const std::string name = names_of(option).back();
  const std::vector<std::string> words = allowed_words(option.allowed);
  if (!words.empty()) {
    return {ErrorCode::kUsage, "'" + value + "' is nothing that " + name + " takes", "",
            nearest(value, words) + "there are: " + listed(words)};
  }
  const std::string between = limits(option.allowed);
  const bool number = value.find_first_not_of("0123456789.-+") == std::string::npos;
  if (!between.empty() && number && !value.empty()) {
    return {ErrorCode::kUsage, name + " takes " + between + ", not " + value, "",
            "say a number within these limits"};
  }
  return {ErrorCode::kUsage, "'" + value + "' is no number for " + name, "",
          between.empty() ? help_of(called) : "say a number, " + between};
}

}  // namespace

Error usage_error(const Command& program, const std::vector<std::string>& words, Misuse misuse,
                  const std::string& about) {
  const Called called = called_by(program, words);
  const Option* option = option_called(*called.command, about);
  switch (misuse) {
    case Misuse::kUnexpected:
      return unexpected(called, about);
    case Misuse::kMissing:
      return {ErrorCode::kUsage, "'" + called.name + "' needs " + about, "", help_of(called)};
    case Misuse::kNoValue:
      return {ErrorCode::kUsage,
              about + " needs a value" +
                  (option && !option->value_name.empty() ? ": " + option->value_name : ""),
              "", help_of(called)};
    case Misuse::kBadValue:
      if (option) return bad_value(called, *option, value_of(*option, words));
      break;
    case Misuse::kAlone:
      if (option && option->needed) {
        return {ErrorCode::kUsage,
                about + " is only said together with " + names_of(*option->needed).back(), "",
                help_of(called)};
      }
      break;
    case Misuse::kOther:
      break;
  }
  return {ErrorCode::kUsage, "'" + called.name + "' does not understand these words", "",
          help_of(called)};
}

}  // namespace dowel::cli
