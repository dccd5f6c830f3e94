#include "core/plan/shortfalls.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/plan/each_line.h"
#include "core/plan/stand_in.h"
#include "core/plan/variant.h"
#include "core/plan/weekly_sets.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

std::string tenth(double value) {
  const long tenths = std::lround(value * 10);
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10) text.append(1, '.').append(std::to_string(tenths % 10));
  return text;
}

class Collector {
 public:
  // @param week  0: the whole plan
  void add(const std::string& rule, const std::string& subject, int week, const std::string& says,
           const std::string& nearest) {
    for (Shortfall& known : found_) {
      if (known.rule != rule || known.subject != subject) continue;
      if (week != 0 && (known.weeks.empty() || known.weeks.back() != week)) {
        known.weeks.push_back(week);
      }
      return;
    }
    found_.push_back({rule, subject, {}, says, nearest});
    if (week != 0) found_.back().weeks.push_back(week);
  }

  std::vector<Shortfall> take() { return std::move(found_); }

 private:
  std::vector<Shortfall> found_;
};

int count_lines(const PlanDay& day, BlockKind kind) {
  for (const PlanBlock& block : day.blocks) {
    if (block.kind == kind) return static_cast<int>(block.lines.size());
  }
  return 0;
}

bool has_one_of(const Knowledge& knowledge, const PlanDay& day,
                const std::vector<std::string>& ids) {
  return any_line(day, [&](const Prescription& line) {
    const Exercise* exercise = by_slug(knowledge, line.exercise);
    return exercise && std::find(ids.begin(), ids.end(), exercise->id) != ids.end();
  });
}

bool works_category(const Knowledge& knowledge, const PlanWeek& week, Category category) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kRestoration &&
        block.kind != BlockKind::kMain) {
      return false;
    }
    const Exercise* exercise =
        line.own ? counts_as(knowledge, line.exercise) : by_any_name(knowledge, line.exercise);
    return exercise && exercise->category == category;
  });
}

// True when a working block of the week holds one of these exercises.
bool works_one_of(const Knowledge& knowledge, const PlanWeek& week,
                  const std::vector<std::string>& ids) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kMain) return false;
    const Exercise* exercise =
        line.own ? counts_as(knowledge, line.exercise) : by_any_name(knowledge, line.exercise);
    return exercise && std::find(ids.begin(), ids.end(), exercise->id) != ids.end();
  });
}

// True when pain narrows the choice beside equipment.
bool pain_narrows(const PlanContext& context) {
  return context.worst > Light::kGreen || context.back_hurts || groin_lately_sore(context);
}

void check_categories(const PlanContext& context, const CandidatePool& pool, const PlanWeek& week,
                      Collector& out) {
  const PlanWords& words = context.rules.words;
  for (std::size_t c = 0; c < kCategories; ++c) {
    const auto category = static_cast<Category>(c);
    if (works_category(context.knowledge, week, category)) continue;
    const std::string name(word_for(category));
    const Phrase& nothing =
        pain_narrows(context) ? words.no_exercise_for_sore : words.no_exercise_for;
    if (pool.by_category[c].empty()) {
      out.add("R-BAL", name, week.number, say(nothing, {{"category", name}}),
              say(words.no_exercise_nearest));
    } else {
      out.add("R-BAL", name, week.number, say(words.no_room_for, {{"category", name}}),
              say(words.no_room_for_nearest));
    }
  }
}

void check_sessions(const PlanContext& context, const PlanWeek& week, Collector& out) {
  const PlanRules& rules = context.rules;
  const PlanWords& words = rules.words;
  for (const PlanDay& day : week.days) {
    if (!day.hips) continue;
    if (count_lines(day, BlockKind::kAccessory) < rules.accessories.from) {
      out.add("R-ACC", "", week.number, say(words.few_accessories),
              say(words.few_accessories_nearest));
    }
    const bool prepared = has_one_of(context.knowledge, day, rules.choices.preparation);
    if (!prepared) {
      out.add("R-PREP", "", week.number, say(words.no_preparation),
              say(words.no_preparation_nearest));
    }
    if (count_lines(day, BlockKind::kWarmUp) <= (prepared ? 1 : 0)) {
      out.add("R-WU", "", week.number, say(words.no_activation), say(words.no_activation_nearest));
    }
  }
}

