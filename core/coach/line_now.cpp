#include "core/coach/line_now.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/coach/plan_now.h"
#include "core/coach/self_checks.h"
#include "core/log/free_name.h"
#include "core/plan/amount_words.h"
#include "core/plan/each_line.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// True when something that the exercise loads hurts too much for more.
bool is_sore(const Knowledge& knowledge, const PlanRequest& request, const Exercise& exercise) {
  return light_for(knowledge, request.pain, exercise) > Light::kGreen;
}

bool is_rise(StepKind kind) {
  return kind != StepKind::kStart && kind != StepKind::kRepeat && kind != StepKind::kStepBack &&
         kind != StepKind::kBackAfterGap;
}

// Where a line stands.
struct Place {
  int week = 1;        // number in the plan
  bool first = false;  // of its exercise from now on
  bool easy = false;   // an easier week
  bool sore = false;   // pain keeps the load where it was
};

class LineNow {
 public:
  LineNow(const Book& book, const Place& place)
      : knowledge_(book.knowledge()), words_(knowledge_.coach->words), place_(place) {}

  void bring(Prescription& line, const NextStep& next) const {
    if (line.own) {
      bring_own(line, next);
    } else if (next.sessions > 0) {
      bring_added(line, next);
    }
  }

 private:
  void bring_added(Prescription& line, const NextStep& next) const {
    const WorkTarget& target = next.progress.target;
    set_load(line, next);
    const StepTaken* step = next.progress.decided_by();
    if (step) line.why = step->why;
    if (target.fewer_sets) line.sets = std::min(line.sets, target.sets);
    if (place_.easy) {
      // A rise waits for the week after: its sentence would contradict the figures.
      if (step && is_rise(step->kind)) line.why.text.clear();
      line.why.text.append(line.why.text.empty() ? "" : " ").append(say(words_.easier_week));
      return;
    }
    set_amount(line, target);
    if (line.sets < target.sets) {
      line.why.text.append(" ").append(
          say(words_.sets_by_plan, {{"sets", std::to_string(line.sets)}}));
    }
    set_level(line, target);
  }

  void set_load(Prescription& line, const NextStep& next) const {
    const std::optional<double> load_kg = next.progress.target.load_kg;
    const bool carried = next.scheme.carries_load && line.load.kind == LoadKind::kNone;
    const bool open = line.load.kind != LoadKind::kNone && line.load.kind != LoadKind::kLight;
    if (!load_kg || !(open || carried)) return;
    line.load.kind = LoadKind::kGiven;
    line.load.load_kg = no_more() ? next.progress.easy_load_kg : load_kg;
  }

  // Nothing above what was asked for last.
  bool no_more() const { return place_.easy || place_.sore; }

  void set_amount(Prescription& line, const WorkTarget& target) const {
    if (line.reps && target.reps > 0) {
      const int most = place_.first ? target.reps : std::max(target.window.to, target.reps);
      line.reps = IntRange{target.reps, most};
    }
    if (line.hold_s && target.hold_s && !line.reps) line.hold_s = target.hold_s;
    if (line.distance_m && target.distance_m) line.distance_m = target.distance_m;
  }

  void set_level(Prescription& line, const WorkTarget& target) const {
    const Exercise* exercise = find_exercise(knowledge_, line.exercise);
    if (line.level.empty() || !target.level || !exercise) return;
    const Protocol* protocol = find_protocol(knowledge_, *exercise, ProtocolPace::kByLevel);
    if (!protocol) return;
    const auto last = static_cast<int>(protocol->steps.size()) - 1;
    line.level = protocol->steps[static_cast<std::size_t>(std::min(*target.level, last))].level;
  }

  // A lift of the own programme: by its rule where the log or the rule names a load.
  void bring_own(Prescription& line, const NextStep& next) const {
    ProgressScheme scheme = next.scheme;
    scheme.rule = line.rule.value_or(OwnRule{});
    const bool same = next.scheme.own && line.reps && next.scheme.reps &&
                      line.reps->from == next.scheme.reps->from && scheme.rule == next.scheme.rule;
    const bool by_calendar = scheme.rule.by == OwnProgress::kPercent || !scheme.rule.waves.empty();
    if (!same && !by_calendar) return bring_other_day(line, next);
    const WorkTarget target = own_target(scheme, next.progress, place_.week - 1);
    const bool counts = same && next.sessions > 0;
    // Sets and repetitions are the day's own where the lift stands on several days in several ways:
    // how many were done on another day says nothing of this one.
    if ((counts && !scheme.other_sets) || !scheme.rule.waves.empty()) line.sets = target.sets;
    if (target.reps > 0 && (counts || !scheme.rule.waves.empty())) {
      const bool open = !place_.first && scheme.rule.most_reps;
      const int most = scheme.rule.most_reps.value_or(line.reps ? line.reps->from : target.reps);
      const int reps = scheme.other_reps ? std::min(target.reps, most) : target.reps;
      line.reps = IntRange{reps, open ? target.window.to : reps};
    }
    if (target.load_kg && (counts || scheme.rule.by == OwnProgress::kPercent)) {
      line.load.kind = LoadKind::kGiven;
      line.load.load_kg = *target.load_kg;
      // Easier weeks of a calendar are its own; what hurts holds any load.
      const auto most = hurts(next)                   ? lifted_last(next)
                        : place_.easy && !by_calendar ? next.progress.easy_load_kg
                                                      : std::nullopt;
      if (most) line.load.load_kg = std::min(*target.load_kg, *most);
    }
    if (const StepTaken* step = next.progress.decided_by(); step && counts) line.why = step->why;
  }

