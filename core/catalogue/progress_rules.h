#pragma once

#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/progress; what stands in braces is put in when they are said.
struct ProgressWords {
  Phrase tenth_lighter;
  Phrase share_lighter;  ///< {percent}
  Phrase next_lighter_bell;
  Phrase next_lighter_dumbbell;
  Phrase same_again;
  Phrase same_target;
  Phrase not_more;
  Phrase as_loaded;    ///< {lifted}, {loaded}
  Phrase worth;        ///< {lifted}, {reps}, {load}, {from}, {to}
  Sentence away;       ///< {weeks}, {then}
  Sentence away_sore;  ///< {then}
  Sentence flared;     ///< {then}
  Phrase then_from_start;
  Phrase then_lighter;  ///< {lighter}
  Phrase then_as_last;
  Phrase then_step_taken;
  Sentence after_sign;  ///< {day}, {then}
  Phrase then_return;   ///< {percent}
  Phrase then_no_more;
  Phrase back_lightest;
  Phrase pain_back_unloaded;
  Sentence lifted_more;
  Sentence lifted_more_unseen;
  Sentence lifted_less;
  Sentence easy_week;
  Sentence other_line;
  Sentence own_step_kept;
  Sentence from_log;
  Sentence from_log_less;  ///< {load}, {sets}, {reps}
  Sentence lighter_than_planned;
  Sentence counted_otherwise;
  Sentence few_sets;
  Sentence side_missing;
  Sentence side_short;
  Sentence less_help;
  Sentence settle_at_load;
  Sentence settle;
  Sentence pain_stays;
  Sentence pain_back;          ///< {pain}
  Sentence pain_morning_back;  ///< {pain}
  Sentence mend_at_load;
  Sentence mend_at_start;
  Sentence gate_back;  ///< {lighter}
  Sentence gate_back_lightest;
  Sentence gate_back_unloaded;
  Sentence gate_pain_back_unloaded;
  Sentence pain_amber;
  Sentence gate_holds;
  Sentence chosen_back;  ///< {lighter}
  Sentence chosen_holds;
  Sentence heavier_fewer;
  Sentence stuck;  ///< {lighter}
  Sentence below_target;
  Sentence short_of_top;
  Sentence more_reps;
  Sentence top_again;  ///< {left}
  Sentence film_a_set;
  Sentence own_load;
  Sentence large_step;
  Phrase wider_range;  ///< {load}
  Sentence lifted_before;
  Sentence come_back;
  Sentence top_unjudged;     ///< {step}
  Sentence top_by_yourself;  ///< {step}
  Sentence top_on_film;      ///< {step}
  Phrase next_step_up;
  Phrase next_bell;
  Phrase next_dumbbell;
  Sentence slower;
  Sentence no_load_to_add;
  Phrase stronger_band;
  Sentence mastered;
  Sentence below_range;
  Sentence below_range_back;
  Sentence hold_shorter;
  Sentence hold_longer;
  Sentence way_shorter;
  Sentence way_farther;
  Sentence full_again;  ///< {left}
  Sentence full_keep;
  Sentence full_no_heavier;
  Sentence full_more_load;
  Sentence level_again;  ///< {left}
  Sentence level_next;
  Sentence level_last;
  Sentence level_mastered;
  Phrase effort_was;  ///< {rpe}
  Sentence missed;
  Sentence missed_above;
  Sentence missed_above_made;  ///< {made}
  Sentence too_hard;
  Sentence nothing_left;
  Sentence nothing_left_above;
  Sentence missed_back;
  Sentence bar_slowed;  ///< {loss}, {sd}
  Sentence far_from_effort;
  Sentence own_percent;
  Sentence own_step;
  Sentence own_this_week;
  Sentence own_range_done;
  Sentence own_effort_unknown;
  Sentence own_effort_below;
  Sentence own_effort_met;
  Sentence own_effort_above;
  Sentence own_effort_heavier;
  Sentence own_begins;
  Sentence own_begins_above;  ///< {load}, {most}
  Sentence own_begins_light;
};

/// How a target moves: the numbers of knowledge/ that the room core/progress works by. All are
/// settings of this project but where the file names a source.
struct ProgressRules {
  RealRange step_percent{};  ///< size of a load step [%]
  int sessions_at_top = 0;   ///< at the top of a range before a rise [sessions]
  int usual_sets =
      0;  ///< sets that must reach the target where a dosage does not say how many [sets]
  int failures_to_step_back =
      0;  ///< sessions below the range after which the target steps back [sessions]
  int sessions_to_mend =
      0;               ///< sessions at a lighter load before form or pain takes off more [sessions]
  int pain_steps = 0;  ///< steps back for a pain that gets no worse [steps]
  int lighter_sessions =
      0;  ///< sessions lighter than asked for after which the athlete's own load counts [sessions]
  int stuck_sessions = 0;     ///< sessions short of the target after which it steps back [sessions]
  int most_window_shift = 0;  ///< repetitions a range may move up where loads are coarse or there
                              ///< are none [repetitions]
  double step_back_percent = 0;  ///< load taken off in a step back [%]
  double light_percent = 0;      ///< of what was lifted, on a light day of the own programme [%]
  double first_reserve = 0;      ///< left by a load reckoned from fewer repetitions [repetitions]
  double same_load_percent = 0;  ///< so much more load is taken for the same [%]
  double hold_step_s = 0;        ///< step of a hold [s]
  double distance_step_m = 0;    ///< step of a distance [m]
  int gap_days =
      0;  ///< days without an exercise after which what was lifted last comes first [days]
  int gap_sore_days = 0;  ///< the same when pain kept it away [days]
  int long_gap_days = 0;  ///< days without an exercise after which it comes back lighter [days]
  int very_long_gap_days =
      0;  ///< days without an exercise after which it comes back as after a warning sign [days]
  double return_percent = 0;  ///< load taken off for the first session after these [%]
  int break_days =
      0;  ///< days without an exercise after which earlier failures no longer count on [days]
  double work_share_percent =
      0;  ///< part of the asked repetitions below which a heavy set is no work of the day [%]
  IntRange reserve{};     ///< repetitions a plan leaves in reserve [repetitions]
  int easy_sessions = 0;  ///< sessions far from the planned effort before the load rises [sessions]
  double effort_margin = 0;            ///< difference to a planned effort that moves a load [RPE]
  double squat_hard_loss_percent = 0;  ///< loss of velocity that leaves next to nothing [%]
  double hinge_hard_loss_percent = 0;  ///< the same in slow hinges [%]
  double loss_margin_sd = 0;           ///< by which a loss must clear that to count [sd]
  int max_weeks = 0;                   ///< how long a set speaks for a maximum [weeks]
  int clean_weeks =
      0;  ///< how long a clean film of a loaded hinge lets fast and bending exercises in [weeks]
  ProgressWords words{};
};

}  // namespace dowel
