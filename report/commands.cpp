#include "report/commands.h"

#include <algorithm>

namespace dowel::report {
namespace {

// "hip=2/1,knee=2" as options, one a region.
std::string pain_options(const std::string& argument) {
  std::string options;
  std::size_t from = 0;
  while (from <= argument.size()) {
    const std::size_t end = std::min(argument.find(',', from), argument.size());
    if (end > from) {
      options.append(options.empty() ? "" : " ")
          .append("--pain ")
          .append(argument, from, end - from);
    }
    from = end + 1;
  }
  return options;
}

}  // namespace

std::string command_for(const Remedy& remedy) {
  switch (remedy.kind) {
    case RemedyKind::kExplain:
      return "dowel explain " + remedy.argument;
    case RemedyKind::kAnswerRedFlags:
      return "dowel check red-flags" +
             (remedy.argument.empty() ? "" : " --result " + remedy.argument);
    case RemedyKind::kTellPain:
      return "dowel check " + pain_options(remedy.argument);
    case RemedyKind::kSayPain:
      return pain_options(remedy.argument);
    case RemedyKind::kAskNext:
      if (remedy.argument.empty()) return "dowel next";
      return "dowel next " + remedy.argument + " --override pass --by NAME --reason …";
    case RemedyKind::kAskWhy:
      return "dowel why";
    case RemedyKind::kMakePlan:
      return "dowel plan";
    case RemedyKind::kAnswerTest:
      return "dowel check " + remedy.argument;
    case RemedyKind::kAllowBending:
      return "dowel plan --jefferson-curl";
  }
  return "";
}

std::string words_for(const Remedy& remedy, Surface surface) {
  if (surface == Surface::kTerminal) return command_for(remedy);
  switch (remedy.kind) {
    case RemedyKind::kExplain:
      return remedy.argument;
    case RemedyKind::kAnswerRedFlags:
      return "Warning signs, in Settings";
    case RemedyKind::kTellPain:
    case RemedyKind::kSayPain:
      return "Pain, on Today";
    case RemedyKind::kAskNext:
      return "Today";
    case RemedyKind::kAskWhy:
      return "What may lie behind it, on Progress";
    case RemedyKind::kMakePlan:
      return "Make it again, on Plan";
    case RemedyKind::kAnswerTest:
      return "Say what came of it, on Hips";
    case RemedyKind::kAllowBending:
      return "What may stand in it, on Plan,";
  }
  return "";
}

std::string_view key_of(RemedyKind kind) {
  switch (kind) {
    case RemedyKind::kExplain:
      return "explain";
    case RemedyKind::kAnswerRedFlags:
      return "answer-red-flags";
    case RemedyKind::kTellPain:
      return "tell-pain";
    case RemedyKind::kSayPain:
      return "say-pain";
    case RemedyKind::kAskNext:
      return "ask-next";
    case RemedyKind::kAskWhy:
      return "ask-why";
    case RemedyKind::kMakePlan:
      return "make-plan";
    case RemedyKind::kAnswerTest:
      return "answer-test";
    case RemedyKind::kAllowBending:
      return "allow-bending";
  }
  return "";
}

std::string said(const Advice& advice, Surface surface) {
  std::string text = advice.text;
  std::size_t from = 0;
  for (const Remedy& remedy : advice.remedies) {
    const std::size_t at = text.find(kRemedyPlace, from);
    if (at == std::string::npos) break;
    const std::string words = words_for(remedy, surface);
    text.replace(at, kRemedyPlace.size(), words);
    from = at + words.size();
  }
  return text;
}

std::string said(const Reason& reason, Surface surface) {
  return said(Advice{reason.text, reason.remedies}, surface);
}

}  // namespace dowel::report
