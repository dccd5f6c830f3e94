#include "server/sheet.h"

#include <algorithm>
#include <set>

#include "core/catalogue/volume.h"
#include "core/coach/book.h"
#include "core/coach/plan_now.h"
#include "report/log_words.h"

namespace dowel::server {
namespace {

// The working sets of the last session that had the exercise, before this one.
Json last_of(const ExerciseBook& kept, LocalDate before) {
  for (auto session = kept.done.rbegin(); session != kept.done.rend(); ++session) {
    if (day_of(session->when) >= before) continue;
    Json sets = Json::array();
    for (const SetEntry& set : session->sets) {
      if (set.kind != SetKind::kWarmup) sets.push_back(formats::record_to_json(set));
    }
    return {{"date", to_text(day_of(session->when))}, {"sets", std::move(sets)}};
  }
  return nullptr;
}

bool stands_in(const PlanDay& day, const std::string& slug) {
  return std::ranges::any_of(day.blocks, [&](const PlanBlock& block) {
    return std::ranges::any_of(block.lines,
                               [&](const Prescription& line) { return line.exercise == slug; });
  });
}

bool needs_nothing(const Exercise& exercise) {
  return std::ranges::any_of(exercise.equipment, [](const auto& way) { return way.empty(); });
}

bool is_accessory(const Exercise& exercise) {
  return has_role(exercise, Role::kAccessory) && exercise.category <= Category::kRotation &&
         exercise.choose_from.empty();
}

// Names of the hip's muscle groups that two exercises both have for their target.
std::string shared_targets(const Knowledge& knowledge, const Exercise& one, const Exercise& other) {
  const auto theirs = sets_per_group(knowledge, other);
  std::string names;
  for (const auto& [id, sets] : sets_per_group(knowledge, one)) {
    const MuscleGroup* group = find_entry(knowledge.groups, id);
    const auto found = theirs.find(id);
    if (!group || !group->hip || sets < 1 || found == theirs.end() || found->second < 1) continue;
    names.append(names.empty() ? "" : ", ").append(group->name);
  }
  return names;
}

// What may stand in for a line of a day: what the catalogue names for it first, then easier steps,
// then what has the same target; only what a plan made now would not leave out.
class Swaps {
 public:
  Swaps(const Book& book, const PlanDay& day, const PlanBlock& block, const Exercise& exercise)
      : book_(book), day_(day), block_(block), exercise_(exercise) {}

  Result<Json> all() {
    for (const std::string& id : exercise_.swaps) DOWEL_TRY(offer(id, "does the same job"));
    for (const std::string& id : exercise_.easier) {
      DOWEL_TRY(offer(id, "is an easier step of the same exercise"));
    }
    if (block_.kind == BlockKind::kAccessory && is_accessory(exercise_)) {
      constexpr std::size_t kMost = 5;  // more are no choice but a list
      for (const Exercise& other : book_.knowledge().exercises) {
        if (swaps_.size() >= kMost) break;
        const std::string shared = shared_targets(book_.knowledge(), exercise_, other);
        if (shared.empty() || !is_accessory(other)) continue;
        DOWEL_TRY(offer(other.id, "has the same target: " + shared));
      }
    }
    return std::move(swaps_);
  }

 private:
  Result<void> offer(const std::string& id, const std::string& reason) {
    const Exercise* other = find_exercise(book_.knowledge(), id);
    if (other == nullptr || other == &exercise_ || !other->choose_from.empty()) return {};
    if (stands_in(day_, other->slug) || !offered_.insert(other->slug).second) return {};
    if (!equipment_suffices(other->equipment, book_.athlete().equipment)) return {};
    const auto against = why_not_now(book_, *other);
    DOWEL_TRY(against);
    if (!against->empty()) return {};
    if (has_flag(*other, Flag::kVeryHard)) {  // comes after its easier steps
      const auto kept = book_.exercise(other->slug);
      DOWEL_TRY(kept);
      if ((*kept)->done.empty()) return {};
    }
    Json reasons = Json::array({reason});
    if (needs_nothing(*other)) reasons.push_back("needs nothing");
    swaps_.push_back(
        {{"exercise", other->slug},
         {"name", other->name},
         {"reasons", std::move(reasons)},
         {"to_the_end", block_.kind == BlockKind::kAccessory && is_accessory(*other)}});
    return {};
  }

  const Book& book_;
  const PlanDay& day_;
  const PlanBlock& block_;
  const Exercise& exercise_;
  Json swaps_ = Json::array();
  std::set<std::string> offered_{};
};

}  // namespace

Result<Json> make_sheet(const app::Desk& desk, const report::TodayTold& today) {
  const Book book = make_book(desk.book, desk.rules);
  Json json = report::begin_answer("sheet");
  json["date"] = to_text(today.date);
  json["lines"] = Json::array();
  if (!today.session) return json;
  const PlanDay& day = *today.session;
  for (std::size_t block = 0; block < day.blocks.size(); ++block) {
    for (std::size_t i = 0; i < day.blocks[block].lines.size(); ++i) {
      const Prescription& line = day.blocks[block].lines[i];
      const Exercise* exercise = find_exercise(desk.rules.knowledge, line.exercise);
      const auto kept = book.exercise(line.exercise);
      DOWEL_TRY(kept);
      Json swaps = Json::array();
      if (exercise && !line.own) {  // lines of an own programme are never swapped unasked
        auto found = Swaps(book, day, day.blocks[block], *exercise).all();
        DOWEL_TRY(found);
        swaps = std::move(*found);
      }
      json["lines"].push_back(
          {{"block", block},
           {"line", i},
           {"exercise", line.exercise},
           {"name", report::exercise_words(desk.rules.knowledge, {line.exercise, ""})},
           {"takes_load", line.load.kind != LoadKind::kNone},
           {"last", last_of(**kept, today.date)},
           {"swaps", std::move(swaps)}});
    }
  }
  return json;
}

}  // namespace dowel::server
