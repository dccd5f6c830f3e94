#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/desk.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/plan_book.h"
#include "report/diagnosis_text.h"
#include "report/plan_json.h"

namespace dowel::cli {
namespace {

using Json = nlohmann::ordered_json;

struct WhyOptions {
  LogOptions log;
  std::string at;
};

int tell_why(const Desk& desk, bool json) {
  const auto diagnosis = diagnose_book(desk.book, desk.rules);
  if (!diagnosis) return tell_error(diagnosis.error());
  std::optional<BlockComparison> block;
  constexpr std::chrono::days kLongEnough{14};  // before that nothing can have changed
  const PlanRecord* plan = newest_plan(desk.book.log);
  if (plan && day_of(desk.book.now) >= plan->start + kLongEnough) {
    auto compared = compare_block_of(desk.book, plan->start, last_day(*plan));
    if (!compared) return tell_error(compared.error());
    block = std::move(*compared);
  }
  if (json) {
    Json document{{"schema", "dowel.why/1"}};
    document["diagnosis"] = report::diagnosis_to_json(*diagnosis);
    document["last_block"] = block ? report::comparison_to_json(*block) : Json(nullptr);
    std::cout << document.dump(2) << "\n";
  } else {
    std::cout << report::diagnosis_text(*diagnosis, desk.rules.knowledge);
    if (block) std::cout << "\nDid the last block help?\n" << report::comparison_text(*block);
  }
  return diagnosis->see_clinician ? 4 : 0;
}

int run_why(const WhyOptions& options) {
  const auto desk = open_desk(options.log, options.at);
  if (!desk) return tell_error(desk.error());
  return tell_why(*desk, options.log.json);
}

}  // namespace

void add_why(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<WhyOptions>();
  CLI::App* command = app.add_subcommand(
      "why", "What may lie behind what was filmed and told, and what to test next");
  add_log_options(*command, options->log);
  command->add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      ->type_name("WHEN");
  command->callback([options, &exit_code] { exit_code = run_why(*options); });
}

}  // namespace dowel::cli
