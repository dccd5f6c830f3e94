#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/catalogue/plan_rules.h"
#include "core/plan/check.h"

/// Tools of the checker. Everything here is stated anew; nothing is taken from the maker.
namespace dowel::checker {

/// What the checker reads out of a request by itself.
struct Facts {
  int worst_pain = 0;  ///< hips, back, groin, hamstring, knee; during or next day
  bool amber = false;
  bool amber_above_knee = false;  ///< of what a bent spine loads or pulls at
  bool red = false;
  bool back_sore = false;         ///< any low-back pain now, or the condition
  bool back_unloads = false;      ///< amber low-back pain, or the condition where none is told free
  bool back_sore_lately = false;  ///< too lately to bend the spine on purpose
  bool pregnant = false;
  bool groin_sore_lately = false;
  bool back_amber = false;
  bool knee_amber = false;
  bool knee_presses = false;  ///< amber now or in the last weeks: nothing presses it
  std::vector<Region> amber_regions{};
  bool groin_high = false;
  bool restore = false;
  bool tired_spine = false;
  bool main_on_one_leg = false;
  bool gentle = false;        ///< beginner, ageing, returning or novice
  bool hinge_known = false;   ///< the log holds enough loaded hinges
  bool hinge_felt = false;    ///< and enough without a load for a light main hinge
  bool knee_settles = false;  ///< sore until lately: what presses it comes back little by little
  int most_sessions = 0;      ///< hip sessions a week for this experience
  double longest_minutes = 0;
};

class Examiner {
 public:
  Examiner(const Programme& programme, const PlanRequest& request, const Knowledge& knowledge);

  const Programme& programme() const { return programme_; }
  const PlanRequest& request() const { return request_; }
  const Knowledge& knowledge() const { return knowledge_; }
  const Facts& facts() const { return facts_; }
  const PlanRules& rules() const { return *knowledge_.plan; }

  void blame(std::string rule, int week, std::string where, std::string says);

  /// The plan says that this rule is not met for this subject in this week.
  bool excused(const std::string& rule, const std::string& subject, int week) const;

  const Exercise* exercise_of(const Prescription& line) const;
  bool owns_for(const Exercise& exercise) const;
  /// Equipment, pain, gate and settings allow the plan to choose it.
  bool may_choose(const Exercise& exercise) const;
  /// R-P1: a loaded hinge for someone who still learns the pattern.
  bool hinge_too_soon(const Exercise& exercise) const;
  /// R-LEVERS: presses a knee, or bends one leg deep.
  static bool presses_the_knee(const Exercise& exercise);
  /// G-14: fast, very hard, or bending the trunk on the back, for someone who is pregnant.
  bool not_in_pregnancy(const Exercise& exercise) const;
  /// K-14: a clean slow hinge, one with a load in the log, and no back pain for some weeks.
  bool ready_for_fast() const;
  bool adductors_too_soon(const Exercise& exercise) const;
  /// R-P8: done before, or its easier form is mastered.
  bool worked_up_to(const Exercise& exercise) const;
  /// Something that this line loads hurts too much for more. Whatever the catalogue does not know
  /// is loaded by all of it.
  bool amber_for(const Prescription& line) const;
  /// An accessory may take at most a part of the longest session, counted with few sets of its
  /// dosage and the middle of the rests; longer ones are no alternative.
  bool short_enough(const Exercise& exercise) const;
  double number_from(std::string_view id) const;
  double number_to(std::string_view id) const;

  std::vector<Violation> take() { return std::move(violations_); }

 private:
  const Number& number(std::string_view id) const;
  bool has_condition_for(ConditionMeans means) const;
  void read_facts();
  int loaded_hinges_in_the_log() const;

  const Programme& programme_;
  const PlanRequest& request_;
  const Knowledge& knowledge_;
  Facts facts_{};
  std::map<std::string, const Exercise*, std::less<>> by_slug_{};
  std::vector<Violation> violations_{};
};

bool flagged(const Exercise& exercise, Flag flag);
bool is_working(BlockKind kind);

void check_calendar(Examiner& examiner);
void check_lines(Examiner& examiner);
void check_dosage(Examiner& examiner);
void check_sessions(Examiner& examiner);
void check_weeks(Examiner& examiner);
void check_volume(Examiner& examiner);
void check_emphasis(Examiner& examiner);
void check_shortfalls(Examiner& examiner);

}  // namespace dowel::checker
