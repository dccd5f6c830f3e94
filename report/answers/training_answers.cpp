#include "report/answers/training_answers.h"

#include "core/log/civil_time.h"
#include "formats/plan_request_json.h"
#include "report/answers/document.h"
#include "report/commands.h"
#include "report/plan_json.h"

namespace dowel::report {
namespace {

Json stop_json(const Stop& stop, Surface surface) {
  return {{"why", stop.why.text}, {"advice", said(stop.advice, surface)}};
}

Json override_json(const OverrideTold& told) {
  return {{"to", verdict_key(told.to)},
          {"reason", told.reason},
          {"decided", to_text(told.made)},
          {"by", text_or_null(told.by)}};
}

Json note_json(const NoteTold& told) {
  return {{"author", told.note.author},
          {"text", told.note.text},
          {"written", to_text(told.note.written)},
          {"session_id", told.note.session.value},
          {"session_started", to_text(told.session)},
          {"set_id", told.note.set ? Json(told.note.set->value) : Json(nullptr)},
          {"exercise", text_or_null(told.exercise)}};
}

Json bar_json(const BarLoad& bar) {
  Json ramp = Json::array();
  for (const RampSet& set : bar.ramp) {
    ramp.push_back({{"reps", set.reps}, {"load_kg", set.load_kg}});
  }
  return {{"exercise", bar.exercise},
          {"load_kg", bar.load_kg},
          {"bar_kg", bar.bar_kg > 0 ? Json(bar.bar_kg) : Json(nullptr)},
          {"side_kg", bar.side_kg},
          {"warm_up", std::move(ramp)}};
}

Json week_json(const SimulatedWeek& week) {
  Json gates = Json::array();
  for (const GateRuling& ruling : week.rulings) {
    gates.push_back({{"verdict", verdict_key(ruling.verdict)}, {"why", ruling.why.text}});
  }
  Json steps = Json::array();
  for (const StepTaken& step : week.steps) {
    steps.push_back({{"kind", word_for(step.kind)},
                     {"why", step.why.text},
                     {"target", target_to_json(step.target)}});
  }
  return {{"number", week.number},
          {"start", to_text(week.start)},
          {"events", week.events},
          {"easier", week.deload},
          {"stopped", week.stopped},
          {"plan", week.programme},
          {"sessions", week.sessions},
          {"main_hinge", week.main_hinge},
          {"main_load_kg", or_null(week.main_load_kg)},
          {"main_reps", or_null(week.main_reps)},
          {"gate", std::move(gates)},
          {"steps", std::move(steps)}};
}

}  // namespace

std::string next_answer(const NextTold& told, Surface surface) {
  Json answer = begin_answer("next");
  answer["exercise"] = told.exercise;
  answer["sessions"] = told.sessions;
  answer["gate"] = told.judged ? ruling_to_json(told.exercise, told.gate, surface) : Json(nullptr);
  answer["overridden"] = told.overridden ? override_json(*told.overridden) : Json(nullptr);
  answer["not_yet"] = text_or_null(said(told.not_yet, surface));
  for (const char* key : {"target", "target_if_passed", "step", "bar"}) answer[key] = nullptr;
  if (!told.not_yet.empty()) return json_text(answer);
  answer["target"] = target_to_json(told.target);
  answer["target_if_passed"] = target_to_json(told.if_passed);
  if (told.step) {
    answer["step"] = {{"kind", word_for(told.step->kind)}, {"why", told.step->why.text}};
  }
  if (told.bar) answer["bar"] = bar_json(*told.bar);
  return json_text(answer);
}

std::string today_answer(const TodayTold& told, Surface surface) {
  Json answer = begin_answer("today");
  answer["date"] = to_text(told.date);
  answer["plan"] = told.plan.value;
  answer["stopped"] = told.stop ? stop_json(*told.stop, surface) : Json(nullptr);
  answer["changed_for_pain"] = told.changed_for_pain && !told.stop;
  answer["changed_for_athlete"] = told.changed_for_athlete && !told.stop;
  answer["week"] = or_null(told.week);
  answer["easier"] = told.easier;
  answer["session"] = told.session ? day_to_json(*told.session, surface) : Json(nullptr);
  answer["next_date"] = told.next ? Json(to_text(*told.next)) : Json(nullptr);
  answer["advice"] = text_or_null(told.advice);
  answer["gate"] = told.gate ? ruling_to_json(told.main_hinge, *told.gate, surface) : Json(nullptr);
  answer["notes"] = Json::array();
  for (const NoteTold& note : told.notes) answer["notes"].push_back(note_json(note));
  answer["bars"] = Json::array();
  for (const BarLoad& bar : told.bars) answer["bars"].push_back(bar_json(bar));
  answer["signs_due"] =
      told.signs_due && !told.stop
          ? Json{{"why", told.signs_due->why}, {"written", text_or_null(told.signs_due->written)}}
          : Json(nullptr);
  return json_text(answer);
}

std::string plan_answer(const PlanRecord& plan, const PlanRequest& request,
                        const Programme& programme, Surface surface) {
  Json answer = begin_answer("plan");
  answer["id"] = plan.id.value;
  answer["made"] = to_text(plan.made);
  answer["request"] = formats::plan_request_document(request);
  answer["programme"] = programme_to_json(programme, surface);
  return json_text(answer);
}

std::string year_answer(const std::string& title, const Simulation& year) {
  Json answer = begin_answer("year");
  answer["title"] = title;
  answer["load_increases"] = year.increases;
  answer["wrong_increases"] = year.wrong_increases;
  answer["weeks"] = Json::array();
  for (const SimulatedWeek& week : year.weeks) answer["weeks"].push_back(week_json(week));
  answer["plans"] = Json::array();
  for (const Programme& plan : year.programmes) answer["plans"].push_back(programme_to_json(plan));
  return json_text(answer);
}

std::string stop_answer(const Stop& stop, Surface surface) {
  Json answer = begin_answer("stop");
  answer["stopped"] = stop_json(stop, surface);
  return json_text(answer);
}

std::string why_answer(const Diagnosis& diagnosis,
                       const std::optional<BlockComparison>& last_block) {
  Json answer = begin_answer("why");
  answer["diagnosis"] = diagnosis_to_json(diagnosis);
  answer["last_block"] = last_block ? comparison_to_json(*last_block) : Json(nullptr);
  return json_text(answer);
}

std::string pain_answer(const std::vector<RegionLight>& lights) {
  Json answer = begin_answer("pain");
  answer["lights"] = Json::array();
  for (const auto& [region, light] : lights) {
    answer["lights"].push_back({{"region", word_for(region)}, {"light", word_for(light)}});
  }
  return json_text(answer);
}

std::string red_flags_answer(const SafetyVerdict& verdict, Surface surface) {
  Json answer = begin_answer("red-flags");
  answer["raised"] = verdict.raised;
  answer["at_once"] = verdict.at_once;
  answer["advice"] = said(verdict.advice, surface);
  return json_text(answer);
}

}  // namespace dowel::report
