#include "core/plan/weak_link_weeks.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "core/catalogue/coach_rules.h"
#include "core/log/civil_time.h"
#include "core/plan/each_line.h"
#include "core/plan/weekly_sets.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool works(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

// Working sets of each exercise over the plan.
std::map<std::string, int> sets_of(const std::vector<PlanWeek>& weeks) {
  std::map<std::string, int> sets;
  for (const PlanWeek& week : weeks) {
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      if (works(block.kind) && !line.own) sets[line.exercise] += line.sets;
    });
  }
  return sets;
}

// "Hip thrust (24 instead of 8)" for every exercise whose sets differ that way.
std::string differences(const Knowledge& knowledge, const std::map<std::string, int>& with,
                        const std::map<std::string, int>& without,
                        const std::function<bool(const std::string&, int, int)>& tells) {
  std::string text;
  std::set<std::string> slugs;
  for (const auto& [slug, sets] : with) slugs.insert(slug);
  for (const auto& [slug, sets] : without) slugs.insert(slug);
  for (const std::string& slug : slugs) {
    const auto count = [&](const std::map<std::string, int>& sets) {
      const auto found = sets.find(slug);
      return found == sets.end() ? 0 : found->second;
    };
    if (!tells(slug, count(with), count(without))) continue;
    const Exercise* exercise = by_slug(knowledge, slug);
    text.append(text.empty() ? "" : ", ").append(exercise ? exercise->name : slug);
    const int sets = count(with);
    text.append(" (").append(std::to_string(sets)).append(sets == 1 ? " set" : " sets");
    text.append(" instead of ");
    text.append(std::to_string(count(without))).append(")");
  }
  return text;
}

// Sets of what trains the first weak link: with a load, and of all kinds.
struct LinkSets {
  int loaded = 0;
  int all = 0;

  auto operator<=>(const LinkSets&) const = default;  // the loaded ones decide

  LinkSets& operator+=(const LinkSets& more) {
    loaded += more.loaded;
    all += more.all;
    return *this;
  }
};

LinkSets link_sets(const PlanContext& context, const PlanWeek& week) {
  const Cause& cause = *context.weak_links.front();
  LinkSets sets;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    const Exercise* exercise = by_slug(context.knowledge, line.exercise);
    if (!works(block.kind) || line.own || !exercise) return;
    if (trains_link(context, cause, *exercise)) sets.all += line.sets;
    const bool accessory = block.kind == BlockKind::kAccessory;
    if (accessory && trains_with_load(context, cause, *exercise)) sets.loaded += line.sets;
  });
  return sets;
}

// The same over the plan, easier weeks apart.
LinkSets link_sets(const PlanContext& context, const std::vector<PlanWeek>& weeks) {
  LinkSets sets;
  for (const PlanWeek& week : weeks) {
    if (!week.deload) sets += link_sets(context, week);
  }
  return sets;
}

// The same in the first week that is not an easier one.
LinkSets first_sets(const PlanContext& context, const std::vector<PlanWeek>& weeks) {
  const auto first = std::ranges::find_if(weeks, [](const PlanWeek& week) { return !week.deload; });
  return first == weeks.end() ? LinkSets{} : link_sets(context, *first);
}

// True when an exercise that trains it, or a link as likely, has fewer sets than without it.
bool takes_from_links(const PlanContext& context, const std::vector<PlanWeek>& with,
                      const std::vector<PlanWeek>& without) {
  const auto now = sets_of(with);
  return std::ranges::any_of(sets_of(without), [&](const auto& then) {
    const Exercise* exercise = by_slug(context.knowledge, then.first);
    const auto found = now.find(then.first);
    const int sets = found == now.end() ? 0 : found->second;
    return exercise && trains_even_link(context, *exercise) && sets < then.second;
  });
}

