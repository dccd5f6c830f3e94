#include "app/work_notation.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string_view>

#include "app/typed_words.h"
#include "app/work_phrases.h"
#include "app/work_words.h"
#include "core/log/plausible.h"
#include "formats/csv.h"
#include "formats/text_values.h"

namespace dowel::app {
namespace {

constexpr const char* kHowTo =
    "write for example 3x5x100 (sets, reps, load), 3x5 @100kg, 5x100kg, 3x30s, 4x20m @32kg or "
    "0x170 "
    "(missed)";

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

constexpr double kMostRepetitions = 30;  // that a bare figure says

// A lift that was tried once and did not go up.
Result<void> set_missed(WorkItem& item) {
  if (item.sets != 1 || item.reps.value_or(0) > 1 || !item.load_kg) {
    return not_understood("it is not said how many repetitions were done before it failed",
                          "write those that were done, set after set, e.g. 5x100 3x100; none is "
                          "0x170");
  }
  item.reps = 0;
  return {};
}

// What a word of words.toml says of a set.
Result<void> take_word(const std::string& id, WorkItem& item) {
  if (id == "missed") return set_missed(item);
  if (id == "warm-up") item.warm_up = true;
  if (id == "each-side") item.each_side = true;
  if (id == "left" || id == "right") {
    const Side side = id == "left" ? Side::kLeft : Side::kRight;
    if (item.side && *item.side != side) return not_understood("the side is said twice");
    item.side = side;
  }
  return {};
}

// With what an exercise is done, as far as it tells loads from repetitions.
enum class DoneWith { kUnknown, kBarbell, kBells };

DoneWith done_with(const Exercise* exercise) {
  if (exercise == nullptr || exercise->equipment.empty()) return DoneWith::kUnknown;
  bool barbell = false, bells = true;
  for (const auto& things : exercise->equipment) {
    barbell = barbell || std::ranges::find(things, "barbell") != things.end();
    bells = bells && std::ranges::any_of(things, [](const std::string& thing) {
              return thing == "kettlebell" || thing == "dumbbell";
            });
  }
  return barbell ? DoneWith::kBarbell : bells ? DoneWith::kBells : DoneWith::kUnknown;
}

class Reader {
 public:
  Reader(std::string text, MassUnit bare, DoneWith with)
      : text_(std::move(text)), bare_(bare), with_(with) {}

  // Whether a word stood behind a set that was not the last.
  bool words_within() const { return words_within_; }

  Result<std::vector<WorkItem>> read_all() {
    std::vector<WorkItem> items;
    std::string before;  // the item before, as it was written
    for (skip(", ;"); at_ < text_.size(); skip(", ;")) {
      const std::size_t from = at_;
      auto item = read_item();
      DOWEL_TRY(item);
      DOWEL_TRY(check_pair(items, *item, text_.substr(from, at_ - from)));
      std::string written(formats::trimmed(std::string_view(text_).substr(from, at_ - from)));
      DOWEL_TRY(check_lone_figure(before, written));
      before = std::move(written);
      items.push_back(*item);
      written_.push_back(before);
    }
    DOWEL_TRY(share_load(items));
    if (items.empty()) return not_understood("it is not said what was done");
    if (items.size() == 1) {
      DOWEL_TRY(check_only_figure(before));
    }
    return items;
  }

