#include "core/coach/line_now.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/progress_rules.h"
#include "core/coach/missed_own.h"
#include "core/coach/plan_now.h"
#include "core/coach/rule_week.h"
#include "core/coach/self_checks.h"
#include "core/log/free_name.h"
#include "core/log/mass_words.h"
#include "core/plan/amount_words.h"
#include "core/plan/context.h"
#include "core/plan/each_line.h"
#include "core/progress/own_notation.h"
#include "core/progress/session_outcome.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// True when something that the exercise loads hurts too much for more.
bool is_sore(const Knowledge& knowledge, const PlanRequest& request, const Exercise& exercise) {
  return light_for(knowledge, request.pain, exercise) > Light::kGreen;
}

constexpr double kSameLoad_kg = 0.05;

bool rises_by_the_week(const ProgressScheme& scheme) {
  return scheme.own && scheme.rule.by == OwnProgress::kStep &&
         scheme.rule.every == StepEvery::kWeek;
}

// Where a line stands.
struct Place {
  LocalDate day{};
  bool first = false;  // of its exercise from now on
  bool easy = false;   // an easier week
  bool sore = false;   // pain keeps the load where it was
  int ahead = 0;       // weeks before that in which an own line is still to be done
};

class LineNow {
 public:
  LineNow(const Book& book, const Place& place)
      : book_(book), knowledge_(book.knowledge()), words_(knowledge_.coach->words), place_(place) {}

  void bring(Prescription& line, const NextStep& next) const {
    if (line.own) {
      bring_own(line, next);
    } else if (next.sessions > 0) {
      bring_added(line, next);
    }
  }

 private:
  void bring_added(Prescription& line, const NextStep& next) const {
    const bool again = was_off(next);
    const WorkTarget target = again ? as_before(next) : next.progress.target;
    set_load(line, next, target.load_kg);
    const StepTaken* step = next.progress.decided_by();
    if (step) line.why = step->why;
    if (target.fewer_sets) line.sets = std::min(line.sets, target.sets);
    if (next.progress.strained) line.tempo.reset();  // no slower with a load that left nothing
    if (again) {
      line.why.text = say(words_.week_off) + effort_said(next);
      line.sets = std::min(line.sets, sets_done(next));
    }
    if (place_.easy) {
      // A rise waits for the week after: its sentence would contradict the figures.
      if (step && is_rise(step->kind)) {
        line.why.text = say(words_.easier_week);
        line.why.text.append(effort_said(next));
      } else {
        line.why.text.append(" ").append(say(words_.easier_week));
      }
      return;
    }
    set_amount(line, target);
    if (line.sets < target.sets) {
      line.why.text.append(" ").append(
          say(words_.sets_by_plan, {{"sets", std::to_string(line.sets)}}));
    } else if (line.sets > std::max(target.sets, sets_done(next, target.load_kg))) {
      line.why.text.append(" ").append(
          say(words_.sets_of_plan, {{"sets", std::to_string(line.sets)}}));
    }
    set_level(line, target);
  }

  // More than a week without it, and not so long that progress goes back by itself.
  bool was_off(const NextStep& next) const {
    if (!place_.first || place_.easy || next.all.empty() || next.progress.after_gap) return false;
    const std::chrono::days off{knowledge_.coach->off_days};
    return place_.day - day_of(next.all.back().when) >= off;
  }

  // Nothing above what was asked for last.
  WorkTarget as_before(const NextStep& next) const {
    WorkTarget target = next.progress.target;
    const WorkTarget& before = next.before;
    const auto& easy_kg = next.progress.easy_load_kg;
    if (target.load_kg && easy_kg && *easy_kg < *target.load_kg) {
      target.load_kg = easy_kg;
      target.reps = std::max(before.reps, fewest_done(next, easy_kg));
      target.window = before.window;
    } else if (target.reps > 0 && before.reps > 0) {
      const int done = fewest_done(next, target.load_kg);
      target.reps = std::min(target.reps, std::max(before.reps, done));
    }
    if (target.hold_s && before.hold_s) target.hold_s = std::min(*target.hold_s, *before.hold_s);
    if (target.distance_m && before.distance_m) {
      target.distance_m = std::min(*target.distance_m, *before.distance_m);
    }
    return target;
  }

