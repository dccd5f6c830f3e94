#include "report/testing/sample_set.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "report/testing/sample_motion.h"

namespace dowel::report::testing {
namespace {

constexpr const char* kRefilm =
    "Turn the camera: the lens level with the hip, square to your side.";

// What a rule would say of one rep, before the numbers are filled in.
struct SampleRule {
  const char* rule;
  const char* checkpoint;
  const char* fault;
  const char* measure;
  double threshold;
  const char* cue;
  std::vector<std::string> drills;
  const char* source;
};

const SampleRule kSpine = {"spine_rounded",
                           "C-01",
                           "D-01",
                           "spine_mdev_mm",
                           3.5,
                           "Set your shoulders, brace, then push the hips back.",
                           {"P-01"},
                           "house rule, checked on clips of seven lifters"};
const SampleRule kBack = {"hips_back",
                          "C-03",
                          "D-06",
                          "hip_back_over_drop",
                          0.35,
                          "Push the hips back as if closing a door with them.",
                          {"P-02", "P-03"},
                          "house rule, one lifter, five styles"};
const SampleRule kKnees = {"knee_dominant",
                           "C-04",
                           "D-03",
                           "knee_over_hip_flexion",
                           1.05,
                           "Keep the shins nearly still; let the hips do the folding.",
                           {"P-02"},
                           "house rule, one lifter, five styles"};
const SampleRule kContact = {"head_contact",
                             "C-12",
                             "",
                             "ear_mm",
                             25,
                             "Keep the back of the head on the stick.",
                             {"P-01"},
                             "house rule, one lifter"};
const SampleRule kOrder = {"hips_first", "C-14",
                           "",           "hip_rise_at_30_percent",
                           65,           "Press the floor away and raise chest and hips together.",
                           {"P-07"},     "house rule, one lifter, five styles"};

Finding told(const SampleRule& rule, double at_s, FindingState state, Measured value, bool above,
             const std::string& reason) {
  return {rule.rule, rule.checkpoint, rule.fault, state, rule.measure,
          value,     rule.threshold,  above,      at_s,  reason,
          rule.cue,  rule.drills,     rule.source};
}

Finding untold(const SampleRule& rule, double at_s, const std::string& reason,
               const std::string& remedy) {
  return {rule.rule,    rule.checkpoint, rule.fault,     FindingState::kCannotTell,
          rule.measure, std::nullopt,    rule.threshold, true,
          at_s,         reason,          remedy,         {},
          rule.source};
}

double vary(int rep, double size) { return size * std::sin(1.7 * rep + 0.6); }

Finding judge_spine(const SampleOptions& options, int rep, double at_s) {
  if (options.oblique) {
    return untold(kSpine, at_s, "The camera stood 34° off your side.", kRefilm);
  }
  const bool rounds = options.rounded && rep % 4 != 0;
  if (rounds) {
    return told(kSpine, at_s, FindingState::kBroken, {8.9 + vary(rep, 1.4), 1.1}, true,
                "The back stood out from the stick's line by more than it may.");
  }
  return told(kSpine, at_s, FindingState::kHeld, {1.1 + vary(rep, 0.9), 0.8}, true,
              "The back followed the stick's line.");
}

Finding judge_order(int rep, double at_s) {
  if (hips_rise_first(rep)) {
    return told(kOrder, at_s, FindingState::kBroken, {82 + vary(rep, 3), 4}, true,
                "The hips had done most of their way when the chest had done a third.");
  }
  if (rep == 9) {
    return told(kOrder, at_s, FindingState::kBorderline, {66.5, 4}, true,
                "The hips were a little ahead of the chest; too near the limit to call.");
  }
  return told(kOrder, at_s, FindingState::kHeld, {39 + vary(rep, 4), 4}, true,
              "Hips and chest rose together.");
}

Finding judge_contact(const SampleOptions& options, int rep, double at_s) {
  if (options.oblique) {
    return untold(kContact, at_s, "The camera stood 34° off your side.", kRefilm);
  }
  if (rep % 2 == 0) {
    return untold(kContact, at_s, "The ear was hidden at the bottom.",
                  "Tie long hair back and take the hood off.");
  }
  return told(kContact, at_s, FindingState::kHeld, {9 + vary(rep, 5), 2.8}, true,
              "The head stayed on the stick.");
}

RepFindings judge_sample_rep(const SampleOptions& options, int rep, double at_s) {
  RepFindings out;
  out.findings = {judge_spine(options, rep, at_s),
                  told(kBack, at_s, FindingState::kHeld, {0.71 + vary(rep, 0.05), 0.06}, false,
                       "The hips went back more than a third of what they went down."),
                  told(kKnees, at_s, FindingState::kHeld, {0.72 + vary(rep, 0.04), 0.05}, true,
                       "The knees bent less than the hips."),
                  judge_contact(options, rep, at_s), judge_order(rep, at_s + 0.6)};
  out.measures = {{"trunk_inclination_deg", Measured{54 + vary(rep, 2), 1.2}, at_s, ""},
                  {"hip_flexion_deg", Measured{106 + vary(rep, 2), 1.9}, at_s, ""},
                  {"knee_flexion_deg", Measured{64 + vary(rep, 3), 1.6}, at_s, ""}};
  for (const Finding& finding : out.findings) {
    const bool known = finding.state != FindingState::kCannotTell;
    out.measures.push_back(
        {finding.measure, finding.value, finding.at_s, known ? "" : finding.reason});
  }
  if (options.with_scale) {
    out.measures.push_back(
        {"shoulder_travel_m", Measured{0.42 + vary(rep, 0.01), 0.012}, at_s, ""});
  } else {
    out.measures.push_back(
        {"shoulder_travel_m", std::nullopt, at_s, "No height was given and no plate was seen."});
  }
  return out;
}

void sum_up_sample(SetAnalysis& set) {
  SetFault spine{"D-01", "C-01", {}, {}, ""};
  SetFault order{"C-14", "C-14", {}, {}, ""};
  for (std::size_t i = 0; i < set.reps.reps.size(); ++i) {
    const Rep& rep = set.reps.reps[i];
    if (rep.partial) continue;
    for (const Finding& finding : set.findings[i].findings) {
      set.quality.held += finding.state == FindingState::kHeld ? 1 : 0;
      set.quality.gradeable += finding.state == FindingState::kCannotTell ? 0 : 1;
      SetFault& fault = finding.checkpoint == "C-01" ? spine : order;
      if (finding.state == FindingState::kBroken) fault.reps.push_back(rep.index);
      if (finding.state == FindingState::kBorderline) fault.borderline_reps.push_back(rep.index);
    }
  }
  spine.message =
      fmt::format("Your back rounded in {} of {} reps", spine.reps.size(), set.reps.counted);
  order.message =
      fmt::format("Your hips shot up first in {} of {} reps", order.reps.size(), set.reps.counted);
  for (const SetFault& fault : {spine, order}) {
    if (!fault.reps.empty()) set.faults.push_back(fault);
  }
}

SampleCase make_case(const std::string& name, const SampleOptions& options) {
  SetAnalysis set = sample_set(options);
  ReportContext context = sample_context(set);
  return {name, std::move(set), std::move(context)};
}

SampleCase hostile_case() {
  SampleCase out = make_case("hostile", {.reps = 2});
  const std::string evil = "=cmd|' /C calc'!A0<script>alert(\"1\")</script>\x1b[31m\xff.mp4";
  out.context.source.file_name = evil;
  out.context.source.codec = "\"><img src=x onerror=alert(1)>";
  out.analysis.warnings.push_back({"evil", evil});
  out.analysis.view.advice.push_back(evil);
  out.analysis.exercise.id = "</style><script>alert(2)</script>";
  out.analysis.findings[0].findings[0].reason = evil;
  out.analysis.findings[0].findings[0].remedy = "-->]]>" + evil;
  return out;
}

SampleCase not_a_number_case() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  SampleCase out = make_case("not_a_number", {.reps = 2});
  out.analysis.findings[0].findings[0].value = Measured{nan, nan};
  out.analysis.findings[0].measures[0].value = Measured{infinite, 1};
  out.analysis.findings[1].findings[1].threshold = infinite;
  out.analysis.motion.time_s[out.analysis.reps.reps[1].end_frame] = nan;
  out.analysis.motion.knee_flexion_rad.value[40] = nan;
  out.analysis.view.yaw_rad = {nan, nan};
  out.analysis.scale.metres_per_pixel = infinite;
  out.analysis.reps.reps[1].tempo.concentric_s = nan;
  out.context.source.duration_s = nan;
  out.context.source.frame_rate_hz = infinite;
  out.analysis.findings.pop_back();  // fewer verdicts than reps
  return out;
}

}  // namespace

