#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/coach/bar_now.h"
#include "core/diagnosis/compare_block.h"
#include "core/diagnosis/diagnosis.h"
#include "core/gate/gate.h"
#include "core/plan/programme.h"
#include "core/progress/progress.h"
#include "core/readiness/pain.h"
#include "core/readiness/safety.h"
#include "core/simulate/simulate.h"
#include "report/commands.h"

/// What the commands about training answer to programs: what may be lifted, and what stands in the
/// way. Words that say what to do say it as `surface` does: by a command, or by a place of the
/// page.
namespace dowel::report {

/// What is done instead of what the gate said.
struct OverrideTold {
  GateVerdict to = GateVerdict::kHold;
  std::string reason;
  LocalTime made{};
  std::string by;  ///< empty: not said
};

/// One exercise and what comes next.
struct NextTold {
  std::string exercise;  ///< slug, or the name of a lift that the catalogue does not know
  int sessions = 0;
  GateRuling gate{};
  std::optional<OverrideTold> overridden{};
  Advice not_yet{};        ///< why it should not be done now; empty: nothing against it
  WorkTarget target{};     ///< this and the next two: looked at where nothing is against it
  WorkTarget if_passed{};  ///< had the gate passed the last session
  std::optional<StepTaken> step{};
  std::optional<BarLoad> bar{};  ///< how the target's load is made up
  bool judged = true;  ///< false: a lift that the catalogue does not know, of which no gate speaks
};
std::string next_answer(const NextTold& told, Surface surface = Surface::kTerminal);

/// What a coach wrote that the athlete has yet to train by.
struct NoteTold {
  CoachNote note{};
  LocalTime session{};   ///< when the session it is about began
  std::string exercise;  ///< its words; empty: the whole session is meant
};

/// Why the questions about warning signs come before anything that is to be lifted.
struct SignsDue {
  std::string why{};
  std::string written{};  ///< what the athlete wrote that raises them; empty: a pain does
};

/// The session of one day.
struct TodayTold {
  LocalDate date{};
  PlanId plan{};
  std::optional<Stop> stop{};
  bool changed_for_pain = false;
  bool changed_for_athlete = false;
  std::optional<int> week{};            ///< number in the plan; absent: the day lies outside it
  bool easier = false;                  ///< an easier week
  std::optional<PlanDay> session{};     ///< absent: nothing is planned
  std::optional<LocalDate> next{};      ///< day of what comes next; absent: the plan is over
  std::string advice;                   ///< about a pain that lasts; empty: none
  std::optional<GateRuling> gate{};     ///< on the main hinge, where it stands in this session
  std::string main_hinge{};             ///< slug; empty where there is no ruling
  std::vector<NoteTold> notes{};        ///< oldest first
  std::vector<BarLoad> bars{};          ///< of the session's barbell lifts
  std::optional<SignsDue> signs_due{};  ///< never beside a stop
};
std::string today_answer(const TodayTold& told, Surface surface = Surface::kTerminal);

/// @param request  what `plan` was made from
std::string plan_answer(const PlanRecord& plan, const PlanRequest& request,
                        const Programme& programme, Surface surface = Surface::kTerminal);

/// A scripted lifter played forward.
std::string year_answer(const std::string& title, const Simulation& year);

/// Why nothing is to be trained now.
std::string stop_answer(const Stop& stop, Surface surface = Surface::kTerminal);

/// @param last_block  did the last block help? Absent: there is none to look at
std::string why_answer(const Diagnosis& diagnosis,
                       const std::optional<BlockComparison>& last_block);

struct RegionLight {
  Region region = Region::kOther;
  Light light = Light::kGreen;
};
std::string pain_answer(const std::vector<RegionLight>& lights);

std::string red_flags_answer(const SafetyVerdict& verdict, Surface surface = Surface::kTerminal);

}  // namespace dowel::report
