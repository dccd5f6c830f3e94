#include "server/sheet.h"

#include <algorithm>

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

// Why it may stand in for the other, for people.
std::vector<std::string> reasons_for(const Exercise& other, bool named_swap) {
  std::vector<std::string> reasons{named_swap ? "does the same job"
                                              : "is an easier step of the same exercise"};
  const bool needs_nothing =
      std::ranges::any_of(other.equipment, [](const auto& way) { return way.empty(); });
  if (needs_nothing) reasons.emplace_back("needs nothing");
  return reasons;
}

Result<Json> swaps_of(const Book& book, const PlanDay& day, const Exercise& exercise) {
  const Knowledge& knowledge = book.knowledge();
  Json swaps = Json::array();
  const auto offer = [&](const std::vector<std::string>& ids, bool named_swap) -> Result<void> {
    for (const std::string& id : ids) {
      const Exercise* other = find_exercise(knowledge, id);
      if (other == nullptr || !other->choose_from.empty() || stands_in(day, other->slug)) continue;
      if (!equipment_suffices(other->equipment, book.athlete().equipment)) continue;
      const auto against = why_not_now(book, *other);
      DOWEL_TRY(against);
      if (!against->empty()) continue;  // what a plan made now would leave out is not offered
      swaps.push_back({{"exercise", other->slug},
                       {"name", other->name},
                       {"reasons", reasons_for(*other, named_swap)}});
    }
    return {};
  };
  DOWEL_TRY(offer(exercise.swaps, true));
  DOWEL_TRY(offer(exercise.easier, false));
  return swaps;
}

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
        auto found = swaps_of(book, day, *exercise);
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
