#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/desk.h"
#include "core/coach/bar_now.h"
#include "core/coach/line_now.h"
#include "core/coach/move_session.h"
#include "core/coach/plan_now.h"
#include "core/coach/swap_exercise.h"
#include "core/coach/today_book.h"
#include "report/answers/training_answers.h"

/// What is told about training, for whoever puts it into words or onto a page: the log is asked,
/// the coach decides, and what is to be kept is kept. Nobody is asked anything here.
namespace dowel::app {

/// Everything that was told about how it feels, and the answers to the warning signs where they
/// were asked with it.
struct Feel {
  std::vector<PainAnswer> pain{};  ///< identity, athlete and moment are put in here
  std::optional<std::vector<RedFlagAnswer>> red_flags{};  ///< every question answered
  std::string note{};                                     ///< in the athlete's own words
};

/// What was told, for the list of changes: "lower-back 4, 3 the morning after; warning signs:
/// fever".
std::string feel_words(const Knowledge& knowledge, const std::vector<PainAnswer>& pain,
                       const std::optional<std::vector<RedFlagAnswer>>& red_flags);

/// Keeps what was told, the morning after also with the sets it belongs to.
/// @returns errors: usage for questions left open
Result<void> keep_feel(Desk& desk, const Feel& feel);

/// The lights of the regions told of, by what stands now.
std::vector<report::RegionLight> lights_of(const Desk& desk, const std::vector<PainAnswer>& told);

/// Whether the warning signs must be answered before a plan is made: never answered, too long ago,
/// or a new pain since.
bool must_ask_signs(const Desk& desk);

/// Why the questions about warning signs come before anything that is named to be lifted.
/// @returns nothing while no pain and no written word has raised them since they were answered
std::optional<report::SignsDue> signs_due(const Desk& desk);

/// What coaches wrote that still stands, with the exercise's name.
Result<std::vector<report::NoteTold>> notes_of(const Desk& desk);

/// The session of a day, with all that is told beside it.
struct TodayLook {
  LocalDate date{};
  PlanNow now{};
  Today today{};
  std::vector<report::NoteTold> notes{};
  std::vector<BarLoad> bars{};  ///< of a session that is not stopped
  std::optional<report::SignsDue> signs_due{};

  bool stopped() const { return now.plan.programme.stop.has_value(); }
};
/// @returns nothing where no plan holds; errors: as `today_of`
Result<std::optional<TodayLook>> look_at_today(const Desk& desk, LocalDate date);
report::TodayTold told_of(const TodayLook& look);
/// Both at once.
Result<std::optional<report::TodayTold>> tell_today(const Desk& desk, LocalDate date);

/// What the gate and the plan say about one exercise now, whatever stops training.
struct NextLook {
  NextStep step{};
  AskedNext asked{};
  std::optional<WorkTarget> was_asked{};  ///< by a plan, of the last session
  Advice not_yet{};    ///< why it should not be done now (K-14, K-09); empty: nothing against it
  Advice pain_told{};  ///< pain that decides, as a question how it is now
  std::optional<BarLoad> bar{};  ///< how the load is made up
  bool judged = true;  ///< the gate speaks of it: false for what the catalogue does not know
};
/// @returns errors: as `next_step`
Result<NextLook> look_next(const Desk& desk, const Exercise& exercise);
/// The same of a lift of the own programme that the catalogue does not know.
/// @returns nothing where the own programme does not name it; errors: as `own_step`
Result<std::optional<NextLook>> look_at_own(const Desk& desk, const std::string& name);
report::NextTold told_of(const NextLook& look);
/// Keeps what the gate answered where it is another answer than the last: a diary, nothing to undo.
Result<void> keep_if_new(Desk& desk, const NextLook& look);

/// Why nothing is trained, or what comes next with one exercise.
using NextOrStop = std::variant<Stop, report::NextTold>;
/// Only looks; what the gate answered is not kept.
/// @returns errors: as `next_step`; usage when the place of a strong pain must be told first
Result<NextOrStop> look_at_next(const Desk& desk, const Exercise& exercise);

/// Somebody decides otherwise than the gate.
struct Instead {
  GateVerdict to = GateVerdict::kHold;
  std::string reason{};
  std::string by{};  ///< empty: the athlete
};
/// @returns errors: usage as `override_decision`, and for an exercise without a session
Result<NextOrStop> override_gate(Desk& desk, const Exercise& exercise, const Instead& instead);

/// The plan in force with what the log says now; stopped where something stands in the way.
/// @returns nothing where there is no plan or the last is over
Result<std::optional<PlanNow>> tell_plan(const Desk& desk);

/// Makes a plan from a request (`usual_request` with the wishes put over it) and what the log says.
/// @param keep  whether it becomes the plan of the log
/// @returns errors: as `make_programme`; usage when warning signs or the place of a pain must be
///   told first
Result<PlanNow> plan_from(Desk& desk, PlanRequest request, bool keep);

/// Where the session of a day could go; as `places_for`.
/// @returns nothing where no plan holds
Result<std::optional<SessionPlaces>> tell_places(const Desk& desk, LocalDate date);

/// A session that was moved.
struct MovedSession {
  std::int64_t change = 0;  ///< under which `undo` knows it
  SessionPlace place{};     ///< where it stands now, and what that breaks
  PlanNow now{};
};
/// Moves a session; the reason is kept with the plan.
/// @returns errors: usage where there is no plan; as `with_move`
Result<MovedSession> move_session(Desk& desk, const DayMove& move);

/// An exercise that another stands in for, to the end of the plan.
struct SwappedExercise {
  std::int64_t change = 0;  ///< under which `undo` knows it
  PlanSwap swap{};
  LocalDate until{};          ///< last day of the plan
  std::vector<int> not_in{};  ///< weeks in which the rules did not let it
  PlanNow now{};
};
/// @returns errors: usage where there is no plan; as `with_swap`
Result<SwappedExercise> swap_exercise(Desk& desk, const PlanSwap& swap);

/// What may lie behind it, and whether the last block helped.
struct WhyTold {
  Diagnosis diagnosis{};
  std::optional<BlockComparison> last_block{};
};
Result<WhyTold> tell_why(const Desk& desk);

/// Sits down with another athlete or at another moment at an open desk.
/// @param athlete  as `find_athlete`
Result<void> turn_to(Desk& desk, const std::string& athlete, LocalTime now);

}  // namespace dowel::app
