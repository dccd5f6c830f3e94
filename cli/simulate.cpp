#include "cli/simulate.h"

#include <filesystem>
#include <iostream>
#include <iterator>

#include "app/lifter_script.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "report/answers/training_answers.h"
#include "report/year_text.h"

namespace dowel::cli {
namespace {

Result<std::string> read_file(const std::string& path) {
  auto text = app::read_whole_file(path);
  if (!text) text.error().hint += "; docs/examples/year holds some scripts to begin with";
  return text;
}

}  // namespace

Result<int> run_simulation(const std::string& path, bool json) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const auto text = read_file(path);
  DOWEL_TRY(text);
  const auto script = app::read_lifter_script(
      *text, std::filesystem::path(path).filename().string(), rules->knowledge);
  DOWEL_TRY(script);
  const auto year = simulate(script->request, script->lifter, *rules);
  DOWEL_TRY(year);
  if (json) {
    std::cout << report::year_answer(script->title, *year);
  } else {
    std::cout << report::year_text(
        *year, rules->knowledge,
        {script->title, script->about, script->request.athlete.shown_unit});
  }
  return 0;
}

}  // namespace dowel::cli
