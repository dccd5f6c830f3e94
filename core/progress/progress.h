#pragma once

#include <span>

#include "core/base/reason.h"
#include "core/base/units.h"
#include "core/catalogue/knowledge.h"
#include "core/catalogue/progress_rules.h"
#include "core/log/log.h"
#include "core/progress/training_day.h"

/// Progression R-P1 … R-P10 as a pure function of the log: what was done and what the gate said,
/// from the first session on, gives the next target. Nothing is remembered beside the log, so
/// correcting an old entry corrects the target, and sessions that were missed are not made up for.
/// One session moves the target by one step at most.
namespace dowel {

/// What the athlete has to load with.
struct Plates {
  double smallest_step_kg = 2.5;  ///< smallest possible increase, e.g. two plates of 1.25 kg
  MassUnit shown = MassUnit::kKilogram;
};

/// A warning sign that was told, and a clinician's word for it.
struct ClearedSign {
  LocalTime told{};
  LocalTime cleared{};
};

/// Since when a line of the own programme stands in the plans that followed each other.
struct OwnBegin {
  OwnLift lift{};
  LocalTime since{};
};

/// What progression must know about the athlete besides the log.
struct TrainingFacts {
  Plates plates{};
  std::optional<std::vector<std::string>> owned{};  ///< equipment; absent: not known
  std::vector<double> bells_kg{};       ///< kettlebells at hand, rising; empty: any that are sold
  std::vector<double> dumbbells_kg{};   ///< the same of dumbbells, of one each
  double bar_kg = 0;                    ///< the empty bar; 0: not known
  std::vector<double> on_bar_kg{};      ///< loads that bar and plates owned make; empty: any step
  std::vector<TrainingDay> days{};      ///< with the lifts of the athlete's own programme
  std::vector<OwnBegin> own_since{};    ///< of these; a line without one began before the log
  std::vector<LocalDate> easy_weeks{};  ///< first days of the easier weeks so far
  std::vector<LocalTime>
      held_off_by_pain{};           ///< when back pain, or pain that stops a plan, was told of
  std::vector<LocalTime> flares{};  ///< of these what was amber or more
  std::vector<ClearedSign> cleared_signs{};  ///< oldest first
};

/// The load as it is shown, in its unit's hundredths; loads are compared by this, so that what
/// stands on the page is what is checked.
long shown_hundredths(double load_kg, MassUnit unit);

/// What to do next.
struct WorkTarget {
  int sets = 3;
  IntRange window{};  ///< repetitions, both ends move together
  int reps = 0;       ///< to reach in every set now; 0: not counted in repetitions
  std::optional<double> load_kg{};
  std::optional<double> hold_s{};
  std::optional<double> distance_m{};
  std::optional<int> level{};  ///< step of the protocol, 0-based
  bool per_side = false;       ///< all of it left and right
  bool fewer_sets = false;     ///< pain, or nothing left, took sets off: no plan asks for more
};

enum class StepKind {
  kStart,
  kRepeat,
  kMoreReps,
  kWiderReps,  ///< the window moves up, because the next plate is a large step
  kMoreLoad,
  kLongerHold,
  kFarther,
  kNextLevel,
  kNextExercise,  ///< all that this one has to give; a harder one is named
  kStepBack,
  kBackAfterGap,  ///< not done for weeks: what was lifted last, before anything is added
};
Words words_of(StepKind);

/// True for steps that ask for more than before.
bool is_rise(StepKind);

/// What the load of an exercise lies in; decides which loads there are.
enum class LoadTool {
  kAny,        ///< a machine, a cable, or not known: any step of the plates
  kBar,        ///< a barbell: never less than the bar
  kBells,      ///< from kettlebell to kettlebell
  kDumbbells,  ///< the same with dumbbells
};

/// How one exercise progresses; from the catalogue and the numbers.
struct ProgressScheme {
  std::string exercise;  ///< slug
  int sets =
      2;  ///< that must reach the target: the fewest of the dosage, since a plan may cut some
  std::optional<IntRange> reps{};
  std::optional<RealRange> hold_s{};
  std::optional<RealRange> metres{};
  bool by_load = false;
  bool carries_load = false;  ///< a load does not make it harder by plan, but is named again
  bool per_side = false;      ///< done left and right
  bool own = false;           ///< of the athlete's own programme, which sets repetitions and sets
  bool light = false;         ///< an own lift of a lighter day
  OwnRule rule{};             ///< how an own lift moves
  std::optional<LocalTime> begins{};  ///< since when it is of the own programme; absent: always
  bool gated = false;  ///< film can judge it: no more load, level or speed without a pass
  std::optional<double> hard_loss{};  ///< share of the bar's velocity lost in a set that left next
                                      ///< to nothing; absent: the bar's velocity says nothing
  int levels = 0;                     ///< steps of its protocol; 0: none
  int first_level = 0;
  std::string harder;  ///< slug of the next exercise; empty: none
  LoadTool tool = LoadTool::kAny;
  std::vector<double> fixed_kg{};  ///< the only loads there are, rising; empty: any step
  bool owned = false;              ///< `fixed_kg` is what the athlete says he owns
  bool band = false;               ///< done with a band, or may be
  double bar_kg = 0;               ///< the empty bar where the load lies on one; 0: not known
  std::vector<LocalTime> held_off_by_pain{};  ///< such pain, where this exercise loads the back
  std::vector<LocalTime> flares{};            ///< of these what was amber or more
  std::vector<ClearedSign> cleared_signs{};   ///< oldest first
  double pain_limit = 2;                      ///< above it nothing rises
  double pain_back = 5;                       ///< above it the target steps back
  double next_day_limit = 2;                  ///< the morning after; above it the target steps back
  Plates plates{};
  std::shared_ptr<const ProgressRules> rules{};  ///< steps, counts, gaps and words; not null
};

/// A lift of the athlete's own programme keeps its sets and repetitions (R-ADD). The harder
/// exercise is one that the equipment allows.
/// @param line  of the own programme that is asked about; null: of several the one of fewest
/// repetitions, the heaviest day
/// @returns errors: kUsage for an unknown exercise, kBadData for a missing number
Result<ProgressScheme> progress_scheme(const Knowledge& knowledge, const std::string& exercise_slug,
                                       const TrainingFacts& facts, const OwnLift* line = nullptr);

/// The same for a lift of the athlete's own programme that the catalogue does not know: nothing of
/// it is judged, it loads nothing that Dowel knows of, and any step of the plates is a load.
/// @param key  as `free_name_key` gives it; @returns nothing where no day names it
std::optional<ProgressScheme> own_scheme(const Knowledge& knowledge, const std::string& key,
                                         const TrainingFacts& facts, const OwnLift* line = nullptr);

/// How much slower the bar became within a set that was filmed.
struct SlowedSet {
  SetId set{};
  Measured loss{};  ///< of the mean velocity, as a share of the fastest repetition's
};

/// One session of the exercise as logged, with the gate's word in force after it.
struct DoneSession {
  LocalTime when{};
  std::vector<SetEntry> sets{};  ///< of this exercise; warm-ups are left out by `progress`
  std::optional<GateVerdict> gate{};
  bool gate_overridden = false;     ///< the verdict is the athlete's
  bool gate_for_pain = false;       ///< pain decided the verdict, and not the form
  int gate_pain = 0;                ///< the pain that did
  bool easy = false;                ///< lay in an easier week
  bool other_line = false;          ///< of another line of the own programme (`own_lines.h`)
  std::vector<SlowedSet> slowed{};  ///< sets whose bar a film has followed
  std::optional<IntRange>
      asked_reserve{};  ///< repetitions that the plan of that week asked to leave
};

struct StepTaken {
  LocalTime when{};
  StepKind kind = StepKind::kStart;
  WorkTarget target{};  ///< after the step
  Reason why{};
  bool passed_over = false;  ///< the session says nothing about progress, neither way
};

struct Progress {
  WorkTarget target{};
  std::optional<double> max_kg{};        ///< greatest maximum estimated of the last weeks
  std::vector<StepTaken> steps{};        ///< one a session, oldest first
  std::optional<StepTaken> after_gap{};  ///< what the weeks since the last session changed
  std::optional<StepTaken> begins{};     ///< the own programme has named its load since then
  int sessions_without_progress = 0;     ///< in a row, up to the last
  bool sore = false;                     ///< the last session was held or taken back for pain
  bool strained = false;                 ///< nothing was left of it, or repetitions were missing
  std::optional<double> easy_load_kg{};  ///< for an easier week: no more than was asked for last
  bool mastered = false;                 ///< all that it has to give; a harder one is due
  std::optional<LocalDate> rises_on{};   ///< first day of the week with a weekly rule's next step
  std::optional<double> rises_to_kg{};   ///< the load from that day on