namespace {

// The bar goes up and down with the shoulders; its numbers are written down by hand.
void add_sample_bar(const SampleOptions& options, SetAnalysis& set) {
  BarMotion& bar = set.bar.motion;
  const std::size_t n = set.motion.time_s.size();
  bar.kind = BarKind::kPlate;
  bar.picture = bar.ground = PointPath(n, 0.4);
  bar.radius_px = bar.aspect = bar.sd_px = bar.up_px_s = Series(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!set.motion.shoulder_drop.has(i) || i % 97 == 3) continue;
    const double drop = set.motion.shoulder_drop.value[i];
    const Vec2 at{360 + 18 * drop, 620 + 240 * drop};
    bar.picture.set(i, at);
    bar.ground.set(i, at);
    bar.radius_px.set(i, 96);
    bar.aspect.set(i, 0.98);
    bar.sd_px.set(i, 0.4);
    bar.up_px_s.set(i, 180);
  }
  bar.point_sd_px = 0.4;
  bar.scale.nearer = {1.24, 0.06};
  if (options.with_scale) {
    bar.scale.from_height = bar.scale.metres_per_pixel = Measured{0.00155, 0.00008};
    bar.scale.from = ScaleSource::kHeight;
  }
  for (const Rep& rep : set.reps.reps) {
    RepBar& one = set.bar.reps.emplace_back();
    if (rep.index == 2 || !bar.ground.has(rep.ascent_from) || !bar.ground.has(rep.ascent_to)) {
      one.reason = "not_followed";
      continue;
    }
    one.followed = true;
    one.from_frame = rep.ascent_from;
    one.to_frame = rep.ascent_to;
    one.from_s = set.motion.time_s[rep.ascent_from];
    one.to_s = set.motion.time_s[rep.ascent_to];
    one.rise_trunks = 0.9;
    one.mean_velocity_trunks_s = Measured{0.84 - 0.03 * rep.index, 0.01};
    one.ahead_trunks = Measured{0.04, 0.004};
    one.over_foot = Measured{0.48, 0.2};
    if (rep.index == 3) one.sticking = StickingRegion{one.from_s, one.to_s, 0.31, 0.48, 0.6};
    if (!options.with_scale) {
      one.reason = "no_scale";
      continue;
    }
    one.rise_m = Measured{0.47, 0.02};
    one.mean_velocity_m_s = Measured{0.42 - 0.015 * rep.index, 0.02};
    one.peak_velocity_m_s = Measured{0.8, 0.04};
    one.ahead_m = Measured{0.021, 0.002};
  }
  set.bar.velocity_loss = Measured{0.18, 0.02};
}

}  // namespace

