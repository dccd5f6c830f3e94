#include "app/log_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "store/test_folder.h"

namespace dowel::app {
namespace {

using ::testing::HasSubstr;

class LogBook : public ::testing::Test {
 protected:
  void SetUp() override {
    ::unsetenv("DOWEL_ATHLETE");
    log = open_log(folder / "log.db").value();
  }
  void TearDown() override { ::unsetenv("DOWEL_ATHLETE"); }
  void add(const std::string& id, const std::string& name) {
    ASSERT_TRUE(log->commit({.what = "add", .put = {Athlete{.id = {id}, .name = name}}}));
  }
  std::string found(const std::string& wanted) {
    const auto athlete = find_athlete(*log, wanted);
    return athlete ? athlete->id.value : athlete.error().message + " | " + athlete.error().hint;
  }

  store::TestFolder folder;
  std::unique_ptr<store::Store> log;
};

TEST_F(LogBook, OpensTheFileNamedOrTheDefaultPlace) {
  ::setenv("DOWEL_DATA", (folder / "data").c_str(), 1);
  ASSERT_TRUE(open_log(std::nullopt));
  EXPECT_TRUE(std::filesystem::exists(folder / "data" / "log.db"));
  ::unsetenv("DOWEL_DATA");
}

TEST_F(LogBook, ImaginesOneAthleteInAnEmptyLogAndKeepsToThemOnceKept) {
  const auto imagined = find_athlete(*log, "");
  ASSERT_TRUE(imagined);
  EXPECT_EQ(imagined->name, "me");
  EXPECT_TRUE(log->athletes()->empty());
  ASSERT_TRUE(keep_athlete(*log, *imagined));
  ASSERT_TRUE(keep_athlete(*log, *imagined));
  EXPECT_EQ(find_athlete(*log, "").value(), *imagined);
  EXPECT_EQ(log->athletes()->size(), 1u);
}

TEST_F(LogBook, TwoProgramsThatStartAtOnceMakeTheSameAthlete) {
  auto other = open_log(folder / "log.db").value();
  const Athlete mine = find_athlete(*log, "").value();
  EXPECT_EQ(find_athlete(*other, "").value(), mine);
}

TEST_F(LogBook, FindsByNameInAnyCaseByBeginningAndByIdentity) {
  add("a1", "Ana");
  add("a2", "Annegret");
  add("a3", "Bo");
  EXPECT_EQ(found("ana"), "a1");
  EXPECT_EQ(found("ANN"), "a2");
  EXPECT_EQ(found("b"), "a3");
  EXPECT_EQ(found("a2"), "a2");
}

TEST_F(LogBook, AWholeNameBeatsALongerOneThatBeginsWithIt) {
  add("a1", "Ann");
  add("a2", "Anna");
  EXPECT_EQ(found("ann"), "a1");
}

TEST_F(LogBook, NamesThoseThereAreWhenNoneOrSeveralFit) {
  add("a1", "Ana");
  add("a2", "Andrea");
  EXPECT_THAT(found("an"), HasSubstr("several athletes' names begin with 'an'"));
  EXPECT_THAT(found("carl"), HasSubstr("one of: Ana, Andrea"));
  EXPECT_THAT(found(""), HasSubstr("several athletes | say --athlete with one of: Ana, Andrea"));
}

TEST_F(LogBook, NamesAFewOfThousands) {
  LogChange change{.what = "a gym"};
  for (int i = 0; i < 20'000; ++i) {
    const std::string number = std::to_string(i);
    change.put.emplace_back(Athlete{.id = {"id" + number}, .name = "athlete number " + number});
    change.put.emplace_back(Athlete{.id = {"twin" + number}, .name = "Twin"});
  }
  ASSERT_TRUE(log->commit(change));
  for (const char* wanted : {"", "nobody", "athlete", "twin"}) {
    const std::string said = found(wanted);
    EXPECT_LT(said.size(), 600U) << said.substr(0, 1000);
    EXPECT_THAT(said, HasSubstr("88 more"));
  }
  EXPECT_THAT(found("athlete"), HasSubstr("athlete number 0, athlete number 1, "));
}

TEST_F(LogBook, TellsTwoOfTheSameNameApartByIdentity) {
  add("x1", "Ana");
  add("x2", "ana");
  EXPECT_THAT(found("ana"), HasSubstr("x1 or x2"));
  EXPECT_EQ(found("x2"), "x2");
}

TEST_F(LogBook, TheEnvironmentNamesTheUsualAthlete) {
  add("a1", "Ana");
  add("a2", "Bo");
  ::setenv("DOWEL_ATHLETE", "bo", 1);
  EXPECT_EQ(found(""), "a2");
  EXPECT_EQ(found("ana"), "a1");
  ::setenv("DOWEL_ATHLETE", "zoe", 1);
  EXPECT_THAT(found(""), HasSubstr("no athlete 'zoe'"));
}

TEST_F(LogBook, AnEmptyLogSaysHowToAddTheOneAskedFor) {
  EXPECT_THAT(found("ana"), HasSubstr("dowel athlete add 'ana'"));
}

}  // namespace
}  // namespace dowel::app
