#pragma once

#include "core/catalogue/basis.h"

namespace dowel {

/// A question about a warning sign, asked before every plan and after every new pain.
struct RedFlagQuestion {
  std::string id;                  ///< slug, e.g. bladder-bowel
  std::string question;            ///< to be answered yes or no
  bool at_once = false;            ///< a yes asks for help today, not soon
  bool emergency = false;          ///< a yes asks for an emergency department now
  std::vector<std::string> words;  ///< how people say it: all stems of one of them answer with yes
  /// The same of what is written beside a set, a session or a pain: there the stems stand alone.
  std::vector<std::string> note_words{};
  std::vector<std::string> sources;
};

/// What a condition of the athlete changes in a plan.
enum class ConditionMeans {
  kBackHurts,    ///< as pain of the lower back does
  kRestore,      ///< the three prongs for a painful or stiff hip
  kStretch,      ///< a stretch at the end is promised
  kSits,         ///< offers what helps after much sitting
  kNoAxialLoad,  ///< nothing rests on the spine
  kPregnancy,    ///< only with a clinician's word, and less of much (G-14)
};
Words words_of(ConditionMeans);

/// Something about the athlete that changes a plan, as it stands in `Athlete::conditions`.
struct AthleteCondition {
  std::string id;  ///< word, e.g. low_back_pain
  std::string name;
  std::vector<ConditionMeans> means;
  std::vector<std::string> emphases;    ///< ids of `SportEmphasis` it brings in
  std::vector<std::string> references;  ///< ids of what it rests on
  std::vector<std::string> sources;
};

/// What an aim of training stands for.
struct AimEmphases {
  std::string id;  ///< word of the aim, e.g. field-sport
  std::string name;
  std::vector<std::string> emphases;  ///< ids of `SportEmphasis`, most important first
  std::vector<std::string> sources;
};

/// Exercises that a plan takes for one purpose, in the order they are tried.
struct ExerciseChoice {
  std::string id;  ///< slug, e.g. choice-warm-up
  std::string name;
  std::vector<std::string> exercises;   ///< ids
  std::vector<std::string> references;  ///< ids of what it rests on
  std::vector<std::string> sources;
};

}  // namespace dowel
