#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/log/log.h"
#include "core/readiness/safety.h"

/// What the answers to the safety questions in the log say now, and when they must be asked again.
namespace dowel {

inline constexpr const char* kNoRedFlag = "none";

/// The answers to the safety questions that stand: none when they are older than
/// `CoachRules::red_flag_weeks`, or when a pain came up or rose since (`asks_for_signs`). A yes
/// stands for `CoachRules::cleared_weeks` whatever is answered after it, until `kCleared` is.
std::optional<std::vector<RedFlagAnswer>> standing_red_flags(const Knowledge& knowledge,
                                                             const LogData& log, LocalTime now);

/// The same however old they are and whatever hurts since; absent when there are none. With a yes
/// they count up to `CoachRules::days_ahead` before their time.
std::optional<std::vector<RedFlagAnswer>> newest_red_flags(const Knowledge& knowledge,
                                                           const LogData& log, LocalTime now);

/// True when a pain told of is new, or has risen so far (`CoachRules::signs_rise`) or so high
/// (above amber) since it was last told of that the safety questions are to be answered again.
/// @param answer  with the moment it is told at; itself not in the log, or in it
bool asks_for_signs(const Knowledge& knowledge, const LogData& log, const PainAnswer& answer);

/// True when a pain that asks for them was told of, or words of warning were written, since they
/// were last answered.
bool signs_due_for_pain(const Knowledge& knowledge, const LogData& log, LocalTime now);

/// Words of warning that the athlete wrote beside a set, a session or a pain.
struct WrittenSign {
  LocalTime when{};
  std::vector<std::string> raised{};  ///< ids of the questions they belong to
  std::string note{};
};

/// The questions that a note speaks of (`RedFlagQuestion::note_words`), by their ids; what is
/// denied ("no tingling") is not meant.
std::vector<std::string> signs_in_words(const Knowledge& knowledge, const std::string& note);

/// The newest such words of the last `CoachRules::red_flag_weeks` that were written after the
/// questions were last answered; absent when there are none. They ask for the questions again.
std::optional<WrittenSign> written_sign(const Knowledge& knowledge, const LogData& log,
                                        LocalTime now);

/// Whether a clinician's word may be taken now. On the day on which a sign was told that asks for
/// help at once it is taken only with who examined it and when.
/// @param note  in the athlete's own words
/// @returns errors: usage, saying what is missing
Result<void> may_clear(const Knowledge& knowledge, const LogData& log,
                       const std::vector<RedFlagAnswer>& answers, const std::string& note,
                       LocalTime now);

/// A yes of the last weeks.
struct ToldSign {
  LocalTime when{};
  std::vector<std::string> raised{};   ///< ids of the questions
  std::optional<LocalTime> cleared{};  ///< when a clinician's word was told; absent: it stands
};

/// The newest yes that waits for a clinician's word, or had it in the last
/// `CoachRules::remind_weeks`; absent when there is none.
std::optional<ToldSign> told_sign(const Knowledge& knowledge, const LogData& log, LocalTime now);

/// "none", or ids of questions answered yes, as one text.
std::string red_flag_text(const std::vector<RedFlagAnswer>& answers);

/// Reads "none" or another plain no, "cleared" or "cleared by …" (none, and a clinician's word for
/// an earlier yes) or questions answered yes, separated by commas: by id, or in words
/// (`RedFlagQuestion::words`).
/// Errors: kUsage naming the questions there are.
Result<std::vector<RedFlagAnswer>> parse_red_flags(const Knowledge& knowledge,
                                                   const std::string& text);

/// The same of what a person said, of which nothing is thrown away: what fits no question becomes
/// `kOwnWordsSign`. Errors: kUsage where nothing was said.
Result<std::vector<RedFlagAnswer>> understand_red_flags(const Knowledge& knowledge,
                                                        const std::string& text);

}  // namespace dowel
