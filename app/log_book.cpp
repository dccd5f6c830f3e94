#include "app/log_book.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "core/coach/training_book.h"
#include "formats/text_values.h"
#include "report/some_of.h"
#include "store/log_place.h"
#include "store/sqlite_store.h"

namespace dowel::app {
namespace {

constexpr const char* kOnlyOne = "me";

std::string names_of(const std::vector<Athlete>& athletes) {
  std::vector<std::string> names;
  for (const Athlete& a : athletes) names.push_back(a.name);
  return report::some_of(names);
}

tl::unexpected<Error> not_one(const std::string& message, const std::vector<Athlete>& athletes) {
  return fail(ErrorCode::kUsage, message, "say --athlete with one of: " + names_of(athletes));
}

// Two programs that start a fresh log at the same moment must name the same athlete.
Athlete only_one() {
  return {.id = {name_uuid(kImportSpace, "athlete|" + std::string(kOnlyOne))}, .name = kOnlyOne};
}

}  // namespace

Result<std::unique_ptr<store::Store>> open_log(const std::optional<std::filesystem::path>& file,
                                               Opening opening) {
  store::SqliteOptions options;
  options.check_at_opening = opening == Opening::kChecked;
  options.tell = [](const std::string& text) { std::cerr << "dowel: " << text << "\n"; };
  if (file) return store::open_sqlite(*file, options);
  auto path = store::default_log_path();
  DOWEL_TRY(path);
  return store::open_sqlite(*path, options);
}

Result<std::unique_ptr<store::Store>> look_into_log(
    const std::optional<std::filesystem::path>& file, Opening opening) {
  auto path = file ? Result<std::filesystem::path>(*file) : store::default_log_path();
  DOWEL_TRY(path);
  // The end of a log whose beginning is lost is not nothing: opening tells of it.
  const std::filesystem::path end{path->string() + "-wal"};
  std::error_code ignored;
  const auto there = store::log_is_there(*path);
  DOWEL_TRY(there);
  if (*there || std::filesystem::exists(end, ignored)) return open_log(file, opening);
  if (!file) return store::open_nothing();
  return fail(ErrorCode::kUnreadable, "there is no log at " + path->string(),
              "check the name; 'dowel log add' or 'dowel athlete add' with it begins a log there");
}

Result<Athlete> pick_athlete(const std::vector<Athlete>& athletes, const std::string& wanted) {
  const std::string low = formats::lowered(wanted);
  std::vector<Athlete> whole, beginning;
  for (const Athlete& a : athletes) {
    const std::string name = formats::lowered(a.name);
    if (a.id.value == wanted) return a;
    if (name == low) whole.push_back(a);
    if (name.starts_with(low)) beginning.push_back(a);
  }
  if (whole.size() == 1) return whole.front();
  if (whole.size() > 1) {
    std::vector<std::string> ids;
    for (const Athlete& a : whole) ids.push_back(a.id.value);
    return fail(ErrorCode::kUsage, "several athletes are called '" + wanted + "'",
                "say --athlete with an identity: " + report::some_of(ids, " or "));
  }
  if (beginning.size() == 1) return beginning.front();
  if (beginning.size() > 1) {
    return not_one("several athletes' names begin with '" + wanted + "'", beginning);
  }
  if (athletes.empty()) {
    return fail(ErrorCode::kUsage, "there is no athlete '" + wanted + "': the log is empty",
                "add one: dowel athlete add '" + wanted + "'");
  }
  return not_one("there is no athlete '" + wanted + "' in the log", athletes);
}

Result<Athlete> find_athlete(store::Store& store, const std::string& wanted) {
  auto athletes = store.athletes();
  DOWEL_TRY(athletes);
  if (!wanted.empty()) return pick_athlete(*athletes, wanted);
  const char* usual = std::getenv("DOWEL_ATHLETE");
  if (usual != nullptr && *usual != '\0') return pick_athlete(*athletes, usual);
  if (athletes->size() == 1) return athletes->front();
  if (!athletes->empty()) {
    auto several = not_one("the log holds several athletes", *athletes);
    several.value().hint += "; who is there by mistake goes with: dowel athlete remove NAME";
    return several;
  }
  return only_one();
}

Result<void> keep_athlete(store::Store& store, const Athlete& athlete) {
  auto athletes = store.athletes();
  DOWEL_TRY(athletes);
  if (std::ranges::find(*athletes, athlete.id, &Athlete::id) != athletes->end()) return {};
  auto done = store.commit({.what = "add the athlete '" + athlete.name + "'", .put = {athlete}});
  DOWEL_TRY(done);
  return {};
}

Result<std::optional<Athlete>> unused_athlete(store::Store& store) {
  const Athlete me = only_one();
  auto all = store.snapshot();
  DOWEL_TRY(all);
  if (std::ranges::find(all->athletes, me) == all->athletes.end()) return std::nullopt;
  const LogData own = log_of(std::move(*all), me.id);
  const bool rows = std::ranges::any_of(
      own.imported, [&](const ImportedRow& row) { return row.athlete == me.id; });
  const bool used = rows || !own.sessions.empty() || !own.gates.empty() || !own.plans.empty() ||
                    !own.pain.empty() || !own.red_flags.empty() || !own.checks.empty() ||
                    !own.notes.empty();
  return used ? std::nullopt : std::optional{me};
}

}  // namespace dowel::app
