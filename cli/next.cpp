#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "app/training_talk.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/questions.h"
#include "cli/text_table.h"
#include "core/coach/gate_book.h"
#include "core/coach/plan_book.h"
#include "core/plan/amount_words.h"
#include "core/progress/session_outcome.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/gate_text.h"
#include "report/log_words.h"
#include "report/plan_json.h"
#include "report/plan_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

struct NextOptions {
  LogOptions log;
  std::string at, exercise, instead, reason, by;
};

Result<GateVerdict> parse_verdict(const std::string& word) {
  for (const GateVerdict verdict :
       {GateVerdict::kPass, GateVerdict::kHold, GateVerdict::kRegress}) {
    if (word == report::verdict_key(verdict)) return verdict;
  }
  return fail(ErrorCode::kUsage, "'" + word + "' is no answer of the gate",
              "say --override pass, hold or regress");
}

// "8 × 100 kg (2 sets), 7 × 100 kg"; left and right of one set once, "8 × 16 kg each side (3 sets)"
std::string done_words(const std::vector<SetEntry>& sets, MassUnit unit) {
  struct Equal {
    std::string words;
    std::array<int, 3> of_side{};  // by Side
  };
  std::vector<Equal> groups;
  for (const SetEntry& set : sets) {
    const std::string words = report::work_words(set, unit);
    const bool sided = set.side != Side::kBoth;
    // Sides alternate, so that equal ones are looked for further back; else only beside each other.
    auto group = sided ? std::ranges::find(groups, words, &Equal::words) : groups.end();
    if (!sided && !groups.empty() && groups.back().words == words) group = std::prev(groups.end());
    if (group == groups.end()) group = groups.insert(group, {words, {}});
    ++group->of_side[static_cast<std::size_t>(set.side)];
  }
  std::string text;
  for (const auto& [words, of_side] : groups) {
    const auto& [both, left, right] = of_side;
    text.append(text.empty() ? "" : ", ").append(words);
    if (left > 0 && right > 0) text.append(" each side");
    if (both == 0 && right == 0) text.append(" left");
    if (both == 0 && left == 0) text.append(" right");
    const int count = whole_sets(both, left, right);
    if (count > 1) text.append(" (").append(std::to_string(count)).append(" sets)");
  }
  return text;
}

// What the first session of an exercise asks for: as the plan has it, where it stands there.
std::string first_time(const Desk& desk, const app::NextLook& answer) {
  const AskedNext& asked = answer.asked;
  const bool named = asked.on && asked.target.load_kg;
  const IntRange reserve = asked.reserve.value_or(IntRange{2, 3});
  std::string text;
  if (asked.on) {
    text = "The plan has it on " + plan_words::day(*asked.on) + ": " +
           target_text(asked.target, desk.unit()) + ". ";
  }
  const bool filmed = answer.step.scheme.gated;
  if (named) return text + (filmed ? "Film a set from the side." : "");
  if (!answer.step.scheme.reps) return text + "Stop while it is steady.";
  if (answer.step.scheme.by_load) {
    text += "Start with a load that leaves " + range_figures(reserve) + " repetitions in reserve";
  } else {
    text += "Stop with " + range_figures(reserve) + " repetitions in reserve";
  }
  return text + (filmed ? ", and film a set from the side." : ".");
}

void print_text(const Desk& desk, const app::NextLook& answer) {
  const NextStep& next = answer.step;
  const Exercise* exercise = find_exercise(desk.rules.knowledge, next.scheme.exercise);
  std::cout << (exercise ? exercise->name : report::capitalised(next.scheme.exercise)) << "\n";
  if (!answer.not_yet.empty()) {
    print_wrapped("  Not yet: ", report::said(answer.not_yet));
    if (next.progress.steps.empty()) return;
    print_wrapped("  Last session: ", plan_words::day(day_of(next.progress.steps.back().when)) +
                                          ", " + done_words(next.done, desk.unit()) + ".");
    if (next.overridden) {
      print_wrapped("  ", "What you decided of the load is kept; it does not lift this.");
    }
    // What a film of it would change is nothing while it waits for something else.
    if (next.ruling.verdict == GateVerdict::kNotMeasured) return;
    if (!answer.judged) return;
    std::cout << "\n" << report::gate_text(next.ruling, report::gate_about(next.scheme));
    return;
  }
  if (next.progress.steps.empty()) {
    const std::string none = next.all.empty()
                                 ? "Not in your log yet, or only as a warm-up. "
                                 : "This day of your programme is not in your log yet. ";
    print_wrapped("  ", none + first_time(desk, answer));
    return;
  }
  const LocalTime last = next.progress.steps.back().when;
  std::string lately = plan_words::day(day_of(last)) + ", " + done_words(next.done, desk.unit());
  if (next.sessions > 1 && answer.was_asked) {
    lately += "; the target was " + target_text(*answer.was_asked, desk.unit());
  }
  print_wrapped("  Last session: ", lately + ".");
  print_wrapped("  Next time: ",
                target_text(answer.asked.target, desk.unit()) +
                    (answer.asked.tempo ? ", " + tempo_figures(*answer.asked.tempo) : "") + ". " +
                    answer.asked.why.text);
  if (answer.bar) {
    print_wrapped(answer.bar->bar_kg > 0 ? "  On the bar: " : "  In the hand: ",
                  plan_words::bar(*answer.bar, desk.unit()));
  }
  if (answer.asked.waits_for_pass) {
    print_wrapped("  With a pass: ", target_text(answer.asked.if_passed, desk.unit()) + ".");
  }
  if (!answer.judged) {
    print_wrapped("  ",
                  "Dowel does not know this lift: it follows the rule of your own programme.");
    return;
  }
  std::cout << "\n" << report::gate_text(next.ruling, report::gate_about(next.scheme));
  if (!answer.pain_told.empty()) print_wrapped("  ", report::said(answer.pain_told));
  if (next.overridden) {
    print_wrapped("  ", report::override_text(*next.overridden, desk.athlete().name));
    const StepTaken* step = next.progress.decided_by();
    if (next.overridden->to == GateVerdict::kPass && step && step->kind == StepKind::kRepeat) {
      print_wrapped(
          "  ",
          "The pass is kept, and changes nothing this time: the load waits for the "
          "work, not for the form. It counts once " +
              (next.scheme.reps ? "every set reaches " + std::to_string(next.scheme.reps->to) +
                                      " repetitions twice running"
                                : std::string("what is asked for is done")) +
              ": pass the form then.");
    }
  }
}

