#include "core/diagnosis/derived_tests.h"

#include <algorithm>

#include "core/catalogue/diagnosis_rules.h"

namespace dowel {

namespace {

// The test must exist in the knowledge, which a coach may have changed.
void add(const Knowledge& knowledge, std::vector<TestResult>& results, const std::string& test,
         const std::string& outcome) {
  if (find_entry(knowledge.tests, test)) {
    results.push_back({test, outcome, EvidenceKind::kMeasured, {}});
  }
}

// Least and greatest load at which something was seen.
struct LoadSpan {
  std::optional<double> least_kg;
  std::optional<double> most_kg;
};

LoadSpan span_of(const std::vector<const Evidence*>& evidence, bool present, bool with_load) {
  LoadSpan span;
  for (const Evidence* each : evidence) {
    if (each->present != present || !each->load_kg) continue;
    if ((*each->load_kg > 0) != with_load) continue;
    span.least_kg = std::min(span.least_kg.value_or(*each->load_kg), *each->load_kg);
    span.most_kg = std::max(span.most_kg.value_or(*each->load_kg), *each->load_kg);
  }
  return span;
}

// Evidence that bears on the sign. What was looked for and held stands for the sign too.
std::vector<const Evidence*> bearing_on(const Knowledge& knowledge, const SignRule& sign,
                                        const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> bearing;
  for (const Evidence& each : evidence) {
    if (each.kind != EvidenceKind::kMeasured) continue;
    Evidence probe = each;
    // Without load every hinge starts standing; it still tells about the start of a pull.
    if (probe.load_kg == 0.0) probe.exercise.clear();
    const auto signs = signs_of(knowledge, probe);
    if (std::ranges::find(signs, &sign) != signs.end()) bearing.push_back(&each);
  }
  return bearing;
}

}  // namespace

std::vector<TestResult> derived_tests(const Knowledge& knowledge, const SignRule& sign,
                                      const std::vector<Evidence>& evidence) {
  const std::vector<const Evidence*> bearing = bearing_on(knowledge, sign, evidence);
  const LoadSpan seen = span_of(bearing, true, true);
  const LoadSpan held = span_of(bearing, false, true);
  std::vector<TestResult> results;
  if (seen.most_kg) {
    if (span_of(bearing, true, false).most_kg) {
      add(knowledge, results, "load-or-no-load", "both");
    } else if (span_of(bearing, false, false).most_kg) {
      add(knowledge, results, "load-or-no-load", "only-with-load");
    }
    const double lighter_kg = knowledge.diagnosis->lighter_share * *seen.most_kg;
    if (*seen.least_kg <= lighter_kg) {
      add(knowledge, results, "lighter-set", "same");
    } else if (held.most_kg && *held.least_kg <= lighter_kg && *held.most_kg < *seen.least_kg) {
      add(knowledge, results, "lighter-set", "clean-when-lighter");
    }
  }
  const auto shown_as = [&bearing](RepContext reps) {
    return std::ranges::any_of(bearing, [reps](const Evidence* each) {
      return each->present && each->strength == EvidenceStrength::kClear && each->reps == reps;
    });
  };
  if (shown_as(RepContext::kFromTheFirst)) {
    add(knowledge, results, "first-or-last", "from-the-first");
  } else if (shown_as(RepContext::kOnlyLate)) {
    add(knowledge, results, "first-or-last", "only-late");
  }
  return results;
}

}  // namespace dowel
