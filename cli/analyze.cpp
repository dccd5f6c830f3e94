#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <vector>

#include "app/desk.h"
#include "app/exercise_choice.h"
#include "app/failed_analysis.h"
#include "app/film_process.h"
#include "app/output_paths.h"
#include "app/save_analysis.h"
#include "app/whole_file.h"
#include "cli/analyze_options.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/log_options.h"
#include "cli/progress_bar.h"
#include "cli/visible_output.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

namespace fs = std::filesystem;

// What each clip's files are called after: its name, numbered where two clips share one. Empty for
// a single clip, whose files are called as they were asked for.
std::vector<std::string> labels_of(const std::vector<std::string>& clips) {
  if (clips.size() == 1) return {""};
  std::vector<std::string> labels;
  for (const std::string& clip : clips) {
    const std::string stem = fs::path(clip).stem().string();
    std::string label = stem;
    for (int n = 2; std::find(labels.begin(), labels.end(), label) != labels.end(); ++n) {
      label = fmt::format("{}-{}", stem, n);
    }
    labels.push_back(label);
  }
  return labels;
}

// With several clips each gets its own files: NAME.ext becomes NAME-<label>.ext.
std::optional<fs::path> path_for(const std::string& wanted, const std::string& label) {
  if (wanted.empty()) return std::nullopt;
  const fs::path path(wanted);
  if (label.empty()) return path;
  fs::path own = path.parent_path() / path.stem();
  own += "-" + label;
  own += path.extension();
  return own;
}

app::OutputPaths outputs_for(const AnalyzeOptions& options, const std::string& label) {
  app::OutputPaths outputs;
  outputs.json = path_for(options.json, label);
  outputs.html = path_for(options.html, label);
  outputs.overlay = path_for(options.overlay, label);
  if (!options.csv.empty()) {
    outputs.csv_folder = label.empty() ? fs::path(options.csv) : fs::path(options.csv) / label;
  }
  return outputs;
}

// Said before minutes of work, not after.
Result<void> check_writable(const app::OutputPaths& outputs) {
  for (const auto& file : {outputs.json, outputs.html, outputs.overlay}) {
    if (!file) continue;
    DOWEL_TRY(app::check_writable(*file));
  }
  return {};
}

int give_up(const Error& error, const std::string& clip, const app::OutputPaths& outputs) {
  const int code = tell_error(error, clip);
  if (outputs.json && error.code != ErrorCode::kCancelled &&
      error.code != ErrorCode::kWriteFailed) {
    if (auto done = app::write_error(clip, error, *outputs.json); !done) tell_error(done.error());
  }
  return code;
}

// The log of an analysis that is to be saved, or that takes the athlete's body from it.
Result<app::LogDesk> open_saving_log(const AnalyzeOptions& options) {
  const app::DeskWords words{
      options.log.empty() ? std::nullopt : std::optional<fs::path>(options.log), options.who};
  auto log =
      app::open_log_desk(words, options.save ? app::DeskFor::kWriting : app::DeskFor::kLooking);
  DOWEL_TRY(log);
  if (!options.saved_set.empty()) {
    if (options.clips.size() > 1) {
      return fail(ErrorCode::kUsage, "several clips cannot belong to one set",
                  "analyse them one by one, or leave --set out: each goes to the next set");
    }
    auto set = app::find_set(*log->store, log->athlete.id, options.saved_set);
    DOWEL_TRY(set);
  }
  return log;
}

// What is known of a film before it is read.
struct FilmedSet {
  const ExerciseProfile* exercise = nullptr;  // null: recognise it
  AthleteBody athlete;
};

void fill_body(const Athlete& athlete, AthleteBody& body) {
  if (!body.height_m) body.height_m = athlete.height_m;
  if (!body.mass_kg) body.mass_kg = athlete.mass_kg;
  if (body.sex == Sex::kUnstated) body.sex = athlete.sex;
}

// A film named for a set must be of its exercise; one that cannot be measured itself may be
// measured as another.
Result<void> check_exercise(const SetEntry& set, const ExerciseProfile* said,
                            const std::string& handle, const Knowledge& knowledge,
                            const Technique& technique) {
  const Exercise* film = said == nullptr ? nullptr : find_exercise(knowledge, said->id);
  if (handle.empty() || film == nullptr || film->slug == set.exercise.slug) return {};
  const ExerciseProfile* own = technique.find_profile(set.exercise.slug);
  if (own == nullptr || own->recognised_only) return {};
  return fail(ErrorCode::kUsage,
              fmt::format("set {} is {}, the film is said to show {}", handle,
                          report::exercise_words(knowledge, set.exercise), film->name),
              fmt::format("name the set that was filmed, or leave --set out; if the log is wrong: "
                          "dowel log edit {} exercise={}",
                          handle, film->slug));
}

