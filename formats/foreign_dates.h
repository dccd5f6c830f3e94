#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/catalogue/foreign_words.h"
#include "core/log/civil_time.h"

namespace dowel::formats {

/// A moment as an exporting app writes it, and whether it says so in UTC.
struct ForeignTime {
  LocalTime time{};
  bool utc = false;
};

/// Which comes first where day and month are both numbers: 04/05/2025.
enum class DayOrder { kDayFirst, kMonthFirst };

/// Words of all languages that may stand in a date, folded (folded_text.h).
class DateWords {
 public:
  /// @param words  languages beside English; null for English alone
  explicit DateWords(const ForeignWords* words);

  struct Language {
    std::string id{};
    std::unordered_map<std::string, int>
        months{};                              ///< form → 1 … 12; 0 where a cut form is unclear
    std::unordered_set<std::string> listed{};  ///< of these forms those that are no cuts
  };
  const std::vector<Language>& languages() const { return languages_; }
  bool is_month(const std::string& word) const;
  /// Weekdays and words that say nothing: "monday", "at", "de".
  bool is_beside(const std::string& word) const { return beside_.contains(word); }
  bool is_weekday(const std::string& word) const { return weekdays_.contains(word); }
  /// 0 before noon, 12 after, none for any other word.
  std::optional<int> half_of_day(const std::string& word) const;

 private:
  std::vector<Language> languages_;
  std::unordered_set<std::string> beside_, weekdays_;
  std::unordered_map<std::string, int> halves_;
};

/// A date before it is known which language it is in and whether the day comes first.
struct UnsettledDate {
  int year = 0, month = 0, day = 0;
  std::string month_word{};   ///< month is 0 and depends on the language
  bool either_order = false;  ///< day and month may be the other way round; `day` stands first
  std::array<int, 3> clock{};
  bool utc = false;
  int offset_min = 0;  ///< to be taken away
};

/// Takes a date apart: ISO 8601 with or without zone, `28 Mar 2025, 17:29`, `Jan 1, 2024, 10:00
/// AM`, `2 Dez. 2024, 18:22`, `05.06.2026, 07:30` (day first), `2025/06/02`, `2025. 3. 1.`,
/// `2025年3月1日 18:05`, `04/05/2025`, each with weekdays and small words. What does not match
/// whole is nothing; years have four digits.
std::optional<UnsettledDate> take_date_apart(std::string_view text, const DateWords& words);

/// Reads the dates of one file. The language of its months is the one that knows most of the words
/// in it; whether the day comes first is told by days beyond twelve. Neither is guessed: where it
/// cannot be told, `unclear_*` says so, and the dates must not be used.
class DateReader {
 public:
  /// Reads English and ISO.
  DateReader() : DateReader(nullptr, {}, std::nullopt, {}) {}
  /// @param cells  every date of the file
  /// @param order,language  where the user said so; empty otherwise
  DateReader(const ForeignWords* words, const std::vector<std::string_view>& cells,
             std::optional<DayOrder> order, const std::string& language);

  std::optional<ForeignTime> read(std::string_view text) const;

  bool unclear_order() const { return unclear_order_; }
  /// Some dates can only be day first and others only month first.
  bool contradictory_order() const { return contradictory_; }
  /// Languages in which the same words are different months; empty when it is clear.
  const std::vector<std::string>& unclear_languages() const { return unclear_languages_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Known =
      std::unordered_map<std::string, std::optional<UnsettledDate>, Hash, std::equal_to<>>;

  void settle_order(const Known& dates, std::optional<DayOrder> order);
  void settle_language(const Known& dates, const std::string& language);
  int month_of(const std::string& word) const;
  std::optional<ForeignTime> settled(const UnsettledDate& date) const;

  DateWords words_;
  DayOrder order_ = DayOrder::kDayFirst;
  const DateWords::Language* language_ = nullptr;
  bool unclear_order_ = false, contradictory_ = false;
  std::vector<std::string> unclear_languages_;
  std::unordered_map<std::string, std::optional<ForeignTime>, Hash, std::equal_to<>> times_;
};

}  // namespace dowel::formats
