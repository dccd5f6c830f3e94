#include "core/plan/check/check_next.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/progress_rules.h"
#include "core/catalogue/readiness_rules.h"

namespace dowel {
namespace {

using std::chrono::days;

constexpr double kSame_kg = 0.06;     // two loads that are shown alike
constexpr double kSamePart = 0.0101;  // a load of another unit, put on as near as can be

// "4 x 20 kg", "15 kg", as the log keeps what is owned. Read here anew.
struct Marked {
  int count = 0;  // 0: as many as are wanted
  double mass_kg = 0;
};

Marked read_mark(const std::string& text) {
  Marked marked;
  const auto times = text.find(" x ");
  if (times != std::string::npos) marked.count = std::stoi(text.substr(0, times));
  const std::string mass = times == std::string::npos ? text : text.substr(times + 3);
  marked.mass_kg = std::stod(mass) * (mass.ends_with(" lb") ? kKilogramsPerPound : 1);
  return marked;
}

bool near(double one, double other) { return std::abs(one - other) <= kSame_kg; }

// Tries every way to put a side together; small collections only.
bool side_can_be_made(const std::vector<Marked>& plates, std::size_t from, double left_kg) {
  if (std::abs(left_kg) <= kSame_kg / 2) return true;
  if (left_kg < 0 || from == plates.size()) return false;
  const Marked& pile = plates[from];
  const int most = pile.count == 0 ? static_cast<int>(left_kg / pile.mass_kg + 1) : pile.count / 2;
  for (int n = 0; n <= most; ++n) {
    if (side_can_be_made(plates, from + 1, left_kg - n * pile.mass_kg)) return true;
  }
  return false;
}

double bar_of(const Athlete& athlete, const Knowledge& knowledge) {
  const RampRules& usual = knowledge.coach->ramp;
  if (!athlete.bar.empty()) return read_mark(athlete.bar).mass_kg;
  return athlete.shown_unit == MassUnit::kPound ? usual.bar_lb * kKilogramsPerPound : usual.bar_kg;
}

bool on_bar(const Athlete& athlete, const Knowledge& knowledge, double load_kg) {
  const double side_kg = (load_kg - bar_of(athlete, knowledge)) / 2;
  if (side_kg < -kSame_kg / 2) return false;
  if (!athlete.plates.empty()) {
    std::vector<Marked> plates;
    for (const std::string& mark : athlete.plates) plates.push_back(read_mark(mark));
    std::ranges::sort(plates, std::greater<>(), &Marked::mass_kg);
    return side_can_be_made(plates, 0, side_kg);
  }
  // The smallest plate that is sold goes into all others.
  const Equipment* sold = find_equipment(knowledge, EquipmentKind::kPlates);
  const double smallest_kg = athlete.shown_unit == MassUnit::kPound
                                 ? sold->marked_lb.front() * kKilogramsPerPound
                                 : sold->marked_kg.front();
  return std::abs(side_kg / smallest_kg - std::round(side_kg / smallest_kg)) < 0.02;
}

bool among(const std::vector<std::string>& marks, double load_kg) {
  return std::ranges::any_of(
      marks, [&](const std::string& mark) { return near(read_mark(mark).mass_kg, load_kg); });
}

// Working sets of a session, as they were logged.
std::vector<const SetEntry*> work_of(const DoneSession& session) {
  std::vector<const SetEntry*> work;
  for (const SetEntry& set : session.sets) {
    if (set.kind != SetKind::kWarmup) work.push_back(&set);
  }
  return work;
}

class NextExaminer {
 public:
  NextExaminer(const NextAsked& asked, const Athlete& athlete, const Knowledge& knowledge)
      : asked_(asked),
        athlete_(athlete),
        knowledge_(knowledge),
        rules_(*knowledge.progress),
        exercise_(find_exercise(knowledge, asked.exercise)) {}

  std::vector<Violation> examine() {
    if (!exercise_ || asked_.sessions.empty()) return {};
    last_ = work_of(asked_.sessions.back());
    if (last_.empty()) return {};
    check_load();
    check_effort();
    check_nothing_left();
    check_words();
    if (!is_good()) return std::move(found_);
    check_not_below();
    check_more();
    if (asked_.own) {
      check_as_written(*asked_.own);
      check_own();
    }
    return std::move(found_);
  }

