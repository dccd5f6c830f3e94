#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/catalogue/coach_rules.h"
#include "core/coach/training_book.h"
#include "core/readiness/say.h"
#include "report/log_words.h"
#include "report/plan_words.h"
#include "report/roster_text.h"
#include "report/text.h"

namespace dowel::report {
namespace {

std::string day_words_of(LocalTime when) { return plan_words::day(day_of(when)); }

// "Lower back"; pain elsewhere is told by its own word.
std::string place_words(Region region) {
  std::string words(word_for(region));
  std::ranges::replace(words, '-', ' ');
  return region == Region::kOther ? "Elsewhere" : capitalised(words);
}

const char* figure_words_of(Figure figure) {
  switch (figure) {
    case Figure::kOneRepMax:
      return "estimated maximum";
    case Figure::kHold:
      return "longest hold";
    case Figure::kDistance:
      return "longest way";
    case Figure::kReps:
      return "repetitions";
    default:
      return "load";
  }
}

const char* verdict_word(GateVerdict verdict) {
  if (verdict == GateVerdict::kRegress) return "step back";
  return verdict == GateVerdict::kHold ? "hold" : "not measured";
}

// Says each kind of fact; one of these lives as long as one line.
struct FactWords {
  const Athlete& athlete;
  const Knowledge& knowledge;
  const RosterWords& words;

  std::string exercise(const ExerciseRef& ref) const { return exercise_words(knowledge, ref); }
  std::string exercise(const std::string& slug) const { return exercise(ExerciseRef{slug, ""}); }

  std::string operator()(const WarningSign& sign) const {
    std::vector<std::string> signs = sign.signs;
    for (std::string& id : signs) std::ranges::replace(id, '-', ' ');
    const Phrase& phrase = sign.written ? words.warning_written : words.warning;
    return say(phrase, {{"signs", join_words(signs)}, {"day", day_words_of(sign.told)}});
  }

  std::string trend(const PainTold& pain) const {
    if (!pain.region) return "";
    if (!pain.before || *pain.before == 0) return say(words.pain_new);
    const int worst = std::max(pain.during, pain.next_morning.value_or(0));
    const std::string before = std::to_string(*pain.before);
    if (worst > *pain.before) return say(words.pain_risen, {{"before", before}});
    if (pain.weeks) return say(words.pain_lasts, {{"weeks", std::to_string(*pain.weeks)}});
    return say(worst < *pain.before ? words.pain_less : words.pain_same, {{"before", before}});
  }
  std::string operator()(const PainTold& pain) const {
    const std::string place =
        pain.region ? place_words(*pain.region)
                    : say(words.place_not_told, {{"exercise", exercise(pain.exercise)}});
    const std::string day = day_words_of(pain.told), level = std::to_string(pain.during);
    const std::string text =
        pain.next_morning
            ? say(words.pain_morning, {{"place", place},
                                       {"pain", level},
                                       {"morning", std::to_string(*pain.next_morning)},
                                       {"day", day}})
            : say(words.pain, {{"place", place}, {"pain", level}, {"day", day}});
    return text + trend(pain);
  }

  std::string operator()(const FilmBroke& film) const {
    return say(words.film_broke,
               {{"exercise", exercise(film.exercise)}, {"day", day_words_of(film.when)}});
  }

  std::string operator()(const HeldBack& held) const {
    const std::string name = exercise(ExerciseRef{held.exercise, held.name});
    if (held.overridden) {
      const std::string& by = held.overridden->by;
      return say(words.went_on, {{"exercise", name},
                                 {"by", by.empty() ? athlete.name : by},
                                 {"verdict", verdict_word(held.verdict)}});
    }
    const bool back = held.verdict == GateVerdict::kRegress;
    return say(back ? words.step_back : words.hold,
               {{"exercise", name}, {"day", day_words_of(held.when)}});
  }

  std::string operator()(const MissedLift& missed) const {
    const std::string work = missed.set.load_kg
                                 ? load_words(*missed.set.load_kg, athlete.shown_unit)
                                 : work_words(missed.set, athlete.shown_unit);
    return say(words.missed, {{"exercise", exercise(missed.set.exercise)},
                              {"work", work},
                              {"day", day_words_of(missed.when)}});
  }