void check_one_sided(const PlanContext& context, const PlanWeek& week, Collector& out) {
  const PlanWords& words = context.rules.words;
  const bool one_sided = any_line(week, [](const PlanBlock& block, const Prescription& line) {
    return line.per_side &&
           (block.kind == BlockKind::kAccessory || block.kind == BlockKind::kWarmUp);
  });
  if (one_sided) return;
  out.add("R-P7", "", week.number, say(words.nothing_one_sided),
          say(words.nothing_one_sided_nearest));
}

void check_restoration(const PlanContext& context, const PlanWeek& week, Collector& out) {
  if (!context.restore) return;
  const PlanWords& words = context.rules.words;
  for (const PlanDay& day : week.days) {
    if (!day.hips) continue;
    if (count_lines(day, BlockKind::kMobility) == 0) {
      out.add("R-REST-1", "", week.number, say(words.no_mobility), say(words.no_mobility_nearest));
    }
    if (count_lines(day, BlockKind::kRestoration) == 0) {
      out.add("R-REST-2", "", week.number, say(words.no_strength), say(words.no_strength_nearest));
    }
  }
}

// What stands between a group and more sets: nothing to do it with, places, or minutes.
std::string way_to_more(const PlanContext& context, const CandidatePool& pool, const PlanWeek& week,
                        const std::string& group) {
  const PlanWords& words = context.rules.words;
  std::vector<std::string> able;
  for (const std::vector<Candidate>& category : pool.by_category) {
    for (const Candidate& c : category) {
      if (std::find(c.hip_groups.begin(), c.hip_groups.end(), group) != c.hip_groups.end()) {
        able.push_back(c.exercise->name);
      }
    }
  }
  const bool sore = pain_narrows(context);
  if (able.empty()) return say(sore ? words.no_accessory_fits_sore : words.no_accessory_fits);
  if (able.size() == 1) {
    return say(sore ? words.one_accessory_fits_sore : words.one_accessory_fits,
               {{"exercise", able.front()}});
  }
  if (context.worst > Light::kGreen) return say(words.sets_stay_few);
  const int most = context.request.settings.most_accessories;
  const bool full = std::all_of(week.days.begin(), week.days.end(), [&](const PlanDay& day) {
    return !day.hips || count_lines(day, BlockKind::kAccessory) >= most;
  });
  return say(full ? words.places_taken : words.places_left);
}

// What the weeks of a plan fall short of, for one muscle group.
struct LowVolume {
  double least = 1e9;
  double most = 0;
  std::vector<int> weeks{};
  std::set<std::string> nearest{};
};

void say_low(const PlanWords& words, const MuscleGroup& group, const LowVolume& low,
             Collector& out) {
  std::string amount = tenth(low.least);
  if (low.most > low.least) {
    amount = say(words.low_to_high, {{"low", amount}, {"high", tenth(low.most)}});
  }
  std::string nearest;
  for (const std::string& way : low.nearest) nearest.append(nearest.empty() ? "" : " ").append(way);
  for (const int week : low.weeks) {
    out.add("G-20", group.id, week,
            say(words.low_volume, {{"group", group.name}, {"sets", amount}}), nearest);
  }
}

