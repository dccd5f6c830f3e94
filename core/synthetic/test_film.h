#pragma once

#include <gtest/gtest.h>

#include <utility>

#include "core/synthetic/clip.h"

namespace dowel::synthetic {

/// Few frames, but all of the lifter in the picture.
inline SyntheticCamera coarse_camera() {
  SyntheticCamera camera;
  camera.fps = 10;
  camera.width_px = 720;
  return camera;
}

/// Films an ordinary body; a refusal fails the test.
inline SyntheticClip film(const SyntheticMotion& motion, const SyntheticCamera& camera) {
  auto clip = film_synthetic_clip(make_synthetic_body(), motion, camera);
  EXPECT_TRUE(clip) << clip.error().message;
  return std::move(*clip);
}

}  // namespace dowel::synthetic
