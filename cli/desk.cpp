#include "cli/desk.h"

#include "app/log_book.h"
#include "app/read_book.h"

namespace dowel::cli {

Result<Desk> open_desk(const LogOptions& options, const std::string& at, DeskFor purpose) {
  LocalTime now = local_now();
  if (!at.empty()) {
    const auto when = parse_when(at, now);
    DOWEL_TRY(when);
    now = *when;
  }
  auto rules = app::load_rules();
  DOWEL_TRY(rules);
  std::optional<std::filesystem::path> file;
  if (!options.log.empty()) file = options.log;
  auto store = purpose == DeskFor::kWriting ? app::open_log(file) : app::look_into_log(file);
  DOWEL_TRY(store);
  auto athlete = app::find_athlete(**store, options.athlete, app::Missing::kImagine);
  DOWEL_TRY(athlete);
  auto book = app::read_book(**store, *athlete, now, rules->technique);
  DOWEL_TRY(book);
  return Desk{std::move(*store), std::move(*rules), std::move(*book)};
}

namespace {

Result<void> read_anew(Desk& desk) {
  auto book = app::read_book(*desk.store, desk.book.athlete, desk.book.now, desk.rules.technique);
  DOWEL_TRY(book);
  desk.book = std::move(*book);
  return {};
}

}  // namespace

Result<void> commit(Desk& desk, const store::LogChange& change) {
  DOWEL_TRY(app::keep_athlete(*desk.store, desk.athlete()));
  auto done = desk.store->commit(change);
  DOWEL_TRY(done);
  for (const store::Record& record : change.put) {
    if (const Athlete* athlete = std::get_if<Athlete>(&record)) desk.book.athlete = *athlete;
  }
  return read_anew(desk);
}

Result<void> keep_answer(Desk& desk, const GateDecision& decision) {
  DOWEL_TRY(desk.store->keep_answer(decision));
  return read_anew(desk);
}

}  // namespace dowel::cli
