#include "core/coach/roster.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "core/catalogue/coach_rules.h"
#include "core/coach/roster_facts.h"
#include "core/coach/self_checks.h"

namespace dowel {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

int worst_of(const PainTold& pain) { return std::max(pain.during, pain.next_morning.value_or(0)); }

bool rises(const PainTold& pain) { return worst_of(pain) > pain.before.value_or(0); }

// How bad it is among its kind; only compared within one.
std::array<double, 4> gravity(const RosterFact& fact) {
  using Gravity = std::array<double, 4>;
  const auto flag = [](bool said) { return said ? 1.0 : 0.0; };
  return std::visit(
      Overloaded{
          [&](const WarningSign& sign) { return Gravity{flag(sign.at_once)}; },
          [&](const PainTold& pain) {
            return Gravity{flag(pain.light == Light::kRed), flag(rises(pain)),
                           static_cast<double>(worst_of(pain)),
                           static_cast<double>(pain.next_morning.value_or(-1))};
          },
          [&](const FilmBroke& film) {
            return Gravity{flag(film.verdict == GateVerdict::kRegress)};
          },
          [&](const HeldBack& held) {
            return Gravity{flag(held.overridden.has_value()),
                           flag(held.verdict == GateVerdict::kRegress)};
          },
          [&](const NothingLeft& left) {
            return Gravity{0, 1, static_cast<double>(left.sessions)};
          },
          [&](const DaysAway& away) { return Gravity{static_cast<double>(away.days)}; },
          [&](const DaysMissed& days) { return Gravity{static_cast<double>(days.missed)}; },
          [&](const Slide& slide) {
            return Gravity{1, -slide.change};
          },
          [&](const EffortRose& rose) {
            return Gravity{0, rose.to - rose.from};
          },
          [&](const NotLookedAt& films) { return Gravity{static_cast<double>(films.films)}; },
          [&](const auto&) { return Gravity{}; }},
      fact);
}

auto press_of(const RosterFact& fact) {
  std::array<double, 4> gravest = gravity(fact);
  for (double& part : gravest) part = -part;
  return std::tuple{kind_of(fact), gravest, -time_of(fact).time_since_epoch()};
}

std::vector<RosterGap> gaps_of(const Book& book, const RecentWork& work) {
  bool film = false, effort = false, pain = false;
  for (const ExerciseWork& exercise : work.exercises) {
    for (const SessionWork& session : exercise.sessions) {
      for (const SetEntry& set : session.sets) {
        film = film || book.films().contains(set.id);
        effort = effort || set.rpe || set.rir;
        pain = pain || (session.session->started >= work.since && (set.pain || set.next_day_pain));
      }
    }
  }
  pain = pain || std::ranges::any_of(book.log().pain, [&](const PainAnswer& answer) {
           return answer.when >= work.since && worst_pain(answer);
         });
  std::vector<RosterGap> gaps;
  if (!film) gaps.push_back(RosterGap::kNoFilm);
  if (!effort) gaps.push_back(RosterGap::kNoEffort);
  if (!pain) gaps.push_back(RosterGap::kNoPainTold);
  if (book.log().red_flags.empty()) gaps.push_back(RosterGap::kNoSignsAsked);
  return gaps;
}

}  // namespace

Words words_of(RosterKind) {
  static constexpr std::array<std::string_view, 9> kWords{
      "warning_sign", "pain",  "film_broke",     "missed_lift",  "hold",
      "away",         "slide", "nothing_logged", "not_looked_at"};
  return kWords;
}

Words words_of(RosterGap) {
  static constexpr std::array<std::string_view, 4> kWords{"no_film", "no_effort", "no_pain_told",
                                                          "no_signs_asked"};
  return kWords;
}

RosterKind kind_of(const RosterFact& fact) {
  return std::visit(Overloaded{[](const WarningSign&) { return RosterKind::kWarningSign; },
                               [](const PainTold&) { return RosterKind::kPain; },
                               [](const FilmBroke&) { return RosterKind::kFilmBroke; },
                               [](const HeldBack&) { return RosterKind::kHold; },
                               [](const NothingLeft&) { return RosterKind::kHold; },
                               [](const MissedLift&) { return RosterKind::kMissedLift; },
                               [](const DaysAway&) { return RosterKind::kAway; },
                               [](const DaysMissed&) { return RosterKind::kAway; },
                               [](const Slide&) { return RosterKind::kSlide; },
                               [](const EffortRose&) { return RosterKind::kSlide; },
                               [](const NothingLogged&) { return RosterKind::kNothingLogged; },
                               [](const NotLookedAt&) { return RosterKind::kNotLookedAt; }},
                    fact);
}

LocalTime time_of(const RosterFact& fact) {
  return std::visit(Overloaded{[](const WarningSign& sign) { return sign.told; },
                               [](const PainTold& pain) { return pain.told; },
                               [](const FilmBroke& film) { return film.when; },
                               [](const HeldBack& held) { return held.when; },
                               [](const NothingLeft& left) { return left.last; },
                               [](const MissedLift& missed) { return missed.when; },
                               [](const DaysAway& away) { return away.last; },
                               [](const DaysMissed& days) { return LocalTime{days.last}; },
                               [](const Slide& slide) { return slide.last; },
                               [](const EffortRose& rose) { return rose.last; },
                               [](const NothingLogged&) { return LocalTime{}; },
                               [](const NotLookedAt& films) { return films.first; }},
                    fact);
}

bool presses_more(const RosterFact& one, const RosterFact& other) {
  return press_of(one) < press_of(other);
}

Result<RosterEntry> look_over(const Book& book, LocalDate since) {
  const auto work = recent_work(book, LocalTime{since});
  DOWEL_TRY(work);
  RosterEntry entry;
  entry.athlete = book.athlete();
  auto wrong = what_went_wrong(book, *work);
  DOWEL_TRY(wrong);
  for (std::vector<RosterFact> facts : {what_hurts(book, *work), std::move(*wrong),
                                        what_slides(book, *work), what_is_missing(book, *work)}) {
    std::ranges::move(facts, std::back_inserter(entry.facts));
  }
  const bool hurts = std::ranges::any_of(
      entry.facts, [](const RosterFact& fact) { return std::holds_alternative<PainTold>(fact); });
  std::erase_if(entry.facts, [&](const RosterFact& fact) {
    const auto* held = std::get_if<HeldBack>(&fact);
    return hurts && held && held->for_pain && !held->overridden;
  });
  std::ranges::stable_sort(entry.facts, [](const RosterFact& one, const RosterFact& other) {
    return presses_more(one, other);
  });
  entry.gaps = gaps_of(book, *work);
  if (hurts) std::erase(entry.gaps, RosterGap::kNoPainTold);
  for (const WorkoutSession& session : book.log().sessions) {
    if (session.started >= work->since) ++entry.sessions;
    entry.last = std::max(entry.last.value_or(session.started), session.started);
  }
  return entry;
}

bool presses_more(const RosterEntry& one, const RosterEntry& other) {
  if (one.facts.empty() || other.facts.empty()) return other.facts.empty() && !one.facts.empty();
  return presses_more(one.facts.front(), other.facts.front());
}

}  // namespace dowel
