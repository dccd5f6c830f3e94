#pragma once

#include <map>

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

/// One session of the exercise, filmed or not.
struct GateSession {
  LocalTime when{};
  std::optional<double> load_kg{};  ///< heaviest working set
  std::vector<FilmedSet> filmed{};
  std::vector<PainReport> pain{};  ///< of the regions the exercise loads
  SessionId session{};             ///< of the log; empty where there is none
};

/// What decides, with its defaults. All are Dowel's decisions except where a source is named.
struct GateRules {
  std::vector<Rule> required{};         ///< must hold; those of the exercise's profile
  std::vector<std::string> advisory{};  ///< reported, never decisive: evidence is too thin
  int sessions_to_pass = 2;             ///< clean ones in a row, at the start and after a failure
  int least_reps = 3;                   ///< fewer clearly seen reps cannot pass
  double least_seen = 0.6;              ///< part of the reps a rule must be gradeable in
  double least_held = 0.8;              ///< part of the graded reps that must clearly hold
  double regress_from = 0.5;  ///< part of the graded reps broken that asks for a step back
  double margin_sd = 1;       ///< a value must clear its threshold by this many sd
  int stale_after_days = 21;  ///< older film says nothing about today
  double least_load = 0.9;    ///< filmed load over the heaviest; lighter film does not count
  PainLimits pain{};
};

/// The rules for an exercise: those of its profile. Rules that can never break and the balance over
/// the foot, where the articles disagree (K-01), are advisory.
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

/// What the athlete does instead, written beside what Dowel said. Errors: kUsage without a reason.
Result<GateDecision> override_decision(GateDecision decision, GateVerdict instead,
                                       const std::string& reason);

/// What the athlete did instead of a ruling, and when that was said.
struct GateOverride {
  GateVerdict to = GateVerdict::kNotMeasured;
  std::string reason{};
  LocalTime said{};

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
