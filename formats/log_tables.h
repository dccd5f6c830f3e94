#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"
#include "formats/older_log.h"

namespace dowel::formats {

/// A text file by name.
struct NamedText {
  std::string name{};
  std::string text{};
};

/// The whole log as CSV tables, one a list: `athletes.csv`, `sessions.csv`, `sets.csv` … with the
/// columns of core/log/log_fields.h. Absent values are empty cells, rows within a cell their JSON.
std::vector<NamedText> log_to_tables(const LogData& log);

/// Reads the tables back without loss, whatever the order of their columns; also those of older
/// forms, which are known by their goals.csv, or by decisions that do not say who overrode them.
/// @returns errors: unreadable, naming file, line and column
Result<LogRead> log_from_tables(const std::vector<NamedText>& tables);

/// Writes a folder with `log.json`, the tables, and what is spoken to films in `voices/`:
/// everything, in formats other programs read. The folder is there whole or not at all.
/// @returns errors: usage when something of that name exists; write_failed
Result<void> write_export(const LogData& log, const std::filesystem::path& folder,
                          const std::vector<Recording>& recordings = {});

/// Reads an export: a folder with `log.json` or else the tables, and `voices/`, or a JSON file by
/// itself.
/// @returns errors: unreadable
Result<LogRead> read_export(const std::filesystem::path& path);

}  // namespace dowel::formats
