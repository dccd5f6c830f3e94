#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/catalogue/foreign_words.h"
#include "formats/import_plan.h"
#include "knowledge/load_foreign_words.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::formats::testing {

/// The words of all languages that Dowel knows.
inline const ForeignWords& all_words() {
  static const ForeignWords words = load_foreign_words(embedded_files()).value();
  return words;
}

/// A store with one athlete, and what a program does to import into it.
class Importer {
 public:
  explicit Importer(std::vector<CatalogueName> catalogue = {}) : catalogue_(std::move(catalogue)) {
    EXPECT_TRUE(log->commit({.what = "athlete", .put = {Athlete{.id = athlete}}}));
  }

  ImportPlan import(const std::string& text, const ImportOptions& options = {}) {
    const auto preview = read_foreign_log(text, options);
    if (!preview) {
      ADD_FAILURE() << preview.error().message;
      return {};
    }
    return import(*preview);
  }

  ImportPlan import(const ImportPreview& preview) {
    KnownEntries known{.rows = log->imported(athlete, preview.source).value()};
    const auto sessions = log->sessions(athlete, {}).value();
    for (const WorkoutSession& session : sessions) {
      known.sessions[session.id.value] = session;
      const auto sets = log->sets(session.id).value();
      for (const SetEntry& set : sets) known.sets[set.id.value] = set;
    }
    auto decisions =
        decide_by_itself(preview, athlete, catalogue_, log->mappings(preview.source).value());
    decisions.replace = replace;
    auto plan = plan_import(preview, decisions, known);
    EXPECT_TRUE(plan) << plan.error().message;
    if (!plan) return {};
    const auto done = log->commit(change_from(plan->additions, "import"));
    EXPECT_TRUE(done) << done.error().message;
    return std::move(*plan);
  }
  LogData all() { return log->snapshot().value(); }

  bool replace = false;  ///< what `ImportDecisions` says of it
  const AthleteId athlete{"athlete"};
  store::TestFolder folder{};
  std::unique_ptr<store::Store> log = store::open_sqlite(folder / "log.db").value();

 private:
  std::vector<CatalogueName> catalogue_;
};

}  // namespace dowel::formats::testing
