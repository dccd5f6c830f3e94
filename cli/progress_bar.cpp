#include "cli/progress_bar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace dowel::cli {

std::string progress_line(const formats::FilmProgress& progress, double elapsed_s) {
  const double rate = elapsed_s > 0 ? static_cast<double>(progress.frames) / elapsed_s : 0;
  if (!progress.frames_expected || *progress.frames_expected <= 0) {
    return fmt::format("{:6} frames  {:5.1f} frames/s", progress.frames, rate);
  }
  // Containers overstate or understate their length: never more than all, never less than done.
  const auto expected = std::max(*progress.frames_expected, progress.frames);
  const double share = static_cast<double>(progress.frames) / static_cast<double>(expected);
  constexpr int kWidth = 28;
  const int full = static_cast<int>(share * kWidth);
  const double left_s = rate > 0 ? static_cast<double>(expected - progress.frames) / rate : 0;
  return fmt::format("[{:=<{}}{:<{}}] {:3.0f} %  {:5.1f} frames/s  {:.0f} s left", "", full, "",
                     kWidth - full, 100 * share, rate, left_s);
}

ProgressBar::ProgressBar(bool wanted) : on_(wanted && isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (on_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(const formats::FilmProgress& progress) {
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double elapsed = std::chrono::duration<double>(now - from_).count();
  std::fprintf(stderr, "\r\033[K%s", progress_line(progress, elapsed).c_str());
  std::fflush(stderr);
}

}  // namespace dowel::cli
