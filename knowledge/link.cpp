#include "knowledge/link.h"

#include <algorithm>
#include <map>
#include <set>

namespace dowel {

namespace {

constexpr const char* kExerciseFile = "exercises.toml";

template <class EntryType>
EntryType* find_mutable(std::vector<EntryType>& entries, std::string_view id) {
  return const_cast<EntryType*>(find_entry(entries, id));
}

void fill_members(Knowledge& knowledge) {
  for (const Muscle& muscle : knowledge.muscles) {
    for (const GroupShare& share : muscle.shares) {
      find_mutable(knowledge.groups, share.group)->members.push_back(muscle.id);
    }
  }
}

// Muscle → group it counts in, for one target that names a group or a bundle of groups.
void take_apart(const Knowledge& knowledge, const std::string& group_id,
                std::vector<std::pair<std::string, std::string>>& muscles) {
  const MuscleGroup* group = find_entry(knowledge.groups, group_id);
  for (const std::string& part : group->made_of) take_apart(knowledge, part, muscles);
  for (const std::string& member : group->members) muscles.emplace_back(member, group_id);
}

// Replaces groups by their members. A muscle that stands there already keeps its first row.
Result<void> expand_targets(const Knowledge& knowledge, Exercise& exercise) {
  std::vector<Target> expanded;
  const auto add = [&expanded](Target target) {
    const bool there = std::ranges::any_of(
        expanded, [&](const Target& other) { return other.muscle == target.muscle; });
    if (!there) expanded.push_back(std::move(target));
  };
  for (const Target& target : exercise.targets) {
    if (find_entry(knowledge.groups, target.muscle)) {
      std::vector<std::pair<std::string, std::string>> muscles;
      take_apart(knowledge, target.muscle, muscles);
      for (const auto& [muscle, group] : muscles) {
        add({muscle, target.dose, group, target.stated});
      }
      continue;
    }
    const Muscle* muscle = find_entry(knowledge.muscles, target.muscle);
    if (!muscle) {
      return fail(ErrorCode::kBadData,
                  "target '" + target.muscle + "' is neither a muscle nor a group",
                  "use an id of muscles.toml", std::string(kExerciseFile) + ": " + exercise.id);
    }
    const bool fits = target.counted_as.empty() ||
                      std::ranges::any_of(muscle->shares, [&](const GroupShare& share) {
                        return share.group == target.counted_as;
                      });
    if (!fits) {
      return fail(
          ErrorCode::kBadData,
          "'" + target.muscle + "' is no part of " + target.counted_as + ", it cannot count there",
          "correct 'as', or add the share to the muscle",
          std::string(kExerciseFile) + ": " + exercise.id);
    }
    Target counted = target;
    if (muscle->shares.size() == 1) counted.counted_as = muscle->shares.front().group;
    add(std::move(counted));
  }
  exercise.targets = std::move(expanded);
  return {};
}

Result<void> check_names(const Knowledge& knowledge) {
  std::map<std::string, std::string> taken;
  for (const Exercise& exercise : knowledge.exercises) {
    std::vector<std::string> names = exercise.aliases;
    names.push_back(exercise.slug);
    for (const std::string& name : names) {
      const auto [other, fresh] = taken.try_emplace(name, exercise.id);
      if (!fresh) {
        return fail(ErrorCode::kBadData,
                    "'" + name + "' names both " + other->second + " and " + exercise.id,
                    "change the slug or the alias of one",
                    std::string(kExerciseFile) + ": " + exercise.id);
      }
    }
  }
  return {};
}

// Depth-first walk along `harder`; a return to an exercise that is still open is a circle.
bool runs_in_circle(const Knowledge& knowledge, const Exercise& exercise,
                    std::set<std::string>& open, std::set<std::string>& done) {
  if (done.contains(exercise.id)) return false;
  if (!open.insert(exercise.id).second) return true;
  for (const std::string& next : exercise.harder) {
    if (runs_in_circle(knowledge, *find_entry(knowledge.exercises, next), open, done)) return true;
  }
  open.erase(exercise.id);
  done.insert(exercise.id);
  return false;
}

Result<void> link_progressions(Knowledge& knowledge) {
  std::set<std::string> done;
  for (const Exercise& exercise : knowledge.exercises) {
    std::set<std::string> open;
    if (runs_in_circle(knowledge, exercise, open, done)) {
      return fail(ErrorCode::kBadData, "'harder' leads from " + exercise.id + " round in a circle",
                  "remove the arrow that goes back to something easier",
                  std::string(kExerciseFile) + ": " + exercise.id);
    }
  }
  for (const Exercise& exercise : knowledge.exercises) {
    for (const std::string& next : exercise.harder) {
      find_mutable(knowledge.exercises, next)->easier.push_back(exercise.id);
    }
  }
  return {};
}

void link_drills(Knowledge& knowledge) {
  for (const Drill& drill : knowledge.drills) {
    for (const std::string& mistake : drill.mistakes) {
      find_mutable(knowledge.mistakes, mistake)->drills.push_back(drill.id);
    }
  }
}

}  // namespace

Result<void> link_entries(Knowledge& knowledge) {
  fill_members(knowledge);
  for (Exercise& exercise : knowledge.exercises) {
    DOWEL_TRY(expand_targets(knowledge, exercise));
  }
  DOWEL_TRY(check_names(knowledge));
  DOWEL_TRY(link_progressions(knowledge));
  link_drills(knowledge);
  return {};
}

}  // namespace dowel
