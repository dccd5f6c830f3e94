#pragma once

#include "core/catalogue/roster_rules.h"
#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/coach; what stands in braces is put in when they are said.
struct CoachWords {
  Phrase changed_for_pain;
  Phrase changed_for_athlete;
  Phrase easier_week;
  Phrase sets_by_plan;  ///< {sets}
  Phrase own_as_last;
  Phrase told_with_note;  ///< {note}
  Phrase signs_asked_again;
  Phrase signs_answered;  ///< {answers}
  Phrase signs_not_answered;
  Phrase signs_open;
  Phrase signs_new_pain;
  Phrase nothing_broken;
};

/// How long an answer stands: the numbers of knowledge/ that the room core/coach works by. All are
/// settings of this project but where the file names a source.
struct CoachRules {
  int red_flag_weeks =
      0;              ///< answers about warning signs older than this are asked for again [weeks]
  int pain_days = 0;  ///< answers about milder pain older than this say nothing of today [days]
  int lasting_days = 0;  ///< pain told again within so long is the same pain that lasts [days]
  int test_days = 0;     ///< tests older than this are done again [days]
  int days_ahead = 0;    ///< so far the clock of another time zone may be ahead [days]
  int compare_apart_days =
      0;  ///< days between two films from which they are compared as before and after [days]
  int usual_days = 0;         ///< training days a week where nobody said how many [days]
  double usual_minutes = 0;   ///< length of one where nobody said how long [min]
  int change_sessions = 0;    ///< sessions on either side of a lift's latest change [sessions]
  double plates_step_kg = 0;  ///< least step of a barbell [kg]
  double plates_step_lb = 0;  ///< the same where plates are in pounds [lb]
  CoachWords words{};
  RosterRules roster{};
};

}  // namespace dowel
