#pragma once

#include <concepts>
#include <string_view>
#include <type_traits>

#include "core/log/log.h"

/// Every record of the log, field by field, told once. Whoever stores, exports or imports a log
/// walks these lists, so that no adapter can forget a field. The first field of a record is always
/// its identity; the names are the column names of every table, CSV file and JSON object. What a
/// record holds a list of (the evidence of a decision) has its fields told the same way.
namespace dowel {

/// A (const or plain) reference to the record type `T`.
template <class Self, class T>
concept RecordOf = std::same_as<std::remove_const_t<Self>, T>;

template <RecordOf<Athlete> Self, class Visit>
void visit_fields(Self& a, Visit&& visit) {
  visit("id", a.id);
  visit("name", a.name);
  visit("sex", a.sex);
  visit("birth_year", a.birth_year);
  visit("height_m", a.height_m);
  visit("mass_kg", a.mass_kg);
  visit("shown_unit", a.shown_unit);
  visit("experience", a.experience);
  visit("conditions", a.conditions);
  visit("equipment", a.equipment);
  visit("bells", a.bells);
  visit("dumbbells", a.dumbbells);
  visit("plates", a.plates);
  visit("bar", a.bar);
}

/// Fields that logs written by an earlier Dowel do not have; absent they keep their default.
constexpr bool came_later(std::string_view field) {
  return field == "bells" || field == "overridden_by" || field == "dumbbells" ||
         field == "plates" || field == "bar" || field == "reply_to" || field == "read_by" ||
         field == "voice" || field == "voice_s";
}

template <RecordOf<WorkoutSession> Self, class Visit>
void visit_fields(Self& s, Visit&& visit) {
  visit("id", s.id);
  visit("athlete_id", s.athlete);
  visit("started", s.started);
  visit("duration_s", s.duration_s);
  visit("title", s.title);
  visit("notes", s.notes);
  visit("body_mass_kg", s.body_mass_kg);
  visit("source", s.source);
}

template <RecordOf<SetEntry> Self, class Visit>
void visit_fields(Self& s, Visit&& visit) {
  visit("id", s.id);
  visit("session_id", s.session);
  visit("exercise_slug", s.exercise.slug);
  visit("exercise_name", s.exercise.name);
  visit("set_order", s.order);
  visit("kind", s.kind);
  visit("side", s.side);
  visit("reps", s.reps);
  visit("hold_s", s.hold_s);
  visit("distance_m", s.distance_m);
  visit("load_kg", s.load_kg);
  visit("rpe", s.rpe);
  visit("rir", s.rir);
  visit("tempo", s.tempo);
  visit("superset", s.superset);
  visit("pain", s.pain);
  visit("next_day_pain", s.next_day_pain);
  visit("notes", s.notes);
}

template <RecordOf<AnalysisLink> Self, class Visit>
void visit_fields(Self& a, Visit&& visit) {
  visit("id", a.id);
  visit("set_id", a.set);
  visit("made_at", a.made_at);
  visit("clip", a.clip);
  visit("held", a.held);
  visit("gradeable", a.gradeable);
  visit("json", a.json);
}

template <RecordOf<GateEvidence> Self, class Visit>
void visit_fields(Self& e, Visit&& visit) {
  visit("set", e.set);
  visit("when", e.when);
  visit("rep", e.rep);
  visit("at_s", e.at_s);
  visit("rule", e.rule);
  visit("checkpoint", e.checkpoint);
  visit("measure", e.measure);
  visit("value", e.value);
  visit("sd", e.sd);
  visit("threshold", e.threshold);
  visit("broken_above", e.broken_above);
  visit("source", e.source);
}

template <RecordOf<GateDecision> Self, class Visit>
void visit_fields(Self& g, Visit&& visit) {
  visit("id", g.id);
  visit("athlete_id", g.athlete);
  visit("exercise_slug", g.exercise.slug);
  visit("exercise_name", g.exercise.name);
  visit("decided", g.decided);
  visit("verdict", g.ruling.verdict);
  visit("session_id", g.ruling.session);
  visit("form", g.ruling.form);
  visit("loaded", g.ruling.loaded);
  visit("pain", g.ruling.pain);
  visit("pain_decided", g.ruling.pain_decided);
  visit("planned_step", g.ruling.planned_step);
  visit("why", g.ruling.why.text);
  visit("why_rules", g.ruling.why.rules);
  visit("why_sources", g.ruling.why.sources);
  visit("would_change", g.ruling.would_change);
  visit("clean_in_a_row", g.ruling.clean_in_a_row);
  visit("clean_needed", g.ruling.clean_needed);
  visit("evidence", g.ruling.evidence);
  visit("overridden_to", g.overridden_to);
  visit("override_reason", g.override_reason);
  visit("overridden_by", g.overridden_by);
}

template <RecordOf<PlanRecord> Self, class Visit>
void visit_fields(Self& p, Visit&& visit) {
  visit("id", p.id);
  visit("athlete_id", p.athlete);
  visit("made", p.made);
  visit("start", p.start);
  visit("weeks", p.weeks);
  visit("request", p.request);
}

template <RecordOf<PainAnswer> Self, class Visit>
void visit_fields(Self& p, Visit&& visit) {
  visit("id", p.id);
  visit("athlete_id", p.athlete);
  visit("answered", p.when);
  visit("region", p.region);
  visit("during", p.during);
  visit("next_morning", p.next_morning);
  visit("stiff", p.stiff);
  visit("note", p.note);
}

template <RecordOf<RedFlagAnswer> Self, class Visit>
void visit_fields(Self& r, Visit&& visit) {
  visit("question", r.id);
  visit("yes", r.yes);
}

template <RecordOf<RedFlagCheck> Self, class Visit>
void visit_fields(Self& r, Visit&& visit) {
  visit("id", r.id);
  visit("athlete_id", r.athlete);
  visit("answered", r.when);
  visit("answers", r.answers);
  visit("note", r.note);
}

template <RecordOf<SelfCheck> Self, class Visit>
void visit_fields(Self& c, Visit&& visit) {
  visit("id", c.id);
  visit("athlete_id", c.athlete);
  visit("answered", c.when);
  visit("question", c.question);
  visit("result", c.result);
  visit("note", c.note);
}

template <RecordOf<CoachNote> Self, class Visit>
void visit_fields(Self& n, Visit&& visit) {
  visit("id", n.id);
  visit("athlete_id", n.athlete);
  visit("session_id", n.session);
  visit("set_id", n.set);
  visit("written", n.written);
  visit("author", n.author);
  visit("text", n.text);
}

template <RecordOf<FilmComment> Self, class Visit>
void visit_fields(Self& c, Visit&& visit) {
  visit("id", c.id);
  visit("athlete_id", c.athlete);
  visit("set_id", c.set);
  visit("written", c.written);
  visit("in_s", c.in_s);
  visit("out_s", c.out_s);
  visit("rep", c.rep);
  visit("finding", c.finding);
  visit("author", c.author);
  visit("text", c.text);
  visit("drawing", c.drawing);
  visit("done", c.done);
  visit("reply_to", c.reply_to);
  visit("read_by", c.read_by);
  visit("voice", c.voice);
  visit("voice_s", c.voice_s);
}

template <RecordOf<NameMapping> Self, class Visit>
void visit_fields(Self& m, Visit&& visit) {
  visit("id", m.id);
  visit("source", m.source);
  visit("name", m.name);
  visit("slug", m.slug);
}

template <RecordOf<ImportedRow> Self, class Visit>
void visit_fields(Self& r, Visit&& visit) {
  visit("id", r.id);
  visit("athlete_id", r.athlete);
  visit("source", r.source);
}

/// The first form of exports (`dowel.log/3` …) that has a list. The form of tables is known by
/// their decisions, which say who overrode them since the fourth, and by the table of the fifth.
constexpr int form_with_list(std::string_view list) {
  return list == "film_comments" ? 5 : list == "coach_notes" ? 4 : 3;
}

/// Visits the lists of a log with their names, parents before children: whoever writes them in
/// this order never names a record that is not there yet.
template <RecordOf<LogData> Self, class Visit>
void visit_lists(Self& log, Visit&& visit) {
  visit("athletes", log.athletes);
  visit("sessions", log.sessions);
  visit("sets", log.sets);
  visit("analyses", log.analyses);
  visit("gates", log.gates);
  visit("plans", log.plans);
  visit("pain", log.pain);
  visit("red_flags", log.red_flags);
  visit("checks", log.checks);
  visit("coach_notes", log.notes);
  visit("film_comments", log.comments);
  visit("mappings", log.mappings);
  visit("imported", log.imported);
}

}  // namespace dowel
