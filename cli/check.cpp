#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/ask.h"
#include "cli/check_answers.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/self_checks.h"
#include "core/diagnosis/check_questions.h"
#include "core/readiness/say.h"
#include "report/answers/check_answers.h"
#include "report/commands.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

constexpr const char* kPain = "pain";

std::string last_answer(const Desk& desk, const std::string& id) {
  const SelfCheck* answer =
      newest_answer(desk.book.log, id, desk.book.now, desk.rules.knowledge.coach->test_days);
  if (!answer) return "";
  return answer->result + " on " + day_words(day_of(answer->when), desk.book.now);
}

report::AskedQuestion with_answer(const Desk& desk, const CheckQuestion& question) {
  return {question, last_answer(desk, question.id)};
}

}  // namespace

int list_questions(const Desk& desk, bool json) {
  if (json) {
    std::vector<report::AskedQuestion> questions;
    for (const CheckQuestion& question : check_questions(desk.rules.knowledge)) {
      questions.push_back(with_answer(desk, question));
    }
    std::cout << report::checks_answer(questions, desk.rules.knowledge.red_flags);
    return 0;
  }
  const auto line = [&](const CheckQuestion& question) {
    const std::string answer = last_answer(desk, question.id);
    print_wrapped(fmt::format("  {:30} ", question.id),
                  question.name + (answer.empty() ? "" : " — " + answer));
  };
  std::cout << "Tests that tell causes apart ('dowel check ID' says how)\n";
  for (const DiscriminatingTest& test : desk.rules.knowledge.tests) line(question_of(test));
  std::cout << "\nSigns you may have noticed ('dowel check ID --result yes')\n";
  for (const SignRule& sign : desk.rules.knowledge.signs) line(question_of(sign));
  std::cout << "\nHow it feels: dowel check pain --pain hip=3 (hip=3/1 with the morning after)\n"
               "Warning signs: dowel check red-flags\n"
               "What may lie behind it: dowel why\n";
  return 0;
}

namespace {

int print_question(const Desk& desk, const CheckQuestion& question, bool json) {
  if (json) {
    std::cout << report::check_answer(with_answer(desk, question));
    return 0;
  }
  print_wrapped("", question.name + " [" + question.id + "]");
  print_wrapped("  how: ", question.how);
  for (const CheckChoice& choice : question.choices) {
    print_wrapped("  --result " + choice.id + ": ", choice.says);
  }
  const std::string answer = last_answer(desk, question.id);
  if (!answer.empty()) print_wrapped("  answered: ", answer);
  return 0;
}

// On a terminal the answer is asked for, by number.
Result<std::string> ask_result(const CheckQuestion& question) {
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    std::cerr << fmt::format("  {} {}\n", i + 1, question.choices[i].says);
  }
  std::cerr << "  Which one? [Enter: not done yet] " << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer) || answer.empty()) return std::string();
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if (answer == std::to_string(i + 1) || answer == question.choices[i].id) {
      return question.choices[i].id;
    }
  }
  return fail(ErrorCode::kUsage, "'" + answer + "' is none of the answers",
              "answer by its number, or with --result");
}

// Keeps what was said about how it feels, and the result of a test or sign unless it is empty.
Result<void> keep_answers(Desk& desk, const CheckOptions& options, const CheckQuestion& question,
                          const std::string& result) {
  if (!result.empty()) {
    DOWEL_TRY(require_result(question, result));
  }
  if (!options.feel.empty()) {
    const auto answers = keep_feel(desk, options.feel);
    DOWEL_TRY(answers);
  }
  if (result.empty()) return {};
  LogChange change{.what = "answer " + question.id};
  change.put.emplace_back(SelfCheck{
      {app::fresh_ids()()}, desk.athlete().id, desk.book.now, question.id, result, options.note});
  DOWEL_TRY(commit(desk, change));
  return {};
}

