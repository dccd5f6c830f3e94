#include "report/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <limits>

#include "report/measure_name.h"

namespace dowel::report {
namespace {

using ::testing::ElementsAre;

TEST(Text, NumbersHaveAPointAndNoMinusZero) {
  EXPECT_EQ(fixed(3.14159, 2), "3.14");
  EXPECT_EQ(fixed(-0.004, 2), "0.00");
  EXPECT_EQ(fixed(-0.006, 2), "-0.01");
  EXPECT_EQ(fixed(1e300, 0).size(), 301U);
  EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 2), "");
  EXPECT_EQ(fixed(std::numeric_limits<double>::quiet_NaN(), 2), "");
  EXPECT_EQ(fixed_for_people(-12.34, 1), "−12.3");
  EXPECT_EQ(fixed_for_people(std::numeric_limits<double>::quiet_NaN(), 2), "–");
}

TEST(Text, EscapesWhatHtmlWouldRead) {
  EXPECT_EQ(escape_html("<a href=\"x\">'&'</a>"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(escape_html("é – 日本 🏋"), "é – 日本 🏋");
}

TEST(Text, BrokenUtf8AndControlsAreReplaced) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(escape_html("a\xff"
                        "b"),
            "a" + mark + "b");
  EXPECT_EQ(escape_html("\xC3"), mark);                                // cut off
  EXPECT_EQ(escape_html("\xC0\xBC"), mark + mark);                     // overlong '<'
  EXPECT_EQ(escape_html("\xED\xA0\x80"), mark + mark + mark);          // surrogate
  EXPECT_EQ(escape_html("\xF4\x90\x80\x80").size(), 4 * mark.size());  // beyond Unicode
  EXPECT_EQ(escape_html(std::string("\0\x1b\x7f", 3)), mark + mark);
  EXPECT_EQ(escape_html("a\tb\nc"), "a\tb\nc");
}

TEST(Text, WrapsByCodePoints) {
  EXPECT_THAT(wrap("äöü äöü äöü", 7), ElementsAre("äöü äöü", "äöü"));
  EXPECT_THAT(wrap("a verylongword b", 5), ElementsAre("a", "verylongword", "b"));
  EXPECT_THAT(wrap("  ", 5), ElementsAre());
}

TEST(Text, JoinsAndRuns) {
  EXPECT_EQ(join_words({}), "");
  EXPECT_EQ(join_words({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(number_runs({1, 2, 3, 5, 6, 9}), "1–3, 5, 6 and 9");
  EXPECT_EQ(number_runs({4}), "4");
  EXPECT_EQ(count_of(1, "rep"), "1 rep");
  EXPECT_EQ(count_of(0, "rep"), "0 reps");
  EXPECT_EQ(as_sentence("Why?"), "Why?");
  EXPECT_EQ(as_sentence("so"), "so.");
  EXPECT_EQ(without_stop("so."), "so");
  EXPECT_EQ(capitalised("äb"), "äb");
}

TEST(MeasureName, ReadsTheUnitFromTheId) {
  Names names;
  names.measures["spine_mdev_mm"] = "back off the line";
  EXPECT_EQ(name_measure("neck_inclination_deg", names).title, "neck inclination");
  EXPECT_EQ(name_measure("knee_flexion_deg", names).title, "knee bend at the bottom");
  EXPECT_EQ(name_measure("trunk_inclination_deg", names).unit, "deg");
  EXPECT_EQ(name_measure("spine_mdev_mm", names).title, "back off the line");
  EXPECT_EQ(name_measure("hip_back_over_drop", names).unit, "1");
  EXPECT_EQ(name_measure("peak_velocity_mps", names).unit, "m/s");
  EXPECT_EQ(name_measure("knee_rate_deg_s", names).unit, "deg/s");
  EXPECT_EQ(name_measure("l5s1_moment_nm", names).unit, "N·m");
  EXPECT_EQ(name_measure("_m", names).title, " m");
  EXPECT_EQ(value_text(name_measure("spine_mdev_mm", names), Measured{9.44, 1.06}), "9.4 ± 1.1 mm");
  EXPECT_EQ(value_text(name_measure("hip_back_over_drop", names), 0.35), "0.35");
}

}  // namespace
}  // namespace dowel::report
