// The rules of the rooms: that all of them are there, that a wrong one is refused by file, line and
// key, and that a number and the sentence that names it cannot differ.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/gate_limits.h"
#include "core/catalogue/plan_rules.h"
#include "core/catalogue/progress_rules.h"
#include "core/catalogue/readiness_rules.h"
#include "knowledge/testing/changed_number.h"

namespace dowel {
namespace {

using dowel::testing::files_with;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Knowledge& built_in() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

int line_of(const std::string& file, const std::string& text) {
  for (const KnowledgeFile& each : embedded_files()) {
    if (each.name != file) continue;
    const auto at = each.text.find(text);
    return 1 + static_cast<int>(std::count(
                   each.text.begin(), each.text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }
  return 0;
}

TEST(Rules, EveryRoomHasItsOwn) {
  EXPECT_EQ(built_in().gate->least_reps, 3);
  EXPECT_EQ(built_in().progress->gap_days, 21);
  EXPECT_EQ(built_in().plan->weeks_after_back_pain, 12);
  EXPECT_EQ(built_in().coach->pain_days, 7);
  EXPECT_EQ(built_in().readiness->amber.to, 5);
  EXPECT_EQ(built_in().plan->choices.after_sitting.size(), 1U);
}

struct Wrong {
  const char* what;
  const char* id;
  const char* key;
  const char* value;
  const char* file;     // where the entry stands
  const char* where;    // end of Error::where
  const char* message;  // part of Error::message
  const char* hint;     // part of Error::hint
};

TEST(Rules, AWrongOneIsRefusedByFileLineAndKey) {
  const Wrong table[] = {
      {"another unit", "progress-gap", "unit", "\"weeks\"", "settings.toml", ".unit",
       "asked for in days", "give it in days"},
      {"out of range", "gate-least-seen", "value", "[60, 60]", "settings.toml", ".value",
       "out of range", "between 0 and 1"},
      {"two figures", "gate-least-reps", "value", "[3, 4]", "settings.toml", ".value",
       "single figure", "same figure twice"},
      {"not whole", "gate-least-reps", "value", "[2.5, 2.5]", "settings.toml", ".value",
       "must be whole", "whole numbers"},
      {"no such value", "gate-pain-red", "text", "\"Pain of {level}.\"", "sentences.toml", ".text",
       "{level} is neither", "its values are: pain"},
      {"a range as one figure", "gate-green-would-change", "text", "\"Up to {pain-safe}.\"",
       "sentences.toml", ".text", "{pain-safe} is neither", ".from, .to or .above"},
      {"an open brace", "gate-pain-red", "text", "\"Pain of {pain\"", "sentences.toml", ".text",
       "brace", "{name}"},
  };
  for (const Wrong& wrong : table) {
    const auto loaded = load_files(files_with(wrong.id, wrong.key, wrong.value));
    ASSERT_FALSE(loaded) << wrong.what;
    const std::string id = std::string("id = \"") + wrong.id + "\"";
    const std::string line = std::to_string(line_of(wrong.file, id));
    EXPECT_THAT(loaded.error().where, HasSubstr(wrong.file + (":" + line))) << wrong.what;
    EXPECT_TRUE(loaded.error().where.ends_with(wrong.where)) << loaded.error().where;
    EXPECT_THAT(loaded.error().message, HasSubstr(wrong.message)) << wrong.what;
    EXPECT_THAT(loaded.error().hint, HasSubstr(wrong.hint)) << wrong.what;
  }
}

TEST(Rules, AMissingOneIsNamed) {
  const auto rename = [](const std::string& id) {
    std::vector<KnowledgeFile> changed = embedded_files();
    for (KnowledgeFile& file : changed) {
      const auto at = file.text.find("id = \"" + id + "\"");
      if (at == std::string::npos) continue;
      file.put(std::string(file.text).replace(at, id.size() + 7, "id = \"renamed\""));
    }
    return load_files(changed);
  };
  const auto number = rename("progress-gap");
  ASSERT_FALSE(number);
  EXPECT_THAT(number.error().message, HasSubstr("'progress-gap' is missing"));
  EXPECT_THAT(number.error().where, HasSubstr("settings.toml"));
  const auto sentence = rename("gate-pain-red");
  ASSERT_FALSE(sentence);
  EXPECT_THAT(sentence.error().message, HasSubstr("'gate-pain-red' is missing"));
  const auto choice = rename("choice-warm-up");
  ASSERT_FALSE(choice);
  EXPECT_THAT(choice.error().message, HasSubstr("'choice-warm-up' is missing"));
}

TEST(Rules, ASentenceThatNobodySaysIsRefused) {
  std::vector<KnowledgeFile> files = embedded_files();
  for (KnowledgeFile& file : files) {
    if (file.name == "sentences.toml") {
      file.put(std::string(file.text) +
               "\n[[phrase]]\nid = \"gate-film-beside\"\ntext = \"words\"\n");
    }
  }
  const auto loaded = load_files(files);
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, HasSubstr("nothing in Dowel says 'gate-film-beside'"));
  EXPECT_THAT(loaded.error().hint, HasSubstr("gate-film-besides"));
}

TEST(Rules, EverySettingSaysWhatItIsAndWhereFrom) {
  for (const Number& number : built_in().numbers) {
    EXPECT_THAT(number.sources, Not(IsEmpty())) << number.id;
    EXPECT_GT(number.name.size(), 8U) << number.id;
    EXPECT_THAT(number.unit, Not(IsEmpty())) << number.id;
  }
  for (const Sentence& sentence : built_in().sentences) {
    EXPECT_GT(sentence.text.size(), 5U) << sentence.id;
  }
}

// No limit that a number holds is spelled a second time in a sentence: where pain is spoken of in
// figures they come from the numbers.
TEST(Rules, FiguresOfPainComeFromTheNumbers) {
  const Knowledge other =
      load_files([] {
        auto files = files_with("pain-safe", "value", "[0, 1]");
        for (KnowledgeFile& file : files) {
          const std::string was = "name = \"Pain during exercise: amber\", value = [2, 5]";
          const auto at = file.text.find(was);
          if (at != std::string::npos) {
            file.put(std::string(file.text).replace(at + was.size() - 6, 6, "[1, 8]"));
          }
        }
        return files;
      }())
          .value();
  ASSERT_EQ(other.sentences.size(), built_in().sentences.size());
  int changed = 0;
  for (std::size_t i = 0; i < other.sentences.size(); ++i) {
    const std::string& was = built_in().sentences[i].text;
    const bool names_a_limit =
        was.find("of 10") != std::string::npos && was.find_first_of("0123456789") < was.find("10");
    if (names_a_limit) {
      EXPECT_NE(other.sentences[i].text, was) << other.sentences[i].id;
    }
    changed += other.sentences[i].text != was;
  }
  EXPECT_GE(changed, 8);
}

TEST(Rules, WarningSignsConditionsAndAimsAreThere) {
  EXPECT_EQ(built_in().red_flags.size(), 9U);
  EXPECT_EQ(std::ranges::count_if(built_in().red_flags, &RedFlagQuestion::at_once), 4);
  for (const char* id : {"low_back_pain", "stiff_hips", "sits_a_lot", "tired_spine", "pregnancy"}) {
    const AthleteCondition* condition = find_entry(built_in().conditions, id);
    ASSERT_TRUE(condition) << id;
    EXPECT_THAT(condition->means, Not(IsEmpty())) << id;
  }
}

}  // namespace
}  // namespace dowel
