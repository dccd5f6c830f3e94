#include "formats/import_names.h"

#include <algorithm>

namespace dowel::formats {

std::vector<NameFate> fates_of(const ImportPreview& preview, const ImportDecisions& decisions,
                               const std::vector<NameMapping>& remembered,
                               const std::vector<CatalogueName>& catalogue) {
  const NameIndex index{catalogue};
  std::vector<NameFate> fates;
  for (const FoundName& found : preview.names) {
    NameFate fate{.name = found.name, .sets = found.sets};
    const auto chosen = decisions.slug_of.find(found.name);
    fate.decided = chosen != decisions.slug_of.end() ||
                   std::any_of(remembered.begin(), remembered.end(),
                               [&](const NameMapping& m) { return m.name == found.name; });
    if (chosen != decisions.slug_of.end()) fate.slug = chosen->second;
    if (!found.slug.empty()) fate.slug = found.slug;
    if (!fate.decided && !found.settled) {
      const auto suggestion = index.suggest(found.name);
      if (suggestion.confidence == Confidence::kLow) fate.suggested = suggestion.slug;
    }
    fates.push_back(std::move(fate));
  }
  return fates;
}

std::vector<RowProblem> all_remarks(const ImportPreview& preview, const ImportPlan& plan) {
  auto remarks = preview.remarks;
  remarks.insert(remarks.end(), plan.remarks.begin(), plan.remarks.end());
  return remarks;
}

}  // namespace dowel::formats
