#include "core/plan/check/examiner.h"

#include <algorithm>
#include <cmath>

#include "core/base/assert.h"
#include "core/catalogue/readiness_rules.h"
#include "core/plan/variant.h"

namespace dowel::checker {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool holds_role(const Exercise& exercise, Role role) {
  return std::find(exercise.roles.begin(), exercise.roles.end(), role) != exercise.roles.end();
}

}  // namespace

bool flagged(const Exercise& exercise, Flag flag) {
  return std::find(exercise.flags.begin(), exercise.flags.end(), flag) != exercise.flags.end();
}

bool is_working(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

Examiner::Examiner(const Programme& programme, const PlanRequest& request,
                   const Knowledge& knowledge)
    : programme_(programme), request_(request), knowledge_(knowledge) {
  for (const Exercise& exercise : knowledge.exercises) by_slug_[exercise.slug] = &exercise;
  read_facts();
}

const Number& Examiner::number(std::string_view id) const {
  const Number* found = find_entry(knowledge_.numbers, id);
  DOWEL_ASSERT(found);
  return *found;
}

double Examiner::number_from(std::string_view id) const { return number(id).from; }
double Examiner::number_to(std::string_view id) const { return number(id).to; }

bool Examiner::has_condition_for(ConditionMeans means) const {
  for (const AthleteCondition& condition : knowledge_.conditions) {
    if (!holds(request_.athlete.conditions, condition.id)) continue;
    if (std::find(condition.means.begin(), condition.means.end(), means) != condition.means.end()) {
      return true;
    }
  }
  return false;
}

void Examiner::read_facts() {
  const int lately = knowledge_.readiness->lately_weeks;
  const double green = number_to("pain-safe");
  const double amber = number_to("pain-acceptable");
  facts_.back_sore =
      has_condition_for(ConditionMeans::kBackHurts) && !request_.history.back_free.value_or(false);
  facts_.back_unloads = facts_.back_sore && !request_.history.back_green.value_or(false);
  facts_.restore = has_condition_for(ConditionMeans::kRestore);
  facts_.pregnant = has_condition_for(ConditionMeans::kPregnancy);
  const auto main = by_slug_.find(programme_.main_hinge);
  facts_.main_on_one_leg = main != by_slug_.end() && main->second->stance == Stance::kOneLeg;
  facts_.tired_spine = has_condition_for(ConditionMeans::kNoAxialLoad);
  facts_.back_sore_lately =
      request_.history.weeks_since_back_pain.value_or(1000) < rules().weeks_after_back_pain;
  const int knee = request_.history.weeks_since_knee_pain.value_or(1000);
  facts_.knee_settles = knee / lately == 1;
  facts_.knee_presses = request_.history.weeks_since_knee_pain.value_or(1000) < lately;
  facts_.groin_sore_lately = request_.history.weeks_since_groin_pain.value_or(1000) < lately;
  for (const PainReport& report : request_.pain) {
    const int worst = std::max(report.during, report.next_day.value_or(0));
    if (report.region == Region::kOther) continue;
    if (worst > green) facts_.amber_regions.push_back(report.region);
    facts_.worst_pain = std::max(facts_.worst_pain, worst);
    const bool joint = report.region == Region::kKnee;
    facts_.amber_above_knee = facts_.amber_above_knee || (!joint && worst > green);
    if (!joint && (worst > 0 || report.stiff)) facts_.restore = true;
    if (report.region == Region::kLowerBack && worst > 0) facts_.back_sore = true;
    if (report.region == Region::kLowerBack && worst > green) {
      facts_.back_amber = facts_.back_unloads = true;
    }
    if (joint && worst > green) facts_.knee_amber = facts_.knee_presses = true;
    if (report.region == Region::kGroin && worst > number_to("groin-pain-regress")) {
      facts_.groin_high = true;
    }
  }
  facts_.amber = facts_.worst_pain > green;
  facts_.red = facts_.worst_pain > amber;
  const Experience experience = request_.athlete.experience;
  const bool eased = request_.aim == Aim::kBeginner || request_.aim == Aim::kAgeing ||
                     request_.aim == Aim::kReturnFromInjury;
  facts_.hinge_known = loaded_hinges_in_the_log() >= rules().known_sessions;
  const bool by_log = experience == Experience::kUnstated && facts_.hinge_known;
  facts_.gentle = eased || experience == Experience::kNovice ||
                  (experience == Experience::kUnstated && !by_log);
  const char* sessions = facts_.gentle ? "sessions-per-week-novice"
                         : by_log || experience == Experience::kIntermediate
                             ? "sessions-per-week-intermediate"
                             : "sessions-per-week-advanced";
  facts_.most_sessions = static_cast<int>(std::lround(number_to(sessions)));
  facts_.hinge_felt = request_.history.felt_hinges.value_or(0) >= rules().felt_sessions &&
                      request_.history.weeks_away < rules().break_weeks && !facts_.amber &&
                      !facts_.back_unloads &&
                      std::min(request_.history.weeks_since_strong_pain.value_or(1000),
                               request_.history.weeks_since_back_pain.value_or(1000)) >= lately;
  for (const TrainingDay& day : request_.days) {
    facts_.longest_minutes = std::max(facts_.longest_minutes, day.minutes);
  }
}

// Sessions with a load on the slow hinges that film can judge; none when they are long ago, or when
// too much of what was filmed last had not held.
int Examiner::loaded_hinges_in_the_log() const {
  if (request_.history.weeks_away >= rules().known_away_weeks) return 0;
  int sessions = 0;
  int not_held = 0;
  int graded = 0;
  for (const ExerciseState& state : request_.history.exercises) {
    const auto found = by_slug_.find(state.exercise);
    if (found == by_slug_.end() || !state.load_kg || *state.load_kg <= 0) continue;
    const Exercise& exercise = *found->second;
    if (exercise.pattern != Pattern::kHinge || exercise.checkpoints.empty()) continue;
    if (flagged(exercise, Flag::kBallistic)) continue;
    sessions += state.sessions;
    not_held += state.gradeable - state.held;
    graded += state.gradeable;
  }
  const double allowed = graded * (1 - rules().known_held_percent / 100);
  return not_held > allowed + 1e-9 ? 0 : sessions;
}

bool Examiner::amber_for(const Prescription& line) const {
  const Exercise* exercise = exercise_of(line);
  if (!exercise) return facts_.amber;
  return std::any_of(facts_.amber_regions.begin(), facts_.amber_regions.end(), [&](Region region) {
    const std::string id = "choice-sore-" + std::string(word_for(region));
    const ExerciseChoice* choice = find_entry(knowledge_.choices, id);
    return !choice || std::find(choice->exercises.begin(), choice->exercises.end(), exercise->id) !=
                          choice->exercises.end();
  });
}

void Examiner::blame(std::string rule, int week, std::string where, std::string says) {
  violations_.push_back({std::move(rule), week, std::move(where), std::move(says)});
}

bool Examiner::excused(const std::string& rule, const std::string& subject, int week) const {
  return std::any_of(
      programme_.shortfalls.begin(), programme_.shortfalls.end(), [&](const Shortfall& shortfall) {
        const bool then = shortfall.weeks.empty() ||
                          std::find(shortfall.weeks.begin(), shortfall.weeks.end(), week) !=
                              shortfall.weeks.end();
        return shortfall.rule == rule && shortfall.subject == subject && then;
      });
}

const Exercise* Examiner::exercise_of(const Prescription& line) const {
  const auto found = by_slug_.find(line.exercise);
  if (found != by_slug_.end()) return found->second;
  return line.own ? counts_as(knowledge_, line.exercise) : nullptr;
}

bool Examiner::owns_for(const Exercise& exercise) const {
  for (const auto& needed : exercise.equipment) {
    bool all = true;
    for (const std::string& item : needed) all = all && holds(request_.athlete.equipment, item);
    if (all) return true;
  }
  return false;
}

bool Examiner::hinge_too_soon(const Exercise& exercise) const {
  if (!facts_.gentle || facts_.hinge_known || request_.history.clean_slow_hinge) return false;
  if (exercise.pattern != Pattern::kHinge || exercise.checkpoints.empty()) return false;
  if (exercise.stance == Stance::kOneLeg) return true;
  if (facts_.hinge_felt && exercise.slug == programme_.main_hinge) return false;
  for (const auto& needed : exercise.equipment) {
    if (needed.empty() || needed == std::vector<std::string>{"dowel"}) return false;
  }
  return true;
}

// An adduction held by the knee or the foot of a straight leg, one knee bent deep, kneeling.
bool Examiner::presses_the_knee(const Exercise& exercise) {
  return exercise.slug.starts_with("copenhagen-plank") || exercise.slug == "cossack-squat" ||
         exercise.slug == "nordic-hamstring";
}

bool Examiner::may_choose(const Exercise& exercise) const {
  if (!owns_for(exercise)) return false;
  if (facts_.back_sore && flagged(exercise, Flag::kOffForBackPain)) return false;
  if (facts_.knee_amber && exercise.pattern == Pattern::kSquat) return false;
  if (facts_.knee_presses && presses_the_knee(exercise)) return false;
  if (facts_.tired_spine && flagged(exercise, Flag::kAxialLoad)) return false;
  if (flagged(exercise, Flag::kFlexionIntended) &&
      (!request_.settings.jefferson_curl || facts_.gentle || facts_.back_sore_lately ||
       !request_.history.clean_loaded_hinge.value_or(false))) {
    return false;
  }
  if ((facts_.groin_high || facts_.groin_sore_lately) && exercise.stance == Stance::kWide) {
    return false;
  }
  if (not_in_pregnancy(exercise)) return false;
  if (facts_.main_on_one_leg && exercise.pattern == Pattern::kHinge &&
      exercise.stance == Stance::kOneLeg) {
    return false;
  }
  if (flagged(exercise, Flag::kBallistic) && !ready_for_fast()) return false;
  if (flagged(exercise, Flag::kFlexionIntended) && facts_.amber_above_knee) return false;
  if (hinge_too_soon(exercise)) return false;
  if (flagged(exercise, Flag::kVeryHard)) {
    if (facts_.amber || facts_.groin_high || adductors_too_soon(exercise)) return false;
    const bool lever = exercise.pattern == Pattern::kAdduction;
    if ((facts_.gentle || lever) && !worked_up_to(exercise)) return false;
  }
  for (const std::string& id : exercise.harder) {
    const Exercise* full = find_entry(knowledge_.exercises, id);
    const bool form_of_it = full && full->id == exercise.variant_of;
    if (form_of_it && holds_role(*full, Role::kAccessory) && may_choose(*full)) return false;
  }
  return true;
}

bool Examiner::not_in_pregnancy(const Exercise& exercise) const {
  if (!facts_.pregnant) return false;
  return flagged(exercise, Flag::kBallistic) || flagged(exercise, Flag::kVeryHard) ||
         flagged(exercise, Flag::kFlexionIntended) || flagged(exercise, Flag::kOffInPregnancy);
}

bool Examiner::adductors_too_soon(const Exercise& exercise) const {
  return exercise.pattern == Pattern::kAdduction && facts_.groin_sore_lately;
}

bool Examiner::ready_for_fast() const {
  if (facts_.amber || !request_.history.clean_loaded_hinge.value_or(false)) return false;
  const int lately = knowledge_.readiness->lately_weeks;
  if (facts_.groin_sore_lately) return false;
  if (request_.history.weeks_since_strong_pain.value_or(1000) < lately) return false;
  return request_.history.weeks_since_back_pain.value_or(1000) >=
         std::max(lately, rules().weeks_before_fast);
}

bool Examiner::worked_up_to(const Exercise& exercise) const {
  for (const ExerciseState& state : request_.history.exercises) {
    if (state.exercise == exercise.slug && state.sessions > 0) return true;
    const auto found = by_slug_.find(state.exercise);
    if (found == by_slug_.end() || !state.mastered) continue;
    if (holds(found->second->harder, exercise.id)) return true;
  }
  return false;
}

bool Examiner::short_enough(const Exercise& exercise) const {
  const Dosage* dosage = nullptr;
  for (const Dosage& d : exercise.dosages) {
    if (d.use == DosageUse::kStandard && d.sets) dosage = &d;
  }
  for (const Dosage& d : exercise.dosages) {
    if (!dosage && d.use == DosageUse::kHold && d.sets) dosage = &d;
  }
  if (!dosage) return false;
  double set = dosage->metres ? dosage->metres->from / rules().walk_m_s : rules().rep_s;
  if (dosage->seconds) set = dosage->seconds->from;
  if (dosage->reps) set *= dosage->reps->to;
  if (dosage->per_side || exercise.unilateral) set *= 2;
  const double rest = (number_from("rest-accessory") + number_to("rest-accessory")) / 2;
  const int sets = rules().least_sets;
  const double seconds = rules().get_ready_s + sets * set + (sets - 1) * rest;
  return seconds / 60 <= facts_.longest_minutes / rules().accessory_share + 1e-9;
}

}  // namespace dowel::checker
