// Ranking by arguments, not by weights. Every sign that is there brings in all causes the knowledge
// lists for it. Tests, done on purpose or amounted to by the sets filmed, speak for or against a
// cause. Its standing follows from them alone:
//   a test for, none against     → supported
//   a test against, none for     → unlikely, kept
//   otherwise                    → first suspected where the articles put it first for a sign that
//                                  is clearly there, else competing
// Within a standing, causes that would explain more signs come first, then knowledge order.

#include <algorithm>
#include <array>

#include "core/diagnosis/check_input.h"
#include "core/diagnosis/derived_tests.h"
#include "core/diagnosis/diagnosis.h"
#include "core/diagnosis/next_tests.h"
#include "core/diagnosis/wording.h"
#include "core/readiness/say.h"

namespace dowel {

namespace {

// What the athlete told, as evidence.
std::vector<Evidence> told_evidence(const Knowledge& knowledge, const AthleteReports& reports) {
  const DiagnosisWords& words = knowledge.diagnosis->words;
  std::vector<Evidence> told;
  const auto tell = [&told](const std::string& sign, EvidenceStrength strength, std::string text) {
    Evidence evidence;
    evidence.kind = EvidenceKind::kReported;
    evidence.sign = sign;
    evidence.strength = strength;
    evidence.text = std::move(text);
    told.push_back(std::move(evidence));
  };
  for (const LiftReport& report : reports.lifts) {
    const LiftProfile* lift = find_entry(knowledge.lifts, report.lift);
    if (!report.sign.empty()) {
      tell(report.sign, EvidenceStrength::kClear, say(words.told_for_lift, {{"lift", lift->name}}));
      continue;
    }
    for (const std::string& sign : lift->signs) {
      tell(sign, EvidenceStrength::kHint, say(words.meant_by_lift, {{"lift", lift->name}}));
    }
  }
  // One figure of pain is a hint; what a cause may be is asked for, and not claimed (E-18, K-07).
  if (reports.back_tight_after_lifting || reports.back_pain.value_or(0) > 0) {
    const EvidenceStrength strength =
        reports.back_tight_after_lifting ? EvidenceStrength::kClear : EvidenceStrength::kHint;
    for (const SignRule& sign : knowledge.signs) {
      if (sign.told_by_back_pain) tell(sign.id, strength, say(words.told));
    }
  }
  return told;
}

std::vector<SeenSign> seen_signs(const Knowledge& knowledge, const std::vector<Evidence>& evidence,
                                 std::vector<Evidence>& unlinked) {
  std::vector<SeenSign> seen;
  for (const SignRule& sign : knowledge.signs) seen.push_back({sign.id, {}, {}, sign.evidence});
  for (const Evidence& each : evidence) {
    if (!each.present) continue;
    const auto signs = signs_of(knowledge, each);
    if (signs.empty()) unlinked.push_back(each);
    for (const SignRule* sign : signs) {
      SeenSign& entry = *std::ranges::find(seen, sign->id, &SeenSign::sign);
      const std::string from = each.checkpoint.empty() ? sign->id : each.checkpoint;
      entry.shown_by.push_back({each.text, from, each.kind});
      if (each.strength == EvidenceStrength::kClear) entry.strength = EvidenceStrength::kClear;
    }
  }
  std::erase_if(seen, [](const SeenSign& sign) { return sign.shown_by.empty(); });
  return seen;
}

// The hypothesis for a cause, made when it is not there yet.
Hypothesis& hypothesis_for(std::vector<Hypothesis>& hypotheses, const Cause& cause) {
  const auto found = std::ranges::find(hypotheses, cause.id, &Hypothesis::cause);
  if (found != hypotheses.end()) return *found;
  Hypothesis fresh;
  fresh.cause = cause.id;
  fresh.name = cause.name;
  fresh.drills = cause.drills;
  fresh.advice = cause.advice;
  return hypotheses.emplace_back(std::move(fresh));
}

template <class Item>
void add_once(std::vector<Item>& items, const Item& item) {
  if (std::ranges::find(items, item) == items.end()) items.push_back(item);
}

// Brings in every cause of a sign, with what showed the sign as its first argument.
void suspect_causes(const Knowledge& knowledge, const SeenSign& seen, const SignRule& sign,
                    std::vector<Hypothesis>& hypotheses) {
  for (const SuspectedCause& suspect : sign.causes) {
    const Cause& cause = *find_entry(knowledge.causes, suspect.cause);
    Hypothesis& hypothesis = hypothesis_for(hypotheses, cause);
    hypothesis.signs.push_back(sign.id);
    const bool about_the_set = cause.kind == CauseKind::kLoad || cause.kind == CauseKind::kFatigue;
    if (sign.coach_claim && !about_the_set) hypothesis.evidence_mixed = true;
    for (const Argument& argument : seen.shown_by) {
      hypothesis.speaks_for.push_back({sign.name + ": " + argument.text, sign.id, argument.kind});
    }
    for (const std::string& source : suspect.sources) add_once(hypothesis.sources, source);
    for (const SuspectedCause& other : sign.causes) {
      if (other.cause != suspect.cause) add_once(hypothesis.competes_with, other.cause);
    }
    if (suspect.first && seen.strength == EvidenceStrength::kClear) {
      hypothesis.standing = Standing::kFirstSuspected;
    }
  }
}

// Lets one test speak. `sign` limits it to the causes of that sign; null: to all suspected.
void apply_test(const Knowledge& knowledge, const TestResult& result, const SignRule* sign,
                std::vector<Hypothesis>& hypotheses) {
  const DiscriminatingTest& test = *find_entry(knowledge.tests, result.test);
  const TestOutcome& outcome = *find_entry(test.outcomes, result.outcome);
  const std::string text = test.name + ": " + (result.text.empty() ? outcome.seen : result.text);
  const Argument argument{text, test.id, result.kind};
  for (Hypothesis& hypothesis : hypotheses) {
    if (sign && std::ranges::find(hypothesis.signs, sign->id) == hypothesis.signs.end()) continue;
    const auto names = [&hypothesis](const std::vector<std::string>& causes) {
      return std::ranges::find(causes, hypothesis.cause) != causes.end();
    };
    const auto told = [&argument](const Argument& other) { return other.text == argument.text; };
    if (names(outcome.raises) && std::ranges::none_of(hypothesis.speaks_for, told)) {
      hypothesis.speaks_for.push_back(argument);
    }
    if (names(outcome.lowers) && std::ranges::none_of(hypothesis.speaks_against, told)) {
      hypothesis.speaks_against.push_back(argument);
    }
  }
}

// True when a test tells this cause from the others under suspicion. Whoever does one on purpose
// has his answer; what his films amount to by the way is one only where it raises nothing else.
bool tells_apart(const Knowledge& knowledge, const std::vector<Hypothesis>& all,
                 const Hypothesis& hypothesis, const Argument& argument) {
  const DiscriminatingTest* test = find_entry(knowledge.tests, argument.from);
  if (!test) return false;
  if (argument.kind != EvidenceKind::kMeasured) return true;
  return std::ranges::none_of(all, [&](const Hypothesis& other) {
    return other.cause != hypothesis.cause &&
           std::ranges::any_of(other.speaks_for, [&](const Argument& its) {
             return its.from == argument.from && its.kind == EvidenceKind::kMeasured;
           });
  });
}

void settle_standing(const Knowledge& knowledge, const AthleteReports& reports,
                     const std::vector<Hypothesis>& all, Hypothesis& hypothesis) {
  if (reports.sits_a_lot && find_entry(knowledge.causes, hypothesis.cause)->told_by_sitting) {
    hypothesis.speaks_for.push_back(
        {say(knowledge.diagnosis->words.sits_a_lot), "R-SIT", EvidenceKind::kReported});
  }
  const bool tested_for = std::ranges::any_of(hypothesis.speaks_for, [&](const Argument& argument) {
    return find_entry(knowledge.tests, argument.from) != nullptr;
  });
  const bool against = !hypothesis.speaks_against.empty();
  if (tested_for && !against) hypothesis.standing = Standing::kSupported;
  hypothesis.told_apart = hypothesis.standing == Standing::kSupported &&
                          std::ranges::any_of(hypothesis.speaks_for, [&](const Argument& argument) {
                            return tells_apart(knowledge, all, hypothesis, argument);
                          });
  if (against && !tested_for) hypothesis.standing = Standing::kUnlikely;
  if (against && tested_for) hypothesis.standing = Standing::kCompeting;
}

// Exercises tied to its signs that train this cause, then those of the cause itself.
void propose_exercises(const Knowledge& knowledge, bool back_hurts, Hypothesis& hypothesis,
                       std::vector<std::string>& left_out) {
  const Cause& cause = *find_entry(knowledge.causes, hypothesis.cause);
  const auto propose = [&](const std::string& id, bool by_articles, const std::string& note) {
    const Exercise& exercise = *find_entry(knowledge.exercises, id);
    if (back_hurts && has_flag(exercise, Flag::kOffForBackPain)) {
      add_once(left_out, say(knowledge.diagnosis->words.not_while_back_hurts,
                             {{"exercise", exercise.name}, {"id", id}}));
      return;
    }
    const auto there = std::ranges::find(hypothesis.exercises, id, &ProposedExercise::exercise);
    if (there == hypothesis.exercises.end()) {
      hypothesis.exercises.push_back({id, by_articles, note});
    }
  };
  for (const std::string& sign_id : hypothesis.signs) {
    for (const OfferedExercise& offer : find_entry(knowledge.signs, sign_id)->exercises) {
      const auto trained = std::ranges::find(cause.exercises, offer.exercise);
      if (trained != cause.exercises.end()) propose(offer.exercise, offer.by_articles, offer.note);
    }
  }
  for (const std::string& id : cause.exercises) propose(id, false, {});
}

void rank(std::vector<Hypothesis>& hypotheses) {
  std::ranges::stable_sort(hypotheses, [](const Hypothesis& a, const Hypothesis& b) {
    if (a.standing != b.standing) return a.standing < b.standing;
    return a.signs.size() > b.signs.size();
  });
}

}  // namespace

Words words_of(Standing) {
  static constexpr std::array<std::string_view, 4> kWords{"supported", "first-suspected",
                                                          "competing", "unlikely"};
  return kWords;
}

Result<Diagnosis> diagnose(const Knowledge& knowledge, const DiagnosisInput& input) {
  DOWEL_TRY(check_input(knowledge, input));
  const DiagnosisWords& words = knowledge.diagnosis->words;
  Diagnosis diagnosis;
  // 1. Warning signs come before everything else.
  if (must_see_clinician(knowledge, input.reports)) {
    diagnosis.see_clinician = true;
    diagnosis.message = clinician_words(words, input.reports);
    return diagnosis;
  }
  // 2. What is there, and every cause that may lie behind it.
  std::vector<Evidence> evidence = input.evidence;
  for (Evidence& told : told_evidence(knowledge, input.reports)) {
    evidence.push_back(std::move(told));
  }
  diagnosis.signs = seen_signs(knowledge, evidence, diagnosis.unlinked);
  for (const SeenSign& seen : diagnosis.signs) {
    suspect_causes(knowledge, seen, *find_entry(knowledge.signs, seen.sign), diagnosis.hypotheses);
  }
  // 3. What tells the causes apart.
  std::vector<std::string> done;
  for (const SeenSign& seen : diagnosis.signs) {
    const SignRule& sign = *find_entry(knowledge.signs, seen.sign);
    for (const TestResult& result : derived_tests(knowledge, sign, evidence)) {
      apply_test(knowledge, result, &sign, diagnosis.hypotheses);
      done.push_back(result.test);
    }
  }
  for (const TestResult& result : input.tests) {
    apply_test(knowledge, result, nullptr, diagnosis.hypotheses);
    done.push_back(result.test);
  }
  // 4. Where each stands, what to do about it, and what to test next.
  const bool back_hurts = input.reports.back_pain.value_or(0) > 0;
  for (Hypothesis& hypothesis : diagnosis.hypotheses) {
    settle_standing(knowledge, input.reports, diagnosis.hypotheses, hypothesis);
    propose_exercises(knowledge, back_hurts, hypothesis, diagnosis.left_out);
    hypothesis.wording = wording_of(words, hypothesis);
  }
  rank(diagnosis.hypotheses);
  choose_next_tests(knowledge, {std::move(done), input.owned, back_hurts}, diagnosis);
  diagnosis.message = summary_words(words, diagnosis);
  return diagnosis;
}

}  // namespace dowel
