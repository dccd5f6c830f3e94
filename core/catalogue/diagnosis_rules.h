#pragma once

#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/diagnosis; what stands in braces is put in when they are said.
struct DiagnosisWords {
  Phrase told;
  Phrase told_for_lift;  ///< {lift}
  Phrase meant_by_lift;  ///< {lift}
  Phrase sits_a_lot;
  Phrase not_while_back_hurts;  ///< {exercise}, {id}
  Phrase broken_in;             ///< {broken}, {reps}
  Phrase broken_in_these;       ///< {broken}, {reps}, {which}
  Phrase supported;             ///< {cause}
  Phrase supported_ours;        ///< {cause}
  Phrase first_suspected;       ///< {cause}
  Phrase competing;             ///< {cause}
  Phrase competing_ours;        ///< {cause}
  Phrase unlikely;              ///< {cause}
  Phrase evidence_mixed;
  Phrase nothing_seen;
  Phrase no_weak_link;
  Phrase some_tested;  ///< {causes}, {supported}
  Phrase none_tested;  ///< {causes}
  Phrase red_flags;    ///< {flags}
  Phrase red_pain;
  Phrase next_test;         ///< {test}, {causes}
  Phrase improved;          ///< {measure}
  Phrase unchanged;         ///< {measure}
  Phrase worse;             ///< {measure}
  Phrase not_remeasured;    ///< {measure}
  Phrase improved_lighter;  ///< {measure}
  Phrase block_unmeasured;
  Phrase block_improved;      ///< {improved}, {measured}, {worse}
  Phrase block_not_improved;  ///< {worse}
  Phrase block_got_worse;     ///< {count}
  Phrase block_left;          ///< {count}
};

/// How findings are read: the numbers of knowledge/ that the room core/diagnosis works by. All are
/// settings of this project but where the file names a source.
struct DiagnosisRules {
  int fewest_for_order =
      0;  ///< judged repetitions from which first and last mean different ones [repetitions]
  int least_broken =
      0;  ///< broken repetitions of several from which a fault is clear, not a hint [repetitions]
  int end_reps =
      0;  ///< repetitions at either end of a set that are its first and its last [repetitions]
  int most_tests = 0;  ///< tests proposed at once [tests]
  double comparable_load_share =
      0;  ///< load, as part of the one before, from which two films may be compared [part]
  double lighter_share =
      0;  ///< part of the heavier set's load up to which a set counts as the lighter one [part]
  double confidence_sd =
      0;  ///< standard deviations of a difference beyond which it counts as change [sd]
  DiagnosisWords words{};
};

}  // namespace dowel
