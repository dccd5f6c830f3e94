#include "cli/desk.h"

namespace dowel::cli {
namespace {

app::DeskWords words_of(const LogOptions& options) {
  app::DeskWords words{.athlete = options.athlete};
  if (!options.log.empty()) words.log = options.log;
  return words;
}

}  // namespace

Result<Desk> open_desk(const LogOptions& options, const std::string& at, DeskFor purpose) {
  LocalTime now = local_now();
  if (!at.empty()) {
    const auto when = parse_when(at, now);
    DOWEL_TRY(when);
    now = *when;
  }
  return app::open_desk(words_of(options), now, purpose);
}

Result<LogDesk> open_log_desk(const LogOptions& options, DeskFor purpose) {
  return app::open_log_desk(words_of(options), purpose);
}

Result<LogDesk> open_whole_log(const LogOptions& options, DeskFor purpose) {
  return app::open_whole_log(words_of(options), purpose);
}

}  // namespace dowel::cli
