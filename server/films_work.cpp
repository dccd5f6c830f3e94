#include <algorithm>

#include "app/film_process.h"
#include "app/save_analysis.h"
#include "app/whole_file.h"
#include "server/corrections.h"
#include "server/film_files.h"
#include "server/film_job.h"
#include "server/house.h"

// The work on a film itself, done by a process of its own.
namespace dowel::server {
namespace fs = std::filesystem;
namespace {

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

// What the film's card shows: the first finding that broke, else one close to its limit, else the
// bottom of the first counted rep. Null where nothing was lifted.
Json still_s_of(const Json& document) {
  const Json reps = document.value("reps", Json::array());
  for (const char* state : {"broken", "borderline"}) {
    for (const Json& rep : reps) {
      if (rep.value("partial", false)) continue;
      for (const Json& finding : rep.value("findings", Json::array())) {
        const Json at_s = finding.value("at_s", Json(nullptr));
        if (finding.value("state", "") == state && at_s.is_number()) return at_s;
      }
    }
  }
  for (const Json& rep : reps) {
    if (!rep.value("partial", false)) return rep.value("bottom_s", Json(nullptr));
  }
  return nullptr;
}

Json people_of(const formats::FilmAnalysed& analysed) {
  Json json{{"width_px", analysed.width_px}, {"height_px", analysed.height_px}};
  json["people"] = Json::array();
  int number = 0;
  for (const formats::FilmPerson& one : analysed.people) {
    json["people"].push_back(
        {{"person", ++number},
         {"chosen", one.chosen},
         {"reps", one.reps},
         {"from_s", one.from_s},
         {"to_s", one.to_s},
         {"at_s", one.at_s},
         {"box",
          {{"x", one.x_px}, {"y", one.y_px}, {"width", one.width_px}, {"height", one.height_px}}}});
  }
  return json;
}

}  // namespace

Result<MeasuredAnew> Films::beside_the_former(const JobWords& words,
                                              const std::string& text) const {
  const auto former = analysis_file(words.of, "analysis.json");
  if (!former) return tl::unexpected(former.error().error);
  const auto before = app::read_whole_file(*former);
  DOWEL_TRY(before);
  return measured_anew(Json::parse(*before, nullptr, false), Json::parse(text, nullptr, false),
                       words.edges);
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
  const auto turned = [&] {
    const auto about = read_about(folder, "clip");
    return about ? about->value("turned_deg", 0) : 0;
  };
  // That a film stands on its side may be found out while it is being made: then it is made once
  // more.
  for (;;) {
    const int turn_deg = turned();
    DOWEL_TRY(app::prepare_film(
        {film->string(), (folder / "play.mp4").string(), (folder / "scrub.mp4").string(),
         (folder / "index.new.json").string(), turn_deg},
        watch));
    const auto text = app::read_whole_file(folder / "index.new.json");
    DOWEL_TRY(text);
    const Json index = Json::parse(*text, nullptr, false);
    const std::lock_guard lock(about_clip_);
    if (turned() != turn_deg) continue;
    auto about = read_about(folder, "clip");
    if (!about || !index.is_object() || index["t_s"].empty()) {
      return fail(ErrorCode::kBadData, "the index of the film is not there", "prepare it anew");
    }
    (*about)["width_px"] = index["width_px"];
    (*about)["height_px"] = index["height_px"];
    (*about)["frames"] = index["t_s"].size();
    (*about)["duration_s"] = index["t_s"].back().get<double>() - index["t_s"].front().get<double>();
    DOWEL_TRY(app::write_whole_file(folder / "about.json", about->dump()));
    std::error_code failed;
    fs::rename(folder / "index.new.json", folder / "index.json", failed);  // last: now all is there
    if (failed) {
      return fail(ErrorCode::kWriteFailed, "the index of the film cannot be kept", "make room");
    }
    return Json{{"clip", job->words.clip}};
  }
}

Result<void> Films::turn(const std::string& clip, int turned_deg) {
  const fs::path folder = data_ / "clips" / clip;
  {
    const std::lock_guard lock(about_clip_);
    auto about = read_about(folder, "clip");
    if (!about) return {};  // removed meanwhile
    const bool is_so = about->value("turned_deg", 0) == turned_deg;
    if (is_so && (turned_deg == 0 || is_there(folder / "index.json"))) return {};
    (*about)["turned_deg"] = turned_deg;
    DOWEL_TRY(app::write_whole_file(folder / "about.json", about->dump()));
    std::error_code ignored;
    fs::remove(folder / "index.json", ignored);
    std::vector<fs::path> stills;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.path().filename().string().starts_with("still-")) stills.push_back(entry.path());
    }
    for (const fs::path& still : stills) fs::remove(still, ignored);
  }
  const auto added = add_job({.kind = "prepare", .clip = clip});
  if (!added) return tl::unexpected(added.error().error);
  return {};
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
  request.athlete.plate_m = words.plate_m;
  request.html = (folder / "report.html").string();
  request.csv_folder = (folder / "csv").string();
  request.scenes = (folder / "scenes.jsonl").string();
  if (words.overlay) request.overlay = (folder / "overlay.mp4").string();
  request.person = words.person;
  for (const EdgesSaid& one : words.edges) {
    request.edges.push_back({one.rep, one.start_s, one.bottom_s, one.end_s});
  }
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
  std::string text = analysed->json;
  app::AnalysisToSave to_save;
  to_save.held = analysed->held;
  to_save.gradeable = analysed->gradeable;
  if (!words.of.empty()) {
    const auto measured_anew = beside_the_former(words, text);
    DOWEL_TRY(measured_anew);
    text = measured_anew->text;
    to_save.held = measured_anew->held;
    to_save.gradeable = measured_anew->gradeable;
  }
  to_save.slugs = analysed->slugs;
  to_save.reps = analysed->reps;
  to_save.load_kg = words.load_kg;
  to_save.clip = about_clip ? about_clip->value("name", "film") : "film";
  to_save.json = text;
  to_save.done = words.done;
  to_save.made_at = app::utc_now();
  to_save.set_handle = words.set;
  // That of its job: who was killed after the log had it keeps the same once more.
  const std::string id = to_save.id = job->id;
  Json set = nullptr, not_saved = nullptr;
  if (analysed->reps > 0 || !words.set.empty()) {
    DOWEL_TRY(app::keep_athlete(*(*desk)->store, athlete));
    const auto saved = app::save_analysis(*(*desk)->store, *(*desk)->rules.knowledge.coach, athlete,
                                          to_save, app::fresh_ids());
    if (saved) set = saved->set.set.id.value;
    if (!saved) not_saved = error_as_problem(saved.error());
  }
  const Json document = Json::parse(text, nullptr, false);
  Json edges = Json::array();
  for (const EdgesSaid& one : words.edges) edges.push_back(json_of(one));
  const Json about{{"id", id},
                   {"clip", words.clip},
                   {"athlete", athlete.id.value},
                   {"set", set},
                   {"made_at", to_text(to_save.made_at)},
                   {"slugs", analysed->slugs},
                   {"exercise", exercise_of(document)},
                   {"counts", counts_of(document)},
                   {"still_s", still_s_of(document)},
                   {"clip_name", to_save.clip},
                   {"reps", analysed->reps},
                   {"held", to_save.held},
                   {"gradeable", to_save.gradeable},
                   {"summary", analysed->summary},
                   {"not_saved", not_saved},
                   {"of", report::text_or_null(words.of)},
                   {"person", words.person > 0 ? Json(words.person) : Json(nullptr)},
                   {"edges", std::move(edges)},
                   {"changes", words.changes}};
  DOWEL_TRY(turn(words.clip, document.value("source", Json::object()).value("turned_deg", 0)));
  DOWEL_TRY(app::write_whole_file(folder / "analysis.json", text));
  DOWEL_TRY(app::write_whole_file(folder / "people.json", people_of(*analysed).dump()));
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about.dump()));  // last: now it is there
  if (!words.changes.empty()) {
    const auto changed = changes_again(house_, id);
    if (!changed) return tl::unexpected(changed.error().error);
  }
  house_.events().tell("analysis", Json{{"id", id}, {"clip", words.clip}, {"set", set}}.dump());
  if (!set.is_null()) {
    house_.events().tell("log", Json{{"athlete", athlete.id.value}, {"what", "film"}}.dump());
  }
  return Json{{"analysis", id}, {"set", set}, {"not_saved", not_saved}};
}

}  // namespace dowel::server