  bool hurts(const NextStep& next) const { return place_.sore || next.progress.sore; }

  // The heaviest set of the last session.
  static std::optional<double> lifted_last(const NextStep& next) {
    std::optional<double> most;
    for (const SetEntry& set : next.done) {
      if (set.load_kg) most = std::max(most, std::optional{loadable_kg(next.scheme, *set.load_kg)});
    }
    return most;
  }

  // Another day of the same lift, with other repetitions: as it was last done so.
  void bring_other_day(Prescription& line, const NextStep& next) const {
    if (!line.reps) return;
    for (auto session = next.all.rbegin(); session != next.all.rend(); ++session) {
      std::optional<double> least;
      int sets = 0;
      for (const SetEntry& set : session->sets) {
        if (set.kind == SetKind::kWarmup || set.reps != line.reps->from || !set.load_kg) continue;
        const double load_kg = loadable_kg(next.scheme, *set.load_kg);
        least = std::min(least.value_or(load_kg), load_kg);
        ++sets;
      }
      if (!least || sets < std::min(line.sets, 2)) continue;
      line.load.kind = LoadKind::kGiven;
      line.load.load_kg = hurts(next) ? std::min(least, lifted_last(next)) : least;
      line.why.text.append(" ").append(say(words_.own_as_last));
      return;
    }
  }

  const Knowledge& knowledge_;
  const CoachWords& words_;
  Place place_;
};

// A load that nobody knows yet: nothing was logged, and it is chosen by effort. A band has none,
// whatever else is needed beside it.
bool seeks_load(const Prescription& line, const NextStep& next) {
  const bool weighs = line.with != "bodyweight" && line.with.find("band") == std::string::npos;
  return !line.own && line.load.kind == LoadKind::kByEffort && next.sessions == 0 && weighs;
}

// What a day asks for stays so while it is being done: its own sets count for the days after it.
void bring_under_way(const LineNow& now, Prescription& line, const NextStep& next) {
  if (next.sessions < 2) return;  // begun today: as the plan has it
  NextStep asked = next;
  asked.progress.target = next.before;
  auto why = line.why;
  now.bring(line, asked);
  line.why = std::move(why);  // what today's sets decide is told on the next day
}

// What lies on each side for a load on a bar.
void put_on_bar(const BarKit& kit, const ProgressScheme& scheme, Prescription& line) {
  if (scheme.tool != LoadTool::kBar || line.load.kind != LoadKind::kGiven) return;
  if (!line.load.load_kg) return;
  line.load.side_kg = plates_of_a_side(*line.load.load_kg, kit).value_or(std::vector<double>{});
}

// How a first load is found, said on the first day that asks for one.
void say_first_loads(const CoachWords& words, const std::vector<std::string>& names, PlanDay& day) {
  std::string all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    all.append(i == 0 ? "" : i + 1 == names.size() ? " and " : ", ").append(names[i]);
  }
  if (!all.empty()) day.notes.push_back(advise(words.first_load, {{"names", all}}));
}

WorkTarget target_of(const Prescription& line, const WorkTarget& before) {
  WorkTarget target = before;
  target.sets = line.sets;
  target.per_side = line.per_side;
  if (line.reps) target.reps = line.reps->from;
  if (line.load.kind == LoadKind::kGiven) target.load_kg = line.load.load_kg;
  if (line.hold_s && !line.reps) target.hold_s = line.hold_s;
  if (line.distance_m) target.distance_m = line.distance_m;
  return target;
}

bool asks_for_more(const WorkTarget& one, const WorkTarget& other) {
  return one.load_kg.value_or(0) > other.load_kg.value_or(0) ||
         one.level.value_or(0) > other.level.value_or(0);
}

// The line is the work that progress counts, not a hold beside it.
bool is_counted(const Prescription& line, const ProgressScheme& scheme) {
  if (scheme.reps && !line.own) return line.reps && !line.hold_s;
  return true;
}

// @param slug  of the catalogue, or what a free lift of the own programme is known by
bool names(const Knowledge& knowledge, const Prescription& line, std::string_view slug) {
  const Exercise* exercise = find_exercise(knowledge, line.exercise);
  return exercise ? exercise->slug == slug : line.own && free_name_key(line.exercise) == slug;
}

// A lift of the own programme that the catalogue does not know.
Result<void> bring_free_lift(const Book& book, Place place, std::set<std::string>& met,
                             Prescription& line) {
  if (!line.own) return {};
  const auto next = own_step(book, line.exercise);
  DOWEL_TRY(next);
  if (!*next) return {};
  place.first = met.insert((*next)->scheme.exercise).second;
  LineNow(book, place).bring(line, **next);
  return {};
}

}  // namespace

