#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/athlete_options.h"
#include "cli/commands.h"
#include "cli/log_access.h"
#include "cli/log_json_out.h"
#include "cli/log_words.h"
#include "cli/text_table.h"
#include "formats/text_values.h"
#include "report/text.h"
#include "store/sqlite_store.h"

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
  if (a.mass_kg) add(load_words(*a.mass_kg, a.shown_unit));
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
  line("loads in", unit_word(a.shown_unit));
  line("equipment", joined(a.equipment));
  line("kettlebells", a.bells.empty() ? "any that are sold" : joined(a.bells));
  line("conditions", joined(a.conditions));
}

Json athletes_json(const std::vector<Athlete>& athletes) {
  Json document = json_document("athletes");
  document["athletes"] = Json::array();
  for (const Athlete& a : athletes) document["athletes"].push_back(record_json(a));
  return document;
}

int answer(const Athlete& athlete, const LogOptions& options, const std::string& heading) {
  if (options.json) {
    print_json(athletes_json({athlete}));
  } else {
    std::cout << heading;
    print_athlete(athlete);
  }
  return 0;
}

int run_list(const LogOptions& options) {
  auto log = app::look_into_log(log_file(options));
  if (!log) return tell_error(log.error());
  auto athletes = (*log)->athletes();
  if (!athletes) return tell_error(athletes.error());
  if (options.json) {
    print_json(athletes_json(*athletes));
    return 0;
  }
  if (athletes->empty()) {
    std::cout << "No athlete yet. Add one: dowel athlete add NAME --height 1.78 --mass 75kg\n";
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Athlete& a : *athletes) {
    auto sessions = (*log)->sessions(a.id, {});
    if (!sessions) return tell_error(sessions.error());
    rows.push_back({a.name, body_words(a), unit_word(a.shown_unit),
                    std::to_string(sessions->size()),
                    sessions->empty() ? "" : to_text(sessions->back().started).substr(0, 10)});
  }
  std::cout << table_text({{"name"}, {"body"}, {"loads in"}, {"sessions", true}, {"last"}}, rows);
  return 0;
}

/// From now on a command must know whose log is meant.
void tell_how_to_choose(const std::vector<Athlete>& before) {
  std::cout << fmt::format(
      "\nThere {} too: say --athlete NAME from now on, or set DOWEL_ATHLETE.\n"
      "If that is the same person: dowel log undo, then dowel athlete edit '{}' --name NEW\n",
      before.size() == 1 ? "is " + before.front().name
                         : report::count_of(before.size(), "other athlete"),
      before.front().name);
}

int run_add(const LogOptions& options, const AthleteWords& words) {
  auto log = app::open_log(log_file(options));
  if (!log) return tell_error(log.error());
  auto athletes = (*log)->athletes();
  if (!athletes) return tell_error(athletes.error());
  auto knowledge = knowledge_in_force();
  if (!knowledge) return tell_error(knowledge.error());
  Athlete athlete{.id = {store::system_ids()()}, .name = std::string(formats::trimmed(words.name))};
  if (athlete.name.empty())
    return tell_error(
        {ErrorCode::kUsage, "an athlete needs a name", "", "say it: dowel athlete add Ana"});
  for (const Athlete& a : *athletes) {
    if (formats::lowered(a.name) == formats::lowered(athlete.name))
      return tell_error(
          {ErrorCode::kUsage, "there is an athlete '" + a.name + "' already", "",
           "choose another name, or change that one: dowel athlete edit '" + a.name + "'"});
  }
  if (auto done = apply_words(words, *knowledge, athlete); !done) return tell_error(done.error());
  auto unused = app::unused_athlete(**log);
  if (!unused) return tell_error(unused.error());
  store::LogChange change{.what = "add the athlete '" + athlete.name + "'", .put = {athlete}};
  if (*unused) {
    change.what += " in the place of '" + (*unused)->name + "'";
    change.removed = {(*unused)->id};
  }
  auto done = (*log)->commit(change);
  if (!done) return tell_error(done.error());
  const int code = answer(athlete, options, "Added: ");
  if (!options.json && !*unused && !athletes->empty()) tell_how_to_choose(*athletes);
  return code;
}

int run_edit(const LogOptions& options, const AthleteWords& words, const std::string& new_name) {
  auto log = access_log(options);
  if (!log) return tell_error(log.error());
  Athlete athlete = log->athlete;
  if (!new_name.empty()) athlete.name = std::string(formats::trimmed(new_name));
  if (athlete.name.empty())
    return tell_error({ErrorCode::kUsage, "an athlete needs a name", "", "say --name with one"});
  if (auto done = apply_words(words, log->knowledge, athlete); !done)
    return tell_error(done.error());
  if (athlete == log->athlete) return answer(athlete, options, "Nothing changes: ");
  auto done =
      log->store->commit({.what = "change the athlete '" + athlete.name + "'", .put = {athlete}});
  if (!done) return tell_error(done.error());
  return answer(athlete, options, "Changed: ");
}

