#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/stats.h"
#include "core/technique/measure_rep.h"

namespace dowel {

/// Frames of a film, both ends included.
struct Window {
  std::size_t from, to;
};

inline constexpr const char* kHipDragged =
    "A plate or the arm hides the hip, so its path is not to be believed.";
inline constexpr const char* kTopHidden = "The lockout was out of sight.";

/// What all who measure a rep share: its stretches of time, what is seen there, how sure that is,
/// and where it is told. The measures themselves are in measure_bottom, _top, _way, _spine, _load.
class RepMeter {
 public:
  /// @param out  takes the measures, in order
  RepMeter(const Rep& rep, const RepEvidence& e, std::vector<Measure>& out)
      : rep_(rep), e_(e), m_(e.motion), out_(out) {}

 protected:
  const Rep& rep_;
  const RepEvidence& e_;
  const BodyMotion& m_;

  double time(std::size_t i) const { return m_.time_s[i]; }

  void tell(std::string id, Measured value, std::size_t frame) {
    out_.push_back({std::move(id), value, time(frame), {}});
  }
  void cannot_tell(std::string id, std::string reason) {
    out_.push_back({std::move(id), std::nullopt, time(rep_.bottom_frame), std::move(reason)});
  }

  Window around(std::size_t frame, double before_s, double after_s) const {
    Window w{frame, frame};
    while (w.from > 0 && time(frame) - time(w.from - 1) <= before_s) --w.from;
    while (w.to + 1 < m_.time_s.size() && time(w.to + 1) - time(frame) <= after_s) ++w.to;
    return w;
  }
  Window bottom() const { return around(rep_.bottom_frame, 0.05, 0.05); }
  Window top() const { return around(rep_.ascent_to, 0.0, 0.15); }
  // All of the stay at the top, until the descent begins: a lean may come late. Where no descent
  // belongs to the lift, for as long as the lifter stands there.
  Window top_stay() const {
    constexpr double kLeast_s = 0.3, kMost_s = 3.0, kBendsAgain_rad = 20 / kDegPerRad;
    const double pause_s = rep_.tempo.top_pause_s;
    const Window longest =
        around(rep_.ascent_to, 0.0, pause_s > 0 ? std::clamp(pause_s, kLeast_s, kMost_s) : kMost_s);
    Window w = around(rep_.ascent_to, 0.0, kLeast_s);
    const Series& trunk = m_.trunk_inclination_rad;
    while (w.to < longest.to && !(trunk.has(w.to + 1) && trunk.value[w.to + 1] > kBendsAgain_rad)) {
      ++w.to;
    }
    return w;
  }

  static std::vector<double> seen_values(const Series& s, Window w) {
    std::vector<double> values;
    for (std::size_t i = w.from; i <= w.to; ++i) {
      if (s.has(i)) values.push_back(s.value[i]);
    }
    return values;
  }
  static std::optional<double> middle(const Series& s, Window w) {
    return median(seen_values(s, w));
  }

  double angle_sd() const { return angle_sd_rad(e_.view, m_); }
  // Against the vertical, of which the picture does not tell all.
  double tilt_sd() const {
    return e_.view.kind == ViewKind::kSide ? std::hypot(angle_sd(), m_.ground.up_sd_rad)
                                           : angle_sd();
  }
  double noise() const { return m_.angle_noise_rad; }

  // Off the side the knee brings its own sd along.
  double knee_sd(Window w) const {
    if (m_.knee_flexion_sd_rad.size() == 0) return angle_sd();
    return middle(m_.knee_flexion_sd_rad, w).value_or(angle_sd());
  }

  void angle(const char* id, const Series& series, Window w, const char* hidden,
             std::optional<double> sd_rad = std::nullopt) {
    if (const auto v = middle(series, w)) {
      tell(id, {to_deg(*v), to_deg(sd_rad.value_or(angle_sd()))}, (w.from + w.to) / 2);
    } else {
      cannot_tell(id, hidden);
    }
  }

  bool sagittal_usable(std::initializer_list<const char*> ids) {
    if (e_.view.sagittal_usable) return true;
    for (const char* id : ids) {
      cannot_tell(id, "The camera does not look at the lifter's side.");
    }
    return false;
  }

 private:
  std::vector<Measure>& out_;
};

void measure_bottom(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out);
void measure_top(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out);
/// From the bottom to the top: how far, what first, and with bent arms?
void measure_way(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out);
void measure_spine(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out);
void measure_load(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out);

}  // namespace dowel
