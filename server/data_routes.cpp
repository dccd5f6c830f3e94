#include <algorithm>

#include "app/exercise_choice.h"
#include "app/log_entries.h"
#include "app/log_files.h"
#include "app/whole_file.h"
#include "core/base/utf8.h"
#include "formats/import_names.h"
#include "formats/log_json.h"
#include "formats/text_values.h"
#include "report/answers/import_answers.h"
#include "report/answers/log_answers.h"
#include "server/backups.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/log_lookup.h"
#include "server/routes.h"
#include "server/voices.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLongestLog = std::uint64_t{256} << 20U;  // with what is spoken

// Local time minus UTC at a moment, by this machine's zone.
int utc_offset_s(Instant moment) {
  const std::time_t when = moment.time_since_epoch().count();
  std::tm local{};
  if (::localtime_r(&when, &local) == nullptr) return 0;
  return static_cast<int>(local.tm_gmtoff);
}

// What the user had to add because the file does not say it. Kept beside the file until it is
// applied.
struct ImportWords {
  std::string name{}, unit{}, distance_unit{}, first{}, language{};
};

Answer<formats::ImportOptions> options_of(const ImportWords& words) {
  formats::ImportOptions options{.language = words.language, .utc_offset_s = utc_offset_s};
  if (words.first == "day") options.day_order = formats::DayOrder::kDayFirst;
  if (words.first == "month") options.day_order = formats::DayOrder::kMonthFirst;
  if (!words.first.empty() && !options.day_order) {
    return problem(422, "usage", "?first is neither day nor month", "say day or month");
  }
  if (!words.unit.empty()) {
    options.unit = formats::parse_mass_unit(words.unit);
    if (!options.unit) return problem(422, "usage", "?unit is no unit of loads", "say kg or lb");
  }
  if (!words.distance_unit.empty()) {
    options.distance_in_m = formats::metres_per(words.distance_unit);
    if (!options.distance_in_m) {
      return problem(422, "usage", "?distance_unit is no unit of length", "say m, km or mi");
    }
  }
  return options;
}

// What must be asked before a file can be understood: all of it at once, with the names that are to
// be settled, so that one answer is enough. `code`, `title` and `choices` are those of the first.
std::optional<Problem> what_is_missing(const formats::ImportPreview& preview,
                                       const std::vector<formats::NameFate>& fates) {
  struct Question {
    bool is = false;
    const char *code, *as, *what;
    std::vector<std::string> choices;
  };
  const Question all[] = {
      {preview.must_ask_day_order,
       "ask-day-order",
       "first",
       "the file does not say whether its dates begin with day or month",
       {"day", "month"}},
      {!preview.must_ask_language.empty(), "ask-language", "language",
       "the months of the file may be of several languages", preview.must_ask_language},
      {preview.must_ask_unit,
       "ask-unit",
       "unit",
       "the file does not say whether its loads are kg or lb",
       {"kg", "lb"}},
      {preview.must_ask_distance,
       "ask-distance",
       "distance_unit",
       "the file does not say what its distances are in",
       {"m", "km", "mi"}}};
  std::optional<Problem> wrong;
  Json questions = Json::array();
  for (const Question& one : all) {
    if (!one.is) continue;
    if (!wrong) {
      wrong.emplace(422, one.code, one.what, "send the file again and say which");
      wrong->choices = one.choices;
    }
    questions.push_back(
        {{"code", one.code}, {"as", one.as}, {"title", one.what}, {"choices", one.choices}});
  }
  if (!wrong) return std::nullopt;
  Json names = Json::array();
  for (const formats::NameFate& fate : fates) {
    if (fate.decided || (!fate.slug.empty() && fate.suggested.empty())) continue;
    names.push_back({{"name", fate.name},
                     {"sets", fate.sets},
                     {"perhaps", report::text_or_null(fate.suggested)}});
  }
  wrong->more = {{"questions", std::move(questions)}, {"names", std::move(names)}};
  return wrong;
}

