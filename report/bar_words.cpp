#include "report/bar_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text.h"

namespace dowel::report {
namespace {

const char* thing(BarKind kind) { return kind == BarKind::kBell ? "bell" : "bar"; }

std::string percent(double share) { return fixed_for_people(100 * share, 0); }

// Whether height and plate tell the same of a metre, within two of their joint sd.
bool agree(const BarScale& scale) {
  const double apart = std::abs(scale.from_height->value - scale.from_plate->value);
  return apart <= 2 * std::hypot(scale.from_height->sd, scale.from_plate->sd);
}

std::string scale_note(const BarMotion& bar, const AthleteBody& athlete) {
  const BarScale& scale = bar.scale;
  if (scale.from == ScaleSource::kNone) {
    return bar.kind == BarKind::kBell
               ? "Nothing is told in metres: give your height to see them."
               : "Nothing is told in metres: give your height, or the diameter of the near plate "
                 "if you know it, to see them.";
  }
  if (scale.from == ScaleSource::kPlate) {
    std::string out = fmt::format("A metre is taken from the near plate, {} mm across as you said.",
                                  fixed_for_people(1000 * athlete.plate_m.value_or(0), 0));
    if (!scale.from_height) return out;
    const double share = scale.from_height->value / scale.from_plate->value - 1;
    out += fmt::format(" By your height a metre would be {} % {}.", percent(std::abs(share)),
                       share < 0 ? "longer on the picture" : "shorter on the picture");
    if (!agree(scale)) {
      out += " The two do not agree: check the plate's diameter, and the height.";
    }
    return out;
  }
  if (bar.kind == BarKind::kBell) return "A metre is taken from your height.";
  return fmt::format(
      "A metre is taken from your height; the plate, nearer to the camera, looks {} ± {} times as "
      "large. If you know the plate's diameter, say so: it tells velocities with a third of the "
      "uncertainty.",
      fixed_for_people(scale.nearer.value, 2), fixed(scale.nearer.sd, 2));
}

std::string loss_note(const std::optional<Measured>& loss) {
  if (!loss || !std::isfinite(loss->value)) return {};
  return fmt::format("The last rep's mean velocity was {} ± {} % below that of the fastest.",
                     percent(loss->value), fixed(100 * loss->sd, 0));
}

}  // namespace

std::string bar_value_text(const std::optional<Measured>& value, int decimals) {
  if (!value || !std::isfinite(value->value)) return "–";
  const std::string number = fixed_for_people(value->value, decimals);
  if (!std::isfinite(value->sd) || value->sd <= 0) return number;
  return fmt::format("{} ± {}", number, fixed(value->sd, decimals));
}

std::string bar_reason_words(const std::string& reason) {
  if (reason == "not_followed") return "cannot tell: it could not be followed all the way up";
  if (reason == "did_not_rise") return "it did not rise with the body";
  return "cannot tell";
}

std::string sticking_words(const std::optional<StickingRegion>& sticking) {
  if (!sticking) return "no";
  return fmt::format("between {} and {} % of the way, to {} % of its speed before",
                     percent(sticking->from_share), percent(sticking->to_share),
                     percent(sticking->slows_to));
}

std::string ahead_words(const RepBar& bar) {
  if (bar.ahead_m) {
    return bar_value_text(Measured{100 * bar.ahead_m->value, 100 * bar.ahead_m->sd}, 1) + " cm";
  }
  if (bar.ahead_trunks) return bar_value_text(bar.ahead_trunks, 2) + " trunk lengths";
  return "–";
}

std::vector<std::string> bar_notes(const SetAnalysis& analysis, const AthleteBody& athlete) {
  std::vector<std::string> notes;
  if (analysis.bar.motion.kind == BarKind::kNone) return notes;
  const std::string loss = loss_note(analysis.bar.velocity_loss);
  if (!loss.empty()) notes.push_back(loss);
  notes.push_back(scale_note(analysis.bar.motion, athlete));
  return notes;
}

std::string bar_not_found(const SetAnalysis& analysis) {
  if (analysis.bar.motion.kind != BarKind::kNone || analysis.reps.counted == 0) return {};
  return "No plate or bell was seen to go up and down with the lifter, so nothing is told of its "
         "path or velocity.";
}

std::string bar_summary(const SetAnalysis& analysis) {
  const SetBar& bar = analysis.bar;
  if (bar.motion.kind == BarKind::kNone) return bar_not_found(analysis);
  std::vector<double> means;
  std::size_t followed = 0, counted = 0;
  for (std::size_t i = 0; i < bar.reps.size() && i < analysis.reps.reps.size(); ++i) {
    if (analysis.reps.reps[i].partial) continue;
    ++counted;
    followed += bar.reps[i].followed;
    if (bar.reps[i].mean_velocity_m_s) means.push_back(bar.reps[i].mean_velocity_m_s->value);
  }
  if (counted == 0) return {};
  if (followed == 0) {
    return fmt::format("The {} was seen, but in none of {} could it be followed all the way up.",
                       thing(bar.motion.kind), count_of(counted, "rep"));
  }
  std::string out = fmt::format("The {} was followed in {} of {}", thing(bar.motion.kind), followed,
                                count_of(counted, "rep"));
  if (!means.empty()) {
    const auto [low, high] = std::ranges::minmax(means);
    out += low == high ? fmt::format("; it rose at {} m/s", fixed_for_people(low, 2))
                       : fmt::format("; it rose at {} to {} m/s", fixed_for_people(low, 2),
                                     fixed_for_people(high, 2));
  }
  out += ".";
  const std::string loss = loss_note(bar.velocity_loss);
  return loss.empty() ? out : out + " " + loss;
}

}  // namespace dowel::report
