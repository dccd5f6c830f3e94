#include "cli/import_summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/log_words.h"
#include "cli/text_table.h"
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

std::string names_text(const std::vector<NameFate>& fates) {
  std::vector<std::vector<std::string>> ours, uncertain;
  std::string free;
  for (const NameFate& fate : fates) {
    if (!fate.slug.empty()) {
      ours.push_back({fate.name, many(fate.sets, "set"), "→ " + fate.slug});
    } else if (!fate.suggested.empty() && !fate.decided) {
      uncertain.push_back({fate.name, many(fate.sets, "set"), "perhaps " + fate.suggested});
    } else {
      free += fmt::format("{}{} ({})", free.empty() ? "" : ", ", fate.name, fate.sets);
    }
  }
  std::string text;
  if (!ours.empty())
    text += "Exercises Dowel knows:\n" + table_text({{""}, {"", true}, {""}}, ours);
  if (!uncertain.empty())
    text += "Uncertain, kept under their own name unless you say --map 'NAME=OURS':\n" +
            table_text({{""}, {"", true}, {""}}, uncertain);
  if (!free.empty()) {
    text += "Exercises kept under their own name (sets):\n";
    for (const std::string& line : report::wrap(free, kTextColumns)) text += "  " + line + "\n";
  }
  return text;
}

std::string exercise_of(const SetEntry& set) {
  return set.exercise.name.empty() ? set.exercise.slug : set.exercise.name;
}

std::string day_of(LocalTime time) { return to_text(time).substr(0, 10); }

/// Lines under a heading, the first few in full.
std::string list_text(const std::string& heading, const std::vector<std::string>& lines) {
  std::string text = heading + ":\n";
  for (std::size_t i = 0; i < std::min(lines.size(), kProblemsShown); ++i)
    for (const std::string& part : report::wrap(lines[i], kTextColumns)) text += "  " + part + "\n";
  if (lines.size() > kProblemsShown)
    text += fmt::format("  … and {} more; --json lists all\n", lines.size() - kProblemsShown);
  return text;
}

