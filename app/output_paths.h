#pragma once

#include <filesystem>
#include <optional>

namespace dowel::app {

/// Which files of an analysis to write; absent ones are not made.
struct OutputPaths {
  std::optional<std::filesystem::path> json, html, overlay;
  std::optional<std::filesystem::path> csv_folder;
  std::optional<std::filesystem::path> scenes;  ///< what is drawn on each frame
};

}  // namespace dowel::app
