#include "report/bar_json.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "report/json_number.h"

namespace dowel::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view kind_key(BarKind kind) {
  switch (kind) {
    case BarKind::kPlate:
      return "plate";
    case BarKind::kBell:
      return "bell";
    case BarKind::kNone:
      break;
  }
  return "none";
}

std::string_view scale_key(ScaleSource from) {
  switch (from) {
    case ScaleSource::kHeight:
      return "height";
    case ScaleSource::kPlate:
      return "plate";
    case ScaleSource::kNone:
      break;
  }
  return "none";
}

// The bar's end where it was told, else the middle of plate or bell.
const PointPath& told_path(const BarMotion& bar) {
  return bar.end.size() > 0 ? bar.end : bar.picture;
}

// Seen itself within a twentieth of a second on one side: what is bridged over more is good enough
// for a velocity, but no point to be shown.
bool was_seen_about(const BarMotion& bar, const std::vector<double>& time_s, std::size_t i) {
  constexpr double kAbout_s = 0.05;
  for (std::size_t k = i; k < time_s.size() && time_s[k] - time_s[i] <= kAbout_s; ++k) {
    if (k < bar.radius_px.size() && bar.radius_px.has(k)) return true;
  }
  for (std::size_t k = i + 1; k-- > 0 && time_s[i] - time_s[k] <= kAbout_s;) {
    if (k < bar.radius_px.size() && bar.radius_px.has(k)) return true;
  }
  return false;
}

Json points_json(const BarMotion& bar, const std::vector<double>& time_s) {
  const PointPath& path = told_path(bar);
  Json out = Json::array();
  for (std::size_t i = 0; i < path.size() && i < time_s.size(); ++i) {
    if (!path.has(i) || !was_seen_about(bar, time_s, i)) continue;
    out.push_back({{"t_s", json_number(time_s[i], 4)},
                   {"x_px", json_number(path.px[i].x, 1)},
                   {"y_px", json_number(path.px[i].y, 1)},
                   {"sd_px", json_number(bar.sd_px.at(i), 2)}});
  }
  return out;
}

Json sticking_json(const std::optional<StickingRegion>& region) {
  if (!region) return nullptr;
  return {{"from_s", json_number(region->from_s, 3)},
          {"to_s", json_number(region->to_s, 3)},
          {"from_share", json_number(region->from_share, 2)},
          {"to_share", json_number(region->to_share, 2)},
          {"slows_to", json_number(region->slows_to, 2)}};
}

Json rep_json(const Rep& rep, const RepBar& bar) {
  return {{"index", rep.index},
          {"followed", bar.followed},
          {"from_s", bar.followed ? json_number(bar.from_s, 3) : Json(nullptr)},
          {"to_s", bar.followed ? json_number(bar.to_s, 3) : Json(nullptr)},
          {"rise_m", json_measured(bar.rise_m, 3)},
          {"mean_velocity_m_s", json_measured(bar.mean_velocity_m_s, 3)},
          {"peak_velocity_m_s", json_measured(bar.peak_velocity_m_s, 3)},
          {"mean_velocity_trunks_s", json_measured(bar.mean_velocity_trunks_s, 3)},
          {"sticking", sticking_json(bar.sticking)},
          {"ahead_trunks", json_measured(bar.ahead_trunks, 3)},
          {"ahead_m", json_measured(bar.ahead_m, 3)},
          {"over_foot", json_measured(bar.over_foot, 2)},
          {"reason", bar.reason}};
}

}  // namespace

Json bar_json(const SetAnalysis& analysis, const ReportContext& context) {
  const SetBar& bar = analysis.bar;
  const BarScale& scale = bar.motion.scale;
  Json out = {{"kind", kind_key(bar.motion.kind)}, {"scale_from", scale_key(scale.from)}};
  if (bar.motion.kind == BarKind::kNone) {
    out["points"] = Json::array();
    return out;
  }
  out["point"] = bar.motion.end.size() > 0 ? "end" : "middle";
  out["plate_confirmed_m"] = json_number(context.athlete.plate_m, 3);
  out["metres_per_pixel"] = json_measured(scale.metres_per_pixel, 6);
  out["metres_per_pixel_by_height"] = json_measured(scale.from_height, 6);
  out["metres_per_pixel_by_plate"] = json_measured(scale.from_plate, 6);
  out["nearer"] = json_measured(scale.nearer, 3);
  out["velocity_loss"] = json_measured(bar.velocity_loss, 3);
  out["reps"] = Json::array();
  for (std::size_t i = 0; i < bar.reps.size() && i < analysis.reps.reps.size(); ++i) {
    out["reps"].push_back(rep_json(analysis.reps.reps[i], bar.reps[i]));
  }
  out["points"] = points_json(bar.motion, analysis.motion.time_s);
  return out;
}

}  // namespace dowel::report
