#include "film/serve.h"

#include <fmt/format.h>
#include <unistd.h>

#include <new>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <system_error>
#include <thread>

#include "app/analyse_clip.h"
#include "app/renditions.h"
#include "app/report_files.h"
#include "app/rules_in_force.h"
#include "app/save_analysis.h"
#include "app/synthetic_demo.h"
#include "film/channel.h"
#include "report/analysis_json.h"
#include "report/summary.h"
#include "vision/body_tracker.h"
#include "vision/model_files.h"
#include "vision/video_writer.h"

namespace dowel::film {
namespace {

namespace fs = std::filesystem;
using formats::AnalyseFilm;
using formats::CheckFilm;
using formats::DrawFilm;
using formats::FilmAnswer;
using formats::PrepareFilm;
using formats::StillFilm;

vision::PoseModel model_of(formats::FilmNetwork network) {
  switch (network) {
    case formats::FilmNetwork::kLite:
      return vision::PoseModel::kLite;
    case formats::FilmNetwork::kFull:
      return vision::PoseModel::kFull;
    case formats::FilmNetwork::kHeavy:
      break;
  }
  return vision::PoseModel::kHeavy;
}

std::optional<fs::path> path_of(const std::string& name) {
  return name.empty() ? std::nullopt : std::optional<fs::path>(name);
}

app::OutputPaths outputs_of(const AnalyseFilm& request) {
  return {path_of(request.json), path_of(request.html), path_of(request.overlay),
          path_of(request.csv_folder), path_of(request.scenes)};
}

// A view from the front shows that somebody lifts; where the legs are hidden, nothing that is
// judged.
Result<void> check_view(const app::ClipAnalysis& clip) {
  if (clip.set.view.kind != ViewKind::kFront || clip.set.reps.counted == 0 ||
      clip.set.quality.gradeable > 0) {
    return {};
  }
  return fail(
      ErrorCode::kUnusable,
      clip.set.reps.counted == 1
          ? std::string("the camera looks at the lifter's front or back: 1 repetition was seen, "
                        "but it cannot be judged")
          : fmt::format("the camera looks at the lifter's front or back: {} repetitions were seen, "
                        "but not one can be judged",
                        clip.set.reps.counted),
      "film from the side, lens level with the hip, whole body in the picture");
}

// Stops the work when the other side asks for it or goes away.
std::stop_token listen_for_stop(const Channel& channel) {
  static std::stop_source source;
  std::thread([channel] {
    const bool somebody_there = channel.wait_for_stop();
    source.request_stop();
    if (somebody_there) return;
    constexpr std::chrono::seconds kForTidyingUp{10};
    std::this_thread::sleep_for(kForTidyingUp);
    ::_exit(1);
  }).detach();
  return source.get_token();
}

Result<FilmAnswer> answer(const AnalyseFilm& request, const RulesInForce& rules,
                          const Channel& channel, const std::stop_token& stop, Confinement) {
  app::ClipOptions options;
  options.exercise =
      request.exercise.empty() ? nullptr : rules.technique.find_profile(request.exercise);
  options.athlete = request.athlete;
  options.person = request.person;
  for (const formats::FilmEdges& one : request.edges) {
    options.edges.push_back({one.rep, one.start_s, one.bottom_s, one.end_s});
  }
  options.model = model_of(request.network);
  options.stop = stop;
  options.on_progress = [&](const app::Progress& progress) {
    channel.say(formats::FilmProgress{progress.frames, progress.frames_expected});
  };
  const auto clip = app::analyse_clip(request.clip, rules.technique, options);
  DOWEL_TRY(clip);
  DOWEL_TRY(check_view(*clip));
  auto context = app::make_context(request.clip, *clip, options, rules.knowledge, rules.technique);
  context.synthetic = request.synthetic;
  DOWEL_TRY(app::write_outputs(request.clip, *clip, outputs_of(request), stop, context));

  formats::FilmAnalysed analysed;
  analysed.summary = report::summary_text(clip->set, context, {.colour = request.colour});
  const auto saved =
      app::analysis_to_save(clip->set, request.athlete, rules.knowledge, rules.technique);
  analysed.slugs = saved.slugs;
  analysed.reps = saved.reps;
  analysed.held = clip->set.quality.held;
  analysed.gradeable = clip->set.quality.gradeable;
  analysed.json = report::json_text(report::analysis_to_json(clip->set, context));
  analysed.width_px = clip->video.width_px;
  analysed.height_px = clip->video.height_px;
  for (const app::SeenPerson& one : clip->people) {
    analysed.people.push_back({one.chosen, one.reps, one.from_s, one.to_s, one.at_s, one.x_px,
                               one.y_px, one.width_px, one.height_px});
  }
  return analysed;
}

Result<FilmAnswer> answer(const DrawFilm& request, const RulesInForce&, const Channel&,
                          const std::stop_token&, Confinement) {
  DOWEL_TRY(app::write_synthetic_film(request.target));
  return formats::FilmDrawn{};
}

Result<std::string> try_networks() {
  const auto dir = vision::find_model_dir();
  DOWEL_TRY(dir);
  for (const auto model :
       {vision::PoseModel::kLite, vision::PoseModel::kFull, vision::PoseModel::kHeavy}) {
    DOWEL_TRY(vision::BodyTracker::create(*dir, {model}));
  }
  return "lite, full and heavy load from " + dir->string();
}

fs::path trial_film() {
  std::error_code none;
  return fs::temp_directory_path(none) / fmt::format("dowel-doctor-{}.mp4", ::getpid());
}

Result<std::string> try_encoder() {
  DOWEL_TRY(vision::VideoWriter::create(trial_film(), 64, 64));
  return std::string("H.264 into MP4");
}

std::string confinement_words(const Confinement& in_force) {
  if (in_force.files && in_force.calls) {
    return "read apart, with no network and no file but their own (Landlock, seccomp)";
  }
  if (in_force.files) {
    return "read apart, with no file but their own (Landlock); this build or kernel lacks seccomp";
  }
  if (in_force.calls) {
    return "read apart, with no network (seccomp); the kernel lacks Landlock, so that any file of "
           "yours can be read";
  }
  return "read apart, but neither Landlock nor seccomp is there to hold that process back";
}

Result<FilmAnswer> answer(const PrepareFilm& request, const RulesInForce&, const Channel& channel,
                          const std::stop_token& stop, Confinement) {
  const auto progress = [&](std::int64_t frames, std::optional<std::int64_t> expected) {
    channel.say(formats::FilmProgress{frames, expected});
  };
  DOWEL_TRY(app::make_renditions(request.clip, {request.play, request.scrub, request.index},
                                 request.turn_deg, stop, progress));
  return formats::FilmDrawn{};
}

Result<FilmAnswer> answer(const StillFilm& request, const RulesInForce&, const Channel&,
                          const std::stop_token&, Confinement) {
  DOWEL_TRY(app::write_still(request.clip, request.time_s, request.longest_side_px,
                             request.turn_deg, request.target));
  return formats::FilmDrawn{};
}

Result<FilmAnswer> answer(const CheckFilm&, const RulesInForce&, const Channel&,
                          const std::stop_token&, Confinement in_force) {
  formats::FilmChecked checked;
  checked.parts.emplace_back("pose networks", try_networks());
  checked.parts.emplace_back("film writing", try_encoder());
  checked.parts.emplace_back("hostile films", confinement_words(in_force));
  return checked;
}

Reach reach_of(const AnalyseFilm& request) {
  Reach reach{{request.clip}, {}};
  for (const std::string& file : {request.json, request.html, request.overlay, request.scenes}) {
    if (!file.empty()) reach.write.emplace_back(file);
  }
  // The folder itself is made where it is not there.
  if (!request.csv_folder.empty()) reach.write.emplace_back(request.csv_folder);
  return reach;
}

Reach reach_of(const DrawFilm& request) { return {{}, {request.target}}; }
Reach reach_of(const PrepareFilm& request) {
  // What was written is read again for the index.
  return {{request.clip, request.play, request.scrub},
          {request.play, request.scrub, request.index}};
}
Reach reach_of(const StillFilm& request) { return {{request.clip}, {request.target}}; }
Reach reach_of(const CheckFilm&) { return {{}, {trial_film()}}; }

Result<FilmAnswer> work(const formats::FilmRequest& request, const Channel& channel) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  Reach reach = std::visit([](const auto& r) { return reach_of(r); }, request);
  if (const auto models = vision::find_model_dir()) reach.read.push_back(*models);
  const Confinement in_force = confine(reach);
  const std::stop_token stop = listen_for_stop(channel);  // after: a thread before is not confined
  return std::visit([&](const auto& r) { return answer(r, *rules, channel, stop, in_force); },
                    request);
}

// What is said when memory runs out, made while there still is some.
int out_of_memory_socket = -1;
std::string out_of_memory_words;

// Where an allocation fails in whatever thread, the answer is given and the process is over: its
// memory goes back whole. C libraries report the failure themselves, as an error of the film.
void end_without_memory() {
  Channel(out_of_memory_socket).say_bytes(out_of_memory_words);
  ::_exit(0);
}

void prepare_for_little_memory(int socket, const Limits& limits) {
  out_of_memory_socket = socket;
  const std::uint64_t megabytes = limits.memory_bytes >> 20U;
  out_of_memory_words = formats::film_message(FilmAnswer{
      Error{ErrorCode::kUnusable,
            fmt::format("reading the film takes more than {} MB of memory", megabytes), "",
            fmt::format("film in a lower resolution, or allow more: "
                        "DOWEL_FILM_MEMORY_MB={}",
                        2 * megabytes)}});
  std::set_new_handler(end_without_memory);
}

}  // namespace

int serve(int socket, const Limits& limits) {
  prepare_for_little_memory(socket, limits);
  limit(limits);
  const Channel channel(socket);
  const auto request = channel.read_request();
  if (!request) {
    channel.say(request.error());
    return 1;
  }
  if (!*request) return 1;
  Result<FilmAnswer> answer = FilmAnswer{formats::FilmDrawn{}};
  try {
    answer = work(**request, channel);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  } catch (const std::system_error&) {
    end_without_memory();  // no thread could be started: its stack is memory, too
  }
  channel.say(answer ? std::move(*answer) : FilmAnswer{std::move(answer).error()});
  return 0;
}

}  // namespace dowel::film
