#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/plan_book.h"
#include "report/answers/training_answers.h"
#include "report/diagnosis_text.h"

namespace dowel::cli {
namespace {

struct WhyOptions {
  LogOptions log;
  std::string at;
};

void tell_what_to_test_again(const std::vector<CheckQuestion>& open) {
  for (const CheckQuestion& question : open) {
    print_wrapped("  - ", "to see whether it helped: " + question.name + " (dowel check " +
                              question.id + ")");
  }
}

Result<int> tell_why(const Desk& desk, bool json) {
  const Book book = make_book(desk.book, desk.rules);
  const auto diagnosis = diagnose_book(book);
  DOWEL_TRY(diagnosis);
  std::optional<BlockComparison> block;
  const PlanRecord* plan = plan_to_look_back_on(book);
  if (plan) {
    auto compared = compare_block_of(book, plan->start, last_day(*plan));
    DOWEL_TRY(compared);
    block = std::move(*compared);
  }
  if (json) {
    std::cout << report::why_answer(*diagnosis, block);
  } else {
    std::cout << report::diagnosis_text(*diagnosis, desk.rules.knowledge);
    if (block) std::cout << "\nDid the last block help?\n" << report::comparison_text(*block);
    if (plan) tell_what_to_test_again(to_answer_again(book, *plan));
  }
  return diagnosis->see_clinician ? 4 : 0;
}

Result<int> run_why(const WhyOptions& options) {
  const auto desk = open_desk(options.log, options.at, DeskFor::kGlancing);
  DOWEL_TRY(desk);
  return tell_why(*desk, options.log.json);
}

}  // namespace

void add_why(Command& app) {
  auto options = std::make_shared<WhyOptions>();
  Command& command =
      app.add_command("why", "What may lie behind what was filmed and told, and what to test next");
  add_log_options(command, options->log);
  command.add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      .type_name("WHEN");
  command.does([options] { return finish(run_why(*options), options->log.json); });
}

}  // namespace dowel::cli
