#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/load_guide.h"
#include "app/training_talk.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/questions.h"
#include "cli/text_table.h"
#include "core/coach/line_now.h"
#include "core/coach/self_checks.h"
#include "core/log/mass_words.h"
#include "core/plan/each_line.h"
#include "formats/text_values.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/gate_text.h"
#include "report/log_words.h"
#include "report/plan_text.h"
#include "report/plan_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

constexpr int kStopped = 4;

struct TodayOptions {
  LogOptions log;
  FeelOptions feel;
  std::string at, date;
  bool why = false;
};

// Asks on a terminal how the hips feel, when nothing was said and nothing was asked today.
Result<void> ask_pain(const Desk& desk, FeelOptions& feel) {
  if (!can_ask() || !feel.pain.empty() || !feel.stiff.empty()) return {};
  const LocalTime now = desk.book.now;
  for (const Region region :
       {Region::kLowerBack, Region::kHip, Region::kGroin, Region::kHamstring, Region::kKnee}) {
    if (newest_pain(desk.book.log, region, now, 1)) return {};
  }
  std::cerr << "  Does your lower back, hip, groin, hamstring or knee hurt? For example hip=3, 0 "
               "to 10.\n  [Enter: nothing hurts] "
            << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) return {};
  answer = std::string(formats::trimmed(answer));
  const bool nothing = answer.empty() || formats::lowered(answer) == "no";
  feel.pain.push_back(nothing ? "none" : answer);
  return {};
}

void print_notes(const std::vector<report::NoteTold>& notes) {
  for (const report::NoteTold& told : notes) {
    const std::string what = told.exercise.empty() ? "your session" : told.exercise;
    print_wrapped("", told.note.author + " on " + what + ", " +
                          plan_words::day(day_of(told.session)) + ": “" + told.note.text + "”");
  }
  if (!notes.empty()) std::cout << "\n";
}

void print_main(const Desk& desk, const Today& today) {
  if (!today.main) return;
  const Exercise* exercise = find_exercise(desk.rules.knowledge, today.main->scheme.exercise);
  std::cout << "\n"
            << report::gate_line(exercise->name, today.main->ruling,
                                 report::gate_about(today.main->scheme))
            << "\n";
  if (today.main->overridden) {
    print_wrapped("  ", report::override_text(*today.main->overridden, desk.athlete().name));
  }
  std::cout << fmt::format("  The numbers behind it: dowel next {}\n", exercise->slug);
}

// Warm-ups and stretches are seldom logged: they were done with the session they stood in.
bool stood_in_a_session(const Desk& desk, const Programme& programme, LocalDate before,
                        const std::string& slug) {
  return any_line(programme, [&](const PlanWeek&, const PlanDay& day, const PlanBlock& block,
                                 const Prescription& line) {
    if (day.date >= before || line.exercise != slug || takes_target(block.kind)) return false;
    return std::ranges::any_of(desk.book.log.sessions, [&](const WorkoutSession& session) {
      return day_of(session.started) == day.date;
    });
  });
}

// What the day holds and the log holds nothing of.
Result<std::vector<const Exercise*>> new_to_the_athlete(const Desk& desk,
                                                        const Programme& programme,
                                                        const PlanDay& day) {
  const Book book = make_book(desk.book, desk.rules);
  std::vector<const Exercise*> fresh;
  for (const PlanBlock& block : day.blocks) {
    for (const Prescription& line : block.lines) {
      const Exercise* exercise = find_exercise(desk.rules.knowledge, line.exercise);
      if (!exercise || line.own || std::ranges::find(fresh, exercise) != fresh.end()) continue;
      const auto done = book.ever_done(exercise->slug);
      DOWEL_TRY(done);
      if (*done || stood_in_a_session(desk, programme, day.date, exercise->slug)) continue;
      fresh.push_back(exercise);
    }
  }
  return fresh;
}

constexpr std::size_t kTextWidth = 90;

// @param on_bar  those on a bar, else those in the hand
void print_bars(const Desk& desk, const std::vector<BarLoad>& bars, bool on_bar) {
  bool begun = false;
  for (const BarLoad& bar : bars) {
    if ((bar.bar_kg > 0) != on_bar) continue;
    if (!begun) std::cout << (on_bar ? "\nOn the bar\n" : "\nIn the hand\n");
    begun = true;
    const Exercise* exercise = find_exercise(desk.rules.knowledge, bar.exercise);
    const std::string name = exercise ? exercise->name : bar.exercise;
    const char* indent = "  ";
    const std::string text = name + ", " + plan_words::bar(bar, desk.unit());
    for (const std::string& line : report::wrap(text, kTextWidth)) {
      std::cout << indent << line << '\n';
      indent = "    ";
    }
  }
}

