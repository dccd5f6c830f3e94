#include "report/plan_json.h"

#include <nlohmann/json.hpp>

#include "core/log/civil_time.h"
#include "core/log/log_cells.h"
#include "report/commands.h"

namespace dowel::report {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json range_json(const std::optional<IntRange>& range) {
  return range ? Json{{"from", range->from}, {"to", range->to}} : Json(nullptr);
}

// What can be done about it stands beside the words, with what it is called in them.
Json why_json(const Reason& why, Surface surface) {
  Json json{{"text", said(why, surface)}, {"rules", why.rules}, {"sources", why.sources}};
  for (const Remedy& remedy : why.remedies) {
    json["remedies"].push_back({{"kind", key_of(remedy.kind)},
                                {"argument", remedy.argument},
                                {"words", words_for(remedy, surface)}});
  }
  return json;
}

Json line_json(const Prescription& line, Surface surface) {
  Json tempo = nullptr;
  if (line.tempo) {
    tempo = {{"down_s", line.tempo->down_s},
             {"bottom_s", line.tempo->bottom_s},
             {"up_s", line.tempo->up_s},
             {"top_s", line.tempo->top_s}};
  }
  return {{"exercise", line.exercise},
          {"own", line.own},
          {"instead_of", line.instead_of},
          {"sets", line.sets},
          {"reps", range_json(line.reps)},
          {"hold_s", or_null(line.hold_s)},
          {"distance_m", or_null(line.distance_m)},
          {"tempo", std::move(tempo)},
          {"per_side", line.per_side},
          {"rest_s", line.rest_s},
          {"with", line.with},
          {"load",
           {{"how", word_for(line.load.kind)},
            {"load_kg", or_null(line.load.load_kg)},
            {"side_kg", line.load.side_kg},
            {"reps_in_reserve", range_json(line.load.reserve)}}},
          {"level", line.level},
          {"reduced_by", word_for(line.reduced_by)},
          {"minutes", line.minutes},
          {"why", why_json(line.why, surface)}};
}

Json week_json(const PlanWeek& week, Surface surface) {
  Json days = Json::array();
  for (const PlanDay& day : week.days) days.push_back(day_to_json(day, surface));
  Json sets = Json::object();
  for (const auto& [group, count] : week.group_sets) sets[group] = count;
  return {{"number", week.number},   {"start", to_text(week.start)},
          {"easier", week.deload},   {"theme", week.theme},
          {"days", std::move(days)}, {"sets_per_group", std::move(sets)}};
}

Json stop_json(const Stop& stop, Surface surface) {
  return {{"why", why_json(stop.why, surface)}, {"advice", said(stop.advice, surface)}};
}

Json arguments_json(const std::vector<Argument>& arguments) {
  Json out = Json::array();
  for (const Argument& argument : arguments) {
    const bool measured = argument.kind == EvidenceKind::kMeasured;
    out.push_back({{"text", argument.text},
                   {"from", argument.from},
                   {"kind", measured ? "measured" : "reported"}});
  }
  return out;
}

Json hypothesis_json(const dowel::Hypothesis& hypothesis) {
  Json exercises = Json::array();
  for (const ProposedExercise& proposed : hypothesis.exercises) {
    exercises.push_back({{"exercise", proposed.exercise},
                         {"by_articles", proposed.by_articles},
                         {"note", proposed.note}});
  }
  return {{"cause", hypothesis.cause},
          {"name", hypothesis.name},
          {"standing", word_for(hypothesis.standing)},
          {"wording", hypothesis.wording},
          {"signs", hypothesis.signs},
          {"speaks_for", arguments_json(hypothesis.speaks_for)},
          {"speaks_against", arguments_json(hypothesis.speaks_against)},
          {"competes_with", hypothesis.competes_with},
          {"next_test", hypothesis.next_test},
          {"exercises", std::move(exercises)},
          {"drills", hypothesis.drills},
          {"advice", hypothesis.advice},
          {"evidence_mixed", hypothesis.evidence_mixed},
          {"sources", hypothesis.sources}};
}

std::string_view outcome_key(BlockOutcome outcome) {
  switch (outcome) {
    case BlockOutcome::kImproved:
      return "improved";
    case BlockOutcome::kUnchanged:
      return "unchanged";
    case BlockOutcome::kWorse:
      return "worse";
    case BlockOutcome::kNotRemeasured:
      break;
  }
  return "not_measured_again";
}

}  // namespace