Result<void> do_otherwise(Desk& desk, const Exercise& exercise, const NextOptions& options) {
  if (options.instead.empty()) {
    if (options.reason.empty() && options.by.empty()) return {};
    return fail(ErrorCode::kUsage,
                std::string(options.reason.empty() ? "--by" : "--reason") + " goes with --override",
                "say what you do instead: --override pass, hold or regress");
  }
  const auto instead = parse_verdict(options.instead);
  DOWEL_TRY(instead);
  DOWEL_TRY(app::override_gate(desk, exercise, {*instead, options.reason, options.by}));
  return {};
}

Result<int> tell_own(const Desk& desk, const app::NextLook& look, const NextOptions& options) {
  if (!options.instead.empty() || !options.reason.empty() || !options.by.empty()) {
    return fail(ErrorCode::kUsage,
                "no gate speaks of '" + options.exercise +
                    "', a lift of your own that Dowel does not know: there is nothing to override",
                "leave --override out");
  }
  if (options.log.json) {
    std::cout << report::next_answer(app::told_of(look));
  } else {
    print_text(desk, look);
  }
  return 0;
}

// A lift that is kept under its own name, in no programme, is no unknown one.
tl::unexpected<Error> no_rule_for(const Desk& desk, const std::string& words,
                                  const Error& unknown) {
  const auto kept =
      app::choose_exercise(*desk.store, desk.athlete().id, desk.rules.knowledge, words);
  if (!kept) return tl::unexpected(unknown);
  return fail(ErrorCode::kUsage,
              "Dowel keeps '" + kept->name + "' but has no rule for it, so that nothing follows",
              "look at it with dowel progress, or give it a rule: dowel plan --own \"mon: " +
                  kept->name + " 3x8-12\"");
}

Result<int> run_next(const NextOptions& options) {
  auto desk = open_desk(options.log, options.at, DeskFor::kGlancing);
  DOWEL_TRY(desk);
  const auto exercise = app::require_exercise_by_words(desk->rules.knowledge, options.exercise);
  Result<std::optional<app::NextLook>> own;  // a lift that the catalogue does not know
  if (!exercise) own = app::look_at_own(*desk, options.exercise);
  DOWEL_TRY(own);
  if (!exercise && !*own) return no_rule_for(*desk, options.exercise, exercise.error());
  const auto stop = stop_in_force(make_book(desk->book, desk->rules));
  DOWEL_TRY(stop);
  if (*stop) return tell_stop(**stop, options.log.json);
  DOWEL_TRY(require_word_on_pain(*desk, exercise ? (*exercise)->slug : ""));
  if (*own) return tell_own(*desk, **own, options);
  DOWEL_TRY(do_otherwise(*desk, **exercise, options));
  const auto next = app::look_next(*desk, **exercise);
  DOWEL_TRY(next);
  // What the athlete decided otherwise is kept as a change; asking is nothing to take back.
  if (options.instead.empty()) {
    DOWEL_TRY(app::keep_if_new(*desk, *next));
  }
  if (options.log.json) {
    std::cout << report::next_answer(app::told_of(*next));
  } else {
    print_text(*desk, *next);
  }
  return 0;
}

}  // namespace

void add_next(Command& app) {
  auto options = std::make_shared<NextOptions>();
  Command& command =
      app.add_command("next", "May the weight go up? The gate's answer for an exercise, and why");
  command.add_option("EXERCISE", options->exercise, "as in 'dowel explain', e.g. deadlift")
      .required();
  add_log_options(command, options->log);
  command.add_option("--override", options->instead, "do otherwise: pass, hold or regress")
      .type_name("ANSWER");
  command.add_option("--reason", options->reason, "why you do otherwise; kept in the log")
      .type_name("TEXT");
  command.add_option("--by", options->by, "who decides otherwise and signs it [the athlete]")
      .type_name("NAME");
  command.add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      .type_name("WHEN");
  command.footer("Exit code 4: stopped by a warning sign or strong pain.");
  command.does([options] { return finish(run_next(*options), options->log.json); });
}

}  // namespace dowel::cli
