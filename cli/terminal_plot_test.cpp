#include "cli/terminal_plot.h"

#include <gtest/gtest.h>

#include <sstream>

#include "report/text.h"

namespace dowel::cli {
namespace {

TEST(TerminalPlot, DrawsARisingLineInAscii) {
  const std::string text =
      plot_text({{0, 0}, {10, 4}},
                {.width = 16, .height = 5, .braille = false, .left = "May", .right = "June"});
  EXPECT_EQ(text,
            " 4 +          **\n"
            " 3 +       ***\n"
            " 2 +     **\n"
            " 1 +  ***\n"
            " 0 +**\n"
            "    May     June\n")
      << text;
}

TEST(TerminalPlot, DrawsTheSameInBraille) {
  const std::string text =
      plot_text({{0, 0}, {1, 100}}, {.width = 17, .height = 2, .braille = true});
  EXPECT_NE(text.find("100 ┤"), std::string::npos) << text;
  EXPECT_NE(text.find("⣀"), std::string::npos) << text;
}

TEST(TerminalPlot, KeepsToItsWidth) {
  std::vector<PlotPoint> points;
  for (int i = 0; i < 2000; ++i) points.push_back({i * 1.0, 1000.0 + i % 37});
  for (const std::size_t width : {20U, 80U, 200U}) {
    for (const bool braille : {false, true}) {
      std::istringstream lines(plot_text(points, {.width = width, .braille = braille}));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(report::columns(line), width) << line;
      }
    }
  }
}

TEST(TerminalPlot, OnePointAndLevelPointsHaveAnAxis) {
  EXPECT_NE(plot_text({{5, 60}}, {.braille = false, .left = "today"}).find('*'), std::string::npos);
  EXPECT_NE(plot_text({{5, 60}, {6, 60}}, {.braille = false}).find("60 +"), std::string::npos);
  EXPECT_EQ(plot_text({}, {}), "");
}

}  // namespace
}  // namespace dowel::cli
