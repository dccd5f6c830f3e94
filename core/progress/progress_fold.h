#pragma once

#include <vector>

#include "core/progress/progress.h"
#include "core/progress/session_outcome.h"

namespace dowel {

/// Takes the sessions of one exercise in, one after the other, and holds the target that follows.
/// Inner part of `progress`.
class ProgressFold {
 public:
  explicit ProgressFold(const ProgressScheme& scheme);

  /// One session more; what it does to the target.
  StepTaken take(const DoneSession& session);

  /// What weeks without the exercise do to the target, if they do anything.
  std::optional<StepTaken> wait_until(LocalTime when);

  /// Where the own programme names a load to begin with, that, from its first day on: once.
  std::optional<StepTaken> begin_programme(LocalTime when);

  const WorkTarget& target() const { return target_; }

  /// Whether the steps from here on say why. Nobody reads the reasons of years ago, and to put them
  /// in words takes longer than all the rest.
  void give_reasons(bool give) { gives_reasons_ = give; }

  /// True when the last session was held or taken back for pain.
  bool sore() const { return sore_; }

  /// True when nothing was left of the last session at the load, or repetitions were missing.
  bool strained() const { return strained_; }

  /// First day of the week from which a weekly rule's step counts, and the load then.
  std::optional<LocalDate> rises_on() const;
  std::optional<double> rises_to_kg() const { return earned_ ? own_step_up_kg() : std::nullopt; }

  /// True once a harder exercise is due, until form, work or pain speaks against it.
  bool mastered() const { return mastered_; }

  /// The target's load, or the one asked for last where that is less.
  std::optional<double> easy_load_kg() const {
    if (!target_.load_kg || !asked_kg_) return target_.load_kg;
    return std::min(*target_.load_kg, *asked_kg_);
  }

 private:
  void take_first_load(const DoneSession& session);
  void take_new_ground(const DoneSession& session);
  void take_band(const DoneSession& session);
  Reason why_from_log() const;
  void keep_what_was_done(const SessionOutcome& out);
  std::optional<double> carried_load_kg(const DoneSession& session) const;
  double least_left() const;
  bool is_hard(const SessionOutcome& out) const;
  bool is_easy(const SessionOutcome& out) const;
  StepTaken too_hard(const SessionOutcome& out);
  std::optional<StepTaken> move_by_nothing_left(const DoneSession& session,
                                                const SessionOutcome& out);
  StepTaken come_down(const DoneSession& session, const Sentence& why);
  StepTaken fewer_sets(const Sentence& why);
  void to_start_of_window();
  StepTaken move(const DoneSession& session, const SessionOutcome& out);
  StepTaken take_other_line(const DoneSession& session);
  StepTaken lighter_than_own(const DoneSession& session);
  void rise_with_the_week(LocalTime when);
  std::optional<StepTaken> move_by_pain(const SessionOutcome& out);
  std::optional<StepTaken> move_by_choice(const DoneSession& session, const SessionOutcome& out);
  std::optional<StepTaken> move_by_gate(const DoneSession& session, const SessionOutcome& out);
  bool is_short(const DoneSession& session, const SessionOutcome& out) const;
  bool is_easier(const DoneSession& session, const SessionOutcome& out) const;
  const Sentence& not_at_load() const;
  bool tried_the_lighter_load() const;
  StepTaken answer_pain(int level, Reason why);
  void few_sets_for_form();
  const ClearedSign* sign_cleared(LocalTime when) const;
  StepTaken judge(const DoneSession& session, const SessionOutcome& out);
  StepTaken judge_own(const DoneSession& session, const SessionOutcome& out);
  StepTaken by_own_step(const DoneSession& session, const SessionOutcome& out);
  std::optional<double> own_step_up_kg() const;
  bool take_own_step(double heavier_kg);
  void forget_own_steps();
  StepTaken by_own_range(const SessionOutcome& out);
  StepTaken by_own_effort(const DoneSession& session, const SessionOutcome& out);
  StepTaken add_own_step(const Sentence& why);
  void remember(const DoneSession& session);
  std::optional<double> light_base_kg(LocalTime when) const;
  std::optional<double> likely_max_kg(LocalTime when) const;
  void follow_the_heavy_line(const DoneSession& session);
  std::optional<StepTaken> by_effort_of_less(const DoneSession& session);
  StepTaken missed_above(const DoneSession& session);
  StepTaken by_reps(const DoneSession& session, const SessionOutcome& out);
  StepTaken by_hold(const DoneSession& session, const SessionOutcome& out);
  StepTaken by_distance(const DoneSession& session, const SessionOutcome& out);
  StepTaken by_level(const SessionOutcome& out);
  StepTaken at_top(const DoneSession& session);
  StepTaken at_limit(const DoneSession& session, double from, std::optional<double>& amount);
  StepTaken add_load(const DoneSession& session);
  void keep_what_was_reached(const DoneSession& session);
  StepTaken less_help();
  StepTaken beyond();
  StepTaken say_band(StepTaken step) const;
  StepTaken beyond_levels();
  StepTaken widen(Reason why);
  StepTaken harder_one();
  std::optional<StepTaken> rise_early(const DoneSession& session);
  StepTaken failed(const Sentence& why);
  StepTaken step_back(Reason why);
  StepTaken step_back_for_pain(int level, Reason why);
  std::optional<StepTaken> come_back(const DoneSession& session, const SessionOutcome& out);
  const Sentence& settle() const;
  StepTaken settle_down();
  void take_sets_off();
  StepTaken repeat(const Sentence& why, std::initializer_list<Filling> fillings = {});
  std::string again() const;
  bool is_as_done() const;
  StepTaken pass_over(const Sentence& why);
  Reason why_more_load(const DoneSession& session, bool again) const;
  const ProgressWords& words() const { return rules_.words; }
  Reason because(const Sentence& sentence, std::initializer_list<Filling> fillings = {}) const;
  std::string say(const Phrase& phrase, std::initializer_list<Filling> fillings = {}) const;
  int sessions_at_top() const;
  bool is_way_back() const;
  bool is_worth_the_target(const DoneSession& session) const;
  std::string one_lighter() const;
  std::string one_lighter(std::optional<double> from_kg) const;
  Reason why_gate_back(const DoneSession& session) const;

