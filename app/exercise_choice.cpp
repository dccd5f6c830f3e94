#include "app/exercise_choice.h"

#include <algorithm>

#include "app/typed_words.h"
#include "core/plan/variant.h"
#include "formats/plan_request_json.h"
#include "formats/text_values.h"
#include "knowledge/load_foreign_words.h"

namespace dowel::app {

std::vector<formats::CatalogueName> catalogue_names(const Knowledge& knowledge) {
  std::vector<formats::CatalogueName> names;
  for (const Exercise& e : knowledge.exercises) {
    names.push_back({.slug = e.slug, .name = e.name, .aliases = e.aliases, .tools = e.equipment});
  }
  return names;
}

std::vector<formats::CatalogueName> catalogue_names(const Knowledge& knowledge,
                                                    const ForeignWords& words) {
  std::vector<formats::CatalogueName> names = catalogue_names(knowledge);
  for (const StockNames& stock : words.stock_names) {
    const auto ours = std::find_if(names.begin(), names.end(),
                                   [&](const auto& name) { return name.slug == stock.exercise; });
    if (ours == names.end()) continue;
    ours->stock_names.insert(ours->stock_names.end(), stock.names.begin(), stock.names.end());
  }
  return names;
}

Result<std::vector<formats::CatalogueName>> names_for_import(const Knowledge& knowledge) {
  const auto words = load_foreign_words();
  DOWEL_TRY(words);
  return catalogue_names(knowledge, *words);
}

const Exercise* exercise_by_words(const Knowledge& knowledge, const std::string& words) {
  std::string low = formats::lowered(formats::trimmed(words));
  if (low.empty()) return nullptr;
  if (const Exercise* found = find_exercise(knowledge, low)) return found;
  std::string slug = low;
  std::replace(slug.begin(), slug.end(), ' ', '-');
  std::replace(slug.begin(), slug.end(), '_', '-');
  if (const Exercise* found = find_exercise(knowledge, slug)) return found;
  for (const Exercise& e : knowledge.exercises) {
    if (formats::lowered(e.name) == low) return &e;
  }
  if (const auto meant = meant_word(WordFor::kExercise, low)) {
    return find_exercise(knowledge, *meant);
  }
  const auto suggestion = formats::suggest_exercise(words, catalogue_names(knowledge));
  if (suggestion.confidence != formats::Confidence::kHigh) return nullptr;
  return find_exercise(knowledge, suggestion.slug);
}

Result<const Exercise*> require_exercise_by_words(const Knowledge& knowledge,
                                                  const std::string& words) {
  if (const Exercise* found = exercise_by_words(knowledge, words)) return found;
  return require_exercise(knowledge, words);
}

namespace {

// Those of ours whose name stands whole within the words, the longest first: "paused deadlift" is a
// deadlift of a kind, "single leg glute bridge" a glute bridge.
std::vector<std::string> names_within(const Knowledge& knowledge, const std::string& words) {
  const std::string typed = " " + plain_word(words) + " ";
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const Exercise& e : knowledge.exercises) {
    std::vector<std::string> names{e.name, e.slug};
    names.insert(names.end(), e.aliases.begin(), e.aliases.end());
    std::size_t longest = 0;
    for (const std::string& name : names) {
      const std::string plain = plain_word(name);
      if (!plain.empty() && typed.find(" " + plain + " ") != std::string::npos) {
        longest = std::max(longest, plain.size());
      }
    }
    if (longest > 0) found.emplace_back(longest, e.slug);
  }
  std::ranges::stable_sort(found, std::ranges::greater{},
                           [](const auto& one) { return one.first; });
  std::vector<std::string> slugs;
  for (auto& [length, slug] : found) slugs.push_back(std::move(slug));
  return slugs;
}

// A lift's name as it is compared: what people call it otherwise is the same.
std::string lift_word(const std::string& name) {
  return meant_word(WordFor::kLift, name).value_or(plain_word(name));
}

// The athlete's own lifts of the newest plan that Dowel has no rules for, as they are called there.
Result<std::vector<std::string>> lifts_of_plan(store::Store& store, const AthleteId& athlete,
                                               const Knowledge& knowledge) {
  auto book = store.book(athlete);
  DOWEL_TRY(book);
  std::vector<std::string> names;
  const auto newest = std::ranges::max_element(book->plans, {}, &PlanRecord::made);
  if (newest == book->plans.end()) return names;
  const auto request = formats::plan_request_from_json(newest->request);
  if (!request) return names;  // told by whoever shows the plan
  for (const TrainingDay& day : request->days) {
    for (const OwnLift& lift : day.own) {
      if (exercise_by_words(knowledge, lift.exercise) == nullptr) names.push_back(lift.exercise);
    }
  }
  return names;
}

}  // namespace

Result<ExerciseRef> choose_exercise(store::Store& store, const AthleteId& athlete,
                                    const Knowledge& knowledge, const std::string& words,
                                    NewNames new_names) {
  const std::string name{formats::trimmed(words)};
  if (name.empty()) {
    return fail(ErrorCode::kUsage, "the exercise has no name", "say one, e.g. deadlift");
  }
  if (const Exercise* ours = exercise_by_words(knowledge, name)) return ExerciseRef{ours->slug, ""};
  auto used = store.exercises(athlete);
  DOWEL_TRY(used);
  std::vector<std::string> names;
  for (const ExerciseUse& use : *used) {
    if (!use.exercise.slug.empty()) continue;
    if (formats::lowered(use.exercise.name) == formats::lowered(name)) return use.exercise;
    names.push_back(use.exercise.name);
  }
  // By another of its names: as the plan calls it, or else the log.
  auto planned = lifts_of_plan(store, athlete, knowledge);
  DOWEL_TRY(planned);
  for (const auto* known : {&*planned, &names}) {
    const auto same = std::ranges::find(*known, lift_word(name), lift_word);
    if (same != known->end()) return ExerciseRef{"", *same};
  }
  // A lift that people know by this name, and a variant of one of ours ("paused deadlift"), is
  // meant as it is typed, though Dowel has no rules for it.
  const bool offered = new_names == NewNames::kOffered;
  if (const auto lift = meant_word(WordFor::kLift, name); offered && lift) {
    return ExerciseRef{"", *lift};
  }
  if (offered && counts_as(knowledge, name) != nullptr) return ExerciseRef{"", name};
  if (new_names == NewNames::kTaken) return ExerciseRef{"", name};
  names.insert(names.end(), planned->begin(), planned->end());
  for (const Exercise& e : knowledge.exercises) {
    names.push_back(e.slug);
    names.insert(names.end(), e.aliases.begin(), e.aliases.end());
  }
  std::string hint;
  std::vector<std::string> nearest = names_within(knowledge, name);
  for (std::string& near : nearest_words(formats::lowered(name), names, 3)) {
    if (std::ranges::find(nearest, near) == nearest.end()) nearest.push_back(std::move(near));
  }
  nearest.resize(std::min<std::size_t>(nearest.size(), 3));
  for (const std::string& near : nearest) {
    hint.append(hint.empty() ? "did you mean " : ", ").append(near);
  }
  hint.append(hint.empty() ? "" : "? ")
      .append(new_names == NewNames::kOffered ? "to log it under its own name add --free"
                                              : "'dowel explain' lists those Dowel knows, 'dowel "
                                                "progress' those in the log");
  return fail(ErrorCode::kUsage, "no exercise is called '" + name + "'", hint);
}

}  // namespace dowel::app
