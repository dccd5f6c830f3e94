#include "core/catalogue/sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel {
namespace {

using ::testing::ElementsAre;

TEST(Sentence, PutsValuesIntoTheirPlaces) {
  EXPECT_EQ(fill("Pain of {pain} of 10.", {{"pain", "4"}}), "Pain of 4 of 10.");
  EXPECT_EQ(fill("{a}{b}{a}", {{"a", "1"}, {"b", "-"}}), "1-1");
  EXPECT_EQ(fill("nothing to put in", {{"pain", "4"}}), "nothing to put in");
  EXPECT_EQ(fill("{pain}", {{"pain", "{pain}"}}), "{pain}") << "a value is no text of ours";
}

TEST(Sentence, CountsChooseTheWord) {
  const std::string text = "{n} {n?set|sets}";
  EXPECT_EQ(fill(text, {{"n", "1"}}), "1 set");
  EXPECT_EQ(fill(text, {{"n", "0"}}), "0 sets");
  EXPECT_EQ(fill(text, {{"n", "1.5"}}), "1.5 sets");
  EXPECT_EQ(fill("{n?once|{n:words} times} more", {{"n", "1"}}), "once more");
  EXPECT_EQ(fill("{n?once|{n:words} times} more", {{"n", "3"}}), "three times more");
}

TEST(Sentence, NumbersInWordsUpToTwenty) {
  EXPECT_EQ(fill("{n:words}", {{"n", "12"}}), "twelve");
  EXPECT_EQ(fill("{n:Words}", {{"n", "2"}}), "Two");
  EXPECT_EQ(fill("{n:words}", {{"n", "20"}}), "twenty");
  EXPECT_EQ(fill("{n:words}", {{"n", "21"}}), "21");
  EXPECT_EQ(fill("{n:words}", {{"n", "2.5"}}), "2.5");
  EXPECT_EQ(fill("{n:words}", {{"n", "-1"}}), "-1");
  EXPECT_EQ(fill("{n:Words}", {{"n", ""}}), "");
}

TEST(Sentence, PerCentAndFractionsAsParts) {
  EXPECT_EQ(fill("{n:part} lighter", {{"n", "10"}}), "a tenth lighter");
  EXPECT_EQ(fill("{n:part}", {{"n", "0.5"}}), "half");
  EXPECT_EQ(fill("{n:part}", {{"n", "0.25"}}), "a quarter");
  EXPECT_EQ(fill("{n:part}", {{"n", "12.5"}}), "12.5 per cent");
}

TEST(Sentence, WhatIsNotKnownYetStaysOpen) {
  const auto only_b = [](std::string_view name) {
    return name == "b" ? std::optional<std::string>("2") : std::nullopt;
  };
  EXPECT_EQ(fill_known("{a} {b} {a?one {b}|{b:words}} {b?x|y}", only_b), "{a} 2 {a?one 2|two} y");
  EXPECT_THAT(open_places("{a} {b:words} {c?{d}|{a}}"), ElementsAre("a", "b", "c", "d"));
}

TEST(Sentence, OpenAndNamelessBracesAreFound) {
  for (const char* good : {"", "plain", "{a}", "{a?{b}|c}"}) EXPECT_TRUE(is_well_formed(good));
  for (const char* bad : {"{", "a {b", "b}", "{}", "{:words}", "{?x|y}", "}{"}) {
    EXPECT_FALSE(is_well_formed(bad)) << bad;
  }
  EXPECT_EQ(fill("an open {brace", {{"brace", "x"}}), "an open {brace");
}

TEST(Sentence, NumbersHaveNoTrailingZeros) {
  EXPECT_EQ(plain_number(2), "2");
  EXPECT_EQ(plain_number(39.5), "39.5");
  EXPECT_EQ(plain_number(0.1 + 0.2), "0.3");
  EXPECT_EQ(plain_number(-1e-9), "0");
}

}  // namespace
}  // namespace dowel