// What the log says of the set is not asked again: its load, and its exercise when that can be
// measured.
Result<void> fill_from_set(const std::string& path, const AnalyzeOptions& options,
                           const Knowledge& knowledge, const Technique& technique,
                           app::LogDesk& log, FilmedSet& film) {
  app::AnalysisToSave looked_for;
  if (film.exercise != nullptr) looked_for.slugs = {film.exercise->id};
  looked_for.clip = fs::path(path).filename().string();
  looked_for.done = local_now();
  looked_for.set_handle = options.saved_set;
  looked_for.oldest_first = options.clips.size() > 1;
  auto found = app::set_for(*log.store, log.athlete, looked_for);
  DOWEL_TRY(found);
  if (!*found) return {};
  const SetEntry& set = (*found)->set;
  DOWEL_TRY(check_exercise(set, film.exercise, options.saved_set, knowledge, technique));
  if (!film.athlete.load_kg) film.athlete.load_kg = set.load_kg;
  if (film.exercise == nullptr) {
    const ExerciseProfile* profile = technique.find_profile(set.exercise.slug);
    if (profile != nullptr && !profile->recognised_only) film.exercise = profile;
  }
  return {};
}

void tell_saved(const app::SavedAnalysis& saved, const app::AnalysisToSave& analysis,
                const app::LogDesk& log, const Knowledge& knowledge) {
  const SetEntry& set = saved.set.set;
  std::cout << fmt::format(
      "    saved: with set {} of {} on {}: {}, {}{}\n", saved.set.number, log.athlete.name,
      report::day_words(std::chrono::floor<std::chrono::days>(saved.set.session.started)),
      report::exercise_words(knowledge, set.exercise), report::work_words(set, log.unit()),
      saved.made_set ? " (a new set, made from the film)" : "");
  if (set.reps && *set.reps != analysis.reps) {
    std::cout << fmt::format(
        "           the log says {} repetitions, the film shows {}: the log stays as it is\n",
        *set.reps, analysis.reps);
  }
  constexpr double kSame_kg = 0.05;
  const auto& said_kg = analysis.load_kg;
  if (said_kg && !saved.made_set &&
      (!set.load_kg || std::abs(*set.load_kg - *said_kg) > kSame_kg)) {
    const MassUnit unit = log.unit();
    std::cout << fmt::format("           the log says {}, --load said {}: the log stays as it is\n",
                             set.load_kg ? report::load_words(*set.load_kg, unit) : "no load",
                             report::load_words(*said_kg, unit));
  }
  const auto& slugs = analysis.slugs;
  if (!slugs.empty() && std::find(slugs.begin(), slugs.end(), set.exercise.slug) == slugs.end()) {
    std::cout << fmt::format("           it was measured as {}\n",
                             report::exercise_words(knowledge, {slugs.front(), ""}));
  }
}

int save_one(const std::string& path, const AnalyzeOptions& options,
             const formats::FilmAnalysed& film, const Knowledge& knowledge, app::LogDesk& log) {
  app::AnalysisToSave analysis;
  analysis.slugs = film.slugs;
  analysis.reps = film.reps;
  analysis.load_kg = options.athlete.load_kg;
  analysis.clip = fs::path(path).filename().string();
  analysis.json = film.json;
  analysis.held = film.held;
  analysis.gradeable = film.gradeable;
  analysis.done = local_now();
  analysis.made_at = app::utc_now();
  analysis.set_handle = options.saved_set;
  analysis.oldest_first = options.clips.size() > 1;
  if (auto kept = app::keep_athlete(*log.store, log.athlete); !kept) {
    return tell_error(kept.error(), path);
  }
  auto saved = app::save_analysis(*log.store, *log.rules.knowledge.coach, log.athlete, analysis,
                                  app::fresh_ids());
  if (!saved) return tell_error(saved.error(), path);
  if (!options.quiet) tell_saved(*saved, analysis, log, knowledge);
  return 0;
}

formats::AnalyseFilm request_for(const std::string& path, const app::OutputPaths& outputs,
                                 const AnalyzeOptions& options, const FilmedSet& film) {
  const auto name = [](const std::optional<fs::path>& file) {
    return file ? file->string() : std::string();
  };
  formats::AnalyseFilm request;
  request.clip = path;
  request.exercise = film.exercise == nullptr ? "" : film.exercise->id;
  request.athlete = film.athlete;
  request.network = options.network;
  request.person = options.person;
  request.json = name(outputs.json);
  request.html = name(outputs.html);
  request.overlay = name(outputs.overlay);
  request.csv_folder = name(outputs.csv_folder);
  request.synthetic = options.synthetic;
  request.colour = isatty(STDOUT_FILENO) == 1;
  return request;
}

