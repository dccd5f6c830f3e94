#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/camera_motion.h"
#include "vision/frame.h"

namespace dowel::vision {

/// A frame made small and grey for following its background.
struct Thumbnail {
  cv::Mat1f grey;                  ///< shape (height, width), 0 … 255; the longer side has 160 px
  double scale = 1;                ///< thumbnail px per frame px
  std::vector<cv::Rect2d> people;  ///< in thumbnail px
};

Thumbnail make_thumbnail(const Frame& frame, const std::vector<PersonBox>& people);

}  // namespace dowel::vision
