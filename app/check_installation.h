#pragma once

#include <vector>

#include "report/answers/knowledge_answers.h"

namespace dowel::app {

/// Tries everything that Dowel needs: networks, knowledge, film writing, processor.
std::vector<report::InstalledPart> check_installation();

}  // namespace dowel::app
