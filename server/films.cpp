#include "server/films.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "app/film_process.h"
#include "app/save_analysis.h"
#include "app/whole_file.h"
#include "report/answers/error_answer.h"
#include "server/house.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLargestFilm = std::uint64_t{16} << 30U;
constexpr std::size_t kMostWaiting = 100;
constexpr std::size_t kJobsKept = 500;

// Identities are ours: what else comes in a path names no folder.
bool is_identity(const std::string& id) {
  const auto fits = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
  };
  return id.size() == 36 && std::ranges::all_of(id, fits);
}

// A name for the disk: what could lead elsewhere or trouble anybody becomes a line.
std::string safe_name(const std::string& name) {
  std::string safe;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    safe += plain ? c : '_';
  }
  constexpr std::size_t kLongest = 100;
  if (safe.size() > kLongest) safe.erase(0, safe.size() - kLongest);  // the ending stays
  while (safe.starts_with('.')) safe.erase(0, 1);
  return safe.empty() ? "film" : safe;
}

tl::unexpected<Problem> not_there(const char* what) {
  return problem(404, "not-found", std::string("there is no such ") + what,
                 "ask for those there are");
}

std::uint64_t size_of(const fs::path& file) {
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  return failed ? 0 : size;
}

bool is_there(const fs::path& file) {
  std::error_code failed;
  return fs::exists(file, failed);
}

Json error_as_problem(const Error& error) {
  const Response response = to_response(Problem(error), "");
  return Json::parse(std::get<std::string>(response.body));
}

std::string exercise_of(const Json& document) {
  const auto found = document.find("exercise");
  return found != document.end() && found->is_object() ? found->value("id", "") : "";
}

// How many findings of the counted reps are of each state.
Json counts_of(const Json& document) {
  Json counts{{"held", 0}, {"broken", 0}, {"borderline", 0}, {"cannot_tell", 0}};
  for (const Json& rep : document.value("reps", Json::array())) {
    if (rep.value("partial", false)) continue;
    for (const Json& finding : rep.value("findings", Json::array())) {
      const std::string state = finding.value("state", "");
      if (counts.contains(state)) counts[state] = counts[state].get<int>() + 1;
    }
  }
  return counts;
}

Json json_of(const JobWords& words) {
  return {{"kind", words.kind},
          {"clip", words.clip},
          {"athlete", words.athlete},
          {"exercise", words.exercise},
          {"load_kg", report::or_null(words.load_kg)},
          {"set", words.set},
          {"overlay", words.overlay},
          {"done_at", to_text(words.done)}};
}

JobWords words_of(const Json& json) {
  JobWords words;
  words.kind = json.value("kind", "");
  words.clip = json.value("clip", "");
  words.athlete = json.value("athlete", "");
  words.exercise = json.value("exercise", "");
  if (json.contains("load_kg") && json["load_kg"].is_number()) words.load_kg = json["load_kg"];
  words.set = json.value("set", "");
  words.overlay = json.value("overlay", false);
  words.done = parse_local_time(json.value("done_at", "")).value_or(LocalTime{});
  return words;
}

}  // namespace

struct Films::Job {
  std::string id{};
  JobWords words{};
  std::string state = "waiting";
  std::string stage = "waiting";
  std::optional<double> share{};
  std::optional<double> eta_s{};
  Json result = nullptr, wrong = nullptr;
  std::string added{};
  std::stop_source stop{};
  bool cancelled = false;  // by somebody, not by the server's end
  std::chrono::steady_clock::time_point began{}, told{};

  Json json() const {
    return {{"schema", "dowel.job/1"},
            {"id", id},
            {"kind", words.kind},
            {"clip", words.clip},
            {"athlete", report::text_or_null(words.athlete)},
            {"added", added},
            {"state", state},
            {"stage", stage},
            {"done", report::or_null(share)},
            {"eta_s", report::or_null(eta_s)},
            {"result", result},
            {"problem", wrong}};
  }
};

