#include "core/plan/candidates.h"

#include <algorithm>

#include "core/catalogue/volume.h"
#include "core/plan/dose.h"
#include "core/plan/time_model.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// A fixed mixing of seed and name, so that ties fall differently for different dates.
double tie_break(LocalDate start, const std::string& slug) {
  std::uint64_t mixed = static_cast<std::uint64_t>(start.time_since_epoch().count());
  for (const char letter : slug) {
    mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 29;
  }
  return static_cast<double>(mixed % 1000) / 1000;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool named_in(const Knowledge& knowledge, const std::vector<std::string>& ids,
              const std::string& exercise_id) {
  for (const std::string& id : ids) {
    if (contains(expand_choice(knowledge, id), exercise_id)) return true;
  }
  return false;
}

void score_weak_links(const PlanContext& context, Candidate& candidate) {
  double worth = context.rules.score_first_link;
  for (const Cause* cause : context.weak_links) {
    if (named_in(context.knowledge, cause->exercises, candidate.exercise->id)) {
      if (context.lead_link) candidate.score += worth;
      add_reason(candidate.why, {say(context.rules.words.weak_link, {{"cause", cause->name}}),
                                 {candidate.exercise->id},
                                 cause->basis.sources});
    }
    worth *= context.rules.next_link_percent / 100;
  }
}

void score_sports(const PlanContext& context, Candidate& candidate) {
  std::string stated;
  std::string mapped;
  for (const SportEmphasis* sport : context.emphases) {
    const std::string& id = candidate.exercise->id;
    if (named_in(context.knowledge, sport->exercises, id)) {
      candidate.score += context.rules.score_stated;
      stated.append(stated.empty() ? "" : "; ").append(sport->name);
    } else if (named_in(context.knowledge, sport->mapped_exercises, id)) {
      candidate.score += context.rules.score_mapped;
      mapped.append(mapped.empty() ? "" : "; ").append(sport->name);
    }
  }
  if (!stated.empty()) {
    add_reason(candidate.why, because(context.rules.words.aim_named, {{"aims", stated}}));
  }
  if (!mapped.empty()) {
    add_reason(candidate.why, because(context.rules.words.aim_mapped, {{"aims", mapped}}));
  }
}

bool easier_was_done(const PlanContext& context, const Exercise& exercise) {
  if (exercise.easier.empty() || context.request.history.find(exercise.slug)) return true;
  for (const std::string& id : exercise.easier) {
    const Exercise* easier = find_entry(context.knowledge.exercises, id);
    if (easier && context.request.history.find(easier->slug)) return true;
  }
  return false;
}

bool harder_is_allowed(const PlanContext& context, const Exercise& exercise) {
  for (const std::string& id : exercise.harder) {
    const Exercise* harder = find_entry(context.knowledge.exercises, id);
    if (harder && allowed(context, *harder)) return true;
  }
  return false;
}

// An easier form of an exercise that can be done in full, e.g. the Copenhagen plank's short lever.
bool is_outgrown(const PlanContext& context, const Exercise& exercise) {
  const Exercise* full = find_entry(context.knowledge.exercises, exercise.variant_of);
  return full && contains(exercise.harder, full->id) && has_role(*full, Role::kAccessory) &&
         allowed(context, *full);
}

std::vector<std::string> hip_groups_of(const PlanContext& context, const Exercise& exercise) {
  const Knowledge& knowledge = context.knowledge;
  std::vector<std::string> groups;
  for (const auto& [group, sets] : sets_per_group(knowledge, exercise)) {
    const MuscleGroup* found = find_entry(knowledge.groups, group);
    if (found && found->hip && sets >= context.rules.indirect_set) groups.push_back(group);
  }
  return groups;
}

// True when a set of it is a whole set for a muscle group that the cause calls weak.
bool trains_weak_group(const Cause& cause, const std::map<std::string, double>& sets) {
  return cause.kind == CauseKind::kWeakness &&
         std::ranges::any_of(cause.groups, [&](const std::string& group) {
           const auto found = sets.find(group);
           return found != sets.end() && found->second >= 1 - 1e-9;
         });
}

bool fits_session(const PlanContext& context, const Exercise& exercise) {
  Prescription line = dose_accessory(context, exercise, WeekPhase{});
  line.sets = context.rules.least_sets;
  const double most = context.longest_session / context.rules.accessory_share + 1e-9;
  return line_minutes(context.rules, line, BlockKind::kAccessory) <= most;
}

Candidate make_candidate(const PlanContext& context, const Exercise& exercise) {
  Candidate candidate;
  candidate.exercise = &exercise;
  candidate.hip_groups = hip_groups_of(context, exercise);
  score_weak_links(context, candidate);
  score_sports(context, candidate);
  const PlanRules& rules = context.rules;
  if (contains(context.request.wishes, exercise.slug)) {
    candidate.score += rules.score_wished;
    add_reason(candidate.why, because(rules.words.wished));
  }
  if (context.is(ConditionMeans::kSits) && contains(rules.choices.after_sitting, exercise.id)) {
    candidate.score += rules.score_sitting;
    add_reason(candidate.why, because(rules.words.after_sitting));
  }
  if (candidate.score == 0) add_reason(candidate.why, because(rules.words.no_category_left_out));
  if (!context.careful && harder_is_allowed(context, exercise)) {
    candidate.score += rules.score_too_easy;
  }
  if (context.careful && !easier_was_done(context, exercise)) {
    candidate.score += rules.score_too_soon;
  }
  candidate.score += tie_break(context.request.start, exercise.slug);
  return candidate;
}

}  // namespace

