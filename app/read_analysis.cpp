#include "app/read_analysis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace dowel::app {
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
  static constexpr std::array<std::pair<const char*, FindingState>, 4> kStates{
      {{"held", FindingState::kHeld},
       {"broken", FindingState::kBroken},
       {"borderline", FindingState::kBorderline},
       {"cannot_tell", FindingState::kCannotTell}}};
  for (const auto& [name, state] : kStates) {
    if (word == name) return state;
  }
  return std::nullopt;
}

struct RuleMatch {
  const Rule* rule = nullptr;
  const Condition* condition = nullptr;
};

RuleMatch find_rule(const Technique& technique, const Finding& finding) {
  RuleMatch best;
  double nearest = 0;
  for (const Rule& rule : technique.rules) {
    if (rule.checkpoint != finding.checkpoint || rule.fault != finding.fault) continue;
    for (const Condition& condition : rule.conditions) {
      if (condition.measure != finding.measure) continue;
      const double off = std::abs(condition.threshold - finding.threshold);
      if (best.rule && off >= nearest) continue;
      best = {&rule, &condition};
      nearest = off;
    }
  }
  return best;
}

/// @returns false when the entry is no finding; leaves `out.rule` empty when no rule makes it
bool read_finding(const json& entry, const Technique& technique, Finding& out) {
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
  const RuleMatch match = find_rule(technique, out);
  if (!match.rule) return true;
  out.rule = match.rule->id;
  out.broken_above = match.condition->broken_above;
  out.drills = match.rule->drills;
  out.source = match.rule->source;
  return true;
}

bool read_rep(const json& entry, const Technique& technique, ReadAnalysis& out) {
  if (!entry.is_object() || !entry.contains("findings") || !entry["findings"].is_array())
    return false;
  Rep rep;
  rep.index = static_cast<int>(number_at(entry, "index").value_or(0));
  rep.partial = entry.contains("partial") && entry["partial"] == true;
  RepFindings judged;
  if (entry.contains("measures") && entry["measures"].is_object()) {
    for (const auto& [id, measure] : entry["measures"].items()) {
      if (measure.is_object())
        judged.measures.push_back({id, measured_at(measure), 0, text_at(measure, "reason")});
    }
  }
  for (const json& found : entry["findings"]) {
    Finding finding;
    if (!read_finding(found, technique, finding)) return false;
    if (!finding.rule.empty()) judged.findings.push_back(std::move(finding));
  }
  out.reps.push_back(rep);
  out.findings.push_back(std::move(judged));
  return true;
}

}  // namespace

Result<ReadAnalysis> read_analysis(std::string_view document, const Technique& technique) {
  const json parsed = json::parse(document, nullptr, false);
  if (!parsed.is_object() || text_at(parsed, "schema") != "dowel.analysis/1")
    return damaged("schema");
  ReadAnalysis out;
  if (parsed.contains("exercise") && parsed["exercise"].is_object())
    out.exercise = text_at(parsed["exercise"], "id");
  if (parsed.contains("athlete") && parsed["athlete"].is_object())
    out.load_kg = number_at(parsed["athlete"], "load_kg");
  if (!parsed.contains("reps") || !parsed["reps"].is_array()) return damaged("reps");
  for (const json& rep : parsed["reps"]) {
    if (!read_rep(rep, technique, out))
      return damaged("reps[" + std::to_string(out.reps.size()) + "]");
  }
  return out;
}

}  // namespace dowel::app
