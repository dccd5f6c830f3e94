#include "cli/completion.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <vector>

#include "cli/commands.h"
#include "knowledge/load.h"

namespace dowel::cli {
namespace {

struct CommandWords {
  std::string name;
  std::string about;
  std::vector<std::string> options;
  bool takes_exercise = false;  ///< by its place, not by an option
  std::vector<CommandWords> parts;
};

std::vector<CommandWords> words_of(const CLI::App& app) {
  std::vector<CommandWords> commands;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    CommandWords words{sub->get_name(), sub->get_description(), {}, false, words_of(*sub)};
    for (const CLI::Option* option : sub->get_options()) {
      for (const std::string& name : option->get_lnames()) words.options.push_back("--" + name);
      const std::string name = option->get_positional() ? option->get_name(true) : "";
      if (name == "EXERCISE" || name == "ID") words.takes_exercise = true;
    }
    commands.push_back(std::move(words));
  }
  return commands;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string names(const std::vector<CommandWords>& commands) {
  std::vector<std::string> all;
  for (const auto& c : commands) all.push_back(c.name);
  return joined(all);
}

Result<std::string> exercise_slugs() {
  auto knowledge = load_embedded();
  if (!knowledge) return tl::unexpected(knowledge.error());
  std::vector<std::string> slugs;
  for (const Exercise& exercise : knowledge->exercises) slugs.push_back(exercise.slug);
  return joined(slugs);
}

std::string bash_words(const CommandWords& command) {
  std::string words = joined(command.options);
  if (command.takes_exercise) words += " $exercises";
  return words;
}

std::string bash_case(const CommandWords& command) {
  if (command.parts.empty()) {
    return fmt::format("    {}) words=\"{}\" ;;\n", command.name, bash_words(command));
  }
  std::string inner;
  for (const auto& part : command.parts) {
    inner += fmt::format("        {}) words=\"{}\" ;;\n", part.name, bash_words(part));
  }
  return fmt::format(
      "    {}) words=\"{} {}\"\n"
      "      [ \"$COMP_CWORD\" = 2 ] || case ${{COMP_WORDS[2]}} in\n{}      esac ;;\n",
      command.name, names(command.parts), bash_words(command), inner);
}

std::string bash(const std::vector<CommandWords>& commands, const std::string& exercises) {
  std::string cases;
  for (const auto& c : commands) cases += bash_case(c);
  return fmt::format(
      "_dowel() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words\n"
      "  local exercises=\"{}\"\n"
      "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return\n"
      "  fi\n"
      "  case $before in -e|--exercise)\n"
      "    COMPREPLY=($(compgen -W \"$exercises\" -- \"$cur\")); return ;;\n"
      "  esac\n"
      "  case ${{COMP_WORDS[1]}} in\n{}  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "}}\n"
      "complete -o default -F _dowel dowel\n",
      exercises, names(commands), cases);
}

std::string zsh(const std::vector<CommandWords>& commands, const std::string& exercises) {
  return "#compdef dowel\nautoload -U +X bashcompinit && bashcompinit\n" +
         bash(commands, exercises);
}

std::string fish_options(const CommandWords& command, const std::string& exercises) {
  std::string out;
  const std::string when = fmt::format("'__fish_seen_subcommand_from {}'", command.name);
  for (const std::string& option : command.options) {
    out += fmt::format("complete -c dowel -n {} -l {}\n", when, option.substr(2));
  }
  if (command.takes_exercise) {
    out += fmt::format("complete -c dowel -n {} -f -a '{}'\n", when, exercises);
  }
  return out;
}

std::string fish(const std::vector<CommandWords>& commands, const std::string& exercises) {
  std::string out;
  for (const auto& c : commands) {
    out += fmt::format("complete -c dowel -n __fish_use_subcommand -f -a {} -d '{}'\n", c.name,
                       c.about.find('\'') == std::string::npos ? c.about : std::string());
    out += fish_options(c, exercises);
    if (c.parts.empty()) continue;
    out += fmt::format("complete -c dowel -n '__fish_seen_subcommand_from {}' -f -a '{}'\n", c.name,
                       names(c.parts));
    for (const auto& part : c.parts) out += fish_options(part, exercises);
  }
  return out;
}

}  // namespace

Result<std::string> completion_script(const CLI::App& app, const std::string& shell) {
  const auto commands = words_of(app);
  const auto exercises = exercise_slugs();
  if (!exercises) return tl::unexpected(exercises.error());
  if (shell == "bash") return bash(commands, *exercises);
  if (shell == "zsh") return zsh(commands, *exercises);
  if (shell == "fish") return fish(commands, *exercises);
  return fail(ErrorCode::kUsage, "no completion for the shell '" + shell + "'",
              "choose bash, zsh or fish");
}

void add_completion(CLI::App& app, int& exit_code) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "completion", "Print a completion script: source <(dowel completion bash)");
  command->add_option("SHELL", *shell, "bash, zsh or fish")->required();
  command->callback([&app, shell, &exit_code] {
    auto script = completion_script(app, *shell);
    if (!script) {
      exit_code = tell_error(script.error());
      return;
    }
    std::cout << *script;
  });
}

}  // namespace dowel::cli
