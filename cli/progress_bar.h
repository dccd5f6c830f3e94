#pragma once

#include <chrono>
#include <string>

#include "formats/film_messages.h"

namespace dowel::cli {

/// A line on the terminal that tells how far the work is, how fast, and how long it will take.
/// Silent when stderr is not a terminal.
class ProgressBar {
 public:
  explicit ProgressBar(bool wanted);
  ~ProgressBar();  ///< wipes the line
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(const formats::FilmProgress& progress);

 private:
  bool on_;
  std::chrono::steady_clock::time_point from_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_;
};

/// The text of the line, 79 columns at most.
std::string progress_line(const formats::FilmProgress& progress, double elapsed_s);

}  // namespace dowel::cli
