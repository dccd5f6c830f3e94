#include "report/bar_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/html_report.h"
#include "report/summary.h"
#include "report/testing/sample_set.h"

namespace dowel::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::sample_context;
using testing::sample_set;

SetAnalysis with_bar(bool with_scale = true) {
  return sample_set({.reps = 4, .with_scale = with_scale, .pull_first = true, .with_bar = true});
}

std::string all_notes(const SetAnalysis& set, const AthleteBody& athlete = {}) {
  std::string out;
  for (const std::string& note : bar_notes(set, athlete)) out += note + "\n";
  return out;
}

TEST(BarWords, SayWhereAMetreComesFrom) {
  EXPECT_THAT(all_notes(with_bar()),
              HasSubstr("from your height; the plate, nearer to the camera"));
  EXPECT_THAT(all_notes(with_bar(false)), HasSubstr("Nothing is told in metres"));
  SetAnalysis set = with_bar();
  set.bar.motion.scale.from = ScaleSource::kPlate;
  set.bar.motion.scale.from_plate = Measured{0.0016, 0.00002};
  AthleteBody athlete;
  athlete.plate_m = 0.45;
  EXPECT_THAT(all_notes(set, athlete), HasSubstr("the near plate, 450 mm across as you said"));
  EXPECT_THAT(all_notes(set, athlete), Not(HasSubstr("do not agree")));
  set.bar.motion.scale.from_plate = Measured{0.0021, 0.00002};
  EXPECT_THAT(all_notes(set, athlete), HasSubstr("do not agree"));
}

TEST(BarWords, SayHowMuchSpeedWasLost) {
  EXPECT_THAT(all_notes(with_bar()), HasSubstr("18 ± 2 % below that of the fastest"));
  SetAnalysis set = with_bar();
  set.bar.velocity_loss.reset();
  EXPECT_THAT(all_notes(set), Not(HasSubstr("fastest")));
}

TEST(BarWords, SayWhatCannotBeTold) {
  EXPECT_EQ(bar_value_text(std::nullopt, 2), "–");
  EXPECT_EQ(bar_value_text(Measured{0.421, 0.018}, 2), "0.42 ± 0.02");
  EXPECT_THAT(bar_reason_words("not_followed"), HasSubstr("could not be followed"));
  EXPECT_EQ(sticking_words(std::nullopt), "no");
  EXPECT_EQ(sticking_words(StickingRegion{1, 2, 0.31, 0.48, 0.6}),
            "between 31 and 48 % of the way, to 60 % of its speed before");
  EXPECT_EQ(ahead_words(RepBar{}), "–");
}

TEST(BarWords, StandInTheSummaryAndOnThePage) {
  const SetAnalysis set = with_bar();
  EXPECT_THAT(bar_summary(set), HasSubstr("The bar was followed in 3 of 4 reps"));
  EXPECT_THAT(summary_text(set, sample_context(set), {}),
              HasSubstr("The bar was followed in 3 of 4"));
  const std::string page = html_report(set, sample_context(set));
  EXPECT_THAT(page, HasSubstr("What the bar did"));
  EXPECT_THAT(page, HasSubstr("Path of the bar"));
  EXPECT_THAT(page, HasSubstr("How fast the bar rises"));
  const std::string plain = html_report(with_bar(false), sample_context(set));
  EXPECT_THAT(plain, HasSubstr("Rise, trunk lengths"));
  EXPECT_THAT(plain, Not(HasSubstr("How fast the bar rises")));
}

// A set without a word about the bar would pass for one in which all was well with it.
TEST(BarWords, SayThatNoneWasFoundOrFollowed) {
  const SetAnalysis none = sample_set({.reps = 2});
  EXPECT_THAT(bar_summary(none), HasSubstr("No plate or bell was seen"));
  const std::string page = html_report(none, sample_context(none));
  EXPECT_THAT(page, HasSubstr("No plate or bell was seen"));
  EXPECT_THAT(page, Not(HasSubstr("What the bar did")));
  SetAnalysis lost = with_bar();
  for (RepBar& rep : lost.bar.reps) {
    rep.followed = false;
    rep.mean_velocity_m_s.reset();
  }
  EXPECT_EQ(bar_summary(lost),
            "The bar was seen, but in none of 4 reps could it be followed all the way up.");
  const SetAnalysis nobody = sample_set({.reps = 0});
  EXPECT_EQ(bar_summary(nobody), "");
  EXPECT_THAT(html_report(nobody, sample_context(nobody)), Not(HasSubstr("No plate or bell")));
}

}  // namespace
}  // namespace dowel::report
