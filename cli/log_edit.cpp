#include <fmt/format.h>

#include <iostream>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

constexpr const char* kFields =
    "reps, load, hold, metres, rpe, rir, tempo, side, kind, pain, next-day-pain, superset, note, "
    "exercise, date, at";

tl::unexpected<Error> not_taken(const std::string& field, const std::string& text,
                                const std::string& hint) {
  return fail(ErrorCode::kUsage, "'" + text + "' is no value for " + field, hint);
}

// Puts a number within a range in its place; an empty text takes it away.
template <class Number>
Result<void> set_number(const std::string& field, const std::string& text, double most,
                        std::optional<Number>& value) {
  if (text.empty()) {
    value.reset();
    return {};
  }
  const auto number = formats::parse_number(text);
  const auto whole = formats::parse_whole(text);
  const bool fits = std::is_same_v<Number, int> ? whole.has_value() : number.has_value();
  if (!fits || *number < 0 || *number > most) {
    return not_taken(field, text,
                     "write a number from 0 to " + report::figure(most) + ", or nothing");
  }
  value = static_cast<Number>(*number);
  return {};
}

template <class Enum>
Result<void> set_word(const std::string& field, const std::string& text,
                      const std::string& there_are, Enum& value) {
  if (from_cell(Cell{formats::lowered(text)}, value)) return {};
  return not_taken(field, text, "write one of " + there_are);
}

Result<void> set_load(const std::string& text, const LogDesk& log, SetEntry& set) {
  if (text.empty() || formats::lowered(text) == "bw") {
    set.load_kg.reset();
    return {};
  }
  auto load = parse_load(text, log.unit());
  DOWEL_TRY(load);
  set.load_kg = *load;
  return {};
}

Result<void> set_field(const std::string& field, const std::string& text, const LogDesk& log,
                       SetEntry& set) {
  constexpr double kMost = 1e6;
  if (field == "reps") return set_number(field, text, kMost, set.reps);
  if (field == "load") return set_load(text, log, set);
  if (field == "hold") return set_number(field, text, kMost, set.hold_s);
  if (field == "metres" || field == "distance") {
    return set_number(field, text, kMost, set.distance_m);
  }
  if (field == "rpe") return set_number(field, text, 10, set.rpe);
  if (field == "rir") return set_number(field, text, 30, set.rir);
  if (field == "pain") return set_number(field, text, 10, set.pain);
  if (field == "next-day-pain") return set_number(field, text, 10, set.next_day_pain);
  if (field == "side") return set_word(field, text, "left, right, both", set.side);
  if (field == "kind") return set_word(field, text, "working, warmup, failure, drop", set.kind);
  if (field == "note" || field == "notes") {
    set.notes = text;
    return {};
  }
  if (field == "superset") {
    set.superset = text;
    return {};
  }
  if (field == "tempo") {
    auto tempo = text.empty() ? Result<std::string>("") : parse_tempo(text);
    DOWEL_TRY(tempo);
    set.tempo = *tempo;
    return {};
  }
  if (field == "exercise") {
    auto chosen = app::choose_exercise(*log.store, log.athlete.id, log.rules.knowledge, text);
    DOWEL_TRY(chosen);
    set.exercise = *chosen;
    return {};
  }
  return fail(ErrorCode::kUsage, "a set has no field '" + field + "'",
              std::string("the fields are ") + kFields);
}

// The moment that `date=` and `at=` say, of what began then: a date keeps the time of day, a time
// of day the date.
struct Moment {
  LocalTime when{};
  bool time_given = false;
};
Result<std::optional<Moment>> moment_in(std::vector<std::string>& changes, LocalTime started) {
  std::optional<Moment> moment;
  std::vector<std::string> others;
  for (const std::string& change : changes) {
    const auto equals = change.find('=');
    const std::string field = formats::lowered(change.substr(0, equals));
    if (equals == std::string::npos || (field != "date" && field != "at" && field != "day")) {
      others.push_back(change);
      continue;
    }
    const std::string text = change.substr(equals + 1);
    const auto colon = text.find(':');
    const bool clock_alone = colon != std::string::npos && colon <= 2;
    const LocalTime from = moment ? moment->when : started;
    auto when = parse_when_done(text, clock_alone ? from : local_now());
    DOWEL_TRY(when);
    const LocalDate day = std::chrono::floor<std::chrono::days>(*when);
    const bool time_given = colon != std::string::npos;
    if (!time_given) *when = LocalTime{day} + (from - std::chrono::floor<std::chrono::days>(from));
    if (still_to_come(*when, local_now())) {
      return fail(ErrorCode::kUsage, "'" + text + "' is still to come",
                  "say when it was done, e.g. date=2026-01-05 or at=18:30");
    }
    moment = Moment{*when, time_given || (moment && moment->time_given)};
  }
  changes = others;
  return moment;
}

