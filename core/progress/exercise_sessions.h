#pragma once

#include <functional>
#include <span>

#include "core/gate/gate.h"
#include "core/log/films.h"
#include "core/progress/history.h"
#include "core/progress/progress.h"

namespace dowel {

/// What the gate says about the sessions of one athlete; the last word about one counts.
using SessionRulings = std::span<const SessionRuling>;

/// When a session began; absent for one that is not of the log.
using SessionStart = std::function<std::optional<LocalTime>(const SessionId&)>;

/// The sessions of one exercise, oldest first, those of warm-ups alone left out.
/// @param sets  of that exercise, in any order; those of sessions without a beginning are left out
std::vector<DoneSession> sessions_of(std::vector<SetEntry> sets, const SessionStart& began,
                                     const std::vector<LocalDate>& easy_weeks);

/// Puts the gate's word in force behind each session that has one.
void take_verdicts(std::vector<DoneSession>& sessions, const std::string& exercise_slug,
                   SessionRulings rulings);

/// True for hinges that film can judge and that are not thrown.
bool is_slow_hinge(const Knowledge& knowledge, const std::string& slug);

/// True when the last film of a slow hinge that said anything about its form was clean often
/// enough (R-P1). What pain decided beside it, or the athlete instead, passes nothing; a step back
/// that the athlete chose counts as broken.
bool slow_hinge_passed(SessionRulings rulings, const Knowledge& knowledge);

/// The same of films with a load, the clean one not older than twelve weeks: what fast hinges
/// (K-14) and bending the spine on purpose (K-09) ask for.
bool loaded_hinge_passed(SessionRulings rulings, const Knowledge& knowledge,
                         std::optional<LocalTime> now = std::nullopt);

/// The analysis that counts of every filmed set, as `newest_analyses` gives it.
using Films = std::map<SetId, const AnalysisLink*>;

/// Where one exercise stands.
/// @param sessions  as `sessions_of` gives them, at least one
/// @param now  when it is asked; weeks without the exercise count up to it
ExerciseState summarise_exercise(const ProgressScheme& scheme,
                                 const std::vector<DoneSession>& sessions, const Films& films,
                                 std::optional<LocalTime> now);

}  // namespace dowel
