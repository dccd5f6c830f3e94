#include "core/plan/weekly_sets.h"
#include "core/plan/variant.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/catalogue/volume.h"
#include "core/plan/candidates.h"
#include "core/plan/each_line.h"
#include "core/plan/time_model.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool counts(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

template <class WeekType, class Visit>
void each_working_line(WeekType& week, Visit&& visit) {
  for_each_line(week, [&](auto& block, auto& line) {
    if (counts(block.kind)) visit(line);
  });
}

double dose_of(const Knowledge& knowledge, const Prescription& line, const std::string& group) {
  const Exercise* exercise =
      line.own ? counts_as(knowledge, line.exercise) : by_any_name(knowledge, line.exercise);
  if (!exercise) return 0;
  const auto sets = sets_per_group(knowledge, *exercise);
  const auto found = sets.find(group);
  return found == sets.end() ? 0 : found->second;
}

bool leads(const PlanContext& context, const Prescription& line) {
  const Exercise* exercise = by_slug(context.knowledge, line.exercise);
  return exercise && leads_with_load(context, *exercise);
}

bool is_main(const PlanContext& context, const Prescription& line) {
  return context.main_hinge && line.exercise == context.main_hinge->slug;
}

// What may give a set, in this order.
enum class Gives { kOther, kEven, kLeading, kMain };

Gives gives_as(const PlanContext& context, const Prescription& line) {
  if (is_main(context, line)) return Gives::kMain;
  if (leads(context, line)) return Gives::kLeading;
  const Exercise* exercise = by_slug(context.knowledge, line.exercise);
  return exercise && trains_even_link(context, *exercise) ? Gives::kEven : Gives::kOther;
}

// Takes one set from the added line of this kind that trains the group most and has more than
// `above` sets; false when none can give.
bool take_a_set(const PlanContext& context, PlanWeek& week, const std::string& group, Gives kind,
                int above) {
  Prescription* best = nullptr;
  double most = 0;
  each_working_line(week, [&](Prescription& line) {
    if (line.own || line.sets <= above || gives_as(context, line) != kind) return;
    const double value = dose_of(context.knowledge, line, group) * line.sets;
    if (value <= most) return;
    most = value;
    best = &line;
  });
  if (!best) return false;
  --best->sets;
  if (best->reduced_by == Lever::kNone) {
    best->reduced_by = Lever::kVolume;
    const bool link = kind == Gives::kLeading || kind == Gives::kEven;
    const PlanWords& words = context.rules.words;
    add_reason(best->why, because(link ? words.enough_sets_link : words.enough_sets));
  }
  return true;
}

using Slugs = std::set<std::string>;

// Accessories of one category.
Slugs accessories_of(const PlanContext& context, const PlanWeek& week, Category category) {
  Slugs names;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    const Exercise* exercise = by_slug(context.knowledge, line.exercise);
    if (block.kind == BlockKind::kAccessory && exercise && exercise->category == category) {
      names.insert(line.exercise);
    }
  });
  return names;
}

bool names(const PlanContext& context, const std::vector<std::string>& ids,
           const Exercise& exercise) {
  return std::ranges::any_of(ids, [&](const std::string& id) {
    const auto open = expand_choice(context.knowledge, id);
    return std::ranges::find(open, exercise.id) != open.end();
  });
}

// True when another accessory of the week than this line passes the test.
template <class Test>
bool any_other(const PlanContext& context, const PlanWeek& week, const Prescription& line,
               Test&& test) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& other) {
    if (block.kind != BlockKind::kAccessory || &other == &line) return false;
    const Exercise* exercise = by_slug(context.knowledge, other.exercise);
    return exercise && test(*exercise, other);
  });
}

// True when each aim, and the first weak link, that names the exercise has another in the week.
bool has_another_named(const PlanContext& context, const PlanWeek& week, const Prescription& line,
                       const Exercise& exercise) {
  const auto served = [&](const std::vector<std::string>& ids) {
    return !names(context, ids, exercise) ||
           any_other(context, week, line, [&](const Exercise& other, const Prescription&) {
             return names(context, ids, other);
           });
  };
  const bool aside = context.weak_links.empty() || !context.lead_link;
  const bool link = aside || served(context.weak_links.front()->exercises);
  return link && std::ranges::all_of(context.emphases, [&](const SportEmphasis* sport) {
           return served(sport->exercises);
         });
}

// True when the week would not be without the category, nor hold what the week before held of it.
bool category_stays_sound(const PlanContext& context, const PlanWeek& week, const PlanWeek* before,
                          const Prescription& line, Category category) {
  Slugs left = accessories_of(context, week, category);
  const bool twice = any_other(
      context, week, line,
      [&](const Exercise&, const Prescription& other) { return other.exercise == line.exercise; });
  if (!twice) left.erase(line.exercise);
  return !left.empty() && !(before && left == accessories_of(context, *before, category));
}

