#pragma once

#include "core/plan/context.h"

namespace dowel {

/// The hinge that stays the same for the whole plan while accessories rotate (K-11).
struct MainHinge {
  const Exercise* exercise = nullptr;  ///< null: none can be done
  bool own = false;                    ///< stands in the athlete's own programme already
  bool stalled = false;                ///< no progress for `kStallSessions` sessions
  Reason why{};
};

/// Sessions without progress that count as a stall. Our decision, the sources name no figure: more
/// than the three of an easier week and the one that confirms the top of a range.
inline constexpr int kStallSessions = 5;   ///< at the least
inline constexpr int kStallWeeks = 3;      ///< of training days …
inline constexpr int kStallDaysAWeek = 3;  ///< … as far as they count

MainHinge choose_main_hinge(const PlanContext& context);

/// True when an own lift is left out because the lower back hurts more than a little.
bool left_out_for_pain(const PlanContext& context, const OwnLift& lift);

}  // namespace dowel
