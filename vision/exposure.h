#pragma once

#include <array>
#include <string>
#include <vector>

#include "vision/frame.h"

namespace dowel::vision {

enum class ExposureFault : std::uint8_t {
  kBlack,   ///< nothing lit: lens covered, fade, lost signal
  kFrozen,  ///< the same picture again and again: a stalled recording or stream
};

/// A stretch of a clip without usable pictures.
struct ExposureSpan {
  ExposureFault fault = ExposureFault::kBlack;
  double from_s = 0;  ///< time of its first frame
  double to_s = 0;  ///< when the next good frame is shown; the last frame's time at the clip's end
  /// "black frames from 2.1 s to 2.6 s"
  std::string words() const;
};

struct ExposureReport {
  double mean_luma = 0;     ///< mean over frames and pixels, 0 … 255
  double black_share = 0;   ///< of the frames
  double frozen_share = 0;  ///< of the frames
  std::vector<ExposureSpan> spans;
};

/// Watches frames for black and frozen ones. Frames go in, in order; every one is looked at, on a
/// sparse grid.
class ExposureMonitor {
 public:
  void add(const Frame& frame);
  ExposureReport finish() const;

 private:
  static constexpr int kGridColumns = 24;
  static constexpr int kGridRows = 24;
  using Grid = std::array<std::uint8_t, kGridColumns * kGridRows * 4>;

  void note(ExposureFault fault, bool present, const Frame& frame);
  struct Run {
    bool open = false;
    int frames = 0;
    double from_s = 0;
  };
  void close(ExposureFault fault, double to_s, ExposureReport& report) const;

  Grid previous_{};
  bool has_previous_ = false;
  double last_time_s_ = 0;
  std::array<Run, 2> runs_;
  ExposureReport report_;
  double luma_sum_ = 0;
  int frames_ = 0;
};

}  // namespace dowel::vision