Result<int> tell_what_follows(const Desk& desk, const CheckQuestion& question,
                              const std::string& result) {
  std::cout << fmt::format("Kept: {}: {}.\n", question.name, result);
  const Book book = make_book(desk.book, desk.rules);
  const auto diagnosis = diagnose_book(book);
  DOWEL_TRY(diagnosis);
  print_wrapped("", diagnosis->message);
  const auto other = plan_knows_other_links(book, *diagnosis);
  DOWEL_TRY(other);
  if (*other && !diagnosis->see_clinician) {
    print_wrapped("", report::said(advise(desk.rules.knowledge.coach->words.plan_unchanged)));
  }
  std::cout << "All of it: dowel why\n";
  return 0;
}

Result<int> answer_question(Desk& desk, const CheckOptions& options) {
  const auto question = find_check_question(desk.rules.knowledge, options.id);
  DOWEL_TRY(question);
  const bool json = options.log.json;
  std::string result = options.result;
  const bool asks = result.empty() && can_ask() && !json;
  if (asks) {
    print_question(desk, *question, false);
    const auto asked = ask_result(*question);
    DOWEL_TRY(asked);
    result = *asked;
  }
  DOWEL_TRY(keep_answers(desk, options, *question, result));
  if (!options.feel.empty()) {
    const auto stopped = tell_stop_in_force(desk, json);
    DOWEL_TRY(stopped);
    if (*stopped) return **stopped;
    if (!json) {
      DOWEL_TRY(tell_lights(desk, options.feel, false));
    }
  }
  if (!result.empty() && !json) return tell_what_follows(desk, *question, result);
  return asks ? 0 : print_question(desk, *question, json);
}

// Whether the command may have something to keep, by what was said.
bool may_write(const CheckOptions& options) {
  return !options.result.empty() || !options.feel.empty() || (!options.id.empty() && can_ask());
}

// A result that belongs to no question would be lost.
Result<void> require_question(const CheckOptions& options) {
  if (options.result.empty()) return {};
  if (options.id.empty() || options.id == kPain) {
    return fail(ErrorCode::kUsage, "--result goes with a test, a sign or red-flags",
                "name it: dowel check ID --result …; pain is told by --pain hip=3");
  }
  if (options.id == kRedFlagQuestion && !options.feel.red_flags.empty()) {
    return fail(ErrorCode::kUsage, "the safety questions are answered twice",
                "say --red-flags or --result, not both");
  }
  return {};
}

Result<int> run_check(const CheckOptions& options) {
  DOWEL_TRY(require_question(options));
  auto desk = open_desk(options.log, options.at,
                        may_write(options) ? DeskFor::kWriting : DeskFor::kLooking);
  DOWEL_TRY(desk);
  const FeelOptions& feel = options.feel;
  const bool named = !options.id.empty() && options.id != kPain;
  const bool only_red_flags = !feel.red_flags.empty() && feel.pain.empty() && feel.stiff.empty();
  if (options.id == kRedFlagQuestion || (!named && only_red_flags)) {
    return answer_red_flags(*desk, options);
  }
  if (options.id == kPain || (!named && !feel.empty())) return answer_pain(*desk, options);
  if (!named) return list_questions(*desk, options.log.json);
  return answer_question(*desk, options);
}

}  // namespace

void add_check(Command& app) {
  auto options = std::make_shared<CheckOptions>();
  Command& command = app.add_command(
      "check", "Answer for yourself: tests that tell causes apart, signs, pain, warning signs");
  command.add_option("CHECK", options->id,
                     "a test, a sign (E-04), pain or red-flags; none: the list");
  add_log_options(command, options->log);
  add_feel_options(command, options->feel);
  command.add_option("--result", options->result, "what came of it").type_name("RESULT");
  command.add_option("--note", options->note, "in your own words").type_name("TEXT");
  command.add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      .type_name("WHEN");
  command.does([options] { return finish(run_check(*options), options->log.json); });
}

}  // namespace dowel::cli
