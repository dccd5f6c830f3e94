#include "cli/visible_output.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/testing/log_program.h"
#include "cli/testing/terminal.h"

namespace dowel::cli {
namespace {

using namespace testing;

TEST(VisibleText, LeavesWhatIsOnlyShown) {
  const std::string text = "Zoë 45° – 東京 \xF0\x9F\x8F\x8B\ttab\nline שלום \xE2\x80\x8F";
  EXPECT_EQ(visible_text(text), text);
  EXPECT_EQ(visible_text(""), "");
}

TEST(VisibleText, WritesOutWhatATerminalObeys) {
  EXPECT_EQ(visible_text("\x1b[2J\x1b]0;title\x07"), "\\u001b[2J\\u001b]0;title\\u0007");
  EXPECT_EQ(visible_text("a\rb\bc\x7f"), "a\\u000db\\u0008c\\u007f");
  EXPECT_EQ(visible_text("\xC2\x9B[31m"), "\\u009b[31m");  // CSI as one character
  EXPECT_EQ(visible_text("\xE2\x80\xAE"
                         "abc"),
            "\\u202eabc");  // right to left from here
  EXPECT_EQ(visible_text("\xE2\x81\xA6"
                         "abc"),
            "\\u2066abc");
  EXPECT_EQ(visible_text("\x9B[31m"), "\xEF\xBF\xBD[31m");  // CSI as one byte
}

TEST(VisibleText, EndsLinesAsWeDo) { EXPECT_EQ(visible_text("a\r\nb\r\r\n"), "a\nb\\u000d\n"); }

TEST(VisibleText, ProgramsLoseNothing) {
  const std::string name = "\x1b[31m \\ \x7f \xC2\x9B \xE2\x80\xAE \\u001b é\r\n";
  const nlohmann::json document{{"name", name}};
  for (const int indent : {-1, 2}) {
    const auto read = nlohmann::json::parse(visible_text(document.dump(indent)));
    EXPECT_EQ(read["name"].get<std::string>(), name);
  }
}

TEST(VisibleOutput, PiecesMakeNoDifference) {
  const std::string text = "é\x1b[1m\xC2\x9B東\r\n\xF0\x9F\x8F\x8B\xE2\x80\xAE\r\xFF";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    std::ostringstream stream;
    {
      const VisibleOutput visible(stream);
      stream << text.substr(0, cut) << std::flush << text.substr(cut);
    }
    EXPECT_EQ(stream.str(), visible_text(text)) << cut;
  }
  std::ostringstream stream;
  {
    const VisibleOutput visible(stream);
    for (const char c : text) stream.put(c);
  }
  EXPECT_EQ(stream.str(), visible_text(text));
}

TEST(VisibleOutput, OurOwnColoursPass) {
  std::ostringstream stream;
  {
    const VisibleOutput visible(stream);
    stream << "\x1b[1m";
    print_coloured(stream, "\x1b[1mbold\x1b[0m");
  }
  print_coloured(stream, "\x1b[0m");
  EXPECT_EQ(stream.str(), "\\u001b[1m\x1b[1mbold\x1b[0m\x1b[0m");
}

// The process that reads films may be in a hostile film's hands: of what it says only colours pass.
TEST(VisibleOutput, OnlyColoursPassAndNothingElseThatATerminalObeys) {
  struct Case {
    std::string said, shown;
  };
  const Case cases[] = {
      {"\x1b[1;31mred\x1b[0m", "\x1b[1;31mred\x1b[0m"},
      {"\x1b[mplain", "\x1b[mplain"},
      {"\x1b[2Jx", "\\u001b[2Jx"},
      {"\x1b[31", "\\u001b[31"},
      {"\x1b]0;title\x07", "\\u001b]0;title\\u0007"},
      {"\x1b[1;31\x1b[2J", "\\u001b[1;31\\u001b[2J"},
      {"für 5 ± 1 mm\n", "für 5 ± 1 mm\n"},
  };
  for (const Case& one : cases) {
    std::ostringstream stream;
    {
      const VisibleOutput visible(stream);
      print_coloured(stream, one.said);
    }
    EXPECT_EQ(stream.str(), one.shown);
  }
}

// A name that clears the screen and a note that renames the window, as an import may bring them.
class HostileNames : public ::testing::Test {
 protected:
  static constexpr const char* kName = "Eve\x1b[2J\x1b[1;1H";
  HostileNames() {
    program_.say({"athlete", "add", kName});
    program_.say({"log", "add", "deadlift", "3x5x100", "--note", "\x1b]0;owned\x07"});
    program_.say({"log", "add", "\x1b[8mhidden", "3x5", "--free"});
  }
  LogProgram program_;
};

TEST_F(HostileNames, NoCommandPrintsThemRaw) {
  const std::vector<std::vector<std::string>> commands{
      {"athlete", "list"}, {"athlete", "show"},      {"log", "list"}, {"log", "history"},
      {"progress"},        {"progress", "deadlift"}, {"log", "undo"}};
  for (const auto& command : commands) {
    const std::string said = program_.say(command);
    EXPECT_EQ(said.find('\x1b'), std::string::npos) << command.front() << ": " << said;
    EXPECT_EQ(said.find('\x07'), std::string::npos) << command.front() << ": " << said;
  }
  EXPECT_TRUE(has(program_.say({"athlete", "list"}), "Eve\\u001b[2J"));
  EXPECT_EQ(program_.refuse({"log", "list", "--athlete", "\x1b[31mnobody"}).find('\x1b'),
            std::string::npos);
}

TEST_F(HostileNames, NorOnATerminal) {
  ::setenv("DOWEL_DATA", program_.path("data").c_str(), 1);
  const Dialogue dialogue = talk_to_dowel({"log", "list"}, {});
  ::unsetenv("DOWEL_DATA");
  EXPECT_EQ(dialogue.exit_code, 0);
  EXPECT_TRUE(has(dialogue.screen, "\\u001b]0;owned\\u0007")) << dialogue.screen;
  EXPECT_EQ(dialogue.screen.find('\x1b'), std::string::npos) << dialogue.screen;
}

TEST_F(HostileNames, ProgramsGetThemAsTheyAre) {
  EXPECT_EQ(program_.ask({"athlete", "list"}, "athletes")["athletes"][0]["name"], kName);
}

}  // namespace
}  // namespace dowel::cli
