#include <string>

#include "core/synthetic/clip.h"

namespace dowel::synthetic {
namespace {

// One rule about the arguments: what must hold and what to say when it does not.
struct Rule {
  bool holds;
  const char* message;
  const char* hint;
};

Result<void> check(std::initializer_list<Rule> rules, const char* where) {
  for (const Rule& rule : rules) {
    if (!rule.holds) return fail(ErrorCode::kUsage, rule.message, rule.hint, where);
  }
  return {};
}

bool strictly_rising(const std::vector<double>& times_s) {
  for (std::size_t i = 1; i < times_s.size(); ++i) {
    if (!(times_s[i] > times_s[i - 1])) return false;
  }
  return true;
}

Result<void> check_motion(const SyntheticMotion& motion) {
  const SyntheticTempo& tempo = motion.tempo;
  const SyntheticFaults& faults = motion.faults;
  return check(
      {{motion.reps >= 0 && motion.reps <= 1000, "the number of reps is not 0 … 1000",
        "give reps between 0 and 1000"},
       {tempo.eccentric_s > 0 && tempo.concentric_s > 0 && tempo.bottom_s >= 0 && tempo.top_s >= 0,
        "the tempo has a movement of no duration or a negative pause",
        "give positive movements and pauses of at least 0 s"},
       {motion.lead_in_s >= 0 && motion.lead_out_s >= 0, "the lead-in or lead-out is negative",
        "give at least 0 s"},
       {motion.load_kg >= 0 && motion.load_kg <= 600, "the load is not 0 … 600 kg",
        "give load_kg between 0 and 600"},
       {motion.com_over_foot > 0 && motion.com_over_foot < 1,
        "the centre of mass would be off the foot", "give com_over_foot between 0 and 1"},
       {faults.knee_dominance >= 0 && faults.knee_dominance <= 1 && faults.hips_first >= 0 &&
            faults.hips_first <= 1 && faults.last_ascent_share > 0 && faults.last_ascent_share <= 1,
        "a fault's share is not 0 … 1", "give shares between 0 and 1"}},
      "synthetic motion");
}

}  // namespace

Result<void> check_arguments(const SyntheticBody& body, const SyntheticMotion& motion,
                             const SyntheticCamera& camera) {
  auto checked =
      check({{body.height_m >= 1.2 && body.height_m <= 2.2 && body.trunk_m > 0,
              "the body's stature is not 1.2 … 2.2 m", "build the body with make_synthetic_body"},
             {body.mass_kg >= 30 && body.mass_kg <= 250, "the body's mass is not 30 … 250 kg",
              "give mass_kg between 30 and 250"}},
            "synthetic body");
  if (checked) checked = check_motion(motion);
  DOWEL_TRY(checked);
  return check({{camera.width_px > 0 && camera.height_px > 0, "the picture has no pixels",
                 "give a positive width_px and height_px"},
                {!camera.times_s.empty() || (camera.fps > 0 && camera.fps <= 1000),
                 "the frame rate is not 0 … 1000 Hz", "give a positive fps or times_s"},
                {strictly_rising(camera.times_s), "the frame times do not rise strictly",
                 "sort times_s and drop repeated ones"},
                {camera.metres_per_pixel > 0, "metres_per_pixel is not positive",
                 "give the size of a pixel in the lifter's plane"},
                {camera.landmark_noise_px >= 0 && camera.mask_noise_px >= 0 &&
                     camera.mask_noise_length_px > 0,
                 "a noise is negative", "give standard deviations of at least 0 px"},
                {camera.dropped_share >= 0 && camera.dropped_share < 1,
                 "dropped_share is not 0 … 1", "give a share below 1"},
                {!camera.perspective || camera.perspective->distance_m > 1.5,
                 "the lens is nearer than 1.5 m", "move the camera back"}},
               "synthetic camera");
}

}  // namespace dowel::synthetic
