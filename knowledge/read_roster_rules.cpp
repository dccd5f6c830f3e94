#include "knowledge/read_roster_rules.h"

namespace dowel {

namespace {

void read_words(RuleReader& in, RosterWords& out) {
  in.words("roster-warning", {"signs", "day"}, out.warning);
  in.words("roster-warning-written", {"signs", "day"}, out.warning_written);
  in.words("roster-pain", {"place", "pain", "day"}, out.pain);
  in.words("roster-pain-morning", {"place", "pain", "morning", "day"}, out.pain_morning);
  in.words("roster-pain-new", {}, out.pain_new);
  in.words("roster-pain-risen", {"before"}, out.pain_risen);
  in.words("roster-pain-same", {"before"}, out.pain_same);
  in.words("roster-pain-less", {"before"}, out.pain_less);
  in.words("roster-pain-lasts", {"weeks"}, out.pain_lasts);
  in.words("roster-place-not-told", {"exercise"}, out.place_not_told);
  in.words("roster-film-broke", {"exercise", "day"}, out.film_broke);
  in.words("roster-hold", {"exercise", "day"}, out.hold);
  in.words("roster-step-back", {"exercise", "day"}, out.step_back);
  in.words("roster-went-on", {"exercise", "by", "verdict"}, out.went_on);
  in.words("roster-missed", {"exercise", "work", "day"}, out.missed);
  in.words("roster-away", {"days", "day"}, out.away);
  in.words("roster-slide", {"exercise", "figure", "percent", "sessions"}, out.slide);
  in.words("roster-effort", {"exercise", "work", "from", "to"}, out.effort);
  in.words("roster-nothing-left", {"exercise", "work", "sessions"}, out.nothing_left);
  in.words("roster-days-missed", {"missed", "planned", "first", "last"}, out.days_missed);
  in.words("roster-nothing-logged", {}, out.nothing_logged);
  in.words("roster-not-looked-at", {"films", "day"}, out.not_looked_at);
  in.words("roster-no-film", {}, out.no_film);
  in.words("roster-no-effort", {}, out.no_effort);
  in.words("roster-no-pain-told", {}, out.no_pain_told);
  in.words("roster-no-signs-asked", {}, out.no_signs_asked);
}

}  // namespace

void read_roster_rules(RuleReader& in, RosterRules& out) {
  in.number("roster-since", "days", {1, 365}, out.since_days);
  in.number("roster-look-back", "weeks", {2, 52}, out.look_back_weeks);
  in.number("roster-away-days", "days", {2, 365}, out.away_days);
  in.number("roster-slide-sessions", "sessions", {4, 100}, out.slide_sessions);
  in.number("roster-missed-weeks", "weeks", {1, 52}, out.missed_weeks);
  in.number("roster-missed-sessions", "sessions", {1, 50}, out.missed_sessions);
  in.number("roster-missed-part", "part", {0, 1}, out.missed_part);
  in.number("roster-slide-part", "part", {0.01, 0.9}, out.slide_part);
  in.number("roster-effort-sessions", "sessions", {2, 100}, out.effort_sessions);
  in.number("roster-effort-rise", "of 10", {0.5, 10}, out.effort_rise);
  in.number("roster-effort-from", "of 10", {0, 10}, out.effort_from);
  in.number("roster-nothing-left-sessions", "sessions", {2, 100}, out.nothing_left_sessions);
  in.number("roster-note-stands", "days", {1, 365}, out.note_stands_days);
  read_words(in, out.words);
}

}  // namespace dowel
