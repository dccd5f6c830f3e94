#pragma once

#include <array>

#include "core/catalogue/roster_rules.h"
#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/coach; what stands in braces is put in when they are said.
struct CoachWords {
  Phrase changed_for_pain;
  Phrase changed_for_athlete;
  Phrase easier_week;
  Phrase sets_by_plan;  ///< {sets}
  Phrase sets_of_plan;  ///< {sets}
  Phrase own_wave_waits;
  Sentence own_week_ahead;
  Sentence own_while_it_hurts;
  Phrase plan_over;  ///< {day}
  Phrase own_not_now;
  Phrase own_left_out_today;  ///< {names}
  Phrase easier_after_stop;
  Phrase light_load_open;  ///< {sessions}
  Phrase told_with_note;   ///< {note}
  Phrase signs_asked_again;
  Phrase signs_answered;  ///< {answers}
  Phrase signs_not_answered;
  Phrase signs_open;
  Phrase signs_new_pain;
  Phrase signs_due;  ///< {why}
  Phrase pain_kept;
  Phrase signs_own_words;
  Phrase signs_wait;  ///< {day}
  Phrase signs_cleared_question;
  Phrase signs_cleared_now;
  Phrase signs_cleared_by;
  Phrase pain_logged;     ///< {pain}
  Phrase logged_stopped;  ///< {why}
  Phrase note_warns;
  Phrase condition_holds;  ///< {condition}
  Phrase pattern_first;    ///< {exercise}
  Phrase signs_cleared;    ///< {day}, {questions}, {cleared}
  Phrase nothing_broken;
  Phrase leg_signs;       ///< ids of the signs of a leg's nerves, apart by commas
  Phrase no_stretch;      ///< {day}
  Phrase done_elsewhere;  ///< {day}
  Phrase done_already;    ///< {day}
  Phrase missed_moved;    ///< {day}
  Phrase missed_let_go;   ///< {day}
  Phrase missed_many;     ///< {count}, {day}
  Phrase week_off;
  Phrase plan_unchanged;  ///< a plan runs that was made before these causes were known
  Phrase miss_untold;     ///< {lift}, {day}, {note}
  Phrase missed_percent;  ///< {missed}, {sets}, {percent}
  Phrase pain_again;      ///< {pain}, {region}, {day}
  Phrase test_again;      ///< {tests}
  Phrase first_load;      ///< {names}
};

/// One warm-up set of a barbell lift.
struct RampStep {
  double percent = 0;  ///< of the day's load
  int reps = 0;
};

/// How a barbell lift is warmed up with itself (R-WU).
struct RampRules {
  double bar_kg = 0;   ///< empty bar [kg]
  double bar_lb = 0;   ///< the same where plates are in pounds [lb]
  double most_kg = 0;  ///< no heavier bar is looked for [kg]
  int bar_reps = 0;
  std::array<RampStep, 3> steps{};  ///< rising
  double apart_percent = 0;         ///< two sets lie so far apart at least [% of the day's load]
};

/// How long an answer stands: the numbers of knowledge/ that the room core/coach works by. All are
/// settings of this project but where the file names a source.
struct CoachRules {
  int red_flag_weeks =
      0;               ///< answers about warning signs older than this are asked for again [weeks]
  int signs_rise = 0;  ///< pain risen by so much asks for them again [of 10]
  int cleared_weeks = 0;  ///< so long a yes waits for a clinician's word, whatever is said [weeks]
  int remind_weeks = 0;   ///< so long after that word the yes is remembered [weeks]
  int pain_days = 0;      ///< answers about milder pain older than this say nothing of today [days]
  int better_by = 0;      ///< pain less by so much is getting better [of 10]
  int lasting_days = 0;   ///< pain told again within so long is the same pain that lasts [days]
  int test_days = 0;      ///< tests older than this are done again [days]
  int days_ahead = 0;     ///< so far the clock of another time zone may be ahead [days]
  int compare_apart_days =
      0;  ///< days between two films from which they are compared as before and after [days]
  int usual_days = 0;           ///< training days a week where nobody said how many [days]
  double usual_minutes = 0;     ///< length of one where nobody said how long [min]
  int change_sessions = 0;      ///< sessions on either side of a lift's latest change [sessions]
  int done_elsewhere_days = 0;  ///< so far from its day a session is still that one [days]
  double doubtful_times = 0;    ///< so many times the most so far a load is asked about [times]
  int doubtful_sets = 0;        ///< done before, for that [sets]
  std::vector<std::string> stretches_of_leg{};  ///< ids of what pulls at the nerves of a leg
  int missed_days = 0;                          ///< so long a missed session is spoken of [days]
  int logs_days = 0;          ///< who logged nothing in so long has missed nothing [days]
  int next_morning_days = 0;  ///< so long after a session pain is of the morning after it [days]
  int look_back_weeks = 0;    ///< weeks without an easier one are counted so far back [weeks]
  int goes_on_after_end_min = 0;  ///< so long after a session's end sets belong to it [min]
  int goes_on_min = 0;  ///< the same after the beginning of one whose end is not known [min]
  int off_days = 0;     ///< so long without an exercise the same comes again first [days]
  int ask_days = 0;     ///< pain told so long ago is asked about again [days]
  RampRules ramp{};
  double plates_step_kg = 0;  ///< least step of a barbell [kg]
  double plates_step_lb = 0;  ///< the same where plates are in pounds [lb]
  CoachWords words{};
  RosterRules roster{};
};

}  // namespace dowel
