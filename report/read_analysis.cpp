#include "report/read_analysis.h"

#include <nlohmann/json.hpp>

#include "core/base/whole.h"
#include "report/analysis_json.h"
#include "report/checkpoint_grid.h"
#include "report/unnamed_rule.h"

namespace dowel::report {
namespace {

using nlohmann::json;

tl::unexpected<Error> damaged(const std::string& where) {
  return fail(ErrorCode::kUnreadable, "a stored analysis cannot be read",
              "analyse the clip again, or take the analysis out of the log", where);
}

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> number_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::optional<Measured> measured_at(const json& object) {
  const auto value = number_at(object, "value");
  const auto sd = number_at(object, "sd");
  if (!value || !sd) return std::nullopt;
  return Measured{*value, *sd};
}

std::optional<FindingState> state_of(const std::string& word) {
  for (const FindingState state : {FindingState::kHeld, FindingState::kBroken,
                                   FindingState::kBorderline, FindingState::kCannotTell}) {
    if (word == state_key(state)) return state;
  }
  return std::nullopt;
}

// The rule that made a finding, and on which side of its threshold the fault lies: both stand in
// the document; in older ones they follow from the rest (unnamed_rule.h).
const Rule* read_rule(const json& entry, const std::string& exercise, const Technique& technique,
                      Finding& finding) {
  const std::string named = text_at(entry, "rule");
  const Rule* rule =
      named.empty() ? unnamed_rule(technique, exercise, finding) : technique.find_rule(named);
  if (rule == nullptr) return nullptr;
  const auto side = entry.find("broken_above");
  finding.broken_above =
      side != entry.end() && side->is_boolean() ? side->get<bool>() : unnamed_side(*rule, finding);
  return rule;
}

// @returns false when the entry is no finding; leaves `out.rule` empty when no rule makes it
bool read_finding(const json& entry, const std::string& exercise, const Technique& technique,
                  Finding& out) {
  if (!entry.is_object()) return false;
  out.checkpoint = text_at(entry, "checkpoint");
  out.fault = text_at(entry, "fault");
  out.measure = text_at(entry, "measure");
  const auto state = state_of(text_at(entry, "state"));
  if (out.checkpoint.empty() || !state) return false;
  out.state = *state;
  out.value = measured_at(entry);
  if (out.state != FindingState::kCannotTell && !out.value) return false;
  out.threshold = number_at(entry, "threshold").value_or(0);
  out.at_s = number_at(entry, "at_s").value_or(0);
  out.reason = text_at(entry, "reason");
  const Rule* rule = read_rule(entry, exercise, technique, out);
  if (rule == nullptr) return true;
  out.rule = rule->id;
  out.drills = rule->drills;
  out.source = rule->source;
  return true;
}

bool read_rep(const json& entry, const Technique& technique, ReadAnalysis& out) {
  if (!entry.is_object() || !entry.contains("findings") || !entry["findings"].is_array()) {
    return false;
  }
  Rep rep;
  const auto index = whole_number(number_at(entry, "index").value_or(0));
  if (!index || *index < 0) return false;
  rep.index = *index;
  rep.partial = entry.contains("partial") && entry["partial"] == true;
  RepFindings judged;
  if (entry.contains("measures") && entry["measures"].is_object()) {
    for (const auto& [id, measure] : entry["measures"].items()) {
      if (measure.is_object()) {
        judged.measures.push_back({id, measured_at(measure), 0, text_at(measure, "reason")});
      }
    }
  }
  for (const json& found : entry["findings"]) {
    Finding finding;
    if (!read_finding(found, out.exercise, technique, finding)) return false;
    if (!finding.rule.empty()) judged.findings.push_back(std::move(finding));
  }
  out.reps.push_back(rep);
  out.findings.push_back(std::move(judged));
  return true;
}

}  // namespace

Result<ReadAnalysis> read_analysis(std::string_view document, const Technique& technique) {
  const json parsed = json::parse(document, nullptr, false);
  if (!parsed.is_object() || text_at(parsed, "schema") != kAnalysisSchema) return damaged("schema");
  ReadAnalysis out;
  if (parsed.contains("exercise") && parsed["exercise"].is_object()) {
    out.exercise = text_at(parsed["exercise"], "id");
  }
  if (parsed.contains("athlete") && parsed["athlete"].is_object()) {
    out.load_kg = number_at(parsed["athlete"], "load_kg");
  }
  if (parsed.contains("bar") && parsed["bar"].is_object()) {
    const auto loss = parsed["bar"].find("velocity_loss");
    if (loss != parsed["bar"].end() && loss->is_object()) out.velocity_loss = measured_at(*loss);
  }
  if (!parsed.contains("reps") || !parsed["reps"].is_array()) return damaged("reps");
  for (const json& rep : parsed["reps"]) {
    if (!read_rep(rep, technique, out)) {
      return damaged("reps[" + std::to_string(out.reps.size()) + "]");
    }
  }
  return out;
}

}  // namespace dowel::report
