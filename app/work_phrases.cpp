#include "app/work_phrases.h"

#include <algorithm>
#include <regex>

#include "formats/csv.h"
#include "formats/text_values.h"

namespace dowel::app {
namespace {

const std::string kFigure = "([0-9]+(?:[.,][0-9]+)?)";
const std::string kUnit = "(?:kg|kgs|lb|lbs)";
const std::string kLoad = "([0-9]+(?:[.,][0-9]+)? ?" + kUnit + ")";
// An effort, which may stand behind all of it.
const std::string kEffort = "( *(?:@ ?(?:rpe ?)?|rpe ?|rir ?)[0-9]+(?:[.,][0-9]+)?)?";

constexpr int kMostSets = 12;  // that anybody does of one load and one number of repetitions
constexpr int kMostReps = 30;

std::string unit_word(MassUnit unit) { return unit == MassUnit::kPound ? "lb" : "kg"; }

std::string replaced(const std::string& text, const std::string& what, const std::string& by) {
  return std::regex_replace(text, std::regex(what), by);
}

// What every kind of work may have in it: other words for the units, the sign and "times".
std::string with_plain_signs(std::string text, MassUnit bare) {
  text = replaced(text, "([0-9]) ?#", "$1lb");
  text = replaced(text, "\\b(?:kilos?|kilograms?|kilogrammes?|kgs)\\b", "kg");
  text = replaced(text, "([0-9] ?)(?:pounds?)\\b", "$1lb");
  text = replaced(text, "([0-9] ?)(?:seconds?)\\b", "$1s");
  text = replaced(text, "([0-9] ?)(?:minutes?)\\b", "$1min");
  text = replaced(text, "([0-9] ?)(?:repetitions?|steps?)\\b", "$1reps");
  text = replaced(text, "\\b(?:body ?-?weight)\\b", "bw");
  text = replaced(text, "\\b(?:with|using|w/) ?" + kFigure + "(?= *(?:$|,|;|@))",
                  "@$1" + unit_word(bare));
  text = replaced(text, "\\b(?:at|with|using|w/) ?(?=[0-9+-]|bw|rpe|@)", "@");
  text = replaced(text, "@ ?@", "@");
  text = replaced(text, kFigure + " ?(?:sets?|rounds?)(?: ?x| of)? ?(?=[0-9])", "$1sets x");
  // "3x8 each 16kg": the side stands behind the load elsewhere.
  text = replaced(text,
                  "\\b(each(?: side| leg| arm| hand)?|per (?:side|leg|arm|hand)|left|right) ?@? ?" +
                      kLoad + "(?= *(?:$|[,;@]))",
                  "$2 $1");
  // "30s on 30s off 10 rounds": what was done is the time that was worked.
  text = replaced(text,
                  "^([0-9]+ ?(?:s|sec|secs|min)) on[ ,/]+[0-9]+ ?(?:s|sec|secs|min) off" +
                      std::string("[ ,x]+([0-9]+)(?: ?rounds?| ?sets?)?"),
                  "$2x$1");
  return text;
}

// Bells go by the pood, 16 kg, and two of one weight are a pair: "16+16".
std::string with_bells(std::string text, MassUnit bare) {
  constexpr double kPood_kg = 16;
  std::smatch parts;
  static const std::regex kPood(kFigure + " ?poods?\\b");
  while (std::regex_search(text, parts, kPood)) {
    const double kg = formats::parse_number(parts[1].str()).value_or(0) * kPood_kg;
    text = parts.prefix().str() + formats::csv_number(kg) + "kg" + parts.suffix().str();
  }
  static const std::regex kPair(kFigure + " ?" + kUnit + "? ?\\+ ?" + kFigure + " ?(" + kUnit +
                                ")?(?=$|[ ,;@])");
  if (std::regex_search(text, parts, kPair) && parts[1] == parts[2]) {
    const double both = 2 * formats::parse_number(parts[1].str()).value_or(0);
    const std::string unit = parts[3].matched ? parts[3].str() : unit_word(bare);
    text = parts.prefix().str() + formats::csv_number(both) + unit + parts.suffix().str();
  }
  return text;
}

bool may_be_sets(int n) { return n >= 1 && n <= kMostSets; }

// A load, and two figures with "times" between: repetitions and sets, or sets and repetitions;
// where both make sense, nothing.
std::string load_and_two(const std::string& load, const std::string& a, const std::string& b) {
  const int first = formats::parse_whole(a).value_or(0),
            second = formats::parse_whole(b).value_or(0);
  const bool reps_first = may_be_sets(second) && first >= 1 && first <= kMostReps;
  const bool sets_first = may_be_sets(first) && second >= 1 && second <= kMostReps;
  if (first == second && reps_first) return a + "x" + b + "x" + load;
  if (reps_first == sets_first) return {};
  return (sets_first ? a + "x" + b : b + "x" + a) + "x" + load;
}

// The load first. @returns empty where it is not so, or may be meant in two ways
std::string load_first(const std::string& text, MassUnit bare) {
  std::smatch parts;
  static const std::regex kLoadTimesTwo(kLoad + " ?x ?([0-9]+) ?x ?([0-9]+)" + kEffort);
  if (std::regex_match(text, parts, kLoadTimesTwo)) {
    const std::string read = load_and_two(parts[1], parts[2], parts[3]);
    return read.empty() ? read : read + parts[4].str();
  }
  static const std::regex kThree("([0-9]+(?:[.,][0-9]+)?) ?x ?([0-9]+) ?x ?([0-9]+)" + kEffort);
  if (std::regex_match(text, parts, kThree) &&
      formats::parse_number(parts[1].str()).value_or(0) > kMostReps) {
    const std::string read = load_and_two(parts[1].str() + unit_word(bare), parts[2], parts[3]);
    return read.empty() ? read : read + parts[4].str();
  }
  static const std::regex kLoadThenSets(kLoad + " ?:? ?([0-9]+ ?x ?[0-9]+)" + kEffort);
  if (std::regex_match(text, parts, kLoadThenSets)) {
    return parts[2].str() + "x" + parts[1].str() + parts[3].str();
  }
  static const std::regex kLoadTimesReps(kLoad + " ?x ?([0-9]+)" + kEffort);
  if (std::regex_match(text, parts, kLoadTimesReps)) {
    return parts[2].str() + "x" + parts[1].str() + parts[3].str();
  }
  return {};
}

// "single @ 8 165", "top single 165kg", "triple @150": a set by its name. Behind the load an @ says
// the effort, and before it, too.
std::string named_set(const std::string& text, MassUnit bare) {
  static const std::string kBefore("(?:( *(?:@ ?(?:rpe ?)?|rpe ?)[0-9]+(?:[.,][0-9]+)?)[ ,:]+)?");
  static const std::regex kNamed("(?:top |heavy )?(single|double|triple)s?" + kBefore +
                                 "[ ,:]*(?:@ ?)?" + kFigure + " ?(" + kUnit + ")?" + kEffort);
  std::smatch parts;
  if (!std::regex_match(text, parts, kNamed)) return {};
  constexpr double kMayBeEffort = 10;  // "single @8" says no load
  const double figure = formats::parse_number(parts[3].str()).value_or(0);
  if (!parts[4].matched && figure <= kMayBeEffort) return {};
  const std::string reps = parts[1] == "single" ? "1" : parts[1] == "double" ? "2" : "3";
  const std::string unit = parts[4].matched ? parts[4].str() : unit_word(bare);
  return "1x" + reps + "x" + parts[3].str() + unit + parts[2].str() + parts[5].str();
}

// Repetitions set after set with one load, "5/5/4 100kg", "100: 5 5 4", "3,2,1 @ 160". Two figures
// with a stroke may be two sides, and with a comma one figure.
std::string row_of_sets(const std::string& text, MassUnit bare) {
  const auto apart = [](const std::string& list) { return replaced(list, "[ ,/]+", " "); };
  const auto all_few = [](const std::string& list) {
    static const std::regex kOne("[0-9]+");
    for (std::sregex_iterator i(list.begin(), list.end(), kOne), end; i != end; ++i) {
      if (formats::parse_whole(i->str()).value_or(kMostReps + 1) > kMostReps) return false;
    }
    return true;
  };
  std::smatch parts;
  static const std::regex kBehind("([0-9]+(?:(?:,|, | ?/ ?)[0-9]+)+) ?(@ ?" + kFigure + " ?" +
                                  kUnit + "?|" + kLoad + ")" + kEffort);
  if (std::regex_match(text, parts, kBehind) && all_few(parts[1])) {
    const std::string list = apart(parts[1]);
    const auto gaps = std::count(list.begin(), list.end(), ' ');
    const bool named = parts[2].str().find_first_of("kl") != std::string::npos;
    const bool comma = parts[1].str().find('/') == std::string::npos;
    if (gaps >= 2 || (comma && named)) return list + " " + parts[2].str() + parts[5].str();
  }
  static const std::regex kBefore("(" + kFigure + " ?(" + kUnit +
                                  ")?) ?(:| ) ?([0-9]+(?:[ ,/]+[0-9]+)+)" + kEffort);
  if (std::regex_match(text, parts, kBefore) && (parts[3].matched || parts[4] == ":") &&
      all_few(parts[5])) {
    const std::string load = parts[1].str() + (parts[3].matched ? "" : unit_word(bare));
    return apart(parts[5]) + " @" + load + parts[6].str();
  }
  return {};
}

}  // namespace

std::string in_notation(std::string line, MassUnit bare) {
  line = with_bells(with_plain_signs(std::move(line), bare), bare);
  if (std::string read = named_set(line, bare); !read.empty()) return read;
  if (std::string read = load_first(line, bare); !read.empty()) return read;
  if (std::string read = row_of_sets(line, bare); !read.empty()) return read;
  return line;
}

}  // namespace dowel::app
