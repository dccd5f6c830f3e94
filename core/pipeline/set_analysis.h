#pragma once

#include <string>
#include <vector>

#include "core/body/scale.h"
#include "core/body/view.h"
#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"
#include "core/spine/dowel_track.h"
#include "core/technique/finding.h"

namespace dowel {

/// Which exercise was judged and how that was decided.
struct ExerciseMatch {
  std::string id;           ///< slug of the exercise, or hinge, squat, none when only recognised
  bool recognised = false;  ///< true: by Dowel; false: the user said so
  double confidence = 1;    ///< 0 … 1; 1 when given
};

/// One fault over the whole set.
struct SetFault {
  std::string fault;       ///< D-…, or the checkpoint's id when no fault is named
  std::string checkpoint;  ///< C-…
  std::vector<int> reps;   ///< index of the reps that broke it
  std::vector<int> borderline_reps;
  std::string message;  ///< one plain sentence
};

/// Movement quality of the set: how many checkpoint-reps held of those that could be graded.
struct SetQuality {
  int held = 0;
  int gradeable = 0;
};

/// Something the reader should know that is not a verdict.
struct Warning {
  std::string code;     ///< stable snake_case
  std::string message;  ///< what, and what to do about it
};

/// Everything Dowel found out about one set. One member a stage, in the order they are made.
struct SetAnalysis {
  View view;                          ///< body/estimate_view
  Scale scale;                        ///< body/estimate_scale
  BodyMotion motion;                  ///< kinematics/measure_motion; shape (n frames)
  RepList reps;                       ///< reps/segment_reps
  ExerciseMatch exercise;             ///< reps/recognise_exercise
  DowelTrack dowel;                   ///< spine/lay_dowel; shape (n frames)
  std::vector<RepFindings> findings;  ///< technique/judge_reps; one per entry of reps.reps
  std::vector<SetFault> faults;       ///< technique/sum_up
  SetQuality quality;                 ///< technique/sum_up
  std::vector<Warning> warnings;      ///< every stage may add
};

}  // namespace dowel
