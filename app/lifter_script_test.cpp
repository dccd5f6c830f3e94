// Scripts of a year: those that are kept can be read, and each mistake is named with its line.
#include "app/lifter_script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "knowledge/load.h"
#include "platform/read_file.h"
#include "testing/folders.h"

namespace dowel::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kScript = R"(title = "One"
[athlete]
name = "Uma"
experience = "novice"
equipment = ["kettlebell"]
unit = "lb"
[plan]
for = "beginner"
days = "mon:45,thu:45"
own = ["mon: squat 5x5"]
start = "2026-01-05"
[body]
start_max_kg = 60
weeks = 20
films_every = 2
[events]
missed = ["9-10", "15"]
stall = [3, 4]
[[events.pain]]
weeks = [12, 13]
where = "hip"
during = 3
morning_after = 2
)";

class LifterScripts : public ::testing::Test {
 protected:
  Result<YearScript> read(const std::string& text) const {
    return read_lifter_script(text, "year.toml", knowledge);
  }
  // The script with one line put in another's place. @returns the refusal, with its place
  std::string refusal(const std::string& line, const std::string& instead) const {
    std::string text = kScript;
    const auto at = text.find(line + "\n");
    EXPECT_NE(at, std::string::npos) << line;
    text.replace(at, line.size(), instead);
    const auto script = read(text);
    EXPECT_FALSE(script) << instead << " should have been refused";
    return script ? "" : script.error().message + " @ " + script.error().where;
  }
  Knowledge knowledge = load_embedded().value();
};

TEST_F(LifterScripts, EveryFieldArrives) {
  const auto script = read(kScript);
  ASSERT_TRUE(script) << script.error().message << " " << script.error().where;
  EXPECT_EQ(script->request.athlete.shown_unit, MassUnit::kPound);
  EXPECT_EQ(script->request.aim, Aim::kBeginner);
  ASSERT_EQ(script->request.days.size(), 2U);
  EXPECT_THAT(script->request.days[0].own, ElementsAre(OwnLift{"squat", 5, 5, true}));
  EXPECT_TRUE(script->request.days[1].own.empty());
  EXPECT_EQ(to_text(script->request.start), "2026-01-05");
  EXPECT_EQ(script->lifter.weeks, 20);
  EXPECT_EQ(script->lifter.films_every, 2);
  EXPECT_THAT(script->lifter.missed_weeks, ElementsAre(9, 10, 15));
  ASSERT_EQ(script->lifter.pain.size(), 1U);
  EXPECT_EQ(script->lifter.pain[0].report.during, 3);
  EXPECT_EQ(script->lifter.pain[0].report.next_day, 2);
}

TEST_F(LifterScripts, ThoseOfTheExamplesCanBeRead) {
  const std::filesystem::path folder = source_folder() / "docs/examples/year";
  int scripts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    ++scripts;
    const auto text = platform::read_file(entry.path());
    ASSERT_TRUE(text);
    const auto script = read(*text);
    EXPECT_TRUE(script) << entry.path() << ": " << (script ? "" : script.error().message);
  }
  EXPECT_EQ(scripts, 12);
}

TEST_F(LifterScripts, AMistakeIsNamedWithItsLineAndKey) {
  EXPECT_THAT(refusal("unit = \"lb\"", "unit = \"stone\""), HasSubstr("year.toml:6: athlete.unit"));
  EXPECT_THAT(refusal("for = \"beginner\"", "for = \"muscles\""),
              HasSubstr("year.toml:8: plan.for"));
  EXPECT_THAT(refusal("start = \"2026-01-05\"", "start = \"2026-02-30\""), HasSubstr("plan.start"));
  EXPECT_THAT(refusal("weeks = 20", "weeks = 0"), HasSubstr("out of range"));
  EXPECT_THAT(refusal("weeks = 20", "weks = 20"), HasSubstr("unknown key 'weks'"));
  EXPECT_THAT(refusal("missed = [\"9-10\", \"15\"]", "missed = [\"10-x\"]"),
              HasSubstr("events.missed"));
  EXPECT_THAT(refusal("where = \"hip\"", "where = \"tooth\""), HasSubstr("where"));
  EXPECT_THAT(refusal("equipment = [\"kettlebell\"]", "equipment = [\"spaceship\"]"),
              HasSubstr("spaceship"));
}

// Such numbers were cast to int, which is undefined.
TEST_F(LifterScripts, NumbersNoIntHoldsAreRefused) {
  for (const char* number : {"1e308", "-1e308", "inf", "nan"}) {
    EXPECT_THAT(refusal("weeks = 20", "weeks = " + std::string(number)), HasSubstr("out of range"));
    EXPECT_THAT(refusal("during = 3", "during = " + std::string(number)),
                HasSubstr("out of range"));
    EXPECT_FALSE(refusal("stall = [3, 4]", "stall = [3, " + std::string(number) + "]").empty());
  }
}

}  // namespace
}  // namespace dowel::app
