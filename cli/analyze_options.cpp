#include "cli/analyze_options.h"

namespace dowel::cli {

void add_lifter_options(Command& command, std::string& exercise, AthleteBody& body,
                        std::optional<double>& plate_mm) {
  command
      .add_option("-e,--exercise", exercise,
                  "what was done (see 'dowel exercises'), or auto to recognise hinge or squat")
      .show_default();
  command.add_option("--height", body.height_m, "the lifter's height in metres")
      .check(Between{0.8, 2.6})
      .type_name("M");
  command.add_option("--mass", body.mass_kg, "the lifter's mass in kilograms")
      .check(Between{20.0, 400.0})
      .type_name("KG");
  command
      .add_choice<Sex>("--sex", body.sex, {{"f", Sex::kFemale}, {"m", Sex::kMale}},
                       "f or m: chooses the table of segment masses")
      .type_name("f|m");
  command.add_option("--load", body.load_kg, "what was lifted, in kilograms")
      .check(Between{0.0, 1000.0})
      .type_name("KG");
  command
      .add_option("--plate", plate_mm,
                  "diameter of the plate nearest to the camera in millimetres, if you know it: 450 "
                  "for competition plates. Velocities of the bar are told by it")
      .check(Between{100.0, 500.0})
      .type_name("MM");
}

void add_athlete_options(Command& command, AnalyzeOptions& options) {
  add_lifter_options(command, options.exercise, options.athlete, options.plate_mm);
  command
      .add_option(
          "--person", options.person,
          "which of the people in the film, from 1, as 'people' in the JSON numbers them; 0: "
          "the one who lifts")
      .check(Between{0, 100})
      .type_name("N");
  using formats::FilmNetwork;
  command
      .add_choice<FilmNetwork>("--model", options.network,
                               {{"lite", FilmNetwork::kLite},
                                {"full", FilmNetwork::kFull},
                                {"heavy", FilmNetwork::kHeavy}},
                               "pose network: faster or steadier [full]")
      .type_name("lite|full|heavy");
}

void add_saving_options(Command& command, AnalyzeOptions& options) {
  Option& save = command.add_flag("--save", options.save,
                                  "keep the analysis in the log, with the set it belongs to");
  command
      .add_option("--athlete", options.who,
                  "who it is: height, mass and sex come from the log when not said here")
      .type_name("NAME");
  command
      .add_option("--set", options.saved_set,
                  "which set, as 'dowel log list' numbers them: last, 3, 2026-01-05/3 [the newest "
                  "of this exercise today not yet filmed; a new one when there is none]")
      .needs(save)
      .type_name("SET");
  command.add_option("--log", options.log, "the log's file, if not the usual one")
      .type_name("FILE");
}

void add_output_options(Command& command, AnalyzeOptions& options) {
  command.add_option("--json", options.json, "write the analysis as JSON").type_name("FILE");
  command.add_option("--html", options.html, "write the report: one page, nothing to download")
      .type_name("FILE");
  command.add_option("--csv", options.csv, "write tables of reps, measures and time series")
      .type_name("DIR");
  command.add_option("--overlay", options.overlay, "write the film with everything drawn on it")
      .type_name("FILE.mp4");
  command.add_flag("-q,--quiet", options.quiet, "say nothing unless something is wrong");
}

}  // namespace dowel::cli
