#pragma once

#include <string>
#include <vector>

#include "core/plan/programme.h"

namespace dowel {

struct PlanContext;

/// Why not to be done now, in plain words; empty: nothing speaks against it.
struct NotYet {
  Advice fast;                           ///< of fast hinges (K-14)
  Advice bending;                        ///< of bending the spine on purpose (K-09)
  Advice loaded;                         ///< of hinges with a load
  Advice strains;                        ///< of what else loads the back
  Advice stretch{};                      ///< of stretches that pull at the nerves of the leg
  std::vector<std::string> stretches{};  ///< ids of those

  /// The word on one exercise of a plan, whose hinges have no load where that is due.
  Advice about(const Exercise& exercise) const;

  /// The word on one exercise done with a load where it takes one.
  Advice about_loaded(const Exercise& exercise) const;
};

/// What a plan made now would leave out, and why.
NotYet not_yet(const PlanContext& context);

/// Takes out of a planned day what speaks against being done now, for days of a plan made before
/// the form broke or something hurt. Lifts of the athlete's own programme stay. The day says what
/// is left out, and why.
/// @returns the names of what was taken out, each once
std::vector<std::string> hold_back(PlanDay& day, const Knowledge& knowledge, const NotYet& why);

}  // namespace dowel
