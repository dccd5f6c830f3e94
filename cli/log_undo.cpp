#include <fmt/format.h>

#include <iostream>

#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/log_words.h"
#include "cli/text_table.h"

namespace dowel::cli {
namespace {

Json change_json(const store::ChangeInfo& change) {
  return {{"number", change.number},
          {"what", change.what},
          {"when", to_text(change.when)},
          {"undone", change.undone}};
}

int run_undo(const LogOptions& options) {
  auto log = app::look_into_log(log_file(options));
  if (!log) return tell_error(log.error());
  std::optional<AthleteId> only_of;
  if (!options.athlete.empty()) {
    auto athlete = app::find_athlete(**log, options.athlete, app::Missing::kImagine);
    if (!athlete) return tell_error(athlete.error());
    only_of = athlete->id;
  }
  auto undone = (*log)->undo(only_of);
  if (!undone) return tell_error(undone.error());
  if (options.json) {
    Json document = json_document("undone");
    document["change"] = change_json(*undone);
    print_json(document);
  } else {
    std::cout << fmt::format("Taken back: {} (change {} of {})\n", undone->what, undone->number,
                             to_text(undone->when));
  }
  return 0;
}

int run_history(const LogOptions& options, int at_most) {
  auto log = app::look_into_log(log_file(options));
  if (!log) return tell_error(log.error());
  auto changes = (*log)->changes(at_most);
  if (!changes) return tell_error(changes.error());
  if (options.json) {
    Json document = json_document("changes");
    document["changes"] = Json::array();
    for (const auto& change : *changes) document["changes"].push_back(change_json(change));
    print_json(document);
    return 0;
  }
  if (changes->empty()) std::cout << "Nothing has been changed in this log yet.\n";
  std::vector<std::vector<std::string>> rows;
  for (const store::ChangeInfo& change : *changes) {
    rows.push_back({std::to_string(change.number), to_text(change.when),
                    change.undone ? "taken back" : "", change.what});
  }
  std::cout << table_text({{"change", true}, {"when (UTC)"}, {""}, {"what"}}, rows);
  return 0;
}

}  // namespace

void add_log_undo(CLI::App& log, const SharedOptions& options, int& exit_code) {
  CLI::App* undo = log.add_subcommand("undo", "Take the newest change of the log back");
  undo->footer(
      "Again takes the one before it back. With --athlete only a change of that athlete's is "
      "taken\n"
      "back. --json answers {\"schema\": \"dowel.undone/1\","
      "\n\"change\": {number, what, when, undone}}");
  add_log_options(*undo, *options);
  undo->callback([=, &exit_code] { exit_code = run_undo(*options); });

  auto at_most = std::make_shared<int>(20);
  CLI::App* history = log.add_subcommand("history", "List the changes of the log, newest first");
  history->footer(
      "--json answers {\"schema\": \"dowel.changes/1\", \"changes\": [{number, what, "
      "when, undone}]}");
  history->add_option("--last", *at_most, "so many changes")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str()
      ->type_name("N");
  add_log_options(*history, *options);
  history->callback([=, &exit_code] { exit_code = run_history(*options, *at_most); });
}

}  // namespace dowel::cli
