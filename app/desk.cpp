#include "app/desk.h"

#include "app/read_book.h"
#include "store/sqlite_store.h"

namespace dowel::app {
namespace {

Result<std::unique_ptr<store::Store>> open(const DeskWords& words, DeskFor purpose) {
  if (purpose == DeskFor::kWriting) return open_log(words.log);
  return look_into_log(words.log,
                       purpose == DeskFor::kGlancing ? Opening::kToRead : Opening::kChecked);
}

Result<void> read_anew(Desk& desk) {
  auto book = read_book(*desk.store, desk.rules.knowledge, desk.book.athlete, desk.book.now);
  DOWEL_TRY(book);
  desk.book = std::move(*book);
  return {};
}

}  // namespace

Result<LogDesk> open_whole_log(const DeskWords& words, DeskFor purpose) {
  auto store = open(words, purpose);
  DOWEL_TRY(store);
  auto rules = load_rules();
  DOWEL_TRY(rules);
  return LogDesk{std::move(*store), std::move(*rules), {}};
}

Result<LogDesk> open_log_desk(const DeskWords& words, DeskFor purpose) {
  auto desk = open_whole_log(words, purpose);
  DOWEL_TRY(desk);
  auto athlete = find_athlete(*desk->store, words.athlete);
  DOWEL_TRY(athlete);
  desk->athlete = std::move(*athlete);
  return desk;
}

Result<Desk> open_desk(const DeskWords& words, LocalTime now, DeskFor purpose) {
  auto log = open_log_desk(words, purpose);
  DOWEL_TRY(log);
  auto book = read_book(*log->store, log->rules.knowledge, log->athlete, now);
  DOWEL_TRY(book);
  return Desk{std::move(log->store), std::move(log->rules), std::move(*book)};
}

Result<std::int64_t> commit(LogDesk& desk, const LogChange& change) {
  const bool whole_log = desk.athlete.id.value.empty();
  if (!whole_log) {
    DOWEL_TRY(keep_athlete(*desk.store, desk.athlete));
  }
  return desk.store->commit(change);
}

Result<std::int64_t> commit(Desk& desk, const LogChange& change) {
  DOWEL_TRY(keep_athlete(*desk.store, desk.athlete()));
  const auto number = desk.store->commit(change);
  DOWEL_TRY(number);
  for (const Record& record : change.put) {
    if (const Athlete* athlete = std::get_if<Athlete>(&record)) desk.book.athlete = *athlete;
  }
  DOWEL_TRY(read_anew(desk));
  return *number;
}

Result<void> keep_answer(Desk& desk, const GateDecision& decision) {
  DOWEL_TRY(desk.store->keep_answer(decision));
  desk.book.log.gates.push_back(decision);
  return {};
}

IdGenerator fresh_ids() { return store::system_ids(); }

Instant utc_now() { return store::system_clock()(); }

}  // namespace dowel::app
