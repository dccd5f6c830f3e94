#pragma once

#include "core/catalogue/sentence.h"

namespace dowel {

/// The words of the room core/plan; what stands in braces is put in when they are said.
struct PlanWords {
  Phrase fast_in_pregnancy;
  Phrase fast_not_filmed;
  Phrase fast_sore;
  Phrase bending_in_pregnancy;
  Phrase bending_not_wanted;
  Phrase bending_not_at_start;
  Phrase bending_not_filmed;
  Phrase bending_sore;
  Phrase loaded_sore;
  Phrase left_out;   ///< {names}, {why}
  Phrase weak_link;  ///< {cause}
  Sentence wished;
  Sentence done_instead;  ///< {exercise}
  Sentence aim_named;     ///< {aims}
  Sentence aim_mapped;    ///< {aims}
  Sentence after_sitting;
  Sentence no_category_left_out;
  Sentence easier_week_line;
  Sentence sets_in_pain;
  Sentence sets_after_knee;
  Sentence slow_this_week;  ///< {down}, {pause}, {up}
  Sentence held_at_bottom;
  Sentence enough_sets;
  Sentence enough_sets_link;
  Sentence fit_minutes;
  Sentence day_off;
  Sentence hinge_back_hurts;
  Sentence hinge_practised;
  Sentence hinge_pattern_first;
  Sentence hinge_felt;
  Sentence hinge_loaded;
  Sentence hinge_next;  ///< {exercise}
  Sentence hinge_to_the_bar;
  Sentence hinge_own;
  Sentence hinge_wished;
  Sentence hinge_on_one_leg;
  Sentence wakes_hips;
  Sentence wakes_hips_ours;
  Sentence easier_lever;
  Sentence prepares_hinge;
  Sentence first_prong;
  Sentence moving_before;
  Sentence still_after;
  Sentence second_prong;
  Sentence own_line;
  Phrase lead_up;
  Phrase theme_deload;
  Phrase theme_deload_own;
  Phrase theme_sore;
  Phrase theme_slow_held;  ///< {down}, {pause}, {up}
  Phrase theme_slow;       ///< {down}, {pause}, {up}
  Phrase theme_start;
  Phrase theme_next_block;
  Phrase theme_build;
  Phrase theme_build_unloaded;
  Sentence stop_warning_sign;  ///< {questions}
  Sentence stop_own_words;
  Sentence stop_pain;
  Phrase stop_pain_advice;  ///< {remedy}, {morning}
  Phrase morning_after;     ///< {pain}
  Sentence stop_pregnancy;
  Phrase stop_pregnancy_advice;
  Sentence note_after_pain;
  Sentence note_after_break;  ///< {weeks}
  Sentence note_stalled;
  Sentence note_stalled_rested;
  Sentence note_back_hurts;
  Sentence note_back_green;
  Sentence note_no_meet;
  Sentence note_back_hurts_own;
  Sentence note_prongs_filmed;
  Sentence note_prongs;
  Sentence note_pregnancy;
  Sentence note_pain_scale;
  Sentence note_injury;
  Sentence note_waits_for_fast;
  Sentence note_learns;
  Sentence note_no_camera;  ///< {exercise}
  Sentence note_felt;       ///< {sessions}
  Sentence note_any_stick;
  Sentence note_log_counts;       ///< {sessions}
  Sentence note_log_few;          ///< {sessions}, {needed}
  Sentence note_easy_first;       ///< {weeks}
  Sentence note_link;             ///< {cause}, {weeks}, {more}, {less}
  Sentence note_link_suspected;   ///< {cause}, {weeks}, {more}, {less}
  Phrase note_link_less;          ///< {less}
  Sentence note_link_full;        ///< {cause}
  Sentence note_link_test;        ///< {cause}, {day}, {week}, {test}, {remedy}
  Sentence note_link_test_again;  ///< {cause}, {day}, {week}, {test}, {remedy}
  Sentence note_not_judged;       ///< {exercise}
  Sentence note_film_weekly;
  Phrase no_exercise_for;       ///< {category}
  Phrase no_exercise_for_sore;  ///< {category}
  Phrase no_exercise_nearest;
  Phrase no_room_for;  ///< {category}
  Phrase no_room_for_nearest;
  Phrase few_accessories;
  Phrase few_accessories_nearest;
  Phrase no_preparation;
  Phrase no_preparation_nearest;
  Phrase no_activation;
  Phrase no_activation_nearest;
  Phrase nothing_one_sided;
  Phrase nothing_one_sided_nearest;
  Phrase no_mobility;
  Phrase no_mobility_nearest;
  Phrase no_strength;
  Phrase no_strength_nearest;
  Phrase no_accessory_fits;
  Phrase no_accessory_fits_sore;
  Phrase one_accessory_fits;       ///< {exercise}
  Phrase one_accessory_fits_sore;  ///< {exercise}
  Phrase sets_stay_few;
  Phrase places_taken;
  Phrase places_left;
  Phrase low_volume;   ///< {group}, {sets}
  Phrase low_to_high;  ///< {low}, {high}
  Phrase high_volume;  ///< {group}
  Phrase high_volume_nearest;
  Phrase no_stretch;
  Phrase no_stretch_nearest;
  Phrase weeks_repeat;
  Phrase weeks_repeat_nearest;
  Phrase weeks_repeat_grow;
  Phrase few_sessions;  ///< {days}
  Phrase few_sessions_nearest;
  Phrase days_left;  ///< {hips}, {days}
  Phrase days_left_nearest;
  Phrase no_main_hinge;
  Phrase no_main_hinge_nearest;
  Phrase no_day_off;
  Phrase one_day_off;
  Phrase no_day_off_nearest;
  Phrase no_time_off;
  Phrase no_time_off_nearest;
  Phrase little_time_off;
  Phrase little_time_off_nearest;
  Phrase aim_left_out;  ///< {names}
  Phrase easier_stays;
  Phrase aim_left_out_nearest;  ///< {count}
  Phrase needs_equipment;       ///< {exercise}, {aim}
  Phrase stands_in;             ///< {exercise}
  Phrase nothing_stands_in;
  Phrase aim_no_room;
  Phrase aim_no_room_nearest;
  Phrase weak_link_no_room;  ///< {cause}
  Phrase weak_link_no_room_nearest;
  Phrase wish_not_met;  ///< {exercise}
  Phrase wish_not_now;
  Phrase wish_no_room;
  Phrase wish_other_hinge;  ///< {exercise}
  Phrase swap_not_met;      ///< {exercise}, {instead}
  Phrase swap_not_met_nearest;
  Phrase own_left_out;  ///< {exercise}
  Phrase own_left_out_nearest;
  Phrase own_perhaps;         ///< {exercise}
  Sentence note_own_unknown;  ///< {names}
  Phrase own_variant;         ///< {exercise}
  Phrase own_qualifiers;      ///< words that make of a lift a variant of it, apart by commas
  Phrase own_pulls;           ///< names of deadlifts from higher up, apart by commas
  Phrase own_loads_back;      ///< words in the names of lifts that load the back, apart by commas
};

/// Exercises a plan takes for one purpose, ids in the order they are tried
/// (knowledge/choices.toml).
struct PlanChoices {
  std::vector<std::string> hinge_usual;  ///< main hinge, in the order tried
  std::vector<std::string>
      hinge_begin;  ///< main hinge for who begins, once a clean one was measured
  std::vector<std::string> hinge_pattern;     ///< main hinge before a clean one was measured
  std::vector<std::string> hinge_back_hurts;  ///< main hinge while the lower back hurts
  std::vector<std::string> off_sore_knee;     ///< not done while a knee is sore, or was lately
  std::vector<std::string> hinge_two_legs;    ///< main hinge without a load
  std::vector<std::string> hinge_one_leg;     ///< main hinge where no load is left to add
  std::vector<std::string> hinge_bell;        ///< main hinge with a bell, until bells are too light
  std::vector<std::string> hinge_bar;         ///< what takes over from the bell
  std::vector<std::string> warm_up;           ///< activation the article names
  std::vector<std::string> warm_up_other;     ///< activation where those do not fit
  std::vector<std::string> preparation;       ///< preparing the hinge
  std::vector<std::string> mobility;          ///< moving work before training
  std::vector<std::string> mobility_restore;  ///< moving work for a painful or stiff hip, in turn
  std::vector<std::string> stretch;           ///< holding still after training
  std::vector<std::string> general_first;     ///< easy work on days off: drags and marches
  std::vector<std::string> general_side;      ///< easy work on days off: light side work
  std::vector<std::string> after_sitting;     ///< offered after much sitting
  std::vector<std::string> own_pulls_count_as;  ///< an own deadlift from higher up: the first
};

/// What a plan is made by: the numbers of knowledge/ that the room core/plan works by. All are
/// settings of this project but where the file names a source.
struct PlanRules {
  IntRange warm_up_sets{};           ///< of each activation exercise [sets]
  IntRange accessories{};            ///< accessory exercises a session [exercises]
  IntRange sessions_novice{};        ///< hip sessions a week, to start with [sessions]
  IntRange sessions_intermediate{};  ///< … after half a year [sessions]
  IntRange sessions_advanced{};      ///< … after years [sessions]
  IntRange sessions_per_muscle{};    ///< a week [sessions]
  RealRange rest_main_s{};           ///< between sets of the main lift [s]
  RealRange rest_accessory_s{};      ///< between sets of accessories [s]
  IntRange deload_every{};           ///< weeks between deloads [weeks]
  IntRange reserve{};                ///< repetitions left in reserve [repetitions]
  RealRange weekly_sets{};           ///< a week for each muscle [sets]
  double weekly_least = 0;           ///< below it a week does little [sets]
  double indirect_set = 0;           ///< worth of a set that trains a muscle indirectly [sets]
  IntRange weeks{};                  ///< length of a plan [weeks]
  double most_minutes = 0;           ///< longest session that is planned [min]
  int weeks_before_fast = 0;  ///< after back pain, weeks before fast hinges come back [weeks]
  int weeks_after_back_pain =
      0;  ///< after back pain, weeks without bending the spine on purpose [weeks]
  int break_weeks =
      0;  ///< weeks without training after which the first one is an easier one [weeks]
  int rested_weeks = 0;  ///< weeks since an easier one within which a stall brings no other [weeks]
  double deload_percent = 0;  ///< sets kept in an easier week, rounded up [%]
  int tempo_from_weeks = 0;  ///< weeks of a block after which the main hinge is done slowly [weeks]
  int near_from_weeks = 0;   ///< weeks of a block from which sets go nearest to failure [weeks]
  int stall_sessions =
      0;  ///< sessions without progress that count as a stall, at the least [sessions]
  int stall_weeks = 0;  ///< weeks of training days without progress that count as a stall [weeks]
  int stall_days_a_week = 0;    ///< training days a week that count for a stall, at the most [days]
  double heaviest_bell_kg = 0;  ///< bell from which the barbell takes over [kg]
  int usual_sets = 0;           ///< sets of an accessory, as its dosage allows [sets]
  int begin_sets = 0;           ///< sets for who begins carefully, as the dosage allows [sets]
  int begin_weeks_main =
      0;  ///< weeks of a plan with fewer sets of the main hinge, for who begins [weeks]
  int begin_weeks = 0;  ///< weeks of a plan with fewer sets of accessories, for who begins [weeks]
  int begin_sessions =
      0;  ///< sessions of the main hinge after which nobody counts as a beginner at it [sessions]
  int known_sessions = 0;         ///< loaded hinges in the log that make the hinge known [sessions]
  int known_away_weeks = 0;       ///< weeks away after which they no longer do [weeks]
  double known_held_percent = 0;  ///< part of what a film graded that has to have held [%]
  int felt_sessions = 0;    ///< hinges without a load or trouble that open a light one [sessions]
  int sets_after_knee = 0;  ///< sets of what presses a knee that was sore, while it settles [sets]
  int link_times = 0;  ///< how often a week an exercise of the first weak link may stand [sessions]
  int most_sets_in_pain = 0;  ///< sets of an exercise while it hurts, at the most [sets]
  int hold_sets = 0;          ///< sets of a hold beside slow repetitions [sets]
  int general_sets = 0;       ///< sets of easy work on a day off, as its dosage allows [sets]
  int least_sets =
      0;  ///< sets with which an accessory is measured against the time of a session [sets]
  int warm_up_lines = 0;       ///< activation exercises in a warm-up [exercises]
  int general_lines = 0;       ///< exercises of easy work on a day off [exercises]
  int general_days = 0;        ///< days off with easy work, one always left free [days]
  double rest_warm_up_s = 0;   ///< rest between sets of activation [s]
  double rest_mobility_s = 0;  ///< rest between repeats of mobility work [s]
  double rep_s = 0;            ///< time of a repetition without a tempo [s]
  double walk_m_s = 0;         ///< speed of a walk or drag [m/s]
  double get_ready_s = 0;      ///< time to get ready for an exercise [s]
  double lead_up_s = 0;        ///< time of the lighter sets before a loaded main lift [s]
  int accessory_share = 0;     ///< one accessory takes at most one of so many parts of the longest
                               ///< session [part of a session]
  int missed_weeks =
      0;  ///< weeks without the first suspected weak link after which that is said [weeks]
  int aim_weeks = 0;  ///< first weeks in which an exercise named for the aim should stand [weeks]
  double score_first_link = 0;   ///< worth of training the first suspected weak link [points]
  double next_link_percent = 0;  ///< worth of each further weak link, of the one before [%]
  double score_leading = 0;  ///< from here on a leading weak link asks for an accessory [points]
  double score_emphasised =
      0;                    ///< from here on the aim or a weak link asks for an accessory [points]
  double score_stated = 0;  ///< worth of an exercise the articles name for the aim [points]
  double score_mapped = 0;  ///< worth of an exercise mapped to the aim through its muscles [points]
  double score_sitting = 0;  ///< worth of an exercise offered after much sitting [points]
  double score_too_soon =
      0;  ///< worth of an exercise whose easier form was never done, for who begins [points]
  double score_too_easy =
      0;  ///< worth of an exercise whose harder form can be done, past the start [points]
  double score_wished = 0;   ///< worth of an exercise the athlete asked for [points]
  double score_day_gap = 0;  ///< worth of a day between two hip sessions [points]
  double score_own_day =
      0;  ///< worth of hip work on a day with lifts of the own programme [points]
  double minutes_per_point = 0;  ///< minutes of a training day worth one point [min]
  PlanChoices choices{};
  PlanWords words{};
};

}  // namespace dowel
