#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "report/html/chart.h"
#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostPoints = 2400;  // per curve; more than any screen can show

struct AngleCurve {
  const char* key;  // class name
  const char* title;
  const Series* series;
};

double value_or_gap(const Series& series, std::size_t i) {
  return i < series.size() && series.has(i) ? series.value[i] : kNoNumber;
}

std::vector<CurvePoint> curve_over_time(const BodyMotion& motion, const Series& series) {
  const std::size_t n = motion.time_s.size();
  const std::size_t step = 1 + n / kMostPoints;
  std::vector<CurvePoint> out;
  for (std::size_t i = 0; i < n; i += step) {
    out.push_back({motion.time_s[i], to_deg(value_or_gap(series, i))});
  }
  return out;
}

// Lowest and highest finite y of the curves.
std::optional<std::pair<double, double>> range_of(const std::vector<std::vector<CurvePoint>>& all,
                                                  double CurvePoint::*member) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const std::vector<CurvePoint>& curve : all) {
    for (const CurvePoint& p : curve) {
      if (!std::isfinite(p.*member)) continue;
      low = std::min(low, p.*member);
      high = std::max(high, p.*member);
    }
  }
  if (!(low <= high)) return std::nullopt;
  return std::pair{low, high};
}

std::string shade(const PlotFrame& frame, double from_s, double to_s, const char* name) {
  if (!std::isfinite(from_s) || !std::isfinite(to_s) || to_s <= from_s) return {};
  return fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", name,
                     coordinate(frame.x(from_s)), coordinate(frame.top),
                     coordinate(frame.x(to_s) - frame.x(from_s)), coordinate(frame.height));
}

// Descent and ascent behind the curves, the rep's number above them.
std::string rep_phases(const PlotFrame& frame, const SetAnalysis& analysis) {
  std::string out = "<g class=\"phases\">";
  for (const Rep& rep : analysis.reps.reps) {
    const auto time = [&](std::size_t i) { return frame_time_s(analysis, i); };
    if (rep.has_descent) {
      out += shade(frame, time(rep.descent_from), time(rep.descent_to), "down");
    }
    out += shade(frame, time(rep.ascent_from), time(rep.ascent_to), "up");
    const double bottom = time(rep.bottom_frame);
    if (!std::isfinite(bottom)) continue;
    out += fmt::format(R"(<text class="rep" x="{}" y="{}">{}</text>)", coordinate(frame.x(bottom)),
                       coordinate(frame.top - 8), rep.partial ? "cut" : std::to_string(rep.index));
  }
  return out + "</g>";
}

std::string legend_item(const std::string& swatch_class, const std::string& title, bool line) {
  return fmt::format(
      R"(<li><svg class="swatch" aria-hidden="true" viewBox="0 0 26 12">{}</svg>{}</li>)",
      line ? fmt::format(R"(<path class="curve {}" d="M1 6H25"/>)", swatch_class)
           : fmt::format(R"(<rect class="{}" width="26" height="12"/>)", swatch_class),
      title);
}

std::string angle_figure(const SetAnalysis& analysis) {
  const BodyMotion& m = analysis.motion;
  const std::array curves = {AngleCurve{"hip", "Hip flexion", &m.hip_flexion_rad},
                             AngleCurve{"knee", "Knee flexion", &m.knee_flexion_rad},
                             AngleCurve{"trunk", "Trunk inclination", &m.trunk_inclination_rad}};
  std::vector<std::vector<CurvePoint>> points;
  std::string legend;
  for (const AngleCurve& curve : curves) {
    points.push_back(curve_over_time(m, *curve.series));
    legend += legend_item(curve.key, curve.title, true);
  }
  const auto times = range_of(points, &CurvePoint::x);
  const auto angles = range_of(points, &CurvePoint::y);
  if (!times || !angles || times->second <= times->first) return {};
  constexpr double kLeast = 960, kPerSecond = 26, kMost = 12000;
  const double width = std::clamp(kPerSecond * (times->second - times->first), kLeast, kMost);
  const double height = 340;
  PlotFrame frame{52, 30, width - 68, height - 78, times->first, times->second, 0, 0};
  frame.low_y = std::floor(std::min(0.0, angles->first) / 10) * 10;
  frame.high_y = std::ceil(std::max(angles->second, 30.0) / 10) * 10;
  std::string lines;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    lines += fmt::format(R"(<path class="curve {}" d="{}"/>)", curves[i].key,
                         path_data(frame, points[i]));
  }
  const auto x_ticks = round_ticks(frame.low_x, frame.high_x, static_cast<int>(width / 80));
  const auto y_ticks = round_ticks(frame.low_y, frame.high_y, 6);
  return fmt::format(
      R"(<figure><figcaption>Angles over the set</figcaption>
<ul class="legend" role="list">{}{}{}</ul>
<div class="scroll" tabindex="0" role="region" aria-label="Angles over the set, scrolls sideways"><svg class="plot" viewBox="0 0 {} {}" style="min-width:{}px" role="img" aria-label="Hip flexion, knee flexion and trunk inclination in degrees over time in seconds, with the way down and the way up of every rep shaded">{}{}{}<text class="unit" x="{}" y="{}">seconds in the clip</text></svg></div></figure>
)",
      legend, analysis.reps.reps.empty() ? "" : legend_item("down", "Way down", false),
      analysis.reps.reps.empty() ? "" : legend_item("up", "Way up", false), coordinate(width),
      coordinate(height), coordinate(width * 0.8), rep_phases(frame, analysis),
      axes(frame, x_ticks, decimals_for(x_ticks), y_ticks, 0, "°"), lines,
      coordinate(frame.right()), coordinate(height - 6));
}

