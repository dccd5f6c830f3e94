#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/desk.h"
#include "core/coach/self_checks.h"
#include "core/plan/programme.h"
#include "core/readiness/pain.h"
#include "core/readiness/safety.h"

/// The questions that come before training: how it feels, and the warning signs.
namespace dowel::cli {

/// What was said on the command line.
struct FeelOptions {
  std::vector<std::string> pain;   ///< "hip=3", or "hip=3/1" with the morning after
  std::vector<std::string> stiff;  ///< "hip"
  std::string red_flags;           ///< "none", ids, or empty: not answered here
  std::string note;                ///< in the athlete's own words; kept with the answers

  bool empty() const { return pain.empty() && stiff.empty() && red_flags.empty(); }
};

void add_feel_options(Command& command, FeelOptions& options);

/// "--pain none" says that nothing hurts any more: it becomes a 0 for every region whose pain
/// stands, for the morning after too where that was told. Errors: usage, when pain is told beside
/// it.
Result<FeelOptions> with_nothing_hurting(const Desk& desk, FeelOptions options);

/// Reads --pain and --stiff, one answer a region; of two numbers the worse counts. Errors: usage.
Result<std::vector<PainAnswer>> parse_feel(const FeelOptions& options);

/// Pain that was logged with a set counts only once it is known where it is.
/// @param least  milder pain may stay without a place, 0 … 10
/// @returns errors: usage, asking where it hurts
Result<void> require_place_of_pain(const Desk& desk, std::optional<int> least = {});

/// Before anything is named to be lifted: as `require_place_of_pain`, and a pain that asks for the
/// safety questions has had them answered.
/// @param exercise  slug of the one asked about: amber pain of its own sets may stay without a
/// place; empty: none of the catalogue
/// @returns errors: usage, saying how to answer
Result<void> require_word_on_pain(const Desk& desk, const std::string& exercise);

/// Keeps what was said, asks what must be asked, and comes back with the answers to the safety
/// questions in force. They are asked when none stand or a new pain
/// has come up: one by one on a terminal; elsewhere they are listed and the error says how to
/// answer them; what was said of pain is kept even then. The book of the desk is up to date
/// afterwards. Errors: usage, also as `require_place_of_pain` when no answer is a warning sign.
Result<std::vector<RedFlagAnswer>> settle_feel(Desk& desk, const FeelOptions& options);

/// Says why nothing is to be trained now.
/// @returns the exit code of a stop
int tell_stop(const Stop& stop, bool json);

/// All safety questions with their ids, one a line.
std::string red_flag_list(const Knowledge& knowledge);

/// Asks a question on the terminal until it is answered by yes or no.
/// @returns errors: cancelled when the input ends
Result<bool> ask_yes_or_no(const std::string& question);

}  // namespace dowel::cli
