#include "core/plan/shortfalls.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/plan/each_line.h"
#include "core/plan/weekly_sets.h"

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

bool has_line(const PlanDay& day, std::string_view slug) {
  return any_line(day, [&](const Prescription& line) { return line.exercise == slug; });
}

bool works_category(const Knowledge& knowledge, const PlanWeek& week, Category category) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kRestoration &&
        block.kind != BlockKind::kMain) {
      return false;
    }
    const Exercise* exercise = by_any_name(knowledge, line.exercise);
    return exercise && exercise->category == category;
  });
}

// True when a working block of the week holds one of these exercises.
bool works_one_of(const Knowledge& knowledge, const PlanWeek& week,
                  const std::vector<std::string>& ids) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kMain) return false;
    const Exercise* exercise = by_any_name(knowledge, line.exercise);
    return exercise && std::find(ids.begin(), ids.end(), exercise->id) != ids.end();
  });
}

// What narrows the choice beside equipment, to end a sentence with.
std::string unless_it_hurts(const PlanContext& context, const char* end = ".") {
  const bool hurts = context.worst > Light::kGreen || context.back_hurts ||
                     context.request.history.groin_lately_sore();
  return (hurts ? " and the pain allows" : "") + std::string(end);
}

void check_categories(const PlanContext& context, const CandidatePool& pool, const PlanWeek& week,
                      Collector& out) {
  for (std::size_t c = 0; c < kCategories; ++c) {
    const auto category = static_cast<Category>(c);
    if (works_category(context.knowledge, week, category)) continue;
    const std::string name(word_for(category));
    if (pool.by_category[c].empty()) {
      out.add(
          "R-BAL", name, week.number,
          "No exercise for " + name + " fits what you own" + unless_it_hurts(context),
          "Side-lying clamshells and slow circles of the hip need nothing and load it a little.");
    } else {
      out.add("R-BAL", name, week.number,
              "These weeks have no room for " + name + ": the minutes are used up.",
              "It comes in other weeks or, done at home, as one easy set on a day off.");
    }
  }
}

void check_sessions(const PlanWeek& week, Collector& out) {
  for (const PlanDay& day : week.days) {
    if (!day.hips) continue;
    if (count_lines(day, BlockKind::kAccessory) < 2) {
      out.add("R-ACC", "", week.number,
              "Some sessions have no room for two accessory exercises after the main lifts.",
              "What fits is there; the rest waits for a longer session.");
    }
    const bool prepared = has_line(day, "bodyweight-good-morning");
    if (!prepared) {
      out.add("R-PREP", "", week.number, "Some sessions have no room to prepare the hinge.",
              "Do five slow hinges with the empty hands before the first set.");
    }
    if (count_lines(day, BlockKind::kWarmUp) <= (prepared ? 1 : 0)) {
      out.add("R-WU", "", week.number, "Some sessions have no room for activation.",
              "Do one set of band walks or glute bridges while you load the bar.");
    }
  }
}

void check_one_sided(const PlanWeek& week, Collector& out) {
  const bool one_sided = any_line(week, [](const PlanBlock& block, const Prescription& line) {
    return line.per_side &&
           (block.kind == BlockKind::kAccessory || block.kind == BlockKind::kWarmUp);
  });
  if (one_sided) return;
  out.add("R-P7", "", week.number, "Nothing in these weeks is done one side at a time.",
          "Do the last warm-up set on one leg.");
}

void check_restoration(const PlanContext& context, const PlanWeek& week, Collector& out) {
  if (!context.restore) return;
  for (const PlanDay& day : week.days) {
    if (!day.hips) continue;
    if (count_lines(day, BlockKind::kMobility) == 0) {
      out.add("R-REST-1", "", week.number, "Some sessions have no room for the mobility prong.",
              "Swing each leg for a minute before you begin.");
    }
    if (count_lines(day, BlockKind::kRestoration) == 0) {
      out.add("R-REST-2", "", week.number,
              "Some sessions have no separate exercise for the strength prong.",
              "The accessories of the day load the same muscles lightly.");
    }
  }
}

