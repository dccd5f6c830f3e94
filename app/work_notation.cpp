#include "app/work_notation.h"

#include <cmath>
#include <sstream>
#include <string_view>

#include "core/log/plausible.h"
#include "formats/text_values.h"

namespace dowel::app {
namespace {

constexpr const char* kHowTo =
    "write for example 3x5x100 (sets, reps, load), 3x5 @100kg, 5x100kg, 3x30s or 4x20m @32kg";

enum class Kind { kBare, kSets, kReps, kSeconds, kMetres, kLoad };

struct Factor {
  double value = 0;  // seconds, metres or kilograms where the kind says so
  Kind kind = Kind::kBare;
};

tl::unexpected<Error> not_understood(const std::string& what, const std::string& hint = kHowTo) {
  return fail(ErrorCode::kUsage, what, hint);
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Lower case, one sign for "times", one for "less".
std::string normalised(const std::vector<std::string>& words) {
  constexpr std::string_view kTimes = "×";
  constexpr std::string_view kMinus = "−";
  std::string text;
  for (const std::string& word : words) {
    const std::string low = formats::lowered(word);
    if (!text.empty()) text.push_back(' ');
    for (std::size_t i = 0; i < low.size(); ++i) {
      const bool times = low.compare(i, kTimes.size(), kTimes) == 0;
      const bool minus = low.compare(i, kMinus.size(), kMinus) == 0;
      text.push_back(times || low[i] == '*' ? 'x' : minus ? '-' : low[i]);
      if (times) i += kTimes.size() - 1;
      if (minus) i += kMinus.size() - 1;
    }
  }
  return text;
}

class Reader {
 public:
  Reader(std::string text, MassUnit bare) : text_(std::move(text)), bare_(bare) {}

  Result<std::vector<WorkItem>> read_all() {
    std::vector<WorkItem> items;
    std::string before;  // the item before, as it was written
    for (skip(", ;"); at_ < text_.size(); skip(", ;")) {
      const std::size_t from = at_;
      auto item = read_item();
      DOWEL_TRY(item);
      std::string written(formats::trimmed(std::string_view(text_).substr(from, at_ - from)));
      DOWEL_TRY(check_lone_figure(before, written));
      before = std::move(written);
      items.push_back(*item);
    }
    if (items.empty()) return not_understood("it is not said what was done");
    return items;
  }

 private:
  // A figure alone behind other work: one more set, or the load that was forgotten? Repetitions
  // set after set (`8 8 6`) are plain.
  static Result<void> check_lone_figure(const std::string& before, const std::string& written) {
    constexpr double kMostRepetitions = 30;
    const auto figure = formats::parse_number(written);
    if (before.empty() || !figure) return {};
    if (formats::parse_number(before) && *figure <= kMostRepetitions) return {};
    return not_understood("'" + written + "' behind '" + before + "' may be a load or repetitions",
                          "write " + before + "x" + written + " or " + before + " @" + written +
                              "kg for a load, " + written + "reps for one more set");
  }
  void skip(std::string_view what) {
    while (at_ < text_.size() && what.find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool take(char c) {
    const std::size_t before = at_;
    skip(" ");
    if (at_ < text_.size() && text_[at_] == c) {
      ++at_;
      return true;
    }
    at_ = before;
    return false;
  }
  // Letters up to an `x`, which says "times" and is in no unit.
  std::string letters() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_letter(text_[at_]) && text_[at_] != 'x') ++at_;
    return text_.substr(from, at_ - from);
  }
  // The unit after a figure, also behind a blank; `bw` is none.
  std::string unit() {
    const std::size_t before = at_;
    skip(" ");
    std::string word = text_.compare(at_, 2, "bw") == 0 ? std::string() : letters();
    if (word.empty()) at_ = before;
    return word;
  }
  // A figure; below nothing it is the help of a machine or band, and only loads are.
  std::optional<double> number() {
    const std::size_t from = at_;
    if (at_ + 1 < text_.size() && text_[at_] == '-' && is_digit(text_[at_ + 1])) ++at_;
    while (at_ < text_.size() &&
           (is_digit(text_[at_]) || ((text_[at_] == '.' || text_[at_] == ',') &&
                                     at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))) {
      ++at_;
    }
    return formats::parse_number(text_.substr(from, at_ - from));
  }
  Result<Factor> factor() {
    skip(" ");
    const std::size_t from = at_;
    const auto value = number();
    if (!value) {
      std::string word = text_.substr(from, text_.find(' ', from) - from);
      return not_understood("'" + word + "' is not understood");
    }
    return with_unit(*value, unit());
  }
  Result<Factor> with_unit(double value, const std::string& word) const {
    if (value < 0 && !word.empty() && !formats::parse_mass_unit(word)) {
      return not_understood("only a load may be below nothing, where something assists");
    }
    if (word.empty()) return Factor{value, Kind::kBare};
    if (word == "set" || word == "sets") return Factor{value, Kind::kSets};
    if (word == "r" || word == "rep" || word == "reps") return Factor{value, Kind::kReps};
    if (word == "s" || word == "sec" || word == "secs") return Factor{value, Kind::kSeconds};
    if (word == "min" || word == "mins") return Factor{60 * value, Kind::kSeconds};
    if (const auto mass = formats::parse_mass_unit(word)) {
      return Factor{kg(value, *mass), Kind::kLoad};
    }
    if (const auto metres = formats::metres_per(word)) {
      return Factor{value * *metres, Kind::kMetres};
    }
    return not_understood("'" + word + "' is no unit known here");
  }
  static double kg(double value, MassUnit unit) {
    return unit == MassUnit::kPound ? value * kKilogramsPerPound : value;
  }

  Result<WorkItem> read_item() {
    std::vector<Factor> factors;
    do {
      auto next = factor();
      DOWEL_TRY(next);
      factors.push_back(*next);
    } while (take('x'));
    Behind behind;
    DOWEL_TRY(read_behind(behind));
    WorkItem item;
    item.load_kg = behind.load_kg;
    item.rpe = behind.rpe;
    DOWEL_TRY(assign(factors, behind.load, item));
    if (!behind.unclear) return item;
    if (item.rpe) return not_understood("the effort is said twice");
    if (!item.load_kg && !behind.load) {
      const std::string& figure = behind.unclear_text;
      return not_understood(
          "'@" + figure + "' may be a load or an effort",
          "write @" + figure + "kg for a load, or --rpe " + figure + " for an effort");
    }
    item.rpe = behind.unclear;
    return item;
  }

  // What stands behind sets and repetitions.
  struct Behind {
    bool load = false;                // a load is said, be it none (`bw`)
    std::optional<double> load_kg{};  // which
    std::optional<double> rpe{};
    std::optional<double> unclear{};  // `@8`: an effort if a load is said elsewhere
    std::string unclear_text{};
  };

  Result<void> read_behind(Behind& behind) {
    while (true) {
      skip(" ");
      if (text_.compare(at_, 2, "bw") == 0) {
        at_ += 2;
        behind.load = true;
      } else if (take('@')) {
        DOWEL_TRY(after_at(behind));
      } else if (const auto load_kg = load_alone()) {
        DOWEL_TRY(set_load(*load_kg, behind));
      } else {
        return {};
      }
    }
  }
  // `60kg` that is no part of a further set.
  std::optional<double> load_alone() {
    const std::size_t before = at_;
    if (const auto load = factor(); load && load->kind == Kind::kLoad && !take('x')) {
      return load->value;
    }
    at_ = before;
    return std::nullopt;
  }
  static Result<void> set_load(double load_kg, Behind& behind) {
    if (behind.load) return not_understood("the load is said twice");
    behind.load_kg = load_kg;
    behind.load = true;
    return {};
  }
  Result<void> after_at(Behind& behind) {
    skip(" ");
    if (text_.compare(at_, 2, "bw") == 0) {
      at_ += 2;
      behind.load = true;
      return {};
    }
    if (text_.compare(at_, 3, "rpe") == 0) {
      at_ += 3;
      skip(" ");
      behind.rpe = number();
      if (!behind.rpe || *behind.rpe < 0 || *behind.rpe > 10) {
        return not_understood("an effort (RPE) lies between 0 and 10");
      }
      return {};
    }
    const std::size_t from = at_;
    auto load = factor();
    DOWEL_TRY(load);
    constexpr double kMayBeEffort = 10;
    if (load->kind == Kind::kBare && load->value >= 0 && load->value <= kMayBeEffort) {
      if (behind.unclear) return not_understood("the effort is said twice");
      behind.unclear = load->value;
      behind.unclear_text = text_.substr(from, at_ - from);
      return {};
    }
    if (load->kind != Kind::kBare && load->kind != Kind::kLoad) {
      return not_understood("after @ comes a load");
    }
    return set_load(load->kind == Kind::kBare ? kg(load->value, bare_) : load->value, behind);
  }

  // What each figure stands for.
  Result<void> assign(std::vector<Factor> factors, bool load_follows, WorkItem& item) const {
    if (factors.size() > 3) return not_understood("there are too many figures with x between them");
    const Factor last = factors.back();
    const bool ends_in_load = last.kind == Kind::kLoad;
    bool load_within = factors.size() == 3 || ends_in_load;
    if (factors.size() == 2 && !ends_in_load && last.kind == Kind::kBare && !load_follows) {
      const bool work_first = factors[0].kind != Kind::kBare && factors[0].kind != Kind::kSets;
      auto load = work_first ? Result<bool>(true) : second_is_load(factors[0], last);
      DOWEL_TRY(load);
      load_within = *load;
    }
    if (load_within) {
      if (load_follows) return not_understood("the load is said twice");
      if (last.kind != Kind::kBare && !ends_in_load) {
        return not_understood("of three figures the last is the load");
      }
      item.load_kg = ends_in_load ? last.value : kg(last.value, bare_);
      factors.pop_back();
    }
    if (factors.empty()) return not_understood("a load is said, but not what was done with it");
    DOWEL_TRY(set_work(factors.back(), item));
    if (factors.size() == 1) return {};
    return set_count(factors.front(), item);
  }
  static Result<bool> second_is_load(const Factor& a, const Factor& b) {
    if (a.kind == Kind::kSets) return false;
    const bool fraction = b.value != std::floor(b.value);
    if (fraction || b.value > 30 || b.value < 0) return true;
    if (a.value <= 6 && b.value <= 20) return false;
    if (a.value <= 10 && b.value <= 10) return false;
    const std::string first = formats_number(a.value), second = formats_number(b.value);
    return not_understood(
        "'" + first + "x" + second + "' may be " + first + " sets of " + second + " reps, or " +
            first + " reps with a load of " + second,
        "write " + first + "x" + second + "reps or " + first + "x" + second + "kg");
  }
  static std::string formats_number(double value) {
    return std::to_string(static_cast<long>(value));
  }
  static Result<int> whole(double value, const char* what) {
    if (value != std::floor(value) || value < 0 || value > 1e6) {
      return not_understood(std::string(what) + " come in whole numbers");
    }
    return static_cast<int>(value);
  }
  static Result<void> set_work(const Factor& work, WorkItem& item) {
    if (work.kind == Kind::kSeconds) {
      item.hold_s = work.value;
    } else if (work.kind == Kind::kMetres) {
      item.distance_m = work.value;
    } else if (work.kind == Kind::kBare || work.kind == Kind::kReps) {
      auto reps = whole(work.value, "repetitions");
      DOWEL_TRY(reps);
      item.reps = *reps;
    } else {
      return not_understood("it is not said what was done: repetitions, seconds or metres");
    }
    return {};
  }
  static Result<void> set_count(const Factor& count, WorkItem& item) {
    if (count.kind != Kind::kBare && count.kind != Kind::kSets) {
      return not_understood("the first of several figures is the number of sets");
    }
    auto sets = whole(count.value, "sets");
    DOWEL_TRY(sets);
    if (*sets == 0) return not_understood("no set at all is nothing to log");
    item.sets = *sets;
    return {};
  }

  std::string text_;
  MassUnit bare_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<WorkItem>> parse_work(const std::vector<std::string>& words, MassUnit bare) {
  return Reader(normalised(words), bare).read_all();
}

Result<Jotted> read_jotted(const std::string& line, MassUnit bare) {
  std::vector<std::string> words;
  std::istringstream stream(line);
  for (std::string word; stream >> word;) words.push_back(word);
  std::optional<Error> first_wrong;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].front() < '0' || words[i].front() > '9') continue;
    auto work = parse_work({words.begin() + static_cast<std::ptrdiff_t>(i), words.end()}, bare);
    if (work) {
      Jotted jotted{words.front(), std::move(*work)};
      for (std::size_t j = 1; j < i; ++j) jotted.exercise.append(" ").append(words[j]);
      return jotted;
    }
    if (!first_wrong) first_wrong = std::move(work.error());
  }
  if (first_wrong) return tl::unexpected<Error>(std::move(*first_wrong));
  return fail(ErrorCode::kUsage, "it is not said how much was done",
              "write for example deadlift 3x5x100");
}

Result<void> check_assistance(const WorkItem& item, const ExerciseRef& exercise) {
  if (item.load_kg.value_or(0) >= 0 || takes_assistance(exercise)) return {};
  return fail(ErrorCode::kUsage,
              "a load below nothing is help, and nothing assists in this exercise",
              "leave the minus out, or name the exercise so, e.g. 'Pull Up (Assisted)'");
}

Result<void> check_plausible(const WorkItem& item) {
  constexpr int kMostEqualSets = 30;
  std::string slip = likely_slip({.reps = item.reps,
                                  .hold_s = item.hold_s,
                                  .distance_m = item.distance_m,
                                  .load_kg = item.load_kg});
  if (slip.empty() && item.sets > kMostEqualSets) slip = std::to_string(item.sets) + " equal sets";
  if (slip.empty()) return {};
  return fail(ErrorCode::kUsage, slip + " looks like a slip",
              "correct it, or add --yes if it is right");
}

}  // namespace dowel::app
