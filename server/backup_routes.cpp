#include <sys/stat.h>

#include <algorithm>
#include <map>

#include "app/log_files.h"
#include "app/whole_file.h"
#include "report/answers/log_answers.h"
#include "server/backups.h"
#include "server/fields.h"
#include "server/routes.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLongestBackup = std::uint64_t{256} << 20U;  // with what is spoken
constexpr const char* kReally = "replace the log";
constexpr std::string_view kDatabase = "SQLite format 3";

fs::path backup_folder(const House& house) { return house.options().data / "backups"; }

// A name that nothing has yet: `dowel-log-<moment><mark>.db`, in the folder of backups.
fs::path fresh_name(const House& house, const std::string& mark) {
  std::error_code ignored;
  fs::create_directories(backup_folder(house), ignored);
  std::string stamp = to_text(local_now());
  std::erase(stamp, ':');
  std::ranges::replace(stamp, 'T', '-');
  const fs::path base = backup_folder(house) / ("dowel-log-" + stamp + mark);
  fs::path file = base.string() + ".db";
  for (int n = 2; fs::exists(file, ignored); ++n) {
    file = base.string() + "-" + std::to_string(n) + ".db";
  }
  return file;
}

tl::unexpected<Problem> no_such_backup() {
  return problem(404, "not-found", "there is no such backup", "make one: POST /api/backup");
}

Answer<fs::path> named_backup(const Call& call) {
  std::error_code failed;
  const fs::path file = backup_folder(call.house) / call["name"];
  const bool there = is_file_name(call["name"]) && file.extension() == ".db" &&
                     fs::is_regular_file(file, failed) && fs::file_size(file, failed) > 0;
  if (failed || !there) return no_such_backup();
  return file;
}

Json told_of(const fs::path& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) about = {};
  return {{"name", file.filename().string()},
          {"bytes", about.st_size},
          {"written", to_text(Instant{std::chrono::seconds{about.st_mtime}})}};
}

// Whose log it is, and how much: what one wants to know before it takes another's place.
Json athletes_of(const LogData& log) {
  struct Held {
    std::size_t sessions = 0, sets = 0;
    std::string first{}, last{};
  };
  std::map<std::string, Held> held;
  std::map<std::string, std::string> owner;
  for (const WorkoutSession& session : log.sessions) {
    Held& of = held[session.athlete.value];
    owner[session.id.value] = session.athlete.value;
    const std::string day = to_text(day_of(session.started));
    ++of.sessions;
    if (of.first.empty() || day < of.first) of.first = day;
    if (day > of.last) of.last = day;
  }
  for (const SetEntry& set : log.sets) ++held[owner[set.session.value]].sets;
  Json all = Json::array();
  for (const Athlete& athlete : log.athletes) {
    const Held& of = held[athlete.id.value];
    all.push_back({{"id", athlete.id.value},
                   {"name", athlete.name},
                   {"sessions", of.sessions},
                   {"sets", of.sets},
                   {"first", report::text_or_null(of.first)},
                   {"last", report::text_or_null(of.last)}});
  }
  return all;
}

Answer<Json> content_of(House& house, const fs::path& file) {
  const auto read = app::read_log_file(file, {});
  DOWEL_TRY(read);
  const auto* log = std::get_if<formats::LogRead>(&*read);
  if (log == nullptr) {
    return problem(422, "unreadable", "the file is no backup of Dowel", "choose another");
  }
  auto desk = house.whole_log();
  DOWEL_TRY(desk);
  const auto here = (*desk)->store->snapshot();
  DOWEL_TRY(here);
  Json content = report::begin_answer("backup-content");
  content.update(told_of(file));
  content["athletes"] = athletes_of(log->log);
  content["here"] = athletes_of(*here);
  return content;
}

Outcome backup(Call& call) {
  const auto made = make_backup(call.house);
  DOWEL_TRY(made);
  return backup_response(*made, 201);
}

// The newest first.
Outcome list_backups(Call& call) {
  std::error_code ignored;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(backup_folder(call.house), ignored)) {
    if (entry.path().extension() == ".db") files.push_back(entry.path());
  }
  std::vector<Json> told;
  std::ranges::transform(files, std::back_inserter(told), told_of);
  std::ranges::sort(told, [](const Json& a, const Json& b) {
    return std::pair(a["written"].get<std::string>(), a["name"].get<std::string>()) >
           std::pair(b["written"].get<std::string>(), b["name"].get<std::string>());
  });
  Json answer = report::begin_answer("backups");
  answer["backups"] = told;
  return document(report::json_text(answer));
}

