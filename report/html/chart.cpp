#include "report/html/chart.h"

#include <fmt/format.h>

#include <cmath>

#include "report/text.h"

namespace dowel::report {

std::string coordinate(double value) { return fixed(value, 1); }

std::vector<double> round_ticks(double low, double high, int wanted) {
  if (!(high > low) || !std::isfinite(high - low) || wanted < 1) return {};
  const double rough = (high - low) / wanted;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double multiple : {5.0, 2.0, 1.0}) {
    if (multiple * power >= rough) step = multiple * power;
  }
  std::vector<double> out;
  const double slack = step * 1e-9;
  for (double i = std::ceil((low - slack) / step); i * step <= high + slack; ++i) {
    out.push_back(i * step);
  }
  return out;
}

int decimals_for(const std::vector<double>& ticks) {
  const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
  if (step > 0.995) return 0;
  return step > 0.0995 ? 1 : 2;
}

std::string path_data(const PlotFrame& frame, const std::vector<CurvePoint>& points) {
  std::string out;
  bool pen_down = false;
  for (const CurvePoint& p : points) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
      pen_down = false;
      continue;
    }
    out += pen_down ? 'L' : 'M';
    out += coordinate(frame.x(p.x));
    out += ' ';
    out += coordinate(frame.y(p.y));
    pen_down = true;
  }
  return out;
}

std::string axes(const PlotFrame& frame, const std::vector<double>& x_ticks, int x_decimals,
                 const std::vector<double>& y_ticks, int y_decimals, const std::string& y_suffix) {
  std::string out = "<g class=\"axes\">";
  for (const double tick : y_ticks) {
    const std::string y = coordinate(frame.y(tick));
    out += fmt::format(R"(<path d="M{} {}H{}"/><text class="y" x="{}" y="{}">{}{}</text>)",
                       coordinate(frame.left), y, coordinate(frame.right()),
                       coordinate(frame.left - 7), y, fixed_for_people(tick, y_decimals), y_suffix);
  }
  for (const double tick : x_ticks) {
    out += fmt::format(R"(<text class="x" x="{}" y="{}">{}</text>)", coordinate(frame.x(tick)),
                       coordinate(frame.bottom() + 18), fixed_for_people(tick, x_decimals));
  }
  return out + "</g>";
}

}  // namespace dowel::report
