#include "formats/log_json.h"

#include "formats/base64.h"
#include "formats/record_json.h"

namespace dowel::formats {
namespace {

using nlohmann::ordered_json;

constexpr const char* kRecordings = "recordings";
constexpr const char* kSchema = "dowel.log/5";
constexpr const char* kFourthSchema =
    "dowel.log/4";  // the same without comments on films, dumbbells, plates and bar
constexpr const char* kThirdSchema = "dowel.log/3";   // nor notes of coaches
constexpr const char* kSecondSchema = "dowel.log/2";  // see older_log.h
constexpr const char* kFirstSchema = "dowel.log/1";   // the same without plans and checks

tl::unexpected<Error> wrong(std::string message, std::string where) {
  return fail(ErrorCode::kUnreadable, std::move(message),
              "the file was changed or comes from another Dowel; export it anew", std::move(where));
}

template <class Record>
Result<void> read_list(const ordered_json& document, std::string_view name,
                       std::vector<Record>& list) {
  const auto found = document.find(std::string{name});
  if (found == document.end() || !found->is_array()) {
    return wrong("the list is missing", std::string{name});
  }
  for (const ordered_json& object : *found) {
    auto record = record_from_json<Record>(
        object, std::string{name} + "[" + std::to_string(list.size()) + "]");
    DOWEL_TRY(record);
    list.push_back(std::move(*record));
  }
  return {};
}

// Reads every list there is. @param passes_over  the name of a list that is not looked for
template <class Log, class Skip>
Result<Log> read_lists(const ordered_json& document, Skip&& passes_over) {
  Log log;
  Result<void> outcome;
  visit_lists(log, [&](std::string_view name, auto& list) {
    if (outcome && !passes_over(name)) outcome = read_list(document, name, list);
  });
  DOWEL_TRY(outcome);
  return log;
}

std::size_t entries_of(const ordered_json& document, const char* name) {
  const auto found = document.find(name);
  return found == document.end() ? 0 : found->size();
}

Result<LogRead> read_older(const ordered_json& document, bool first) {
  auto older = read_lists<OlderLog>(document, [&](std::string_view name) {
    return first && (name == "plans" || name == "checks");
  });
  DOWEL_TRY(older);
  LogRead read = from_older(std::move(*older));
  read.left_out.goals = entries_of(document, "goals");
  read.left_out.notes = entries_of(document, "notes");
  return read;
}

// Exports without what is spoken have no such list.
Result<std::vector<Recording>> read_recordings(const ordered_json& document) {
  std::vector<Recording> recordings;
  const auto list = document.find(kRecordings);
  if (list == document.end()) return recordings;
  for (const ordered_json& one : *list) {
    const auto text = [&](const char* key) {
      const bool there = one.is_object() && one.contains(key) && one[key].is_string();
      return there ? one[key].get<std::string>() : std::string();
    };
    auto bytes = bytes_of_base64(text("base64"));
    Recording recording{text("name"), bytes ? std::move(*bytes) : std::string()};
    DOWEL_TRY(check_recording(recording));
    recordings.push_back(std::move(recording));
  }
  return recordings;
}

}  // namespace

std::string log_to_json(const LogData& log, const std::vector<Recording>& recordings) {
  ordered_json document{{"schema", kSchema}};
  visit_lists(log, [&](std::string_view name, const auto& list) {
    ordered_json& array = document[std::string{name}] = ordered_json::array();
    for (const auto& record : list) array.push_back(record_to_json(record));
  });
  for (const Recording& one : recordings) {
    document[kRecordings].push_back({{"name", one.name}, {"base64", base64(one.bytes)}});
  }
  return document.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<LogRead> log_from_json(std::string_view text) {
  const ordered_json document = ordered_json::parse(text, nullptr, false);
  if (!document.is_object()) return wrong("the file is no JSON document of a log", "");
  const ordered_json schema = document.value("schema", ordered_json{});
  const bool first = schema == ordered_json(kFirstSchema);
  if (first || schema == ordered_json(kSecondSchema)) return read_older(document, first);
  const int form = schema == ordered_json(kSchema)         ? 5
                   : schema == ordered_json(kFourthSchema) ? 4
                   : schema == ordered_json(kThirdSchema)  ? 3
                                                           : 0;
  if (form == 0 && !(schema.is_string() && schema.get<std::string>().starts_with("dowel."))) {
    return fail(ErrorCode::kUnreadable, "the JSON is of no program whose JSON Dowel reads",
                "Dowel reads its own exports and wger's workout logs as JSON; from Hevy and others "
                "export the log as CSV and import that",
                "schema");
  }
  if (form == 0) {
    return wrong("the file is not marked as '" + std::string{kSchema} + "'", "schema");
  }
  auto log = read_lists<LogData>(
      document, [&](std::string_view name) { return form_with_list(name) > form; });
  DOWEL_TRY(log);
  auto recordings = read_recordings(document);
  DOWEL_TRY(recordings);
  return LogRead{std::move(*log), std::move(*recordings)};
}

}  // namespace dowel::formats
