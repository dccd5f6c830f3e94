#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/technique/profile.h"

namespace dowel {

/// Parses and validates technique.toml. Every rule an exercise names exists, every rule has a
/// condition, every measure is one that is taken.
/// @param text  the file's content, UTF-8
/// @param file  its name, for messages
/// @returns errors name file, line and key
Result<Technique> load_technique(std::string_view text, const std::string& file);

/// Technique from the files in force: $DOWEL_KNOWLEDGE, else those built in.
Result<Technique> load_technique();

}  // namespace dowel
