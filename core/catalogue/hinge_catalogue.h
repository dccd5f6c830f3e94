#pragma once

#include "core/catalogue/basis.h"

namespace dowel {

/// What the hinge is, what a good one achieves, and its phases.
struct HingeNote {
  std::string id;  ///< H-DEF, H-AIM, H-SETUP …
  std::string name;
  Basis basis;
};

/// Whether, and from where, a camera can judge a checkpoint.
enum class Seen { kFromSide, kFromSidePartly, kFromFront, kWhenDowelVisible, kNever };
Words words_of(Seen);

/// What a checkpoint means to the gate on load.
enum class GateUse {
  kCounts,   ///< must hold where a rule of the exercise measures it
  kNeeded,   ///< as above, and a lift without it is not judged from film at all
  kAdvises,  ///< reported, never decisive
};
Words words_of(GateUse);

/// One point of good technique.
struct Checkpoint {
  std::string id;  ///< C-01 …
  std::string name;
  Seen seen = Seen::kNever;
  std::string measured;  ///< what is measured; empty when nothing is
  GateUse gate = GateUse::kCounts;
  std::string unseen;  ///< what stays hidden from the camera; empty when nothing does
  std::string ask;     ///< question to the athlete about the hidden part; empty: left out
  std::vector<std::string> mistakes;   ///< D- ids that break it
  std::vector<std::string> decisions;  ///< K- ids that shape it
  Basis basis;
};

/// One way to get it wrong.
struct Mistake {
  std::string id;  ///< D-01 …
  std::string name;
  std::string effect;  ///< stated effect; empty when the articles state none
  std::string fix;
  std::vector<std::string> drills;  ///< P- ids; filled by the loader from `Drill::mistakes`
  std::vector<std::string> decisions;
  Basis basis;
};

/// A drill or cue.
struct Drill {
  std::string id;  ///< P-01 …
  std::string name;
  std::string how;
  std::string use;
  std::string cue;                       ///< few words, fit to be called out during a set
  std::vector<std::string> checkpoints;  ///< C- ids it answers
  std::vector<std::string> mistakes;     ///< D- ids it answers
  std::vector<std::string> exercises;    ///< X- ids it is done with
  std::vector<std::string> decisions;
  std::vector<std::vector<std::string>> equipment;  ///< as in `Exercise`
  Basis basis;
};

}  // namespace dowel