void check_volume(const PlanContext& context, const CandidatePool& pool,
                  const std::vector<PlanWeek>& weeks, Collector& out) {
  const PlanWords& words = context.rules.words;
  for (const MuscleGroup& group : context.knowledge.groups) {
    LowVolume low;
    for (const PlanWeek& week : weeks) {
      const auto sets = weekly_sets(context.knowledge, week);
      const auto found = sets.find(group.id);
      const double done = found == sets.end() ? 0 : found->second;
      if (done > context.rules.weekly_sets.to) {
        out.add("G-20", group.id, week.number, say(words.high_volume, {{"group", group.name}}),
                say(words.high_volume_nearest));
      }
      if (!group.hip || week.deload || done >= context.rules.weekly_least) continue;
      low.least = std::min(low.least, done);
      low.most = std::max(low.most, done);
      low.weeks.push_back(week.number);
      low.nearest.insert(way_to_more(context, pool, week, group.id));
    }
    say_low(words, group, low, out);
  }
}

// Stiff or much seated hips are promised a stretch; where it finds no room, that is said.
void check_stretch(const PlanContext& context, const std::vector<PlanWeek>& weeks, Collector& out) {
  const PlanWords& words = context.rules.words;
  const bool asked = context.is(ConditionMeans::kStretch);
  if (!asked || !context.request.settings.mobility) return;
  for (const PlanWeek& week : weeks) {
    for (const PlanDay& day : week.days) {
      if (day.hips && count_lines(day, BlockKind::kStretch) == 0) {
        out.add("R-P3", "", week.number, say(words.no_stretch), say(words.no_stretch_nearest));
      }
    }
  }
}

// What costs little and brings most: a band and something firm to lie or kneel on.
bool has_small_things(const PlanContext& context) {
  const std::vector<std::string>& owned = context.request.athlete.equipment;
  return is_done_with(context.knowledge, owned, EquipmentKind::kBand) &&
         is_done_with(context.knowledge, owned, EquipmentKind::kSupport);
}

// Accessories that cannot rotate, because there are no others, are said to repeat.
void check_repeats(const PlanContext& context, const std::vector<PlanWeek>& weeks, Collector& out) {
  if (!context.request.settings.rotate) return;
  const auto names = [](const PlanWeek& week) {
    std::set<std::string> all;
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      if (block.kind == BlockKind::kAccessory) all.insert(line.exercise);
    });
    return all;
  };
  for (std::size_t w = 1; w < weeks.size(); ++w) {
    if (weeks[w].deload || weeks[w - 1].deload || names(weeks[w]) != names(weeks[w - 1])) continue;
    const PlanWords& words = context.rules.words;
    out.add("R-ACC", "repeats", 0, say(words.weeks_repeat),
            say(has_small_things(context) ? words.weeks_repeat_grow : words.weeks_repeat_nearest));
    return;
  }
}

void check_frequency(const PlanContext& context, const MainHinge& main, const WeekLayout& layout,
                     Collector& out) {
  const PlanWords& words = context.rules.words;
  const std::string hips = std::to_string(layout.hip_days);
  if (layout.hip_days < context.rules.sessions_novice.from) {
    out.add("R-FREQ", "sessions", 0, say(words.few_sessions, {{"days", hips}}),
            say(words.few_sessions_nearest));
  }
  const auto days = static_cast<int>(context.request.days.size());
  if (layout.hip_days < days) {
    out.add("R-FREQ", "days-left", 0,
            say(words.days_left, {{"hips", hips}, {"days", std::to_string(days)}}),
            say(words.days_left_nearest));
  }
  if (!main.exercise) {
    out.add("R-HINGE", "", 0, say(words.no_main_hinge), say(words.no_main_hinge_nearest));
  }
}

void check_days_off(const PlanContext& context, const WeekLayout& layout,
                    const std::vector<PlanWeek>& weeks, Collector& out) {
  const PlanWords& words = context.rules.words;
  if (layout.days_off < 2) {
    out.add("R-GPP", "", 0, say(layout.days_off == 0 ? words.no_day_off : words.one_day_off),
            say(words.no_day_off_nearest));
    return;
  }
  if (context.request.off_day_minutes <= 0) {
    out.add("R-GPP", "", 0, say(words.no_time_off), say(words.no_time_off_nearest));
    return;
  }
  for (const PlanWeek& week : weeks) {
    const bool any = std::any_of(week.days.begin(), week.days.end(), [](const PlanDay& day) {
      return count_lines(day, BlockKind::kGeneral) > 0;
    });
    if (!any) {
      out.add("R-GPP", "", week.number, say(words.little_time_off),
              say(words.little_time_off_nearest));
    }
  }
}

