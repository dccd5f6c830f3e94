#include "cli/ask.h"

#include <unistd.h>

#include <iostream>

#include "formats/text_values.h"

namespace dowel::cli {

bool can_ask() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

std::string ask(const std::string& question) {
  std::cerr << question << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) return {};
  return std::string(formats::trimmed(answer));
}

bool ask_yes(const std::string& question) {
  const std::string answer = formats::lowered(ask(question + " [y/N] "));
  return answer == "y" || answer == "yes";
}

}  // namespace dowel::cli
