#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "cli/text_table.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

// What an undo takes away besides training, for people; empty: nothing.
std::string taken_words(const store::Store::UndoTakes& takes) {
  std::string words;
  const auto add = [&](int n, const char* what) {
    if (n > 0) words.append(words.empty() ? "" : " and ").append(what);
  };
  add(takes.athletes, "an athlete with all that is said of them");
  add(takes.pains, "what was told of pain");
  add(takes.signs, "what was answered about warning signs");
  return words;
}

// Who was told of, and pain and warning signs, do not go by one unguarded word.
Result<void> check_taken(store::Store& store, bool json) {
  const auto takes = store.undo_takes();
  DOWEL_TRY(takes);
  const std::string words = taken_words(*takes);
  if (words.empty()) return {};
  const std::string told = "this takes back " + words + ": " + takes->what;
  if (can_ask() && !json && ask_yes("This takes back " + words + ": " + takes->what + ". Do it?")) {
    return {};
  }
  return fail(ErrorCode::kUsage, told, "add --yes if that is meant; nothing was taken back");
}

Result<int> run_undo(const LogOptions& options, bool yes) {
  const bool of_one = !options.athlete.empty();
  auto log = of_one ? open_log_desk(options) : open_whole_log(options);
  DOWEL_TRY(log);
  std::optional<AthleteId> only_of;
  if (of_one) only_of = log->athlete.id;
  if (!yes) {
    DOWEL_TRY(check_taken(*log->store, options.json));
  }
  auto undone = log->store->undo(only_of);
  DOWEL_TRY(undone);
  if (options.json) {
    std::cout << report::undone_answer(*undone);
  } else {
    std::cout << fmt::format("Taken back: {} (change {} of {})\n", undone->what, undone->number,
                             to_text(undone->when));
  }
  return 0;
}

Result<int> run_history(const LogOptions& options, int at_most) {
  auto log = open_whole_log(options);
  DOWEL_TRY(log);
  auto changes = log->store->changes(at_most);
  DOWEL_TRY(changes);
  if (options.json) {
    std::cout << report::changes_answer(*changes);
    return 0;
  }
  if (changes->empty()) std::cout << "Nothing has been changed in this log yet.\n";
  std::vector<std::vector<std::string>> rows;
  for (const ChangeInfo& change : *changes) {
    rows.push_back({std::to_string(change.number), to_text(change.when),
                    change.undone ? "taken back" : "", change.what});
  }
  std::cout << table_text({{"change", true}, {"when (UTC)"}, {""}, {"what"}}, rows);
  return 0;
}

}  // namespace

void add_log_undo(Command& log, const SharedOptions& options) {
  Command& undo = log.add_command("undo", "Take the newest change of the log back");
  undo.footer(
      "Again takes the one before it back. With --athlete only a change of that athlete's is "
      "taken\n"
      "back. --json answers {\"schema\": \"dowel.undone/1\","
      "\n\"change\": {number, what, when, undone}}");
  auto yes = std::make_shared<bool>(false);
  undo.add_flag("-y,--yes", *yes,
                "also where it takes back an athlete, pain that was told or warning signs");
  add_log_options(undo, *options);
  undo.does([=] { return finish(run_undo(*options, *yes), options->json); });

  auto at_most = std::make_shared<int>(20);
  Command& history = log.add_command("history", "List the changes of the log, newest first");
  history.footer(
      "--json answers {\"schema\": \"dowel.changes/1\", \"changes\": [{number, what, "
      "when, undone}]}");
  history.add_option("--last", *at_most, "so many changes")
      .check(Between{1, 1'000'000})
      .show_default()
      .type_name("N");
  add_log_options(history, *options);
  history.does([=] { return finish(run_history(*options, *at_most), options->json); });
}

}  // namespace dowel::cli
