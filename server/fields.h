#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "formats/record_json.h"
#include "report/answers/document.h"
#include "server/problem.h"

namespace dowel::server {

using report::Json;

/// The JSON object a request carries. @returns problems: 415 for another type, 400 for no JSON
/// object
Answer<Json> json_body(const Request& request);

/// Reads fields of a JSON object one by one. What is wrong with the first bad one is kept for
/// `wrong`, as is what nobody asked for: it would be lost.
class Fields {
 public:
  explicit Fields(const Json& object) : object_(object) {}

  std::optional<std::string> text(const std::string& name);
  std::optional<double> number(const std::string& name);
  std::optional<int> whole(const std::string& name);
  std::optional<bool> flag(const std::string& name);
  std::optional<std::vector<std::string>> words(const std::string& name);
  /// A list of objects; empty where it is absent.
  std::vector<Json> objects(const std::string& name);
  Json object(const std::string& name);           ///< an object; null where it is absent
  Json list(const std::string& name);             ///< a list of anything; empty where it is absent
  std::string required(const std::string& name);  ///< a text that is not empty

  /// @returns a problem when a field was missing, of another type or unknown
  std::optional<Problem> wrong() const;

 private:
  const Json* find(const std::string& name);
  void complain(const std::string& name, const std::string& what);

  const Json& object_;
  std::set<std::string> known_;
  std::string complaint_;
};

/// A record with the fields of a JSON object put over its own; null takes a value away.
/// @param closed  fields that may not be changed
template <class Record>
Answer<Record> patched(const Record& record, const Json& patch,
                       const std::set<std::string>& closed) {
  Json whole = formats::record_to_json(record);
  for (const auto& [name, value] : patch.items()) {
    if (closed.contains(name) || !whole.contains(name)) {
      return problem(422, "usage", "there is no field '" + name + "' to change",
                     "see /api/openapi.json for the fields there are");
    }
    const bool takes_away = value.is_null() && whole[name].is_string();
    whole[name] = takes_away ? Json("") : value;
  }
  auto changed = formats::record_from_json<Record>(whole, "");
  if (!changed) {
    return problem(422, "usage", changed.error().message,
                   "correct the field; /api/openapi.json says what it takes");
  }
  return std::move(*changed);
}

/// An answer with a document of Dowel's.
Response document(std::string json, int status = 200);
Response document(const Json& json, int status = 200);

/// A file to be kept by whoever asked for it.
Response file_to_keep(std::string bytes, const std::string& type, const std::string& name);

/// The tag of a text, for `ETag`.
std::string tag_of(const std::string& text);
/// @returns a problem when the request says `If-Match` and the thing is another by now
std::optional<Problem> changed_since(const Request& request, const std::string& tag);

}  // namespace dowel::server
