#include <array>

#include "core/plan/programme.h"

namespace dowel {

Words words_of(BlockKind) {
  static constexpr std::array<std::string_view, 7> kWords{
      "mobility", "warm-up", "main", "accessory", "restoration", "general", "stretch"};
  return kWords;
}

Words words_of(LoadKind) {
  static constexpr std::array<std::string_view, 7> kWords{
      "none", "light", "by-effort", "as-last", "as-last-or-step", "own", "given"};
  return kWords;
}

Words words_of(Lever) {
  static constexpr std::array<std::string_view, 5> kWords{"none", "deload", "pain", "time",
                                                          "volume"};
  return kWords;
}

}  // namespace dowel