// What stands between a group and more sets: nothing to do it with, places, or minutes.
std::string way_to_more(const PlanContext& context, const CandidatePool& pool, const PlanWeek& week,
                        const std::string& group) {
  std::vector<std::string> able;
  for (const std::vector<Candidate>& category : pool.by_category) {
    for (const Candidate& c : category) {
      if (std::find(c.hip_groups.begin(), c.hip_groups.end(), group) != c.hip_groups.end()) {
        able.push_back(c.exercise->name);
      }
    }
  }
  if (able.empty()) return "No accessory for them fits what you own" + unless_it_hurts(context);
  if (able.size() == 1) {
    return "Only one accessory for them fits what you own" + unless_it_hurts(context, "") + ": " +
           able.front() + ".";
  }
  if (context.worst > Light::kGreen) return "While it hurts the sets stay few.";
  const int most = context.request.settings.most_accessories;
  const bool full = std::all_of(week.days.begin(), week.days.end(), [&](const PlanDay& day) {
    return !day.hips || count_lines(day, BlockKind::kAccessory) >= most;
  });
  return full ? "Where the places for accessories are taken, swap one, or add a session."
              : "Where there are places left, another session or more minutes would change that.";
}

// What the weeks of a plan fall short of, for one muscle group.
struct LowVolume {
  double least = 1e9;
  double most = 0;
  std::vector<int> weeks{};
  std::set<std::string> nearest{};
};

void say_low(const MuscleGroup& group, const LowVolume& low, double floor, Collector& out) {
  std::string amount = tenth(low.least);
  if (low.most > low.least) amount.append(" to ").append(tenth(low.most));
  std::string nearest;
  for (const std::string& way : low.nearest) nearest.append(nearest.empty() ? "" : " ").append(way);
  for (const int week : low.weeks) {
    out.add("G-20", group.id, week,
            group.name + " get " + amount + (amount == "1" ? " working set" : " working sets") +
                " a week, easy work not counted and side muscles by half; fewer than " +
                tenth(floor) + " do little.",
            nearest);
  }
}

void check_volume(const PlanContext& context, const CandidatePool& pool,
                  const std::vector<PlanWeek>& weeks, Collector& out) {
  for (const MuscleGroup& group : context.knowledge.groups) {
    LowVolume low;
    for (const PlanWeek& week : weeks) {
      const auto sets = weekly_sets(context.knowledge, week);
      const auto found = sets.find(group.id);
      const double done = found == sets.end() ? 0 : found->second;
      if (done > context.numbers.weekly_most) {
        out.add("G-20", group.id, week.number,
                group.name + " get more than " + tenth(context.numbers.weekly_most) +
                    " sets a week, most of them from your own programme.",
                "Nothing of your programme is changed; the added sets are as few as the rules "
                "allow.");
      }
      if (!group.hip || week.deload || done >= context.numbers.weekly_least) continue;
      low.least = std::min(low.least, done);
      low.most = std::max(low.most, done);
      low.weeks.push_back(week.number);
      low.nearest.insert(way_to_more(context, pool, week, group.id));
    }
    say_low(group, low, context.numbers.weekly_least, out);
  }
}

// Stiff or much seated hips are promised a stretch; where it finds no room, that is said.
void check_stretch(const PlanContext& context, const std::vector<PlanWeek>& weeks, Collector& out) {
  const Athlete& athlete = context.request.athlete;
  const bool asked =
      has_condition(athlete, condition::kSitsALot) || has_condition(athlete, condition::kStiffHips);
  if (!asked || !context.request.settings.mobility) return;
  for (const PlanWeek& week : weeks) {
    for (const PlanDay& day : week.days) {
      if (day.hips && count_lines(day, BlockKind::kStretch) == 0) {
        out.add("R-P3", "", week.number, "Some sessions have no room for the stretch at the end.",
                "Two times half a minute for hamstrings and hips, at any hour of the day.");
      }
    }
  }
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
    out.add("R-ACC", "repeats", 0,
            "With this equipment there are few exercises, so some weeks repeat the one before.",
            "A band or a bench would bring others.");
    return;
  }
}

void check_frequency(const PlanContext& context, const MainHinge& main, const WeekLayout& layout,
                     Collector& out) {
  if (layout.hip_days < context.numbers.least_sessions) {
    out.add("R-FREQ", "sessions", 0,
            "The sources start with " + std::to_string(context.numbers.least_sessions) +
                " sessions a week; you have " + std::to_string(layout.hip_days) + ".",
            "Practise ten slow bodyweight hinges on two other days.");
  }
  if (layout.hip_days < static_cast<int>(context.request.days.size())) {
    out.add("R-FREQ", "days-left", 0,
            "Hip work stands on " + std::to_string(layout.hip_days) + " of your " +
                std::to_string(context.request.days.size()) + " days: more is not asked for yet.",
            "The other days keep your own lifts, or easy work.");
  }
  if (!main.exercise) {
    out.add("R-HINGE", "", 0, "No main hinge can be planned.",
            "Practise the good morning unloaded.");
  }
}

