#include "formats/folded_text.h"

#include <gtest/gtest.h>

namespace dowel::formats {
namespace {

TEST(FoldedText, LeavesCaseAccentsAndPointsOut) {
  EXPECT_EQ(folded("Févr."), "fevr");
  EXPECT_EQ(folded("AOÛT"), "aout");
  EXPECT_EQ(folded("Şub"), "sub");
  EXPECT_EQ(folded("KASIM"), folded("Kasım"));
  EXPECT_EQ(folded("październik"), "pazdziernik");
  EXPECT_EQ(folded("Січ."), "січ");
  EXPECT_EQ(folded("ДЕКАБРЯ"), "декабря");
  EXPECT_EQ(folded("Всё"), "все");
  EXPECT_EQ(folded("Αύγουστος").substr(0, 2), "α");
  EXPECT_EQ(folded("Name der Übung"), "name der ubung");
  EXPECT_EQ(folded("Nom de l\u2019exercice"), folded("Nom de l'exercice"));
  EXPECT_EQ(folded("Workout-Name"), "workout name");
  EXPECT_EQ(folded("  set_order "), "set order");
  EXPECT_EQ(folded("重量"), "重量");
  EXPECT_EQ(folded("Größe"), "grosse");
}

// A letter and its accent may be two characters; both ways are one word.
TEST(FoldedText, KnowsAccentsOfTheirOwn) {
  EXPECT_EQ(folded("fe\u0301vr"), "fevr");
  EXPECT_EQ(folded("ao\u00fbt"), folded("aou\u0302t"));
}

TEST(FoldedText, BytesThatAreNoTextDoNoHarm) {
  for (const char* text : {"\xC3", "\xE2\x80", "\xF0\x9F\x98", "\x80\x80", "a\xFF"}) {
    EXPECT_FALSE(folded(text).empty()) << text;
  }
}

}  // namespace
}  // namespace dowel::formats
