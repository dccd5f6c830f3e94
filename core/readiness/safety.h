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

/// What the answers mean.
struct SafetyVerdict {
  std::vector<std::string> raised;  ///< ids answered yes; empty: nothing stands in the way
  bool at_once = false;
  Advice advice{};  ///< empty when nothing was raised
};

/// Reads the answers. Errors: kUsage for a question left open, asked twice or unknown; unanswered
/// is never taken as no.
Result<SafetyVerdict> judge_red_flags(const Knowledge& knowledge,
                                      const std::vector<RedFlagAnswer>& answers);

/// A no to every question, for callers that asked them all and got no yes.
std::vector<RedFlagAnswer> all_clear(const Knowledge& knowledge);

}  // namespace dowel
