#include "server/films.h"

#include <algorithm>

#include "app/desk.h"
#include "app/whole_file.h"
#include "server/film_files.h"
#include "server/film_job.h"
#include "server/house.h"

// The queue of work on films, kept on the disk so that a killed server goes on.
namespace dowel::server {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostWaiting = 100;
constexpr std::size_t kJobsKept = 500;

Json json_of(const JobWords& words) {
  Json edges = Json::array();
  for (const EdgesSaid& one : words.edges) edges.push_back(server::json_of(one));
  return {{"kind", words.kind},
          {"clip", words.clip},
          {"athlete", words.athlete},
          {"exercise", words.exercise},
          {"load_kg", report::or_null(words.load_kg)},
          {"plate_m", report::or_null(words.plate_m)},
          {"set", words.set},
          {"overlay", words.overlay},
          {"person", words.person},
          {"of", words.of},
          {"edges", std::move(edges)},
          {"changes", words.changes},
          {"done_at", to_text(words.done)}};
}

JobWords words_of(const Json& json) {
  JobWords words;
  words.kind = json.value("kind", "");
  words.clip = json.value("clip", "");
  words.athlete = json.value("athlete", "");
  words.exercise = json.value("exercise", "");
  if (json.contains("load_kg") && json["load_kg"].is_number()) words.load_kg = json["load_kg"];
  if (json.contains("plate_m") && json["plate_m"].is_number()) words.plate_m = json["plate_m"];
  words.set = json.value("set", "");
  words.overlay = json.value("overlay", false);
  words.person = json.value("person", 0);
  words.of = json.value("of", "");
  words.changes = json.value("changes", Json::array());
  for (const Json& one : json.value("edges", Json::array())) words.edges.push_back(edges_said(one));
  words.done = parse_local_time(json.value("done_at", "")).value_or(LocalTime{});
  return words;
}

}  // namespace

Films::Films(House& house, fs::path data) : house_(house), data_(std::move(data)) {}

Films::~Films() {
  for (std::jthread& worker : workers_) worker.request_stop();
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, job] : jobs_) {
      if (job->state == "running") job->stop.request_stop();
    }
  }
  wake_.notify_all();
  workers_.clear();
}

Result<std::unique_ptr<Films>> Films::open(House& house, const fs::path& data) {
  std::unique_ptr<Films> films(new Films(house, data));
  std::error_code failed;
  for (const char* folder : {"uploads", "clips", "analyses", "jobs"}) {
    fs::create_directories(data / folder, failed);
    if (failed) {
      return fail(ErrorCode::kWriteFailed,
                  "the folder " + (data / folder).string() + " cannot be made",
                  "name another with --data");
    }
  }
  films->read_jobs();
  films->go_on_with_uploads();
  Films* self = films.get();
  for (const char* kind : {"analysis", "prepare"}) {
    films->workers_.emplace_back(
        [self, kind](const std::stop_token& stop) { self->work(kind, stop); });
  }
  return films;
}

// What was on its way from upload to clip when the server was killed gets there now.
void Films::go_on_with_uploads() {
  std::error_code failed;
  std::vector<std::string> uploads, clips;
  for (const auto& entry : fs::directory_iterator(data_ / "uploads", failed)) {
    uploads.push_back(entry.path().filename().string());
  }
  for (const std::string& id : uploads) {
    if (id.starts_with("gone-")) fs::remove_all(data_ / "uploads" / id, failed);
    const auto about = read_about(data_ / "uploads" / id, "upload");
    if (!about) continue;
    const fs::path folder = data_ / "uploads" / id;
    const std::uint64_t whole = about->value("size", std::uint64_t{0});
    const bool put_aside = size_of(folder / "film" / about->value("file", "film")) == whole;
    if (size_of(folder / "part") == whole || put_aside) (void)finish_upload(id);
  }
  for (const auto& entry : fs::directory_iterator(data_ / "clips", failed)) {
    clips.push_back(entry.path().filename().string());
  }
  for (const std::string& id : clips) {
    const bool asked =
        std::ranges::any_of(jobs_, [&](const auto& one) { return one.second->words.clip == id; });
    if (asked || is_there(data_ / "clips" / id / "index.json")) continue;
    (void)add_job({.kind = "prepare", .clip = id});
  }
}

void Films::read_jobs() {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(data_ / "jobs", failed)) {
    const auto text = app::read_whole_file(entry.path());
    const Json json = text ? Json::parse(*text, nullptr, false) : Json();
    if (!json.is_object()) continue;
    auto job = std::make_shared<Job>();
    job->id = json.value("id", "");
    job->words = words_of(json.value("words", Json::object()));
    job->state = json.value("state", "failed");
    job->stage = json.value("stage", "");
    job->added = json.value("added", "");
    job->result = json.value("result", Json(nullptr));
    job->wrong = json.value("problem", Json(nullptr));
    if (job->state == "running") job->state = job->stage = "waiting";  // the server ended meanwhile
    if (is_identity(job->id)) jobs_[job->id] = std::move(job);
  }
  while (jobs_.size() > kJobsKept) {
    const auto oldest = jobs_.begin();
    fs::remove(data_ / "jobs" / (oldest->first + ".json"), failed);
    jobs_.erase(oldest);
  }
}

