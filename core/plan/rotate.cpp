#include "core/plan/rotate.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace dowel {
namespace {

using Counts = std::array<int, kCategories>;

double weight_of(const std::vector<Candidate>& candidates) {
  double weight = 0;
  for (const Candidate& candidate : candidates) weight += std::max(0.0, candidate.score);
  return weight;
}

// How many places each category gets: an equal share, the rest to the most emphasised; when there
// are fewer places than categories the turn decides who waits.
Counts share_places(const CandidatePool& pool, int places, int days, int turn) {
  Counts counts{};
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < kCategories; ++c) {
    if (!pool.by_category[c].empty()) order.push_back(c);
  }
  if (order.empty()) return counts;
  if (places < static_cast<int>(order.size())) {
    std::rotate(order.begin(),
                order.begin() + turn * std::max(places, 1) % static_cast<int>(order.size()),
                order.end());
  } else {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return weight_of(pool.by_category[a]) > weight_of(pool.by_category[b]);
    });
  }
  for (int left = places, idle = 0; left > 0 && idle < static_cast<int>(order.size());) {
    for (const std::size_t c : order) {
      if (left == 0) break;
      const int room = static_cast<int>(pool.by_category[c].size()) * days;
      if (counts[c] >= room) {
        ++idle;
        continue;
      }
      ++counts[c];
      --left;
      idle = 0;
    }
  }
  return counts;
}

int last_turn_of(const RotationMemory& memory, const Candidate& candidate) {
  const auto found = memory.last_turn.find(candidate.exercise);
  return found == memory.last_turn.end() ? -1000 : found->second;
}

// Hip groups a candidate would bring that nobody chosen so far trains.
int new_groups(const Candidate& candidate, const std::set<std::string>& covered) {
  return static_cast<int>(
      std::count_if(candidate.hip_groups.begin(), candidate.hip_groups.end(),
                    [&](const std::string& group) { return !covered.count(group); }));
}

// 2 for a leading weak link, 1 for the aim, 0 for the rest.
int emphasis_of(const PlanRules& rules, const Candidate& candidate) {
  if (candidate.score >= rules.score_leading) return 2;
  return candidate.score >= rules.score_emphasised ? 1 : 0;
}

class CategoryPicker {
 public:
  CategoryPicker(const PlanContext& context, const std::vector<Candidate>& candidates,
                 const RotationMemory& memory, std::set<std::string>& covered)
      : rules_(context.rules),
        candidates_(candidates),
        memory_(memory),
        covered_(covered),
        rotate_(context.request.settings.rotate) {}

  std::vector<const Candidate*> pick(int count) {
    std::vector<const Candidate*> chosen;
    const bool anchored = count >= 2 && candidates_.front().score >= rules_.score_emphasised;
    if (anchored || !rotate_) take(chosen, &candidates_.front());
    while (static_cast<int>(chosen.size()) < count) take(chosen, best(chosen));
    return chosen;
  }

 private:
  void take(std::vector<const Candidate*>& chosen, const Candidate* candidate) {
    covered_.insert(candidate->hip_groups.begin(), candidate->hip_groups.end());
    chosen.push_back(candidate);
  }

  // Those chosen least often this week, then not last week, then weak links and the aim, then what
  // brings new groups, then the higher score every second turn and the longest wait in between.
  const Candidate* best(const std::vector<const Candidate*>& chosen) const {
    const auto rank = [&](const Candidate& c) {
      const auto times = std::count(chosen.begin(), chosen.end(), &c);
      const bool fresh = last_turn_of(memory_, c) < memory_.turn - 1;
      const int wait = memory_.turn - last_turn_of(memory_, c);
      const double liking = memory_.turn % 2 ? wait + c.score / 1000 : c.score;
      return std::make_tuple(-times, rotate_ && fresh, emphasis_of(rules_, c),
                             new_groups(c, covered_), liking);
    };
    const Candidate* found = &candidates_.front();
    for (const Candidate& candidate : candidates_) {
      if (rank(candidate) > rank(*found)) found = &candidate;
    }
    return found;
  }

