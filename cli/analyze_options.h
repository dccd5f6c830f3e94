#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "core/log/athlete.h"
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

void add_athlete_options(Command& command, AnalyzeOptions& options);
void add_saving_options(Command& command, AnalyzeOptions& options);
void add_output_options(Command& command, AnalyzeOptions& options);

/// Runs the analysis. @returns the exit code
int run_analyze(const AnalyzeOptions& options);

}  // namespace dowel::cli
