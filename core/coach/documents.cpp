#include "core/coach/documents.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/base/assert.h"
#include "core/log/free_name.h"

namespace dowel {

FilmedSet filmed_set(const ReadAnalysis& analysis, const SetId& set) {
  FilmedSet film;
  film.set = set;
  film.load_kg = analysis.load_kg;
  for (std::size_t i = 0; i < analysis.reps.size(); ++i) {
    if (!analysis.reps[i].partial) film.reps.push_back(analysis.findings[i]);
  }
  return film;
}

LogReader reader_of(const LogData& log, const ReadDocuments& documents) {
  LogReader reader;
  const auto sets_that = [&log](auto counts) {
    std::vector<SetEntry> sets;
    std::ranges::copy_if(log.sets, std::back_inserter(sets), counts);
    return sets;
  };
  reader.sets_of = [=](const std::string& slug) -> Result<std::vector<SetEntry>> {
    return sets_that([&](const SetEntry& set) { return set.exercise.slug == slug; });
  };
  reader.sets_named = [=](const std::string& key) -> Result<std::vector<SetEntry>> {
    return sets_that([&](const SetEntry& set) {
      return set.exercise.slug.empty() && free_name_key(set.exercise.name) == key;
    });
  };
  reader.filmed_sets = [=, &log]() -> Result<std::vector<SetEntry>> {
    const auto filmed = newest_analyses(log);
    return sets_that([&](const SetEntry& set) { return filmed.contains(set.id); });
  };
  reader.sets_since = [=, &log](LocalTime from) -> Result<std::vector<SetEntry>> {
    std::set<SessionId> sessions;
    for (const WorkoutSession& session : log.sessions) {
      if (session.started >= from) sessions.insert(session.id);
    }
    return sets_that([&](const SetEntry& set) { return sessions.contains(set.session); });
  };
  reader.set = [&log](const SetId& id) -> Result<std::optional<SetEntry>> {
    const auto found = std::ranges::find(log.sets, id, &SetEntry::id);
    return found == log.sets.end() ? std::nullopt : std::optional{*found};
  };
  reader.exercises = [&log]() -> Result<std::vector<std::string>> {
    std::set<std::string> slugs;
    for (const SetEntry& set : log.sets) slugs.insert(set.exercise.slug);
    slugs.erase("");
    return std::vector<std::string>(slugs.begin(), slugs.end());
  };
  reader.analysis = [&documents](const AnalysisLink& link,
                                 const Technique&) -> Result<ReadAnalysis> {
    const auto found = documents.analyses.find(link.id);
    DOWEL_ASSERT(found != documents.analyses.end());
    return found->second;
  };
  reader.plan_request = [&documents](const PlanRecord& plan) -> Result<PlanRequest> {
    const auto found = documents.requests.find(plan.id);
    DOWEL_ASSERT(found != documents.requests.end());
    return found->second;
  };
  reader.programme = [&documents](const PlanRecord& plan) -> const Programme* {
    const auto found = documents.programmes.find(plan.id);
    return found == documents.programmes.end() ? nullptr : &found->second;
  };
  return reader;
}

}  // namespace dowel
