#include "core/diagnosis/next_tests.h"

#include <algorithm>

#include "core/catalogue/diagnosis_rules.h"
#include "core/readiness/say.h"

namespace dowel {

namespace {

bool moves(const DiscriminatingTest& test, const std::string& cause) {
  return std::ranges::any_of(test.outcomes, [&](const TestOutcome& outcome) {
    return std::ranges::find(outcome.raises, cause) != outcome.raises.end() ||
           std::ranges::find(outcome.lowers, cause) != outcome.lowers.end();
  });
}

bool possible(const DiscriminatingTest& test, const TestLimits& limits) {
  const bool fresh = std::ranges::find(limits.done, test.id) == limits.done.end();
  const bool equipped = !limits.owned || equipment_suffices(test.equipment, *limits.owned);
  return fresh && equipped && !(limits.without_load && test.with_load);
}

// The test that one of its signs names for this cause, when it can be done.
std::string test_named_for(const Knowledge& knowledge, const Hypothesis& hypothesis,
                           const TestLimits& limits) {
  for (const std::string& sign : hypothesis.signs) {
    for (const SuspectedCause& suspect : find_entry(knowledge.signs, sign)->causes) {
      if (suspect.cause != hypothesis.cause) continue;
      if (possible(*find_entry(knowledge.tests, suspect.test), limits)) return suspect.test;
    }
  }
  return {};
}

struct Candidate {
  const DiscriminatingTest* test;
  std::vector<std::string> moved;  // names of causes that still stand
};

std::string why(const DiagnosisWords& words, const Candidate& candidate) {
  std::string causes;
  for (std::size_t i = 0; i < candidate.moved.size(); ++i) {
    if (i > 0) causes += i + 1 == candidate.moved.size() ? " and " : ", ";
    causes.append("\"").append(candidate.moved[i]).append("\"");
  }
  return say(words.next_test, {{"test", candidate.test->name}, {"causes", causes}});
}

}  // namespace

void choose_next_tests(const Knowledge& knowledge, const TestLimits& limits, Diagnosis& diagnosis) {
  const DiagnosisRules& rules = *knowledge.diagnosis;
  std::vector<std::string> named;
  for (Hypothesis& hypothesis : diagnosis.hypotheses) {
    hypothesis.next_test = test_named_for(knowledge, hypothesis, limits);
    if (!hypothesis.next_test.empty()) named.push_back(hypothesis.next_test);
  }
  std::vector<Candidate> candidates;
  for (const DiscriminatingTest& test : knowledge.tests) {
    if (std::ranges::find(named, test.id) == named.end()) continue;
    Candidate candidate{&test, {}};
    for (const Hypothesis& hypothesis : diagnosis.hypotheses) {
      const bool stands = hypothesis.standing != Standing::kUnlikely;
      if (stands && moves(test, hypothesis.cause)) candidate.moved.push_back(hypothesis.name);
    }
    if (!candidate.moved.empty()) candidates.push_back(std::move(candidate));
  }
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
    if (a.moved.size() != b.moved.size()) return a.moved.size() > b.moved.size();
    return a.test->by_camera && !b.test->by_camera;
  });
  for (const Candidate& candidate : candidates) {
    if (static_cast<int>(diagnosis.next_tests.size()) == rules.most_tests) break;
    diagnosis.next_tests.push_back({candidate.test->id, why(rules.words, candidate)});
  }
}

}  // namespace dowel
