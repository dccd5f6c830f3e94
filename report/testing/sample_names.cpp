#include "report/testing/sample_set.h"

namespace dowel::report::testing {

Names sample_names() {
  Names names;
  names.checkpoints = {
      {"C-01", {"Spine neutral all through", "your back kept its shape", "your back rounded"}},
      {"C-03", {"Hips move backward", "your hips went back", "your hips went down, not back"}},
      {"C-04", {"Slight knee bend, not a squat", "your knees bent only a little", ""}},
      {"C-12", {"Stick stays on its contact points", "your head stayed on the stick", ""}},
      {"C-14", {"Hips lead down, finish up", "hips and chest rose together", ""}}};
  names.faults = {{"D-01", {"No upper-body tension", "Set the shoulders and keep the tension."}},
                  {"D-03", {"Too much knee bend", "Keep the knee bend small."}},
                  {"D-06", {"Bending at the waist", "Push the hips back."}}};
  names.drills = {
      {"P-01",
       {"Stick along the spine",
        "Hold a broomstick along your back; keep head, upper back and tailbone on it."}},
      {"P-02", {"Wall behind you", "Stand a foot from a wall and reach for it with your hips."}},
      {"P-03", {"Close the door", "Shut an imagined door with your backside."}},
      {"P-07", {"Press the floor", "Squeeze the glutes and press the feet into the floor."}},
      {"X-13", {"Reverse hyper", ""}},
      {"X-25", {"Romanian deadlift", ""}}};
  names.exercises = {{"deadlift", "Deadlift"}};
  names.measures = {{"spine_mdev_mm", "back off the stick's line"},
                    {"hip_back_over_drop", "hips back ÷ hips down"},
                    {"knee_over_hip_flexion", "knee bend ÷ hip bend"},
                    {"ear_mm", "head off the stick"},
                    {"hip_rise_at_30_percent", "hip rise done at 30 % of the shoulders' rise"}};
  return names;
}

}  // namespace dowel::report::testing
