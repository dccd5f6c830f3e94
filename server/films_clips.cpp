#include <algorithm>
#include <cmath>

#include "app/film_process.h"
#include "app/whole_file.h"
#include "server/film_files.h"
#include "server/film_job.h"
#include "server/films.h"

// Films that are there, what was made of them and what was found in them.
namespace dowel::server {
namespace fs = std::filesystem;

Answer<Json> Films::read_about(const fs::path& folder, const char* what) const {
  if (!is_identity(folder.filename().string())) return not_there(what);
  const auto text = app::read_whole_file(folder / "about.json");
  Json json = text ? Json::parse(*text, nullptr, false) : Json();
  if (json.is_object()) return json;
  return not_there(what);
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
            {"turned_deg", about->value("turned_deg", 0)},
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
  const std::lock_guard lock(about_clip_);
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

void Films::cancel_jobs_of(const std::string& athlete) {
  std::vector<std::string> at_work;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, job] : jobs_) {
      if (job->words.athlete == athlete) at_work.push_back(id);
    }
  }
  for (const std::string& id : at_work) (void)cancel_job(id);
}

std::size_t Films::drop_athlete(const std::string& athlete) {
  std::set<std::string> theirs, of_others;
  std::vector<std::string> analyses;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(data_ / "analyses", ignored)) {
    const auto about = read_about(entry.path(), "analysis");
    if (!about) continue;
    const bool is_theirs = about->value("athlete", "") == athlete;
    (is_theirs ? theirs : of_others).insert(about->value("clip", ""));
    if (is_theirs) analyses.push_back(entry.path().filename().string());
  }
  {
    const std::lock_guard lock(mutex_);
    for (auto job = jobs_.begin(); job != jobs_.end();) {
      const bool is_analysis = job->second->words.kind == "analysis";
      const bool is_theirs = job->second->words.athlete == athlete;
      if (is_analysis) (is_theirs ? theirs : of_others).insert(job->second->words.clip);
      if (is_analysis && is_theirs && job->second->state != "running") {
        fs::remove(data_ / "jobs" / (job->first + ".json"), ignored);
        job = jobs_.erase(job);
      } else {
        ++job;
      }
    }
  }
  for (const std::string& id : analyses) {
    // First out of sight in one step, then away file by file.
    const fs::path gone = data_ / "uploads" / ("gone-" + id);
    fs::rename(data_ / "analyses" / id, gone, ignored);
    fs::remove_all(gone, ignored);
  }
  std::size_t films = 0;
  for (const std::string& clip : theirs) {
    if (!of_others.contains(clip) && drop_clip(clip)) ++films;
  }
  return films;
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
  // What was made of a film is upright already.
  const auto about = read_about(folder, "clip");
  const int turn_deg = quick || !about ? 0 : about->value("turned_deg", 0);
  DOWEL_TRY(app::still_film({from, time_s, longest_px, target.string(), turn_deg}));
  return target;
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

}  // namespace dowel::server