// Exercises named for the aim that pain or caution keeps out are told, or they would be missed.
// An easier form of it stays where it stands in the plan: the two have one name in most mouths.
bool easier_stays(const PlanContext& context, const std::vector<PlanWeek>& weeks,
                  const Exercise& wanted) {
  return std::ranges::any_of(weeks, [&](const PlanWeek& week) {
    return any_line(week, [&](const PlanBlock&, const Prescription& line) {
      const Exercise* form = by_slug(context.knowledge, line.exercise);
      return form && !line.own && form->variant_of == wanted.id && allowed(context, *form);
    });
  });
}

void check_left_out(const PlanContext& context, const std::vector<PlanWeek>& weeks,
                    Collector& out) {
  if (context.worst == Light::kGreen && !context.back_hurts) return;
  const PlanWords& words = context.rules.words;
  std::string names;
  int count = 0;
  for (const SportEmphasis* sport : context.emphases) {
    for (const std::string& id : sport->exercises) {
      const Exercise* wanted = find_entry(context.knowledge.exercises, id);
      if (!wanted || names.find(wanted->name) != std::string::npos) continue;
      if (!equipment_suffices(wanted->equipment, context.request.athlete.equipment)) continue;
      if (allowed(context, *wanted)) continue;
      names.append(names.empty() ? "" : ", ").append(wanted->name);
      if (easier_stays(context, weeks, *wanted)) names.append(say(words.easier_stays));
      ++count;
    }
  }
  if (names.empty()) return;
  out.add("R-SPORT", "left-out", 0, say(words.aim_left_out, {{"names", names}}),
          say(words.aim_left_out_nearest, {{"count", std::to_string(count)}}));
}

void check_equipment(const PlanContext& context, Collector& out) {
  for (const MissingExercise& missing : missing_exercises(context)) {
    const PlanWords& words = context.rules.words;
    const std::string wish = say(words.needs_equipment,
                                 {{"exercise", missing.wanted->name}, {"aim", missing.wanted_for}});
    const std::string nearest = missing.nearest
                                    ? say(words.stands_in, {{"exercise", missing.nearest->name}})
                                    : say(words.nothing_stands_in);
    out.add("R-SPORT", missing.wanted->slug, 0, wish, nearest);
  }
}

// The aim's own exercises compete with rotation, pain and minutes; where none of them came up in
// the first weeks, that is said.
void check_aim(const PlanContext& context, const std::vector<PlanWeek>& weeks, Collector& out) {
  bool any = false;
  const auto first = std::min(static_cast<std::size_t>(context.rules.aim_weeks), weeks.size());
  for (std::size_t w = 0; w < first; ++w) {
    for (const SportEmphasis* sport : context.emphases) {
      any = any || works_one_of(context.knowledge, weeks[w], sport->exercises);
    }
  }
  if (any || context.emphases.empty()) return;
  out.add("R-SPORT", "", 0, say(context.rules.words.aim_no_room),
          say(context.rules.words.aim_no_room_nearest));
}

bool stands_somewhere(const std::vector<PlanWeek>& weeks, const std::string& slug) {
  return std::ranges::any_of(weeks, [&](const PlanWeek& week) {
    return any_line(week, [&](const PlanBlock&, const Prescription& line) {
      return line.exercise == slug || line.instead_of == slug;
    });
  });
}

