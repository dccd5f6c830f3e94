#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>
#include <set>

#include "app/log_files.h"
#include "formats/calendar.h"
#include "formats/fit.h"
#include "formats/sets_csv.h"
#include "formats/text_values.h"

namespace dowel::app {
namespace {

std::string name_of(const ExerciseRef& exercise, const Knowledge& knowledge) {
  const Exercise* ours = exercise.slug.empty() ? nullptr : find_exercise(knowledge, exercise.slug);
  if (ours != nullptr) return ours->name;
  return exercise.name.empty() ? exercise.slug : exercise.name;
}

// Garmin's category an exercise belongs to; none when it has no like there.
// @source [GarminFIT] exercise_category
std::optional<int> garmin_category(const ExerciseRef& exercise, const Knowledge& knowledge) {
  const Exercise* ours = exercise.slug.empty() ? nullptr : find_exercise(knowledge, exercise.slug);
  if (ours == nullptr) return std::nullopt;
  switch (ours->pattern) {
    case Pattern::kHinge:
      return 8;  // deadlift
    case Pattern::kThrust:
      return 10;  // hip raise
    case Pattern::kAbduction:
    case Pattern::kAdduction:
    case Pattern::kRotation:
    case Pattern::kHipFlexion:
      return 11;  // hip stability
    case Pattern::kSwing:
      return 12;  // hip swing
    case Pattern::kSquat:
      return 28;  // squat
    default:
      return std::nullopt;
  }
}

constexpr int kUnknownCategory = 65534;
// Beyond all names Garmin's profile gives within its categories, so that ours is shown.
constexpr int kFirstOwnName = 1000;

std::string session_words(const LogData& log, const SessionId& session,
                          const Knowledge& knowledge) {
  std::vector<std::pair<std::string, int>> counts;
  std::vector<const SetEntry*> sets;
  for (const SetEntry& set : log.sets) {
    if (set.session == session) sets.push_back(&set);
  }
  std::sort(sets.begin(), sets.end(),
            [](const SetEntry* a, const SetEntry* b) { return a->order < b->order; });
  for (const SetEntry* set : sets) {
    const std::string name = name_of(set->exercise, knowledge);
    const auto found = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto& count) { return count.first == name; });
    if (found == counts.end()) {
      counts.emplace_back(name, 1);
    } else {
      ++found->second;
    }
  }
  std::string text;
  for (const auto& [name, count] : counts) {
    text += name + ": " + std::to_string(count) + (count == 1 ? " set\n" : " sets\n");
  }
  return text;
}

}  // namespace

Result<LogFileKind> kind_of_name(const std::filesystem::path& path) {
  const std::string ending = formats::lowered(path.extension().string());
  if (ending.empty()) return LogFileKind::kFolder;
  if (ending == ".csv") return LogFileKind::kCsv;
  if (ending == ".json") return LogFileKind::kJson;
  if (ending == ".ics") return LogFileKind::kCalendar;
  if (ending == ".fit") return LogFileKind::kFit;
  return fail(ErrorCode::kUsage, "nothing is known of files that end in '" + ending + "'",
              "name a .csv, .json, .ics or .fit file, or a folder (no ending) for everything");
}

LogData log_of_one(const LogData& log, const AthleteId& athlete) {
  LogData one = log;
  const auto of_others = [&](const auto& record) { return record.athlete != athlete; };
  std::erase_if(one.athletes, [&](const Athlete& other) { return other.id != athlete; });
  std::erase_if(one.sessions, of_others);
  std::set<SessionId> sessions;
  for (const WorkoutSession& session : one.sessions) sessions.insert(session.id);
  std::erase_if(one.sets, [&](const SetEntry& set) { return !sessions.contains(set.session); });
  std::set<SetId> sets;
  for (const SetEntry& set : one.sets) sets.insert(set.id);
  std::erase_if(one.analyses, [&](const AnalysisLink& link) { return !sets.contains(link.set); });
  std::erase_if(one.gates, of_others);
  std::erase_if(one.plans, of_others);
  std::erase_if(one.pain, of_others);
  std::erase_if(one.red_flags, of_others);
  std::erase_if(one.checks, of_others);
  std::erase_if(one.notes, of_others);
  std::erase_if(one.comments, of_others);
  std::erase_if(one.imported, of_others);
  return one;
}

std::string sets_table(const LogData& log, const AthleteId& athlete) {
  return formats::write_sets_csv(log, athlete);
}

