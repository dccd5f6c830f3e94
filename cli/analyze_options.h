#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "core/catalogue/knowledge.h"
#include "core/log/athlete.h"
#include "core/technique/profile.h"
#include "formats/film_messages.h"

namespace dowel::cli {

/// What the user said after `dowel analyze`.
struct AnalyzeOptions {
  std::vector<std::string> clips;
  std::string exercise = "auto";
  AthleteBody athlete;
  std::optional<double> plate_mm;  ///< the near plate's diameter, confirmed by the user
  formats::FilmNetwork network = formats::FilmNetwork::kFull;
  std::string json, html, csv, overlay;  ///< empty: not asked for
  bool quiet = false;
  bool save = false;       ///< tie the analysis to a set of the log
  std::string log;         ///< the log's file; empty: the default place
  std::string who;         ///< the athlete's name; empty: see app::find_athlete
  std::string saved_set;   ///< which set; empty: the one just done
  int person = 0;          ///< of the film's people, from 1; 0: the one who lifts
  bool synthetic = false;  ///< the film shows no real person; said on every page
};

/// What was lifted and by what body, for every command that takes a film.
void add_lifter_options(Command& command, std::string& exercise, AthleteBody& body,
                        std::optional<double>& plate_mm);

/// @param wanted  an id or any name of an exercise; "auto" or empty: it shall be recognised (null)
/// @returns errors: kUsage, with the nearest name
Result<const ExerciseProfile*> find_exercise_profile(const std::string& wanted,
                                                     const Knowledge& knowledge,
                                                     const Technique& technique);

/// A diameter as it is said on a plate. @param said [mm] @returns [m]
inline std::optional<double> metres(std::optional<double> said) {
  constexpr double kMmPerMetre = 1000;
  return said ? std::optional(*said / kMmPerMetre) : std::nullopt;
}

void add_athlete_options(Command& command, AnalyzeOptions& options);
void add_saving_options(Command& command, AnalyzeOptions& options);
void add_output_options(Command& command, AnalyzeOptions& options);

/// Runs the analysis. @returns the exit code
int run_analyze(const AnalyzeOptions& options);

}  // namespace dowel::cli
