#include "core/catalogue/volume.h"

#include <algorithm>

namespace dowel {

std::map<std::string, double> sets_per_muscle(const Exercise& exercise) {
  std::map<std::string, double> sets;
  for (const Target& target : exercise.targets) {
    double& counted = sets[target.muscle];
    counted = std::max(counted, target.dose);
  }
  return sets;
}

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

std::map<std::string, double> split_of_set(const Knowledge& knowledge, const Exercise& exercise) {
  std::map<std::string, double> parts = sets_per_group(knowledge, exercise);
  double total = 0;
  for (const auto& [group, sets] : parts) total += sets;
  for (auto& [group, sets] : parts) sets /= total;
  return parts;
}

}  // namespace dowel
