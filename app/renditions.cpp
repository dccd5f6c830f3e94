#include "app/renditions.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "formats/base64.h"
#include "platform/atomic_file.h"
#include "vision/decode_ahead.h"
#include "vision/frame_index.h"
#include "vision/jpeg.h"
#include "vision/video_reader.h"
#include "vision/video_writer.h"

namespace dowel::app {
namespace {

using Json = nlohmann::ordered_json;

struct Rendition {
  std::filesystem::path target{};
  int longest_side_px = 0;
  int turn_deg = 0;
  vision::VideoWriterOptions writing{};
};

using Told = std::function<void(std::int64_t, std::optional<std::int64_t>)>;

// One pass over the film. @returns the times of the frames [s]
Result<std::vector<double>> make_one(const std::string& clip, const Rendition& made,
                                     const std::stop_token& stop, const Told& told) {
  vision::VideoReaderOptions reading;
  reading.longest_side_px = made.longest_side_px;
  reading.turn_deg = made.turn_deg;
  auto reader = vision::VideoReader::open(clip, reading);
  DOWEL_TRY(reader);
  const vision::VideoInfo info = reader->info();
  auto writer =
      vision::VideoWriter::create(made.target, info.width_px, info.height_px, made.writing);
  DOWEL_TRY(writer);
  vision::DecodeAhead decoder(std::move(*reader));
  std::vector<double> times;
  vision::Frame frame;
  for (;;) {
    if (stop.stop_requested()) {
      return fail(ErrorCode::kCancelled, "stopped before the end of the clip",
                  "start again when you like");
    }
    const auto more = decoder.read(frame);
    DOWEL_TRY(more);
    if (!*more) break;
    if (frame.time_s < 0) continue;  // before the film's own beginning
    DOWEL_TRY(writer->write(frame));
    times.push_back(frame.time_s);
    constexpr std::size_t kEvery = 10;
    if (times.size() % kEvery == 0) {
      told(static_cast<std::int64_t>(times.size()), info.frames_estimate);
    }
  }
  DOWEL_TRY(writer->finish());
  return times;
}

// Where a rendition has its frames. Their times must be those of the film, or nothing is said.
Result<Json> index_of(const std::filesystem::path& film, const std::vector<double>& times) {
  const auto index = vision::index_frames(film);
  DOWEL_TRY(index);
  constexpr double kTick_s = 1.0 / 90000;  // of the writer's clock
  bool same = index->frames.size() == times.size();
  for (std::size_t i = 0; same && i < times.size(); ++i) {
    same = std::abs(index->frames[i].time_s - times[i]) <= kTick_s;
  }
  if (!same) {
    return fail(ErrorCode::kBadData, "the frames of the rendition are not those of the film",
                "convert the film with another program and send that", film.string());
  }
  Json offsets = Json::array(), sizes = Json::array(), keys = Json::array();
  for (std::size_t i = 0; i < index->frames.size(); ++i) {
    offsets.push_back(index->frames[i].offset);
    sizes.push_back(index->frames[i].size);
    if (index->frames[i].key) keys.push_back(i);
  }
  return Json{
      {"codec", index->codec},         {"width_px", index->width_px},
      {"height_px", index->height_px}, {"description", formats::base64(index->configuration)},
      {"offset", std::move(offsets)},  {"size", std::move(sizes)},
      {"key", std::move(keys)}};
}

}  // namespace

Result<void> make_renditions(const std::string& clip, const RenditionPaths& paths, int turn_deg,
                             const std::stop_token& stop, const Told& on_progress) {
  constexpr int kUsualFps =
      60;  // of phones; their slow motion is 120 or 240 and plays all the same
  Rendition scrub{paths.scrub, 640, turn_deg, {}};
  scrub.writing.crf = 26;
  scrub.writing.key_frame_every = 12;
  scrub.writing.b_frames = 0;
  scrub.writing.usual_fps = kUsualFps;
  Rendition play{paths.play, 1920, turn_deg, {}};
  play.writing.key_frame_every = 30;
  play.writing.b_frames = 0;
  play.writing.usual_fps = kUsualFps;
  std::int64_t before = 0;
  const auto told = [&](std::int64_t frames, std::optional<std::int64_t> expected) {
    if (expected) *expected *= 2;  // both renditions go over all frames
    on_progress(before + frames, expected);
  };
  const auto times = make_one(clip, scrub, stop, told);
  DOWEL_TRY(times);
  before = static_cast<std::int64_t>(times->size());
  const auto again = make_one(clip, play, stop, told);
  DOWEL_TRY(again);
  auto of_scrub = index_of(paths.scrub, *times);
  DOWEL_TRY(of_scrub);
  auto of_play = index_of(paths.play, *times);
  DOWEL_TRY(of_play);
  Json json{{"schema", "dowel.frames/1"},
            {"width_px", (*of_play)["width_px"]},
            {"height_px", (*of_play)["height_px"]},
            {"t_s", *times}};
  json["play"] = std::move(*of_play);
  json["scrub"] = std::move(*of_scrub);
  return platform::write_file(paths.index, json.dump() + "\n");
}

Result<void> write_still(const std::string& clip, double time_s, int longest_side_px, int turn_deg,
                         const std::filesystem::path& target) {
  vision::VideoReaderOptions reading;
  reading.turn_deg = turn_deg;
  const auto frames = vision::grab_frames(clip, {time_s}, reading);
  DOWEL_TRY(frames);
  vision::JpegOptions options;
  options.longest_side_px = longest_side_px;
  options.quality = 85;
  const auto bytes = vision::compress_jpeg(frames->front(), options);
  DOWEL_TRY(bytes);
  return platform::write_file(
      target, std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()));
}

}  // namespace dowel::app
