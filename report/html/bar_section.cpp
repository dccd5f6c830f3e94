#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "report/bar_words.h"
#include "report/html/chart.h"
#include "report/html/page.h"
#include "report/text.h"

namespace dowel::report {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

// One rep's curve in a figure.
struct RepCurve {
  int rep = 0;
  std::vector<CurvePoint> points;
};

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void take(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return !(low <= high); }
};

bool is_drawn(const SetAnalysis& analysis, std::size_t i) {
  return i < analysis.bar.reps.size() && analysis.bar.reps[i].followed &&
         !analysis.reps.reps[i].partial;
}

// What a pixel at the bar is in the figure's unit.
double unit_per_px(const SetAnalysis& analysis) {
  const BarMotion& bar = analysis.bar.motion;
  if (const auto& scale = bar.scale.metres_per_pixel) return 100 * scale->value;
  const double trunk_px = analysis.scale.trunk_length_px;
  return trunk_px > 0 ? 1 / (trunk_px * bar.scale.nearer.value) : 0;
}

// Forward of the top against above the bottom.
std::vector<RepCurve> paths(const SetAnalysis& analysis, double unit) {
  std::vector<RepCurve> out;
  const BarMotion& bar = analysis.bar.motion;
  const double forward = analysis.view.facing == Facing::kLeft ? -1 : 1;
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    if (!is_drawn(analysis, i)) continue;
    const Rep& rep = analysis.reps.reps[i];
    const RepBar& here = analysis.bar.reps[i];
    const Vec2 low = bar.ground.px[here.from_frame], top = bar.ground.px[here.to_frame];
    RepCurve curve{rep.index, {}};
    const std::size_t first = std::min(rep.start_frame, here.from_frame);
    const std::size_t last = std::max(rep.end_frame, here.to_frame);
    for (std::size_t k = first; k <= last && k < bar.ground.size(); ++k) {
      const bool seen = bar.ground.has(k);
      const Vec2 p = bar.ground.px[k];
      curve.points.push_back({seen ? unit * forward * (p.x - top.x) : kNoNumber,
                              seen ? unit * (low.y - p.y) : kNoNumber});
    }
    out.push_back(std::move(curve));
  }
  return out;
}

// Velocity against the share of the way up.
std::vector<RepCurve> speeds(const SetAnalysis& analysis, double unit) {
  std::vector<RepCurve> out;
  const BarMotion& bar = analysis.bar.motion;
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    if (!is_drawn(analysis, i)) continue;
    const RepBar& here = analysis.bar.reps[i];
    const double low = bar.ground.px[here.from_frame].y;
    const double way = low - bar.ground.px[here.to_frame].y;
    RepCurve curve{analysis.reps.reps[i].index, {}};
    for (std::size_t k = here.from_frame; k <= here.to_frame; ++k) {
      curve.points.push_back({100 * (low - bar.ground.px[k].y) / way,
                              bar.up_px_s.has(k) ? unit * bar.up_px_s.value[k] : kNoNumber});
    }
    out.push_back(std::move(curve));
  }
  return out;
}

const char* which(std::size_t i, std::size_t n) {
  if (i == 0) return " first";
  return i + 1 == n ? " last" : "";
}

std::string draw(const PlotFrame& frame, const std::vector<RepCurve>& curves) {
  std::string out;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    out += fmt::format(R"(<path class="curve hip-path{}" d="{}"><title>Rep {}</title></path>)",
                       which(i, curves.size()), path_data(frame, curves[i].points), curves[i].rep);
  }
  return out;
}

std::string legend(std::size_t curves) {
  const auto item = [](const char* key, const char* title) {
    return fmt::format(
        R"(<li><svg class="swatch" aria-hidden="true" viewBox="0 0 26 12"><path class="curve {}" d="M1 6H25"/></svg>{}</li>)",
        key, title);
  };
  std::string out = item("hip-path first", "First rep");
  if (curves > 2) out += item("hip-path", "Reps between");
  if (curves > 1) out += item("hip-path last", "Last rep");
  return out;
}

std::string figure(const std::string& caption, const std::string& aria, const PlotFrame& frame,
                   const std::vector<RepCurve>& curves, const std::string& x_unit,
                   const std::string& y_unit) {
  const auto x_ticks = round_ticks(frame.low_x, frame.high_x, 5);
  const auto y_ticks = round_ticks(frame.low_y, frame.high_y, 6);
  return fmt::format(
      R"(<figure class="narrow"><figcaption>{}</figcaption>
<ul class="legend" role="list">{}</ul>
<svg class="plot" viewBox="0 0 400 {}" role="img" aria-label="{}">{}{}<text class="unit" x="386" y="{}">{}</text><text x="10" y="14">{}</text></svg></figure>
)",
      caption, legend(curves.size()), coordinate(frame.bottom() + 46), aria,
      axes(frame, x_ticks, decimals_for(x_ticks), y_ticks, decimals_for(y_ticks), ""),
      draw(frame, curves), coordinate(frame.bottom() + 40), x_unit, y_unit);
}

