#include "server/page_hint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel::server {
namespace {

TEST(PageHint, NamesThePlaceInsteadOfTheCommand) {
  EXPECT_EQ(page_hint("see 'dowel log list' for what there is"), "Progress shows what is logged");
  EXPECT_EQ(page_hint("that day has sets 1 to 3; see 'dowel log list'"),
            "that day has sets 1 to 3; Progress shows what is logged");
  EXPECT_EQ(page_hint("did you mean deadlift? 'dowel explain' lists those Dowel knows, 'dowel "
                      "progress' those in the log"),
            "did you mean deadlift? Hips lists those Dowel knows, Progress those in the log");
  EXPECT_EQ(page_hint("write @8kg for a load, or --rpe 8 for an effort"),
            "write @8kg for a load, or rpe 8 for an effort");
}

TEST(PageHint, LeavesOutWhatOnlyTheTerminalCanDo) {
  EXPECT_EQ(
      page_hint("changes are taken back newest first; to take this one back leave --athlete out"),
      "changes are taken back newest first");
  EXPECT_EQ(page_hint("talk it over; a step back can be signed by anybody: --override regress"),
            "talk it over; a step back can be signed by anybody");
  EXPECT_EQ(page_hint("add one: dowel athlete add 'Mara'"), "");
  EXPECT_EQ(page_hint("to log it under its own name add --free"), "");
}

TEST(PageHint, LeavesWordsOfTheFieldAlone) {
  for (const char* hint :
       {"", "say one, e.g. deadlift", "hinge with a dowel on the back; then add a bar"}) {
    EXPECT_EQ(page_hint(hint), hint);
  }
}

}  // namespace
}  // namespace dowel::server
