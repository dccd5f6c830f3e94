#include "knowledge/load_how_to.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace dowel {
namespace {

using ::testing::HasSubstr;

const Knowledge& built_in() {
  static const Knowledge knowledge = load_embedded().value();
  return knowledge;
}

const std::vector<HowTo>& how_tos() {
  static const std::vector<HowTo> entries = load_how_to(embedded_files(), built_in()).value();
  return entries;
}

TEST(HowTo, NothingOfTheCatalogueIsMissing) {
  std::size_t expected = 0;
  const auto expect_all = [&](const auto& entries) {
    for (const auto& entry : entries) {
      EXPECT_TRUE(find_how_to(how_tos(), entry.id)) << entry.id << " has no how-to";
      ++expected;
    }
  };
  expect_all(built_in().exercises);
  expect_all(built_in().drills);
  expect_all(built_in().tests);
  EXPECT_EQ(how_tos().size(), expected);
  EXPECT_GE(expected, 41U + 10U + 24U);
}

// Whoever steps down must not be sent to something that the catalogue calls harder, and up never to
// something easier.
TEST(HowTo, StepsAgreeWithTheLadder) {
  const auto has = [](const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
  };
  for (const HowTo& entry : how_tos()) {
    const Exercise* exercise = find_entry(built_in().exercises, entry.id);
    if (!exercise) continue;
    for (const HowToStep& step : entry.easier) {
      EXPECT_FALSE(has(exercise->harder, step.to)) << entry.id << " easier " << step.to;
      const Exercise* there = find_entry(built_in().exercises, step.to);
      const bool asks_more = there && has_flag(*there, Flag::kVeryHard);
      EXPECT_FALSE(asks_more) << entry.id << " easier " << step.to;
    }
    for (const HowToStep& step : entry.harder) {
      EXPECT_FALSE(has(exercise->easier, step.to)) << entry.id << " harder " << step.to;
    }
  }
}

// Two ways must not send somebody round in a circle: what is harder than A is not easier than A.
TEST(HowTo, NoStepIsBothWays) {
  for (const HowTo& entry : how_tos()) {
    for (const HowToStep& down : entry.easier) {
      for (const HowToStep& up : entry.harder) {
        EXPECT_TRUE(down.to.empty() || down.to != up.to) << entry.id << " " << down.to;
      }
      const HowTo* below = find_how_to(how_tos(), down.to);
      if (!below) continue;
      EXPECT_TRUE(std::ranges::none_of(below->easier,
                                       [&](const HowToStep& step) { return step.to == entry.id; }))
          << entry.id << " and " << below->id << " are each easier than the other";
    }
  }
}

// Plain words, short sentences: a beginner reads it between two sets.
TEST(HowTo, SentencesAreShort) {
  constexpr int kMostWords = 26;
  const auto longest = [](const std::string& text) {
    int most = 0, words = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ') ++words;
      const bool ends = text[i] == '.' || text[i] == ';' || text[i] == ':' || text[i] == '?';
      if (ends) words = 0;
      most = std::max(most, words);
    }
    return most;
  };
  for (const HowTo& entry : how_tos()) {
    std::vector<std::string> texts{entry.cue, entry.feel, entry.stop_if};
    texts.insert(texts.end(), entry.set_up.begin(), entry.set_up.end());
    texts.insert(texts.end(), entry.movement.begin(), entry.movement.end());
    for (const std::string& text : texts) {
      EXPECT_LE(longest(text), kMostWords) << entry.id << ": " << text;
      EXPECT_TRUE(text.ends_with('.') || text.ends_with('?')) << entry.id << ": " << text;
    }
  }
}

constexpr const char* kGood = R"([[how_to]]
id = "X-22"
cue = "Hips back."
set_up = ["Stand."]
movement = ["Bend."]
feel = "A stretch."
stop_if = "It hurts."
easier = [{ says = "With a stick.", to = "dowel-hinge" }]
harder = [{ says = "Slower." }]
)";

Result<std::vector<HowTo>> read(const std::string& text) {
  return load_how_to({{"howto.toml", text}}, built_in());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(HowTo, MistakesAreNamedWithTheirPlace) {
  ASSERT_TRUE(read(kGood)) << read(kGood).error().message;
  const std::vector<std::pair<std::string, std::string>> bad{
      {replaced(kGood, "X-22", "X-99"), "no exercise, drill or test"},
      {replaced(kGood, "dowel-hinge", "dowel-binge"), "no exercise and no drill"},
      {replaced(kGood, "dowel-hinge", "X-22"), "the entry itself"},
      {replaced(kGood, "[\"Stand.\"]", "[]"), "does not say this part"},
      {replaced(kGood, "[{ says = \"Slower.\" }]", "[]"), "does not say this part"},
      {replaced(kGood, "stop_if = \"It hurts.\"\n", ""), "stop_if"},
      {replaced(kGood, "Hips back.", std::string(70, 'a')), "too long"},
      {replaced(kGood, "feel", "feal"), "feel"},
      {std::string(kGood) + kGood, "told twice"},
  };
  for (const auto& [text, words] : bad) {
    const auto entries = read(text);
    ASSERT_FALSE(entries) << text;
    EXPECT_THAT(entries.error().message + entries.error().where, HasSubstr(words));
    EXPECT_THAT(entries.error().where, HasSubstr("howto.toml:"));
  }
}

}  // namespace
}  // namespace dowel
