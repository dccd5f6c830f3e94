#include <filesystem>
#include <iostream>
#include <memory>

#include "app/film_process.h"
#include "app/synthetic_demo.h"
#include "cli/analyze_options.h"
#include "cli/commands.h"

namespace dowel::cli {
namespace {

int run_demo(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return tell_error({ErrorCode::kWriteFailed,
                       "the folder '" + folder + "' cannot be made",
                       {},
                       "choose a folder that you may write to"});
  }
  const std::filesystem::path out(folder);
  AnalyzeOptions options;
  options.clips = {(out / "synthetic-lifter.mp4").string()};
  options.exercise = app::kSyntheticExercise;
  options.athlete = app::kSyntheticBody;
  options.json = (out / "synthetic-lifter.json").string();
  options.html = (out / "synthetic-lifter.html").string();
  options.overlay = (out / "synthetic-lifter-overlay.mp4").string();
  options.csv = (out / "synthetic-lifter-tables").string();
  options.synthetic = true;
  std::cout << "Filming the synthetic lifter (a drawn figure, no real person) …\n";
  if (auto done = app::draw_film(options.clips.front()); !done) {
    return tell_error(done.error());
  }
  return run_analyze(options);
}

}  // namespace

void add_demo(Command& app) {
  auto folder = std::make_shared<std::string>("out");
  Command& command = app.add_command(
      "demo", "Film a synthetic lifter and analyse it: a full report without a clip of your own");
  command.add_option("DIR", *folder, "where film and report go").show_default();
  command.does([folder] { return run_demo(*folder); });
}

}  // namespace dowel::cli
