#include "core/plan/variant.h"

#include <algorithm>
#include <sstream>

#include "core/catalogue/plan_rules.h"
#include "core/log/free_name.h"
#include "core/plan/context.h"

namespace dowel {
namespace {

// True when a list of words, apart by commas, has this one.
bool lists(const Phrase& list, const std::string& word) {
  const std::string all = ", " + list.text + ", ";
  std::string wanted(", ");
  return all.find(wanted.append(word).append(", ")) != std::string::npos;
}

// True when one of these names, apart by commas, stands in the name.
bool names_one_of(const Phrase& list, std::string_view name) {
  const std::string key = free_name_key(name);
  constexpr std::string_view kBetween = ", ";
  for (std::size_t from = 0; from < list.text.size();) {
    const std::size_t end = std::min(list.text.find(kBetween, from), list.text.size());
    if (key.find(list.text.substr(from, end - from)) != std::string::npos) return true;
    from = end + kBetween.size();
  }
  return false;
}

// The name without the words that say how the lift is done.
std::string without_qualifiers(const Knowledge& knowledge, std::string_view name) {
  std::string left;
  std::istringstream words(free_name_key(name));
  for (std::string word; words >> word;) {
    const bool number = word.find_first_of("0123456789") != std::string::npos;
    if (number || lists(knowledge.plan->words.own_qualifiers, word)) continue;
    left.append(left.empty() ? "" : " ").append(word);
  }
  return left;
}

}  // namespace

const Exercise* counts_as(const Knowledge& knowledge, std::string_view name) {
  if (const Exercise* itself = by_any_name(knowledge, name)) return itself;
  if (names_one_of(knowledge.plan->words.own_pulls, name)) {
    const auto& pulls = knowledge.plan->choices.own_pulls_count_as;
    return pulls.empty() ? nullptr : find_exercise(knowledge, pulls.front());
  }
  const std::string left = without_qualifiers(knowledge, name);
  return left.empty() ? nullptr : by_any_name(knowledge, left);
}

}  // namespace dowel
