#include <cstdio>
#include <cstdlib>

#include "core/gate/gate.h"

namespace dowel {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out.append(1, '\\').append(1, letter);
    } else if (code < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(code));
      out += escape;
    } else {
      out += letter;
    }
  }
  return out.append(1, '"');
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

/// Text of one JSON object, fields in the order they are added.
class JsonObject {
 public:
  JsonObject& add(const char* name, const std::string& value) {
    text_.append(text_.empty() ? "{\"" : ",\"").append(name).append("\":").append(value);
    return *this;
  }
  std::string take() { return std::move(text_.append(1, '}')); }

 private:
  std::string text_;
};

std::string list_json(const std::vector<std::string>& items) {
  std::string out(1, '[');
  for (std::size_t i = 0; i < items.size(); ++i) out.append(i ? "," : "").append(items[i]);
  return out.append(1, ']');
}

std::vector<std::string> all_quoted(std::vector<std::string> items) {
  for (std::string& item : items) item = quoted(item);
  return items;
}

std::string evidence_json(const GateEvidence& e) {
  JsonObject out;
  out.add("set", quoted(e.set.value)).add("when", quoted(to_text(e.when)));
  out.add("rep", std::to_string(e.rep)).add("at_s", number(e.at_s)).add("rule", quoted(e.rule));
  out.add("checkpoint", quoted(e.checkpoint)).add("measure", quoted(e.measure));
  out.add("value", number(e.value)).add("sd", number(e.sd)).add("threshold", number(e.threshold));
  out.add("broken_above", e.broken_above ? "true" : "false").add("source", quoted(e.source));
  return out.take();
}

std::string ruling_json(const GateRuling& ruling) {
  std::vector<std::string> evidence;
  for (const GateEvidence& e : ruling.evidence) evidence.push_back(evidence_json(e));
  JsonObject out;
  out.add("planned_step", quoted(ruling.planned_step)).add("why", quoted(ruling.why.text));
  out.add("rules", list_json(all_quoted(ruling.why.rules)));
  out.add("sources", list_json(all_quoted(ruling.why.sources)));
  out.add("would_change", quoted(ruling.would_change));
  out.add("clean_in_a_row", std::to_string(ruling.clean_in_a_row));
  out.add("clean_needed", std::to_string(ruling.clean_needed));
  if (!ruling.session.value.empty()) out.add("session", quoted(ruling.session.value));
  if (ruling.form == FormWord::kPassed) out.add("form", "\"passed\"");
  if (ruling.form == FormWord::kBroken) out.add("form", "\"broken\"");
  out.add("loaded", ruling.loaded ? "true" : "false").add("pain", std::to_string(ruling.pain));
  return out.add("evidence", list_json(evidence)).take();
}

}  // namespace

GateDecision to_record(const GateRuling& ruling, GateId id, const AthleteId& athlete,
                       LocalTime decided) {
  GateDecision record;
  record.id = std::move(id);
  record.athlete = athlete;
  record.exercise.slug = ruling.exercise;
  record.decided = decided;
  record.verdict = ruling.verdict;
  record.evidence = ruling_json(ruling);
  return record;
}

Result<GateDecision> override_decision(GateDecision decision, GateVerdict instead,
                                       const std::string& reason) {
  if (reason.find_first_not_of(" \t\n") == std::string::npos)
    return fail(ErrorCode::kUsage, "an override needs a reason",
                "say in a few words why you do it anyway; it is kept in the log");
  decision.overridden_to = instead;
  decision.override_reason = reason;
  return decision;
}

bool is_about_pain(const GateDecision& decision) {
  return decision.evidence.find("\"G-11\"") != std::string::npos;
}

int worst_pain_of(const GateDecision& decision) {
  static const std::string kField = "\"pain\":";
  const auto at = decision.evidence.find(kField);
  return at == std::string::npos ? 0 : std::atoi(decision.evidence.c_str() + at + kField.size());
}

FormRecord form_of(const GateDecision& decision) {
  const auto says = [&](const char* field) {
    return decision.evidence.find(field) != std::string::npos;
  };
  FormRecord form;
  if (says("\"form\":\"passed\"")) form.word = FormWord::kPassed;
  if (says("\"form\":\"broken\"")) form.word = FormWord::kBroken;
  form.loaded = says("\"loaded\":true");
  return form;
}

SessionId session_of(const GateDecision& decision) {
  static const std::string kField = "\"session\":\"";
  const auto at = decision.evidence.find(kField);
  if (at == std::string::npos) return {};
  const auto from = at + kField.size();
  return {decision.evidence.substr(from, decision.evidence.find('"', from) - from)};
}

GateVerdict verdict_in_force(const GateDecision& decision) {
  return decision.overridden_to.value_or(decision.verdict);
}

}  // namespace dowel
