// What values and their stated standard deviations are worth, on many noisy films of the synthetic
// lifter, against what is known of it (testing/true_measures.h) and not against a run of our own.
//
// A stated sd has two parts. The noise part is what landmark and outline jitter do to a value: over
// many films that differ in nothing but the jitter, values must scatter no more than stated. The
// model part stands for what a network gets wrong in the same way in every frame (its points are
// not the joints); the synthetic lifter has no such error, so here the whole sd must cover the
// truth more often than a normal sd would, and the mean of many films must be the truth but for
// what smoothing does to a short bottom. That the model part has the right size is a matter of real
// films against marker systems and is not claimed by this test.

#include <gtest/gtest.h>

#include <map>

#include "core/base/stats.h"
#include "core/pipeline/testing/synthetic_set.h"
#include "core/pipeline/testing/true_measures.h"

namespace dowel {
namespace {

using namespace testing;

constexpr int kSets = 240;

struct Sample {
  std::vector<double> values, sds, errors;
};

struct Trial {
  std::map<std::string, Sample> measures;
  std::vector<double> angle_noise_deg;
};

double spread(const std::vector<double>& v) {
  double mean = 0, sum = 0;
  for (const double x : v) mean += x / static_cast<double>(v.size());
  for (const double x : v) sum += (x - mean) * (x - mean);
  return std::sqrt(sum / static_cast<double>(v.size() - 1));
}

// Adds each measure of a film's only rep that can be told, beside the truth.
void add_errors(const AnalysedSet& set, std::map<std::string, Sample>& measures) {
  if (set.analysis.findings.empty()) return;
  const auto truth = true_measures(set.clip.truth, 0);
  for (const Measure& m : set.analysis.findings.front().measures) {
    const auto known = truth.find(m.id);
    if (!m.value || known == truth.end()) continue;
    Sample& sample = measures[m.id];
    sample.values.push_back(m.value->value);
    sample.sds.push_back(m.value->sd);
    sample.errors.push_back(m.value->value - known->second);
  }
}

Trial run_trial(double noise_factor, int sets) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 1);
  motion.start = SyntheticStart::kBottom;
  motion.lead_in_s = 0.7;
  motion.tempo.top_s = 1.2;
  SyntheticCamera camera = test_camera();
  camera.landmark_noise_px = noise_factor * kUsualNoise_px;
  camera.mask_noise_px = noise_factor * kUsualMaskNoise_px;
  Trial trial;
  for (int seed = 1; seed <= sets; ++seed) {
    camera.seed = static_cast<std::uint64_t>(seed);
    const AnalysedSet set = film_and_analyse(motion, camera);
    EXPECT_EQ(set.analysis.reps.counted, 1) << "seed " << seed;
    if (set.analysis.findings.empty()) continue;
    trial.angle_noise_deg.push_back(to_deg(set.analysis.motion.angle_noise_rad));
    add_errors(set, trial.measures);
  }
  return trial;
}

void expect_scatter_below_stated(const Trial& trial) {
  ASSERT_GE(trial.measures.size(), 15U);
  for (const auto& [id, sample] : trial.measures) {
    EXPECT_GE(static_cast<double>(sample.values.size()), 0.95 * kSets) << id;
    EXPECT_LT(spread(sample.values), *median(sample.sds)) << id;
  }
}

void expect_coverage(const Trial& trial) {
  for (const auto& [id, sample] : trial.measures) {
    int within = 0;
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
      within += std::abs(sample.errors[i]) <= sample.sds[i] ? 1 : 0;
    }
    EXPECT_GE(within, 0.68 * static_cast<double>(sample.values.size())) << id;
  }
}

