#include "core/pipeline/analyse_set.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

#include "core/bar/rep_bar.h"
#include "core/body/estimate_scale.h"
#include "core/body/estimate_view.h"
#include "core/body/find_stretches.h"
#include "core/kinematics/measure_motion.h"
#include "core/pipeline/doubts.h"
#include "core/pipeline/join_stretches.h"
#include "core/reps/recognise_bridge.h"
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

// One stretch on its way: frames count from its own first.
struct Part {
  Stretch span;
  PoseTrack own;  // empty: the whole film's
  const PoseTrack* track = nullptr;
  View view;
  Scale scale;
  BodyMotion motion;
  RepList reps;
  BarPoints hides;  // what of the body cannot be seen for the plate
  BarMotion bar;
  DowelTrack dowel;
  std::vector<RepFindings> findings;
};

RepList cut(const Part& part, const ExerciseProfile& profile) {
  return segment_reps(
      part.motion,
      {profile.signal == RepSignal::kHipFlexion, profile.down_above - profile.up_below,
       profile.least_s, profile.descent == DescentPlace::kBeforeBottom},
      depth_of_bar(part.bar, part.motion));
}

PoseTrack frames_of(const PoseTrack& track, Stretch span) {
  PoseTrack part;
  part.width_px = track.width_px;
  part.height_px = track.height_px;
  const auto at = [&](std::size_t i) {
    return track.frames.begin() + static_cast<std::ptrdiff_t>(i);
  };
  part.frames.assign(at(span.from), at(span.to));
  return part;
}

std::vector<double> times_of(const PoseTrack& track) {
  std::vector<double> times_s;
  for (const PoseFrame& frame : track.frames) times_s.push_back(frame.time_s);
  return times_s;
}

CameraPath frames_of(const CameraPath& camera, Stretch span) {
  if (!camera.moves()) return {};
  const auto at = [&](std::size_t i) {
    return camera.frames.begin() + static_cast<std::ptrdiff_t>(i);
  };
  return {camera.centre_px, {at(span.from), at(span.to)}};
}

BarPoints frames_of(const BarPoints& bar, Stretch span) {
  if (bar.kind == BarKind::kNone) return {};
  const auto at = [&](std::size_t i) {
    return bar.frames.begin() + static_cast<std::ptrdiff_t>(i);
  };
  return {bar.kind, {at(span.from), at(span.to)}, bar.end_nearer};
}

// A plate of known size tells how long a metre is where nobody's height does.
void take_scale_from_plate(const BarScale& bar, Scale& scale) {
  if (scale.from != ScaleSource::kNone || !bar.from_plate) return;
  scale.metres_per_pixel = bar.from_plate->value * bar.nearer.value;
  scale.metres_per_pixel_sd =
      *scale.metres_per_pixel *
      std::hypot(bar.from_plate->sd / bar.from_plate->value, bar.nearer.sd / bar.nearer.value);
  scale.from = ScaleSource::kPlate;
}

// View, size and movement of each stretch.
std::vector<Part> measure_parts(const PoseTrack& track, const AthleteBody& athlete,
                                const Technique& technique, const FilmFacts& film) {
  std::vector<Part> parts;
  const auto spans = find_stretches(track, film.cuts_s);
  for (const Stretch& span : spans) {
    Part& part = parts.emplace_back();
    part.span = span;
    if (spans.size() > 1) part.own = frames_of(track, span);
  }
  for (Part& part : parts) {
    part.track = parts.size() > 1 ? &part.own : &track;
    part.view = estimate_view(*part.track, technique.view);
    const Ground ground = find_ground(*part.track, frames_of(film.camera, part.span), film.plumb);
    part.scale = estimate_scale(*part.track, ground, athlete);
    const BarPoints bar = frames_of(film.bar, part.span);
    part.hides = bridged(bar, times_of(*part.track));
    part.motion = measure_motion(*part.track, part.view, ground, {.bar = part.hides});
    part.bar = measure_bar_motion(bar, *part.track, part.motion, part.scale, athlete);
    take_scale_from_plate(part.bar.scale, part.scale);
  }
  return parts;
}

