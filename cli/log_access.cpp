#include "cli/log_access.h"

#include <unistd.h>

#include <iostream>

#include "cli/log_words.h"
#include "formats/text_values.h"

namespace dowel::cli {

std::optional<std::filesystem::path> log_file(const LogOptions& options) {
  if (options.log.empty()) return std::nullopt;
  return options.log;
}

namespace {

using OpenedLog = Result<std::unique_ptr<store::Store>>;

Result<LogAccess> with_knowledge(OpenedLog store, Athlete athlete) {
  DOWEL_TRY(store);
  auto knowledge = knowledge_in_force();
  DOWEL_TRY(knowledge);
  return LogAccess{std::move(*store), std::move(athlete), std::move(*knowledge)};
}

Result<LogAccess> with_athlete(OpenedLog store, const std::string& wanted, app::Missing missing) {
  DOWEL_TRY(store);
  auto athlete = app::find_athlete(**store, wanted, missing);
  DOWEL_TRY(athlete);
  return with_knowledge(std::move(store), std::move(*athlete));
}

}  // namespace

Result<LogAccess> access_log(const LogOptions& options, app::Missing missing) {
  return with_athlete(app::open_log(log_file(options)), options.athlete, missing);
}

Result<LogAccess> look_into_log(const LogOptions& options, app::Opening opening) {
  return with_athlete(app::look_into_log(log_file(options), opening), options.athlete,
                      app::Missing::kImagine);
}

Result<LogAccess> access_whole_log(const LogOptions& options) {
  return with_knowledge(app::open_log(log_file(options)), {});
}

Result<LogAccess> look_into_whole_log(const LogOptions& options) {
  return with_knowledge(app::look_into_log(log_file(options)), {});
}

bool can_ask() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

std::string ask(const std::string& question) {
  std::cerr << question << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) return {};
  return std::string(formats::trimmed(answer));
}

bool ask_yes(const std::string& question) {
  const std::string answer = formats::lowered(ask(question + " [y/N] "));
  return answer == "y" || answer == "yes";
}

Result<store::Period> parse_period(const std::string& from, const std::string& to) {
  store::Period period;
  for (const auto& [text, day] : {std::pair{&from, &period.from}, std::pair{&to, &period.to}}) {
    if (text->empty()) continue;
    const auto when = parse_when(*text);
    DOWEL_TRY(when);
    *day = std::chrono::floor<std::chrono::days>(*when);
  }
  if (period.from && period.to && *period.to < *period.from)
    return fail(ErrorCode::kUsage, "the period ends before it begins", "swap --from and --to");
  return period;
}

}  // namespace dowel::cli
