#include "core/catalogue/gate_limits.h"

#include "knowledge/rule_reader.h"

namespace dowel {

namespace {

void read_words(RuleReader& in, GateWords& out) {
  in.words("gate-pain-red", {"pain"}, out.pain_red);
  in.words("gate-pain-growing", {"pain"}, out.pain_growing);
  in.words("gate-pain-next-day", {"pain"}, out.pain_next_day);
  in.words("gate-pain-told", {"pain", "day"}, out.pain_told);
  in.words("gate-pain-told-growing", {"pain", "day"}, out.pain_told_growing);
  in.words("gate-pain-told-settled", {"pain", "day"}, out.pain_told_settled);
  in.words("gate-pain-amber", {"pain"}, out.pain_amber);
  in.words("gate-pain-eased", {"day"}, out.pain_eased);
  in.words("gate-film-besides", {"film"}, out.film_besides);
  in.words("gate-green-would-change", {}, out.green_would_change);
  in.words("gate-told-would-change", {}, out.told_would_change);
  in.words("gate-not-measured", {"why"}, out.not_measured);
  in.words("gate-film-would-change", {}, out.film_would_change);
  in.words("gate-no-rules", {}, out.no_rules);
  in.words("gate-no-rules-would-change", {}, out.no_rules_would_change);
  in.words("gate-broken-back", {"film"}, out.broken_back);
  in.words("gate-broken-stay", {"film"}, out.broken_stay);
  in.words("gate-broken-would-change", {"sessions"}, out.broken_would_change);
  in.words("gate-unclear", {"film"}, out.unclear);
  in.words("gate-unclear-would-change", {}, out.unclear_would_change);
  in.words("gate-clean-so-far", {"clean", "needed"}, out.clean_so_far);
  in.words("gate-clean-would-change", {"left"}, out.clean_would_change);
  in.words("gate-passed", {}, out.passed);
  in.words("gate-passed-would-change", {}, out.passed_would_change);
  in.words("gate-front-stands", {"film", "day"}, out.front_stands);
  in.words("gate-front-would-change", {}, out.front_would_change);
  in.words("gate-only-from-front", {}, out.only_from_front);
  in.words("gate-last-film", {"day", "film"}, out.last_film);
  in.words("gate-no-session", {}, out.no_session);
  in.words("gate-stale-film", {"days"}, out.stale_film);
  in.words("gate-not-filmed", {}, out.not_filmed);
  in.words("gate-cannot-judge", {}, out.cannot_judge);
  in.words("gate-clear-in-few", {"held", "clear", "reps"}, out.clear_in_few);
  in.words("gate-few-reps", {"reps"}, out.few_reps);
  in.words("gate-few-judged", {"held", "judged", "reps"}, out.few_judged);
  in.words("gate-fault", {"fault", "broken", "reps"}, out.fault);
}

}  // namespace

std::shared_ptr<const GateLimits> read_gate_limits(RuleReader& in) {
  auto out = std::make_shared<GateLimits>();
  in.number("stage-sessions", "sessions", {1, 20}, out->sessions_to_pass);
  in.number("gate-least-reps", "repetitions", {1, 100}, out->least_reps);
  in.number("gate-least-seen", "part", {0, 1}, out->least_seen);
  in.number("gate-least-held", "part", {0, 1}, out->least_held);
  in.number("gate-least-held-by-mean", "part", {0, 1}, out->least_held_by_mean);
  in.number("gate-regress-from", "part", {0, 1}, out->regress_from);
  in.number("gate-broken-sessions", "sessions", {1, 20}, out->broken_to_regress);
  in.number("gate-margin", "sd", {0, 10}, out->margin_sd);
  in.number("gate-stale-after", "days", {1, 365}, out->stale_after_days);
  in.number("gate-least-load", "part", {0, 1}, out->least_load);
  read_words(in, out->words);
  return out;
}

}  // namespace dowel
