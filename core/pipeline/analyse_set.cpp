#include "core/pipeline/analyse_set.h"

#include <algorithm>

#include "core/body/estimate_scale.h"
#include "core/body/estimate_view.h"
#include "core/kinematics/measure_motion.h"
#include "core/reps/recognise_exercise.h"
#include "core/reps/segment_reps.h"
#include "core/spine/lay_dowel.h"
#include "core/technique/judge.h"
#include "core/technique/measure_rep.h"

namespace dowel {
namespace {

Result<void> check(const PoseTrack& track, const SilhouetteTrack* silhouettes) {
  if (silhouettes != nullptr && silhouettes->frames.size() != track.frames.size()) {
    return fail(ErrorCode::kBadData, "poses and silhouettes differ in length",
                "make both from the same clip");
  }
  for (std::size_t i = 1; i < track.frames.size(); ++i) {
    if (!(track.frames[i].time_s > track.frames[i - 1].time_s)) {
      return fail(ErrorCode::kBadData, "frame times do not rise",
                  "give each frame its presentation time");
    }
  }
  const bool anybody = std::any_of(track.frames.begin(), track.frames.end(),
                                   [](const PoseFrame& f) { return f.found; });
  if (!anybody) {
    return fail(ErrorCode::kUnusable, "nobody can be seen in this clip",
                "film one lifter from the side, whole body in the picture, in good light");
  }
  return {};
}

RepList cut(const BodyMotion& motion, const ExerciseProfile& profile) {
  const Series& depth =
      profile.signal == RepSignal::kHipFlexion ? motion.hip_flexion_rad : motion.shoulder_drop;
  return segment_reps(depth, motion,
                      {profile.down_above, profile.up_below, profile.least_s,
                       profile.descent == DescentPlace::kBeforeBottom});
}

struct Decision {
  ExerciseMatch match;
  const ExerciseProfile* profile;  // null: nothing to judge by
};

Decision decide(const PoseTrack& track, const BodyMotion& motion, const RepList& reps,
                const Technique& technique) {
  const Recognition found = recognise_exercise(track, motion, reps);
  const auto match = [&](const char* id, const char* profile) {
    return Decision{{id, true, found.confidence, profile}, technique.find_profile(profile)};
  };
  switch (found.pattern) {
    case RecognisedPattern::kHinge:
      return match("hinge", "hinge");
    case RecognisedPattern::kPull:
      return match("hinge", "pull");
    case RecognisedPattern::kSquat:
      return match("squat", "squat");
    case RecognisedPattern::kNone:
      break;
  }
  return match("none", "");
}

void warn_about_view(const View& view, std::vector<Warning>& warnings) {
  std::string text;
  for (const std::string& line : view.advice) text += (text.empty() ? "" : " ") + line;
  if (!text.empty()) warnings.push_back({"view", text});
}

}  // namespace

Result<SetAnalysis> analyse_set(const PoseTrack& track, const SilhouetteTrack* silhouettes,
                                const AthleteBody& athlete, const ExerciseProfile* exercise,
                                const Technique& technique) {
  DOWEL_TRY(check(track, silhouettes));

  SetAnalysis a;
  a.view = estimate_view(track, technique.view);
  a.scale = estimate_scale(track, athlete);
  a.motion = measure_motion(track, a.view, a.scale);
  if (exercise != nullptr) {
    a.exercise = {exercise->id, false, 1, exercise->id};
    a.reps = cut(a.motion, *exercise);
  } else {
    const RepList first = cut(a.motion, ExerciseProfile{});
    auto [match, profile] = decide(track, a.motion, first, technique);
    a.exercise = std::move(match);
    exercise = profile;
    if (exercise != nullptr) a.reps = cut(a.motion, *exercise);
  }
  a.dowel = lay_dowel(silhouettes, a.view, a.scale, a.motion);
  for (const Rep& rep : a.reps.reps) {
    const RepEvidence evidence{
        a.view, a.motion, a.dowel, athlete, technique, *exercise, a.scale.trunk_length_px};
    RepFindings findings;
    findings.measures = measure_rep(rep, evidence);
    findings.findings = judge_rep(findings.measures, *exercise, technique);
    a.findings.push_back(std::move(findings));
  }
  auto summary = sum_up(a.reps.reps, a.findings, technique);
  a.faults = std::move(summary.faults);
  a.quality = summary.quality;
  warn_about_view(a.view, a.warnings);
  return a;
}

}  // namespace dowel
