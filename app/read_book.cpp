#include "app/read_book.h"

#include <set>

#include "core/log/free_name.h"
#include "formats/plan_request_json.h"
#include "report/read_analysis.h"

namespace dowel::app {
namespace {

LogReader reader_of(store::Store& store, const AthleteId& athlete, LocalTime now) {
  LogReader reader;
  reader.sets_of = [&store, athlete](const std::string& slug) {
    return store.sets_of(athlete, slug);
  };
  reader.sets_named = [&store, athlete](const std::string& key) -> Result<std::vector<SetEntry>> {
    auto sets = store.sets_of(athlete, "");
    DOWEL_TRY(sets);
    std::erase_if(*sets,
                  [&](const SetEntry& set) { return free_name_key(set.exercise.name) != key; });
    return sets;
  };
  reader.filmed_sets = [&store, athlete] { return store.filmed_sets(athlete); };
  reader.sets_since = [&store, athlete](LocalTime from) { return store.sets_since(athlete, from); };
  reader.set = [&store](const SetId& id) { return store.set(id); };
  reader.exercises = [&store, athlete]() -> Result<std::vector<std::string>> {
    auto used = store.exercises(athlete);
    DOWEL_TRY(used);
    std::set<std::string> slugs;
    for (ExerciseUse& use : *used) slugs.insert(std::move(use.exercise.slug));
    slugs.erase("");
    return std::vector<std::string>(slugs.begin(), slugs.end());
  };
  reader.ever_done = [&store, athlete, now](const std::string& slug) {
    return store.ever_done(athlete, slug, now);
  };
  reader.analysis = [&store](const AnalysisLink& link,
                             const Technique& technique) -> Result<ReadAnalysis> {
    const auto document = store.document(link.id);
    DOWEL_TRY(document);
    return report::read_analysis(*document, technique);
  };
  reader.plan_request = [](const PlanRecord& plan) {
    return formats::plan_request_from_json(plan.request);
  };
  return reader;
}

}  // namespace

Result<TrainingBook> read_book(store::Store& store, const Knowledge& knowledge,
                               const Athlete& athlete, LocalTime now) {
  auto log = store.book(athlete.id);
  DOWEL_TRY(log);
  TrainingBook book{athlete, log_until(std::move(*log), now), now,
                    reader_of(store, athlete.id, now)};
  const LocalTime from = sets_from(knowledge, now);
  for (const WorkoutSession& session : book.log.sessions) {
    if (session.started < from) continue;
    auto sets = store.sets(session.id);
    DOWEL_TRY(sets);
    book.log.sets.insert(book.log.sets.end(), sets->begin(), sets->end());
  }
  return book;
}

PlanRecord record_of(const PlanRequest& request, LocalTime made) {
  return {{},
          request.athlete.id,
          made,
          request.start,
          request.weeks,
          formats::plan_request_to_json(request)};
}

}  // namespace dowel::app
