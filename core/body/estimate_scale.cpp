#include "core/body/estimate_scale.h"

#include <algorithm>
#include <vector>

#include "core/base/stats.h"
#include "core/body/posture.h"

namespace dowel {
namespace {

// Eye level over standing height [Winter2009] fig. 4.1 (0.936), the ear taken to be as high; shoe
// soles and the heel point, at the calcaneus some 2 % of height above the floor, about cancel.
constexpr double kEarLevel = 0.936;
constexpr double kHeelLevel = 0.02;

double standing_height_px(const PoseFrame& f) {
  const Vec2 ear = image_middle(f, Joint::kLeftEar, Joint::kRightEar);
  const double heel =
      std::max(image_point(f, Joint::kLeftHeel).y, image_point(f, Joint::kRightHeel).y);
  return (heel - ear.y) / (kEarLevel - kHeelLevel);
}

}  // namespace

Scale estimate_scale(const PoseTrack& track, const Ground& ground, const AthleteBody& athlete) {
  Scale scale;
  scale.trunk_length_px = ground.trunk_px;

  std::vector<double> heights;
  for (const std::size_t i : standing_frames(track, ground)) {
    heights.push_back(standing_height_px(track.frames[i]) * ground.trunk_px /
                      ground.trunk_on_picture(i));
  }
  if (heights.size() < 3) return scale;
  const double height_px = *median(heights);
  if (!(height_px > 0)) return scale;
  scale.standing_height_px = height_px;
  if (athlete.height_m) {
    // Posture, shoes and hair: a standing lifter reads 2 % of height off [own estimate].
    constexpr double kPostureSd = 0.02;
    scale.metres_per_pixel = *athlete.height_m / height_px;
    scale.metres_per_pixel_sd =
        *scale.metres_per_pixel * std::max(kPostureSd, robust_sd(heights) / height_px);
    scale.from = ScaleSource::kHeight;
  }
  return scale;
}

}  // namespace dowel
