#include "report/commands.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "core/plan/hold_back.h"
#include "knowledge/load.h"
#include "testing/folders.h"

namespace dowel::report {
namespace {

TEST(Commands, EveryRemedyHasOne) {
  EXPECT_EQ(command_for({RemedyKind::kExplain, "K-14"}), "dowel explain K-14");
  EXPECT_EQ(command_for({RemedyKind::kAnswerRedFlags}), "dowel check red-flags");
  EXPECT_EQ(command_for({RemedyKind::kTellPain, "hip=2/1,knee=2"}),
            "dowel check --pain hip=2/1 --pain knee=2");
  EXPECT_EQ(command_for({RemedyKind::kSayPain, "knee=2"}), "--pain knee=2");
  EXPECT_EQ(command_for({RemedyKind::kAskNext}), "dowel next");
  EXPECT_EQ(command_for({RemedyKind::kAskNext, "dowel-hinge"}),
            "dowel next dowel-hinge --override pass --by NAME --reason …");
  EXPECT_EQ(command_for({RemedyKind::kAskWhy}), "dowel why");
  EXPECT_EQ(command_for({RemedyKind::kMakePlan}), "dowel plan");
  EXPECT_EQ(command_for({RemedyKind::kAnswerTest, "wall-hinge"}), "dowel check wall-hinge");
  EXPECT_EQ(command_for({RemedyKind::kAllowBending}), "dowel plan --jefferson-curl");
}

TEST(Commands, EachStandsInItsPlace) {
  const Advice two{"First ({remedy}), then '{remedy}'.",
                   {{RemedyKind::kAskNext}, {RemedyKind::kMakePlan}}};
  EXPECT_EQ(said(two), "First (dowel next), then 'dowel plan'.");
  EXPECT_EQ(said(Advice{"Nothing to do.", {}}), "Nothing to do.");
  EXPECT_EQ(said(Advice{"{remedy}", {{RemedyKind::kExplain, "{remedy}"}}}),
            "dowel explain {remedy}");
}

TEST(Commands, APageNamesThePlaceAndNoCommand) {
  for (const RemedyKind kind :
       {RemedyKind::kExplain, RemedyKind::kAnswerRedFlags, RemedyKind::kTellPain,
        RemedyKind::kSayPain, RemedyKind::kAskNext, RemedyKind::kAskWhy, RemedyKind::kMakePlan,
        RemedyKind::kAnswerTest, RemedyKind::kAllowBending}) {
    const std::string words = words_for({kind, "K-14"}, Surface::kPage);
    EXPECT_FALSE(words.empty());
    EXPECT_EQ(words.find("dowel "), std::string::npos) << words;
    EXPECT_EQ(words.find("--"), std::string::npos) << words;
    EXPECT_EQ(words_for({kind, "K-14"}, Surface::kTerminal), command_for({kind, "K-14"}));
    EXPECT_FALSE(key_of(kind).empty());
  }
  const Advice film{"What was not seen does not pass ('{remedy}' tells).",
                    {{RemedyKind::kAskNext}}};
  EXPECT_EQ(said(film, Surface::kPage), "What was not seen does not pass ('Today' tells).");
}

// The core knows no command: what it says, it says with remedies.
TEST(Commands, NoSentenceOfTheKnowledgeHoldsOne) {
  const Knowledge knowledge = load_embedded().value();
  int remedies = 0;
  for (const Sentence& sentence : knowledge.sentences) {
    for (const char* command : {"dowel ", "--"}) {
      EXPECT_EQ(sentence.text.find(command), std::string::npos) << sentence.id;
    }
    remedies += static_cast<int>(sentence.remedies.size());
    std::size_t places = 0;
    for (auto at = sentence.text.find(kRemedyPlace); at != std::string::npos;
         at = sentence.text.find(kRemedyPlace, at + 1)) {
      ++places;
    }
    EXPECT_GE(places, sentence.remedies.size()) << sentence.id;
  }
  EXPECT_GE(remedies, 12);
}

// Nor does anything else that is data: whoever reads it on a page or in a plan types no command.
TEST(Commands, NoFileOfTheKnowledgeHoldsOne) {
  const std::regex command(
      "dowel (analyze|serve|demo|doctor|exercises|explain|athlete|log|plan|today|next|check|why|"
      "progress|roster|backup|restore)\\b|[\" (]--[a-z]");
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder() / "knowledge")) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    std::ifstream text(entry.path());
    int number = 0;
    for (std::string line; std::getline(text, line);) {
      ++number;
      if (line.starts_with("#")) continue;
      EXPECT_FALSE(std::regex_search(line, command)) << entry.path().filename() << ":" << number;
    }
  }
  EXPECT_GT(files, 20);
}

}  // namespace
}  // namespace dowel::report
