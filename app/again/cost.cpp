#include "app/again/cost.h"

#include <ctime>

#include <cstdio>

#include "app/analyse_clip.h"
#include "knowledge/load_technique.h"
#include "vision/body_tracker.h"
#include "vision/model_files.h"

namespace dowel::app {
namespace {

// Of all threads of the process.
double processor_s() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Cost {
  double seconds = 0;
  int frames = 0;
  double ms() const { return 1e3 * seconds / frames; }
};

// @param tracker  none: the film is decoded only
Result<Cost> cost_of(const std::string& path, vision::BodyTracker* tracker) {
  auto reader = vision::VideoReader::open(path, {});
  DOWEL_TRY(reader);
  Cost cost;
  const double from_s = processor_s();
  for (;;) {
    vision::Frame frame;
    auto more = reader->read(frame);
    DOWEL_TRY(more);
    if (!*more) break;
    if (tracker != nullptr) tracker->push(std::move(frame));
    ++cost.frames;
  }
  if (tracker != nullptr) DOWEL_TRY(tracker->finish());
  cost.seconds = processor_s() - from_s;
  return cost;
}

Result<Cost> cost_of(const std::string& path, bool silhouettes, bool rounds) {
  const auto models = vision::find_model_dir();
  DOWEL_TRY(models);
  auto tracker =
      vision::BodyTracker::create(*models, {vision::PoseModel::kFull, 3, silhouettes, rounds});
  DOWEL_TRY(tracker);
  return cost_of(path, &*tracker);
}

}  // namespace

Result<void> print_cost(const std::string& path) {
  const auto decoded = cost_of(path, nullptr);
  DOWEL_TRY(decoded);
  const auto nets = cost_of(path, false, false), outlines = cost_of(path, true, false),
             bar = cost_of(path, true, true);
  DOWEL_TRY(nets);
  DOWEL_TRY(outlines);
  DOWEL_TRY(bar);
  const auto technique = load_technique();
  DOWEL_TRY(technique);
  std::vector<StageSeconds> timing;
  Cost all{0, nets->frames};
  const double from_s = processor_s();
  const auto watched = watch_clip(path, *technique, {}, timing);
  DOWEL_TRY(watched);
  all.seconds = processor_s() - from_s;
  const double alone = nets->ms() - decoded->ms();
  std::printf("%d frames, ms of processor time each: decoding %.2f, networks alone %.2f\n",
              nets->frames, decoded->ms(), alone);
  for (const auto& [what, cost] : {std::pair{"with outlines", outlines->ms() - decoded->ms()},
                                   std::pair{"and the bar", bar->ms() - decoded->ms()},
                                   std::pair{"all, decoding included", all.ms()}}) {
    std::printf("  %-24s %6.2f  %.2f times the networks\n", what, cost, cost / alone);
  }
  return {};
}

}  // namespace dowel::app
