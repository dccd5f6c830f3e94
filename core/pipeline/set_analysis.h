#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/bar/set_bar.h"
#include "core/body/scale.h"
#include "core/body/view.h"
#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"
#include "core/spine/dowel_track.h"
#include "core/technique/finding.h"
#include "core/technique/sum_up.h"

namespace dowel {

/// Which exercise was judged and how that was decided.
struct ExerciseMatch {
  std::string id;           ///< slug of the exercise, or hinge, squat, none when only recognised
  bool recognised = false;  ///< true: by Dowel; false: the user said so
  double confidence = 1;    ///< 0 … 1; 1 when given
  std::string profile{};    ///< id of the ExerciseProfile that judged; empty when nothing did
  std::optional<BodySide> stands_on{};  ///< in a lift on one leg, where it could be told
};

/// Something the reader should know that is not a verdict.
struct Warning {
  std::string code;     ///< stable snake_case
  std::string message;  ///< what, and what to do about it
};

/// A stretch of the film with one camera place, one view and one size of the lifter.
struct AnalysedStretch {
  std::size_t from = 0;  ///< frames from … to − 1
  std::size_t to = 0;
  View view;
  Scale scale;
};

/// Everything Dowel found out about one set. One member a stage, in the order they are made.
struct SetAnalysis {
  std::vector<AnalysedStretch> stretches;  ///< body/find_stretches; one for a plain film
  View view;                          ///< body/estimate_view; of the stretch with most of the set
  Scale scale;                        ///< body/estimate_scale
  BodyMotion motion;                  ///< kinematics/measure_motion; shape (n frames)
  RepList reps;                       ///< reps/segment_reps
  ExerciseMatch exercise;             ///< reps/recognise_exercise
  DowelTrack dowel;                   ///< spine/lay_dowel; shape (n frames)
  SetBar bar;                         ///< bar/measure_bar_motion, bar/measure_rep_bars
  std::vector<RepFindings> findings;  ///< technique/judge; one per entry of reps.reps
  std::vector<SetFault> faults;       ///< technique/sum_up
  SetQuality quality;                 ///< technique/sum_up
  std::vector<Warning> warnings;      ///< every stage may add
};

}  // namespace dowel
