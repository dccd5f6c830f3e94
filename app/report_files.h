#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "app/analyse_clip.h"
#include "app/output_paths.h"
#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "report/context.h"

namespace dowel::app {

/// Everything the report says besides the analysis, but for the pictures.
report::ReportContext make_context(const std::string& path, const ClipAnalysis& clip,
                                   const ClipOptions& options, const Knowledge& knowledge,
                                   const Technique& technique);

/// Cuts the pictures that the page shows out of the clip, one at a time.
/// @returns errors: as the reader, kCancelled
Result<void> add_pictures(const std::string& path, const ClipAnalysis& clip,
                          const std::stop_token& stop, report::ReportContext& context);

/// Writes the files asked for; each appears under its name whole or not at all.
/// @returns errors: kWriteFailed, kUnreadable (the clip went away), kCancelled
Result<void> write_outputs(const std::string& path, const ClipAnalysis& clip,
                           const OutputPaths& outputs, const std::stop_token& stop,
                           report::ReportContext& context);

/// Writes the annotated film.
Result<void> write_overlay(const std::string& path, const ClipAnalysis& clip, bool synthetic,
                           const std::filesystem::path& target, const std::stop_token& stop);

}  // namespace dowel::app
