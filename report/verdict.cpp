#include "report/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "report/checkpoint_grid.h"
#include "report/text.h"

namespace dowel::report {
namespace {

std::string count_sentence(const RepList& reps) {
  const auto partial = static_cast<std::size_t>(
      std::count_if(reps.reps.begin(), reps.reps.end(), [](const Rep& r) { return r.partial; }));
  const auto counted = static_cast<std::size_t>(reps.counted);
  std::string text = counted == 0 ? "No complete rep" : count_of(counted, "rep");
  if (counted == 0 && partial == 0) return "No reps.";
  if (partial == 0) return text + ".";
  return fmt::format("{}, and {} cut off and not counted.", text,
                     partial == 1 ? "one that is" : fmt::format("{} that are", partial));
}

// Checkpoints that were never broken or near it, sorted by how much of the set could be told.
struct HeldClauses {
  std::vector<std::string> in_all;
  std::vector<std::string> titles_in_all;
  std::vector<std::pair<std::string, const GridColumn*>> in_part;
};

HeldClauses gather_held(const CheckpointGrid& grid, const Names& names) {
  HeldClauses out;
  for (const GridColumn& column : grid.columns) {
    if (column.held == 0 || column.broken + column.borderline > 0) continue;
    const auto known = names.checkpoints.find(column.checkpoint);
    const bool phrased = known != names.checkpoints.end() && !known->second.held.empty();
    if (column.cannot_tell > 0) {
      out.in_part.emplace_back(phrased ? known->second.held : column.title + " held", &column);
    } else if (phrased) {
      out.in_all.push_back(known->second.held);
    } else {
      out.titles_in_all.push_back(column.title);
    }
  }
  return out;
}

std::vector<std::string> held_sentences(const CheckpointGrid& grid, int counted,
                                        const Names& names) {
  const HeldClauses held = gather_held(grid, names);
  const std::string_view where = counted == 1 ? "" : counted == 2 ? " in both" : " in all of them";
  std::vector<std::string> out;
  if (!held.in_all.empty()) {
    out.push_back(fmt::format("{}{}.", capitalised(join_words(held.in_all)), where));
  }
  if (!held.titles_in_all.empty()) {
    out.push_back(fmt::format("Held{}: {}.", counted == 1 ? "" : " in every rep",
                              join_words(held.titles_in_all)));
  }
  for (const auto& [clause, column] : held.in_part) {
    out.push_back(fmt::format("{} in the {} of {} that could be told.", capitalised(clause),
                              column->told(), column->told() + column->cannot_tell));
  }
  return out;
}

std::string fault_sentence(const SetFault& fault, int counted, const Names& names) {
  if (!fault.message.empty()) return as_sentence(capitalised(fault.message));
  const auto known = names.checkpoints.find(fault.checkpoint);
  const bool phrased = known != names.checkpoints.end() && !known->second.broken.empty();
  const std::string what = phrased ? known->second.broken : fault_name(fault.fault, names);
  const bool certain = !fault.reps.empty();
  const std::size_t n = certain ? fault.reps.size() : fault.borderline_reps.size();
  return fmt::format("{}{} in {} of {}.",
                     certain ? "" : "On the edge: ", certain ? capitalised(what) : what, n,
                     count_of(static_cast<std::size_t>(counted), "rep"));
}

// Checkpoints that could be told in no rep, put together where the reason is the same.
std::vector<std::string> untold_sentences(const CheckpointGrid& grid) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
  for (std::size_t c = 0; c < grid.columns.size(); ++c) {
    if (grid.columns[c].told() > 0 || grid.columns[c].cannot_tell == 0) continue;
    std::string reason;
    for (const std::vector<GridCell>& row : grid.rows) {
      for (const Finding* finding : row[c].findings) {
        const bool untold = shown_state(*finding) == FindingState::kCannotTell;
        if (untold && reason.empty()) reason = finding->reason;
      }
    }
    const auto same = std::find_if(by_reason.begin(), by_reason.end(),
                                   [&](const auto& entry) { return entry.first == reason; });
    std::vector<std::string>& titles =
        same != by_reason.end() ? same->second : by_reason.emplace_back(reason, 0).second;
    titles.push_back(grid.columns[c].title);
  }
  std::vector<std::string> out;
  for (const auto& [reason, titles] : by_reason) {
    const std::string why = reason.empty() ? "" : fmt::format(" ({})", without_stop(reason));
    out.push_back(fmt::format("Could not tell: {}{}.", join_words(titles), why));
  }
  return out;
}

}  // namespace

Verdict speak_verdict(const SetAnalysis& analysis, const Names& names) {
  const CheckpointGrid grid = lay_out_checkpoints(analysis, names);
  Verdict out;
  out.count = count_sentence(analysis.reps);
  out.held = held_sentences(grid, analysis.reps.counted, names);
  for (const SetFault& fault : analysis.faults) {
    out.faults.push_back(fault_sentence(fault, analysis.reps.counted, names));
  }
  out.untold = untold_sentences(grid);
  if (analysis.reps.counted == 0) {
    for (const Warning& warning : analysis.warnings) {
      out.untold.push_back(as_sentence(warning.message));
    }
  }
  for (const GridColumn& column : grid.columns) out.untold_count += column.cannot_tell;
  out.quality = analysis.quality.gradeable > 0
                    ? fmt::format("{} of {} checkpoint-reps held", analysis.quality.held,
                                  analysis.quality.gradeable)
                    : "nothing could be graded";
  return out;
}

std::string verdict_text(const Verdict& verdict) {
  std::string out = verdict.count;
  for (const auto* part : {&verdict.held, &verdict.faults, &verdict.untold}) {
    for (const std::string& sentence : *part) out += " " + sentence;
  }
  return out;
}

std::string exercise_text(const ExerciseMatch& exercise, const Names& names) {
  if (exercise.id.empty() || exercise.id == "none") return "no exercise recognised";
  const auto known = names.exercises.find(exercise.id);
  const std::string name = known != names.exercises.end() ? known->second : exercise.id;
  if (!exercise.recognised) return name + " (as you said)";
  return fmt::format("{} (recognised, {} % sure)", name, fixed(100 * exercise.confidence, 0));
}

std::string tempo_text(const Rep& rep) {
  const RepTempo& t = rep.tempo;
  const std::string eccentric = rep.has_descent ? fixed(t.eccentric_s, 1) : "?";
  std::string out = eccentric;
  for (const double part : {t.bottom_pause_s, t.concentric_s, t.top_pause_s}) {
    const std::string figure = fixed(std::max(part, 0.0), 1);
    out += "-" + (figure.empty() ? "?" : figure);
  }
  return out;
}

double frame_time_s(const SetAnalysis& analysis, std::size_t frame) {
  return frame < analysis.motion.time_s.size() ? analysis.motion.time_s[frame]
                                               : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace dowel::report
