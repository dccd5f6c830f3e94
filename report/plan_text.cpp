#include "report/plan_text.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/log/mass_words.h"
#include "core/plan/amount_words.h"
#include "report/commands.h"
#include "report/plan_words.h"

namespace dowel {
namespace {

constexpr std::size_t kColumns = 96;
constexpr std::size_t kNameColumns = 44;

// Bytes that start a character; good enough to line up this text's × and ·.
std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

void wrap(std::ostream& out, const std::string& text, const std::string& indent) {
  std::istringstream words(text);
  std::string word;
  std::size_t used = 0;
  while (words >> word) {
    if (used > 0 && used + 1 + columns(word) > kColumns) {
      out << '\n';
      used = 0;
    }
    if (used == 0) {
      out << indent << word;
      used = columns(indent) + columns(word);
    } else {
      out << ' ' << word;
      used += 1 + columns(word);
    }
  }
  if (used > 0) out << '\n';
}

std::string load_and_rest(const Prescription& line, MassUnit unit) {
  std::string text = plan_words::load(line, unit);
  const std::string rest = plan_words::rest(line);
  if (!rest.empty()) text.append(text.empty() ? "" : "; ").append(rest);
  return text;
}

void write_line(std::ostream& out, const Prescription& line, const Knowledge& knowledge,
                const PlanTextOptions& options) {
  const std::string name = plan_words::name(knowledge, line);
  out << "    " << name;
  if (columns(name) < kNameColumns) out << std::string(kNameColumns - columns(name), ' ');
  out << ' ' << amount_words(line) << '\n';
  wrap(out, load_and_rest(line, options.unit), "        ");
  if (!line.level.empty()) wrap(out, "level " + line.level, "        ");
  if (!options.why) return;
  wrap(out, "why: " + line.why.text, "        ");
  wrap(out, plan_words::footing(line.why), "             ");
}

// A day where the reader's program breaks the lines.
void write_flowing_day(std::ostream& out, const PlanDay& day, const Knowledge& knowledge,
                       MassUnit unit) {
  for (const PlanBlock& block : day.blocks) {
    out << plan_words::heading(block.kind) << ":\n";
    for (const Prescription& line : block.lines) {
      out << "- " << plan_words::name(knowledge, line) << ", " << amount_words(line);
      const std::string more = load_and_rest(line, unit);
      if (!more.empty()) out << "; " << more;
      if (!line.level.empty()) out << "; level " << line.level;
      out << '\n';
    }
  }
  for (const Advice& note : day.notes) out << report::said(note) << '\n';
}

void write_day(std::ostream& out, const PlanDay& day, const Knowledge& knowledge,
               const PlanTextOptions& options) {
  if (options.flowing) return write_flowing_day(out, day, knowledge, options.unit);
  out << plan_words::day(day.date) << " · " << figure_words(std::round(day.minutes)) << " min"
      << (day.training ? "" : " · day off") << '\n';
  for (const PlanBlock& block : day.blocks) {
    out << "  " << plan_words::heading(block.kind) << '\n';
    for (const Prescription& line : block.lines) write_line(out, line, knowledge, options);
  }
  for (const Advice& note : day.notes) wrap(out, report::said(note), "  ");
}

void write_stop(std::ostream& out, const Stop& stop) {
  wrap(out, "No plan: " + stop.why.text, "");
  wrap(out, report::said(stop.advice), "");
}

void write_shortfalls(std::ostream& out, const Programme& programme) {
  if (programme.shortfalls.empty()) return;
  out << "\nWhat this plan cannot meet, and the nearest thing to it\n";
  for (const std::string& said : plan_words::shortfalls(programme)) wrap(out, "- " + said, "  ");
}

const char* word_of(const PlanDay& day) {
  if (!day.training) return "easy";
  return day.hips ? "hips" : "own";
}

}  // namespace

std::string plan_text(const Programme& programme, const Knowledge& knowledge,
                      const PlanTextOptions& options) {
  std::ostringstream out;
  if (programme.stop) {
    write_stop(out, *programme.stop);
    return out.str();
  }
  out << "Hip programme, " << plan_words::aim(programme.aim) << ", from "
      << plan_words::day_and_year(programme.start) << ", " << programme.weeks.size() << " weeks\n";
  const Exercise* main = find_exercise(knowledge, programme.main_hinge);
  if (main) {
    wrap(out, "Main hinge: " + main->name + ". " + programme.why_main.text, "");
  }
  for (const Reason& note : programme.notes) wrap(out, "* " + report::said(note), "");
  write_shortfalls(out, programme);
  out << '\n' << week_table(programme);
  for (const PlanWeek& week : programme.weeks) {
    if (options.most_weeks > 0 && week.number > options.most_weeks) break;
    out << "\nWeek " << week.number << (week.deload ? " (easier)" : "") << ". " << week.theme
        << "\n";
    for (const PlanDay& day : week.days) {
      out << '\n';
      write_day(out, day, knowledge, options);
    }
  }
  return out.str();
}

std::string day_text(const Programme& programme, LocalDate date, const Knowledge& knowledge,
                     const PlanTextOptions& options) {
  std::ostringstream out;
  if (programme.stop) {
    write_stop(out, *programme.stop);
    return out.str();
  }
  const PlanDay* next = nullptr;
  for (const PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date == date) {
        out << "Week " << week.number << (week.deload ? " (easier)" : "") << ". " << week.theme
            << "\n\n";
        write_day(out, day, knowledge, options);
        return out.str();
      }
      if (day.date > date && !next) next = &day;
    }
  }
  out << "Nothing is planned for " << plan_words::day(date) << ".";
  if (next) out << " Next: " << plan_words::day(next->date) << ".";
  out << '\n';
  return out.str();
}

std::string week_table(const Programme& programme) {
  std::ostringstream out;
  out << "week  Mon   Tue   Wed   Thu   Fri   Sat   Sun\n";
  for (const PlanWeek& week : programme.weeks) {
    std::string row = std::to_string(week.number);
    row.resize(6, ' ');
    std::vector<std::string> cells(7, "-");
    for (const PlanDay& day : week.days) {
      cells[static_cast<std::size_t>(day.weekday)] = word_of(day);
    }
    for (std::string& cell : cells) {
      cell.resize(6, ' ');
      row += cell;
    }
    row += plan_words::week_kind(week);
    row.erase(row.find_last_not_of(' ') + 1);
    out << row << '\n';
  }
  return out.str();
}

}  // namespace dowel
