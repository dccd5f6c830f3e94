#include "cli/completion.h"

#include <fmt/format.h>

#include <iostream>
#include <map>
#include <memory>
#include <vector>

#include "app/rules_in_force.h"
#include "cli/commands.h"
#include "core/plan/request.h"
#include "report/entry_index.h"

namespace dowel::cli {
namespace {

struct CommandWords {
  std::string name;
  std::string about;
  std::vector<std::string> options;
  std::string place;  // name of what stands without an option, e.g. EXERCISE
  std::vector<CommandWords> parts;
};

std::vector<CommandWords> words_of(const Command& app) {
  std::vector<CommandWords> commands;
  for (const Command& sub : app.commands) {
    CommandWords words{sub.name, sub.about, {"--help"}, "", words_of(sub)};
    for (const Option& option : sub.options) {
      for (const std::string& name : option.long_names()) words.options.push_back(name);
      if (option.is_positional() && words.place.empty()) words.place = option.names;
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

// What may be said in some place, names by blanks.
struct Choices {
  std::map<std::string, std::string> of_place;   // EXERCISE: "deadlift …"
  std::map<std::string, std::string> of_option;  // unit: "kg lb"
};

// Ids as words of a shell script; one that would need quoting is left out.
template <class EntryType>
std::string ids_of(const std::vector<EntryType>& entries) {
  constexpr const char* kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  std::vector<std::string> ids;
  for (const EntryType& entry : entries) {
    if (entry.id.find_first_not_of(kPlain) == std::string::npos) ids.push_back(entry.id);
  }
  return joined(ids);
}

Result<Choices> all_choices() {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const Knowledge& knowledge = rules->knowledge;
  std::vector<std::string> slugs, aims;
  for (const Exercise& exercise : knowledge.exercises) slugs.push_back(exercise.slug);
  for (const auto& aim : words_of(Aim{})) aims.emplace_back(aim);
  Choices choices;
  choices.of_place = {
      {"EXERCISE", joined(slugs)},
      {"ID", joined(slugs) + " " + ids_of(index_of_entries(knowledge))},
      {"CHECK", ids_of(knowledge.tests) + " " + ids_of(knowledge.signs) + " pain red-flags"}};
  choices.of_option = {{"exercise", joined(slugs)},
                       {"for", joined(aims)},
                       {"unit", "kg lb"},
                       {"experience", "novice intermediate advanced"},
                       {"equipment", ids_of(knowledge.equipment)},
                       {"weak", ids_of(knowledge.causes)},
                       {"emphasis", ids_of(knowledge.sports)}};
  return choices;
}

std::string bash_words(const CommandWords& command) {
  std::string words = joined(command.options);
  for (const char* place : {"EXERCISE", "ID", "CHECK"}) {
    if (command.place == place) words += std::string(" $") + place;
  }
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

std::string bash(const std::vector<CommandWords>& commands, const Choices& choices) {
  std::string lists, values, cases;
  for (const auto& [place, words] : choices.of_place) {
    lists += fmt::format("  local {}=\"{}\"\n", place, words);
  }
  for (const auto& [option, words] : choices.of_option) {
    values += fmt::format("    {}--{}) list=\"{}\" ;;\n", option == "exercise" ? "-e|" : "", option,
                          words);
  }
  for (const auto& c : commands) cases += bash_case(c);
  return fmt::format(
      "_dowel() {{\n"
      "  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local words list first\n{}"
      "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return\n"
      "  fi\n"
      "  case $before in\n{}"
      "    --athlete) local IFS=$'\\n'\n"
      "      list=$(\"${{COMP_WORDS[0]}}\" athlete --json 2>/dev/null |\n"
      "        sed -n 's/^ *\"name\": \"\\(.*\\)\",*$/\\1/p') ;;\n"
      "  esac\n"
      "  if [ -n \"$list\" ]; then  # of several with commas the last is completed\n"
      "    case $cur in *,*) first=${{cur%,*}}, ;; esac\n"
      "    COMPREPLY=($(compgen -P \"$first\" -W \"$list\" -- \"${{cur##*,}}\")); return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "}}\n"
      "complete -o default -F _dowel dowel\n",
      lists, names(commands), values, cases);
}

std::string zsh(const std::vector<CommandWords>& commands, const Choices& choices) {
  return "#compdef dowel\nautoload -U +X bashcompinit && bashcompinit\n" + bash(commands, choices);
}

std::string fish_options(const CommandWords& command, const Choices& choices) {
  std::string out;
  const std::string when = fmt::format("'__fish_seen_subcommand_from {}'", command.name);
  for (const std::string& option : command.options) {
    const auto values = choices.of_option.find(option.substr(2));
    out += fmt::format("complete -c dowel -n {} -l {}{}\n", when, option.substr(2),
                       values == choices.of_option.end() ? "" : " -x -a '" + values->second + "'");
  }
  if (const auto here = choices.of_place.find(command.place); here != choices.of_place.end()) {
    out += fmt::format("complete -c dowel -n {} -f -a '{}'\n", when, here->second);
  }
  return out;
}

std::string fish(const std::vector<CommandWords>& commands, const Choices& choices) {
  std::string out;
  for (const auto& c : commands) {
    out += fmt::format("complete -c dowel -n __fish_use_subcommand -f -a {} -d '{}'\n", c.name,
                       c.about.find('\'') == std::string::npos ? c.about : std::string());
    out += fish_options(c, choices);
    if (c.parts.empty()) continue;
    out += fmt::format("complete -c dowel -n '__fish_seen_subcommand_from {}' -f -a '{}'\n", c.name,
                       names(c.parts));
    for (const auto& part : c.parts) out += fish_options(part, choices);
  }
  return out;
}

}  // namespace

Result<std::string> completion_script(const Command& app, const std::string& shell) {
  const auto commands = words_of(app);
  const auto choices = all_choices();
  DOWEL_TRY(choices);
  if (shell == "bash") return bash(commands, *choices);
  if (shell == "zsh") return zsh(commands, *choices);
  if (shell == "fish") return fish(commands, *choices);
  return fail(ErrorCode::kUsage, "no completion for the shell '" + shell + "'",
              "choose bash, zsh or fish");
}

void add_completion(Command& app) {
  auto shell = std::make_shared<std::string>();
  Command& command =
      app.add_command("completion", "Print a completion script: source <(dowel completion bash)");
  command.add_option("SHELL", *shell, "bash, zsh or fish").required();
  command.does([&app, shell] {
    const auto script = completion_script(app, *shell);
    if (!script) return tell_error(script.error());
    std::cout << *script;
    return 0;
  });
}

}  // namespace dowel::cli
