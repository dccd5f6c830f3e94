#include "formats/foreign_dates.h"

#include <gtest/gtest.h>

#include "formats/testing/importer.h"

namespace dowel::formats {
namespace {

using testing::all_words;

std::string time_of(const DateReader& reader, std::string_view text) {
  const auto time = reader.read(text);
  return time ? to_text(time->time) + (time->utc ? "Z" : "") : "none";
}

std::string alone(std::string_view text) {
  return time_of(DateReader{&all_words(), {text}, std::nullopt, {}}, text);
}

struct Year {
  const char* language;
  std::array<const char*, 12> months;
};

// As Hevy writes a start, day and month before the year. Months as date-fns 3 shortens them, which
// Hevy's web export shows; Java and ICU differ in a point or a letter.
constexpr Year kYears[] = {
    {"en", {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}},
    {"de",
     {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
      "Dez."}},
    {"fr",
     {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
      "déc."}},
    {"es", {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"}},
    {"it", {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"}},
    {"pt", {"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"}},
    {"ru",
     {"янв.", "фев.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.",
      "дек."}},
    {"nl",
     {"jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.",
      "dec."}},
    {"pl", {"sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"}},
    {"tr", {"Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"}},
    {"ja", {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}},
    {"zh",
     {"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月",
      "十二月"}},
    {"ko", {"1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"}},
    {"uk",
     {"січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.",
      "груд."}},
    {"sv",
     {"jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.",
      "dec."}}};

TEST(ForeignDates, AYearInEachLanguage) {
  for (const Year& year : kYears) {
    std::vector<std::string> texts;
    for (const char* month : year.months) {
      texts.push_back("7 " + std::string{month} + " 2025, 18:05");
    }
    const DateReader reader{&all_words(), {texts.begin(), texts.end()}, std::nullopt, {}};
    EXPECT_TRUE(reader.unclear_languages().empty()) << year.language;
    for (int month = 1; month <= 12; ++month) {
      const auto time = reader.read(texts[static_cast<std::size_t>(month) - 1]);
      ASSERT_TRUE(time) << year.language << " " << month;
      EXPECT_EQ(time->time, *make_local_time(2025, month, 7, 18, 5, 0)) << year.language;
    }
  }
}

TEST(ForeignDates, LongFormsWithSmallWords) {
  EXPECT_EQ(alone("Thursday, 13 February 2025 at 18:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("Wednesday, September 10, 2025 at 6:43 AM"), "2025-09-10T06:43:00");
  EXPECT_EQ(alone("Donnerstag, 13. Februar 2025 um 18:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("jeudi 13 février 2025 à 18:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("mar. 13 mai 2025, 18:39"), "2025-05-13T18:39:00");  // a Tuesday in May
  EXPECT_EQ(alone("13 de fev. de 2025, 18:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("13 feb 2025, 6:39 p. m."), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("13 февраля 2025 г., 18:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("2025年2月13日 18:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("2025年2月13日(木) 午後6:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("2025年2月13日 18時39分"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("2025년 2월 13일 오후 6:39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("2025. 2. 13. 오전 6:39"), "2025-02-13T06:39:00");
  EXPECT_EQ(alone("2025/02/13 6:39 PM"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("13.2.2025 18.39"), "2025-02-13T18:39:00");
  EXPECT_EQ(alone("28-Mar-2025 17:29"), "2025-03-28T17:29:00");
}

TEST(ForeignDates, OneDayAboveTwelveSettlesTheOrderOfAll) {
  const DateReader day{&all_words(), {"04/05/2025, 18:10", "31/01/2025, 18:10"}, std::nullopt, {}};
  EXPECT_FALSE(day.unclear_order());
  EXPECT_EQ(time_of(day, "04/05/2025, 18:10"), "2025-05-04T18:10:00");
  const DateReader month{&all_words(), {"04/05/2025", "01/31/2025"}, std::nullopt, {}};
  EXPECT_EQ(time_of(month, "04/05/2025"), "2025-04-05T00:00:00");
  const DateReader dashes{&all_words(), {"04-05-2025", "31-01-2025"}, std::nullopt, {}};
  EXPECT_EQ(time_of(dashes, "04-05-2025"), "2025-05-04T00:00:00");
}

TEST(ForeignDates, WhatCannotBeToldIsAsked) {
  const DateReader unclear{&all_words(), {"04/05/2025", "02/03/2025"}, std::nullopt, {}};
  EXPECT_TRUE(unclear.unclear_order());
  const DateReader told{&all_words(), {"04/05/2025"}, DayOrder::kMonthFirst, {}};
  EXPECT_FALSE(told.unclear_order());
  EXPECT_EQ(time_of(told, "04/05/2025"), "2025-04-05T00:00:00");
  EXPECT_FALSE((DateReader{&all_words(), {"05/05/2025"}, std::nullopt, {}}.unclear_order()));
  const DateReader both{&all_words(), {"31/05/2025", "05/31/2025"}, std::nullopt, {}};
  EXPECT_TRUE(both.contradictory_order());
}

// Two languages that know the same word as different months are not chosen between.
TEST(ForeignDates, MonthsOfTwoLanguagesAreAsked) {
  ForeignWords words;
  LanguageWords one{.id = "aa", .months = {}}, other{.id = "bb", .months = {}};
  for (int month = 0; month < 12; ++month) {
    one.months.push_back({"a" + std::string(1, char('a' + month)) + "x", month == 5 ? "lip" : "q"});
    other.months.push_back(
        {"b" + std::string(1, char('a' + month)) + "x", month == 6 ? "lip" : "r"});
  }
  words.languages = {one, other};
  const DateReader unclear{&words, {"1 lip 2025"}, std::nullopt, {}};
  EXPECT_EQ(unclear.unclear_languages(), (std::vector<std::string>{"aa", "bb"}));
  const DateReader told{&words, {"1 lip 2025"}, std::nullopt, "bb"};
  EXPECT_TRUE(told.unclear_languages().empty());
  EXPECT_EQ(time_of(told, "1 lip 2025"), "2025-07-01T00:00:00");
  // Another word of the file settles it.
  const DateReader settled{&words, {"1 lip 2025", "1 bcx 2025"}, std::nullopt, {}};
  EXPECT_EQ(time_of(settled, "1 lip 2025"), "2025-07-01T00:00:00");
}

// A file of one month: its form counts where a language has it, before cuts of other names.
TEST(ForeignDates, AFormThatIsListedCountsBeforeACutOfAnother) {
  for (int month = 1; month <= 12; ++month) {
    static const char* const kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string text = std::string("3 ") + kMonths[month - 1] + " 2025, 18:10";
    const DateReader alone{&all_words(), {text}, std::nullopt, {}};
    EXPECT_TRUE(alone.unclear_languages().empty()) << text;
    const std::string number = (month < 10 ? "0" : "") + std::to_string(month);
    EXPECT_EQ(time_of(alone, text), "2025-" + number + "-03T18:10:00");
  }
  const DateReader finnish{&all_words(), {"3 mar 2025", "3 lok 2025"}, std::nullopt, {}};
  EXPECT_TRUE(finnish.unclear_languages().empty());
  EXPECT_EQ(time_of(finnish, "3 mar 2025"), "2025-11-03T00:00:00") << "another word settles it";
}

TEST(ForeignDates, GuessesNothing) {
  for (const char* text :
       {"", "7 Foo 2025, 18:05", "31 févr. 2025, 10:00", "7 mai juin 2025", "7 mai 25, 17:29",
        "13:00 PM", "Jan 1, 2024, 13:00 PM", "2025-03-28 17:29 später", "99/99/2025",
        "2025年13月1日", "1 2 3", "mai 2025"}) {
    EXPECT_EQ(alone(text), "none") << text;
  }
}

}  // namespace
}  // namespace dowel::formats
