#include "app/work_notation.h"

#include <gtest/gtest.h>

#include <sstream>

namespace dowel::app {
namespace {

std::vector<std::string> words(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> list;
  for (std::string word; stream >> word;) list.push_back(word);
  return list;
}

using Items = std::vector<WorkItem>;
Items read(const std::string& line, MassUnit bare = MassUnit::kKilogram) {
  auto items = parse_work(words(line), bare);
  EXPECT_TRUE(items) << line << ": " << items.error().message;
  return items.value_or(Items{});
}
std::string refused(const std::string& line) {
  const auto items = parse_work(words(line), MassUnit::kKilogram);
  if (items) return "taken";
  EXPECT_EQ(items.error().code, ErrorCode::kUsage);
  EXPECT_FALSE(items.error().hint.empty());
  return items.error().message + " | " + items.error().hint;
}

TEST(WorkNotation, SetsRepsLoad) {
  const Items all{{.sets = 3, .reps = 5, .load_kg = 100}};
  for (const char* line :
       {"3x5x100", "3X5X100", "3×5×100", "3*5*100kg", "3x5 @100", "3x5 @100kg", "3x5@100",
        "3 x 5 x 100", "3 x 5 @ 100 kg", "3sets x 5reps x 100kg", "3x5x100,", "3x5r @100"}) {
    EXPECT_EQ(read(line), all) << line;
  }
  EXPECT_EQ(read("3x5x62,5"), (Items{{.sets = 3, .reps = 5, .load_kg = 62.5}}));
  EXPECT_EQ(read("12x5x20"), (Items{{.sets = 12, .reps = 5, .load_kg = 20}}));
}

TEST(WorkNotation, SetsByTheirNameStepsAndTheClock) {
  const Items single{{.reps = 1, .load_kg = 165, .rpe = 8}};
  for (const char* line : {"single @ 8 165", "single 165kg @8", "top single @rpe8 165kg"}) {
    EXPECT_EQ(read(line), single) << line;
  }
  EXPECT_EQ(read("triple @150kg"), (Items{{.reps = 3, .load_kg = 150}}));
  EXPECT_NE(refused("single @8"), "taken") << "no load is said";
  EXPECT_EQ(read("2x10 steps"), (Items{{.sets = 2, .reps = 10}}));
  const Items emom{{.sets = 10, .reps = 10, .load_kg = 24, .note = "every minute on the minute"}};
  EXPECT_EQ(read("EMOM 10x10x24kg"), emom);
  EXPECT_EQ(read("10x10x24kg emom"), emom);
}

TEST(WorkNotation, TheSideMayStandBeforeTheLoad) {
  const Items each{{.sets = 3, .reps = 8, .load_kg = 16, .each_side = true}};
  EXPECT_EQ(read("3x8 each 16kg"), each);
  EXPECT_EQ(read("3x8 per leg @16kg"), each);
  EXPECT_EQ(read("3x8 left 16kg, 3x8 right 16kg"),
            (Items{{.sets = 3, .reps = 8, .load_kg = 16, .side = Side::kLeft},
                   {.sets = 3, .reps = 8, .load_kg = 16, .side = Side::kRight}}));
}

TEST(WorkNotation, WhatWasMeantToBeDoneIsNotWhatWas) {
  for (const char* line : {"3x10-12 60kg", "12+ x 60kg", "amrap 60kg"}) {
    EXPECT_NE(refused(line).find("repetitions that were done"), std::string::npos) << refused(line);
  }
  EXPECT_NE(refused("3x5x60 easy").find("--rpe 6"), std::string::npos);
  EXPECT_NE(refused("200 total 16kg").find("10x20x16kg"), std::string::npos);
}

TEST(WorkNotation, SetAfterSet) {
  const Items three{
      {.reps = 5, .load_kg = 100}, {.reps = 5, .load_kg = 100}, {.reps = 3, .load_kg = 105}};
  EXPECT_EQ(read("5x100 5x100 3x105"), three);
  EXPECT_EQ(read("5x100, 5x100; 3x105kg"), three);
  EXPECT_EQ(read("5@100 5@100 3@105"), three);
}

TEST(WorkNotation, HoldsWaysAndBodyweight) {
  EXPECT_EQ(read("3x30s"), (Items{{.sets = 3, .hold_s = 30}}));
  EXPECT_EQ(read("3x1min"), (Items{{.sets = 3, .hold_s = 60}}));
  EXPECT_EQ(read("30s"), (Items{{.hold_s = 30}}));
  EXPECT_EQ(read("3x30sx10kg"), (Items{{.sets = 3, .hold_s = 30, .load_kg = 10}}));
  EXPECT_EQ(read("4x20m @32kg"), (Items{{.sets = 4, .distance_m = 20, .load_kg = 32}}));
  EXPECT_EQ(read("4 x 20 m @ 32 kg"), (Items{{.sets = 4, .distance_m = 20, .load_kg = 32}}));
  EXPECT_EQ(read("3x8 bw"), (Items{{.sets = 3, .reps = 8}}));
  EXPECT_EQ(read("3x8 @bw"), (Items{{.sets = 3, .reps = 8}}));
  EXPECT_EQ(read("12"), (Items{{.reps = 12}}));
  EXPECT_EQ(read("5x3 @rpe8 @100"), (Items{{.sets = 5, .reps = 3, .load_kg = 100, .rpe = 8}}));
}

// Assisted: the machine or band takes so much away.
TEST(WorkNotation, HelpIsALoadBelowNothing) {
  for (const char* text : {"3x8x-20", "3x8 -20kg", "3x8 @-20kg", "3x8 @-20", "3x8x−20kg"}) {
    const auto work = parse_work({text}, MassUnit::kKilogram);
    ASSERT_TRUE(work) << text << ": " << work.error().message;
    ASSERT_EQ(work->size(), 1U) << text;
    EXPECT_EQ(work->front().sets, 3) << text;
    EXPECT_EQ(work->front().reps, 8) << text;
    EXPECT_EQ(work->front().load_kg, -20) << text;
  }
  for (const char* text : {"-3x8", "3x-8reps", "3x-30s", "4x-20m", "3x8 @rpe-8"}) {
    EXPECT_FALSE(parse_work({text}, MassUnit::kKilogram)) << text;
  }
  const WorkItem help{.reps = 8, .load_kg = -20};
  EXPECT_TRUE(check_assistance(help, {"", "Pull Up (Assisted)"}));
  EXPECT_TRUE(check_assistance(help, {"nordic-hamstring", ""}));
  EXPECT_FALSE(check_assistance(help, {"deadlift", ""}));
  EXPECT_TRUE(check_assistance({.reps = 8, .load_kg = 20}, {"deadlift", ""}));
}

TEST(WorkNotation, BareFiguresAreInTheShownUnit) {
  EXPECT_DOUBLE_EQ(*read("3x5x225", MassUnit::kPound)[0].load_kg, 225 * kKilogramsPerPound);
  EXPECT_DOUBLE_EQ(*read("3x5x100kg", MassUnit::kPound)[0].load_kg, 100);
  EXPECT_DOUBLE_EQ(*read("3x5 @53lb")[0].load_kg, 53 * kKilogramsPerPound);
}

TEST(WorkNotation, TwoBareFigures) {
  EXPECT_EQ(read("3x5"), (Items{{.sets = 3, .reps = 5}}));
  EXPECT_EQ(read("3x20"), (Items{{.sets = 3, .reps = 20}}));
  EXPECT_EQ(read("10x10"), (Items{{.sets = 10, .reps = 10}}));
  EXPECT_EQ(read("5x100"), (Items{{.reps = 5, .load_kg = 100}}));
  EXPECT_EQ(read("5x22.5"), (Items{{.reps = 5, .load_kg = 22.5}}));
  EXPECT_EQ(read("12x40"), (Items{{.reps = 12, .load_kg = 40}}));
  EXPECT_EQ(read("8x24kg"), (Items{{.reps = 8, .load_kg = 24}}));
  EXPECT_EQ(read("3x25reps"), (Items{{.sets = 3, .reps = 25}}));
  for (const char* line : {"8x24", "12x16", "3x25"}) {
    EXPECT_NE(refused(line).find("reps with a load"), std::string::npos) << line;
  }
}

TEST(WorkNotation, ALoadOrAnEffortIsAsked) {
  EXPECT_EQ(refused("3x5 @8"),
            "'@8' may be a load or an effort | write @8kg for a load, or --rpe 8 "
            "for an effort");
  EXPECT_EQ(read("3x5 @8kg"), (Items{{.sets = 3, .reps = 5, .load_kg = 8}}));
}

TEST(WorkNotation, WithALoadTheFigureBehindTheSignIsAnEffort) {
  const Items eight{{.sets = 3, .reps = 8, .load_kg = 60, .rpe = 8}};
  for (const char* line : {"3x8 60kg @8", "3x8 @8 60kg", "3x8x60 @8", "3x8 @60 @8", "3x8 @8 @60kg",
                           "3x8 60 kg @ 8", "3x8 60kg @rpe8", "3x8@60kg@8"}) {
    EXPECT_EQ(read(line), eight) << line;
  }
  EXPECT_EQ(read("5x100 @8.5"), (Items{{.reps = 5, .load_kg = 100, .rpe = 8.5}}));
  EXPECT_EQ(read("3x8 bw @7"), (Items{{.sets = 3, .reps = 8, .rpe = 7}}));
  EXPECT_EQ(read("5x100 @8 5x105 @9"),
            (Items{{.reps = 5, .load_kg = 100, .rpe = 8}, {.reps = 5, .load_kg = 105, .rpe = 9}}));
  EXPECT_EQ(read("3x8 60kg 3x8 65kg"),
            (Items{{.sets = 3, .reps = 8, .load_kg = 60}, {.sets = 3, .reps = 8, .load_kg = 65}}));
  for (const char* line :
       {"3x8 60kg @11", "3x8 60kg 70kg", "3x8x60 70kg", "3x8 60kg @8 @rpe8", "3x8 60kg @8 @9"}) {
    EXPECT_NE(refused(line), "taken") << line;
  }
  EXPECT_EQ(refused("3x8 @8 3x8 @60"),
            "'@8' may be a load or an effort | write @8kg for a load, or --rpe 8 for an effort");
}

TEST(WorkNotation, AFigureAloneBehindOtherWorkIsAsked) {
  EXPECT_EQ(refused("3x5 100"),
            "'100' behind '3x5' may be a load or repetitions | write 3x5x100 or 3x5 @100kg for a "
            "load, 100reps for one more set");
  for (const char* line : {"3x5 8", "3x5x100 5", "5 100", "30s 20"}) {
    EXPECT_NE(refused(line), "taken") << line;
  }
  EXPECT_EQ(read("8 8 6"), (Items{{.reps = 8}, {.reps = 8}, {.reps = 6}}));
  EXPECT_EQ(read("3x5 100reps"), (Items{{.sets = 3, .reps = 5}, {.reps = 100}}));
}

// Lifters write the load first, too; it is not guessed, but offered.
TEST(WorkNotation, ALoadThatStandsFirstIsOffered) {
  const std::vector<std::pair<const char*, const char*>> offers{
      {"180x1", "write 1x180kg if 180 is the load"},
      {"60x8", "write 8x60kg"},
      {"140 x 5", "write 5x140kg"},
      {"100x5", "write 5x100kg"},
      {"24x8", "24 is the load, 8x24kg"},
      {"100kgx5x3", "3x5x100kg for 3 sets of 5"},
      {"60kg x 8 x 3", "3x8x60kg"},
      {"180kg", "write 1x180kg for one repetition"},
      {"5,5,4x100", "5x100 5x100 4x100"},
      {"140x5,5,4", "5x140 5x140 4x140"},
      {"140x5,5", "5x140 5x140"},
      {"62,5x5", "write 5x62.5kg"},
      {"8,7", "write set after set: 8 7"},
      {"10/8/6", "10 8 6"}};
  for (const auto& [line, offer] : offers) {
    EXPECT_NE(refused(line).find(offer), std::string::npos) << line << ": " << refused(line);
  }
}

TEST(WorkNotation, OneBareFigureMayBeALoad) {
  EXPECT_EQ(refused("180"),
            "'180' may be a load or repetitions | write 1x180kg for one repetition with that load, "
            "180reps for repetitions");
  EXPECT_EQ(read("180reps"), (Items{{.reps = 180}}));
  EXPECT_EQ(read("30"), (Items{{.reps = 30}}));
  Exercise deadlift;
  deadlift.equipment = {{"barbell"}};
  EXPECT_FALSE(check_load_is_said(read("20"), &deadlift));
  EXPECT_TRUE(check_load_is_said(read("3x5"), &deadlift));
  EXPECT_TRUE(check_load_is_said(read("20x60kg"), &deadlift));
  deadlift.equipment = {{"kettlebell"}, {"barbell"}};
  EXPECT_TRUE(check_load_is_said(read("20"), &deadlift));
  EXPECT_TRUE(check_load_is_said(read("20"), nullptr));
}

TEST(WorkNotation, AMissedLiftIsNoRepetition) {
  for (const char* line : {"1x170 failed", "1x170kg miss", "1x170 x", "1x170 F", "0x170"}) {
    EXPECT_EQ(read(line), (Items{{.reps = 0, .load_kg = 170}})) << line;
  }
  EXPECT_EQ(read("1x170 @10 failed"), (Items{{.reps = 0, .load_kg = 170, .rpe = 10}}));
  EXPECT_NE(refused("3x5x100 failed").find("0x170"), std::string::npos);
  EXPECT_NE(refused("3x5 failed"), "taken");
}

TEST(WorkNotation, WordsBesideTheWork) {
  EXPECT_EQ(read("3x5x60 w"), (Items{{.sets = 3, .reps = 5, .load_kg = 60, .warm_up = true}}));
  EXPECT_EQ(read("3x5x60 warm-up"),
            (Items{{.sets = 3, .reps = 5, .load_kg = 60, .warm_up = true}}));
  EXPECT_EQ(read("2x12 each side"), (Items{{.sets = 2, .reps = 12, .each_side = true}}));
  EXPECT_EQ(read("2x20s/side"), (Items{{.sets = 2, .hold_s = 20, .each_side = true}}));
  EXPECT_EQ(read("2x30s per leg"), (Items{{.sets = 2, .hold_s = 30, .each_side = true}}));
  for (const char* line : {"3x12 red band", "3x12 red"}) {
    EXPECT_EQ(read(line), (Items{{.sets = 3, .reps = 12, .note = "red band"}})) << line;
  }
  EXPECT_EQ(read("3x12 heavy band"), (Items{{.sets = 3, .reps = 12, .note = "heavy band"}}));
  EXPECT_EQ(read("3x12 band"), (Items{{.sets = 3, .reps = 12, .note = "band"}}));
  EXPECT_EQ(read("3x5x100 rpe8"), (Items{{.sets = 3, .reps = 5, .load_kg = 100, .rpe = 8}}));
  EXPECT_EQ(read("3x5x100 RPE 8,5"), (Items{{.sets = 3, .reps = 5, .load_kg = 100, .rpe = 8.5}}));
}

TEST(WorkNotation, WhatIsAddedToTheBodysWeight) {
  const Items ten{{.sets = 3, .reps = 8, .load_kg = 10}};
  for (const char* line : {"3x8 +10kg", "3x8 bw+10kg", "3x8 bw +10", "3x8 @bw+10kg", "3x8x+10",
                           "3x8 @+10kg", "3x8 +10"}) {
    EXPECT_EQ(read(line), ten) << line;
  }
  EXPECT_EQ(read("3x8 bw-20kg"), (Items{{.sets = 3, .reps = 8, .load_kg = -20}}));
  for (const char* line : {"3x+8reps", "+3x8", "3x8 bw+10s", "3x5+1x100"}) {
    EXPECT_NE(refused(line), "taken") << line;
  }
}

TEST(WorkNotation, APairIsCarriedTogether) {
  EXPECT_EQ(read("4x40m @2x24kg"), (Items{{.sets = 4, .distance_m = 40, .load_kg = 48}}));
  EXPECT_EQ(read("2x30s @2x16"), (Items{{.sets = 2, .hold_s = 30, .load_kg = 32}}));
  EXPECT_NE(refused("4x40m 2x24kg").find("write @2x24kg for a pair"), std::string::npos);
  EXPECT_NE(refused("3x10 2x12kg").find("write 3x10 @2x12kg for a pair"), std::string::npos);
  EXPECT_EQ(read("4x40m @48kg 2x24kg").size(), 2U);
}

TEST(WorkNotation, RefusesTheRest) {
  for (const char* line : {"",
                           "x",
                           "3x",
                           "x5",
                           "3xx5",
                           "3x5x",
                           "heavy",
                           "3x5 heavy",
                           "3x5x100x2",
                           "100kg",
                           "3x5x100 @90",
                           "3x5x30s",
                           "2.5x5x100",
                           "3x5.5x100",
                           "0x5x100",
                           "-3x5",
                           "3x5@",
                           "3x5 @rpe11",
                           "3x5 @rpe",
                           "3x5stone",
                           "3x5 @20m",
                           "1e3x5",
                           "3x5 & 4",
                           "99999999999x5",
                           "@100",
                           "3s x 5reps x 100kg"}) {
    EXPECT_NE(refused(line), "taken") << line;
  }
}

// One load behind all of a row; what stands beside a set with a load and has none is asked about.
TEST(WorkNotation, TheLoadBehindARowIsEverybodys) {
  const Items three(3, {.reps = 5, .load_kg = 60});
  for (const char* line : {"5 5 5 @60kg", "5 5 5 60kg", "5, 5, 5 @60", "5/5/5 60kg", "5,5,5 60kg",
                           "5,5,5 @ 60", "60kg: 5 5 5", "60: 5/5/5", "60kg 5,5,5"}) {
    EXPECT_EQ(read(line), three) << line;
  }
  EXPECT_EQ(read("10 10 15 @16kg"), (Items{{.reps = 10, .load_kg = 16},
                                           {.reps = 10, .load_kg = 16},
                                           {.reps = 15, .load_kg = 16}}));
  EXPECT_EQ(read("5 5 @60kg @8"), (Items(2, {.reps = 5, .load_kg = 60, .rpe = 8})));
  EXPECT_EQ(read("30s 30s @24kg"), (Items(2, {.hold_s = 30, .load_kg = 24})));
  EXPECT_EQ(read("3,2,1 @ 160"), (Items{{.reps = 3, .load_kg = 160},
                                        {.reps = 2, .load_kg = 160},
                                        {.reps = 1, .load_kg = 160}}));
}

TEST(WorkNotation, ASetWithoutALoadBesideOneWithIsAsked) {
  EXPECT_EQ(refused("3x10 2x12kg"),
            "'3x10' has no load, '2x12kg' has one | write 3x10 @2x12kg for a pair: both together "
            "are the load; write 3x10 @12kg 2x12kg if it was the same, 3x10 bw 2x12kg if there was "
            "none");
  for (const char* line : {"5 5 5x60kg", "3x5 3x5x60", "3x5x60 3x5", "30s 5x20kg", "2x8 2x20kg"}) {
    EXPECT_NE(refused(line).find("if there was none"), std::string::npos) << line << refused(line);
  }
  EXPECT_EQ(read("3x10 bw 2x12kg"), (Items{{.sets = 3, .reps = 10}, {.reps = 2, .load_kg = 12}}));
  EXPECT_EQ(read("3x10 @2x12kg"), (Items{{.sets = 3, .reps = 10, .load_kg = 24}}));
}

TEST(WorkNotation, OfThreeFiguresTheLoadIsAskedForWhereItMayBeTwo) {
  for (const auto& [line, offer] : std::vector<std::pair<const char*, const char*>>{
           {"5x100x3", "3x5x100kg for 3 sets of 5 with 100"},
           {"60x5x3", "3x5x60kg for 3 sets of 5 with 60, 5x3x60kg for 5 sets of 3 with 60"},
           {"3x5x0", "write 3x5 bw"}}) {
    EXPECT_NE(refused(line).find(offer), std::string::npos) << line << ": " << refused(line);
  }
  EXPECT_EQ(read("60x5x5"), (Items{{.sets = 5, .reps = 5, .load_kg = 60}}));
  EXPECT_EQ(read("60x3x15"), (Items{{.sets = 3, .reps = 15, .load_kg = 60}}));
  EXPECT_EQ(read("5x100x3kg"), (Items{{.sets = 5, .reps = 100, .load_kg = 3}}));
}

TEST(WorkNotation, WhatCanBeMeantInOneWayIsRead) {
  const Items all{{.sets = 3, .reps = 5, .load_kg = 60}};
  for (const char* line :
       {"60 kg 3x5", "60kg 3x5", "60kg: 3x5", "3 sets of 5 at 60kg", "3 sets of 5 with 60kg",
        "3 sets of 5 with 60", "3x5 at 60 kilos", "3 rounds of 5 @60kg", "3x5 w/ 60kg"}) {
    EXPECT_EQ(read(line), all) << line;
  }
  EXPECT_EQ(read("100kgx5"), (Items{{.reps = 5, .load_kg = 100}}));
  EXPECT_EQ(read("60kg x 5 x 5"), (Items{{.sets = 5, .reps = 5, .load_kg = 60}}));
  EXPECT_EQ(read("60kg x 15 x 3 @8"), (Items{{.sets = 3, .reps = 15, .load_kg = 60, .rpe = 8}}));
  EXPECT_EQ(read("3x8x60 rir 2"), (Items{{.sets = 3, .reps = 8, .load_kg = 60, .rir = 2}}));
  EXPECT_EQ(read("3x10 with 8"), (Items{{.sets = 3, .reps = 10, .load_kg = 8}}));
  EXPECT_EQ(read("2x10 bodyweight"), (Items{{.sets = 2, .reps = 10}}));
  EXPECT_EQ(read("2x20 seconds"), (Items{{.sets = 2, .hold_s = 20}}));
  EXPECT_EQ(read("10 rounds of 15"), (Items{{.sets = 10, .reps = 15}}));
  EXPECT_EQ(read("30s on 30s off 10 rounds"), (Items{{.sets = 10, .hold_s = 30}}));
  EXPECT_EQ(read("5x10x16+16"), (Items{{.sets = 5, .reps = 10, .load_kg = 32}}));
  EXPECT_EQ(read("5x10 @2 pood"), (Items{{.sets = 5, .reps = 10, .load_kg = 32}}));
  EXPECT_DOUBLE_EQ(*read("3x8 100#")[0].load_kg, 100 * kKilogramsPerPound);
  for (const char* line : {"15/15 24kg", "62,5 @8", "5/5"}) {
    EXPECT_NE(refused(line), "taken") << line;
  }
}

TEST(WorkNotation, TheExerciseTellsALoadFromRepetitions) {
  Exercise deadlift, swing;
  deadlift.equipment = {{"barbell"}};
  swing.equipment = {{"kettlebell"}};
  const auto with = [](const char* line, const Exercise& of) {
    return parse_work({line}, MassUnit::kKilogram, &of);
  };
  EXPECT_EQ(with("3x8 185", deadlift), (Items{{.sets = 3, .reps = 8, .load_kg = 185}}));
  EXPECT_FALSE(with("3x8 20", deadlift));
  EXPECT_FALSE(with("3x8 185", swing));
  EXPECT_EQ(with("100x24", swing), (Items{{.reps = 100, .load_kg = 24}}));
  EXPECT_FALSE(with("100x24", deadlift));
  EXPECT_FALSE(with("40x8", swing));
  EXPECT_EQ(with("5x100x24", swing), (Items{{.sets = 5, .reps = 100, .load_kg = 24}}));
}

TEST(WorkNotation, AWordBehindASetIsSaidOfIt) {
  EXPECT_EQ(read("1x140 w 1x160"),
            (Items{{.reps = 1, .load_kg = 140, .warm_up = true}, {.reps = 1, .load_kg = 160}}));
  EXPECT_EQ(read("1x170kg, 1x180kg failed"),
            (Items{{.reps = 1, .load_kg = 170}, {.reps = 0, .load_kg = 180}}));
  EXPECT_EQ(read("1x180kg failed 3x3x150kg"),
            (Items{{.reps = 0, .load_kg = 180}, {.sets = 3, .reps = 3, .load_kg = 150}}));
  EXPECT_EQ(read("1x60 1x80 w"), (Items{{.reps = 1, .load_kg = 60, .warm_up = true},
                                        {.reps = 1, .load_kg = 80, .warm_up = true}}));
  EXPECT_EQ(read("2x8 left"), (Items{{.sets = 2, .reps = 8, .side = Side::kLeft}}));
  EXPECT_EQ(read("2x8 left, 2x6 right"), (Items{{.sets = 2, .reps = 8, .side = Side::kLeft},
                                                {.sets = 2, .reps = 6, .side = Side::kRight}}));
  EXPECT_EQ(read("2x20s left leg 1x10s right leg"),
            (Items{{.sets = 2, .hold_s = 20, .side = Side::kLeft},
                   {.hold_s = 10, .side = Side::kRight}}));
  EXPECT_NE(refused("2x8 left right"), "taken");
  EXPECT_NE(refused("3x180kg failed 3x3x150kg"), "taken");
}

TEST(WorkNotation, SlipsAreQuestioned) {
  EXPECT_TRUE(check_plausible({.reps = 5, .load_kg = 500}));
  for (const WorkItem& item :
       {WorkItem{.reps = 5, .load_kg = 1000}, WorkItem{.reps = 500}, WorkItem{.hold_s = 5000},
        WorkItem{.distance_m = 2e4}, WorkItem{.sets = 50, .reps = 5}}) {
    const auto checked = check_plausible(item);
    ASSERT_FALSE(checked);
    EXPECT_NE(checked.error().hint.find("--yes"), std::string::npos);
  }
}

}  // namespace
}  // namespace dowel::app
