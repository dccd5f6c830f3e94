// wger's workout logs, as its API gives them. Exercises are numbers there: each keeps its number
// for a name until somebody says what it is. Units of loads: 1 kg, 2 lb; of work: 1 repetitions, 2
// until failure, 3 seconds, 4 minutes, 5 miles, 6 kilometres.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/utf8.h"
#include "formats/importers.h"

namespace dowel::formats {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  if (found == entry.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number() || found->is_boolean()) return found->dump();
  return {};
}

std::string text_of(const Json& entry, const char* key, const char* former_key) {
  std::string text = text_of(entry, key);
  return text.empty() ? text_of(entry, former_key) : text;
}

// The log entries of a page or a list; null when it is neither.
const Json* entries_of(const Json& document) {
  const Json* list = &document;
  if (document.is_object()) {
    const auto results = document.find("results");
    if (results == document.end()) return nullptr;
    list = &*results;
  }
  return list->is_array() ? list : nullptr;
}

std::string read_load(ForeignRow& row, const Json& entry) {
  const auto load = optional_number(text_of(entry, "weight"), "weight");
  if (!load) return load.error();
  const std::string unit = text_of(entry, "weight_unit");
  row.load = unless_zero(*load);
  if (!row.load) return {};
  if (unit == "1" || unit.empty()) {
    row.load_unit = MassUnit::kKilogram;
  } else if (unit == "2") {
    row.load_unit = MassUnit::kPound;
  } else {
    row.remarks.push_back("a weight in wger's unit " + unit + ", neither kg nor lb, was left out");
    row.load.reset();
  }
  return {};
}

std::string read_work(ForeignRow& row, const Json& entry) {
  const std::string amount = text_of(entry, "repetitions", "reps");
  const std::string unit = text_of(entry, "repetitions_unit", "repetition_unit");
  if (unit == "1" || unit == "2" || unit.empty()) {
    if (unit == "2") row.set.kind = SetKind::kFailure;
    return read_effort(row, amount, {}, {});
  }
  const auto value = optional_number(amount, "repetitions");
  if (!value) return value.error();
  if (unit == "3" || unit == "4") {
    return read_effort(row, {}, csv_number(value->value_or(0) * (unit == "4" ? 60 : 1)), {});
  }
  if (unit != "5" && unit != "6") return "work in wger's unit " + unit + ", which nobody knows";
  row.distance = unless_zero(*value);
  row.metres_per_unit = unit == "5" ? 1609.344 : 1000;
  return {};
}

// One entry with the clock it has.
struct Clocked {
  const Json* entry = nullptr;
  ForeignTime when{};
  ForeignTime begun{};  // of the first set of its session
};

// A set so long after the one before it is of another session, whatever number both have: what wger
// calls a session may be a day of the routine, done again and again.
constexpr std::chrono::hours kLongestRest{4};

// The sets of each session by their clocks, whatever way the page is ordered. Those of which either
// is not said are left out.
std::map<std::string, std::vector<Clocked>> sessions_of(const Json& entries) {
  std::map<std::string, std::vector<Clocked>> sessions;
  for (const Json& entry : entries) {
    const std::string session = entry.is_object() ? text_of(entry, "session") : std::string{};
    const auto when = session.empty() ? std::nullopt : parse_foreign_time(text_of(entry, "date"));
    if (when) sessions[session].push_back({&entry, *when, *when});
  }
  for (auto& [session, sets] : sessions) {
    std::ranges::stable_sort(sets, {}, [](const Clocked& set) { return set.when.time; });
    for (std::size_t i = 1; i < sets.size(); ++i) {
      const bool goes_on = sets[i].when.time - sets[i - 1].when.time <= kLongestRest;
      if (goes_on) sets[i].begun = sets[i - 1].begun;
    }
  }
  return sessions;
}

