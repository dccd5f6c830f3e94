#include "core/pipeline/doubts.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace dowel {
namespace {

constexpr std::size_t kMostSaid = 5;

std::string seconds(double time_s) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", time_s);
  return text;
}

const char* words(DropReason reason) {
  switch (reason) {
    case DropReason::kJump:
      return "both feet left the floor";
    case DropReason::kWalks:
      return "the body travelled";
    case DropReason::kNotUpright:
      return "it went down again short of a lockout";
    case DropReason::kNoLift:
      return "it was neither a hinge nor a squat";
    case DropReason::kBarStays:
      return "the bar stayed where it was";
    case DropReason::kNotAll:
      break;
  }
  return "heights and angles do not agree";
}

bool is_among(const std::vector<Witness>& witnesses, Witness witness) {
  return std::find(witnesses.begin(), witnesses.end(), witness) != witnesses.end();
}

// Whether the body was lost for a while right before or after: a plate that hides it makes up what
// is told beside.
bool lost_beside(const DroppedRep& rep, const BodyMotion& motion) {
  constexpr double kBeside_s = 0.3, kLost_s = 0.3;
  const auto& time_s = motion.time_s;
  double lost_from_s = -1;
  for (std::size_t i = 0; i < time_s.size(); ++i) {
    if (motion.mid_shoulder.has(i)) {
      lost_from_s = -1;
      continue;
    }
    if (lost_from_s < 0) lost_from_s = time_s[i];
    const bool beside = time_s[i] >= time_s[rep.bottom_frame] - kBeside_s &&
                        lost_from_s <= time_s[rep.top_frame] + kBeside_s;
    if (beside && time_s[i] - lost_from_s >= kLost_s) return true;
  }
  return false;
}

// Steps and gestures raise the shoulders, too: only what also unbent looked like a repetition, or
// what raised the hips as well where angles cannot be trusted.
bool looked_like_one(const DroppedRep& rep, const BodyMotion& motion) {
  if (!is_among(rep.told_by, Witness::kShoulders)) return false;
  if (rep.reason != DropReason::kNotAll) return is_among(rep.told_by, Witness::kHipFlexion);
  return is_among(rep.told_by, Witness::kHips) && lost_beside(rep, motion);
}

bool by_bar_alone(const Rep& rep) {
  return rep.told_by.size() == 1 && rep.told_by.front() == Witness::kBar;
}

const char* what_is_unsure(const Rep& rep) {
  if (by_bar_alone(rep)) return "the body was hidden, and only the bar tells of it.";
  return rep.top_hidden ? "its lockout was out of sight."
                        : "not all that was seen of the body tells of it.";
}

}  // namespace

bool is_sure(const Rep& rep) {
  if (by_bar_alone(rep)) return false;
  const bool rose =
      is_among(rep.told_by, Witness::kShoulders) || is_among(rep.told_by, Witness::kHips);
  const bool height_seen =
      rose || is_among(rep.against, Witness::kShoulders) || is_among(rep.against, Witness::kHips);
  return !rep.top_hidden && !is_among(rep.against, Witness::kHipFlexion) && (rose || !height_seen);
}

std::vector<Warning> doubts_about(const RepList& reps, const BodyMotion& motion) {
  const std::vector<double>& time_s = motion.time_s;
  std::vector<Warning> warnings;
  for (const Rep& rep : reps.reps) {
    if (rep.partial || is_sure(rep)) continue;
    const std::string which = "Rep " + std::to_string(rep.index) + " is not sure: ";
    warnings.push_back({"rep_unsure", which + what_is_unsure(rep)});
  }
  std::size_t said = 0;
  for (const DroppedRep& rep : reps.dropped) {
    if (!looked_like_one(rep, motion) || ++said > kMostSaid) continue;
    warnings.push_back(
        {"not_counted", "From " + seconds(time_s[rep.bottom_frame]) + " to " +
                            seconds(time_s[rep.top_frame]) +
                            " the lifter rose, which is not counted: " + words(rep.reason) + "."});
  }
  return warnings;
}

}  // namespace dowel
