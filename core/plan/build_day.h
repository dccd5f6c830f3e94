#pragma once

#include "core/plan/dose.h"
#include "core/plan/layout.h"
#include "core/plan/rotate.h"

namespace dowel {

/// How much had to give for a day to fit its minutes.
enum class Squeeze {
  kNone,         ///< everything as dosed
  kComfortable,  ///< without stretching or with shorter rests; every exercise has its sets
  kThin,         ///< single sets, marked as cut for time
  kNoRoom,       ///< something had to be left out
};

struct BuiltDay {
  PlanDay day{};
  Squeeze squeeze = Squeeze::kNone;
};

/// Everything one hip session is made from.
struct SessionSpec {
  DayPlan plan{};
  LocalDate date{};
  WeekPhase phase{};
  MainHinge main{};
  std::vector<const Candidate*> accessories{};
  int index = 0;  ///< counts sessions through the plan, turns warm-ups and restoration over
};

/// Builds a hip session and cuts it to the minutes given: stretching and spare warm-ups first, then
/// rests, then sets, never the main lift before the accessories.
BuiltDay build_session(const PlanContext& context, const SessionSpec& spec);

/// A day with the athlete's own lifts only.
PlanDay build_own_day(const PlanContext& context, const DayPlan& plan, LocalDate date);

/// A day off with one or two exercises of easy work; no blocks when nothing fits.
PlanDay build_day_off(const PlanContext& context, const DayPlan& plan, LocalDate date, int index,
                      const std::vector<std::string>& near);

}  // namespace dowel