 private:
  void blame(const char* rule, std::string says) {
    found_.push_back({rule, 0, asked_.exercise, std::move(says)});
  }

  const WorkTarget& target() const { return asked_.target; }

  // True when the reason says that another load stands for one that cannot be made.
  bool stands_in() const {
    const std::string& text = rules_.words.as_loaded.text;
    const std::size_t from = text.find('}') + 1;
    return asked_.says.find(text.substr(from, text.find('{', from) - from)) != std::string::npos;
  }

  // True when the reason holds the beginning of this phrase, up to where something is put in.
  bool says(const Phrase& phrase) const {
    const std::string beginning = phrase.text.substr(0, phrase.text.find('{'));
    return asked_.says.find(beginning) != std::string::npos;
  }

  // Nothing of the last session, or since, asks for less.
  bool is_good() const {
    const DoneSession& last = asked_.sessions.back();
    const int green = static_cast<int>(std::floor(knowledge_.readiness->green.to));
    const bool sore = std::ranges::any_of(last_, [&](const SetEntry* set) {
      return set->pain.value_or(0) > green || set->next_day_pain.value_or(0) > green;
    });
    const bool missed =
        std::ranges::any_of(last_, [](const SetEntry* set) { return set->reps == 0; });
    return !sore && !missed && !left_nothing() && !asked_.hurts && !last.easy &&
           last.gate != GateVerdict::kRegress &&
           asked_.now - last.when < days{rules_.gap_sore_days} &&
           asked_.step != StepKind::kStepBack && asked_.step != StepKind::kBackAfterGap;
  }

  bool same_load(const SetEntry& set) const {
    if (!target().load_kg || !set.load_kg) return !target().load_kg && !set.load_kg;
    if (near(*set.load_kg, *target().load_kg)) return true;
    // A load that nothing here adds up to was of another unit: what stands for it is the same.
    return !can_be_made(athlete_, *exercise_, knowledge_, *set.load_kg, {}) &&
           std::abs(*set.load_kg - *target().load_kg) <= kSamePart * *set.load_kg;
  }

  // Fewest repetitions of the sets at the load that is asked for; nothing where there are none.
  std::optional<int> reps_there() const {
    std::optional<int> fewest;
    for (const SetEntry* set : last_) {
      if (set->reps && same_load(*set)) fewest = std::min(fewest.value_or(*set->reps), *set->reps);
    }
    return fewest;
  }

  // Sets there, left and right of one counted once.
  int sets_there() const {
    int both = 0, left = 0, right = 0;
    for (const SetEntry* set : last_) {
      if (!same_load(*set)) continue;
      (set->side == Side::kLeft ? left : set->side == Side::kRight ? right : both) += 1;
    }
    return both + std::min(left, right);
  }

  bool by_reps() const { return target().reps > 0; }

  void check_not_below() {
    const auto reps = reps_there();
    if (!by_reps() || !reps || says(knowledge_.coach->words.easier_week)) return;
    if (asked_.own) return;  // the athlete's programme says how many
    if (target().reps < *reps) {
      blame("R-P8", "fewer repetitions than were done at this load");
    }
    if (target().sets < sets_there() && !says(knowledge_.coach->words.sets_by_plan)) {
      blame("R-P8", "fewer sets than were done at this load, and not said");
    }
  }

  // Sets and repetitions of an own lift are those of the athlete's programme.
  void check_as_written(const OwnLift& own) {
    const OwnRule rule = own.rule.value_or(OwnRule{});
    if (!rule.waves.empty()) return;
    if (target().sets != own.sets) blame("R-ADD", "an own lift with other sets than are written");
    if (target().reps < own.reps || target().reps > rule.most_reps.value_or(own.reps)) {
      blame("R-ADD", "an own lift with other repetitions than are written");
    }
  }

