#include <algorithm>
#include <utility>

#include "core/catalogue/coach_rules.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/coach/warning_signs.h"
#include "core/diagnosis/check_questions.h"
#include "core/readiness/pain.h"
#include "core/readiness/say.h"
#include "report/answers/check_answers.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

void tell_log(House& house, const AthleteId& athlete, const char* what) {
  house.events().tell("log", Json{{"athlete", athlete.value}, {"what", what}}.dump());
}

// After something was told: why nothing may be trained now, if so.
Answer<std::optional<Response>> stop_now(Call& call, const app::Desk& desk) {
  const auto stop = stop_in_force(make_book(desk.book, desk.rules));
  DOWEL_TRY(stop);
  if (!*stop) return std::optional<Response>();
  call.house.events().tell(
      "stop", Json{{"athlete", desk.athlete().id.value}, {"reason", (*stop)->why.text}}.dump());
  return std::optional(document(report::stop_answer(**stop, report::Surface::kPage)));
}

Json question_json(const RedFlagQuestion& question) {
  return {{"id", question.id},
          {"question", question.question},
          {"at_once", question.at_once},
          {"sources", question.sources}};
}

// The newest yes that counts, and the clinician's word after it, each by the answer it was told
// with: so that either can be taken back by itself.
Json sign_json(const Knowledge& knowledge, const LogData& log, const ToldSign& sign) {
  Json json{{"answer", nullptr},
            {"told", to_text(sign.when)},
            {"raised", sign.raised},
            {"at_once", false},
            {"note", ""},
            {"cleared", nullptr}};
  for (const RedFlagQuestion& question : knowledge.red_flags) {
    if (question.at_once && std::ranges::find(sign.raised, question.id) != sign.raised.end()) {
      json["at_once"] = true;
    }
  }
  for (const RedFlagCheck& check : log.red_flags) {
    const bool warns = std::ranges::any_of(check.answers, is_warning_sign);
    if (warns && check.when == sign.when) {
      json["answer"] = check.id.value;
      json["note"] = check.note;
    } else if (!warns && sign.cleared && check.when == *sign.cleared) {
      json["cleared"] = {
          {"answer", check.id.value}, {"told", to_text(check.when)}, {"note", check.note}};
    }
  }
  return json;
}

// What is asked of somebody whom the log does not know yet.
Outcome signs_of_nobody(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  Json json = report::begin_answer("red-flag-questions");
  json["questions"] = Json::array();
  for (const RedFlagQuestion& question : (*desk)->rules.knowledge.red_flags) {
    json["questions"].push_back(question_json(question));
  }
  json["answered"] = nullptr;
  json["standing"] = false;
  json["sign"] = nullptr;
  return document(json);
}

Response signs_of(const app::Desk& desk) {
  const Knowledge& knowledge = desk.rules.knowledge;
  const LogData& log = desk.book.log;
  Json json = report::begin_answer("red-flag-questions");
  json["questions"] = Json::array();
  for (const RedFlagQuestion& question : knowledge.red_flags) {
    json["questions"].push_back(question_json(question));
  }
  const auto sign = told_sign(knowledge, log, desk.book.now);
  if (sign && !sign->cleared) {
    json["questions"].push_back({{"id", kCleared},
                                 {"question", say(knowledge.coach->words.signs_cleared_question)},
                                 {"at_once", false},
                                 {"sources", Json::array()}});
  }
  const auto newest = std::ranges::max_element(log.red_flags, {}, &RedFlagCheck::when);
  json["answered"] =
      newest == log.red_flags.end() ? Json(nullptr) : formats::record_to_json(*newest);
  json["standing"] = !app::must_ask_signs(desk);
  json["sign"] = sign ? sign_json(knowledge, log, *sign) : Json(nullptr);
  return document(json);
}

Outcome signs(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  return signs_of(**desk);
}

// One answer that was a slip goes out of the log; nothing else changes.
Outcome take_back_signs(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto found = std::ranges::find(std::as_const((*desk)->book.log).red_flags, call["id"],
                                       [](const RedFlagCheck& check) { return check.id.value; });
  if (found == (*desk)->book.log.red_flags.end()) {
    return problem(404, "not-found", "there is no such answer in this athlete's log",
                   "ask for the questions to see what was answered");
  }
  const LogChange change{.what = "take back an answer about warning signs", .removed = {found->id}};
  DOWEL_TRY(app::commit(**desk, change));
  tell_log(call.house, (*desk)->athlete().id, "warning signs");
  return signs_of(**desk);
}

Outcome answer_signs(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  app::Feel feel{.red_flags = std::vector<RedFlagAnswer>(),
                 .note = fields.text("note").value_or("")};
  for (const Json& one : fields.objects("answers")) {
    Fields answer(one);
    const std::string id = answer.required("question");
    const auto yes = answer.flag("yes");
    if (const auto wrong = answer.wrong()) return tl::unexpected(*wrong);
    if (!yes) {
      return problem(422, "usage", "the question '" + id + "' is left open",
                     "answer each with yes or no; no answer is not taken as no");
    }
    feel.red_flags->push_back({id, *yes});
  }
  if (const auto wrong = fields.wrong()) return tl::unexpected(*wrong);
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  DOWEL_TRY(app::keep_feel(**desk, feel));
  tell_log(call.house, (*desk)->athlete().id, "warning signs");
  auto stopped = stop_now(call, **desk);
  DOWEL_TRY(stopped);
  const auto verdict = judge_red_flags((*desk)->rules.knowledge, *feel.red_flags);
  DOWEL_TRY(verdict);
  // A yes is told with its own advice; another stop stands whatever the answers were.
  if (*stopped && verdict->raised.empty()) return std::move(**stopped);
  return document(report::red_flags_answer(*verdict, report::Surface::kPage));
}

