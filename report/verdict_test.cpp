#include "report/verdict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "report/checkpoint_grid.h"
#include "report/summary.h"
#include "report/testing/sample_set.h"
#include "report/text.h"

namespace dowel::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::sample_cases;
using testing::sample_names;
using testing::sample_set;
using testing::SampleCase;

TEST(Verdict, TellsHeldFaultsAndTheCount) {
  const Verdict v = speak_verdict(sample_set(), sample_names());
  EXPECT_EQ(v.count, "10 reps.");
  EXPECT_THAT(v.held,
              ElementsAre("Your back kept its shape, your hips went back and your knees bent only "
                          "a little in all of them.",
                          "Your head stayed on the stick in the 5 of 10 that could be told."));
  EXPECT_THAT(v.faults, ElementsAre("Your hips shot up first in 3 of 10 reps."));
  EXPECT_THAT(v.untold, IsEmpty());
  EXPECT_EQ(v.quality, "41 of 45 checkpoint-reps held");
}

TEST(Verdict, SaysWhatCouldNotBeToldOncePerReason) {
  const Verdict v = speak_verdict(sample_set({.reps = 5, .oblique = true}), sample_names());
  EXPECT_THAT(v.untold,
              ElementsAre("Could not tell: Spine neutral all through and Stick stays on its "
                          "contact points (The camera stood 34° off your side)."));
}

TEST(Verdict, CountsOneNoneAndCutReps) {
  const Names names = sample_names();
  EXPECT_EQ(speak_verdict(sample_set({.reps = 1}), names).count, "1 rep.");
  EXPECT_EQ(speak_verdict(sample_set({.reps = 0}), names).count, "No reps.");
  EXPECT_EQ(speak_verdict(sample_set({.reps = 3, .cut_last = true}), names).count,
            "3 reps, and one that is cut off and not counted.");
  EXPECT_EQ(speak_verdict(sample_set({.reps = 0, .cut_last = true}), names).count,
            "No complete rep, and one that is cut off and not counted.");
  EXPECT_EQ(speak_verdict({}, {}).quality, "nothing could be graded");
}

TEST(Verdict, WithoutNamesTheIdsSpeak) {
  const Verdict v = speak_verdict(sample_set({.reps = 2}), {});
  EXPECT_THAT(v.held, ElementsAre("Held in every rep: C-01, C-03, C-04 and C-14.",
                                  "C-12 held in the 1 of 2 that could be told."));
}

TEST(Verdict, AFaultWithoutAMessageIsNamed) {
  SetAnalysis set = sample_set({.reps = 6, .rounded = true});
  set.faults[0].message.clear();
  EXPECT_THAT(speak_verdict(set, sample_names()).faults,
              ElementsAre("Your back rounded in 5 of 6 reps."));
  set.faults[0].reps.clear();
  set.faults[0].borderline_reps = {2};
  EXPECT_THAT(speak_verdict(set, sample_names()).faults,
              ElementsAre("On the edge: your back rounded in 1 of 6 reps."));
}

TEST(CheckpointGrid, TheGravestStateOfACheckpointStands) {
  SetAnalysis set = sample_set({.reps = 1});
  Finding extra = set.findings[0].findings[0];
  ASSERT_EQ(extra.state, FindingState::kHeld);
  for (const auto state :
       {FindingState::kCannotTell, FindingState::kBorderline, FindingState::kBroken}) {
    extra.state = state;
    set.findings[0].findings.insert(set.findings[0].findings.begin(), extra);
    EXPECT_EQ(lay_out_checkpoints(set, {}).rows[0][0].state, state);
  }
}

TEST(CheckpointGrid, CutRepsAreShownButNotCounted) {
  SetAnalysis set = sample_set({.reps = 2, .cut_last = true});
  set.findings[2] = set.findings[0];
  const CheckpointGrid grid = lay_out_checkpoints(set, {});
  EXPECT_EQ(grid.rows.size(), 3U);
  EXPECT_TRUE(grid.rows[2][0].judged);
  EXPECT_EQ(grid.columns[0].held, 2);
}

TEST(Summary, StaysWithinItsWidthAndHasNoControlCharacters) {
  for (const SampleCase& c : sample_cases()) {
    for (const std::size_t width : {60U, 100U}) {
      std::istringstream lines(
          summary_text(c.analysis, c.context, {.colour = false, .width = width}));
      for (std::string line; std::getline(lines, line);) {
        const bool one_long_word = line.find(' ', 12) == std::string::npos;
        EXPECT_TRUE(columns(line) <= width || one_long_word) << c.name << ": " << line;
        EXPECT_THAT(line, Not(HasSubstr("\x1b")));
      }
    }
  }
}

TEST(Summary, ColourIsOnlyPaint) {
  const SetAnalysis set = sample_set();
  const ReportContext context = testing::sample_context(set);
  const std::string painted = summary_text(set, context, {.colour = true});
  std::string stripped;
  for (std::size_t i = 0; i < painted.size(); ++i) {
    if (painted[i] == '\x1b') {
      i = painted.find('m', i);
    } else {
      stripped += painted[i];
    }
  }
  EXPECT_NE(painted, stripped);
  EXPECT_EQ(stripped, summary_text(set, context));
  EXPECT_THAT(stripped, HasSubstr("SYNTHETIC"));
  EXPECT_THAT(stripped, HasSubstr("Movement quality: 41 of 45 checkpoint-reps held."));
}

}  // namespace
}  // namespace dowel::report
