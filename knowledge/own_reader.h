#pragma once

#include <string_view>

namespace dowel {

// Files of the knowledge that `load_files` leaves to a reader of their own.
inline constexpr std::string_view kTechniqueFile = "technique.toml";  ///< load_technique.h
inline constexpr std::string_view kHowToFiles = "howto";      ///< load_how_to.h; a beginning
inline constexpr std::string_view kPosesFile = "poses.toml";  ///< load_poses.h
inline constexpr std::string_view kWordsFile = "words.toml";  ///< load_words.h
inline constexpr std::string_view kForeignWordsFile = "foreign_words.toml";  ///< of imports
inline constexpr std::string_view kFitExercisesFile = "fit_exercises.toml";  ///< of imports

/// True for a file whose rows `load_files` does not read.
inline bool has_own_reader(std::string_view file) {
  return file == kTechniqueFile || file.starts_with(kHowToFiles) || file == kPosesFile ||
         file == kWordsFile || file == kForeignWordsFile || file == kFitExercisesFile;
}

}  // namespace dowel
