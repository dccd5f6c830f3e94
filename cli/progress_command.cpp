#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/terminal_plot.h"
#include "cli/text_table.h"
#include "core/catalogue/coach_rules.h"
#include "core/progress/progress_summary.h"
#include "report/answers/progress_answers.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

constexpr std::size_t kSessionsShown = 15;

struct ProgressWords {
  std::string exercise, from, to, plot, at;
};

std::string date_of(LocalTime time) { return to_text(time).substr(0, 10); }

std::string best_words(const ProgressPoint& p, MassUnit unit) {
  SetEntry best{.reps = p.best_load_reps, .load_kg = p.best_load_kg};
  best.hold_s = p.best_load_kg ? p.best_load_hold_s : p.longest_hold_s;
  best.distance_m = p.best_load_kg ? p.best_load_distance_m : p.longest_distance_m;
  const bool any = best.reps || best.load_kg || best.hold_s || best.distance_m;
  return any ? report::work_words(best, unit) : "";
}

std::string change_words(const std::optional<double>& change) {
  constexpr double kLevel = 0.01;
  if (!change) return "";
  if (std::abs(*change) < kLevel) return "level";
  return fmt::format("{} {:.0f} %", *change > 0 ? "up" : "down", std::abs(*change) * 100);
}

Result<int> run_all(const LogDesk& log, const LogOptions& options, const Period& period) {
  auto all = log.store->progress_of_all(log.athlete.id, period);
  DOWEL_TRY(all);
  const auto rows = summarise(*all, log.rules.knowledge.coach->change_sessions);
  if (options.json) {
    std::cout << report::progress_answer(log.athlete, rows, log.rules.knowledge);
    return 0;
  }
  if (rows.empty()) {
    std::cout << "Nothing is logged for " << log.athlete.name
              << " here. Log a first set: dowel log add deadlift 3x5x60\n";
    return 0;
  }
  const MassUnit unit = log.unit();
  std::vector<std::vector<std::string>> cells;
  for (const ProgressSummary& row : rows) {
    const auto& one_rm = row.best.best_one_rm_kg;
    cells.push_back(
        {report::exercise_words(log.rules.knowledge, row.exercise), std::to_string(row.sessions),
         std::to_string(row.sets), date_of(row.last), best_words(row.best, unit),
         one_rm ? report::rounded_figure(*one_rm, unit, 0.1) : "", change_words(row.change)});
  }
  std::cout
      << table_text({{"exercise"},
                     {"sessions", true},
                     {"sets", true},
                     {"last"},
                     {"best set"},
                     {fmt::format("max ({})", report::unit_word(unit)), true},
                     {"lately"}},
                    cells)
      << "\nmax: what might be lifted once, estimated from the best set of up to 10 (Epley).\n"
         "lately: the latest sessions, at most three, against as many before (medians).\n";
  return 0;
}

void print_table(const std::vector<ProgressPoint>& points, MassUnit unit, bool whole) {
  const std::size_t first =
      whole || points.size() <= kSessionsShown ? 0 : points.size() - kSessionsShown;
  std::vector<std::vector<std::string>> cells;
  for (std::size_t i = first; i < points.size(); ++i) {
    const ProgressPoint& p = points[i];
    cells.push_back({date_of(p.started), std::to_string(p.sets),
                     p.reps > 0 ? std::to_string(p.reps) : "", best_words(p, unit),
                     p.best_one_rm_kg ? report::rounded_figure(*p.best_one_rm_kg, unit, 0.1) : "",
                     p.volume_kg > 0 ? report::rounded_figure(p.volume_kg, unit, 1) : "",
                     p.gradeable > 0 ? fmt::format("{} of {}", p.held, p.gradeable) : "",
                     p.worst_pain ? fmt::format("{} of 10", *p.worst_pain) : ""});
  }
  std::cout << table_text({{"date"},
                           {"sets", true},
                           {"reps", true},
                           {"best set"},
                           {fmt::format("max ({})", report::unit_word(unit)), true},
                           {fmt::format("lifted ({})", report::unit_word(unit)), true},
                           {"held"},
                           {"worst pain"}},
                          cells);
  if (first > 0) {
    std::cout << fmt::format("  {} before these; see them with --from 2000-01-01\n",
                             report::count_of(first, "session"));
  }
}

std::string figure_words(Figure figure, MassUnit unit) {
  switch (figure) {
    case Figure::kOneRepMax:
      return fmt::format("estimated maximum for one repetition ({})", report::unit_word(unit));
    case Figure::kLoad:
      return fmt::format("heaviest load ({})", report::unit_word(unit));
    case Figure::kVolume:
      return fmt::format("lifted in all: load times repetitions ({})", report::unit_word(unit));
    case Figure::kReps:
      return "repetitions in all";
    case Figure::kHold:
      return "longest hold (s)";
    case Figure::kDistance:
      return "longest way (m)";
    case Figure::kQuality:
      break;
  }
  return "movement quality: checkpoint-reps that held (%)";
}

