#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Commands and their options as data. Nothing here parses: `parse_command_line` alone knows the
/// library that does, which is as costly to compile as all the rest of a command.
namespace dowel::cli {

/// Where a value goes that was said. A choice is told its number, a flag that it was said.
using Place = std::variant<std::string*, std::vector<std::string>*, bool*, int*, std::size_t*,
                           std::optional<int>*, std::optional<double>*, std::function<void(int)>,
                           std::function<void()>>;

/// The least and the most that may be said, of the type of the place it goes to.
template <class Number>
struct Between {
  Number least, most;
};
template <class Number>
Between(Number, Number) -> Between<Number>;

/// The only words that may be said.
struct OneOf {
  std::vector<std::string> words;
};

/// Words for numbers, in any case of letters; they are told with the value's own numbers.
struct Choices {
  std::vector<std::pair<std::string, int>> values;
};

using Check = std::variant<std::monostate, Between<int>, Between<std::size_t>, Between<double>,
                           OneOf, Choices>;

/// One option ("-e,--exercise"), or what stands without a dash ("EXERCISE").
class Option {
 public:
  Option(std::string option_names, Place where, std::string what)
      : names(std::move(option_names)), place(std::move(where)), about(std::move(what)) {}

  Option& type_name(std::string word);  ///< what the help calls the value: "KG"
  Option& check(Check allowed);
  Option& required();
  Option& show_default();              ///< the help tells what the place holds
  Option& needs(const Option& other);  ///< only together with it
  Option& delimiter(char between);     ///< several values in one word
  Option& one_a_time();                ///< may be said several times, each time with one value
  Option& take_all();                  ///< so many times that every value counts

  bool is_positional() const { return names.front() != '-'; }
  std::vector<std::string> long_names() const;  ///< with their dashes

  std::string names;
  Place place;
  std::string about;
  std::string value_name;
  Check allowed;
  const Option* needed = nullptr;
  char split_at = 0;
  bool is_required = false, shows_default = false, is_flag = false, one_each = false,
       takes_all = false;
};

/// A command: what may be said to it, the commands below it, and what it does.
class Command {
 public:
  Command(std::string command_name, std::string what)
      : name(std::move(command_name)), about(std::move(what)) {}
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  Command& add_command(std::string command_name, std::string what);
  Command& alias(std::string other_name);
  Command& footer(std::string text);   ///< below the help's list of options
  Command& version(std::string text);  ///< what --version says

  /// @param place  where the value goes: a text, a list of texts, a number, an optional number;
  ///   must live as long as the command
  template <class T>
  Option& add_option(std::string names, T& place, std::string what) {
    return options.emplace_back(std::move(names), Place{&place}, std::move(what));
  }
  /// @param values  the words and what each means
  template <class Enum>
  Option& add_choice(std::string names, Enum& place,
                     const std::vector<std::pair<std::string, Enum>>& values, std::string what) {
    Choices choices;
    for (const auto& [word, value] : values) {
      choices.values.emplace_back(word, static_cast<int>(value));
    }
    const auto put = [&place](int number) { place = static_cast<Enum>(number); };
    return options.emplace_back(std::move(names), std::function<void(int)>{put}, std::move(what))
        .check(std::move(choices));
  }
  Option& add_flag(std::string names, bool& place, std::string what);
  Option& add_flag(std::string names, std::function<void()> said, std::string what = "");

  /// What is done when none of the commands below was named. @param action  @returns exit code
  Command& does(std::function<int()> action);

  /// Whether a word calls this command.
  bool is_called(const std::string& word) const;

  std::string name, about, text_below, version_text;
  std::vector<std::string> other_names;
  std::list<Option> options;  // lists: what was added stays where it is
  std::list<Command> commands;
  std::function<int()> run;
  bool needs_command = false;         ///< one of the commands below must be named
  std::vector<std::string> was_said;  ///< names of the options said, in their order, once parsed
};

/// Parses the words and runs the command they name.
/// @returns exit code: the command's; 2 for words that cannot be understood, which are told
int run_command_line(Command& program, int argc, char** argv);

}  // namespace dowel::cli
