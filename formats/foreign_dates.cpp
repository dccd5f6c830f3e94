// Dates as other programs write them. A date is first taken apart without knowing the language of
// its month or the order of day and month; both are then settled for the whole file at once.
#include "formats/foreign_dates.h"

#include <algorithm>
#include <utility>

#include "core/base/plain_text.h"
#include "formats/date_tokens.h"
#include "formats/folded_text.h"

namespace dowel::formats {
namespace {

using Tokens = std::vector<DateToken>;

LanguageWords english() {
  return {.id = "en",
          .months = {{"january"},
                     {"february"},
                     {"march"},
                     {"april"},
                     {"may"},
                     {"june"},
                     {"july"},
                     {"august"},
                     {"september", "sept"},
                     {"october"},
                     {"november"},
                     {"december"}},
          .weekdays = {"mon", "monday", "tue", "tuesday", "wed", "wednesday", "thu", "thursday",
                       "fri", "friday", "sat", "saturday", "sun", "sunday"},
          .before_noon = {"am"},
          .after_noon = {"pm"},
          .beside_dates = {"at"}};
}

// Where the first `count` characters of a word end; npos when it has no more than these.
std::size_t prefix_end(const std::string& word, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < word.size(); --count) at += char_at(word, at).size;
  return at < word.size() && count == 0 ? at : std::string::npos;
}

// A language's months by all their forms. Programs cut names where they like, from three letters
// on; what two months share says neither.
DateWords::Language months_of(const LanguageWords& words) {
  DateWords::Language language{.id = words.id};
  const auto each_form = [&](auto&& take) {
    for (std::size_t month = 0; month < words.months.size(); ++month) {
      for (const std::string& form : words.months[month]) take(folded(form), int(month) + 1);
    }
  };
  each_form([&](const std::string& form, int month) { language.months[form] = month; });
  const auto whole = language.months;
  for (const auto& [form, month] : whole) language.listed.insert(form);
  each_form([&](const std::string& form, int month) {
    for (std::size_t length = 3;; ++length) {
      const std::size_t end = prefix_end(form, length);
      if (end == std::string::npos) return;
      const std::string cut = form.substr(0, end);
      if (whole.contains(cut)) continue;
      const auto [found, fresh] = language.months.try_emplace(cut, month);
      if (!fresh && found->second != month) found->second = 0;
    }
  });
  return language;
}

bool is_hour_mark(const DateToken& token) {
  return token.is_mark(':') ||
         (token.is_word() && (token.word == "h" || token.word == "u" || token.word == "時" ||
                              token.word == "时" || token.word == "点" || token.word == "시"));
}

// Reads the clock out of a date; what is left are the tokens of the day.
class ClockReader {
 public:
  ClockReader(Tokens tokens, const DateWords& words) : tokens_(std::move(tokens)), words_(words) {}

  // @returns the tokens of the day, nothing when the clock is wrong
  std::optional<Tokens> read(UnsettledDate& date) {
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
      if (tokens_[i].is_number() && is_hour_mark(tokens_[i + 1]) && tokens_[i + 2].is_number()) {
        return read_at(i, date);
      }
    }
    return read_pointed(date);
  }

