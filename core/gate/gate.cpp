#include "core/gate/gate.h"

#include <algorithm>
#include <utility>

#include "core/base/assert.h"
#include "core/gate/gate_fold.h"
#include "core/readiness/say.h"
#include "core/technique/judge.h"

namespace dowel {
namespace {

PainWord pain_of(const GateSession& session, const GateRules& rules) {
  PainWord word;
  word.stands = session.stands;
  for (const PainReport& report : session.pain) {
    word.worst = std::max({word.worst, report.during, report.next_day.value_or(0)});
    word.light = std::max(word.light, light_of(rules.pain, report));
    word.morning_after = std::max(word.morning_after, report.next_day.value_or(0));
    if (report.next_day && light_of(rules.pain, *report.next_day) > Light::kGreen) {
      word.next_day = true;
    }
  }
  word.eased = session.eased;
  if (!session.told) return word;
  const ToldPain& told = *session.told;
  word.worst = std::max(word.worst, told.level);
  if (!told.settled) word.later = told.level;
  word.light = std::max(word.light, light_of(rules.pain, told.level));
  if (light_of(rules.pain, told.level) > Light::kGreen) word.told = told;
  return word;
}

// Folds one session in. Not filmed changes nothing; unclear ends a run but asks for one more clean
// session only; broken asks for the full count again.
void take_in(GateMemory& memory, const GateSession& session, const SessionForm& form,
             const GateRules& rules) {
  if (form.front == FrontForm::kBroken) {
    memory.front_fault = form.front_says;
    memory.front_fault_at = session.when;
  } else if (form.front == FrontForm::kHeld) {
    memory.front_fault.clear();
  }
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
  memory.needed = rules.limits->sessions_to_pass;
}

bool is_broken(const SessionForm& form) {
  return form.state == FormState::kBroken || form.state == FormState::kMostBroken;
}

// True when so much broke, or so often in a row, that holding the load is not enough.
bool asks_for_a_step_back(const SessionForm& form, const GateMemory& memory,
                          const GateLimits& limits) {
  return form.state == FormState::kMostBroken ||
         (is_broken(form) && memory.broken >= limits.broken_to_regress);
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

// What pain says, worst first. A morning is named only with what was told of it.
Reason word_of_pain(const PainWord& pain, const GateWords& words) {
  const std::string worst = std::to_string(pain.worst);
  const bool by_told =
      pain.told && (pain.told->settled ? !pain.next_day : pain.told->level >= pain.morning_after);
  const std::string day = pain.told ? to_text(pain.told->on) : "";
  if (pain.light == Light::kRed) return because(words.pain_red, {{"pain", worst}});
  if (by_told) {
    const Sentence& sentence = pain.growing         ? words.pain_told_growing
                               : pain.told->settled ? words.pain_told_settled
                                                    : words.pain_told;
    return because(sentence, {{"pain", std::to_string(pain.told->level)}, {"day", day}});
  }
  const std::string morning = std::to_string(pain.morning_after);
  if (pain.growing) return because(words.pain_growing, {{"pain", morning}});
  if (pain.next_day) return because(words.pain_next_day, {{"pain", morning}});
  return because(words.pain_amber, {{"pain", worst}});
}

// @param form  of the same session: what pain decides does not hide what the film shows
GateRuling rule_by_pain(GateRuling ruling, const PainWord& pain, const SessionForm& form,
                        const GateMemory& memory, const GateLimits& limits) {
  const bool told = pain.told && !pain.told->settled;
  const bool back = pain.light == Light::kRed || pain.next_day || told || pain.growing ||
                    asks_for_a_step_back(form, memory, limits);
  ruling.verdict = back ? GateVerdict::kRegress : GateVerdict::kHold;
  ruling.pain_decided = true;
  ruling.why = word_of_pain(pain, limits.words);
  if (pain.eased && !pain.told) {
    ruling.why.text.append(" ").append(
        say(limits.words.pain_eased, {{"day", to_text(*pain.eased)}}));
  }
  if (is_broken(form)) {
    ruling.why.text.append(" ").append(say(limits.words.film_besides, {{"film", form.says}}));
    ruling.evidence = form.evidence;
  }
  const bool by_word = pain.told || pain.stands >= pain.worst;
  ruling.would_change =
      say(by_word ? limits.words.told_would_change : limits.words.green_would_change);
  return ruling;
}

GateRuling rule_not_measured(GateRuling ruling, const std::string& says, const GateWords& words) {
  ruling.verdict = GateVerdict::kNotMeasured;
  ruling.why = because(words.not_measured, {{"why", says}});
  char& first = ruling.why.text[0];
  if (first >= 'a' && first <= 'z') first += 'A' - 'a';
  ruling.would_change = say(words.film_would_change);
  return ruling;
}

GateRuling rule_no_rules(GateRuling ruling, const GateWords& words) {
  ruling.verdict = GateVerdict::kNotMeasured;
  ruling.why = because(words.no_rules);
  ruling.would_change = say(words.no_rules_would_change);
  return ruling;
}

// All is clean from the side, but what broke from in front was not filmed from there again.
GateRuling rule_by_front_fault(GateRuling ruling, const GateMemory& memory,
                               const GateWords& words) {
  ruling.verdict = GateVerdict::kHold;
  const auto day = std::chrono::floor<std::chrono::days>(memory.front_fault_at);
  ruling.why = because(words.front_stands, {{"film", memory.front_fault}, {"day", to_text(day)}});
  ruling.would_change = say(words.front_would_change);
  return ruling;
}

// @param front_stands  a fault from in front that is not stale
GateRuling rule_by_form(GateRuling ruling, const GateMemory& memory, const GateLimits& limits,
                        bool front_stands) {
  const GateWords& words = limits.words;
  const SessionForm& form = memory.last_seen;
  ruling.evidence = form.evidence;
  if (is_broken(form)) {
    const bool back = asks_for_a_step_back(form, memory, limits);
    ruling.verdict = back ? GateVerdict::kRegress : GateVerdict::kHold;
    ruling.why = because(back ? words.broken_back : words.broken_stay, {{"film", form.says}});
    ruling.would_change =
        say(words.broken_would_change, {{"sessions", std::to_string(memory.needed)}});
    return ruling;
  }
  if (form.state == FormState::kUnclear) {
    ruling.verdict = GateVerdict::kHold;
    ruling.why = because(words.unclear, {{"film", form.says}});
    ruling.would_change = say(words.unclear_would_change);
    return ruling;
  }
  if (memory.clean < memory.needed) {
    ruling.verdict = GateVerdict::kHold;
    ruling.why = because(words.clean_so_far, {{"clean", std::to_string(memory.clean)},
                                              {"needed", std::to_string(memory.needed)}});
    ruling.would_change =
        say(words.clean_would_change, {{"left", std::to_string(memory.needed - memory.clean)}});
    return ruling;
  }
  if (front_stands) return rule_by_front_fault(std::move(ruling), memory, words);
  ruling.verdict = GateVerdict::kPass;
  ruling.why = because(words.passed);
  ruling.would_change = say(words.passed_would_change);
  return ruling;
}

// A session without a film after one that broke: nothing new is known, so the load stays.
GateRuling rule_by_last_film(GateRuling ruling, const GateMemory& memory,
                             const GateLimits& limits) {
  ruling = rule_by_form(std::move(ruling), memory, limits, false);
  ruling.verdict = GateVerdict::kHold;
  ruling.why.text = fill(limits.words.last_film.text,
                         {{"day", to_text(std::chrono::floor<std::chrono::days>(memory.seen_at))},
                          {"film", memory.last_seen.says}});
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
  return hinge ? technique.find_recognised(Recognised::kHinge) : nullptr;
}

bool decides(const Knowledge& knowledge, const std::string& checkpoint_id) {
  const Checkpoint* checkpoint = find_entry(knowledge.checkpoints, checkpoint_id);
  return !checkpoint || checkpoint->gate != GateUse::kAdvises;
}

std::string days_ago(LocalTime then, LocalTime now) {
  return std::to_string(std::chrono::duration_cast<std::chrono::days>(now - then).count());
}

}  // namespace

Result<GateRules> gate_rules(const Technique& technique, const Knowledge& knowledge,
                             const std::string& exercise_slug) {
  GateRules rules;
  rules.pain = pain_limits(knowledge);
  rules.limits = knowledge.gate;
  const ExerciseProfile* profile = profile_for(technique, knowledge, exercise_slug);
  if (!profile) return rules;
  for (const std::string& id : profile->rules) {
    const Rule* rule = technique.find_rule(id);
    if (rule && !rule->never_broken && !rule->advises && decides(knowledge, rule->checkpoint)) {
      rules.required.push_back(*rule);
    } else {
      rules.advisory.push_back(id);
    }
  }
  if (!judged_from_front(*profile)) return rules;
  for (const std::string& id : technique.front_rules) {
    if (const Rule* rule = technique.find_rule(id); rule && !rule->never_broken) {
      rules.from_front.push_back(*rule);
    }
  }
  return rules;
}

GateFold::GateFold(const GateRules& rules) : rules_(rules) {
  DOWEL_ASSERT(rules.limits);
  memory_.needed = rules.limits->sessions_to_pass;
}

void GateFold::take(const GateSession& session) {
  form_ = grade_session(session, rules_);
  take_in(memory_, session, form_, rules_);
  const PainWord before = std::exchange(pain_, pain_of(session, rules_));
  // What is green by the morning does not grow, however often it was amber in training.
  const int afterwards = std::max(pain_.morning_after, pain_.later);
  pain_.growing = any_ && light_of(rules_.pain, afterwards) > Light::kGreen && before.worst > 0 &&
                  afterwards > std::max(before.morning_after, before.later);
  session_ = session.session;
  loaded_ = shows_load(session);
  any_ = true;
}

GateRuling GateFold::rule(const std::string& planned_step, LocalTime now) const {
  const GateLimits& limits = *rules_.limits;
  const GateWords& words = limits.words;
  GateRuling ruling;
  ruling.planned_step = planned_step;
  ruling.clean_in_a_row = memory_.clean;
  ruling.clean_needed = memory_.needed;
  if (!any_) return rule_not_measured(ruling, say(words.no_session), words);

  ruling.session = session_;
  const bool front_stands =
      !memory_.front_fault.empty() &&
      now - memory_.front_fault_at <= std::chrono::days{limits.stale_after_days};
  ruling.form = word_of(form_, memory_);
  if (front_stands && ruling.form == FormWord::kPassed) ruling.form = FormWord::kNothing;
  ruling.loaded = loaded_;
  ruling.pain = pain_.worst;
  if (pain_.light > Light::kGreen) {
    return rule_by_pain(ruling, pain_, form_, memory_, limits);
  }
  if (rules_.required.empty()) return rule_no_rules(ruling, words);
  if (!memory_.any_seen) return rule_not_measured(ruling, form_.says, words);
  if (now - memory_.seen_at > std::chrono::days{limits.stale_after_days}) {
    return rule_not_measured(
        ruling, say(words.stale_film, {{"days", days_ago(memory_.seen_at, now)}}), words);
  }
  if (form_.state != FormState::kUnseen) {
    return rule_by_form(ruling, memory_, limits, front_stands);
  }
  return is_broken(memory_.last_seen) ? rule_by_last_film(ruling, memory_, limits)
                                      : rule_not_measured(ruling, form_.says, words);
}

GateRuling decide(const GateInput& input, const GateRules& rules) {
  GateFold fold(rules);
  for (const GateSession& session : input.sessions) fold.take(session);
  return fold.rule(input.planned_step, input.now);
}

}  // namespace dowel
