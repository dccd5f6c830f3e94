#include "app/save_analysis.h"

#include <algorithm>

namespace dowel::app {
namespace {

// The set of that day that the film shows; nothing when none was logged.
Result<std::optional<NumberedSet>> logged_set(store::Store& store, const Athlete& athlete,
                                              const AnalysisToSave& analysis) {
  auto day = sets_of_day(store, athlete.id, std::chrono::floor<std::chrono::days>(analysis.done));
  DOWEL_TRY(day);
  std::optional<NumberedSet> not_filmed;
  for (const NumberedSet& s : *day) {
    const auto& slugs = analysis.slugs;
    if (std::find(slugs.begin(), slugs.end(), s.set.exercise.slug) == slugs.end()) continue;
    auto filmed = store.analyses(s.set.id);
    DOWEL_TRY(filmed);
    for (const AnalysisLink& link : *filmed) {
      if (link.clip == analysis.clip) return s;
    }
    const bool better = !not_filmed || !analysis.oldest_first;
    if (filmed->empty() && better) not_filmed = s;
  }
  return not_filmed;
}

Result<NumberedSet> new_set(store::Store& store, const CoachRules& rules, const Athlete& athlete,
                            const AnalysisToSave& analysis, const IdGenerator& ids,
                            LogChange& change) {
  if (analysis.reps == 0) {
    return fail(ErrorCode::kUnusable, "no repetition was counted, so that no set was logged",
                "log the set by hand, then say --set last");
  }
  if (analysis.slugs.size() != 1) {
    return fail(ErrorCode::kUsage,
                "the analysis was not saved: which exercise it is was recognised only roughly",
                "say it with --exercise, or log the set first");
  }
  bool is_new = false;
  auto session = session_for(store, rules, athlete.id, analysis.done, is_new);
  DOWEL_TRY(session);
  const WorkItem work{.reps = analysis.reps, .load_kg = analysis.load_kg};
  auto made = log_sets(store, *session, is_new, {analysis.slugs.front(), ""}, {work}, {}, ids);
  DOWEL_TRY(made);
  auto day = sets_of_day(store, athlete.id, std::chrono::floor<std::chrono::days>(analysis.done));
  DOWEL_TRY(day);
  change.put = std::move(made->put);
  return NumberedSet{static_cast<int>(day->size()) + 1, *session,
                     std::get<SetEntry>(change.put.back())};
}

}  // namespace

Result<std::optional<NumberedSet>> set_for(store::Store& store, const Athlete& athlete,
                                           const AnalysisToSave& analysis) {
  if (analysis.set_handle.empty()) return logged_set(store, athlete, analysis);
  auto found = find_set(store, athlete.id, analysis.set_handle);
  DOWEL_TRY(found);
  return std::optional<NumberedSet>(std::move(*found));
}

AnalysisToSave analysis_to_save(const SetAnalysis& set, const AthleteBody& athlete,
                                const Knowledge& knowledge, const Technique& technique) {
  AnalysisToSave analysis;
  analysis.reps = set.reps.counted;
  analysis.load_kg = athlete.load_kg;
  const ExerciseProfile* profile = technique.find_profile(set.exercise.profile);
  if (profile == nullptr) return analysis;
  if (!profile->recognised_only && find_exercise(knowledge, profile->id) != nullptr) {
    analysis.slugs = {find_exercise(knowledge, profile->id)->slug};
    return analysis;
  }
  for (const ExerciseProfile& p : technique.profiles) {
    const Exercise* exercise = p.recognised_only ? nullptr : find_exercise(knowledge, p.id);
    if (exercise != nullptr && p.kind == profile->kind) analysis.slugs.push_back(exercise->slug);
  }
  return analysis;
}

Result<SavedAnalysis> save_analysis(store::Store& store, const CoachRules& rules,
                                    const Athlete& athlete, const AnalysisToSave& analysis,
                                    const IdGenerator& ids) {
  SavedAnalysis saved;
  LogChange change;
  auto found = set_for(store, athlete, analysis);
  DOWEL_TRY(found);
  saved.made_set = !found->has_value();
  auto set =
      *found ? Result<NumberedSet>(**found) : new_set(store, rules, athlete, analysis, ids, change);
  DOWEL_TRY(set);
  saved.set = *set;
  change.what = "keep the analysis of " + analysis.clip;
  change.put.emplace_back(AnalysisLink{.id = {analysis.id.empty() ? ids() : analysis.id},
                                       .set = saved.set.set.id,
                                       .made_at = analysis.made_at,
                                       .clip = analysis.clip,
                                       .held = analysis.held,
                                       .gradeable = analysis.gradeable,
                                       .json = analysis.json});
  auto done = store.commit(change);
  DOWEL_TRY(done);
  return saved;
}

}  // namespace dowel::app
