#include "app/report_files.h"

#include <algorithm>
#include <system_error>

#include <nlohmann/json.hpp>

#include "app/failed_analysis.h"
#include "core/diagnosis/diagnosis.h"
#include "core/pipeline/make_scene.h"
#include "platform/atomic_file.h"
#include "report/analysis_json.h"
#include "report/csv.h"
#include "report/html_report.h"
#include "report/rep_moments.h"
#include "report/scene_json.h"
#include "vision/decode_ahead.h"
#include "vision/jpeg.h"
#include "vision/overlay.h"
#include "vision/video_writer.h"

namespace dowel::app {
namespace {

vision::VideoReaderOptions as_analysed(const ClipAnalysis& clip) {
  vision::VideoReaderOptions options;
  options.turn_deg = clip.video.turned_deg;
  return options;
}

const char* model_name(vision::PoseModel model) {
  switch (model) {
    case vision::PoseModel::kLite:
      return "BlazePose GHUM lite";
    case vision::PoseModel::kFull:
      return "BlazePose GHUM full";
    case vision::PoseModel::kHeavy:
      break;
  }
  return "BlazePose GHUM heavy";
}

// The report wants clauses: lower case, no full stop.
std::string clause(std::string text) {
  while (!text.empty() && text.back() == '.') text.pop_back();
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

report::Names make_names(const Knowledge& knowledge, const Technique& technique) {
  report::Names names;
  for (const Checkpoint& c : knowledge.checkpoints) names.checkpoints[c.id] = {c.name, {}, {}};
  for (const Decision& d : knowledge.decisions) names.checkpoints.insert({d.id, {d.topic, {}, {}}});
  for (const SignRule& s : knowledge.signs) names.checkpoints.insert({s.id, {s.name, {}, {}}});
  for (const Rule& r : technique.rules) {
    auto& text = names.checkpoints[r.checkpoint];
    if (text.held.empty()) {
      text.held = clause(r.held_text);
      text.broken = clause(r.broken_text);
    }
  }
  for (const Mistake& m : knowledge.mistakes) names.faults[m.id] = {m.name, m.fix};
  for (const Drill& d : knowledge.drills) names.drills[d.id] = {d.name, d.how};
  for (const Exercise& e : knowledge.exercises) {
    names.exercises[e.id] = e.name;
    names.exercises[e.slug] = e.name;
  }
  for (const ExerciseProfile& p : technique.profiles) names.exercises[p.id] = p.name;
  names.exercises["none"] = "neither a hinge nor a squat";
  return names;
}

std::string test_text(const Knowledge& knowledge, const std::string& id) {
  const DiscriminatingTest* test = find_entry(knowledge.tests, id);
  return test != nullptr ? test->name : std::string();
}

// What may lie behind the findings of this one set, as ranked hypotheses.
std::vector<report::Hypothesis> hypotheses_of(const SetAnalysis& set, const AthleteBody& athlete,
                                              const Knowledge& knowledge,
                                              const Technique& technique) {
  const ExerciseProfile* profile = technique.find_profile(set.exercise.profile);
  if (profile == nullptr) return {};
  DiagnosisInput input;
  input.evidence = evidence_of_set(*knowledge.diagnosis, set.reps.reps, set.findings,
                                   profile->inventory, athlete.load_kg);
  const auto diagnosis = diagnose(knowledge, input);
  if (!diagnosis) return {};
  std::vector<report::Hypothesis> out;
  for (const Hypothesis& h : diagnosis->hypotheses) {
    report::Hypothesis told;
    told.sign = h.signs.empty() ? std::string() : h.signs.front();
    told.suspect = h.name;
    for (const Argument& argument : h.speaks_for) told.because.push_back(argument.text);
    told.next_test = test_text(knowledge, h.next_test);
    told.evidence_mixed = h.evidence_mixed;
    for (const ProposedExercise& e : h.exercises) told.exercises.push_back(e.exercise);
    out.push_back(std::move(told));
  }
  return out;
}

Result<void> stopped() {
  return fail(ErrorCode::kCancelled, "stopped before everything was written",
              "no half-written file was left; start again when you like");
}

}  // namespace

report::ReportContext make_context(const std::string& path, const ClipAnalysis& clip,
                                   const ClipOptions& options, const Knowledge& knowledge,
                                   const Technique& technique) {
  report::ReportContext context;
  context.source = source_of(path);
  context.source.sha256 = clip.sha256;
  context.source.codec = clip.video.codec;
  context.source.turned_deg = clip.video.turned_deg;
  context.source.width_px = clip.video.source_width_px;
  context.source.height_px = clip.video.source_height_px;
  context.source.frames = static_cast<std::size_t>(clip.frames);
  context.source.duration_s = clip.duration_s;
  context.source.frame_rate_hz =
      clip.duration_s > 0 ? static_cast<double>(clip.frames - 1) / clip.duration_s : 0;
  context.athlete = options.athlete;
  context.engine = {"Dowel on XNNPACK", model_name(options.model)};
  for (const StageSeconds& stage : clip.timing) {
    context.timing.push_back({stage.stage, stage.seconds});
  }
  const auto first = std::ranges::find(clip.lifter.frames, true, &PoseFrame::found);
  if (first != clip.lifter.frames.end()) {
    const auto last = std::ranges::find(clip.lifter.frames.rbegin(), clip.lifter.frames.rend(),
                                        true, &PoseFrame::found);
    context.seen = report::SeenFacts{first->time_s, last->time_s, clip.unseen};
  }
  context.people_seen = clip.people_seen;
  for (const SeenPerson& one : clip.people) {
    context.people.push_back({one.chosen, one.reps, one.from_s, one.to_s, one.at_s, one.x_px,
                              one.y_px, one.width_px, one.height_px});
  }
  context.names = make_names(knowledge, technique);
  context.hypotheses = hypotheses_of(clip.set, options.athlete, knowledge, technique);
  return context;
}

Result<void> add_pictures(const std::string& path, const ClipAnalysis& clip,
                          const std::stop_token& stop, report::ReportContext& context) {
  const auto wanted = report::frames_to_picture(clip.set);
  if (wanted.empty()) return {};
  SceneOptions scene;
  scene.captions = false;
  for (const std::size_t index : wanted) {
    context.scenes[index] = make_scene(clip.set, clip.lifter, index, scene);
  }
  auto reader = vision::VideoReader::open(path, as_analysed(clip));
  DOWEL_TRY(reader);
  const report::Rectangle cut =
      report::crop_around_lifter(clip.set, clip.video.width_px, clip.video.height_px);
  vision::JpegOptions jpeg;
  jpeg.crop = vision::PixelRect{static_cast<int>(cut.left_px), static_cast<int>(cut.top_px),
                                static_cast<int>(cut.width_px), static_cast<int>(cut.height_px)};
  jpeg.longest_side_px = 480;
  jpeg.quality = 80;

  constexpr double kWorthSeeking_s = 3;
  vision::Frame frame;
  bool have = false;
  for (const std::size_t index : wanted) {
    if (stop.stop_requested()) return stopped();
    const double time = clip.lifter.frames[index].time_s;
    if (!have || time - frame.time_s > kWorthSeeking_s) {
      DOWEL_TRY(reader->seek(time));
    }
    do {
      auto more = reader->read(frame);
      DOWEL_TRY(more);
      if (!*more) return {};
      have = true;
    } while (frame.time_s < time - vision::kSeekTolerance_s);
    auto bytes = vision::compress_jpeg(frame, jpeg);
    DOWEL_TRY(bytes);
    context.pictures[index] = {
        std::string(bytes->begin(), bytes->end()), static_cast<double>(jpeg.crop->left),
        static_cast<double>(jpeg.crop->top), static_cast<double>(jpeg.crop->width),
        static_cast<double>(jpeg.crop->height)};
  }
  return {};
}

Result<void> write_overlay(const std::string& path, const ClipAnalysis& clip, bool synthetic,
                           const std::filesystem::path& target, const std::stop_token& stop) {
  auto reader = vision::VideoReader::open(path, as_analysed(clip));
  DOWEL_TRY(reader);
  auto writer = vision::VideoWriter::create(target, clip.video.width_px, clip.video.height_px, {});
  DOWEL_TRY(writer);
  vision::DecodeAhead decoder(std::move(*reader));
  SceneOptions options;
  options.place = find_caption_place(clip.lifter);
  if (synthetic) options.banner = "SYNTHETIC";
  vision::Frame frame;
  for (std::size_t i = 0; i < clip.lifter.frames.size(); ++i) {
    if (stop.stop_requested()) return stopped();
    auto more = decoder.read(frame);
    DOWEL_TRY(more);
    if (!*more) break;
    vision::paint_scene(make_scene(clip.set, clip.lifter, i, options), frame);
    DOWEL_TRY(writer->write(frame));
  }
  return writer->finish();
}

// What is drawn on each frame, without words: a line for the picture's size, then one a frame.
std::string scenes_text(const ClipAnalysis& clip) {
  std::string text = report::scenes_head(clip.video.width_px, clip.video.height_px);
  SceneOptions options;
  options.captions = false;
  for (std::size_t i = 0; i < clip.lifter.frames.size(); ++i) {
    text += report::scene_line(make_scene(clip.set, clip.lifter, i, options),
                               clip.lifter.frames[i].time_s);
  }
  return text;
}

Result<void> write_outputs(const std::string& path, const ClipAnalysis& clip,
                           const OutputPaths& outputs, const std::stop_token& stop,
                           report::ReportContext& context) {
  if (outputs.json) {
    const auto document = report::analysis_to_json(clip.set, context);
    if (auto done = platform::write_file(*outputs.json, report::json_text(document)); !done) {
      return done;
    }
  }
  if (outputs.csv_folder) {
    std::error_code failed;
    std::filesystem::create_directories(*outputs.csv_folder, failed);
    if (failed) {
      return fail(ErrorCode::kWriteFailed,
                  "the folder '" + outputs.csv_folder->string() + "' cannot be made",
                  "choose a folder that you may write to");
    }
    const report::CsvTables tables = report::make_csv(clip.set, context);
    for (const auto& [name, text] : {std::pair{"reps.csv", &tables.reps},
                                     {"measures.csv", &tables.measures},
                                     {"findings.csv", &tables.findings},
                                     {"bar.csv", &tables.bar},
                                     {"series.csv", &tables.series}}) {
      DOWEL_TRY(platform::write_file(*outputs.csv_folder / name, *text));
    }
  }
  if (outputs.scenes) {
    DOWEL_TRY(platform::write_file(*outputs.scenes, scenes_text(clip)));
  }
  if (outputs.html) {
    DOWEL_TRY(add_pictures(path, clip, stop, context));
    const std::string page = report::html_report(clip.set, context);
    DOWEL_TRY(platform::write_file(*outputs.html, page));
  }
  if (outputs.overlay) {
    return write_overlay(path, clip, context.synthetic, *outputs.overlay, stop);
  }
  return {};
}

}  // namespace dowel::app
