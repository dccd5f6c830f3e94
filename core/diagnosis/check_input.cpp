#include "core/diagnosis/check_input.h"

#include "core/readiness/pain.h"

namespace dowel {

namespace {

tl::unexpected<Error> unknown(const std::string& what, const std::string& id) {
  return fail(ErrorCode::kBadData, "'" + id + "' is not the id of " + what,
              "use an id of the knowledge that was handed over", "diagnosis");
}

Result<void> check_evidence(const Knowledge& knowledge, const Evidence& evidence) {
  const SignRule* sign = find_entry(knowledge.signs, evidence.sign);
  const Checkpoint* checkpoint = find_entry(knowledge.checkpoints, evidence.checkpoint);
  const bool measured = evidence.kind == EvidenceKind::kMeasured;
  if (!evidence.sign.empty() && !sign) return unknown("a sign", evidence.sign);
  if (!evidence.mistake.empty() && !find_entry(knowledge.mistakes, evidence.mistake)) {
    return unknown("a mistake", evidence.mistake);
  }
  if (measured && sign && !sign->by_camera) {
    return fail(ErrorCode::kBadData, "no camera can see the sign " + sign->id,
                "hand it over as reported by the athlete", "diagnosis");
  }
  if (measured && checkpoint && checkpoint->seen == Seen::kNever) {
    return fail(ErrorCode::kBadData,
                "checkpoint " + checkpoint->id + " cannot be seen on video (K-20)",
                "ask the athlete and hand the answer over as reported", "diagnosis");
  }
  return {};
}

Result<void> check_test(const Knowledge& knowledge, const TestResult& result) {
  const DiscriminatingTest* test = find_entry(knowledge.tests, result.test);
  if (!test) return unknown("a test", result.test);
  if (!find_entry(test->outcomes, result.outcome)) {
    return unknown("an outcome of " + test->id, result.outcome);
  }
  if (result.kind == EvidenceKind::kMeasured && !test->by_camera) {
    return fail(ErrorCode::kBadData, "the test " + test->id + " cannot be read off video",
                "hand it over as reported by the athlete", "diagnosis");
  }
  return {};
}

Result<void> check_report(const Knowledge& knowledge, const LiftReport& report) {
  if (!find_entry(knowledge.lifts, report.lift)) return unknown("a lift", report.lift);
  if (!report.sign.empty() && !find_entry(knowledge.signs, report.sign)) {
    return unknown("a sign", report.sign);
  }
  return {};
}

}  // namespace

Result<void> check_input(const Knowledge& knowledge, const DiagnosisInput& input) {
  for (const Evidence& evidence : input.evidence) {
    DOWEL_TRY(check_evidence(knowledge, evidence));
  }
  for (const TestResult& result : input.tests) {
    DOWEL_TRY(check_test(knowledge, result));
  }
  for (const LiftReport& report : input.reports.lifts) {
    DOWEL_TRY(check_report(knowledge, report));
  }
  const int pain = input.reports.back_pain.value_or(0);
  if (pain < 0 || pain > 10) {
    return fail(ErrorCode::kBadData, "pain of " + std::to_string(pain) + " is off the scale",
                "give pain from 0 to 10", "diagnosis");
  }
  return {};
}

bool must_see_clinician(const Knowledge& knowledge, const AthleteReports& reports) {
  return !reports.red_flags.empty() || reports.back_pain.value_or(0) >= least_strong(knowledge);
}

}  // namespace dowel