// How it is done, in a few words each, for what is done for the first time.
Result<void> print_new(const Desk& desk, const Programme& programme, const PlanDay& day) {
  const auto fresh = new_to_the_athlete(desk, programme, day);
  DOWEL_TRY(fresh);
  if (fresh->empty()) return {};
  const auto how_to = app::load_how_to_words(desk.rules.knowledge);
  DOWEL_TRY(how_to);
  std::cout << "\nNew to you\n";
  for (const Exercise* exercise : *fresh) {
    const HowTo* how = find_how_to(*how_to, exercise->id);
    if (!how) continue;
    const char* indent = "  ";
    for (const std::string& line : report::wrap(exercise->name + ": " + how->cue, kTextWidth)) {
      std::cout << indent << line << '\n';
      indent = "    ";
    }
  }
  std::cout << fmt::format("  Step by step: dowel explain {}; drawn: add --html how.html\n",
                           fresh->front()->slug);
  return {};
}

void print_session(const Desk& desk, const app::TodayLook& look, bool why) {
  const auto& [date, now, today, notes, bars, due] = look;
  PlanTextOptions text;
  text.unit = desk.unit();
  text.why = why;
  if (const Advice change = now.change(desk.rules.knowledge); !change.empty()) {
    std::cout << report::said(change) << "\n\n";
  }
  Programme shown = now.plan.programme;
  for (PlanWeek& week : shown.weeks) {
    for (PlanDay& day : week.days) {
      if (today.day && day.date == date) day = *today.day;
      if (today.coming && day.date == today.next) day = *today.coming;
    }
  }
  std::cout << day_text(shown, date, desk.rules.knowledge, text);
  if (!today.day && today.next) {
    std::cout << "\n" << day_text(shown, *today.next, desk.rules.knowledge, text);
  }
  if (!today.day && !today.next && !shown.stop) {
    std::cout << "The plan is over; make the next one: dowel plan\n";
  }
  print_main(desk, today);
  if (!today.advice.empty()) std::cout << "\n" << today.advice << "\n";
}

Result<LocalDate> date_said(const TodayOptions& options, const Desk& desk) {
  if (options.date.empty()) return day_of(desk.book.now);
  const auto when = parse_when(options.date, desk.book.now);
  DOWEL_TRY(when);
  return day_of(*when);
}

Result<app::TodayLook> find_session(Desk& desk, TodayOptions& options) {
  const auto date = date_said(options, desk);
  DOWEL_TRY(date);
  if (!has_plan(desk.book.log, *date)) {  // nobody is asked how it feels for nothing
    return fail(ErrorCode::kUsage, "there is no plan for " + day_words(*date, desk.book.now),
                "make one: dowel plan");
  }
  DOWEL_TRY(ask_pain(desk, options.feel));
  DOWEL_TRY(settle_feel(desk, options.feel));
  auto look = app::look_at_today(desk, *date);
  DOWEL_TRY(look);
  return std::move(**look);
}

Result<int> run_today(TodayOptions options) {
  auto desk = open_desk(options.log, options.at, DeskFor::kGlancing);
  DOWEL_TRY(desk);
  const auto notes = app::notes_of(*desk);
  DOWEL_TRY(notes);
  if (!options.log.json) print_notes(*notes);  // also to who has no plan
  const auto look = find_session(*desk, options);
  DOWEL_TRY(look);
  if (options.log.json) {
    std::cout << report::today_answer(app::told_of(*look));
  } else {
    print_session(*desk, *look, options.why);
    if (look->today.day && !look->stopped()) {
      print_bars(*desk, look->bars, true);
      print_bars(*desk, look->bars, false);
      DOWEL_TRY(print_new(*desk, look->now.plan.programme, *look->today.day));
    }
  }
  return look->stopped() ? kStopped : 0;
}

}  // namespace

void add_today(Command& app) {
  auto options = std::make_shared<TodayOptions>();
  Command& command =
      app.add_command("today", "Today's session with its loads, and what the gate says");
  add_log_options(command, options->log);
  add_feel_options(command, options->feel);
  command.add_option("--date", options->date, "another day: tomorrow's date, yesterday, …")
      .type_name("DATE");
  command.add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      .type_name("WHEN");
  command.add_flag("--why", options->why, "the reason under every line");
  command.footer("Exit code 4: nothing is shown because of a warning sign or strong pain.");
  command.does([options] { return finish(run_today(*options), options->log.json); });
}

}  // namespace dowel::cli
