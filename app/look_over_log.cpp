#include "app/look_over_log.h"

#include "app/log_book.h"
#include "app/read_book.h"
#include "store/sqlite_store.h"

namespace dowel::app {
namespace {

Result<RosterEntry> look_over_one(store::Store& store, const RulesInForce& rules,
                                  const Athlete& athlete, LocalTime now, LocalDate since) {
  const auto told = read_book(store, rules.knowledge, athlete, now);
  DOWEL_TRY(told);
  return look_over(make_book(*told, rules), since);
}

}  // namespace

Result<LogOverview> look_over_log(const std::optional<std::filesystem::path>& file,
                                  const RulesInForce& rules, LocalTime now, LocalDate since) {
  const auto store = file ? store::read_sqlite(*file) : look_into_log(file, Opening::kToRead);
  DOWEL_TRY(store);
  const auto athletes = (*store)->athletes();
  DOWEL_TRY(athletes);
  LogOverview overview;
  for (const Athlete& athlete : *athletes) {
    auto entry = look_over_one(**store, rules, athlete, now, since);
    if (entry) {
      overview.entries.push_back(std::move(*entry));
    } else {
      overview.not_read.push_back({athlete, std::move(entry.error())});
    }
  }
  return overview;
}

}  // namespace dowel::app
