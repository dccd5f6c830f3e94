#include "cli/import_summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/text_table.h"
#include "report/log_words.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

using report::count_of;

constexpr std::size_t kProblemsShown = 10;
constexpr std::size_t kTextColumns = 90;

std::string many(int n, const char* noun) { return count_of(static_cast<std::size_t>(n), noun); }

std::string counts_text(const formats::ImportPreview& preview, const formats::ImportPlan& plan) {
  const formats::RowCounts& c = preview.counts;
  const int sets = c.working + c.warmup + c.failure + c.drop;
  std::string text =
      fmt::format("  {} with {}", count_of(preview.sessions.size(), "session"), many(sets, "set"));
  std::string kinds;
  const auto add = [&](int n, const char* what) {
    if (n > 0) kinds += fmt::format("{}{} {}", kinds.empty() ? "" : ", ", n, what);
  };
  add(c.warmup, "warm-up");
  add(c.failure, "to failure");
  add(c.drop, "drop sets");
  if (!kinds.empty()) text += " (" + kinds + ")";
  text += fmt::format("\n  new: {}, already in the log: {}\n", many(plan.new_sets, "set"),
                      many(plan.already_there, "set"));
  text.pop_back();
  const auto also = [&](const char* what, std::size_t n) {
    if (n > 0) text += fmt::format(", {}: {}", what, count_of(n, "set"));
  };
  also("in the log with other content", plan.differing.size());
  also("in the log with other content, to be replaced", plan.replaced.size());
  also("removed from the log since", static_cast<std::size_t>(plan.removed_since));
  also("left out", plan.left_out.size());
  text += '\n';
  std::string others;
  const auto other = [&](int n, const std::string& what) {
    if (n > 0) others += (others.empty() ? "" : ", ") + what;
  };
  other(c.rest_timers, many(c.rest_timers, "rest timer"));
  other(c.not_done, many(c.not_done, "planned set") + " never done");
  other(c.notes, many(c.notes, "note") + " (kept with the session)");
  other(c.not_understood, many(c.not_understood, "row") + " not understood");
  return text + fmt::format("  rows in the file: {}{}\n", c.rows,
                            others.empty() ? "" : "; besides sets: " + others);
}

std::string names_text(const std::vector<formats::NameFate>& fates) {
  std::vector<std::vector<std::string>> ours, uncertain;
  std::string free;
  for (const formats::NameFate& fate : fates) {
    if (!fate.slug.empty()) {
      ours.push_back({fate.name, many(fate.sets, "set"), "→ " + fate.slug});
    } else if (!fate.suggested.empty() && !fate.decided) {
      uncertain.push_back({fate.name, many(fate.sets, "set"), "perhaps " + fate.suggested});
    } else {
      free += fmt::format("{}{} ({})", free.empty() ? "" : ", ", fate.name, fate.sets);
    }
  }
  std::string text;
  if (!ours.empty()) {
    text += "Exercises Dowel knows:\n" + table_text({{""}, {"", true}, {""}}, ours);
  }
  if (!uncertain.empty()) {
    text += "Uncertain, kept under their own name unless you say --map 'NAME=OURS':\n" +
            table_text({{""}, {"", true}, {""}}, uncertain);
  }
  if (!free.empty()) {
    text += "Exercises kept under their own name (sets):\n";
    for (const std::string& line : report::wrap(free, kTextColumns)) text += "  " + line + "\n";
  }
  return text;
}

std::string day_of(LocalTime time) { return to_text(time).substr(0, 10); }

// Lines under a heading, the first few in full.
std::string list_text(const std::string& heading, const std::vector<std::string>& lines) {
  std::string text = heading + ":\n";
  for (std::size_t i = 0; i < std::min(lines.size(), kProblemsShown); ++i) {
    for (const std::string& part : report::wrap(lines[i], kTextColumns)) text += "  " + part + "\n";
  }
  if (lines.size() > kProblemsShown) {
    text += fmt::format("  … and {} more; --json lists all\n", lines.size() - kProblemsShown);
  }
  return text;
}

std::vector<std::string> lines_of(const std::vector<formats::LeftOutSet>& sets, MassUnit unit) {
  std::vector<std::string> lines;
  for (const auto& s : sets) {
    lines.push_back((s.line > 0 ? fmt::format("line {}: ", s.line) : "") +
                    fmt::format("{}, {}, {}: {}", day_of(s.started),
                                report::own_name(s.set.exercise), report::work_words(s.set, unit),
                                s.reason));
  }
  return lines;
}

std::string left_out_text(const std::vector<formats::LeftOutSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(fmt::format("Sets left out, for they cannot be right ({})", sets.size()),
                   lines_of(sets, unit)) +
         "  Correct them in the file and import it again; large figures that are right come\n"
         "  with --however-large.\n";
}

