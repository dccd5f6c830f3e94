#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "app/progress_summary.h"
#include "cli/commands.h"
#include "cli/log_access.h"
#include "cli/log_json_out.h"
#include "cli/log_words.h"
#include "cli/terminal_plot.h"
#include "cli/text_table.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

using app::Figure;
using store::ProgressPoint;

constexpr std::size_t kSessionsShown = 15;

struct ProgressWords {
  std::string exercise, from, to, plot;
};

std::string date_of(LocalTime time) { return to_text(time).substr(0, 10); }

std::string best_words(const ProgressPoint& p, MassUnit unit) {
  SetEntry best{.reps = p.best_load_reps, .load_kg = p.best_load_kg};
  if (!p.best_load_kg) {
    best.hold_s = p.longest_hold_s;
    best.distance_m = p.longest_distance_m;
  }
  const bool any = best.reps || best.load_kg || best.hold_s || best.distance_m;
  return any ? work_words(best, unit) : "";
}

/// The best of all sessions: the heaviest set, else the longest.
ProgressPoint best_of(const std::vector<ProgressPoint>& points) {
  ProgressPoint best;
  const auto keep = [](auto& kept, const auto& value) {
    if (value && (!kept || *value > *kept)) kept = value;
  };
  for (const ProgressPoint& p : points) {
    if (p.best_load_kg && (!best.best_load_kg || *p.best_load_kg > *best.best_load_kg)) {
      best.best_load_kg = p.best_load_kg;
      best.best_load_reps = p.best_load_reps;
    }
    keep(best.longest_hold_s, p.longest_hold_s);
    keep(best.longest_distance_m, p.longest_distance_m);
    keep(best.best_one_rm_kg, p.best_one_rm_kg);
  }
  return best;
}

std::string change_words(const std::optional<double>& change) {
  constexpr double kLevel = 0.01;
  if (!change) return "";
  if (std::abs(*change) < kLevel) return "level";
  return fmt::format("{} {:.0f} %", *change > 0 ? "up" : "down", std::abs(*change) * 100);
}

const char* figure_name(Figure figure) {
  switch (figure) {
    case Figure::kOneRepMax:
      return "1rm";
    case Figure::kLoad:
      return "load";
    case Figure::kVolume:
      return "volume";
    case Figure::kReps:
      return "reps";
    case Figure::kHold:
      return "hold";
    case Figure::kDistance:
      return "metres";
    case Figure::kQuality:
      break;
  }
  return "quality";
}

Json point_json(const ProgressPoint& p) {
  const auto number = [](const auto& value) { return value ? Json(*value) : Json(); };
  return {{"session_id", p.session.value},
          {"started", to_text(p.started)},
          {"sets", p.sets},
          {"reps", p.reps},
          {"volume_kg", p.volume_kg},
          {"best_load_kg", number(p.best_load_kg)},
          {"best_load_reps", number(p.best_load_reps)},
          {"best_one_rm_kg", number(p.best_one_rm_kg)},
          {"longest_hold_s", number(p.longest_hold_s)},
          {"longest_distance_m", number(p.longest_distance_m)},
          {"worst_pain", number(p.worst_pain)},
          {"held", p.held},
          {"gradeable", p.gradeable}};
}

Json exercise_json(const ExerciseRef& exercise, const Knowledge& knowledge) {
  return {{"slug", exercise.slug.empty() ? Json() : Json(exercise.slug)},
          {"name", exercise_words(knowledge, exercise)}};
}

struct Row {
  store::ExerciseProgress progress;
  int sets = 0;
  Figure figure = Figure::kReps;
  std::optional<double> change;
  ProgressPoint best;
};

std::vector<Row> rows_of(std::vector<store::ExerciseProgress> all) {
  std::vector<Row> rows;
  for (store::ExerciseProgress& progress : all) {
    Row row;
    for (const ProgressPoint& p : progress.points) row.sets += p.sets;
    row.figure = app::telling_figure(progress.points);
    row.change = app::recent_change(progress.points, row.figure);
    row.best = best_of(progress.points);
    row.progress = std::move(progress);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.sets > b.sets; });
  return rows;
}

