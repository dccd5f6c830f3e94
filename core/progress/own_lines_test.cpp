// Several lines of one lift in the own programme: each moves by itself.
#include "core/progress/own_lines.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

constexpr LocalDate kMonday{std::chrono::days{20003}};
constexpr int kMon = 0, kWed = 2, kFri = 4;

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

OwnLift squat(int sets, int reps, std::vector<double> percents = {}) {
  OwnLift lift{"squat", sets, reps, true, {}};
  if (percents.empty()) return lift;
  lift.rule = OwnRule{};
  lift.rule->by = OwnProgress::kPercent;
  lift.rule->percents = std::move(percents);
  return lift;
}

std::vector<OwnLine> lines(const std::vector<TrainingDay>& days) {
  return lines_of_lift(known(), days, "squat");
}

// @param day  after a Monday
DoneSession done(int day, const std::vector<std::pair<int, double>>& reps_at_kg) {
  DoneSession session;
  session.when = LocalTime{kMonday + std::chrono::days{day}} + std::chrono::hours{18};
  for (const auto& [reps, load_kg] : reps_at_kg) {
    SetEntry set;
    set.reps = reps;
    set.load_kg = load_kg;
    session.sets.push_back(set);
  }
  return session;
}

std::vector<std::pair<int, double>> times(int sets, int reps, double load_kg) {
  return std::vector<std::pair<int, double>>(static_cast<std::size_t>(sets), {reps, load_kg});
}

// The load that each line comes to.
std::vector<double> loads(const std::vector<TrainingDay>& days,
                          const std::vector<DoneSession>& sessions) {
  TrainingFacts facts;
  facts.days = days;
  const std::vector<OwnLine> all = lines(days);
  const auto seen = by_lines(all, sessions);
  std::vector<double> loads;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto scheme = progress_scheme(known(), "squat", facts, &all[i].lift).value();
    loads.push_back(progress(scheme, seen[i]).target.load_kg.value_or(0));
  }
  return loads;
}

TEST(OwnLines, TheSameOnTwoDaysIsOne) {
  const auto all = lines({{kFri, 60, {squat(5, 5)}}, {kMon, 60, {squat(5, 5), squat(3, 8)}}});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].weekdays, (std::vector<int>{kMon, kFri}));
  EXPECT_EQ(all[1].weekdays, (std::vector<int>{kMon}));
}

TEST(OwnLines, TheOneOfTheDayIsDueOrTheNext) {
  const auto all = lines({{kMon, 60, {squat(5, 5)}}, {kWed, 60, {squat(2, 5)}}});
  EXPECT_EQ(line_due(all, kMonday, false), 0U);
  EXPECT_EQ(line_due(all, kMonday, true), 1U);
  EXPECT_EQ(line_due(all, kMonday + std::chrono::days{1}, false), 1U);
  EXPECT_EQ(line_due(all, kMonday + std::chrono::days{3}, false), 0U);
}

// Volume on Monday, light on Wednesday, one heavy set on Friday: nobody takes another's load.
TEST(OwnLines, EachDayHasItsOwnLoad) {
  const std::vector<TrainingDay> texas{
      {kMon, 60, {squat(5, 5)}}, {kWed, 60, {squat(2, 5)}}, {kFri, 60, {squat(1, 5)}}};
  const auto week = loads(
      texas, {done(0, times(5, 5, 100)), done(2, times(2, 5, 80)), done(4, times(1, 5, 115))});
  EXPECT_EQ(week, (std::vector<double>{100, 80, 115}));
}

TEST(OwnLines, ADayNeverDoneHasNoLoad) {
  const std::vector<TrainingDay> days{{kMon, 60, {squat(5, 5)}}, {kWed, 60, {squat(3, 8)}}};
  EXPECT_EQ(loads(days, {done(0, times(5, 5, 120))}), (std::vector<double>{120, 0}));
}

TEST(OwnLines, SwappedDaysAreKnownByWhatWasDone) {
  const std::vector<TrainingDay> days{{kMon, 60, {squat(5, 5)}}, {kFri, 60, {squat(3, 2)}}};
  const auto week = loads(days, {done(0, times(3, 2, 140)), done(4, times(5, 5, 110))});
  EXPECT_EQ(week, (std::vector<double>{110, 140}));
}

TEST(OwnLines, AHardDayCutShortIsStillThatDay) {
  const std::vector<TrainingDay> days{{kMon, 60, {squat(5, 5)}}, {kWed, 60, {squat(3, 5)}}};
  const auto seen = by_lines(lines(days), {done(0, times(3, 5, 100))});
  EXPECT_FALSE(seen[0][0].other_line);
  EXPECT_TRUE(seen[1][0].other_line);
}

// Three lines of one day share its sets in the order they are done.
TEST(OwnLines, OfOneDayEachHasItsSets) {
  const auto all = lines({{kMon, 60, {squat(1, 5, {65}), squat(1, 5, {75}), squat(1, 5, {85})}}});
  ASSERT_EQ(all.size(), 3U);
  const auto seen = by_lines(all, {done(0, {{5, 117.5}, {5, 135}, {8, 152.5}})});
  for (std::size_t i = 0; i < 3; ++i) ASSERT_EQ(seen[i][0].sets.size(), 1U);
  EXPECT_EQ(seen[0][0].sets[0].reps, 5);
  EXPECT_EQ(seen[2][0].sets[0].reps, 8) << "the last set took the repetitions that came on top";
}

// Pain on the light day takes the load of the heavy one back as well.
TEST(OwnLines, PainOfOneDayIsHeardByAll) {
  const std::vector<TrainingDay> days{{kMon, 60, {squat(5, 5)}}, {kWed, 60, {squat(2, 5)}}};
  DoneSession hurts = done(2, times(2, 5, 80));
  hurts.sets.front().pain = 7;
  const auto after = loads(days, {done(0, times(5, 5, 100)), hurts});
  EXPECT_LT(after[0], 100);
  EXPECT_LT(after[1], 80);
}

}  // namespace
}  // namespace dowel
