#pragma once

#include <string>
#include <vector>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

/// The set in plain words; the same on the page and on the terminal. Sentences end in full stops.
struct Verdict {
  std::string count;                ///< "10 reps."
  std::vector<std::string> held;    ///< "Your back kept its shape in all of them."
  std::vector<std::string> faults;  ///< "Your hips shot up first in 9 of 10 reps."
  std::vector<std::string> untold;  ///< "Could not tell: …"; without a rep: the warnings
  std::string quality;              ///< "41 of 45 checkpoint-reps held"; never a 0–100 score
  int untold_count = 0;             ///< checkpoint-reps of counted reps that could not be told
};

Verdict speak_verdict(const SetAnalysis& analysis, const Names& names);

/// All sentences of the verdict in reading order, without the quality.
std::string verdict_text(const Verdict& verdict);

/// "deadlift (recognised, 93 % sure)", "deadlift (as you said)"
std::string exercise_text(const ExerciseMatch& exercise, const Names& names);

/// Four figures in the order coaches write them, "?" for a descent that was not filmed.
std::string tempo_text(const Rep& rep);

/// When a frame was shown [s]; not a number when the frame does not exist.
double frame_time_s(const SetAnalysis& analysis, std::size_t frame);

}  // namespace dowel::report
