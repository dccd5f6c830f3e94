#include "formats/import_plan.h"

#include <utility>

#include "core/training/ids.h"
#include "core/training/plausible.h"

namespace dowel::formats {
namespace {

void add_session(ImportPlan& plan, const ForeignSession& foreign, const WorkoutSession& session,
                 const ImportDecisions& decisions, const KnownEntries& known) {
  bool any_new = false;
  const std::string space = decisions.athlete.value + "|" + session.source + "|" + foreign.key;
  for (const ForeignSet& row : foreign.sets) {
    SetEntry set = row.set;
    const bool names_itself = !set.id.value.empty();
    if (!names_itself) set.id = {name_uuid(kImportSpace, space + "|" + row.key)};
    if (!names_itself && known.rows.contains(set.id.value)) {
      ++plan.already_there;
      continue;
    }
    set.session = session.id;
    if (const auto chosen = decisions.slug_of.find(set.exercise.name);
        set.exercise.slug.empty() && chosen != decisions.slug_of.end())
      set.exercise.slug = chosen->second;
    if (std::string reason = reason_against(set, session.started, decisions); !reason.empty()) {
      plan.left_out.push_back({row.line, session.started, std::move(set), std::move(reason)});
      continue;
    }
    if (!names_itself)
      plan.additions.imported.push_back({{set.id.value}, decisions.athlete, session.source});
    plan.additions.sets.push_back(std::move(set));
    any_new = true;
  }
  const bool notes_only =
      foreign.sets.empty() && !(decisions.now && still_to_come(session.started, *decisions.now));
  if ((any_new || notes_only) && !known.sessions.contains(session.id.value))
    plan.additions.sessions.push_back(session);
}

}  // namespace

std::string reason_against(const SetEntry& set, LocalTime started,
                           const ImportDecisions& decisions) {
  if (decisions.now && still_to_come(started, *decisions.now)) return "that day is still to come";
  std::string impossible = impossible_in(set);
  if (!impossible.empty() || decisions.however_large) return impossible;
  std::string slip = likely_slip(set);
  return slip.empty() ? slip : slip + " looks like a slip";
}

ImportDecisions decide_by_itself(const ImportPreview& preview, const AthleteId& athlete,
                                 const std::vector<CatalogueName>& catalogue,
                                 const std::vector<NameMapping>& remembered) {
  ImportDecisions decisions{.athlete = athlete};
  for (const NameMapping& mapping : remembered)
    if (mapping.source == preview.source) decisions.slug_of[mapping.name] = mapping.slug;
  for (const FoundName& found : preview.names) {
    if (decisions.slug_of.contains(found.name)) continue;
    const NameSuggestion suggestion = suggest_exercise(found.name, catalogue);
    if (suggestion.confidence == Confidence::kHigh) decisions.slug_of[found.name] = suggestion.slug;
  }
  return decisions;
}

Result<ImportPlan> plan_import(const ImportPreview& preview, const ImportDecisions& decisions,
                               const KnownEntries& known) {
  if (preview.must_ask_unit)
    return fail(ErrorCode::kUsage, "the file does not say whether its loads are kg or lb",
                "say which, and read it again");
  if (preview.must_ask_distance)
    return fail(ErrorCode::kUsage, "the file does not say what its distances are in",
                "say kilometres, miles or metres, and read it again");
  ImportPlan plan;
  for (const ForeignSession& foreign : preview.sessions) {
    WorkoutSession session = foreign.session;
    session.athlete = decisions.athlete;
    if (session.id.value.empty())
      session.id = {name_uuid(kImportSpace, decisions.athlete.value + "|" + session.source +
                                                "|session|" + foreign.key)};
    add_session(plan, foreign, session, decisions, known);
  }
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