// Measures anew those parts in which the leg that carries is the farther one.
void look_at_leg(BodySide leg, std::vector<Part>& parts) {
  MotionOptions options;
  options.leg = leg;
  for (Part& part : parts) {
    if (part.view.near_side == leg) continue;
    options.bar = part.hides;
    part.motion = measure_motion(*part.track, part.view, part.motion.ground, options);
  }
}

struct Decision {
  ExerciseMatch match;
  const ExerciseProfile* profile;  // null: nothing to judge by
};

std::optional<Decision> take(const Technique& technique, Recognised what, double confidence) {
  const ExerciseProfile* profile = technique.find_recognised(what);
  if (profile == nullptr) return std::nullopt;
  return Decision{{profile->told_as, true, confidence, profile->id}, profile};
}

Recognised told_by(RecognisedPattern pattern) {
  switch (pattern) {
    case RecognisedPattern::kHinge:
      return Recognised::kHinge;
    case RecognisedPattern::kPull:
      return Recognised::kPull;
    case RecognisedPattern::kSquat:
      return Recognised::kSquat;
    case RecognisedPattern::kOneLegged:
      return Recognised::kOneLegged;
    case RecognisedPattern::kNone:
      break;
  }
  return Recognised::kNothing;
}

std::vector<RepList> reps_of(const std::vector<Part>& parts) {
  std::vector<RepList> reps;
  for (const Part& part : parts) reps.push_back(part.reps);
  return reps;
}

std::vector<SeenReps> seen_in(const std::vector<Part>& parts) {
  std::vector<SeenReps> seen;
  for (const Part& part : parts) seen.push_back({part.track, &part.motion, &part.reps});
  return seen;
}

// Whoever lies moves neither shoulders nor hands: the hip angle alone is asked for repetitions.
std::optional<Decision> decide_lying(std::vector<Part>& parts, const Technique& technique) {
  const ExerciseProfile* profile = technique.find_recognised(Recognised::kBridgeOnBench);
  if (profile == nullptr) return std::nullopt;
  for (Part& part : parts) part.reps = cut(part, *profile);
  const auto bridge = recognise_bridge(seen_in(parts));
  if (!bridge) return std::nullopt;
  return take(technique, bridge->on_bench ? Recognised::kBridgeOnBench : Recognised::kBridgeOnFloor,
              bridge->confidence);
}

Decision decide(std::vector<Part>& parts, const Technique& technique) {
  for (Part& part : parts) part.reps = cut(part, ExerciseProfile{});
  const Recognition found = recognise_exercise(seen_in(parts));
  if (auto lift = take(technique, told_by(found.pattern), found.confidence)) {
    return std::move(*lift);
  }
  const std::vector<RepList> risen = reps_of(parts);
  if (auto lying = decide_lying(parts, technique)) return std::move(*lying);
  for (std::size_t k = 0; k < parts.size(); ++k) parts[k].reps = risen[k];
  return {{"none", true, found.confidence, ""}, nullptr};
}

void warn_about_view(const View& view, std::vector<Warning>& warnings) {
  std::string text;
  for (const std::string& line : view.advice) text += (text.empty() ? "" : " ") + line;
  if (!text.empty()) warnings.push_back({"view", text});
}

// What rose without being a lift: said, not counted.
RepList nothing_lifted(RepList reps) {
  RepList none;
  none.dropped = std::move(reps.dropped);
  for (const Rep& rep : reps.reps) {
    none.dropped.push_back({rep.bottom_frame, rep.ascent_to, DropReason::kNoLift, rep.told_by});
  }
  std::sort(none.dropped.begin(), none.dropped.end(), [](const DroppedRep& a, const DroppedRep& b) {
    return a.bottom_frame < b.bottom_frame;
  });
  return none;
}

void judge(Part& part, const SilhouetteTrack* silhouettes, const AthleteBody& athlete,
           const Technique& technique, const ExerciseProfile* exercise) {
  part.dowel = lay_dowel(silhouettes, part.span.from, part.view, part.motion);
  for (const Rep& rep : part.reps.reps) {
    const RepEvidence evidence{part.view, part.motion, part.dowel, athlete, technique, *exercise};
    RepFindings findings;
    findings.measures = measure_rep(rep, evidence);
    findings.findings =
        judge_rep(findings.measures, *exercise, technique, part.motion.both_sides.has_value());
    part.findings.push_back(std::move(findings));
  }
}

