// A real film copied with changes that do not change the lift: the same reps, the same exercise,
// and no verdict that turns over. A verdict near its limit may move to the next state (held to
// borderline, borderline to broken) or become unseen; from held to broken it must not jump.

#include <gtest/gtest.h>

#include <filesystem>

#include "app/analyse_clip.h"
#include "knowledge/load_technique.h"
#include "platform/testing/scratch.h"
#include "testing/folders.h"
#include "vision/model_files.h"
#include "vision/testing/make_clip.h"

namespace dowel::app {
namespace {

namespace fs = std::filesystem;
using vision::testing::ClipChanges;

const fs::path kClips = source_folder() / "../shared/data/clips";

struct Variant {
  const char* name;
  ClipChanges changes;
};

std::vector<Variant> variants(const ClipChanges& base, const ClipChanges::Crop& crop) {
  std::vector<Variant> all;
  const auto add = [&](const char* name, auto change) {
    ClipChanges changes = base;
    change(changes);
    all.push_back({name, changes});
  };
  add("mirrored", [](ClipChanges& c) { c.mirror = true; });
  add("rescaled to 0.6", [](ClipChanges& c) { c.scale = 0.6; });
  add("cropped", [&](ClipChanges& c) { c.crop = crop; });
  add("15 frames a second", [](ClipChanges& c) { c.fps = 15; });
  add("30 frames a second", [](ClipChanges& c) { c.fps = 30; });
  add("60 frames a second", [](ClipChanges& c) { c.fps = 60; });
  add("variable rate", [](ClipChanges& c) { c.variable = true; });
  return all;
}

bool turned_over(FindingState a, FindingState b) {
  return (a == FindingState::kHeld && b == FindingState::kBroken) ||
         (a == FindingState::kBroken && b == FindingState::kHeld);
}

void expect_same(const SetAnalysis& original, const SetAnalysis& copy) {
  EXPECT_EQ(original.exercise.id, copy.exercise.id);
  ASSERT_EQ(original.reps.counted, copy.reps.counted);
  ASSERT_EQ(original.findings.size(), copy.findings.size());
  for (std::size_t r = 0; r < original.findings.size(); ++r) {
    ASSERT_EQ(original.findings[r].findings.size(), copy.findings[r].findings.size());
    for (std::size_t k = 0; k < original.findings[r].findings.size(); ++k) {
      const Finding& a = original.findings[r].findings[k];
      const Finding& b = copy.findings[r].findings[k];
      EXPECT_FALSE(turned_over(a.state, b.state))
          << "rep " << r + 1 << " " << a.rule << ": " << a.measure << " "
          << (a.value ? a.value->value : NAN) << ", in the copy " << b.measure << " "
          << (b.value ? b.value->value : NAN);
    }
  }
}

// @param base  which part of the film is used  @param crop  a part that holds the lifter
void expect_invariance(const char* file, const ClipChanges& base, const ClipChanges::Crop& crop) {
  const fs::path source = kClips / file;
  if (!fs::exists(source)) GTEST_SKIP() << "the film is not on this machine: " << source;
  if (!vision::find_model_dir()) GTEST_SKIP() << "the pose networks are not installed";
  const auto technique = load_technique();
  ASSERT_TRUE(technique);
  const platform::testing::Scratch scratch;
  const auto analyse_copy = [&](const ClipChanges& changes) {
    const fs::path target = scratch / "copy.mp4";
    const auto copied = vision::testing::copy_clip(source, target, changes);
    EXPECT_TRUE(copied) << copied.error().message;
    return analyse_clip(target.string(), *technique, {});
  };
  const auto original = analyse_copy(base);
  ASSERT_TRUE(original) << original.error().message;
  ASSERT_GT(original->set.reps.counted, 0);
  for (const Variant& variant : variants(base, crop)) {
    SCOPED_TRACE(variant.name);
    const auto copy = analyse_copy(variant.changes);
    ASSERT_TRUE(copy) << copy.error().message;
    expect_same(original->set, copy->set);
  }
}

TEST(FilmInvariance, OneBarbellPull) {
  expect_invariance("mattiolato_good_000005.mp4", {}, {0.15, 0.05, 0.7, 0.9});
}

TEST(FilmInvariance, RoundedKettlebellPulls) {
  ClipChanges first_seconds;
  first_seconds.to_s = 7;
  expect_invariance("tby66_0016r_1.mp4", first_seconds, {0.02, 0.05, 0.96, 0.95});
}

}  // namespace
}  // namespace dowel::app
