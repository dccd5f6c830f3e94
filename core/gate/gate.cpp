#include "core/gate/gate.h"

#include <algorithm>
#include <utility>

#include "core/gate/gate_fold.h"

namespace dowel {
namespace {

PainWord pain_of(const GateSession& session, const GateRules& rules) {
  PainWord word;
  for (const PainReport& report : session.pain) {
    word.worst = std::max({word.worst, report.during, report.next_day.value_or(0)});
    word.light = std::max(word.light, light_of(rules.pain, report));
    word.morning_after = std::max(word.morning_after, report.next_day.value_or(0));
    if (report.next_day && light_of(rules.pain, *report.next_day) > Light::kGreen) {
      word.next_day = true;
    }
  }
  return word;
}

// Folds one session in. Not filmed changes nothing; unclear ends a run but asks for one more clean
// session only; broken asks for the full count again.
void take_in(GateMemory& memory, const GateSession& session, const SessionForm& form,
             const GateRules& rules) {
  if (form.state == FormState::kUnseen) return;
  memory.last_seen = form;
  memory.any_seen = true;
  memory.seen_at = session.when;
  if (form.state == FormState::kClean) {
    ++memory.clean;
    memory.broken = 0;
    if (memory.clean >= memory.needed) memory.needed = 1;
    return;
  }
  memory.clean = 0;
  if (form.state == FormState::kUnclear) return;
  ++memory.broken;
  memory.needed = rules.sessions_to_pass;
}

bool is_broken(const SessionForm& form) {
  return form.state == FormState::kBroken || form.state == FormState::kMostBroken;
}

FormWord word_of(const SessionForm& form, const GateMemory& memory) {
  if (is_broken(form)) return FormWord::kBroken;
  const bool passed = form.state == FormState::kClean && memory.clean >= memory.needed;
  return passed ? FormWord::kPassed : FormWord::kNothing;
}

bool shows_load(const GateSession& session) {
  return std::any_of(session.filmed.begin(), session.filmed.end(),
                     [](const FilmedSet& set) { return set.load_kg.value_or(0) > 0; });
}

// @param form  of the same session: what pain decides does not hide what the film shows
GateRuling rule_by_pain(GateRuling ruling, const PainWord& pain, const SessionForm& form,
                        const GateMemory& memory) {
  const std::string level = std::to_string(pain.worst) + " of 10";
  const std::vector<std::string> rules{"G-11", "R-LEVERS"};
  const std::vector<std::string> sources{"Thomee1997", "Silbernagel2007"};
  const bool back = pain.light == Light::kRed || pain.next_day || pain.growing ||
                    form.state == FormState::kMostBroken || (is_broken(form) && memory.broken >= 2);
  ruling.verdict = back ? GateVerdict::kRegress : GateVerdict::kHold;
  ruling.pain_decided = true;
  std::string text = "Pain of " + level;
  if (pain.light == Light::kRed) {
    text += " is above what the sources accept: step back.";
  } else if (pain.growing) {
    text += ", worse the morning after than last time: step back.";
  } else if (pain.next_day) {
    text += " had not settled by the next morning: step back.";
  } else {
    text += " is amber: nothing is added until it is green.";
  }
  if (is_broken(form)) {
    text += " The film shows besides: " + form.says + ".";
    ruling.evidence = form.evidence;
  }
  ruling.why = {text, rules, sources};
  ruling.would_change = "A session with pain of 2 or less, and still 2 or less the morning after.";
  return ruling;
}

GateRuling rule_not_measured(GateRuling ruling, const std::string& says) {
  ruling.verdict = GateVerdict::kNotMeasured;
  std::string text = says + ". Unseen is not a pass.";
  if (text[0] >= 'a' && text[0] <= 'z') text[0] += 'A' - 'a';
  ruling.why = {text, {"R-P1"}, {"S1", "Dowel"}};
  ruling.would_change = "Film one working set from the side, the whole body in the picture.";
  return ruling;
}

GateRuling rule_no_rules(GateRuling ruling) {
  ruling.verdict = GateVerdict::kNotMeasured;
  ruling.why = {
      "Dowel has no rule that judges this exercise from film, so the form has no say here.",
      {"R-P1"},
      {"Dowel"}};
  ruling.would_change = "Pain above 2. For the form ask a coach, or film a hinge instead.";
  return ruling;
}

GateRuling rule_by_form(GateRuling ruling, const GateMemory& memory) {
  const SessionForm& form = memory.last_seen;
  ruling.evidence = form.evidence;
  if (is_broken(form)) {
    const bool back = form.state == FormState::kMostBroken || memory.broken >= 2;
    ruling.verdict = back ? GateVerdict::kRegress : GateVerdict::kHold;
    ruling.why = {form.says + (back ? ": step back and mend it there." : ": the load stays."),
                  {"R-P1", "R-LEVERS"},
                  {"S1", "S0"}};
    ruling.would_change =
        std::to_string(memory.needed) + " filmed sessions in a row in which it holds.";
    return ruling;
  }
  if (form.state == FormState::kUnclear) {
    ruling.verdict = GateVerdict::kHold;
    ruling.why = {form.says + ": the load stays.", {"R-P1"}, {"S1", "Dowel"}};
    ruling.would_change =
        "A clearer film (lens at hip height, square to your side) of a session "
        "with more margin.";
    return ruling;
  }
  if (memory.clean < memory.needed) {
    ruling.verdict = GateVerdict::kHold;
    ruling.why = {"Clean, session " + std::to_string(memory.clean) + " of " +
                      std::to_string(memory.needed) + " that are asked for in a row.",
                  {"R-P1", "G-08"},
                  {"ACSM2009", "Dowel"}};
    ruling.would_change = "One more clean filmed session.";
    return ruling;
  }
  ruling.verdict = GateVerdict::kPass;
  ruling.why = {"Every required point held, by more than the measurement error.",
                {"R-P1", "G-08"},
                {"S1", "ACSM2009", "Dowel"}};
  ruling.would_change = "A broken repetition, pain above 2, or a session that was not filmed.";
  return ruling;
}

// A session without a film after one that broke: nothing new is known, so the load stays.
GateRuling rule_by_last_film(GateRuling ruling, const GateMemory& memory) {
  ruling = rule_by_form(std::move(ruling), memory);
  ruling.verdict = GateVerdict::kHold;
  ruling.why.text = "Not filmed, and the film of " +
                    to_text(std::chrono::floor<std::chrono::days>(memory.seen_at)) +
                    " showed a fault: " + memory.last_seen.says + ". The load stays.";
  return ruling;
}

// The exercise's own profile, else that of the exercise it is a variant of, else the plain hinge.
const ExerciseProfile* profile_for(const Technique& technique, const Knowledge& knowledge,
                                   const std::string& slug) {
  if (const ExerciseProfile* own = technique.find_profile(slug)) return own;
  const Exercise* exercise = find_exercise(knowledge, slug);
  if (!exercise) return nullptr;
  const Exercise* parent = find_entry(knowledge.exercises, exercise->variant_of);
  if (parent) {
    if (const ExerciseProfile* of_parent = technique.find_profile(parent->slug)) return of_parent;
  }
  const bool hinge = exercise->pattern == Pattern::kHinge && !exercise->checkpoints.empty();
  return hinge ? technique.find_profile("hinge") : nullptr;
}

std::string days_ago(LocalTime then, LocalTime now) {
  return std::to_string(std::chrono::duration_cast<std::chrono::days>(now - then).count());
}

}  // namespace

Result<GateRules> gate_rules(const Technique& technique, const Knowledge& knowledge,
                             const std::string& exercise_slug) {
  GateRules rules;
  const auto limits = pain_limits(knowledge);
  DOWEL_TRY(limits);
  rules.pain = *limits;
  const auto sessions = require_number(knowledge, "stage-sessions");
  DOWEL_TRY(sessions);
  rules.sessions_to_pass = static_cast<int>((*sessions)->from);
  const ExerciseProfile* profile = profile_for(technique, knowledge, exercise_slug);
  if (!profile) return rules;
  for (const std::string& id : profile->rules) {
    const Rule* rule = technique.find_rule(id);
    if (rule && !rule->never_broken && rule->checkpoint != "C-05") {
      rules.required.push_back(*rule);
    } else {
      rules.advisory.push_back(id);
    }
  }
  return rules;
}

GateFold::GateFold(const GateRules& rules) : rules_(rules) {
  memory_.needed = rules.sessions_to_pass;
}

void GateFold::take(const GateSession& session) {
  form_ = grade_session(session, rules_);
  take_in(memory_, session, form_, rules_);
  const PainWord before = std::exchange(pain_, pain_of(session, rules_));
  pain_.growing = any_ && pain_.light > Light::kGreen && before.worst > 0 &&
                  pain_.morning_after > before.morning_after;
  session_ = session.session;
  loaded_ = shows_load(session);
  any_ = true;
}

GateRuling GateFold::rule(const std::string& planned_step, LocalTime now) const {
  GateRuling ruling;
  ruling.planned_step = planned_step;
  ruling.clean_in_a_row = memory_.clean;
  ruling.clean_needed = memory_.needed;
  if (!any_) return rule_not_measured(ruling, "there is no session yet");

  ruling.session = session_;
  ruling.form = word_of(form_, memory_);
  ruling.loaded = loaded_;
  ruling.pain = pain_.worst;
  if (pain_.light > Light::kGreen) return rule_by_pain(ruling, pain_, form_, memory_);
  if (rules_.required.empty()) return rule_no_rules(ruling);
  if (!memory_.any_seen) return rule_not_measured(ruling, form_.says);
  if (now - memory_.seen_at > std::chrono::days{rules_.stale_after_days}) {
    return rule_not_measured(
        ruling, "the last film that counts is " + days_ago(memory_.seen_at, now) + " days old");
  }
  if (form_.state != FormState::kUnseen) return rule_by_form(ruling, memory_);
  return is_broken(memory_.last_seen) ? rule_by_last_film(ruling, memory_)
                                      : rule_not_measured(ruling, form_.says);
}

GateRuling decide(const GateInput& input, const GateRules& rules) {
  GateFold fold(rules);
  for (const GateSession& session : input.sessions) fold.take(session);
  return fold.rule(input.planned_step, input.now);
}

}  // namespace dowel
