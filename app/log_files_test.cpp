// Files into the log: what is refused before anything is read, whose sets they are, what is new.
#include "app/log_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/log_json.h"
#include "store/sample_log.h"
#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::app {
namespace {

using ::testing::HasSubstr;

constexpr const char* kStrong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
    "2024-01-01 07:00:00,Morning,1h,Deadlift (Barbell),1,60,5,0,0,,,\n";

std::string refusal(const std::filesystem::path& path) {
  const auto file = read_log_file(path, {});
  EXPECT_FALSE(file) << path << " should have been refused";
  if (file) return {};
  EXPECT_EQ(file.error().code, ErrorCode::kUnreadable);
  EXPECT_FALSE(file.error().hint.empty());
  return file.error().message;
}

TEST(ReadLogFile, TellsWhatItIsFromTheContentNotTheName) {
  const store::TestFolder folder;
  store::write_bytes(folder / "table.json", kStrong);
  const auto table = read_log_file(folder / "table.json", {.unit = MassUnit::kKilogram});
  ASSERT_TRUE(table) << table.error().message;
  const auto* preview = std::get_if<formats::ImportPreview>(&*table);
  ASSERT_NE(preview, nullptr);
  EXPECT_EQ(preview->source, "strong");
  store::write_bytes(folder / "log.csv", " \n" + formats::log_to_json(store::sample_log()));
  const auto log = read_log_file(folder / "log.csv", {});
  ASSERT_TRUE(log) << log.error().message;
  ASSERT_NE(std::get_if<formats::LogRead>(&*log), nullptr);
  EXPECT_EQ(std::get<formats::LogRead>(*log).log, store::sample_log());
}

// A pipe nobody writes to once hung the import, /dev/zero ate the memory.
TEST(ReadLogFile, RefusesWhatNeverEndsOrNeverBegins) {
  const store::TestFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  ::alarm(20);  // the end of a test that hangs
  EXPECT_THAT(refusal(folder / "pipe"), HasSubstr("a pipe or a device"));
  EXPECT_THAT(refusal("/dev/zero"), HasSubstr("a pipe or a device"));
  ::alarm(0);
}

TEST(ReadLogFile, RefusesWhatIsNoLog) {
  const store::TestFolder folder;
  EXPECT_THAT(refusal(folder / "missing"), HasSubstr("no such file"));
  EXPECT_FALSE(refusal(folder.path()).empty()) << "an empty folder is no export";
  for (const char* text : {"", "{", "{}", "hello", "a,b\n1,2\n", "\xEF\xBB\xBF"}) {
    store::write_bytes(folder / "file", text);
    EXPECT_FALSE(refusal(folder / "file").empty()) << text;
  }
}

TEST(CompareLogs, CountsWhatIsNewChangedAndTheSame) {
  LogData file = store::sample_log();
  const ExportAgainstLog nothing = compare(file, file);
  EXPECT_EQ(nothing.added + nothing.replaced, 0U);
  EXPECT_GT(nothing.same, 5U);
  EXPECT_EQ(nothing.changes, LogData{});
  ASSERT_FALSE(file.sets.empty());
  file.sets.front().notes += " changed";
  SetEntry more = file.sets.back();
  more.id = {"another"};
  file.sets.push_back(more);
  const ExportAgainstLog changed = compare(file, store::sample_log());
  EXPECT_EQ(changed.added, 1U);
  EXPECT_EQ(changed.replaced, 1U);
  EXPECT_EQ(changed.same, nothing.same - 1);
  ASSERT_EQ(changed.changes.sets.size(), 2U);
  EXPECT_EQ(compare(file, {}).added, nothing.same + 1) << "into an empty log all of it is new";
}

// A table of Dowel's own that names a set and a session of the log.
formats::ImportPreview table_of(const char* session, const char* set) {
  formats::ImportPreview preview{.source = "dowel"};
  formats::ForeignSession foreign;
  foreign.session.id = {session};
  foreign.sets.push_back({.set = SetEntry{.id = {set}}});
  preview.sessions.push_back(foreign);
  return preview;
}

TEST(CheckOwner, NobodyTakesTheSetsOfAnother) {
  const store::TestFolder folder;
  auto log = store::open_sqlite(folder / "log.db").value();
  const AthleteId ana{"ana"}, bo{"bo"};
  ASSERT_TRUE(log->commit(
      {.what = "fill",
       .put = {
           Athlete{.id = ana, .name = "Ana"}, Athlete{.id = bo, .name = "Bo"},
           WorkoutSession{.id = {"hers"}, .athlete = ana},
           SetEntry{
               .id = {"her-set"}, .session = {"hers"}, .exercise = {"squat", ""}, .reps = 5}}}));
  EXPECT_TRUE(check_owner(*log, ana, table_of("hers", "her-set")));
  EXPECT_TRUE(check_owner(*log, bo, table_of("unknown", "unknown")));
  for (const auto& [session, set] : {std::pair{"hers", "her-set"},
                                     {"", "her-set"},
                                     {"hers", ""},
                                     {"unknown", "her-set"},
                                     {"hers", "unknown"}}) {
    const auto done = check_owner(*log, bo, table_of(session, set));
    ASSERT_FALSE(done) << session << " " << set;
    EXPECT_EQ(done.error().code, ErrorCode::kUsage);
    EXPECT_EQ(done.error().message, "1 set of the file belongs to Ana in this log");
    EXPECT_THAT(done.error().hint, HasSubstr("--athlete 'Ana'"));
  }
}

}  // namespace
}  // namespace dowel::app
