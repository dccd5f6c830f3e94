#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <type_traits>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/usage_words.h"

// The only file that sees CLI11: it turns the data of command_line.h into its objects.
namespace dowel::cli {
namespace {

void add_check(CLI::Option& option, const Check& check) {
  std::visit(
      [&]<class T>(const T& allowed) {
        if constexpr (std::is_same_v<T, OneOf>) {
          option.check(CLI::IsMember(allowed.words));
        } else if constexpr (std::is_same_v<T, Choices>) {
          const std::map<std::string, int> values(allowed.values.begin(), allowed.values.end());
          option.transform(CLI::CheckedTransformer(values, CLI::ignore_case).description(""));
        } else if constexpr (!std::is_same_v<T, std::monostate>) {
          option.check(CLI::Range(allowed.least, allowed.most));
        }
      },
      check);
}

CLI::Option* add_place(CLI::App& app, const Option& option) {
  return std::visit(
      [&]<class T>(const T& place) -> CLI::Option* {
        if constexpr (std::is_same_v<T, std::function<void()>>) {
          return app.add_flag_callback(option.names, place, option.about);
        } else if constexpr (std::is_same_v<T, std::function<void(int)>>) {
          return app.add_option_function<int>(
              option.names, [place](const int& number) { place(number); }, option.about);
        } else if constexpr (std::is_same_v<T, bool*>) {
          return app.add_flag(option.names, *place, option.about);
        } else {
          CLI::Option* made = app.add_option(option.names, *place, option.about);
          // "8,5", as half of the world writes it.
          if constexpr (std::is_same_v<T, double*> || std::is_same_v<T, std::optional<double>*>) {
            made->transform(CLI::Validator(
                [](std::string& number) {
                  if (std::ranges::count(number, ',') == 1) std::ranges::replace(number, ',', '.');
                  return std::string{};
                },
                ""));
          }
          return made;
        }
      },
      option.place);
}

void add_options(CLI::App& app, const Command& command) {
  std::map<const Option*, CLI::Option*> made;
  for (const Option& option : command.options) {
    CLI::Option* own = made[&option] = add_place(app, option);
    add_check(*own, option.allowed);
    if (!option.value_name.empty()) own->type_name(option.value_name);
    if (option.split_at != 0) own->delimiter(option.split_at);
    if (option.takes_all) own->take_all()->expected(1);
    if (option.one_each) own->allow_extra_args(false);
    if (option.is_required) own->required();
    if (option.shows_default) own->capture_default_str();
    if (option.needed != nullptr) own->needs(made.at(option.needed));
  }
}

void build(CLI::App& app, Command& command, int& exit_code) {
  if (!command.version_text.empty()) app.set_version_flag("--version", command.version_text);
  for (const std::string& name : command.other_names) app.alias(name);
  // Without one of its own a command shows that of the program.
  if (!command.text_below.empty()) app.footer(command.text_below);
  add_options(app, command);
  for (Command& part : command.commands) {
    build(*app.add_subcommand(part.name, part.about), part, exit_code);
  }
  if (!command.commands.empty()) app.require_subcommand(command.needs_command ? 1 : 0, 1);
  if (!command.run) return;
  app.callback([&app, &command, &exit_code] {
    if (!app.get_subcommands().empty()) return;
    for (const CLI::Option* option : app.parse_order()) {
      command.was_said.push_back(option->get_name());
    }
    exit_code = command.run();
  });
}

// What CLI11 found, by its kind of error; its texts begin with what they are about, or end with it
// ("--minutes: …", "EXERCISE is required", "Could not convert: --minutes = abc").
std::pair<Misuse, std::string> misuse_of(const CLI::ParseError& error) {
  // By its code: some carry the name of their command instead of their own.
  using CLI::ExitCodes;
  static const std::map<ExitCodes, Misuse> kinds{
      {ExitCodes::ExtrasError, Misuse::kUnexpected},
      {ExitCodes::RequiredError, Misuse::kMissing},
      {ExitCodes::ArgumentMismatch, Misuse::kNoValue},
      {ExitCodes::ConversionError, Misuse::kBadValue},
      {ExitCodes::ValidationError, Misuse::kBadValue},
      {ExitCodes::RequiresError, Misuse::kAlone},
  };
  const auto kind = kinds.find(static_cast<ExitCodes>(error.get_exit_code()));
  const Misuse misuse = kind == kinds.end() ? Misuse::kOther : kind->second;
  std::string text = error.what();
  constexpr std::string_view kConvert = "Could not convert: ";
  if (text.starts_with(kConvert)) {
    text.erase(0, kConvert.size());
  } else if (misuse == Misuse::kUnexpected) {
    text.erase(0, std::min(text.find(": ") + 2, text.size()));
    // Of an option and its value the option is what nobody knows; they come in either order.
    const std::size_t option = text.starts_with('-') ? 0 : text.find(" -");
    if (option != std::string::npos && option > 0) text.erase(0, option + 1);
  }
  if (misuse == Misuse::kMissing && text.starts_with("A ")) {
    return {misuse, "a" + text.substr(1, text.find(" is required") - 1)};
  }
  return {misuse, text.substr(0, text.find_first_of(": "))};
}

}  // namespace

int run_command_line(Command& program, int argc, char** argv) {
  int exit_code = 0;
  CLI::App app{program.about, program.name};
  build(app, program, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help or version was asked for
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto [misuse, about] = misuse_of(error);
    return finish(tl::unexpected(usage_error(program, words, misuse, about)),
                  asks_for_json(argc, argv));
  }
  return exit_code;
}

}  // namespace dowel::cli
