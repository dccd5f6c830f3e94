#pragma once

#include "core/catalogue/catalogue.h"

namespace dowel {

/// One of the articles' sports, events or daily tasks, and what the hips do in it.
struct LiftProfile {
  std::string id;  ///< L-01 …
  std::string name;
  std::string sport;
  std::string job;                          ///< of the hips
  std::vector<std::string> weakness_shows;  ///< what is seen or felt
  std::string consequence;                  ///< stated consequence; empty when none
  std::vector<std::string> groups;          ///< M- ids the article names first for this lift
  std::vector<std::string>
      also_groups;               ///< M- ids it names beside, or that follow from what the groups do
  bool hips_in_general = false;  ///< the article names no single group
  std::vector<std::string> signs;      ///< E- ids
  std::vector<std::string> exercises;  ///< X- ids that are this lift
  Basis basis;
};

/// What kind of thing lies behind a sign; decides what is done about it.
enum class CauseKind { kWeakness, kMobility, kTechnique, kLoad, kFatigue, kTension, kOther };
Words words_of(CauseKind);

/// A possible cause. Signs point at causes, so evidence from several signs adds up.
struct Cause {
  std::string id;  ///< slug, e.g. weak-hip-flexors
  std::string name;
  CauseKind kind = CauseKind::kOther;
  std::vector<std::string> groups;     ///< M- ids
  std::vector<std::string> exercises;  ///< X- ids to train when this cause stands; may be empty
  std::vector<std::string> drills;     ///< P- ids
  std::string advice;                  ///< one sentence: what to do if it is this
  bool told_by_sitting = false;        ///< who sits a lot has told of it
  Basis basis;
};

/// What one outcome of a test says about a cause.
struct TestOutcome {
  std::string id;  ///< slug, unique within the test
  std::string seen;
  std::vector<std::string> raises;  ///< cause ids made more likely
  std::vector<std::string> lowers;  ///< cause ids made less likely
};

/// A cheap test that tells causes apart.
struct DiscriminatingTest {
  std::string id;  ///< slug, e.g. load-or-no-load
  std::string name;
  std::string how;
  bool by_camera = false;  ///< Dowel can read the outcome from a clip
  bool with_load = false;  ///< asks for weight: not done while the lower back hurts
  std::vector<std::vector<std::string>> equipment;
  std::vector<TestOutcome> outcomes;
  Basis basis;
};

/// One cause a sign may have.
struct SuspectedCause {
  std::string cause;
  bool first = false;                ///< the articles' first suspect; the others compete with it
  std::vector<std::string> sources;  ///< S-tags where the articles name it, else outside keys
  std::string test;                  ///< the test that tells it from its competitors
};

/// An exercise offered for a sign.
struct OfferedExercise {
  std::string exercise;
  bool by_articles = false;  ///< tied to the sign by the articles; else our mapping ("~")
  std::string note;
};

/// Where in a repetition or set a sign belongs.
enum class SignTime { kAny, kStartOfPull, kMidOrLate };
Words words_of(SignTime);

/// Sign → suspected weak links.
struct SignRule {
  std::string id;  ///< E-01 …
  std::string name;
  SignTime time = SignTime::kAny;
  std::vector<Pattern> patterns;         ///< movements it can show in; empty: any
  std::vector<std::string> checkpoints;  ///< C- ids whose break shows this sign
  std::vector<std::string> mistakes;     ///< D- ids whose presence shows this sign
  bool by_camera = false;                ///< Dowel can see the sign itself
  bool told_by_back_pain = false;        ///< who says that the lower back hurts has told of it
  std::vector<SuspectedCause> causes;    ///< never empty
  std::vector<OfferedExercise> exercises;
  std::vector<std::string> drills;  ///< P- ids
  bool coach_claim = false;         ///< evidence is mixed: word it "the articles suggest"
  std::string evidence;             ///< how far the link is supported, in plain words
  std::vector<std::string> decisions;
  Basis basis;
};

}  // namespace dowel
