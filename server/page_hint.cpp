#include "server/page_hint.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dowel::server {
namespace {

// What the page has instead of a command. The longer ones stand first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kInstead{{
    {"'dowel explain' lists those Dowel knows, 'dowel progress' those in the log",
     "Hips lists those Dowel knows, Progress those in the log"},
    {"log the set by hand, then say --set last",
     "log the set by hand, then measure the film again and say which set it shows"},
    {"say it with --exercise, or log the set first",
     "measure the film again and say which exercise it is, or log the set first"},
    {"correct it, or add --yes if it is right", "correct it, or say that it is right"},
    {"say --athlete with one of: ", "choose one of: "},
    {"say --athlete with an identity: ", "choose one by identity: "},
    {"see 'dowel log list' for what there is", "Progress shows what is logged"},
    {"see 'dowel log list'", "Progress shows what is logged"},
    {"see 'dowel doctor'", "Settings, About, shows what is installed"},
    {"a number from 'dowel log list' such as 3, ", ""},
    {", or --rpe", ", or rpe"},
    {": --override regress", ""},
}};

bool is_of_the_terminal(std::string_view clause) {
  return clause.find("'dowel ") != std::string_view::npos ||
         clause.find("dowel serve") != std::string_view::npos ||
         clause.find(": dowel ") != std::string_view::npos || clause.starts_with("--") ||
         clause.find(" --") != std::string_view::npos;
}

}  // namespace

std::string page_hint(std::string hint) {
  for (const auto& [command, place] : kInstead) {
    const auto at = hint.find(command);
    if (at != std::string::npos) hint.replace(at, command.size(), place);
  }
  std::string kept;
  for (std::size_t from = 0; from < hint.size();) {
    const std::size_t end = std::min(hint.find("; ", from), hint.size());
    const std::string clause = hint.substr(from, end - from);
    if (!is_of_the_terminal(clause)) kept.append(kept.empty() ? "" : "; ").append(clause);
    from = end + 2;
  }
  return kept;
}

}  // namespace dowel::server
