#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "report/guide.h"

namespace dowel::report {

/// Pages about entries as one HTML file to read or print: how it is done with a drawing where there
/// is one, then what `explain` says. It fetches nothing and runs nothing.
/// @param ids  as `explain` takes them, at least one; errors: its
Result<std::string> explain_html(const Knowledge& knowledge, const Guide& guide,
                                 const std::vector<std::string>& ids);

/// How one thing is done, as the inside of a page: drawing, steps, what to feel, when to stop.
std::string how_to_html(const Knowledge& knowledge, const Guide& guide, const std::string& id,
                        const std::string& name);

/// The short form for a printed plan: drawing, cue, when to stop. Empty when there is neither.
std::string how_to_card_html(const Guide& guide, const std::string& id, const std::string& name);

/// Rules of style that the two need.
extern const char* const kHowToStyle;

}  // namespace dowel::report
