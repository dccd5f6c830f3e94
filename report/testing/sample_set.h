#pragma once

#include <string>
#include <vector>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report::testing {

/// What the invented set should show. Nobody was measured: joint angles follow raised cosines, the
/// body is four rods, and the verdicts are written down by hand so that every state occurs.
struct SampleOptions {
  int reps = 10;
  bool cut_last = false;    ///< one more rep, cut by the end of the clip
  bool rounded = false;     ///< the back rounds in most reps
  bool oblique = false;     ///< camera 34° off: nothing about the spine can be told
  bool with_scale = true;   ///< false: no metres
  bool pull_first = false;  ///< a pull from the floor: the descent follows the ascent
  bool recognised = true;   ///< false: the user named the exercise
  bool with_bar = false;    ///< a plate was followed in all reps but the second
  double frame_rate_hz = 30;
};

SetAnalysis sample_set(const SampleOptions& options = {});

/// Facts to go with it; `synthetic` is set. Without pictures: see sample_picture.h.
ReportContext sample_context(const SetAnalysis& analysis);

/// Names as the knowledge files would give them.
Names sample_names();

struct SampleCase {
  std::string name;  ///< also usable as a file name
  SetAnalysis analysis;
  ReportContext context;
};

/// All cases that outputs are checked with: every state, partial rep, zero reps, view that tells
/// nothing, no scale, 1 and 40 reps, hostile names, numbers that are not numbers.
std::vector<SampleCase> sample_cases();

}  // namespace dowel::report::testing