SetAnalysis sample_set(const SampleOptions& options) {
  SetAnalysis set;
  move_sample_body(options, set);
  set.view = {options.oblique ? ViewKind::kOblique : ViewKind::kSide,
              {to_rad(options.oblique ? 34 : 4.1), to_rad(2)},
              Facing::kRight,
              BodySide::kRight,
              true,
              !options.oblique,
              {}};
  if (options.oblique) set.view.advice.emplace_back(kRefilm);
  set.exercise = {"deadlift", options.recognised, options.recognised ? 0.93 : 1.0};
  set.scale.standing_height_px = 930;
  if (options.with_scale) {
    set.scale.metres_per_pixel = 1.79 / 930;
    set.scale.metres_per_pixel_sd = 0.02 * 1.79 / 930;
    set.scale.from = ScaleSource::kHeight;
  } else {
    set.warnings.push_back({"no_scale",
                            "No height was given and no plate was seen, so nothing is told in "
                            "metres. Give your height to see them."});
  }
  if (options.oblique) set.dowel.unusable_reason = "The camera stood 34° off your side.";
  for (const Rep& rep : set.reps.reps) {
    const double at_s = set.motion.time_s[rep.bottom_frame];
    const int number = rep.partial ? options.reps + 1 : rep.index;
    set.findings.push_back(rep.partial ? RepFindings{} : judge_sample_rep(options, number, at_s));
  }
  if (set.reps.reps.empty()) {
    set.exercise = {"none", true, 0.6};
    set.warnings.push_back({"nobody_lifts", "Somebody stood in the picture but nobody lifted."});
  }
  sum_up_sample(set);
  if (options.with_bar) add_sample_bar(options, set);
  return set;
}

