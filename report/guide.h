#pragma once

#include <vector>

#include "core/catalogue/how_to.h"
#include "core/synthetic/pose.h"

namespace dowel::report {

/// How everything is done, in words and drawings.
struct Guide {
  std::vector<HowTo> how_to;
  std::vector<PoseFigure> figures;
};

}  // namespace dowel::report