bool takes_target(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

Result<void> bring_up_to_date(const Book& book, KeptPlan& plan, DaysAsked asked) {
  const BarKit kit = bar_kit_of(book.knowledge(), book.athlete());
  std::map<std::string, NextStep> steps;
  std::set<std::string> met;
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < asked.from || (asked.until && day.date > *asked.until)) continue;
      std::vector<std::string> unknown;
      for (PlanBlock& block : day.blocks) {
        if (!takes_target(block.kind)) continue;
        for (Prescription& line : block.lines) {
          const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
          if (!exercise) {
            DOWEL_TRY(bring_free_lift(book, {week.number, false, week.deload, false}, met, line));
            continue;
          }
          if (!steps.contains(exercise->slug)) {
            auto next = next_step(book, exercise->slug);
            DOWEL_TRY(next);
            steps.emplace(exercise->slug, std::move(*next));
          }
          const NextStep& next = steps.at(exercise->slug);
          if (!is_counted(line, next.scheme)) continue;
          const bool sore = is_sore(book.knowledge(), plan.request, *exercise);
          const bool first = met.insert(exercise->slug).second;
          const LineNow now(book, {week.number, first, week.deload, sore});
          const bool under_way = day.date == day_of(book.now()) && !next.all.empty() &&
                                 day_of(next.all.back().when) == day.date;
          if (under_way) {
            bring_under_way(now, line, next);
          } else {
            now.bring(line, next);
          }
          put_on_bar(kit, next.scheme, line);
          if (first && seeks_load(line, next)) unknown.push_back(exercise->name);
        }
      }
      say_first_loads(book.knowledge().coach->words, unknown, day);
    }
  }
  return {};
}

AskedNext asked_next(const Book& book, const NextStep& next, const KeptPlan* plan) {
  AskedNext asked;
  asked.target = next.progress.target;
  asked.if_passed = next.if_passed;
  if (const StepTaken* step = next.progress.decided_by()) asked.why = step->why;
  const LocalDate today = day_of(book.now());
  const bool done = !next.all.empty() && day_of(next.all.back().when) == today;
  const auto look = [&](const PlanWeek& week, const PlanDay& day, const PlanBlock& block,
                        const Prescription& planned) {
    const bool later = done ? day.date > today : day.date >= today;
    if (!later || !takes_target(block.kind) || !is_counted(planned, next.scheme)) return false;
    if (!names(book.knowledge(), planned, next.scheme.exercise)) return false;
    const Exercise* exercise = find_exercise(book.knowledge(), planned.exercise);
    const bool sore = exercise && is_sore(book.knowledge(), plan->request, *exercise);
    const LineNow bring(book, {week.number, true, week.deload, sore});
    Prescription line = planned;
    bring.bring(line, next);
    asked.target = target_of(line, next.progress.target);
    if (next.sessions > 0) asked.why = line.why;
    NextStep passed = next;
    passed.progress.target = next.if_passed;
    Prescription with_pass = planned;
    bring.bring(with_pass, passed);
    asked.if_passed = target_of(with_pass, next.if_passed);
    asked.on = day.date;
    asked.block = block.kind;
    asked.reserve = line.load.reserve;
    return true;
  };
  if (plan) any_line(plan->programme, look);
  asked.waits_for_pass = asks_for_more(asked.if_passed, asked.target);
  return asked;
}

std::optional<KeptPlan> plan_that_counts(const Book& book) {
  auto plan = plan_in_force(book, day_of(book.now()));
  if (!plan || !*plan) return std::nullopt;
  const auto answers = newest_red_flags(book.knowledge(), book.log(), book.now());
  auto now = plan_now(book, std::move(**plan), answers.value_or(all_clear(book.knowledge())));
  if (!now) return std::nullopt;
  return std::move(now->plan);
}

std::optional<WorkTarget> was_asked(const Book& book, const NextStep& next, LocalTime when) {
  const PlanRecord* held = nullptr;
  for (const PlanRecord& plan : book.log().plans) {
    const bool holds =
        plan.made <= when && plan.start <= day_of(when) && last_day(plan) >= day_of(when);
    if (holds && (!held || plan.made >= held->made)) held = &plan;
  }
  if (!held) return std::nullopt;
  const auto kept = book.plan(*held);
  if (!kept) return std::nullopt;
  std::optional<WorkTarget> asked;
  any_line(kept->programme, [&](const PlanWeek& week, const PlanDay&, const PlanBlock& block,
                                const Prescription& line) {
    const bool there =
        day_of(when) >= week.start && day_of(when) < week.start + std::chrono::days{7};
    if (!there || !takes_target(block.kind) || !is_counted(line, next.scheme)) return false;
    if (!names(book.knowledge(), line, next.scheme.exercise)) return false;
    asked = next.before;
    asked->sets = line.sets;
    asked->per_side = line.per_side;
    return true;
  });
  return asked;
}

}  // namespace dowel
