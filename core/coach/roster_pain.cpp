#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/coach/roster_facts.h"
#include "core/coach/self_checks.h"

namespace dowel {
namespace {

// Words of warning that nobody has asked about yet.
std::optional<WarningSign> sign_in_notes(const Book& book) {
  auto written = written_sign(book.knowledge(), book.log(), book.now());
  if (!written) return std::nullopt;
  WarningSign sign{.signs = std::move(written->raised),
                   .told = written->when,
                   .note = std::move(written->note),
                   .written = true};
  sign.at_once = std::ranges::any_of(book.knowledge().red_flags, [&](const RedFlagQuestion& one) {
    return one.at_once && std::ranges::find(sign.signs, one.id) != sign.signs.end();
  });
  return sign;
}

std::optional<WarningSign> warning_sign(const Book& book) {
  const auto answers = newest_red_flags(book.knowledge(), book.log(), book.now());
  const bool raised = answers && std::ranges::any_of(*answers, &RedFlagAnswer::yes);
  if (!raised) return sign_in_notes(book);
  WarningSign sign;
  for (const RedFlagAnswer& answer : *answers) {
    if (answer.yes) sign.signs.push_back(answer.id);
  }
  if (sign.signs.empty()) return std::nullopt;
  const auto verdict = judge_red_flags(book.knowledge(), *answers);
  sign.at_once = verdict && verdict->at_once;
  for (const RedFlagCheck& check : book.log().red_flags) {
    const bool says_so = std::ranges::any_of(check.answers, [](const RedFlagAnswer& answer) {
      return answer.yes && answer.id != kCleared;
    });
    if (!says_so || check.when < sign.told) continue;
    sign.told = check.when;
    sign.note = check.note;
  }
  return sign;
}

// The newest answer about a region's pain up to then, or null.
const PainAnswer* newest_about(const LogData& log, Region region, LocalTime until) {
  const PainAnswer* newest = nullptr;
  for (const PainAnswer& answer : log.pain) {
    const bool counts = answer.region == region && worst_pain(answer) && answer.when <= until;
    if (counts && (!newest || answer.when >= newest->when)) newest = &answer;
  }
  return newest;
}

// What stood about a region when it was last told of; nothing when that is too long ago and it
// stands no more.
std::optional<PainReport> report_of(const Book& book, Region region, const PainAnswer& newest,
                                    LocalTime since) {
  const LocalTime when = newest.when >= since ? std::min(book.now(), newest.when) : book.now();
  for (const PainReport& report : standing_pain(book.knowledge(), book.log(), when)) {
    if (report.region == region) return report;
  }
  return std::nullopt;
}

std::optional<PainTold> pain_of(const Book& book, Region region, LocalTime since) {
  const LogData& log = book.log();
  const auto latest = book.now() + std::chrono::days{book.knowledge().coach->days_ahead};
  const PainAnswer* newest = newest_about(log, region, latest);
  if (!newest) return std::nullopt;
  const auto report = report_of(book, region, *newest, since);
  if (!report) return std::nullopt;
  const PainLimits limits = pain_limits(book.knowledge());
  PainTold pain{.region = region,
                .during = report->during,
                .next_morning = report->next_day,
                .light = light_of(limits, *report),
                .told = newest->when,
                .note = newest->note};
  if (pain.light == Light::kGreen) return std::nullopt;
  // Answers of one day are one answer: the morning after is often told apart.
  const LocalTime day{day_of(newest->when)};
  if (!is_new_pain(book.knowledge(), log, region, day - std::chrono::seconds{1})) {
    const PainAnswer* before = newest_about(log, region, day - std::chrono::seconds{1});
    if (before) pain.before = worst_pain(*before);
  }
  const auto weeks = weeks_in_pain(*book.knowledge().coach, log, region, book.now(),
                                   least_amber(book.knowledge()));
  if (weeks && *weeks > 0) pain.weeks = weeks;
  return pain;
}

// Pain told with sets since then that nobody gave a place; the worst set.
std::optional<PainTold> pain_of_sets(const Book& book, const RecentWork& work) {
  LogData recent;
  recent.pain = book.log().pain;
  for (const ExerciseWork& exercise : work.exercises) {
    for (const SessionWork& session : exercise.sessions) {
      if (session.session->started < work.since) continue;
      recent.sessions.push_back(*session.session);
      recent.sets.insert(recent.sets.end(), session.sets.begin(), session.sets.end());
    }
  }
  std::optional<PainTold> worst;
  for (const WorkoutSession& session : recent.sessions) {
    // As it stood in the days in which it counts; a place told later than that is none.
    const auto counts = std::chrono::days{book.knowledge().coach->pain_days};
    const LocalTime asked = std::min(book.now(), session.started + counts);
    const SetEntry* set = pain_without_a_place(book.knowledge(), recent, asked);
    if (!set) continue;
    const auto began = book.began(set->session);
    PainTold pain{.exercise = set->exercise,
                  .during = set->pain.value_or(0),
                  .next_morning = set->next_day_pain,
                  .told = began.value_or(session.started),
                  .note = set->notes};
    PainReport report{.during = pain.during, .next_day = pain.next_morning};
    pain.light = light_of(pain_limits(book.knowledge()), report);
    if (!worst || presses_more(pain, *worst)) worst = std::move(pain);
  }
  return worst;
}

}  // namespace

std::vector<RosterFact> what_hurts(const Book& book, const RecentWork& work) {
  std::vector<RosterFact> facts;
  if (auto sign = warning_sign(book)) facts.emplace_back(std::move(*sign));
  for (std::size_t i = 0; i < words_of(Region{}).size(); ++i) {
    if (auto pain = pain_of(book, static_cast<Region>(i), work.since)) {
      facts.emplace_back(std::move(*pain));
    }
  }
  if (auto pain = pain_of_sets(book, work)) facts.emplace_back(std::move(*pain));
  return facts;
}

}  // namespace dowel
