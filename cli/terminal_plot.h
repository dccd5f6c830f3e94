#pragma once

#include <string>
#include <vector>

namespace dowel::cli {

struct PlotPoint {
  double x = 0;
  double y = 0;
};

struct PlotOptions {
  std::size_t width = 80;   ///< columns, of all that is drawn
  std::size_t height = 10;  ///< lines, without the one below the axis
  bool braille = true;      ///< dots of braille signs, else plain ASCII
  int decimals = 0;         ///< of the figures at the side
  std::string left{};       ///< below the axis: where x begins …
  std::string right{};      ///< … and ends
};

/// Draws a line through points, for a terminal. The side axis holds round figures.
/// @param points  by rising x, finite; @returns lines, empty when there is no point
std::string plot_text(const std::vector<PlotPoint>& points, const PlotOptions& options);

}  // namespace dowel::cli
