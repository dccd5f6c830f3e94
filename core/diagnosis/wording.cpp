#include "core/diagnosis/wording.h"

#include <algorithm>

#include "core/readiness/say.h"

namespace dowel {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "; ") + word;
  return all;
}

}  // namespace

std::string wording_of(const DiagnosisWords& words, const Hypothesis& hypothesis) {
  const bool by_articles = std::ranges::any_of(hypothesis.sources, is_article);
  const auto phrase = [&]() -> const Phrase& {
    switch (hypothesis.standing) {
      case Standing::kSupported:
        return by_articles ? words.supported : words.supported_ours;
      case Standing::kFirstSuspected:
        return words.first_suspected;
      case Standing::kCompeting:
        return by_articles ? words.competing : words.competing_ours;
      case Standing::kUnlikely:
        break;
    }
    return words.unlikely;
  };
  std::string text = say(phrase(), {{"cause", hypothesis.name}});
  if (hypothesis.evidence_mixed) text.append(" ").append(say(words.evidence_mixed));
  return text;
}

std::string summary_words(const DiagnosisWords& words, const Diagnosis& diagnosis) {
  if (diagnosis.signs.empty() && diagnosis.unlinked.empty()) return say(words.nothing_seen);
  if (diagnosis.hypotheses.empty()) return say(words.no_weak_link);
  const auto supported =
      std::ranges::count(diagnosis.hypotheses, Standing::kSupported, &Hypothesis::standing);
  const std::string causes = std::to_string(diagnosis.hypotheses.size());
  std::string text =
      supported > 0
          ? say(words.some_tested, {{"causes", causes}, {"supported", std::to_string(supported)}})
          : say(words.none_tested, {{"causes", causes}});
  if (!diagnosis.next_tests.empty()) text += " " + diagnosis.next_tests.front().why;
  return text;
}

std::string clinician_words(const DiagnosisWords& words, const AthleteReports& reports) {
  if (reports.red_flags.empty()) return say(words.red_pain);
  return say(words.red_flags, {{"flags", joined(reports.red_flags)}});
}

}  // namespace dowel