  // What is said to be more is more.
  void check_more() {
    if (says(knowledge_.coach->words.easier_week)) {
      return;  // the plan's repetitions, and no more load
    }
    if (says(knowledge_.coach->words.week_off)) {
      return;  // the same again, which is no more
    }
    if (asked_.step == StepKind::kMoreReps && by_reps()) {
      const auto reps = reps_there();
      if (!stands_in() && (!reps || target().reps != *reps + 1)) {
        blame("R-P8", "one repetition more than something that was not done");
      }
    }
    if (asked_.step != StepKind::kMoreLoad || !target().load_kg) return;
    // Heavier than the weakest set that was done with so many repetitions.
    const bool below = std::ranges::all_of(last_, [&](const SetEntry* set) {
      return set->load_kg.value_or(0) >= *target().load_kg - kSame_kg &&
             set->reps.value_or(0) >= target().reps;
    });
    if (by_reps() && below) blame("R-P6", "more load that is no more than was lifted");
  }

  bool left_nothing() const {
    return std::ranges::any_of(last_, [](const SetEntry* set) {
      return set->reps.value_or(0) > 0 && (set->rpe == 10.0 || (!set->rpe && set->rir == 0.0));
    });
  }

  std::optional<double> heaviest() const {
    std::optional<double> most;
    for (const SetEntry* set : last_) {
      if (set->reps.value_or(1) > 0) most = std::max(most, set->load_kg);
    }
    return most;
  }

  // After a set that left nothing less is asked for than was done: a lighter load, or with the load
  // fewer repetitions or sets. Own lifts have their rule, pain and form take their own step, and of
  // one set at the low end of the range nothing can be taken.
  void check_nothing_left() {
    if (!left_nothing() || asked_.own || asked_.hurts || !by_reps() || target().level) return;
    if (asked_.sessions.back().gate == GateVerdict::kRegress || stands_in()) return;
    if (target().sets == 1 && target().reps <= target().window.from) return;
    std::vector<const SetEntry*> there;
    for (const SetEntry* set : last_) {
      const bool lighter = target().load_kg.value_or(0) > set->load_kg.value_or(0) + kSame_kg;
      if (set->reps.value_or(0) > 0 && !lighter) there.push_back(set);
    }
    const bool heavier_only = std::ranges::all_of(there, [&](const SetEntry* set) {
      return set->load_kg.value_or(0) > target().load_kg.value_or(0) + kSame_kg;
    });
    if (!there.empty() && heavier_only) return;
    const bool fewer_reps =
        std::ranges::any_of(there, [&](const SetEntry* set) { return target().reps < *set->reps; });
    if (there.empty() || (!fewer_reps && target().sets >= static_cast<int>(there.size()))) {
      blame("G-03", "no less, though nothing was left in reserve: " + figures(target()));
    }
  }

  static std::string figures(const WorkTarget& target) {
    return std::to_string(target.sets) + " x " + std::to_string(target.reps) + " at " +
           std::to_string(target.load_kg.value_or(0)) + " kg";
  }

  bool holds(const Phrase& phrase) const {
    return asked_.says.find(phrase.text) != std::string::npos;
  }

  // Sets are the plan's where that is said.
  bool same_sets(int sets) const {
    const CoachWords& words = knowledge_.coach->words;
    return target().sets == sets || asked_.own || says(words.sets_by_plan) ||
           says(words.sets_of_plan) || says(words.easier_week);
  }

  // Loads by what nobody feels apart are one here, as they are in words.
  void check_same_again() {
    std::vector<const SetEntry*> there;
    for (const SetEntry* set : last_) {
      const double apart_kg = std::abs(set->load_kg.value_or(0) - target().load_kg.value_or(0));
      const bool same = apart_kg <= kSame_kg + kSamePart * target().load_kg.value_or(0);
      if (set->reps && same) there.push_back(set);
    }
    int both = 0, left = 0, right = 0, fewest = 1000;
    for (const SetEntry* set : there) {
      (set->side == Side::kLeft ? left : set->side == Side::kRight ? right : both) += 1;
      fewest = std::min(fewest, *set->reps);
    }
    if (there.empty()) blame("R-P8", "the same again, of a load that was not lifted");
    if (there.empty()) return;
    const int sets = both + std::min(left, right);
    if (fewest != target().reps || !same_sets(sets)) {
      blame("R-P8", "the same again, with other sets or repetitions: " + figures(target()) +
                        ", not " + std::to_string(sets) + " x " + std::to_string(fewest));
    }
  }

