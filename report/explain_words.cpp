#include <cctype>
#include <sstream>

#include "report/explain_pages.h"

namespace dowel {

namespace {

std::string plain(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

}  // namespace

std::string range_words(const IntRange& range) {
  return range.from == range.to ? std::to_string(range.from)
                                : std::to_string(range.from) + "-" + std::to_string(range.to);
}

std::string range_words(const RealRange& range) {
  return range.from == range.to ? plain(range.from) : plain(range.from) + "-" + plain(range.to);
}

std::string tempo_words(const Tempo& tempo) {
  return std::to_string(tempo.down_s) + "-" + std::to_string(tempo.bottom_s) + "-" +
         std::to_string(tempo.up_s) + "-" + std::to_string(tempo.top_s);
}

std::string dosage_line(const Dosage& dosage) {
  std::string amount;
  if (dosage.reps) {
    amount = range_words(*dosage.reps);
    if (dosage.seconds) amount += " repetitions of " + range_words(*dosage.seconds) + " s";
  } else if (dosage.seconds) {
    amount = range_words(*dosage.seconds) + " s";
  } else if (dosage.metres) {
    amount = range_words(*dosage.metres) + " m";
  }
  std::string line;
  if (dosage.sets) line = range_words(*dosage.sets) + (amount.empty() ? " sets" : " x ");
  line += amount;
  if (dosage.tempo) line += (line.empty() ? "tempo " : ", tempo ") + tempo_words(*dosage.tempo);
  if (line.empty()) line = "up to you";
  if (dosage.per_side) line += " a side";
  return line;
}

std::string equipment_line(const Knowledge& knowledge,
                           const std::vector<std::vector<std::string>>& alternatives) {
  std::string line;
  for (const std::vector<std::string>& needed : alternatives) {
    std::string items;
    for (const std::string& id : needed) {
      const Equipment* equipment = find_entry(knowledge.equipment, id);
      items += (items.empty() ? "" : " and ") + (equipment ? equipment->name : id);
    }
    // Named first and not needed at all: something at home will do for it (exercises.toml).
    const bool stood_in_for = items.empty() && alternatives.size() == 2 && !line.empty();
    if (stood_in_for) return line + ", or whatever stands in for it";
    if (items.empty()) items = line.empty() ? "Nothing" : "nothing";
    line += (line.empty() ? "" : "; or ") + items;
  }
  return line;
}

}  // namespace dowel
