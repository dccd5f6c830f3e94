#include "cli/completion.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <vector>

#include "cli/commands.h"

namespace dowel::cli {
namespace {

struct CommandWords {
  std::string name;
  std::string about;
  std::vector<std::string> options;
};

std::vector<CommandWords> words_of(const CLI::App& app) {
  std::vector<CommandWords> commands;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    CommandWords words{sub->get_name(), sub->get_description(), {}};
    for (const CLI::Option* option : sub->get_options()) {
      for (const std::string& name : option->get_lnames()) words.options.push_back("--" + name);
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

std::string bash(const std::vector<CommandWords>& commands) {
  std::string cases;
  for (const auto& c : commands) {
    cases += fmt::format("    {}) words=\"{}\" ;;\n", c.name, joined(c.options));
  }
  return fmt::format(
      "_dowel() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} words\n"
      "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "}}\n"
      "complete -o default -F _dowel dowel\n",
      names(commands), cases);
}

std::string zsh(const std::vector<CommandWords>& commands) {
  return "#compdef dowel\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands);
}

std::string fish(const std::vector<CommandWords>& commands) {
  std::string out;
  for (const auto& c : commands) {
    out += fmt::format("complete -c dowel -n __fish_use_subcommand -f -a {} -d '{}'\n", c.name,
                       c.about.find('\'') == std::string::npos ? c.about : std::string());
    for (const std::string& option : c.options) {
      out += fmt::format("complete -c dowel -n '__fish_seen_subcommand_from {}' -l {}\n", c.name,
                         option.substr(2));
    }
  }
  return out;
}

}  // namespace

Result<std::string> completion_script(const CLI::App& app, const std::string& shell) {
  const auto commands = words_of(app);
  if (shell == "bash") return bash(commands);
  if (shell == "zsh") return zsh(commands);
  if (shell == "fish") return fish(commands);
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