Json day_to_json(const PlanDay& day, Surface surface) {
  Json blocks = Json::array();
  for (const PlanBlock& block : day.blocks) {
    Json lines = Json::array();
    for (const Prescription& line : block.lines) lines.push_back(line_json(line, surface));
    blocks.push_back({{"kind", word_for(block.kind)}, {"lines", std::move(lines)}});
  }
  Json notes = Json::array();
  for (const Advice& note : day.notes) notes.push_back(said(note, surface));
  return {
      {"date", to_text(day.date)}, {"training", day.training},       {"hips", day.hips},
      {"minutes", day.minutes},    {"minutes_had", day.minutes_had}, {"blocks", std::move(blocks)},
      {"notes", std::move(notes)}};
}

Json programme_to_json(const Programme& programme, Surface surface) {
  Json weeks = Json::array();
  for (const PlanWeek& week : programme.weeks) weeks.push_back(week_json(week, surface));
  Json shortfalls = Json::array();
  for (const Shortfall& shortfall : programme.shortfalls) {
    shortfalls.push_back({{"rule", shortfall.rule},
                          {"subject", shortfall.subject},
                          {"weeks", shortfall.weeks},
                          {"says", shortfall.says},
                          {"nearest", shortfall.nearest}});
  }
  Json notes = Json::array();
  for (const Reason& note : programme.notes) notes.push_back(why_json(note, surface));
  return {{"start", to_text(programme.start)},
          {"aim", word_for(programme.aim)},
          {"main_hinge", programme.main_hinge},
          {"main_is_own", programme.main_is_own},
          {"why_main", why_json(programme.why_main, surface)},
          {"stopped", programme.stop ? stop_json(*programme.stop, surface) : Json(nullptr)},
          {"notes", std::move(notes)},
          {"not_met", std::move(shortfalls)},
          {"weeks", std::move(weeks)}};
}

Json target_to_json(const WorkTarget& target) {
  return {{"sets", target.sets},
          {"reps", target.reps > 0 ? Json(target.reps) : Json(nullptr)},
          {"load_kg", or_null(target.load_kg)},
          {"hold_s", or_null(target.hold_s)},
          {"distance_m", or_null(target.distance_m)},
          {"per_side", target.per_side},
          {"level", target.level ? Json(*target.level + 1) : Json(nullptr)}};
}

std::string_view verdict_key(GateVerdict verdict) { return to_text(verdict); }

Json ruling_to_json(const std::string& exercise, const GateRuling& ruling, Surface surface) {
  Json evidence = Json::array();
  for (const GateEvidence& e : ruling.evidence) {
    evidence.push_back({{"set", e.set.value},
                        {"when", to_text(e.when)},
                        {"rep", e.rep},
                        {"at_s", e.at_s},
                        {"rule", e.rule},
                        {"checkpoint", e.checkpoint},
                        {"measure", e.measure},
                        {"value", e.value},
                        {"sd", e.sd},
                        {"threshold", e.threshold},
                        {"broken_above", e.broken_above},
                        {"source", e.source}});
  }
  return {{"verdict", verdict_key(ruling.verdict)}, {"exercise", exercise},
          {"planned_step", ruling.planned_step},    {"why", why_json(ruling.why, surface)},
          {"would_change", ruling.would_change},    {"clean_in_a_row", ruling.clean_in_a_row},
          {"clean_needed", ruling.clean_needed},    {"evidence", std::move(evidence)}};
}

Json diagnosis_to_json(const Diagnosis& diagnosis) {
  Json hypotheses = Json::array();
  for (const dowel::Hypothesis& each : diagnosis.hypotheses) {
    hypotheses.push_back(hypothesis_json(each));
  }
  Json tests = Json::array();
  for (const NextTest& test : diagnosis.next_tests) {
    tests.push_back({{"test", test.test}, {"why", test.why}});
  }
  Json signs = Json::array();
  for (const SeenSign& sign : diagnosis.signs) {
    signs.push_back({{"sign", sign.sign},
                     {"clear", sign.strength == EvidenceStrength::kClear},
                     {"shown_by", arguments_json(sign.shown_by)},
                     {"evidence_note", sign.evidence_note}});
  }
  return {{"see_clinician", diagnosis.see_clinician},
          {"message", diagnosis.message},
          {"signs", std::move(signs)},
          {"hypotheses", std::move(hypotheses)},
          {"next_tests", std::move(tests)},
          {"left_out", diagnosis.left_out}};
}

Json comparison_to_json(const BlockComparison& comparison) {
  Json changes = Json::array();
  for (const BlockChange& change : comparison.changes) {
    changes.push_back({{"id", change.id},
                       {"outcome", outcome_key(change.outcome)},
                       {"change", or_null(change.change)},
                       {"smallest_real_change", or_null(change.smallest_real_change)},
                       {"text", change.text}});
  }
  return {{"summary", comparison.summary}, {"changes", std::move(changes)}};
}

}  // namespace dowel::report
