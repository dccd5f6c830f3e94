#include "app/failed_analysis.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "platform/atomic_file.h"
#include "report/analysis_json.h"

namespace dowel::app {

report::SourceFacts source_of(const std::string& path) {
  report::SourceFacts source;
  source.file_name = std::filesystem::path(path).filename().string();
  std::error_code ignored;
  const auto size = std::filesystem::file_size(path, ignored);
  if (!ignored) source.size_bytes = size;
  return source;
}

Result<void> write_error(const std::string& path, const Error& error,
                         const std::filesystem::path& json) {
  report::ReportContext context;
  context.source = source_of(path);
  context.people_seen = 0;
  const auto document = report::error_to_json(error, context);
  return platform::write_file(json, report::json_text(document));
}

}  // namespace dowel::app
