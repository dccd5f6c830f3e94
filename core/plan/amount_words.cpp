#include "core/plan/amount_words.h"

#include "core/log/mass_words.h"

namespace dowel {
std::string tempo_figures(const Tempo& tempo) {
  std::string text = std::to_string(tempo.down_s).append(" s down");
  if (tempo.bottom_s > 0) {
    text.append(", ").append(std::to_string(tempo.bottom_s)).append(" s pause");
  }
  text.append(", ").append(std::to_string(tempo.up_s)).append(" s up");
  if (tempo.top_s > 0) {
    text.append(", ").append(std::to_string(tempo.top_s)).append(" s at the top");
  }
  return text;
}

std::string range_figures(const IntRange& range) {
  std::string text = std::to_string(range.from);
  if (range.to != range.from) text.append("-").append(std::to_string(range.to));
  return text;
}

std::string amount_words(const Prescription& line) {
  std::string text = std::to_string(line.sets).append(" × ");
  if (line.reps) text += range_figures(*line.reps);
  if (line.reps && line.hold_s) text += " holds of ";
  if (line.hold_s) text.append(figure_words(*line.hold_s)).append(" s");
  if (line.distance_m) text.append(figure_words(*line.distance_m)).append(" m");
  if (line.per_side) text += " each side";
  if (line.tempo) text.append(", ").append(tempo_figures(*line.tempo));
  return text;
}

std::string target_text(const WorkTarget& target, MassUnit unit) {
  Prescription line;
  line.sets = target.sets;
  if (target.reps > 0) line.reps = IntRange{target.reps, target.reps};
  line.hold_s = target.hold_s;
  line.distance_m = target.distance_m;
  line.per_side = target.per_side;
  std::string text = amount_words(line);
  if (target.load_kg) text.append(" at ").append(mass_words(*target.load_kg, unit));
  if (target.level) text.append(", level ").append(std::to_string(*target.level + 1));
  return text;
}

}  // namespace dowel
