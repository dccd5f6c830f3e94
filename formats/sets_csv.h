#pragma once

#include <string>

#include "core/log/log.h"

namespace dowel::formats {

/// Dowel's own flat table, one row a set, made for spreadsheets: every field of a set, what it
/// needs of its session, and both identities, so that a file edited elsewhere and read back
/// (`read_foreign_log`) replaces its sets rather than doubling them. For a copy of the whole log
/// see log_tables.h.
std::string write_sets_csv(const LogData& log, const AthleteId& athlete);

}  // namespace dowel::formats
