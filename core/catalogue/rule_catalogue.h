#pragma once

#include "core/catalogue/catalogue.h"

namespace dowel {

/// A way to make training harder, or the rule for when not to.
struct ProgressionMethod {
  std::string id;  ///< R-P1 …
  std::string name;
  std::string parameters;
  std::string condition;
  std::vector<std::string> numbers;  ///< ids of `Number`
  std::vector<std::string> decisions;
  Basis basis;
};

/// One step of the order in which the hinge is built up.
struct ProgressionStage {
  std::string id;  ///< slug, e.g. pattern
  std::string name;
  int order = 0;                       ///< 1 … n, no gaps
  std::string pass_when;               ///< what must hold before the next stage
  std::vector<std::string> methods;    ///< R-P ids
  std::vector<std::string> exercises;  ///< X- ids
  Basis basis;
};

/// A rule of programming, restoration, load management or logging.
struct ProgrammeRule {
  std::string id;  ///< R-WU …
  std::string name;
  std::string rule;
  std::vector<std::string> numbers;
  std::vector<std::string> exercises;
  std::vector<std::string> decisions;
  std::vector<std::string> references;  ///< ids of other entries to read with it
  Basis basis;
};

/// What to stress for one sport or aim.
struct SportEmphasis {
  std::string id;  ///< slug, e.g. powerlifting-squat
  std::string name;
  std::vector<std::string> lifts;             ///< L- ids
  std::vector<std::string> exercises;         ///< X- ids whose stated purpose names it
  std::vector<std::string> mapped_exercises;  ///< X- ids added by us through the muscle group
  std::vector<std::string> groups;            ///< M- ids
  Basis basis;
};

/// One week or level of a published protocol.
struct ProtocolStep {
  std::string when;      ///< "week 3", "level 2"
  std::string exercise;  ///< id of what the level is done with; empty where the protocol has one
  std::string level;     ///< how it is done; empty when it does not change
  std::optional<IntRange> sets;
  std::optional<IntRange> reps;
  std::optional<RealRange> seconds;  ///< of tension per repetition
  std::optional<Tempo> tempo;
  std::optional<IntRange> sessions_per_week;
  std::string note;
};

/// How Dowel goes through a protocol.
enum class ProtocolPace {
  kFree,     ///< told, not followed
  kByLevel,  ///< a level up when the one before is held
  kByWeek,   ///< a week a session
};
Words words_of(ProtocolPace);

/// A published training protocol, from outside the articles.
struct Protocol {
  std::string id;  ///< slug, e.g. copenhagen-progressive
  std::string name;
  std::vector<std::string> exercises;  ///< X- ids
  ProtocolPace pace = ProtocolPace::kFree;
  std::vector<ProtocolStep> steps;
  std::string result;
  std::string regress_when;
  Basis basis;
};

/// One side of a contradiction.
struct Position {
  std::string says;
  std::vector<std::string> sources;
};

/// How Dowel handles one contradiction or ambiguity of the articles.
struct Decision {
  std::string id;  ///< K-01 …
  std::string topic;
  std::vector<Position> positions;
  std::string decision;  ///< in plain words
  std::string reason;
  std::string change_it;  ///< where the user can choose otherwise, or why that is not offered
  std::vector<std::string> references;  ///< ids of entries it shapes
  Basis basis;
};

/// A number with its source: of the articles or from outside.
struct Number {
  std::string id;  ///< slug, e.g. warm-up-sets
  std::string name;
  double from = 0;
  double to = 0;
  std::string unit;
  std::vector<std::string> sources;
  std::vector<std::string> references;  ///< ids of what it belongs to
  std::string note;
};

/// Something the articles leave open.
struct Gap {
  std::string id;  ///< G-01 …
  std::string name;
  std::string filled_by;             ///< what Dowel does, in plain words
  std::vector<std::string> numbers;  ///< ids of `Number`
  bool left_to_user = false;
  std::vector<std::string> references;
  Basis basis;
};

/// A benefit the articles claim, or a group of people they address: text, never a finding.
struct Claim {
  std::string id;  ///< B-01 … benefits, A-01 … audiences
  std::string name;
  Basis basis;
};

/// A word of training that Dowel's answers use and a beginner need not know.
struct Term {
  std::string id;  ///< slug, e.g. reserve
  std::string name;
  std::vector<std::string> said;  ///< what else it is called, as `plain_word` writes it
  std::string text;               ///< what it means, and where Dowel uses it
  Basis basis;
};

/// Literature, or one of the seed articles.
struct Reference {
  std::string key;
  std::string text;  ///< full reference
};

}  // namespace dowel