 private:
  // One figure and nothing else is repetitions, up to what somebody may do of them.
  static Result<void> check_only_figure(const std::string& written) {
    const auto figure = formats::parse_number(written);
    if (!figure || *figure <= kMostRepetitions) return {};
    return not_understood("'" + written + "' may be a load or repetitions",
                          "write 1x" + written + "kg for one repetition with that load, " +
                              written + "reps for repetitions");
  }
  // The load behind a row of repetitions is everybody's; any other set without a load beside one
  // with may have been done with it, or with none.
  Result<void> share_load(std::vector<WorkItem>& items) const {
    const auto loaded = [](const WorkItem& item) { return item.load_kg.has_value(); };
    const auto open = std::ranges::find(load_said_, false);
    if (open == load_said_.end() || std::ranges::none_of(items, loaded)) return {};
    WorkItem& last = items.back();
    const bool row = std::ranges::find(lone_, false) == lone_.end() && last.load_kg &&
                     std::ranges::count(load_said_, true) == 1 &&
                     std::ranges::all_of(items, [&](const WorkItem& item) {
                       return item.reps.has_value() == last.reps.has_value() &&
                              item.hold_s.has_value() == last.hold_s.has_value() &&
                              (&item == &last || !(item.rpe || item.rir));
                     });
    if (row) {
      for (WorkItem& item : items) {
        item.load_kg = last.load_kg;
        item.rpe = last.rpe;
        item.rir = last.rir;
      }
      return {};
    }
    return ask_whose_load(items, static_cast<std::size_t>(open - load_said_.begin()));
  }
  tl::unexpected<Error> ask_whose_load(const std::vector<WorkItem>& items, std::size_t open) const {
    const auto with =
        std::ranges::find_if(items, [](const WorkItem& i) { return i.load_kg.has_value(); });
    const double load = *with->load_kg / (bare_ == MassUnit::kPound ? kKilogramsPerPound : 1);
    const std::string figure = formats::csv_number(std::round(load * 100) / 100)
                                   .append(bare_ == MassUnit::kPound ? "lb" : "kg");
    std::string all, none;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string blank = i == 0 ? "" : " ";
      all.append(blank).append(written_[i]).append(load_said_[i] ? "" : " @" + figure);
      none.append(blank).append(written_[i]).append(load_said_[i] ? "" : " bw");
    }
    const std::string& loaded = written_[static_cast<std::size_t>(with - items.begin())];
    std::string hint;
    if (items.size() == 2 && open == 0 && with->sets == 1 && with->reps == 2) {
      hint.append("write ").append(written_[0]).append(" @").append(loaded);
      hint.append(" for a pair: both together are the load; ");
    }
    return not_understood(
        "'" + written_[open] + "' has no load, '" + loaded + "' has one",
        hint.append("write ").append(all).append(" if it was the same, ").append(none) +
            " if there was none");
  }
  // `4x40m 2x24kg`: two repetitions, or the pair of bells that was carried?
  static Result<void> check_pair(const std::vector<WorkItem>& before, const WorkItem& item,
                                 const std::string& written) {
    if (before.empty() || item.sets != 1 || item.reps != 2 || !item.load_kg) return {};
    const WorkItem& last = before.back();
    const bool carried = (last.distance_m || last.hold_s) && !last.load_kg;
    if (!carried) return {};
    const std::string what(formats::trimmed(written));
    return not_understood("'" + what + "' may be a pair, or two repetitions",
                          "write @" + what + " for a pair: both together are the load");
  }
  // A figure alone behind other work: one more set, or the load that was forgotten? Repetitions
  // set after set (`8 8 6`) are plain.
  static Result<void> check_lone_figure(const std::string& before, const std::string& written) {
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
  // The unit after a figure, also behind a blank; `bw` and `rpe` are none.
  std::string unit() {
    const std::size_t before = at_;
    skip(" ");
    const bool none = text_.compare(at_, 2, "bw") == 0 || text_.compare(at_, 3, "rpe") == 0 ||
                      text_.compare(at_, 3, "rir") == 0 || word_here();
    std::string word = none ? std::string() : letters();
    if (word.empty()) at_ = before;
    return word;
  }
  // A word of words.toml that says something of one set, and of how many letters it is.
  struct WordHere {
    std::string id{};
    std::size_t length = 0;
  };
  std::optional<WordHere> word_here() const {
    std::optional<WordHere> found;
    std::size_t end = at_;
    for (int words = 0; words < 2; ++words) {
      std::size_t to = end;
      while (to < text_.size() && (is_letter(text_[to]) || text_[to] == '-')) ++to;
      if (to == end || (to < text_.size() && is_digit(text_[to]))) break;
      const auto id = meant_word(WordFor::kWork, text_.substr(at_, to - at_));
      // One letter that says "times" is no word.
      if (id && *id != "band" && text_.substr(at_, to - at_) != "x") found = {*id, to - at_};
      end = to < text_.size() && text_[to] == ' ' ? to + 1 : to;
    }
    return found;
  }
  // A figure; below nothing it is the help of a machine or band, and only loads are.
  std::optional<double> number() {
    const std::size_t from = at_;
    if (at_ + 1 < text_.size() && text_[at_] == '-' && is_digit(text_[at_ + 1])) ++at_;
    const bool added = at_ + 1 < text_.size() && text_[at_] == '+' && is_digit(text_[at_ + 1]);
    if (added) ++at_;
    const std::size_t plus = added ? 1 : 0;
    while (at_ < text_.size() &&
           (is_digit(text_[at_]) || ((text_[at_] == '.' || text_[at_] == ',') &&
                                     at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))) {
      ++at_;
    }
    return formats::parse_number(text_.substr(from + plus, at_ - from - plus));
  }
  Result<Factor> factor() {
    skip(" ");
    const std::size_t from = at_;
    const bool added = at_ < text_.size() && text_[at_] == '+';  // to the body's own weight
    const auto value = number();
    if (!value) {
      std::string word = text_.substr(from, text_.find(' ', from) - from);
      return not_understood("'" + word + "' is not understood");
    }
    auto read = with_unit(*value, unit());
    if (!added || !read || read->kind == Kind::kLoad) return read;
    if (read->kind == Kind::kBare) return Factor{kg(*value, bare_), Kind::kLoad};
    return not_understood("only a load is added to the body's own weight");
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
    item.rir = behind.rir;
    DOWEL_TRY(assign(factors, behind.load, item));
    DOWEL_TRY(read_words(item));
    lone_.push_back(factors.size() == 1);
    load_said_.push_back(behind.load || item.load_kg.has_value());
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

  // What is said of this set alone.
  Result<void> read_words(WorkItem& item) {
    skip(" ");
    while (const auto word = word_here()) {
      at_ += word->length;
      skip(" ");
      words_within_ = words_within_ || at_ < text_.size();
      DOWEL_TRY(take_word(word->id, item));
    }
    return {};
  }

  // What stands behind sets and repetitions.
  struct Behind {
    bool load = false;                // a load is said, be it none (`bw`)
    std::optional<double> load_kg{};  // which
    std::optional<double> rpe{};
    std::optional<double> rir{};
    std::optional<double> unclear{};  // `@8`: an effort if a load is said elsewhere
    std::string unclear_text{};
  };

  Result<void> read_behind(Behind& behind) {
    while (true) {
      skip(" ");
      if (text_.compare(at_, 2, "bw") == 0) {
        DOWEL_TRY(after_bodyweight(behind));
      } else if (text_.compare(at_, 3, "rpe") == 0) {
        DOWEL_TRY(effort(behind));
      } else if (text_.compare(at_, 3, "rir") == 0) {
        DOWEL_TRY(reserve(behind));
      } else if (take('@')) {
        DOWEL_TRY(after_at(behind));
      } else if (const auto load_kg = load_alone()) {
        DOWEL_TRY(set_load(*load_kg, behind));
      } else if (const auto bare_load = behind.load ? std::nullopt : only_a_load()) {
        DOWEL_TRY(set_load(*bare_load, behind));
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
  // `185` behind `3x8`: nobody does that many repetitions with a barbell.
  std::optional<double> only_a_load() {
    if (with_ != DoneWith::kBarbell) return std::nullopt;
    const std::size_t before = at_;
    if (const auto load = factor();
        load && load->kind == Kind::kBare && !take('x') && load->value > kMostRepetitions) {
      return kg(load->value, bare_);
    }
    at_ = before;
    return std::nullopt;
  }
  // `bw`, `bw+10kg`, `bw -20`: the body's own weight, and what is added or helps.
  Result<void> after_bodyweight(Behind& behind) {
    at_ += 2;
    const std::size_t before = at_;
    skip(" ");
    const bool more = at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-');
    if (!more) {
      at_ = before;
      behind.load = true;
      return {};
    }
    auto load = factor();
    DOWEL_TRY(load);
    if (load->kind != Kind::kBare && load->kind != Kind::kLoad) {
      return not_understood("what is added to the body's own weight is a load");
    }
    return set_load(load->kind == Kind::kBare ? kg(load->value, bare_) : load->value, behind);
  }
  Result<void> effort(Behind& behind) {
    at_ += 3;
    skip(" ");
    const auto value = number();
    if (!value || *value < 0 || *value > 10) {
      return not_understood("an effort (RPE) lies between 0 and 10");
    }
    if (behind.rpe) return not_understood("the effort is said twice");
    behind.rpe = value;
    return {};
  }
  Result<void> reserve(Behind& behind) {
    at_ += 3;
    skip(" ");
    const auto value = number();
    constexpr double kMostInReserve = 30;
    if (!value || *value < 0 || *value > kMostInReserve) {
      return not_understood("repetitions in reserve (RIR) lie between 0 and 30");
    }
    if (behind.rir) return not_understood("the reserve is said twice");
    behind.rir = value;
    return {};
  }
  static Result<void> set_load(double load_kg, Behind& behind) {
    if (behind.load) return not_understood("the load is said twice");
    behind.load_kg = load_kg;
    behind.load = true;
    return {};
  }
  Result<void> after_at(Behind& behind) {
    skip(" ");
    if (text_.compare(at_, 2, "bw") == 0) return after_bodyweight(behind);
    if (text_.compare(at_, 3, "rpe") == 0) return effort(behind);
    if (text_.compare(at_, 3, "rir") == 0) return reserve(behind);
    const std::size_t from = at_;
    auto load = factor();
    DOWEL_TRY(load);
    if (load->kind == Kind::kBare && load->value == 2 && take('x')) {  // a pair
      load = factor();
      DOWEL_TRY(load);
      load->value *= 2;
      if (load->kind == Kind::kBare) *load = {kg(load->value, bare_), Kind::kLoad};
    }
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
    if (factors.size() == 3) {
      DOWEL_TRY(check_three(factors));
    }
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
  // `5x100x3` and `60x5x3`: which of the three is the load? It stands where its unit does.
  Result<void> check_three(const std::vector<Factor>& factors) const {
    for (const Factor& factor : factors) {
      if (factor.kind != Kind::kBare) return {};
    }
    const std::string a = formats_number(factors[0].value), b = formats_number(factors[1].value),
                      c = formats_number(factors[2].value);
    const std::string unit = bare_ == MassUnit::kPound ? "lb" : "kg";
    const std::string what = "'" + a + "x" + b + "x" + c + "' may be meant in several ways";
    const auto reading = [&](const std::string& sets, const std::string& reps,
                             const std::string& load) {
      return sets + "x" + reps + "x" + load + unit + " for " + sets + " sets of " + reps +
             " with " + load;
    };
    if (factors[0].value > kMostRepetitions) {
      return not_understood(what, "write " + reading(c, b, a) + ", " + reading(b, c, a));
    }
    if (factors[1].value > kMostRepetitions && with_ != DoneWith::kBells) {
      return not_understood(what, "write " + reading(c, a, b) + ", " + reading(a, c, b) + ", " +
                                      reading(a, b + "reps", c));
    }
    if (factors[2].value == 0) {
      return not_understood("a load of 0 is none",
                            "write " + a + "x" + b + " bw if there was no load");
    }
    return {};
  }
  Result<bool> second_is_load(const Factor& a, const Factor& b) const {
    if (a.kind == Kind::kSets) return false;
    const bool fraction = b.value != std::floor(b.value);
    const std::string first = formats_number(a.value), second = formats_number(b.value);
    constexpr double kHeaviestBell_kg = 92;
    if (a.value > kMostRepetitions) {
      if (with_ == DoneWith::kBells && kg(a.value, bare_) > kHeaviestBell_kg) return true;
      return not_understood("'" + first + "x" + second + "' begins with more than a set has",
                            "write " + second + "x" + first + "kg if " + first + " is the load, " +
                                first + "repsx" + second + "kg if it is the repetitions");
    }
    if (fraction || b.value > 30 || b.value < 0) return true;
    if (a.value <= 6 && b.value <= 20) return false;
    if (a.value <= 10 && b.value <= 10) return false;
    return not_understood("'" + first + "x" + second + "' may be " + first + " sets of " + second +
                              " reps, or " + first + " reps with a load of " + second,
                          "write " + first + "x" + second + "reps or " + first + "x" + second +
                              "kg; if " + first + " is the load, " + second + "x" + first + "kg");
  }
  static std::string formats_number(double value) { return formats::csv_number(value); }
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
  DoneWith with_;
  std::size_t at_ = 0;
  bool words_within_ = false;
  // Of each item: how it is written, whether it is one figure, whether a load (or none) was said.
  std::vector<std::string> written_;
  std::vector<bool> lone_, load_said_;
};

}  // namespace

Result<std::vector<WorkItem>> parse_work(const std::vector<std::string>& words, MassUnit bare,
                                         const Exercise* of) {
  SaidBeside said = take_words(normalised(words));
  const std::string work = in_notation(said.work, bare);
  Reader reader(work, bare, done_with(of));
  auto items = reader.read_all();
  if (!items) {
    if (std::string offer = offer_for(said.work); !offer.empty()) items.error().hint = offer;
    return items;
  }
  // Said at the end of all, it is said of all; unless it is said of others by themselves.
  const std::size_t from = reader.words_within() || said.missed ? items->size() - 1 : 0;
  for (std::size_t i = from; i < items->size(); ++i) {
    for (const std::string& id : said.ids) {
      DOWEL_TRY(take_word(id, (*items)[i]));
    }
  }
  for (WorkItem& item : *items) item.note = said.note;
  return items;
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

Result<void> check_load_is_said(const std::vector<WorkItem>& work, const Exercise* exercise) {
  if (work.size() != 1 || exercise == nullptr || exercise->equipment.empty()) return {};
  const WorkItem& item = work.front();
  const bool bare = item.sets == 1 && item.reps.value_or(0) > 0 && !item.load_kg && !item.hold_s &&
                    !item.distance_m;
  const auto& usual = exercise->equipment.front();
  if (!bare || std::ranges::find(usual, "barbell") == usual.end()) return {};
  const std::string figure = std::to_string(*item.reps);
  return fail(ErrorCode::kUsage, "'" + figure + "' may be a load or repetitions",
              "write 1x" + figure + "kg for one repetition with that load, " + figure +
                  "x100kg for repetitions with one; without any add --yes");
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
