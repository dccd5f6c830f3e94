#pragma once

#include <string>

#include "core/catalogue/how_to.h"
#include "core/catalogue/knowledge.h"

namespace dowel {

/// How something is done, as headed sections of a page of plain text; see text_page.h.
std::string how_to_sections(const Knowledge& knowledge, const HowTo& how_to);

/// "With a stick on the back: dowel-hinge": a step with the name to ask for.
std::string step_words(const Knowledge& knowledge, const HowToStep& step);

}  // namespace dowel
