#pragma once

#include <cstdint>

namespace dowel {

/// Why a body was not followed for a while.
enum class UnseenReason : std::uint8_t {
  kHidden,    ///< it was there before and after, within the picture
  kOutside,   ///< it had left the picture, or had not come in yet
  kRefused,   ///< something was found that no body does, and not believed
  kNotFound,  ///< looked for and not found, at the film's start or end
  kNoFrames,  ///< the film has no pictures there
  kCut,       ///< the film goes on with another shot
};

/// A stretch in which a body was not followed.
struct UnseenSpan {
  double from_s = 0;  ///< last frame in which it was seen; or the film's first
  double to_s = 0;    ///< next frame in which it was seen; or the film's last
  UnseenReason why = UnseenReason::kHidden;
};

}  // namespace dowel
