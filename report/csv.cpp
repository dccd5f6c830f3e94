#include "report/csv.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/technique/measure_rep.h"
#include "report/checkpoint_grid.h"
#include "report/measure_name.h"
#include "report/text.h"
#include "report/verdict.h"

namespace dowel::report {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

// One line: cells are added in order, already safe.
class CsvLine {
 public:
  explicit CsvLine(std::string& out) : out_(out) {}
  CsvLine(const CsvLine&) = delete;
  CsvLine& operator=(const CsvLine&) = delete;
  ~CsvLine() { out_ += kLineEnd; }

  CsvLine& raw(std::string_view cell) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += cell;
    return *this;
  }
  CsvLine& text(const std::string& cell) { return raw(csv_cell(cell)); }
  CsvLine& number(double value, int decimals) { return raw(fixed(value, decimals)); }
  CsvLine& integer(std::size_t value) { return raw(std::to_string(value)); }

 private:
  std::string& out_;
  bool first_ = true;
};

// A rep's name in the tables: 1, 2, …; a partial one has none.
CsvLine& rep_cells(CsvLine& line, const std::string& clip, const Rep& rep) {
  line.text(clip).raw(rep.partial ? "" : std::to_string(rep.index));
  return line.raw(rep.partial ? "1" : "0");
}

std::string reps_table(const SetAnalysis& analysis, const std::string& clip) {
  std::string out =
      "clip,rep,partial,start_s,bottom_s,end_s,eccentric_s,bottom_pause_s,concentric_s,top_pause_s,"
      "partial_reason\r\n";
  for (const Rep& rep : analysis.reps.reps) {
    CsvLine line(out);
    rep_cells(line, clip, rep);
    for (const std::size_t frame : {rep.start_frame, rep.bottom_frame, rep.end_frame}) {
      line.number(frame_time_s(analysis, frame), 3);
    }
    line.raw(rep.has_descent ? fixed(rep.tempo.eccentric_s, 3) : "");
    line.number(rep.tempo.bottom_pause_s, 3).number(rep.tempo.concentric_s, 3);
    line.number(rep.tempo.top_pause_s, 3).text(rep.partial_reason);
  }
  return out;
}

void value_cells(CsvLine& line, const std::optional<Measured>& value, int decimals) {
  const bool told = value && std::isfinite(value->value);
  line.raw(told ? fixed(value->value, decimals) : "").raw(told ? fixed(value->sd, decimals) : "");
}

std::string measures_table(const SetAnalysis& analysis, const std::string& clip) {
  std::string out = "clip,rep,partial,measure,value,sd,unit,at_s,reason\r\n";
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    for (const Measure& measure : findings_of(analysis, i).measures) {
      const MeasureName name = name_measure(measure.id, {});
      CsvLine line(out);
      rep_cells(line, clip, analysis.reps.reps[i]).text(measure.id);
      value_cells(line, measure.value, name.decimals + 1);
      line.raw(name.unit).number(measure.at_s, 3).text(measure.reason);
    }
  }
  return out;
}

std::string findings_table(const SetAnalysis& analysis, const std::string& clip) {
  std::string out =
      "clip,rep,partial,rule,checkpoint,fault,state,measure,value,sd,unit,threshold,broken_when,"
      "at_s,reason,remedy,source\r\n";
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    for (const Finding& finding : findings_of(analysis, i).findings) {
      const MeasureName name = name_measure(finding.measure, {});
      const FindingState state = shown_state(finding);
      const bool untold = state == FindingState::kCannotTell;
      CsvLine line(out);
      rep_cells(line, clip, analysis.reps.reps[i]);
      line.text(finding.rule).text(finding.checkpoint).text(finding.fault);
      line.raw(state_key(state)).text(finding.measure);
      value_cells(line, untold ? std::nullopt : finding.value, name.decimals + 1);
      line.raw(name.unit).number(finding.threshold, name.decimals + 1);
      line.raw(finding.broken_above ? "above" : "below").number(finding.at_s, 3);
      line.text(finding.reason).text(finding.remedy).text(finding.source);
    }
  }
  return out;
}

std::string bar_table(const SetAnalysis& analysis, const std::string& clip) {
  std::string out =
      "clip,rep,partial,from_s,to_s,rise_m,rise_sd_m,mean_velocity_m_s,mean_velocity_sd_m_s,"
      "peak_velocity_m_s,peak_velocity_sd_m_s,mean_velocity_trunks_s,mean_velocity_sd_trunks_s,"
      "sticking_from_s,sticking_to_s,ahead_m,ahead_sd_m,ahead_trunks,ahead_sd_trunks,over_foot,"
      "over_foot_sd,reason\r\n";
  for (std::size_t i = 0; i < analysis.bar.reps.size() && i < analysis.reps.reps.size(); ++i) {
    const RepBar& bar = analysis.bar.reps[i];
    if (analysis.bar.motion.kind == BarKind::kNone) break;
    CsvLine line(out);
    rep_cells(line, clip, analysis.reps.reps[i]);
    line.raw(bar.followed ? fixed(bar.from_s, 3) : "").raw(bar.followed ? fixed(bar.to_s, 3) : "");
    for (const auto* value : {&bar.rise_m, &bar.mean_velocity_m_s, &bar.peak_velocity_m_s,
                              &bar.mean_velocity_trunks_s}) {
      value_cells(line, *value, 3);
    }
    line.raw(bar.sticking ? fixed(bar.sticking->from_s, 3) : "");
    line.raw(bar.sticking ? fixed(bar.sticking->to_s, 3) : "");
    for (const auto* value : {&bar.ahead_m, &bar.ahead_trunks, &bar.over_foot}) {
      value_cells(line, *value, 3);
    }
    line.text(bar.reason);
  }
  return out;
}

