#pragma once

#include <span>
#include <string_view>

namespace dowel {

/// Where it hurts. Only the first five change the plan of a hip programme.
enum class Region { kLowerBack, kHip, kGroin, kHamstring, kKnee, kOther };

/// Their words, in enum order.
std::span<const std::string_view> words_of(Region);

}  // namespace dowel