// Writes the body of a PATCH behind what is there already.
class PieceTaker : public BodyTaker {
 public:
  PieceTaker(Films& films, std::string id, std::uint64_t offset, std::uint64_t size, int file)
      : films_(films), id_(std::move(id)), offset_(offset), size_(size), file_(file) {}
  PieceTaker(const PieceTaker&) = delete;
  PieceTaker& operator=(const PieceTaker&) = delete;
  ~PieceTaker() override { end(); }

  bool take(std::string_view bytes) override {
    if (bytes.size() > size_ - offset_) {
      too_much_ = true;
      return false;
    }
    while (!bytes.empty()) {
      const ssize_t written =
          ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset_));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        failed_ = true;
        return false;
      }
      offset_ += static_cast<std::uint64_t>(written);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  Response answer(bool whole) override {
    const std::string instance = "/api/uploads/" + id_;
    if (offset_ == size_ && !too_much_ && !failed_) ::fsync(file_);  // before it is said to be ours
    end();
    if (too_much_) {
      return to_response(Problem(413, "too-large", "more was sent than the film is long",
                                 "begin the upload anew with its real size"),
                         instance);
    }
    if (failed_) {
      return to_response(Problem(507, "write-failed", "the film could not be written to the disk",
                                 "make room and send the rest"),
                         instance);
    }
    if (offset_ == size_ && whole) {
      const auto done = films_.finish_upload(id_);
      if (!done) return to_response(Problem(done.error()), instance);
    }
    const auto now = films_.upload(id_);
    if (!now) return to_response(now.error(), instance);
    Response response = document(*now);
    response.set("Upload-Offset", std::to_string(offset_));
    return response;
  }

 private:
  void end() {
    if (file_ < 0) return;
    ::close(file_);
    file_ = -1;
    films_.give_up_piece(id_);
  }

  Films& films_;
  std::string id_;
  std::uint64_t offset_, size_;
  int file_;
  bool too_much_ = false, failed_ = false;
};

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
  // An upload that was complete when the server was killed becomes a clip now.
  std::vector<std::string> uploads;
  for (const auto& entry : fs::directory_iterator(data / "uploads", failed)) {
    uploads.push_back(entry.path().filename().string());
  }
  for (const std::string& id : uploads) {
    const auto about = films->upload(id);
    if (about && (*about)["offset"] == (*about)["size"]) (void)films->finish_upload(id);
  }
  Films* self = films.get();
  for (const char* kind : {"analysis", "prepare"}) {
    films->workers_.emplace_back(
        [self, kind](const std::stop_token& stop) { self->work(kind, stop); });
  }
  return films;
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

Answer<Json> Films::read_about(const fs::path& folder, const char* what) const {
  if (!is_identity(folder.filename().string())) return not_there(what);
  const auto text = app::read_whole_file(folder / "about.json");
  Json json = text ? Json::parse(*text, nullptr, false) : Json();
  if (json.is_object()) return json;
  return not_there(what);
}

Answer<Json> Films::begin_upload(const std::string& name, std::uint64_t size) {
  if (size == 0 || size > kLargestFilm) {
    return problem(size == 0 ? 422 : 413, size == 0 ? "usage" : "too-large",
                   size == 0 ? "an empty film was announced" : "the film is too large",
                   "send films of at most 16 GiB");
  }
  std::error_code failed;
  const auto space = fs::space(data_, failed);
  if (!failed && space.available < size) {
    return problem(507, "write-failed", "there is no room for the film on the disk",
                   "make room, or film shorter");
  }
  const std::string id = app::fresh_ids()();
  const fs::path folder = data_ / "uploads" / id;
  fs::create_directories(folder, failed);
  const Json about{{"name", name}, {"size", size}, {"begun", to_text(app::utc_now())}};
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about.dump()));
  return upload(id);
}