  /// What the target rests on: the last session, or the weeks since; null without a session.
  const StepTaken* decided_by() const {
    if (begins) return &*begins;
    if (after_gap) return &*after_gap;
    return steps.empty() ? nullptr : &steps.back();
  }
};

/// Folds the sessions into the next target. Sessions are taken in order of time, whatever order
/// they come in; sessions without a working set are passed over. An exercise not done for some
/// weeks
/// (`ProgressRules::gap_days`) starts again from what was lifted last, one not done for longer from
/// less, and so does one that loads the back and rested for pain. After a cleared warning sign, and
/// after half a year, it starts far lighter, and never above what was lifted since the sign. Who
/// lifts more than was asked, or less time and again, is counted from what was lifted.
/// @param now  when the target is asked for; absent: right after the last session
Progress progress(const ProgressScheme& scheme, std::vector<DoneSession> sessions,
                  std::optional<LocalTime> now = std::nullopt);

/// Sessions of one exercise, oldest first.
using DoneSessions = std::span<const DoneSession>;

/// Where an exercise stands, and what its last session had to do with it.
struct ProgressOutlook {
  Progress now{};          ///< of its steps the last one
  WorkTarget before{};     ///< the target of the last session; empty without one
  WorkTarget if_passed{};  ///< what the target were, had the gate passed the last session
};

/// The same as `progress` of all sessions, of all but the last, and of all with a pass behind the
/// last, for the work of one.
ProgressOutlook progress_outlook(const ProgressScheme& scheme, DoneSessions sessions,
                                 LocalTime now);

/// What an own lift asks for in a week of the plan: its wave and its part of the maximum, where its
/// rule has them, else the target as it is. After a step back or a gap never above that.
/// @param now  as `progress` gives it
/// @param week  of the rule, 0-based
/// @param day  that is asked about
/// @param ahead  weeks of the line before that of the day in which all is still to be done: a
/// weekly rule has taken a step after each
WorkTarget own_target(const ProgressScheme& scheme, const Progress& now, int week, LocalDate day,
                      int ahead = 0);

/// The smallest load above `load_kg` that plates or bells can make and that is at least the least
/// step of the sources; absent when there is nothing heavier.
std::optional<double> next_load_kg(const ProgressScheme& scheme, double load_kg);

/// `load_kg` less the part of a step back, or the next lighter bell; the same where nothing is
/// lighter.
double lighter_load_kg(const ProgressScheme& scheme, double load_kg);

/// The greatest load up to `load_kg` that plates or bells can make, at least the smallest of them.
double makeable_load_kg(const ProgressScheme& scheme, double load_kg);

/// The load nearest to `load_kg` that plates or bells can make, above it only by what nobody feels
/// (`ProgressRules::same_load_percent`).
double nearest_load_kg(const ProgressScheme& scheme, double load_kg);

/// A load that was lifted as it is asked for again: itself where it may well have been loaded, else
/// the nearest that can be, which is more only by what nobody feels
/// (`ProgressRules::same_load_percent`). 102.1 kg of a log in pounds is 102.5 kg by plates of
/// 1.25 kg. What is lighter than all there is stays as it was.
double loadable_kg(const ProgressScheme& scheme, double lifted_kg);

}  // namespace dowel
