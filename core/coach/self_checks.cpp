#include "core/coach/self_checks.h"

#include <algorithm>

#include "core/coach/last_word.h"
#include "core/coach/training_book.h"

namespace dowel {
namespace {

constexpr int kAnyAge = 100 * 366;  // [days]

// One of the two answers about a region's pain: in training, or the morning after.
using PainTime = std::optional<int> PainAnswer::*;

// The newest answer about a region's pain at that time of day, within so many days.
const PainAnswer* newest_about(const LogData& log, Region region, PainTime time, LocalTime now,
                               int days) {
  return newest_of(log.pain, [&](const PainAnswer& answer) {
    return answer.region == region && answer.*time && answer.when <= now &&
           now - answer.when <= std::chrono::days{days};
  });
}

// The pain that stands by the newest answer.
std::optional<int> standing_level(const Knowledge& knowledge, const LogData& log, Region region,
                                  PainTime time, LocalTime now) {
  const CoachRules& rules = *knowledge.coach;
  const int least = least_strong(knowledge);
  const auto strong = [&](const PainAnswer& answer) { return *(answer.*time) >= least; };
  const PainAnswer* answer = last_word(
      rules, log.pain, now,
      [&](const PainAnswer& told) { return told.region == region && told.*time; }, strong);
  if (!answer) return std::nullopt;
  const bool stands = *(answer->*time) >= least_amber(knowledge) ||
                      now - answer->when <= std::chrono::days{rules.pain_days};
  return stands ? answer->*time : std::nullopt;
}

bool tells_pain_of(const PainAnswer& answer, Region region) {
  return answer.region == region && worst_pain(answer);
}

template <class Visit>
void for_each_region(Visit&& visit) {
  for (std::size_t i = 0; i < words_of(Region{}).size(); ++i) visit(static_cast<Region>(i));
}

}  // namespace

int worst_pain(const SetEntry& set) {
  return std::max(set.pain.value_or(0), set.next_day_pain.value_or(0));
}

std::optional<int> worst_pain(const PainAnswer& answer) {
  return std::max(answer.during, answer.next_morning);  // nothing said is less than 0
}

const PainAnswer* newest_pain(const LogData& log, Region region, LocalTime now, int days) {
  return newest_about(log, region, &PainAnswer::during, now, days);
}

const SelfCheck* newest_answer(const LogData& log, const std::string& question, LocalTime now,
                               int days) {
  return newest_of(log.checks, [&](const SelfCheck& check) {
    return check.question == question && check.when <= now &&
           now - check.when <= std::chrono::days{days};
  });
}

namespace {

// True when a region was told of since the session began, or hurt as much in the week before it.
bool has_a_place(const CoachRules& rules, const LogData& log, LocalTime session, int level) {
  return std::ranges::any_of(log.pain, [&](const PainAnswer& answer) {
    const std::optional<int> worst = worst_pain(answer);
    const bool before = session - answer.when <= std::chrono::days{rules.pain_days};
    return worst && (answer.when >= session || (before && *worst >= level));
  });
}

}  // namespace

std::vector<SetEntry> sets_with_next_day_pain(const Knowledge& knowledge, const LogData& log,
                                              LocalTime now, int pain) {
  const WorkoutSession* last = nullptr;
  for (const WorkoutSession& session : log.sessions) {
    const bool before = day_of(session.started) < day_of(now);
    if (before && (!last || session.started >= last->started)) last = &session;
  }
  std::vector<SetEntry> sets;
  if (!last || now - last->started > std::chrono::days{knowledge.coach->next_morning_days}) {
    return sets;
  }
  for (const SetEntry& set : log.sets) {
    if (set.session != last->id || set.kind == SetKind::kWarmup) continue;
    if (set.next_day_pain >= pain) continue;
    sets.push_back(set);
    sets.back().next_day_pain = pain;
  }
  return sets;
}

const SetEntry* pain_without_a_place(const Knowledge& knowledge, const LogData& log,
                                     LocalTime now) {
  const CoachRules& rules = *knowledge.coach;
  const int least = least_amber(knowledge);
  const SetEntry* worst = nullptr;
  for (const WorkoutSession& session : log.sessions) {
    const bool lately =
        session.started <= now && now - session.started <= std::chrono::days{rules.pain_days};
    if (!lately) continue;
    for (const SetEntry& set : log.sets) {
      const int level = worst_pain(set);
      if (set.session != session.id || level < least) continue;
      if (worst && level <= worst_pain(*worst)) continue;
      if (!has_a_place(rules, log, session.started, level)) worst = &set;
    }
  }
  return worst;
}

bool is_new_pain(const Knowledge& knowledge, const LogData& log, Region region, LocalTime now) {
  const PainAnswer* newest = newest_of(log.pain, [&](const PainAnswer& answer) {
    return tells_pain_of(answer, region) && answer.when <= now &&
           now - answer.when <= std::chrono::weeks{knowledge.coach->red_flag_weeks};
  });
  return !newest || std::ranges::none_of(log.pain, [&](const PainAnswer& answer) {
    return answer.region == region && answer.when == newest->when && worst_pain(answer) > 0;
  });
}

namespace {

// True when the region was told to be green on a later day than the last morning after it.
bool eased_since(const Knowledge& knowledge, const LogData& log, Region region, LocalTime now) {
  const PainAnswer* during = newest_about(log, region, &PainAnswer::during, now, kAnyAge);
  const PainAnswer* after = newest_about(log, region, &PainAnswer::next_morning, now, kAnyAge);
  return during && after && *during->during < least_amber(knowledge) &&
         std::chrono::floor<std::chrono::days>(during->when) >
             std::chrono::floor<std::chrono::days>(after->when);
}

}  // namespace

namespace {

// The last session in which pain was told of with sets that load a region, after `since`.
struct ToldWithSets {
  LocalTime when{};
  std::optional<int> during{};
  std::optional<int> next_day{};
};

std::optional<ToldWithSets> told_with_sets(const Knowledge& knowledge, const LogData& log,
                                           Region region, LocalTime since, LocalTime now) {
  std::optional<ToldWithSets> newest;
  for (const WorkoutSession& session : log.sessions) {
    const bool counts = session.started > since && session.started <= now &&
                        (!newest || session.started >= newest->when);
    if (!counts) continue;
    ToldWithSets told{session.started, {}, {}};
    for (const SetEntry& set : log.sets) {
      if (set.session != session.id || !set.pain) continue;
      const Exercise* exercise = find_exercise(knowledge, set.exercise.slug);
      if (!exercise || !is_touched(knowledge, region, *exercise)) continue;
      told.during = std::max(told.during, set.pain);
      told.next_day = std::max(told.next_day, set.next_day_pain);
    }
    if (told.during) newest = told;
  }
  return newest;
}

// When a region was last answered for.
LocalTime last_answered(const LogData& log, Region region, LocalTime now) {
  const PainAnswer* answer = newest_of(log.pain, [&](const PainAnswer& told) {
    return tells_pain_of(told, region) && told.when <= now;
  });
  return answer ? answer->when : LocalTime::min();
}

// Training that loads a sore region and hurts less is a newer word about it. It never ends a stop,
// and more pain of a set is asked about (`pain_without_a_place`).
void take_word_of_sets(const Knowledge& knowledge, const LogData& log, LocalTime now,
                       PainReport& report) {
  const int strong = least_strong(knowledge);
  const int next_day = report.next_day.value_or(0);
  if (report.during >= strong || next_day >= strong || report.during + next_day == 0) return;
  const LocalTime since = last_answered(log, report.region, now);
  const auto told = told_with_sets(knowledge, log, report.region, since, now);
  if (!told || *told->during > std::max(report.during, next_day)) return;
  report.during = *told->during;
  const bool later = day_of(told->when) > day_of(since);
  const bool eased = later && *told->during < least_amber(knowledge);
  if (told->next_day || eased) report.next_day = told->next_day;
}

}  // namespace

std::vector<PainReport> standing_pain(const Knowledge& knowledge, const LogData& log,
                                      LocalTime now) {
  const std::chrono::days stands{knowledge.coach->pain_days};
  const int strong = least_strong(knowledge);
  std::vector<PainReport> reports;
  for_each_region([&](Region region) {
    PainReport report;
    report.region = region;
    report.during = standing_level(knowledge, log, region, &PainAnswer::during, now).value_or(0);
    report.next_day = standing_level(knowledge, log, region, &PainAnswer::next_morning, now);
    if (report.next_day.value_or(0) < strong && eased_since(knowledge, log, region, now)) {
      report.next_day.reset();
    }
    take_word_of_sets(knowledge, log, now, report);
    const PainAnswer* stiff = newest_of(log.pain, [&](const PainAnswer& answer) {
      return answer.region == region && answer.stiff && answer.when <= now &&
             now - answer.when <= stands;
    });
    report.stiff = stiff && *stiff->stiff;
    if (report.during > 0 || report.next_day.value_or(0) > 0 || report.stiff) {
      reports.push_back(report);
    }
  });
  return reports;
}

bool told_free(const LogData& log, Region region, LocalTime now) {
  const PainAnswer* newest = newest_of(log.pain, [&](const PainAnswer& answer) {
    return tells_pain_of(answer, region) && answer.when <= now;
  });
  return newest && worst_pain(*newest) == 0;
}

bool told_below(const LogData& log, Region region, LocalTime now, int level) {
  const PainAnswer* newest = newest_of(log.pain, [&](const PainAnswer& answer) {
    return tells_pain_of(answer, region) && answer.when <= now;
  });
  return newest && worst_pain(*newest) < level;
}

std::vector<LocalTime> pain_times(const LogData& log, Region region, int least) {
  std::vector<LocalTime> times;
  for (const PainAnswer& answer : log.pain) {
    if (answer.region == region && worst_pain(answer) >= least) times.push_back(answer.when);
  }
  return times;
}

bool is_settled(const Knowledge& knowledge, const PainAnswer& answer) {
  return answer.during && answer.next_morning && *answer.during >= least_amber(knowledge) &&
         *answer.during < least_strong(knowledge) && *answer.next_morning < least_amber(knowledge);
}

std::optional<int> weeks_since_pain(const LogData& log, Region region, LocalTime now, int least) {
  std::optional<LocalTime> last;
  for (const LocalTime when : pain_times(log, region, least)) {
    if (when <= now) last = std::max(last.value_or(when), when);
  }
  if (!last) return std::nullopt;
  return static_cast<int>(std::chrono::floor<std::chrono::weeks>(now - *last).count());
}

std::optional<int> weeks_in_pain(const CoachRules& rules, const LogData& log, Region region,
                                 LocalTime now, int least) {
  std::vector<const PainAnswer*> answers;
  for (const PainAnswer& answer : log.pain) {
    if (answer.region == region && answer.during && answer.when <= now) answers.push_back(&answer);
  }
  std::ranges::stable_sort(answers, {}, &PainAnswer::when);
  std::optional<LocalTime> since;
  LocalTime last{};
  int worst = 0;
  for (const PainAnswer* answer : answers) {
    const bool hurts = *answer->during >= least;
    if (!hurts) since.reset();
    const bool better = worst - *answer->during >= rules.better_by;
    if (hurts &&
        (!since || better || answer->when - last > std::chrono::days{rules.lasting_days})) {
      since = answer->when;
      worst = 0;
    }
    worst = std::max(worst, *answer->during);
    last = answer->when;
  }
  if (!since || now - last > std::chrono::days{rules.pain_days}) return std::nullopt;
  return static_cast<int>(std::chrono::floor<std::chrono::weeks>(now - *since).count());
}

std::optional<int> weeks_sore(const Knowledge& knowledge, const LogData& log, LocalTime now) {
  std::optional<int> longest;
  for_each_region([&](Region region) {
    const auto weeks = weeks_in_pain(*knowledge.coach, log, region, now, least_amber(knowledge));
    if (weeks && concerns_hips(region)) longest = std::max(*weeks, longest.value_or(0));
  });
  return longest;
}

Result<Region> parse_region(const std::string& word) {
  const Words words = words_of(Region{});
  std::string known;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (word == words[i]) return static_cast<Region>(i);
    known.append(known.empty() ? "" : ", ").append(words[i]);
  }
  return fail(ErrorCode::kUsage, "'" + word + "' is no region that is asked about",
              "choose one of " + known);
}

}  // namespace dowel
