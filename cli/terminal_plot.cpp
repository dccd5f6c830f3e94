#include "cli/terminal_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/text.h"

namespace dowel::cli {
namespace {

// Dots of a screen; each character holds `across` × `down` of them.
class Screen {
 public:
  Screen(std::size_t columns, std::size_t rows, bool braille)
      : across_(braille ? 2 : 1),
        down_(braille ? 4 : 1),
        columns_(columns),
        rows_(rows),
        dots_(columns * across_ * rows * down_, false) {}

  std::size_t width() const { return columns_ * across_; }
  std::size_t height() const { return rows_ * down_; }
  void set(std::size_t x, std::size_t y) { dots_[y * width() + x] = true; }

  std::string line(std::size_t row) const {
    std::string text;
    for (std::size_t c = 0; c < columns_; ++c) text += sign(c, row);
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

 private:
  bool at(std::size_t x, std::size_t y) const { return dots_[y * width() + x]; }
  // U+2800 plus one bit a dot: 1 2 3 7 down the left, 4 5 6 8 down the right.
  std::string sign(std::size_t column, std::size_t row) const {
    if (across_ == 1) return at(column, row) ? "*" : " ";
    static constexpr std::array<std::array<unsigned, 2>, 4> kBits{
        {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};
    unsigned bits = 0;
    for (std::size_t y = 0; y < down_; ++y) {
      for (std::size_t x = 0; x < across_; ++x) {
        if (at(column * across_ + x, row * down_ + y)) bits |= kBits[y][x];
      }
    }
    if (bits == 0) return " ";
    std::string utf8{static_cast<char>(0xE2), static_cast<char>(0xA0 | bits >> 6),
                     static_cast<char>(0x80 | (bits & 0x3F))};
    return utf8;
  }

  std::size_t across_, down_, columns_, rows_;
  std::vector<bool> dots_;
};

// The next of 1, 2, 2.5, 5 times a power of ten.
double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

struct Axis {
  double low = 0, high = 1, step = 1;
};

Axis axis_for(double least, double most) {
  if (most - least < 1e-9) {
    const double around = std::max(1.0, std::abs(most) * 0.05);
    least -= around;
    most += around;
  }
  constexpr double kSteps = 4;
  const double step = round_step((most - least) / kSteps);
  return {std::floor(least / step) * step, std::ceil(most / step) * step, step};
}

void draw_line(Screen& screen, double x0, double y0, double x1, double y1) {
  const double length = std::max(std::abs(x1 - x0), std::abs(y1 - y0));
  const auto steps = static_cast<int>(std::ceil(length));
  for (int i = 0; i <= steps; ++i) {
    const double t = steps == 0 ? 0 : static_cast<double>(i) / steps;
    screen.set(static_cast<std::size_t>(std::lround(x0 + t * (x1 - x0))),
               static_cast<std::size_t>(std::lround(y0 + t * (y1 - y0))));
  }
}

void draw_points(Screen& screen, const std::vector<PlotPoint>& points, const Axis& axis) {
  const double from = points.front().x;
  const double span = std::max(points.back().x - from, 1e-9);
  const auto right = static_cast<double>(screen.width() - 1);
  const auto bottom = static_cast<double>(screen.height() - 1);
  const auto x_of = [&](const PlotPoint& p) { return (p.x - from) / span * right; };
  const auto y_of = [&](const PlotPoint& p) {
    return (axis.high - p.y) / (axis.high - axis.low) * bottom;
  };
  const PlotPoint* before = &points.front();
  for (const PlotPoint& p : points) {
    draw_line(screen, x_of(*before), y_of(*before), x_of(p), y_of(p));
    before = &p;
  }
}

}  // namespace

std::string plot_text(const std::vector<PlotPoint>& points, const PlotOptions& options) {
  if (points.empty()) return {};
  const auto by_y = [](const PlotPoint& a, const PlotPoint& b) { return a.y < b.y; };
  const auto [least, most] = std::minmax_element(points.begin(), points.end(), by_y);
  const Axis axis = axis_for(least->y, most->y);
  const std::size_t rows = std::max<std::size_t>(options.height, 2);
  std::vector<std::string> labels(rows);
  std::size_t label_width = 0;
  for (double value = axis.high; value > axis.low - axis.step / 2; value -= axis.step) {
    const double share = (axis.high - value) / (axis.high - axis.low);
    const auto row = static_cast<std::size_t>(std::lround(share * static_cast<double>(rows - 1)));
    const int decimals = std::max(options.decimals, axis.step < 1 ? 2 : axis.step < 5 ? 1 : 0);
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
    // With few rows two values share one: the outer ones stand.
    if (!labels[row].empty() && row + 1 < rows) continue;
    labels[row] = text == "-0" ? "0" : text;
    label_width = std::max(label_width, labels[row].size());
  }
  const std::size_t side = label_width + 3;
  const std::size_t columns = options.width > side + 10 ? options.width - side : 10;
  Screen screen(columns, rows, options.braille);
  draw_points(screen, points, axis);

  const char* tick = options.braille ? "┤" : "+";
  const char* wall = options.braille ? "│" : "|";
  std::string text;
  for (std::size_t r = 0; r < rows; ++r) {
    std::string line = fmt::format(" {:>{}} {}{}", labels[r], label_width,
                                   labels[r].empty() ? wall : tick, screen.line(r));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  const std::size_t used = report::columns(options.left) + report::columns(options.right);
  const std::size_t gap = columns > used ? columns - used : 1;
  const std::string below =
      points.size() == 1 ? options.left : options.left + std::string(gap, ' ') + options.right;
  return text + std::string(side, ' ') + below + "\n";
}

}  // namespace dowel::cli
