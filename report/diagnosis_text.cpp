#include "report/diagnosis_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.h"

namespace dowel::report {
namespace {

constexpr std::size_t kWidth = 96;

void add(std::string& out, const std::string& first, const std::string& text) {
  const std::string next(columns(first), ' ');
  bool begun = false;
  for (const std::string& line : wrap(text, kWidth - columns(first))) {
    out.append(begun ? next : first).append(line).append("\n");
    begun = true;
  }
}

std::string name_of_exercise(const Knowledge& knowledge, const std::string& id) {
  const Exercise* exercise = find_exercise(knowledge, id);
  return exercise ? exercise->name : id;
}

void add_arguments(std::string& out, const std::string& head,
                   const std::vector<Argument>& arguments) {
  for (const Argument& argument : arguments) {
    const bool measured = argument.kind == EvidenceKind::kMeasured;
    add(out, "     " + head + " ", argument.text + (measured ? " (measured)" : " (told)"));
  }
}

void add_hypothesis(std::string& out, const dowel::Hypothesis& hypothesis,
                    const Knowledge& knowledge, int number) {
  add(out, fmt::format(" {}. ", number), hypothesis.wording);
  add_arguments(out, "for:    ", hypothesis.speaks_for);
  add_arguments(out, "against:", hypothesis.speaks_against);
  if (const auto* test = find_entry(knowledge.tests, hypothesis.next_test)) {
    add(out, "     tell it apart: ", test->name + " (dowel check " + test->id + ")");
  }
  std::vector<std::string> exercises;
  for (const ProposedExercise& proposed : hypothesis.exercises) {
    exercises.push_back(name_of_exercise(knowledge, proposed.exercise));
  }
  if (!exercises.empty()) add(out, "     trains it: ", join_words(exercises));
  if (!hypothesis.advice.empty()) add(out, "     if it is this: ", hypothesis.advice);
}

}  // namespace

std::string diagnosis_text(const Diagnosis& diagnosis, const Knowledge& knowledge) {
  std::string out;
  add(out, "", diagnosis.message);
  if (diagnosis.see_clinician) return out;
  for (const SeenSign& seen : diagnosis.signs) {
    const SignRule* sign = find_entry(knowledge.signs, seen.sign);
    if (!sign) continue;
    const bool clear = seen.strength == EvidenceStrength::kClear;
    add(out, "  seen: ", sign->name + (clear ? "" : " (a hint only)") + " [" + sign->id + "]");
    if (!seen.evidence_note.empty()) add(out, "        ", seen.evidence_note);
  }
  if (!diagnosis.hypotheses.empty()) out += "\nWhat may lie behind it, most likely first\n";
  int number = 0;
  for (const dowel::Hypothesis& hypothesis : diagnosis.hypotheses) {
    add_hypothesis(out, hypothesis, knowledge, ++number);
  }
  if (!diagnosis.next_tests.empty()) out += "\nDo this next\n";
  constexpr std::size_t kShownTests = 2;
  for (std::size_t i = 0; i < std::min(kShownTests, diagnosis.next_tests.size()); ++i) {
    const auto* test = find_entry(knowledge.tests, diagnosis.next_tests[i].test);
    if (test) out += test_text(*test);
  }
  for (const std::string& left : diagnosis.left_out) add(out, "  left out: ", left);
  return out;
}

std::string comparison_text(const BlockComparison& comparison) {
  std::string out;
  add(out, "", comparison.summary);
  for (const BlockChange& change : comparison.changes) add(out, "  - ", change.text);
  return out;
}

std::string test_text(const DiscriminatingTest& test) {
  std::string out;
  add(out, "", test.name + " [" + test.id + "]");
  add(out, "  how: ", test.how);
  for (const TestOutcome& outcome : test.outcomes) {
    add(out, "  --result " + outcome.id + ": ", outcome.seen);
  }
  return out;
}

}  // namespace dowel::report
