#include "core/log/plausible.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cmath>
#include <string_view>

namespace dowel {
namespace {

constexpr double kMostLoad_kg = 600;
constexpr int kMostReps = 200;
constexpr double kLongestHold_s = 3600;
constexpr double kLongestWay_m = 10'000;
// On the road, where a way has its time: a day, at most as far and as fast as a racing bicycle.
constexpr double kLongestRide_s = 86'400;
constexpr double kLongestRide_m = 500'000;
constexpr double kFastest_m_per_s = 20;
constexpr std::chrono::minutes kClocksDiffer{10};

// How the names of exercises begin that people are helped up in; blanks stand for dashes, too.
constexpr std::array<std::string_view, 18> kHelped{
    "assist", "band",    "pull up", "pullup",    "chin up",  "chinup",
    "dip",    "push up", "pushup",  "muscle up", "nordic",   "pistol",
    "klimmz", "liegest", "asist",   "unterstüt", "geassist", "wspomag"};

std::string figure(double value) { return std::to_string(std::lround(value)); }

// Lower case with blanks for dashes, and one before, so that " dip" finds whole beginnings only.
std::string words_of(const ExerciseRef& exercise) {
  std::string words = " " + exercise.name + " " + exercise.slug;
  std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c >= 0x80 ? static_cast<char>(std::tolower(c)) : ' ';
  });
  return words;
}

// A run, a ride, a walk: its time is no hold.
std::string likely_slip_on_the_road(double length_s, double way_m) {
  if (length_s > kLongestRide_s) return "a time of " + figure(length_s / 3600) + " hours";
  if (way_m > kLongestRide_m) return "a way of " + figure(way_m / 1000) + " km";
  if (way_m > kFastest_m_per_s * length_s) {
    return figure(way_m) + " m in " + figure(length_s) + " s";
  }
  return {};
}

}  // namespace

std::string likely_slip(const SetEntry& set) {
  if (set.load_kg && std::abs(*set.load_kg) > kMostLoad_kg) {
    return "a load of " + figure(*set.load_kg) + " kg";
  }
  if (set.reps && *set.reps > kMostReps) return figure(*set.reps) + " repetitions in one set";
  if (set.hold_s && set.distance_m && *set.distance_m > 0) {
    return likely_slip_on_the_road(*set.hold_s, *set.distance_m);
  }
  if (set.hold_s && *set.hold_s > kLongestHold_s) return "a hold of " + figure(*set.hold_s) + " s";
  if (set.distance_m && *set.distance_m > kLongestWay_m) {
    return "a way of " + figure(*set.distance_m) + " m";
  }
  return {};
}

std::string impossible_in(const SetEntry& set) {
  if (set.load_kg && *set.load_kg < 0 && !takes_assistance(set.exercise)) {
    return "a load of " + figure(*set.load_kg) + " kg where nothing assists";
  }
  if (!set.reps && !set.hold_s && !set.distance_m) {
    return "neither repetitions nor a time nor a distance";
  }
  return {};
}

bool takes_assistance(const ExerciseRef& exercise) {
  const std::string words = words_of(exercise);
  return std::any_of(kHelped.begin(), kHelped.end(), [&](std::string_view start) {
    std::string wanted{" "};
    wanted.append(start);
    return words.find(wanted) != std::string::npos;
  });
}

bool still_to_come(LocalTime when, LocalTime now) { return when > now + kClocksDiffer; }

bool too_long_ago(LocalTime when) {
  using std::chrono::January;
  return when < LocalTime{LocalDate{January / 1 / 1900}};
}

}  // namespace dowel
