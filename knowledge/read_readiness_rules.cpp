#include "core/catalogue/readiness_rules.h"

#include "knowledge/rule_reader.h"

namespace dowel {

namespace {

void read_words(RuleReader& in, ReadinessWords& out) {
  in.words("safety-lasting-pain", {"weeks"}, out.lasting_pain);
  in.words("safety-emergency", {}, out.emergency);
  in.words("safety-seek-help-today", {}, out.seek_help_today);
  in.words("safety-see-a-clinician", {}, out.see_a_clinician);
  in.words("safety-warning-sign", {"when"}, out.warning_sign);
  in.words("safety-own-words", {}, out.own_words);
}

}  // namespace

std::shared_ptr<const ReadinessRules> read_readiness_rules(RuleReader& in) {
  auto out = std::make_shared<ReadinessRules>();
  in.number("pain-safe", "of 10", {0, 10}, out->green);
  in.number("pain-acceptable", "of 10", {0, 10}, out->amber);
  in.number("groin-pain-regress", "of 10", {0, 10}, out->groin);
  in.number("amber-pain-weeks", "weeks", {1, 52}, out->weeks_to_clinician);
  in.number("red-pain-weeks", "weeks", {1, 52}, out->red_weeks_to_clinician);
  in.number("lately-sore-weeks", "weeks", {0, 52}, out->lately_weeks);
  in.exercises("choice-sore-lower-back", out->sore_lower_back);
  in.exercises("choice-sore-groin", out->sore_groin);
  in.exercises("choice-sore-hamstring", out->sore_hamstring);
  in.exercises("choice-sore-knee", out->sore_knee);
  read_words(in, out->words);
  return out;
}

}  // namespace dowel