const Exercise* stand_in_for(const PlanContext& context, const Exercise& wanted) {
  std::vector<std::string> ids = wanted.swaps;
  ids.insert(ids.end(), wanted.easier.begin(), wanted.easier.end());
  for (const Exercise& other : context.knowledge.exercises) {
    if (contains(other.swaps, wanted.id) || other.variant_of == wanted.id) ids.push_back(other.id);
  }
  for (const std::string& id : ids) {
    const Exercise* other = find_entry(context.knowledge.exercises, id);
    const bool plannable =
        other && (has_role(*other, Role::kAccessory) || has_role(*other, Role::kRestore));
    if (plannable && allowed(context, *other)) return other;
  }
  return nullptr;
}

std::vector<std::string> expand_choice(const Knowledge& knowledge, const std::string& exercise_id) {
  const Exercise* exercise = find_entry(knowledge.exercises, exercise_id);
  if (!exercise || exercise->choose_from.empty()) return {exercise_id};
  return exercise->choose_from;
}

bool trains_link(const PlanContext& context, const Cause& cause, const Exercise& exercise) {
  return named_in(context.knowledge, cause.exercises, exercise.id);
}

bool trains_even_link(const PlanContext& context, const Exercise& exercise) {
  if (!context.lead_link || context.even_links.empty()) return false;
  const auto sets = sets_per_group(context.knowledge, exercise);
  return std::ranges::any_of(context.even_links, [&](const Cause* cause) {
    return trains_link(context, *cause, exercise) || trains_weak_group(*cause, sets);
  });
}

bool leads_with_load(const PlanContext& context, const Exercise& exercise) {
  if (context.weak_links.empty() || !context.lead_link) return false;
  return trains_with_load(context, *context.weak_links.front(), exercise);
}

bool trains_with_load(const PlanContext& context, const Cause& cause, const Exercise& exercise) {
  const auto& by = exercise.progress_by;
  const auto* way = way_for(context, exercise);
  const bool loads =
      std::find(by.begin(), by.end(), ProgressBy::kLoad) != by.end() && way && !way->empty();
  return loads && trains_link(context, cause, exercise);
}

CandidatePool make_pool(const PlanContext& context) {
  CandidatePool pool;
  std::array<std::vector<Candidate>, kCategories> too_long;
  for (const Exercise& exercise : context.knowledge.exercises) {
    const auto category = static_cast<std::size_t>(exercise.category);
    if (category >= kCategories || !has_role(exercise, Role::kAccessory)) continue;
    if (!exercise.choose_from.empty() || !allowed(context, exercise)) continue;
    if (is_outgrown(context, exercise)) continue;
    auto& list = fits_session(context, exercise) ? pool.by_category : too_long;
    list[category].push_back(make_candidate(context, exercise));
  }
  for (std::size_t c = 0; c < kCategories; ++c) {
    auto& candidates = pool.by_category[c];
    if (candidates.empty()) candidates = std::move(too_long[c]);
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  }
  return pool;
}

std::vector<MissingExercise> missing_exercises(const PlanContext& context) {
  std::vector<MissingExercise> missing;
  const auto look = [&](const std::vector<std::string>& ids, const std::string& wanted_for) {
    for (const std::string& id : ids) {
      const Exercise* wanted = find_entry(context.knowledge.exercises, id);
      if (!wanted || !wanted->choose_from.empty()) continue;
      if (equipment_suffices(wanted->equipment, context.request.athlete.equipment)) continue;
      const auto same = [&](const MissingExercise& m) { return m.wanted == wanted; };
      if (std::none_of(missing.begin(), missing.end(), same)) {
        missing.push_back({wanted, stand_in_for(context, *wanted), wanted_for});
      }
    }
  };
  for (const Cause* cause : context.weak_links) look(cause->exercises, cause->name);
  for (const SportEmphasis* sport : context.emphases) look(sport->exercises, sport->name);
  return missing;
}

}  // namespace dowel