struct HipPath {
  const Rep* rep;
  std::vector<CurvePoint> points;
};

std::vector<HipPath> hip_paths(const SetAnalysis& analysis, double per_trunk) {
  std::vector<HipPath> out;
  for (const Rep& rep : analysis.reps.reps) {
    if (rep.partial) continue;
    HipPath path{&rep, {}};
    for (std::size_t i = rep.start_frame; i <= rep.end_frame; ++i) {
      path.points.push_back({per_trunk * value_or_gap(analysis.motion.hip_back, i),
                             per_trunk * value_or_gap(analysis.motion.hip_drop, i)});
    }
    out.push_back(std::move(path));
  }
  return out;
}

// Same scale on both axes, or the path's slope would lie.
PlotFrame equal_frame(std::pair<double, double> back, std::pair<double, double> drop) {
  constexpr double kWidth = 330, kMostHeight = 330, kLeastHeight = 120;
  const double least = std::min(back.first, 0.0), most = std::max(back.second, 0.0);
  const double high = std::min(drop.first, 0.0), low = std::max(drop.second, 0.0);
  const double span_x = 1.08 * std::max(most - least, 1e-3);
  const double span_y = 1.08 * std::max(low - high, 1e-3);
  const double scale = std::min(kWidth / span_x, kMostHeight / span_y);
  const double height = std::max(kLeastHeight, scale * span_y);
  const double half_x = kWidth / scale / 2, half_y = height / scale / 2;
  const double middle_x = (least + most) / 2, middle_y = (high + low) / 2;
  // Further back stands further left, further down stands lower.
  return {56,
          30,
          kWidth,
          height,
          middle_x + half_x,
          middle_x - half_x,
          middle_y + half_y,
          middle_y - half_y};
}

std::string hip_figure(const SetAnalysis& analysis) {
  const Scale& scale = analysis.scale;
  const bool metric =
      scale.metres_per_pixel && std::isfinite(*scale.metres_per_pixel) && scale.trunk_length_px > 0;
  const double per_trunk = metric ? 100 * *scale.metres_per_pixel * scale.trunk_length_px : 1;
  const std::vector<HipPath> paths = hip_paths(analysis, per_trunk);
  std::vector<std::vector<CurvePoint>> points;
  points.reserve(paths.size());
  for (const HipPath& path : paths) points.push_back(path.points);
  const auto back = range_of(points, &CurvePoint::x);
  const auto drop = range_of(points, &CurvePoint::y);
  if (!back || !drop) return {};
  const PlotFrame frame = equal_frame(*back, *drop);
  std::string lines;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const bool last = i + 1 == paths.size() && paths.size() > 1;
    lines += fmt::format(R"(<path class="curve hip-path{}" d="{}"><title>Rep {}</title></path>)",
                         i == 0 ? " first"
                         : last ? " last"
                                : "",
                         path_data(frame, paths[i].points), paths[i].rep->index);
  }
  const auto x_ticks = round_ticks(frame.high_x, frame.low_x, 5);
  const auto y_ticks = round_ticks(frame.high_y, frame.low_y, 5);
  const char* unit = metric ? "cm" : "trunk lengths";
  std::string legend = legend_item("hip-path first", "First rep", true);
  if (paths.size() > 2) legend += legend_item("hip-path", "Reps between", true);
  if (paths.size() > 1) legend += legend_item("hip-path last", "Last rep", true);
  return fmt::format(
      R"(<figure class="narrow"><figcaption>Path of the hip, seen with the toes to the right</figcaption>
<ul class="legend" role="list">{}</ul>
<svg class="plot" viewBox="0 0 400 {}" role="img" aria-label="Path of the hip in every rep: how far back against how far down, in {}">{}{}<text class="unit" x="386" y="{}">{} back</text><text x="10" y="14">{} down</text></svg></figure>
)",
      legend, coordinate(frame.bottom() + 46), unit,
      axes(frame, x_ticks, decimals_for(x_ticks), y_ticks, decimals_for(y_ticks), ""), lines,
      coordinate(frame.bottom() + 40), unit, unit);
}

}  // namespace

std::string curves_section(const PageData& page) {
  const std::string angles = angle_figure(page.analysis);
  const std::string hips = hip_figure(page.analysis);
  if (angles.empty() && hips.empty()) return {};
  return fmt::format(
      R"(<section aria-labelledby="curves">
<h2 id="curves">How you moved</h2>
{}<div class="beside">{}<div class="note"><p>Flexion is positive and standing straight is 0°. Hip flexion is the angle between trunk and thigh, so it contains what the low back bends; it is not the hip joint alone.</p><p>In a hinge the hips go back. In a squat they go down. A path that climbs steeply at once on the way up means the hips rise before the chest does.</p></div></div>
</section>
)",
      angles, hips);
}

}  // namespace dowel::report
