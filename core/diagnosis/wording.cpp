#include "core/diagnosis/wording.h"

#include <algorithm>

namespace dowel {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "; ") + word;
  return all;
}

}  // namespace

std::string wording_of(const Hypothesis& hypothesis) {
  const bool by_articles = std::ranges::any_of(hypothesis.sources, is_article);
  const std::string name = hypothesis.name;
  std::string words;
  switch (hypothesis.standing) {
    case Standing::kSupported:
      words = by_articles ? "The articles suggest this, and what was tested fits: "
                          : "Not from the articles, but what was tested fits: ";
      break;
    case Standing::kFirstSuspected:
      words = "The articles suggest this first; nothing has told it from the others yet: ";
      break;
    case Standing::kCompeting:
      words = by_articles ? "Could be as well, by the articles: "
                          : "Could be as well, though not from the articles: ";
      break;
    case Standing::kUnlikely:
      words = "Less likely after what was tested, but not ruled out: ";
      break;
  }
  words.append(name).append(".");
  if (hypothesis.evidence_mixed) words += " Research disagrees about the link.";
  return words;
}

std::string summary_words(const Diagnosis& diagnosis) {
  if (diagnosis.signs.empty() && diagnosis.unlinked.empty()) {
    return "Nothing that points at a weak link was seen or told.";
  }
  if (diagnosis.hypotheses.empty()) {
    return "Something to mend was seen, but the articles name no weak link for it; use the cues.";
  }
  const auto supported =
      std::ranges::count(diagnosis.hypotheses, Standing::kSupported, &Hypothesis::standing);
  const std::string count = std::to_string(diagnosis.hypotheses.size());
  std::string words = diagnosis.hypotheses.size() == 1
                          ? std::string("One possible cause")
                          : count + " possible causes, none of them certain";
  words += supported > 0 ? "; what was tested speaks for " + std::to_string(supported) + "."
                         : "; no test has told them apart yet.";
  if (!diagnosis.next_tests.empty()) words.append(" ").append(diagnosis.next_tests.front().why);
  return words;
}

std::string clinician_words(const AthleteReports& reports) {
  const std::string what = reports.red_flags.empty() ? "The pain you report is above the red line"
                                                     : "You report: " + joined(reports.red_flags);
  return what +
         ". See a clinician before training on. Dowel gives no suspected causes and no "
         "tests until then.";
}

}  // namespace dowel
