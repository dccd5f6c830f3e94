#include "server/fields.h"

#include <algorithm>
#include <cmath>

#include "core/log/ids.h"

namespace dowel::server {

namespace {

// How deep a JSON text goes. What has no bottom would take the stack of whoever copies it.
int depth_of(std::string_view json) {
  int depth = 0, deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
      continue;
    }
    quoted = c == '"';
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  return deepest;
}

// No text that is kept or shown may hold one: the log refuses it, and C takes it for the end.
bool holds_nul(const Json& json) {
  if (json.is_string()) {
    return json.get_ref<const std::string&>().find('\0') != std::string::npos;
  }
  if (!json.is_structured()) return false;
  return std::any_of(json.begin(), json.end(), [](const Json& one) { return holds_nul(one); });
}

}  // namespace

Answer<Json> json_body(const Request& request) {
  const std::string_view type = request.head.header("content-type");
  if (!type.starts_with("application/json")) {
    return problem(415, "unsupported", "the request carries no JSON",
                   "send Content-Type: application/json");
  }
  constexpr int kDeepest = 40;
  const bool bottomless = depth_of(request.body) > kDeepest;
  Json json = bottomless ? Json() : Json::parse(request.body, nullptr, false);
  if (json.is_object() && holds_nul(json)) {
    return problem(422, "usage", "a text of the request holds a NUL", "leave it out");
  }
  if (json.is_object()) return json;
  return problem(400, "usage", "the request's body is no JSON object",
                 "send one as /api/openapi.json describes it");
}

const Json* Fields::find(const std::string& name) {
  known_.insert(name);
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

void Fields::complain(const std::string& name, const std::string& what) {
  if (complaint_.empty()) complaint_ = "the field '" + name + "' " + what;
}

std::optional<std::string> Fields::text(const std::string& name) {
  const Json* value = find(name);
  if (!value) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  complain(name, "is no text");
  return std::nullopt;
}

std::optional<double> Fields::number(const std::string& name) {
  const Json* value = find(name);
  if (!value) return std::nullopt;
  if (value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
  complain(name, "is no number");
  return std::nullopt;
}

std::optional<int> Fields::whole(const std::string& name) {
  const Json* value = find(name);
  if (!value) return std::nullopt;
  constexpr double kMost = 1e9;
  const bool fits = value->is_number_integer() && std::abs(value->get<double>()) < kMost;
  if (fits) return value->get<int>();
  complain(name, "is no whole number");
  return std::nullopt;
}

std::optional<bool> Fields::flag(const std::string& name) {
  const Json* value = find(name);
  if (!value) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  complain(name, "is neither true nor false");
  return std::nullopt;
}

std::optional<std::vector<std::string>> Fields::words(const std::string& name) {
  const Json* value = find(name);
  if (!value) return std::nullopt;
  std::vector<std::string> words;
  if (formats::field_from_json(*value, words)) return words;
  complain(name, "is no list of texts");
  return std::nullopt;
}

std::vector<Json> Fields::objects(const std::string& name) {
  const Json* value = find(name);
  std::vector<Json> list;
  if (!value) return list;
  bool good = value->is_array();
  if (good) {
    for (const Json& one : *value) {
      good = good && one.is_object();
      list.push_back(one);
    }
  }
  if (!good) complain(name, "is no list of objects");
  return good ? list : std::vector<Json>();
}

Json Fields::object(const std::string& name) {
  const Json* value = find(name);
  if (!value) return nullptr;
  if (value->is_object()) return *value;
  complain(name, "is no object");
  return nullptr;
}

Json Fields::list(const std::string& name) {
  const Json* value = find(name);
  if (!value) return Json::array();
  if (value->is_array()) return *value;
  complain(name, "is no list");
  return Json::array();
}

std::string Fields::required(const std::string& name) {
  auto value = text(name);
  if (!value || value->empty()) complain(name, "is missing");
  return value.value_or("");
}

std::optional<Problem> Fields::wrong() const {
  std::string complaint = complaint_;
  for (const auto& [name, value] : object_.items()) {
    if (complaint.empty() && !known_.contains(name)) complaint = "there is no field '" + name + "'";
  }
  if (complaint.empty()) return std::nullopt;
  return Problem(422, "usage", complaint, "see /api/openapi.json for what is taken");
}

Response document(std::string json, int status) {
  Response response{status, {}, std::move(json)};
  response.set("Content-Type", "application/json");
  return response;
}

Response document(const Json& json, int status) {
  return document(report::json_text(json), status);
}

Response file_to_keep(std::string bytes, const std::string& type, const std::string& name) {
  Response response{200, {}, std::move(bytes)};
  response.set("Content-Type", type);
  response.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

std::string tag_of(const std::string& text) { return '"' + name_uuid(kImportSpace, text) + '"'; }

std::optional<Problem> changed_since(const Request& request, const std::string& tag) {
  const std::string_view wanted = request.head.header("if-match");
  if (wanted.empty() || wanted == "*" || wanted == tag) return std::nullopt;
  return Problem(412, "changed", "it was changed elsewhere in the meantime",
                 "read it again, look at both, and send what is to stay");
}

}  // namespace dowel::server
