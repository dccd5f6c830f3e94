#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/import_names.h"
#include "formats/import_plan.h"

/// What `dowel log import` answers to programs.
namespace dowel::report {

/// The log of another program, or a table.
/// @param change  the number under which the log knows the change; absent: nothing was imported
std::string import_answer(const std::string& file, const formats::ImportPreview& preview,
                          const std::vector<formats::NameFate>& fates,
                          const formats::ImportPlan& plan, std::optional<std::int64_t> change);

/// How many entries of an export the log takes.
struct ExportCounts {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t same = 0;
};

/// A whole log of Dowel's own.
/// @param questionable  sets taken although they look wrong
std::string import_answer(const std::string& file, const LogData& read, const ExportCounts& counts,
                          const std::vector<formats::LeftOutSet>& questionable,
                          std::optional<std::int64_t> change);

}  // namespace dowel::report