// The noise part is that of a single frame; a value is the median of several smoothed ones and must
// scatter less, yet not so much less that the part says nothing.
void expect_noise_part_bounds_angles(const Trial& trial) {
  const double stated = *median(trial.angle_noise_deg);
  for (const char* id : {"trunk_inclination_deg", "hip_flexion_deg", "knee_flexion_deg"}) {
    const double seen = spread(trial.measures.at(id).values);
    EXPECT_LT(seen, stated) << id;
    EXPECT_GT(seen, stated / 10) << id;
  }
}

TEST(Uncertainty, StatedSdsHoldOverManyFilmsOfTheSameRep) {
  const Trial usual = run_trial(1, kSets);
  expect_scatter_below_stated(usual);
  expect_coverage(usual);
  expect_noise_part_bounds_angles(usual);
}

// How far the mean of many films may be from the truth, by the unit an id ends in: well below what
// is stated for one film.
double most_bias(const std::string& id, double stated_sd) {
  // The furthest tenth of a stay is a part of the noise further.
  if (id.ends_with("_top_deg") || id == "hip_past_straight_deg") return 1;
  if (id == "trunk_tips_deg") return 1.5;
  if (id == "spine_bend_deg") return 1;
  if (id.ends_with("_deg")) return 0.6;
  // The deepest of many noisy points is too deep by a part of their noise: 0.3 to 1.2 mm here.
  if (id == "lumbar_gap_mm") return 1.4;
  if (id == "ear_shift_mm") return 1;
  if (id.ends_with("_mm")) return 0.7;
  if (id == "mass_over_foot") return 0.02;
  // Where the hips hardly sink, way back over way down is a large number known roughly.
  if (id == "hip_back_over_drop") return std::max(0.02, 0.15 * stated_sd);
  return 0.05;
}

// Biases that are known and not mended. Where the hips hardly sink, the moment they are lowest is
// found up to half a second off, and the trunk turns meanwhile.
constexpr double kTipsWhereHipsHardlySink_deg = 2.6;
constexpr std::pair<const char*, const char*> kKnown[] = {{"bodyweight-hinge", "trunk_tips_deg"},
                                                          {"good-morning", "trunk_tips_deg"}};

// Every lift, so that a formula that is right for one of them only is found out.
TEST(Uncertainty, TheMeanOfManyFilmsIsTheTruth) {
  constexpr int kFilms = 12;
  for (const Lift& lift : kLifts) {
    const SyntheticMotion motion = make_synthetic_motion(lift.exercise, 1);
    SyntheticCamera camera = test_camera();
    camera.landmark_noise_px = kUsualNoise_px;
    camera.mask_noise_px = kUsualMaskNoise_px;
    std::map<std::string, Sample> measures;
    for (int seed = 1; seed <= kFilms; ++seed) {
      camera.seed = static_cast<std::uint64_t>(seed);
      add_errors(film_and_analyse(motion, camera), measures);
    }
    EXPECT_GE(measures.size(), 8U) << lift.profile;
    for (const auto& [id, sample] : measures) {
      double bias = 0;
      for (const double error : sample.errors) {
        bias += error / static_cast<double>(sample.errors.size());
      }
      double most = most_bias(id, *median(sample.sds));
      for (const auto& [profile, measure] : kKnown) {
        if (std::string(profile) == lift.profile && measure == id) {
          most = kTipsWhereHipsHardlySink_deg;
        }
      }
      EXPECT_LE(std::abs(bias), most) << lift.profile << " " << id << ": bias " << bias
                                      << ", stated sd " << *median(sample.sds);
    }
  }
}

TEST(Uncertainty, MoreNoiseIsStatedAsMore) {
  constexpr int kFew = 40;
  const Trial usual = run_trial(1, kFew), doubled = run_trial(2, kFew);
  EXPECT_NEAR(*median(doubled.angle_noise_deg) / *median(usual.angle_noise_deg), 2, 0.3);
  const auto sd_of = [](const Trial& trial) {
    return *median(trial.measures.at("spine_mdev_mm").sds);
  };
  EXPECT_GT(sd_of(doubled), sd_of(usual));
}

}  // namespace
}  // namespace dowel
