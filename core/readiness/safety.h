#pragma once

#include <string>
#include <vector>

#include "core/base/remedy.h"
#include "core/catalogue/knowledge.h"
#include "core/log/log.h"

/// Questions that come before every plan and after every new pain. Any yes stops the plan and sends
/// to a clinician. Dowel names no diagnosis and predicts no injury; the questions ask about warning
/// signs that a published framework lists for the spine (`Knowledge::red_flags`).
namespace dowel {

/// Stands beside the answers: something was said that fits none of the questions. It holds training
/// as a yes does, until every question is answered.
inline constexpr const char* kOwnWordsSign = "own-words";
/// Stands beside the answers after an earlier yes: a clinician has examined it and lets the athlete
/// train. It is the answer that a yes waits for, and no warning sign itself.
inline constexpr const char* kCleared = "cleared";

/// True for a yes to one of the questions.
bool is_warning_sign(const RedFlagAnswer& answer);

/// What the answers mean.
struct SafetyVerdict {
  std::vector<std::string> raised;  ///< ids answered yes; empty: nothing stands in the way
  bool at_once = false;
  bool emergency = false;
  Advice advice{};  ///< empty when nothing was raised
};

/// Reads the answers. Errors: kUsage for a question left open, asked twice or unknown; unanswered
/// is never taken as no. `kOwnWordsSign` and `kCleared` may stand beside them.
Result<SafetyVerdict> judge_red_flags(const Knowledge& knowledge,
                                      const std::vector<RedFlagAnswer>& answers);

/// The questions that were raised, in words, one after the other.
std::string raised_words(const Knowledge& knowledge, const std::vector<std::string>& raised);

/// A no to every question, for callers that asked them all and got no yes.
std::vector<RedFlagAnswer> all_clear(const Knowledge& knowledge);

}  // namespace dowel
