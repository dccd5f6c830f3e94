#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/ask.h"
#include "cli/athlete_options.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/log/log_cells.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

std::string joined(std::vector<std::string> words) {
  std::string text;
  for (std::string& w : words) {
    std::replace(w.begin(), w.end(), '_', '-');
    text += (text.empty() ? "" : ", ") + w;
  }
  return text;
}

std::string body_words(const Athlete& a) {
  std::string text;
  const auto add = [&](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
  if (a.sex != Sex::kUnstated) add(std::string(to_text(a.sex)));
  if (a.birth_year) add(fmt::format("born {}", *a.birth_year));
  if (a.height_m) add(fmt::format("{:.2f} m", *a.height_m));
  if (a.mass_kg) add(report::load_words(*a.mass_kg, a.shown_unit));
  return text;
}

void print_athlete(const Athlete& a) {
  const auto line = [](const char* what, const std::string& value) {
    std::cout << fmt::format("  {:12} {}\n", what, value.empty() ? "not said" : value);
  };
  std::cout << a.name << '\n';
  line("body", body_words(a));
  line("experience",
       a.experience == Experience::kUnstated ? "" : std::string(to_text(a.experience)));
  line("loads in", report::unit_word(a.shown_unit));
  line("equipment", joined(a.equipment));
  line("kettlebells", a.bells.empty() ? "any that are sold" : joined(a.bells));
  line("dumbbells", a.dumbbells.empty() ? "any that are sold" : joined(a.dumbbells));
  line("plates", a.plates.empty() ? "as many as are wanted" : joined(a.plates));
  if (!a.bar.empty()) line("bar", a.bar);
  line("conditions", joined(a.conditions));
}

int answer(const Athlete& athlete, const LogOptions& options, const std::string& heading) {
  if (options.json) {
    std::cout << report::athletes_answer({athlete});
  } else {
    std::cout << heading;
    print_athlete(athlete);
  }
  return 0;
}

Result<int> run_list(const LogOptions& options) {
  auto log = open_whole_log(options);
  DOWEL_TRY(log);
  auto athletes = log->store->athletes();
  DOWEL_TRY(athletes);
  if (options.json) {
    std::cout << report::athletes_answer(*athletes);
    return 0;
  }
  if (athletes->empty()) {
    std::cout << "No athlete yet. Add one: dowel athlete add NAME --height 1.78 --mass 75kg\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Athlete& a : *athletes) {
    auto sessions = log->store->sessions(a.id, {});
    DOWEL_TRY(sessions);
    rows.push_back({a.name, body_words(a), report::unit_word(a.shown_unit),
                    std::to_string(sessions->size()),
                    sessions->empty() ? "" : to_text(sessions->back().started).substr(0, 10)});
  }
  std::cout << table_text({{"name"}, {"body"}, {"loads in"}, {"sessions", true}, {"last"}}, rows);
  return 0;
}

// From now on a command must know whose log is meant.
void tell_how_to_choose(const std::vector<Athlete>& before) {
  std::cout << fmt::format(
      "\nThere {} too: say --athlete NAME from now on, or set DOWEL_ATHLETE.\n"
      "If that is the same person: dowel log undo, then dowel athlete edit '{}' --name NEW\n",
      before.size() == 1 ? "is " + before.front().name
                         : report::count_of(before.size(), "other athlete"),
      before.front().name);
}

Result<int> run_add(const LogOptions& options, const AthleteWords& words) {
  auto log = open_whole_log(options, DeskFor::kWriting);
  DOWEL_TRY(log);
  auto athletes = log->store->athletes();
  DOWEL_TRY(athletes);
  Athlete athlete{.id = {app::fresh_ids()()}, .name = std::string(formats::trimmed(words.name))};
  if (athlete.name.empty()) {
    return fail(ErrorCode::kUsage, "an athlete needs a name", "say it: dowel athlete add Ana");
  }
  for (const Athlete& a : *athletes) {
    if (formats::lowered(a.name) == formats::lowered(athlete.name)) {
      return fail(ErrorCode::kUsage, "there is an athlete '" + a.name + "' already",
                  "choose another name, or change that one: dowel athlete edit '" + a.name + "'");
    }
  }
  DOWEL_TRY(apply_words(words, log->rules.knowledge, athlete));
  auto unused = app::unused_athlete(*log->store);
  DOWEL_TRY(unused);
  LogChange change{.what = "add the athlete '" + athlete.name + "'", .put = {athlete}};
  if (*unused) {
    change.what += " in the place of '" + (*unused)->name + "'";
    change.removed = {(*unused)->id};
  }
  auto done = commit(*log, change);
  DOWEL_TRY(done);
  const int code = answer(athlete, options, "Added: ");
  if (!options.json && !*unused && !athletes->empty()) tell_how_to_choose(*athletes);
  return code;
}

Result<int> run_edit(const LogOptions& options, const AthleteWords& words,
                     const std::string& new_name) {
  auto log = open_log_desk(options, DeskFor::kWriting);
  DOWEL_TRY(log);
  Athlete athlete = log->athlete;
  if (!new_name.empty()) athlete.name = std::string(formats::trimmed(new_name));
  if (athlete.name.empty()) {
    return fail(ErrorCode::kUsage, "an athlete needs a name", "say --name with one");
  }
  DOWEL_TRY(apply_words(words, log->rules.knowledge, athlete));
  if (athlete == log->athlete) return answer(athlete, options, "Nothing changes: ");
  auto done = commit(*log, {.what = "change the athlete '" + athlete.name + "'", .put = {athlete}});
  DOWEL_TRY(done);
  return answer(athlete, options, "Changed: ");
}

Result<int> run_show(const LogOptions& options) {
  auto log = open_log_desk(options);
  DOWEL_TRY(log);
  auto athletes = log->store->athletes();
  DOWEL_TRY(athletes);
  return athletes->empty() ? run_list(options) : answer(log->athlete, options, "");
}

Result<int> run_remove(const LogOptions& options, bool yes) {
  auto log = open_whole_log(options);
  DOWEL_TRY(log);
  auto athletes = log->store->athletes();
  DOWEL_TRY(athletes);
  auto athlete = app::pick_athlete(*athletes, options.athlete);
  DOWEL_TRY(athlete);
  if (formats::lowered(athlete->name) != formats::lowered(options.athlete) &&
      athlete->id.value != options.athlete) {
    return fail(ErrorCode::kUsage, "only a whole name removes an athlete",
                "say dowel athlete remove '" + athlete->name + "' --yes");
  }
  auto sessions = log->store->sessions(athlete->id, {});
  DOWEL_TRY(sessions);
  if (!yes &&
      !(can_ask() && ask_yes(fmt::format("Remove {} with {} sessions and all that hangs on them?",
                                         athlete->name, sessions->size())))) {
    return fail(ErrorCode::kUsage,
                fmt::format("{} was not removed: it would take {} sessions along", athlete->name,
                            sessions->size()),
                "add --yes if you mean it");
  }
  auto done = commit(
      *log, {.what = "remove the athlete '" + athlete->name + "'", .removed = {athlete->id}});
  DOWEL_TRY(done);
  if (options.json) {
    std::cout << report::athlete_removed_answer(*athlete, sessions->size());
  } else {
    std::cout << fmt::format("Removed {} and {} sessions. Take it back: dowel log undo\n",
                             athlete->name, sessions->size());
  }
  return 0;
}

struct AthleteCommand {
  LogOptions log;
  AthleteWords words;
  std::string new_name;
  bool yes = false;
};

void add_common(Command& command, LogOptions& options) {
  command.add_option("--log", options.log, "the log's file, if not the usual one")
      .type_name("FILE");
  command.add_flag("--json", options.json,
                   "answer with JSON: {\"schema\": \"dowel.athletes/1\", \"athletes\": [{id, name, "
                   "sex, birth_year, height_m, mass_kg, …}]}");
}

}  // namespace

