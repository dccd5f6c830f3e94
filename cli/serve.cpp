#include "server/serve.h"

#include <iostream>
#include <memory>

#include "app/open_in_browser.h"
#include "app/rules_in_force.h"
#include "app/synthetic_demo.h"
#include "cli/analyze_options.h"
#include "cli/commands.h"
#include "cli/interrupt.h"

namespace dowel::cli {
namespace {

struct ServeWords {
  std::size_t port = 8080;
  std::string data, film;
  bool synthetic = false;
  std::string exercise = "auto";
  AthleteBody lifter;
  std::optional<double> plate_mm;
};

// What the film shows: as was said, or what is known of Dowel's own.
Result<void> add_film(const ServeWords& words, server::ServeOptions& options) {
  options.film = words.film;
  options.synthetic = words.synthetic;
  options.lifter = words.synthetic ? app::kSyntheticBody : words.lifter;
  options.lifter.plate_m = metres(words.plate_mm);
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const auto exercise =
      find_exercise_profile(words.synthetic ? app::kSyntheticExercise : words.exercise,
                            rules->knowledge, rules->technique);
  DOWEL_TRY(exercise);
  if (*exercise != nullptr) options.exercise = (*exercise)->id;
  return {};
}

Result<int> run_serve(const ServeWords& words) {
  server::ServeOptions options;
  options.port = static_cast<std::uint16_t>(words.port);
  if (!words.data.empty()) options.data = words.data;
  if (!words.film.empty()) {
    DOWEL_TRY(add_film(words, options));
  }
  const auto ready = [](const std::string& address) {
    std::cout << "Dowel is at " << address << "\nCtrl-C ends it." << std::endl;
  };
  const auto reviewed = [](const Result<std::string>& address) {
    if (address) {
      std::cout << "The review is at " << *address << std::endl;
    } else {
      std::cout << "There is no review: " << address.error().message << std::endl;
    }
  };
  DOWEL_TRY(server::serve(options, stop_on_interrupt(), ready, reviewed));
  return 0;
}

Result<int> run_app() {
  if (const auto address = server::address_in_use(std::nullopt)) {
    std::cout << "Dowel is at " << *address << std::endl;
    app::open_in_browser(*address);
    return 0;
  }
  server::ServeOptions options;
  options.any_port = true;
  const auto ready = [](const std::string& address) {
    std::cout << "Dowel is at " << address << "\nCtrl-C ends it." << std::endl;
    if (!app::open_in_browser(address)) std::cout << "Open it in a browser." << std::endl;
  };
  DOWEL_TRY(server::serve(options, stop_on_interrupt(), ready));
  return 0;
}

}  // namespace

int open_the_app() { return finish(run_app(), false); }

void add_serve(Command& app) {
  auto words = std::make_shared<ServeWords>();
  Command& command =
      app.add_command("serve", "The app: page and API for this machine alone, until Ctrl-C");
  constexpr std::size_t kLastPort = 65535;
  command.add_option("--port", words->port, "0: any that is free")
      .check(Between{std::size_t{0}, kLastPort})
      .show_default()
      .type_name("N");
  command
      .add_option("--data", words->data,
                  "where log, films and all else lie [the usual log, and a folder beside it]")
      .type_name("DIR");
  command
      .add_option("--film", words->film,
                  "take a film in and analyse it, and say where its review is")
      .type_name("CLIP");
  command.add_flag("--synthetic", words->synthetic,
                   "the film is that of 'dowel demo': it shows no real person");
  add_lifter_options(command, words->exercise, words->lifter, words->plate_mm);
  command.footer(
      "The API is described at /api/openapi.json; /api/health says whether it is there.\n"
      "Nobody but this machine can reach it.");
  command.does([words] { return finish(run_serve(*words), false); });
}

}  // namespace dowel::cli
