#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/coach_rules.h"
#include "core/coach/warning_signs.h"
#include "core/log/log.h"
#include "core/readiness/pain.h"
#include "core/readiness/safety.h"

/// What the answers in the log say now: about pain of each region, tests and signs.
/// How long each stands is told by `Knowledge::coach`, what is amber by `Knowledge::readiness`.
namespace dowel {

/// The newest answer to a test or a sign, not later than `now` and not older than so many days; or
/// null.
const SelfCheck* newest_answer(const LogData& log, const std::string& question, LocalTime now,
                               int days);

/// The worst of what was told of a region at one time; absent when pain was not spoken of.
std::optional<int> worst_pain(const PainAnswer& answer);

/// The newest answer to how a region felt in training, not later than `now` and not older than so
/// many days; or null.
const PainAnswer* newest_pain(const LogData& log, Region region, LocalTime now, int days);

/// The worst pain told with a set, in training or the morning after; 0: none.
int worst_pain(const SetEntry& set);

/// Pain of the morning after belongs to the working sets of the last session before today as well,
/// if it began within `CoachRules::next_morning_days`: those for which none as bad is kept, with
/// it.
/// @param pain  0 … 10
std::vector<SetEntry> sets_with_next_day_pain(const Knowledge& knowledge, const LogData& log,
                                              LocalTime now, int pain);

/// The worst set of the last `CoachRules::pain_days` with amber or stronger pain that no region was
/// told for: no answer since its session began, and none of at least its pain in as many days
/// before. Null when there is none.
const SetEntry* pain_without_a_place(const Knowledge& knowledge, const LogData& log, LocalTime now);

/// What was said about each region in the last `CoachRules::pain_days`. Amber pain stands until
/// the region is answered again, however old; pain that stops a plan does so, too, and counts up to
/// `CoachRules::days_ahead` before its time. Milder pain is answered by sets that load the region,
/// too, where pain no worse was told with them since.
std::vector<PainReport> standing_pain(const Knowledge& knowledge, const LogData& log,
                                      LocalTime now);

/// True when the newest word about a region is that nothing hurts there.
bool told_free(const LogData& log, Region region, LocalTime now);

/// True when the newest word about a region is of less pain than this.
/// @param level  of 10
bool told_below(const LogData& log, Region region, LocalTime now, int level);

/// When pain of at least this level was told of for this region.
std::vector<LocalTime> pain_times(const LogData& log, Region region, int least = 1);

/// True for amber pain in training that was told with it to be green the morning after: it holds a
/// load and takes nothing off.
bool is_settled(const Knowledge& knowledge, const PainAnswer& answer);

/// Whole weeks since such pain was last told of; absent when it never was.
std::optional<int> weeks_since_pain(const LogData& log, Region region, LocalTime now,
                                    int least = 1);

/// True when the last `CoachRules::red_flag_weeks` say nothing of pain in this region, in training
/// or the morning after, or last that there is none.
bool is_new_pain(const Knowledge& knowledge, const LogData& log, Region region, LocalTime now);

/// Whole weeks for which such pain has been told of again and again, each time within
/// `CoachRules::lasting_days` of the last and without a milder answer between, or one
/// that is less by `CoachRules::better_by`: from there it is counted anew; absent when the last
/// answer is older than `CoachRules::pain_days`.
std::optional<int> weeks_in_pain(const CoachRules& rules, const LogData& log, Region region,
                                 LocalTime now, int least);

/// The longest `weeks_in_pain` of amber pain, over the regions that count; absent: nothing hurts
/// so.
std::optional<int> weeks_sore(const Knowledge& knowledge, const LogData& log, LocalTime now);

/// A region by its word, or kUsage naming those there are.
Result<Region> parse_region(const std::string& word);

}  // namespace dowel
