#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <set>

#include "app/look_over_log.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/text_table.h"
#include "core/catalogue/coach_rules.h"
#include "report/answers/roster_answers.h"

namespace dowel::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWidest = 100;
constexpr const char* kUnnamed = "me";  // who never said a name

struct RosterOptions {
  std::vector<std::string> logs;
  std::string since, at;
  bool json = false;
};

struct Moment {
  LocalTime now{};
  LocalDate since{};
};

Result<Moment> moment_of(const RosterOptions& options, const RosterRules& rules) {
  Moment moment{.now = local_now()};
  if (!options.at.empty()) {
    const auto now = parse_when(options.at, moment.now);
    DOWEL_TRY(now);
    moment.now = *now;
  }
  moment.since = day_of(moment.now) - std::chrono::days{rules.since_days};
  if (options.since.empty()) return moment;
  const auto since = parse_when(options.since, moment.now);
  DOWEL_TRY(since);
  moment.since = day_of(*since);
  if (*since > moment.now) {
    return fail(ErrorCode::kUsage, "--since lies ahead", "name a day that was, e.g. -7d");
  }
  return moment;
}

// The files that are meant; of a folder all logs in it.
std::vector<fs::path> files_of(const std::vector<std::string>& logs) {
  std::vector<fs::path> files;
  for (const std::string& name : logs) {
    std::error_code failed;
    std::vector<fs::path> inside;
    for (fs::directory_iterator at{name, failed}, end; !failed && at != end; at.increment(failed)) {
      if (at->path().extension() == ".db") inside.push_back(at->path());
    }
    std::ranges::sort(inside);
    if (inside.empty()) inside.emplace_back(name);
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

// @param file  empty: the usual log
// @param several  the log has more athletes than one
std::string asked_with(const std::string& file, const Athlete& athlete, bool several) {
  std::string options;
  if (!file.empty()) options = "--log " + report::shell_word(file);
  if (several) {
    options.append(options.empty() ? "" : " ").append("--athlete ");
    options += report::shell_word(athlete.name);
  }
  return options;
}

void add_log(const std::string& file, app::LogOverview overview, report::RosterTold& told) {
  const bool several = overview.entries.size() + overview.not_read.size() > 1;
  for (RosterEntry& entry : overview.entries) {
    std::string asked = asked_with(file, entry.athlete, several);
    told.people.push_back({entry.athlete.name, file, std::move(asked), std::move(entry)});
  }
  for (app::NotLookedOver& one : overview.not_read) {
    told.unread.push_back({one.athlete.name, file, std::move(one.error)});
  }
}

// Who is named like somebody of another log, or not at all, is told by the log's name too.
void name_apart(report::RosterTold& told) {
  std::map<std::string, int> count;
  for (const report::RosterPerson& person : told.people) ++count[person.name];
  for (report::RosterPerson& person : told.people) {
    if (person.log.empty() || (count[person.name] == 1 && person.name != kUnnamed)) continue;
    person.name += " (" + fs::path(person.log).stem().string() + ")";
  }
}

void put_in_order(std::vector<report::RosterPerson>& people) {
  std::ranges::stable_sort(people, {}, &report::RosterPerson::name);
  std::ranges::stable_sort(people, [](const auto& one, const auto& other) {
    return presses_more(one.entry, other.entry);
  });
}

Result<report::RosterTold> look_at_all(const RosterOptions& options, const RulesInForce& rules,
                                       const Moment& moment) {
  report::RosterTold told{.since = moment.since, .now = moment.now};
  if (options.logs.empty()) {
    auto overview = app::look_over_log(std::nullopt, rules, moment.now, moment.since);
    DOWEL_TRY(overview);
    add_log("", std::move(*overview), told);
  }
  const std::vector<fs::path> files = files_of(options.logs);
  std::set<fs::path> seen;
  for (const fs::path& file : files) {
    if (!seen.insert(fs::absolute(file).lexically_normal()).second) continue;
    auto overview = app::look_over_log(file, rules, moment.now, moment.since);
    if (!overview && files.size() == 1) return tl::unexpected<Error>(std::move(overview.error()));
    if (overview) {
      add_log(file.string(), std::move(*overview), told);
    } else {
      told.unread.push_back({"", file.string(), std::move(overview.error())});
    }
  }
  name_apart(told);
  put_in_order(told.people);
  return told;
}

Result<int> run_roster(const RosterOptions& options) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const auto moment = moment_of(options, rules->knowledge.coach->roster);
  DOWEL_TRY(moment);
  const auto told = look_at_all(options, *rules, *moment);
  DOWEL_TRY(told);
  if (options.json) {
    std::cout << report::roster_answer(*told, rules->knowledge);
  } else {
    const auto width = std::min(static_cast<std::size_t>(terminal_width()), kWidest);
    std::cout << report::roster_text(*told, rules->knowledge, width);
  }
  return told->unread.empty() ? 0 : exit_code_of(ErrorCode::kUnreadable);
}

}  // namespace

void add_roster(Command& app) {
  auto options = std::make_shared<RosterOptions>();
  Command& command = app.add_command(
      "roster", "For a coach: who of all athletes needs a look, and why, most pressing first");
  command
      .add_option(
          "--log", options->logs,
          "logs of your athletes, files or folders of them, which are only read [the usual\n"
          "log with everybody in it]")
      .type_name("FILE …");
  command
      .add_option("--since", options->since,
                  "what was done and told from this day on: -14d, 2026-01-05 [-7d]")
      .type_name("DAY");
  command.add_option("--at", options->at, "as if it were then, e.g. 2026-01-05T18:00")
      .type_name("WHEN");
  command.add_flag("--json", options->json, "answer with one JSON document, for programs");
  command.footer(
      "In this order: warning sign, pain, film that broke, missed lift, hold or step back, days\n"
      "away, slide, nothing logged, film not looked at. What you wrote about, or marked as looked\n"
      "at with 'dowel log note', is told no more. Exit code 3: a log could not be read.");
  command.does([options] { return finish(run_roster(*options), options->json); });
}

}  // namespace dowel::cli
