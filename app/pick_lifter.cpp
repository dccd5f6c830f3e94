#include "app/pick_lifter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/stats.h"
#include "core/body/posture.h"

namespace dowel::app {
namespace {

// Walking moves a body's shoulders by a twentieth of this length, the network's noise by less.
constexpr double kLeastMove = 0.1;
// Most of what is seen of a body shows it at less than its full length.
constexpr double kMostReach = 0.9;
// Below this difference neither of two went further.
constexpr double kClearlyFurther = 0.5;

}  // namespace

double lifted_lengths(const PoseTrack& track) {
  std::vector<double> heights, lengths;
  for (const PoseFrame& frame : track.frames) {
    if (!frame.found) continue;
    const Vec2 shoulder = image_middle(frame, Joint::kLeftShoulder, Joint::kRightShoulder);
    const Vec2 hip = image_middle(frame, Joint::kLeftHip, Joint::kRightHip);
    const Vec2 knee = image_middle(frame, Joint::kLeftKnee, Joint::kRightKnee);
    const Vec2 ankle = image_middle(frame, Joint::kLeftAnkle, Joint::kRightAnkle);
    heights.push_back(ankle.y - shoulder.y);
    lengths.push_back(norm(shoulder - hip) + norm(hip - knee) + norm(knee - ankle));
  }
  const auto length = quantile(std::move(lengths), kMostReach);
  if (!length || *length <= 0) return 0;
  // Adds up the travel between turning points; less than the least move is no turn.
  double sum = 0, low = heights.front(), high = heights.front();
  int direction = 0;
  const double least = kLeastMove * *length;
  for (const double height : heights) {
    low = std::min(low, height);
    high = std::max(high, height);
    if (direction >= 0 && high - height > least) {
      if (direction > 0) sum += high - low;
      direction = -1;
      low = height;
    } else if (direction <= 0 && height - low > least) {
      if (direction < 0) sum += high - low;
      direction = 1;
      high = height;
    }
  }
  if (direction != 0) sum += high - low;
  return sum / *length;
}

bool lifts_more(const Lifting& a, const Lifting& b) {
  if (a.reps != b.reps) return a.reps > b.reps;
  return a.lengths > b.lengths + kClearlyFurther;
}

}  // namespace dowel::app
