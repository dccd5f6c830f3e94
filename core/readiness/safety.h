#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"

/// Questions that come before every plan and after every new pain. Any yes stops the plan and sends
/// to a clinician. Dowel names no diagnosis and predicts no injury; the questions ask about warning
/// signs that a published framework lists for the spine.
namespace dowel {

struct RedFlagQuestion {
  std::string id;        ///< slug, e.g. bladder-bowel
  std::string question;  ///< to be answered yes or no
  std::string advice;    ///< what to do on yes
  bool at_once = false;  ///< advice is to seek help today, not soon
  std::vector<std::string> sources;
};

/// All questions, in the order they are asked. @source [Finucane2020]; the wording is ours
std::span<const RedFlagQuestion> red_flag_questions();

/// What the answers mean.
struct SafetyVerdict {
  std::vector<std::string> raised;  ///< ids answered yes; empty: nothing stands in the way
  bool at_once = false;
  std::string advice;  ///< empty when nothing was raised
};

/// Reads the answers. Errors: kUsage for a question left open, asked twice or unknown; unanswered
/// is never taken as no.
Result<SafetyVerdict> judge_red_flags(const std::vector<RedFlagAnswer>& answers);

/// A no to every question, for callers that asked them all and got no yes.
std::vector<RedFlagAnswer> all_clear();

}  // namespace dowel