  // A sentence that says how the figures stand to others is true of them.
  void check_words() {
    const ProgressWords& words = rules_.words;
    const OwnRule rule = asked_.own ? asked_.own->rule.value_or(OwnRule{}) : OwnRule{};
    if (!rule.waves.empty() || rule.by == OwnProgress::kPercent) return;  // by the week
    if (asked_.sessions.back().other_line || says(knowledge_.coach->words.easier_week)) return;
    if (holds(words.same_again) && by_reps() && !stands_in()) check_same_again();
    if (holds(words.same_target) && asked_.step == StepKind::kRepeat) {
      const WorkTarget& before = asked_.before;
      const bool load = std::abs(before.load_kg.value_or(0) - target().load_kg.value_or(0)) <
                        kSame_kg + kSamePart * before.load_kg.value_or(0);
      if (!load || before.reps != target().reps) {
        blame("R-P8", "the same target, with other figures: " + figures(target()) + ", not " +
                          figures(before));
      }
    }
    const bool lighter = holds(words.tenth_lighter) || holds(words.next_lighter_bell) ||
                         holds(words.next_lighter_dumbbell);
    const auto most = heaviest();
    if (lighter && !asked_.own && most && target().load_kg.value_or(0) >= *most - kSame_kg) {
      blame("R-P8", "lighter, with no less than was lifted");
    }
  }

  std::optional<double> hardest() const {
    std::optional<double> most;
    for (const SetEntry* set : last_) {
      if (set->rpe) {
        most = std::max(most, set->rpe);
      } else if (set->rir) {
        most = std::max(most, std::optional{10 - *set->rir});
      }
    }
    return most;
  }

  // With nothing left in reserve nothing is added, and what was logged is named.
  void check_effort() {
    const auto effort = hardest();
    const bool every = std::ranges::all_of(
        last_, [](const SetEntry* set) { return set->rpe == 10.0 || set->rir == 0.0; });
    if (!effort || !every) return;
    const bool more = asked_.step == StepKind::kMoreLoad || asked_.step == StepKind::kMoreReps ||
                      asked_.step == StepKind::kNextLevel || asked_.step == StepKind::kLongerHold ||
                      asked_.step == StepKind::kFarther;
    if (more) blame("G-03", "more, though nothing was left in reserve");
  }

  void check_load() {
    if (!target().load_kg) return;
    std::vector<double> lifted_kg = asked_.bells_lifted_kg;
    for (const DoneSession& session : asked_.sessions) {
      for (const SetEntry& set : session.sets) {
        if (set.load_kg) lifted_kg.push_back(*set.load_kg);
      }
    }
    if (!can_be_made(athlete_, *exercise_, knowledge_, *target().load_kg, lifted_kg)) {
      blame("R-P6", "a load that cannot be made with what is owned: " +
                        std::to_string(*target().load_kg) + " kg");
    }
  }

  // What was lifted in as many sets as are asked for, and the repetitions of the weakest of them.
  struct Ground {
    double load_kg = 0;
    int reps = 0;
    double effort = -1;
  };

  std::optional<Ground> ground() const {
    std::vector<const SetEntry*> sets;
    for (const SetEntry* set : last_) {
      if (set->load_kg && set->reps.value_or(0) > 0) sets.push_back(set);
    }
    if (static_cast<int>(sets.size()) < asked_.own->sets || sets.size() != last_.size()) {
      return std::nullopt;
    }
    Ground done{1e9, 1000, -1};
    for (const SetEntry* set : sets) {
      done.load_kg = std::min(done.load_kg, *set->load_kg);
      done.reps = std::min(done.reps, *set->reps);
      if (set->rpe) done.effort = std::max(done.effort, *set->rpe);
      if (set->rir) done.effort = std::max(done.effort, 10 - *set->rir);
    }
    const bool even = std::ranges::all_of(
        sets, [&](const SetEntry* set) { return near(*set->load_kg, done.load_kg); });
    return even ? std::optional{done} : std::nullopt;
  }

