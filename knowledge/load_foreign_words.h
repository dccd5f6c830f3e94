#pragma once

#include "core/base/result.h"
#include "core/catalogue/foreign_words.h"
#include "knowledge/load.h"

namespace dowel {

/// Parses and validates foreign_words.toml: how other programs write dates, columns and exercises.
/// @returns errors name file, line and key
Result<ForeignWords> load_foreign_words(const std::vector<KnowledgeFile>& files);

/// Parses and validates fit_exercises.toml: the exercises of Garmin's FIT profile.
/// @returns errors name file, line and key
Result<std::vector<FitCategory>> load_fit_exercises(const std::vector<KnowledgeFile>& files);

/// Both from the files in force: $DOWEL_KNOWLEDGE, else those built in.
Result<ForeignWords> load_foreign_words();
Result<std::vector<FitCategory>> load_fit_exercises();

}  // namespace dowel
