#include "formats/exercise_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/catalogue/knowledge.h"
#include "formats/folded_text.h"
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
    {"abductor", "abduction"},
    {"adductor", "adduction"},
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

Words only_tools(const Words& words) {
  Words tools;
  for (const std::string_view tool : kTools) {
    if (words.contains(std::string{tool})) tools.insert(std::string{tool});
  }
  return tools;
}

Words tools_of(const std::vector<std::string>& equipment) {
  Words tools;
  for (const std::string& id : equipment) tools.merge(only_tools(words_of(id)));
  return tools;
}

bool is_hand_weight(const std::string& tool) { return tool == "dumbbell" || tool == "kettlebell"; }

bool is_within(const Words& some, const Words& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

Words without(Words words, const Words& others) {
  for (const std::string& word : others) words.erase(word);
  return words;
}

constexpr int kSameWords = 4;
constexpr int kUsualTool = 3;
constexpr int kOtherTool = 2;
constexpr int kOneWordLess = 1;

}  // namespace

NameIndex::NameIndex(const std::vector<CatalogueName>& catalogue) {
  for (const CatalogueName& entry : catalogue) {
    const std::size_t exercise = slugs_.size();
    slugs_.push_back(entry.slug);
    Words usual = entry.tools.empty() ? Words{} : tools_of(entry.tools.front());
    // What lies in one hand weighs the same, whatever its shape.
    if (std::any_of(usual.begin(), usual.end(), is_hand_weight)) {
      usual.insert({"dumbbell", "kettlebell"});
    }
    Words all;
    for (const auto& alternative : entry.tools) all.merge(tools_of(alternative));
    usual_tools_.push_back(std::move(usual));
    all_tools_.push_back(std::move(all));
    for (const std::string& name : names_of(entry)) {
      names_.push_back({exercise, name, words_of(name), run_together(name)});
    }
    for (const std::string& name : entry.stock_names) {
      stock_names_.try_emplace(folded(name), exercise);
    }
  }
}

// How near two names are; 0: the foreign one is not ours.
int NameIndex::nearness(const Words& foreign, const Name& ours) const {
  if (foreign.empty() || ours.words.empty()) return 0;
  if (foreign == ours.words) return kSameWords;
  const Words core = without_tools(foreign);
  const Words our_core = without_tools(ours.words);
  if (core.empty()) return 0;
  if (core != our_core) {
    return is_within(core, our_core) && core.size() >= 2 && our_core.size() == core.size() + 1
               ? kOneWordLess
               : 0;
  }
  const Words named = without(only_tools(foreign), only_tools(ours.words));
  const Words unnamed = without(only_tools(ours.words), only_tools(foreign));
  if (!named.empty() && unnamed.empty() && is_within(named, usual_tools_[ours.exercise])) {
    return kUsualTool;
  }
  const Words unlisted = without(named, all_tools_[ours.exercise]);
  const bool told = !all_tools_[ours.exercise].empty();
  return told && std::any_of(unlisted.begin(), unlisted.end(), is_hand_weight) ? 0 : kOtherTool;
}

// What the name may be but for its spelling; only ever offered.
NameSuggestion NameIndex::suggest_for_slip(std::string_view foreign_name) const {
  const std::string foreign = run_together(foreign_name);
  NameSuggestion found;
  for (const Name& name : names_) {
    if (name.letters.empty() || !is_slip(foreign, name.letters)) continue;
    if (!found.slug.empty() && found.slug != slugs_[name.exercise]) {
      return {.why = "several of our exercises are equally near"};
    }
    found = {slugs_[name.exercise], Confidence::kLow, "but for the spelling '" + name.text + "'"};
  }
  return found;
}

NameSuggestion NameIndex::suggest(std::string_view foreign_name) const {
  if (const auto stock = stock_names_.find(folded(foreign_name)); stock != stock_names_.end()) {
    return {slugs_[stock->second], Confidence::kHigh, "a name of it in another language"};
  }
  const Words foreign = words_of(foreign_name);
  int best = 0;
  const Name* found = nullptr;
  bool tied = false;
  for (const Name& name : names_) {
    const int near = nearness(foreign, name);
    if (near > best) {
      best = near;
      found = &name;
      tied = false;
    } else if (near == best && near > 0 && found->exercise != name.exercise) {
      tied = true;
    }
  }
  if (found == nullptr) return suggest_for_slip(foreign_name);
  if (tied) return {.why = "several of our exercises are equally near"};
  const bool sure = best >= kUsualTool;
  return {slugs_[found->exercise], sure ? Confidence::kHigh : Confidence::kLow,
          (best == kSameWords ? "the same words as '"
           : sure             ? "but for its usual tool '"
                              : "near to '") +
              found->text + "'"};
}

}  // namespace dowel::formats
