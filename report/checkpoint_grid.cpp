#include "report/checkpoint_grid.h"

#include <cmath>
#include <map>

namespace dowel::report {
namespace {

int gravity(FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      return 0;
    case FindingState::kCannotTell:
      return 1;
    case FindingState::kBorderline:
      return 2;
    case FindingState::kBroken:
      return 3;
  }
  return 0;
}

const std::string& column_key(const Finding& finding) {
  return finding.checkpoint.empty() ? finding.rule : finding.checkpoint;
}

void count(GridColumn& column, FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      ++column.held;
      break;
    case FindingState::kBroken:
      ++column.broken;
      break;
    case FindingState::kBorderline:
      ++column.borderline;
      break;
    case FindingState::kCannotTell:
      ++column.cannot_tell;
      break;
  }
}

}  // namespace

const RepFindings& findings_of(const SetAnalysis& analysis, std::size_t i) {
  static const RepFindings kNone;
  return i < analysis.findings.size() ? analysis.findings[i] : kNone;
}

FindingState shown_state(const Finding& finding) {
  const bool number =
      finding.value && std::isfinite(finding.value->value) && std::isfinite(finding.value->sd);
  return number ? finding.state : FindingState::kCannotTell;
}

std::string_view state_text(FindingState state) {
  return state == FindingState::kCannotTell ? "cannot tell" : state_key(state);
}

std::string_view state_key(FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      return "held";
    case FindingState::kBroken:
      return "broken";
    case FindingState::kBorderline:
      return "borderline";
    case FindingState::kCannotTell:
      break;
  }
  return "cannot_tell";
}

std::string checkpoint_title(const std::string& checkpoint, const Names& names) {
  const auto known = names.checkpoints.find(checkpoint);
  const bool named = known != names.checkpoints.end() && !known->second.title.empty();
  return named ? known->second.title : checkpoint;
}

std::string fault_name(const std::string& fault, const Names& names) {
  const auto known = names.faults.find(fault);
  if (known != names.faults.end() && !known->second.name.empty()) return known->second.name;
  return checkpoint_title(fault, names);
}

CheckpointGrid lay_out_checkpoints(const SetAnalysis& analysis, const Names& names) {
  std::map<std::string, std::size_t> column_of;
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    for (const Finding& finding : findings_of(analysis, i).findings) {
      column_of.emplace(column_key(finding), 0);
    }
  }
  CheckpointGrid grid;
  for (auto& [checkpoint, column] : column_of) {
    column = grid.columns.size();
    grid.columns.push_back({checkpoint, checkpoint_title(checkpoint, names)});
  }
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    std::vector<GridCell>& row = grid.rows.emplace_back(grid.columns.size());
    for (const Finding& finding : findings_of(analysis, i).findings) {
      GridCell& cell = row[column_of.at(column_key(finding))];
      const FindingState state = shown_state(finding);
      if (!cell.judged || gravity(state) > gravity(cell.state)) cell.state = state;
      cell.judged = true;
      cell.findings.push_back(&finding);
    }
    if (analysis.reps.reps[i].partial) continue;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].judged) count(grid.columns[c], row[c].state);
    }
  }
  return grid;
}

}  // namespace dowel::report
