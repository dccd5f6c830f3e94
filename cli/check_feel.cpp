#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "cli/ask.h"
#include "cli/check_answers.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/readiness/say.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/text.h"

namespace dowel::cli {
Result<std::vector<RedFlagAnswer>> keep_feel(Desk& desk, const FeelOptions& said) {
  const auto feel = with_nothing_hurting(desk, said);
  DOWEL_TRY(feel);
  const auto told = parse_feel(*feel);
  DOWEL_TRY(told);
  auto answers = settle_feel(desk, *feel);
  DOWEL_TRY(answers);
  std::optional<int> next_day;
  for (const PainAnswer& answer : *told) {
    if (concerns_hips(answer.region)) next_day = std::max(next_day, answer.next_morning);
  }
  if (!next_day) return answers;
  const auto sets =
      sets_with_next_day_pain(desk.rules.knowledge, desk.book.log, desk.book.now, *next_day);
  if (sets.empty()) return answers;
  const LogChange change{.what = "pain the morning after", .put = {sets.begin(), sets.end()}};
  DOWEL_TRY(commit(desk, change));
  return answers;
}

Result<std::optional<int>> tell_stop_in_force(const Desk& desk, bool json) {
  const auto stop = stop_in_force(make_book(desk.book, desk.rules));
  DOWEL_TRY(stop);
  if (!*stop) return std::optional<int>();
  return std::optional<int>(tell_stop(**stop, json));
}

Result<int> tell_lights(const Desk& desk, const FeelOptions& feel, bool json) {
  const auto said = with_nothing_hurting(desk, feel);
  DOWEL_TRY(said);
  const auto told = parse_feel(*said);
  DOWEL_TRY(told);
  const PainLimits limits = pain_limits(desk.rules.knowledge);
  const auto standing = standing_pain(desk.rules.knowledge, desk.book.log, desk.book.now);
  std::vector<report::RegionLight> lights;
  for (const PainAnswer& answer : *told) {
    const auto report = std::ranges::find(standing, answer.region, &PainReport::region);
    const Light light = report == standing.end() ? Light::kGreen : light_of(limits, *report);
    lights.push_back({answer.region, light});
    if (json) continue;
    const char* meaning = light == Light::kGreen   ? "green: train on."
                          : light == Light::kAmber ? "amber: no more load; the session steps back."
                                                   : "red: do not train it; see 'dowel today'.";
    std::cout << fmt::format("{}: {}\n", word_for(answer.region), meaning);
  }
  if (json) std::cout << report::pain_answer(lights);
  return 0;
}

namespace {

// True when the newest answer kept raises a sign.
bool raises_now(const Desk& desk) {
  const auto& checks = desk.book.log.red_flags;
  const auto newest = std::ranges::max_element(checks, {}, &RedFlagCheck::when);
  return newest != checks.end() &&
         std::ranges::any_of(newest->answers, [](const RedFlagAnswer& answer) {
           return answer.yes && answer.id != kCleared;
         });
}

// How to begin after a clinician's word that was told just now.
void tell_cleared(const Desk& desk) {
  const auto sign = told_sign(desk.rules.knowledge, desk.book.log, desk.book.now);
  if (!sign || sign->cleared != desk.book.now) return;
  const CoachWords& words = desk.rules.knowledge.coach->words;
  print_wrapped("", say(words.signs_cleared_now));
  const auto& checks = desk.book.log.red_flags;
  const bool noted = std::ranges::any_of(checks, [&](const RedFlagCheck& check) {
    return check.when == desk.book.now && !check.note.empty();
  });
  if (!noted) {
    print_wrapped(
        "", say(words.signs_cleared_by) + " dowel check red-flags --result cleared --note \"…\"");
  }
}

}  // namespace

Result<int> answer_red_flags(Desk& desk, const CheckOptions& options) {
  FeelOptions feel = options.feel;
  feel.note = options.note;
  if (feel.red_flags.empty()) feel.red_flags = options.result;
  const bool json = options.log.json;
  const CoachWords& words = desk.rules.knowledge.coach->words;
  const auto standing = standing_red_flags(desk.rules.knowledge, desk.book.log, desk.book.now);
  if (feel.empty() && !can_ask()) {
    if (json) return list_questions(desk, true);
    std::cout << "Answer these before training; any yes stops the plan.\n"
              << red_flag_list(desk.rules.knowledge)
              << (standing ? say(words.signs_answered, {{"answers", red_flag_text(*standing)}})
                           : say(words.signs_not_answered))
              << "\nTo answer: dowel check red-flags --result none, or what you answer with yes\n";
    return 0;
  }
  const auto answers = keep_feel(desk, feel);
  DOWEL_TRY(answers);
  const auto verdict = judge_red_flags(desk.rules.knowledge, *answers);
  DOWEL_TRY(verdict);
  const bool said_none = !raises_now(desk);
  if (!verdict->raised.empty() && said_none && !json) {
    const auto sign = told_sign(desk.rules.knowledge, desk.book.log, desk.book.now);
    if (sign) {
      const std::string day = day_words(day_of(sign->when), desk.book.now);
      print_wrapped("", report::said(advise(words.signs_wait, {{"day", day}})));
    }
  }
  if (verdict->raised.empty() && !json) {
    std::cout << say(words.signs_asked_again) << "\n";
    tell_cleared(desk);
  }
  if (json && !verdict->raised.empty()) {
    std::cout << report::red_flags_answer(*verdict);
    return 4;
  }
  const auto stopped = tell_stop_in_force(desk, json);
  DOWEL_TRY(stopped);
  if (*stopped) return **stopped;
  if (json) {
    std::cout << report::red_flags_answer(*verdict);
    return 0;
  }
  return tell_lights(desk, feel, false);
}

Result<int> answer_pain(Desk& desk, const CheckOptions& options) {
  FeelOptions feel = options.feel;
  feel.note = options.note;
  if (feel.pain.empty() && feel.stiff.empty()) {
    return fail(ErrorCode::kUsage, "nothing was said about pain",
                "say --pain hip=3, --pain hip=3/1 with the morning after, or --stiff hip");
  }
  const auto told = with_nothing_hurting(desk, feel);
  DOWEL_TRY(told);
  DOWEL_TRY(keep_feel(desk, *told));
  const auto stopped = tell_stop_in_force(desk, options.log.json);
  DOWEL_TRY(stopped);
  if (*stopped) return **stopped;
  if (told->pain.empty() && told->stiff.empty() && !options.log.json) {
    std::cout << "Nothing hurt before: nothing to end.\n";
  }
  return tell_lights(desk, *told, options.log.json);
}

}  // namespace dowel::cli
