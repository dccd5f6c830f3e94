#include "core/synthetic/silhouette_maker.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/synthetic/all_exercises.h"
#include "core/synthetic/clip.h"
#include "core/synthetic/lifter.h"

namespace dowel::synthetic {
namespace {

// Rings of one moment of a set.
std::vector<Ring> rings_at(const SyntheticBody& body, const Lifter& lifter, const BackCurve& curve,
                           const SyntheticCamera& camera, double time_s) {
  const View view(camera, lifter.middle_x());
  const Instant now = lifter.at(time_s);
  auto rings = silhouette_rings(body, now.skeleton, {curve, curve.dorsal(now.spine)}, camera, view);
  EXPECT_TRUE(rings) << rings.error().message;
  return rings ? *rings : std::vector<Ring>{};
}

bool inside(const std::vector<Ring>& rings, Vec2 p) {
  bool in = false;
  for (const Ring& ring : rings) in = in != contains(ring, p);
  return in;
}

bool edges_cross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const double ab_c = cross(b - a, c - a);
  const double ab_d = cross(b - a, d - a);
  const double cd_a = cross(d - c, a - c);
  const double cd_b = cross(d - c, b - c);
  return ab_c * ab_d < 0 && cd_a * cd_b < 0;
}

// True when no edge of the rings crosses another.
bool is_simple(const std::vector<Ring>& rings) {
  std::vector<std::pair<Vec2, Vec2>> edges;
  for (const Ring& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      edges.emplace_back(ring[i], ring[(i + 1) % ring.size()]);
    }
  }
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      if (edges_cross(edges[i].first, edges[i].second, edges[j].first, edges[j].second)) {
        return false;
      }
    }
  }
  return true;
}

// The largest ring and whether all others are holes or separate parts.
const Ring& largest(const std::vector<Ring>& rings) {
  return *std::min_element(rings.begin(), rings.end(), [](const Ring& a, const Ring& b) {
    return signed_area(a) < signed_area(b);
  });
}

TEST(Silhouette, IsSimpleOrientedAndHoldsTheTrunk) {
  const SyntheticBody body = make_synthetic_body();
  const BackCurve curve(body);
  for (const SyntheticExercise exercise : kAllExercises) {
    for (const double yaw_deg : {0.0, 17.0, -35.0}) {
      SCOPED_TRACE(::testing::Message() << static_cast<int>(exercise) << " yaw " << yaw_deg);
      SyntheticCamera camera;
      camera.width_px = 1400;  // the whole walk
      camera.yaw_rad = to_rad(yaw_deg);
      const Lifter lifter(body, make_synthetic_motion(exercise, 1), true);
      const View view(camera, lifter.middle_x());
      for (double t = 0.01; t < lifter.timeline().end_s; t += 0.37) {
        const auto rings = rings_at(body, lifter, curve, camera, t);
        ASSERT_FALSE(rings.empty());
        EXPECT_TRUE(is_simple(rings)) << "at " << t;
        EXPECT_LT(signed_area(largest(rings)), 0);
        const Skeleton skeleton = lifter.at(t).skeleton;
        for (const Vec2 middle : {skeleton.hip, skeleton.shoulder, skeleton.ear}) {
          EXPECT_TRUE(inside(rings, view.to_px(view.to_camera({middle.x, middle.y, 0}))));
        }
      }
    }
  }
}

// Marches out of the body along the dorsal normal and returns the exact way to the outline.
double march(const std::vector<Ring>& rings, Vec2 start, Vec2 way) {
  constexpr double kStep_px = 0.5;
  double low = 0;
  while (inside(rings, start + (low + kStep_px) * way)) low += kStep_px;
  double high = low + kStep_px;
  for (int i = 0; i < 50; ++i) {
    const double middle = 0.5 * (low + high);
    (inside(rings, start + middle * way) ? low : high) = middle;
  }
  return low;
}

