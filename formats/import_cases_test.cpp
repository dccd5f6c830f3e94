// The shared cases of imports: what each file holds was computed by a script that shares nothing
// with Dowel. Where the cases are not at hand, these tests skip; each kind has a test of its own
// elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "formats/testing/importer.h"
#include "formats/text_values.h"
#include "testing/folders.h"

namespace dowel::formats {
namespace {

using Json = nlohmann::json;

const std::filesystem::path kCases = source_folder() / "../shared/cases/imports";
constexpr double kTolerance = 1e-5;  // of kilograms and metres, told to six places

Json expected() {
  return std::filesystem::exists(kCases / "expected.json")
             ? Json::parse(store::file_bytes(kCases / "expected.json"))
             : Json{};
}

ImportOptions answers_of(const Json& entry) {
  ImportOptions options{.words = &testing::all_words()};
  if (entry["answer_unit"].is_string()) {
    options.unit = parse_mass_unit(entry["answer_unit"].get<std::string>());
  }
  if (entry["answer_distance_unit"].is_string()) {
    options.distance_in_m = metres_per(entry["answer_distance_unit"].get<std::string>());
  }
  return options;
}

struct SetThere {
  LocalTime start{};
  const SetEntry* set = nullptr;
};

std::vector<SetThere> sets_of(const ImportPreview& preview) {
  std::vector<SetThere> sets;
  for (const ForeignSession& session : preview.sessions) {
    for (const ForeignSet& row : session.sets) sets.push_back({session.session.started, &row.set});
  }
  return sets;
}

bool near(const std::optional<double>& figure, const Json& entry, const char* key) {
  if (!entry.contains(key)) return true;
  return figure && std::abs(*figure - entry[key].get<double>()) < kTolerance;
}

bool is_value(const SetThere& there, const Json& value) {
  static const std::map<std::string, SetKind> kKinds{{"working", SetKind::kWorking},
                                                     {"warmup", SetKind::kWarmup},
                                                     {"drop", SetKind::kDrop},
                                                     {"failure", SetKind::kFailure}};
  const SetEntry& set = *there.set;
  const bool reps = !value.contains("reps") || set.reps == value["reps"].get<int>();
  const auto rpe = set.rpe ? set.rpe : set.rir ? std::optional{10 - *set.rir} : std::nullopt;
  return to_text(there.start) == value["start"] && set.exercise.name == value["exercise"] &&
         set.kind == kKinds.at(value["kind"]) && reps && near(set.load_kg, value, "load_kg") &&
         near(set.hold_s, value, "hold_s") && near(set.distance_m, value, "distance_m") &&
         near(rpe, value, "rpe") && set.load_kg.has_value() == value.contains("load_kg");
}

void expect_counts(const ImportPreview& preview, const Json& entry) {
  const RowCounts& c = preview.counts;
  const Json& kinds = entry["by_kind"];
  EXPECT_EQ(c.rows, entry["rows"]);
  EXPECT_EQ(c.working, kinds.value("working", 0));
  EXPECT_EQ(c.warmup, kinds.value("warmup", 0));
  EXPECT_EQ(c.drop, kinds.value("drop", 0));
  EXPECT_EQ(c.failure, kinds.value("failure", 0));
  EXPECT_EQ(c.rest_timers + c.not_done + c.notes, static_cast<int>(entry["left_out"].size()));
  EXPECT_EQ(c.not_understood, 0);
  EXPECT_EQ(preview.sessions.size(), entry["sessions"]);
  int misses = 0;
  for (const SetThere& there : sets_of(preview)) misses += there.set->reps == 0;
  EXPECT_EQ(misses, entry["attempts_with_0_reps"]);
}

void expect_heaviest(const ImportPreview& preview, const Json& heaviest) {
  for (const auto& [name, load_kg] : heaviest.items()) {
    double most_kg = 0;
    for (const SetThere& there : sets_of(preview)) {
      const SetEntry& set = *there.set;
      const bool done = set.reps.value_or(0) > 0 || set.hold_s || set.distance_m;
      if (set.exercise.name != name || set.kind == SetKind::kWarmup || !done) continue;
      most_kg = std::max(most_kg, set.load_kg.value_or(0));
    }
    EXPECT_NEAR(most_kg, load_kg.get<double>(), kTolerance) << name;
  }
}

void expect_file(const Json& entry) {
  const std::string text = store::file_bytes(kCases / entry["file"].get<std::string>());
  const auto preview = read_foreign_log(text, answers_of(entry));
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_FALSE(preview->must_ask_unit);
  EXPECT_FALSE(preview->must_ask_distance);
  EXPECT_FALSE(preview->must_ask_day_order);
  EXPECT_TRUE(preview->must_ask_language.empty());
  expect_counts(*preview, entry);
  expect_heaviest(*preview, entry["heaviest_done_kg"]);
  const auto sets = sets_of(*preview);
  ASSERT_FALSE(sets.empty());
  const auto [first, last] = std::minmax_element(
      sets.begin(), sets.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  EXPECT_EQ(to_text(first->start), entry["first_start"]);
  EXPECT_EQ(to_text(last->start), entry["last_start"]);
  for (const Json& value : entry["values"]) {
    EXPECT_TRUE(std::any_of(sets.begin(), sets.end(), [&](const SetThere& there) {
      return is_value(there, value);
    })) << value.dump();
  }
  testing::Importer importer;
  const ImportPlan once = importer.import(*preview);
  EXPECT_EQ(once.new_sets, static_cast<int>(sets.size()));
  EXPECT_TRUE(once.left_out.empty());
  const ImportPlan again = importer.import(*preview);
  EXPECT_EQ(again.new_sets, 0);
  EXPECT_TRUE(again.additions.sessions.empty());
}

TEST(ImportCases, EachFileReadsAsItsScriptSaysAndTwiceIsOnce) {
  const Json cases = expected();
  if (cases.is_null()) GTEST_SKIP() << "the shared cases of imports are not there";
  for (const Json& entry : cases["files"]) {
    SCOPED_TRACE(entry["file"].get<std::string>());
    expect_file(entry);
  }
}

TEST(ImportCases, RenamedWorkoutsAddNothing) {
  if (expected().is_null()) GTEST_SKIP() << "the shared cases of imports are not there";
  testing::Importer importer;
  importer.import(store::file_bytes(kCases / "hevy-renamed-before.csv"));
  const LogData before = importer.all();
  const ImportPlan after = importer.import(store::file_bytes(kCases / "hevy-renamed-after.csv"));
  EXPECT_EQ(after.new_sets, 0);
  EXPECT_EQ(importer.all(), before);
  ASSERT_EQ(after.remarks.size(), 1U);
  EXPECT_THAT(after.remarks[0].reason, ::testing::HasSubstr("2 workouts have another title"));
}

TEST(ImportCases, WrongFilesAreRefusedInWords) {
  if (expected().is_null()) GTEST_SKIP() << "the shared cases of imports are not there";
  const ImportOptions options{.words = &testing::all_words()};
  const auto read = [&](const char* name) {
    return read_foreign_log(store::file_bytes(kCases / name), options);
  };
  const auto headless = read("wrong-no-header.csv");
  ASSERT_FALSE(headless);
  EXPECT_THAT(headless.error().message, ::testing::HasSubstr("no header"));
  const auto empty = read("wrong-only-header.csv");
  ASSERT_FALSE(empty);
  EXPECT_THAT(empty.error().message, ::testing::HasSubstr("holds no set"));
  const auto unclear = read("hevy-slash-unclear.csv");
  ASSERT_TRUE(unclear);
  EXPECT_TRUE(unclear->must_ask_day_order);
  const auto wide = read("wrong-utf16.csv");
  ASSERT_TRUE(wide) << wide.error().message;
  EXPECT_EQ(wide->counts.working, 5);
  const auto cut = read("wrong-cut-off.csv");
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->counts.working, 4);
  ASSERT_EQ(cut->not_understood.size(), 1U);
  EXPECT_EQ(cut->not_understood[0].line, 6);
  EXPECT_THAT(cut->not_understood[0].reason, ::testing::HasSubstr("cut off"));
}

}  // namespace
}  // namespace dowel::formats