ReportContext sample_context(const SetAnalysis& analysis) {
  ReportContext context;
  const std::vector<double>& time_s = analysis.motion.time_s;
  context.source = {"evening set 3.mp4",
                    8'412'006,
                    "h264",
                    720,
                    1280,
                    analysis.motion.frame_rate_hz,
                    time_s.empty() ? 0 : time_s.back(),
                    time_s.size(),
                    std::string(64, 'a')};
  context.athlete = {1.79, 82.0, Sex::kUnstated, 60.0};
  context.engine = {"Dowel native", "BlazePose full"};
  context.timing = {{"decode", 0.9}, {"pose", 7.4}, {"analysis", 0.006}};
  context.synthetic = true;
  context.names = sample_names();
  if (!analysis.faults.empty()) {
    context.hypotheses.push_back(
        {"E-16",
         "Upper-body tension is lost as the set goes on",
         {"Hips led the chest in reps 7, 8 and 10 and in none of the first six."},
         "Film a set with two thirds of the load: if it stays clean, load or fatigue is the cause.",
         true,
         {"X-25", "X-13"}});
  }
  return context;
}

std::vector<SampleCase> sample_cases() {
  std::vector<SampleCase> out;
  out.push_back(make_case("mixed", {}));
  out.push_back(make_case("rounded_cut", {.reps = 6, .cut_last = true, .rounded = true}));
  out.push_back(make_case("oblique", {.reps = 5, .oblique = true, .with_scale = false}));
  out.push_back(make_case("no_scale", {.reps = 3, .with_scale = false, .recognised = false}));
  out.push_back(make_case("pull_first", {.reps = 3, .pull_first = true}));
  out.push_back(make_case("with_bar", {.reps = 4, .pull_first = true, .with_bar = true}));
  out.push_back(make_case("bar_without_scale", {.reps = 3, .with_scale = false, .with_bar = true}));
  out.push_back(make_case("one_rep", {.reps = 1}));
  out.push_back(make_case("only_a_cut_rep", {.reps = 0, .cut_last = true}));
  out.push_back(make_case("zero_reps", {.reps = 0}));
  out.push_back(make_case("forty_reps", {.reps = 40}));
  out.push_back(hostile_case());
  out.push_back(not_a_number_case());
  SampleCase empty{"empty", {}, {}};
  out.push_back(std::move(empty));
  return out;
}

}  // namespace dowel::report::testing