Answer<Json> Films::upload(const std::string& id) const {
  if (const auto done = read_about(data_ / "clips" / id, "upload")) {
    return Json{{"schema", "dowel.upload/1"}, {"id", id},
                {"name", (*done)["name"]},    {"size", (*done)["size"]},
                {"offset", (*done)["size"]},  {"clip", id}};
  }
  const auto about = read_about(data_ / "uploads" / id, "upload");
  DOWEL_TRY(about);
  return Json{{"schema", "dowel.upload/1"},
              {"id", id},
              {"name", (*about)["name"]},
              {"size", (*about)["size"]},
              {"offset", size_of(data_ / "uploads" / id / "part")},
              {"clip", nullptr}};
}

Answer<std::unique_ptr<BodyTaker>> Films::take_piece(const std::string& id, std::uint64_t offset) {
  const auto now = upload(id);
  DOWEL_TRY(now);
  const auto wrong_place = [&](const std::string& message) {
    Problem wrong(409, "offset", message, "go on at Upload-Offset");
    wrong.headers.emplace_back("Upload-Offset", (*now)["offset"].dump());
    return tl::unexpected(std::move(wrong));
  };
  if (!(*now)["clip"].is_null()) return wrong_place("the film is there whole already");
  {
    const std::lock_guard lock(mutex_);
    if (!taking_.insert(id).second) return wrong_place("another piece of it is on its way");
  }
  const std::uint64_t there = size_of(data_ / "uploads" / id / "part");
  const int file = there == offset ? ::open((data_ / "uploads" / id / "part").c_str(),
                                            O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)
                                   : -1;
  if (file < 0) {
    give_up_piece(id);
    if (there != offset) return wrong_place("the piece does not go on where the film is");
    return problem(507, "write-failed", "the film cannot be written", "look at the data folder");
  }
  return std::unique_ptr<BodyTaker>(
      new PieceTaker(*this, id, offset, (*now)["size"].get<std::uint64_t>(), file));
}

void Films::give_up_piece(const std::string& id) {
  const std::lock_guard lock(mutex_);
  taking_.erase(id);
}

Result<std::string> Films::finish_upload(const std::string& id) {
  const fs::path from = data_ / "uploads" / id;
  const auto about = read_about(from, "upload");
  if (!about) return tl::unexpected(about.error().error);
  Json clip = *about;
  clip["file"] = safe_name(clip.value("name", "film"));
  clip["uploaded"] = to_text(app::utc_now());
  DOWEL_TRY(app::write_whole_file(from / "about.json", clip.dump()));
  std::error_code failed;
  fs::create_directories(from / "film", failed);
  fs::rename(from / "part", from / "film" / clip["file"].get<std::string>(), failed);
  if (!failed) fs::rename(from, data_ / "clips" / id, failed);
  if (failed) {
    return fail(ErrorCode::kWriteFailed, "the film could not be put in its place",
                "look at the data folder");
  }
  const auto job = add_job({.kind = "prepare", .clip = id});
  if (!job) return tl::unexpected(job.error().error);
  return id;
}

Answer<void> Films::drop_upload(const std::string& id) {
  if (!read_about(data_ / "uploads" / id, "upload")) return not_there("upload");
  const std::lock_guard lock(mutex_);
  if (taking_.contains(id)) {
    return problem(409, "offset", "a piece of it is on its way", "break that off first");
  }
  std::error_code ignored;
  fs::remove_all(data_ / "uploads" / id, ignored);
  return {};
}

Answer<std::string> Films::take_in(const fs::path& film, bool synthetic) {
  const std::string id = app::fresh_ids()();
  const fs::path folder = data_ / "uploads" / id;
  std::error_code failed;
  fs::create_directories(folder, failed);
  fs::copy_file(film, folder / "part", failed);
  if (failed) {
    fs::remove_all(folder, failed);
    return problem(422, "unreadable", "the film " + film.string() + " cannot be read",
                   "check its name");
  }
  const Json about{{"name", film.filename().string()},
                   {"size", size_of(folder / "part")},
                   {"synthetic", synthetic}};
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about.dump()));
  auto done = finish_upload(id);
  DOWEL_TRY(done);
  return std::move(*done);
}

