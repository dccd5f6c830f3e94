#include "formats/logged_workouts.h"

#include <algorithm>

namespace dowel::formats {

LoggedWorkouts::LoggedWorkouts(const KnownEntries& known) {
  std::unordered_map<std::string, LoggedWorkout*> places;
  for (const auto& [id, session] : known.sessions) {
    const auto place = by_start_.emplace(session.started, LoggedWorkout{.session = &session});
    by_id_[id] = &place->second;
    places[id] = &place->second;
  }
  for (const auto& [id, set] : known.sets) {
    if (const auto place = places.find(set.session.value); place != places.end()) {
      place->second->sets.push_back(&set);
    }
  }
  for (auto& [start, workout] : by_start_) {
    std::ranges::stable_sort(workout.sets, {}, &SetEntry::order);
  }
}

const LoggedWorkout* LoggedWorkouts::find(const SessionId& session) const {
  const auto found = by_id_.find(session.value);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const LoggedWorkout*> LoggedWorkouts::around(const WorkoutSession& session,
                                                         std::chrono::seconds within) const {
  std::vector<const LoggedWorkout*> found;
  for (auto at = by_start_.lower_bound(session.started - within);
       at != by_start_.end() && at->first <= session.started + within; ++at) {
    const bool free = !claimed_sessions_.contains(at->second.session->id.value);
    if (free && !unclaimed(at->second).empty()) found.push_back(&at->second);
  }
  return found;
}

std::vector<const LoggedWorkout*> LoggedWorkouts::at_the_time_of(
    const WorkoutSession& session) const {
  // As far as a start can lie from another workout at the same time: a day's length and more.
  auto found = around(session, std::chrono::hours{50});
  std::erase_if(found, [&](const LoggedWorkout* workout) {
    return !at_one_time(*workout->session, session);
  });
  return found;
}

std::vector<const SetEntry*> LoggedWorkouts::unclaimed(const LoggedWorkout& workout) const {
  std::vector<const SetEntry*> sets;
  for (const SetEntry* set : workout.sets) {
    if (!claimed_sets_.contains(set->id.value)) sets.push_back(set);
  }
  return sets;
}

}  // namespace dowel::formats
