#include "app/log_entries.h"

#include <algorithm>

#include "formats/text_values.h"
#include "report/some_of.h"

namespace dowel::app {
namespace {

LocalDate day_of(LocalTime time) { return std::chrono::floor<std::chrono::days>(time); }

Result<NumberedSet> numbered(const std::vector<NumberedSet>& day, int number,
                             const std::string& handle) {
  if (day.empty()) {
    return fail(ErrorCode::kUsage, "there is no set '" + handle + "': none was logged then",
                "see 'dowel log list' for what there is");
  }
  const auto found = std::find_if(day.begin(), day.end(),
                                  [&](const NumberedSet& s) { return s.number == number; });
  if (found != day.end()) return *found;
  const std::string date = to_text(day_of(day.front().session.started));
  return fail(
      ErrorCode::kUsage, "there is no set " + std::to_string(number) + " on " + date,
      "that day has sets 1 to " + std::to_string(day.back().number) + "; see 'dowel log list'");
}

Result<NumberedSet> by_identity(store::Store& store, const AthleteId& athlete,
                                const std::string& handle) {
  auto set = store.set({handle});
  DOWEL_TRY(set);
  if (!*set) {
    return fail(ErrorCode::kUsage, "there is no set '" + handle + "'",
                "say last, a number from 'dowel log list' such as 3, or a day and a number such as "
                "2026-01-05/3");
  }
  auto session = store.session((*set)->session);
  DOWEL_TRY(session);
  if (!*session || (*session)->athlete != athlete) {
    return fail(ErrorCode::kUsage, "that set belongs to another athlete",
                "say whose it is with --athlete");
  }
  auto day = sets_of_day(store, athlete, day_of((*session)->started));
  DOWEL_TRY(day);
  for (const NumberedSet& s : *day) {
    if (s.set.id == (*set)->id) return s;
  }
  return fail(ErrorCode::kUsage, "there is no set '" + handle + "'", "see 'dowel log list'");
}

}  // namespace

Result<std::vector<NumberedSet>> sets_of_day(store::Store& store, const AthleteId& athlete,
                                             LocalDate day) {
  auto sessions = store.sessions(athlete, {day, day});
  DOWEL_TRY(sessions);
  std::vector<NumberedSet> numbered_sets;
  for (const WorkoutSession& session : *sessions) {
    auto sets = store.sets(session.id);
    DOWEL_TRY(sets);
    auto filmed = store.filmed(session.id);
    DOWEL_TRY(filmed);
    for (SetEntry& set : *sets) {
      const bool has_film = filmed->contains(set.id.value);
      numbered_sets.push_back(
          {static_cast<int>(numbered_sets.size()) + 1, session, std::move(set), has_film});
    }
  }
  return numbered_sets;
}

Result<std::vector<NumberedSet>> sets_of_last_day(store::Store& store, const AthleteId& athlete) {
  auto sessions = store.sessions(athlete, {});
  DOWEL_TRY(sessions);
  for (auto session = sessions->rbegin(); session != sessions->rend(); ++session) {
    auto day = sets_of_day(store, athlete, day_of(session->started));
    if (!day || !day->empty()) return day;
  }
  return std::vector<NumberedSet>{};
}

Result<NumberedSet> find_set(store::Store& store, const AthleteId& athlete,
                             const std::string& handle) {
  constexpr std::size_t kDateLength = 10;
  if (handle == "last" || formats::parse_whole(handle)) {
    auto day = sets_of_last_day(store, athlete);
    DOWEL_TRY(day);
    const int number =
        handle == "last" ? static_cast<int>(day->size()) : formats::parse_whole(handle).value_or(0);
    return numbered(*day, number, handle);
  }
  if (handle.size() > kDateLength && handle[kDateLength] == '/') {
    const auto date = parse_local_date(handle.substr(0, kDateLength));
    const auto number = formats::parse_whole(handle.substr(kDateLength + 1));
    if (date && number) {
      auto day = sets_of_day(store, athlete, *date);
      DOWEL_TRY(day);
      return numbered(*day, *number, handle);
    }
  }
  return by_identity(store, athlete, handle);
}

Result<WorkoutSession> find_session(store::Store& store, const AthleteId& athlete, LocalTime when,
                                    bool day_only) {
  const LocalDate day = day_of(when);
  auto sessions = store.sessions(athlete, {day, day});
  DOWEL_TRY(sessions);
  if (sessions->empty()) {
    return fail(ErrorCode::kUsage, "no session was logged on " + to_text(day),
                "see 'dowel log list' for what there is");
  }
  std::vector<std::string> times;
  for (const WorkoutSession& s : *sessions) {
    if (!day_only && std::chrono::floor<std::chrono::minutes>(s.started) ==
                         std::chrono::floor<std::chrono::minutes>(when)) {
      return s;
    }
    times.push_back(to_text(s.started).substr(0, 16));
  }
  if (day_only && sessions->size() == 1) return sessions->front();
  return fail(ErrorCode::kUsage,
              day_only ? "there are several sessions on " + to_text(day)
                       : "no session on " + to_text(day) + " began then",
              "say when it began: " + report::some_of(times, " or "));
}

namespace {

// The session that began before midnight and still goes on, or null.
const WorkoutSession* going_on_at(const CoachRules& rules,
                                  const std::vector<WorkoutSession>& sessions, LocalTime when) {
  const WorkoutSession* found = nullptr;
  for (const WorkoutSession& session : sessions) {
    if (day_of(session.started) == day_of(when) || session.started > when) continue;
    const auto lasted = session.duration_s
                            ? std::chrono::seconds{static_cast<long>(*session.duration_s)} +
                                  std::chrono::minutes{rules.goes_on_after_end_min}
                            : std::chrono::minutes{rules.goes_on_min};
    const bool goes_on = when - session.started <= lasted;
    if (goes_on && (!found || session.started > found->started)) found = &session;
  }
  return found;
}

// How long before it began, or after its end where that is known, a moment lies.
std::chrono::seconds time_between(const WorkoutSession& session, LocalTime when) {
  if (when < session.started) return session.started - when;
  const auto end =
      session.started + std::chrono::seconds{static_cast<long>(session.duration_s.value_or(0))};
  return std::max(std::chrono::seconds{0}, when - end);
}

}  // namespace

Result<WorkoutSession> session_for(store::Store& store, const CoachRules& rules,
                                   const AthleteId& athlete, LocalTime when, bool& is_new,
                                   bool time_given) {
  const LocalDate day = day_of(when);
  auto sessions = store.sessions(athlete, {day - std::chrono::days{1}, day});
  DOWEL_TRY(sessions);
  if (const WorkoutSession* before = going_on_at(rules, *sessions, when)) {
    is_new = false;
    return *before;
  }
  std::erase_if(*sessions, [&](const WorkoutSession& s) { return day_of(s.started) != day; });
  const WorkoutSession fresh{
      .id = {name_uuid(kImportSpace, athlete.value + "|dowel|session|" + to_text(day))},
      .athlete = athlete,
      .started = when};
  std::erase_if(*sessions, [&](const WorkoutSession& s) { return s.source != fresh.source; });
  is_new = sessions->empty();
  const WorkoutSession at_that_time{
      .id = {name_uuid(kImportSpace, athlete.value + "|dowel|session|" + to_text(when))},
      .athlete = athlete,
      .started = when};
  if (is_new) {
    // One that was moved to another day keeps its name.
    const auto moved = store.session(fresh.id);
    DOWEL_TRY(moved);
    return *moved ? at_that_time : fresh;
  }
  if (!time_given) return sessions->back();
  const auto apart = [&](const WorkoutSession& s) { return time_between(s, when); };
  const auto nearest = std::ranges::min_element(*sessions, {}, apart);
  // One that tells no time may have been then.
  constexpr std::chrono::hours kAnotherSession{4};
  if (nearest->started == LocalTime{day} || apart(*nearest) < kAnotherSession) return *nearest;
  is_new = true;
  return at_that_time;
}

std::size_t same_as_last(store::Store& store, const SessionId& session, const LogChange& change) {
  std::vector<SetEntry> fresh;
  for (const Record& record : change.put) {
    if (const auto* set = std::get_if<SetEntry>(&record)) fresh.push_back(*set);
  }
  const auto there = store.sets(session);
  if (!there || fresh.empty() || there->size() < fresh.size()) return 0;
  const auto last = there->end() - static_cast<std::ptrdiff_t>(fresh.size());
  const bool same = std::equal(fresh.begin(), fresh.end(), last, [](SetEntry a, const SetEntry& b) {
    a.id = b.id;
    a.order = b.order;
    return a == b;
  });
  return same ? fresh.size() : 0;
}

Result<LogChange> move_set(store::Store& store, const CoachRules& rules, const AthleteId& athlete,
                           const NumberedSet& set, LocalTime when, bool time_given) {
  bool is_new = false;
  const auto session = session_for(store, rules, athlete, when, is_new, time_given);
  DOWEL_TRY(session);
  LogChange change;
  if (session->id == set.session.id) return change;
  const auto there = store.sets(session->id);
  DOWEL_TRY(there);
  const auto left = store.sets(set.session.id);
  DOWEL_TRY(left);
  if (is_new) change.put.emplace_back(*session);
  SetEntry moved = set.set;
  moved.session = session->id;
  moved.order = there->empty() ? 0 : there->back().order + 1;
  change.put.emplace_back(moved);
  const bool bare = set.session.title.empty() && set.session.notes.empty();
  if (left->size() == 1 && set.session.source == session->source && bare) {
    change.removed = {set.session.id};
  }
  return change;
}

Result<LogChange> log_sets(store::Store& store, const WorkoutSession& session, bool is_new,
                           const ExerciseRef& exercise, const std::vector<WorkItem>& work,
                           const SetDetails& details, const IdGenerator& ids) {
  auto there = store.sets(session.id);
  DOWEL_TRY(there);
  int order = there->empty() ? 0 : there->back().order + 1;
  LogChange change;
  if (is_new) change.put.emplace_back(session);
  for (const WorkItem& item : work) {
    const auto sides = item.each_side ? std::vector{Side::kLeft, Side::kRight}
                       : item.side    ? std::vector{*item.side}
                                      : details.sides;
    const std::string between = item.note.empty() || details.notes.empty() ? "" : "; ";
    for (int i = 0; i < item.sets; ++i) {
      for (const Side side : sides) {
        SetEntry set{.id = {ids()},
                     .session = session.id,
                     .exercise = exercise,
                     .order = order++,
                     .kind = item.warm_up ? SetKind::kWarmup : details.kind,
                     .side = side,
                     .reps = item.reps,
                     .hold_s = item.hold_s,
                     .distance_m = item.distance_m,
                     .load_kg = item.load_kg,
                     .rpe = item.rpe ? item.rpe : details.rpe,
                     .rir = item.rir ? item.rir : details.rir,
                     .tempo = details.tempo,
                     .pain = details.pain,
                     .next_day_pain = details.next_day_pain,
                     .notes = item.note + between + details.notes};
        change.put.emplace_back(std::move(set));
      }
    }
  }
  return change;
}

}  // namespace dowel::app
