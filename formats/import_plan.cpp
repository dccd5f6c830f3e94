#include "formats/import_plan.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/log/ids.h"
#include "core/log/log_cells.h"
#include "core/log/plausible.h"
#include "formats/import_planner.h"

namespace dowel::formats {
namespace {

void count(std::vector<NamedOtherwise>& list, const ExerciseRef& exercise) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const NamedOtherwise& n) {
    return n.name == exercise.name && n.slug == exercise.slug;
  });
  if (found != list.end()) {
    ++found->sets;
  } else {
    list.push_back({exercise.name, exercise.slug, 1});
  }
}

// Sets that an earlier import brought under a name of this file, when the name meant something
// else. A set that was given another exercise by hand has lost its foreign name and is left alone.
void rename_known(ImportPlan& plan, const ImportPreview& preview, const ImportDecisions& decisions,
                  const KnownEntries& known) {
  std::set<std::string> names;
  for (const FoundName& found : preview.names) {
    if (!found.settled) names.insert(found.name);
  }
  std::unordered_map<std::string, std::size_t> at;  // what the plan changes, by identity
  for (std::size_t i = 0; i < plan.additions.sets.size(); ++i) {
    at[plan.additions.sets[i].id.value] = i;
  }
  for (const auto& [id, set] : known.sets) {
    if (!known.rows.contains(id) || !names.contains(set.exercise.name)) continue;
    const auto chosen = decisions.slug_of.find(set.exercise.name);
    const std::string slug = chosen == decisions.slug_of.end() ? "" : chosen->second;
    if (slug == set.exercise.slug) continue;
    const bool now = decisions.said_now.contains(set.exercise.name);
    count(now ? plan.renamed : plan.kept, set.exercise);
    if (!now) continue;
    // One that gets another place in its workout stands there already.
    const auto placed = at.find(id);
    if (placed == at.end()) plan.additions.sets.push_back(set);
    (placed == at.end() ? plan.additions.sets.back() : plan.additions.sets[placed->second])
        .exercise.slug = slug;
  }
}

}  // namespace

std::string reason_against(const SetEntry& set, LocalTime started,
                           const ImportDecisions& decisions) {
  if (decisions.now && still_to_come(started, *decisions.now)) return "that day is still to come";
  if (too_long_ago(started)) return "that day is before 1900";
  std::string impossible = impossible_in(set);
  if (!impossible.empty() || decisions.however_large) return impossible;
  std::string slip = likely_slip(set);
  return slip.empty() ? slip : slip + " looks like a slip";
}

ImportDecisions decide_by_itself(const ImportPreview& preview, const AthleteId& athlete,
                                 const std::vector<CatalogueName>& catalogue,
                                 const std::vector<NameMapping>& remembered) {
  ImportDecisions decisions{.athlete = athlete};
  for (const NameMapping& mapping : remembered) {
    if (mapping.source == preview.source) decisions.slug_of[mapping.name] = mapping.slug;
  }
  for (const FoundName& found : preview.names) {
    const auto former = decisions.slug_of.find(found.former_name);
    if (former == decisions.slug_of.end() || decisions.slug_of.contains(found.name)) continue;
    decisions.slug_of[found.name] = former->second;
  }
  const NameIndex index{catalogue};
  for (const FoundName& found : preview.names) {
    if (found.settled || decisions.slug_of.contains(found.name)) continue;
    const NameSuggestion suggestion = index.suggest(found.name);
    if (suggestion.confidence == Confidence::kHigh) decisions.slug_of[found.name] = suggestion.slug;
  }
  return decisions;
}

Result<ImportPlan> plan_import(const ImportPreview& preview, const ImportDecisions& decisions,
                               const KnownEntries& known) {
  if (preview.must_ask_day_order || !preview.must_ask_language.empty()) {
    return fail(ErrorCode::kUsage, "the file does not say how its dates are to be read",
                "say how, and read it again");
  }
  if (preview.must_ask_unit) {
    return fail(ErrorCode::kUsage, "the file does not say whether its loads are kg or lb",
                "say which, and read it again");
  }
  if (preview.must_ask_distance) {
    return fail(ErrorCode::kUsage, "the file does not say what its distances are in",
                "say kilometres, miles or metres, and read it again");
  }
  ImportPlan plan = ImportPlanner{decisions, known}.plan(preview);
  rename_known(plan, preview, decisions, known);
  for (const FoundName& found : preview.names) {
    const auto chosen = decisions.slug_of.find(found.name);
    if (chosen == decisions.slug_of.end()) continue;
    const std::string key = "mapping|" + preview.source + "|" + found.name;
    plan.additions.mappings.push_back(
        {{name_uuid(kImportSpace, key)}, preview.source, found.name, chosen->second});
  }
  return plan;
}

}  // namespace dowel::formats