void check_days_off(const PlanContext& context, const WeekLayout& layout,
                    const std::vector<PlanWeek>& weeks, Collector& out) {
  if (layout.days_off < 2) {
    out.add("R-GPP", "", 0,
            layout.days_off == 0 ? "No day off is left for easy work."
                                 : "The one day off is kept for rest.",
            "Walk, or do one easy set of side work after your shortest session.");
    return;
  }
  if (context.request.off_day_minutes <= 0) {
    out.add("R-GPP", "", 0, "You gave no time for easy work on days off.",
            "A walk does much of the same.");
    return;
  }
  for (const PlanWeek& week : weeks) {
    const bool any = std::any_of(week.days.begin(), week.days.end(), [](const PlanDay& day) {
      return count_lines(day, BlockKind::kGeneral) > 0;
    });
    if (!any) {
      out.add("R-GPP", "", week.number, "The minutes on days off are too few for any easy work.",
              "Two minutes of clamshells or slow hip circles.");
    }
  }
}

// Exercises named for the aim that pain or caution keeps out are told, or they would be missed.
void check_left_out(const PlanContext& context, Collector& out) {
  if (context.worst == Light::kGreen && !context.back_hurts) return;
  std::string names;
  for (const SportEmphasis* sport : context.emphases) {
    for (const std::string& id : sport->exercises) {
      const Exercise* wanted = find_entry(context.knowledge.exercises, id);
      if (!wanted || names.find(wanted->name) != std::string::npos) continue;
      if (!equipment_suffices(wanted->equipment, context.request.athlete.equipment)) continue;
      if (!allowed(context, *wanted)) names.append(names.empty() ? "" : ", ").append(wanted->name);
    }
  }
  if (names.empty()) return;
  out.add("R-SPORT", "left-out", 0,
          "Named for your aim but left out while it hurts: " + names + ".",
          names.find(',') == std::string::npos
              ? "It comes back with a plan made once pain is 2 of 10 or less."
              : "They come back with a plan made once pain is 2 of 10 or less.");
}

void check_equipment(const PlanContext& context, Collector& out) {
  for (const MissingExercise& missing : missing_exercises(context)) {
    const std::string wish = missing.wanted->name + " (for " + missing.wanted_for +
                             ") needs equipment you did not name.";
    const std::string nearest = missing.nearest
                                    ? missing.nearest->name + " stands in for it."
                                    : "Nothing you own does quite the same; other exercises of its "
                                      "category come nearest.";
    out.add("R-SPORT", missing.wanted->slug, 0, wish, nearest);
  }
}

// The aim's own exercises compete with rotation, pain and minutes; where none of them came up in
// the first four weeks, that is said.
void check_aim(const PlanContext& context, const std::vector<PlanWeek>& weeks, Collector& out) {
  bool any = false;
  for (std::size_t w = 0; w < std::min<std::size_t>(4, weeks.size()); ++w) {
    for (const SportEmphasis* sport : context.emphases) {
      any = any || works_one_of(context.knowledge, weeks[w], sport->exercises);
    }
  }
  if (any || context.emphases.empty()) return;
  out.add("R-SPORT", "", 0, "None of the exercises named for your aim fits into the first weeks.",
          "The ones chosen train the same muscles; more minutes or equipment would make room.");
}

// The first suspected weak link should not go untrained for three weeks; where it does, it is said.
void check_weak_link(const PlanContext& context, const std::vector<PlanWeek>& weeks,
                     Collector& out) {
  if (context.weak_links.empty()) return;
  const Cause& cause = *context.weak_links.front();
  int missed = 0;
  for (const PlanWeek& week : weeks) {
    missed = works_one_of(context.knowledge, week, cause.exercises) ? 0 : missed + 1;
    if (missed < 3) continue;
    out.add(
        "R-SPORT", cause.id, week.number,
        "The suspected weak link (" + cause.name + ") finds no room in some weeks.",
        "Swap one accessory of that week for one of its exercises, or give a day more minutes.");
  }
}

void check_pain(const PlanContext& context, Collector& out) {
  for (const TrainingDay& day : context.request.days) {
    for (const OwnLift& lift : day.own) {
      if (!left_out_for_pain(context, lift)) continue;
      out.add("R-ADD", lift.exercise, 0,
              lift.exercise + " is left out of your own programme while your lower back hurts.",
              "The unloaded hinge keeps the pattern; make the plan again once pain is green.");
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
    check_sessions(week, out);
    check_one_sided(week, out);
    check_restoration(context, week, out);
  }
  check_volume(context, pool, weeks, out);
  check_stretch(context, weeks, out);
  check_repeats(context, weeks, out);
  check_left_out(context, out);
  check_equipment(context, out);
  check_aim(context, weeks, out);
  check_weak_link(context, weeks, out);
  return out.take();
}

}  // namespace dowel
