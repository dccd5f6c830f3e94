#include "report/answers/roster_answers.h"

#include "core/log/log_cells.h"
#include "core/log/strength.h"
#include "report/answers/document.h"
#include "report/plan_json.h"

namespace dowel::report {
namespace {

Json exercise_json(const ExerciseRef& exercise) {
  return {{"slug", text_or_null(exercise.slug)}, {"name", text_or_null(exercise.name)}};
}

// What each kind of fact has of its own; the rest of the keys is null.
struct FactFields {
  Json& fact;

  void operator()(const WarningSign& sign) const {
    fact["signs"] = sign.signs;
    fact["at_once"] = sign.at_once;
    fact["words"] = text_or_null(sign.note);
  }
  void operator()(const PainTold& pain) const {
    if (pain.region) fact["region"] = to_text(*pain.region);
    if (!pain.region) fact["exercise"] = exercise_json(pain.exercise);
    fact["pain"] = pain.during;
    fact["next_morning"] = or_null(pain.next_morning);
    fact["pain_before"] = or_null(pain.before);
    fact["weeks"] = or_null(pain.weeks);
    fact["light"] = word_for(pain.light);
    fact["words"] = text_or_null(pain.note);
  }
  void operator()(const FilmBroke& film) const {
    fact["exercise"] = exercise_json({film.exercise, ""});
    fact["verdict"] = verdict_key(film.verdict);
    fact["why"] = film.why.text;
  }
  void operator()(const HeldBack& held) const {
    fact["exercise"] = exercise_json({held.exercise, held.name});
    fact["verdict"] = verdict_key(held.verdict);
    fact["why"] = held.why.text;
    if (!held.overridden) return;
    fact["overridden"] = {{"to", verdict_key(held.overridden->to)},
                          {"reason", held.overridden->reason},
                          {"decided", to_text(held.overridden->said)},
                          {"by", text_or_null(held.overridden->by)}};
  }
  void operator()(const MissedLift& missed) const {
    fact["exercise"] = exercise_json(missed.set.exercise);
    fact["load_kg"] = or_null(missed.set.load_kg);
    fact["words"] = text_or_null(missed.set.notes);
  }
  void operator()(const DaysAway& away) const { fact["days"] = away.days; }
  void operator()(const DaysMissed& days) const { fact["sessions"] = days.missed; }
  void operator()(const Slide& slide) const {
    fact["exercise"] = exercise_json(slide.exercise);
    fact["followed"] = word_for(slide.figure);
    fact["change"] = slide.change;
    fact["sessions"] = slide.sessions;
  }
  void operator()(const EffortRose& rose) const {
    fact["exercise"] = exercise_json(rose.set.exercise);
    fact["load_kg"] = or_null(rose.set.load_kg);
    fact["effort"] = rose.to;
    fact["effort_before"] = rose.from;
    fact["sessions"] = rose.sessions;
  }
  void operator()(const NothingLeft& left) const {
    fact["exercise"] = exercise_json(left.set.exercise);
    fact["load_kg"] = or_null(left.set.load_kg);
    fact["effort"] = kMostEffort;
    fact["sessions"] = left.sessions;
  }
  void operator()(const NothingLogged&) const {}
  void operator()(const NotLookedAt& films) const { fact["films"] = films.films; }
};

Json fact_json(const RosterFact& told, const RosterPerson& person, const Knowledge& knowledge) {
  Json fact{{"kind", word_for(kind_of(told))},
            {"text", fact_words(told, person.entry.athlete, knowledge)}};
  const bool nothing = std::holds_alternative<NothingLogged>(told);
  fact["when"] = nothing ? Json(nullptr) : Json(to_text(time_of(told)));
  fact["more"] = more_about(told, person.asked);
  for (const char* key :
       {"exercise",   "region",        "pain",    "next_morning", "pain_before", "weeks",
        "light",      "signs",         "at_once", "words",        "verdict",     "why",
        "overridden", "load_kg",       "days",    "followed",     "change",      "sessions",
        "effort",     "effort_before", "films"}) {
    fact[key] = nullptr;
  }
  std::visit(FactFields{fact}, told);
  return fact;
}

Json person_json(const RosterPerson& person, const Knowledge& knowledge) {
  const RosterEntry& entry = person.entry;
  Json facts = Json::array(), gaps = Json::array();
  for (const RosterFact& fact : entry.facts) facts.push_back(fact_json(fact, person, knowledge));
  for (const RosterGap gap : entry.gaps) gaps.push_back(word_for(gap));
  return {{"athlete_id", entry.athlete.id.value},
          {"name", entry.athlete.name},
          {"log", text_or_null(person.log)},
          {"needs_a_look", !entry.facts.empty()},
          {"facts", std::move(facts)},
          {"not_known", std::move(gaps)},
          {"sessions", entry.sessions},
          {"last_session", entry.last ? Json(to_text(*entry.last)) : Json(nullptr)}};
}

}  // namespace

std::string roster_answer(const RosterTold& told, const Knowledge& knowledge) {
  Json answer = begin_answer("roster");
  answer["now"] = to_text(told.now);
  answer["since"] = to_text(told.since);
  answer["athletes"] = Json::array();
  std::size_t pressing = 0;
  for (const RosterPerson& person : told.people) {
    answer["athletes"].push_back(person_json(person, knowledge));
    if (!person.entry.facts.empty()) ++pressing;
  }
  answer["need_a_look"] = pressing;
  answer["well"] = told.people.size() - pressing;
  answer["not_read"] = Json::array();
  for (const RosterUnread& one : told.unread) {
    answer["not_read"].push_back({{"name", text_or_null(one.name)},
                                  {"log", text_or_null(one.log)},
                                  {"message", one.error.message},
                                  {"hint", one.error.hint}});
  }
  return json_text(answer);
}

}  // namespace dowel::report
