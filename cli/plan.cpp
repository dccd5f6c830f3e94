#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include "app/load_guide.h"
#include "app/read_book.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "cli/plan_options.h"
#include "cli/simulate.h"
#include "core/coach/line_now.h"
#include "core/coach/plan_book.h"
#include "core/coach/plan_now.h"
#include "core/coach/self_checks.h"
#include "core/plan/context.h"
#include "formats/calendar.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/plan_html.h"
#include "report/plan_text.h"

namespace dowel::cli {
namespace {

// A plan that was stopped is nothing to train by: programs must notice (docs/method.md).
constexpr int kStopped = 4;

Result<std::chrono::seconds> parse_clock(const std::string& text) {
  const auto clock = parse_local_time("2000-01-01T" + text);
  if (!clock) {
    return fail(ErrorCode::kUsage, "'" + text + "' is no time of day", "write for example 18:00");
  }
  return *clock - LocalTime{std::chrono::floor<std::chrono::days>(*clock)};
}

std::string day_description(const Programme& programme, const PlanDay& day,
                            const Knowledge& knowledge, MassUnit unit) {
  PlanTextOptions options;
  options.unit = unit;
  options.flowing = true;
  return day_text(programme, day.date, knowledge, options);
}

// An event without its words. Its name follows from athlete and date and its number from when the
// plan was made, so that the file of a newer plan updates the calendar.
formats::CalendarEvent event_of(const KeptPlan& plan, LocalDate date, std::chrono::seconds clock) {
  formats::CalendarEvent event;
  event.uid = plan.record.athlete.value + "-" + to_text(date) + "@dowel";
  event.sequence = static_cast<int>(
      std::chrono::floor<std::chrono::minutes>(plan.record.made.time_since_epoch()).count());
  event.stamp = std::chrono::sys_seconds{plan.record.made.time_since_epoch()};
  event.start = LocalTime{date} + clock;
  return event;
}

// Training days as calendar events, and those of earlier plans that fall away.
Result<std::string> calendar_of(const Desk& desk, const KeptPlan& plan, const std::string& time) {
  const Knowledge& knowledge = desk.rules.knowledge;
  const auto clock = parse_clock(time);
  DOWEL_TRY(clock);
  std::vector<formats::CalendarEvent> events;
  for (const LocalDate date : days_given_up(make_book(desk.book, desk.rules), plan)) {
    events.push_back(event_of(plan, date, *clock));
    events.back().summary = "Training";
    events.back().cancelled = true;
  }
  for (const PlanWeek& week : plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (!day.training) continue;
      formats::CalendarEvent event = event_of(plan, day.date, *clock);
      event.duration_s = 60 * std::max(day.minutes, 1.0);
      event.summary =
          fmt::format("Training, week {}{}", week.number, week.deload ? " (easier)" : "");
      event.description =
          day_description(plan.programme, day, knowledge, plan.request.athlete.shown_unit);
      events.push_back(std::move(event));
    }
  }
  if (events.empty()) {
    return fail(ErrorCode::kUsage, "there is no training day to write into a calendar",
                "leave --ics out until there is a plan");
  }
  return formats::write_calendar(events, std::nullopt);
}

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
  const auto calendar = calendar_of(desk, plan, options.time);
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
Result<PlanNow> shown_plan(Desk& desk) {
  const Book book = make_book(desk.book, desk.rules);
  auto plan = plan_in_force(book, day_of(desk.book.now));
  DOWEL_TRY(plan);
  if (!*plan) {
    const bool none = desk.book.log.plans.empty();
    return fail(ErrorCode::kUsage,
                none ? "there is no plan yet for " + desk.athlete().name
                     : "the last plan of " + desk.athlete().name + " is over",
                "make one: dowel plan");
  }
  auto stop = stop_in_force(book);
  DOWEL_TRY(stop);
  if (*stop) {
    (*plan)->programme.stop = std::move(**stop);
    (*plan)->programme.weeks.clear();
    return PlanNow{std::move(**plan)};
  }
  const auto answers = newest_red_flags(desk.rules.knowledge, desk.book.log, desk.book.now);
  auto now = plan_now(book, std::move(**plan), answers.value_or(all_clear(desk.rules.knowledge)));
  DOWEL_TRY(now);
  DOWEL_TRY(bring_up_to_date(book, now->plan, {day_of(desk.book.now)}));
  return now;
}

// Makes the plan and keeps it, with the athlete where something about him was said.
Result<PlanNow> made_plan(Desk& desk, const PlanOptions& options) {
  auto request = usual_request(make_book(desk.book, desk.rules));
  DOWEL_TRY(request);
  auto applied = apply_options(options, desk.rules.knowledge, desk.book.now, *request);
  DOWEL_TRY(applied);
  if (!options.time.empty() && !options.ics.empty()) {
    DOWEL_TRY(parse_clock(options.time));
  }
  const auto answers = settle_feel(desk, options.feel);
  DOWEL_TRY(answers);
  request->red_flags = *answers;
  const Athlete told = request->athlete;
  desk.book.athlete = told;
  DOWEL_TRY(add_what_the_log_says(make_book(desk.book, desk.rules), *request));
  auto programme = make_programme(*request, desk.rules.knowledge);
  DOWEL_TRY(programme);

  KeptPlan plan;
  plan.record = app::record_of(*request, desk.book.now);
  plan.record.id.value = app::fresh_ids()();
  plan.request = std::move(*request);
  plan.programme = std::move(*programme);
  LogChange change{.what = fmt::format("make a plan of {} weeks", plan.record.weeks)};
  change.put.emplace_back(told);
  change.put.emplace_back(plan.record);
  DOWEL_TRY(commit(desk, change));
  // What is printed now is what `plan --show` will show.
  DOWEL_TRY(bring_up_to_date(make_book(desk.book, desk.rules), plan, {day_of(desk.book.now)}));
  return PlanNow{std::move(plan)};
}

// What is said for a new plan would be lost where the old one is only shown.
Result<void> require_nothing_to_make(const Command& command) {
  static const std::set<std::string> kForLooking{"--show", "--why",  "--html", "--ics",    "--time",
                                                 "--at",   "--json", "--log",  "--athlete"};
  for (const std::string& name : command.was_said) {
    if (kForLooking.contains(name)) continue;
    const bool feel = name == "--pain" || name == "--stiff" || name == "--red-flags";
    return fail(ErrorCode::kUsage, name + " does not go with --show, which only shows the plan",
                feel ? "to answer, say dowel check " + name + " …; for a new plan leave --show out"
                     : "for a new plan leave --show out");
  }
  return {};
}

Result<int> run_plan(const PlanOptions& options, const Command& command) {
  if (options.show) {
    DOWEL_TRY(require_nothing_to_make(command));
  }
  if (!options.simulate.empty()) return run_simulation(options.simulate, options.log.json);
  auto desk =
      open_desk(options.log, options.at, options.show ? DeskFor::kGlancing : DeskFor::kWriting);
  DOWEL_TRY(desk);
  auto plan = options.show ? shown_plan(*desk) : made_plan(*desk, options);
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