// True when every hip group keeps the sets that still do something, or all it had.
bool groups_stay_sound(const PlanContext& context, const PlanWeek& week, const Prescription& line) {
  const auto had = weekly_sets(context.knowledge, week);
  return std::ranges::all_of(context.knowledge.groups, [&](const MuscleGroup& group) {
    const double lost = dose_of(context.knowledge, line, group.id) * line.sets;
    if (!group.hip || lost <= 0) return true;
    return had.at(group.id) - lost >= context.rules.weekly_least - 1e-9;
  });
}

// True when day and week are sound without this line.
bool can_be_spared(const PlanContext& context, const PlanWeek& week, const PlanWeek* before,
                   const PlanBlock& block, const Prescription& line) {
  const Exercise* exercise = by_slug(context.knowledge, line.exercise);
  if (!exercise || line.own) return false;
  if (static_cast<int>(block.lines.size()) <= context.rules.accessories.from) return false;
  const bool one_sided =
      !line.per_side || any_other(context, week, line, [](const Exercise&, const auto& other) {
        return other.per_side;
      });
  return one_sided && category_stays_sound(context, week, before, line, exercise->category) &&
         groups_stay_sound(context, week, line) &&
         has_another_named(context, week, line, *exercise);
}

// Leaves out the accessory that trains the group and has fewest sets of those that can be spared.
bool leave_one_out(const PlanContext& context, PlanWeek& week, const PlanWeek* before,
                   const std::string& group) {
  PlanBlock* its_block = nullptr;
  std::size_t spared = 0;
  int fewest = 1000;
  for (PlanDay& day : week.days) {
    for (PlanBlock& block : day.blocks) {
      if (block.kind != BlockKind::kAccessory) continue;
      for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const Prescription& line = block.lines[i];
        if (line.sets >= fewest || dose_of(context.knowledge, line, group) <= 0) continue;
        if (gives_as(context, line) != Gives::kOther) continue;
        if (!can_be_spared(context, week, before, block, line)) continue;
        its_block = &block;
        spared = i;
        fewest = line.sets;
      }
    }
  }
  if (!its_block) return false;
  its_block->lines.erase(its_block->lines.begin() + static_cast<std::ptrdiff_t>(spared));
  return true;
}

int most_sets(const Knowledge& knowledge, const Prescription& line) {
  const Exercise* exercise = by_slug(knowledge, line.exercise);
  if (!exercise) return 0;
  for (const Dosage& dosage : exercise->dosages) {
    const bool same = (dosage.use == DosageUse::kStandard || dosage.use == DosageUse::kHold) &&
                      dosage.sets && dosage.reps.has_value() == line.reps.has_value() &&
                      dosage.seconds.has_value() == line.hold_s.has_value();
    if (same) return dosage.sets->to;
  }
  return 0;
}

// True when the day has the time for so many sets of one of its lines.
bool has_time_for(const PlanRules& rules, PlanDay& day, Prescription& line, int sets) {
  const int before = std::exchange(line.sets, sets);
  time_day(rules, day);
  const bool fits = day.minutes <= day.minutes_had;
  line.sets = before;
  time_day(rules, day);
  return fits;
}

// Puts the sets of a leading exercise that stands on two days on one of them, one set fewer in all,
// before both are worn down; false where there is none.
bool put_together(const PlanContext& context, PlanWeek& week, const std::string& group) {
  struct Met {
    Prescription* line;
    PlanDay* day;
  };
  std::map<std::string, Met> met;
  for (PlanDay& day : week.days) {
    for (PlanBlock& block : day.blocks) {
      if (block.kind != BlockKind::kAccessory) continue;
      for (std::size_t i = 0; i < block.lines.size(); ++i) {
        Prescription& line = block.lines[i];
        const bool gives = gives_as(context, line) == Gives::kLeading &&
                           dose_of(context.knowledge, line, group) > 0;
        if (!gives) continue;
        const auto [first, fresh] = met.try_emplace(line.exercise, Met{&line, &day});
        if (fresh) continue;
        Prescription& earlier = *first->second.line;
        const int together = earlier.sets + line.sets - 1;
        const bool room = static_cast<int>(block.lines.size()) > context.rules.accessories.from &&
                          together <= most_sets(context.knowledge, line) && together >= 1 &&
                          (earlier.reduced_by != Lever::kPain || together <= earlier.sets);
        if (!room || !has_time_for(context.rules, *first->second.day, earlier, together)) continue;
        earlier.sets = together;
        block.lines.erase(block.lines.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
      }
    }
  }
  return false;
}

// One step down for a group that is above the most.
bool take_from(const PlanContext& context, PlanWeek& week, const PlanWeek* before,
               const std::string& group) {
  if (take_a_set(context, week, group, Gives::kOther, 2)) return true;
  if (!week.deload && leave_one_out(context, week, before, group)) return true;
  if (take_a_set(context, week, group, Gives::kOther, 1)) return true;
  if (take_a_set(context, week, group, Gives::kEven, 2)) return true;
  if (take_a_set(context, week, group, Gives::kLeading, 2)) return true;
  if (!week.deload && put_together(context, week, group)) return true;
  return take_a_set(context, week, group, Gives::kEven, 1) ||
         take_a_set(context, week, group, Gives::kLeading, 1) ||
         take_a_set(context, week, group, Gives::kMain, 1);
}

// Adds one set to an accessory that trains the group and whose day has the time for it.
bool add_a_set(const PlanContext& context, PlanWeek& week, const std::string& group) {
  return any_line(week, [&](PlanDay& day, const PlanBlock& block, Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kRestoration) return false;
    const bool room = line.reduced_by == Lever::kNone &&
                      line.sets < most_sets(context.knowledge, line) &&
                      dose_of(context.knowledge, line, group) > 0;
    if (!room) return false;
    ++line.sets;
    time_day(context.rules, day);
    if (day.minutes <= day.minutes_had) return true;
    --line.sets;
    time_day(context.rules, day);
    return false;
  });
}

