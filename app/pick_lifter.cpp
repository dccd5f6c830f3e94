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

int people_at_once(const std::vector<int>& here, const std::vector<double>& times_s) {
  constexpr double kFor_s = 1;
  if (here.empty()) return 0;
  const double least_s = std::min(kFor_s, (times_s.back() - times_s.front()) / 2);
  for (int number = *std::max_element(here.begin(), here.end()); number > 0; --number) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (here[i] < number) {
        from = i + 1;
      } else if (times_s[i] - times_s[from] >= least_s) {
        return number;
      }
    }
  }
  return 0;
}

}  // namespace dowel::app