Result<void> Films::keep(const Job& job) const {
  Json json = job.json();
  json["words"] = json_of(job.words);
  return app::write_whole_file(data_ / "jobs" / (job.id + ".json"), json.dump());
}

Answer<Json> Films::add_job(const JobWords& words) {
  DOWEL_TRY(film_of(words.clip));
  auto job = std::make_shared<Job>();
  job->id = app::fresh_ids()();
  job->words = words;
  job->added = to_text(app::utc_now());
  {
    const std::lock_guard lock(mutex_);
    const auto waiting = static_cast<std::size_t>(std::ranges::count_if(
        jobs_, [](const auto& entry) { return entry.second->state == "waiting"; }));
    if (waiting >= kMostWaiting) {
      return problem(503, "busy", "too much work is waiting already",
                     "wait until some of it is done");
    }
    DOWEL_TRY(keep(*job));  // known to the disk before anybody is told
    jobs_[job->id] = job;
  }
  tell(job, true);
  wake_.notify_all();
  const std::lock_guard lock(mutex_);
  return job->json();
}

std::vector<Json> Films::jobs() const {
  const std::lock_guard lock(mutex_);
  std::vector<Json> list;
  for (auto job = jobs_.rbegin(); job != jobs_.rend(); ++job) list.push_back(job->second->json());
  return list;
}

Answer<Json> Films::job(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return not_there("job");
  return found->second->json();
}

Answer<Json> Films::cancel_job(const std::string& id) {
  std::shared_ptr<Job> job;
  {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return not_there("job");
    job = found->second;
    if (job->state == "waiting" || job->state == "running") {
      job->cancelled = true;
      if (job->state == "waiting") job->state = job->stage = "cancelled";
      DOWEL_TRY(keep(*job));
      job->stop.request_stop();
    }
  }
  tell(job, true);
  const std::lock_guard lock(mutex_);
  return job->json();
}

void Films::tell(const std::shared_ptr<Job>& job, bool always) {
  constexpr std::chrono::milliseconds kEvery{300};
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (!always && now - job->told < kEvery) return;
    job->told = now;
    text = job->json().dump();
  }
  house_.events().tell("job", text);
}

std::shared_ptr<Films::Job> Films::next_job(const std::string& kind, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  std::shared_ptr<Job> found;
  wake_.wait(lock, stop, [&] {
    for (const auto& [id, job] : jobs_) {
      if (job->words.kind == kind && job->state == "waiting") {
        found = job;
        return true;
      }
    }
    return false;
  });
  if (stop.stop_requested() || !found) return nullptr;
  found->state = "running";
  found->stage = "reading";
  found->began = std::chrono::steady_clock::now();
  (void)keep(*found);  // a job said to wait is begun anew after a kill: that is what is wanted
  return found;
}

void Films::work(const std::string& kind, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (const auto job = next_job(kind, stop)) run(job, stop);
  }
}

void Films::run(const std::shared_ptr<Job>& job, const std::stop_token& stop) {
  tell(job, true);
  auto result = job->words.kind == "prepare" ? prepare(job, stop) : analyse(job, stop);
  {
    const std::lock_guard lock(mutex_);
    const bool ended_by_us = !result && result.error().code == ErrorCode::kCancelled;
    if (ended_by_us && !job->cancelled) return;  // the server ends: the job is found running again
    job->eta_s.reset();
    if (result) {
      job->state = job->stage = "done";
      job->share = 1;
      job->result = std::move(*result);
    } else {
      job->state = job->stage = job->cancelled ? "cancelled" : "failed";
      if (!job->cancelled) job->wrong = error_as_problem(result.error());
    }
    (void)keep(*job);
  }
  tell(job, true);
}

void Films::clear() {
  std::vector<std::string> ids;
  for (const Json& job : jobs()) ids.push_back(job["id"].get<std::string>());
  for (const std::string& id : ids) (void)cancel_job(id);
  std::error_code ignored;
  for (const char* folder : {"uploads", "clips", "analyses", "jobs"}) {
    for (const auto& entry : fs::directory_iterator(data_ / folder, ignored)) {
      fs::remove_all(entry.path(), ignored);
    }
  }
  const std::lock_guard lock(mutex_);
  std::erase_if(jobs_, [](const auto& entry) { return entry.second->state != "running"; });
}

}  // namespace dowel::server
