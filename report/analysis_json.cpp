#include "report/analysis_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/pipeline/doubts.h"
#include "report/answers/error_answer.h"
#include "report/bar_json.h"
#include "report/checkpoint_grid.h"
#include "report/json_number.h"
#include "report/measure_name.h"
#include "report/text.h"
#include "report/verdict.h"

namespace dowel::report {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value, int decimals) { return json_number(value, decimals); }
Json number(const std::optional<double>& value, int decimals) {
  return json_number(value, decimals);
}

// A length of which 0 or less means that it is not known.
Json positive(double value, int decimals) {
  return value > 0 ? number(value, decimals) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json source_json(const SourceFacts& source, const ReportContext& context) {
  return {{"file", source.file_name},
          {"size_bytes", source.size_bytes > 0 ? Json(source.size_bytes) : Json(nullptr)},
          {"sha256", text_or_null(source.sha256)},
          {"codec", text_or_null(source.codec)},
          {"width_px", source.width_px},
          {"height_px", source.height_px},
          {"turned_deg", source.turned_deg},
          {"fps", positive(source.frame_rate_hz, 3)},
          {"duration_s", number(source.duration_s, 3)},
          {"frames", source.frames},
          {"people_seen", context.people_seen},
          {"synthetic", context.synthetic}};
}

Json people_json(const std::vector<PersonFacts>& people) {
  Json out = Json::array();
  for (const PersonFacts& one : people) {
    out.push_back({{"person", out.size() + 1},
                   {"chosen", one.chosen},
                   {"reps", one.reps},
                   {"from_s", number(one.from_s, 3)},
                   {"to_s", number(one.to_s, 3)},
                   {"at_s", number(one.at_s, 3)},
                   {"box",
                    {{"x", number(one.x_px, 0)},
                     {"y", number(one.y_px, 0)},
                     {"width", number(one.width_px, 0)},
                     {"height", number(one.height_px, 0)}}}});
  }
  return out;
}

Json athlete_json(const AthleteBody& body) {
  const char* sex = body.sex == Sex::kFemale ? "female" : body.sex == Sex::kMale ? "male" : nullptr;
  return {{"height_m", number(body.height_m, 3)},
          {"mass_kg", number(body.mass_kg, 2)},
          {"sex", sex != nullptr ? Json(sex) : Json(nullptr)},
          {"load_kg", number(body.load_kg, 2)}};
}

std::string_view view_key(ViewKind kind) {
  switch (kind) {
    case ViewKind::kSide:
      return "side";
    case ViewKind::kFront:
      return "front";
    case ViewKind::kOblique:
      return "oblique";
    case ViewKind::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view facing_key(Facing facing) {
  return facing == Facing::kLeft ? "left" : facing == Facing::kRight ? "right" : "unknown";
}

Json view_json(const View& view) {
  const bool known = view.kind != ViewKind::kUnknown;
  return {{"kind", view_key(view.kind)},
          {"yaw_deg", known ? number(to_deg(view.yaw_rad.value), 1) : Json(nullptr)},
          {"facing", facing_key(view.facing)},
          {"usable", view.sagittal_usable},
          {"advice", view.advice}};
}

Json scale_json(const Scale& scale) {
  const char* from = scale.from == ScaleSource::kHeight  ? "height"
                     : scale.from == ScaleSource::kPlate ? "plate"
                                                         : "none";
  const bool metric = scale.metres_per_pixel.has_value();
  return {{"metres_per_pixel", number(scale.metres_per_pixel, 6)},
          {"metres_per_pixel_sd", metric ? number(scale.metres_per_pixel_sd, 6) : Json(nullptr)},
          {"from", from},
          {"trunk_length_px", positive(scale.trunk_length_px, 1)},
          {"standing_height_px", number(scale.standing_height_px, 1)}};
}

int json_decimals(const std::string& measure) { return name_measure(measure, {}).decimals + 1; }

bool can_be_told(const std::optional<Measured>& value) {
  return value && std::isfinite(value->value) && std::isfinite(value->sd);
}

Json measures_json(const std::vector<Measure>& measures) {
  Json out = Json::object();
  for (const Measure& measure : measures) {
    const int decimals = json_decimals(measure.id);
    if (can_be_told(measure.value)) {
      out[measure.id] = {{"value", number(measure.value->value, decimals)},
                         {"sd", number(measure.value->sd, decimals)}};
    } else {
      out[measure.id] = {{"value", nullptr},
                         {"sd", nullptr},
                         {"reason", measure.reason.empty() ? "not measured" : measure.reason}};
    }
  }
  return out;
}

Json finding_json(const Finding& finding) {
  const int decimals = json_decimals(finding.measure);
  const FindingState state = shown_state(finding);
  const bool told = state != FindingState::kCannotTell;
  const bool unexplained = !told && finding.reason.empty();
  return {{"checkpoint", finding.checkpoint},
          {"fault", text_or_null(finding.fault)},
          {"state", state_key(state)},
          {"rule", finding.rule},
          {"measure", finding.measure},
          {"value", told ? number(finding.value->value, decimals) : Json(nullptr)},
          {"sd", told ? number(finding.value->sd, decimals) : Json(nullptr)},
          {"threshold", number(finding.threshold, decimals)},
          {"broken_above", finding.broken_above},
          {"at_s", number(finding.at_s, 3)},
          {"reason", unexplained ? "not measured" : finding.reason}};
}

std::string_view witness_key(Witness witness) {
  switch (witness) {
    case Witness::kShoulders:
      return "shoulders";
    case Witness::kHips:
      return "hips";
    case Witness::kHipFlexion:
      return "hip_flexion";
    case Witness::kTrunk:
      return "trunk";
    case Witness::kKnees:
      return "knees";
    case Witness::kBar:
      return "bar";
    case Witness::kHands:
      break;
  }
  return "hands";
}

Json witnesses_json(const std::vector<Witness>& witnesses) {
  Json out = Json::array();
  for (const Witness witness : witnesses) out.push_back(witness_key(witness));
  return out;
}

std::string_view reason_key(DropReason reason) {
  switch (reason) {
    case DropReason::kJump:
      return "jump";
    case DropReason::kWalks:
      return "walks";
    case DropReason::kNotUpright:
      return "not_upright";
    case DropReason::kNoLift:
      return "no_lift";
    case DropReason::kBarStays:
      return "bar_stays";
    case DropReason::kNotAll:
      break;
  }
  return "witnesses_disagree";
}

Json dropped_json(const SetAnalysis& analysis) {
  Json out = Json::array();
  for (const DroppedRep& rep : analysis.reps.dropped) {
    out.push_back({{"bottom_s", number(frame_time_s(analysis, rep.bottom_frame), 3)},
                   {"top_s", number(frame_time_s(analysis, rep.top_frame), 3)},
                   {"reason", reason_key(rep.reason)},
                   {"told_by", witnesses_json(rep.told_by)}});
  }
  return out;
}

Json rep_json(const SetAnalysis& analysis, std::size_t i) {
  const Rep& rep = analysis.reps.reps[i];
  const RepFindings& judged = findings_of(analysis, i);
  Json findings = Json::array();
  for (const Finding& finding : judged.findings) findings.push_back(finding_json(finding));
  return {{"index", rep.index},
          {"partial", rep.partial},
          {"start_s", number(frame_time_s(analysis, rep.start_frame), 3)},
          {"bottom_s", number(frame_time_s(analysis, rep.bottom_frame), 3)},
          {"end_s", number(frame_time_s(analysis, rep.end_frame), 3)},
          {"tempo", tempo_text(rep)},
          {"told_by", witnesses_json(rep.told_by)},
          {"against", witnesses_json(rep.against)},
          {"top_hidden", rep.top_hidden},
          {"measures", measures_json(judged.measures)},
          {"findings", std::move(findings)}};
}

Json set_json(const SetAnalysis& analysis) {
  Json faults = Json::array();
  for (const SetFault& fault : analysis.faults) {
    if (fault.reps.empty()) continue;  // borderline only: stands with the reps, is no fault
    faults.push_back({{"fault", fault.fault}, {"reps", fault.reps}, {"message", fault.message}});
  }
  const bool sure = std::all_of(analysis.reps.reps.begin(), analysis.reps.reps.end(),
                                [](const Rep& rep) { return rep.partial || is_sure(rep); });
  return {{"reps", analysis.reps.counted},
          {"sure", sure},
          {"dropped", dropped_json(analysis)},
          {"quality", {{"held", analysis.quality.held}, {"gradeable", analysis.quality.gradeable}}},
          {"faults", std::move(faults)}};
}

Json hypotheses_json(const std::vector<Hypothesis>& hypotheses) {
  Json out = Json::array();
  for (const Hypothesis& h : hypotheses) {
    out.push_back({{"sign", h.sign},
                   {"suspect", h.suspect},
                   {"because", h.because},
                   {"next_test", h.next_test},
                   {"evidence_mixed", h.evidence_mixed},
                   {"exercises", h.exercises}});
  }
  return out;
}

Json warnings_json(const std::vector<Warning>& warnings) {
  Json out = Json::array();
  for (const Warning& warning : warnings) {
    out.push_back({{"code", warning.code}, {"message", warning.message}});
  }
  return out;
}

const char* reason_key(UnseenReason why) {
  switch (why) {
    case UnseenReason::kOutside:
      return "outside";
    case UnseenReason::kRefused:
      return "refused";
    case UnseenReason::kNotFound:
      return "not_found";
    case UnseenReason::kNoFrames:
      return "no_frames";
    case UnseenReason::kCut:
      return "cut";
    case UnseenReason::kHidden:
      break;
  }
  return "hidden";
}

Json seen_json(const SeenFacts& seen) {
  Json unseen = Json::array();
  for (const UnseenSpan& span : seen.unseen) {
    unseen.push_back({{"from_s", number(span.from_s, 3)},
                      {"to_s", number(span.to_s, 3)},
                      {"why", reason_key(span.why)}});
  }
  return {{"from_s", number(seen.from_s, 3)},
          {"to_s", number(seen.to_s, 3)},
          {"unseen", std::move(unseen)}};
}

Json timing_json(const ReportContext& context) {
  Json stages = Json::object();
  double total_s = 0;
  for (const StageTime& stage : context.timing) {
    stages[stage.stage] = number(stage.seconds, 4);
    total_s += stage.seconds;
  }
  const auto frames = static_cast<double>(context.source.frames);
  return {{"dowel", DOWEL_VERSION},
          {"pose_engine", text_or_null(context.engine.pose_engine)},
          {"pose_model", text_or_null(context.engine.pose_model)},
          {"total_s", context.timing.empty() ? Json(nullptr) : number(total_s, 4)},
          {"frames_per_s", total_s > 0 ? number(frames / total_s, 1) : Json(nullptr)},
          {"stages_s", std::move(stages)}};
}

}  // namespace

Json analysis_to_json(const SetAnalysis& analysis, const ReportContext& context) {
  Json out;
  out["schema"] = kAnalysisSchema;
  out["source"] = source_json(context.source, context);
  out["athlete"] = athlete_json(context.athlete);
  out["exercise"] = {{"id", analysis.exercise.id},
                     {"how", analysis.exercise.recognised ? "recognised" : "given"},
                     {"confidence", number(analysis.exercise.confidence, 2)}};
  if (analysis.exercise.stands_on) {
    out["exercise"]["stands_on"] =
        *analysis.exercise.stands_on == BodySide::kLeft ? "left" : "right";
  }
  out["view"] = view_json(analysis.view);
  out["scale"] = scale_json(analysis.scale);
  out["reps"] = Json::array();
  for (std::size_t i = 0; i < analysis.reps.reps.size(); ++i) {
    out["reps"].push_back(rep_json(analysis, i));
  }
  out["set"] = set_json(analysis);
  if (!context.people.empty()) out["people"] = people_json(context.people);
  if (context.seen) out["seen"] = seen_json(*context.seen);
  out["bar"] = bar_json(analysis, context);
  out["hypotheses"] = hypotheses_json(context.hypotheses);
  out["warnings"] = warnings_json(analysis.warnings);
  out["timing"] = timing_json(context);
  return out;
}

Json error_to_json(const Error& error, const ReportContext& context) {
  Json out;
  out["schema"] = kAnalysisSchema;
  out["source"] = source_json(context.source, context);
  out["error"] = {{"code", error_key(error.code)},
                  {"message", error.message},
                  {"hint", error.hint},
                  {"where", error.where}};
  out["athlete"] = athlete_json(context.athlete);
  out["reps"] = Json::array();
  out["set"] = set_json(SetAnalysis{});
  out["hypotheses"] = Json::array();
  out["warnings"] = Json::array();
  out["timing"] = timing_json(context);
  return out;
}

std::string json_text(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dowel::report
