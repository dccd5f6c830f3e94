#pragma once

#include <string>
#include <vector>

namespace dowel::report {

/// A plot's frame: maps data to SVG coordinates. y grows upwards in the data unless `low_y` >
/// `high_y`.
struct PlotFrame {
  double left = 0, top = 0, width = 1, height = 1;  ///< of the plotting area, SVG units
  double low_x = 0, high_x = 1;                     ///< data at the left and right edge
  double low_y = 0, high_y = 1;                     ///< data at the lower and upper edge

  double x(double data) const { return left + width * (data - low_x) / (high_x - low_x); }
  double y(double data) const { return top + height * (1 - (data - low_y) / (high_y - low_y)); }
  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

/// Round numbers that divide [low, high] into about `wanted` steps, all inside the interval.
std::vector<double> round_ticks(double low, double high, int wanted);

/// Decimals that tell neighbouring ticks apart: 0, 1 or 2.
int decimals_for(const std::vector<double>& ticks);

/// A point of a curve in data units; not finite: the curve is broken here.
struct CurvePoint {
  double x = 0;
  double y = 0;
};

/// The `d` of an SVG path through the points, with gaps where they are not finite.
std::string path_data(const PlotFrame& frame, const std::vector<CurvePoint>& points);

/// Grid lines and numbers of both axes.
/// @param x_decimals, y_decimals  of the numbers at the ticks
std::string axes(const PlotFrame& frame, const std::vector<double>& x_ticks, int x_decimals,
                 const std::vector<double>& y_ticks, int y_decimals, const std::string& y_suffix);

/// A coordinate with one decimal.
std::string coordinate(double value);

}  // namespace dowel::report
