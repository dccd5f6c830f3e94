#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/coach/book.h"
#include "core/gate/gate.h"
#include "core/progress/progress_summary.h"
#include "core/readiness/pain.h"

/// Who of a coach's athletes needs a look, and why. Everything is looked up in the athletes' books,
/// so that nothing is told here that `next`, `today` or `check` would not say. What needs a look is
/// told as fields; the words stand in knowledge/sentences.toml.
namespace dowel {

/// A warning sign that stands: no plan until a clinician has cleared the athlete.
struct WarningSign {
  std::vector<std::string> signs{};  ///< ids of the questions answered yes
  bool at_once = false;              ///< help is to be sought today
  LocalTime told{};
  std::string note{};    ///< in the athlete's own words
  bool written = false;  ///< only written beside the training; the questions are open
};

/// Pain above green, in training or the morning after.
struct PainTold {
  std::optional<Region> region{};  ///< absent: told with a set, and nobody said where
  ExerciseRef exercise{};          ///< of that set
  int during = 0;                  ///< 0 … 10
  std::optional<int> next_morning{};
  Light light = Light::kAmber;  ///< red stops a plan
  LocalTime told{};
  std::optional<int> before{};  ///< the worst of the answer before; absent: none in the last weeks
  std::optional<int> weeks{};   ///< it lasts for so long
  std::string note{};
};

/// A film in which a required point broke.
struct FilmBroke {
  std::string exercise{};  ///< slug
  SessionId session{};
  LocalTime when{};
  GateVerdict verdict = GateVerdict::kHold;  ///< what the gate made of it
  Reason why{};
};

/// A lift that was tried and not made.
struct MissedLift {
  SetEntry set{};
  LocalTime when{};
};

/// The load may not rise, or steps back.
struct HeldBack {
  std::string exercise{};  ///< slug; empty: a lift of the own programme known by its name
  LocalTime when{};        ///< the session that decided
  GateVerdict verdict = GateVerdict::kHold;
  Reason why{};
  std::optional<GateOverride> overridden{};  ///< to something milder: the athlete went on
  bool for_pain = false;                     ///< told only where the pain itself is not
  std::string name{};                        ///< where there is no slug
};

/// Sessions of the plan of which nothing was logged; told where it is not one long absence.
struct DaysMissed {
  int missed = 0;
  int planned = 0;    ///< in the same weeks
  LocalDate first{};  ///< missed
  LocalDate last{};   ///< missed
};

struct DaysAway {
  int days = 0;
  LocalTime last{};
};

/// The latest sessions are worse than those before.
struct Slide {
  ExerciseRef exercise{};
  Figure figure = Figure::kOneRepMax;  ///< what is followed
  double change = 0;                   ///< as `recent_change`; negative
  int sessions = 0;                    ///< looked at
  LocalTime last{};
};

/// The same work costs more.
struct EffortRose {
  SetEntry set{};           ///< the heaviest of the last session
  double from = 0, to = 0;  ///< RPE
  int sessions = 0;         ///< of the same work, in a row
  LocalTime last{};
};

/// Session after session at one load that left nothing in reserve.
struct NothingLeft {
  SetEntry set{};    ///< the heaviest of the last session
  int sessions = 0;  ///< in a row
  LocalTime last{};
};

struct NothingLogged {};

/// Films that no coach has looked at.
struct NotLookedAt {
  int films = 0;
  LocalTime first{};
};

/// In the order in which they are told.
using RosterFact =
    std::variant<WarningSign, PainTold, FilmBroke, MissedLift, HeldBack, NothingLeft, DaysAway,
                 DaysMissed, Slide, EffortRose, NothingLogged, NotLookedAt>;

enum class RosterKind {
  kWarningSign,
  kPain,
  kFilmBroke,
  kMissedLift,
  kHold,
  kAway,
  kSlide,
  kNothingLogged,
  kNotLookedAt,
};
Words words_of(RosterKind);

RosterKind kind_of(const RosterFact& fact);
/// When what it rests on was.
LocalTime time_of(const RosterFact& fact);

/// Whether the first asks for a look sooner: by kind, then by how bad it is, then the newer.
bool presses_more(const RosterFact& one, const RosterFact& other);

/// What the log does not say of an athlete.
enum class RosterGap { kNoFilm, kNoEffort, kNoPainTold, kNoSignsAsked };
Words words_of(RosterGap);

/// One athlete.
struct RosterEntry {
  Athlete athlete{};
  std::vector<RosterFact> facts{};  ///< most pressing first; empty: nothing asks for a look
  std::vector<RosterGap> gaps{};
  int sessions = 0;                 ///< since the day asked about
  std::optional<LocalTime> last{};  ///< session
};

/// Looks one athlete over.
/// @param since  what was told and done from then on is told; what stands (warning signs, pain that
///   stops a plan, days away) whenever it began
/// @returns errors: as `Book::exercise`; unreadable for a damaged stored analysis
Result<RosterEntry> look_over(const Book& book, LocalDate since);

/// Whether the first athlete asks for a look sooner: by the most pressing fact of each.
bool presses_more(const RosterEntry& one, const RosterEntry& other);

}  // namespace dowel