 private:
  bool number_at(std::size_t at, char mark) const {
    return at + 1 < tokens_.size() && tokens_[at].is_mark(mark) && tokens_[at + 1].is_number();
  }
  bool word_at(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].is_word() && tokens_[at].word == word;
  }

  std::optional<Tokens> read_at(std::size_t at, UnsettledDate& date) {
    std::size_t begin = at;
    std::size_t end = at + 3;
    date.clock = {tokens_[at].value, tokens_[at + 2].value, 0};
    if (number_at(end, ':')) {
      date.clock[2] = tokens_[end + 1].value;
      end += 2;
      if (number_at(end, '.')) end += 2;  // a fraction of the second
    }
    if (word_at(end, "分") || word_at(end, "분")) ++end;
    if (begin > 0 && word_at(begin - 1, "t")) --begin;
    if (!read_zone(end, date) || !read_half(begin, end, date)) return std::nullopt;
    return without(begin, end);
  }

  // 18.05 behind a whole date, as Finns and Danes write it.
  std::optional<Tokens> read_pointed(UnsettledDate& date) {
    const std::size_t n = tokens_.size();
    const bool pointed = n >= 6 && tokens_[n - 3].is_number() && tokens_[n - 2].is_mark('.') &&
                         tokens_[n - 1].is_number() && tokens_[n - 1].width == 2 &&
                         tokens_[n - 4].is_number() && tokens_[n - 4].width == 4;
    if (!pointed) return tokens_;
    date.clock = {tokens_[n - 3].value, tokens_[n - 1].value, 0};
    return without(n - 3, n);
  }

  bool read_zone(std::size_t& end, UnsettledDate& date) const {
    if (word_at(end, "z")) {
      date.utc = true;
      return ++end == tokens_.size();
    }
    const bool east = end < tokens_.size() && tokens_[end].is_mark('+');
    const bool west = end < tokens_.size() && tokens_[end].is_mark('-');
    if ((!east && !west) || end + 1 >= tokens_.size() || !tokens_[end + 1].is_number()) return true;
    int hours = tokens_[end + 1].value;
    int minutes = 0;
    if (number_at(end + 2, ':')) {
      minutes = tokens_[end + 3].value;
      end += 4;
    } else if (tokens_[end + 1].width == 4) {
      minutes = hours % 100;
      hours /= 100;
      end += 2;
    } else if (tokens_[end + 1].width == 2) {
      end += 2;  // +02, as databases write it
    } else {
      return false;
    }
    date.utc = true;
    date.offset_min = (east ? 1 : -1) * (hours * 60 + minutes);
    return end == tokens_.size() && hours < 24 && minutes < 60;
  }

  // "PM" behind the clock, "午後" before it, "p. m." in two words.
  bool read_half(std::size_t& begin, std::size_t& end, UnsettledDate& date) const {
    std::optional<int> half;
    const auto word = [&](std::size_t at) { return tokens_[at].is_word() ? tokens_[at].word : ""; };
    if (end + 1 < tokens_.size() && word(end + 1) == "m" && word(end).size() == 1) {
      half = words_.half_of_day(word(end) + "m");
      if (half) end += 2;
    }
    if (!half && end < tokens_.size()) {
      half = words_.half_of_day(word(end));
      if (half) ++end;
    }
    if (!half && begin > 0) {
      half = words_.half_of_day(word(begin - 1));
      if (half) --begin;
    }
    if (!half) return true;
    if (date.clock[0] < 1 || date.clock[0] > 12) return false;
    date.clock[0] = date.clock[0] % 12 + *half;
    return true;
  }

  Tokens without(std::size_t begin, std::size_t end) const {
    Tokens rest(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(begin));
    rest.insert(rest.end(), tokens_.begin() + static_cast<std::ptrdiff_t>(end), tokens_.end());
    return rest;
  }

  Tokens tokens_;
  const DateWords& words_;
};

// The word that is the month; empty when there is none, nothing when the words are no date's.
// A weekday cut short may look like a month ("mar." is Tuesday in French): the other word decides.
std::optional<std::string> month_word_of(const Tokens& tokens, const DateWords& words) {
  std::string month;
  for (const DateToken& token : tokens) {
    if (!token.is_word()) continue;
    const bool beside = words.is_beside(token.word);
    if (!words.is_month(token.word)) {
      if (!beside) return std::nullopt;
    } else if (month.empty() || (words.is_weekday(month) && !words.is_weekday(token.word))) {
      if (!month.empty() && !words.is_weekday(month)) return std::nullopt;
      month = token.word;
    } else if (!words.is_weekday(token.word)) {
      return std::nullopt;  // two months
    }
  }
  return month;
}

// Numbers with the sign of year, month or day behind them.
bool read_signed(Tokens& tokens, UnsettledDate& date) {
  const auto is_sign = [](const std::string& word, const char* one, const char* other) {
    return word == one || word == other;
  };
  for (std::size_t i = 0; i + 1 < tokens.size();) {
    int* part = nullptr;
    if (tokens[i].is_number() && tokens[i + 1].is_word()) {
      const std::string& sign = tokens[i + 1].word;
      part = is_sign(sign, "年", "년")   ? &date.year
             : is_sign(sign, "月", "월") ? &date.month
             : is_sign(sign, "日", "일") ? &date.day
                                         : nullptr;
    }
    if (part == nullptr) {
      ++i;
      continue;
    }
    if (*part != 0) return false;
    *part = tokens[i].value;
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                 tokens.begin() + static_cast<std::ptrdiff_t>(i) + 2);
  }
  return true;
}

