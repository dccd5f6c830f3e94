#pragma once

#include <string>
#include <vector>

#include "core/motion/unseen_span.h"

namespace dowel {

/// Why, in plain words that stand in brackets: "hidden", "out of the picture" …
std::string words_for(UnseenReason why);

/// Where somebody was not followed, in words: "from 2.1 to 4.6 s (hidden) and from 9.0 to 10.2 s
/// (out of the picture)". Of many stretches the longest are named, the others counted.
/// @param spans  at least one, in order
std::string unseen_words(const std::vector<UnseenSpan>& spans);

}  // namespace dowel
