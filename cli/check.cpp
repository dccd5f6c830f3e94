#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/check_answers.h"
#include "cli/commands.h"
#include "cli/log_access.h"
#include "cli/text_table.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/self_checks.h"
#include "report/text.h"
#include "store/sqlite_store.h"

namespace dowel::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kPain = "pain";

/// What may be answered to a question.
struct Choice {
  std::string id;
  std::string says;
};

/// A test, a sign or the safety questions, in one form.
struct Question {
  std::string id, name, how;
  std::vector<Choice> choices;
};

Question question_of(const DiscriminatingTest& test) {
  Question question{test.id, test.name, test.how, {}};
  for (const TestOutcome& outcome : test.outcomes)
    question.choices.push_back({outcome.id, outcome.seen});
  return question;
}

Question question_of(const SignRule& sign) {
  return {sign.id,
          sign.name,
          "Do you notice this in your training?",
          {{"yes", "You notice it."}, {"no", "You looked for it and it is not there."}}};
}

std::vector<Question> all_questions(const Knowledge& knowledge) {
  std::vector<Question> questions;
  for (const DiscriminatingTest& test : knowledge.tests) questions.push_back(question_of(test));
  for (const SignRule& sign : knowledge.signs) questions.push_back(question_of(sign));
  return questions;
}

Result<Question> find_question(const Knowledge& knowledge, const std::string& id) {
  std::vector<std::string> ids;
  for (Question& question : all_questions(knowledge)) {
    if (question.id == id) return std::move(question);
    ids.push_back(question.id);
  }
  std::string hint = "'dowel check' lists them";
  const auto near = nearest_words(id, ids, 1);
  if (!near.empty()) hint = "did you mean '" + near.front() + "'? " + hint;
  return fail(ErrorCode::kUsage, "no check is called '" + id + "'", hint);
}

std::string last_answer(const Desk& desk, const std::string& id) {
  const SelfCheck* answer = newest_answer(desk.book.log, id, desk.book.now, kTestDays);
  if (!answer) return "";
  return answer->result + " on " + to_text(day_of(answer->when));
}

Json question_json(const Desk& desk, const Question& question) {
  Json choices = Json::array();
  for (const Choice& choice : question.choices)
    choices.push_back({{"result", choice.id}, {"means", choice.says}});
  const std::string answer = last_answer(desk, question.id);
  return {{"id", question.id},
          {"name", question.name},
          {"how", question.how},
          {"results", std::move(choices)},
          {"answered", answer.empty() ? Json(nullptr) : Json(answer)}};
}

}  // namespace

int list_questions(const Desk& desk, bool json) {
  if (json) {
    Json questions = Json::array();
    for (const Question& question : all_questions(desk.rules.knowledge))
      questions.push_back(question_json(desk, question));
    Json flags = Json::array();
    for (const RedFlagQuestion& flag : red_flag_questions())
      flags.push_back({{"id", flag.id}, {"question", flag.question}});
    const Json document{{"schema", "dowel.checks/1"},
                        {"checks", std::move(questions)},
                        {"red_flags", std::move(flags)}};
    std::cout << document.dump(2) << "\n";
    return 0;
  }
  const auto line = [&](const Question& question) {
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

int print_question(const Desk& desk, const Question& question, bool json) {
  if (json) {
    Json document = question_json(desk, question);
    document["schema"] = "dowel.check/1";
    std::cout << document.dump(2) << "\n";
    return 0;
  }
  print_wrapped("", question.name + " [" + question.id + "]");
  print_wrapped("  how: ", question.how);
  for (const Choice& choice : question.choices)
    print_wrapped("  --result " + choice.id + ": ", choice.says);
  const std::string answer = last_answer(desk, question.id);
  if (!answer.empty()) print_wrapped("  answered: ", answer);
  return 0;
}

/// On a terminal the answer is asked for, by number.
Result<std::string> ask_result(const Question& question) {
  for (std::size_t i = 0; i < question.choices.size(); ++i)
    std::cerr << fmt::format("  {} {}\n", i + 1, question.choices[i].says);
  std::cerr << "  Which one? [Enter: not done yet] " << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer) || answer.empty()) return std::string();
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if (answer == std::to_string(i + 1) || answer == question.choices[i].id)
      return question.choices[i].id;
  }
  return fail(ErrorCode::kUsage, "'" + answer + "' is none of the answers",
              "answer by its number, or with --result");
}

