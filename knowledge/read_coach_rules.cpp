#include "core/catalogue/coach_rules.h"

#include "knowledge/read_roster_rules.h"
#include "knowledge/rule_reader.h"

namespace dowel {

namespace {

void read_words(RuleReader& in, CoachWords& out) {
  in.words("coach-changed-for-pain", {}, out.changed_for_pain);
  in.words("coach-changed-for-athlete", {}, out.changed_for_athlete);
  in.words("coach-easier-week", {}, out.easier_week);
  in.words("coach-sets-by-plan", {"sets"}, out.sets_by_plan);
  in.words("coach-sets-of-plan", {"sets"}, out.sets_of_plan);
  in.words("coach-own-wave-waits", {}, out.own_wave_waits);
  in.words("coach-own-week-ahead", {}, out.own_week_ahead);
  in.words("coach-own-while-it-hurts", {}, out.own_while_it_hurts);
  in.words("coach-plan-over", {"day"}, out.plan_over);
  in.words("coach-own-not-now", {}, out.own_not_now);
  in.words("coach-own-left-out-today", {"names"}, out.own_left_out_today);
  in.words("coach-easier-after-stop", {}, out.easier_after_stop);
  in.words("coach-told-with-note", {"note"}, out.told_with_note);
  in.words("coach-signs-asked-again", {}, out.signs_asked_again);
  in.words("coach-signs-answered", {"answers"}, out.signs_answered);
  in.words("coach-signs-not-answered", {}, out.signs_not_answered);
  in.words("coach-light-load-open", {"sessions"}, out.light_load_open);
  in.words("coach-signs-open", {}, out.signs_open);
  in.words("coach-signs-new-pain", {}, out.signs_new_pain);
  in.words("coach-signs-due", {"why"}, out.signs_due);
  in.words("coach-pain-kept", {}, out.pain_kept);
  in.words("coach-signs-own-words", {}, out.signs_own_words);
  in.words("coach-signs-wait", {"day"}, out.signs_wait);
  in.words("coach-signs-cleared-question", {}, out.signs_cleared_question);
  in.words("coach-signs-cleared-now", {}, out.signs_cleared_now);
  in.words("coach-signs-cleared-by", {}, out.signs_cleared_by);
  in.words("coach-pain-logged", {"pain"}, out.pain_logged);
  in.words("coach-logged-stopped", {"why"}, out.logged_stopped);
  in.words("coach-note-warns", {}, out.note_warns);
  in.words("coach-condition-holds", {"condition"}, out.condition_holds);
  in.words("coach-pattern-first", {"exercise"}, out.pattern_first);
  in.words("coach-signs-cleared", {"day", "questions", "cleared"}, out.signs_cleared);
  in.words("coach-nothing-broken", {}, out.nothing_broken);
  in.words("coach-done-elsewhere", {"day"}, out.done_elsewhere);
  in.words("coach-done-already", {"day"}, out.done_already);
  in.words("coach-leg-signs", {}, out.leg_signs);
  in.words("coach-no-stretch", {"day"}, out.no_stretch);
  in.words("coach-missed-moved", {"day"}, out.missed_moved);
  in.words("coach-missed-let-go", {"day"}, out.missed_let_go);
  in.words("coach-missed-many", {"count", "day"}, out.missed_many);
  in.words("coach-week-off", {}, out.week_off);
  in.words("coach-plan-unchanged", {}, out.plan_unchanged);
  in.words("coach-miss-untold", {"lift", "day", "note"}, out.miss_untold);
  in.words("coach-missed-percent", {"missed", "sets", "percent"}, out.missed_percent);
  in.words("coach-pain-again", {"pain", "region", "day"}, out.pain_again);
  in.words("coach-test-again", {"tests"}, out.test_again);
  in.words("coach-first-load", {"names"}, out.first_load);
}

void read_ramp(RuleReader& in, RampRules& out) {
  in.number("bar-kg", "kg", {1, 50}, out.bar_kg);
  in.number("bar-lb", "lb", {1, 110}, out.bar_lb);
  in.number("bar-most-kg", "kg", {50, 1000}, out.most_kg);
  in.number("ramp-bar-reps", "repetitions", {1, 30}, out.bar_reps);
  in.number("ramp-first", "%", {1, 99}, out.steps[0].percent);
  in.number("ramp-first-reps", "repetitions", {1, 30}, out.steps[0].reps);
  in.number("ramp-second", "%", {1, 99}, out.steps[1].percent);
  in.number("ramp-second-reps", "repetitions", {1, 30}, out.steps[1].reps);
  in.number("ramp-last", "%", {1, 99}, out.steps[2].percent);
  in.number("ramp-last-reps", "repetitions", {1, 30}, out.steps[2].reps);
  in.number("ramp-apart", "%", {0, 50}, out.apart_percent);
}

}  // namespace

std::shared_ptr<const CoachRules> read_coach_rules(RuleReader& in) {
  auto out = std::make_shared<CoachRules>();
  in.number("check-red-flag-weeks", "weeks", {1, 52}, out->red_flag_weeks);
  in.number("check-signs-rise", "of 10", {1, 10}, out->signs_rise);
  in.number("check-cleared-weeks", "weeks", {1, 52}, out->cleared_weeks);
  in.number("check-remind-weeks", "weeks", {0, 52}, out->remind_weeks);
  in.number("check-pain-days", "days", {1, 365}, out->pain_days);
  in.number("check-better-by", "of 10", {1, 10}, out->better_by);
  in.number("check-lasting-days", "days", {1, 365}, out->lasting_days);
  in.number("check-test-days", "days", {1, 730}, out->test_days);
  in.number("check-days-ahead", "days", {0, 2}, out->days_ahead);
  in.number("compare-least-apart", "days", {1, 365}, out->compare_apart_days);
  in.number("plan-usual-days", "days", {1, 7}, out->usual_days);
  in.number("plan-usual-minutes", "minutes", {10, 240}, out->usual_minutes);
  in.number("progress-change-sessions", "sessions", {2, 50}, out->change_sessions);
  in.number("done-elsewhere-days", "days", {1, 6}, out->done_elsewhere_days);
  in.number("doubtful-times", "times", {1, 10}, out->doubtful_times);
  in.number("doubtful-sets", "sets", {1, 100}, out->doubtful_sets);
  in.exercises("choice-stretch-of-leg", out->stretches_of_leg);
  in.number("missed-days", "days", {1, 28}, out->missed_days);
  in.number("missed-logs-days", "days", {1, 365}, out->logs_days);
  in.number("check-next-morning-days", "days", {1, 7}, out->next_morning_days);
  in.number("easy-look-back-weeks", "weeks", {8, 520}, out->look_back_weeks);
  in.number("session-after-end", "minutes", {0, 600}, out->goes_on_after_end_min);
  in.number("session-after-beginning", "minutes", {0, 600}, out->goes_on_min);
  in.number("coach-off-days", "days", {8, 60}, out->off_days);
  in.number("check-ask-days", "days", {1, 28}, out->ask_days);
  in.number("plates-step-kg", "kg", {0.1, 20}, out->plates_step_kg);
  in.number("plates-step-lb", "lb", {0.25, 45}, out->plates_step_lb);
  read_ramp(in, out->ramp);
  read_words(in, out->words);
  read_roster_rules(in, out->roster);
  return out;
}

}  // namespace dowel
