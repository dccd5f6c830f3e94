#pragma once

#include <map>

#include "core/catalogue/gate_limits.h"
#include "core/log/log.h"
#include "core/readiness/pain.h"
#include "core/technique/finding.h"
#include "core/technique/profile.h"

/// The load gate: may the next step be taken? Form outranks weight (R-P1). What was not seen does
/// not pass, a number passes only when it clears the threshold by more than its uncertainty, after
/// a failure two clean sessions are asked for, and pain overrides everything.
namespace dowel {

/// One filmed set with its findings, one entry a counted rep.
struct FilmedSet {
  SetId set{};
  std::optional<double> load_kg{};
  std::vector<RepFindings> reps{};
};

/// Pain that was told of on some day after a session, by itself.
struct ToldPain {
  int level = 0;  ///< 0 … 10
  LocalDate on{};
  bool settled = false;  ///< amber, and told with it to be green the morning after
};

/// One session of the exercise, filmed or not.
struct GateSession {
  LocalTime when{};
  std::optional<double> load_kg{};  ///< heaviest working set
  std::vector<FilmedSet> filmed{};
  std::vector<PainReport> pain{};  ///< of the regions the exercise loads
  std::optional<ToldPain> told{};  ///< the worst of what still stood of that told on days after it
  std::optional<LocalDate> eased{};  ///< all that was told on later days is green, last on this one
  SessionId session{};               ///< of the log; empty where there is none
  int stands = 0;                    ///< the worst pain that stands now, told of before or since
};

/// What decides about one exercise.
struct GateRules {
  std::vector<Rule> required{};         ///< must hold; those of the exercise's profile
  std::vector<Rule> from_front{};       ///< of sets filmed from in front alone: a fault there
                                        ///< holds until such a film shows it gone
  std::vector<std::string> advisory{};  ///< reported, never decisive: evidence is too thin
  std::shared_ptr<const GateLimits> limits{};  ///< how much of it, how often, how lately; not null
  PainLimits pain{};
};

/// The rules for an exercise: those of its profile, and those that judge films from in front of
/// lifts done standing on two feet (E-01). Nobody must film from in front; whoever did is told what
/// broke there. Rules that can never break, and checkpoints that only advise because the articles
/// disagree (K-01), are advisory.
Result<GateRules> gate_rules(const Technique& technique, const Knowledge& knowledge,
                             const std::string& exercise_slug);

struct GateInput {
  std::string planned_step{};           ///< in plain words, e.g. "62.5 kg instead of 60 kg"
  std::vector<GateSession> sessions{};  ///< oldest first; all that are known, not only the last
  LocalTime now{};
};

/// Decides. Pure: the same sessions always give the same ruling, so that mending an old entry mends
/// the answer.
GateRuling decide(const GateInput& input, const GateRules& rules);

/// Who makes a decision otherwise.
struct Signature {
  std::string name{};
  bool is_athlete = true;  ///< the lifter, not a coach
};

/// What is done instead, written beside what Dowel said. Errors: kUsage without a reason, and when
/// somebody other than the athlete would pass over pain.
Result<GateDecision> override_decision(GateDecision decision, GateVerdict instead,
                                       const std::string& reason, const Signature& by = {});

/// What was done instead of a ruling, when that was said and by whom.
struct GateOverride {
  GateVerdict to = GateVerdict::kNotMeasured;
  std::string reason{};
  LocalTime said{};
  std::string by{};  ///< empty: not said, as in older logs

  bool operator==(const GateOverride&) const = default;
};

/// What the gate says after one session of an exercise, worked out anew from the log as it is now.
/// It follows from the log and is never kept in it.
struct SessionRuling {
  std::string exercise{};  ///< slug
  LocalTime when{};        ///< when the session began
  GateRuling ruling{};
  std::optional<GateOverride> overridden{};  ///< where it still stands

  bool operator==(const SessionRuling&) const = default;
};

/// The verdict that counts: the athlete's where there is one.
GateVerdict verdict_in_force(const SessionRuling& said);

}  // namespace dowel