  const PlanRules& rules_;
  const std::vector<Candidate>& candidates_;
  const RotationMemory& memory_;
  std::set<std::string>& covered_;
  bool rotate_;
};

using Chosen = std::array<std::vector<const Candidate*>, kCategories>;

bool brings(const Candidate& candidate, const std::string& group) {
  return std::find(candidate.hip_groups.begin(), candidate.hip_groups.end(), group) !=
         candidate.hip_groups.end();
}

int trained_by(const Chosen& chosen, const std::string& group) {
  int count = 0;
  for (const auto& category : chosen) {
    count += static_cast<int>(std::count_if(category.begin(), category.end(),
                                            [&](const auto* c) { return brings(*c, group); }));
  }
  return count;
}

// True when a category would hold what it held last week, although there is more to choose from.
bool repeats_last_week(const std::vector<const Candidate*>& picks,
                       const std::vector<Candidate>& all, const RotationMemory& memory) {
  const auto last_week = [&](const Candidate* c) {
    return last_turn_of(memory, *c) == memory.turn - 1;
  };
  const std::set<const Candidate*> distinct(picks.begin(), picks.end());
  return distinct.size() < all.size() && std::all_of(picks.begin(), picks.end(), last_week);
}

// Puts `wanted` in the place of an exercise of its category that can be spared: no leading weak
// link, for a second exercise none of the aim's either, and every group it trains keeps at least
// `keep` exercises.
bool make_way(const PlanRules& rules, const Candidate& wanted, const std::vector<Candidate>& all,
              const RotationMemory& memory, std::size_t category, int keep, Chosen& chosen) {
  auto& picks = chosen[category];
  for (std::size_t i = picks.size(); i-- > 0;) {
    const Candidate* spared = picks[i];
    const bool needed = std::any_of(
        spared->hip_groups.begin(), spared->hip_groups.end(), [&](const std::string& group) {
          return !brings(wanted, group) && trained_by(chosen, group) <= keep;
        });
    if (needed || emphasis_of(rules, *spared) >= (keep == 1 ? 2 : 1)) continue;
    picks[i] = &wanted;
    if (!repeats_last_week(picks, all, memory)) return true;
    picks[i] = spared;
  }
  return false;
}

// No hip group goes a week with nothing where one of its exercises can take a place; then one that
// has a single exercise gets a second from a group that has three or more (R-BAL).
void train_every_group(const PlanRules& rules, const CandidatePool& pool,
                       const RotationMemory& memory, Chosen& chosen) {
  std::set<std::string> groups;
  for (const auto& category : pool.by_category) {
    for (const Candidate& candidate : category) {
      groups.insert(candidate.hip_groups.begin(), candidate.hip_groups.end());
    }
  }
  for (const int wanted : {1, 2}) {
    for (const std::string& group : groups) {
      bool done = trained_by(chosen, group) >= wanted;
      for (std::size_t c = 0; c < kCategories && !done; ++c) {
        for (const Candidate& candidate : pool.by_category[c]) {
          const bool there =
              std::find(chosen[c].begin(), chosen[c].end(), &candidate) != chosen[c].end();
          if (done || there || chosen[c].empty() || !brings(candidate, group)) continue;
          done = make_way(rules, candidate, pool.by_category[c], memory, c, wanted, chosen);
        }
      }
    }
  }
}

// The exercises that train the first weak link with a load, best first, each with its category.
std::vector<std::pair<std::size_t, const Candidate*>> leading_of(const PlanContext& context,
                                                                 const CandidatePool& pool) {
  std::vector<std::pair<std::size_t, const Candidate*>> leading;
  for (std::size_t c = 0; c < kCategories; ++c) {
    for (const Candidate& candidate : pool.by_category[c]) {
      if (leads_with_load(context, *candidate.exercise)) leading.emplace_back(c, &candidate);
    }
  }
  std::stable_sort(leading.begin(), leading.end(),
                   [](const auto& a, const auto& b) { return a.second->score > b.second->score; });
  return leading;
}