struct Applied {
  std::map<std::string, std::string> names{};  // foreign → ours, empty: free
  bool however_large = false;
  bool commit = false;
};

Answer<formats::ImportDecisions> decisions_of(const app::Desk& desk,
                                              const formats::ImportPreview& preview,
                                              const std::vector<NameMapping>& remembered,
                                              const std::vector<formats::CatalogueName>& catalogue,
                                              const Applied& applied) {
  auto decisions = formats::decide_by_itself(preview, desk.athlete().id, catalogue, remembered);
  decisions.now = desk.book.now;
  decisions.however_large = applied.however_large;
  for (const auto& [name, ours] : applied.names) {
    const bool there =
        std::ranges::find(preview.names, name, &formats::FoundName::name) != preview.names.end();
    if (!there) {
      return problem(422, "usage", "the file has no exercise '" + name + "'",
                     "send names as the preview has them");
    }
    decisions.said_now.insert(name);
    decisions.slug_of[name].clear();
    if (ours.empty() || ours == "free") continue;
    const Exercise* exercise = app::exercise_by_words(desk.rules.knowledge, ours);
    if (exercise == nullptr) {
      return problem(422, "usage", "no exercise of Dowel's is called '" + ours + "'",
                     "send a slug of /api/catalogue, or an empty text to keep the name");
    }
    decisions.slug_of[name] = exercise->slug;
  }
  return decisions;
}

Answer<std::string> import_foreign(app::Desk& desk, const std::string& name,
                                   const formats::ImportPreview& preview, const Applied& applied) {
  auto& store = *desk.store;
  DOWEL_TRY(app::check_owner(store, desk.athlete().id, preview));
  const auto remembered = store.mappings(preview.source);
  DOWEL_TRY(remembered);
  const auto known = app::known_entries(store, desk.athlete().id, preview.source);
  DOWEL_TRY(known);
  const auto catalogue = app::names_for_import(desk.rules.knowledge);
  DOWEL_TRY(catalogue);
  const auto decisions = decisions_of(desk, preview, *remembered, *catalogue, applied);
  DOWEL_TRY(decisions);
  const auto fates = formats::fates_of(preview, *decisions, *remembered, *catalogue);
  if (auto missing = what_is_missing(preview, fates)) return tl::unexpected(std::move(*missing));
  auto plan = formats::plan_import(preview, *decisions, *known);
  DOWEL_TRY(plan);
  if (plan->additions.sets.empty() && decisions->said_now.empty()) {
    plan->additions.mappings.clear();
  }
  std::erase_if(plan->additions.mappings, [&](const NameMapping& mapping) {
    return std::ranges::find(*remembered, mapping) != remembered->end();
  });
  std::optional<std::int64_t> number;
  const LogChange change = change_from(
      plan->additions, "import " + std::to_string(plan->new_sets) + " sets from " + preview.form);
  if (applied.commit && !change.put.empty()) {
    const auto done = app::commit(desk, change);
    DOWEL_TRY(done);
    number = *done;
  }
  return report::import_answer(name, preview, fates, *plan, number);
}

Answer<std::string> import_own(const House& house, app::Desk& desk, const std::string& name,
                               const formats::LogRead& read, const Applied& applied) {
  const LogData& file = read.log;
  const auto present = desk.store->snapshot();
  DOWEL_TRY(present);
  const app::ExportAgainstLog against = app::compare(file, *present);
  const report::ExportCounts counts{against.added, against.replaced, against.same};
  std::optional<std::int64_t> number;
  const LogChange change = change_from(against.changes, "import the export " + name);
  if (applied.commit) {
    // Before the log names them; also those that a log has lost which knows the comments.
    DOWEL_TRY(app::keep_recordings(read.recordings, house.options().log));
  }
  if (applied.commit && !change.put.empty()) {
    const auto done = desk.store->commit(change);
    DOWEL_TRY(done);
    number = *done;
  }
  return report::import_answer(name, file, counts, {}, number);
}

