// A log that leaves and comes back must be the same log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "formats/log_json.h"
#include "formats/log_tables.h"
#include "store/sample_log.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::formats {
namespace {

using store::sample_log;
using store::TestFolder;
using ::testing::HasSubstr;

TEST(LogJson, ComesBackTheSame) {
  const auto back = log_from_json(log_to_json(sample_log()));
  ASSERT_TRUE(back) << back.error().message << " at " << back.error().where;
  EXPECT_EQ(*back, sample_log());
  EXPECT_EQ(log_from_json(log_to_json({})).value(), LogData{});
}

TEST(LogJson, ReadsTheFirstForm) {
  LogData first = sample_log();
  first.plans.clear();
  first.checks.clear();
  std::string text = log_to_json(first);
  for (const auto& [from, to] : {std::pair{"dowel.log/2", "dowel.log/1"},
                                 {" \"plans\": [],\n", ""},
                                 {" \"checks\": [],\n", ""}}) {
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), std::string_view{from}.size(), to);
  }
  EXPECT_EQ(log_from_json(text).value(), first);
  text.replace(text.find("dowel.log/1"), 11, "dowel.log/2");
  EXPECT_FALSE(log_from_json(text)) << "today's form has both lists";
}

TEST(LogTables, ReadAnExportOfTheFirstKind) {
  LogData first = sample_log();
  first.plans.clear();
  first.checks.clear();
  auto tables = log_to_tables(first);
  std::erase_if(tables, [](const NamedText& t) { return t.name == "plans.csv"; });
  EXPECT_FALSE(log_from_tables(tables)) << "one of the two is lost";
  std::erase_if(tables, [](const NamedText& t) { return t.name == "checks.csv"; });
  EXPECT_EQ(log_from_tables(tables).value(), first);
}

TEST(LogJson, NamesWhatIsWrong) {
  const auto error_after = [](const char* find, const char* put) {
    std::string text = log_to_json(sample_log());
    text.replace(text.find(find), std::string_view{find}.size(), put);
    const auto back = log_from_json(text);
    EXPECT_FALSE(back) << find;
    return back ? std::string{} : back.error().message + " at " + back.error().where;
  };
  EXPECT_THAT(error_after("\"pain\": 1", "\"pain\": 11"), HasSubstr("sets[1]"));
  EXPECT_THAT(error_after("\"pain\": 1", "\"pane\": 1"), HasSubstr("'pain'"));
  EXPECT_THAT(error_after("\"tempo\"", "\"new\": 1, \"tempo\""), HasSubstr("does not know"));
  EXPECT_THAT(error_after("dowel.log/2", "dowel.log/9"), HasSubstr("dowel.log/2"));
  EXPECT_THAT(error_after("\"goals\"", "\"aims\""), HasSubstr("goals"));
  EXPECT_THAT(error_after("{", "["), HasSubstr("JSON"));
}

TEST(LogTables, ComeBackTheSame) {
  const auto back = log_from_tables(log_to_tables(sample_log()));
  ASSERT_TRUE(back) << back.error().message << " at " << back.error().where;
  EXPECT_EQ(*back, sample_log());
  EXPECT_EQ(log_from_tables(log_to_tables({})).value(), LogData{});
}

TEST(LogTables, KeepAnAnalysisOfMegabytes) {
  LogData log = sample_log();
  log.analyses[0].json.assign(3'000'000, 'x');
  EXPECT_EQ(log_from_tables(log_to_tables(log)).value(), log);
}

TEST(LogTables, NameFileLineAndColumn) {
  auto tables = log_to_tables(sample_log());
  for (NamedText& table : tables)
    if (table.name == "sets.csv") table.text.replace(table.text.find("warmup"), 6, "warm");
  const auto back = log_from_tables(tables);
  ASSERT_FALSE(back);
  EXPECT_THAT(back.error().message, HasSubstr("'kind'"));
  EXPECT_EQ(back.error().where, "sets.csv:2");
  tables.pop_back();
  EXPECT_FALSE(log_from_tables(tables));
}

TEST(Export, StoreToFolderToStoreLosesNothing) {
  const TestFolder folder;
  auto log = store::open_sqlite(folder / "log.db").value();
  ASSERT_TRUE(log->commit(store::change_from(sample_log(), "fill")));
  ASSERT_TRUE(write_export(log->snapshot().value(), folder / "export"));
  for (const bool only_tables : {false, true}) {
    if (only_tables) std::filesystem::remove(folder / "export" / "log.json");
    const auto data = read_export(folder / "export");
    ASSERT_TRUE(data) << data.error().message << " at " << data.error().where;
    auto fresh = store::open_sqlite(folder / (only_tables ? "b.db" : "a.db")).value();
    ASSERT_TRUE(fresh->commit(store::change_from(*data, "import")));
    EXPECT_EQ(fresh->snapshot().value(), sample_log());
  }
}

TEST(Export, NeverOverwritesAndLeavesNothingBehind) {
  const TestFolder folder;
  ASSERT_TRUE(write_export(sample_log(), folder / "export"));
  EXPECT_EQ(write_export(sample_log(), folder / "export").error().code, ErrorCode::kUsage);
  store::write_bytes(folder / "file", "x");
  EXPECT_EQ(write_export(sample_log(), folder / "file" / "below").error().code,
            ErrorCode::kWriteFailed);
  int entries = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path()))
    ++entries;
  EXPECT_EQ(entries, 2);
  EXPECT_FALSE(read_export(folder / "nothing"));
}

}  // namespace
}  // namespace dowel::formats
