#pragma once

#include <string>
#include <vector>

#include "core/base/remedy.h"

namespace dowel {

/// Why something is as it is: one sentence a lifter understands, and what it rests on.
struct Reason {
  std::string text;                  ///< plain words, one or two sentences
  std::vector<std::string> rules;    ///< inventory ids: R-…, K-…, G-…, X-…; never empty
  std::vector<std::string> sources;  ///< keys of knowledge/references.toml; never empty
  std::vector<Remedy> remedies{};    ///< what stands in the places of the text

  bool operator==(const Reason&) const = default;
};

}  // namespace dowel
