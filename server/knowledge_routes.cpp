#include "app/exercise_choice.h"
#include "app/load_guide.h"
#include "core/catalogue/volume.h"
#include "core/plan/request.h"
#include "report/answers/knowledge_answers.h"
#include "report/explain.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

Outcome entries(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  return document(report::entries_answer((*desk)->rules.knowledge));
}

Outcome entry(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  auto id = explained_id(knowledge, call["id"]);
  if (!id) {
    if (const Exercise* exercise = app::exercise_by_words(knowledge, call["id"])) id = exercise->id;
  }
  if (!id) return problem(404, "not-found", id.error().message, id.error().hint);
  const auto guide = app::load_guide(knowledge);
  DOWEL_TRY(guide);
  return document(report::explain_answer(knowledge, *guide, {{call["id"], *id}}));
}

Outcome measurable(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  return document(report::exercises_answer((*desk)->rules.technique, (*desk)->rules.knowledge));
}

Json words_json(Words words) {
  Json list = Json::array();
  for (const std::string_view word : words) list.push_back(word);
  return list;
}

template <class Enum>
Json words_of_all(const std::vector<Enum>& values) {
  Json list = Json::array();
  for (const Enum value : values) {
    list.push_back(words_of(value)[static_cast<std::size_t>(value)]);
  }
  return list;
}

Json exercise_json(const Knowledge& knowledge, const Exercise& exercise) {
  Json groups = Json::object();
  for (const auto& [group, sets] : sets_per_group(knowledge, exercise)) groups[group] = sets;
  return {{"id", exercise.id},
          {"slug", exercise.slug},
          {"name", exercise.name},
          {"aliases", exercise.aliases},
          {"variant_of", report::text_or_null(exercise.variant_of)},
          {"category", words_of(exercise.category)[static_cast<std::size_t>(exercise.category)]},
          {"pattern", words_of(exercise.pattern)[static_cast<std::size_t>(exercise.pattern)]},
          {"film_from", words_of(exercise.film_from)[static_cast<std::size_t>(exercise.film_from)]},
          {"unilateral", exercise.unilateral},
          {"can_be_wished", can_be_wished(exercise)},
          {"roles", words_of_all(exercise.roles)},
          {"flags", words_of_all(exercise.flags)},
          {"equipment", exercise.equipment},
          {"swaps", exercise.swaps},
          {"easier", exercise.easier},
          {"harder", exercise.harder},
          {"checkpoints", exercise.checkpoints},
          {"watch", exercise.watch},
          {"sets_per_group", std::move(groups)}};
}

template <class Entry>
Json named(const std::vector<Entry>& entries) {
  Json list = Json::array();
  for (const Entry& one : entries) list.push_back({{"id", one.id}, {"name", one.name}});
  return list;
}

// What ids are called, and what may be chosen from.
Outcome catalogue(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  Json json = report::begin_answer("catalogue");
  json["exercises"] = Json::array();
  for (const Exercise& exercise : knowledge.exercises) {
    json["exercises"].push_back(exercise_json(knowledge, exercise));
  }
  json["groups"] = Json::array();
  for (const MuscleGroup& group : knowledge.groups) {
    json["groups"].push_back({{"id", group.id},
                              {"name", group.name},
                              {"hip", group.hip},
                              {"job", group.job},
                              {"members", group.members},
                              {"made_of", group.made_of}});
  }
  json["muscles"] = named(knowledge.muscles);
  json["equipment"] = Json::array();
  for (const Equipment& one : knowledge.equipment) {
    json["equipment"].push_back({{"id", one.id},
                                 {"name", one.name},
                                 {"event", one.event},
                                 {"bells", one.kind == EquipmentKind::kBells},
                                 {"marked_kg", one.marked_kg},
                                 {"marked_lb", one.marked_lb}});
  }
  json["conditions"] = named(knowledge.conditions);
  json["aims"] = named(knowledge.aims);
  json["emphases"] = named(knowledge.sports);
  json["causes"] = named(knowledge.causes);
  json["checkpoints"] = named(knowledge.checkpoints);
  json["regions"] = words_json(words_of(Region::kOther));
  return document(report::json_text(json));
}

}  // namespace

std::vector<Route> knowledge_routes() {
  return {{"GET", "/api/knowledge", entries},
          {"GET", "/api/knowledge/{id}", entry},
          {"GET", "/api/catalogue", catalogue},
          {"GET", "/api/exercises", measurable}};
}

}  // namespace dowel::server
