#include "cli/command_line.h"

#include <algorithm>
#include <sstream>

namespace dowel::cli {

Option& Option::type_name(std::string word) {
  value_name = std::move(word);
  return *this;
}

Option& Option::check(Check check) {
  allowed = std::move(check);
  return *this;
}

Option& Option::required() {
  is_required = true;
  return *this;
}

Option& Option::show_default() {
  shows_default = true;
  return *this;
}

Option& Option::needs(const Option& other) {
  needed = &other;
  return *this;
}

Option& Option::delimiter(char between) {
  split_at = between;
  return *this;
}

Option& Option::one_a_time() {
  one_each = true;
  return *this;
}

Option& Option::take_all() {
  takes_all = true;
  return *this;
}

std::vector<std::string> Option::long_names() const {
  std::vector<std::string> found;
  std::istringstream parts(names);
  for (std::string name; std::getline(parts, name, ',');) {
    if (name.starts_with("--")) found.push_back(name);
  }
  return found;
}

Command& Command::add_command(std::string command_name, std::string what) {
  return commands.emplace_back(std::move(command_name), std::move(what));
}

Command& Command::alias(std::string other_name) {
  other_names.push_back(std::move(other_name));
  return *this;
}

Command& Command::footer(std::string text) {
  text_below = std::move(text);
  return *this;
}

Command& Command::version(std::string text) {
  version_text = std::move(text);
  return *this;
}

Option& Command::add_flag(std::string names, bool& place, std::string what) {
  Option& option = add_option(std::move(names), place, std::move(what));
  option.is_flag = true;
  return option;
}

Option& Command::add_flag(std::string names, std::function<void()> said, std::string what) {
  Option& option = options.emplace_back(std::move(names), std::move(said), std::move(what));
  option.is_flag = true;
  return option;
}

Command& Command::does(std::function<int()> action) {
  run = std::move(action);
  return *this;
}

bool Command::is_called(const std::string& word) const {
  return word == name || std::ranges::find(other_names, word) != other_names.end();
}

}  // namespace dowel::cli
