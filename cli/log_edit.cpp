#include <fmt/format.h>

#include <iostream>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/log_words.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/text_values.h"

namespace dowel::cli {
namespace {

constexpr const char* kFields =
    "reps, load, hold, metres, rpe, rir, tempo, side, kind, pain, next-day-pain, superset, note, "
    "exercise";

tl::unexpected<Error> not_taken(const std::string& field, const std::string& text,
                                const std::string& hint) {
  return fail(ErrorCode::kUsage, "'" + text + "' is no value for " + field, hint);
}

/// Puts a number within a range in its place; an empty text takes it away.
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
  if (!fits || *number < 0 || *number > most)
    return not_taken(field, text, "write a number from 0 to " + figure(most) + ", or nothing");
  value = static_cast<Number>(*number);
  return {};
}

template <class Enum>
Result<void> set_word(const std::string& field, const std::string& text,
                      const std::string& there_are, Enum& value) {
  if (from_cell(Cell{formats::lowered(text)}, value)) return {};
  return not_taken(field, text, "write one of " + there_are);
}

Result<void> set_load(const std::string& text, const LogAccess& log, SetEntry& set) {
  if (text.empty() || formats::lowered(text) == "bw") {
    set.load_kg.reset();
    return {};
  }
  auto load = parse_load(text, log.athlete.shown_unit);
  DOWEL_TRY(load);
  set.load_kg = *load;
  return {};
}

Result<void> set_field(const std::string& field, const std::string& text, const LogAccess& log,
                       SetEntry& set) {
  constexpr double kMost = 1e6;
  if (field == "reps") return set_number(field, text, kMost, set.reps);
  if (field == "load") return set_load(text, log, set);
  if (field == "hold") return set_number(field, text, kMost, set.hold_s);
  if (field == "metres" || field == "distance")
    return set_number(field, text, kMost, set.distance_m);
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
    auto chosen = app::choose_exercise(*log.store, log.athlete.id, log.knowledge, text);
    DOWEL_TRY(chosen);
    set.exercise = *chosen;
    return {};
  }
  return fail(ErrorCode::kUsage, "a set has no field '" + field + "'",
              std::string("the fields are ") + kFields);
}

Result<SetEntry> edited(SetEntry set, const std::vector<std::string>& changes,
                        const LogAccess& log) {
  for (const std::string& change : changes) {
    const auto equals = change.find('=');
    if (equals == std::string::npos)
      return fail(ErrorCode::kUsage, "'" + change + "' does not say field=value",
                  "write for example reps=6 load=102.5kg note='felt easy'");
    std::string field = formats::lowered(change.substr(0, equals));
    for (char& c : field) c = c == '_' ? '-' : c;
    auto done = set_field(field, change.substr(equals + 1), log, set);
    DOWEL_TRY(done);
  }
  if (!set.reps && !set.hold_s && !set.distance_m)
    return fail(ErrorCode::kUsage, "nothing would be left of the set",
                "keep reps, hold or metres, or remove it: dowel log remove");
  return set;
}

int answer(const LogOptions& options, const LogAccess& log, const std::string& what,
           const app::NumberedSet& before, const app::NumberedSet& after, std::int64_t change) {
  if (options.json) {
    Json document = json_document(what);
    document["change"] = change;
    document["before"] = set_json(before);
    document["set"] = set_json(after);
    print_json(document);
    return 0;
  }
  std::cout << "Was:\n" << sets_text({before}, log) << "Is now:\n" << sets_text({after}, log);
  return 0;
}

int run_edit(const LogOptions& options, const std::string& handle,
             const std::vector<std::string>& changes, bool yes) {
  auto log = look_into_log(options);
  if (!log) return tell_error(log.error());
  auto found = app::find_set(*log->store, log->athlete.id, handle);
  if (!found) return tell_error(found.error());
  auto set = edited(found->set, changes, *log);
  if (!set) return tell_error(set.error());
  if (!yes && !likely_slip(*set).empty() && likely_slip(found->set).empty())
    return tell_error({ErrorCode::kUsage,
                       work_words(*set, log->athlete.shown_unit) + " looks like a slip", "",
                       "correct it, or add --yes if it is right"});
  if (*set == found->set)
    return tell_error({ErrorCode::kUsage, "the set is so already: nothing changes", "",
                       "see it with 'dowel log list'"});
  auto done = log->store->commit(
      {.what = "change a set of " + exercise_words(log->knowledge, set->exercise), .put = {*set}});
  if (!done) return tell_error(done.error());
  return answer(options, *log, "edited", *found,
                {found->number, found->session, *set, found->filmed}, *done);
}

