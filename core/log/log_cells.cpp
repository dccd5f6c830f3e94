#include "core/log/log_cells.h"

#include <array>
#include <limits>
#include <span>
#include <utility>

namespace dowel {
namespace {

constexpr std::array<std::string_view, 3> kSexNames{"unstated", "female", "male"};
constexpr std::array<std::string_view, 2> kMassUnitNames{"kg", "lb"};
constexpr std::array<std::string_view, 4> kExperienceNames{"unstated", "novice", "intermediate",
                                                           "advanced"};
constexpr std::array<std::string_view, 3> kSideNames{"both", "left", "right"};
constexpr std::array<std::string_view, 4> kSetKindNames{"working", "warmup", "failure", "drop"};
constexpr std::array<std::string_view, 4> kVerdictNames{"pass", "hold", "regress", "not_measured"};
constexpr std::array<std::string_view, 3> kFormNames{"nothing", "passed", "broken"};

template <class Enum>
std::string_view name_of(Enum value, std::span<const std::string_view> names) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum>
bool read_name(const Cell& cell, std::span<const std::string_view> names, Enum& value) {
  const auto* text = std::get_if<std::string>(&cell);
  if (!text) return false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (*text != names[i]) continue;
    value = static_cast<Enum>(i);
    return true;
  }
  return false;
}

template <class Time>
bool read_time(const Cell& cell, std::optional<Time> (*parse)(std::string_view), Time& value) {
  const auto* text = std::get_if<std::string>(&cell);
  const auto time = text ? parse(*text) : std::nullopt;
  if (time) value = *time;
  return time.has_value();
}

}  // namespace

std::string_view to_text(Sex value) { return name_of(value, kSexNames); }
std::string_view to_text(MassUnit value) { return name_of(value, kMassUnitNames); }
std::string_view to_text(Experience value) { return name_of(value, kExperienceNames); }
std::string_view to_text(Side value) { return name_of(value, kSideNames); }
std::string_view to_text(SetKind value) { return name_of(value, kSetKindNames); }
std::string_view to_text(GateVerdict value) { return name_of(value, kVerdictNames); }
std::string_view to_text(FormWord value) { return name_of(value, kFormNames); }
std::string_view to_text(Region value) { return name_of(value, words_of(value)); }

Cell to_cell(const std::string& value) { return value; }
Cell to_cell(int value) { return std::int64_t{value}; }
Cell to_cell(bool value) { return value; }
Cell to_cell(double value) { return value; }
Cell to_cell(LocalTime value) { return to_text(value); }
Cell to_cell(LocalDate value) { return to_text(value); }
Cell to_cell(Instant value) { return to_text(value); }

Cell to_cell(const std::vector<std::string>& value) {
  std::string text;
  for (const std::string& entry : value) {
    for (const char c : entry) {
      if (c == '\\') {
        text += "\\\\";
      } else if (c == '\n') {
        text += "\\n";
      } else {
        text += c;
      }
    }
    text += '\n';
  }
  return text;
}

bool from_cell(const Cell& cell, std::string& value) {
  const auto* text = std::get_if<std::string>(&cell);
  if (text) value = *text;
  return text != nullptr;
}

bool from_cell(const Cell& cell, std::vector<std::string>& value) {
  const auto* text = std::get_if<std::string>(&cell);
  if (!text) return false;
  value.clear();
  std::string entry;
  for (std::size_t i = 0; i < text->size(); ++i) {
    const char c = (*text)[i];
    if (c == '\n') {
      value.push_back(std::exchange(entry, {}));
    } else if (c == '\\' && i + 1 < text->size()) {
      entry += (*text)[++i] == 'n' ? '\n' : (*text)[i];
    } else {
      entry += c;
    }
  }
  return entry.empty();  // every entry ends its line
}

bool from_cell(const Cell& cell, int& value) {
  const auto* number = std::get_if<std::int64_t>(&cell);
  if (!number || *number < std::numeric_limits<int>::min() ||
      *number > std::numeric_limits<int>::max()) {
    return false;
  }
  value = static_cast<int>(*number);
  return true;
}

bool from_cell(const Cell& cell, bool& value) {
  if (const auto* said = std::get_if<bool>(&cell)) {
    value = *said;
    return true;
  }
  const auto* number = std::get_if<std::int64_t>(&cell);
  if (!number || (*number != 0 && *number != 1)) return false;
  value = *number == 1;
  return true;
}

bool from_cell(const Cell& cell, double& value) {
  if (const auto* real = std::get_if<double>(&cell)) {
    value = *real;
    return true;
  }
  const auto* number = std::get_if<std::int64_t>(&cell);
  if (number) value = static_cast<double>(*number);
  return number != nullptr;
}

bool from_cell(const Cell& cell, LocalTime& value) {
  return read_time(cell, parse_local_time, value);
}
bool from_cell(const Cell& cell, LocalDate& value) {
  return read_time(cell, parse_local_date, value);
}
bool from_cell(const Cell& cell, Instant& value) { return read_time(cell, parse_instant, value); }
bool from_cell(const Cell& cell, Sex& value) { return read_name(cell, kSexNames, value); }
bool from_cell(const Cell& cell, MassUnit& value) { return read_name(cell, kMassUnitNames, value); }
bool from_cell(const Cell& cell, Experience& value) {
  return read_name(cell, kExperienceNames, value);
}
bool from_cell(const Cell& cell, Side& value) { return read_name(cell, kSideNames, value); }
bool from_cell(const Cell& cell, SetKind& value) { return read_name(cell, kSetKindNames, value); }
bool from_cell(const Cell& cell, GateVerdict& value) {
  return read_name(cell, kVerdictNames, value);
}
bool from_cell(const Cell& cell, FormWord& value) { return read_name(cell, kFormNames, value); }
bool from_cell(const Cell& cell, Region& value) { return read_name(cell, words_of(value), value); }

const Cell* find_cell(const CellRow& row, std::string_view name) {
  for (const auto& [field, cell] : row.fields) {
    if (field == name) return &cell;
  }
  return nullptr;
}

}  // namespace dowel