Answer<std::string> import_file(const House& house, app::Desk& desk, const fs::path& file,
                                const ImportWords& words, const Applied& applied) {
  const auto options = options_of(words);
  DOWEL_TRY(options);
  const auto read = app::read_log_file(file, *options);
  DOWEL_TRY(read);
  if (const auto* preview = std::get_if<formats::ImportPreview>(&*read)) {
    return import_foreign(desk, words.name, *preview, applied);
  }
  return import_own(house, desk, words.name, std::get<formats::LogRead>(*read), applied);
}

fs::path import_folder(const House& house) { return house.options().data / "imports"; }

// The file as it was sent, under a name of ours: what it was called there is only told.
Outcome preview_import(Call& call) {
  ImportWords words{std::string(call.asked("name")), std::string(call.asked("unit")),
                    std::string(call.asked("distance_unit")), std::string(call.asked("first")),
                    std::string(call.asked("language"))};
  if (words.name.empty()) words.name = "log";
  for (const std::string* word :
       {&words.name, &words.unit, &words.distance_unit, &words.first, &words.language}) {
    if (is_clean_text(*word)) continue;
    return problem(422, "usage", "what is said of the file is no UTF-8", "send UTF-8, %-encoded");
  }
  if (call.request.body.empty()) {
    return problem(422, "unreadable", "the file is empty", "send the file's bytes as the body");
  }
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  std::error_code failed;
  fs::create_directories(import_folder(call.house), failed);
  const std::string id = app::fresh_ids()();
  const fs::path file = import_folder(call.house) / (id + ".log");
  DOWEL_TRY(app::write_whole_file(file, call.request.body));
  auto answer = import_file(call.house, **desk, file, words, {});
  if (!answer) {
    fs::remove(file, failed);
    return tl::unexpected(std::move(answer.error()));
  }
  const Json said{{"name", words.name},
                  {"unit", words.unit},
                  {"distance_unit", words.distance_unit},
                  {"first", words.first},
                  {"language", words.language}};
  DOWEL_TRY(app::write_whole_file(import_folder(call.house) / (id + ".json"), said.dump()));
  Response response = document(std::move(*answer));
  response.set("Location", "/api/" + encoded(call["a"]) + "/import/" + id);
  return response;
}

Outcome apply_import(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Applied applied{.commit = true};
  const Json names = body->value("names", Json::object());
  for (const auto& [name, ours] : names.items()) {
    if (!ours.is_string()) {
      return problem(422, "usage", "the name '" + name + "' stands for no text",
                     "send a slug, or an empty text to keep the name");
    }
    applied.names[name] = ours.get<std::string>();
  }
  applied.however_large = body->value("however_large", Json(false)) == Json(true);
  const fs::path base = import_folder(call.house) / call["id"];
  const auto kept = is_file_name(call["id"]) ? app::read_whole_file(base.string() + ".json")
                                             : Result<std::string>(fail(ErrorCode::kUsage, ""));
  const Json said = kept ? Json::parse(*kept, nullptr, false) : Json();
  if (!said.is_object()) {
    return problem(404, "not-found", "there is no such import, or it was applied already",
                   "send the file again");
  }
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const ImportWords words{said.value("name", ""), said.value("unit", ""),
                          said.value("distance_unit", ""), said.value("first", ""),
                          said.value("language", "")};
  auto answer = import_file(call.house, **desk, base.string() + ".log", words, applied);
  DOWEL_TRY(answer);
  std::error_code ignored;
  fs::remove(base.string() + ".json", ignored);
  fs::remove(base.string() + ".log", ignored);
  call.house.events().tell(
      "log", Json{{"athlete", (*desk)->athlete().id.value}, {"what", "import"}}.dump());
  return document(std::move(*answer));
}