  // A lift of the own programme after a session that was done as written, at one load.
  void check_own() {
    const OwnRule rule = asked_.own->rule.value_or(OwnRule{});
    const auto done = ground();
    if (!done || !target().load_kg || !rule.waves.empty()) return;
    if (rule.by == OwnProgress::kPercent) return;
    if (done->reps < asked_.own->reps) return;
    const double load_kg = *target().load_kg;
    const bool free = asked_.sessions.back().gate != GateVerdict::kHold;
    if (load_kg < done->load_kg * (1 - kSamePart) && rule.by != OwnProgress::kEffort &&
        can_be_made(athlete_, *exercise_, knowledge_, done->load_kg, {})) {
      blame("R-ADD", "an own lift below what was lifted in all sets");
    }
    const double step_kg = rule.step_kg.value_or(0);
    const bool hard = done->effort > 10 - rules_.reserve.from;
    if (!free && load_kg > done->load_kg * (1 + kSamePart)) {
      // A target that was earned before stands; it is never raised by the held session.
      if (asked_.step == StepKind::kMoreLoad) {
        blame("R-P1", "an own lift rises while the form holds it");
      }
    }
    if (!free || hard) return;
    if (rule.by == OwnProgress::kStep && rule.every == StepEvery::kSession &&
        asked_.step == StepKind::kMoreLoad && load_kg < done->load_kg + step_kg - kSame_kg) {
      blame("R-ADD", "less than the step of the rule");
    }
    if (rule.by == OwnProgress::kDouble && asked_.step == StepKind::kMoreReps &&
        target().reps > rule.most_reps.value_or(target().reps)) {
      blame("R-ADD", "more repetitions than the rule's range");
    }
    if (rule.by == OwnProgress::kEffort && done->effort >= 0) {
      const double below = rule.effort.value_or(done->effort) - done->effort;
      if (below <= -rules_.effort_margin && asked_.step == StepKind::kMoreLoad) {
        blame("R-ADD", "more load after more effort than the rule asks for");
      }
      if (below >= rules_.effort_margin && asked_.step == StepKind::kStepBack) {
        blame("R-ADD", "less load after less effort than the rule asks for");
      }
    }
  }

  const NextAsked& asked_;
  const Athlete& athlete_;
  const Knowledge& knowledge_;
  const ProgressRules& rules_;
  const Exercise* exercise_;
  std::vector<const SetEntry*> last_{};
  std::vector<Violation> found_{};
};

}  // namespace

bool can_be_made(const Athlete& athlete, const Exercise& exercise, const Knowledge& knowledge,
                 double load_kg, std::span<const double> lifted_kg) {
  const auto* way = way_to_equip(exercise.equipment, athlete.equipment);
  const auto with = [&](const char* item) {
    return way && std::ranges::find(*way, item) != way->end();
  };
  const bool was_lifted =
      std::ranges::any_of(lifted_kg, [&](double kg) { return near(kg, load_kg); });
  if (with("kettlebell")) {
    if (!athlete.bells.empty()) {
      const bool pair = std::ranges::any_of(athlete.bells, [&](const std::string& bell) {
        return among(athlete.bells, load_kg - read_mark(bell).mass_kg);
      });
      return among(athlete.bells, load_kg) || (was_lifted && pair) ||
             (was_lifted && load_kg < read_mark(athlete.bells.front()).mass_kg);
    }
    const Equipment* sold = find_entry(knowledge.equipment, "kettlebell");
    const bool pounds = athlete.shown_unit == MassUnit::kPound;
    const auto& marks = pounds ? sold->marked_lb : sold->marked_kg;
    return was_lifted || std::ranges::any_of(marks, [&](double mark) {
             return near(mark * (pounds ? kKilogramsPerPound : 1), load_kg);
           });
  }
  if (with("barbell")) {
    const bool said = !athlete.plates.empty() || !athlete.bar.empty();
    if (on_bar(athlete, knowledge, load_kg)) return true;
    // Less than the bar was lifted on something else; small plates there may be where none are
    // said.
    const bool light = load_kg < bar_of(athlete, knowledge);
    return was_lifted && (light || !said);
  }
  if (with("dumbbell") && !athlete.dumbbells.empty()) {
    return among(athlete.dumbbells, load_kg) ||
           (was_lifted && load_kg < read_mark(athlete.dumbbells.front()).mass_kg);
  }
  return true;
}

std::vector<Violation> check_next(const NextAsked& asked, const Athlete& athlete,
                                  const Knowledge& knowledge) {
  return NextExaminer(asked, athlete, knowledge).examine();
}

}  // namespace dowel
