#include <algorithm>
#include <set>

#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"

namespace dowel::checker {
namespace {

using Names = std::set<std::string>;

// Slugs that ids stand for, "one of these" opened, that the plan may choose as accessories.
Names choosable(const Examiner& e, const std::vector<std::string>& ids) {
  Names names;
  const auto add = [&](const std::string& id) {
    const Exercise* exercise = find_entry(e.knowledge().exercises, id);
    if (!exercise || exercise->category > Category::kRotation || !e.may_choose(*exercise)) return;
    const bool accessory = std::find(exercise->roles.begin(), exercise->roles.end(),
                                     Role::kAccessory) != exercise->roles.end();
    if (accessory && exercise->choose_from.empty() && e.short_enough(*exercise)) {
      names.insert(exercise->slug);
    }
  };
  for (const std::string& id : ids) {
    const Exercise* exercise = find_entry(e.knowledge().exercises, id);
    if (!exercise) continue;
    add(id);
    for (const std::string& choice : exercise->choose_from) add(choice);
  }
  return names;
}

bool stands_in(const PlanWeek& week, const Names& names) {
  return any_line(week, [&](const PlanBlock& block, const Prescription& line) {
    return is_working(block.kind) && !line.own && names.count(line.exercise) > 0;
  });
}

bool has_room(const Examiner& e, const PlanWeek& week) {
  int accessories = 0;
  for_each_line(week, [&](const PlanBlock& block, const Prescription&) {
    accessories += block.kind == BlockKind::kAccessory ? 1 : 0;
  });
  return accessories >= e.rules().accessories.to;
}

// The first weak link that can be trained at all is trained at least every second week.
void check_weak_link(Examiner& e) {
  if (e.request().weak_links.empty()) return;
  const Cause* cause = find_entry(e.knowledge().causes, e.request().weak_links.front().cause);
  if (!cause) return;
  const Names names = choosable(e, cause->exercises);
  if (names.empty()) return;
  int missed = 0;
  for (const PlanWeek& week : e.programme().weeks) {
    const bool trained = stands_in(week, names);
    if (!trained && !has_room(e, week)) continue;
    missed = trained ? 0 : missed + 1;
    if (missed >= e.rules().missed_weeks && !e.excused("R-SPORT", cause->id, week.number)) {
      e.blame("R-SPORT", week.number, cause->id,
              "the first weak link goes untrained for weeks, and not said");
    }
  }
}

// R-SPORT: an exercise whose stated purpose names the aim, in the first weeks, or it is said.
void check_aim(Examiner& e) {
  Names names;
  std::vector<std::string> ids = e.request().emphases;
  for (const std::string& id : emphases_of(e.knowledge(), e.request().aim)) ids.push_back(id);
  for (const std::string& id : ids) {
    const SportEmphasis* sport = find_entry(e.knowledge().sports, id);
    if (sport) names.merge(choosable(e, sport->exercises));
  }
  const auto& weeks = e.programme().weeks;
  const bool room = !weeks.empty() && has_room(e, weeks.front());
  if (names.empty() || !room || weeks.size() < 2) return;
  const auto first = std::min(static_cast<std::size_t>(e.rules().aim_weeks), weeks.size());
  for (std::size_t i = 0; i < first; ++i) {
    if (stands_in(weeks[i], names)) return;
  }
  if (e.excused("R-SPORT", "", 0)) return;
  e.blame("R-SPORT", 0, std::string(word_for(e.request().aim)),
          "nothing is chosen for the aim, and not said");
}

}  // namespace

void check_emphasis(Examiner& e) {
  check_weak_link(e);
  check_aim(e);
}

}  // namespace dowel::checker
