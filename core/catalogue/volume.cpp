#include "core/catalogue/volume.h"

#include <algorithm>

namespace dowel {

std::map<std::string, double> sets_per_group(const Knowledge& knowledge, const Exercise& exercise) {
  std::map<std::string, double> sets;
  const auto count = [&sets](const std::string& group, double amount) {
    double& counted = sets[group];
    counted = std::max(counted, amount);
  };
  for (const Target& target : exercise.targets) {
    if (!target.counted_as.empty()) {
      count(target.counted_as, target.dose);
      continue;
    }
    const Muscle* muscle = find_entry(knowledge.muscles, target.muscle);
    if (!muscle) continue;
    for (const GroupShare& share : muscle->shares) count(share.group, target.dose * share.share);
  }
  return sets;
}

}  // namespace dowel