Answer<Json> Films::clip(const std::string& id) const {
  const fs::path folder = data_ / "clips" / id;
  const auto about = read_about(folder, "clip");
  DOWEL_TRY(about);
  std::string preparing = "none";
  Json job = nullptr, wrong = nullptr;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [job_id, one] : jobs_) {
      if (one->words.clip != id) continue;
      const bool at_work = one->state == "waiting" || one->state == "running";
      if (at_work) job = job_id;
      if (one->words.kind == "prepare") {
        preparing = at_work ? "making" : one->state == "done" ? "ready" : "failed";
        wrong = one->wrong;
      }
    }
  }
  const bool ready = is_there(folder / "index.json");
  Json json{{"schema", "dowel.clip/1"},
            {"id", id},
            {"name", about->value("name", "")},
            {"size", about->value("size", Json(0))},
            {"uploaded", about->value("uploaded", Json(nullptr))},
            {"synthetic", about->value("synthetic", false)},
            {"prepared", ready},
            {"renditions",
             {{"play", ready ? "ready" : preparing}, {"scrub", ready ? "ready" : preparing}}},
            {"job", job},
            {"problem", wrong}};
  for (const char* fact : {"width_px", "height_px", "frames", "duration_s", "codec"}) {
    json[fact] = about->value(fact, Json(nullptr));
  }
  json["analyses"] = analyses_of_clip(id);
  return json;
}

std::vector<Json> Films::clips() const {
  std::vector<std::string> ids;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(data_ / "clips", failed)) {
    ids.push_back(entry.path().filename().string());
  }
  std::ranges::sort(ids, std::greater<>());  // identities rise with time
  std::vector<Json> clips;
  for (const std::string& id : ids) {
    if (auto one = clip(id)) clips.push_back(std::move(*one));
  }
  return clips;
}

Answer<void> Films::rename_clip(const std::string& id, const std::string& name) {
  auto about = read_about(data_ / "clips" / id, "clip");
  DOWEL_TRY(about);
  (*about)["name"] = name;
  DOWEL_TRY(app::write_whole_file(data_ / "clips" / id / "about.json", about->dump()));
  return {};
}

Answer<void> Films::drop_clip(const std::string& id) {
  if (!read_about(data_ / "clips" / id, "clip")) return not_there("clip");
  std::vector<std::string> at_work;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [job_id, job] : jobs_) {
      if (job->words.clip == id && (job->state == "waiting" || job->state == "running")) {
        at_work.push_back(job_id);
      }
    }
  }
  for (const std::string& job : at_work) (void)cancel_job(job);
  std::error_code ignored;
  // First out of sight in one step, then away file by file.
  const fs::path gone = data_ / "uploads" / ("gone-" + id);
  fs::rename(data_ / "clips" / id, gone, ignored);
  fs::remove_all(gone, ignored);
  return {};
}

Answer<fs::path> Films::film_of(const std::string& clip) const {
  const auto about = read_about(data_ / "clips" / clip, "clip");
  DOWEL_TRY(about);
  const fs::path film = data_ / "clips" / clip / "film" / about->value("file", "film");
  if (!is_there(film)) return not_there("film");
  return film;
}

Answer<fs::path> Films::made_of(const std::string& clip, const std::string& name) const {
  DOWEL_TRY(read_about(data_ / "clips" / clip, "clip"));
  const fs::path folder = data_ / "clips" / clip;
  // The index is written last: before it is there, nothing is told of the others.
  if (is_there(folder / "index.json") && is_there(folder / name)) return folder / name;
  return problem(409, "not-ready", "this is not made yet",
                 "wait for the job that prepares the clip, or add one: kind prepare");
}

