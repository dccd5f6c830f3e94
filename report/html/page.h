#pragma once

#include <string>
#include <string_view>

#include "core/pipeline/set_analysis.h"
#include "report/checkpoint_grid.h"
#include "report/context.h"
#include "report/rep_moments.h"
#include "report/verdict.h"

namespace dowel::report {

/// What every section of the page is made from.
struct PageData {
  const SetAnalysis& analysis;
  const ReportContext& context;
  CheckpointGrid grid;
  Verdict verdict;
  Rectangle cut;  ///< what is shown of frames that have a drawing but no picture
};

// The sections in the order in which they are read. Each returns HTML; empty when it has nothing to
// say.
std::string verdict_section(const PageData& page);
std::string change_section(const PageData& page);
std::string grid_section(const PageData& page);
std::string strips_section(const PageData& page);
std::string curves_section(const PageData& page);
std::string bar_section(const PageData& page);
std::string findings_section(const PageData& page);
std::string untold_section(const PageData& page);
std::string hypotheses_section(const PageData& page);
std::string film_section(const PageData& page);
std::string method_section(const PageData& page);

/// The shapes of the four states, to be used by `state_icon`; once a page.
std::string icon_definitions();

/// A small picture of a state, hidden from screen readers: its word stands beside it.
std::string state_icon(FindingState state);

/// Icon and word.
std::string state_badge(FindingState state, std::string_view word = {});

/// The first finding of the fault's rule that broke, else the first borderline one, in rep order;
/// null when there is none.
const Finding* first_offence(const PageData& page, const SetFault& fault);

/// Drills by name with how they are done, as list items.
std::string drill_items(const std::vector<std::string>& drills, const Names& names);

}  // namespace dowel::report
