#pragma once

#include <vector>

#include "core/catalogue/plan_rules.h"
#include "core/plan/programme.h"

namespace dowel {

/// What the maker knows before it lays the first week. Holds references: lives shorter than both.
struct PlanContext {
  const PlanRequest& request;
  const Knowledge& knowledge;
  const PlanRules& rules;  ///< of `knowledge`
  PainLimits pain;
  IntRange sessions;  ///< hip sessions a week, for this athlete's experience
  std::vector<const SportEmphasis*> emphases;
  std::vector<const Cause*> weak_links;
  std::vector<const Cause*> even_links;  ///< the first of them, and those no test told from it
  bool lead_link = true;                 ///< what trains the first of them comes before the rest
  Light worst = Light::kGreen;           ///< of the regions that concern the hips
  bool back_hurts = false;
  bool hinge_unloaded = false;  ///< the back hurts so much that the hinge is kept without a load
  bool knee_amber = false;
  bool bends_sore = false;    ///< amber pain of what a bent spine loads or pulls at; not of a knee
  bool knee_settles = false;  ///< sore until lately: what presses it comes back little by little
  bool groin_steps_back = false;
  bool restore = false;  ///< a hip, groin, back or hamstring is painful or stiff
  bool careful = false;  ///< beginner, ageing, returning or novice: small amounts, far from failure
  bool knows_hinge = false;  ///< the log holds so many loaded hinges that the bar is not taken away
  bool felt_hinge = false;   ///< hinged long enough without a load or trouble for a light first one
  double longest_session = 0;            ///< minutes
  const Exercise* main_hinge = nullptr;  ///< once it is chosen
  std::vector<int> as_chosen{};  ///< numbers of weeks in which nothing stands in (`StandIns`)

  /// True when a condition of the athlete means this.
  bool is(ConditionMeans means) const;
};

/// True for what presses a knee or bends one leg deep.
bool presses_the_knee(const PlanContext& context, const Exercise& exercise);

/// True while who learns the hinge does not do this one yet (R-P1).
bool waits_for_the_pattern(const PlanContext& context, const Exercise& exercise);

/// Sessions of slow hinges with a load in the log, where they let the plan go on with the load:
/// there are enough of them, not too long ago, and no film shows them broken. 0: they do not.
int known_hinge_sessions(const PlanRequest& request, const Knowledge& knowledge);

/// Sessions of slow hinges with a load in the log, whether or not they let the plan go on.
int loaded_hinge_sessions(const PlanRequest& request, const Knowledge& knowledge);

/// Errors: kBadData when the knowledge lacks a number or an emphasis the code names.
Result<PlanContext> make_context(const PlanRequest& request, const Knowledge& knowledge);

/// The exercise with this slug, or null when the name is a free one.
const Exercise* by_slug(const Knowledge& knowledge, std::string_view slug);

/// The exercise an own lift's name means, by slug, then by any other name; null for a free one.
const Exercise* by_any_name(const Knowledge& knowledge, std::string_view name);

/// True when equipment, pain and the gate on ballistic work let the maker choose it.
bool allowed(const PlanContext& context, const Exercise& exercise);

/// `TrainingHistory::lately_sore` and its like for the groin, by the weeks of the rules.
bool lately_sore(const PlanContext& context);
bool groin_lately_sore(const PlanContext& context);

/// True while pain, or pain of the last weeks, keeps fast hinges out.
bool pain_forbids_fast(const PlanContext& context);

/// Why fast hinges (K-14), or bending the spine on purpose (K-09), are left out now, in plain
/// words; empty: nothing speaks against them.
Advice why_not_fast(const PlanContext& context);
Advice why_not_bending(const PlanContext& context);

/// Ids of what is laid along the back (`EquipmentKind::kStick`).
std::vector<std::string> sticks(const Knowledge& knowledge);

/// With what the exercise is done now: the first way the athlete owns; a judged hinge without any
/// load while the pattern is learned or the back hurts, where it can be done so (R-P1, R-P10). Null
/// when nothing owned will do.
const std::vector<std::string>* way_for(const PlanContext& context, const Exercise& exercise);

/// Adds what another reason rests on, each rule and source once, and its sentence.
void add_reason(Reason& reason, const Reason& more);

}  // namespace dowel