// What was asked for and stands nowhere, and why.
void check_wishes(const PlanContext& context, const MainHinge& main,
                  const std::vector<PlanWeek>& weeks, Collector& out) {
  const PlanWords& words = context.rules.words;
  for (const std::string& wish : context.request.wishes) {
    const Exercise* wanted = by_slug(context.knowledge, wish);
    if (!wanted || stands_somewhere(weeks, wish)) continue;
    std::string nearest;
    if (!equipment_suffices(wanted->equipment, context.request.athlete.equipment)) {
      const Exercise* other = stand_in_for(context, *wanted);
      nearest =
          other ? say(words.stands_in, {{"exercise", other->name}}) : say(words.nothing_stands_in);
    } else if (!allowed(context, *wanted)) {
      nearest = say(words.wish_not_now);
    } else if (wanted->category > Category::kRotation && main.exercise) {
      nearest = say(words.wish_other_hinge, {{"exercise", main.exercise->name}});
    } else {
      nearest = say(words.wish_no_room);
    }
    out.add("R-ACC", wish, 0, say(words.wish_not_met, {{"exercise", wanted->name}}), nearest);
  }
}

// What is done instead of another from some day on, in weeks where it may not be.
void check_swaps(const PlanContext& context, const std::vector<PlanWeek>& weeks, Collector& out) {
  std::set<std::string> told;
  for (auto swap = context.request.swaps.rbegin(); swap != context.request.swaps.rend(); ++swap) {
    const Exercise* chosen = by_slug(context.knowledge, swap->exercise);
    const Exercise* instead = by_slug(context.knowledge, swap->instead);
    if (!told.insert(swap->exercise).second || !chosen || !instead || chosen == instead) continue;
    const PlanWords& words = context.rules.words;
    for (const int week : weeks_not_swapped(context.request, weeks, swap->exercise)) {
      out.add("R-ACC", "instead-of-" + swap->exercise, week,
              say(words.swap_not_met, {{"exercise", chosen->name}, {"instead", instead->name}}),
              say(words.swap_not_met_nearest));
    }
  }
}

// The first suspected weak link should not go untrained for weeks; where it does, it is said.
void check_weak_link(const PlanContext& context, const std::vector<PlanWeek>& weeks,
                     Collector& out) {
  if (context.weak_links.empty()) return;
  const PlanWords& words = context.rules.words;
  const Cause& cause = *context.weak_links.front();
  int missed = 0;
  for (const PlanWeek& week : weeks) {
    missed = works_one_of(context.knowledge, week, cause.exercises) ? 0 : missed + 1;
    if (missed < context.rules.missed_weeks) continue;
    out.add("R-SPORT", cause.id, week.number, say(words.weak_link_no_room, {{"cause", cause.name}}),
            say(words.weak_link_no_room_nearest));
  }
}

void check_pain(const PlanContext& context, Collector& out) {
  const PlanWords& words = context.rules.words;
  for (const TrainingDay& day : context.request.days) {
    for (const OwnLift& lift : day.own) {
      if (!left_out_for_pain(context, lift)) continue;
      out.add("R-ADD", lift.exercise, 0, say(words.own_left_out, {{"exercise", lift.exercise}}),
              say(words.own_left_out_nearest));
    }
  }
}

}  // namespace

std::vector<Shortfall> find_shortfalls(const PlanContext& context, const CandidatePool& pool,
                                       const MainHinge& main, const WeekLayout& layout,
                                       const std::vector<PlanWeek>& weeks) {
  Collector out;
  check_pain(context, out);
  check_frequency(context, main, layout, out);
  check_days_off(context, layout, weeks, out);
  for (const PlanWeek& week : weeks) {
    check_categories(context, pool, week, out);
    check_sessions(context, week, out);
    check_one_sided(context, week, out);
    check_restoration(context, week, out);
  }
  check_volume(context, pool, weeks, out);
  check_stretch(context, weeks, out);
  check_repeats(context, weeks, out);
  check_left_out(context, weeks, out);
  check_equipment(context, out);
  check_aim(context, weeks, out);
  check_weak_link(context, weeks, out);
  check_wishes(context, main, weeks, out);
  check_swaps(context, weeks, out);
  return out.take();
}

}  // namespace dowel