void print_rows_json(const std::vector<Row>& rows, const LogAccess& log) {
  Json document = json_document("progress");
  document["athlete"] = record_json(log.athlete);
  document["exercises"] = Json::array();
  for (const Row& row : rows) {
    const auto number = [](const auto& value) { return value ? Json(*value) : Json(); };
    Json entry = exercise_json(row.progress.exercise, log.knowledge);
    entry["sessions"] = row.progress.points.size();
    entry["sets"] = row.sets;
    entry["last"] = to_text(row.progress.points.back().started);
    entry["best_load_kg"] = number(row.best.best_load_kg);
    entry["best_one_rm_kg"] = number(row.best.best_one_rm_kg);
    entry["longest_hold_s"] = number(row.best.longest_hold_s);
    entry["longest_distance_m"] = number(row.best.longest_distance_m);
    entry["followed"] = figure_name(row.figure);
    entry["recent_change"] = number(row.change);
    document["exercises"].push_back(std::move(entry));
  }
  print_json(document);
}

int run_all(const LogAccess& log, const LogOptions& options, const store::Period& period) {
  auto all = log.store->progress_of_all(log.athlete.id, period);
  if (!all) return tell_error(all.error());
  const auto rows = rows_of(std::move(*all));
  if (options.json) {
    print_rows_json(rows, log);
    return 0;
  }
  if (rows.empty()) {
    std::cout << "Nothing is logged for " << log.athlete.name
              << " here. Log a first set: dowel log add deadlift 3x5x60\n";
    return 0;
  }
  const MassUnit unit = log.athlete.shown_unit;
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : rows) {
    const auto& one_rm = row.best.best_one_rm_kg;
    cells.push_back({exercise_words(log.knowledge, row.progress.exercise),
                     std::to_string(row.progress.points.size()), std::to_string(row.sets),
                     date_of(row.progress.points.back().started), best_words(row.best, unit),
                     one_rm ? rounded_figure(*one_rm, unit, 0.1) : "", change_words(row.change)});
  }
  std::cout
      << table_text({{"exercise"},
                     {"sessions", true},
                     {"sets", true},
                     {"last"},
                     {"best set"},
                     {fmt::format("max ({})", unit_word(unit)), true},
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
                     p.best_one_rm_kg ? rounded_figure(*p.best_one_rm_kg, unit, 0.1) : "",
                     p.volume_kg > 0 ? rounded_figure(p.volume_kg, unit, 1) : "",
                     p.gradeable > 0 ? fmt::format("{} of {}", p.held, p.gradeable) : "",
                     p.worst_pain ? fmt::format("{} of 10", *p.worst_pain) : ""});
  }
  std::cout << table_text({{"date"},
                           {"sets", true},
                           {"reps", true},
                           {"best set"},
                           {fmt::format("max ({})", unit_word(unit)), true},
                           {fmt::format("lifted ({})", unit_word(unit)), true},
                           {"held"},
                           {"worst pain"}},
                          cells);
  if (first > 0)
    std::cout << fmt::format("  {} before these; see them with --from 2000-01-01\n",
                             report::count_of(first, "session"));
}