  const ProgressScheme& scheme_;
  const ProgressRules& rules_;
  WorkTarget target_{};
  std::optional<LocalTime> last_{};   ///< when the last session was
  std::optional<double> asked_kg_{};  ///< what the last session was asked to lift
  std::optional<double> done_kg_{};   ///< the heaviest that was lifted in it
  std::optional<LocalDate>
      earned_{};        ///< first day of the week in which a weekly rule's step was earned
  double owed_kg_ = 0;  ///< of own steps too small to be loaded yet
  struct Former {       // a session before the line began
    LocalTime when{};
    double worth_kg = 0;  ///< for the repetitions of the line
    double max_kg = 0;    ///< the greatest maximum that a set speaks for
  };
  std::vector<Former> former_{};  ///< sessions before an own line began, where it asks for them
  bool of_programme_ = false;     ///< the own line has begun
  bool named_ = false;            ///< and has named the load to begin with
  bool guarded_ = false;  ///< pain or a warning sign lay between the last session and the one asked
  std::string band_{};    ///< as it was last written down
  bool eased_ = false;    ///< the first load leaves the planned effort already
  bool begun_ = false;    ///< some session was of this line
  bool first_ = false;    ///< the last of them was the first
  bool gives_reasons_ = true;
  const DoneSession* taken_ = nullptr;  ///< while it is taken in
  WorkTarget before_{};                 ///< the target of that session
  int asked_reps_ = 0;                  ///< repetitions the last session was asked for
  int asked_sets_ = 0;                  ///< sets that must reach the target in it
  int done_sets_ = 0;                   ///< sets done in it
  int at_top_ = 0;
  int since_back_;
  int failures_ = 0;
  int stuck_ = 0;
  int easy_ = 0;                ///< sessions running far from the planned effort
  int lighter_ = 0;             ///< sessions running below the target's load
  bool back_for_pain_ = false;  ///< what the last step back was for
  int pain_steps_ = 0;          ///< steps back for a pain since it was last green
  int pain_level_ = 0;          ///< the worst of it at the last of them
  bool filmed_ = false;         ///< the gate has seen this exercise at least once
  bool sore_ = false;
  bool returns_ = false;   ///< the gap before the session asked for a beginning far lighter
  bool strained_ = false;  ///< until a session at the load leaves something
  bool mastered_ = false;  ///< shown on film, and nothing since speaks against it
  double former_kg_ = 0;   ///< greatest load lifted before a step back or a gap
  double rested_kg_ = 0;   ///< the same where it was pain or time away, not the load, that took it
};

}  // namespace dowel
