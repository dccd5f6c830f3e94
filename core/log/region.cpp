#include "core/log/region.h"

#include <array>

namespace dowel {

std::span<const std::string_view> words_of(Region) {
  static constexpr std::array<std::string_view, 6> kWords{"lower-back", "hip",  "groin",
                                                          "hamstring",  "knee", "other"};
  return kWords;
}

}  // namespace dowel
