#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <vector>

#include "app/check_installation.h"
#include "cli/commands.h"
#include "report/answers/knowledge_answers.h"

namespace dowel::cli {
namespace {

int run_doctor(bool json) {
  const auto checks = app::check_installation();
  const auto missing =
      std::ranges::count_if(checks, [](const auto& check) { return !check.found; });
  if (json) {
    std::cout << report::doctor_answer(checks);
    return missing == 0 ? 0 : 1;
  }
  std::cout << "dowel " << DOWEL_VERSION << '\n';
  for (const report::InstalledPart& check : checks) {
    if (check.found) {
      std::cout << fmt::format("  ok       {:14} {}\n", check.what, *check.found);
    } else {
      std::cout << fmt::format("  missing  {:14} {}\n           {:14} what to do: {}\n", check.what,
                               check.found.error().message, "", check.found.error().hint);
    }
  }
  std::cout << (missing == 0 ? "All is well.\n" : "Something is missing: see above.\n");
  return missing == 0 ? 0 : 1;
}

}  // namespace

void add_doctor(Command& app) {
  Command& command =
      app.add_command("doctor", "Say what is installed, what is missing and how to get it");
  auto json = std::make_shared<bool>(false);
  command.add_flag(
      "--json", *json,
      "answer with JSON: {\"schema\": \"dowel.doctor/1\", \"version\", \"well\": yes or "
      "no, \"checks\": [{what, found, missing: {message, hint}}]}");
  command.does([json] { return run_doctor(*json); });
}

}  // namespace dowel::cli