Result<void> require_result(const Question& question, const std::string& result) {
  if (std::ranges::find(question.choices, result, &Choice::id) != question.choices.end()) return {};
  std::string known;
  for (const Choice& choice : question.choices)
    known.append(known.empty() ? "" : ", ").append(choice.id);
  return fail(ErrorCode::kUsage, "'" + result + "' is no result of " + question.id,
              "choose one of " + known);
}

/// Keeps what was said about how it feels, and the result of a test or sign unless it is empty.
Result<void> keep_answers(Desk& desk, const CheckOptions& options, const Question& question,
                          const std::string& result) {
  if (!result.empty()) {
    DOWEL_TRY(require_result(question, result));
  }
  if (!options.feel.empty()) {
    const auto answers = keep_feel(desk, options.feel);
    DOWEL_TRY(answers);
  }
  if (result.empty()) return {};
  store::LogChange change{.what = "answer " + question.id};
  change.put.emplace_back(SelfCheck{{store::system_ids()()},
                                    desk.athlete().id,
                                    desk.book.now,
                                    question.id,
                                    result,
                                    options.note});
  return commit(desk, change);
}

int tell_what_follows(const Desk& desk, const Question& question, const std::string& result) {
  std::cout << fmt::format("Kept: {}: {}.\n", question.name, result);
  const auto diagnosis = diagnose_book(desk.book, desk.rules);
  if (!diagnosis) return tell_error(diagnosis.error());
  print_wrapped("", diagnosis->message);
  std::cout << "All of it: dowel why\n";
  return 0;
}

int answer_question(Desk& desk, const CheckOptions& options) {
  const auto question = find_question(desk.rules.knowledge, options.id);
  if (!question) return tell_error(question.error());
  const bool json = options.log.json;
  std::string result = options.result;
  const bool asks = result.empty() && can_ask() && !json;
  if (asks) {
    print_question(desk, *question, false);
    const auto asked = ask_result(*question);
    if (!asked) return tell_error(asked.error());
    result = *asked;
  }
  if (auto kept = keep_answers(desk, options, *question, result); !kept)
    return tell_error(kept.error());
  if (!options.feel.empty()) {
    if (const auto stopped = tell_stop_in_force(desk, json)) return *stopped;
    if (!json) tell_lights(desk, options.feel, false);
  }
  if (!result.empty() && !json) return tell_what_follows(desk, *question, result);
  return asks ? 0 : print_question(desk, *question, json);
}

/// Whether the command may have something to keep, by what was said.
bool may_write(const CheckOptions& options) {
  return !options.result.empty() || !options.feel.empty() || (!options.id.empty() && can_ask());
}

/// A result that belongs to no question would be lost.
Result<void> require_question(const CheckOptions& options) {
  if (options.result.empty()) return {};
  if (options.id.empty() || options.id == kPain)
    return fail(ErrorCode::kUsage, "--result goes with a test, a sign or red-flags",
                "name it: dowel check ID --result …; pain is told by --pain hip=3");
  if (options.id == kRedFlagQuestion && !options.feel.red_flags.empty())
    return fail(ErrorCode::kUsage, "the safety questions are answered twice",
                "say --red-flags or --result, not both");
  return {};
}

int run_check(const CheckOptions& options) {
  if (auto sound = require_question(options); !sound) return tell_error(sound.error());
  auto desk = open_desk(options.log, options.at,
                        may_write(options) ? DeskFor::kWriting : DeskFor::kLooking);
  if (!desk) return tell_error(desk.error());
  const FeelOptions& feel = options.feel;
  const bool named = !options.id.empty() && options.id != kPain;
  const bool only_red_flags = !feel.red_flags.empty() && feel.pain.empty() && feel.stiff.empty();
  if (options.id == kRedFlagQuestion || (!named && only_red_flags))
    return answer_red_flags(*desk, options);
  if (options.id == kPain || (!named && !feel.empty())) return answer_pain(*desk, options);
  if (!named) return list_questions(*desk, options.log.json);
  return answer_question(*desk, options);
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "Answer for yourself: tests that tell causes apart, signs, pain, warning signs");
  command->add_option("CHECK", options->id,
                      "a test, a sign (E-04), pain or red-flags; none: the list");
  add_log_options(*command, options->log);
  add_feel_options(*command, options->feel);
  command->add_option("--result", options->result, "what came of it")->type_name("RESULT");
  command->add_option("--note", options->note, "in your own words")->type_name("TEXT");
  command->add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      ->type_name("WHEN");
  command->callback([options, &exit_code] { exit_code = run_check(*options); });
}

}  // namespace dowel::cli