std::string as_what(const formats::NamedOtherwise& n) {
  return fmt::format("'{}', {} as {}", n.name, many(n.sets, "set"),
                     n.slug.empty() ? "an exercise of its own" : n.slug);
}

// What becomes of sets that earlier imports brought under names that meant something else then.
std::string earlier_names_text(const formats::ImportPlan& plan,
                               const std::vector<formats::NameFate>& fates) {
  std::string text;
  std::vector<std::string> renamed, kept;
  for (const auto& n : plan.renamed) {
    const auto fate = std::find_if(fates.begin(), fates.end(),
                                   [&](const formats::NameFate& f) { return f.name == n.name; });
    const bool free = fate == fates.end() || fate->slug.empty();
    renamed.push_back(as_what(n) + " → " + (free ? "an exercise of its own" : fate->slug));
  }
  for (const auto& n : plan.kept) kept.push_back(as_what(n));
  if (!renamed.empty()) text += list_text("In the log already, renamed with this import", renamed);
  if (!kept.empty()) {
    text += list_text("In the log already under another meaning of the name, left so", kept) +
            "  --map 'NAME=OURS' renames them, too.\n";
  }
  return text;
}

std::string problems_text(const char* heading, const std::vector<formats::RowProblem>& problems) {
  if (problems.empty()) return {};
  std::vector<std::string> lines;
  for (const auto& p : problems) {
    lines.push_back((p.line > 0 ? fmt::format("line {}: ", p.line) : "") + p.reason +
                    (p.text.empty() ? "" : ": " + p.text));
  }
  return list_text(fmt::format("{} ({})", heading, problems.size()), lines);
}

std::vector<std::string> lines_of(const std::vector<formats::DifferingSet>& sets, MassUnit unit) {
  std::vector<std::string> lines;
  for (const auto& s : sets) {
    const bool renamed = report::own_name(s.file.exercise) != report::own_name(s.log.exercise);
    lines.push_back(fmt::format(
        "line {}: {}, {}: the file says {}, the log {}{}", s.line, day_of(s.started),
        report::own_name(s.file.exercise), report::set_words(s.file, unit),
        renamed ? report::own_name(s.log.exercise) + ", " : "", report::set_words(s.log, unit)));
  }
  return lines;
}

std::string differing_text(const std::vector<formats::DifferingSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(
             fmt::format("In the log with other content ({}); the log stays as it is", sets.size()),
             lines_of(sets, unit)) +
         "  To change a set: 'dowel log list --from DAY' shows its number, 'dowel log edit\n"
         "  DAY/NUMBER load=60kg' changes it; --replace takes what the file says of all. Was the\n"
         "  first import wrong (its unit, say): 'dowel log undo' takes it back while it is the\n"
         "  latest change, then import again.\n";
}

std::string replaced_text(const std::vector<formats::DifferingSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(
      fmt::format("In the log with other content ({}), to be replaced by the file's", sets.size()),
      lines_of(sets, unit));
}

std::string span_text(const formats::ImportPreview& preview) {
  if (preview.sessions.empty()) return "no session";
  LocalTime first = preview.sessions.front().session.started, last = first;
  for (const auto& s : preview.sessions) {
    first = std::min(first, s.session.started);
    last = std::max(last, s.session.started);
  }
  return day_of(first) == day_of(last) ? day_of(first) : day_of(first) + " to " + day_of(last);
}

}  // namespace

std::string summary_text(const formats::ImportPreview& preview, const std::string& file,
                         const std::vector<formats::NameFate>& fates,
                         const formats::ImportPlan& plan, MassUnit unit) {
  std::string text =
      fmt::format("{}: {}, {}\n", file, preview.form.empty() ? preview.source : preview.form,
                  span_text(preview));
  text += counts_text(preview, plan) + names_text(fates) + earlier_names_text(plan, fates);
  if (!preview.unused.empty()) {
    text += "Columns Dowel has no place for:\n";
    for (const auto& column : preview.unused) {
      text += fmt::format("  {} ({})\n", column.name, many(column.filled_cells, "filled cell"));
    }
  }
  return text + differing_text(plan.differing, unit) + replaced_text(plan.replaced, unit) +
         left_out_text(plan.left_out, unit) +
         problems_text("Rows not understood, left out", preview.not_understood) +
         problems_text("Remarks", formats::all_remarks(preview, plan));
}

std::string questionable_text(const std::vector<formats::LeftOutSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(
      fmt::format("Sets that look wrong, taken as the export has them ({})", sets.size()),
      lines_of(sets, unit));
}

}  // namespace dowel::cli