int run_show(const LogOptions& options) {
  auto log = look_into_log(options);
  if (!log) return tell_error(log.error());
  auto athletes = log->store->athletes();
  if (!athletes) return tell_error(athletes.error());
  return athletes->empty() ? run_list(options) : answer(log->athlete, options, "");
}

int run_remove(const LogOptions& options, bool yes) {
  auto log = app::look_into_log(log_file(options));
  if (!log) return tell_error(log.error());
  auto athletes = (*log)->athletes();
  if (!athletes) return tell_error(athletes.error());
  auto athlete = app::pick_athlete(*athletes, options.athlete);
  if (!athlete) return tell_error(athlete.error());
  if (formats::lowered(athlete->name) != formats::lowered(options.athlete) &&
      athlete->id.value != options.athlete)
    return tell_error({ErrorCode::kUsage, "only a whole name removes an athlete", "",
                       "say dowel athlete remove '" + athlete->name + "' --yes"});
  auto sessions = (*log)->sessions(athlete->id, {});
  if (!sessions) return tell_error(sessions.error());
  if (!yes &&
      !(can_ask() && ask_yes(fmt::format("Remove {} with {} sessions and all that hangs on them?",
                                         athlete->name, sessions->size()))))
    return tell_error({ErrorCode::kUsage,
                       fmt::format("{} was not removed: it would take {} sessions along",
                                   athlete->name, sessions->size()),
                       "", "add --yes if you mean it"});
  auto done = (*log)->commit(
      {.what = "remove the athlete '" + athlete->name + "'", .removed = {athlete->id}});
  if (!done) return tell_error(done.error());
  if (options.json) {
    Json document = json_document("removed");
    document["athlete"] = record_json(*athlete);
    document["sessions"] = sessions->size();
    print_json(document);
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

void add_common(CLI::App& command, LogOptions& options) {
  command.add_option("--log", options.log, "the log's file, if not the usual one")
      ->type_name("FILE");
  command.add_flag("--json", options.json,
                   "answer with JSON: {\"schema\": \"dowel.athletes/1\", \"athletes\": [{id, name, "
                   "sex, birth_year, height_m, mass_kg, …}]}");
}

}  // namespace

void add_athlete(CLI::App& app, int& exit_code) {
  auto said = std::make_shared<AthleteCommand>();
  CLI::App* command = app.add_subcommand("athlete", "Who trains: list, add, edit, show, remove");
  add_common(*command, said->log);
  command->require_subcommand(0, 1);
  command->callback([=, &exit_code] {
    if (command->get_subcommands().empty()) exit_code = run_list(said->log);
  });

  CLI::App* list = command->add_subcommand("list", "List all athletes of the log");
  add_common(*list, said->log);
  list->callback([=, &exit_code] { exit_code = run_list(said->log); });

  CLI::App* add = command->add_subcommand("add", "Add an athlete");
  add->add_option("NAME", said->words.name, "how you call them")->required();
  add_athlete_words(*add, said->words);
  add_common(*add, said->log);
  add->callback([=, &exit_code] { exit_code = run_add(said->log, said->words); });

  CLI::App* edit = command->add_subcommand(
      "edit", "Change what is known of an athlete; 'none' takes a value away");
  edit->add_option("NAME", said->log.athlete, "whom; not needed when there is only one");
  edit->add_option("--name", said->new_name, "a new name");
  add_athlete_words(*edit, said->words);
  add_common(*edit, said->log);
  edit->callback([=, &exit_code] { exit_code = run_edit(said->log, said->words, said->new_name); });

  CLI::App* show = command->add_subcommand("show", "Show what is known of an athlete");
  show->add_option("NAME", said->log.athlete, "whom; not needed when there is only one");
  add_common(*show, said->log);
  show->callback([=, &exit_code] { exit_code = run_show(said->log); });

  CLI::App* remove = command->add_subcommand("remove", "Remove an athlete with all sessions");
  remove->add_option("NAME", said->log.athlete, "the whole name")->required();
  remove->add_flag("-y,--yes", said->yes, "do not ask");
  add_common(*remove, said->log);
  remove->callback([=, &exit_code] { exit_code = run_remove(said->log, said->yes); });
}

}  // namespace dowel::cli
