#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/backup.h"
#include "app/log_files.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "cli/log_commands.h"
#include "formats/log_json.h"
#include "formats/log_tables.h"
#include "report/answers/log_answers.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

namespace fs = std::filesystem;

struct ExportWords {
  std::string file, date, zone;
  bool yes = false;
};

Result<WorkoutSession> session_of(const LogDesk& log, const ExportWords& words) {
  if (!words.date.empty()) {
    auto when = parse_when(words.date);
    DOWEL_TRY(when);
    return app::find_session(*log.store, log.athlete.id, *when,
                             words.date.find(':') == std::string::npos);
  }
  auto day = app::sets_of_last_day(*log.store, log.athlete.id);
  DOWEL_TRY(day);
  if (day->empty()) {
    return fail(ErrorCode::kUnusable, "there is no session to write", "log one first");
  }
  return day->back().session;
}

// What a file holds, for people, and what it has no place for.
struct Contents {
  std::string what;
  std::vector<std::string> lost;
};

std::string whole_log_words(const LogData& data) {
  return fmt::format("everything ({}, {}, {})", report::count_of(data.athletes.size(), "athlete"),
                     report::count_of(data.sessions.size(), "session"),
                     report::count_of(data.sets.size(), "set"));
}

Result<std::string> text_of(app::LogFileKind kind, const LogData& data, const LogDesk& log,
                            const std::vector<formats::Recording>& recordings,
                            const ExportWords& words, Contents& contents) {
  std::string& what = contents.what;
  const Athlete& athlete = log.athlete;
  switch (kind) {
    case app::LogFileKind::kCsv:
      what = "the sets of " + athlete.name;
      return app::sets_table(data, athlete.id);
    case app::LogFileKind::kCalendar:
      what = "the sessions of " + athlete.name + " as calendar entries";
      return app::sessions_calendar(data, athlete, words.zone, app::utc_now(), log.rules.knowledge);
    case app::LogFileKind::kFit: {
      auto session = session_of(log, words);
      DOWEL_TRY(session);
      what =
          fmt::format("the session of {} (its sets a minute apart: the log knows no closer)",
                      report::day_words(std::chrono::floor<std::chrono::days>(session->started)));
      contents.lost = app::lost_in_fit(data, *session);
      return app::session_fit(data, *session, app::utc_offset_at(session->started),
                              log.rules.knowledge);
    }
    default:
      what = whole_log_words(data);
      return formats::log_to_json(data, recordings);
  }
}

Result<int> run_export(const LogOptions& options, const ExportWords& words) {
  auto kind = app::kind_of_name(words.file);
  DOWEL_TRY(kind);
  const bool everybody = *kind == app::LogFileKind::kFolder || *kind == app::LogFileKind::kJson;
  auto log = everybody ? open_whole_log(options) : open_log_desk(options);
  DOWEL_TRY(log);
  auto data = log->store->snapshot();
  DOWEL_TRY(data);
  if (data->athletes.empty()) {
    return fail(ErrorCode::kUnusable, "nothing is logged yet: there is nothing to write",
                "log a first set: dowel log add deadlift 3x5x60");
  }
  std::vector<formats::Recording> recordings;
  if (everybody) {
    const auto file =
        app::log_path(options.log.empty() ? std::nullopt : std::optional<fs::path>(options.log));
    DOWEL_TRY(file);
    auto spoken = app::recordings_of(*data, *file);
    DOWEL_TRY(spoken);
    recordings = std::move(*spoken);
  }
  std::error_code ignored;
  Contents contents;
  if (*kind == app::LogFileKind::kFolder) {
    DOWEL_TRY(formats::write_export(*data, words.file, recordings));
    contents.what = whole_log_words(*data);
  } else {
    if (!words.yes && fs::is_regular_file(words.file, ignored)) {
      return fail(ErrorCode::kUsage, "there is a file of that name already",
                  "choose another name, or add --yes to replace it", words.file);
    }
    auto text = text_of(*kind, *data, *log, recordings, words, contents);
    DOWEL_TRY(text);
    DOWEL_TRY(app::write_whole_file(words.file, *text));
  }
  if (options.json) {
    std::cout << report::export_answer(words.file, contents.what, contents.lost);
  } else if (words.file != "/dev/stdout") {
    std::cout << fmt::format("Wrote {}: {}\n", words.file, contents.what);
    if (!contents.lost.empty()) {
      std::cout << fmt::format("The format has no place for: {}.\n",
                               fmt::join(contents.lost, "; "));
    }
  }
  return 0;
}

}  // namespace

void add_log_export(Command& log, const SharedOptions& options) {
  auto words = std::make_shared<ExportWords>();
  Command& command = log.add_command("export", "Write the log for other programs");
  command.footer(
      "The name's ending says what is written:\n"
      "  DIR        everything, as log.json and a CSV table for each list\n"
      "  FILE.json  everything in one file; reading either back loses nothing\n"
      "  FILE.csv   the athlete's sets, one a row, for spreadsheets\n"
      "  FILE.ics   the athlete's sessions for a calendar\n"
      "  FILE.fit   one session (the latest, or --date) for Garmin\n"
      "--json answers {\"schema\": \"dowel.export/1\", \"file\": text, \"what\": text,\n"
      "\"lost\": [what the format has no place for]}");
  command.add_option("FILE|DIR", words->file, "where to").required();
  command.add_option("--date", words->date, "which session, for .fit").type_name("DAY");
  command
      .add_option("--zone", words->zone,
                  "for .ics: the time zone the sessions took place in, e.g. Europe/Berlin")
      .type_name("ZONE");
  command.add_flag("-y,--yes", words->yes, "replace a file of that name");
  add_log_options(command, *options);
  command.does([=] { return finish(run_export(*options, *words), options->json); });
}

}  // namespace dowel::cli