void add_athlete(Command& app) {
  auto said = std::make_shared<AthleteCommand>();
  Command& command = app.add_command("athlete", "Who trains: list, add, edit, show, remove");
  add_common(command, said->log);
  command.does([=] { return finish(run_list(said->log), said->log.json); });

  Command& list = command.add_command("list", "List all athletes of the log");
  add_common(list, said->log);
  list.does([=] { return finish(run_list(said->log), said->log.json); });

  Command& add = command.add_command("add", "Add an athlete");
  add.add_option("NAME", said->words.name, "how you call them").required();
  add_athlete_words(add, said->words);
  add_common(add, said->log);
  add.does([=] { return finish(run_add(said->log, said->words), said->log.json); });

  Command& edit =
      command.add_command("edit", "Change what is known of an athlete; 'none' takes a value away");
  edit.add_option("NAME", said->log.athlete, "whom; not needed when there is only one");
  edit.add_option("--name", said->new_name, "a new name");
  add_athlete_words(edit, said->words);
  add_common(edit, said->log);
  edit.does(
      [=] { return finish(run_edit(said->log, said->words, said->new_name), said->log.json); });

  Command& show = command.add_command("show", "Show what is known of an athlete");
  show.add_option("NAME", said->log.athlete, "whom; not needed when there is only one");
  add_common(show, said->log);
  show.does([=] { return finish(run_show(said->log), said->log.json); });

  Command& remove = command.add_command("remove", "Remove an athlete with all sessions");
  remove.add_option("NAME", said->log.athlete, "the whole name").required();
  remove.add_flag("-y,--yes", said->yes, "do not ask");
  add_common(remove, said->log);
  remove.does([=] { return finish(run_remove(said->log, said->yes), said->log.json); });
}

}  // namespace dowel::cli