struct Column {
  std::string header;
  Series series;
  double factor;  // from the series' unit to the header's
  int decimals;
};

// The sd of each knee angle: its own off the side, else that of all angles.
Series knee_sd(const SetAnalysis& analysis) {
  const BodyMotion& m = analysis.motion;
  Series sd(m.knee_flexion_rad.size());
  const double usual = angle_sd_rad(analysis.view, m);
  for (std::size_t i = 0; i < sd.size(); ++i) {
    const bool own = i < m.knee_flexion_sd_rad.size() && m.knee_flexion_sd_rad.has(i);
    if (m.knee_flexion_rad.has(i)) sd.set(i, own ? m.knee_flexion_sd_rad.value[i] : usual);
  }
  return sd;
}

Series same_everywhere(double value, std::size_t n) {
  Series series(n);
  for (std::size_t i = 0; i < n; ++i) series.set(i, value);
  return series;
}

std::vector<Column> series_columns(const SetAnalysis& analysis) {
  const BodyMotion& m = analysis.motion;
  const DowelTrack& d = analysis.dowel;
  std::vector<Column> out = {
      {"trunk_inclination_deg", m.trunk_inclination_rad, kDegPerRad, 2},
      {"hip_flexion_deg", m.hip_flexion_rad, kDegPerRad, 2},
      {"knee_flexion_deg", m.knee_flexion_rad, kDegPerRad, 2},
      {"knee_flexion_sd_deg", knee_sd(analysis), kDegPerRad, 2},
      {"ankle_dorsiflexion_deg", m.ankle_dorsiflexion_rad, kDegPerRad, 2},
      {"shank_inclination_deg", m.shank_inclination_rad, kDegPerRad, 2},
      {"elbow_flexion_deg", m.elbow_flexion_rad, kDegPerRad, 2},
      {"other_angles_sd_deg", same_everywhere(angle_sd_rad(analysis.view, m), m.time_s.size()),
       kDegPerRad, 2},
      {"shoulder_drop_trunks", m.shoulder_drop, 1, 4},
      {"hip_drop_trunks", m.hip_drop, 1, 4},
      {"hip_back_trunks", m.hip_back, 1, 4},
      {"spine_mdev_mm", d.mean_deviation_mm, 1, 2},
      {"spine_bulge_mm", d.bulge_mm, 1, 2},
      {"spine_bend_deg", d.bend_rad, kDegPerRad, 2},
      {"lumbar_gap_mm", d.gap_mm, 1, 2},
      {"ear_mm", d.ear_mm, 1, 2}};
  const auto add_path = [&out](const std::string& point, const PointPath& path) {
    Series x(path.size()), y(path.size());
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (!path.has(i)) continue;
      x.set(i, path.px[i].x);
      y.set(i, path.px[i].y);
    }
    out.push_back({point + "_x_px", std::move(x), 1, 2});
    out.push_back({point + "_y_px", std::move(y), 1, 2});
  };
  add_path("shoulder", m.shoulder);
  add_path("hip", m.hip);
  add_path("knee", m.knee);
  add_path("ankle", m.ankle);
  add_path("wrist", m.wrist);
  const BarMotion& bar = analysis.bar.motion;
  if (bar.kind == BarKind::kNone) return out;
  add_path(bar.kind == BarKind::kBell ? "bell" : "plate", bar.picture);
  if (bar.end.size() > 0) add_path("bar_end", bar.end);
  out.push_back({"bar_sd_px", bar.sd_px, 1, 2});
  out.push_back({"bar_radius_px", bar.radius_px, 1, 2});
  const auto& metres = bar.scale.metres_per_pixel;
  if (metres) out.push_back({"bar_up_m_s", bar.up_px_s, metres->value, 3});
  return out;
}

std::string series_table(const SetAnalysis& analysis, const std::string& clip) {
  const std::vector<Column> columns = series_columns(analysis);
  std::string out = "clip,frame,time_s";
  for (const Column& column : columns) out += "," + column.header;
  out += kLineEnd;
  for (std::size_t i = 0; i < analysis.motion.time_s.size(); ++i) {
    CsvLine line(out);
    line.text(clip).integer(i).number(analysis.motion.time_s[i], 4);
    for (const Column& column : columns) {
      const bool known = i < column.series.size() && column.series.has(i);
      line.raw(known ? fixed(column.factor * column.series.value[i], column.decimals) : "");
    }
  }
  return out;
}

}  // namespace

std::string csv_cell(const std::string& text) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";
  const bool formula = !text.empty() && kFormulaStarts.find(text[0]) != std::string_view::npos;
  std::string safe = cleaned_text(formula ? "'" + text : text);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

CsvTables make_csv(const SetAnalysis& analysis, const ReportContext& context) {
  const std::string& clip = context.source.file_name;
  return {reps_table(analysis, clip), measures_table(analysis, clip),
          findings_table(analysis, clip), bar_table(analysis, clip), series_table(analysis, clip)};
}

}  // namespace dowel::report