// A session that began then, with all its sets.
Result<int> edit_session(const LogOptions& options, LogDesk& log, WorkoutSession session,
                         std::vector<std::string> changes) {
  const auto moment = moment_in(changes, session.started);
  DOWEL_TRY(moment);
  if (!*moment || !changes.empty()) {
    return fail(ErrorCode::kUsage, "of a session only its date and its start can be changed",
                "write date=2026-01-06 or at=18:30; for a set add its number: 2026-01-05/3");
  }
  const std::string was = to_text(session.started).substr(0, 16);
  session.started = (*moment)->when;
  auto done = commit(log, {.what = "move the session of " + was.substr(0, 10), .put = {session}});
  DOWEL_TRY(done);
  auto day = app::sets_of_day(*log.store, log.athlete.id,
                              std::chrono::floor<std::chrono::days>(session.started));
  DOWEL_TRY(day);
  std::erase_if(*day, [&](const NumberedSet& s) { return s.session.id != session.id; });
  if (options.json) {
    std::cout << report::logged_answer(log.athlete, {session, *day}, *done);
  } else {
    std::cout << "The session of " << was << " is now on " << to_text(session.started).substr(0, 16)
              << ":\n"
              << sets_text(*day, log);
  }
  return 0;
}

Result<SetEntry> edited(SetEntry set, const std::vector<std::string>& changes, const LogDesk& log) {
  for (const std::string& change : changes) {
    const auto equals = change.find('=');
    if (equals == std::string::npos) {
      return fail(ErrorCode::kUsage, "'" + change + "' does not say field=value",
                  "write for example reps=6 load=102.5kg note='felt easy'");
    }
    std::string field = formats::lowered(change.substr(0, equals));
    for (char& c : field) c = c == '_' ? '-' : c;
    auto done = set_field(field, change.substr(equals + 1), log, set);
    DOWEL_TRY(done);
  }
  if (!set.reps && !set.hold_s && !set.distance_m) {
    return fail(ErrorCode::kUsage, "nothing would be left of the set",
                "keep reps, hold or metres, or remove it: dowel log remove");
  }
  return set;
}

int answer(const LogOptions& options, const LogDesk& log, const NumberedSet& before,
           const NumberedSet& after, std::int64_t change) {
  if (options.json) {
    std::cout << report::edited_answer(before, after, change);
    return 0;
  }
  std::cout << "Was:\n" << sets_text({before}, log) << "Is now:\n" << sets_text({after}, log);
  return 0;
}

Result<int> run_edit(const LogOptions& options, const std::string& handle,
                     std::vector<std::string> changes, bool yes) {
  auto log = open_log_desk(options);
  DOWEL_TRY(log);
  // A day, or a day and a time, is a session; all else a set.
  if (const auto when = parse_when(handle); when && !formats::parse_whole(handle)) {
    const bool day_only = handle.find(':') == std::string::npos;
    auto session = app::find_session(*log->store, log->athlete.id, *when, day_only);
    DOWEL_TRY(session);
    return edit_session(options, *log, *session, std::move(changes));
  }
  auto found = app::find_set(*log->store, log->athlete.id, handle);
  DOWEL_TRY(found);
  const auto moment = moment_in(changes, found->session.started);
  DOWEL_TRY(moment);
  auto set = edited(found->set, changes, *log);
  DOWEL_TRY(set);
  if (!yes && !likely_slip(*set).empty() && likely_slip(found->set).empty()) {
    return fail(ErrorCode::kUsage, report::work_words(*set, log->unit()) + " looks like a slip",
                "correct it, or add --yes if it is right");
  }
  if (*moment) {
    NumberedSet moved = *found;
    moved.set = *set;
    auto change = app::move_set(*log->store, *log->rules.knowledge.coach, log->athlete.id, moved,
                                (*moment)->when, (*moment)->time_given);
    DOWEL_TRY(change);
    if (!change->put.empty()) {
      change->what = "move a set of " + report::exercise_words(log->rules.knowledge, set->exercise);
      auto done = commit(*log, *change);
      DOWEL_TRY(done);
      auto now = app::find_set(*log->store, log->athlete.id, set->id.value);
      DOWEL_TRY(now);
      return answer(options, *log, *found, *now, *done);
    }
  }
  if (*set == found->set) {
    return fail(ErrorCode::kUsage, "the set is so already: nothing changes",
                "see it with 'dowel log list'");
  }
  auto done = commit(*log, {.what = "change a set of " +
                                    report::exercise_words(log->rules.knowledge, set->exercise),
                            .put = {*set}});
  DOWEL_TRY(done);
  return answer(options, *log, *found, {found->number, found->session, *set, found->filmed}, *done);
}