int analyse_one(const std::string& path, const app::OutputPaths& outputs,
                const AnalyzeOptions& options, const Knowledge& knowledge, const FilmedSet& set,
                const std::stop_token& stop, app::LogDesk* log) {
  if (auto good = check_writable(outputs); !good) return tell_error(good.error(), path);
  const Result<formats::FilmAnalysed> film = [&] {
    ProgressBar bar(!options.quiet);
    return app::analyse_film(
        request_for(path, outputs, options, set),
        {stop, [&](const formats::FilmProgress& progress) { bar.show(progress); }});
  }();
  if (!film) return give_up(film.error(), path, outputs);
  if (!options.quiet) {
    print_coloured(std::cout, film->summary);
    for (const auto& [what, file] : {std::pair{"report", outputs.html},
                                     {"analysis", outputs.json},
                                     {"tables", outputs.csv_folder},
                                     {"film", outputs.overlay}}) {
      if (file) std::cout << fmt::format("{:>9}: {}\n", what, file->string());
    }
  }
  if (!options.save) return 0;
  return save_one(path, options, *film, knowledge, *log);
}

}  // namespace

Result<const ExerciseProfile*> find_exercise_profile(const std::string& wanted,
                                                     const Knowledge& knowledge,
                                                     const Technique& technique) {
  if (wanted.empty() || wanted == "auto") return nullptr;
  const auto usable = [&](const std::string& id) -> const ExerciseProfile* {
    const ExerciseProfile* profile = technique.find_profile(id);
    return profile != nullptr && !profile->recognised_only ? profile : nullptr;
  };
  if (const auto* profile = usable(wanted)) return profile;
  if (const Exercise* exercise = app::exercise_by_words(knowledge, wanted)) {
    if (const auto* profile = usable(exercise->slug)) return profile;
    return fail(ErrorCode::kUsage, "'" + exercise->name + "' cannot be measured from a film yet",
                "see 'dowel exercises' for those that can");
  }
  std::vector<std::string> slugs;
  for (const auto& p : technique.profiles) {
    if (!p.recognised_only) slugs.push_back(p.id);
  }
  std::string hint = "see 'dowel exercises' for the list";
  const auto nearest = nearest_words(wanted, slugs, 1);
  if (!nearest.empty()) hint = "did you mean '" + nearest.front() + "'? " + hint;
  return fail(ErrorCode::kUsage, "no exercise is called '" + wanted + "'", hint);
}

int run_analyze(const AnalyzeOptions& options) {
  const auto rules = app::load_rules();
  if (!rules) return tell_error(rules.error());
  const auto& [knowledge, technique] = *rules;
  auto exercise = find_exercise_profile(options.exercise, knowledge, technique);
  if (!exercise) return tell_error(exercise.error());

  std::optional<app::LogDesk> log;
  FilmedSet film{*exercise, options.athlete};
  film.athlete.plate_m = metres(options.plate_mm);
  if (options.save || !options.who.empty()) {
    auto opened = open_saving_log(options);
    if (!opened) return tell_error(opened.error());
    log = std::move(*opened);
    fill_body(log->athlete, film.athlete);
  }
  const std::stop_token stop = stop_on_interrupt();
  int worst = 0;
  const std::vector<std::string> labels = labels_of(options.clips);
  for (std::size_t i = 0; i < options.clips.size(); ++i) {
    FilmedSet own = film;
    if (options.save) {
      if (auto done = fill_from_set(options.clips[i], options, knowledge, technique, *log, own);
          !done) {
        return tell_error(done.error());
      }
    }
    const int code = analyse_one(options.clips[i], outputs_for(options, labels[i]), options,
                                 knowledge, own, stop, log ? &*log : nullptr);
    worst = std::max(worst, code);
    if (stop.stop_requested()) break;
  }
  return worst;
}

void add_analyze(Command& app) {
  auto options = std::make_shared<AnalyzeOptions>();
  Command& command = app.add_command(
      "analyze", "Measure every repetition of a filmed set (deadlifts, hinges, swings, squats)");
  command.alias("analyse");
  command.add_option("CLIP", options->clips, "video files; each is one set of one lifter")
      .required();
  add_athlete_options(command, *options);
  add_saving_options(command, *options);
  add_output_options(command, *options);
  command.does([options] { return run_analyze(*options); });
}

}  // namespace dowel::cli
