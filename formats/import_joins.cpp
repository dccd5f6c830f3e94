// How a workout of a file is joined with the one of the log that it is.
#include <algorithm>
#include <utility>

#include "formats/import_planner.h"

namespace dowel::formats {

// A workout that the log has under another key: from another program, written by hand, or because
// its start was corrected. @returns whether there is one
bool ImportPlanner::add_workout_at_the_same_time(Incoming& workout) {
  std::vector<const LoggedWorkout*> near = workouts_.at_the_time_of(workout.session);
  std::vector<const SetEntry*> pool;
  const auto gather = [&] {
    pool.clear();
    for (const LoggedWorkout* log : near) {
      const auto sets = workouts_.unclaimed(*log);
      pool.insert(pool.end(), sets.begin(), sets.end());
    }
  };
  // How many pairs with the same work each of them has.
  std::map<const LoggedWorkout*, int> alike;
  const auto pair = [&] {
    gather();
    alike.clear();
    const SetPairs pairs = pair_sets(workout.sets, pool);
    for (std::size_t i = 0; i < workout.sets.size(); ++i) {
      const auto& met = pairs.log_of[i];
      if (!met || pairs.renamed[i] != 0 || !same_work(workout.sets[i].set, *pool[*met])) continue;
      ++alike[workouts_.find(pool[*met]->session)];
    }
    return pairs.alike;
  };
  int both = near.empty() ? 0 : pair();
  std::erase_if(near, [&](const LoggedWorkout* log) { return !alike.contains(log); });
  if (both > 0) both = pair();
  const bool same =
      both > 0 && both * 2 >= static_cast<int>(std::min(workout.sets.size(), pool.size()));
  if (!same) {
    near = workouts_.around(workout.session, std::chrono::hours{14});
    std::erase_if(near, [&](const LoggedWorkout* log) {
      const auto sets = workouts_.unclaimed(*log);
      return !apart_by_zone(*log->session, workout.session) || sets.empty() ||
             sets.size() != workout.sets.size() ||
             pair_sets(workout.sets, sets).alike != static_cast<int>(sets.size());
    });
    if (near.empty()) return false;
    near.erase(near.begin() + 1, near.end());
    pair();
  }
  const LoggedWorkout* home = near.front();
  for (const LoggedWorkout* log : near) {
    if (alike[log] > alike[home]) home = log;
  }
  count(taken_for_same_,
        start_of(workout.session) + " in the file for " + start_of(*home->session) + " in the log");
  // Of the same program: its rows are known by the key of then.
  if (const std::string key = to_text(home->session->started);
      home->session->source == workout.session.source &&
      session_id(workout.space, key) == home->session->id) {
    give_identities(workout, key);
    pool = workouts_.unclaimed(*home);
  }
  add_to(workout, *home, pool);
  return true;
}

void ImportPlanner::add_to(Incoming& workout, const LoggedWorkout& home,
                           const std::vector<const SetEntry*>& pool) {
  Incoming left = workout;  // but for what was removed from the log
  left.sets.clear();
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < workout.sets.size(); ++i) {
    if (is_removed(workout.sets[i])) {
      ++plan_.removed_since;
    } else {
      left.sets.push_back(workout.sets[i]);
      rows.push_back(i);
    }
  }
  const SetPairs found = pair_sets(left.sets, pool);
  SetPairs pairs{.log_of = std::vector<std::optional<std::size_t>>(workout.sets.size())};
  std::vector<std::size_t> fresh;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    pairs.log_of[rows[n]] = found.log_of[n];
    if (const auto& met = found.log_of[n]) {
      workouts_.claim(*pool[*met]);
      tell_pair(workout, rows[n], *pool[*met], found.renamed[n] != 0);
    } else {
      fresh.push_back(rows[n]);
    }
  }
  if (!fresh.empty()) add_between(workout, fresh, pairs, pool, home);
}

// Puts sets that the log lacks where they stood, and moves those behind them on.
void ImportPlanner::add_between(const Incoming& workout, const std::vector<std::size_t>& fresh,
                                const SetPairs& pairs, const std::vector<const SetEntry*>& pool,
                                const LoggedWorkout& home) {
  std::vector<SetEntry> order;
  for (const SetEntry* set : home.sets) order.push_back(*set);
  const auto place_of = [&](const SetId& id) {
    return std::ranges::find(order, id, &SetEntry::id) - order.begin();
  };
  const auto end = [&] { return static_cast<std::ptrdiff_t>(order.size()); };
  std::map<std::size_t, SetId> put;  // rows that got a set just now
  bool any = false;
  for (const std::size_t row : fresh) {
    SetEntry set = workout.sets[row].set;
    set.session = home.session->id;
    // The identity of its row may be that of a set which the row before it was then.
    const std::string key = workout.foreign->sets[row].key;
    const bool names_itself = !workout.foreign->sets[row].set.id.value.empty();
    for (int n = 1;
         !names_itself && (known_.sets.contains(set.id.value) ||
                           std::ranges::find(order, set.id, &SetEntry::id) != order.end());
         ++n) {
      set.id = set_id(workout.space + workout.key, key + "|put in " + std::to_string(n));
    }
    if (is_removed({set, {}})) {
      ++plan_.removed_since;
      continue;
    }
    if (!may_be(workout.session, workout.foreign->sets[row].line, set)) continue;
    std::ptrdiff_t place = end();
    bool behind_one = false;
    for (std::size_t before = row; before-- > 0 && !behind_one;) {
      const auto& met = pairs.log_of[before];
      const auto now = put.find(before);
      behind_one = met || now != put.end();
      if (!behind_one) continue;
      const std::ptrdiff_t at = place_of(met ? pool[*met]->id : now->second);
      if (at < end()) place = at + 1;
    }
    for (std::size_t next = row + 1; !behind_one && next < pairs.log_of.size(); ++next) {
      if (!pairs.log_of[next]) continue;
      place = place_of(pool[*pairs.log_of[next]]->id);
      break;
    }
    put[row] = set.id;
    order.insert(order.begin() + place, set);
    any = true;
    put_new(workout, row, set);
  }
  if (!any) return;
  fill_session(*home.session, workout.session);
  std::map<std::string, int> places;
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i].id.value] = static_cast<int>(i);
  for (SetEntry& set : plan_.additions.sets) {
    if (const auto at = places.find(set.id.value); at != places.end()) {
      set.order = at->second;
      places.erase(at);
    }
  }
  for (const SetEntry& set : order) {
    const auto at = places.find(set.id.value);
    if (at == places.end() || set.order == at->second) continue;
    plan_.additions.sets.push_back(set);
    plan_.additions.sets.back().order = at->second;
  }
}

// What the log does not say of a workout that gets sets of the file.
void ImportPlanner::fill_session(const WorkoutSession& log, const WorkoutSession& file) {
  if (log.source == file.source || !filled_.insert(log.id.value).second) return;
  WorkoutSession session = log;
  if (session.title.empty()) session.title = file.title;
  if (session.notes.empty()) session.notes = file.notes;
  if (!session.duration_s) session.duration_s = file.duration_s;
  if (!session.body_mass_kg) session.body_mass_kg = file.body_mass_kg;
  if (session != log) plan_.additions.sessions.push_back(std::move(session));
}

}  // namespace dowel::formats
