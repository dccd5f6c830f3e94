// Names of other programs against the catalogue in force.
#include "app/exercise_choice.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "formats/csv.h"
#include "knowledge/load.h"
#include "store/test_folder.h"
#include "testing/folders.h"

namespace dowel::app {
namespace {

using formats::Confidence;

const std::filesystem::path kCases = source_folder() / "../shared/cases/imports/names.csv";

// Whether a suggestion is what a verdict of the cases asks for: our slug, "ask" or "other".
bool is_so(const formats::NameSuggestion& got, const std::string& verdict) {
  if (verdict == "ask") return got.confidence == Confidence::kLow;
  if (verdict == "other") return got.confidence == Confidence::kNone;
  return got.confidence == Confidence::kHigh && got.slug == verdict;
}

TEST(NamesForImport, MeetTheSharedVerdicts) {
  if (!std::filesystem::exists(kCases)) GTEST_SKIP() << "the shared names are not there";
  const auto table = formats::read_csv(store::file_bytes(kCases));
  ASSERT_TRUE(table);
  const formats::NameIndex index{names_for_import(load_embedded().value()).value()};
  for (const formats::CsvRow& row : table->rows) {
    const auto got = index.suggest(row.fields[1]);
    EXPECT_TRUE(is_so(got, row.fields[2]) || is_so(got, row.fields[3]))
        << row.fields[1] << " should be " << row.fields[2] << " and is '" << got.slug
        << "': " << got.why;
  }
}

TEST(NamesForImport, CommonNamesAreOursOnlyWhereTheyAre) {
  const formats::NameIndex index{names_for_import(load_embedded().value()).value()};
  const std::pair<const char*, const char*> kOurs[] = {
      {"Sumo Deadlift", "sumo-deadlift"},
      {"Barbell Back Squat", "squat"},
      {"Front Squat (Barbell)", "front-squat"},
      {"Power Clean", "clean"},
      {"Clean (Barbell)", "clean"},
      {"Power Snatch (Barbell)", "snatch"},
      {"Hip Abductor (Machine)", "seated-hip-abduction"},
      {"Romanian Deadlift (Barbell)", "romanian-deadlift"},
      {"Good Morning (Barbell)", "good-morning"},
      {"Kreuzheben (Langhantel)", "deadlift"},
      {"Kreuzheben", "deadlift"},
      {"Rumänisches Kreuzheben", "romanian-deadlift"},
      {"Soulevé de terre", "deadlift"},
      {"Peso Muerto (Barra)", "deadlift"},
      {"Levantamento Terra (Barra)", "deadlift"},
      {"Становая тяга (Штанга)", "deadlift"},
      {"バーベルスクワット", "squat"}};
  for (const auto& [name, slug] : kOurs) {
    const auto got = index.suggest(name);
    EXPECT_EQ(got.confidence, Confidence::kHigh) << name << ": " << got.why;
    EXPECT_EQ(got.slug, slug) << name;
  }
  for (const char* name :
       {"Trap Bar Deadlift", "Deadlift (Trap bar)", "Back Extension", "Pull Through (Cable)",
        "Hip Adduction (Machine)", "Hip Adductor (Machine)", "Goblet Squat", "Hack Squat",
        "Rack Pull (Barbell)", "Stiff Leg Deadlift (Barbell)", "Beinpresse",
        "Kreuzheben (Kurzhantel)"}) {
    EXPECT_EQ(index.suggest(name).confidence, Confidence::kNone) << name;
  }
}

// What stands in the words' file has to be an exercise there is.
TEST(NamesForImport, StockNamesNameExercisesOfTheCatalogue) {
  const Knowledge knowledge = load_embedded().value();
  const auto names = names_for_import(knowledge).value();
  std::size_t stock = 0;
  for (const auto& name : names) stock += name.stock_names.size();
  EXPECT_GT(stock, 50U);
}

}  // namespace
}  // namespace dowel::app
