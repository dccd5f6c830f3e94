#pragma once

#include <string>
#include <vector>

#include "core/catalogue/knowledge.h"
#include "core/coach/roster.h"

/// Who of a coach's athletes needs a look, in words.
namespace dowel::report {

/// One athlete of the roster.
struct RosterPerson {
  std::string name{};   ///< as shown: with the log's name where it alone is not clear
  std::string log{};    ///< file; empty: the usual one
  std::string asked{};  ///< options that ask a command about this athlete: "--athlete Ana"
  RosterEntry entry{};
};

/// A log, or an athlete of one, that could not be read.
struct RosterUnread {
  std::string name{};  ///< of the athlete; empty: the whole log
  std::string log{};   ///< file; empty: the usual one
  Error error{};
};

struct RosterTold {
  LocalDate since{};
  LocalTime now{};
  std::vector<RosterPerson> people{};  ///< most pressing first
  std::vector<RosterUnread> unread{};
};

/// "Lower back: pain 4 of 10, 3 the morning after, Fri 31 Oct, new pain".
std::string fact_words(const RosterFact& fact, const Athlete& athlete, const Knowledge& knowledge);

/// "no film in 8 weeks".
std::string gap_words(RosterGap gap, const Knowledge& knowledge);

/// The command that shows more of it.
std::string more_about(const RosterFact& fact, const std::string& asked);

/// One line for each who needs a look, then the details, then who is well.
/// @param width  columns of the page
std::string roster_text(const RosterTold& told, const Knowledge& knowledge, std::size_t width);

/// A word as a shell takes it for one: in quotes where it must be.
std::string shell_word(const std::string& word);

}  // namespace dowel::report
