#include "core/catalogue/diagnosis_rules.h"

#include "knowledge/rule_reader.h"

namespace dowel {

namespace {

void read_words(RuleReader& in, DiagnosisWords& out) {
  in.words("diagnosis-told", {}, out.told);
  in.words("diagnosis-told-for-lift", {"lift"}, out.told_for_lift);
  in.words("diagnosis-meant-by-lift", {"lift"}, out.meant_by_lift);
  in.words("diagnosis-sits-a-lot", {}, out.sits_a_lot);
  in.words("diagnosis-not-while-back-hurts", {"exercise", "id"}, out.not_while_back_hurts);
  in.words("diagnosis-broken-in", {"broken", "reps"}, out.broken_in);
  in.words("diagnosis-broken-in-these", {"broken", "reps", "which"}, out.broken_in_these);
  in.words("diagnosis-supported", {"cause"}, out.supported);
  in.words("diagnosis-supported-ours", {"cause"}, out.supported_ours);
  in.words("diagnosis-first-suspected", {"cause"}, out.first_suspected);
  in.words("diagnosis-competing", {"cause"}, out.competing);
  in.words("diagnosis-competing-ours", {"cause"}, out.competing_ours);
  in.words("diagnosis-unlikely", {"cause"}, out.unlikely);
  in.words("diagnosis-evidence-mixed", {}, out.evidence_mixed);
  in.words("diagnosis-nothing-seen", {}, out.nothing_seen);
  in.words("diagnosis-no-weak-link", {}, out.no_weak_link);
  in.words("diagnosis-some-tested", {"causes", "supported"}, out.some_tested);
  in.words("diagnosis-none-tested", {"causes"}, out.none_tested);
  in.words("diagnosis-red-flags", {"flags"}, out.red_flags);
  in.words("diagnosis-red-pain", {}, out.red_pain);
  in.words("diagnosis-next-test", {"test", "causes"}, out.next_test);
  in.words("diagnosis-improved", {"measure"}, out.improved);
  in.words("diagnosis-unchanged", {"measure"}, out.unchanged);
  in.words("diagnosis-worse", {"measure"}, out.worse);
  in.words("diagnosis-not-remeasured", {"measure"}, out.not_remeasured);
  in.words("diagnosis-improved-lighter", {"measure"}, out.improved_lighter);
  in.words("diagnosis-block-unmeasured", {}, out.block_unmeasured);
  in.words("diagnosis-block-improved", {"improved", "measured", "worse"}, out.block_improved);
  in.words("diagnosis-block-not-improved", {"worse"}, out.block_not_improved);
  in.words("diagnosis-block-got-worse", {"count"}, out.block_got_worse);
  in.words("diagnosis-block-left", {"count"}, out.block_left);
}

}  // namespace

std::shared_ptr<const DiagnosisRules> read_diagnosis_rules(RuleReader& in) {
  auto out = std::make_shared<DiagnosisRules>();
  in.number("diagnosis-least-order", "repetitions", {2, 100}, out->fewest_for_order);
  in.number("diagnosis-least-broken", "repetitions", {1, 50}, out->least_broken);
  in.number("diagnosis-end-reps", "repetitions", {1, 50}, out->end_reps);
  in.number("diagnosis-most-tests", "tests", {1, 20}, out->most_tests);
  in.number("diagnosis-least-load", "part", {0, 1}, out->comparable_load_share);
  in.number("diagnosis-lighter", "part", {0, 1}, out->lighter_share);
  in.number("diagnosis-confidence", "sd", {0, 10}, out->confidence_sd);
  read_words(in, out->words);
  return out;
}

}  // namespace dowel