int print_removed(const LogOptions& options, const LogAccess& log, const std::string& about,
                  const std::vector<app::NumberedSet>& gone, std::int64_t change) {
  if (options.json) {
    Json document = json_document("removed");
    document["change"] = change;
    document["sets"] = Json::array();
    for (const auto& s : gone) document["sets"].push_back(set_json(s));
    print_json(document);
  } else {
    std::cout << "Removed " << about << ":\n"
              << sets_text(gone, log) << "Take it back: dowel log undo\n";
  }
  return 0;
}

int remove_session(const LogOptions& options, const LogAccess& log, const WorkoutSession& session) {
  const LocalDate day = std::chrono::floor<std::chrono::days>(session.started);
  auto sets = app::sets_of_day(*log.store, log.athlete.id, day);
  if (!sets) return tell_error(sets.error());
  std::erase_if(*sets, [&](const auto& s) { return s.session.id != session.id; });
  auto done =
      log.store->commit({.what = "remove the session of " + to_text(day), .removed = {session.id}});
  if (!done) return tell_error(done.error());
  return print_removed(options, log, "the session of " + day_words(day), *sets, *done);
}

int run_remove(const LogOptions& options, const std::string& handle) {
  auto log = look_into_log(options);
  if (!log) return tell_error(log.error());
  if (const auto when = parse_when(handle)) {
    const bool day_only = handle.find(':') == std::string::npos;
    auto session = app::find_session(*log->store, log->athlete.id, *when, day_only);
    return session ? remove_session(options, *log, *session) : tell_error(session.error());
  }
  auto session = log->store->session({handle});
  if (!session) return tell_error(session.error());
  if (*session && (*session)->athlete == log->athlete.id)
    return remove_session(options, *log, **session);
  auto found = app::find_set(*log->store, log->athlete.id, handle);
  if (!found) return tell_error(found.error());
  store::LogChange change{
      .what = "remove a set of " + exercise_words(log->knowledge, found->set.exercise),
      .removed = {found->set.id}};
  auto siblings = log->store->sets(found->session.id);
  if (!siblings) return tell_error(siblings.error());
  // A session that Dowel began for its sets goes with the last of them.
  const bool bare = found->session.title.empty() && found->session.notes.empty();
  if (siblings->size() == 1 && found->session.source == "dowel" && bare)
    change.removed = {found->session.id};
  auto done = log->store->commit(change);
  if (!done) return tell_error(done.error());
  return print_removed(
      options, *log,
      "from " + day_words(std::chrono::floor<std::chrono::days>(found->session.started)), {*found},
      *done);
}

}  // namespace

void add_log_edit(CLI::App& log, const SharedOptions& options, int& exit_code) {
  struct Words {
    std::string handle;
    std::vector<std::string> changes;
    bool yes = false;
  };
  auto words = std::make_shared<Words>();
  CLI::App* edit = log.add_subcommand("edit", "Change fields of one set");
  edit->footer(std::string("Fields: ") + kFields +
               ".\nAn empty value takes a field away: rpe=\n"
               "--json answers {\"schema\": \"dowel.edited/1\", \"change\": number, \"before\": "
               "{…}, \"set\": {…}}");
  edit->add_option("SET", words->handle,
                   "last, a number of the latest day (3), or a day and a number (2026-01-05/3)")
      ->required();
  edit->add_option("FIELD=VALUE", words->changes, "e.g. reps=6 load=102.5kg")->required();
  edit->add_flag("-y,--yes", words->yes, "the figures are right, however large");
  add_log_options(*edit, *options);
  edit->callback([=, &exit_code] {
    exit_code = run_edit(*options, words->handle, words->changes, words->yes);
  });

  CLI::App* remove = log.add_subcommand("remove", "Remove a set or a whole session");
  remove->footer(
      "--json answers {\"schema\": \"dowel.removed/1\", \"change\": number, \"sets\": [{…}]}");
  remove
      ->add_option("SET|SESSION", words->handle,
                   "a set as for edit; a session by its day (today, 2026-01-05), and its start\n"
                   "when there are several that day (2026-01-05T18:30)")
      ->required();
  add_log_options(*remove, *options);
  remove->callback([=, &exit_code] { exit_code = run_remove(*options, words->handle); });
}

}  // namespace dowel::cli
