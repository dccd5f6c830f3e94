#include <algorithm>
#include <cmath>

#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"

namespace dowel::checker {
namespace {

// What one set counts for, restated (K-17): the dose of the target; a muscle of two groups counts
// where the exercise says, else by its shares; the hardest worked member speaks for its group.
std::map<std::string, double> per_set(const Knowledge& knowledge, const Exercise& exercise) {
  std::map<std::string, double> groups;
  for (const Target& target : exercise.targets) {
    std::map<std::string, double> parts;
    if (!target.counted_as.empty()) {
      parts[target.counted_as] = 1;
    } else {
      for (const Muscle& muscle : knowledge.muscles) {
        if (muscle.id != target.muscle) continue;
        for (const GroupShare& share : muscle.shares) parts[share.group] = share.share;
      }
    }
    for (const auto& [group, part] : parts) {
      groups[group] = std::max(groups[group], part * target.dose);
    }
  }
  return groups;
}

std::map<std::string, double> count_week(const Examiner& e, const PlanWeek& week, bool own_only) {
  std::map<std::string, double> total;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    const Exercise* exercise = e.exercise_of(line);
    if (!is_working(block.kind) || !exercise || (own_only && !line.own)) return;
    for (const auto& [group, sets] : per_set(e.knowledge(), *exercise)) {
      total[group] += sets * line.sets;
    }
  });
  return total;
}

bool added_sets_above_one(const Examiner& e, const PlanWeek& week, const std::string& group) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    const Exercise* exercise = e.exercise_of(line);
    if (!is_working(block.kind) || line.own || !exercise || line.sets < 2) return false;
    const auto counted = per_set(e.knowledge(), *exercise);
    const auto found = counted.find(group);
    return found != counted.end() && found->second > 0;
  });
}

void check_shown(Examiner& e, const PlanWeek& week, const std::map<std::string, double>& total) {
  if (week.group_sets.size() != total.size()) {
    e.blame("K-17", week.number, "", "the shown weekly sets are not those of the lines");
  }
  for (const auto& [group, sets] : week.group_sets) {
    const auto found = total.find(group);
    if (found == total.end() || std::abs(found->second - sets) > 1e-9) {
      e.blame("K-17", week.number, group, "the shown weekly sets are not those of the lines");
    }
  }
}

}  // namespace

void check_volume(Examiner& e) {
  const double most = e.number_to("weekly-sets-per-muscle");
  const double least = e.number_from("weekly-sets-least");
  for (const PlanWeek& week : e.programme().weeks) {
    const auto total = count_week(e, week, false);
    check_shown(e, week, total);
    for (const MuscleGroup& group : e.knowledge().groups) {
      const auto found = total.find(group.id);
      const double sets = found == total.end() ? 0 : found->second;
      const bool said = e.excused("G-20", group.id, week.number);
      const bool low = group.hip && !week.deload && sets < least;
      if (sets > most && !said) {
        e.blame("G-20", week.number, group.id, "more sets than the weekly most, and not said");
      }
      if (sets > most && added_sets_above_one(e, week, group.id)) {
        e.blame("G-20", week.number, group.id, "above the weekly most, yet sets could be taken");
      }
      if (low && !said) {
        e.blame("G-20", week.number, group.id, "fewer sets than the weekly least, and not said");
      }
      if (said && !low && sets <= most) {
        e.blame("G-20", week.number, group.id, "said to be out of the band, but is in it");
      }
    }
  }
}

}  // namespace dowel::checker