std::vector<std::string> lines_of(const std::vector<formats::LeftOutSet>& sets, MassUnit unit) {
  std::vector<std::string> lines;
  for (const auto& s : sets)
    lines.push_back((s.line > 0 ? fmt::format("line {}: ", s.line) : "") +
                    fmt::format("{}, {}, {}: {}", day_of(s.started), exercise_of(s.set),
                                work_words(s.set, unit), s.reason));
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

/// What becomes of sets that earlier imports brought under names that meant something else then.
std::string earlier_names_text(const formats::ImportPlan& plan,
                               const std::vector<NameFate>& fates) {
  std::string text;
  std::vector<std::string> renamed, kept;
  for (const auto& n : plan.renamed) {
    const auto fate = std::find_if(fates.begin(), fates.end(),
                                   [&](const NameFate& f) { return f.name == n.name; });
    const bool free = fate == fates.end() || fate->slug.empty();
    renamed.push_back(as_what(n) + " → " + (free ? "an exercise of its own" : fate->slug));
  }
  for (const auto& n : plan.kept) kept.push_back(as_what(n));
  if (!renamed.empty()) text += list_text("In the log already, renamed with this import", renamed);
  if (!kept.empty())
    text += list_text("In the log already under another meaning of the name, left so", kept) +
            "  --map 'NAME=OURS' renames them, too.\n";
  return text;
}

Json named_json(const std::vector<formats::NamedOtherwise>& names) {
  Json list = Json::array();
  for (const auto& n : names)
    list.push_back(
        {{"name", n.name}, {"slug", n.slug.empty() ? Json() : Json(n.slug)}, {"sets", n.sets}});
  return list;
}

std::string problems_text(const char* heading, const std::vector<formats::RowProblem>& problems) {
  if (problems.empty()) return {};
  std::vector<std::string> lines;
  for (const auto& p : problems)
    lines.push_back((p.line > 0 ? fmt::format("line {}: ", p.line) : "") + p.reason +
                    (p.text.empty() ? "" : ": " + p.text));
  return list_text(fmt::format("{} ({})", heading, problems.size()), lines);
}

/// A set as it may differ: exercise, work, details.
std::string said_of(const SetEntry& set, MassUnit unit) {
  const std::string details = detail_words(set);
  return work_words(set, unit) + (details.empty() ? "" : ", " + details);
}

std::vector<std::string> lines_of(const std::vector<formats::DifferingSet>& sets, MassUnit unit) {
  std::vector<std::string> lines;
  for (const auto& s : sets) {
    const bool renamed = exercise_of(s.file) != exercise_of(s.log);
    lines.push_back(fmt::format("line {}: {}, {}: the file says {}, the log {}{}", s.line,
                                day_of(s.started), exercise_of(s.file), said_of(s.file, unit),
                                renamed ? exercise_of(s.log) + ", " : "", said_of(s.log, unit)));
  }
  return lines;
}

std::string differing_text(const std::vector<formats::DifferingSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(
             fmt::format("In the log with other content ({}); the log stays as it is", sets.size()),
             lines_of(sets, unit)) +
         "  To change a set: 'dowel log list --from DAY' shows its number, 'dowel log edit\n"
         "  DAY/NUMBER load=60kg' changes it. Was the first import wrong (its unit, say): 'dowel\n"
         "  log undo' takes it back while it is the latest change, then import again.\n";
}

std::string replaced_text(const std::vector<formats::DifferingSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(
      fmt::format("In the log with other content ({}), to be replaced by the file's", sets.size()),
      lines_of(sets, unit));
}

Json differing_json(const std::vector<formats::DifferingSet>& sets) {
  Json list = Json::array();
  for (const auto& s : sets)
    list.push_back({{"line", s.line},
                    {"started", to_text(s.started)},
                    {"id", s.log.id.value},
                    {"exercise", exercise_of(s.file)},
                    {"file", said_of(s.file, MassUnit::kKilogram)},
                    {"log", said_of(s.log, MassUnit::kKilogram)}});
  return list;
}

Json problems_json(const std::vector<formats::RowProblem>& problems) {
  Json list = Json::array();
  for (const auto& p : problems)
    list.push_back({{"line", p.line}, {"reason", p.reason}, {"text", p.text}});
  return list;
}

std::vector<formats::RowProblem> all_remarks(const formats::ImportPreview& preview,
                                             const formats::ImportPlan& plan) {
  auto remarks = preview.remarks;
  remarks.insert(remarks.end(), plan.remarks.begin(), plan.remarks.end());
  return remarks;
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

std::vector<NameFate> fates_of(const formats::ImportPreview& preview,
                               const formats::ImportDecisions& decisions,
                               const std::vector<NameMapping>& remembered,
                               const std::vector<formats::CatalogueName>& catalogue) {
  std::vector<NameFate> fates;
  for (const formats::FoundName& found : preview.names) {
    NameFate fate{.name = found.name, .sets = found.sets};
    const auto chosen = decisions.slug_of.find(found.name);
    fate.decided = chosen != decisions.slug_of.end() ||
                   std::any_of(remembered.begin(), remembered.end(),
                               [&](const NameMapping& m) { return m.name == found.name; });
    if (chosen != decisions.slug_of.end()) fate.slug = chosen->second;
    if (!found.slug.empty()) fate.slug = found.slug;
    if (!fate.decided && !found.settled) {
      const auto suggestion = formats::suggest_exercise(found.name, catalogue);
      if (suggestion.confidence == formats::Confidence::kLow) fate.suggested = suggestion.slug;
    }
    fates.push_back(std::move(fate));
  }
  return fates;
}

std::string summary_text(const formats::ImportPreview& preview, const std::string& file,
                         const std::vector<NameFate>& fates, const formats::ImportPlan& plan,
                         MassUnit unit) {
  std::string text =
      fmt::format("{}: {}, {}\n", file, preview.form.empty() ? preview.source : preview.form,
                  span_text(preview));
  text += counts_text(preview, plan) + names_text(fates) + earlier_names_text(plan, fates);
  if (!preview.unused.empty()) {
    text += "Columns Dowel has no place for:\n";
    for (const auto& column : preview.unused)
      text += fmt::format("  {} ({})\n", column.name, many(column.filled_cells, "filled cell"));
  }
  return text + differing_text(plan.differing, unit) + replaced_text(plan.replaced, unit) +
         left_out_text(plan.left_out, unit) +
         problems_text("Rows not understood, left out", preview.not_understood) +
         problems_text("Remarks", all_remarks(preview, plan));
}

Json summary_json(const formats::ImportPreview& preview, const std::string& file,
                  const std::vector<NameFate>& fates, const formats::ImportPlan& plan) {
  const formats::RowCounts& c = preview.counts;
  Json names = Json::array();
  for (const NameFate& fate : fates)
    names.push_back({{"name", fate.name},
                     {"sets", fate.sets},
                     {"slug", fate.slug.empty() ? Json() : Json(fate.slug)},
                     {"perhaps", fate.suggested.empty() ? Json() : Json(fate.suggested)}});
  Json unused = Json::array();
  for (const auto& column : preview.unused)
    unused.push_back({{"name", column.name}, {"filled_cells", column.filled_cells}});
  return {{"file", file},
          {"source", preview.source},
          {"form", preview.form},
          {"sessions", preview.sessions.size()},
          {"counts",
           {{"rows", c.rows},
            {"working", c.working},
            {"warmup", c.warmup},
            {"failure", c.failure},
            {"drop", c.drop},
            {"rest_timers", c.rest_timers},
            {"notes", c.notes},
            {"not_done", c.not_done},
            {"not_understood", c.not_understood}}},
          {"new_sets", plan.new_sets},
          {"already_there", plan.already_there},
          {"removed_since", plan.removed_since},
          {"differing", differing_json(plan.differing)},
          {"replacing", differing_json(plan.replaced)},
          {"renamed", named_json(plan.renamed)},
          {"kept", named_json(plan.kept)},
          {"left_out", left_out_json(plan.left_out)},
          {"names", std::move(names)},
          {"unused_columns", std::move(unused)},
          {"not_understood", problems_json(preview.not_understood)},
          {"remarks", problems_json(all_remarks(preview, plan))}};
}

std::string questionable_text(const std::vector<formats::LeftOutSet>& sets, MassUnit unit) {
  if (sets.empty()) return {};
  return list_text(
      fmt::format("Sets that look wrong, taken as the export has them ({})", sets.size()),
      lines_of(sets, unit));
}

Json left_out_json(const std::vector<formats::LeftOutSet>& sets) {
  Json list = Json::array();
  for (const auto& s : sets)
    list.push_back({{"line", s.line},
                    {"started", to_text(s.started)},
                    {"exercise", exercise_of(s.set)},
                    {"work", work_words(s.set, MassUnit::kKilogram)},
                    {"reason", s.reason}});
  return list;
}

}  // namespace dowel::cli
