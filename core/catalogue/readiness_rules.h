#pragma once

#include <string>
#include <vector>

#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/readiness; what stands in braces is put in when they are said.
struct ReadinessWords {
  Sentence lasting_pain;  ///< {weeks}
  Phrase emergency;
  Phrase seek_help_today;
  Phrase see_a_clinician;
  Phrase warning_sign;  ///< {when}
  Phrase own_words;
};

/// What pain, warning signs and conditions mean: the numbers of knowledge/ that the room
/// core/readiness works by. All are settings of this project but where the file names a source.
struct ReadinessRules {
  RealRange green{};  ///< green pain [of 10]
  RealRange amber{};  ///< amber pain [of 10]
  RealRange groin{};  ///< groin pain above it steps adductor work back [of 10]
  int weeks_to_clinician =
      0;  ///< how long amber pain may last before a clinician should see it [weeks]
  int red_weeks_to_clinician =
      0;  ///< how long pain above amber may last before a clinician should see it [weeks]
  int lately_weeks = 0;  ///< how long pain that stopped a plan, or pain of the back or groin,
                         ///< counts as lately [weeks]
  std::vector<std::string> sore_lower_back{};  ///< exercises it is loaded by, by their ids
  std::vector<std::string> sore_groin{};
  std::vector<std::string> sore_hamstring{};
  std::vector<std::string> sore_knee{};
  ReadinessWords words{};
};

}  // namespace dowel
