#pragma once

#include <string>
#include <vector>

#include "core/catalogue/knowledge.h"
#include "core/progress/progress.h"

/// The own programme may name one lift several times: 5x5 on Monday, 3x5 light on Wednesday, three
/// waves of the same day. Each such line moves by itself; what was done on another says of it no
/// more than pain and form.
namespace dowel {

/// One line of the own programme and the days it stands on.
struct OwnLine {
  OwnLift lift{};
  std::vector<int> weekdays{};  ///< 0 Monday … 6 Sunday, rising
};

/// True where two lines ask for the same by the same rule: they are one, on several days.
bool is_same_line(const OwnLift& one, const OwnLift& other);

/// The lines of a lift, in the order of the week.
/// @param key  slug of the catalogue, or what `free_name_key` makes of a name it does not know
std::vector<OwnLine> lines_of_lift(const Knowledge& knowledge, const std::vector<TrainingDay>& days,
                                   const std::string& key);

/// The line whose turn it is: of the day itself or the first after it.
/// @param done_today  the lift was done on the day already
/// @param lines  at least one
std::size_t line_due(const std::vector<OwnLine>& lines, LocalDate day, bool done_today);

/// The sessions of a lift as each of its lines sees them: those of other lines are marked so, and
/// of a day with several lines each has its own sets, in the order they were done. A session
/// belongs to the day it was done on unless it looks far more like another, as when days are
/// swapped.
/// @returns for each line as many sessions as there are, oldest first
std::vector<std::vector<DoneSession>> by_lines(const std::vector<OwnLine>& lines,
                                               const std::vector<DoneSession>& sessions);

}  // namespace dowel
