#include "server/corrections.h"

#include <algorithm>
#include <set>

#include "app/whole_file.h"
#include "server/films.h"
#include "server/house.h"

namespace dowel::server {
namespace {

constexpr const char* kCorrected = "corrected.json";

// The name under which the log keeps the corrected document: one for each analysis.
AnalysisId corrected_id(const std::string& analysis) {
  return {name_uuid(kImportSpace, "corrected|" + analysis)};
}

std::optional<double> number_in(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

// Empty where the field is null.
std::string text_of(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string signed_reason(const Json& change) {
  return change.value("reason", "") + " (" + change.value("by", "") + ", " +
         change.value("made_at", "").substr(0, 10) + ")";
}

void forget(Json& finding, const std::string& why) {
  finding["state"] = "cannot_tell";
  finding["reason"] = why;
}

// What identifies the rule of a finding; older documents do not name it.
std::string rule_of(const Json& finding) {
  const std::string rule = finding.value("rule", "");
  return rule.empty() ? finding.value("checkpoint", "") : rule;
}

Json* find_rep(Json& document, int index) {
  for (Json& rep : document["reps"]) {
    if (rep.value("index", 0) == index) return &rep;
  }
  return nullptr;
}

// Rules whose fault is not to be counted any more.
using Doubted = std::set<std::string>;

void leave_out(Json& rep, const std::string& why, Doubted& doubted) {
  for (Json& finding : rep["findings"]) {
    if (finding["state"] == "broken") doubted.insert(rule_of(finding));
    forget(finding, why);
  }
}

Answer<void> see_otherwise(Json& rep, const Json& change, Doubted& doubted) {
  bool there = false;
  for (Json& finding : rep["findings"]) {
    if (finding.value("checkpoint", "") != text_of(change, "checkpoint")) continue;
    there = true;
    const bool was_broken = finding["state"] == "broken";
    const std::string state = text_of(change, "state");
    if (was_broken && state != "broken") doubted.insert(rule_of(finding));
    // Somebody is believed as far as there is a number to show for it.
    if (state != "cannot_tell" && !number_in(finding, "value")) {
      forget(finding, "seen as " + state + ", but nothing was measured: " + signed_reason(change));
    } else if (was_broken && state == "held") {
      forget(finding, "seen otherwise: " + signed_reason(change));
    } else {
      finding["state"] = state;
      finding["reason"] = "seen otherwise: " + signed_reason(change);
    }
  }
  if (there) return {};
  return problem(422, "usage", "this rep has no checkpoint '" + text_of(change, "checkpoint") + "'",
                 "name one that was judged in it");
}

void doubt(Json& document, const Doubted& doubted) {
  for (Json& rep : document["reps"]) {
    for (Json& finding : rep["findings"]) {
      const bool open = finding["state"] == "held" || finding["state"] == "borderline";
      if (open && doubted.contains(rule_of(finding))) {
        forget(finding, "a rep that broke this was left out, moved or is seen otherwise");
      }
    }
  }
}

struct Quality {
  int held = 0, gradeable = 0;
};

Quality quality_of(const Json& document) {
  Quality quality;
  for (const Json& rep : document["reps"]) {
    if (rep.value("partial", false)) continue;
    for (const Json& finding : rep["findings"]) {
      quality.held += finding["state"] == "held" ? 1 : 0;
      quality.gradeable += finding["state"] != "cannot_tell" ? 1 : 0;
    }
  }
  return quality;
}

Answer<void> check_change(const Change& change) {
  static const std::set<std::string> kKinds{"left_out", "not_a_rep", "state"};
  static const std::set<std::string> kStates{"held", "broken", "borderline", "cannot_tell"};
  if (!kKinds.contains(change.kind)) {
    return problem(422, "usage", "there is no such correction", "say not_a_rep or state");
  }
  const bool needs_state = change.kind == "state";
  if (needs_state && (!kStates.contains(change.state) || change.checkpoint.empty())) {
    return problem(422, "usage", "it is not said what is seen otherwise",
                   "send checkpoint and state: held, broken, borderline or cannot_tell");
  }
  return {};
}

// Writes what follows from the changes: beside the analysis, and into the log.
Answer<Json> keep_changes(House& house, const std::string& id, Json about,
                          const std::string& what) {
  const auto file = house.films().analysis_file(id, "analysis.json");
  DOWEL_TRY(file);
  const auto text = app::read_whole_file(*file);
  DOWEL_TRY(text);
  const auto corrected = with_changes(Json::parse(*text, nullptr, false), about["changes"]);
  DOWEL_TRY(corrected);
  const bool any = !about["changes"].empty();
  if (about["set"].is_string()) {
    auto desk = house.whole_log();
    DOWEL_TRY(desk);
    LogChange change{.what = what};
    if (any) {
      const Quality quality = quality_of(*corrected);
      change.put.emplace_back(
          AnalysisLink{.id = corrected_id(id),
                       .set = {about["set"].get<std::string>()},
                       .made_at = app::utc_now() + std::chrono::seconds{1},
                       .clip = about.value("clip_name", about.value("clip", "")),
                       .held = quality.held,
                       .gradeable = quality.gradeable,
                       .json = report::json_text(*corrected)});
    } else {
      change.removed.emplace_back(corrected_id(id));
    }
    DOWEL_TRY((*desk)->store->commit(change));
    house.events().tell("log", Json{{"athlete", about["athlete"]}, {"what", "correction"}}.dump());
  }
  const auto target = file->parent_path() / kCorrected;
  if (any) {
    DOWEL_TRY(app::write_whole_file(target, report::json_text(*corrected)));
  } else {
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
  }
  DOWEL_TRY(house.films().keep_about(id, about));
  return about;
}

}  // namespace

Answer<Json> with_changes(Json document, const Json& changes) {
  if (!document.is_object() || !document["reps"].is_array()) {
    return problem(500, "bad-data", "the analysis is damaged", "analyse the film again");
  }
  Doubted doubted;
  for (const Json& change : changes) {
    Json* rep = find_rep(document, change.value("rep", 0));
    if (rep == nullptr) {
      return problem(422, "usage", "the set has no rep " + std::to_string(change.value("rep", 0)),
                     "name one of those counted");
    }
    const std::string kind = change.value("kind", "");
    if (kind == "state") {
      DOWEL_TRY(see_otherwise(*rep, change, doubted));
      continue;
    }
    leave_out(*rep, (kind == "left_out" ? "left out: " : "not a rep: ") + signed_reason(change),
              doubted);
    if (kind == "not_a_rep") (*rep)["partial"] = true;
  }
  doubt(document, doubted);
  if (const auto set = document.find("set"); set != document.end() && set->is_object()) {
    const Quality quality = quality_of(document);
    (*set)["quality"] = {{"held", quality.held}, {"gradeable", quality.gradeable}};
  }
  return document;
}

EdgesSaid edges_said(const Json& json) {
  return {json.value("rep", 0),     number_in(json, "start_s"), number_in(json, "bottom_s"),
          number_in(json, "end_s"), json.value("reason", ""),   json.value("by", ""),
          json.value("when", "")};
}

Json json_of(const EdgesSaid& edges) {
  return {{"rep", edges.rep},
          {"start_s", report::or_null(edges.start_s)},
          {"bottom_s", report::or_null(edges.bottom_s)},
          {"end_s", report::or_null(edges.end_s)},
          {"reason", edges.reason},
          {"by", edges.by},
          {"when", edges.when}};
}

Result<MeasuredAnew> measured_anew(const Json& former, Json now,
                                   const std::vector<EdgesSaid>& edges) {
  for (const Json* document : {&former, static_cast<const Json*>(&now)}) {
    if (document->is_object() && document->contains("reps") && (*document)["reps"].is_array()) {
      continue;
    }
    return fail(ErrorCode::kBadData, "the analysis is damaged", "analyse the film again");
  }
  Doubted doubted;
  Json before = former;
  for (const EdgesSaid& one : edges) {
    const Json* was = find_rep(before, one.rep);
    const Json* is = find_rep(now, one.rep);
    if (was == nullptr || is == nullptr) continue;
    for (const Json& finding : (*was)["findings"]) {
      if (finding["state"] != "broken") continue;
      const Json& found = (*is)["findings"];
      const bool still = std::any_of(found.begin(), found.end(), [&](const Json& other) {
        return other["state"] == "broken" && rule_of(other) == rule_of(finding);
      });
      if (!still) doubted.insert(rule_of(finding));
    }
  }
  doubt(now, doubted);
  const Quality quality = quality_of(now);
  return MeasuredAnew{report::json_text(now), quality.held, quality.gradeable};
}

Answer<Json> put_change(House& house, const std::string& analysis, const Change& change) {
  DOWEL_TRY(check_change(change));
  auto about = house.films().about_analysis(analysis);
  DOWEL_TRY(about);
  Json& changes = (*about)["changes"];
  if (!changes.is_array()) changes = Json::array();
  changes.push_back({{"id", app::fresh_ids()()},
                     {"kind", change.kind},
                     {"rep", change.rep},
                     {"checkpoint", report::text_or_null(change.checkpoint)},
                     {"state", report::text_or_null(change.state)},
                     {"reason", change.reason},
                     {"by", change.by},
                     {"made_at", to_text(app::utc_now())}});
  return keep_changes(house, analysis, std::move(*about), "correct an analysis");
}

Answer<void> changes_again(House& house, const std::string& analysis) {
  auto about = house.films().about_analysis(analysis);
  DOWEL_TRY(about);
  DOWEL_TRY(keep_changes(house, analysis, std::move(*about), "correct an analysis"));
  return {};
}

Answer<Json> remove_change(House& house, const std::string& analysis, const std::string& id) {
  auto about = house.films().about_analysis(analysis);
  DOWEL_TRY(about);
  Json kept = Json::array();
  for (const Json& change : (*about)["changes"]) {
    if (change.value("id", "") != id) kept.push_back(change);
  }
  if (kept.size() == (*about)["changes"].size()) {
    return problem(404, "not-found", "there is no such correction", "ask for those there are");
  }
  (*about)["changes"] = std::move(kept);
  return keep_changes(house, analysis, std::move(*about), "take a correction back");
}

}  // namespace dowel::server
