#include "core/motion/unseen_words.h"

#include <algorithm>
#include <cstdio>

#include "core/base/assert.h"

namespace dowel {
namespace {

constexpr std::size_t kNamed = 3;

double length_s(const UnseenSpan& span) { return span.to_s - span.from_s; }

std::string tenths(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", seconds);
  return text;
}

}  // namespace

std::string words_for(UnseenReason why) {
  switch (why) {
    case UnseenReason::kOutside:
      return "out of the picture";
    case UnseenReason::kRefused:
      return "no pose found there could be believed";
    case UnseenReason::kNotFound:
      return "not found";
    case UnseenReason::kNoFrames:
      return "the film has no pictures there";
    case UnseenReason::kCut:
      return "the film is cut there";
    case UnseenReason::kHidden:
      break;
  }
  return "hidden";
}

std::string unseen_words(const std::vector<UnseenSpan>& spans) {
  DOWEL_ASSERT(!spans.empty());
  std::vector<UnseenSpan> named = spans;
  std::ranges::stable_sort(named, std::ranges::greater{}, length_s);
  double others_s = 0;
  for (std::size_t i = kNamed; i < named.size(); ++i) others_s += length_s(named[i]);
  const std::size_t others = named.size() - std::min(named.size(), kNamed);
  named.resize(named.size() - others);
  std::ranges::stable_sort(named, {}, &UnseenSpan::from_s);
  std::string text;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (i > 0) text += i + 1 == named.size() && others == 0 ? " and " : ", ";
    text += "from " + tenths(named[i].from_s) + " to " + tenths(named[i].to_s) + " s (" +
            words_for(named[i].why) + ")";
  }
  if (others > 0) {
    text += " and in " + std::to_string(others) + " shorter " +
            (others == 1 ? "stretch" : "stretches") + " of " + tenths(others_s) + " s in all";
  }
  return text;
}

}  // namespace dowel
