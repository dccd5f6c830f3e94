#pragma once

#include "core/plan/context.h"

namespace dowel {

/// The hinge that stays the same for the whole plan while accessories rotate (K-11).
struct MainHinge {
  const Exercise* exercise = nullptr;  ///< null: none can be done
  bool own = false;                    ///< stands in the athlete's own programme already
  bool stalled = false;                ///< no progress for so many sessions (`PlanRules`)
  Reason why{};
};

MainHinge choose_main_hinge(const PlanContext& context);

/// True where the name of a lift that the catalogue does not know says that it loads the back.
bool named_as_loading_the_back(const Knowledge& knowledge, const std::string& name);

/// True when an own lift is left out because the lower back hurts more than a little.
bool left_out_for_pain(const PlanContext& context, const OwnLift& lift);

}  // namespace dowel
