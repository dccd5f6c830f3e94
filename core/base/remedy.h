#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowel {

/// What the athlete can do about something with Dowel. How that is asked for, a command or a
/// button, is the business of whoever shows it.
enum class RemedyKind {
  kExplain,         ///< read about an entry; argument: its id
  kAnswerRedFlags,  ///< answer the questions about warning signs again; argument: the answer, if
                    ///< there is one
  kTellPain,        ///< say how it is; argument: "hip=2/1,knee=2", where told the morning after
  kSayPain,         ///< the same while something else is asked for; argument: "knee=2"
  kAskNext,         ///< ask what to lift next, and what the gate says; argument: the exercise whose
                    ///< form who watched it passes there, if that is meant
  kAskWhy,          ///< ask what may lie behind it, and what to test
  kMakePlan,        ///< make a new plan
  kAnswerTest,    ///< do a test that tells causes apart, and say what came of it; argument: its id
  kAllowBending,  ///< make a plan that bends the spine on purpose
};

struct Remedy {
  RemedyKind kind = RemedyKind::kExplain;
  std::string argument{};

  bool operator==(const Remedy&) const = default;
};

/// Where the next remedy of a text stands in it.
inline constexpr std::string_view kRemedyPlace = "{remedy}";

/// Words that may hold places for remedies, first place first remedy.
struct Advice {
  std::string text{};
  std::vector<Remedy> remedies{};

  bool empty() const { return text.empty(); }
  bool operator==(const Advice&) const = default;
};

}  // namespace dowel