  // By how much loads differ that nobody can tell apart [kg].
  double same_load(double load_kg) const {
    return std::max(kSameLoad_kg, load_kg * knowledge_.progress->same_load_percent / 100);
  }

  // Fewest repetitions of a set with this load, or of any where none is asked for; 0: no such set.
  int fewest_done(const NextStep& next, std::optional<double> load_kg) const {
    std::optional<int> fewest;
    for (const SetEntry& set : next.done) {
      const bool there =
          !load_kg || (set.load_kg && std::abs(*set.load_kg - *load_kg) <= same_load(*load_kg));
      if (set.reps && there) fewest = std::min(fewest.value_or(*set.reps), *set.reps);
    }
    return fewest.value_or(0);
  }

  // The effort of the last session, where it was logged, as progress names it.
  static std::string effort_said(const NextStep& next) {
    std::optional<double> hardest;
    for (const SetEntry& set : next.done) {
      if (!is_missed(set, next.scheme)) hardest = std::max(hardest, effort_of(set));
    }
    if (!hardest) return {};
    std::string said(" ");
    return said.append(say(next.scheme.rules->words.effort_was, {{"rpe", plain_number(*hardest)}}));
  }

  // Sets of the last session; with a load, those of it alone.
  int sets_done(const NextStep& next, std::optional<double> load_kg = std::nullopt) const {
    std::array<int, 3> of_side{};
    for (const SetEntry& set : next.done) {
      const bool other =
          load_kg && std::abs(set.load_kg.value_or(0) - *load_kg) > same_load(*load_kg);
      if (!other) ++of_side[static_cast<std::size_t>(set.side)];
    }
    return std::max(1, whole_sets(of_side[0], of_side[1], of_side[2]));
  }

