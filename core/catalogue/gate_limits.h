#pragma once

#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/gate; what stands in braces is put in when they are said.
struct GateWords {
  Sentence pain_red;           ///< {pain}
  Sentence pain_growing;       ///< {pain}
  Sentence pain_next_day;      ///< {pain}
  Sentence pain_told;          ///< {pain}, {day}
  Sentence pain_told_growing;  ///< {pain}, {day}
  Sentence pain_told_settled;  ///< {pain}, {day}
  Sentence pain_amber;         ///< {pain}
  Phrase pain_eased;           ///< {day}
  Phrase film_besides;         ///< {film}
  Phrase green_would_change;
  Phrase told_would_change;
  Sentence not_measured;  ///< {why}
  Phrase film_would_change;
  Sentence no_rules;
  Phrase no_rules_would_change;
  Sentence broken_back;        ///< {film}
  Sentence broken_stay;        ///< {film}
  Phrase broken_would_change;  ///< {sessions}
  Sentence unclear;            ///< {film}
  Phrase unclear_would_change;
  Sentence clean_so_far;      ///< {clean}, {needed}
  Phrase clean_would_change;  ///< {left}
  Sentence passed;
  Phrase passed_would_change;
  Sentence front_stands;  ///< {film}, {day}
  Phrase front_would_change;
  Phrase only_from_front;
  Phrase last_film;  ///< {day}, {film}
  Phrase no_session;
  Phrase stale_film;  ///< {days}
  Phrase not_filmed;
  Phrase cannot_judge;
  Phrase clear_in_few;  ///< {held}, {clear}, {reps}
  Phrase few_reps;      ///< {reps}
  Phrase few_judged;    ///< {held}, {judged}, {reps}
  Phrase fault;         ///< {fault}, {broken}, {reps}
};

/// What the gate decides by: the numbers of knowledge/ that the room core/gate works by. All are
/// settings of this project but where the file names a source.
struct GateLimits {
  int sessions_to_pass =
      0;  ///< clean sessions in a row, at the start and after a failure [sessions]
  int least_reps =
      0;  ///< clearly seen repetitions below which the gate does not pass [repetitions]
  double least_seen = 0;          ///< part of the repetitions a rule must be gradeable in [part]
  double least_held = 0;          ///< part of the graded repetitions that must clearly hold [part]
  double least_held_by_mean = 0;  ///< the same where the set's mean holds clearly [part]
  double regress_from =
      0;  ///< part of the graded repetitions broken from which a step back is due [part]
  int broken_to_regress =
      0;  ///< sessions in a row with a fault after which a step back is due [sessions]
  double margin_sd = 0;  ///< by how many standard deviations a value must clear its threshold [sd]
  int stale_after_days = 0;  ///< age of a film from which it says nothing about today [days]
  double least_load = 0;     ///< filmed load, as part of the heaviest of the session, below which a
                             ///< clean film does not count [part]
  GateWords words{};
};

}  // namespace dowel
