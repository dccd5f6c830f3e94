#include "app/read_book.h"

#include "app/read_analysis.h"
#include "formats/plan_request_json.h"

namespace dowel::app {
namespace {

ReadDocuments read_documents(const LogData& log, const Technique& technique) {
  ReadDocuments documents;
  for (const auto& [set, link] : newest_analyses(log))
    documents.analyses.emplace(link->id, read_analysis(link->json, technique));
  for (const PlanRecord& plan : log.plans)
    documents.requests.emplace(plan.id, formats::plan_request_from_json(plan.request));
  return documents;
}

}  // namespace

Result<TrainingBook> read_book(store::Store& store, const Athlete& athlete, LocalTime now,
                               const Technique& technique) {
  auto log = store.snapshot();
  DOWEL_TRY(log);
  TrainingBook book{athlete, log_until(log_of(std::move(*log), athlete.id), now), now, {}};
  book.documents = read_documents(book.log, technique);
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