// What the first weak link changed, against the weeks as they would be had nothing been told.
void add_note_on_link(const PlanContext& context, const std::vector<PlanWeek>& plain,
                      Programme& programme) {
  const Cause& cause = *context.weak_links.front();
  const auto with = sets_of(programme.weeks);
  const auto without = sets_of(plain);
  const PlanWords& words = context.rules.words;
  const auto trains = [&](const std::string& slug) {
    const Exercise* exercise = by_slug(context.knowledge, slug);
    return exercise && trains_link(context, cause, *exercise);
  };
  // How long is said with the figures: they are those of the whole plan.
  const std::string weeks = std::to_string(programme.weeks.size());
  const std::string more =
      differences(context.knowledge, with, without,
                  [&](const auto& slug, int now, int then) { return trains(slug) && now > then; });
  if (more.empty()) {
    programme.notes.push_back(because(words.note_link_full, {{"cause", cause.name}}));
    return;
  }
  const bool tested = context.request.weak_links.front().tested;
  const std::string less = differences(context.knowledge, with, without,
                                       [](const auto&, int now, int then) { return now < then; });
  programme.notes.push_back(
      because(tested ? words.note_link : words.note_link_suspected,
              {{"cause", cause.name},
               {"weeks", weeks},
               {"more", more},
               {"less", less.empty() ? "" : say(words.note_link_less, {{"less", less}})}}));
}

// The test that raises the cause and fewest others, with what the athlete owns and can do now;
// null: there is none.
const DiscriminatingTest* test_for(const PlanContext& context, const Cause& cause) {
  const DiscriminatingTest* best = nullptr;
  std::size_t fewest = 1000;
  for (const DiscriminatingTest& test : context.knowledge.tests) {
    if (!equipment_suffices(test.equipment, context.request.athlete.equipment)) continue;
    if (test.with_load && context.back_hurts) continue;
    for (const TestOutcome& outcome : test.outcomes) {
      const auto& raises = outcome.raises;
      const bool names = std::ranges::find(raises, cause.id) != raises.end();
      if (!names || raises.size() >= fewest) continue;
      best = &test;
      fewest = raises.size();
    }
  }
  return best;
}

// Which test speaks for the first weak link or would, and when it is done again: in the last week,
// but not before anything can have changed.
void add_note_on_test(const PlanContext& context, Programme& programme) {
  const Cause& cause = *context.weak_links.front();
  const WeakLink& link = context.request.weak_links.front();
  const DiscriminatingTest* test = find_entry(context.knowledge.tests, link.test);
  if (!test) test = test_for(context, cause);
  if (!test) return;
  const LocalDate start = context.request.start;
  const std::chrono::days apart{context.knowledge.coach->compare_apart_days};
  const LocalDate again =
      std::max(start + std::chrono::weeks{context.request.weeks - 1}, start + apart);
  const auto week = std::chrono::duration_cast<std::chrono::weeks>(again - start).count() + 1;
  const PlanWords& words = context.rules.words;
  Reason note = because(link.tested ? words.note_link_test_again : words.note_link_test,
                        {{"cause", cause.name},
                         {"day", to_text(again)},
                         {"week", std::to_string(week)},
                         {"test", test->name}});
  note.remedies = {{RemedyKind::kAnswerTest, test->id}};
  programme.notes.push_back(std::move(note));
}

}  // namespace

// By itself the first full week may hold more, where its turn in the rotation falls; and the weeks
// together, where its exercises are long and the days short.
CandidatePool lay_weeks(const PlanContext& context, const MainHinge& main, const WeekLayout& layout,
                        Programme& programme) {
  CandidatePool pool = make_pool(context);
  const Choosing leading{context, pool};
  programme.weeks = make_weeks(leading, leading, main, layout);
  if (context.weak_links.empty()) return pool;
  PlanContext plain = context;
  plain.lead_link = false;
  CandidatePool other = make_pool(plain);
  const Choosing aside{plain, other};
  const std::vector<PlanWeek> by_itself = make_weeks(aside, aside, main, layout);
  const auto worse = [&](const std::vector<PlanWeek>& weeks) {
    return first_sets(context, by_itself) > first_sets(context, weeks) ||
           link_sets(context, by_itself) > link_sets(context, weeks) ||
           takes_from_links(context, weeks, by_itself);
  };
  if (worse(programme.weeks)) programme.weeks = make_weeks(aside, leading, main, layout);
  if (worse(programme.weeks)) {
    programme.weeks = by_itself;
    for (PlanWeek& week : programme.weeks) raise_link_sets(context, week);
    pool = std::move(other);
  }
  add_note_on_link(context, by_itself, programme);
  add_note_on_test(context, programme);
  return pool;
}

}  // namespace dowel