// The entries in the order they are read in, each with the start of its session where that is said.
std::vector<Clocked> in_order(const Json& entries) {
  const auto sessions = sessions_of(entries);
  std::map<std::string, std::size_t> next;
  std::vector<Clocked> ordered;
  for (const Json& entry : entries) {
    const std::string session = entry.is_object() ? text_of(entry, "session") : std::string{};
    const auto found = sessions.find(session);
    const bool clocked = found != sessions.end() && parse_foreign_time(text_of(entry, "date"));
    if (!clocked) {
      ordered.push_back({&entry, {}, {}});
      continue;
    }
    ordered.push_back(found->second[next[session]++]);
  }
  return ordered;
}

// @param begun  when its session began; not said where that is no time at all
RowReading read_entry(const Json& entry, const ForeignTime& begun) {
  if (!entry.is_object()) return tl::unexpected<std::string>("the entry is no log of a set");
  ForeignRow row;
  const std::string date = text_of(entry, "date");
  const auto started = parse_foreign_time(date);
  if (!started) return tl::unexpected(complaint("the date ", date, " cannot be read"));
  const bool said = begun.time != LocalTime{};
  row.started = said ? begun.time : started->time;
  row.in_utc = said ? begun.utc : started->utc;
  const std::string number = text_of(entry, "exercise", "exercise_base");
  if (number.empty()) return tl::unexpected<std::string>("the entry names no exercise");
  const std::string name = cleaned_text(text_of(entry, "exercise_name", "exercise_base_name"));
  row.exercise = !name.empty()          ? name
                 : parse_number(number) ? "exercise " + number
                                        : cleaned_text(number);
  row.label = "set";
  row.set.notes = cleaned_text(text_of(entry, "notes", "comment"));
  std::string wrong = read_load(row, entry);
  if (wrong.empty()) wrong = read_work(row, entry);
  if (!wrong.empty()) return tl::unexpected(std::move(wrong));
  const auto rir = parse_number(text_of(entry, "rir"));
  if (rir && *rir >= 0 && *rir <= 10) row.set.rir = rir;
  return row;
}

// wger's numbers say nothing to anybody.
void remark_on_numbers(ImportPreview& preview) {
  std::string first;
  int numbers = 0;
  for (const FoundName& found : preview.names) {
    if (!found.name.starts_with("exercise ") || !parse_number(found.name.substr(9))) continue;
    if (++numbers == 1) first = found.name;
  }
  if (numbers == 0) return;
  preview.remarks.push_back({0,
                             "wger's file has numbers for " + std::to_string(numbers) +
                                 (numbers == 1 ? " exercise" : " exercises") +
                                 ", whose names wger shows; say what they are, e.g. --map '" +
                                 first + "=deadlift'",
                             {}});
}

}  // namespace

bool is_wger(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
  const bool page = text[first] == '[' || text.find("\"results\"") != std::string_view::npos;
  return page && text.find("\"weight\"") != std::string_view::npos &&
         text.find("\"exercise") != std::string_view::npos;
}

Result<ImportPreview> read_wger(std::string_view text, const ImportOptions& options) {
  const Json document = Json::parse(text, nullptr, false);
  const Json* entries = document.is_discarded() ? nullptr : entries_of(document);
  if (entries == nullptr) {
    return fail(ErrorCode::kUnreadable, "the JSON is no whole page of wger's workout logs",
                "fetch /api/v2/workoutlog/ from wger anew");
  }
  ImportPreview preview{.source = "wger", .form = "wger's workout logs"};
  PreviewBuilder builder{preview, options};
  int number = 0;
  for (const auto& [entry, when, begun] : in_order(*entries)) {
    ++number;
    ++preview.counts.rows;
    RowReading reading = read_entry(*entry, begun);
    if (reading) {
      builder.add(std::move(*reading), number, {});
    } else {
      preview.not_understood.push_back({number, std::move(reading.error()), {}});
    }
  }
  builder.finish();
  preview.counts.not_understood = static_cast<int>(preview.not_understood.size());
  if (document.is_object() && !text_of(document, "next").empty()) {
    preview.remarks.push_back(
        {0, "the file is one page of several: the next is at " + text_of(document, "next"), {}});
  }
  remark_on_numbers(preview);
  shift_from_utc(preview, options);
  return preview;
}

}  // namespace dowel::formats