Outcome pain(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  std::vector<PainAnswer> answers = (*desk)->book.log.pain;
  std::ranges::stable_sort(answers, std::greater<>(), &PainAnswer::when);
  Json json = report::begin_answer("pain-answers");
  json["regions"] = Json::array();
  for (const std::string_view word : words_of(Region::kOther)) json["regions"].push_back(word);
  const PainLimits limits = pain_limits((*desk)->rules.knowledge);
  json["limits"] = {{"green_to", limits.green_to}, {"amber_to", limits.amber_to}};
  json["answers"] = Json::array();
  for (const PainAnswer& answer : answers) {
    json["answers"].push_back(formats::record_to_json(answer));
  }
  return document(json);
}

Answer<PainAnswer> read_pain(const Json& json) {
  Fields fields(json);
  PainAnswer answer;
  const std::string region = fields.required("region");
  answer.during = fields.whole("during");
  answer.next_morning = fields.whole("next_morning");
  answer.stiff = fields.flag("stiff").value_or(false);
  answer.note = fields.text("note").value_or("");
  if (const auto wrong = fields.wrong()) return tl::unexpected(*wrong);
  const auto parsed = parse_region(region);
  DOWEL_TRY(parsed);
  answer.region = *parsed;
  for (const auto& level : {answer.during, answer.next_morning}) {
    if (level && (*level < 0 || *level > 10)) {
      return problem(422, "usage", "pain is told from 0 to 10", "0 is none, 10 the worst there is");
    }
  }
  if (!answer.during && !answer.next_morning && answer.stiff != std::optional(true)) {
    return problem(422, "usage", "nothing was said of the " + region,
                   "say during, next_morning or stiff; 0 is a good answer, too");
  }
  return answer;
}

Outcome tell_pain(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  app::Feel feel;
  for (const Json& one : fields.objects("answers")) {
    auto answer = read_pain(one);
    DOWEL_TRY(answer);
    feel.pain.push_back(std::move(*answer));
  }
  if (const auto wrong = fields.wrong()) return tl::unexpected(*wrong);
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  DOWEL_TRY(app::keep_feel(**desk, feel));
  tell_log(call.house, (*desk)->athlete().id, "pain");
  auto stopped = stop_now(call, **desk);
  DOWEL_TRY(stopped);
  if (*stopped) return std::move(**stopped);
  return document(report::pain_answer(app::lights_of(**desk, feel.pain)));
}

report::AskedQuestion with_answer(const app::Desk& desk, const CheckQuestion& question) {
  const SelfCheck* answer = newest_answer(desk.book.log, question.id, desk.book.now,
                                          desk.rules.knowledge.coach->test_days);
  return {question, answer ? answer->result + " on " + to_text(day_of(answer->when)) : ""};
}

Outcome checks(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  std::vector<report::AskedQuestion> questions;
  for (const CheckQuestion& question : check_questions(knowledge)) {
    questions.push_back(with_answer(**desk, question));
  }
  return document(report::checks_answer(questions, knowledge.red_flags));
}

Answer<CheckQuestion> question_of_call(const Call& call, const Knowledge& knowledge) {
  auto question = find_check_question(knowledge, call["id"]);
  if (question) return std::move(*question);
  return problem(404, "not-found", question.error().message, question.error().hint);
}

Outcome check(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto question = question_of_call(call, (*desk)->rules.knowledge);
  DOWEL_TRY(question);
  return document(report::check_answer(with_answer(**desk, *question)));
}

Outcome answer_check(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string result = fields.required("result");
  const std::string note = fields.text("note").value_or("");
  if (const auto wrong = fields.wrong()) return tl::unexpected(*wrong);
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto question = question_of_call(call, (*desk)->rules.knowledge);
  DOWEL_TRY(question);
  DOWEL_TRY(require_result(*question, result));
  LogChange change{.what = "answer " + question->id};
  change.put.emplace_back(SelfCheck{
      {app::fresh_ids()()}, (*desk)->athlete().id, (*desk)->book.now, question->id, result, note});
  DOWEL_TRY(app::commit(**desk, change));
  tell_log(call.house, (*desk)->athlete().id, "a test");
  return document(report::check_answer(with_answer(**desk, *question)));
}

}  // namespace

std::vector<Route> feel_routes() {
  return {{"GET", "/api/{a}/red-flags", signs},
          {"PUT", "/api/{a}/red-flags", answer_signs, kSmallBody},
          {"DELETE", "/api/{a}/red-flags/{id}", take_back_signs},
          {"GET", "/api/red-flags", signs_of_nobody},
          {"GET", "/api/{a}/pain", pain},
          {"POST", "/api/{a}/pain", tell_pain, kSmallBody},
          {"GET", "/api/{a}/checks", checks},
          {"GET", "/api/{a}/checks/{id}", check},
          {"POST", "/api/{a}/checks/{id}", answer_check, kSmallBody}};
}

}  // namespace dowel::server