// True when days and muscle groups hold what the week now has, where need be with fewer sets of
// what trains neither the first weak link nor one as likely.
bool finds_room(const PlanContext& context, PlanWeek& week, PlanDay& day) {
  for (bool taken = true; taken;) {
    taken = false;
    for (const auto& [group, sets] : weekly_sets(context.knowledge, week)) {
      if (sets <= context.rules.weekly_sets.to) continue;
      if (!take_a_set(context, week, group, Gives::kOther, 1)) return false;
      taken = true;
      break;
    }
  }
  time_day(context.rules, day);
  return day.minutes <= day.minutes_had;
}

// What was held back for the week's volume, and now is not fewer but as many as there is room for.
void say_as_many(const PlanWords& words, Prescription& line) {
  const std::size_t at = line.why.text.find(words.enough_sets.text);
  if (line.reduced_by != Lever::kVolume || at == std::string::npos) return;
  line.why.text.replace(at, words.enough_sets.text.size(), words.enough_sets_link.text);
}

// Adds one set to an accessory that trains the first weak link; false where none has room.
bool add_a_link_set(const PlanContext& context, PlanWeek& week, bool loaded) {
  const Cause& cause = *context.weak_links.front();
  for (std::size_t d = 0; d < week.days.size(); ++d) {
    for (std::size_t b = 0; b < week.days[d].blocks.size(); ++b) {
      const PlanBlock& block = week.days[d].blocks[b];
      if (block.kind != BlockKind::kAccessory) continue;
      for (std::size_t l = 0; l < block.lines.size(); ++l) {
        const Exercise* exercise = by_slug(context.knowledge, block.lines[l].exercise);
        if (!exercise || block.lines[l].own || !trains_link(context, cause, *exercise)) continue;
        if (trains_with_load(context, cause, *exercise) != loaded) continue;
        if (block.lines[l].reduced_by == Lever::kPain) continue;
        if (block.lines[l].sets >= most_sets(context.knowledge, block.lines[l])) continue;
        PlanWeek tried = week;
        Prescription& line = tried.days[d].blocks[b].lines[l];
        ++line.sets;
        if (!finds_room(context, tried, tried.days[d])) continue;
        say_as_many(context.rules.words, line);
        week = std::move(tried);
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void raise_link_sets(const PlanContext& context, PlanWeek& week) {
  if (week.deload || context.worst > Light::kGreen) return;
  for (const bool loaded : {true, false}) {
    while (add_a_link_set(context, week, loaded)) {
    }
  }
  for (PlanDay& day : week.days) time_day(context.rules, day);
  week.group_sets.clear();
  for (const auto& [group, sets] : weekly_sets(context.knowledge, week)) {
    week.group_sets.emplace_back(group, sets);
  }
}

std::map<std::string, double> weekly_sets(const Knowledge& knowledge, const PlanWeek& week) {
  std::map<std::string, double> total;
  each_working_line(week, [&](const Prescription& line) {
    const Exercise* exercise =
        line.own ? counts_as(knowledge, line.exercise) : by_any_name(knowledge, line.exercise);
    if (!exercise) return;
    for (const auto& [group, sets] : sets_per_group(knowledge, *exercise)) {
      total[group] += sets * line.sets;
    }
  });
  return total;
}

void cap_weekly_sets(const PlanContext& context, PlanWeek& week, const PlanWeek* before) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (const auto& [group, sets] : weekly_sets(context.knowledge, week)) {
      if (sets > context.rules.weekly_sets.to && take_from(context, week, before, group)) {
        changed = true;
        break;
      }
    }
  }
  for (PlanDay& day : week.days) time_day(context.rules, day);
}

void raise_weekly_sets(const PlanContext& context, PlanWeek& week) {
  if (week.deload || context.worst > Light::kGreen) return;
  for (const MuscleGroup& group : context.knowledge.groups) {
    if (!group.hip) continue;
    while (weekly_sets(context.knowledge, week)[group.id] < context.rules.weekly_least) {
      if (!add_a_set(context, week, group.id)) break;
    }
  }
}

}  // namespace dowel
