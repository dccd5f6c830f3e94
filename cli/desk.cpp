#include "cli/desk.h"

#include "app/log_book.h"

namespace dowel::cli {

Result<Desk> open_desk(const LogOptions& options, const std::string& at, DeskFor purpose) {
  LocalTime now = local_now();
  if (!at.empty()) {
    const auto when = parse_when(at, now);
    if (!when) return tl::unexpected(when.error());
    now = *when;
  }
  auto rules = app::load_rules();
  if (!rules) return tl::unexpected(rules.error());
  std::optional<std::filesystem::path> file;
  if (!options.log.empty()) file = options.log;
  auto store = purpose == DeskFor::kWriting ? app::open_log(file) : app::look_into_log(file);
  if (!store) return tl::unexpected(store.error());
  auto athlete = app::find_athlete(**store, options.athlete, app::Missing::kImagine);
  if (!athlete) return tl::unexpected(athlete.error());
  auto book = app::read_book(**store, *athlete, now);
  if (!book) return tl::unexpected(book.error());
  return Desk{std::move(*store), std::move(*rules), std::move(*book)};
}

namespace {

Result<void> read_anew(Desk& desk) {
  auto book = app::read_book(*desk.store, desk.book.athlete, desk.book.now);
  if (!book) return tl::unexpected(book.error());
  desk.book = std::move(*book);
  return {};
}

}  // namespace

Result<void> commit(Desk& desk, const store::LogChange& change) {
  if (auto kept = app::keep_athlete(*desk.store, desk.athlete()); !kept) return kept;
  auto done = desk.store->commit(change);
  if (!done) return tl::unexpected(done.error());
  for (const store::Record& record : change.put) {
    if (const Athlete* athlete = std::get_if<Athlete>(&record)) desk.book.athlete = *athlete;
  }
  return read_anew(desk);
}

Result<void> keep_answer(Desk& desk, const GateDecision& decision) {
  if (auto kept = desk.store->keep_answer(decision); !kept) return kept;
  return read_anew(desk);
}

}  // namespace dowel::cli
