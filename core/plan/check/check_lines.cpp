#include <algorithm>
#include <set>

#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"

namespace dowel::checker {
namespace {

template <class EntryType>
void add_ids(std::set<std::string, std::less<>>& ids, const std::vector<EntryType>& entries) {
  for (const EntryType& entry : entries) ids.insert(entry.id);
}

// Ids a reason may rest on, and keys it may cite.
struct Register {
  std::set<std::string, std::less<>> rules;
  std::set<std::string, std::less<>> sources;
};

Register make_register(const Knowledge& knowledge) {
  Register all;
  add_ids(all.rules, knowledge.rules);
  add_ids(all.rules, knowledge.methods);
  add_ids(all.rules, knowledge.decisions);
  add_ids(all.rules, knowledge.gaps);
  add_ids(all.rules, knowledge.exercises);
  for (const Reference& reference : knowledge.references) all.sources.insert(reference.key);
  return all;
}

void check_why(Examiner& e, const Register& all, int week, const std::string& where,
               const Reason& why) {
  if (why.text.size() < 10 || why.rules.empty() || why.sources.empty()) {
    e.blame("why", week, where, "has no reason, rule or source");
  }
  for (const std::string& rule : why.rules) {
    if (!all.rules.count(rule)) e.blame("why", week, where, "rests on an unknown rule " + rule);
  }
  for (const std::string& source : why.sources) {
    if (!all.sources.count(source)) {
      e.blame("why", week, where, "cites an unknown source " + source);
    }
  }
}

// Pain, gate, settings and equipment: what may stand in a plan at all.
void check_choice(Examiner& e, const PlanWeek& week, const PlanBlock& block,
                  const Prescription& line, const Exercise& exercise) {
  const Facts& facts = e.facts();
  const std::string where = line.exercise;
  if (!e.owns_for(exercise)) e.blame("equipment", week.number, where, "needs what is not owned");
  if (facts.back_sore && flagged(exercise, Flag::kOffForBackPain)) {
    e.blame("K-09", week.number, where, "not while the lower back hurts");
  }
  if (flagged(exercise, Flag::kFlexionIntended)) {
    if (!e.request().settings.jefferson_curl) {
      e.blame("K-09", week.number, where, "switched off by the athlete");
    }
    if (facts.gentle || facts.back_sore_lately ||
        !e.request().history.clean_loaded_hinge.value_or(false)) {
      e.blame("K-09", week.number, where, "not for beginners, nor soon after back pain");
    }
    if (line.load.kind != LoadKind::kLight && line.load.kind != LoadKind::kNone) {
      e.blame("K-09", week.number, where, "bends the spine on purpose, so light load only");
    }
  }
  if (flagged(exercise, Flag::kBallistic) && !line.own && !e.ready_for_fast()) {
    e.blame("K-14", week.number, where, "fast before a slow hinge was clean with a load");
  }
  const bool by_weight = line.load.kind == LoadKind::kAsLast ||
                         line.load.kind == LoadKind::kAsLastOrStep ||
                         line.load.kind == LoadKind::kGiven;
  const bool unloaded =
      line.done_with == EquipmentKind::kNothing || line.load.kind == LoadKind::kNone;
  const bool judged = exercise.pattern == Pattern::kHinge && !exercise.checkpoints.empty();
  const bool first_load = facts.hinge_felt && exercise.slug == e.programme().main_hinge;
  const bool learns =
      facts.gentle && !facts.hinge_known && !e.request().history.clean_slow_hinge && !first_load;
  if (judged && !line.own && (learns || facts.back_unloads) && (by_weight || !unloaded)) {
    e.blame("R-P1", week.number, where, "loaded while the hinge is learned or the back hurts");
  }
  if (facts.amber && flagged(exercise, Flag::kBallistic)) {
    e.blame("R-LEVERS", week.number, where, "fast work with amber pain");
  }
  if (e.hinge_too_soon(exercise)) {
    e.blame("R-P1", week.number, where, "loaded before the pattern was measured clean");
  }
  if (facts.amber_above_knee && flagged(exercise, Flag::kFlexionIntended)) {
    e.blame("K-09", week.number, where, "bends the spine on purpose with amber pain");
  }
  if (facts.amber && flagged(exercise, Flag::kVeryHard)) {
    e.blame("R-LEVERS", week.number, where, "very hard work with amber pain");
  }
  if (facts.knee_amber && exercise.pattern == Pattern::kSquat) {
    e.blame("R-LEVERS", week.number, where, "a squat with amber knee pain");
  }
  if (facts.knee_presses && !line.own && Examiner::presses_the_knee(exercise)) {
    e.blame("R-LEVERS", week.number, where, "presses a knee that is sore or was lately");
  }
  if (facts.knee_settles && !line.own && Examiner::presses_the_knee(exercise)) {
    const bool work = block.kind == BlockKind::kAccessory || block.kind == BlockKind::kRestoration;
    if (!work || line.sets > e.rules().sets_after_knee) {
      e.blame("R-LEVERS", week.number, where,
              "presses a knee that settles, and more than a little");
    }
  }
  const bool groin = facts.groin_high || facts.groin_sore_lately;
  if (groin && exercise.stance == Stance::kWide && !line.own) {
    e.blame("R-LEVERS", week.number, where, "a wide stance with a sore groin");
  }
  if (!line.own && e.not_in_pregnancy(exercise)) {
    e.blame("G-14", week.number, where, "not in pregnancy");
  }
  if (facts.tired_spine && flagged(exercise, Flag::kAxialLoad)) {
    e.blame("R-SPINE", week.number, where, "loads the tired spine");
  }
  const bool eased_in = block.kind == BlockKind::kAccessory || block.kind == BlockKind::kWarmUp;
  const bool in_order = facts.gentle || exercise.pattern == Pattern::kAdduction;
  if (eased_in && in_order && flagged(exercise, Flag::kVeryHard) && !e.worked_up_to(exercise)) {
    e.blame("R-P8", week.number, where, "very hard without having been done before");
  }
}

void check_load(Examiner& e, const PlanWeek& week, const PlanBlock& block,
                const Prescription& line) {
  const bool steps = line.load.kind == LoadKind::kAsLastOrStep;
  const bool amber = e.amber_for(line);
  if (steps && (amber || week.deload)) {
    e.blame("R-P1", week.number, line.exercise, "may add load in pain or in a deload");
  }
  if (line.load.reserve) {
    const auto [from, to] = *line.load.reserve;
    if (from < e.number_from("reps-in-reserve") || to > e.number_to("reps-in-reserve") ||
        from > to) {
      e.blame("G-03", week.number, line.exercise, "effort outside the sources' range");
    }
    if ((amber || e.facts().gentle || week.deload) && to < e.number_to("reps-in-reserve")) {
      e.blame("R-LEVERS", week.number, line.exercise, "too near failure");
    }
  }
  const bool easy = block.kind == BlockKind::kWarmUp || block.kind == BlockKind::kGeneral;
  if (easy && line.load.kind != LoadKind::kNone && line.load.kind != LoadKind::kLight) {
    e.blame(block.kind == BlockKind::kWarmUp ? "R-WU" : "R-GPP", week.number, line.exercise,
            "must stay light");
  }
  if (amber && is_working(block.kind) && line.sets > e.rules().most_sets_in_pain) {
    e.blame("R-LEVERS", week.number, line.exercise, "volume not taken back with amber pain");
  }
}

}  // namespace

void check_lines(Examiner& e) {
  const Register all = make_register(e.knowledge());
  for (const Reason& note : e.programme().notes) check_why(e, all, 0, "note", note);
  if (!e.programme().main_hinge.empty()) check_why(e, all, 0, "main hinge", e.programme().why_main);
  for_each_line(e.programme(), [&](const PlanWeek& week, const PlanDay&, const PlanBlock& block,
                                   const Prescription& line) {
    check_why(e, all, week.number, line.exercise, line.why);
    if (line.own) return;
    const Exercise* exercise = e.exercise_of(line);
    if (!exercise) {
      e.blame("catalogue", week.number, line.exercise, "is no exercise of the catalogue");
      return;
    }
    check_choice(e, week, block, line, *exercise);
    check_load(e, week, block, line);
  });
}

}  // namespace dowel::checker
