#include "vision/exposure.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace dowel::vision {
namespace {

// A frame is black when this much of it is darker than this: a dim room still has lit edges, a
// covered lens has sensor noise only.
constexpr int kDarkLuma = 24;  // of 255
constexpr double kDarkShare = 0.995;
// A frame repeats the one before when no grid sample changes by more than this. A person standing
// still sways, so single samples do change in a living picture.
constexpr int kSameLuma = 1;
// Repeats shorter than this are rate conversion (a 15 fps picture in a 60 fps file), not a fault.
constexpr double kLeastFrozen_s = 0.5;
constexpr double kLeastBlack_s = 0.1;  // a camera flash, a splice: nothing is lost

int luma_of(const std::uint8_t* bgrx) {
  return (29 * bgrx[0] + 150 * bgrx[1] + 77 * bgrx[2]) >> 8;  // BT.601 weights
}

}  // namespace

std::string ExposureSpan::words() const {
  char text[80];
  std::snprintf(text, sizeof text, "%s frames from %.1f s to %.1f s",
                fault == ExposureFault::kBlack ? "black" : "frozen", from_s, to_s);
  return text;
}

void ExposureMonitor::add(const Frame& frame) {
  if (frame.bgrx.empty()) return;
  // Four samples a cell, so that the grid has no blind stripes against a regular background.
  Grid grid{};
  std::size_t next = 0;
  int dark = 0;
  double sum = 0;
  for (int row = 0; row < kGridRows * 2; ++row) {
    const int y = (2 * row + 1) * frame.height_px / (4 * kGridRows);
    for (int column = 0; column < kGridColumns * 2; ++column) {
      const int x = (2 * column + 1) * frame.width_px / (4 * kGridColumns);
      const int luma = luma_of(frame.row(y) + x * 4);
      grid[next++] = static_cast<std::uint8_t>(luma);
      dark += luma < kDarkLuma;
      sum += luma;
    }
  }
  bool same = has_previous_;
  for (std::size_t i = 0; same && i < grid.size(); ++i) {
    same = std::abs(grid[i] - previous_[i]) <= kSameLuma;
  }
  const bool black = dark > kDarkShare * static_cast<double>(grid.size());
  note(ExposureFault::kBlack, black, frame);
  note(ExposureFault::kFrozen, same && !black, frame);
  previous_ = grid;
  has_previous_ = true;
  last_time_s_ = frame.time_s;
  luma_sum_ += sum / static_cast<double>(grid.size());
  ++frames_;
}

void ExposureMonitor::note(ExposureFault fault, bool present, const Frame& frame) {
  Run& run = runs_[static_cast<std::size_t>(fault)];
  if (present && !run.open) {
    // The first frozen frame is the one that the second repeats.
    run = {true, 0, fault == ExposureFault::kFrozen ? last_time_s_ : frame.time_s};
  }
  if (present) ++run.frames;
  if (present || !run.open) return;
  close(fault, frame.time_s, report_);
  run = {};
}

void ExposureMonitor::close(ExposureFault fault, double to_s, ExposureReport& report) const {
  const Run& run = runs_[static_cast<std::size_t>(fault)];
  const bool frozen = fault == ExposureFault::kFrozen;
  if (to_s - run.from_s < (frozen ? kLeastFrozen_s : kLeastBlack_s)) return;
  (frozen ? report.frozen_share : report.black_share) += run.frames;
  report.spans.push_back({fault, run.from_s, to_s});
}

ExposureReport ExposureMonitor::finish() const {
  ExposureReport report = report_;
  for (const ExposureFault fault : {ExposureFault::kBlack, ExposureFault::kFrozen}) {
    if (runs_[static_cast<std::size_t>(fault)].open) close(fault, last_time_s_, report);
  }
  std::sort(report.spans.begin(), report.spans.end(),
            [](const ExposureSpan& a, const ExposureSpan& b) { return a.from_s < b.from_s; });
  if (frames_ > 0) {
    report.mean_luma = luma_sum_ / frames_;
    report.black_share /= frames_;
    report.frozen_share /= frames_;
  }
  return report;
}

}  // namespace dowel::vision
