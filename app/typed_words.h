#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "core/catalogue/said_words.h"

/// What people type for what Dowel calls otherwise.
namespace dowel::app {

/// What was meant by a word, as Dowel writes it; absent: nothing that is known. The words are those
/// of words.toml, read when a word is asked for that Dowel does not use itself.
std::optional<std::string> meant_word(WordFor what, const std::string& typed);

/// One of Dowel's own words for a typed one: the same but for capitals, hyphens and blanks, or what
/// people mean by it.
/// @param what  absent: people have no other words for it
/// @param kind  for messages, e.g. "the equipment"
/// @param own  Dowel's words of this kind
/// @returns one of `own`, or what words.toml says of it; errors: usage, with the nearest and all
Result<std::string> known_word(std::optional<WordFor> what, const std::string& kind,
                               const std::string& typed, const std::vector<std::string>& own);

/// For words that name a sign ("lockout") where a weak link is asked for: the sign, what may lie
/// behind it, and where to read on. Empty where they name none.
std::string sign_hint(const Knowledge& knowledge, const std::vector<std::string>& typed);

}  // namespace dowel::app
