#include "core/simulate/simulate_session.h"

#include "core/plan/context.h"
#include "core/progress/summarise_log.h"

namespace dowel {
namespace {

constexpr std::chrono::hours kTrainsAt{18};
constexpr std::chrono::hours kDecidesAt{20};

bool is_logged(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

class Session {
 public:
  Session(const SessionWorld& world, const SessionWeather& weather, const PlanDay& day,
          FilmMemory& memory, LogData& log)
      : world_(world), weather_(weather), day_(day), memory_(memory), log_(log) {
    id_.value = world.athlete.value + "-" + to_text(day.date);
    log_.sessions.push_back({id_, world.athlete, LocalTime{day.date} + kTrainsAt});
  }

  Result<TrainedSession> train() {
    for (const PlanBlock& block : day_.blocks) {
      if (!is_logged(block.kind)) continue;
      for (const Prescription& line : block.lines) {
        DOWEL_TRY(work(line, block.kind));
      }
    }
    return std::move(out_);
  }

 private:
  Result<void> work(const Prescription& planned, BlockKind kind) {
    Prescription line = planned;
    const Exercise* exercise = by_any_name(world_.knowledge, line.exercise);
    if (!exercise) return log_free(line);
    line.exercise = exercise->slug;
    const auto scheme = progress_scheme(world_.knowledge, line.exercise, world_.facts);
    DOWEL_TRY(scheme);
    const auto before =
        sessions_of(log_, world_.athlete, line.exercise, world_.facts.easy_weeks, memory_.rulings);
    const Progress where = progress(*scheme, before, LocalTime{day_.date} + kTrainsAt);
    WorkTarget target = where.target;
    const bool sore = weather_.pain && weather_.pain->during >= least_amber(world_.knowledge);
    if (weather_.easy || sore) target.load_kg = where.easy_load_kg;
    const bool main = kind == BlockKind::kMain;
    std::vector<SetEntry> sets = world_.lifter.perform(
        line, main, *scheme, before.empty() ? nullptr : &target, weather_.easy, weather_.pain);
    const bool judged = main && line.exercise == world_.plan.main_hinge && line.reps;
    const SetEntry first = sets.front();
    if (judged) out_.main_sets = line.sets;
    for (SetEntry& set : sets) write(std::move(set));
    if (!judged) return {};
    out_.after_gap = where.after_gap;
    return judge(line.exercise, *scheme, first);
  }

  // A lift the catalogue does not know is logged under the athlete's own name.
  Result<void> log_free(const Prescription& line) {
    for (int i = 0; i < line.sets; ++i) {
      SetEntry set;
      set.exercise.name = line.exercise;
      if (line.reps) set.reps = line.reps->from;
      write(std::move(set));
    }
    return {};
  }

  void write(SetEntry set) {
    set.id.value = id_.value + "-" + std::to_string(order_);
    set.session = id_;
    set.order = order_++;
    log_.sets.push_back(std::move(set));
  }

  // Films, asks the gate, and notes the step that follows.
  Result<void> judge(const std::string& slug, const ProgressScheme& scheme, const SetEntry& set) {
    const auto rules = gate_rules(world_.technique, world_.knowledge, slug);
    DOWEL_TRY(rules);
    GateSession seen;
    seen.when = LocalTime{day_.date} + kTrainsAt;
    seen.session = id_;
    seen.load_kg = set.load_kg;
    if (weather_.pain) seen.pain.push_back(*weather_.pain);
    const int every = world_.script.films_every;
    if (every > 0 && memory_.count++ % every == 0) {
      FilmedSet film = world_.lifter.film(*rules, set.reps.value_or(8),
                                          world_.script.bad_form.holds(weather_.week));
      film.load_kg = set.load_kg;
      seen.filmed.push_back(std::move(film));
    }
    memory_.sessions.emplace_back(slug, std::move(seen));
    GateInput input;
    input.now = LocalTime{day_.date} + kDecidesAt;
    for (const auto& [exercise, session] : memory_.sessions) {
      if (exercise == slug) input.sessions.push_back(session);
    }
    const GateRuling ruling = decide(input, *rules);
    memory_.rulings.push_back({slug, input.now, ruling, std::nullopt});
    const Progress after = progress(
        scheme, sessions_of(log_, world_.athlete, slug, world_.facts.easy_weeks, memory_.rulings));
    out_.ruling = ruling;
    out_.step = after.steps.back();
    out_.main_load_kg = set.load_kg;
    out_.main_reps = set.reps;
    return {};
  }

  const SessionWorld& world_;
  const SessionWeather& weather_;
  const PlanDay& day_;
  FilmMemory& memory_;
  LogData& log_;
  SessionId id_{};
  TrainedSession out_{};
  int order_ = 0;
};

}  // namespace

Result<TrainedSession> train_session(const SessionWorld& world, const SessionWeather& weather,
                                     const PlanDay& day, FilmMemory& memory, LogData& log) {
  return Session(world, weather, day, memory, log).train();
}

}  // namespace dowel
