#include "core/catalogue/progress_rules.h"

#include "knowledge/rule_reader.h"

namespace dowel {

namespace {

void read_words(RuleReader& in, ProgressWords& out) {
  in.words("progress-tenth-lighter", {}, out.tenth_lighter);
  in.words("progress-share-lighter", {"percent"}, out.share_lighter);
  in.words("progress-next-lighter-bell", {}, out.next_lighter_bell);
  in.words("progress-next-lighter-dumbbell", {}, out.next_lighter_dumbbell);
  in.words("progress-same-again", {}, out.same_again);
  in.words("progress-same-target", {}, out.same_target);
  in.words("progress-not-more", {}, out.not_more);
  in.words("progress-as-loaded", {"lifted", "loaded"}, out.as_loaded);
  in.words("progress-worth", {"lifted", "reps", "load", "from", "to"}, out.worth);
  in.words("progress-away", {"weeks", "then"}, out.away);
  in.words("progress-away-sore", {"then"}, out.away_sore);
  in.words("progress-flared", {"then"}, out.flared);
  in.words("progress-then-from-start", {}, out.then_from_start);
  in.words("progress-then-lighter", {"lighter"}, out.then_lighter);
  in.words("progress-then-as-last", {}, out.then_as_last);
  in.words("progress-then-step-taken", {}, out.then_step_taken);
  in.words("progress-after-sign", {"day", "then"}, out.after_sign);
  in.words("progress-then-return", {"percent"}, out.then_return);
  in.words("progress-then-no-more", {}, out.then_no_more);
  in.words("progress-back-lightest", {}, out.back_lightest);
  in.words("progress-pain-back-unloaded", {}, out.pain_back_unloaded);
  in.words("progress-lifted-more", {}, out.lifted_more);
  in.words("progress-lifted-more-unseen", {}, out.lifted_more_unseen);
  in.words("progress-lifted-less", {}, out.lifted_less);
  in.words("progress-easy-week", {}, out.easy_week);
  in.words("progress-own-step-kept", {}, out.own_step_kept);
  in.words("progress-other-line", {}, out.other_line);
  in.words("progress-from-log", {}, out.from_log);
  in.words("progress-from-log-less", {"load", "sets", "reps"}, out.from_log_less);
  in.words("progress-lighter-than-planned", {"again"}, out.lighter_than_planned);
  in.words("progress-counted-otherwise", {"again"}, out.counted_otherwise);
  in.words("progress-few-sets", {"again"}, out.few_sets);
  in.words("progress-side-missing", {"again"}, out.side_missing);
  in.words("progress-side-short", {"again"}, out.side_short);
  in.words("progress-less-help", {}, out.less_help);
  in.words("progress-settle-at-load", {}, out.settle_at_load);
  in.words("progress-settle", {"again"}, out.settle);
  in.words("progress-pain-stays", {}, out.pain_stays);
  in.words("progress-pain-back", {"pain"}, out.pain_back);
  in.words("progress-pain-morning-back", {"pain"}, out.pain_morning_back);
  in.words("progress-mend-at-load", {}, out.mend_at_load);
  in.words("progress-mend-at-start", {}, out.mend_at_start);
  in.words("progress-gate-back", {"lighter"}, out.gate_back);
  in.words("progress-gate-back-lightest", {}, out.gate_back_lightest);
  in.words("progress-gate-back-unloaded", {}, out.gate_back_unloaded);
  in.words("progress-gate-pain-back-unloaded", {}, out.gate_pain_back_unloaded);
  in.words("progress-pain-amber", {"again"}, out.pain_amber);
  in.words("progress-gate-holds", {"again"}, out.gate_holds);
  in.words("progress-chosen-back", {"lighter"}, out.chosen_back);
  in.words("progress-chosen-holds", {"again"}, out.chosen_holds);
  in.words("progress-heavier-fewer", {"again"}, out.heavier_fewer);
  in.words("progress-stuck", {"lighter"}, out.stuck);
  in.words("progress-below-target", {"again"}, out.below_target);
  in.words("progress-short-of-top", {"again"}, out.short_of_top);
  in.words("progress-more-reps", {}, out.more_reps);
  in.words("progress-top-again", {"left"}, out.top_again);
  in.words("progress-film-a-set", {}, out.film_a_set);
  in.words("progress-own-load", {}, out.own_load);
  in.words("progress-large-step", {}, out.large_step);
  in.words("progress-wider-range", {"load"}, out.wider_range);
  in.words("progress-lifted-before", {}, out.lifted_before);
  in.words("progress-come-back", {}, out.come_back);
  in.words("progress-top-unjudged", {"step"}, out.top_unjudged);
  in.words("progress-top-by-yourself", {"step"}, out.top_by_yourself);
  in.words("progress-top-on-film", {"step"}, out.top_on_film);
  in.words("progress-next-step-up", {}, out.next_step_up);
  in.words("progress-next-bell", {}, out.next_bell);
  in.words("progress-next-dumbbell", {}, out.next_dumbbell);
  in.words("progress-slower", {}, out.slower);
  in.words("progress-no-load-to-add", {}, out.no_load_to_add);
  in.words("progress-stronger-band", {}, out.stronger_band);
  in.words("progress-mastered", {}, out.mastered);
  in.words("progress-below-range", {"again"}, out.below_range);
  in.words("progress-below-range-back", {}, out.below_range_back);
  in.words("progress-hold-shorter", {"again"}, out.hold_shorter);
  in.words("progress-hold-longer", {}, out.hold_longer);
  in.words("progress-way-shorter", {"again"}, out.way_shorter);
  in.words("progress-way-farther", {}, out.way_farther);
  in.words("progress-full-again", {"left"}, out.full_again);
  in.words("progress-full-keep", {}, out.full_keep);
  in.words("progress-full-no-heavier", {}, out.full_no_heavier);
  in.words("progress-full-more-load", {}, out.full_more_load);
  in.words("progress-level-again", {"left"}, out.level_again);
  in.words("progress-level-next", {}, out.level_next);
  in.words("progress-level-last", {}, out.level_last);
  in.words("progress-level-mastered", {}, out.level_mastered);
  in.words("progress-effort-was", {"rpe"}, out.effort_was);
  in.words("progress-missed", {"again"}, out.missed);
  in.words("progress-missed-above", {"again"}, out.missed_above);
  in.words("progress-missed-above-made", {"made", "again"}, out.missed_above_made);
  in.words("progress-too-hard", {"again"}, out.too_hard);
  in.words("progress-nothing-left", {}, out.nothing_left);
  in.words("progress-nothing-left-above", {}, out.nothing_left_above);
  in.words("progress-missed-back", {}, out.missed_back);
  in.words("progress-bar-slowed", {"loss", "sd", "again"}, out.bar_slowed);
  in.words("progress-far-from-effort", {}, out.far_from_effort);
  in.words("progress-own-percent", {}, out.own_percent);
  in.words("progress-own-step", {}, out.own_step);
  in.words("progress-own-this-week", {}, out.own_this_week);
  in.words("progress-own-range-done", {}, out.own_range_done);
  in.words("progress-own-effort-unknown", {"again"}, out.own_effort_unknown);
  in.words("progress-own-effort-below", {}, out.own_effort_below);
  in.words("progress-own-effort-met", {"again"}, out.own_effort_met);
  in.words("progress-own-effort-above", {}, out.own_effort_above);
  in.words("progress-own-effort-heavier", {"again"}, out.own_effort_heavier);
  in.words("progress-own-begins", {}, out.own_begins);
  in.words("progress-own-begins-above", {"load", "most"}, out.own_begins_above);
  in.words("progress-own-begins-light", {}, out.own_begins_light);
}

}  // namespace

std::shared_ptr<const ProgressRules> read_progress_rules(RuleReader& in) {
  auto out = std::make_shared<ProgressRules>();
  in.number("load-step", "%", {0, 100}, out->step_percent);
  in.number("stage-sessions", "sessions", {1, 20}, out->sessions_at_top);
  in.number("progress-usual-sets", "sets", {1, 20}, out->usual_sets);
  in.number("progress-failures", "sessions", {1, 50}, out->failures_to_step_back);
  in.number("progress-mend", "sessions", {1, 50}, out->sessions_to_mend);
  in.number("progress-pain-steps", "steps", {1, 20}, out->pain_steps);
  in.number("progress-lighter", "sessions", {1, 50}, out->lighter_sessions);
  in.number("progress-stuck-after", "sessions", {1, 100}, out->stuck_sessions);
  in.number("progress-window-shift", "repetitions", {0, 50}, out->most_window_shift);
  in.number("progress-step-back", "%", {0, 90}, out->step_back_percent);
  in.number("progress-light-day", "%", {10, 100}, out->light_percent);
  in.number("progress-first-reserve", "repetitions", {0, 10}, out->first_reserve);
  in.number("progress-same-load", "%", {0, 5}, out->same_load_percent);
  in.number("progress-hold-step", "s", {1, 60}, out->hold_step_s);
  in.number("progress-distance-step", "m", {1, 100}, out->distance_step_m);
  in.number("progress-gap", "days", {1, 365}, out->gap_days);
  in.number("progress-gap-sore", "days", {1, 365}, out->gap_sore_days);
  in.number("progress-long-gap", "days", {1, 730}, out->long_gap_days);
  in.number("progress-very-long-gap", "days", {1, 3650}, out->very_long_gap_days);
  in.number("progress-return", "%", {0, 90}, out->return_percent);
  in.number("progress-break", "days", {1, 365}, out->break_days);
  in.number("progress-work-share", "%", {0, 100}, out->work_share_percent);
  in.number("reps-in-reserve", "repetitions", {0, 20}, out->reserve);
  in.number("progress-easy-sessions", "sessions", {1, 20}, out->easy_sessions);
  in.number("progress-effort-margin", "RPE", {0.25, 5}, out->effort_margin);
  in.number("velocity-loss-squat", "%", {1, 100}, out->squat_hard_loss_percent);
  in.number("velocity-loss-hinge", "%", {1, 100}, out->hinge_hard_loss_percent);
  in.number("gate-margin", "sd", {0, 10}, out->loss_margin_sd);
  in.number("progress-max-weeks", "weeks", {1, 104}, out->max_weeks);
  in.number("clean-film-weeks", "weeks", {1, 104}, out->clean_weeks);
  read_words(in, out->words);
  return out;
}

}  // namespace dowel
