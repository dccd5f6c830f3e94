#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include "app/exercise_choice.h"
#include "app/load_guide.h"
#include "app/plan_calendar.h"
#include "app/training_talk.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "cli/plan_options.h"
#include "cli/simulate.h"
#include "core/coach/plan_book.h"
#include "core/plan/context.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/plan_html.h"
#include "report/plan_text.h"

namespace dowel::cli {
namespace {

// A plan that was stopped is nothing to train by: programs must notice (docs/method.md).
constexpr int kStopped = 4;

Result<void> write_files(const Desk& desk, const PlanOptions& options, const KeptPlan& plan) {
  const Knowledge& knowledge = desk.rules.knowledge;
  if (!options.html.empty()) {
    PlanHtmlOptions page;
    page.unit = plan.request.athlete.shown_unit;
    page.athlete = plan.request.athlete.name;
    const auto guide = app::load_guide(knowledge);
    DOWEL_TRY(guide);
    page.guide = &*guide;
    DOWEL_TRY(app::write_whole_file(options.html, plan_html(plan.programme, knowledge, page)));
  }
  if (options.ics.empty()) return {};
  const auto clock = app::parse_clock(options.time);
  DOWEL_TRY(clock);
  const auto calendar = app::plan_calendar(desk, plan, *clock);
  DOWEL_TRY(calendar);
  return app::write_whole_file(options.ics, *calendar);
}

Result<int> show(const Desk& desk, const PlanOptions& options, const PlanNow& now) {
  const KeptPlan& plan = now.plan;
  const Knowledge& knowledge = desk.rules.knowledge;
  DOWEL_TRY(write_files(desk, options, plan));
  const int code = plan.programme.stop ? kStopped : 0;
  if (options.log.json) {
    std::cout << report::plan_answer(plan.record, plan.request, plan.programme);
    return code;
  }
  PlanTextOptions text;
  text.why = options.why;
  text.unit = plan.request.athlete.shown_unit;
  if (const Advice change = now.change(knowledge); !change.empty()) {
    std::cout << report::said(change) << "\n\n";
  }
  std::cout << plan_text(plan.programme, knowledge, text);
  for (const auto& [what, file] : {std::pair{"page", &options.html}, {"calendar", &options.ics}}) {
    if (!file->empty()) std::cout << fmt::format("{:>9}: {}\n", what, *file);
  }
  const bool known = known_hinge_sessions(plan.request, knowledge) > 0;
  if (plan.request.athlete.experience == Experience::kUnstated && !known && code == 0) {
    std::cout
        << "\nYou did not say how experienced you are, so the plan is a novice's: --experience "
           "novice,\nintermediate or advanced.\n";
  }
  if (code == 0) {
    std::cout << "\nNext: 'dowel today' for the session with its loads; 'dowel plan --why' for the "
                 "reasons.\n";
  }
  return code;
}

// The plan in force with what the log says now: what is left out, and the loads.
Result<PlanNow> shown_plan(const Desk& desk) {
  auto now = app::tell_plan(desk);
  DOWEL_TRY(now);
  if (*now) return std::move(**now);
  const bool none = desk.book.log.plans.empty();
  return fail(ErrorCode::kUsage,
              none ? "there is no plan yet for " + desk.athlete().name
                   : "the last plan of " + desk.athlete().name + " is over",
              "make one: dowel plan");
}

// Makes the plan and keeps it, with the athlete where something about him was said.
Result<PlanNow> made_plan(Desk& desk, const PlanOptions& options) {
  auto request = usual_request(make_book(desk.book, desk.rules));
  DOWEL_TRY(request);
  auto applied = apply_options(options, desk.rules.knowledge, desk.book.now, *request);
  DOWEL_TRY(applied);
  if (!options.time.empty() && !options.ics.empty()) {
    DOWEL_TRY(app::parse_clock(options.time));
  }
  DOWEL_TRY(settle_feel(desk, options.feel));
  return app::plan_from(desk, std::move(*request), true);
}

// "hip-thrust=reverse-hyper", by any of their names.
Result<PlanSwap> parse_swap(const Knowledge& knowledge, const std::string& text, LocalDate from) {
  const auto between = text.find('=');
  if (between == std::string::npos) {
    return fail(ErrorCode::kUsage, "'" + text + "' is no swap",
                "write what the plan chose and what is done instead: hip-thrust=reverse-hyper");
  }
  const auto chosen = app::require_exercise_by_words(knowledge, text.substr(0, between));
  DOWEL_TRY(chosen);
  const auto instead = app::require_exercise_by_words(knowledge, text.substr(between + 1));
  DOWEL_TRY(instead);
  return PlanSwap{(*chosen)->slug, (*instead)->slug, from};
}

std::string swap_words(const Knowledge& knowledge, const app::SwappedExercise& swapped) {
  const auto name = [&](const std::string& slug) { return find_exercise(knowledge, slug)->name; };
  const PlanSwap& swap = swapped.swap;
  std::string said = swap.exercise == swap.instead
                         ? fmt::format("{} again as the plan chose it", name(swap.exercise))
                         : fmt::format("{} instead of {}", name(swap.instead), name(swap.exercise));
  said += fmt::format(", from {} to {}.", to_text(swap.from), to_text(swapped.until));
  if (swapped.not_in.empty()) return said;
  std::string weeks;
  for (const int week : swapped.not_in) {
    weeks.append(weeks.empty() ? "" : ", ").append(std::to_string(week));
  }
  return said + " The rules do not let it in week " + weeks + ".";
}

// The plan in force with the swaps that were said; it stays the plan in force.
Result<PlanNow> swapped_plan(Desk& desk, const PlanOptions& options) {
  std::optional<PlanNow> now;
  const LocalDate today = day_of(desk.book.now);
  std::vector<PlanSwap> swaps;
  for (const std::string& text : options.swaps) {
    auto swap = parse_swap(desk.rules.knowledge, text, today);
    DOWEL_TRY(swap);
    swaps.push_back(std::move(*swap));
  }
  for (const PlanSwap& swap : swaps) {
    auto swapped = app::swap_exercise(desk, swap);
    DOWEL_TRY(swapped);
    if (!options.log.json) std::cout << swap_words(desk.rules.knowledge, *swapped) << "\n";
    now = std::move(swapped->now);
  }
  if (!options.log.json) std::cout << "\n";
  return std::move(*now);
}

// What is said for a new plan would be lost where the old one is only shown, or changed.
Result<void> require_nothing_to_make(const Command& command, const std::string& only) {
  static const std::set<std::string> kForLooking{"--show", "--why",  "--html", "--ics",    "--time",
                                                 "--at",   "--json", "--log",  "--athlete"};
  for (const std::string& name : command.was_said) {
    if (kForLooking.contains(name) || name == only) continue;
    const bool feel = name == "--pain" || name == "--stiff" || name == "--red-flags";
    const std::string what = only == "--show" ? "only shows the plan" : "changes the plan in force";
    return fail(
        ErrorCode::kUsage, name + " does not go with " + only + ", which " + what,
        feel ? "to answer, say dowel check " + name + " …; for a new plan leave " + only + " out"
             : "for a new plan leave " + only + " out");
  }
  return {};
}

Result<int> run_plan(const PlanOptions& options, const Command& command) {
  const bool swaps = !options.swaps.empty();
  if (options.show || swaps) {
    DOWEL_TRY(require_nothing_to_make(command, swaps ? "--swap" : "--show"));
  }
  if (!options.simulate.empty()) return run_simulation(options.simulate, options.log.json);
  auto desk = open_desk(options.log, options.at,
                        options.show && !swaps ? DeskFor::kGlancing : DeskFor::kWriting);
  DOWEL_TRY(desk);
  auto plan = swaps          ? swapped_plan(*desk, options)
              : options.show ? shown_plan(*desk)
                             : made_plan(*desk, options);
  DOWEL_TRY(plan);
  return show(*desk, options, *plan);
}

}  // namespace

void add_plan(Command& app) {
  auto options = std::make_shared<PlanOptions>();
  Command& command = app.add_command(
      "plan", "Make a programme from your aim, days, equipment, log and filmed form");
  add_plan_options(command, *options);
  command.footer(
      "What is left out stays as in your last plan. Exit code 4: the plan was stopped by a warning "
      "sign\nor strong pain.");
  command.does(
      [options, &command] { return finish(run_plan(*options, command), options->log.json); });
}

}  // namespace dowel::cli