bool is_mass(Figure figure) {
  return figure == Figure::kOneRepMax || figure == Figure::kLoad || figure == Figure::kVolume;
}

void print_plot(const std::vector<ProgressPoint>& points, Figure figure, MassUnit unit) {
  std::vector<PlotPoint> drawn;
  std::string first, last;
  for (const ProgressPoint& p : points) {
    const auto value = figure_of(p, figure);
    if (!value) continue;
    double shown = figure == Figure::kQuality ? *value * 100 : *value;
    if (is_mass(figure) && unit == MassUnit::kPound) shown /= kKilogramsPerPound;
    drawn.push_back({static_cast<double>(p.started.time_since_epoch().count()), shown});
    if (first.empty()) first = date_of(p.started);
    last = date_of(p.started);
  }
  if (drawn.size() == 1) return;  // nothing to see in one dot
  std::cout << '\n' << report::capitalised(figure_words(figure, unit));
  if (drawn.empty()) {
    std::cout << ": no session has it.\n";
    return;
  }
  const auto width = static_cast<std::size_t>(std::min(terminal_width(), 100));
  std::cout << '\n'
            << plot_text(
                   drawn,
                   {.width = width, .braille = locale_is_utf8(), .left = first, .right = last});
}

Result<int> run_one(const LogDesk& log, const LogOptions& options, const ProgressWords& words,
                    const Period& period) {
  auto exercise =
      app::choose_exercise(*log.store, log.athlete.id, log.rules.knowledge, words.exercise);
  DOWEL_TRY(exercise);
  auto points = log.store->progress(log.athlete.id, *exercise, period);
  DOWEL_TRY(points);
  auto figure =
      words.plot.empty() ? Result<Figure>(telling_figure(*points)) : figure_by_word(words.plot);
  DOWEL_TRY(figure);
  if (options.json) {
    std::cout << report::progress_answer(log.athlete, {*exercise, *points}, *figure,
                                         log.rules.knowledge);
    return 0;
  }
  const std::string name = report::exercise_words(log.rules.knowledge, *exercise);
  if (points->empty()) {
    std::cout << fmt::format("No working set of {} is logged for {} here.\n", name,
                             log.athlete.name);
    return 0;
  }
  std::cout << fmt::format("{}, {}\n", name, report::count_of(points->size(), "session"));
  print_table(*points, log.unit(), period.from || period.to);
  print_plot(*points, *figure, log.unit());
  const int sessions = log.rules.knowledge.coach->change_sessions;
  if (const auto change = recent_change(*points, *figure, sessions)) {
    std::cout << fill(
        "Lately {change}: the latest sessions, at most {most:words}, against as many before.\n",
        {{"change", change_words(change)}, {"most", std::to_string(sessions)}});
  }
  return 0;
}

Result<int> run_progress(const LogOptions& options, const ProgressWords& words) {
  auto log = open_log_desk(options, DeskFor::kGlancing);
  DOWEL_TRY(log);
  auto period = parse_period(words.from, words.to);
  DOWEL_TRY(period);
  if (!words.at.empty()) {
    const auto when = parse_when(words.at, local_now());
    DOWEL_TRY(when);
    period->to = std::min(period->to.value_or(dowel::day_of(*when)), dowel::day_of(*when));
  }
  if (!words.exercise.empty()) return run_one(*log, options, words, *period);
  if (!words.plot.empty()) {
    return fail(ErrorCode::kUsage, "it is not said what to draw",
                "name an exercise: dowel progress deadlift --plot " + words.plot);
  }
  return run_all(*log, options, *period);
}

}  // namespace

void add_progress(Command& app) {
  auto options = std::make_shared<LogOptions>();
  auto words = std::make_shared<ProgressWords>();
  Command& command =
      app.add_command("progress", "How the exercises of the log develop, as tables and a plot");
  command.footer(
      "Warm-up sets are left out. The estimated maximum (1rm) is Epley's, from sets of 1 to 10\n"
      "repetitions: a guide, best from sets near failure.\n"
      "--json answers {\"schema\": \"dowel.progress/1\", \"athlete\": {…}, \"exercises\": [{slug, "
      "name,\nsessions, sets, last, best_load_kg, best_one_rm_kg, …, followed, recent_change}]}; "
      "with an\nexercise {…, \"exercise\": {slug, name}, \"points\": [{started, sets, reps, "
      "volume_kg, best_load_kg,\nbest_one_rm_kg, held, gradeable, …}]}");
  command.add_option("EXERCISE", words->exercise, "one exercise, session by session");
  command.add_option("--from", words->from, "first day: 2026-01-05, -90d").type_name("DAY");
  command.add_option("--to", words->to, "last day").type_name("DAY");
  command
      .add_option("--plot", words->plot,
                  "what to draw: 1rm, load, volume, reps, hold, metres or quality [what fits]")
      .type_name("FIGURE");
  add_log_options(command, *options);
  command.add_option("--at", words->at, "as if it were then: nothing later is told")
      .type_name("WHEN");
  command.does([=] { return finish(run_progress(*options, *words), options->json); });
}

}  // namespace dowel::cli