int print_removed(const LogOptions& options, const LogDesk& log, const std::string& about,
                  const std::vector<NumberedSet>& gone, std::int64_t change) {
  if (options.json) {
    std::cout << report::sets_removed_answer(gone, change);
  } else {
    std::cout << "Removed " << about << ":\n"
              << sets_text(gone, log) << "Take it back: dowel log undo\n";
  }
  return 0;
}

Result<int> remove_session(const LogOptions& options, LogDesk& log, const WorkoutSession& session) {
  const LocalDate day = std::chrono::floor<std::chrono::days>(session.started);
  auto sets = app::sets_of_day(*log.store, log.athlete.id, day);
  DOWEL_TRY(sets);
  std::erase_if(*sets, [&](const auto& s) { return s.session.id != session.id; });
  auto done = commit(
      log, {.what = "remove the session of " + report::day_words(day), .removed = {session.id}});
  DOWEL_TRY(done);
  return print_removed(options, log, "the session of " + report::day_words(day), *sets, *done);
}

Result<int> run_remove(const LogOptions& options, const std::string& handle) {
  auto log = open_log_desk(options);
  DOWEL_TRY(log);
  if (const auto when = parse_when(handle)) {
    const bool day_only = handle.find(':') == std::string::npos;
    auto session = app::find_session(*log->store, log->athlete.id, *when, day_only);
    DOWEL_TRY(session);
    return remove_session(options, *log, *session);
  }
  auto session = log->store->session({handle});
  DOWEL_TRY(session);
  if (*session && (*session)->athlete == log->athlete.id) {
    return remove_session(options, *log, **session);
  }
  auto found = app::find_set(*log->store, log->athlete.id, handle);
  DOWEL_TRY(found);
  LogChange change{.what = "remove a set of " +
                           report::exercise_words(log->rules.knowledge, found->set.exercise),
                   .removed = {found->set.id}};
  auto siblings = log->store->sets(found->session.id);
  DOWEL_TRY(siblings);
  // A session that Dowel began for its sets goes with the last of them.
  const bool bare = found->session.title.empty() && found->session.notes.empty();
  if (siblings->size() == 1 && found->session.source == "dowel" && bare) {
    change.removed = {found->session.id};
  }
  auto done = commit(*log, change);
  DOWEL_TRY(done);
  return print_removed(
      options, *log,
      "from " + report::day_words(std::chrono::floor<std::chrono::days>(found->session.started)),
      {*found}, *done);
}

}  // namespace

void add_log_edit(Command& log, const SharedOptions& options) {
  struct Words {
    std::string handle;
    std::vector<std::string> changes;
    bool yes = false;
  };
  auto words = std::make_shared<Words>();
  Command& edit = log.add_command("edit", "Change fields of one set");
  edit.footer(std::string("Fields: ") + kFields +
              ".\nAn empty value takes a field away: rpe=\n"
              "date and at move a set to another day or time; 'dowel log edit 2026-01-05\n"
              "date=2026-01-06' moves the whole session.\n"
              "--json answers {\"schema\": \"dowel.edited/1\", \"change\": number, \"before\": "
              "{…}, \"set\": {…}}");
  edit.add_option("SET", words->handle,
                  "last, a number of the latest day (3), a day and a number (2026-01-05/3), or a\n"
                  "session by its day, to move it")
      .required();
  edit.add_option("FIELD=VALUE", words->changes, "e.g. reps=6 load=102.5kg").required();
  edit.add_flag("-y,--yes", words->yes, "the figures are right, however large");
  add_log_options(edit, *options);
  edit.does([=] {
    return finish(run_edit(*options, words->handle, words->changes, words->yes), options->json);
  });

  Command& remove = log.add_command("remove", "Remove a set or a whole session");
  remove.footer(
      "--json answers {\"schema\": \"dowel.removed/1\", \"change\": number, \"sets\": [{…}]}");
  remove
      .add_option("SET|SESSION", words->handle,
                  "a set as for edit; a session by its day (today, 2026-01-05), and its start\n"
                  "when there are several that day (2026-01-05T18:30)")
      .required();
  add_log_options(remove, *options);
  remove.does([=] { return finish(run_remove(*options, words->handle), options->json); });
}

}  // namespace dowel::cli