bool is_small_mark(const DateToken& token) {
  return token.is_mark(',') || token.is_mark('(') || token.is_mark(')') || token.is_mark('?');
}

// Year and day beside a month that is named.
bool read_beside_month(const Tokens& tokens, UnsettledDate& date) {
  for (const DateToken& token : tokens) {
    if (token.is_mark('.') || token.is_mark('-') || token.is_mark('/')) continue;
    if (!token.is_number()) return false;
    int& part = token.width == 4 ? date.year : date.day;
    if (part != 0 || token.width == 3 || token.width > 4) return false;
    part = token.value;
  }
  return date.year != 0 && date.day != 0;
}

// Three numbers with the same mark between them.
bool read_numbers(Tokens tokens, UnsettledDate& date) {
  if (tokens.size() == 6 && tokens[5].is_mark('.')) tokens.pop_back();  // 2025. 3. 1.
  if (tokens.size() != 5 || !tokens[0].is_number() || !tokens[2].is_number() ||
      !tokens[4].is_number() || tokens[1].kind != DateToken::Kind::kMark ||
      !tokens[3].is_mark(tokens[1].mark)) {
    return false;
  }
  const char mark = tokens[1].mark;
  if (mark != '-' && mark != '/' && mark != '.') return false;
  if (tokens[0].width == 4 && tokens[4].width <= 2) {
    date.year = tokens[0].value;
    date.month = tokens[2].value;
    date.day = tokens[4].value;
    return true;
  }
  if (tokens[4].width != 4 || tokens[0].width > 2 || tokens[2].width > 2) return false;
  date.year = tokens[4].value;
  date.day = tokens[0].value;
  date.month = tokens[2].value;
  date.either_order = mark != '.';
  return true;
}

}  // namespace

DateWords::DateWords(const ForeignWords* words) {
  const auto add = [&](const LanguageWords& language) {
    if (!language.months.empty()) languages_.push_back(months_of(language));
    for (const std::string& day : language.weekdays) weekdays_.insert(folded(day));
    for (const std::string& word : language.beside_dates) beside_.insert(folded(word));
    for (const std::string& word : language.before_noon) halves_[folded(word)] = 0;
    for (const std::string& word : language.after_noon) halves_[folded(word)] = 12;
  };
  add(english());
  if (words != nullptr) {
    for (const LanguageWords& language : words->languages) {
      if (language.id != "en") add(language);
    }
  }
  beside_.insert(weekdays_.begin(), weekdays_.end());
}

bool DateWords::is_month(const std::string& word) const {
  return std::any_of(languages_.begin(), languages_.end(), [&](const Language& language) {
    const auto found = language.months.find(word);
    return found != language.months.end() && found->second > 0;
  });
}

std::optional<int> DateWords::half_of_day(const std::string& word) const {
  const auto found = halves_.find(word);
  if (found == halves_.end()) return std::nullopt;
  return found->second;
}

std::optional<UnsettledDate> take_date_apart(std::string_view text, const DateWords& words) {
  UnsettledDate date;
  auto day = ClockReader{date_tokens(text, true), words}.read(date);
  if (!day) return std::nullopt;
  std::erase_if(*day, is_small_mark);
  if (!read_signed(*day, date)) return std::nullopt;
  const auto month = month_word_of(*day, words);
  if (!month) return std::nullopt;
  std::erase_if(*day, [](const DateToken& token) { return token.is_word(); });
  date.month_word = *month;
  if (date.year != 0 && date.month != 0 && date.day != 0) {
    if (!day->empty()) return std::nullopt;
    return date;
  }
  const bool named = !month->empty() || date.month != 0;
  if (named ? read_beside_month(*day, date) : read_numbers(*day, date)) return date;
  return std::nullopt;
}

DateReader::DateReader(const ForeignWords* words, const std::vector<std::string_view>& cells,
                       std::optional<DayOrder> order, const std::string& language)
    : words_(words) {
  Known dates;
  for (const std::string_view cell : cells) {
    if (dates.find(cell) == dates.end()) {
      dates.emplace(std::string{cell}, take_date_apart(cell, words_));
    }
  }
  settle_order(dates, order);
  settle_language(dates, language);
  for (const auto& [text, date] : dates) {
    times_.emplace(text, date ? settled(*date) : std::nullopt);
  }
}