// A backup from elsewhere is laid beside the others, and shown; nothing is replaced yet.
Outcome bring_backup(Call& call) {
  if (!call.request.body.starts_with(kDatabase)) {
    return problem(422, "unreadable", "the file is no backup",
                   "choose what 'Write a backup' wrote; an export is brought as a log");
  }
  const fs::path file = fresh_name(call.house, "-brought");
  DOWEL_TRY(app::write_whole_file(file, call.request.body));
  auto content = content_of(call.house, file);
  if (!content) {
    std::error_code ignored;
    fs::remove(file, ignored);
    return tl::unexpected(std::move(content.error()));
  }
  Response response = document(report::json_text(*content), 201);
  response.set("Location", "/api/backups/" + file.filename().string());
  return response;
}

Outcome backup_file(Call& call) {
  const auto file = named_backup(call);
  DOWEL_TRY(file);
  std::error_code failed;
  const auto size = fs::file_size(*file, failed);
  if (failed) return no_such_backup();
  Response response{200, {}, FilePart{*file, 0, size}};
  response.set("Content-Type", "application/octet-stream");
  response.set("Content-Disposition", "attachment; filename=\"" + call["name"] + "\"");
  return response;
}

Outcome look_into(Call& call) {
  const auto file = named_backup(call);
  DOWEL_TRY(file);
  const auto content = content_of(call.house, *file);
  DOWEL_TRY(content);
  return document(report::json_text(*content));
}

Outcome remove_backup(Call& call) {
  const auto file = named_backup(call);
  DOWEL_TRY(file);
  std::error_code failed;
  fs::remove(*file, failed);
  if (failed) {
    return problem(500, "write-failed", "the backup cannot be deleted: " + failed.message(),
                   "check the rights of its folder");
  }
  return list_backups(call);
}

// The log that lay there is kept among the backups, where it can be seen and brought back. Whoever
// is killed in between leaves it beside the log, under the name that `app::restore` gave it.
fs::path kept_with_backups(const House& house, const fs::path& former) {
  std::error_code failed;
  if (former.empty() || fs::exists(former.string() + "-wal", failed)) return former;
  const fs::path kept = fresh_name(house, "-replaced");
  fs::rename(former, kept, failed);
  return failed ? former : kept;
}

Outcome restore_backup(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string really = fields.required("really");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (really != kReally) {
    return problem(422, "usage", "it was not said that the log is to be replaced",
                   "send really: \"" + std::string(kReally) + "\"");
  }
  const auto file = named_backup(call);
  DOWEL_TRY(file);
  const auto former = app::restore(*file, call.house.options().log);
  DOWEL_TRY(former);
  call.house.forget_desks();
  const fs::path kept = kept_with_backups(call.house, *former);
  call.house.events().tell("log", Json{{"what", "restore"}}.dump());
  return document(
      report::restore_answer(call.house.options().log.string(), file->string(), kept.string()));
}

}  // namespace

Result<app::Backup> make_backup(const House& house) {
  return app::back_up(house.options().log, fresh_name(house, ""), day_of(local_now()));
}

Response backup_response(const app::Backup& made, int status) {
  Response response =
      document(report::backup_answer(made.log.string(), made.file.string(), made.bytes), status);
  response.set("Location", "/api/backups/" + made.file.filename().string());
  return response;
}

bool is_file_name(const std::string& name) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
  };
  return !name.empty() && name.front() != '.' && std::ranges::all_of(name, fits);
}

std::vector<Route> backup_routes() {
  return {{"POST", "/api/backup", backup, kSmallBody},
          {"GET", "/api/backups", list_backups},
          {"POST", "/api/backups", bring_backup, kLongestBackup},
          {"GET", "/api/backups/{name}", backup_file},
          {"DELETE", "/api/backups/{name}", remove_backup},
          {"GET", "/api/backups/{name}/content", look_into},
          {"POST", "/api/backups/{name}/restore", restore_backup, kSmallBody}};
}

}  // namespace dowel::server
