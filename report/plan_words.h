#pragma once

#include "core/coach/bar_now.h"
#include "core/plan/programme.h"

/// Short texts about a plan that the plain and the printed page share.
namespace dowel::plan_words {

/// "60 kg again, more when the gate passes it; leave 2-3 in reserve"; empty when there is nothing
/// to say.
std::string load(const Prescription& line, MassUnit unit);
/// "140 kg: 25 + 25 + 10 kg each side of the 20 kg bar. Warm up: 20 kg × 8, 62.5 kg × 5".
std::string bar(const BarLoad& bar, MassUnit unit);
/// "25 + 25 + 1.25 kg"; empty without plates.
std::string plates(const std::vector<double>& side_kg, MassUnit unit);
/// "rest 90 s", "rest 2 min"; empty for a single set.
std::string rest(const Prescription& line);
/// "field sport", "return from injury".
std::string aim(Aim aim);

/// The catalogue's name, or the athlete's own word.
std::string name(const Knowledge& knowledge, const Prescription& line);
/// "Warm-up", "Main lifts" …
std::string heading(BlockKind kind);
/// "Mon 3 Jun".
std::string day(LocalDate date);
/// "Mon 3 Jun 2024".
std::string day_and_year(LocalDate date);
/// "weeks 1-3, 5"; empty for the whole plan.
std::string weeks(const std::vector<int>& numbers);
/// What cannot be met, one paragraph for all that share rule, weeks and nearest thing.
std::vector<std::string> shortfalls(const Programme& programme);
/// "R-ACC, R-BAL · S0".
std::string footing(const Reason& why);
/// "Deload" or "".
std::string week_kind(const PlanWeek& week);

}  // namespace dowel::plan_words
