#include "cli/simulate.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/lifter_script.h"
#include "cli/commands.h"
#include "report/plan_json.h"
#include "report/year_text.h"

namespace dowel::cli {
namespace {

using Json = nlohmann::ordered_json;

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad())
    return fail(ErrorCode::kUnreadable, "the script cannot be read",
                "check its name; docs/examples/year holds some to begin with", path);
  return text;
}

Json week_json(const SimulatedWeek& week) {
  Json gates = Json::array();
  for (const GateRuling& ruling : week.rulings)
    gates.push_back({{"verdict", report::verdict_key(ruling.verdict)}, {"why", ruling.why.text}});
  Json steps = Json::array();
  for (const StepTaken& step : week.steps) {
    steps.push_back({{"kind", word_for(step.kind)},
                     {"why", step.why.text},
                     {"target", report::target_to_json(step.target)}});
  }
  return {{"number", week.number},
          {"start", to_text(week.start)},
          {"events", week.events},
          {"easier", week.deload},
          {"stopped", week.stopped},
          {"plan", week.programme},
          {"sessions", week.sessions},
          {"main_hinge", week.main_hinge},
          {"main_load_kg", week.main_load_kg ? Json(*week.main_load_kg) : Json(nullptr)},
          {"main_reps", week.main_reps ? Json(*week.main_reps) : Json(nullptr)},
          {"gate", std::move(gates)},
          {"steps", std::move(steps)}};
}

void print_json(const app::YearScript& script, const Simulation& year) {
  Json weeks = Json::array();
  for (const SimulatedWeek& week : year.weeks) weeks.push_back(week_json(week));
  Json plans = Json::array();
  for (const Programme& plan : year.programmes) plans.push_back(report::programme_to_json(plan));
  const Json document{{"schema", "dowel.year/1"},         {"title", script.title},
                      {"load_increases", year.increases}, {"wrong_increases", year.wrong_increases},
                      {"weeks", std::move(weeks)},        {"plans", std::move(plans)}};
  std::cout << document.dump(2) << "\n";
}

}  // namespace

int run_simulation(const std::string& path, bool json) {
  const auto rules = app::load_rules();
  if (!rules) return tell_error(rules.error());
  const auto text = read_file(path);
  if (!text) return tell_error(text.error());
  const auto script = app::read_lifter_script(
      *text, std::filesystem::path(path).filename().string(), rules->knowledge);
  if (!script) return tell_error(script.error());
  const auto year = simulate(script->request, script->lifter, rules->knowledge, rules->technique);
  if (!year) return tell_error(year.error());
  if (json) {
    print_json(*script, *year);
  } else {
    std::cout << report::year_text(
        *year, rules->knowledge,
        {script->title, script->about, script->request.athlete.shown_unit});
  }
  return 0;
}

}  // namespace dowel::cli
