#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/catalogue/coach_rules.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/plan_book.h"
#include "core/readiness/say.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/diagnosis_text.h"
#include "report/log_words.h"
#include "report/plan_words.h"

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

// Misses that nobody has told the place of, with the words to tell it.
Result<void> ask_about_miss(const Desk& desk, const Book& book) {
  const auto miss = untold_miss(book);
  DOWEL_TRY(miss);
  if (!*miss) return {};
  const Knowledge& knowledge = desk.rules.knowledge;
  const SetEntry& set = (*miss)->set;
  const std::string load = set.load_kg ? " " + report::load_words(*set.load_kg, desk.unit()) : "";
  const std::string note = set.notes.empty() ? "" : ", “" + set.notes + "”";
  std::cout << "\n";
  print_wrapped("", say(knowledge.coach->words.miss_untold,
                        {{"lift", report::exercise_words(knowledge, set.exercise) + load},
                         {"day", plan_words::day(dowel::day_of((*miss)->when))},
                         {"note", note}}));
  for (const std::string& id : (*miss)->signs) {
    print_wrapped("  ",
                  find_entry(knowledge.signs, id)->name + ": dowel check " + id + " --result yes");
  }
  return {};
}

// A plan that was made before these causes were known goes on unchanged.
Result<void> tell_of_the_plan(const Book& book, const Diagnosis& diagnosis) {
  const auto other = plan_knows_other_links(book, diagnosis);
  DOWEL_TRY(other);
  if (!*other) return {};
  std::cout << "\n";
  print_wrapped("", report::said(advise(book.knowledge().coach->words.plan_unchanged)));
  return {};
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
    if (!diagnosis->see_clinician) {
      DOWEL_TRY(ask_about_miss(desk, book));
      DOWEL_TRY(tell_of_the_plan(book, *diagnosis));
    }
    const bool runs = plan && last_day(*plan) >= dowel::day_of(desk.book.now);
    if (block) {
      std::cout << (runs ? "\nDoes the block that runs help?\n" : "\nDid the last block help?\n")
                << report::comparison_text(*block);
    }
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