Answer<fs::path> Films::still_of(const std::string& clip, double time_s, int longest_px) {
  const auto film = film_of(clip);
  DOWEL_TRY(film);
  const fs::path folder = data_ / "clips" / clip;
  const auto milliseconds = static_cast<long long>(std::llround(time_s * 1000));
  const fs::path target = folder / ("still-" + std::to_string(milliseconds) + "-" +
                                    std::to_string(longest_px) + ".jpg");
  if (is_there(target)) return target;
  const auto quick = made_of(clip, "play.mp4");
  const std::string from = quick ? quick->string() : film->string();
  DOWEL_TRY(app::still_film({from, time_s, longest_px, target.string()}));
  return target;
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

Result<Json> Films::prepare(const std::shared_ptr<Job>& job, const std::stop_token&) {
  const auto film = film_of(job->words.clip);
  if (!film) return tl::unexpected(film.error().error);
  const fs::path folder = data_ / "clips" / job->words.clip;
  app::FilmWatch watch{job->stop.get_token(), [&](const formats::FilmProgress& progress) {
                         {
                           const std::lock_guard lock(mutex_);
                           job->stage = "drawing";
                           if (progress.frames_expected && *progress.frames_expected > 0) {
                             job->share =
                                 std::min(1.0, static_cast<double>(progress.frames) /
                                                   static_cast<double>(*progress.frames_expected));
                           }
                         }
                         tell(job, false);
                       }};
  DOWEL_TRY(app::prepare_film({film->string(), (folder / "play.mp4").string(),
                               (folder / "scrub.mp4").string(), (folder / "index.json").string()},
                              watch));
  const auto text = app::read_whole_file(folder / "index.json");
  DOWEL_TRY(text);
  const Json index = Json::parse(*text, nullptr, false);
  auto about = read_about(folder, "clip");
  if (!about || !index.is_object() || index["t_s"].empty()) {
    return fail(ErrorCode::kBadData, "the index of the film is not there", "prepare it anew");
  }
  (*about)["width_px"] = index["width_px"];
  (*about)["height_px"] = index["height_px"];
  (*about)["frames"] = index["t_s"].size();
  (*about)["duration_s"] = index["t_s"].back().get<double>() - index["t_s"].front().get<double>();
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about->dump()));
  return Json{{"clip", job->words.clip}};
}