Result<std::string> sessions_calendar(const LogData& log, const Athlete& athlete,
                                      const std::string& zone, Instant now,
                                      const Knowledge& knowledge) {
  std::optional<formats::CalendarZone> rule;
  if (!zone.empty()) {
    auto found = formats::find_zone(zone);
    DOWEL_TRY(found);
    rule = *found;
  }
  std::vector<formats::CalendarEvent> events;
  constexpr double kUsual_s = 3600;
  for (const WorkoutSession& session : log.sessions) {
    if (session.athlete != athlete.id) continue;
    std::string description = session_words(log, session.id, knowledge) + session.notes;
    events.push_back({.uid = session.id.value + "@dowel",
                      .stamp = now,
                      .start = session.started,
                      .duration_s = session.duration_s.value_or(kUsual_s),
                      .summary = session.title.empty() ? "Training" : session.title,
                      .description = std::move(description)});
  }
  if (events.empty()) {
    return fail(ErrorCode::kUnusable, "there is no session to write", "log one first");
  }
  return formats::write_calendar(events, rule);
}

Result<std::string> session_fit(const LogData& log, const WorkoutSession& session, int utc_offset_s,
                                const Knowledge& knowledge) {
  const Instant start{session.started.time_since_epoch() - std::chrono::seconds{utc_offset_s}};
  formats::FitActivity activity{.started = start, .utc_offset_s = utc_offset_s};
  std::vector<const SetEntry*> sets;
  for (const SetEntry& set : log.sets) {
    if (set.session == session.id) sets.push_back(&set);
  }
  std::sort(sets.begin(), sets.end(),
            [](const SetEntry* a, const SetEntry* b) { return a->order < b->order; });
  std::map<std::string, std::pair<int, int>> named;
  Instant at = start;
  for (const SetEntry* set : sets) {
    const std::string name = name_of(set->exercise, knowledge);
    auto category = named.find(name);
    if (category == named.end()) {
      const int own = garmin_category(set->exercise, knowledge).value_or(kUnknownCategory);
      const int number = kFirstOwnName + static_cast<int>(named.size());
      category = named.emplace(name, std::pair{own, number}).first;
      activity.titles.push_back({own, number, name});
    }
    activity.sets.push_back({.start = at,
                             .duration_s = set->hold_s.value_or(0),
                             .reps = set->reps,
                             .load_kg = set->load_kg,
                             .category = category->second.first,
                             .category_name = category->second.second});
    at += std::chrono::minutes{1};
  }
  auto bytes = formats::write_fit(activity);
  DOWEL_TRY(bytes);
  return std::string(bytes->begin(), bytes->end());
}

int utc_offset_at(LocalTime when) {
  const std::chrono::sys_seconds as_utc{when.time_since_epoch()};
  const std::time_t wall = as_utc.time_since_epoch().count();
  std::tm parts{};
  ::gmtime_r(&wall, &parts);
  parts.tm_isdst = -1;
  const std::time_t moment = ::mktime(&parts);
  return static_cast<int>(wall - moment);
}

std::vector<std::string> lost_in_fit(const LogData& log, const WorkoutSession& session) {
  std::vector<std::string> lost;
  const auto any = [&](const char* what, auto has) {
    const bool found = std::any_of(log.sets.begin(), log.sets.end(), [&](const SetEntry& set) {
      return set.session == session.id && has(set);
    });
    if (found) lost.emplace_back(what);
  };
  any("which sets were warm-ups, to failure or drop sets",
      [](const SetEntry& s) { return s.kind != SetKind::kWorking; });
  any("sides", [](const SetEntry& s) { return s.side != Side::kBoth; });
  any("effort (RPE)", [](const SetEntry& s) { return s.rpe.has_value(); });
  any("repetitions in reserve", [](const SetEntry& s) { return s.rir.has_value(); });
  any("tempo", [](const SetEntry& s) { return !s.tempo.empty(); });
  any("supersets", [](const SetEntry& s) { return !s.superset.empty(); });
  any("pain", [](const SetEntry& s) { return s.pain || s.next_day_pain; });
  any("distances", [](const SetEntry& s) { return s.distance_m.has_value(); });
  any("loads below zero", [](const SetEntry& s) { return s.load_kg.value_or(0) < 0; });
  any("loads finer than 1/16 kg (rounded)", [](const SetEntry& s) {
    const double sixteenths = s.load_kg.value_or(0) * 16;
    return std::abs(sixteenths - std::round(sixteenths)) > 1e-6;
  });
  any("notes of sets", [](const SetEntry& s) { return !s.notes.empty(); });
  if (!session.title.empty()) lost.emplace_back("the session's title");
  if (!session.notes.empty()) lost.emplace_back("the session's notes");
  if (session.body_mass_kg) lost.emplace_back("body mass");
  return lost;
}

}  // namespace dowel::app
