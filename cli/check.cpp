#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/diagnosis_book.h"
#include "app/plan_book.h"
#include "app/self_checks.h"
#include "cli/commands.h"
#include "cli/questions.h"
#include "report/diagnosis_text.h"
#include "report/plan_json.h"
#include "report/text.h"
#include "store/sqlite_store.h"

namespace dowel::cli {
namespace {

using Json = nlohmann::ordered_json;

struct CheckOptions {
  LogOptions log;
  FeelOptions feel;
  std::string at, id, result, note;
  bool hypotheses = false;
};

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
  const SelfCheck* answer = app::newest_answer(desk.book.log, id, desk.book.now, app::kTestDays);
  if (!answer) return "";
  return answer->result + " on " + to_text(app::day_of(answer->when));
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

void print_wrapped(const std::string& head, const std::string& text) {
  constexpr std::size_t kWidth = 96;
  std::string lead = head;
  for (const std::string& line : report::wrap(text, kWidth - report::columns(head))) {
    std::cout << lead << line << "\n";
    lead = std::string(report::columns(head), ' ');
  }
}

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

Result<void> keep_answer(Desk& desk, const Question& question, const std::string& result,
                         const std::string& note) {
  if (std::ranges::find(question.choices, result, &Choice::id) == question.choices.end()) {
    std::string known;
    for (const Choice& choice : question.choices)
      known.append(known.empty() ? "" : ", ").append(choice.id);
    return fail(ErrorCode::kUsage, "'" + result + "' is no result of " + question.id,
                "choose one of " + known);
  }
  store::LogChange change{.what = "answer " + question.id};
  change.put.emplace_back(SelfCheck{
      {store::system_ids()()}, desk.athlete().id, desk.book.now, question.id, result, note});
  return commit(desk, std::move(change));
}

int answer_question(Desk& desk, const CheckOptions& options) {
  const auto question = find_question(desk.rules.knowledge, options.id);
  if (!question) return tell_error(question.error());
  std::string result = options.result;
  if (result.empty() && (!is_interactive() || options.log.json))
    return print_question(desk, *question, options.log.json);
  if (result.empty()) {
    print_question(desk, *question, false);
    const auto asked = ask_result(*question);
    if (!asked) return tell_error(asked.error());
    result = *asked;
    if (result.empty()) return 0;
  }
  if (auto kept = keep_answer(desk, *question, result, options.note); !kept)
    return tell_error(kept.error());
  if (options.log.json) return print_question(desk, *question, true);
  std::cout << fmt::format("Kept: {}: {}.\n", question->name, result);
  const auto diagnosis = app::diagnose_book(desk.book, desk.rules);
  if (!diagnosis) return tell_error(diagnosis.error());
  print_wrapped("", diagnosis->message);
  std::cout << "All of it: dowel why\n";
  return 0;
}

int answer_red_flags(Desk& desk, const CheckOptions& options) {
  FeelOptions feel = options.feel;
  if (feel.red_flags.empty()) feel.red_flags = options.result;
  const bool json = options.log.json;
  const auto standing = app::standing_red_flags(desk.book.log, desk.book.now);
  if (feel.red_flags.empty() && !is_interactive()) {
    if (json) return list_questions(desk, true);
    std::cout << "Answer these before training; any yes stops the plan.\n"
              << red_flag_list()
              << (standing ? "Answered in the last four weeks: " + app::red_flag_text(*standing)
                           : std::string("Not answered in the last four weeks"))
              << "\nTo answer: dowel check red-flags --result none, or the ids answered with yes\n";
    return 0;
  }
  const auto answers = settle_feel(desk, feel);
  if (!answers) return tell_error(answers.error());
  const auto verdict = judge_red_flags(*answers);
  if (!verdict) return tell_error(verdict.error());
  if (json) {
    const Json document{{"schema", "dowel.red-flags/1"},
                        {"raised", verdict->raised},
                        {"at_once", verdict->at_once},
                        {"advice", verdict->advice}};
    std::cout << document.dump(2) << "\n";
  } else if (verdict->raised.empty()) {
    std::cout << "No warning sign. Asked again in four weeks, or when a new pain comes up.\n";
  } else {
    print_wrapped("",
                  "Stop training: " + report::join_words(verdict->raised) + ". " + verdict->advice);
  }
  return verdict->raised.empty() ? 0 : 4;
}

/// Pain of the morning after belongs to the sets of the last session as well.
store::LogChange next_day_of_last_session(const Desk& desk, int next_day) {
  store::LogChange change{.what = "pain the morning after"};
  const WorkoutSession* last = nullptr;
  for (const WorkoutSession& session : desk.book.log.sessions) {
    const bool before = app::day_of(session.started) < app::day_of(desk.book.now);
    if (before && (!last || session.started >= last->started)) last = &session;
  }
  if (!last || desk.book.now - last->started > std::chrono::days{2}) return change;
  for (SetEntry set : desk.book.log.sets) {
    if (set.session != last->id || set.kind == SetKind::kWarmup) continue;
    set.next_day_pain = next_day;
    change.put.emplace_back(std::move(set));
  }
  return change;
}

int answer_pain(Desk& desk, const CheckOptions& options) {
  const auto told = parse_feel(options.feel);
  if (!told) return tell_error(told.error());
  if (told->empty())
    return tell_error({ErrorCode::kUsage, "nothing was said about pain", "",
                       "say --pain hip=3, --pain hip=3/1 with the morning after, or --stiff hip"});
  const auto answers = settle_feel(desk, options.feel);
  if (!answers) return tell_error(answers.error());
  int next_day = -1;
  for (const PainReport& report : *told) {
    if (concerns_hips(report.region)) next_day = std::max(next_day, report.next_day.value_or(-1));
  }
  if (next_day >= 0) {
    store::LogChange change = next_day_of_last_session(desk, next_day);
    if (!change.put.empty()) {
      if (auto kept = commit(desk, std::move(change)); !kept) return tell_error(kept.error());
    }
  }
  const auto limits = pain_limits(desk.rules.knowledge);
  if (!limits) return tell_error(limits.error());
  Json lights = Json::array();
  for (const PainReport& report : *told) {
    const Light light = light_of(*limits, report);
    lights.push_back({{"region", word_for(report.region)}, {"light", word_for(light)}});
    if (options.log.json) continue;
    const char* meaning = light == Light::kGreen   ? "green: train on."
                          : light == Light::kAmber ? "amber: no more load; the session steps back."
                                                   : "red: do not train it; see 'dowel today'.";
    std::cout << fmt::format("{}: {}\n", word_for(report.region), meaning);
  }
  if (options.log.json)
    std::cout << Json{{"schema", "dowel.pain/1"}, {"lights", lights}}.dump(2) << "\n";
  return 0;
}

int tell_why(const Desk& desk, bool json) {
  const auto diagnosis = app::diagnose_book(desk.book, desk.rules);
  if (!diagnosis) return tell_error(diagnosis.error());
  std::optional<BlockComparison> block;
  constexpr std::chrono::days kLongEnough{14};  // before that nothing can have changed
  const PlanRecord* plan = app::newest_plan(desk.book.log);
  if (plan && app::day_of(desk.book.now) >= plan->start + kLongEnough) {
    auto compared = app::compare_block_of(desk.book, desk.rules, plan->start, app::last_day(*plan));
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

int run_check(const CheckOptions& options) {
  auto desk = open_desk(options.log, options.at);
  if (!desk) return tell_error(desk.error());
  if (options.hypotheses) return tell_why(*desk, options.log.json);
  if (options.id == app::kRedFlagQuestion) return answer_red_flags(*desk, options);
  if (options.id == "pain" || (options.id.empty() && !options.feel.pain.empty()))
    return answer_pain(*desk, options);
  if (options.id.empty()) return list_questions(*desk, options.log.json);
  return answer_question(*desk, options);
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = app.add_subcommand(
      "check", "Answer for yourself: tests that tell causes apart, signs, pain, warning signs");
  command->add_option("ID", options->id,
                      "a test, a sign (E-04), pain or red-flags; none: the list");
  add_log_options(*command, options->log);
  add_feel_options(*command, options->feel);
  command->add_option("--result", options->result, "what came of it")->type_name("RESULT");
  command->add_option("--note", options->note, "in your own words")->type_name("TEXT");
  command->add_flag("--hypotheses", options->hypotheses, "the same as 'dowel why'");
  command->add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      ->type_name("WHEN");
  command->callback([options, &exit_code] { exit_code = run_check(*options); });
}

void add_why(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<CheckOptions>();
  options->hypotheses = true;
  CLI::App* command = app.add_subcommand(
      "why", "What may lie behind what was filmed and told, and what to test next");
  add_log_options(*command, options->log);
  command->add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      ->type_name("WHEN");
  command->callback([options, &exit_code] { exit_code = run_check(*options); });
}

}  // namespace dowel::cli
