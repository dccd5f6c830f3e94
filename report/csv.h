#pragma once

#include <string>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

/// Tidy tables of one set, as files [RFC4180]: comma, CRLF, '.' as decimal point, one header line,
/// UTF-8. The first column of each names the clip, so that tables of many clips can be put
/// together. An empty cell is a value that is not known. Text cells that a spreadsheet might take
/// for a formula are led by an apostrophe.
/// @source [RFC4180]
struct CsvTables {
  std::string reps;      ///< one line a rep: phases, tempo [s]
  std::string measures;  ///< one line a rep and measure: value, sd, unit
  std::string findings;  ///< one line a rep and rule: state, value, sd, unit, threshold, reason
  std::string bar;       ///< one line a rep: rise, velocities, sticking region of bar or bell
  std::string series;    ///< one line a frame: time, angles [deg], paths, dowel [mm]
};

CsvTables make_csv(const SetAnalysis& analysis, const ReportContext& context);

/// One text cell: guarded and quoted as needed.
std::string csv_cell(const std::string& text);

}  // namespace dowel::report