  void set_load(Prescription& line, const NextStep& next,
                const std::optional<double>& load_kg) const {
    // Done without a load for what hurts: what the log lifted is not put on it.
    if (place_.sore && line.done_with == EquipmentKind::kNothing) return;
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

  // A lift of the own programme: sets and repetitions as they are written, the load by its rule
  // where the log or the rule names one.
  void bring_own(Prescription& line, const NextStep& next) const {
    const OwnRule& rule = next.scheme.rule;
    const bool by_calendar = rule.by == OwnProgress::kPercent || !rule.waves.empty();
    const RuleWeek at = rule_week(book_, next, place_.day);
    const WorkTarget target =
        own_target(next.scheme, next.progress, at.week, place_.day, place_.ahead);
    if (!rule.waves.empty()) {
      line.sets = target.sets;
      line.reps = IntRange{target.reps, target.reps};
    } else if (rule.most_reps && next.begun && target.reps > 0) {
      line.reps = IntRange{target.reps, place_.first ? target.reps : target.window.to};
    }
    if (target.load_kg) {
      line.load.kind = LoadKind::kGiven;
      line.load.load_kg = *target.load_kg;
      // Easier weeks of a calendar are its own; what hurts holds any load.
      const auto most = hurts(next) ? lifted_last(next)
                        : place_.easy && !by_calendar && place_.ahead == 0
                            ? next.progress.easy_load_kg
                            : std::nullopt;
      if (most) line.load.load_kg = std::min(*target.load_kg, *most);
    }
    if (const StepTaken* step = next.progress.decided_by(); step && next.begun) {
      line.why = step->why;
      // A target that pain keeps down is not "again".
      const bool kept_down =
          hurts(next) && line.load.load_kg && *line.load.load_kg < *target.load_kg - kSameLoad_kg;
      if (kept_down) {
        line.why = because(words_.own_while_it_hurts);
        line.why.text.append(effort_said(next));
      }
    }
    if (place_.ahead > 0 && rises_by_the_week(next.scheme)) {
      line.why = because(words_.own_week_ahead);
    }
    say_what_stands_in(line, next);
    if (at.waited) line.why.text.append(" ").append(say(words_.own_wave_waits));
  }

  // Of the load that the programme names, where another had to stand for it.
  void say_what_stands_in(Prescription& line, const NextStep& next) const {
    const auto& start_kg = next.scheme.rule.start_kg;
    if (!start_kg || !line.load.load_kg) return;
    const double nearest_kg = nearest_load_kg(next.scheme, *start_kg);
    const bool is_it = std::abs(*line.load.load_kg - nearest_kg) < kSameLoad_kg;
    if (!is_it || std::abs(nearest_kg - *start_kg) <= same_load(*start_kg)) return;
    const MassUnit unit = next.scheme.plates.shown;
    const std::string said =
        say(knowledge_.progress->words.as_loaded,
            {{"lifted", mass_words(*start_kg, unit)}, {"loaded", mass_words(nearest_kg, unit)}});
    if (line.why.text.find(said) == std::string::npos) line.why.text.append(" ").append(said);
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

  const Book& book_;
  const Knowledge& knowledge_;
  const CoachWords& words_;
  Place place_;
};

// A load that nobody knows yet: nothing was logged, and it is chosen by effort. A band has none,
// whatever else is needed beside it.
bool seeks_load(const Prescription& line, const NextStep& next) {
  const bool weighs =
      line.done_with != EquipmentKind::kNothing && line.done_with != EquipmentKind::kBand;
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

// What tells the lines of one lift in the own programme apart.
std::string key_of(const std::string& lift, const Prescription& line) {
  if (!line.written) return lift;
  std::string key = lift;
  return key.append(" ").append(own_notation(*line.written, MassUnit::kKilogram));
}

// True unless the line is another one of the own programme.
bool is_line_of(const Prescription& line, const NextStep& next) {
  return !line.written || !next.line || is_same_line(*line.written, *next.line);
}

// What was met of a line from a day on: whether it was, and the weeks it stands in, the easier ones
// left out.
struct Met {
  std::set<std::string> lines{};
  std::map<std::string, std::set<LocalDate>> weeks{};

  // Weeks before this one in which the line's weekly rule may take its step.
  int ahead(const std::string& key, const PlanWeek& week, const NextStep& next) {
    std::set<LocalDate>& of_line = weeks[key];
    const LocalDate from = next.progress.rises_on.value_or(LocalDate::min());
    const auto before = std::ranges::count_if(
        of_line, [&](LocalDate start) { return start < week.start && start >= from; });
    if (!week.deload) of_line.insert(week.start);
    // An easier week rises over nothing that was done before it.
    return static_cast<int>(week.deload ? std::max<std::ptrdiff_t>(before - 1, 0) : before);
  }
};

// A lift of the own programme that the catalogue does not know.
Result<void> bring_free_lift(const Book& book, const PlanWeek& week, Place place, Met& met,
                             Prescription& line) {
  if (!line.own) return {};
  const auto next = own_step(book, line.exercise, line.written ? &*line.written : nullptr);
  DOWEL_TRY(next);
  if (!*next) return {};
  const std::string key = key_of((*next)->scheme.exercise, line);
  place.first = met.lines.insert(key).second;
  place.ahead = met.ahead(key, week, **next);
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
  Met met;
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < asked.from || (asked.until && day.date > *asked.until)) continue;
      std::vector<std::string> unknown;
      for (PlanBlock& block : day.blocks) {
        if (!takes_target(block.kind)) continue;
        for (Prescription& line : block.lines) {
          const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
          if (!exercise) {
            DOWEL_TRY(bring_free_lift(book, week, {day.date, false, week.deload}, met, line));
            continue;
          }
          const std::string key = key_of(exercise->slug, line);
          if (!steps.contains(key)) {
            auto next = next_step(book, exercise->slug, line.written ? &*line.written : nullptr);
            DOWEL_TRY(next);
            steps.emplace(key, std::move(*next));
          }
          const NextStep& next = steps.at(key);
          if (!is_counted(line, next.scheme)) continue;
          const bool sore = is_sore(book.knowledge(), plan.request, *exercise);
          const bool first = met.lines.insert(key).second;
          const int ahead = met.ahead(key, week, next);
          const LineNow now(book, {day.date, first, week.deload, sore, ahead});
          const bool under_way = day.date == day_of(book.now()) && !next.all.empty() &&
                                 day_of(next.all.back().when) == day.date;
          if (under_way) {
            bring_under_way(now, line, next);
          } else {
            now.bring(line, next);
          }
          const auto missed =
              first && line.own && !under_way ? missed_at_percent(book, next) : std::nullopt;
          if (missed) day.notes.push_back({exercise->name + ": " + *missed, {}});
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
    if (!is_line_of(planned, next)) return false;
    const Exercise* exercise = find_exercise(book.knowledge(), planned.exercise);
    const bool sore = exercise && is_sore(book.knowledge(), plan->request, *exercise);
    const LineNow bring(book, {day.date, true, week.deload, sore});
    Prescription line = planned;
    bring.bring(line, next);
    asked.target = target_of(line, next.progress.target);
    if (next.begun) asked.why = line.why;
    if (const auto missed = missed_at_percent(book, next)) {
      asked.why.text.append(" ").append(*missed);
    }
    NextStep passed = next;
    passed.progress.target = next.if_passed;
    Prescription with_pass = planned;
    bring.bring(with_pass, passed);
    asked.if_passed = target_of(with_pass, next.if_passed);
    asked.on = day.date;
    asked.block = block.kind;
    asked.reserve = line.load.reserve;
    asked.tempo = line.tempo;
    return true;
  };
  if (plan) any_line(plan->programme, look);
  if (!asked.on && next.line) {
    const RuleWeek at = rule_week(book, next, today);
    const int week = at.week + (at.done ? 1 : 0);
    asked.target = own_target(next.scheme, next.progress, week, today);
    Progress passed = next.progress;
    passed.target = next.if_passed;
    asked.if_passed = own_target(next.scheme, passed, week, today);
    if (const PlanRecord* last = newest_plan(book.log());
        !plan && last && last_day(*last) < today) {
      asked.why.text.append(" ").append(
          say(book.knowledge().coach->words.plan_over, {{"day", to_text(last_day(*last))}}));
    }
  }
  asked.waits_for_pass = asks_for_more(asked.if_passed, asked.target);
  return asked;
}

Result<Advice> pattern_first(const Book& book, const NextStep& next, const KeptPlan* plan) {
  const Exercise* exercise = find_exercise(book.knowledge(), next.scheme.exercise);
  if (!plan || !exercise || next.scheme.own || plan->programme.stop) return Advice{};
  const Exercise* main = find_exercise(book.knowledge(), plan->programme.main_hinge);
  if (!main || main == exercise) return Advice{};
  const bool since = !next.all.empty() && next.all.back().when >= plan->record.made;
  const bool stands = any_line(plan->programme, [&](const PlanBlock&, const Prescription& line) {
    return names(book.knowledge(), line, exercise->slug);
  });
  if (since || stands) return Advice{};
  const auto context = make_context(plan->request, book.knowledge());
  DOWEL_TRY(context);
  if (!waits_for_the_pattern(*context, *exercise)) return Advice{};
  return advise(book.knowledge().coach->words.pattern_first, {{"exercise", main->name}});
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
  any_line(kept->programme, [&](const PlanWeek& week, const PlanDay& day, const PlanBlock& block,
                                const Prescription& line) {
    const bool there =
        day_of(when) >= week.start && day_of(when) < week.start + std::chrono::days{7};
    if (!there || !takes_target(block.kind) || !is_counted(line, next.scheme)) return false;
    if (!names(book.knowledge(), line, next.scheme.exercise) || !is_line_of(line, next)) {
      return false;
    }
    if (!line.own) {
      asked = next.before;
      asked->sets = line.sets;
      asked->per_side = line.per_side;
      return true;
    }
    NextStep before = next;
    before.progress.target = next.before;
    before.progress.rises_on.reset();
    Prescription then = line;
    LineNow(book, {day.date, true, week.deload, false}).bring(then, before);
    asked = target_of(then, next.before);
    return true;
  });
  return asked;
}

}  // namespace dowel