void DateReader::settle_order(const Known& dates, std::optional<DayOrder> order) {
  bool day_first = false, month_first = false, either = false;
  for (const auto& [text, date] : dates) {
    if (!date || !date->either_order) continue;
    day_first = day_first || date->day > 12;
    month_first = month_first || date->month > 12;
    either = either || date->day != date->month;
  }
  contradictory_ = day_first && month_first;
  order_ = month_first ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
  if (order) order_ = *order;
  unclear_order_ = either && !order && !day_first && !month_first;
}

void DateReader::settle_language(const Known& dates, const std::string& language) {
  std::unordered_set<std::string> seen;
  for (const auto& [text, date] : dates) {
    if (date && !date->month_word.empty()) seen.insert(date->month_word);
  }
  const auto month_in = [](const DateWords::Language& in, const std::string& word) {
    const auto found = in.months.find(word);
    return found == in.months.end() ? 0 : found->second;
  };
  std::vector<const DateWords::Language*> best;
  std::ptrdiff_t most = 0;
  for (const DateWords::Language& candidate : words_.languages()) {
    if (!language.empty() && candidate.id != language) continue;
    const auto known = std::count_if(seen.begin(), seen.end(), [&](const std::string& word) {
      return month_in(candidate, word) > 0;
    });
    if (known > most) best.clear();
    if (known >= most && known > 0) best.push_back(&candidate);
    most = std::max(most, known);
  }
  if (best.empty()) return;
  // A form that a language has counts for more than one that is cut out of another's name: "mar" is
  // March, although it begins the Finnish November.
  const auto cuts = [&](const DateWords::Language* of) {
    return std::count_if(seen.begin(), seen.end(), [&](const std::string& word) {
      return month_in(*of, word) > 0 && !of->listed.contains(word);
    });
  };
  std::ptrdiff_t fewest = cuts(best.front());
  for (const DateWords::Language* of : best) fewest = std::min(fewest, cuts(of));
  std::erase_if(best, [&](const DateWords::Language* of) { return cuts(of) > fewest; });
  language_ = best.front();
  const bool same = std::all_of(best.begin(), best.end(), [&](const DateWords::Language* other) {
    return std::all_of(seen.begin(), seen.end(), [&](const std::string& word) {
      const int a = month_in(*language_, word);
      const int b = month_in(*other, word);
      return a == 0 || b == 0 || a == b;
    });
  });
  if (same) return;
  for (const DateWords::Language* other : best) unclear_languages_.push_back(other->id);
}

int DateReader::month_of(const std::string& word) const {
  if (language_ != nullptr) {
    if (const auto found = language_->months.find(word); found != language_->months.end()) {
      return found->second;
    }
  }
  // A form the language does not list: taken when all that know it agree.
  int month = 0;
  for (const DateWords::Language& language : words_.languages()) {
    const auto found = language.months.find(word);
    if (found == language.months.end() || found->second == 0) continue;
    if (month != 0 && month != found->second) return 0;
    month = found->second;
  }
  return month;
}

std::optional<ForeignTime> DateReader::settled(const UnsettledDate& date) const {
  int month = date.month;
  int day = date.day;
  if (!date.month_word.empty()) month = month_of(date.month_word);
  if (date.either_order && order_ == DayOrder::kMonthFirst) std::swap(day, month);
  const auto time =
      make_local_time(date.year, month, day, date.clock[0], date.clock[1], date.clock[2]);
  if (!time) return std::nullopt;
  return ForeignTime{*time - std::chrono::minutes{date.offset_min}, date.utc};
}

std::optional<ForeignTime> DateReader::read(std::string_view text) const {
  text = trimmed(text);
  if (const auto found = times_.find(text); found != times_.end()) return found->second;
  const auto date = take_date_apart(text, words_);
  // What no other date settles is not guessed.
  const bool unclear = date && date->either_order && times_.empty() && date->day != date->month &&
                       date->day <= 12 && date->month <= 12;
  if (!date || unclear) return std::nullopt;
  return settled(*date);
}

}  // namespace dowel::formats
