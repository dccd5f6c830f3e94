#pragma once

#include "core/catalogue/how_to.h"
#include "core/catalogue/knowledge.h"

namespace dowel {

/// A readable page about one entry of the knowledge: what it is, what the articles say, what comes
/// from elsewhere, what Dowel decided, and the sources in full.
/// @param id  any id of any kind (K-05, X-16, R-WU, warm-up-sets …), an exercise's slug or alias,
/// or
///            the key of a reference; upper or lower case
/// @param how_to  how things are done; stands on the pages of what it tells of
/// @returns plain text, at most `kPageColumns` columns; errors: kUsage with the nearest ids
Result<std::string> explain(const Knowledge& knowledge, std::string_view id,
                            const std::vector<HowTo>& how_to = {});

/// The id of the entry that `explain` would show. Errors: as there.
Result<std::string> explained_id(const Knowledge& knowledge, std::string_view id);

/// A list of everything that can be explained, by kind.
std::string explain_index(const Knowledge& knowledge);

/// The references as Markdown, the content of docs/references.md.
std::string references_markdown(const Knowledge& knowledge);

}  // namespace dowel
