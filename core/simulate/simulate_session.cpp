#include "core/simulate/simulate_session.h"

#include <algorithm>

#include "core/plan/context.h"
#include "core/readiness/pain.h"

namespace dowel {
namespace {

constexpr std::chrono::hours kTrainsAt{18};
constexpr std::chrono::hours kFilmedAt{19};
constexpr std::chrono::hours kDecidesAt{20};

bool is_logged(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

class Session {
 public:
  Session(const SessionWorld& world, const std::string& main_hinge, LocalDate date,
          ScriptedLog& log)
      : world_(world),
        main_hinge_(main_hinge),
        date_(date),
        log_(log),
        id_(log.begin_session(LocalTime{date} + kTrainsAt)) {}

  Result<TrainedSession> train(const Today& today) {
    if (today.main) out_.after_gap = today.main->progress.after_gap;
    for (const PlanBlock& block : today.day->blocks) {
      if (!is_logged(block.kind)) continue;
      for (const Prescription& line : block.lines) {
        DOWEL_TRY(work(line, block.kind));
      }
    }
    if (judged_) {
      DOWEL_TRY(judge());
    }
    return std::move(out_);
  }

 private:
  Result<void> work(const Prescription& planned, BlockKind kind) {
    Prescription line = planned;
    const Exercise* exercise = by_any_name(world_.rules.knowledge, line.exercise);
    if (!exercise) {
      log_free(line);
      return {};
    }
    line.exercise = exercise->slug;
    const auto scheme = progress_scheme(world_.rules.knowledge, line.exercise, facts());
    DOWEL_TRY(scheme);
    const bool main = kind == BlockKind::kMain;
    // It hurts in what loads the place.
    const bool touched =
        world_.pain && is_touched(world_.rules.knowledge, world_.pain->region, *exercise);
    const auto pain = touched ? world_.pain : std::nullopt;
    for (SetEntry& set :
         world_.lifter.perform(line, main, *scheme, pain, last_load(line.exercise))) {
      const SetEntry& written = log_.add(std::move(set), id_);
      const bool judged = main && line.exercise == main_hinge_ && line.reps && !judged_;
      if (!judged) continue;
      judged_ = written;
      judged_line_ = line.written;
      out_.main_sets = line.sets;
    }
    return {};
  }

  std::optional<double> last_load(const std::string& slug) const {
    const auto& sets = log_.data().sets;
    const auto last = std::find_if(sets.rbegin(), sets.rend(), [&](const SetEntry& set) {
      return set.exercise.slug == slug && set.load_kg;
    });
    return last == sets.rend() ? std::nullopt : last->load_kg;
  }

  // What the loads can be made of.
  TrainingFacts facts() const {
    TrainingFacts facts;
    take_loads(world_.rules.knowledge, log_.data().athletes.front(), facts);
    const auto& owned = log_.data().athletes.front().equipment;
    if (!owned.empty()) facts.owned = owned;
    return facts;
  }

  // A lift the catalogue does not know is logged under the athlete's own name.
  void log_free(const Prescription& line) {
    for (int i = 0; i < line.sets; ++i) {
      SetEntry set;
      set.exercise.name = line.exercise;
      if (line.reps) set.reps = line.reps->from;
      log_.add(std::move(set), id_);
    }
  }

  // Films, and asks the coach what follows.
  Result<void> judge() {
    const auto rules =
        gate_rules(world_.rules.technique, world_.rules.knowledge, judged_->exercise.slug);
    DOWEL_TRY(rules);
    if (world_.filmed) {
      const bool bad = world_.script.bad_form.holds(world_.week);
      log_.add_film(*judged_, world_.lifter.film(*rules, judged_->reps.value_or(8), bad),
                    LocalTime{date_} + kFilmedAt);
    }
    const TrainingBook told = log_.told(LocalTime{date_} + kDecidesAt);
    const auto next = next_step(make_book(told, world_.rules), judged_->exercise.slug,
                                judged_line_ ? &*judged_line_ : nullptr);
    DOWEL_TRY(next);
    out_.ruling = next->ruling;
    out_.step = next->progress.steps.back();
    out_.main_load_kg = judged_->load_kg;
    out_.main_reps = judged_->reps;
    return {};
  }

  const SessionWorld& world_;
  const std::string& main_hinge_;
  LocalDate date_;
  ScriptedLog& log_;
  SessionId id_;
  std::optional<SetEntry> judged_{};  // the first set of the main hinge
  std::optional<OwnLift> judged_line_{};
  TrainedSession out_{};
};

}  // namespace

Result<TrainedSession> train_session(const SessionWorld& world, const Today& today,
                                     const std::string& main_hinge, LocalDate date,
                                     ScriptedLog& log) {
  return Session(world, main_hinge, date, log).train(today);
}

}  // namespace dowel