Result<Json> Films::analyse(const std::shared_ptr<Job>& job, const std::stop_token&) {
  const JobWords& words = job->words;
  const auto film = film_of(words.clip);
  if (!film) return tl::unexpected(film.error().error);
  const auto about_clip = read_about(data_ / "clips" / words.clip, "clip");
  auto desk = house_.whole_log();
  if (!desk) return tl::unexpected(desk.error().error);
  DOWEL_TRY(app::turn_to(**desk, words.athlete, words.done));
  const Athlete athlete = (*desk)->athlete();
  const fs::path folder = data_ / "analyses" / job->id;
  std::error_code failed;
  fs::create_directories(folder, failed);
  formats::AnalyseFilm request;
  request.clip = film->string();
  request.exercise = words.exercise;
  request.athlete.height_m = athlete.height_m;
  request.athlete.mass_kg = athlete.mass_kg;
  request.athlete.sex = athlete.sex;
  request.athlete.load_kg = words.load_kg;
  request.html = (folder / "report.html").string();
  request.csv_folder = (folder / "csv").string();
  request.scenes = (folder / "scenes.jsonl").string();
  if (words.overlay) request.overlay = (folder / "overlay.mp4").string();
  request.synthetic = about_clip && about_clip->value("synthetic", false);
  app::FilmWatch watch{
      job->stop.get_token(), [&](const formats::FilmProgress& progress) {
        {
          const std::lock_guard lock(mutex_);
          job->stage = "finding you";
          if (progress.frames_expected && *progress.frames_expected > 0) {
            const double share = static_cast<double>(progress.frames) /
                                 static_cast<double>(*progress.frames_expected);
            const double seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - job->began)
                    .count();
            job->share = std::min(1.0, share);
            if (share > 0.02) job->eta_s = std::max(0.0, seconds * (1 - share) / share);
            if (share >= 1) job->stage = "measuring";
          }
        }
        tell(job, false);
      }};
  const auto analysed = app::analyse_film(request, watch);
  if (!analysed) {
    fs::remove_all(folder, failed);
    return tl::unexpected(analysed.error());
  }
  app::AnalysisToSave to_save;
  to_save.slugs = analysed->slugs;
  to_save.reps = analysed->reps;
  to_save.load_kg = words.load_kg;
  to_save.clip = about_clip ? about_clip->value("name", "film") : "film";
  to_save.json = analysed->json;
  to_save.held = analysed->held;
  to_save.gradeable = analysed->gradeable;
  to_save.done = words.done;
  to_save.made_at = app::utc_now();
  to_save.set_handle = words.set;
  std::string newest_id;
  const IdGenerator ids = [&] { return newest_id = app::fresh_ids()(); };
  Json set = nullptr, not_saved = nullptr;
  if (analysed->reps > 0 || !words.set.empty()) {
    DOWEL_TRY(app::keep_athlete(*(*desk)->store, athlete));
    const auto saved = app::save_analysis(*(*desk)->store, athlete, to_save, ids);
    if (saved) set = saved->set.set.id.value;
    if (!saved) not_saved = error_as_problem(saved.error());
  }
  const Json document = Json::parse(analysed->json, nullptr, false);
  // Its identity is the log's, where it is kept there.
  const std::string id = set.is_null() ? app::fresh_ids()() : newest_id;
  const Json about{{"id", id},
                   {"clip", words.clip},
                   {"athlete", athlete.id.value},
                   {"set", set},
                   {"made_at", to_text(to_save.made_at)},
                   {"slugs", analysed->slugs},
                   {"exercise", exercise_of(document)},
                   {"counts", counts_of(document)},
                   {"clip_name", to_save.clip},
                   {"reps", analysed->reps},
                   {"held", analysed->held},
                   {"gradeable", analysed->gradeable},
                   {"summary", analysed->summary},
                   {"not_saved", not_saved},
                   {"changes", Json::array()}};
  DOWEL_TRY(app::write_whole_file(folder / "analysis.json", analysed->json));
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about.dump()));
  fs::rename(folder, data_ / "analyses" / id, failed);
  house_.events().tell("analysis", Json{{"id", id}, {"clip", words.clip}, {"set", set}}.dump());
  if (!set.is_null()) {
    house_.events().tell("log", Json{{"athlete", athlete.id.value}, {"what", "film"}}.dump());
  }
  return Json{{"analysis", id}, {"set", set}, {"not_saved", not_saved}};
}

Answer<Json> Films::about_analysis(const std::string& id) const {
  return read_about(data_ / "analyses" / id, "analysis");
}

Answer<void> Films::keep_about(const std::string& id, const Json& about) const {
  DOWEL_TRY(read_about(data_ / "analyses" / id, "analysis"));
  DOWEL_TRY(app::write_whole_file(data_ / "analyses" / id / "about.json", about.dump()));
  return {};
}

Answer<fs::path> Films::analysis_file(const std::string& id, const std::string& name) const {
  DOWEL_TRY(read_about(data_ / "analyses" / id, "analysis"));
  const fs::path file = data_ / "analyses" / id / name;
  if (!is_there(file)) return not_there("file of this analysis");
  return file;
}

std::vector<Json> Films::analyses_of_clip(const std::string& clip) const {
  std::vector<Json> list;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(data_ / "analyses", failed)) {
    const auto about = read_about(entry.path(), "analysis");
    if (about && about->value("clip", "") == clip) list.push_back(*about);
  }
  std::ranges::sort(list, {}, [](const Json& about) { return about.value("id", ""); });
  return list;
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