// Reps count through all parts, as `append` numbers them.
Result<void> move_all_edges(const std::vector<RepEdges>& edges, std::vector<Part>& parts) {
  for (const RepEdges& one : edges) {
    int index = 0;
    bool there = false;
    for (Part& part : parts) {
      for (Rep& rep : part.reps.reps) {
        if (rep.partial || ++index != one.rep) continue;
        there = true;
        DOWEL_TRY(move_edges(one, part.motion.time_s, rep));
      }
    }
    if (there) continue;
    return fail(ErrorCode::kUsage, "the set has no rep " + std::to_string(one.rep),
                "name one of those counted");
  }
  return {};
}

// The stretch that stands for the set: that with most repetitions, else the longest.
std::size_t main_part(const std::vector<Part>& parts) {
  const auto weight = [](const Part& part) {
    return std::tuple(part.reps.counted, part.reps.reps.size(), part.span.to - part.span.from);
  };
  std::size_t best = 0;
  for (std::size_t k = 1; k < parts.size(); ++k) {
    if (weight(parts[k]) > weight(parts[best])) best = k;
  }
  return best;
}

}  // namespace

Result<SetAnalysis> analyse_set(const PoseTrack& track, const SilhouetteTrack* silhouettes,
                                const AthleteBody& athlete, const ExerciseProfile* exercise,
                                const Technique& technique, const FilmFacts& film,
                                const std::vector<RepEdges>& edges) {
  DOWEL_TRY(check(track, silhouettes));

  SetAnalysis a;
  auto parts = measure_parts(track, athlete, technique, film);
  if (exercise != nullptr) {
    a.exercise = {exercise->id, false, 1, exercise->id};
  } else {
    auto [match, profile] = decide(parts, technique);
    a.exercise = std::move(match);
    exercise = profile;
  }
  for (Part& part : parts) {
    if (exercise == nullptr) {
      part.reps = nothing_lifted(std::move(part.reps));
    } else {
      part.reps = cut(part, *exercise);
    }
  }
  if (exercise != nullptr && exercise->one_leg) {
    a.exercise.stands_on = find_standing_leg(seen_in(parts));
    if (a.exercise.stands_on) look_at_leg(*a.exercise.stands_on, parts);
  }
  DOWEL_TRY(move_all_edges(edges, parts));
  for (Part& part : parts) {
    judge(part, silhouettes, athlete, technique, exercise);
  }
  const std::size_t leading = main_part(parts);
  a.view = parts[leading].view;
  a.scale = parts[leading].scale;
  for (Part& part : parts) {
    auto bars = measure_rep_bars(part.bar, part.motion, part.view, part.reps.reps);
    std::move(bars.begin(), bars.end(), std::back_inserter(a.bar.reps));
  }
  const BarScale bar_scale = parts[leading].bar.scale;
  for (Part& part : parts) {
    append(std::move(part.bar), part.span.from, a.bar.motion);
    a.stretches.push_back({part.span.from, part.span.to, part.view, part.scale});
    append(part.span.from, std::move(part.reps), a.reps);
    append(std::move(part.dowel), part.span.from, a.dowel);
    append(std::move(part.motion), a.motion);
    std::move(part.findings.begin(), part.findings.end(), std::back_inserter(a.findings));
  }
  a.bar.motion.scale = bar_scale;
  a.bar.velocity_loss = velocity_loss(a.reps.reps, a.bar.reps);
  auto summary = sum_up(a.reps.reps, a.findings, technique);
  a.faults = std::move(summary.faults);
  a.quality = summary.quality;
  warn_about_view(a.view, a.warnings);
  for (Warning& doubt : doubts_about(a.reps, a.motion)) {
    a.warnings.push_back(std::move(doubt));
  }
  return a;
}

}  // namespace dowel