TEST(Silhouette, BackMarchedThroughTheOutlineIsTheTruth) {
  constexpr double kAllowed_mm = 0.2;
  const SyntheticBody body = make_synthetic_body();
  for (const SyntheticExercise exercise : kAllExercises) {
    for (const double rounding_mm : {0.0, 11.0}) {
      for (const auto facing : {SyntheticCamera::Facing::kLeft, SyntheticCamera::Facing::kRight}) {
        SCOPED_TRACE(::testing::Message() << static_cast<int>(exercise) << " + " << rounding_mm);
        SyntheticMotion motion = make_synthetic_motion(exercise, 1);
        motion.faults.rounding_mm = rounding_mm;
        SyntheticCamera camera;
        camera.facing = facing;
        camera.width_px = 1400;
        camera.fps = 3;
        const auto clip = film_synthetic_clip(body, motion, camera);
        ASSERT_TRUE(clip);
        const bool right = facing == SyntheticCamera::Facing::kRight;
        for (std::size_t f = 0; f < clip->truth.frames.size(); ++f) {
          const Silhouette silhouette = clip->silhouettes.unpack(f);
          std::vector<Ring> rings(silhouette.ring_starts.size());
          for (std::size_t r = 0; r < rings.size(); ++r) {
            const std::size_t end =
                r + 1 < rings.size() ? silhouette.ring_starts[r + 1] : silhouette.points.size();
            for (std::size_t i = silhouette.ring_starts[r]; i < end; ++i) {
              rings[r].push_back({silhouette.points[i].x_px, silhouette.points[i].y_px});
            }
          }
          const auto& image = clip->poses.frames[f].image;
          const auto middle = [&](Joint a, Joint b) {
            const Landmark& p = image[index_of(a)];
            const Landmark& q = image[index_of(b)];
            return Vec2{0.5 * (p.x_px + q.x_px), 0.5 * (p.y_px + q.y_px)};
          };
          const float nose_x = image[index_of(Joint::kNose)].x_px;
          if (nose_x < 200 || nose_x > 1200) continue;  // the walker at the picture's edges
          const Vec2 hip = middle(Joint::kLeftHip, Joint::kRightHip);
          const Vec2 shoulder = middle(Joint::kLeftShoulder, Joint::kRightShoulder);
          const Vec2 up = (1 / norm(shoulder - hip)) * (shoulder - hip);
          const Vec2 dorsal = (right ? -1.0 : 1.0) * Vec2{-up.y, up.x};
          for (std::size_t i = 0; i < SyntheticBackProfile::kCount; i += 5) {
            const double along = SyntheticBackProfile::s_at(i) * norm(shoulder - hip);
            const double px = march(rings, hip + along * up, dorsal);
            EXPECT_NEAR(1000 * px * camera.metres_per_pixel,
                        1000 * clip->truth.frames[f].back.depth_m[i], kAllowed_mm)
                << "frame " << f << " s " << SyntheticBackProfile::s_at(i);
          }
        }
      }
    }
  }
}

TEST(Silhouette, SpineFaultsReadAsWishedInTheTruth) {
  for (const double wished_mm : {9.5, 4.0, -8.0}) {
    const SyntheticBody body = make_synthetic_body();
    SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
    (wished_mm > 0 ? motion.faults.rounding_mm : motion.faults.arching_mm) = std::abs(wished_mm);
    motion.faulty_reps = {2};
    SyntheticCamera camera;
    const auto clip = film_synthetic_clip(body, motion, camera);
    ASSERT_TRUE(clip);
    const auto& rep = clip->truth.reps[1];
    const auto frame = static_cast<std::size_t>((rep.ascent_start_s + 0.01) * camera.fps);
    EXPECT_NEAR(clip->truth.frames[frame].dowel.mdev_mm, wished_mm, 1e-6);
    EXPECT_NEAR(clip->truth.frames[frame].dowel.bend_rad, even_bend_rad(wished_mm, body.trunk_m),
                1e-8);
    const auto good = true_spine_of_rep(clip->truth, 1);
    const auto bad = true_spine_of_rep(clip->truth, 2);
    ASSERT_TRUE(good && bad);
    EXPECT_NEAR(good->mdev_mm, 0.8, 1.5);
    EXPECT_NEAR(bad->mdev_mm, wished_mm, 2.5);
  }
}

TEST(Silhouette, MaskNoiseIsAsLargeAsAskedAndSmooth) {
  SyntheticCamera camera;
  camera.mask_noise_px = 0.8;
  Random random(3);
  Ring circle;
  constexpr int kCorners = 20000;
  constexpr double kRadius = 3000;
  for (int i = 0; i < kCorners; ++i) {
    const double angle = -2 * std::numbers::pi * i / kCorners;
    circle.push_back(kRadius * Vec2{std::cos(angle), std::sin(angle)});
  }
  std::vector<Ring> rings = {circle};
  add_mask_noise(camera, random, rings);
  double squares = 0;
  double steps = 0;
  for (std::size_t i = 1; i < rings[0].size(); ++i) {
    const double e = norm(rings[0][i]) - kRadius;
    const double before = norm(rings[0][i - 1]) - kRadius;
    squares += e * e;
    steps += (e - before) * (e - before);
  }
  // 19 000 px of outline hold some 1600 independent stretches: the sd is known to 2 %.
  EXPECT_NEAR(std::sqrt(squares / kCorners), 0.8, 0.06);
  EXPECT_LT(std::sqrt(steps / kCorners), 0.5) << "neighbours should move together";
}

TEST(Silhouette, IsCutAtThePicturesEdges) {
  const SyntheticBody body = make_synthetic_body();
  const BackCurve curve(body);
  const Lifter lifter(body, make_synthetic_motion(SyntheticExercise::kStanding, 1), true);
  SyntheticCamera camera;
  camera.origin_px = Vec2{10, 650};  // the back half and the feet are outside
  const auto rings = rings_at(body, lifter, curve, camera, 0.5);
  ASSERT_FALSE(rings.empty());
  for (const Ring& ring : rings) {
    for (const Vec2 p : ring) {
      EXPECT_GE(p.x, -1e-9);
      EXPECT_LE(p.y, camera.height_px + 1e-9);
    }
  }
}

}  // namespace
}  // namespace dowel::synthetic
