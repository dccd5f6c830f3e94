#include "formats/exercise_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/catalogue/knowledge.h"
#include "formats/text_values.h"

namespace dowel::formats {
namespace {

using Words = std::set<std::string>;

// Abbreviations and spellings, written out. What is two words here may be several after.
constexpr std::pair<std::string_view, std::string_view> kSpelledOut[] = {
    {"rdl", "romanian deadlift"},
    {"sldl", "stiff leg deadlift"},
    {"dl", "deadlift"},
    {"db", "dumbbell"},
    {"dumbell", "dumbbell"},
    {"bb", "barbell"},
    {"kb", "kettlebell"},
    {"bw", "bodyweight"},
    {"sl", "single leg"},
    {"1", "single"},
    {"one", "single"},
    {"2", "two"},
    {"banded", "band"},
    {"legged", "leg"},
    {"handed", "hand"},
    {"armed", "arm"},
    {"hyperextension", "hyper"},
    {"goodmorning", "good morning"},
    {"stance", ""},
    {"the", ""},
    {"with", ""},
    {"and", ""},
    {"of", ""},
    {"on", ""},
    {"a", ""},
    {"an", ""},
};

// Words for what is in the hands or around the hips. They rarely make another exercise, but
// often enough that a difference is only ever offered.
constexpr std::array<std::string_view, 14> kTools{
    "barbell", "dumbbell", "kettlebell", "machine",     "cable", "band",     "smith",
    "weight",  "weighted", "bodyweight", "plateloaded", "plate", "landmine", "ez"};

// `raises` → `raise`; but `press` stays.
std::string singular(std::string word) {
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
  if (plural) word.pop_back();
  return word;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lowered(text) + " ") {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (letter) {
      word += c;
    } else if (c != '\'' && !word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

Words words_of(std::string_view name) {
  Words words;
  for (const std::string& raw : split(name)) {
    const std::string word = singular(raw);
    const auto* spelled = std::find_if(std::begin(kSpelledOut), std::end(kSpelledOut),
                                       [&](const auto& entry) { return entry.first == word; });
    if (spelled == std::end(kSpelledOut)) {
      words.insert(word);
    } else {
      for (std::string& part : split(spelled->second)) words.insert(std::move(part));
    }
  }
  return words;
}

Words without_tools(Words words) {
  for (const std::string_view tool : kTools) words.erase(std::string{tool});
  return words;
}

std::string without_brackets(const std::string& name) {
  const auto open = name.find('(');
  const auto close = name.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return name;
  return name.substr(0, open) + name.substr(close + 1);
}

// Every way one of our exercises may be written.
std::vector<std::string> names_of(const CatalogueName& entry) {
  std::vector<std::string> names{entry.slug, entry.name, without_brackets(entry.name)};
  names.insert(names.end(), entry.aliases.begin(), entry.aliases.end());
  return names;
}

// How near two names are: 3 the same words, 2 the same but for the tool, 1 ours says one word
// more, 0 not ours.
int nearness(const Words& foreign, const Words& ours) {
  if (foreign.empty() || ours.empty()) return 0;
  if (foreign == ours) return 3;
  const Words core = without_tools(foreign);
  const Words our_core = without_tools(ours);
  if (core.empty()) return 0;
  if (core == our_core) return 2;
  const bool within = std::includes(our_core.begin(), our_core.end(), core.begin(), core.end());
  return within && core.size() >= 2 && our_core.size() == core.size() + 1 ? 1 : 0;
}

// The words in their order without blanks, so that "dead lift" is "deadlift".
std::string run_together(std::string_view name) {
  std::string letters;
  for (const std::string& word : split(name)) letters += singular(word);
  return letters;
}

// True when one draws the leg in and the other moves it out: a letter apart, and opposites.
bool are_opposites(const std::string& one, const std::string& other) {
  const auto has = [](const std::string& name, const char* stem) {
    return name.find(stem) != std::string::npos;
  };
  return has(one, "adduct") != has(other, "adduct") || has(one, "abduct") != has(other, "abduct");
}

// Slips of the finger that still leave the word: one in five letters, two in eight. The first
// letter has to be right, or a hack squat would become a back squat.
bool is_slip(const std::string& foreign, const std::string& ours) {
  if (foreign.size() < 5 || foreign.front() != ours.front()) return false;
  if (are_opposites(foreign, ours)) return false;
  return edit_distance(foreign, ours) <= (foreign.size() < 8 ? 1U : 2U);
}

// What the name may be but for its spelling; only ever offered.
NameSuggestion suggest_for_slip(std::string_view foreign_name,
                                const std::vector<CatalogueName>& catalogue) {
  const std::string foreign = run_together(foreign_name);
  NameSuggestion found;
  for (const CatalogueName& entry : catalogue) {
    for (const std::string& name : names_of(entry)) {
      const std::string ours = run_together(name);
      if (ours.empty() || !is_slip(foreign, ours)) continue;
      if (!found.slug.empty() && found.slug != entry.slug) {
        return {.why = "several of our exercises are equally near"};
      }
      found = {entry.slug, Confidence::kLow, "but for the spelling '" + name + "'"};
    }
  }
  return found;
}

}  // namespace

NameSuggestion suggest_exercise(std::string_view foreign_name,
                                const std::vector<CatalogueName>& catalogue) {
  const Words foreign = words_of(foreign_name);
  int best = 0;
  const CatalogueName* found = nullptr;
  std::string by;
  bool tied = false;
  for (const CatalogueName& entry : catalogue) {
    for (const std::string& name : names_of(entry)) {
      const int near = nearness(foreign, words_of(name));
      if (near > best) {
        best = near;
        found = &entry;
        by = name;
        tied = false;
      } else if (near == best && near > 0 && found != &entry) {
        tied = true;
      }
    }
  }
  if (!found) return suggest_for_slip(foreign_name, catalogue);
  if (tied) return {.why = "several of our exercises are equally near"};
  return {found->slug, best == 3 ? Confidence::kHigh : Confidence::kLow,
          (best == 3 ? "the same words as '" : "near to '") + by + "'"};
}

}  // namespace dowel::formats
