#include "app/work_words.h"

#include <algorithm>
#include <optional>
#include <regex>
#include <vector>

#include "app/typed_words.h"

namespace dowel::app {
namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words(1);
  for (const char c : line) {
    if (c != ' ') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_word(const std::string& word) {
  return !word.empty() &&
         std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// What the last word, or the last two, say; and of how many words it is.
struct Meant {
  std::string id{};
  std::size_t words = 0;
};
std::optional<Meant> meant_at_end(const std::vector<std::string>& words) {
  for (const std::size_t n : {2U, 1U}) {
    if (words.size() <= n) continue;
    std::string said;
    bool all = true;
    for (std::size_t i = words.size() - n; i < words.size(); ++i) {
      said.append(said.empty() ? "" : " ").append(words[i]);
      all = all && is_word(words[i]);
    }
    // One letter of its own may end a sum that was cut short: "3 x".
    const bool cut =
        n == 1 && said == "x" && words[words.size() - 2].find('x') == std::string::npos;
    if (!all || cut) continue;
    if (auto id = meant_word(WordFor::kWork, said)) return Meant{*id, n};
  }
  return std::nullopt;
}

// "5,5,4" and "5/5/4" as single figures; nothing where that is not all of it.
std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> figures(1);
  for (const char c : text) {
    if (c == ',' || c == '/' || c == ' ') {
      if (!figures.back().empty()) figures.emplace_back();
    } else {
      figures.back() += c;
    }
  }
  if (figures.back().empty()) figures.pop_back();
  return figures;
}

std::string set_after_set(const std::string& reps, const std::string& load) {
  std::string text;
  for (const std::string& figure : listed(reps)) {
    text.append(text.empty() ? "" : " ").append(figure);
    if (!load.empty()) text.append("x").append(load);
  }
  return text;
}

const std::string kEveryMinute = "every-minute";
const std::string kEveryMinuteNote = "every minute on the minute";

const std::string kUnit = "(kg|kgs|lb|lbs)";
const std::string kLoad = "([0-9]+(?:[.,][0-9]+)? ?" + kUnit + ")";

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

SaidBeside take_words(const std::string& line) {
  SaidBeside said;
  std::vector<std::string> words = words_of(line);
  // "EMOM 10x10": how the sets were timed, said before them or behind.
  if (words.size() > 1 && meant_word(WordFor::kWork, words.front()) == kEveryMinute) {
    words.erase(words.begin());
    said.note = kEveryMinuteNote;
  }
  // "2x20s/side"
  if (const auto stroke = words.empty() ? std::string::npos : words.back().find('/');
      stroke != std::string::npos && stroke > 0 && is_word(words.back().substr(stroke + 1))) {
    const std::string last = words.back();
    words.back() = last.substr(0, stroke);
    words.insert(words.end(), {"per", last.substr(stroke + 1)});
  }
  while (words.size() > 1) {
    // "red band", "band": which one is a note.
    const bool band = words.back() == "band" || words.back() == "bands";
    std::vector<std::string> before(words.begin(), words.end() - (band ? 1 : 0));
    const auto meant = meant_at_end(before);
    const bool of_band = meant && meant->id == "band";
    if (band) {
      said.note = (of_band ? before.back() + " " : "") + "band";
      words = before;
      if (of_band) words.pop_back();
      continue;
    }
    // A strength alone ("heavy") says nothing of a band; a colour does.
    static const std::vector<std::string> kStrengths{"light", "medium", "heavy", "strong",
                                                     "thin",  "thick",  "mini"};
    if (!meant || (of_band && std::ranges::find(kStrengths, words.back()) != kStrengths.end())) {
      break;
    }
    if (meant->id == kEveryMinute) {
      said.note = kEveryMinuteNote;
      words.resize(words.size() - meant->words);
      continue;
    }
    if (of_band) said.note = words.back() + " band";
    said.missed = said.missed || meant->id == "missed";
    if (!of_band) said.ids.push_back(meant->id);
    words.resize(words.size() - meant->words);
  }
  for (const std::string& word : words) said.work.append(said.work.empty() ? "" : " ").append(word);
  return said;
}

std::string offer_for(const std::string& line) {
  std::smatch parts;
  // "100kgx5x3": load, repetitions and sets, or load, sets and repetitions.
  static const std::regex kLoadFirst(kLoad + " ?x ?([0-9]+) ?x ?([0-9]+)");
  if (std::regex_match(line, parts, kLoadFirst)) {
    const std::string load = without_blanks(parts[1]), a = parts[3], b = parts[4];
    return "the load stands last: write " + b + "x" + a + "x" + load + " for " + b + " sets of " +
           a + ", " + a + "x" + b + "x" + load + " for " + a + " sets of " + b;
  }
  // "180kg"
  static const std::regex kLoadAlone(kLoad);
  if (std::regex_match(line, parts, kLoadAlone)) {
    const std::string load = without_blanks(parts[1]);
    return "say what was done with it: write 1x" + load + " for one repetition, 0x" + load +
           " for a lift that was missed";
  }
  // "100kgx5"
  static const std::regex kLoadAndReps(kLoad + " ?x ?([0-9]+)");
  if (std::regex_match(line, parts, kLoadAndReps)) {
    return "the load stands last: write " + std::string(parts[3]) + "x" + without_blanks(parts[1]) +
           " for " + std::string(parts[3]) + " repetitions";
  }
  // "100kg 3x5", "100kg: 3x5"
  static const std::regex kLoadThenSets(kLoad + " ?:? ?([0-9]+) ?x ?([0-9]+)");
  if (std::regex_match(line, parts, kLoadThenSets)) {
    return "the load stands last: write " + std::string(parts[3]) + "x" + std::string(parts[4]) +
           "x" + without_blanks(parts[1]);
  }
  // "100: 5 5 4", "100kg 5,5,4"
  static const std::regex kLoadThenList("([0-9]+(?:[.,][0-9]+)? ?" + kUnit +
                                        "?) ?[: ] ?([0-9]+(?:[ ,/]+[0-9]+)+)");
  static const std::regex kColon("([0-9]+(?:[.,][0-9]+)? ?" + kUnit + "?) ?: ?([0-9][0-9 ,/]*)");
  if (std::regex_match(line, parts, kColon) ||
      (std::regex_match(line, parts, kLoadThenList) && parts[2].matched)) {
    return "the load stands last, set after set: write " +
           set_after_set(parts[3], without_blanks(parts[1]));
  }
  // "5/5/4 100kg", "5,5,4x100", "10/8/6", "8,7"
  static const std::regex kList("([0-9]+(?:[,/][0-9]+)+) ?(?:x|@)? ?([0-9]+(?:[.,][0-9]+)? ?" +
                                kUnit + "?)?");
  const auto commas = std::ranges::count(line, ',');
  const bool fraction = commas == 1 && line.find('/') == std::string::npos;  // "62,5x5"
  if (std::regex_match(line, parts, kList) && !(fraction && parts[2].matched)) {
    return "write set after set: " +
           set_after_set(parts[1], parts[2].matched ? without_blanks(parts[2]) : std::string{});
  }
  // "3x10-12 60kg", "12+ x 60kg", "AMRAP": what was meant to be done, not what was.
  static const std::regex kOpen(".*[0-9] ?- ?[0-9].*|.*[0-9]\\+.*|.*\\b(amrap|max)\\b.*");
  if (std::regex_match(line, kOpen)) {
    return "write the repetitions that were done, set after set: 12x60kg 11x60kg 10x60kg";
  }
  // "3x5x60 easy"
  static const std::regex kEase(".*\\b(easy|hard|moderate|ok|fine)$");
  if (std::regex_match(line, kEase)) {
    return "say how hard it was as an effort of 0 to 10 behind it, @6 or --rpe 6, or keep the word "
           "with --note";
  }
  // "200 total 16kg"
  static const std::regex kTotal(".*\\b(total|altogether|in all)\\b.*");
  if (std::regex_match(line, kTotal)) {
    return "say in which sets they were done: 10x20x16kg, or as one set 200repsx16kg";
  }
  // "140x5,5,4"
  static const std::regex kLoadTimesList("([0-9]+(?:[.,][0-9]+)? ?" + kUnit +
                                         "?) ?x ?([0-9]+(?:[,/][0-9]+)+)");
  if (std::regex_match(line, parts, kLoadTimesList)) {
    return "the load stands last, set after set: write " +
           set_after_set(parts[3], without_blanks(parts[1]));
  }
  return {};
}

}  // namespace dowel::app
