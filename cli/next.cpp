#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/log_words.h"
#include "cli/questions.h"
#include "cli/text_table.h"
#include "core/coach/gate_book.h"
#include "core/coach/plan_book.h"
#include "core/coach/plan_now.h"
#include "core/plan/amount_words.h"
#include "report/gate_text.h"
#include "report/plan_json.h"
#include "report/plan_words.h"
#include "report/text.h"
#include "store/sqlite_store.h"

namespace dowel::cli {
namespace {

using Json = nlohmann::ordered_json;

struct NextOptions {
  LogOptions log;
  std::string at, exercise, instead, reason;
};

/// What was decided last about this exercise in this log, or null.
const GateDecision* last_decision(const LogData& log, const std::string& slug) {
  const GateDecision* last = nullptr;
  for (const GateDecision& gate : log.gates) {
    if (gate.exercise.slug == slug && (!last || gate.decided >= last->decided)) last = &gate;
  }
  return last;
}

Result<GateVerdict> parse_verdict(const std::string& word) {
  for (const GateVerdict verdict :
       {GateVerdict::kPass, GateVerdict::kHold, GateVerdict::kRegress}) {
    if (word == report::verdict_key(verdict)) return verdict;
  }
  return fail(ErrorCode::kUsage, "'" + word + "' is no answer of the gate",
              "say --override pass, hold or regress");
}

/// The record of this answer: a new one when something changed since the last, else none.
Result<std::optional<GateDecision>> record_of(const Desk& desk, const NextOptions& options,
                                              const GateRuling& ruling) {
  GateDecision decision =
      to_record(ruling, {store::system_ids()()}, desk.athlete().id, desk.book.now);
  if (!options.instead.empty()) {
    const auto instead = parse_verdict(options.instead);
    DOWEL_TRY(instead);
    auto overridden = override_decision(std::move(decision), *instead, options.reason);
    DOWEL_TRY(overridden);
    return std::optional{std::move(*overridden)};
  }
  if (!options.reason.empty())
    return fail(ErrorCode::kUsage, "--reason goes with --override",
                "say what you do instead: --override pass, hold or regress");
  const GateDecision* last = last_decision(desk.book.log, ruling.exercise);
  const bool same =
      last && last->verdict == decision.verdict && last->evidence == decision.evidence;
  return same ? std::optional<GateDecision>{} : std::optional{std::move(decision)};
}

/// What the gate and the plan say about one exercise now.
struct NextAnswer {
  NextStep step;
  std::string not_yet;  ///< why it should not be done now (K-14, K-09); empty: nothing against it
};

/// When the athlete overrode the gate.
LocalTime override_made(const Desk& desk, const GateDecision& override) {
  const auto kept = std::ranges::find(desk.book.log.gates, override.id, &GateDecision::id);
  return kept == desk.book.log.gates.end() ? override.decided : kept->decided;
}

void print_json(const Desk& desk, const NextAnswer& answer) {
  const NextStep& next = answer.step;
  Json document{{"schema", "dowel.next/1"}};
  document["exercise"] = next.scheme.exercise;
  document["sessions"] = next.sessions;
  document["gate"] = report::ruling_to_json(next.ruling);
  document["overridden"] = nullptr;
  if (next.overridden)
    document["overridden"] = {{"to", report::verdict_key(*next.overridden->overridden_to)},
                              {"reason", next.overridden->override_reason},
                              {"decided", to_text(override_made(desk, *next.overridden))}};
  const bool not_yet = !answer.not_yet.empty();
  document["not_yet"] = not_yet ? Json(answer.not_yet) : Json(nullptr);
  document["target"] = not_yet ? Json(nullptr) : report::target_to_json(next.progress.target);
  document["target_if_passed"] = not_yet ? Json(nullptr) : report::target_to_json(next.if_passed);
  document["step"] = nullptr;
  if (not_yet) {
    std::cout << document.dump(2) << "\n";
    return;
  }
  if (const StepTaken* step = next.progress.decided_by())
    document["step"] = {{"kind", word_for(step->kind)}, {"why", step->why.text}};
  std::cout << document.dump(2) << "\n";
}

/// "8 × 100 kg (2 sets), 7 × 100 kg"
std::string done_words(const std::vector<SetEntry>& sets, MassUnit unit) {
  std::string text;
  for (std::size_t i = 0; i < sets.size();) {
    const std::string words = work_words(sets[i], unit);
    std::size_t same = 1;
    while (i + same < sets.size() && work_words(sets[i + same], unit) == words) ++same;
    text.append(text.empty() ? "" : ", ").append(words);
    if (same > 1) text.append(" (").append(std::to_string(same)).append(" sets)");
    i += same;
  }
  return text;
}

void print_text(const Desk& desk, const NextAnswer& answer) {
  const NextStep& next = answer.step;
  const Exercise* exercise = find_exercise(desk.rules.knowledge, next.scheme.exercise);
  std::cout << exercise->name << "\n";
  if (!answer.not_yet.empty()) {
    print_wrapped("  Not yet: ", answer.not_yet);
    if (!next.progress.steps.empty()) std::cout << "\n" << report::gate_text(next.ruling);
    return;
  }
  if (next.progress.steps.empty()) {
    print_wrapped(
        "  ",
        "Not in your log yet, or only as a warm-up. Start with a load that leaves two or three "
        "repetitions in reserve, and film a set from the side.");
    return;
  }
  const LocalTime last = next.progress.steps.back().when;
  std::string lately = plan_words::day(day_of(last)) + ", " + done_words(next.done, desk.unit());
  if (next.sessions > 1) lately += "; the target was " + target_text(next.before, desk.unit());
  print_wrapped("  Last session: ", lately + ".");
  print_wrapped("  Next time: ", target_text(next.progress.target, desk.unit()) + ". " +
                                     next.progress.decided_by()->why.text);
  if (next.waits_for_pass)
    print_wrapped("  With a pass: ", target_text(next.if_passed, desk.unit()) + ".");
  std::cout << "\n" << report::gate_text(next.ruling);
  if (next.overridden)
    print_wrapped("  You overrode it: ",
                  std::string(report::verdict_key(*next.overridden->overridden_to)) +
                      ", because \"" + next.overridden->override_reason +
                      "\". It is kept in the log.");
}

Result<NextAnswer> answer_now(const Desk& desk, const Exercise& exercise) {
  const auto gated = log_with_gates(desk.book, desk.rules);
  DOWEL_TRY(gated);
  auto step = next_step(desk.book, desk.rules, *gated, exercise.slug);
  DOWEL_TRY(step);
  NextAnswer answer{std::move(*step), ""};
  if (answer.step.scheme.own) return answer;
  auto why = why_not_now(desk.book, desk.rules, *gated, exercise);
  DOWEL_TRY(why);
  answer.not_yet = std::move(*why);
  return answer;
}

int run_next(const NextOptions& options) {
  auto desk = open_desk(options.log, options.at);
  if (!desk) return tell_error(desk.error());
  const auto exercise = app::require_exercise_by_words(desk->rules.knowledge, options.exercise);
  if (!exercise) return tell_error(exercise.error());
  const auto stop = stop_in_force(desk->book, desk->rules);
  if (!stop) return tell_error(stop.error());
  if (*stop) return tell_stop(**stop, options.log.json);
  if (auto placed = require_place_of_pain(*desk, kStrongPain); !placed)
    return tell_error(placed.error());
  auto next = answer_now(*desk, **exercise);
  if (!next) return tell_error(next.error());
  auto record = record_of(*desk, options, next->step.ruling);
  if (!record) return tell_error(record.error());
  if (*record && !next->step.progress.steps.empty()) {
    const bool overridden = (*record)->overridden_to.has_value();
    // Only what the athlete decided otherwise is a change: asking is nothing to take back.
    const store::LogChange change{.what = "override the gate on " + (*exercise)->slug,
                                  .put = {**record}};
    const auto kept = overridden ? commit(*desk, change) : keep_answer(*desk, **record);
    if (!kept) return tell_error(kept.error());
    if (overridden) {
      next = answer_now(*desk, **exercise);
      if (!next) return tell_error(next.error());
    }
  } else if (*record && !options.instead.empty()) {
    return tell_error(
        {ErrorCode::kUsage,
         "there is no session of " + (*exercise)->slug + " whose answer could be overridden", "",
         "log a session first"});
  }
  if (options.log.json) {
    print_json(*desk, *next);
  } else {
    print_text(*desk, *next);
  }
  return 0;
}

}  // namespace

void add_next(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<NextOptions>();
  CLI::App* command = app.add_subcommand(
      "next", "May the weight go up? The gate's answer for an exercise, and why");
  command->add_option("EXERCISE", options->exercise, "as in 'dowel explain', e.g. deadlift")
      ->required();
  add_log_options(*command, options->log);
  command->add_option("--override", options->instead, "do otherwise: pass, hold or regress")
      ->type_name("ANSWER");
  command->add_option("--reason", options->reason, "why you do otherwise; kept in the log")
      ->type_name("TEXT");
  command->add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      ->type_name("WHEN");
  command->footer("Exit code 4: stopped by a warning sign or strong pain.");
  command->callback([options, &exit_code] { exit_code = run_next(*options); });
}

}  // namespace dowel::cli
