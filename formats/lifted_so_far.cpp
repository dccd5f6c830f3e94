#include "formats/lifted_so_far.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace dowel::formats {
namespace {

constexpr double kTimes = 2;       // the most otherwise
constexpr double kMore_kg = 40;    // than it
constexpr std::size_t kTold = 2;   // other sessions, from which a slip can be told
constexpr std::size_t kMany = 10;  // from which the best of them is left out

// The single repetition that a set makes likely (Epley 1985); beyond twelve repetitions a set says
// little of it.
double single_of(const SetEntry& set) {
  constexpr int kMostReps = 12;
  const int reps = std::clamp(set.reps.value_or(1), 1, kMostReps);
  return *set.load_kg * (reps == 1 ? 1.0 : 1.0 + reps / 30.0);
}

bool counts(const SetEntry& set) {
  return set.load_kg.value_or(0) > 0 && set.kind != SetKind::kWarmup && set.reps != 0;
}

std::string figure(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

}  // namespace

std::string LiftedSoFar::key_of(const ExerciseRef& exercise) {
  return exercise.slug.empty() ? "|" + exercise.name : exercise.slug;
}

void LiftedSoFar::add(const SetEntry& set, const SessionId& session) {
  if (!counts(set)) return;
  Best& best = best_[key_of(set.exercise)][session.value];
  best.single_kg = std::max(best.single_kg, single_of(set));
  best.load_kg = std::max(best.load_kg, *set.load_kg);
}

std::string LiftedSoFar::far_above(const SetEntry& set, const SessionId& session) const {
  if (!counts(set)) return {};
  const auto of_exercise = best_.find(key_of(set.exercise));
  if (of_exercise == best_.end()) return {};
  std::vector<Best> others;
  for (const auto& [id, best] : of_exercise->second) {
    if (id != session.value) others.push_back(best);
  }
  if (others.size() < kTold) return {};
  const auto most = others.begin() + (others.size() >= kMany ? 1 : 0);
  std::ranges::nth_element(others, most, std::ranges::greater{}, &Best::single_kg);
  if (single_of(set) < kTimes * most->single_kg || *set.load_kg < most->load_kg + kMore_kg) {
    return {};
  }
  char times[32];
  std::snprintf(times, sizeof times, "%.1f", *set.load_kg / most->load_kg);
  return "a load of " + figure(*set.load_kg) + " kg, " + times + " times the most otherwise (" +
         figure(most->load_kg) + " kg),";
}

}  // namespace dowel::formats