  std::string operator()(const DaysAway& away) const {
    return say(words.away, {{"days", std::to_string(away.days)}, {"day", day_words_of(away.last)}});
  }

  std::string operator()(const DaysMissed& days) const {
    return say(words.days_missed, {{"missed", std::to_string(days.missed)},
                                   {"planned", std::to_string(days.planned)},
                                   {"first", plan_words::day(days.first)},
                                   {"last", plan_words::day(days.last)}});
  }

  std::string operator()(const Slide& slide) const {
    return say(words.slide, {{"exercise", exercise(slide.exercise)},
                             {"figure", figure_words_of(slide.figure)},
                             {"percent", fixed(std::round(-100 * slide.change), 0)},
                             {"sessions", std::to_string(slide.sessions)}});
  }

  std::string operator()(const EffortRose& rose) const {
    return say(words.effort, {{"exercise", exercise(rose.set.exercise)},
                              {"work", work_words(rose.set, athlete.shown_unit)},
                              {"from", figure(rose.from)},
                              {"to", figure(rose.to)}});
  }

  std::string operator()(const NothingLeft& left) const {
    return say(words.nothing_left, {{"exercise", exercise(left.set.exercise)},
                                    {"work", work_words(left.set, athlete.shown_unit)},
                                    {"sessions", std::to_string(left.sessions)}});
  }

  std::string operator()(const NothingLogged&) const { return say(words.nothing_logged); }

  std::string operator()(const NotLookedAt& films) const {
    return say(words.not_looked_at,
               {{"films", std::to_string(films.films)}, {"day", day_words_of(films.first)}});
  }
};

// Where more of a fact stands: a command without the options that name the athlete.
struct MorePlace {
  std::string listed_from(LocalTime when) const {
    return "dowel log list --from " + to_text(day_of(when));
  }
  std::string of(const char* command, const ExerciseRef& exercise) const {
    return std::string("dowel ") + command + " " +
           shell_word(exercise.slug.empty() ? exercise.name : exercise.slug);
  }
  std::string operator()(const WarningSign&) const { return "dowel why"; }
  std::string operator()(const PainTold& pain) const {
    return pain.region ? "dowel why" : listed_from(pain.told);
  }
  std::string operator()(const FilmBroke& film) const { return of("next", {film.exercise, ""}); }
  std::string operator()(const HeldBack& held) const {
    return of("next", {held.exercise, held.name});
  }
  std::string operator()(const MissedLift& missed) const {
    const ExerciseRef& exercise = missed.set.exercise;
    return exercise.slug.empty() ? listed_from(missed.when) : of("next", exercise);
  }
  std::string operator()(const DaysAway&) const { return "dowel log list"; }
  std::string operator()(const DaysMissed&) const { return "dowel plan --show"; }
  std::string operator()(const Slide& slide) const { return of("progress", slide.exercise); }
  std::string operator()(const EffortRose& rose) const { return of("progress", rose.set.exercise); }
  std::string operator()(const NothingLeft& left) const { return of("next", left.set.exercise); }
  std::string operator()(const NothingLogged&) const { return "dowel log list"; }
  std::string operator()(const NotLookedAt& films) const { return listed_from(films.first); }
};

}  // namespace

std::string fact_words(const RosterFact& fact, const Athlete& athlete, const Knowledge& knowledge) {
  return std::visit(FactWords{athlete, knowledge, knowledge.coach->roster.words}, fact);
}

std::string gap_words(RosterGap gap, const Knowledge& knowledge) {
  const RosterWords& words = knowledge.coach->roster.words;
  switch (gap) {
    case RosterGap::kNoFilm:
      return say(words.no_film);
    case RosterGap::kNoEffort:
      return say(words.no_effort);
    case RosterGap::kNoPainTold:
      return say(words.no_pain_told);
    case RosterGap::kNoSignsAsked:
      break;
  }
  return say(words.no_signs_asked);
}

std::string more_about(const RosterFact& fact, const std::string& asked) {
  const std::string command = std::visit(MorePlace{}, fact);
  return asked.empty() ? command : command + " " + asked;
}

std::string shell_word(const std::string& word) {
  const bool plain = !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./+:@%").find(c) != std::string_view::npos;
  });
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace dowel::report