// Takes a place from the category that has most, for the one that trains the first weak link.
void make_room_for_link(const PlanContext& context, const CandidatePool& pool, Counts& counts) {
  const auto leading = leading_of(context, pool);
  if (leading.empty()) return;
  const std::size_t wanted = leading.front().first;
  std::size_t most = kCategories;
  for (std::size_t c = 0; c < kCategories; ++c) {
    if (c == wanted || counts[c] < 2) continue;
    if (most == kCategories || counts[c] > counts[most]) most = c;
  }
  if (most == kCategories || counts[wanted] == 0) return;
  --counts[most];
  ++counts[wanted];
}

// What trains the first weak link with a load stands in the week as often as its sessions and the
// rules allow, up to `PlanRules::link_times`: others of its category give way, but no hip group is
// left with nothing and no category as it was last week.
void lead_with_link(const PlanContext& context, const CandidatePool& pool,
                    const RotationMemory& memory, int days, Chosen& chosen) {
  const auto leading = leading_of(context, pool);
  const auto is_leading = [&](const Candidate* pick) {
    return std::any_of(leading.begin(), leading.end(),
                       [&](const auto& lead) { return lead.second == pick; });
  };
  for (int times = 1; times <= std::min(days, context.rules.link_times); ++times) {
    for (const auto& [category, lead] : leading) {
      auto& picks = chosen[category];
      if (std::count(picks.begin(), picks.end(), lead) >= times) continue;
      for (std::size_t i = picks.size(); i-- > 0;) {
        const Candidate* spared = picks[i];
        const Candidate& wanted = *lead;
        const bool needed = std::any_of(
            spared->hip_groups.begin(), spared->hip_groups.end(), [&](const std::string& group) {
              return !brings(wanted, group) && trained_by(chosen, group) <= 1;
            });
        if (needed || is_leading(spared) || trains_even_link(context, *spared->exercise)) continue;
        picks[i] = lead;
        if (!repeats_last_week(picks, pool.by_category[category], memory)) break;
        picks[i] = spared;
      }
    }
  }
}

// Puts one exercise on the day that has most room and neither it nor its category yet.
void place(WeekPicks& picks, const std::vector<int>& places, const Candidate* candidate) {
  std::size_t best = picks.size();
  int most = -1000;
  for (std::size_t day = 0; day < picks.size(); ++day) {
    const auto& there = picks[day];
    const int room = places[day] - static_cast<int>(there.size());
    if (room <= 0 || std::find(there.begin(), there.end(), candidate) != there.end()) continue;
    const auto same = std::count_if(there.begin(), there.end(), [&](const Candidate* other) {
      return other->exercise->category == candidate->exercise->category;
    });
    const int value = room * 2 - static_cast<int>(same) * 5;
    if (value > most) {
      most = value;
      best = day;
    }
  }
  if (best < picks.size()) picks[best].push_back(candidate);
}

}  // namespace

WeekPicks pick_accessories(const PlanContext& context, const CandidatePool& pool,
                           const std::vector<int>& places, const RotationMemory& memory) {
  const int all = std::accumulate(places.begin(), places.end(), 0);
  Counts counts = share_places(pool, all, static_cast<int>(places.size()), memory.turn);
  make_room_for_link(context, pool, counts);
  Chosen chosen;
  std::set<std::string> covered;
  for (std::size_t c = 0; c < kCategories; ++c) {
    if (counts[c] == 0) continue;
    CategoryPicker picker(context, pool.by_category[c], memory, covered);
    chosen[c] = picker.pick(counts[c]);
  }
  if (context.request.settings.rotate) train_every_group(context.rules, pool, memory, chosen);
  lead_with_link(context, pool, memory, static_cast<int>(places.size()), chosen);
  WeekPicks picks(places.size());
  for (std::size_t round = 0; round < static_cast<std::size_t>(all); ++round) {
    for (const auto& category : chosen) {
      if (round < category.size()) place(picks, places, category[round]);
    }
  }
  return picks;
}

void remember(RotationMemory& memory, const WeekPicks& picks) {
  for (const auto& day : picks) {
    for (const Candidate* candidate : day) memory.last_turn[candidate->exercise] = memory.turn;
  }
  ++memory.turn;
}

}  // namespace dowel
