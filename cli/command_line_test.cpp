#include "cli/command_line.h"
#include "testing/folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dowel::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

enum class Colour { kNone, kRed = 3, kBlue = 7 };

// One command with an option of every kind.
struct Program {
  std::string text = "before";
  std::vector<std::string> words, listed, maps;
  std::optional<double> metres;
  std::optional<int> level;
  std::size_t last = 0;
  Colour colour = Colour::kNone;
  std::optional<bool> rotate;
  bool quick = false;
  int ran = 0;
  Command root{"prog", "A program."};
  Command* command = nullptr;

  Program() {
    root.version("9.9").footer("Stays here.").needs_command = true;
    command = &root.add_command("run", "Runs.").alias("go");
    command->add_option("PLACE", words, "where");
    command->add_option("-t,--text", text, "a text").type_name("TEXT").show_default();
    command->add_option("--list", listed, "with commas").delimiter(',');
    command->add_option("--map", maps, "one each").one_a_time();
    command->add_option("--metres", metres, "how far").check(Between{0.8, 2.6});
    command->add_option("--level", level, "how much").check(Between{0, 10});
    command->add_option("--last", last, "how many").check(Between{std::size_t{1}, std::size_t{9}});
    command->add_choice<Colour>("--colour", colour,
                                {{"red", Colour::kRed}, {"blue", Colour::kBlue}}, "which");
    Option& quick_flag = command->add_flag("-q,--quick", quick, "hurry");
    command->add_flag(
        "--rotate", [this] { rotate = true; }, "turn");
    command->add_flag("--no-rotate", [this] { rotate = false; });
    command->add_option("--pace", text, "how quick").needs(quick_flag);
    command->does([this] { return ++ran, 7; });
  }

  int operator()(std::vector<std::string> said) {
    said.insert(said.begin(), "prog");
    std::vector<char*> argv;
    for (std::string& word : said) argv.push_back(word.data());
    return run_command_line(root, static_cast<int>(argv.size()), argv.data());
  }
};

// What a program prints on stderr while it refuses the words with the code of a usage error.
std::string refusal(const std::vector<std::string>& said) {
  Program program;
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(program(said), 2);
  EXPECT_EQ(program.ran, 0);
  return ::testing::internal::GetCapturedStderr();
}

TEST(CommandLine, PutsEveryKindOfValueInItsPlace) {
  Program program;
  EXPECT_EQ(program({"run", "a", "b", "-t", "x", "--list", "c,d", "--metres", "1.5", "--level",
                     "10", "--last", "3", "--colour", "BLUE", "-q", "--no-rotate"}),
            7);
  EXPECT_EQ(program.ran, 1);
  EXPECT_THAT(program.words, ElementsAre("a", "b"));
  EXPECT_THAT(program.listed, ElementsAre("c", "d"));
  EXPECT_EQ(program.text, "x");
  EXPECT_EQ(program.metres, 1.5);
  EXPECT_EQ(program.level, 10);
  EXPECT_EQ(program.last, 3U);
  EXPECT_EQ(program.colour, Colour::kBlue);
  EXPECT_TRUE(program.quick);
  EXPECT_EQ(program.rotate, false);
  EXPECT_THAT(program.command->was_said,
              ::testing::IsSupersetOf({"--text", "--level", "--no-rotate", "--quick"}));
}

TEST(CommandLine, WhatIsNotSaidStays) {
  Program program;
  EXPECT_EQ(program({"go"}), 7);
  EXPECT_EQ(program.text, "before");
  EXPECT_EQ(program.metres, std::nullopt);
  EXPECT_EQ(program.rotate, std::nullopt);
  EXPECT_EQ(program.colour, Colour::kNone);
  EXPECT_THAT(program.command->was_said, IsEmpty());
}

TEST(CommandLine, AnOptionThatTakesOneAtATimeLeavesTheRestAlone) {
  Program program;
  EXPECT_EQ(program({"run", "--map", "a=b", "place", "--map", "c=d"}), 7);
  EXPECT_THAT(program.maps, ElementsAre("a=b", "c=d"));
  EXPECT_THAT(program.words, ElementsAre("place"));
}

TEST(CommandLine, RefusesWhatDoesNotFit) {
  EXPECT_THAT(refusal({"run", "--metres", "9"}), HasSubstr("--metres"));
  EXPECT_THAT(refusal({"run", "--level", "11"}), HasSubstr("--level"));
  EXPECT_THAT(refusal({"run", "--level", "3.5"}), HasSubstr("--level"));
  EXPECT_THAT(refusal({"run", "--last", "0"}), HasSubstr("--last"));
  EXPECT_THAT(refusal({"run", "--colour", "green"}), HasSubstr("--colour"));
  EXPECT_THAT(refusal({"run", "--pace", "x"}), HasSubstr("--quick"));
  EXPECT_THAT(refusal({"run", "--nothing"}), HasSubstr("--nothing"));
  EXPECT_THAT(refusal({}), HasSubstr("subcommand"));
}

TEST(CommandLine, HelpAndVersionAreNoErrors) {
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(Program()({"--version"}), 0);
  EXPECT_EQ(Program()({"run", "--help"}), 0);
  const std::string told = ::testing::internal::GetCapturedStdout();
  EXPECT_THAT(told, HasSubstr("9.9"));
  EXPECT_THAT(told, HasSubstr("-t,--text TEXT=before"));
  EXPECT_THAT(told, HasSubstr("Stays here."));  // the program's, where it has no own
}

// The parser is as costly to compile as all the rest of a command.
TEST(CommandLine, OneFileKnowsTheParser) {
  namespace fs = std::filesystem;
  std::vector<std::string> knowing;
  for (const auto& file : fs::directory_iterator(source_folder() / "cli")) {
    std::ifstream lines(file.path());
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("#include <CLI/")) knowing.push_back(file.path().filename().string());
    }
  }
  EXPECT_THAT(knowing, ElementsAre("parse_command_line.cpp"));
}

}  // namespace
}  // namespace dowel::cli