Outcome export_all(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const auto log = (*desk)->store->snapshot();
  DOWEL_TRY(log);
  const auto recordings = app::recordings_of(*log, call.house.options().log);
  DOWEL_TRY(recordings);
  return file_to_keep(formats::log_to_json(*log, *recordings), "application/json",
                      "dowel-log.json");
}

Outcome export_one(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto log = (*desk)->store->snapshot();
  DOWEL_TRY(log);
  return file_to_keep(formats::log_to_json(app::log_of_one(*log, (*desk)->athlete().id)),
                      "application/json", "dowel-log-of-one.json");
}

Outcome export_sets(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto log = (*desk)->store->snapshot();
  DOWEL_TRY(log);
  return file_to_keep(app::sets_table(*log, (*desk)->athlete().id), "text/csv; charset=utf-8",
                      "dowel-sets.csv");
}

Outcome export_calendar(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto log = (*desk)->store->snapshot();
  DOWEL_TRY(log);
  auto calendar = app::sessions_calendar(*log, (*desk)->athlete(), std::string(call.asked("zone")),
                                         app::utc_now(), (*desk)->rules.knowledge);
  if (!calendar && calendar.error().code == ErrorCode::kMissing) {
    return problem(422, "usage", calendar.error().message, calendar.error().hint);
  }
  DOWEL_TRY(calendar);
  return file_to_keep(std::move(*calendar), "text/calendar; charset=utf-8", "dowel-sessions.ics");
}

// The session ?session, else the latest there is.
Answer<WorkoutSession> session_asked(const Call& call, app::Desk& desk) {
  if (const std::string id(call.asked("session")); !id.empty()) return find_session(desk, id);
  const auto day = app::sets_of_last_day(*desk.store, desk.athlete().id);
  DOWEL_TRY(day);
  if (!day->empty()) return day->back().session;
  return problem(404, "not-found", "there is no session to write", "log one first");
}

Outcome export_session(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto session = session_asked(call, **desk);
  DOWEL_TRY(session);
  const auto log = (*desk)->store->snapshot();
  DOWEL_TRY(log);
  auto file = app::session_fit(*log, *session, app::utc_offset_at(session->started),
                               (*desk)->rules.knowledge);
  DOWEL_TRY(file);
  return file_to_keep(std::move(*file), "application/vnd.ant.fit",
                      "dowel-" + to_text(day_of(session->started)) + ".fit");
}

// All of it, after a copy was written and checked; the copy stays.
Outcome delete_everything(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string really = fields.required("really");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (really != "delete everything") {
    return problem(422, "usage", "it was not said that everything is to be deleted",
                   "send really: \"delete everything\"");
  }
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const auto made = make_backup(call.house);
  DOWEL_TRY(made);
  const auto athletes = (*desk)->store->athletes();
  DOWEL_TRY(athletes);
  LogChange change{.what = "delete everything"};
  for (const Athlete& athlete : *athletes) change.removed.emplace_back(athlete.id);
  if (!change.removed.empty()) {
    DOWEL_TRY((*desk)->store->commit(change));
  }
  std::error_code ignored;
  fs::remove_all(import_folder(call.house), ignored);
  call.house.films().clear();
  forget_all_voices(call.house);
  call.house.events().tell("log", Json{{"what", "delete everything"}}.dump());
  return backup_response(*made, 200);
}

}  // namespace

std::vector<Route> data_routes() {
  return {{"POST", "/api/{a}/import", preview_import, kLongestLog},
          {"POST", "/api/{a}/import/{id}/apply", apply_import, kSmallBody},
          {"GET", "/api/export", export_all},
          {"GET", "/api/{a}/export.json", export_one},
          {"GET", "/api/{a}/export.csv", export_sets},
          {"GET", "/api/{a}/export.ics", export_calendar},
          {"GET", "/api/{a}/export.fit", export_session},
          {"DELETE", "/api/everything", delete_everything, kSmallBody}};
}

}  // namespace dowel::server