std::string figure_words(Figure figure, MassUnit unit) {
  switch (figure) {
    case Figure::kOneRepMax:
      return fmt::format("estimated maximum for one repetition ({})", unit_word(unit));
    case Figure::kLoad:
      return fmt::format("heaviest load ({})", unit_word(unit));
    case Figure::kVolume:
      return fmt::format("lifted in all: load times repetitions ({})", unit_word(unit));
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
    const auto value = app::figure_of(p, figure);
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

Result<Figure> figure_by_name(const std::string& name, const std::vector<ProgressPoint>& points) {
  if (name.empty()) return app::telling_figure(points);
  for (const Figure figure : {Figure::kOneRepMax, Figure::kLoad, Figure::kVolume, Figure::kReps,
                              Figure::kHold, Figure::kDistance, Figure::kQuality}) {
    if (name == figure_name(figure)) return figure;
  }
  return fail(ErrorCode::kUsage, "'" + name + "' cannot be drawn",
              "say 1rm, load, volume, reps, hold, metres or quality");
}

int run_one(const LogAccess& log, const LogOptions& options, const ProgressWords& words,
            const store::Period& period) {
  auto exercise = app::choose_exercise(*log.store, log.athlete.id, log.knowledge, words.exercise);
  if (!exercise) return tell_error(exercise.error());
  auto points = log.store->progress(log.athlete.id, *exercise, period);
  if (!points) return tell_error(points.error());
  auto figure = figure_by_name(words.plot, *points);
  if (!figure) return tell_error(figure.error());
  if (options.json) {
    Json document = json_document("progress");
    document["athlete"] = record_json(log.athlete);
    document["exercise"] = exercise_json(*exercise, log.knowledge);
    const auto change = app::recent_change(*points, *figure);
    document["followed"] = figure_name(*figure);
    document["recent_change"] = change ? Json(*change) : Json();
    document["points"] = Json::array();
    for (const ProgressPoint& p : *points) document["points"].push_back(point_json(p));
    print_json(document);
    return 0;
  }
  const std::string name = exercise_words(log.knowledge, *exercise);
  if (points->empty()) {
    std::cout << fmt::format("No working set of {} is logged for {} here.\n", name,
                             log.athlete.name);
    return 0;
  }
  std::cout << fmt::format("{}, {}\n", name, report::count_of(points->size(), "session"));
  print_table(*points, log.athlete.shown_unit, period.from || period.to);
  print_plot(*points, *figure, log.athlete.shown_unit);
  if (const auto change = app::recent_change(*points, *figure))
    std::cout << fmt::format(
        "Lately {}: the latest sessions, at most three, against as many before.\n",
        change_words(change));
  return 0;
}

int run_progress(const LogOptions& options, const ProgressWords& words) {
  auto log = look_into_log(options, app::Opening::kToRead);
  if (!log) return tell_error(log.error());
  auto period = parse_period(words.from, words.to);
  if (!period) return tell_error(period.error());
  if (!words.exercise.empty()) return run_one(*log, options, words, *period);
  if (!words.plot.empty())
    return tell_error({ErrorCode::kUsage, "it is not said what to draw", "",
                       "name an exercise: dowel progress deadlift --plot " + words.plot});
  return run_all(*log, options, *period);
}

}  // namespace

void add_progress(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LogOptions>();
  auto words = std::make_shared<ProgressWords>();
  CLI::App* command =
      app.add_subcommand("progress", "How the exercises of the log develop, as tables and a plot");
  command->footer(
      "Warm-up sets are left out. The estimated maximum (1rm) is Epley's, from sets of 1 to 10\n"
      "repetitions: a guide, best from sets near failure.\n"
      "--json answers {\"schema\": \"dowel.progress/1\", \"athlete\": {…}, \"exercises\": [{slug, "
      "name,\nsessions, sets, last, best_load_kg, best_one_rm_kg, …, followed, recent_change}]}; "
      "with an\nexercise {…, \"exercise\": {slug, name}, \"points\": [{started, sets, reps, "
      "volume_kg, best_load_kg,\nbest_one_rm_kg, held, gradeable, …}]}");
  command->add_option("EXERCISE", words->exercise, "one exercise, session by session");
  command->add_option("--from", words->from, "first day: 2026-01-05, -90d")->type_name("DAY");
  command->add_option("--to", words->to, "last day")->type_name("DAY");
  command
      ->add_option("--plot", words->plot,
                   "what to draw: 1rm, load, volume, reps, hold, metres or quality [what fits]")
      ->type_name("FIGURE");
  add_log_options(*command, *options);
  command->callback([=, &exit_code] { exit_code = run_progress(*options, *words); });
}

}  // namespace dowel::cli