std::string path_figure(const SetAnalysis& analysis) {
  const double unit = unit_per_px(analysis);
  const auto curves = paths(analysis, unit);
  Range x, y;
  for (const RepCurve& curve : curves) {
    for (const CurvePoint& p : curve.points) {
      x.take(p.x);
      y.take(p.y);
    }
  }
  if (x.empty() || !(y.high > y.low)) return {};
  // One scale on both axes, or the path's slope would lie.
  constexpr double kWidth = 330, kHeight = 330;
  const double span = 1.08 * std::max(y.high - y.low, (x.high - x.low) * kHeight / kWidth);
  const double half_x = span * kWidth / kHeight / 2;
  const double middle_x = (x.low + x.high) / 2, middle_y = (y.low + y.high) / 2;
  const PlotFrame frame{56,
                        30,
                        kWidth,
                        kHeight,
                        middle_x - half_x,
                        middle_x + half_x,
                        middle_y - span / 2,
                        middle_y + span / 2};
  const std::string in = analysis.bar.motion.scale.metres_per_pixel ? "cm" : "trunk lengths";
  return figure("Path of the bar, seen with the toes to the right",
                "Path of the bar in every rep: how far ahead of its place at the top against how "
                "far up, in " +
                    in,
                frame, curves, in + " ahead", in + " up");
}

std::string speed_figure(const SetAnalysis& analysis) {
  const auto& scale = analysis.bar.motion.scale.metres_per_pixel;
  if (!scale) return {};
  const auto curves = speeds(analysis, scale->value);
  Range y;
  y.take(0);
  for (const RepCurve& curve : curves) {
    for (const CurvePoint& p : curve.points) y.take(p.y);
  }
  if (!(y.high > y.low)) return {};
  const PlotFrame frame{56, 30, 330, 240, 0, 100, y.low, 1.08 * y.high};
  return figure("How fast the bar rises", "Velocity of the bar on the way up in every rep", frame,
                curves, "% of the way up", "m/s");
}

std::string cell(const std::optional<Measured>& value, int decimals) {
  return fmt::format("<td>{}</td>", bar_value_text(value, decimals));
}

std::string table(const SetAnalysis& analysis) {
  const bool metric = analysis.bar.motion.scale.metres_per_pixel.has_value();
  std::string rows;
  for (std::size_t i = 0; i < analysis.reps.reps.size() && i < analysis.bar.reps.size(); ++i) {
    const Rep& rep = analysis.reps.reps[i];
    const RepBar& bar = analysis.bar.reps[i];
    rows += fmt::format("<tr><th scope=\"row\">{}</th>",
                        rep.partial ? "cut" : std::to_string(rep.index));
    if (!bar.followed) {
      rows += fmt::format("<td colspan=\"5\">{}</td></tr>\n",
                          escape_html(bar_reason_words(bar.reason)));
      continue;
    }
    if (metric) {
      rows += cell(bar.rise_m, 2) + cell(bar.mean_velocity_m_s, 2) + cell(bar.peak_velocity_m_s, 2);
    } else {
      rows += fmt::format("<td>{}</td>", fixed_for_people(bar.rise_trunks, 2)) +
              cell(bar.mean_velocity_trunks_s, 2) + "<td>–</td>";
    }
    rows += fmt::format("<td>{}</td>", escape_html(sticking_words(bar.sticking)));
    rows += fmt::format("<td>{}</td></tr>\n", escape_html(ahead_words(bar)));
  }
  return fmt::format(
      R"(<div class="scroll" tabindex="0" role="region" aria-labelledby="bar"><table>
<thead><tr><th scope="col">Rep</th><th scope="col">Rise, {}</th><th scope="col">Mean velocity, {}</th><th scope="col">Peak velocity, {}</th><th scope="col">Slows down</th><th scope="col">Most ahead of its place at the top</th></tr></thead>
<tbody>
{}</tbody></table></div>
)",
      metric ? "m" : "trunk lengths", metric ? "m/s" : "trunks/s", metric ? "m/s" : "–", rows);
}

}  // namespace

std::string bar_section(const PageData& page) {
  const SetAnalysis& analysis = page.analysis;
  if (const std::string none = bar_not_found(analysis); !none.empty()) {
    return fmt::format(
        R"(<section aria-labelledby="bar">
<h2 id="bar">Bar or bell</h2>
<p class="note">{}</p>
</section>
)",
        escape_html(none));
  }
  if (analysis.bar.motion.kind == BarKind::kNone || analysis.bar.reps.empty()) return {};
  std::string notes;
  for (const std::string& note : bar_notes(analysis, page.context.athlete)) {
    notes += fmt::format("<p class=\"note\">{}</p>\n", escape_html(note));
  }
  return fmt::format(
      R"(<section aria-labelledby="bar">
<h2 id="bar">What the {} did</h2>
{}{}<div class="beside">{}{}</div>
</section>
)",
      analysis.bar.motion.kind == BarKind::kBell ? "bell" : "bar", table(analysis), notes,
      path_figure(analysis), speed_figure(analysis));
}

}  // namespace dowel::report
